// SPDX-License-Identifier: Apache-2.0
// A comparison over the reform of 2025 for a made-up nation, restated: last year 63 provinces and
// 710 district offices, this year 34 provinces and 355 divisions, 4 000 officers in both. Every
// tenth office is divided between two divisions.
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <thads/report/year/readings_table.hpp>
#include <thads/report/year/report_on.hpp>

#include "made_up.hpp"

namespace {

using namespace thads;

constexpr std::size_t old_provinces = 63;
constexpr std::size_t provinces = 34;
constexpr std::size_t offices = 710;
constexpr std::size_t divisions = 355;
constexpr std::size_t officers = 4000;

const date reform = date::from_ymd(2025, 7, 1);
const date eve = date::from_ymd(2025, 6, 30);

agency_tree make_tree() {
  std::vector<agency> rows{{.code = "VN", .kind = unit_kind::nation}};
  const auto add = [&rows](std::string code, unit_kind kind, std::string parent, date from,
                           date to) {
    rows.push_back({.code = std::move(code),
                    .name = "Phòng Thi hành án dân sự",
                    .kind = kind,
                    .parent = std::move(parent),
                    .valid_from = from,
                    .valid_to = to});
  };
  for (std::size_t i = 0; i < old_provinces; ++i) {
    add(numbered("T", i), unit_kind::province, "VN", earliest_date, eve);
  }
  for (std::size_t i = 0; i < offices; ++i) {
    add(numbered("C", i), unit_kind::district, numbered("T", i % old_provinces), earliest_date,
        eve);
  }
  for (std::size_t i = 0; i < provinces; ++i) {
    add(numbered("P", i), unit_kind::province, "VN", reform, latest_date);
  }
  for (std::size_t i = 0; i < divisions; ++i) {
    add(numbered("K", i), unit_kind::region, numbered("P", i % provinces), reform, latest_date);
  }
  return agency_tree(std::move(rows));
}

succession_table make_successions() {
  std::vector<succession> rows;
  const auto add = [&rows](std::string from, std::string to, succession_kind kind, int hundredths) {
    rows.push_back({.from = std::move(from),
                    .to = std::move(to),
                    .day = reform,
                    .kind = kind,
                    .share = decimal::from_parts(hundredths, 2)});
  };
  for (std::size_t i = 0; i < old_provinces; ++i) {
    add(numbered("T", i), numbered("P", i % provinces), succession_kind::merge, 100);
  }
  for (std::size_t i = 0; i < offices; ++i) {
    const std::string from = numbered("C", i);
    const std::string to = numbered("K", i % divisions);
    if (i % 10 != 0) {
      add(from, to, succession_kind::merge, 100);
    } else {
      add(from, to, succession_kind::split, 37);
      add(from, numbered("K", (i + 1) % divisions), succession_kind::split, 63);
    }
  }
  return succession_table(std::move(rows));
}

// Every officer has cases of every judgment type, ex officio and on request.
tally make_figures(int year, const char* unit, std::size_t units) {
  std::mt19937_64 random(static_cast<unsigned>(year));
  std::vector<tally_cell> cells;
  for (std::size_t i = 0; i < officers; ++i) {
    for (std::size_t kind = 0; kind < 2 * word_count<judgment_type>; ++kind) {
      cells.push_back({.key = {.unit = numbered(unit, i % units),
                               .officer = numbered("CHV", i),
                               .initiation = static_cast<initiation>(kind % 2),
                               .judgment = static_cast<judgment_type>(kind / 2)},
                       .values = random_measures(random)});
    }
  }
  tally t(period(year, 12));
  t.add(std::move(cells));
  return t;
}

struct nation {
  agency_tree tree = make_tree();
  succession_table successions = make_successions();
  tally now = make_figures(2025, "K", divisions);
  tally before = make_figures(2024, "C", offices);
};

const nation& the_nation() {
  static const nation n;
  return n;
}

// From two tallies with all their keys to both readings for the nation, as tables.
void compare_restated(benchmark::State& state) {
  const nation& n = the_nation();
  const std::vector<const tally*> years{&n.before, &n.now};
  for (auto round : state) {
    const report_input published = report_on(years, &n.tree, {}, "VN", n.successions);
    const report_input on_units = restated(published, n.successions, reform);
    benchmark::DoNotOptimize(make_readings_tables(published, on_units, reform));
  }
}

// Last year by unit, and by every key.
void restate_figures(benchmark::State& state, dimension_set by) {
  const nation& n = the_nation();
  const tally figures = n.before.project(by);
  for (auto round : state) {
    benchmark::DoNotOptimize(restate(figures, n.tree, n.successions, reform));
  }
  state.counters["cells"] = benchmark::Counter(static_cast<double>(figures.cells().size()));
}

BENCHMARK(compare_restated)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(restate_figures, by_unit, {dimension::unit})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(restate_figures, by_all, dimension_set::all())->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
