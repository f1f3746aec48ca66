// SPDX-License-Identifier: Apache-2.0
// How old cases are and how long they took, as exact histograms in days that add up over registers.
// docs/stock-and-ageing.md says the same in words.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/sorted_cells.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What is measured, in days. `open` and `with_conditions` are the ages of open cases on the last
/// day of the period; `closed` and `at_start` are about cases closed in it; the others are how long
/// after acceptance the first event of a kind came, for those that came in the period.
enum class age_series : std::uint8_t {
  open = 0,  ///< from acceptance to the end of the period; đồng: the balance
  /// From the day since which the case has been with conditions without a break to the end of the
  /// period; đồng: the balance. That day is the first `enforceable` after the last `unenforceable`,
  /// or acceptance, as a case counts with conditions until it is shown to be without. A hold does
  /// not break it; cases suspended or on another hold at the end are left out, as they do not count
  /// with conditions.
  with_conditions = 1,
  closed = 2,    ///< from acceptance to closing; đồng: what left in the period
  at_start = 3,  ///< of those carried over, from acceptance to the first day of the period
  to_assigned = 4,
  to_notified = 5,
  to_verified = 6,
  to_collected = 7,
  to_paid_out = 8,
};

template <>
struct detail::vocabulary<age_series> {
  static constexpr std::string_view noun = "age series";
  static constexpr std::array<word, 9> words{
      {{"open", "việc chưa xong, từ khi thụ lý"},
       {"with_conditions", "việc chưa xong, từ khi có điều kiện"},
       {"closed", "việc đã kết thúc, từ khi thụ lý"},
       {"at_start", "việc đã kết thúc, tuổi ở đầu kỳ"},
       {"to_assigned", "từ thụ lý đến phân công"},
       {"to_notified", "từ thụ lý đến thông báo"},
       {"to_verified", "từ thụ lý đến xác minh lần đầu"},
       {"to_collected", "từ thụ lý đến thu tiền lần đầu"},
       {"to_paid_out", "từ thụ lý đến chi trả lần đầu"}}};
};

/// The longest age that dates can have, in days: from 1900-01-01 to 2199-12-31.
inline constexpr std::int32_t longest_age = detail::latest_day - detail::earliest_day;

/// Cases of one age.
struct aged_figure {
  std::int32_t key = 0;  ///< days, 0…longest_age
  figure values;

  friend bool operator==(const aged_figure&, const aged_figure&) = default;
};

/// Figures by age in days: sorted, none zero.
class age_histogram {
 public:
  [[nodiscard]] std::span<const aged_figure> list() const& noexcept { return ages_.list(); }
  std::span<const aged_figure> list() const&& = delete;
  [[nodiscard]] bool is_zero() const noexcept { return ages_.empty(); }
  [[nodiscard]] figure total() const { return ages_.total(); }

  /// Throws errc::overflow.
  void add(std::vector<aged_figure> ages) { ages_.add(std::move(ages)); }
  age_histogram& operator+=(const age_histogram& other) {
    ages_.add({other.list().begin(), other.list().end()});
    return *this;
  }

  friend bool operator==(const age_histogram&, const age_histogram&) = default;

 private:
  sorted_cells<aged_figure> ages_;
};

/// What a histogram is about.
struct age_key {
  std::string unit{};  ///< that holds the case at the end of the period or at closing
  age_series series{};
  measure bucket{};  ///< where the case itself is counted

  friend auto operator<=>(const age_key&, const age_key&) = default;
};

/// A key and its histogram.
struct age_cell {
  age_key key;
  age_histogram values;

  friend bool operator==(const age_cell&, const age_cell&) = default;
};

/// The ages and durations of the cases of a period. Those of parts of a register add up to those of
/// the whole, whatever the parts, so that a nation's percentiles come from its provinces exactly.
class case_ages {
 public:
  /// None yet.
  explicit case_ages(thads::period in, std::uint32_t rules_version = counting_rules_version)
      : period_(in), rules_version_(rules_version) {}

  [[nodiscard]] thads::period period() const noexcept { return period_; }
  [[nodiscard]] std::uint32_t rules_version() const noexcept { return rules_version_; }

  /// By key; not of a temporary, which would leave the view dangling.
  [[nodiscard]] std::span<const age_cell> cells() const& noexcept { return cells_.list(); }
  std::span<const age_cell> cells() const&& = delete;

  friend bool operator==(const case_ages&, const case_ages&) = default;

  /// Adds `values` to the histogram of `key` at `days`. Throws errc::range unless days are
  /// 0…longest_age, and errc::overflow.
  void add(const age_key& key, std::int32_t days, const figure& values);

  /// Adds many histograms at once, in any order.
  void add(std::vector<age_cell> cells) { cells_.add(std::move(cells)); }

  /// Adds the ages of other cases. Merging is associative and commutative. Throws errc::mismatch
  /// for another period or other rules, and errc::overflow; the ages are then as before.
  void merge(const case_ages& other);

  /// The sum of all histograms whose key `keep` wants.
  template <std::predicate<const age_key&> Keep>
  [[nodiscard]] age_histogram histogram(Keep keep) const;

 private:
  thads::period period_;
  std::uint32_t rules_version_;
  sorted_cells<age_cell> cells_;
};

inline void case_ages::add(const age_key& key, std::int32_t days, const figure& values) {
  if (days < 0 || days > longest_age) {
    throw error(errc::range, "an age of " + std::to_string(days) + " days; ages are 0 to " +
                                 std::to_string(longest_age));
  }
  age_histogram one;
  one.add({{days, values}});
  cells_.add(key, one);
}

inline void case_ages::merge(const case_ages& other) {
  if (other.period_ != period_) {
    throw error(errc::mismatch, "cannot merge ages of different periods: " + to_string(period_) +
                                    " and " + to_string(other.period_));
  }
  if (other.rules_version_ != rules_version_) {
    throw error(errc::mismatch, "cannot merge ages made by versions " +
                                    std::to_string(rules_version_) + " and " +
                                    std::to_string(other.rules_version_) + " of the rules");
  }
  cells_.add({other.cells().begin(), other.cells().end()});
}

template <std::predicate<const age_key&> Keep>
age_histogram case_ages::histogram(Keep keep) const {
  std::vector<aged_figure> ages;
  for (const age_cell& c : cells()) {
    if (keep(c.key)) ages.insert(ages.end(), c.values.list().begin(), c.values.list().end());
  }
  age_histogram sum;
  sum.add(std::move(ages));
  return sum;
}

namespace detail {

// An age and đồng in one word, as counting is as fast as memory is written. Few cases share an age,
// so that looking up the sum of each would cost more than counting itself.
struct packed_age {
  static constexpr unsigned day_bits = 17;
  static_assert(longest_age < 1 << day_bits);

  // Whether `dong` fits, as nearly all amounts do: from 0 to 140 million million.
  static constexpr bool fits(int128_t dong) noexcept {
    return static_cast<uint128_t>(dong) >> (64U - day_bits) == 0;
  }
  static constexpr std::uint64_t pack(std::int32_t days, int128_t dong) noexcept {
    return static_cast<std::uint64_t>(dong) << day_bits | static_cast<std::uint32_t>(days);
  }
  static constexpr std::int32_t days(std::uint64_t word) noexcept {
    return static_cast<std::int32_t>(word & ((1U << day_bits) - 1U));
  }
  static constexpr std::int64_t dong(std::uint64_t word) noexcept {
    return static_cast<std::int64_t>(word >> day_bits);
  }
};

// The ages of one series, as they come.
struct age_list {
  std::vector<std::uint64_t> words;
  std::vector<aged_figure> large;  // those that do not fit a word

  void put(std::int32_t days, int128_t dong) {
    if (packed_age::fits(dong)) [[likely]] {
      words.push_back(packed_age::pack(days, dong));
    } else {
      large.push_back({days, {1, dong}});
    }
  }
  age_list& operator+=(const age_list& other) {
    words.insert(words.end(), other.words.begin(), other.words.end());
    large.insert(large.end(), other.large.begin(), other.large.end());
    return *this;
  }
};

// The series of the cases of a unit that are counted in the same bucket.
struct age_lists {
  std::array<age_list, word_count<age_series>> by_series;

  void put(age_series series, std::int32_t days, int128_t dong = 0) {
    by_series[static_cast<std::size_t>(series)].put(days, dong);
  }
  age_lists& operator+=(const age_lists& other) {
    for (std::size_t s = 0; s < by_series.size(); ++s) by_series[s] += other.by_series[s];
    return *this;
  }
};

// Figures by day. A bit for each day says whether it has any, so that reading them in order passes
// quickly over years without.
class day_sums {
 public:
  void add(std::int32_t days, const figure& values) {
    const auto day = static_cast<std::size_t>(days);
    if (day >= sums_.size()) {
      used_.resize(day / 64 + 1);
      sums_.resize(used_.size() * 64);
    }
    used_[day / 64] |= std::uint64_t{1} << day % 64;
    sums_[day] += values;
  }
  void add(const age_list& list) {
    for (const std::uint64_t word : list.words) {
      add(packed_age::days(word), {1, packed_age::dong(word)});
    }
    for (const aged_figure& f : list.large) add(f.key, f.values);
  }

  // In order, leaving none behind.
  [[nodiscard]] std::vector<aged_figure> take() {
    std::size_t days = 0;
    for (const std::uint64_t word : used_) days += static_cast<std::size_t>(std::popcount(word));
    std::vector<aged_figure> taken;
    taken.reserve(days);
    for (std::size_t i = 0; i < used_.size(); ++i) {
      for (std::uint64_t word = std::exchange(used_[i], 0); word != 0; word &= word - 1) {
        const std::size_t day = i * 64 + static_cast<std::size_t>(std::countr_zero(word));
        taken.push_back({static_cast<std::int32_t>(day), std::exchange(sums_[day], {})});
      }
    }
    return taken;
  }

 private:
  std::vector<std::uint64_t> used_;
  std::vector<figure> sums_;
};

// The types of events whose first is a stage, and their series.
inline constexpr std::array<std::pair<event_type, age_series>, 5> stages{
    {{event_type::assigned, age_series::to_assigned},
     {event_type::notified, age_series::to_notified},
     {event_type::verified, age_series::to_verified},
     {event_type::collected, age_series::to_collected},
     {event_type::paid_out, age_series::to_paid_out}}};

// Whether an open case in `bucket` counts with conditions.
constexpr bool counts_with_conditions(measure bucket) noexcept {
  return bucket == measure::in_progress || bucket == measure::unclassified ||
         bucket == measure::postponed_agreed;
}

}  // namespace detail

/// Counts the ages and durations of the cases of a pass (`count_in_one_pass`).
class age_counter {
 public:
  template <class Money>
  void add(const counted_case<Money>& seen);
  void merge(const age_counter& other) { lists_ += other.lists_; }

  /// What was counted of `cases` in the pass over `in`. Throws errc::overflow.
  [[nodiscard]] case_ages result(const case_register& cases, const period& in) const;

 private:
  [[nodiscard]] static std::int32_t with_conditions_since(const case_history& seen) noexcept;

  detail::keyed_sums<detail::age_lists> lists_;  // by unit × number of measures + bucket
};

template <class Money>
void age_counter::add(const counted_case<Money>& seen) {
  const auto& out = seen.outcome;
  detail::age_lists& lists = lists_[std::uint64_t{out.unit} * word_count<measure> +
                                    static_cast<std::uint64_t>(out.bucket)];
  const std::int32_t accepted = seen.columns.accepted[seen.number];
  for (const auto& [type, series] : detail::stages) {
    if (!seen.has(type) || seen.first_day(type) < seen.days.first) continue;
    lists.put(series, seen.first_day(type) - accepted);
  }
  if (case_outcome::left_slot(out.bucket) != 0) {  // closed, by its last event
    const std::int32_t closed = seen.columns.event_day[seen.end_event() - 1];
    lists.put(age_series::closed, closed - accepted, out.left_in_all);
    if (out.origin == measure::carried_over) {
      lists.put(age_series::at_start, seen.days.first - accepted);
    }
    return;
  }
  lists.put(age_series::open, seen.days.last - accepted, out.balance);
  const std::int32_t since = with_conditions_since(seen);
  if (detail::counts_with_conditions(out.bucket) && since <= seen.days.last) {
    lists.put(age_series::with_conditions, seen.days.last - since, out.balance);
  }
}

// The day since which an open case has been with conditions; after the period when it is without.
inline std::int32_t age_counter::with_conditions_since(const case_history& seen) noexcept {
  const std::int32_t never = seen.days.last + 1;
  std::int32_t since = seen.columns.accepted[seen.number];
  if (!seen.has(event_type::unenforceable)) return since;
  for (std::size_t e = seen.first_event(); e != seen.end_event(); ++e) {
    const event_type type = seen.type_of(e);
    if (type == event_type::unenforceable) since = never;
    if (type == event_type::enforceable && since == never) since = seen.columns.event_day[e];
  }
  return since;
}

inline case_ages age_counter::result(const case_register& cases, const period& in) const {
  std::vector<age_cell> cells;
  detail::day_sums sums;
  lists_.for_each([&](std::uint64_t place, const detail::age_lists& lists) {
    const std::string_view unit = cases.columns().units[place / word_count<measure>];
    const auto bucket = static_cast<measure>(place % word_count<measure>);
    for (std::size_t s = 0; s < lists.by_series.size(); ++s) {
      sums.add(lists.by_series[s]);
      age_histogram values;
      values.add(sums.take());
      if (values.is_zero()) continue;
      cells.push_back({{std::string(unit), static_cast<age_series>(s), bucket}, std::move(values)});
    }
  });
  case_ages result(in);
  result.add(std::move(cells));
  return result;
}

/// The ages and durations of `cases` in `in`. Throws like `count_in_one_pass`.
[[nodiscard]] inline case_ages ages_of(const case_register& cases, const period& in,
                                       const pass_options& options = {}) {
  return std::get<0>(count_in_one_pass(cases, in, options, age_counter())).result(cases, in);
}

}  // namespace thads
