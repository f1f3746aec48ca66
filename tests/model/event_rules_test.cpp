// SPDX-License-Identifier: Apache-2.0
// The table of event types, held against the table of the file format, written out again by hand.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/model/event_rules.hpp>

BOOST_AUTO_TEST_SUITE(event_rules_test)

using namespace thads;

namespace {

std::string describe_rule(event_type type) {
  const event_rule& r = rule_of(type);
  const char* amounts[] = {"-", ">0", "empty or >0", "+-", "- or >0"};
  const char* closings[] = {"", "closes", "closes at 0"};
  std::string text = amounts[static_cast<int>(r.amount)];
  if (r.closing != closing_rule::never) {
    text += std::string(" ") + closings[static_cast<int>(r.closing)];
  }
  if (r.leaves_as) text += " as " + std::string(code_of(*r.leaves_as));
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rules_are_those_of_the_file_format) {
  const std::pair<const char*, const char*> rows[] = {
      {"enforceable", "-"},
      {"unenforceable", "-"},
      {"postponed", "-"},
      {"suspended", "-"},
      {"resumed", "-"},
      {"collected", ">0 as finished"},
      {"reduced", ">0 as reduced"},
      {"terminated", "empty or >0 closes at 0 as terminated"},
      {"entrusted_out", "empty or >0 closes at 0 as entrusted_out"},
      {"completed", "- closes"},
      {"revoked", "- closes as revoked"},
      {"pulled_up", "- closes as pulled_up"},
      {"request_returned", "- closes as request_returned"},
      {"separate_book", "-"},
      {"book_returned", "-"},
      {"adjusted", "+-"},
      {"officer_changed", "-"},
      {"unit_changed", "-"},
      {"request_received", "- or >0"},
      {"assigned", "- or >0"},
      {"notified", "- or >0"},
      {"voluntary_end", "- or >0"},
      {"verified", "- or >0"},
      {"paid_out", "- or >0"},
  };
  BOOST_TEST(std::size(rows) == word_count<event_type>);
  for (const auto& [code, expected] : rows) {
    BOOST_TEST(describe_rule(parse_code<event_type>(code)) == expected, code);
  }
}

BOOST_AUTO_TEST_CASE(transfers_are_the_two_changes) {
  BOOST_TEST(is_transfer(event_type::officer_changed));
  BOOST_TEST(is_transfer(event_type::unit_changed));
  BOOST_TEST(!is_transfer(event_type::assigned));
}

BOOST_AUTO_TEST_SUITE_END()
