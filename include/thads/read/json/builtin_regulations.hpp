// SPDX-License-Identifier: Apache-2.0
// The regulations that come with thads: the files in src/regulations.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <thads/regulation/regulation.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// Reads the built-in regulation with this id, such as "TT05-2024". Throws errc::not_found with the
/// ids that there are.
[[nodiscard]] regulation read_builtin_regulation(std::string_view id);

/// The JSON of the built-in regulation with this id; nothing when there is none.
[[nodiscard]] std::optional<std::string_view> find_regulation_text(std::string_view id);

/// Reads every regulation that comes with thads, by the day from which it is in force.
[[nodiscard]] std::vector<regulation> read_builtin_regulations();

/// The same, read at the first call and kept, from any thread.
[[nodiscard]] const std::vector<regulation>& builtin_regulations();

/// The kept regulation with this id. Throws like read_builtin_regulation.
[[nodiscard]] const regulation& find_regulation(std::string_view id);

/// The built-in regulations in force on some day of the cumulative period, by date: more than one
/// when the year straddles a change. The last one is in force at the end of the period.
[[nodiscard]] std::vector<const regulation*> regulations_in(const period& in);

}  // namespace thads
