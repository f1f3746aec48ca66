// SPDX-License-Identifier: Apache-2.0
// Reading and counting a simulated nation: bytes a second, cases a second, and bytes of memory, at
// three sizes. THADS_BENCH_CASES names the largest size (default 1 000 000 cases), THADS_BENCH_DIR
// the folder in which the registers are kept.
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include <benchmark/benchmark.h>

#include <thads/read/csv/csv_register.hpp>
#include <thads/tally/tally_cases.hpp>

#include "simulated.hpp"

namespace {

using namespace thads;

case_register load(const std::filesystem::path& folder) {
  return read_register(folder / "cases.csv", folder / "events.csv").cases;
}

// One register at a time is kept, since the largest takes gigabytes.
const case_register& kept(std::uint64_t cases) {
  static std::optional<case_register> loaded;
  static std::uint64_t size = 0;
  if (size != cases) {
    loaded.reset();
    loaded = load(simulated(cases, event_order::by_case));
    size = cases;
  }
  return *loaded;
}

void report_memory(benchmark::State& state, const case_register& cases) {
  const auto memory = cases.memory();
  const auto per = [](std::size_t bytes, std::size_t n) {
    return benchmark::Counter(static_cast<double>(bytes) / static_cast<double>(n));
  };
  state.counters["bytes_per_case"] = per(memory.cases, cases.size());
  state.counters["bytes_per_event"] = per(memory.events, cases.event_count());
  state.counters["text_per_case"] = per(memory.text, cases.size());
}

void read_csv(benchmark::State& state, std::uint64_t cases, event_order order) {
  const auto folder = simulated(cases, order);
  const auto bytes = std::filesystem::file_size(folder / "cases.csv") +
                     std::filesystem::file_size(folder / "events.csv");
  for ([[maybe_unused]] auto _ : state) {
    const case_register read = load(folder);
    if (read.size() != cases) return state.SkipWithError("the register was not read whole");
    report_memory(state, read);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void tally_by_four_keys(benchmark::State& state, std::uint64_t cases, unsigned threads) {
  const case_register& read = kept(cases);
  const dimension_set by{dimension::unit, dimension::officer, dimension::initiation,
                         dimension::judgment_type};
  std::size_t cells = 0;
  for ([[maybe_unused]] auto _ : state) {
    const tally counted = tally_cases(read, period(2024), {.by = by, .threads = threads});
    cells = counted.cells().size();
    benchmark::DoNotOptimize(cells);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(cases) * state.iterations());
  state.counters["cells"] = static_cast<double>(cells);
}

void add_benchmarks() {
  const std::uint64_t most = largest_size();
  for (const std::uint64_t cases : {most / 100, most / 10, most}) {
    const std::string size = "/" + std::to_string(cases);
    const auto add = [](const std::string& name, auto run) {
      benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMillisecond)->UseRealTime();
    };
    add("read_csv" + size, [cases](auto& s) { read_csv(s, cases, event_order::by_case); });
    add("read_csv_by_date" + size, [cases](auto& s) { read_csv(s, cases, event_order::by_date); });
    for (const unsigned threads : {1U, 2U}) {
      add("tally" + size + "/threads:" + std::to_string(threads),
          [cases, threads](auto& s) { tally_by_four_keys(s, cases, threads); });
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  add_benchmarks();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
