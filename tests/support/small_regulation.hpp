// SPDX-License-Identifier: Apache-2.0
// A regulation with four columns, small enough for forms that can be read at a glance.
#pragma once

#include <string>
#include <utility>

#include <thads/regulation/regulation.hpp>

namespace thads_test {

/// A = newly_accepted, F = F1 + F2 (finished, reduced), G = in_progress, and the rate R = F / A.
/// Form "types" counts cases by judgment type, form "agencies" thousands of đồng by agency; both
/// have the columns A, F over F and F1, G, and R.
[[nodiscard]] inline thads::regulation small_regulation() {
  using namespace thads;
  regulation r{.id = "TT99-2024", .number = "99/2024/TT-BTP"};
  const auto add = [&r](const char* id, bilingual title, const char* formula) {
    const expression e = parse_expression(formula);
    r.columns.push_back(
        {.id = id, .title = std::move(title), .formula = e, .weights = weights_of(r, e)});
  };
  add("A", {"Thụ lý", "Accepted"}, "newly_accepted");
  add("F1", {"Thi hành xong", "Finished"}, "finished");
  add("F2", {"Giảm", "Reduced"}, "reduced");
  add("F", {"Giải quyết xong", "Resolved"}, "F1 + F2");
  add("G", {"Đang thi hành", "In progress"}, "in_progress");
  indicator rate{.id = "R",
                 .title = {"Tỷ lệ", "Rate"},
                 .numerator = parse_expression("F"),
                 .denominator = parse_expression("A")};
  rate.numerator_weights = weights_of(r, rate.numerator);
  rate.denominator_weights = weights_of(r, rate.denominator);
  r.indicators.push_back(std::move(rate));
  form types{.id = "types",
             .number = "01/TK-THA",
             .title = {"Kết quả bằng việc", "Results by case"},
             .of = quantity::cases,
             .rows = row_axis::judgment_types};
  types.header = {{.title = {"Thụ lý", "Accepted"}, .id = "A"},
                  {.title = {"Giải quyết xong", "Resolved"},
                   .parts = {{.title = {"Giải quyết xong", "Resolved"}, .id = "F"},
                             {.title = {"Thi hành xong", "Finished"}, .id = "F1"}}},
                  {.title = {"Đang thi hành", "In progress"}, .id = "G"},
                  {.title = {"Tỷ lệ", "Rate"}, .id = "R"}};
  form agencies = types;
  agencies.id = "agencies";
  agencies.number = "05/TK-THA";
  agencies.of = quantity::money;
  agencies.rows = row_axis::agencies;
  agencies.money_unit = 1000;
  r.forms = {std::move(types), std::move(agencies)};
  return r;
}

}  // namespace thads_test
