// SPDX-License-Identifier: Apache-2.0
// A synthetic nation of any size: every case lives by chance, none knows of another, and nothing is
// kept in memory that grows with their number.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simulate/case_mix.hpp>
#include <simulate/days.hpp>
#include <simulate/life.hpp>
#include <simulate/random.hpp>
#include <simulate/register_writer.hpp>
#include <simulate/simulate.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads {
namespace detail {
namespace {

struct province_entry {
  std::string_view name;
  unsigned regions;
};

/// The provinces and cities since 1 July 2025. Their number and that of all regional divisions are
/// real; how many divisions each province has is not, but for Đồng Tháp.
constexpr std::array<province_entry, 34> provinces{{
    {"Thành phố Hà Nội", 17}, {"Thành phố Huế", 6},    {"Tỉnh Lai Châu", 5},
    {"Tỉnh Điện Biên", 6},    {"Tỉnh Sơn La", 7},      {"Tỉnh Lạng Sơn", 5},
    {"Tỉnh Quảng Ninh", 8},   {"Tỉnh Thanh Hóa", 12},  {"Tỉnh Nghệ An", 11},
    {"Tỉnh Hà Tĩnh", 7},      {"Tỉnh Cao Bằng", 5},    {"Tỉnh Tuyên Quang", 10},
    {"Tỉnh Lào Cai", 10},     {"Tỉnh Thái Nguyên", 9}, {"Tỉnh Phú Thọ", 14},
    {"Tỉnh Bắc Ninh", 11},    {"Tỉnh Hưng Yên", 10},   {"Thành phố Hải Phòng", 13},
    {"Tỉnh Ninh Bình", 13},   {"Tỉnh Quảng Trị", 9},   {"Thành phố Đà Nẵng", 12},
    {"Tỉnh Quảng Ngãi", 10},  {"Tỉnh Gia Lai", 13},    {"Tỉnh Khánh Hòa", 8},
    {"Tỉnh Lâm Đồng", 13},    {"Tỉnh Đắk Lắk", 12},    {"Thành phố Hồ Chí Minh", 19},
    {"Tỉnh Đồng Nai", 12},    {"Tỉnh Tây Ninh", 11},   {"Thành phố Cần Thơ", 12},
    {"Tỉnh Vĩnh Long", 13},   {"Tỉnh Đồng Tháp", 12},  {"Tỉnh Cà Mau", 8},
    {"Tỉnh An Giang", 12},
}};

constexpr unsigned region_count = 355;
constexpr unsigned officer_count = 4000;

static_assert(
    [] {
      unsigned sum = 0;
      for (const province_entry& p : provinces) sum += p.regions;
      return sum == region_count;
    }(),
    "there are 355 regional divisions");

constexpr std::uint64_t most_cases = 1'000'000'000;
constexpr int first_open_year = 2022;  // what was closed before is not in the register

/// How many of a thousand cases were accepted in a statistical year.
struct acceptance_year {
  int year;
  unsigned per_mille;
};
constexpr std::array<acceptance_year, 8> acceptance_years{{{2017, 10},
                                                           {2018, 15},
                                                           {2019, 25},
                                                           {2020, 40},
                                                           {2021, 60},
                                                           {2022, 260},
                                                           {2023, 280},
                                                           {2024, 310}}};
static_assert(acceptance_years.front().year == earliest_simulated_year &&
              acceptance_years.back().year == latest_simulated_year);

/// One way in which a year can end, for so many of a thousand cases.
struct prospect {
  measure end;
  std::uint32_t per_mille;
};
using prospects = std::array<prospect, 12>;

constexpr prospects of_new_cases{{{measure::finished, 620},
                                  {measure::terminated, 30},
                                  {measure::entrusted_out, 12},
                                  {measure::revoked, 6},
                                  {measure::pulled_up, 1},
                                  {measure::in_progress, 135},
                                  {measure::postponed_agreed, 20},
                                  {measure::postponed_other, 12},
                                  {measure::suspended, 9},
                                  {measure::unenforceable, 155}}};
constexpr prospects of_cases_in_progress{{{measure::finished, 560},
                                          {measure::terminated, 30},
                                          {measure::entrusted_out, 8},
                                          {measure::revoked, 4},
                                          {measure::pulled_up, 1},
                                          {measure::in_progress, 240},
                                          {measure::postponed_agreed, 20},
                                          {measure::postponed_other, 15},
                                          {measure::suspended, 12},
                                          {measure::unenforceable, 110}}};
constexpr prospects of_held_cases{{{measure::finished, 400},
                                   {measure::terminated, 40},
                                   {measure::in_progress, 250},
                                   {measure::postponed_agreed, 60},
                                   {measure::postponed_other, 60},
                                   {measure::suspended, 60},
                                   {measure::unenforceable, 130}}};
constexpr prospects of_unenforceable_cases{{{measure::finished, 180},
                                            {measure::terminated, 25},
                                            {measure::entrusted_out, 6},
                                            {measure::revoked, 3},
                                            {measure::pulled_up, 1},
                                            {measure::request_returned, 5},
                                            {measure::in_progress, 70},
                                            {measure::postponed_agreed, 5},
                                            {measure::postponed_other, 5},
                                            {measure::suspended, 5},
                                            {measure::unenforceable, 615},
                                            {measure::separate_book, 80}}};
constexpr prospects of_booked_cases{{{measure::finished, 15},
                                     {measure::request_returned, 5},
                                     {measure::in_progress, 20},
                                     {measure::separate_book, 960}}};
/// At the end of the year before the first one, of cases that are still open.
constexpr prospects of_opening_cases{{{measure::in_progress, 280},
                                      {measure::postponed_agreed, 30},
                                      {measure::postponed_other, 30},
                                      {measure::suspended, 30},
                                      {measure::unenforceable, 630}}};

[[nodiscard]] constexpr bool share_out_a_thousand(const prospects& all) noexcept {
  std::uint32_t sum = 0;
  for (const prospect& p : all) sum += p.per_mille;
  return sum == 1000;
}
static_assert(share_out_a_thousand(of_new_cases));
static_assert(share_out_a_thousand(of_cases_in_progress));
static_assert(share_out_a_thousand(of_held_cases));
static_assert(share_out_a_thousand(of_unenforceable_cases));
static_assert(share_out_a_thousand(of_booked_cases));
static_assert(share_out_a_thousand(of_opening_cases));

[[nodiscard]] const prospects& prospects_of(const life& story) noexcept {
  if (!story.begun) return of_new_cases;
  switch (story.standing) {
    case measure::in_progress:
    case measure::unclassified:
      return of_cases_in_progress;
    case measure::unenforceable:
      return of_unenforceable_cases;
    case measure::separate_book:
      return of_booked_cases;
    default:
      return of_held_cases;
  }
}

[[nodiscard]] measure draw(const prospects& all, random_source& random) noexcept {
  const prospect* p = all.data();
  for (std::uint32_t ticket = random.below(1000); ticket >= p->per_mille; ++p) {
    ticket -= p->per_mille;
  }
  return p->end;
}

// `total` shared out to `count` places by rounding down where each begins.
[[nodiscard]] constexpr std::uint64_t share_begin(std::uint64_t total, std::uint64_t place,
                                                  std::uint64_t count) noexcept {
  return total * place / count;
}

/// A regional division: its place in the table of units is its place in the list. Some have twice
/// the cases of others.
struct region {
  std::uint64_t weight_before;
  std::uint64_t weight;
  std::uint16_t first_of_province;
  std::uint16_t regions_of_province;
  std::uint16_t officers;
};

/// The cases of the nation, region by region; telling them twice tells the same.
class nation {
 public:
  nation(std::uint64_t cases, std::uint64_t seed) : cases_(cases), seed_(seed) {
    for (const province_entry& p : provinces) {
      const auto first = static_cast<std::uint16_t>(regions_.size());
      for (unsigned i = 0; i < p.regions; ++i) {
        const std::size_t place = regions_.size();
        const auto officers =
            static_cast<std::uint16_t>(share_begin(officer_count, place + 1, region_count) -
                                       share_begin(officer_count, place, region_count));
        const std::uint64_t weight = 60 + place * 37 % 61;
        regions_.push_back(
            {weight_, weight, first, static_cast<std::uint16_t>(p.regions), officers});
        weight_ += weight;
      }
    }
  }

  [[nodiscard]] const std::vector<region>& regions() const noexcept { return regions_; }

  /// Calls `tell(case_number, life, first holder, events)` for every case of a region.
  template <class Tell>
  void tell_region(std::uint16_t place, Tell tell) {
    random_source random(seed_, place + 1U);
    const region& here = regions_[place];
    const std::uint64_t cases = share_begin(cases_, here.weight_before + here.weight, weight_) -
                                share_begin(cases_, here.weight_before, weight_);
    unsigned before = 0;
    for (const acceptance_year& y : acceptance_years) {
      const unsigned until = before + y.per_mille;
      const auto count = static_cast<std::uint32_t>(share_begin(cases, until, 1000) -
                                                    share_begin(cases, before, 1000));
      before = until;
      for (std::uint32_t i = 0; i < count; ++i) {
        const holder first{place, any_officer(place, random)};
        const life story =
            live(draw_case(accepted_on(y.year, i, count), random), first, y.year, random);
        tell(case_number{place, static_cast<std::int16_t>(y.year), i + 1}, story.facts, first,
             events_);
      }
    }
  }

 private:
  // The i-th of `count` cases of a year, which are spread evenly over it.
  [[nodiscard]] static day_number accepted_on(int year, std::uint64_t i, std::uint64_t count) {
    const day_span days = statistical_year_days(year);
    const auto length = static_cast<std::uint64_t>(days.last - days.first) + 1;
    return weekday_until(days.first + static_cast<day_number>(share_begin(length, i, count)));
  }

  // Lives from the year of acceptance to the end; the events are in events_.
  life live(const case_facts& facts, holder first, int year, random_source& random) {
    life story(facts, first);
    events_.clear();
    for (; year <= latest_simulated_year && story.open; ++year) {
      const day_span days = statistical_year_days(year);
      const measure end = standing_after(story, year, days, random);
      live_year(story, {days, end, next_holder(story, random), false, recorded_steps}, random,
                events_);
    }
    return story;
  }

  [[nodiscard]] static measure standing_after(const life& story, int year, day_span days,
                                              random_source& random) noexcept {
    if (year < first_open_year - 1) return measure::unenforceable;
    if (year < first_open_year) return draw(of_opening_cases, random);
    if (!story.begun && story.facts.accepted > days.last - 20 && random.per_mille(500)) {
      return measure::unclassified;
    }
    const measure end = draw(prospects_of(story), random);
    const bool too_large = story.balance >= billion && random.per_mille(600);
    return end == measure::finished && too_large ? measure::in_progress : end;
  }

  [[nodiscard]] std::optional<holder> next_holder(const life& story, random_source& random) const {
    if (!story.begun || story.standing == measure::separate_book || !random.per_mille(30))
      return {};
    const region& now = regions_[story.held_by.unit];
    if (random.per_mille(900)) {
      return holder{story.held_by.unit,
                    static_cast<std::uint16_t>(story.held_by.officer % now.officers + 1)};
    }
    const auto next = static_cast<std::uint16_t>(now.first_of_province +
                                                 (story.held_by.unit - now.first_of_province + 1) %
                                                     now.regions_of_province);
    return holder{next, any_officer(next, random)};
  }

  [[nodiscard]] std::uint16_t any_officer(std::uint16_t place,
                                          random_source& random) const noexcept {
    return static_cast<std::uint16_t>(1 + random.below(regions_[place].officers));
  }

  static constexpr std::uint32_t recorded_steps = 220;

  std::uint64_t cases_;
  std::uint64_t seed_;
  std::vector<region> regions_;
  std::uint64_t weight_ = 0;
  life_events events_;
};

std::vector<unit_entry> national_units(const std::vector<region>& regions) {
  std::vector<unit_entry> units;
  std::vector<unit_entry> above;
  for (std::size_t p = 0; p < provinces.size(); ++p) {
    const auto number = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::string code = "P" + number(p + 1);
    for (unsigned r = 1; r <= provinces[p].regions; ++r) {
      units.push_back(
          {code + "R" + number(r),
           "Phòng THADS khu vực " + std::to_string(r) + " - " + std::string(provinces[p].name),
           unit_kind::region,
           code,
           {},
           regions[units.size()].officers,
           "/QĐ-THADS"});
    }
    above.push_back({code, std::string(provinces[p].name), unit_kind::province, "VN", {}, 0, {}});
  }
  above.push_back({"VN", "Toàn quốc", unit_kind::nation, "", {}, 0, {}});
  units.insert(units.end(), above.begin(), above.end());
  return units;
}

/// Writes a nation through a register_writer.
class nation_report {
 public:
  nation_report(register_writer& out, nation& cases, const nation_options& options)
      : out_(out), nation_(cases), options_(options) {}

  void write_by_case() {
    passes_ = 1;
    tell_nation(
        [&](case_number number, const case_facts& facts, holder first, const life_events& events) {
          const std::string_view id = out_.id_of(number);
          out_.write_case(id, facts, first);
          for (const life_event& event : events) out_.write_event(id, event);
        });
  }

  // A counting sort that tells the nation once for every block of days that fits into memory,
  // instead of keeping what it told.
  void write_by_date() {
    std::vector<std::uint64_t> events_on(simulated_days);
    passes_ = 2;  // corrected below, once the number of events is known
    tell_nation(
        [&](case_number number, const case_facts& facts, holder first, const life_events& events) {
          out_.write_case(out_.id_of(number), facts, first);
          for (const life_event& event : events) ++events_on[day_index(event)];
        });
    const std::vector<block> blocks = blocks_of(events_on);
    passes_ = 1 + blocks.size();
    for (const block& b : blocks) write_block(b, events_on);
  }

 private:
  struct dated_event {
    case_number id;
    life_event event;
  };

  /// The days from `first` to before `last` have `events` events.
  struct block {
    std::size_t first;
    std::size_t last;
    std::uint64_t events;
  };

  static constexpr std::uint64_t events_in_memory = 8'000'000;
  static constexpr std::size_t simulated_days =
      static_cast<std::size_t>(last_simulated_day - first_simulated_day) + 1;

  [[nodiscard]] static std::size_t day_index(const life_event& event) noexcept {
    return static_cast<std::size_t>(event.day - first_simulated_day);
  }

  [[nodiscard]] static std::vector<block> blocks_of(const std::vector<std::uint64_t>& events_on) {
    std::vector<block> blocks{{0, 0, 0}};
    for (std::size_t day = 0; day < events_on.size(); ++day) {
      if (blocks.back().events + events_on[day] > events_in_memory) blocks.push_back({day, day, 0});
      blocks.back().last = day + 1;
      blocks.back().events += events_on[day];
    }
    return blocks;
  }

  void write_block(const block& b, const std::vector<std::uint64_t>& events_on) {
    std::vector<std::size_t> next(b.last - b.first);
    for (std::size_t day = b.first + 1; day < b.last; ++day) {
      next[day - b.first] = next[day - b.first - 1] + events_on[day - 1];
    }
    std::vector<dated_event> sorted(b.events);
    tell_nation([&](case_number number, const case_facts&, holder, const life_events& events) {
      for (const life_event& event : events) {
        const std::size_t day = day_index(event);
        if (day >= b.first && day < b.last) sorted[next[day - b.first]++] = {number, event};
      }
    });
    for (const dated_event& each : sorted) out_.write_event(out_.id_of(each.id), each.event);
  }

  template <class Tell>
  void tell_nation(Tell tell) {
    for (std::uint16_t place = 0; place < region_count; ++place) {
      nation_.tell_region(place, tell);
      if (options_.progress) {
        ++told_;
        options_.progress(static_cast<unsigned>(told_ * 1000 / (passes_ * region_count)));
      }
    }
  }

  register_writer& out_;
  nation& nation_;
  const nation_options& options_;
  std::size_t passes_ = 1;
  std::size_t told_ = 0;
};

/// The national targets, as the National Assembly's resolutions and the ministry set them.
struct target_year {
  int year;
  unsigned cases;
  unsigned money;
};
constexpr std::array<target_year, 3> national_targets{
    {{2022, 8150, 4010}, {2023, 8250, 4550}, {2024, 8325, 4645}}};

void write_national_targets(register_writer& out) {
  for (const unit_entry& unit : out.units()) {
    for (const target_year& t : national_targets) {
      out.write_target(unit.code, t.year, quantity::cases, t.cases, "chỉ tiêu toàn quốc");
      out.write_target(unit.code, t.year, quantity::money, t.money, "chỉ tiêu toàn quốc");
    }
  }
}

constexpr std::string_view about_nation =
    R"(SYNTHETIC DATA - DỮ LIỆU MÔ PHỎNG

This register is generated by `thads simulate national` for load tests. Every case, person, amount
and date in it is invented and drawn at random; no total in it is meant to be any real total.

Real: the names of the 34 provinces and cities, the number of regional divisions (355) since 1 July
2025, and the national targets of 2022 to 2024. How the divisions are spread over the provinces is
invented. The cases lie in the statistical years 2022 to 2024, or are older and were still open on
1 October 2021; the divisions of 2025 are used for all of these years.

Sổ thụ lý này do chương trình sinh ra, không phải số liệu thật.
)";

}  // namespace
}  // namespace detail

register_size simulate_national(const std::filesystem::path& out, const nation_options& options) {
  if (options.cases > detail::most_cases) {
    throw error(errc::argument, "simulate: " + std::to_string(options.cases) +
                                    " cases are too many; ask for at most " +
                                    std::to_string(detail::most_cases));
  }
  detail::nation cases(options.cases, options.seed);
  detail::register_writer writer(out, detail::national_units(cases.regions()));
  detail::nation_report report(writer, cases, options);
  if (options.order == event_order::by_case) {
    report.write_by_case();
  } else {
    report.write_by_date();
  }
  detail::write_national_targets(writer);
  writer.finish(detail::about_nation);
  return writer.size();
}

}  // namespace thads
