// SPDX-License-Identifier: Apache-2.0
// Texts in two languages, and what reports call the words of the vocabularies.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/model/bilingual.hpp>

BOOST_AUTO_TEST_SUITE(bilingual_test)

using namespace thads;

BOOST_AUTO_TEST_CASE(each_language_has_its_text) {
  const bilingual text{"việc", "cases"};
  BOOST_TEST(text.in(language::vi) == "việc");
  BOOST_TEST(text.in(language::en) == "cases");
  BOOST_TEST(!text.empty());
}

BOOST_AUTO_TEST_CASE(one_language_stands_for_the_other) {
  const bilingual only_vi{"việc", ""};
  BOOST_TEST(only_vi.in(language::en) == "việc");
  BOOST_TEST(!only_vi.empty());
  const bilingual only_en{"", "cases"};
  BOOST_TEST(only_en.in(language::vi) == "cases");
  BOOST_TEST(!only_en.empty());
}

BOOST_AUTO_TEST_CASE(an_empty_text_is_empty_in_both) {
  const bilingual nothing;
  BOOST_TEST(nothing.empty());
  BOOST_TEST(nothing.in(language::vi).empty());
  BOOST_TEST(nothing.in(language::en).empty());
}

BOOST_AUTO_TEST_CASE(terms_are_the_words_of_the_vocabulary) {
  BOOST_TEST((bilingual_term(initiation::ex_officio) == bilingual{"chủ động", "ex officio"}));
  BOOST_TEST((bilingual_term(measure::request_returned) ==
              bilingual{"gửi lại yêu cầu", "request returned"}));
  BOOST_TEST(bilingual_term(ground::none).empty());
}

BOOST_AUTO_TEST_CASE(headings_begin_with_a_capital) {
  BOOST_TEST((bilingual_heading(initiation::ex_officio) == bilingual{"Chủ động", "Ex officio"}));
  BOOST_TEST(
      (bilingual_heading(initiation::on_request) == bilingual{"Theo yêu cầu", "On request"}));
  BOOST_TEST((bilingual_heading(judgment_type::civil) == bilingual{"Dân sự", "Civil"}));
  BOOST_TEST(
      (bilingual_heading(judgment_type::family) == bilingual{"Hôn nhân và gia đình", "Family"}));
}

BOOST_AUTO_TEST_SUITE_END()
