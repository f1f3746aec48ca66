// SPDX-License-Identifier: Apache-2.0
// Sums by key: sorted, never zero, the same whatever the order in which parts are added.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <thads/tally/measures.hpp>
#include <thads/tally/sorted_cells.hpp>

BOOST_AUTO_TEST_SUITE(sorted_cells_test)

namespace {

struct cell {
  std::string key;
  thads::figure values;
  friend bool operator==(const cell&, const cell&) = default;
};
using cells = thads::sorted_cells<cell>;

}  // namespace

BOOST_AUTO_TEST_CASE(every_order_of_adding_gives_the_same_cells) {
  const std::vector<cell> parts{{"b", {1, 10}}, {"a", {2, 20}}, {"b", {3, 30}}, {"c", {-4, 0}}};
  const std::vector<cell> expected{{"a", {2, 20}}, {"b", {4, 40}}, {"c", {-4, 0}}};
  std::vector<std::size_t> order{0, 1, 2, 3};
  int orders = 0;
  do {
    cells one_by_one;
    std::vector<cell> shuffled;
    for (const std::size_t i : order) {
      one_by_one.add(parts[i].key, parts[i].values);
      shuffled.push_back(parts[i]);
    }
    cells at_once;
    at_once.add(shuffled);
    BOOST_TEST(std::ranges::equal(one_by_one.list(), expected));
    BOOST_TEST((at_once == one_by_one));
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  BOOST_TEST(orders == 24);
}

BOOST_AUTO_TEST_CASE(what_adds_up_to_nothing_has_no_cell) {
  cells c;
  c.add("a", {1, 5});
  c.add("a", {-1, -5});
  c.add("b", {0, 0});
  BOOST_TEST(c.empty());
  c.add(std::vector<cell>{{"x", {1, 0}}, {"x", {-1, 0}}, {"y", {0, 0}}});
  BOOST_TEST(c.empty());
}

BOOST_AUTO_TEST_CASE(regrouping_adds_up_and_filtering_keeps) {
  cells c;
  c.add(std::vector<cell>{{"a1", {1, 10}}, {"a2", {2, 20}}, {"b1", {4, 40}}});
  const cells grouped = c.regroup([](std::string& key) { key.resize(1); });
  BOOST_TEST(std::ranges::equal(grouped.list(), std::vector<cell>{{"a", {3, 30}}, {"b", {4, 40}}}));
  const cells kept = c.filter([](const std::string& key) { return key.ends_with('1'); });
  BOOST_TEST(std::ranges::equal(kept.list(), std::vector<cell>{{"a1", {1, 10}}, {"b1", {4, 40}}}));
  BOOST_TEST((c.total() == thads::figure{7, 70}));
}

BOOST_AUTO_TEST_CASE(a_sum_out_of_range_is_refused_and_changes_nothing) {
  cells c;
  c.add("a", {std::numeric_limits<std::int64_t>::max(), 1});
  const cells before = c;
  BOOST_CHECK_THROW(c.add("a", {1, 0}), thads::error);
  BOOST_TEST((c == before));
  BOOST_CHECK_THROW(c.add(std::vector<cell>{{"a", {1, 0}}}), thads::error);
  BOOST_TEST((c == before));
}

BOOST_AUTO_TEST_SUITE_END()
