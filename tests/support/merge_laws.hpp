// SPDX-License-Identifier: Apache-2.0
// What holds of every count that travels: it does not depend on threads, and its parts add up to
// the whole in any order.
#pragma once

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "registers.hpp"

#include <thads/tally/count_pass.hpp>

namespace thads_test {

/// The result of one counter over `in`.
template <class Counter>
[[nodiscard]] auto counted(const thads::case_register& cases, const thads::period& in,
                           const Counter& counter, unsigned threads = 1) {
  const auto counters = thads::count_in_one_pass(cases, in, {.threads = threads}, counter);
  return std::get<0>(counters).result(cases, in);
}

/// Cuts the cases of `stories` into three parts, whose results must add up in any order.
template <class Counter>
void check_merge_laws(const std::vector<case_story>& stories, const thads::period& in,
                      const Counter& counter) {
  const thads::case_register all = register_of(stories);
  const auto whole = counted(all, in, counter);
  for (const unsigned threads : {2U, 3U, 4U}) {
    BOOST_TEST((counted(all, in, counter, threads) == whole));
  }
  std::array<std::vector<case_story>, 3> parts;
  for (std::size_t i = 0; i < stories.size(); ++i) parts[i % 3].push_back(stories[i]);
  for (const auto& order : {std::array{0, 1, 2}, std::array{2, 0, 1}, std::array{1, 2, 0}}) {
    auto sum = counted(thads::case_register(), in, counter);
    for (const int part : order) {
      sum.merge(counted(register_of(parts[static_cast<std::size_t>(part)]), in, counter));
    }
    BOOST_TEST((sum == whole));
  }
  // Neither do the brackets matter.
  auto last_two = counted(register_of(parts[1]), in, counter);
  last_two.merge(counted(register_of(parts[2]), in, counter));
  auto sum = counted(register_of(parts[0]), in, counter);
  sum.merge(last_two);
  BOOST_TEST((sum == whole));
}

}  // namespace thads_test
