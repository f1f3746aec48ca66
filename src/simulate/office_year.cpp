// SPDX-License-Identifier: Apache-2.0
// How an office of a synthetic province meets its plan: the cases by quota, and the money to the
// đồng, because the amounts of a few large debts are set last.
#include <simulate/office_year.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <simulate/case_mix.hpp>
#include <simulate/days.hpp>
#include <simulate/docket.hpp>
#include <simulate/life.hpp>
#include <simulate/office_plan.hpp>
#include <simulate/random.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads::detail {
namespace {

constexpr int last_opening_year = first_planned_year - 1;

// From this balance on a case is planned by its money, not only counted.
constexpr dong large = 1 * billion;

/// How many of a thousand opening cases were accepted in a year before the plan begins, and how
/// many case numbers lie between two that are still open.
struct opening_year {
  int year;
  std::uint32_t per_mille;
  std::uint32_t gap;
};
constexpr std::array<opening_year, 5> opening_years{
    {{2017, 60, 60}, {2018, 100, 36}, {2019, 160, 20}, {2020, 250, 12}, {2021, 430, 6}}};

void expect(bool met, const office_plan& plan, int year, const char* what) {
  if (met) return;
  throw error(errc::internal, "the plan of " + std::string(plan.code) + " for " +
                                  std::to_string(year) + " cannot be met: " + what);
}

// How many large debts share `money` triệu đồng when they are about `size` triệu each.
[[nodiscard]] std::size_t count_of_large(std::int64_t money, std::int64_t size) noexcept {
  return static_cast<std::size_t>(1 + money / size);
}

// `count` uneven parts of `money`, all but the last in whole triệu.
std::vector<dong> split(dong money, std::size_t count, random_source& random,
                        const office_plan& plan, int year, const char* what) {
  std::vector<dong> parts;
  for (std::size_t left = count; left > 1; --left) {
    const dong even = money / static_cast<dong>(left);
    const dong part = even / 100 * random.between(55, 145) / million * million;
    parts.push_back(part);
    money -= part;
  }
  parts.push_back(money);
  for (const dong part : parts) expect(part > 0, plan, year, what);
  return parts;
}

// What an office has on 1 October 2021: cases of earlier years that are still open, some of them on
// the separate book. A few large debts bring it to the planned money.
class opening {
 public:
  opening(docket& cases, std::uint16_t office)
      : cases_(cases), random_(cases.random()), office_(office), plan_(cases.offices()[office]) {}

  void live() {
    entries open = keep_the_book(accept());
    const std::size_t debts = count_of_large(plan_.opening.money, 9'000);
    cases_.shuffle(open);
    dong money = plan_.opening.money * million;
    for (std::size_t i = debts; i < open.size(); ++i) {
      live_on(*open[i], open_standing());
      money -= open[i]->story.balance;
    }
    const std::vector<dong> parts =
        split(money, debts, random_, plan_, last_opening_year, "opening money");
    for (std::size_t i = 0; i < debts; ++i) {
      docket::turn_into_bank_debt(*open[i], parts[i]);
      live_on(*open[i], measure::unenforceable, true);
    }
  }

 private:
  entries accept() {
    const unsigned count = plan_.opening.cases + plan_.opening.booked;
    entries accepted;
    for (const opening_year& y : opening_years) {
      const bool last = y.year == last_opening_year;
      const auto left = static_cast<unsigned>(count - accepted.size());
      const unsigned share = last ? left : count * y.per_mille / 1000;
      for (entry* e : cases_.accept(office_, y.year, share, y.gap)) accepted.push_back(e);
    }
    return accepted;
  }

  // Puts the planned number of `stock` on the separate book and gives back the others.
  entries keep_the_book(const entries& stock) {
    entries open;
    unsigned booked = 0;
    for (entry* e : stock) {
      const bool old_enough = e->id.year < last_opening_year;
      if (booked < plan_.opening.booked && old_enough && random_.per_mille(600)) {
        ++booked;
        live_on(*e, measure::separate_book);
      } else {
        open.push_back(e);
      }
    }
    expect(booked == plan_.opening.booked, plan_, last_opening_year, "cases on the separate book");
    return open;
  }

  measure open_standing() {
    const std::uint32_t ticket = random_.below(1000);
    if (ticket < 300) return measure::in_progress;
    if (ticket < 340) return measure::postponed_agreed;
    if (ticket < 380) return measure::postponed_other;
    if (ticket < 410) return measure::suspended;
    return measure::unenforceable;
  }

  // Lives from acceptance to the opening, where the case stands at `end`.
  void live_on(entry& e, measure end, bool steady = false) {
    for (int year = e.id.year; year < last_opening_year; ++year) {
      cases_.live_on(e, year, measure::unenforceable, steady);
    }
    cases_.live_on(e, last_opening_year, end, steady);
  }

  docket& cases_;
  random_source& random_;
  std::uint16_t office_;
  const office_plan& plan_;
};

// The office that has the case in the coming year.
[[nodiscard]] std::uint16_t office_of(const entry& e) noexcept {
  return e.moves_to ? e.moves_to->unit : e.story.held_by.unit;
}

// One office in one statistical year: decides what becomes of every case it has.
class office_year {
 public:
  office_year(docket& cases, std::uint16_t office, int year)
      : cases_(cases),
        random_(cases.random()),
        office_(office),
        year_(year),
        plan_(cases.offices()[office].years[static_cast<std::size_t>(year - first_planned_year)]),
        days_(statistical_year_days(year)) {}

  void live() {
    gather();
    fresh_ = cases_.accept(office_, year_, plan_.newly_accepted);
    reserve_large_debts();
    keep_the_book();
    leave_unclassified();
    stock_.insert(stock_.end(), fresh_.begin(), fresh_.end());
    cases_.shuffle(stock_);
    let_some_leave();
    settle_large_cases();
    settle_the_rest();
    make_the_money_right();
  }

 private:
  // The open cases that the office has this year.
  void gather() {
    for (entry& e : cases_.all()) {
      if (!e.story.open || office_of(e) != office_) continue;
      (e.story.standing == measure::separate_book ? booked_ : stock_).push_back(&e);
    }
    cases_.shuffle(booked_);
    cases_.shuffle(stock_);
  }

  // Cases on the separate book stay there, but for those that are returned from it. In their place
  // go cases that have long been unenforceable.
  void keep_the_book() {
    for (std::size_t i = 0; i < booked_.size(); ++i) {
      if (i < plan_.from_book) {
        stock_.push_back(booked_[i]);
      } else {
        become(*booked_[i], measure::separate_book);
      }
    }
    // Large ones go first where the office would otherwise have more money than planned.
    dong too_much = money_of(stock_) + money_of(fresh_) - plan_.accepted_money * million * 78 / 100;
    unsigned left = plan_.to_book;
    const auto is_ripe = [&](const entry& e) {
      return left > 0 && e.story.standing == measure::unenforceable && !e.moves_to &&
             e.story.facts.accepted < days_.first - 365;
    };
    const auto move = [&](entry& e) {
      --left;
      too_much -= e.story.balance;
      become(e, measure::separate_book);
    };
    take_from_stock(
        [&](const entry& e) { return is_ripe(e) && e.story.balance >= large && too_much > 0; },
        move);
    take_from_stock([&](const entry& e) { return is_ripe(e) && e.story.balance < large; }, move);
    expect(left == 0, "cases for the separate book");
  }

  [[nodiscard]] static dong money_of(const entries& some) noexcept {
    dong sum = 0;
    for (const entry* e : some) sum += e->story.balance;
    return sum;
  }

  // Sets new cases of the first half of the year aside for make_the_money_right.
  void reserve_large_debts() {
    const std::int64_t open_money = plan_.with_conditions_money - plan_.resolved_money;
    const std::int64_t other_money = plan_.accepted_money - plan_.with_conditions_money;
    const auto reserve = [&](entries& debts, std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        const auto place =
            fresh_.begin() + random_.between(0, static_cast<std::int32_t>(fresh_.size() / 2));
        debts.push_back(*place);
        fresh_.erase(place);
      }
    };
    reserve(debts_resolved_, count_of_large(plan_.resolved_money, 20'000));
    reserve(debts_open_, count_of_large(open_money, 25'000));
    reserve(debts_without_conditions_, count_of_large(other_money, 60'000));
  }

  // Every second of the last cases of the year is not classified before it ends.
  void leave_unclassified() {
    const std::size_t count = fresh_.size() / 70;
    for (std::size_t i = 0; i < count; ++i) {
      const auto place = fresh_.end() - 1 - static_cast<std::ptrdiff_t>(i);
      become(**place, measure::unclassified);
      fresh_.erase(place);
    }
    open_ += static_cast<unsigned>(count);
  }

  void let_some_leave() {
    unsigned left = 0;
    take_from_stock(
        [&](const entry& e) {
          return left < plan_.leaving && e.story.balance < large && !e.story.ever_collected;
        },
        [&](entry& e) {
          ++left;
          become(e, way_out_of(e));
        });
    expect(left == plan_.leaving, "cases that leave");
  }

  measure way_out_of(const entry& e) {
    const std::uint32_t ticket = random_.below(1000);
    const bool carried = e.id.year < year_;
    const bool on_request = e.story.facts.begun == initiation::on_request;
    if (carried && on_request && ticket < 150) return measure::request_returned;
    if (office_ != 0 && ticket >= 150 && ticket < 190) return measure::pulled_up;
    return ticket < 350 ? measure::revoked : measure::entrusted_out;
  }

  // Large cases are resolved, or kept in progress, as long as that takes up no more than a part of
  // the planned money; the others become unenforceable or stay so.
  void settle_large_cases() {
    dong to_resolve = plan_.resolved_money * million / 3;
    dong to_keep = (plan_.with_conditions_money - plan_.resolved_money) * million * 55 / 100;
    take_from_stock([](const entry& e) { return e.story.balance >= large; },
                    [&](entry& e) {
                      const dong balance = e.story.balance;
                      if (balance <= to_resolve && random_.per_mille(400)) {
                        to_resolve -= balance;
                        resolve(e);
                      } else if (balance <= to_keep) {
                        to_keep -= balance;
                        keep_open(e);
                      } else {
                        keep_without_conditions(e);
                      }
                    });
  }

  // Of the other cases the easiest are resolved and the next are in progress at the year's end.
  void settle_the_rest() {
    sort_by([&](const entry& e) { return difficulty_of(e); });
    const std::size_t resolved = plan_.resolved - resolved_ - debts_resolved_.size();
    expect(resolved <= stock_.size(), "resolved cases");
    for (std::size_t i = 0; i < resolved; ++i) resolve(*stock_[i]);
    stock_.erase(stock_.begin(), stock_.begin() + static_cast<std::ptrdiff_t>(resolved));

    sort_by([&](const entry& e) { return hopelessness_of(e); });
    const std::size_t open = plan_.with_conditions - plan_.resolved - open_ - debts_open_.size();
    expect(open <= stock_.size(), "cases with conditions");
    for (std::size_t i = 0; i < stock_.size(); ++i) {
      if (i < open) {
        keep_open(*stock_[i]);
      } else if (plan_.held) {
        hold_or_not(*stock_[i], stock_.size() - i);
      } else {
        keep_without_conditions(*stock_[i]);
      }
    }
    if (plan_.held) expect(held_ == *plan_.held, "cases that are held");
  }

  // One of the last `left` cases without conditions: as many of them are held as still lack.
  void hold_or_not(entry& e, std::size_t left) {
    if (random_.below(static_cast<std::uint32_t>(left)) >= *plan_.held - held_) {
      return become(e, measure::unenforceable);
    }
    ++held_;
    become(e, random_.per_mille(600) ? measure::postponed_other : measure::suspended);
  }

  [[nodiscard]] std::uint32_t difficulty_of(const entry& e) {
    const auto size = static_cast<std::uint64_t>(e.story.balance / million);
    std::uint32_t sum = random_.below(1000) + 70 * static_cast<std::uint32_t>(std::bit_width(size));
    if (e.story.standing == measure::unenforceable) sum += 300;
    if (e.story.facts.accepted > days_.last - 45) sum += 500;
    return sum;
  }

  [[nodiscard]] std::uint32_t hopelessness_of(const entry& e) {
    std::uint32_t sum = random_.below(1000);
    if (e.story.standing == measure::unenforceable) sum += 600;
    if (e.story.balance >= large / 2) sum += 300;
    return sum;
  }

  template <class Rank>
  void sort_by(Rank rank) {
    std::vector<std::pair<std::uint32_t, entry*>> ranked;
    for (entry* e : stock_) ranked.emplace_back(rank(*e), e);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(ranked.begin(), ranked.end(), stock_.begin(),
                   [](const auto& r) { return r.second; });
  }

  void resolve(entry& e) {
    ++resolved_;
    const bool ended = !e.story.ever_collected && random_.per_mille(60);
    become(e, ended ? measure::terminated : measure::finished);
  }

  void keep_open(entry& e) {
    ++open_;
    become(e, random_.per_mille(120) ? measure::postponed_agreed : measure::in_progress);
  }

  void keep_without_conditions(entry& e) {
    if (plan_.held) return become(e, measure::unenforceable);
    const std::uint32_t ticket = random_.below(1000);
    if (ticket < 45) {
      become(e, measure::postponed_other);
    } else {
      become(e, ticket < 80 ? measure::suspended : measure::unenforceable);
    }
  }

  // The reserved debts take exactly the money that the plan still lacks.
  void make_the_money_right() {
    const dong resolved = plan_.resolved_money * million;
    const dong with_conditions = plan_.with_conditions_money * million;
    const dong accepted = plan_.accepted_money * million;
    const dong left = account_.left_otherwise;
    fill(debts_resolved_, measure::finished, resolved - account_.resolved, "resolved money");
    fill(debts_open_, measure::in_progress,
         with_conditions - resolved - account_.open_with_conditions, "money with conditions");
    fill(debts_without_conditions_, measure::unenforceable,
         accepted - with_conditions - left - account_.open_without_conditions, "accepted money");
  }

  void fill(const entries& debts, measure end, dong money, const char* what) {
    const std::vector<dong> parts =
        split(money, debts.size(), random_, cases_.offices()[office_], year_, what);
    for (std::size_t i = 0; i < debts.size(); ++i) {
      docket::turn_into_bank_debt(*debts[i], parts[i]);
      become(*debts[i], end, true);
    }
  }

  void become(entry& e, measure end, bool steady = false) {
    account_ += cases_.live_on(e, year_, end, steady);
  }

  // Takes the entries that `is_wanted` out of the stock, in its order, and gives each to `use`.
  template <class Wanted, class Use>
  void take_from_stock(Wanted is_wanted, Use use) {
    entries others;
    for (entry* e : stock_) {
      if (is_wanted(*e)) {
        use(*e);
      } else {
        others.push_back(e);
      }
    }
    stock_ = std::move(others);
  }

  void expect(bool met, const char* what) const {
    detail::expect(met, cases_.offices()[office_], year_, what);
  }

  docket& cases_;
  random_source& random_;
  std::uint16_t office_;
  int year_;
  const year_plan& plan_;
  day_span days_;
  entries booked_;
  entries stock_;
  entries fresh_;
  entries debts_resolved_;
  entries debts_open_;
  entries debts_without_conditions_;
  unsigned resolved_ = 0;
  unsigned open_ = 0;
  unsigned held_ = 0;
  year_account account_;
};

}  // namespace

void live_until(docket& cases, int last_year) {
  const auto count = static_cast<std::uint16_t>(cases.offices().size());
  for (std::uint16_t office = 0; office < count; ++office) opening(cases, office).live();
  for (int year = first_planned_year; year <= last_year; ++year) {
    cases.move_some_cases();
    for (std::uint16_t office = 0; office < count; ++office) {
      office_year(cases, office, year).live();
    }
  }
}

}  // namespace thads::detail
