// SPDX-License-Identifier: Apache-2.0
// The simulated registers that the benchmarks read.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "simulate/simulate.hpp"

namespace thads {

/// The size that THADS_BENCH_CASES names; one million cases otherwise.
inline std::uint64_t largest_size() {
  const char* text = std::getenv("THADS_BENCH_CASES");
  return text == nullptr ? 1'000'000 : std::strtoull(text, nullptr, 10);
}

/// The folder with the simulated register of `cases` cases, made when it is not there.
inline std::filesystem::path simulated(std::uint64_t cases, event_order order) {
  const std::string name =
      std::to_string(cases) + (order == event_order::by_date ? "-by-date" : "");
  const char* kept_in = std::getenv("THADS_BENCH_DIR");
  const auto folder =
      (kept_in != nullptr ? std::filesystem::path(kept_in)
                          : std::filesystem::temp_directory_path() / "thads-bench") /
      name;
  if (!std::filesystem::exists(folder / "about.txt")) {
    simulate_national(folder, {.cases = cases, .seed = 1, .order = order});
  }
  return folder;
}

}  // namespace thads
