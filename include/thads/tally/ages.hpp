// SPDX-License-Identifier: Apache-2.0
// How old cases are and how long they took, as exact histograms in days that add up over registers.
// docs/stock-and-ageing.md says the same in words.
#pragma once

#include <algorithm>
#include <array>
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

#include <thads/config.hpp>
#include <thads/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/count_pass.hpp>
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

// What an age is about in one word: unit (32 bits), series (4), bucket (5), days (17).
struct packed_age {
  static constexpr unsigned day_bits = 17;
  static constexpr unsigned bucket_bits = 5;
  static constexpr unsigned series_bits = 4;
  static_assert(longest_age < 1 << day_bits && word_count<measure> <= 1U << bucket_bits &&
                word_count<age_series> <= 1U << series_bits);

  static constexpr std::uint64_t pack(std::uint32_t unit, age_series series, measure bucket,
                                      std::int32_t days) noexcept {
    std::uint64_t word = unit;
    word = word << series_bits | static_cast<std::uint64_t>(series);
    word = word << bucket_bits | static_cast<std::uint64_t>(bucket);
    return word << day_bits | static_cast<std::uint64_t>(days);
  }
  // Everything but the days.
  static constexpr std::uint64_t cell(std::uint64_t word) noexcept { return word >> day_bits; }
  static constexpr std::int32_t days(std::uint64_t word) noexcept {
    return static_cast<std::int32_t>(word & ((1U << day_bits) - 1U));
  }
  static constexpr std::uint32_t unit(std::uint64_t word) noexcept {
    return static_cast<std::uint32_t>(word >> (day_bits + bucket_bits + series_bits));
  }
  static constexpr age_series series(std::uint64_t word) noexcept {
    return static_cast<age_series>(word >> (day_bits + bucket_bits) & ((1U << series_bits) - 1U));
  }
  static constexpr measure bucket(std::uint64_t word) noexcept {
    return static_cast<measure>(word >> day_bits & ((1U << bucket_bits) - 1U));
  }
};

// One case, or one event of it. Few of them share a key, so they are kept one by one and ordered at
// the end: looking up sums for each would cost more than counting itself.
struct age_record {
  std::uint64_t key;
  std::int64_t money;
};

// The series that the first event of a type belongs to; `open` stands for none.
inline constexpr auto stage_series = [] {
  std::array<age_series, word_count<event_type>> table{};
  const auto set = [&table](event_type type, age_series series) {
    table[static_cast<std::size_t>(type)] = series;
  };
  set(event_type::assigned, age_series::to_assigned);
  set(event_type::notified, age_series::to_notified);
  set(event_type::verified, age_series::to_verified);
  set(event_type::collected, age_series::to_collected);
  set(event_type::paid_out, age_series::to_paid_out);
  return table;
}();

// Whether an open case in `bucket` counts with conditions.
constexpr bool counts_with_conditions(measure bucket) noexcept {
  return bucket == measure::in_progress || bucket == measure::unclassified ||
         bucket == measure::postponed_agreed;
}

}  // namespace detail

/// Counts the ages and durations of the cases of a pass (`count_in_one_pass`).
class age_counter {
 public:
  void add(const counted_case& seen);
  void merge(const age_counter& other) {
    records_.insert(records_.end(), other.records_.begin(), other.records_.end());
    large_.insert(large_.end(), other.large_.begin(), other.large_.end());
  }

  /// What was counted of `cases` in the pass over `in`. Throws errc::overflow.
  [[nodiscard]] case_ages result(const case_register& cases, const period& in) const;

 private:
  using large_record = std::pair<std::uint64_t, int128_t>;

  void put(const counted_case& seen, age_series series, std::int32_t days, int128_t money) {
    const case_outcome& out = seen.outcome;
    const std::uint64_t key = detail::packed_age::pack(out.unit, series, out.bucket, days);
    const auto amount = static_cast<std::int64_t>(money);
    if (amount == money) [[likely]] {
      records_.push_back({key, amount});
    } else {
      large_.emplace_back(key, money);
    }
  }
  [[nodiscard]] std::int32_t add_stages(const counted_case& seen, std::int32_t accepted,
                                        std::size_t end);

  std::vector<detail::age_record> records_;
  std::vector<large_record> large_;  // more đồng than 64 bits hold
};

inline void age_counter::add(const counted_case& seen) {
  const case_outcome& out = seen.outcome;
  const std::int32_t accepted = seen.columns.accepted[seen.number];
  const std::size_t end = seen.end_event();
  const std::int32_t with_conditions_since = add_stages(seen, accepted, end);
  if (case_outcome::left_slot(out.bucket) != 0) {  // closed, by its last event
    put(seen, age_series::closed, seen.columns.event_day[end - 1] - accepted, out.left_in_all);
    if (out.origin == measure::carried_over) {
      put(seen, age_series::at_start, seen.days.first - accepted, 0);
    }
    return;
  }
  put(seen, age_series::open, seen.days.last - accepted, out.balance);
  if (detail::counts_with_conditions(out.bucket) && with_conditions_since <= seen.days.last) {
    put(seen, age_series::with_conditions, seen.days.last - with_conditions_since, out.balance);
  }
}

// Gives the day since which the case has been with conditions, after the period when it is without.
inline std::int32_t age_counter::add_stages(const counted_case& seen, std::int32_t accepted,
                                            std::size_t end) {
  const std::int32_t never = seen.days.last + 1;
  std::int32_t since = accepted;
  unsigned met = 0;  // bit s: the first event of series s has come
  for (std::size_t e = seen.first_event(); e != end; ++e) {
    const event_type type = seen.type_of(e);
    const std::int32_t day = seen.columns.event_day[e];
    if (type == event_type::unenforceable) since = never;
    if (type == event_type::enforceable && since == never) since = day;
    const age_series series = detail::stage_series[static_cast<std::size_t>(type)];
    const unsigned bit = 1U << static_cast<unsigned>(series);
    if (series == age_series::open || (met & bit) != 0) continue;
    met |= bit;
    if (day >= seen.days.first) put(seen, series, day - accepted, 0);
  }
  return since;
}

inline case_ages age_counter::result(const case_register& cases, const period& in) const {
  using detail::packed_age;
  const auto key_of = [&cases](std::uint64_t word) {
    return age_key{.unit = std::string(cases.columns().units[packed_age::unit(word)]),
                   .series = packed_age::series(word),
                   .bucket = packed_age::bucket(word)};
  };
  std::vector<detail::age_record> sorted = records_;
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  std::vector<age_cell> cells;
  for (auto at = sorted.begin(); at != sorted.end();) {
    const std::uint64_t first = at->key;
    std::vector<aged_figure> ages;
    while (at != sorted.end() && packed_age::cell(at->key) == packed_age::cell(first)) {
      const std::uint64_t key = at->key;
      aged_figure& sum = ages.emplace_back(aged_figure{packed_age::days(key), {}});
      for (; at != sorted.end() && at->key == key; ++at) sum.values += {1, at->money};
    }
    age_histogram values;
    values.add(std::move(ages));
    cells.push_back({key_of(first), std::move(values)});
  }
  case_ages result(in);
  result.add(std::move(cells));
  for (const auto& [key, money] : large_) {
    result.add(key_of(key), packed_age::days(key), {1, money});
  }
  return result;
}

/// The ages and durations of `cases` in `in`. Throws like `count_in_one_pass`.
[[nodiscard]] inline case_ages ages_of(const case_register& cases, const period& in,
                                       const pass_options& options = {}) {
  return std::get<0>(count_in_one_pass(cases, in, options, age_counter())).result(cases, in);
}

}  // namespace thads
