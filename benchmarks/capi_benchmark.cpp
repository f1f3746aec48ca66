// SPDX-License-Identifier: Apache-2.0
// What the C interface costs: a getter, and counting a register through it beside the same in C++.
// THADS_BENCH_CASES names the number of cases (default 1 000 000).
#include <cstdint>
#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>

#include <thads.h>
#include <thads/read/csv/csv_register.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "simulated.hpp"

namespace {

using namespace thads;

constexpr thads_period year{2024, 12};

void must(thads_status status) {
  if (status != THADS_OK) std::abort();
}

const thads_register* register_in_c() {
  static const thads_register* const kept = [] {
    const auto folder = simulated(largest_size(), event_order::by_case);
    const std::string cases = (folder / "cases.csv").string();
    const std::string events = (folder / "events.csv").string();
    const thads_csv case_csv = THADS_CSV_FILE(cases.c_str());
    const thads_csv event_csv = THADS_CSV_FILE(events.c_str());
    thads_register* loaded = nullptr;
    must(thads_register_load_csv(&case_csv, &event_csv, nullptr, &loaded, nullptr));
    return loaded;
  }();
  return kept;
}

thads_tally* counted_in_c() {
  thads_tally* tally = nullptr;
  must(thads_tally_compute(register_in_c(), year, nullptr, &tally, nullptr));
  return tally;
}

std::int32_t append(void* to, const char* data, std::size_t size) {
  static_cast<std::string*>(to)->append(data, size);
  return 0;
}

void getter(benchmark::State& state) {
  thads_tally* const tally = counted_in_c();
  std::int64_t count = 0;
  thads_amount money{};
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(
        thads_tally_value(tally, 0, THADS_MEASURE_FINISHED, &count, &money, nullptr));
  }
  thads_tally_destroy(tally);
}
BENCHMARK(getter)->Unit(benchmark::kNanosecond);

void addition(benchmark::State& state) {
  thads_decimal a{};
  thads_decimal sum{};
  must(thads_decimal_from_int64(123456789, &a, nullptr));
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(thads_decimal_add(&a, &a, &sum, nullptr));
  }
}
BENCHMARK(addition)->Unit(benchmark::kNanosecond);

void tally_in_cpp(benchmark::State& state) {
  const auto folder = simulated(largest_size(), event_order::by_case);
  const case_register cases = read_register(folder / "cases.csv", folder / "events.csv").cases;
  thads_tally* const other = counted_in_c();
  std::string bytes;
  must(thads_tally_serialize(other, append, &bytes, nullptr));
  thads_tally_destroy(other);
  for ([[maybe_unused]] auto _ : state) {
    const tally counted = tally_cases(cases, period(2024), {});
    if (serialize(counted) != bytes) return state.SkipWithError("C counted something else");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(cases.size()) * state.iterations());
}

void tally_in_c(benchmark::State& state) {
  std::size_t cases = 0;
  must(thads_register_size(register_in_c(), &cases, nullptr, nullptr));
  for ([[maybe_unused]] auto _ : state) {
    thads_tally* const counted = counted_in_c();
    std::string bytes;
    must(thads_tally_serialize(counted, append, &bytes, nullptr));
    benchmark::DoNotOptimize(bytes);
    thads_tally_destroy(counted);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(cases) * state.iterations());
}

// In turn, so that a noisy machine is noisy for both.
BENCHMARK(tally_in_cpp)->Unit(benchmark::kMillisecond)->Repetitions(5);
BENCHMARK(tally_in_c)->Unit(benchmark::kMillisecond)->Repetitions(5);

}  // namespace

BENCHMARK_MAIN();
