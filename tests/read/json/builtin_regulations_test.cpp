// SPDX-License-Identifier: Apache-2.0
// The built-in regulations: their days, their laws, and published totals that they must reproduce.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/tally/rates.hpp>

#include "support/errors.hpp"
#include "support/tsv.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(builtin_regulations_test)

using namespace thads;
using thads_test::code_of;
using thads_test::read_tsv;
using thads_test::split;
using thads_test::tsv_row;

namespace {

using lines = std::vector<std::string>;

const std::vector<tsv_row>& published_totals() {
  static const auto rows = read_tsv(THADS_TEST_DATA "/corpus/regulations.tsv");
  return rows;
}

date day(int year, unsigned month, unsigned d) { return date::from_ymd(year, month, d); }

lines ids_in(const period& in) {
  lines ids;
  for (const regulation* r : regulations_in(in)) ids.push_back(r->id);
  return ids;
}

#define TEST_LINES(actual, ...) \
  BOOST_TEST((actual) == (lines __VA_ARGS__), boost::test_tools::per_element())

// Calls `take` with the two sides of every "name=value" of a list.
template <class Take>
void for_each_entry(const std::string& list, Take take) {
  for (const std::string& entry : split(list, ';')) {
    const auto sides = split(entry, '=');
    BOOST_TEST_REQUIRE(sides.size() == 2U, entry);
    take(sides[0], sides[1]);
  }
}

measures measures_of(const std::string& list, quantity of) {
  measures values;
  for_each_entry(list, [&](const std::string& name, const std::string& text) {
    figure& f = values[parse_code<measure>(name)];
    const int128_t number = parse_decimal(text, number_format::plain).coefficient();
    if (of == quantity::cases) {
      f.count = static_cast<std::int64_t>(number);
    } else {
      f.money = number;
    }
  });
  return values;
}

// What a column or an indicator comes to, as it is printed.
std::string shown(const regulation& r, std::string_view id, const measures& values, quantity of) {
  if (const regulation_column* c = r.find_column(id)) {
    return to_string(decimal(value_in(c->weights.sum(values), of)));
  }
  const indicator* i = r.find_indicator(id);
  BOOST_TEST_REQUIRE(i != nullptr, id);
  return to_string(to_percent(ratio(value_in(i->numerator_weights.sum(values), of),
                                    value_in(i->denominator_weights.sum(values), of)),
                              i->decimals, rounding::half_up));
}

// Measures of any size that keep the flow identity.
measures random_measures(std::mt19937_64& random) {
  const auto any = [&random](int bits) {
    return static_cast<std::int64_t>(random() >> static_cast<unsigned>(64 - bits));
  };
  const auto any_figure = [&] {
    const int bits = 1 + static_cast<int>(random() % 40);
    return figure{any(bits), int128_t{any(bits)} * any(bits)};
  };
  measures values;
  for (const measure m : flow_out) values[m] = any_figure();
  values[measure::separate_book] = any_figure();
  values[measure::received] = any_figure();
  const figure total = sum_of(values, flow_out);
  values[measure::carried_over] = {total.count / 3, total.money / 7};
  values[measure::newly_accepted] = {total.count - total.count / 3, total.money - total.money / 7};
  return values;
}

// Calls `check` with the regulation and some random measures.
template <class Check>
void for_random_measures(std::string_view id, Check check) {
  const regulation& r = find_regulation(id);
  std::mt19937_64 random(2024);
  for (int round = 0; round < 500; ++round) {
    const measures values = random_measures(random);
    BOOST_TEST_REQUIRE(flow_holds(values));
    check(r, values);
  }
}

figure column_of(const regulation& r, std::string_view id, const measures& values) {
  return r.find_column(id)->weights.sum(values);
}

void check_header(const regulation& r, const std::vector<form_heading>& header) {
  BOOST_TEST(!header.empty());
  for (const form_heading& h : header) {
    BOOST_TEST(!h.title.vi.empty());
    BOOST_TEST(!h.title.en.empty());
    BOOST_TEST(h.id.empty() != h.parts.empty());
    if (h.id.empty()) check_header(r, h.parts);
  }
}

}  // namespace

// A regulation can be read alone because its file is named by its id.
BOOST_AUTO_TEST_CASE(one_regulation_is_read_by_its_id) {
  for (const regulation& r : builtin_regulations()) {
    BOOST_TEST(read_builtin_regulation(r.id).id == r.id);
  }
  BOOST_TEST(code_of([] { static_cast<void>(read_builtin_regulation("TT99-2099")); }) ==
             errc::not_found);
}

BOOST_AUTO_TEST_CASE(four_regulations_in_their_order) {
  lines ids;
  for (const regulation& r : builtin_regulations()) ids.push_back(r.id);
  TEST_LINES(ids, {"TT01-2013", "TT06-2019", "TT05-2024", "TT05-2026"});
  BOOST_TEST(&builtin_regulations() == &builtin_regulations());
  BOOST_TEST(find_regulation("TT01-2013").number == "01/2013/TT-BTP");
  BOOST_TEST(find_regulation("TT06-2019").number == "06/2019/TT-BTP");
  BOOST_TEST(find_regulation("TT05-2024").number == "05/2024/TT-BTP");
  BOOST_TEST(find_regulation("TT05-2026").number == "05/2026/TT-BTP");
}

BOOST_AUTO_TEST_CASE(only_the_one_whose_text_is_unknown_is_provisional) {
  for (const regulation& r : builtin_regulations()) {
    BOOST_TEST(r.provisional == (r.id == "TT05-2026"), r.id);
  }
}

BOOST_AUTO_TEST_CASE(days_in_force) {
  BOOST_TEST(find_regulation("TT01-2013").from == day(2013, 1, 3));
  BOOST_TEST(find_regulation("TT06-2019").from == day(2020, 1, 5));
  BOOST_TEST(find_regulation("TT05-2024").from == day(2024, 7, 26));
  BOOST_TEST(find_regulation("TT05-2026").from == day(2026, 7, 1));
}

BOOST_AUTO_TEST_CASE(one_regulation_is_in_force_on_every_day) {
  const auto& all = builtin_regulations();
  for (std::size_t i = 1; i < all.size(); ++i) {
    BOOST_TEST(all[i].from == all[i - 1].to + std::chrono::days(1), all[i].id);
  }
  BOOST_TEST(all.back().to == latest_date);
  for (const regulation& r : all) BOOST_TEST(r.from <= r.to, r.id);
}

BOOST_AUTO_TEST_CASE(regulations_of_a_period) {
  TEST_LINES(ids_in(period(2012)), {});
  TEST_LINES(ids_in(period(2013, 3)), {});
  TEST_LINES(ids_in(period(2013, 4)), {"TT01-2013"});
  TEST_LINES(ids_in(period(2019)), {"TT01-2013"});
  TEST_LINES(ids_in(period(2020, 3)), {"TT01-2013"});
  TEST_LINES(ids_in(period(2020, 4)), {"TT01-2013", "TT06-2019"});
  TEST_LINES(ids_in(period(2023)), {"TT06-2019"});
  TEST_LINES(ids_in(period(2024)), {"TT06-2019", "TT05-2024"});
  TEST_LINES(ids_in(period(2024, 9)), {"TT06-2019"});
  TEST_LINES(ids_in(period(2024, 10)), {"TT06-2019", "TT05-2024"});
  TEST_LINES(ids_in(period(2025)), {"TT05-2024"});
  TEST_LINES(ids_in(period(2026)), {"TT05-2024", "TT05-2026"});
  TEST_LINES(ids_in(period(2026, 9)), {"TT05-2024"});
  TEST_LINES(ids_in(period(2027)), {"TT05-2026"});
  TEST_LINES(ids_in(period(2199)), {"TT05-2026"});
}

BOOST_AUTO_TEST_CASE(unknown_regulations) {
  BOOST_TEST(code_of([] { return find_regulation("TT05"); }) == errc::not_found);
  BOOST_TEST(code_of([] { return find_regulation("tt05-2024"); }) == errc::not_found);
  BOOST_TEST(code_of([] { return find_regulation(""); }) == errc::not_found);
  BOOST_CHECK_EXCEPTION(static_cast<void>(find_regulation("x\n")), error, [](const error& e) {
    return std::string(e.what()) ==
           "there is no regulation \"x\\x0A\"; known: TT01-2013 TT06-2019 TT05-2024 TT05-2026";
  });
}

BOOST_AUTO_TEST_CASE(every_part_has_what_reports_print) {
  for (const regulation& r : builtin_regulations()) {
    BOOST_TEST(r.identities.size() >= 6U, r.id);
    BOOST_TEST(r.indicators.size() >= 3U, r.id);
    BOOST_TEST(r.forms.size() == 5U, r.id);
    for (const form& f : r.forms) {
      check_header(r, f.header);
      BOOST_TEST((f.of == quantity::cases ? f.money_unit == 1 : f.money_unit == 1000), f.number);
      BOOST_TEST((f.only.has_value() == (f.id == "03")), f.number);
    }
  }
}

BOOST_AUTO_TEST_CASE(forms_are_those_of_the_list) {
  for (const regulation& r : builtin_regulations()) {
    lines forms;
    for (const form& f : r.forms) {
      forms.push_back(f.id + " " + f.number + " " + std::string(code_of(f.of)) + " " +
                      std::string(code_of(f.rows)));
    }
    TEST_LINES(forms, {"01 01/TK-THA cases judgment_types", "02 02/TK-THA money judgment_types",
                       "03 03/TK-THA money judgment_types", "04 04/TK-THA cases agencies",
                       "05 05/TK-THA money agencies"});
  }
}

BOOST_AUTO_TEST_CASE(identities_hold_for_all_measures) {
  for (const regulation& r : builtin_regulations()) {
    for_random_measures(r.id, [](const regulation& of, const measures& values) {
      for (const identity& i : of.identities) {
        BOOST_TEST((i.left_weights.sum(values) == i.right_weights.sum(values)), i.id);
      }
    });
  }
}

// An identity that compares a formula with itself would hold even where the formula is wrong.
BOOST_AUTO_TEST_CASE(what_is_to_be_enforced_is_what_came_of_it) {
  for (const regulation& r : builtin_regulations()) {
    const auto conditions = std::find_if(r.identities.begin(), r.identities.end(),
                                         [](const identity& i) { return i.id == "conditions"; });
    BOOST_TEST_REQUIRE((conditions != r.identities.end()), r.id);
    BOOST_TEST((conditions->left_weights != conditions->right_weights), r.id);
  }
}

BOOST_AUTO_TEST_CASE(conditions_and_results_are_those_of_the_rates) {
  for (const std::string_view id : {"TT06-2019", "TT05-2024", "TT05-2026"}) {
    for_random_measures(id, [](const regulation& r, const measures& values) {
      BOOST_TEST((column_of(r, "A", values) == accepted(values)));
      BOOST_TEST((column_of(r, "E", values) == with_conditions(values)));
      BOOST_TEST((column_of(r, "F", values) == resolved(values)));
      BOOST_TEST(r.find_indicator("R")->decimals == rate_decimals);
      for (const quantity q : {quantity::cases, quantity::money}) {
        BOOST_TEST(shown(r, "R", values, q) == to_string(published(resolution_rate(values, q))));
      }
    });
  }
}

BOOST_AUTO_TEST_CASE(until_2020_postponed_and_suspended_are_with_conditions) {
  for_random_measures("TT01-2013", [](const regulation& r, const measures& values) {
    const figure held = values[measure::postponed_other] + values[measure::suspended];
    BOOST_TEST((column_of(r, "E", values) == with_conditions(values) + held));
    BOOST_TEST(
        (column_of(r, "D", values) == column_of(r, "E", values) + column_of(r, "J", values)));
  });
}

BOOST_AUTO_TEST_CASE(from_2020_they_stand_beside_them) {
  for (const std::string_view id : {"TT06-2019", "TT05-2024", "TT05-2026"}) {
    for_random_measures(id, [](const regulation& r, const measures& values) {
      const figure held = values[measure::postponed_other] + values[measure::suspended];
      BOOST_TEST((column_of(r, "K", values) == held));
      BOOST_TEST(
          (column_of(r, "D", values) ==
           column_of(r, "E", values) + column_of(r, "J", values) + column_of(r, "K", values)));
    });
  }
}

BOOST_AUTO_TEST_CASE(a_request_that_is_returned_leaves_in_every_regulation) {
  for (const regulation& r : builtin_regulations()) {
    BOOST_TEST(r.find_column("D")->weights[measure::request_returned] == -1, r.id);
    BOOST_TEST(r.find_column("D")->weights[measure::revoked] == -1, r.id);
    BOOST_TEST(r.find_column("D")->weights[measure::separate_book] == 0, r.id);
  }
  BOOST_TEST(find_regulation("TT05-2024").find_column("M") == nullptr);
  BOOST_TEST((find_regulation("TT05-2026").find_column("M")->weights ==
              measure_weights::of(measure::request_returned)));
}

BOOST_AUTO_TEST_CASE(corpus_is_complete) { BOOST_TEST(published_totals().size() >= 18U); }

BOOST_DATA_TEST_CASE(published_total, boost::unit_test::data::make(published_totals()), row) {
  const regulation& r = find_regulation(row["regulation"]);
  const quantity of = parse_code<quantity>(row["of"]);
  const measures values = measures_of(row["measures"], of);
  BOOST_TEST_REQUIRE(flow_holds(values));
  for_each_entry(row["expected"], [&](const std::string& id, const std::string& expected) {
    BOOST_TEST(shown(r, id, values, of) == expected, id);
  });
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_LINES
