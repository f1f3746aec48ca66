// SPDX-License-Identifier: Apache-2.0
// The outcomes of checks as a table: one row for each check that passed or is open, and one for
// each failure.
#pragma once

#include <span>

#include <thads/forms/checks.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// `checks` in their order. `difference` is in the unit of the form.
[[nodiscard]] table make_check_table(std::span<const check_result> checks, language lang);

/// True unless a check failed.
[[nodiscard]] bool none_failed(std::span<const check_result> checks) noexcept;

}  // namespace thads
