// SPDX-License-Identifier: Apache-2.0
// Counts the steps of cases by whether their time limits were kept. docs/deadlines.md says the same
// in words.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/deadline.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/period_cells.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>
#include <thads/time/term.hpp>
#include <thads/time/work_calendar.hpp>

namespace thads {

namespace detail {

// Day numbers of what never happened.
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

// Where the term of a step ends: the last day on which it is on time, and the last on which it may
// be, when some cases are allowed more.
struct term_end {
  static constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t no_calendar = no_limit + 1;

  std::int32_t due = no_limit;  // or one of these
  std::int32_t latest = no_limit;

  [[nodiscard]] constexpr bool is_known() const noexcept { return due > no_calendar; }

  friend constexpr bool operator==(term_end, term_end) noexcept = default;
};

// A step as the counting loop reads it: types of events as numbers and sets of them as bits.
struct step_plan {
  static constexpr unsigned acceptance = event_kind::type_mask;  // a number that no type has
  static_assert(word_count<event_type> <= acceptance);

  std::size_t step;  // its place in the table
  unsigned from;
  unsigned to;
  std::uint32_t shown_by = 0;
  recurrence recurs;

  step_plan(std::size_t place, const deadline_step& s)
      : step(place), from(number_of(s.from)), to(number_of(s.to)), recurs(s.recurs) {
    for (const event_type type : s.shown_by) shown_by |= 1U << static_cast<unsigned>(type);
  }
  friend bool operator==(const step_plan&, const step_plan&) = default;

 private:
  static unsigned number_of(const std::optional<event_type>& point) noexcept {
    return point ? static_cast<unsigned>(*point) : acceptance;
  }
};

}  // namespace detail

/// A table of time limits with the end of every term worked out beforehand for each day of a
/// calendar. Terms that start or end outside the calendar have no end.
class deadline_rules {
 public:
  deadline_rules(deadline_table table, const work_calendar& calendar)
      : table_(std::move(table)),
        first_(calendar.first_day().days()),
        last_(calendar.last_day().days()) {
    for (std::size_t step = 0; step < table_.steps.size(); ++step) {
      const deadline_step& s = table_.steps[step];
      for (std::size_t i = 0; i < plans_.size(); ++i) {
        if (!s.only || static_cast<std::size_t>(*s.only) == i) plans_[i].emplace_back(step, s);
      }
    }
    ends_.reserve(table_.steps.size() * (static_cast<std::size_t>(last_ - first_) + 1));
    for (std::int32_t day = first_; day <= last_; ++day) {
      for (std::size_t step = 0; step < table_.steps.size(); ++step) {
        ends_.push_back(work_out(calendar, step, date::from_days(day)));
      }
    }
  }

  [[nodiscard]] const deadline_table& table() const noexcept { return table_; }

  /// The days that the calendar covers.
  [[nodiscard]] date first_day() const { return date::from_days(first_); }
  [[nodiscard]] date last_day() const { return date::from_days(last_); }

  /// The steps of cases begun in one way, for loops over cases.
  [[nodiscard]] const std::vector<detail::step_plan>& plans(initiation of) const noexcept {
    return plans_[static_cast<std::size_t>(of)];
  }

  /// The end of number `step` of the table when it starts on `start`, a day number.
  [[nodiscard]] detail::term_end end(std::size_t step, std::int32_t start) const {
    if (start >= first_ && start <= last_) [[likely]] {
      return ends_[static_cast<std::size_t>(start - first_) * table_.steps.size() + step];
    }
    return without_calendar(table_.limit_on(step, date::from_days(start)));
  }

  friend bool operator==(const deadline_rules&, const deadline_rules&) = default;

 private:
  static detail::term_end without_calendar(const deadline_limit* limit) noexcept {
    using detail::term_end;
    const std::int32_t why = limit == nullptr ? term_end::no_limit : term_end::no_calendar;
    return {why, why};
  }

  [[nodiscard]] detail::term_end work_out(const work_calendar& calendar, std::size_t step,
                                          date start) const {
    const deadline_limit* const limit = table_.limit_on(step, start);
    if (limit == nullptr) return without_calendar(limit);
    try {
      const date due = end_of_term(calendar, start, limit->within);
      const date latest = end_of_term(calendar, start, {limit->at_most, limit->within.unit});
      return {due.days(), latest.days()};
    } catch (const error& e) {
      if (e.code() != errc::no_coverage && e.code() != errc::range) throw;
      return without_calendar(limit);
    }
  }

  deadline_table table_;
  std::int32_t first_;
  std::int32_t last_;
  std::array<std::vector<detail::step_plan>, word_count<initiation>> plans_;
  std::vector<detail::term_end> ends_;  // by day, then by step
};

/// How many steps were done in time, and how many were not.
struct deadline_figures {
  std::array<std::int64_t, word_count<deadline_status>> counts{};  ///< steps, by status
  std::int64_t still_open = 0;  ///< of the late ones, those not done by the end of the period
  std::int64_t days_late = 0;   ///< calendar days, summed over the late ones

  [[nodiscard]] constexpr std::int64_t operator[](deadline_status s) const noexcept {
    return counts[static_cast<std::size_t>(s)];
  }

  /// On time + late: what the share on time is a share of.
  [[nodiscard]] constexpr std::int64_t decided() const noexcept {
    return (*this)[deadline_status::on_time] + (*this)[deadline_status::late];
  }

  /// The share on time (tỷ lệ đúng hạn): on time / (on time + late), exact; undefined when nothing
  /// is decided.
  [[nodiscard]] ratio on_time_share() const {
    return {decimal((*this)[deadline_status::on_time]), decimal(decided())};
  }

  [[nodiscard]] constexpr bool is_zero() const noexcept { return *this == deadline_figures{}; }

  /// Throws errc::overflow.
  constexpr deadline_figures& operator+=(const deadline_figures& other) {
    bool overflow = false;
    const auto add = [&overflow](std::int64_t& to, std::int64_t n) {
      overflow |= __builtin_add_overflow(to, n, &to);
    };
    deadline_figures sum = *this;
    for (std::size_t i = 0; i < counts.size(); ++i) add(sum.counts[i], other.counts[i]);
    add(sum.still_open, other.still_open);
    add(sum.days_late, other.days_late);
    if (overflow) throw error(errc::overflow, "a count of deadlines exceeds its range");
    return *this = sum;
  }

  friend constexpr bool operator==(const deadline_figures&,
                                   const deadline_figures&) noexcept = default;
};

/// A unit and a step, and what was counted of it.
struct deadline_cell {
  struct key_type {
    std::string unit{};
    std::string step{};  ///< its id in the table of time limits

    friend auto operator<=>(const key_type&, const key_type&) = default;
  };

  key_type key{};
  deadline_figures values{};

  friend bool operator==(const deadline_cell&, const deadline_cell&) = default;
};

/// The steps of a period by unit and step, counted by one set of rules. Figures of parts add up to
/// those of the whole.
class deadline_tally {
 public:
  deadline_tally(thads::period in, std::shared_ptr<const deadline_rules> by)
      : cells_(in), rules_(std::move(by)) {}

  [[nodiscard]] thads::period period() const noexcept { return cells_.period(); }
  [[nodiscard]] const deadline_rules& rules() const noexcept { return *rules_; }

  [[nodiscard]] std::span<const deadline_cell> cells() const& noexcept { return cells_.cells(); }
  std::span<const deadline_cell> cells() const&& = delete;

  friend bool operator==(const deadline_tally& a, const deadline_tally& b) {
    return a.cells_ == b.cells_ && a.has_rules_of(b);
  }

  /// Adds cells in any order. Throws errc::overflow; the cells are then as before.
  void add(std::vector<deadline_cell> cells) { cells_.add(std::move(cells)); }

  /// Adds the figures of another part. Throws errc::mismatch for another period, table or calendar
  /// and errc::overflow; the figures are then as before.
  void merge(const deadline_tally& other) {
    if (!has_rules_of(other)) {
      throw error(errc::mismatch,
                  "cannot merge deadlines counted by different time limits or working days");
    }
    cells_.merge(other.cells_);
  }

  /// The sum over all units and steps.
  [[nodiscard]] deadline_figures total() const { return cells_.total(); }

 private:
  [[nodiscard]] bool has_rules_of(const deadline_tally& other) const {
    return rules_ == other.rules_ || *rules_ == *other.rules_;
  }

  period_cells<deadline_cell> cells_;
  std::shared_ptr<const deadline_rules> rules_;
};

namespace detail {

// One step of one case as a period sees it. Days are day numbers, or `never`.
struct judged_step {
  std::size_t step;  // in the table
  deadline_status status;
  std::int32_t start = never;  // missing when never
  std::int32_t due = never;    // the last day on which it was not late
  std::int32_t done = never;
  std::int32_t days_late = 0;

  [[nodiscard]] bool is_open() const noexcept { return done == never; }
};

// When the term of a step that started came to its end, one way or the other.
struct step_end {
  std::int32_t done = never;   // its own event
  std::int32_t shown = never;  // another event shows that it was done
  std::int32_t over = never;   // the case rested, was closed or has no need of it any more
};

// Goes through the steps of one case and tells `take` of each that belongs to the period.
//
// A step belongs to the period in which it is settled: on the day on which it was done, or on the
// first day after its term; never before the case was accepted, as the register knows of no case
// before. So every step is settled once, whatever becomes known later. Steps that are not settled
// at the end of the period are not due.
template <class Take>
class step_visitor {
 public:
  step_visitor(const case_history& seen, const deadline_rules& rules, Take& take)
      : case_(seen),
        c_(seen.columns),
        begin_(seen.first_event()),
        end_(seen.end_event()),
        accepted_(c_.accepted[seen.number]),
        closed_(seen.is_closed() ? c_.event_day[end_ - 1] : never),
        period_(seen.days),
        rules_(rules),
        take_(take) {}

  void visit_all() {
    for (const step_plan& s : rules_.plans(case_traits::initiation(c_.traits[case_.number]))) {
      if (s.recurs == recurrence::once) {
        visit_once(s.step, s);
      } else if (s.recurs == recurrence::each) {
        if (has(s.from)) visit_each(s.step, s);
      } else if (case_.has(event_type::unenforceable)) {
        visit_while_unenforceable(s.step, s);
      }
    }
  }

 private:
  static constexpr std::int32_t ever = std::numeric_limits<std::int32_t>::min();

  [[nodiscard]] bool has(unsigned type) const noexcept {
    return case_.has(static_cast<event_type>(type));
  }
  [[nodiscard]] bool is_at(std::size_t e, unsigned type) const noexcept {
    return (c_.event_kind[e] & event_kind::type_mask) == type;
  }

  // The first day from `from` on with an event of `type`, or of the acceptance.
  [[nodiscard]] std::int32_t day_of(unsigned type, std::int32_t from) const noexcept {
    if (type == step_plan::acceptance) return accepted_ >= from ? accepted_ : never;
    if (!has(type)) return never;
    const std::int32_t first = case_.first_day(static_cast<event_type>(type));
    if (first >= from) return first;
    for (std::size_t e = begin_; e != end_; ++e) {
      if (is_at(e, type) && c_.event_day[e] >= from) return c_.event_day[e];
    }
    return never;
  }

  // The first day from `from` on with an event of one of `types`.
  [[nodiscard]] std::int32_t first_of(std::uint32_t types, std::int32_t from) const noexcept {
    std::int32_t first = never;
    for (types &= case_.types(); types != 0; types &= types - 1) {
      first = std::min(first, day_of(static_cast<unsigned>(std::countr_zero(types)), from));
    }
    return first;
  }

  void visit_once(std::size_t i, const step_plan& s) {
    const std::int32_t start = day_of(s.from, ever);
    if (start == never) {
      visit_unknown(i, std::min(day_of(s.to, ever), shown_since(s, ever)));
      return;
    }
    const term_end term = rules_.end(i, start);
    if (was_settled_before(term)) return;  // as most steps were: the rest need not be looked at
    step_end end{.done = day_of(s.to, start)};
    if (end.done == never) end.shown = shown_since(s, start);
    if (!term.is_known() || end.done > term.due) end.over = rests_since(start);
    judge(i, start, term, end);
  }

  // True when a step with this term was settled before the period, however it came to its end.
  [[nodiscard]] bool was_settled_before(const term_end& term) const noexcept {
    return term.is_known() && std::max(term.latest + 1, accepted_) < period_.first;
  }

  // The first day from `from` on that shows that a step was done whose own event is missing.
  [[nodiscard]] std::int32_t shown_since(const step_plan& s, std::int32_t from) const noexcept {
    // Done before its term began, or in the hands of an officer from the start.
    if (s.to == step_plan::acceptance || has(s.to) || is_assigned_from_start(s)) {
      return std::max(from, accepted_);
    }
    return first_of(s.shown_by, from);
  }
  [[nodiscard]] bool is_assigned_from_start(const step_plan& s) const noexcept {
    return s.to == static_cast<unsigned>(event_type::assigned) &&
           !c_.officers[c_.officer[case_.number]].empty();
  }

  // The first day from `from` on on which nobody has to act any more, or not for now.
  [[nodiscard]] std::int32_t rests_since(std::int32_t from) const noexcept {
    constexpr std::uint32_t rests = 1U << static_cast<unsigned>(event_type::postponed) |
                                    1U << static_cast<unsigned>(event_type::suspended) |
                                    1U << static_cast<unsigned>(event_type::separate_book);
    return std::min(closed_, first_of(rests, from));
  }

  void visit_each(std::size_t i, const step_plan& s) {
    std::size_t waiting = begin_;  // the first event that may be a start without an end
    const auto answer_up_to = [&](std::int32_t day, const step_end& end) {
      for (; waiting != end_ && c_.event_day[waiting] <= day; ++waiting) {
        if (is_at(waiting, s.from)) judge(i, c_.event_day[waiting], end);
      }
    };
    for (std::size_t e = begin_; e != end_; ++e) {
      if (is_at(e, s.to)) answer_up_to(c_.event_day[e], {.done = c_.event_day[e]});
    }
    // The duty outlives the case, but the register does not.
    answer_up_to(never, {.shown = closed_});
  }

  // A run of steps, each of which starts where the one before ended.
  struct chain {
    std::int32_t last_end = never;  // the last one before now
    std::int32_t begin = never;     // since when the case lacks conditions, if it does
    std::int32_t start = never;     // of the step that is under way
  };

  void visit_while_unenforceable(std::size_t i, const step_plan& s) {
    chain now;
    std::uint8_t state = 0;
    for (std::size_t e = begin_; e != end_; ++e) {
      const std::int32_t day = c_.event_day[e];
      const event_effect effect = event_effects[c_.event_kind[e] & kind_mask];
      const bool needed_it = lacks_conditions(state);
      state = static_cast<std::uint8_t>((state & effect.keep) | effect.set);
      const bool needs_it = lacks_conditions(state);
      if (needs_it && !needed_it) {
        now.begin = day;
        now.start = start_of_chain(i, now);
      } else if (needed_it && !needs_it) {
        end_link(i, now, {.over = day});
      }
      if (!is_at(e, s.to)) continue;
      if (needs_it) {
        end_link(i, now, {.done = day});
        now.start = day;
      }
      now.last_end = day;
    }
    if (lacks_conditions(state)) end_link(i, now, {.over = closed_});
  }

  static bool lacks_conditions(std::uint8_t state) noexcept {
    constexpr std::uint8_t rests = case_state::hold | case_state::booked;
    return (state & case_state::condition) == case_state::unenforceable && (state & rests) == 0;
  }

  // The last end counts, unless its term was over before there was any need.
  [[nodiscard]] std::int32_t start_of_chain(std::size_t i, const chain& now) const {
    if (now.last_end == never) return never;
    const term_end end = rules_.end(i, now.last_end);
    return end.is_known() && end.latest < now.begin ? now.begin : now.last_end;
  }

  void end_link(std::size_t i, const chain& now, const step_end& end) {
    if (now.start != never) {
      judge(i, now.start, end);
    } else if (end.done != now.begin) {
      visit_unknown(i, now.begin);
    }
  }

  // A step whose start is missing, known to be done since `known`.
  void visit_unknown(std::size_t i, std::int32_t known) {
    if (known == never || std::max(known, accepted_) < period_.first) return;
    take_({.step = i, .status = deadline_status::unknown});
  }

  void judge(std::size_t i, std::int32_t start, const step_end& end) {
    judge(i, start, rules_.end(i, start), end);
  }
  void judge(std::size_t i, std::int32_t start, const term_end& term, const step_end& end) {
    const std::int32_t known = std::min(end.done, end.shown);
    judged_step step{.step = i, .status = deadline_status::unknown, .start = start};
    step.done = end.done;
    if (!term.is_known()) {
      if (std::max(std::min(known, end.over), accepted_) < period_.first) return;
      step.status =
          term.due == term_end::no_limit ? deadline_status::no_limit : deadline_status::no_calendar;
      take_(step);
      return;
    }
    step.due = term.latest;
    const bool fell_away = end.over < known && end.over <= term.latest && end.done > term.due;
    if (fell_away) return;
    const std::int32_t settled = std::max(std::min({known, end.over, term.latest + 1}), accepted_);
    if (settled < period_.first) return;
    if (settled > period_.last) {
      step.status = deadline_status::not_due;
    } else if (end.done <= term.due) {
      step.status = deadline_status::on_time;
    } else if (end.done != never ? end.done > term.latest
                                 : end.shown == never && end.over == never) {
      step.status = deadline_status::late;
      step.days_late = std::min(end.done, period_.last) - term.latest;
    }
    take_(step);
  }

  const case_history& case_;
  const register_columns& c_;
  std::size_t begin_;
  std::size_t end_;  // one past the last event of the period
  std::int32_t accepted_;
  std::int32_t closed_;
  day_bounds period_;
  const deadline_rules& rules_;
  Take& take_;
};

template <class Take>
void visit_steps(const case_history& seen, const deadline_rules& rules, Take take) {
  step_visitor<Take>(seen, rules, take).visit_all();
}

}  // namespace detail

/// Counts steps in a pass over the cases of a period.
class deadline_counter {
 public:
  explicit deadline_counter(std::shared_ptr<const deadline_rules> by)
      : rules_(std::move(by)), steps_(rules_->table().steps.size()) {}

  /// Throws errc::overflow.
  template <class Money>
  void add(const counted_case<Money>& seen) {
    const std::size_t first = seen.outcome.unit * steps_;
    if (sums_.size() < first + steps_) sums_.resize(first + steps_);
    detail::visit_steps(seen, *rules_, [&](const detail::judged_step& s) {
      deadline_figures& sum = sums_[first + s.step];
      ++sum.counts[static_cast<std::size_t>(s.status)];
      if (s.status != deadline_status::late) return;
      sum.still_open += s.is_open() ? 1 : 0;
      if (__builtin_add_overflow(sum.days_late, s.days_late, &sum.days_late)) {
        throw error(errc::overflow, "the days late exceed their range");
      }
    });
  }

  /// Adds the counts of another part of the same register, by the same rules.
  void merge(const deadline_counter& other) {
    if (sums_.size() < other.sums_.size()) sums_.resize(other.sums_.size());
    for (std::size_t i = 0; i < other.sums_.size(); ++i) sums_[i] += other.sums_[i];
  }

  /// What was counted of `cases` in `in`.
  [[nodiscard]] deadline_tally result(const case_register& cases, const period& in) const {
    std::vector<deadline_cell> cells;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      if (sums_[i].is_zero()) continue;
      const std::string_view unit = cases.columns().units[i / steps_];
      cells.push_back({{std::string(unit), rules_->table().steps[i % steps_].id}, sums_[i]});
    }
    deadline_tally result(in, rules_);
    result.add(std::move(cells));
    return result;
  }

 private:
  std::shared_ptr<const deadline_rules> rules_;
  std::size_t steps_;
  std::vector<deadline_figures> sums_;  // by unit, then by step
};

/// Counts the steps of `cases` in `in`. Throws like count_in_one_pass, and errc::overflow.
[[nodiscard]] inline deadline_tally count_deadlines(const case_register& cases, const period& in,
                                                    const std::shared_ptr<const deadline_rules>& by,
                                                    const pass_options& options = {}) {
  const auto counted = count_in_one_pass(cases, in, options, deadline_counter(by));
  return std::get<0>(counted).result(cases, in);
}

/// A step that was late.
struct late_step {
  std::size_t number = 0;  ///< of the case in the register
  std::string_view case_id{};
  std::string_view unit{};     ///< that holds the case at the end of the period or at closing
  std::string_view officer{};  ///< likewise; empty for none
  std::size_t step = 0;        ///< its place in the table of time limits
  date started{};
  date due{};                  ///< the last day on which it was not late
  std::optional<date> done{};  ///< none when it was not done by the end of the period
  std::int32_t days_late = 0;  ///< calendar days after `due`, up to `done` or the period's end
};

/// The steps that `count_deadlines` counts as late, in the order of the register. Throws
/// errc::bad_register when the register has errors.
[[nodiscard]] inline std::vector<late_step> list_late_steps(const case_register& cases,
                                                            const period& in,
                                                            const deadline_rules& by) {
  detail::require_usable(cases);
  const detail::register_columns& c = cases.columns();
  const detail::day_bounds days(in);
  std::vector<late_step> list;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto outcome = detail::fold<int128_t>(c, i, days);
    if (!outcome.counted) continue;
    const case_history seen(c, i, days);
    detail::visit_steps(seen, by, [&](const detail::judged_step& s) {
      if (s.status != deadline_status::late) return;
      late_step late{.number = i,
                     .case_id = c.ids[i],
                     .unit = c.units[outcome.unit],
                     .officer = c.officers[outcome.officer],
                     .step = s.step,
                     .started = date::from_days(s.start),
                     .due = date::from_days(s.due),
                     .days_late = s.days_late};
      if (!s.is_open()) late.done = date::from_days(s.done);
      list.push_back(late);
    });
  }
  return list;
}

}  // namespace thads
