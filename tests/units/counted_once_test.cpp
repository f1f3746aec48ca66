// SPDX-License-Identifier: Apache-2.0
// Entrusted cases counted once: the range that figures allow.
#include <limits>

#include <boost/test/unit_test.hpp>

#include <thads/units/counted_once.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(counted_once_test)

using namespace thads;

// X accepts 10 of 1000 đồng and entrusts 2 of 300 to Y, which accepts these and 5 of its own of 50.
// Together they accepted 17 of 1350, but there are only 15 cases of 1050.
BOOST_AUTO_TEST_CASE(what_was_received_may_come_from_inside) {
  measures x;
  x[measure::carried_over] = {4, 600};
  x[measure::newly_accepted] = {6, 400};
  x[measure::entrusted_out] = {2, 300};
  measures y;
  y[measure::newly_accepted] = {7, 350};
  y[measure::received] = {2, 300};
  const counted_once both = accepted_counted_once(x + y);
  BOOST_TEST((both.at_most == figure{17, 1350}));
  BOOST_TEST((both.at_least == figure{15, 1050}));
  BOOST_TEST((accepted_counted_once(x).at_least == figure{10, 1000}));
}

BOOST_AUTO_TEST_CASE(beyond_the_range) {
  measures m;
  m[measure::received].count = std::numeric_limits<std::int64_t>::min();
  BOOST_TEST(thads_test::code_of([&] { return accepted_counted_once(m).at_least.count; }) ==
             errc::overflow);
}

BOOST_AUTO_TEST_SUITE_END()
