// SPDX-License-Identifier: Apache-2.0
#include <thads/forms/checks.hpp>

#include <cstddef>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

namespace detail {

check::check(std::string id, bilingual title) {
  result_.id = std::move(id);
  result_.title = std::move(title);
}

void check::compare(std::string_view form_id, const form_row& row, std::string_view column,
                    int128_t stands, int128_t should) {
  ++result_.cells;
  if (stands == should) return;
  const int128_t difference = stands - should;
  const auto message = [&](std::string_view form_word, std::string_view row_word,
                           const std::string& row_name, std::string_view column_word,
                           std::string_view gap_word, number_format format) {
    std::string text;
    if (!form_id.empty()) text += std::string(form_word) + " " + std::string(form_id) + ", ";
    text += std::string(row_word) + " " + quoted_text(row_name) + ", " + std::string(column_word) +
            " " + std::string(column) + ": " + format_integer(stands, format) + " ≠ " +
            format_integer(should, format) + ", " + std::string(gap_word) + " " +
            format_integer(difference, format);
    return text;
  };
  result_.failures.push_back({.form = std::string(form_id),
                              .row = row.code,
                              .column = std::string(column),
                              .difference = difference,
                              .message = {message("biểu", "dòng", row.name.in(language::vi), "cột",
                                                  "chênh", number_format::vietnamese),
                                          message("form", "row", row.name.in(language::en),
                                                  "column", "difference", number_format::plain)}});
}

check_result check::done() && {
  if (!result_.failures.empty()) {
    result_.outcome = check_outcome::fail;
  } else if (result_.cells != 0) {
    result_.outcome = check_outcome::pass;
  } else {
    result_.reason = {"không có gì để so sánh", "there was nothing to compare"};
  }
  return std::move(result_);
}

}  // namespace detail

std::vector<check_result> check_identities(const form_sheet& sheet) {
  std::vector<check_result> results;
  for (const identity& i : sheet.under().identities) {
    const std::string text = to_string(i.left) + " = " + to_string(i.right);
    detail::check check(
        "identity." + sheet.which().id + "." + i.id,
        {"Biểu " + sheet.which().id + ": " + text, "Form " + sheet.which().id + ": " + text});
    for (const form_row& r : sheet.rows()) {
      check.compare(sheet.which().id, r, to_string(i.left), sheet.value(r, i.left_weights),
                    sheet.value(r, i.right_weights));
    }
    results.push_back(std::move(check).done());
  }
  return results;
}

check_result check_sums(const form_sheet& sheet) {
  const std::string& id = sheet.which().id;
  detail::check check("sums." + id, {"Biểu " + id + ": dòng tổng bằng tổng các dòng",
                                     "Form " + id + ": totals are the sums of their rows"});
  const std::vector<form_row>& rows = sheet.rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].adds_up) continue;
    measures sum;
    for (std::size_t k = i + 1; k < rows.size() && rows[k].level > rows[i].level; ++k) {
      if (rows[k].level == rows[i].level + 1) sum += rows[k].shown;
    }
    for (const regulation_column& c : sheet.under().columns) {
      check.compare(id, rows[i], c.id, sheet.value(rows[i], c.weights),
                    value_in(c.weights.sum(sum), sheet.which().of));
    }
  }
  return std::move(check).done();
}

check_result check_between_forms(const form_sheet& one, const form_sheet& other) {
  const bool comparable = one.which().of == other.which().of && &one.under() == &other.under() &&
                          one.period() == other.period() && one.root() == other.root() &&
                          one.which().only == other.which().only;
  if (!comparable) {
    throw error(errc::mismatch, "forms " + one.which().id + " and " + other.which().id +
                                    " do not count the same cases");
  }
  const std::string ids = one.which().id + "-" + other.which().id;
  detail::check check("forms." + ids, {"Biểu " + one.which().id + " = biểu " + other.which().id,
                                       "Form " + one.which().id + " = form " + other.which().id});
  for (const regulation_column& c : one.under().columns) {
    check.compare(other.which().id, other.rows().front(), c.id,
                  other.exact_value(other.rows().front(), c.weights),
                  one.exact_value(one.rows().front(), c.weights));
  }
  return std::move(check).done();
}

check_result check_levels(const form_sheet& whole, std::span<const form_sheet> parts) {
  const std::string& id = whole.which().id;
  detail::check check("levels." + id, {"Biểu " + id + ": bằng tổng các đơn vị cấp dưới",
                                       "Form " + id + ": is the sum of the units below"});
  measures sum;
  for (const form_sheet& part : parts) {
    if (&part.which() != &whole.which() || part.period() != whole.period()) {
      throw error(errc::mismatch, "the forms of different levels are not the same form");
    }
    sum += part.rows().front().exact;
  }
  if (parts.empty()) return std::move(check).done();
  for (const regulation_column& c : whole.under().columns) {
    check.compare(id, whole.rows().front(), c.id,
                  whole.exact_value(whole.rows().front(), c.weights),
                  value_in(c.weights.sum(sum), whole.which().of));
  }
  return std::move(check).done();
}

check_result check_filed_totals(const regulation& under, const tally& filed, const tally& figures,
                                const agency_tree& tree, quantity of) {
  const std::string what(code_of(of));
  detail::check check(
      "levels." + what,
      {"Số đơn vị báo cáo = tổng các đơn vị cấp dưới (" + std::string(term_of(of)) + ")",
       "What a unit filed is the sum of the units below (" + what + ")"});
  const tally by_unit = filed.project({dimension::unit});
  for (const tally_cell& unit : by_unit.cells()) {
    const measures sum = within(figures, tree, unit.key.unit).total();
    const form_row row{.code = unit.key.unit, .name = {unit.key.unit, unit.key.unit}};
    for (const regulation_column& c : under.columns) {
      check.compare({}, row, c.id, value_in(c.weights.sum(unit.values), of),
                    value_in(c.weights.sum(sum), of));
    }
  }
  return std::move(check).done();
}

check_result check_periods(const tally& before, const tally& now, const book_moves* moves) {
  if (before.period() != period(now.period().year() - 1, 12)) {
    throw error(errc::mismatch, "carried over is checked against the whole year before");
  }
  detail::check check("periods.cases", {"Số năm trước chuyển sang = số chuyển kỳ sau của năm trước",
                                        "Carried over = carried forward of the year before"});
  const measures then = before.total();
  const measures here = now.total();
  const std::int64_t forward =
      sum_of(then,
             std::array{measure::in_progress, measure::postponed_agreed, measure::postponed_other,
                        measure::suspended, measure::unenforceable, measure::unclassified})
          .count;
  const std::int64_t in_book = here[measure::separate_book].count;
  const int128_t should = moves != nullptr
                              ? int128_t{forward} - moves->moved + moves->returned
                              : int128_t{forward} + then[measure::separate_book].count - in_book;
  const std::int64_t carried = here[measure::carried_over].count;
  const int128_t gap = carried - should;
  if (moves == nullptr && gap > 0 && gap <= in_book) {
    check_result open = std::move(check).done();
    open.reason = {"có thể có việc thụ lý trong năm đã chuyển sổ theo dõi riêng",
                   "cases accepted this year may stand in the separate book already"};
    return open;
  }
  check.compare({}, form_row{.name = {"Tổng số", "Total"}}, code_of(measure::carried_over), carried,
                should);
  return std::move(check).done();
}

}  // namespace thads
