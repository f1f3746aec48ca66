// SPDX-License-Identifier: Apache-2.0
// Targets: which one applies, and whether a rate meets it.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/targets/targets.hpp>

BOOST_AUTO_TEST_SUITE(targets_test)

using namespace thads;

namespace {

percent percent_of(const char* text) { return percent(parse_decimal(text, number_format::plain)); }

target sample(const char* value, comparator compare = comparator::at_least) {
  return {.unit = "ST",
          .year = 2024,
          .of = quantity::cases,
          .value = percent_of(value),
          .compare = compare};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_target_of_the_date_applies) {
  target first = sample("83.25");
  target revised = sample("83.35");
  revised.valid_from = date::from_ymd(2024, 7, 31);
  target other = sample("46.75");
  other.of = quantity::money;
  const target_table table({revised, other, first});
  const auto value_on = [&table](quantity q, int month, unsigned day) {
    const target* t =
        table.find("ST", 2024, q, date::from_ymd(2024, static_cast<unsigned>(month), day));
    return t == nullptr ? std::string("none") : to_string(t->value);
  };
  BOOST_TEST(value_on(quantity::cases, 7, 30) == "83.25");
  BOOST_TEST(value_on(quantity::cases, 7, 31) == "83.35");
  BOOST_TEST(value_on(quantity::money, 7, 30) == "46.75");
  const date on = date::from_ymd(2024, 9, 30);
  BOOST_TEST((table.find("ST", 2023, quantity::cases, on) == nullptr));
  BOOST_TEST((table.find("SU", 2024, quantity::cases, on) == nullptr));
  BOOST_TEST((target_table().find("ST", 2024, quantity::cases, on) == nullptr));
}

BOOST_AUTO_TEST_CASE(a_target_before_its_first_date_does_not_apply) {
  target t = sample("83.25");
  t.valid_from = date::from_ymd(2024, 7, 31);
  BOOST_TEST((target_table({t}).find("ST", 2024, quantity::cases, date::from_ymd(2024, 7, 30)) ==
              nullptr));
}

BOOST_AUTO_TEST_CASE(years_of_a_unit_are_listed_once) {
  target y2023 = sample("1");
  y2023.year = 2023;
  target money = sample("2");
  money.of = quantity::money;
  target elsewhere = sample("3");
  elsewhere.unit = "XX";
  elsewhere.year = 2020;
  const std::vector<int> expected{2023, 2024};
  BOOST_TEST(target_table({sample("1"), money, elsewhere, y2023}).years_of("ST") == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(comparators_differ_only_at_the_target) {
  const ratio exactly(1667, 2000);  // 83.35 %
  BOOST_TEST(sample("83.35").is_met_by(exactly));
  BOOST_TEST(!sample("83.35", comparator::above).is_met_by(exactly));
  const ratio just_below(1'666'999, 2'000'000);
  BOOST_TEST(!sample("83.35").is_met_by(just_below));
  const ratio just_above(1'667'001, 2'000'000);
  BOOST_TEST(sample("83.35", comparator::above).is_met_by(just_above));
  BOOST_TEST(!sample("0").is_met_by(ratio(0, 0)));  // a rate of nothing meets no target
}

BOOST_AUTO_TEST_SUITE_END()
