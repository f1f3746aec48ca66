// SPDX-License-Identifier: Apache-2.0
// The cases of a synthetic province while they are being lived.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <simulate/case_mix.hpp>
#include <simulate/days.hpp>
#include <simulate/life.hpp>
#include <simulate/office_plan.hpp>
#include <simulate/random.hpp>
#include <simulate/register_writer.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads::detail {

/// A case, its number and its life so far.
struct entry {
  case_number id;
  holder first;
  life story;
  life_events events{};
  /// Where it goes in the coming year, when it goes to another office.
  std::optional<holder> moves_to{};
};

using entries = std::vector<entry*>;

/// The cases of the whole province, and the chance by which they live.
class docket {
 public:
  docket(std::span<const office_plan> offices, std::uint64_t seed) noexcept
      : offices_(offices), random_(seed) {}

  [[nodiscard]] std::span<const office_plan> offices() const noexcept { return offices_; }

  [[nodiscard]] random_source& random() noexcept { return random_; }

  /// Every case; their addresses stay the same.
  [[nodiscard]] std::deque<entry>& all() noexcept { return all_; }

  /// Accepts `count` cases on random days of a year, numbered in order of the days; the
  /// numbers grow by 1 … `gap`.
  entries accept(std::uint16_t office, int year, unsigned count, std::uint32_t gap = 1) {
    const day_span days = statistical_year_days(year);
    std::vector<day_number> accepted(count);
    for (day_number& day : accepted) day = weekday_until(random_.between(days.first, days.last));
    std::sort(accepted.begin(), accepted.end());
    entries fresh;
    std::uint32_t number = 0;
    for (const day_number day : accepted) {
      number += 1 + random_.below(gap);
      const holder first{office, random_.per_mille(15) ? std::uint16_t{0} : any_officer(office)};
      all_.push_back({{office, static_cast<std::int16_t>(year), number},
                      first,
                      life(draw_case(day, random_), first)});
      fresh.push_back(&all_.back());
    }
    return fresh;
  }

  /// Marks a few cases of modest size to go to another office of the province in the coming year.
  void move_some_cases() {
    for (entry& e : all_) {
      e.moves_to.reset();
      const bool may_move = e.story.open && e.story.standing != measure::separate_book &&
                            e.story.balance < 300 * million;
      if (!may_move || !random_.per_mille(6)) continue;
      const auto step = static_cast<std::uint16_t>(
          1 + random_.below(static_cast<std::uint32_t>(offices_.size()) - 1));
      const auto office =
          static_cast<std::uint16_t>((e.story.held_by.unit + step) % offices_.size());
      e.moves_to = holder{office, random_.per_mille(100) ? std::uint16_t{0} : any_officer(office)};
    }
  }

  /// Lives through a year, under whoever has the case then.
  year_account live_on(entry& e, int year, measure end, bool steady = false) {
    const course plan{statistical_year_days(year), end, next_holder(e, end), steady};
    e.moves_to.reset();
    return live_year(e.story, plan, random_, e.events);
  }

  /// Forgets a case that has not lived yet and puts a bank debt of `amount` in its place.
  static void turn_into_bank_debt(entry& e, dong amount) {
    e.story = life(bank_debt(e.story.facts.accepted, amount), e.first);
  }

  /// Brings `some` into random order.
  void shuffle(entries& some) {
    for (std::size_t i = some.size(); i > 1; --i) {
      std::swap(some[i - 1], some[random_.below(static_cast<std::uint32_t>(i))]);
    }
  }

 private:
  // Somebody new for a case that nobody has, for one that moves, and now and then for any other.
  std::optional<holder> next_holder(const entry& e, measure end) {
    if (e.moves_to) return e.moves_to;
    const holder now = e.story.held_by;
    if (e.story.standing == measure::separate_book || end == measure::unclassified) return {};
    if (now.officer == 0) return holder{now.unit, any_officer(now.unit)};
    if (!random_.per_mille(25)) return {};
    if (random_.per_mille(50)) return holder{now.unit, 0};
    const auto next = static_cast<std::uint16_t>(now.officer % offices_[now.unit].officers + 1);
    return holder{now.unit, next};
  }

  std::uint16_t any_officer(std::uint16_t office) {
    return static_cast<std::uint16_t>(1 + random_.below(offices_[office].officers));
  }

  std::span<const office_plan> offices_;
  random_source random_;
  std::deque<entry> all_;
};

}  // namespace thads::detail
