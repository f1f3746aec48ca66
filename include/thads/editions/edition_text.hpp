// SPDX-License-Identifier: Apache-2.0
// The canonical text of an edition, ready to be signed: the same edition gives the same bytes on
// every machine. docs/editions.md describes it line by line.
//
// Lines of fields between tabs. First what the edition says of itself, then the figures as a table,
// one measure of one key a line, at last the seal: the SHA-256 of all lines before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <thads/editions/digest.hpp>
#include <thads/editions/edition.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

namespace detail {

std::vector<dimension> dimensions_in(dimension_set set);

}  // namespace detail

/// An edition and its seal, by which other editions refer to it.
struct sealed_edition {
  edition content;
  sha256_digest seal{};  ///< the SHA-256 of the text before the line with the seal
};

/// The canonical text of `e`, with its seal. Throws errc::argument like require_sealable, and for
/// text that is not UTF-8.
[[nodiscard]] std::string seal(const edition& e);

/// The edition whose canonical text this is. Throws errc::corrupt, with what is wrong, for anything
/// else: the seal does not fit when a single byte is another. Memory stays within a small multiple
/// of the text.
[[nodiscard]] sealed_edition unseal(std::string_view text);

}  // namespace thads
