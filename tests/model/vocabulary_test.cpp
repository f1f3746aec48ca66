// SPDX-License-Identifier: Apache-2.0
// The code tables: the words of the files, found exactly, and sets of flags.
#include <set>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/model/vocabulary.hpp>
#include <thads/tally/tally.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(vocabulary_test)

using namespace thads;

namespace {

// Every code of a vocabulary is found and gives itself back; none stands twice.
template <class Enum>
void check_round_trip() {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < word_count<Enum>; ++i) {
    const auto value = static_cast<Enum>(i);
    const std::string_view code = code_of(value);
    if (code.empty()) continue;
    BOOST_TEST((find_code<Enum>(code) == value), code);
    BOOST_TEST(!find_code<Enum>(std::string(code) + "x").has_value(), code);
    BOOST_TEST(!find_code<Enum>(code.substr(1)).has_value(), code);
    BOOST_TEST(!term_of(value).empty(), code);
    BOOST_TEST(seen.insert(code).second, code);
  }
  BOOST_TEST(!find_code<Enum>("").has_value());
  BOOST_TEST(!find_code<Enum>("no such word").has_value());
}

template <class Enum>
std::string codes() {
  std::string all;
  for (const word& w : words<Enum>()) all += std::string(w.code) + " ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_those_of_the_file_format) {
  BOOST_TEST(codes<initiation>() == "ex_officio on_request ");
  BOOST_TEST(codes<judgment_type>() ==
             "civil criminal administrative family commercial labour bankruptcy competition "
             "arbitration other ");
  BOOST_TEST(codes<source>() == "new entrusted_in ");
  BOOST_TEST(codes<flag>() == "budget corruption credit economic focus hardship merit ");
  BOOST_TEST(codes<event_type>() ==
             "enforceable unenforceable postponed suspended resumed collected reduced terminated "
             "entrusted_out completed revoked pulled_up request_returned separate_book "
             "book_returned adjusted officer_changed unit_changed request_received assigned "
             "notified voluntary_end verified paid_out ");
  BOOST_TEST(codes<unit_kind>() == "nation province district region military other ");
  BOOST_TEST(codes<measure>() ==
             "carried_over newly_accepted received finished terminated reduced entrusted_out "
             "revoked pulled_up request_returned in_progress postponed_agreed postponed_other "
             "suspended unenforceable unclassified separate_book ");
  BOOST_TEST(codes<quantity>() == "cases money ");
  BOOST_TEST(codes<comparator>() == "at_least above ");
  BOOST_TEST(codes<dimension>() == "unit officer initiation judgment_type flags ");
}

BOOST_AUTO_TEST_CASE(every_word_is_found_and_only_it) {
  check_round_trip<initiation>();
  check_round_trip<judgment_type>();
  check_round_trip<source>();
  check_round_trip<flag>();
  check_round_trip<event_type>();
  check_round_trip<ground>();
  check_round_trip<unit_kind>();
  check_round_trip<measure>();
  check_round_trip<quantity>();
  check_round_trip<comparator>();
  check_round_trip<dimension>();
}

BOOST_AUTO_TEST_CASE(unknown_word_is_an_error_that_lists_the_known_ones) {
  BOOST_CHECK_EXCEPTION(
      static_cast<void>(parse_code<initiation>("Ex_officio")), error, [](const error& e) {
        return e.code() == errc::unknown_code &&
               std::string(e.what()) ==
                   "unknown initiation \"Ex_officio\"; known: ex_officio on_request";
      });
  BOOST_TEST((parse_code<initiation>("on_request") == initiation::on_request));
}

BOOST_AUTO_TEST_CASE(flags_print_in_alphabetical_order) {
  flag_set set;
  BOOST_TEST(set.to_string() == "");
  set.insert(flag::merit);
  set.insert(flag::credit);
  set.insert(flag::budget);
  BOOST_TEST(set.to_string() == "budget|credit|merit");
  BOOST_TEST(set.contains(flag::credit));
  BOOST_TEST(!set.contains(flag::focus));
  BOOST_TEST(int{flag_set::from_bits(0xFF).bits()} == 127);
}

BOOST_AUTO_TEST_SUITE_END()
