// SPDX-License-Identifier: Apache-2.0
// A tally as a long table: one row for each measure of each key that is not zero.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/report/numbers.hpp>
#include <thads/report/table.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

namespace detail {

struct long_row {
  std::vector<std::string> keys;  // the keys asked for, then the measure
  figure value;
};

inline std::vector<long_row> long_rows(const tally& t, std::span<const dimension> by) {
  std::vector<long_row> rows;
  for (const tally_cell& c : t.cells()) {
    std::vector<std::string> keys;
    keys.reserve(by.size() + 1);  // and the measure
    for (const dimension d : by) keys.push_back(key_text(c.key, d));
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      const auto of = static_cast<measure>(m);
      if (c.values[of].is_zero()) continue;
      rows.push_back({keys, c.values[of]});
      rows.back().keys.emplace_back(code_of(of));
    }
  }
  std::sort(rows.begin(), rows.end(),
            [](const long_row& a, const long_row& b) { return a.keys < b.keys; });
  return rows;
}

}  // namespace detail

/// The keys `by` of `t`, in the order given, then the measure, việc and đồng; sorted by these keys.
/// `t` is keyed by nothing else, or rows repeat.
[[nodiscard]] inline table make_tally_table(const tally& t, std::span<const dimension> by,
                                            language lang) {
  std::vector<heading> headings;
  const auto add = [&](const word& w, alignment align) {
    headings.push_back({std::string(w.code), {std::string(w.vi), std::string(w.code)}, align, {}});
  };
  for (const dimension d : by) add({code_of(d), term_of(d)}, alignment::left);
  add({"measure", "số liệu"}, alignment::left);
  add({"count", "việc"}, alignment::right);
  add({"money", "đồng"}, alignment::right);
  table result(std::move(headings));
  for (const detail::long_row& row : detail::long_rows(t, by)) {
    std::vector<cell> cells;
    for (const std::string& key : row.keys) cells.push_back(cell::text(key));
    cells.push_back(number_cell(row.value.count, lang));
    cells.push_back(number_cell(row.value.money, lang));
    result.add_row(std::move(cells));
  }
  return result;
}

}  // namespace thads
