// SPDX-License-Identifier: Apache-2.0
// The synthetic Cần Thơ: three provinces live side by side until one of them takes the others in.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <simulate/can_tho_plan.hpp>
#include <simulate/docket.hpp>
#include <simulate/office_year.hpp>
#include <simulate/register_writer.hpp>
#include <simulate/simulate.hpp>
#include <simulate/text_file.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/allocate.hpp>
#include <thads/number/decimal.hpp>

namespace thads {
namespace detail {
namespace {

constexpr day_number reform_day = date::from_ymd(2025, 7, 1).days();
constexpr std::string_view last_old_day = "2025-06-30";
constexpr std::string_view first_new_day = "2025-07-01";

// --- The plans.

office_plan derived(const derived_office& d) {
  const office_plan& model = offices[d.like];
  const auto scale = [&d](auto value) {
    return static_cast<decltype(value)>(value * static_cast<decltype(value)>(d.percent) / 100);
  };
  office_plan plan{d.code, d.name, model.officers, model.target_shift, {}, {}};
  plan.opening = {scale(model.opening.cases), scale(model.opening.booked),
                  scale(model.opening.money)};
  for (std::size_t y = 0; y < plan.years.size(); ++y) {
    const year_plan& of = model.years[y];
    plan.years[y] = {scale(of.newly_accepted),  scale(of.resolved),
                     scale(of.with_conditions), scale(of.leaving),
                     scale(of.to_book),         scale(of.from_book),
                     scale(of.accepted_money),  scale(of.with_conditions_money),
                     scale(of.resolved_money)};
  }
  return plan;
}

// The offices of the three provinces, with their plans until 2024.
std::vector<office_plan> all_offices() {
  std::vector<office_plan> all(offices.begin(), offices.end());
  for (const derived_office& d : hau_giang_offices) all.push_back(derived(d));
  for (const derived_office& d : old_can_tho_offices) all.push_back(derived(d));
  return all;
}

// What the office has to account for in 2025 before anything new comes, without the separate book.
unsigned stock_of_2025(const office_plan& office, const year_plan& last) {
  unsigned open = office.opening.cases;
  for (std::size_t y = 0; y + 1 < office.years.size(); ++y) {
    const year_plan& p = office.years[y];
    open += p.newly_accepted + p.from_book - p.to_book - p.leaving - p.resolved;
  }
  return open + last.from_book - last.to_book;
}

// Spreads `total` over the offices in proportion to a figure of their year 2024.
template <class Column>
void spread(std::vector<office_plan>& all, unsigned total, unsigned year_plan::*like,
            Column year_plan::*column) {
  std::vector<decimal> weights;
  weights.reserve(all.size());
  for (const office_plan& office : all) weights.emplace_back(office.years[2].*like);
  const std::vector<int128_t> parts = allocate(total, weights);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].years[3].*column = static_cast<unsigned>(parts[i]);
  }
}

// Plans 2025 so that the sums are the published totals. The money is invented: 12 % more accepted
// than in 2024, of it 40 % with conditions and of that 53 to 59 % resolved.
void plan_2025(std::vector<office_plan>& all) {
  unsigned stock = 0;
  unsigned number = 0;
  for (office_plan& office : all) {
    const year_plan& before = office.years[2];
    year_plan& year = office.years[3];
    year.to_book = before.to_book;
    year.from_book = before.from_book;
    year.accepted_money = before.accepted_money * 112 / 100;
    year.with_conditions_money = year.accepted_money * 40 / 100;
    year.resolved_money = year.with_conditions_money * (53 + 5 * number++ % 7) / 100;
    stock += stock_of_2025(office, year);
  }
  using p = year_plan;
  spread(all, can_tho_2025.accepted - stock, &p::newly_accepted, &p::newly_accepted);
  spread(all, can_tho_2025.resolved, &p::resolved, &p::resolved);
  spread(all, can_tho_2025.with_conditions, &p::with_conditions, &p::with_conditions);
  spread(all, can_tho_2025.leaving(), &p::leaving, &p::leaving);
  spread(all, can_tho_2025.held(), &p::newly_accepted, &p::held);
}

// --- The provinces.

struct province {
  std::string_view code;
  std::string_view name;
  std::size_t office_count;
  std::uint64_t seed;  // one with which every office can meet its plan
};

constexpr std::array<province, 3> merged_provinces{
    {{"ST", "Tỉnh Sóc Trăng", offices.size(), 2028},
     {"HG", "Tỉnh Hậu Giang", hau_giang_offices.size(), 1},
     {"CT", "Thành phố Cần Thơ", old_can_tho_offices.size(), 1}}};

// --- The reform.

// The units by number: the offices, province by province, then the regions.
class reform {
 public:
  explicit reform(std::span<const office_plan> all) {
    for (const office_plan& office : all) {
      number_of_[std::string(office.code)] = static_cast<std::uint16_t>(officers_.size());
      officers_.push_back(office.officers);
    }
    for (std::size_t r = 1; r <= region_count_of_can_tho; ++r) {
      number_of_[region_code(r)] = static_cast<std::uint16_t>(officers_.size());
      officers_.push_back(0);
    }
    for (const office_succession& s : office_successions) {
      const std::uint16_t to = number_of_.at(std::string(s.to));
      const std::uint16_t from = number_of_.at(std::string(s.from));
      ways_[from].push_back({to, officers_[to], s.tenths});
      const bool whole = s.tenths == 10;
      const auto coming =
          static_cast<std::uint16_t>(whole ? officers_[from] : halved(officers_[from]));
      officers_[to] = static_cast<std::uint16_t>(officers_[to] + coming);
    }
  }

  [[nodiscard]] static std::string region_code(std::size_t number) {
    return (number < 10 ? "CTKV0" : "CTKV") + std::to_string(number);
  }

  /// How many officers a unit has, after the reform where it stays.
  [[nodiscard]] std::uint16_t officers(std::size_t unit) const { return officers_[unit]; }

  // Brings a case under the units of the day: moves it on the day of the reform when it is still
  // open then, and hands it on within the new units afterwards.
  void apply(entry& e) const {
    holder now = e.first;
    auto next = e.events.begin();
    if (e.story.facts.accepted >= reform_day) {
      e.first = now = successor_of(now, e);
      e.id.unit = now.unit;
    } else {
      const bool reaches_it =
          e.story.open || (!e.events.empty() && e.events.back().day >= reform_day);
      if (!reaches_it) return;
      for (; next != e.events.end() && next->day < reform_day; ++next) {
        if (is_transfer(next->type)) now = next->to;
      }
      const holder to = successor_of(now, e);
      if (to.unit != now.unit) {
        next = e.events.insert(next, {0, reform_day, event_type::unit_changed, ground::none, to});
        ++next;
      }
      now = to;
    }
    for (; next != e.events.end(); ++next) {
      if (!is_transfer(next->type)) continue;
      next->to = successor_of(next->to, e);
      const bool stays = next->to.unit == now.unit;
      next->type = stays ? event_type::officer_changed : event_type::unit_changed;
      now = next->to;
    }
  }

 private:
  struct way {
    std::uint16_t unit;
    std::uint16_t officers_before;  // officers who came to the unit from elsewhere
    unsigned tenths;
  };

  [[nodiscard]] static constexpr unsigned halved(unsigned officers) noexcept {
    return (officers + 1) / 2;
  }

  // Of an office that was divided, the number of the case says where the case goes.
  [[nodiscard]] holder successor_of(holder h, const entry& e) const {
    const auto found = ways_.find(h.unit);
    if (found == ways_.end()) return h;
    const std::vector<way>& ways = found->second;
    const bool first = ways.size() == 1 || e.id.number % 10 < ways.front().tenths;
    const way& to = first ? ways.front() : ways.back();
    if (h.officer == 0) return {to.unit, 0};
    const unsigned officer = ways.size() == 1 ? h.officer : halved(h.officer);
    return {to.unit, static_cast<std::uint16_t>(to.officers_before + officer)};
  }

  std::map<std::string, std::uint16_t, std::less<>> number_of_;
  std::vector<std::uint16_t> officers_;
  std::map<std::uint16_t, std::vector<way>> ways_;
};

void renumber_units(entry& e, std::uint16_t by) {
  const auto shift = [by](std::uint16_t& unit) { unit = static_cast<std::uint16_t>(unit + by); };
  shift(e.id.unit);
  shift(e.first.unit);
  for (life_event& event : e.events) {
    if (is_transfer(event.type)) shift(event.to.unit);
  }
}

// New units number their cases on their own, from where the unit of this code had come.
void number_new_cases(const entries& all) {
  std::map<std::uint16_t, std::uint32_t> last;
  entries fresh;
  for (entry* e : all) {
    if (e->story.facts.accepted >= reform_day) {
      fresh.push_back(e);
    } else if (e->id.year == reform_year) {
      last[e->id.unit] = std::max(last[e->id.unit], e->id.number);
    }
  }
  std::stable_sort(fresh.begin(), fresh.end(), [](const entry* a, const entry* b) {
    return std::tie(a->id.unit, a->story.facts.accepted) <
           std::tie(b->id.unit, b->story.facts.accepted);
  });
  for (entry* e : fresh) e->id.number = ++last[e->id.unit];
}

// --- The files.

std::vector<unit_entry> can_tho_units(std::span<const office_plan> all, const reform& moves) {
  std::vector<unit_entry> units;
  std::size_t first = 0;
  for (const province& p : merged_provinces) {
    for (std::size_t i = 0; i < p.office_count; ++i) {
      const office_plan& office = all[first + i];
      units.push_back({std::string(office.code), std::string(office.name),
                       i == 0 ? unit_kind::other : unit_kind::district, std::string(p.code),
                       last_old_day, moves.officers(first + i),
                       i == 0 ? "/QĐ-CTHADS" : "/QĐ-CCTHADS"});
    }
    first += p.office_count;
  }
  for (std::size_t r = 1; r <= region_count_of_can_tho; ++r) {
    units.push_back({reform::region_code(r),
                     "Phòng THADS khu vực " + std::to_string(r) + " - Cần Thơ",
                     unit_kind::region,
                     "CT",
                     {},
                     moves.officers(units.size()),
                     "/QĐ-THADS",
                     first_new_day});
  }
  units.push_back({"CT00",
                   "THADS thành phố Cần Thơ (cơ quan tỉnh)",
                   unit_kind::other,
                   "CT",
                   {},
                   0,
                   {},
                   first_new_day});
  for (const province& p : merged_provinces) {
    units.push_back(
        {std::string(p.code), std::string(p.name), unit_kind::province, "VN", last_old_day, 0, {}});
  }
  units.push_back(
      {"CT", "Thành phố Cần Thơ (hợp nhất)", unit_kind::province, "VN", {}, 0, {}, first_new_day});
  units.push_back({"VN", "Toàn quốc", unit_kind::nation, "", {}, 0, {}});
  return units;
}

void write_cases(register_writer& out, entries& all) {
  std::sort(all.begin(), all.end(), [](const entry* a, const entry* b) {
    return std::tie(a->id.unit, a->id.year, a->id.number) <
           std::tie(b->id.unit, b->id.year, b->id.number);
  });
  for (const entry* e : all) {
    const std::string_view id = out.id_of(e->id);
    out.write_case(id, e->story.facts, e->first);
    for (const life_event& event : e->events) out.write_event(id, event);
  }
}

void write_target_pair(register_writer& out, std::string_view unit, int year, target_pair target,
                       int shift, std::string_view document) {
  const auto shifted = [shift](unsigned value) {
    return static_cast<unsigned>(static_cast<int>(value) + shift);
  };
  out.write_target(unit, year, quantity::cases, shifted(target.cases), document);
  out.write_target(unit, year, quantity::money, shifted(target.money), document);
}

void write_targets(register_writer& out, std::span<const office_plan> all) {
  for (std::size_t y = 0; y < province_targets.size(); ++y) {
    const int year = first_planned_year + static_cast<int>(y);
    const target_pair& target = province_targets[y];
    for (const province& p : merged_provinces) {
      write_target_pair(out, p.code, year, target, 0, "số mô phỏng");
    }
    for (const office_plan& office : all) {
      write_target_pair(out, office.code, year, target, office.target_shift, "số mô phỏng");
    }
  }
  write_target_pair(out, "CT", reform_year, can_tho_targets, 0, "số công bố");
  write_target_pair(out, "CT00", reform_year, can_tho_targets, 5, "số mô phỏng");
  for (std::size_t r = 1; r <= region_count_of_can_tho; ++r) {
    write_target_pair(out, reform::region_code(r), reform_year, can_tho_targets, 0, "số mô phỏng");
  }
}

void write_successions(const std::filesystem::path& folder) {
  text_file file(folder / "successions.csv");
  file.put("from,to,date,kind,share\n");
  for (const std::string_view ended : {"ST", "HG"}) {
    file.put(ended, ",CT,", first_new_day, ",merge,\n");
  }
  for (const office_succession& s : office_successions) {
    const auto parts = std::count_if(office_successions.begin(), office_successions.end(),
                                     [&s](const auto& other) { return other.to == s.to; });
    file.put(s.from, ',', s.to, ',', first_new_day, ',');
    if (s.tenths != 10) {
      file.put("split,0.", s.tenths, '\n');
    } else {
      const bool renamed = parts == 1 && s.to != "CT00";
      file.put(std::string_view(renamed ? "rename" : "merge"), ",\n");
    }
  }
  file.close();
}

constexpr std::string_view about_can_tho =
    R"(SYNTHETIC DATA - DỮ LIỆU MÔ PHỎNG

This register is generated by `thads simulate can-tho`. Every case, person, office figure and date in
it is invented. It has the shape of the civil judgment enforcement of Sóc Trăng, Hậu Giang and Cần Thơ
in the statistical years 2022 to 2025 (1 October 2021 to 30 September 2025). On 1 July 2025 the three
provinces became one, and their district offices regional divisions: every case still open was handed
to its new unit that day (event unit_changed), and successions.csv says what each unit became.

Real, as published for the merged province for 2025, and matched exactly, in cases:
- 50 869 accepted, 50 173 to enforce (696 had left);
- 27 996 with conditions, 15 565 without, which leaves 6 612 postponed or suspended;
- 23 697 resolved, 84.64 % of those with conditions; the targets 83.95 % and 51.90 %.
Up to 2024 the offices of Sóc Trăng have the plans of `thads simulate soc-trang`, with its published
totals.

Invented: everything else, such as all money of 2025, the figures of each office, which office went to
which region, and the shares of Phụng Hiệp (HG06), which was divided between two regions.

Sổ thụ lý này do chương trình sinh ra, không phải số liệu thật. Chỉ các tổng số nêu trên là số đã công
bố.
)";

}  // namespace
}  // namespace detail

register_size simulate_can_tho(const std::filesystem::path& out) {
  using namespace detail;
  std::vector<office_plan> all = all_offices();
  plan_2025(all);
  const reform moves(all);
  register_writer writer(out, can_tho_units(all, moves));
  std::vector<docket> dockets;
  dockets.reserve(merged_provinces.size());
  entries cases;
  std::size_t first = 0;
  for (const province& p : merged_provinces) {
    docket& lived = dockets.emplace_back(std::span(all).subspan(first, p.office_count), p.seed);
    live_until(lived, reform_year);
    for (entry& e : lived.all()) {
      renumber_units(e, static_cast<std::uint16_t>(first));
      moves.apply(e);
      cases.push_back(&e);
    }
    first += p.office_count;
  }
  number_new_cases(cases);
  write_cases(writer, cases);
  write_targets(writer, all);
  write_successions(out);
  writer.finish(about_can_tho);
  return writer.size();
}

}  // namespace thads
