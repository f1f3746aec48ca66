// SPDX-License-Identifier: Apache-2.0
// The tally as a value: cells, keys, and the laws of merging.
#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/tally/tally.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(tally_test)

using namespace thads;
using thads_test::code_of;

namespace {

measures finished(std::int64_t count, std::int64_t money) {
  measures m;
  m[measure::finished] = {count, money};
  return m;
}

// "unit officer count/money; …" of the finished figures.
std::string cells_of(const tally& t) {
  std::string text;
  for (const tally_cell& c : t.cells()) {
    const figure& f = c.values[measure::finished];
    text += c.key.unit + " " + c.key.officer + " " + std::to_string(f.count) + "/" +
            std::to_string(static_cast<std::int64_t>(f.money)) + "; ";
  }
  return text;
}

tally sample() {
  tally t(period(2024), {dimension::unit, dimension::officer});
  t.add({.unit = "B", .officer = "x"}, finished(1, 10));
  t.add({.unit = "A", .officer = "y"}, finished(2, 20));
  t.add({.unit = "A", .officer = "x"}, finished(4, 40));
  t.add({.unit = "B", .officer = "x"}, finished(8, 80));
  return t;
}

}  // namespace

BOOST_AUTO_TEST_CASE(cells_are_sorted_and_added_up) {
  BOOST_TEST(cells_of(sample()) == "A x 4/40; A y 2/20; B x 9/90; ");
  const measures total = sample().total();
  BOOST_TEST(total[measure::finished].count == 15);
  BOOST_TEST((total[measure::finished].money == 150));
}

BOOST_AUTO_TEST_CASE(cells_that_are_zero_are_not_kept) {
  tally t = sample();
  t.add({.unit = "A", .officer = "y"}, finished(-2, -20));
  t.add({.unit = "C", .officer = "y"}, measures());
  BOOST_TEST(cells_of(t) == "A x 4/40; B x 9/90; ");
}

BOOST_AUTO_TEST_CASE(keys_that_the_tally_does_not_have_are_dropped) {
  tally t(period(2024), {dimension::unit});
  t.add({.unit = "A", .officer = "x", .judgment = judgment_type::labour}, finished(1, 1));
  t.add({.unit = "A", .officer = "y", .initiation = initiation::on_request}, finished(2, 2));
  BOOST_TEST(cells_of(t) == "A  3/3; ");
}

BOOST_AUTO_TEST_CASE(projecting_drops_keys) {
  BOOST_TEST(cells_of(sample().project({dimension::unit})) == "A  6/60; B  9/90; ");
  BOOST_TEST(cells_of(sample().project({dimension::officer})) == " x 13/130;  y 2/20; ");
  BOOST_TEST(cells_of(sample().project({})) == "  15/150; ");
  BOOST_TEST(code_of([] { return sample().project({dimension::flags}); }) == errc::mismatch);
}

BOOST_AUTO_TEST_CASE(regrouping_and_filtering_change_keys_and_keep_sums) {
  const tally grouped = sample().regroup([](cell_key& key) { key.unit = "all"; });
  BOOST_TEST(cells_of(grouped) == "all x 13/130; all y 2/20; ");
  const tally only_a = sample().filter([](const cell_key& key) { return key.unit == "A"; });
  BOOST_TEST(cells_of(only_a) == "A x 4/40; A y 2/20; ");
}

BOOST_AUTO_TEST_CASE(merging_different_things_is_an_error_and_changes_nothing) {
  tally t = sample();
  const tally other_period(period(2024, 6), t.dimensions());
  const tally other_keys(period(2024), {dimension::unit});
  const tally other_rules(period(2024), t.dimensions(), counting_rules_version + 1);
  for (const tally* other : {&other_period, &other_keys, &other_rules}) {
    BOOST_TEST(code_of([&] { return (t.merge(*other), 0); }) == errc::mismatch);
  }
  tally full(period(2024), t.dimensions());
  full.add({.unit = "A", .officer = "x"}, finished(std::numeric_limits<std::int64_t>::max(), 0));
  BOOST_TEST(code_of([&] { return (t.merge(full), 0); }) == errc::overflow);
  BOOST_TEST((t == sample()));
}

BOOST_AUTO_TEST_CASE(merging_adds_what_was_set_aside) {
  tally a(period(2024));
  tally b(period(2024));
  a.add_set_aside({2, 3});
  b.add_set_aside({5, 7});
  a.merge(b);
  BOOST_TEST((a.set_aside() == set_aside_counts{7, 10}));
  BOOST_TEST((a.project({dimension::unit}).set_aside() == set_aside_counts{7, 10}));
}

BOOST_AUTO_TEST_CASE(merging_is_associative_and_commutative_with_an_identity) {
  const auto of = [](std::uint64_t seed) {
    return tally_cases(thads_test::register_of(thads_test::random_stories(200, seed)),
                       period(2024));
  };
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const tally a = of(3 * seed);
    const tally b = of(3 * seed + 1);
    const tally c = of(3 * seed + 2);
    tally ab = a;
    ab.merge(b);
    tally ba = b;
    ba.merge(a);
    BOOST_TEST((serialize(ab) == serialize(ba)));
    tally ab_c = ab;
    ab_c.merge(c);
    tally bc = b;
    bc.merge(c);
    tally a_bc = a;
    a_bc.merge(bc);
    BOOST_TEST((serialize(ab_c) == serialize(a_bc)));
    tally same = a;
    same.merge(tally(period(2024)));
    BOOST_TEST((same == a));
  }
}

BOOST_AUTO_TEST_CASE(projecting_and_merging_commute) {
  const tally a =
      tally_cases(thads_test::register_of(thads_test::random_stories(500, 1)), period(2024));
  const tally b =
      tally_cases(thads_test::register_of(thads_test::random_stories(500, 2)), period(2024));
  const dimension_set keep{dimension::unit, dimension::judgment_type};
  tally merged = a;
  merged.merge(b);
  tally projected = a.project(keep);
  projected.merge(b.project(keep));
  BOOST_TEST((merged.project(keep) == projected));
}

BOOST_AUTO_TEST_SUITE_END()
