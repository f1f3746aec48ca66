// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_dockets.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace thads {

namespace {

struct dockets_csv {
  enum column : std::size_t {
    item,
    docket,
    unit,
    subject,
    opened,
    decided,
    outcome,
    people,
    amount,
    duplicate_of,
    officer,
    column_count
  };
  static constexpr std::array<std::string_view, column_count> names{
      "item",    "docket", "unit",   "subject",      "opened", "decided",
      "outcome", "people", "amount", "duplicate_of", "officer"};
  static constexpr std::size_t needed = people;  // of the columns, the first ones
};

class dockets_reader {
 public:
  dockets_reader(const text_input& input, std::vector<docket_kind> kinds, const agency_tree& units,
                 findings& report, csv_format format)
      : input_(input),
        format_(format),
        kinds_(std::move(kinds), {}),
        units_(units),
        report_(report),
        file_(report.add_file(input.name())),
        row_(input, format, dockets_csv::names, {}, report, file_, dockets_csv::needed) {}

  [[nodiscard]] docket_table read() {
    while (row_.next()) {
      const std::size_t at = items_.size();
      docket_item item{.id = std::string(row_.text(dockets_csv::item)),
                       .docket = std::string(row_.text(dockets_csv::docket))};
      if (row_.good()) read_fields(item);
      if (row_.good()) check_new(item);
      places_.emplace(std::pair(item.docket, item.id), row_.good() ? at : left_out);
      if (row_.good()) items_.push_back(std::move(item));
    }
    check_duplicates();
    detail::locate_fields(input_, format_, dockets_csv::names, report_, file_, dockets_csv::needed);
    return {std::vector(kinds_.kinds().begin(), kinds_.kinds().end()), std::move(items_)};
  }

 private:
  using c = dockets_csv;

  // In place of the index of a row with errors, whose duplicates are not also at fault.
  static constexpr std::size_t left_out = static_cast<std::size_t>(-1);

  void read_fields(docket_item& item) {
    row_.required(c::item);
    item.unit = row_.required(c::unit);
    item.officer = row_.text(c::officer);
    item.opened = row_.day(c::opened);
    item.people = count(c::people);
    item.amount = row_.amount(c::amount, 0).value_or(0);
    item.duplicate_of = row_.text(c::duplicate_of);
    item.line = row_.line();
    const docket_kind* const kind = kinds_.find(row_.required(c::docket));
    if (kind == nullptr) {
      if (!item.docket.empty()) row_.fault(rule::code_unknown, c::docket, item.docket);
      return;
    }
    item.subject = row_.required(c::subject);
    if (!item.subject.empty() && kind->find_subject(item.subject) == nullptr) {
      row_.fault(rule::code_unknown, c::subject, item.subject);
    }
    read_decision(item, *kind);
    if (row_.good()) check_unit(item);
  }

  void check_unit(const docket_item& item) {
    if (!units_.knows(item.unit)) {
      row_.fault(rule::unit_unknown, c::unit, item.unit);
    } else if (units_.find(item.unit, item.opened) == nullptr) {
      row_.fault(rule::unit_not_in_force, c::unit, item.unit);
    }
  }

  // The day and the outcome belong together; a duplicate is decided with the item counted instead.
  void read_decision(docket_item& item, const docket_kind& kind) {
    const std::string_view outcome = row_.text(c::outcome);
    if (row_.text(c::decided).empty() && outcome.empty()) return;
    if (item.is_duplicate()) {
      row_.fault(rule::decision_ignored, outcome.empty() ? c::decided : c::outcome,
                 outcome.empty() ? row_.text(c::decided) : outcome);
      return;
    }
    item.decided = row_.day(c::decided);
    item.outcome = row_.required(c::outcome);
    if (!outcome.empty() && kind.find_outcome(outcome) == nullptr) {
      row_.fault(rule::code_unknown, c::outcome, outcome);
    }
    if (row_.good() && *item.decided < item.opened) {
      row_.fault(rule::period_reversed, c::decided, row_.text(c::decided));
    }
  }

  [[nodiscard]] std::int64_t count(std::size_t column) {
    constexpr std::int64_t most = 999'999'999'999'999;
    const std::string_view text = row_.text(column);
    std::int64_t value = 0;
    if (text.empty()) return value;
    if (!from_chars(text.data(), text.data() + text.size(), value) || value < 0 || value > most) {
      row_.fault(rule::figure_invalid, column, text);
    }
    return value;
  }

  void check_new(const docket_item& item) {
    const auto found = places_.find({item.docket, item.id});
    if (found == places_.end() || found->second == left_out) return;
    row_.fault(rule::item_duplicate, c::item, std::to_string(items_[found->second].line));
  }

  // What is counted instead of an item must be counted itself, or the matter would be lost.
  void check_duplicates() {
    for (const docket_item& item : items_) {
      if (!item.is_duplicate()) continue;
      const auto found = places_.find({item.docket, item.duplicate_of});
      const bool is_counted = found != places_.end() &&
                              (found->second == left_out || !items_[found->second].is_duplicate());
      if (is_counted) continue;
      report_.add({.id = rule::duplicate_of_none,
                   .file = file_,
                   .line = item.line,
                   .field = c::names[c::duplicate_of],
                   .value = item.duplicate_of});
    }
  }

  const text_input& input_;
  csv_format format_;
  docket_table kinds_;  // without items
  const agency_tree& units_;
  findings& report_;
  std::uint32_t file_;
  csv_table row_;
  std::vector<docket_item> items_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;  // by docket and item
};

}  // namespace

docket_table read_dockets(const text_input& input, std::vector<docket_kind> kinds,
                          const agency_tree& units, findings& report, csv_format format) {
  return dockets_reader(input, std::move(kinds), units, report, format).read();
}

}  // namespace thads
