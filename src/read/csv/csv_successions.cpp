// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_successions.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/number/decimal.hpp>

namespace thads {

namespace {

struct successions_csv {
  enum column : std::size_t { from, to, day, kind, share, column_count };
  static constexpr std::array<std::string_view, column_count> names{"from", "to", "date", "kind",
                                                                    "share"};
};

// A merger and a new name pass on everything. Nine decimals are more than anybody can justify, and
// shares along a chain of four such steps can still be multiplied exactly.
decimal read_share(csv_table& row, succession_kind kind) {
  constexpr int most_decimals = 9;
  const std::string_view text = row.text(successions_csv::share);
  if (text.empty()) return 1;
  decimal share;
  const bool is_number = static_cast<bool>(
      from_chars(text.data(), text.data() + text.size(), share, number_format::plain));
  const bool is_whole_move = kind == succession_kind::merge || kind == succession_kind::rename;
  if (!is_number || share <= 0 || share > 1 || share.scale() > most_decimals ||
      (is_whole_move && share != 1)) {
    row.fault(rule::share_invalid, successions_csv::share, text);
  }
  return share;
}

succession read_succession(csv_table& row) {
  using c = successions_csv;
  succession s{.from = std::string(row.required(c::from)),
               .to = std::string(row.required(c::to)),
               .day = row.day(c::day),
               .kind = row.word<succession_kind>(c::kind),
               .line = row.line()};
  if (row.good() && s.day == earliest_date) {  // no day before, on which `from` could have been
    row.fault(rule::date_invalid, c::day, row.text(c::day));
  }
  s.share = read_share(row, s.kind);
  return s;
}

// Holds the rows against each other and against the table of units.
class succession_check {
 public:
  succession_check(const succession_table& table, const agency_tree& tree, findings& report,
                   std::uint32_t file)
      : table_(table), tree_(tree), report_(report), file_(file) {}

  void run() {
    for (const succession& s : table_.rows()) check_units_of(s);
    check_shares();
    check_cycles();
    check_ends();
  }

 private:
  void note(std::uint64_t line, rule r, std::string_view field, std::string value) {
    report_.add({.id = r, .file = file_, .line = line, .field = field, .value = std::move(value)});
  }

  void check_units_of(const succession& s) {
    const date eve = s.day - std::chrono::days(1);
    if (!tree_.knows(s.from)) {
      note(s.line, rule::unit_unknown, "from", s.from);
    } else if (tree_.find(s.from, eve) == nullptr) {
      note(s.line, rule::predecessor_not_in_force, "from", s.from);
    } else if (s.kind != succession_kind::transfer && tree_.find(s.from, s.day) != nullptr) {
      note(s.line, rule::predecessor_stays, "from", s.from);
    }
    if (!tree_.knows(s.to)) {
      note(s.line, rule::unit_unknown, "to", s.to);
    } else if (tree_.find(s.to, s.day) == nullptr) {
      note(s.line, rule::successor_not_in_force, "to", s.to);
    }
  }

  // What a unit gives away on one day is all of it, or at most all of it when it stays.
  void check_shares() {
    const auto rows = table_.rows();
    for (std::size_t first = 0; first < rows.size();) {
      std::size_t next = first;
      decimal sum = 0;
      bool stays = true;
      std::uint64_t last_line = 0;
      for (; next < rows.size() && rows[next].from == rows[first].from &&
             rows[next].day == rows[first].day;
           ++next) {
        sum += rows[next].share;
        last_line = std::max(last_line, rows[next].line);
        stays = stays && rows[next].kind == succession_kind::transfer;
      }
      if (sum > 1 || (!stays && sum != 1)) {
        note(last_line, rule::succession_overlap, "share", to_string(sum.normalized()));
      }
      first = next;
    }
  }

  using row_list = std::vector<const succession*>;

  // Without the rows that lead nowhere, where `first` and `last` give the unit at which a row
  // begins and that at which it ends; and without the rows that then lead nowhere, and so on.
  [[nodiscard]] static row_list without_dead_ends(const row_list& rows,
                                                  std::string succession::*first,
                                                  std::string succession::*last) {
    std::map<std::string_view, std::size_t> ways_on;
    std::map<std::string_view, row_list> ending_at;
    for (const succession* s : rows) {
      ++ways_on[s->*first];
      ending_at[s->*last].push_back(s);
    }
    row_list dead;
    const auto drop_rows_to = [&](std::string_view unit) {
      for (const succession* s : std::exchange(ending_at[unit], {})) dead.push_back(s);
    };
    for (const succession* s : rows) {
      if (!ways_on.contains(s->*last)) drop_rows_to(s->*last);
    }
    for (std::size_t i = 0; i < dead.size(); ++i) {
      if (--ways_on[dead[i]->*first] == 0) drop_rows_to(dead[i]->*first);
    }
    row_list kept;
    for (const auto& [unit, ending] : ending_at)
      kept.insert(kept.end(), ending.begin(), ending.end());
    return kept;
  }

  // Units that end on one day cannot pass their histories around in a circle; units that stay may
  // exchange parts.
  void check_cycles() {
    std::map<date, row_list> days;
    for (const succession& s : table_.rows()) {
      if (s.kind != succession_kind::transfer || s.from == s.to) days[s.day].push_back(&s);
    }
    for (auto& [day, rows] : days) {
      rows = without_dead_ends(rows, &succession::from, &succession::to);
      rows = without_dead_ends(rows, &succession::to, &succession::from);
      for (const succession* s : rows) note(s->line, rule::succession_cycle, "to", s->from);
    }
  }

  // A unit that ends and leaves its history to nobody.
  void check_ends() {
    std::set<std::pair<std::string_view, date>> passed_on;
    for (const succession& s : table_.rows()) {
      if (s.kind != succession_kind::transfer) passed_on.emplace(s.from, s.day);
    }
    for (const agency& a : tree_.rows()) {
      if (a.valid_to == latest_date) continue;
      const date after = a.valid_to + std::chrono::days(1);
      if (tree_.find(a.code, after) != nullptr || passed_on.contains({a.code, after})) continue;
      note(0, rule::successor_missing, {}, a.code);
    }
  }

  const succession_table& table_;
  const agency_tree& tree_;
  findings& report_;
  std::uint32_t file_;
};

}  // namespace

succession_table read_successions(const text_input& input, const agency_tree& tree,
                                  findings& report, csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, successions_csv::names, {}, report, file);
  std::vector<succession> rows;
  while (row.next()) {
    if (!row.good()) continue;
    succession s = read_succession(row);
    if (row.good()) rows.push_back(std::move(s));
  }
  succession_table table(std::move(rows));
  succession_check(table, tree, report, file).run();
  detail::locate_fields(input, format, successions_csv::names, report, file);
  return table;
}

}  // namespace thads
