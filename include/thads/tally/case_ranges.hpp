// SPDX-License-Identifier: Apache-2.0
// The cases of a register cut into ranges, one for each thread, and how far the work has come.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>

namespace thads {

/// Told the cases done and the cases in all, from one thread at a time; returning false stops the
/// work with errc::cancelled.
using count_progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

namespace detail {

inline void require_usable(const case_register& cases) {
  if (cases.errors() == 0) return;
  throw error(errc::bad_register, "the register has " + std::to_string(cases.errors()) +
                                      (cases.errors() == 1 ? " error" : " errors") +
                                      ", so it yields no figures; correct it or read it leniently");
}

// Tells `progress` from any thread, one at a time, and remembers its wish to stop.
class progress_meter {
 public:
  progress_meter(const count_progress& progress, std::uint64_t total)
      : progress_(progress), total_(total) {}

  // False when the work shall stop.
  bool advance(std::uint64_t cases) {
    if (!progress_) return true;
    const std::uint64_t done = done_.fetch_add(cases) + cases;
    if (!stopped_ && !busy_.test_and_set()) {
      if (!progress_(done, total_)) stopped_ = true;
      busy_.clear();
    }
    return !stopped_;
  }

  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

 private:
  const count_progress& progress_;
  std::uint64_t total_;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> stopped_{false};
  std::atomic_flag busy_{};
};

// Cuts the cases into ranges with about the same number of cases and events.
inline std::vector<std::size_t> cut_points(const case_register& cases, unsigned parts) {
  const auto& first_event = cases.columns().first_event;
  const std::uint64_t all = cases.size() + cases.event_count();
  std::vector<std::size_t> cuts{0};
  for (std::uint64_t part = 1; part < parts; ++part) {
    const std::uint64_t wanted = all / parts * part;
    std::size_t low = cuts.back();
    std::size_t high = cases.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (middle + first_event[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    cuts.push_back(low);
  }
  cuts.push_back(cases.size());
  return cuts;
}

// Runs work(0) … work(threads − 1), each on a thread of its own, and throws on what one of them
// threw.
template <class Work>
void run_on_threads(unsigned threads, Work work) {
  std::vector<std::exception_ptr> failures(threads);
  const auto run = [&](unsigned part) {
    try {
      work(part);
    } catch (...) {
      failures[part] = std::current_exception();
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned part = 1; part < threads; ++part) workers.emplace_back(run, part);
  run(0);
  workers.clear();  // joins
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace detail

}  // namespace thads
