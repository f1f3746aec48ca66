// SPDX-License-Identifier: Apache-2.0
// The bodies of what register_builder.hpp declares. register_builder.hpp includes this file for
// users of the headers alone; the compiled library includes it once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/register_builder.hpp>

namespace thads {

namespace detail {

inline constexpr std::uint32_t no_unit = 0xFFFFFFFFU;

// Events are added to columns that grow by so many at a time, one check for all of them.
inline constexpr std::size_t events_at_once = 4096;

// Whether an event only has to have a date in the life of its case: most events are like that.
inline bool is_mere_date(std::uint8_t kind) noexcept {
  constexpr std::uint32_t types = [] {
    std::uint32_t bits = 0;
    for (const event_type type :
         {event_type::enforceable, event_type::unenforceable, event_type::request_received,
          event_type::assigned, event_type::notified, event_type::voluntary_end,
          event_type::verified, event_type::paid_out}) {
      bits |= 1U << static_cast<unsigned>(type);
    }
    return bits;
  }();
  return (types >> (kind & event_kind::type_mask) & 1U) != 0;
}

// Reorders `column` so that its element i goes to position[i]. One column at a time keeps the peak
// of memory low.
template <class T>
void permute(std::vector<T>& column, const std::vector<std::uint32_t>& position) {
  std::vector<T> moved(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) moved[position[i]] = column[i];
  column.swap(moved);
}

// Gives back room that growing left over, when it is more than a little.
template <class T>
void trim(std::vector<T>& column) {
  if (column.capacity() - column.size() > column.size() / 8) column.shrink_to_fit();
}

}  // namespace detail

THADS_INLINE void register_builder::reserve_cases(std::size_t n) {
  c_.ids.reserve(n, n * c_.ids.bytes() / std::max<std::size_t>(c_.ids.size(), 1));
  c_.accepted.reserve(n);
  c_.amount.reserve(n);
  c_.unit.reserve(n);
  c_.officer.reserve(n);
  c_.traits.reserve(n);
  c_.line.reserve(n);
}

THADS_INLINE void register_builder::reserve_events(std::size_t n) {
  n += detail::events_at_once;
  c_.event_day.reserve(n);
  c_.event_kind.reserve(n);
  c_.event_payload.reserve(n);
  c_.event_line.reserve(n);
}

THADS_INLINE void register_builder::note(rule r, std::uint32_t file, std::uint64_t line,
                                         std::string_view case_id, std::string_view field,
                                         std::string value) {
  report_.add({.id = r,
               .file = file,
               .line = line,
               .case_id = std::string(case_id),
               .field = field,
               .value = std::move(value)});
}

// Rows of one unit mostly follow each other.
THADS_INLINE std::uint32_t register_builder::unit_number(std::string_view code) {
  if (last_unit_ >= c_.units.size() || !detail::same_text(c_.units[last_unit_], code)) {
    last_unit_ = units_.find_or_add(c_.units, code);
  }
  return last_unit_;
}

THADS_INLINE std::uint32_t register_builder::officer_number(std::string_view code) {
  return officers_.find_or_add(c_.officers, code);
}

THADS_INLINE std::uint32_t register_builder::ground_number(std::string_view code) {
  if (code.empty()) return 0;
  if (c_.grounds.size() == 0) static_cast<void>(grounds_.find_or_add(c_.grounds, {}));
  return grounds_.find_or_add(c_.grounds, code);
}

THADS_INLINE void register_builder::add(const case_record& record, std::uint64_t line) {
  add(record, line, numbers_of<case_record>{*this, record});
}

THADS_INLINE void register_builder::add(const case_batch& cases, std::uint64_t line) {
  const std::size_t n = cases.ids.size();
  if (n == 0) return;
  const std::uint32_t last_line = detail::narrow_line(line + n - 1);
  for (std::size_t i = 0; i < n; ++i) {
    c_.ids.push_back(cases.ids[i]);
    if (c_.officers[cases.officers[i]].empty()) continue;
    check_home(cases.officers[i], cases.units[i], cases_file_, line + i, cases.ids[i]);
  }
  const auto append = [](auto& column, auto values) {
    column.insert(column.end(), values.begin(), values.end());
  };
  append(c_.accepted, cases.accepted);
  append(c_.amount, cases.amounts);
  append(c_.unit, cases.units);
  append(c_.officer, cases.officers);
  append(c_.traits, cases.traits);
  c_.line.resize(c_.line.size() + n);
  std::iota(c_.line.end() - static_cast<std::ptrdiff_t>(n), c_.line.end(),
            static_cast<std::uint32_t>(last_line - (n - 1)));
  bad_.resize(bad_.size() + n);
}

THADS_INLINE void register_builder::reject_case(std::string_view id, std::uint64_t line) {
  if (id.empty()) {
    ++unattributed_;
    rejected_.cases.push_back(detail::narrow_line(line));
    return;
  }
  add(case_record{.id = id}, line);
  bad_.back() = true;
}

// Which of two cases with one id is meant, nobody knows: both are bad. Where ids ascend, as those
// from a database mostly do, there are no two, and no index unless events come in another order.
THADS_INLINE void register_builder::close_cases() {
  are_closed_ = true;
  c_.first_event.assign(c_.accepted.size() + 1, 0);
  if (!c_.ids.ascends()) index_cases();
}

THADS_INLINE void register_builder::index_cases() {
  ids_.build(c_.ids, [this](std::uint32_t first, std::uint32_t second) {
    note(rule::case_duplicate, cases_file_, c_.line[second], c_.ids[second], "case_id",
         std::to_string(c_.line[first]));
    bad_[first] = bad_[second] = true;
    ++duplicates_;
  });
}

// Files usually list the events of a case together, or the cases in one order in both files. Trying
// the last case and the one after it finds most ids without a look-up.
THADS_INLINE std::uint32_t register_builder::find_case(std::string_view id) {
  if (last_id_ && detail::same_text(*last_id_, id)) return last_case_;
  return find_other_case(id);
}

THADS_INLINE std::uint32_t register_builder::find_other_case(std::string_view id) {
  if (!are_closed_) close_cases();
  const std::uint32_t next = last_id_ ? last_case_ + 1 : 0;
  const bool is_next = next < c_.ids.size() && detail::same_text(c_.ids[next], id);
  if (!is_next && ids_.empty()) index_cases();
  const auto found = is_next ? std::optional(next) : ids_.find(c_.ids, id);
  if (!found) return unknown_case;
  last_case_ = *found;
  last_id_ = c_.ids[last_case_];
  return last_case_;
}

THADS_INLINE void register_builder::reject_stray_event(std::string_view case_id,
                                                       std::uint64_t line) {
  if (!case_id.empty() && !file_rejected_) {
    note(rule::case_unknown, events_file_, line, case_id, "case_id");
  }
  ++unattributed_;
  rejected_.events.push_back(detail::narrow_line(line));
}

THADS_INLINE void register_builder::add(const event_record& record, std::uint64_t line) {
  add(record, line, numbers_of<event_record>{*this, record});
}

THADS_INLINE void register_builder::reject_event(std::string_view case_id, std::uint64_t line) {
  const std::uint32_t number = case_id.empty() ? unknown_case : find_case(case_id);
  if (number == unknown_case) return reject_stray_event(case_id, line);
  bad_[number] = true;
  push_event(number, 0, static_cast<std::uint8_t>(event_type::verified), 0, line);
}

// Makes `n` more events, whose columns are for the caller to fill, and gives the first.
THADS_INLINE std::size_t register_builder::append_events(std::size_t n) {
  const std::size_t first = events_;
  if (first + n > c_.event_day.size()) resize_events(first + std::max(n, detail::events_at_once));
  events_ += n;
  return first;
}

THADS_INLINE void register_builder::count_event(std::uint32_t of_case) {
  const bool is_late = of_case < last_event_case_;
  last_event_case_ = of_case;
  if (is_late && event_case_.empty()) write_down_cases();
  if (!event_case_.empty()) event_case_.push_back(of_case);
  ++c_.first_event[of_case + 1];
}

THADS_INLINE void register_builder::write_down_cases() {
  event_case_.reserve(c_.event_day.capacity());
  for (std::uint32_t i = 0; i + 1 < c_.first_event.size(); ++i) {
    event_case_.insert(event_case_.end(), c_.first_event[i + 1], i);
  }
}

THADS_INLINE void register_builder::push_event(std::uint32_t of_case, std::int32_t day,
                                               std::uint8_t kind, std::int64_t payload,
                                               std::uint64_t line) {
  count_event(of_case);
  const std::size_t e = append_events(1);
  c_.event_day[e] = day;
  c_.event_kind[e] = kind;
  c_.event_payload[e] = payload;
  c_.event_line[e] = detail::narrow_line(line);
}

THADS_INLINE void register_builder::add(const event_batch& events, std::uint64_t line) {
  const std::size_t n = events.cases.size();
  if (n == 0) return;
  static_cast<void>(detail::narrow_line(line + n - 1));
  for (const std::uint32_t of_case : events.cases) count_event(of_case);
  const auto first = static_cast<std::ptrdiff_t>(append_events(n));
  std::copy(events.days.begin(), events.days.end(), c_.event_day.begin() + first);
  std::copy(events.kinds.begin(), events.kinds.end(), c_.event_kind.begin() + first);
  std::copy(events.payloads.begin(), events.payloads.end(), c_.event_payload.begin() + first);
  const auto lines = c_.event_line.begin() + first;
  std::iota(lines, lines + static_cast<std::ptrdiff_t>(n), static_cast<std::uint32_t>(line));
}

THADS_INLINE void register_builder::resize_events(std::size_t n) {
  if (n > code_list::max_size) {
    throw error(errc::limit, "more than 4 294 million events in one register");
  }
  c_.event_day.resize(n);
  c_.event_kind.resize(n);
  c_.event_payload.resize(n);
  c_.event_line.resize(n);
}

THADS_INLINE void register_builder::check_home(std::uint32_t officer, std::uint32_t unit,
                                               std::uint32_t file, std::uint64_t line,
                                               std::string_view case_id) {
  if (officer < officer_home_.size() && officer_home_[officer] == unit) return;
  if (officer_home_.size() <= officer) officer_home_.resize(officer + 1, detail::no_unit);
  std::uint32_t& home = officer_home_[officer];
  if (home == detail::no_unit) home = unit;
  if (home != unit) {
    note(rule::officer_of_another_unit, file, line, case_id, "officer",
         std::string(c_.units[home]));
  }
}

// A counting sort by case, which keeps the order of the file within a case; events that came case
// by case are left alone.
THADS_INLINE void register_builder::group_events_by_case() {
  resize_events(events_);
  std::partial_sum(c_.first_event.begin(), c_.first_event.end(), c_.first_event.begin());
  if (event_case_.empty()) return;
  std::vector<std::uint32_t> next(c_.first_event.begin(), c_.first_event.end() - 1);
  for (std::uint32_t& of_case : event_case_) of_case = next[of_case]++;
  std::vector<std::uint32_t>().swap(next);
  detail::permute(c_.event_day, event_case_);
  detail::permute(c_.event_kind, event_case_);
  detail::permute(c_.event_payload, event_case_);
  detail::permute(c_.event_line, event_case_);
  std::vector<std::uint32_t>().swap(event_case_);
}

// Events mostly come in order of date. Insertion keeps equal dates in the order of the file; a case
// with very many events out of order is sorted by an index instead, so that time stays n log n.
THADS_INLINE void register_builder::sort_events_of(std::size_t begin, std::size_t end) {
  const auto days = c_.event_day.begin();
  const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
  if (std::is_sorted(days + at(begin), days + at(end))) return;
  std::vector<std::size_t> order(end - begin);
  std::iota(order.begin(), order.end(), begin);
  std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    return c_.event_day[a] < c_.event_day[b];
  });
  const auto reorder = [&](auto& column) {
    std::decay_t<decltype(column)> sorted;
    sorted.reserve(order.size());
    for (const std::size_t from : order) sorted.push_back(column[from]);
    std::copy(sorted.begin(), sorted.end(), column.begin() + at(begin));
  };
  reorder(c_.event_day);
  reorder(c_.event_kind);
  reorder(c_.event_payload);
  reorder(c_.event_line);
}

struct register_builder::life {
  std::uint32_t number;
  std::uint32_t unit;
  std::int64_t balance;
  bool owed = false;  // there was ever anything to pay
  bool held = false;
  bool booked = false;
  bool closed = false;
};

THADS_INLINE void register_builder::check_case(std::uint32_t i) {
  const std::size_t begin = c_.first_event[i];
  const std::size_t end = c_.first_event[i + 1];
  sort_events_of(begin, end);
  life l{.number = i, .unit = c_.unit[i], .balance = c_.amount[i]};
  const std::int32_t accepted = c_.accepted[i];
  for (std::size_t e = begin; e < end; ++e) {
    if (l.closed || c_.event_day[e] < accepted || !detail::is_mere_date(c_.event_kind[e])) {
      check_event(l, e);
    }
  }
  if (!bad_[i] && !l.closed && l.owed && l.balance == 0) {
    note(rule::open_with_zero_balance, cases_file_, c_.line[i], c_.ids[i], "amount");
  }
}

THADS_INLINE void register_builder::suspicious(rule r, const life& l, std::size_t e,
                                               std::string_view field) {
  note(r, events_file_, c_.event_line[e], c_.ids[l.number], field);
}

THADS_INLINE void register_builder::wrong(rule r, const life& l, std::size_t e,
                                          std::string_view field, std::string value) {
  note(r, events_file_, c_.event_line[e], c_.ids[l.number], field, std::move(value));
  bad_[l.number] = true;
}

// Money leaves the balance. The whole balance is written down where the row left the amount open,
// so that counting need not follow the balance.
THADS_INLINE void register_builder::take_money(life& l, std::size_t e) {
  std::int64_t& payload = c_.event_payload[e];
  const std::uint8_t kind = c_.event_kind[e];
  const bool takes_all = rule_of(detail::event_kind::type(kind)).amount == amount_rule::none ||
                         (kind & detail::event_kind::whole) != 0;
  if (takes_all) payload = l.balance;
  if (payload > l.balance) {
    wrong(rule::balance_negative, l, e, "amount", std::to_string(payload - l.balance));
    payload = l.balance;
  }
  l.balance -= payload;
}

THADS_INLINE void register_builder::adjust(life& l, std::size_t e) {
  const std::int64_t change = c_.event_payload[e];
  if (change < -l.balance) {
    const auto below =
        0 - static_cast<std::uint64_t>(change) - static_cast<std::uint64_t>(l.balance);
    wrong(rule::balance_negative, l, e, "amount", std::to_string(below));
    l.balance = 0;
    return;
  }
  if (__builtin_add_overflow(l.balance, change, &l.balance)) {
    wrong(rule::balance_too_large, l, e, "amount");
    l.balance = std::numeric_limits<std::int64_t>::max();
  }
}

// Applies one event to the state of its case and reports what is impossible about it. The case is
// followed to its end all the same, so that one mistake does not hide the next.
THADS_INLINE void register_builder::check_event(life& l, std::size_t e) {
  const event_type type = detail::event_kind::type(c_.event_kind[e]);
  const event_rule& effect = rule_of(type);
  if (c_.event_day[e] < c_.accepted[l.number]) {
    wrong(rule::event_before_acceptance, l, e, "date", to_string(date::from_days(c_.event_day[e])));
  }
  if (l.closed) {
    wrong(rule::event_after_closing, l, e, "date", to_string(date::from_days(c_.event_day[e])));
    return;
  }
  l.owed = l.owed || l.balance != 0;
  if (effect.leaves_as) take_money(l, e);
  switch (type) {
    case event_type::adjusted:
      adjust(l, e);
      break;
    case event_type::completed:
      if (l.balance != 0) {
        wrong(rule::completed_with_balance, l, e, "type", std::to_string(l.balance));
      }
      break;
    case event_type::postponed:
    case event_type::suspended:
      l.held = true;
      break;
    case event_type::resumed:
      if (!l.held) suspicious(rule::hold_not_set, l, e, "type");
      l.held = false;
      break;
    case event_type::separate_book:
      if (l.booked) suspicious(rule::book_already_entered, l, e, "type");
      l.booked = true;
      break;
    case event_type::book_returned:
      if (!l.booked) suspicious(rule::book_not_entered, l, e, "type");
      l.booked = false;
      break;
    case event_type::officer_changed:
    case event_type::unit_changed: {
      const auto to = detail::transfer::unpack(c_.event_payload[e]);
      if (to.unit != detail::transfer::same_unit) l.unit = to.unit;
      if (!c_.officers[to.officer].empty()) {
        check_home(to.officer, l.unit, events_file_, c_.event_line[e], c_.ids[l.number]);
      }
      break;
    }
    default:
      break;
  }
  const bool empties = (c_.event_kind[e] & detail::event_kind::whole) != 0 || l.balance == 0;
  l.closed = effect.closing == closing_rule::always ||
             (effect.closing == closing_rule::when_nothing_is_left && empties);
  if (l.closed) c_.event_kind[e] |= detail::event_kind::closes;
}

THADS_INLINE void register_builder::collect_rejected_lines() {
  for (std::size_t i = 0; i < c_.accepted.size(); ++i) {
    if (!bad_[i]) continue;
    rejected_.cases.push_back(c_.line[i]);
    for (std::size_t e = c_.first_event[i]; e < c_.first_event[i + 1]; ++e) {
      rejected_.events.push_back(c_.event_line[e]);
    }
  }
  std::sort(rejected_.cases.begin(), rejected_.cases.end());
  std::sort(rejected_.events.begin(), rejected_.events.end());
}

THADS_INLINE void register_builder::remove_bad_cases() {
  detail::register_columns kept;
  kept.units = std::move(c_.units);
  kept.officers = std::move(c_.officers);
  kept.grounds = std::move(c_.grounds);
  kept.first_event.push_back(0);
  for (std::size_t i = 0; i < c_.accepted.size(); ++i) {
    if (bad_[i]) continue;
    kept.ids.push_back(c_.ids[i]);
    kept.accepted.push_back(c_.accepted[i]);
    kept.amount.push_back(c_.amount[i]);
    kept.unit.push_back(c_.unit[i]);
    kept.officer.push_back(c_.officer[i]);
    kept.traits.push_back(c_.traits[i]);
    kept.line.push_back(c_.line[i]);
    for (std::size_t e = c_.first_event[i]; e < c_.first_event[i + 1]; ++e) {
      kept.event_day.push_back(c_.event_day[e]);
      kept.event_kind.push_back(c_.event_kind[e]);
      kept.event_payload.push_back(c_.event_payload[e]);
      kept.event_line.push_back(c_.event_line[e]);
    }
    kept.first_event.push_back(static_cast<std::uint32_t>(kept.event_day.size()));
  }
  c_ = std::move(kept);
}

THADS_INLINE void register_builder::trim_columns() {
  c_.ids.shrink_to_fit();
  detail::trim(c_.accepted);
  detail::trim(c_.amount);
  detail::trim(c_.unit);
  detail::trim(c_.officer);
  detail::trim(c_.traits);
  detail::trim(c_.line);
  detail::trim(c_.event_day);
  detail::trim(c_.event_kind);
  detail::trim(c_.event_payload);
  detail::trim(c_.event_line);
}

THADS_INLINE case_register register_builder::finish(strictness mode) {
  if (!are_closed_) close_cases();
  ids_.clear();
  group_events_by_case();
  for (std::uint32_t i = 0; i < c_.accepted.size(); ++i) {
    if (!bad_[i]) check_case(i);
  }
  // Errors that are not listed could not be written to the rejects.
  const bool incomplete = file_rejected_ || report_.truncated();
  if (report_.has_errors() && (mode == strictness::strict || incomplete)) {
    rejected_ = {};
    detail::register_columns empty;
    empty.first_event.push_back(0);
    return case_register(std::move(empty), {}, report_.count(severity::error));
  }
  set_aside_counts set_aside{.cases = 0, .records = unattributed_};
  const auto bad_rows = static_cast<std::uint64_t>(std::count(bad_.begin(), bad_.end(), true));
  set_aside.cases = bad_rows - duplicates_;
  if (bad_rows != 0) {
    collect_rejected_lines();
    remove_bad_cases();
  }
  trim_columns();
  return case_register(std::move(c_), set_aside);
}

}  // namespace thads
