// SPDX-License-Identifier: Apache-2.0
// What is counted from cases for the management of enforcement (ages, deadlines, conditions,
// obstacles, sizes, recovery), each alone and all in one pass, beside the year's tally alone.
// THADS_BENCH_CASES names the size, THADS_BENCH_DIR the folder of the registers.
#include <memory>
#include <tuple>

#include <benchmark/benchmark.h>

#include <thads/counters/ages.hpp>
#include <thads/counters/conditions.hpp>
#include <thads/counters/deadlines.hpp>
#include <thads/counters/largest_cases.hpp>
#include <thads/counters/obstacles.hpp>
#include <thads/counters/recovery.hpp>
#include <thads/counters/sizes.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/tally/tally_cases.hpp>
#include <thads/time/vietnam_days_off.hpp>

#include "simulated.hpp"

namespace {

using namespace thads;

const period year(2024);

void tally_alone(benchmark::State& state, const case_register& cases) {
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(tally_cases(cases, year).dimensions());
  }
}

template <case_counter... Counters>
void count(benchmark::State& state, const case_register& cases, const Counters&... counters) {
  for ([[maybe_unused]] auto _ : state) {
    const auto counted = count_in_one_pass(cases, year, {}, counters...);
    std::apply(
        [&cases](const Counters&... each) {
          (benchmark::DoNotOptimize(each.result(cases, year).period()), ...);
        },
        counted);
  }
}

template <class Work>
void measure_work(const char* name, Work work) {
  benchmark::RegisterBenchmark(name, work)->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const auto folder = simulated(largest_size(), event_order::by_case);
  const case_register cases = read_register(folder / "cases.csv", folder / "events.csv").cases;
  const auto rules =
      std::make_shared<const deadline_rules>(builtin_deadlines(), vietnam_work_calendar());
  const auto each = [&cases](const char* name, const auto& counter) {
    measure_work(name, [&cases, counter](benchmark::State& s) { count(s, cases, counter); });
  };
  measure_work("tally", [&cases](benchmark::State& s) { tally_alone(s, cases); });
  each("ages", age_counter());
  each("deadlines", deadline_counter(rules));
  each("conditions", condition_counter());
  each("obstacles", obstacle_counter());
  each("sizes", size_counter());
  each("largest", largest_counter(10));
  each("recovery", recovery_counter());
  measure_work("all_in_one_pass", [&cases, &rules](benchmark::State& s) {
    count(s, cases, age_counter(), deadline_counter(rules), condition_counter(), obstacle_counter(),
          size_counter(), largest_counter(10), recovery_counter());
  });
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
