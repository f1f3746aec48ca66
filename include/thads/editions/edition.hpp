// SPDX-License-Identifier: Apache-2.0
// An edition: the figures of a period as they were given out, with what they were made from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/editions/digest.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// How far an edition can be relied on. The words are not sourced.
enum class edition_label : std::uint8_t {
  provisional = 0,  ///< figures may still change
  final = 1,        ///< figures as reported
  revised = 2,      ///< figures that take the place of an edition given out before
};

template <>
struct detail::vocabulary<edition_label> {
  static constexpr std::string_view noun = "label";
  static constexpr std::array<word, 3> words{
      {{"provisional", "sơ bộ"}, {"final", "chính thức"}, {"revised", "đã điều chỉnh"}}};
};

/// A file that figures were counted from.
struct edition_input {
  std::string name{};       ///< what the file is: "cases", "events", "units"
  std::uint64_t bytes = 0;  ///< its size
  sha256_digest sha256{};

  friend bool operator==(const edition_input&, const edition_input&) = default;
};

/// The figures of a period and what they were made from. Nothing in it depends on the machine, the
/// number of threads or the time, unless the caller gives the date.
struct edition {
  tally figures;
  std::vector<edition_input> inputs{};  ///< sorted by name, each name once
  std::string regulation{};             ///< id: "TT05-2024"
  sha256_digest regulation_sha256{};    ///< of its JSON
  std::string library = THADS_VERSION_STRING;
  edition_label label{};
  std::optional<date> sealed{};            ///< when it was given out, if the caller says so
  std::optional<sha256_digest> revises{};  ///< the seal of the edition whose place it takes

  friend bool operator==(const edition&, const edition&) = default;
};

/// The input of `e` with this name, or nullptr.
[[nodiscard]] const edition_input* find_input(const edition& e, std::string_view name);

/// Throws errc::argument, with what is wrong, unless `e` can be sealed: inputs sorted by name, none
/// twice; texts that are not empty; and a revised edition says which one it revises.
void require_sealable(const edition& e);

/// Throws errc::mismatch unless `given` is the very file that `e` was counted from.
void require_input(const edition& e, const edition_input& given);

}  // namespace thads
