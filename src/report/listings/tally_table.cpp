// SPDX-License-Identifier: Apache-2.0
#include <thads/report/listings/tally_table.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <thads/table/numbers.hpp>

namespace thads {

namespace {

// The places of the codes of Enum in their bytewise order.
template <vocabulary_enum Enum>
constexpr auto code_ranks = [] {
  std::array<std::size_t, word_count<Enum>> ranks{};
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    for (std::size_t j = 0; j < ranks.size(); ++j) {
      ranks[i] += code_of(static_cast<Enum>(j)) < code_of(static_cast<Enum>(i)) ? 1U : 0U;
    }
  }
  return ranks;
}();

// Every value of Enum, sorted by code.
template <vocabulary_enum Enum>
constexpr auto sorted_by_code = [] {
  std::array<Enum, word_count<Enum>> sorted{};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sorted[code_ranks<Enum>[i]] = static_cast<Enum>(i);
  }
  return sorted;
}();

// How two keys compare by the text of dimension `d`.
[[nodiscard]] std::strong_ordering compare_texts(const cell_key& a, const cell_key& b,
                                                 dimension d) {
  const auto by_code = [](auto x, auto y) {
    constexpr auto& ranks = code_ranks<decltype(x)>;
    return ranks[static_cast<std::size_t>(x)] <=> ranks[static_cast<std::size_t>(y)];
  };
  switch (d) {
    case dimension::unit:
      return a.unit <=> b.unit;
    case dimension::officer:
      return a.officer <=> b.officer;
    case dimension::initiation:
      return by_code(a.initiation, b.initiation);
    case dimension::judgment_type:
      return by_code(a.judgment, b.judgment);
    case dimension::flags:
      return a.flags.to_string() <=> b.flags.to_string();
  }
  return std::strong_ordering::equal;
}

// The cells of `t` in the bytewise order of the texts of `by`.
[[nodiscard]] std::vector<const tally_cell*> cells_by_text(const tally& t,
                                                           std::span<const dimension> by) {
  std::vector<const tally_cell*> cells;
  cells.reserve(t.cells().size());
  for (const tally_cell& c : t.cells()) cells.push_back(&c);
  std::stable_sort(cells.begin(), cells.end(), [by](const tally_cell* a, const tally_cell* b) {
    for (const dimension d : by) {
      if (const auto order = compare_texts(a->key, b->key, d); order != 0) return order < 0;
    }
    return false;
  });
  return cells;
}

}  // namespace

table make_tally_table(const tally& t, std::span<const dimension> by, language lang) {
  std::vector<heading> headings;
  const auto add = [&](const word& w, alignment align) {
    headings.push_back({std::string(w.code), {std::string(w.vi), std::string(w.code)}, align, {}});
  };
  for (const dimension d : by) add({code_of(d), term_of(d)}, alignment::left);
  add({"measure", "số liệu"}, alignment::left);
  add({"count", "việc"}, alignment::right);
  add({"money", "đồng"}, alignment::right);
  table result(std::move(headings));
  for (const tally_cell* c : cells_by_text(t, by)) {
    for (const measure m : sorted_by_code<measure>) {
      const figure& f = c->values[m];
      if (f.is_zero()) continue;
      std::vector<cell> cells;
      cells.reserve(result.columns().size());
      for (const dimension d : by) cells.push_back(cell::text(key_text(c->key, d)));
      cells.push_back(cell::text(std::string(code_of(m))));
      cells.push_back(number_cell(f.count, lang));
      cells.push_back(number_cell(f.money, lang));
      result.add_row(std::move(cells));
    }
  }
  return result;
}

}  // namespace thads
