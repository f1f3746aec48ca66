// SPDX-License-Identifier: Apache-2.0
// Cases by size: the figures of a period by the obligation of each case, in bands that are data.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/period_cells.hpp>
#include <thads/tally/tally_cases.hpp>

namespace thads {

/// Bands of obligations in đồng. Band 0 holds cases that are not about money, band k obligations
/// above bound k − 2 (or 0) up to and including bound k − 1, and the last band all above.
class size_bands {
 public:
  static constexpr std::size_t max_bounds = 64;

  /// 10, 100 and 500 million, 1, 10 and 100 billion đồng. Not sourced.
  size_bands()
      : size_bands({10'000'000, 100'000'000, 500'000'000, 1'000'000'000, 10'000'000'000,
                    100'000'000'000}) {}

  /// By upper bounds. Throws errc::argument unless there are 1 to 64, above 0 and ascending.
  explicit size_bands(std::vector<std::int64_t> upper_bounds) : bounds_(std::move(upper_bounds)) {
    const bool ascends = std::is_sorted(bounds_.begin(), bounds_.end(), std::less_equal<>());
    if (bounds_.empty() || bounds_.size() > max_bounds || bounds_.front() <= 0 || !ascends) {
      throw error(errc::argument,
                  "size bands need 1 to 64 upper bounds in đồng, above 0 and ascending");
    }
  }

  /// Upper bounds of bands 1, 2, … except the last.
  [[nodiscard]] std::span<const std::int64_t> bounds() const& noexcept { return bounds_; }
  std::span<const std::int64_t> bounds() const&& = delete;

  /// How many bands there are: two more than bounds.
  [[nodiscard]] std::size_t size() const noexcept { return bounds_.size() + 2; }

  /// The band of an obligation of `dong`.
  [[nodiscard]] std::size_t band_of(int128_t dong) const noexcept {
    if (dong <= 0) return 0;
    std::size_t below = 0;  // one after the other: no branch to foresee, and there are few
    for (const std::int64_t bound : bounds_) below += bound < dong ? 1U : 0U;
    return below + 1;
  }

  friend bool operator==(const size_bands&, const size_bands&) = default;

 private:
  std::vector<std::int64_t> bounds_;
};

/// A unit and a band.
struct size_key {
  std::string unit{};
  std::size_t band = 0;

  friend auto operator<=>(const size_key&, const size_key&) = default;
};

/// A key and all its measures.
struct size_cell {
  size_key key;
  measures values;

  friend bool operator==(const size_cell&, const size_cell&) = default;
};

/// The measures of a period by unit and band. The bands of a unit add up to its tally.
class size_figures {
 public:
  size_figures(thads::period in, size_bands bands) : bands_(std::move(bands)), cells_(in) {}

  [[nodiscard]] thads::period period() const noexcept { return cells_.period(); }
  [[nodiscard]] const size_bands& bands() const noexcept { return bands_; }
  [[nodiscard]] std::span<const size_cell> cells() const& noexcept { return cells_.cells(); }
  std::span<const size_cell> cells() const&& = delete;

  friend bool operator==(const size_figures&, const size_figures&) = default;

  /// Throws errc::overflow; the figures are then as before.
  void add(std::vector<size_cell> cells) { cells_.add(std::move(cells)); }

  /// Throws errc::mismatch for another period or other bands, and errc::overflow; the figures are
  /// then as before.
  void merge(const size_figures& other) {
    if (bands_ != other.bands_) {
      throw error(errc::mismatch, "cannot merge figures by size with different bands");
    }
    cells_.merge(other.cells_);
  }

 private:
  size_bands bands_;
  period_cells<size_cell> cells_;
};

/// Counts `size_figures` (count_pass.hpp). The size of a case is its obligation as amended up to
/// the end of the period, whatever of it was paid.
class size_counter {
 public:
  explicit size_counter(size_bands bands = {}) : bands_(std::move(bands)) {}

  template <class Money>
  void add(const counted_case<Money>& seen) {
    const std::size_t band = bands_.band_of(obligation_of(seen));
    detail::add_case(cells_[std::uint64_t{seen.outcome.unit} * bands_.size() + band], seen.outcome);
  }

  /// Throws errc::overflow.
  void merge(const size_counter& other) { cells_ += other.cells_; }

  /// What was counted of `cases` over `in`. Throws errc::internal when a cell breaks the flow
  /// identity.
  [[nodiscard]] size_figures result(const case_register& cases, const period& in) const {
    std::vector<size_cell> cells;
    cells_.for_each([&](std::uint64_t place, const measures& values) {
      if (!flow_holds(values)) {
        throw error(errc::internal,
                    "figures by size break the flow identity; please report this register");
      }
      cells.push_back(
          {{std::string(cases.columns().units[place / bands_.size()]), place % bands_.size()},
           values});
    });
    size_figures result(in, bands_);
    result.add(std::move(cells));
    return result;
  }

 private:
  // What is to be enforced by the decision as amended up to the end of the period.
  [[nodiscard]] static int128_t obligation_of(const case_history& seen) noexcept {
    const detail::register_columns& c = seen.columns;
    int128_t dong = c.amount[seen.number];
    if (!seen.has(event_type::adjusted)) return dong;
    for (std::size_t e = seen.first_event(); e != seen.end_event(); ++e) {
      if (seen.type_of(e) == event_type::adjusted) dong += c.event_payload[e];
    }
    return dong;
  }

  size_bands bands_;
  detail::keyed_sums<measures> cells_;  // by unit × number of bands + band
};

}  // namespace thads
