// SPDX-License-Identifier: Apache-2.0
// Templates: what a good one is made of, and what is said about a bad one.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/report/narrative/narrative_template.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(narrative_template_test)

using namespace thads;

namespace {

/// A template as one line: {figures}, [choices] and words in quotation marks; " / " between
/// sentences, " // " between paragraphs.
std::string show(const std::vector<detail::template_part>& parts) {
  using kind = detail::template_part::kind;
  std::string text;
  for (const auto& part : parts) {
    if (part.is == kind::words) text += '"' + part.words + '"';
    if (part.is == kind::figure) {
      text += "{" + part.about.name + "}";
      if (part.form != detail::answer_form::usual) {
        text += std::to_string(static_cast<int>(part.form));
      }
    }
    if (part.is == kind::choice) {
      text += "[" + part.about.name + ":";
      for (const auto& alternative : part.alternatives) text += " <" + show(alternative) + ">";
      text += "]";
    }
  }
  return text;
}

std::string show(std::string_view text) {
  const narrative_template t("t", text);
  std::string shown;
  for (const auto& paragraph : t.paragraphs()) {
    if (!shown.empty()) shown += " // ";
    for (const auto& sentence : paragraph) {
      if (&sentence != &paragraph.front()) shown += " / ";
      shown += show(sentence);
    }
  }
  return shown;
}

/// The message about a template that is not as it should be.
std::string complaint(std::string_view text) {
  try {
    static_cast<void>(narrative_template("t", text));
  } catch (const error& e) {
    return e.what();
  }
  return "none";
}

bool says(const std::string& message, std::string_view begin, std::string_view part = {}) {
  BOOST_TEST_MESSAGE(message);
  return message.starts_with(begin) && message.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(sentences_paragraphs_and_comments) {
  BOOST_TEST(show("One.\n# no sentence\nTwo.  \r\n\n \t\n  Three.\n\n") ==
             "\"One.\" / \"Two.\" // \"Three.\"");
  BOOST_TEST(show("\xEF\xBB\xBF# a byte order mark is skipped\nA.") == "\"A.\"");
  BOOST_TEST(show("\n\nA # is no comment here: a|b") == "\"A # is no comment here: a|b\"");
}

BOOST_AUTO_TEST_CASE(figures_and_forms) {
  BOOST_TEST(show("{unit} {period}: {cases.accepted}.") ==
             "{unit}\" \"{period}\": \"{cases.accepted}\".\"");
  BOOST_TEST(show("{money.resolved|full}{money.resolved|words}{set_aside.records|words}") ==
             "{money.resolved}1{money.resolved}2{set_aside.records}2");
  BOOST_TEST(show("{cases.carried_over}{money.separate_book}") ==
             "{cases.carried_over}{money.separate_book}");
}

BOOST_AUTO_TEST_CASE(every_known_name_is_known) {
  std::string known = detail::known_placeholders();
  BOOST_TEST(known.starts_with(
      "period, unit, set_aside.cases, set_aside.records, and after \"cases.\" or \"money.\": "
      "accepted, with_conditions, resolved, rate, rate_change, target, over, met, due, ahead, "
      "growth, growth_of_new, carried_over, newly_accepted, "));
  known = known.substr(known.find(':') + 2);
  std::size_t names = 0;
  for (std::size_t begin = 0; begin < known.size(); ++names) {
    const std::size_t end = std::min(known.find(", ", begin), known.size());
    const std::string name = known.substr(begin, end - begin);
    BOOST_TEST(detail::find_placeholder("cases." + name).has_value(), name);
    BOOST_TEST(detail::find_placeholder("money." + name).has_value(), name);
    BOOST_TEST(!detail::find_placeholder(name), name);
    begin = end + 2;
  }
  BOOST_TEST(names == 12U + word_count<measure>);
}

BOOST_AUTO_TEST_CASE(facts_of_chapters) {
  BOOST_TEST(show("{deadlines.decision.share}{deadlines.own_step.days_late}{backlog.share}") ==
             "{deadlines.decision.share}{deadlines.own_step.days_late}{backlog.share}");
  BOOST_TEST(show("{credit.money.resolved|full}{obstacles.no_assets.money|full}") ==
             "{credit.money.resolved}1{obstacles.no_assets.money}1");
  for (const char* name :
       {"deadlines.share", "deadlines.decision.cases", "backlog.old.share", "conditions.lost.cases",
        "credit.resolved", "credit.cases.terminated", "obstacles", "nothing.cases.rate"}) {
    BOOST_TEST(!detail::find_fact_placeholder(name).has_value(), name);
  }
}

BOOST_AUTO_TEST_CASE(choices) {
  BOOST_TEST(show("It [cases.met: has met |has not met] it.") ==
             "\"It \"[cases.met: <\"has met\"> <\"has not met\">]\" it.\"");
  BOOST_TEST(show("[cases.over:{cases.over|size} over|short|]") ==
             "[cases.over: <{cases.over}3\" over\"> <\"short\"> <>]");
  BOOST_TEST(show("[money.growth: a | b | [money.met: c | {money.growth|size} ]]") ==
             "[money.growth: <\"a\"> <\"b\"> <[money.met: <\"c\"> <{money.growth}3>]>]");
}

BOOST_AUTO_TEST_CASE(a_template_has_no_number_of_its_own) {
  BOOST_TEST(says(complaint("Fine.\nIn 2024 all."), "t:2:4: a template has no number"));
  BOOST_TEST(says(complaint("[cases.met: a | b 1]"), "t:1:19: a template has no number"));
  BOOST_TEST(show("# 2024 in a comment\nA.") == "\"A.\"");
}

BOOST_AUTO_TEST_CASE(unknown_names_are_answered_with_the_known_ones) {
  const std::string message = complaint("So {cases.rat} it is");
  BOOST_TEST(says(message, "t:1:5: there is no figure \"cases.rat\"; known: period, unit"));
  BOOST_TEST(says(message, "t:1:5: ", "growth_of_new, carried_over"));
  BOOST_TEST(says(complaint("{rate}"), "t:1:2: there is no figure \"rate\""));
  BOOST_TEST(says(complaint("{}"), "t:1:2: there is no figure \"\""));
  BOOST_TEST(says(complaint("{cases.}"), "t:1:2: there is no figure"));
  BOOST_TEST(says(complaint("{cases. rate}"), "t:1:2: there is no figure"));
  BOOST_TEST(says(complaint("{both.rate}"), "t:1:2: there is no figure"));
  BOOST_TEST(says(complaint("[cases.mett: a | b]"), "t:1:2: there is no figure \"cases.mett\""));
  BOOST_TEST(says(complaint("{cases.rate|long}"), "t:1:13: there is no form \"long\"", "words"));
  const auto code = [](const char* text) {
    return thads_test::code_of([text] { return narrative_template("t", text); });
  };
  BOOST_TEST(code("{rate}") == errc::unknown_code);
  BOOST_TEST(code("{cases.rate|long}") == errc::unknown_code);
  BOOST_TEST(code("{") == errc::syntax);
}

BOOST_AUTO_TEST_CASE(brackets_must_match) {
  BOOST_TEST(says(complaint("a\nb {cases.rate"), "t:2:3: this \"{\" is not closed"));
  BOOST_TEST(says(complaint("a } b"), "t:1:3: there is nothing that this \"}\" could close"));
  BOOST_TEST(says(complaint("a ] b"), "t:1:3: there is nothing that this \"]\" could close"));
  BOOST_TEST(says(complaint("a [b"), "t:1:3: a \"[\" begins a choice"));
  BOOST_TEST(says(complaint("a [cases.met: b | c"), "t:1:3: this \"[\" is not closed"));
  BOOST_TEST(says(complaint("[cases.met: b | c }"), "t:1:19: there is nothing that this \"}\""));
  BOOST_TEST(says(complaint("[cases.met: b | c\n]"), "t:1:1: this \"[\" is not closed"));
}

BOOST_AUTO_TEST_CASE(a_choice_has_an_alternative_for_each_answer) {
  BOOST_TEST(says(complaint("[cases.met: a]"),
                  "t:1:1: [cases.met: …] has 1 alternatives and needs 2", "met | not met"));
  BOOST_TEST(says(complaint("[cases.met: a|b|c]"), "t:1:1: ", "has 3 alternatives and needs 2"));
  BOOST_TEST(says(complaint("[money.over: a|b]"), "t:1:1: ", "needs 3: above | below | equal"));
  BOOST_TEST(says(complaint("[cases.rate: a|b]"), "t:1:2: \"cases.rate\" does not choose"));
  BOOST_TEST(says(complaint("[unit: a|b]"), "t:1:2: \"unit\" does not choose"));
  BOOST_TEST(says(complaint("{cases.met}"), "t:1:2: {cases.met} has no words; use [cases.met: "));
}

BOOST_AUTO_TEST_CASE(a_form_must_fit) {
  BOOST_TEST(says(complaint("{cases.rate|words}"), "t:1:13: only a number of cases or of đồng"));
  BOOST_TEST(says(complaint("{cases.accepted|full}"), "t:1:17: only an amount of money"));
  BOOST_TEST(says(complaint("{set_aside.cases|full}"), "t:1:18: only an amount of money"));
  BOOST_TEST(says(complaint("{cases.rate|size}"), "t:1:13: \"cases.rate\" has no sign"));
}

BOOST_AUTO_TEST_CASE(a_number_without_its_sign_needs_words_that_say_it) {
  BOOST_TEST(says(complaint("{cases.over|size}"), "t:1:13: without its sign",
                  "inside of [cases.over: above | below | equal]"));
  BOOST_TEST(says(complaint("[money.over: {cases.over|size}|b|c]"), "t:1:26: without its sign"));
  BOOST_TEST(says(complaint("[cases.over: a|b|c] {cases.over|size}"), "t:1:33: without its sign"));
}

BOOST_AUTO_TEST_CASE(there_must_be_a_sentence_in_utf8) {
  BOOST_TEST(complaint("") == "t: there is no sentence; write one on each line");
  BOOST_TEST(complaint("# only a comment\n\n") ==
             "t: there is no sentence; write one on each line");
  BOOST_TEST(says(complaint("a\nb\xFF"), "t:2:2: this is no UTF-8"));
}

BOOST_AUTO_TEST_CASE(choices_nest_to_a_limit) {
  const auto nested = [](int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i) text += "[cases.met: ";
    text += "x";
    for (int i = 0; i < levels; ++i) text += " | y]";
    return text;
  };
  BOOST_TEST(complaint(nested(8)) == "none");
  BOOST_TEST(says(complaint(nested(9)), "t:1:97: choices stand in each other too deeply"));
  BOOST_TEST(says(complaint(nested(2'000)), "t:1:97: choices stand in each other too deeply"));
}

BOOST_AUTO_TEST_SUITE_END()
