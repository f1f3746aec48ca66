// SPDX-License-Identifier: Apache-2.0
// The time limits that commands hold steps against.
#pragma once

#include <memory>
#include <string>

#include <thads/counters/deadlines.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads::cli {

/// The limits of the file `law`, or the built-in ones when it is empty; nullptr when the file has
/// mistakes, which are told.
[[nodiscard]] std::shared_ptr<const deadline_rules> rules_of(const std::string& law, language lang);

}  // namespace thads::cli
