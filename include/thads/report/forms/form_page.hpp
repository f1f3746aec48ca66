// SPDX-License-Identifier: Apache-2.0
// What stands around the figures of every official form: head, titles, notes on its basis,
// signatures.
#pragma once

#include <string>

#include <thads/model/bilingual.hpp>
#include <thads/model/case_register.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/table/table.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What is printed on a form besides its figures.
struct form_labels {
  bilingual reporting_unit{};    ///< who reports; when empty, the unit that the form is about
  bilingual receiving_unit{};    ///< to whom; may be empty
  set_aside_counts set_aside{};  ///< cases that the figures leave out
};

namespace detail {

// "6 tháng đầu năm 2024 (từ 01/10/2023 đến 31/03/2024)": the year is not the calendar's.
[[nodiscard]] bilingual period_line(const period& in);

// The head. `number` is that of the form, `unit` what it is about.
void add_form_head(table& t, const std::string& number, const regulation& under,
                   const bilingual& unit, const form_labels& labels);

// Says how sure the columns are.
void add_basis_notes(table& t, basis how, const regulation& under);

void add_form_signatures(table& t);

}  // namespace detail

}  // namespace thads
