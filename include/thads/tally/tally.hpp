// SPDX-License-Identifier: Apache-2.0
// The tally: a value from which everything official is computed. Tallies of parts add up to the
// tally of the whole, whatever the parts.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/sorted_cells.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// The version of the counting rules; tallies made by different versions cannot be merged.
inline constexpr std::uint32_t counting_rules_version = 1;

/// What cells can be keyed by.
enum class dimension : std::uint8_t {
  unit = 0,
  officer = 1,
  initiation = 2,
  judgment_type = 3,
  flags = 4,
};

template <>
struct detail::vocabulary<dimension> {
  static constexpr std::string_view noun = "key";
  static constexpr std::array<word, 5> words{{{"unit", "cơ quan"},
                                              {"officer", "chấp hành viên"},
                                              {"initiation", "chủ động / theo yêu cầu"},
                                              {"judgment_type", "loại việc"},
                                              {"flags", "nhóm việc"}}};
};

/// A set of dimensions.
class dimension_set {
 public:
  constexpr dimension_set() noexcept = default;
  constexpr dimension_set(std::initializer_list<dimension> dims) noexcept {
    for (const dimension d : dims) insert(d);
  }

  /// Every dimension.
  [[nodiscard]] static constexpr dimension_set all() noexcept { return from_bits(0xFF); }

  /// Bit i for the dimension with value i; higher bits are dropped.
  [[nodiscard]] static constexpr dimension_set from_bits(std::uint8_t bits) noexcept {
    dimension_set set;
    set.bits_ = bits & ((1U << word_count<dimension>)-1U);
    return set;
  }

  constexpr void insert(dimension d) noexcept {
    bits_ = static_cast<std::uint8_t>(bits_ | (1U << static_cast<unsigned>(d)));
  }
  [[nodiscard]] constexpr bool contains(dimension d) const noexcept {
    return ((bits_ >> static_cast<unsigned>(d)) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool contains_all(dimension_set other) const noexcept {
    return (bits_ & other.bits_) == other.bits_;
  }
  [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }

  /// The dimensions of the set, in the order of the enumerators.
  [[nodiscard]] std::vector<dimension> list() const {
    std::vector<dimension> dims;
    for (std::size_t d = 0; d < word_count<dimension>; ++d) {
      if (contains(static_cast<dimension>(d))) dims.push_back(static_cast<dimension>(d));
    }
    return dims;
  }

  friend constexpr bool operator==(dimension_set, dimension_set) noexcept = default;

 private:
  std::uint8_t bits_ = 0;
};

/// The key of a cell. Dimensions that a tally does not have keep their default value.
struct cell_key {
  std::string unit{};
  std::string officer{};
  thads::initiation initiation{};
  judgment_type judgment{};
  flag_set flags{};

  friend auto operator<=>(const cell_key&, const cell_key&) = default;
};

/// A key and its figures.
struct tally_cell {
  cell_key key;
  measures values;

  friend bool operator==(const tally_cell&, const tally_cell&) = default;
};

/// The text of dimension `d` of `key`, as files write it.
[[nodiscard]] inline std::string key_text(const cell_key& key, dimension d) {
  switch (d) {
    case dimension::unit:
      return key.unit;
    case dimension::officer:
      return key.officer;
    case dimension::initiation:
      return std::string(code_of(key.initiation));
    case dimension::judgment_type:
      return std::string(code_of(key.judgment));
    case dimension::flags:
      return key.flags.to_string();
  }
  return {};
}

/// The figures of a period, by key. Cells are sorted by key and never all zero.
class tally {
 public:
  /// An empty tally of `in`, keyed by `by`.
  explicit tally(thads::period in, dimension_set by = dimension_set::all(),
                 std::uint32_t rules_version = counting_rules_version)
      : period_(in), dimensions_(by), rules_version_(rules_version) {}

  [[nodiscard]] thads::period period() const noexcept { return period_; }
  [[nodiscard]] dimension_set dimensions() const noexcept { return dimensions_; }
  [[nodiscard]] std::uint32_t rules_version() const noexcept { return rules_version_; }

  /// The cells, sorted by key; not of a temporary tally, which would leave the view dangling.
  [[nodiscard]] std::span<const tally_cell> cells() const& noexcept { return cells_.list(); }
  std::span<const tally_cell> cells() const&& = delete;

  /// Cases and records that were set aside where these figures were counted.
  [[nodiscard]] set_aside_counts set_aside() const noexcept { return set_aside_; }

  friend bool operator==(const tally&, const tally&) = default;

  /// Adds `values` to the cell of `key`; parts of the key that this tally is not keyed by are
  /// dropped. Throws errc::overflow.
  void add(const cell_key& key, const measures& values);

  /// Adds many cells at once, in any order; much faster than one by one.
  void add(std::vector<tally_cell> cells);

  /// Notes cases and records that were left out.
  void add_set_aside(set_aside_counts counts);

  /// Adds another tally. Merging is associative and commutative. Throws errc::mismatch when
  /// periods, keys or versions of the rules differ, and errc::overflow; the tally is then as
  /// before.
  void merge(const tally& other);

  /// The same figures with fewer keys. Throws errc::mismatch when `keep` asks for a key that is not
  /// there.
  [[nodiscard]] tally project(dimension_set keep) const;

  /// The same figures after `change` has rewritten every key: grouping units, rolling up a tree.
  template <class Change>
  [[nodiscard]] tally regroup(Change change) const;

  /// The cells for which `keep` is true.
  template <class Predicate>
  [[nodiscard]] tally filter(Predicate keep) const;

  /// The sum over all cells.
  [[nodiscard]] measures total() const;

 private:
  void reduce(cell_key& key) const;
  [[nodiscard]] tally empty_copy() const;

  thads::period period_;
  dimension_set dimensions_;
  std::uint32_t rules_version_;
  set_aside_counts set_aside_;
  sorted_cells<tally_cell> cells_;
};

inline void tally::reduce(cell_key& key) const {
  if (!dimensions_.contains(dimension::unit)) key.unit.clear();
  if (!dimensions_.contains(dimension::officer)) key.officer.clear();
  if (!dimensions_.contains(dimension::initiation)) key.initiation = {};
  if (!dimensions_.contains(dimension::judgment_type)) key.judgment = {};
  if (!dimensions_.contains(dimension::flags)) key.flags = {};
}

inline tally tally::empty_copy() const {
  tally copy(period_, dimensions_, rules_version_);
  copy.set_aside_ = set_aside_;
  return copy;
}

inline void tally::add(const cell_key& key, const measures& values) {
  cell_key wanted = key;
  reduce(wanted);
  cells_.add(std::move(wanted), values);
}

inline void tally::add(std::vector<tally_cell> cells) {
  for (tally_cell& c : cells) reduce(c.key);
  cells_.add(std::move(cells));
}

inline void tally::add_set_aside(set_aside_counts counts) {
  set_aside_counts sum = set_aside_;
  if (__builtin_add_overflow(sum.cases, counts.cases, &sum.cases) ||
      __builtin_add_overflow(sum.records, counts.records, &sum.records)) {
    throw error(errc::overflow, "the number of cases set aside exceeds its range");
  }
  set_aside_ = sum;
}

inline void tally::merge(const tally& other) {
  if (other.period_ != period_) {
    throw error(errc::mismatch, "cannot merge tallies of different periods: " + to_string(period_) +
                                    " and " + to_string(other.period_));
  }
  if (other.dimensions_ != dimensions_) {
    throw error(errc::mismatch, "cannot merge tallies with different keys; project both first");
  }
  if (other.rules_version_ != rules_version_) {
    throw error(errc::mismatch, "cannot merge tallies made by versions " +
                                    std::to_string(rules_version_) + " and " +
                                    std::to_string(other.rules_version_) + " of the rules");
  }
  tally sum = *this;
  sum.add_set_aside(other.set_aside_);
  sum.add({other.cells().begin(), other.cells().end()});
  *this = std::move(sum);
}

inline tally tally::project(dimension_set keep) const {
  if (!dimensions_.contains_all(keep)) {
    throw error(errc::mismatch, "the tally is not keyed by everything that was asked for");
  }
  tally result(period_, keep, rules_version_);
  result.set_aside_ = set_aside_;
  std::vector<tally_cell> sums;  // neighbours often become one, as cells are sorted
  for (const tally_cell& c : cells()) {
    cell_key key = c.key;
    result.reduce(key);
    if (!sums.empty() && sums.back().key == key) {
      sums.back().values += c.values;
    } else {
      sums.push_back({std::move(key), c.values});
    }
  }
  result.cells_.add(std::move(sums));
  return result;
}

template <class Change>
tally tally::regroup(Change change) const {
  tally result = empty_copy();
  result.cells_ = cells_.regroup([&](cell_key& key) {
    change(key);
    reduce(key);
  });
  return result;
}

template <class Predicate>
tally tally::filter(Predicate keep) const {
  tally result = empty_copy();
  result.cells_ = cells_.filter(keep);
  return result;
}

inline measures tally::total() const { return cells_.total(); }

}  // namespace thads
