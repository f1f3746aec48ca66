// SPDX-License-Identifier: Apache-2.0
// The five forms of a made-up nation with 34 provinces, 355 divisions and 4 000 officers, on one
// thread; and reading the regulations that they are made by.
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/read/json/regulation_json.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/table/table_csv.hpp>
#include <thads/table/table_html.hpp>

#include "made_up.hpp"

namespace {

using namespace thads;

constexpr std::size_t provinces = 34;
constexpr std::size_t divisions = 355;
constexpr std::size_t officers = 4000;

agency_tree make_nation() {
  std::vector<agency> rows{{.code = "VN", .name = "Toàn quốc", .kind = unit_kind::nation}};
  for (std::size_t i = 0; i < provinces; ++i) {
    rows.push_back({.code = numbered("P", i),
                    .name = numbered("Thi hành án dân sự tỉnh ", i),
                    .kind = unit_kind::province,
                    .parent = "VN"});
  }
  for (std::size_t i = 0; i < divisions; ++i) {
    rows.push_back({.code = numbered("D", i),
                    .name = numbered("Phòng Thi hành án dân sự khu vực ", i),
                    .kind = unit_kind::region,
                    .parent = numbered("P", i % provinces)});
  }
  return agency_tree(std::move(rows));
}

// Every officer has cases of every judgment type, of two themes where they began ex officio.
tally make_figures() {
  std::mt19937_64 random(1);
  std::vector<tally_cell> cells;
  for (std::size_t i = 0; i < officers; ++i) {
    const std::string unit =
        i % 10 == 0 ? numbered("P", i % provinces) : numbered("D", i % divisions);
    for (std::size_t type = 0; type < word_count<judgment_type>; ++type) {
      for (const auto& [how, flags] : {std::pair{initiation::ex_officio, 0U},
                                       {initiation::ex_officio, 1U},
                                       {initiation::on_request, 0U}}) {
        cells.push_back({.key = {.unit = unit,
                                 .officer = numbered("CHV", i),
                                 .initiation = how,
                                 .judgment = static_cast<judgment_type>(type),
                                 .flags = flag_set::from_bits(static_cast<std::uint8_t>(flags))},
                         .values = random_measures(random)});
      }
    }
  }
  tally t(period(2024));
  t.add(std::move(cells));
  return t;
}

const agency_tree& nation() {
  static const agency_tree tree = make_nation();
  return tree;
}

const tally& figures() {
  static const tally t = make_figures();
  return t;
}

std::vector<form_sheet> fill_in() {
  return make_form_sheets(find_regulation("TT05-2024"), figures(), nation(), "VN");
}

std::vector<table> make_tables() {
  std::vector<table> tables;
  for (const form_sheet& sheet : fill_in()) {
    tables.push_back(make_form_table(sheet, language::vi));
  }
  return tables;
}

void sheets(benchmark::State& state) {
  state.counters["cells_of_tally"] = static_cast<double>(figures().cells().size());
  std::size_t rows = 0;
  for ([[maybe_unused]] auto _ : state) {
    rows = 0;
    for (const form_sheet& sheet : fill_in()) rows += sheet.rows().size();
  }
  state.counters["rows"] = static_cast<double>(rows);
}

void sheets_and_tables(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(make_tables().size());
}

template <class Write>
void write_tables(benchmark::State& state, Write write) {
  const std::vector<table> tables = make_tables();
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    bytes = 0;
    for (const table& t : tables) bytes += write(t).size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void as_csv(benchmark::State& state) {
  write_tables(state, [](const table& t) { return to_csv(t); });
}

void as_html(benchmark::State& state) {
  write_tables(state, [](const table& t) { return to_html(t, language::vi); });
}

void read_regulations(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    for (const regulation& r : builtin_regulations()) {
      const auto text = find_regulation_text(r.id);
      if (!read_regulation(*text).content) return state.SkipWithError("not a regulation");
    }
  }
}

BENCHMARK(sheets)->Unit(benchmark::kMillisecond);
BENCHMARK(sheets_and_tables)->Unit(benchmark::kMillisecond);
BENCHMARK(as_csv)->Unit(benchmark::kMillisecond);
BENCHMARK(as_html)->Unit(benchmark::kMillisecond);
BENCHMARK(read_regulations)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
