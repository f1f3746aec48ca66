// SPDX-License-Identifier: Apache-2.0
// Numbers for texts, in order of first appearance, found again among many.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include <boost/test/unit_test.hpp>

#include <thads/model/code_index.hpp>

BOOST_AUTO_TEST_SUITE(code_index_test)

using thads::code_index;
using thads::code_list;

BOOST_AUTO_TEST_CASE(numbers_are_given_in_order_of_appearance) {
  code_list list;
  code_index index;
  BOOST_TEST(index.find_or_add(list, "b") == 0U);
  BOOST_TEST(index.find_or_add(list, "") == 1U);
  BOOST_TEST(index.find_or_add(list, "a") == 2U);
  BOOST_TEST(index.find_or_add(list, "b") == 0U);
  BOOST_TEST(list.size() == 3U);
  BOOST_TEST(list[0] == "b");
  BOOST_TEST(list[1] == "");
  BOOST_TEST(list[2] == "a");
  BOOST_TEST(!index.find(list, "c").has_value());
}

BOOST_AUTO_TEST_CASE(texts_of_every_length_are_told_apart) {
  code_list list;
  code_index index;
  std::unordered_map<std::string, std::uint32_t> expected;  // an independent index
  for (int i = 0; i < 20'000; ++i) {
    const std::string text(static_cast<std::size_t>(i % 40), static_cast<char>('a' + i % 7));
    const std::string numbered = text + std::to_string(i % 5000);
    const auto next = static_cast<std::uint32_t>(expected.size());
    const auto wanted = expected.emplace(numbered, next).first->second;
    BOOST_REQUIRE(index.find_or_add(list, numbered) == wanted);
  }
  BOOST_TEST(list.size() == expected.size());
  for (const auto& [text, number] : expected) BOOST_REQUIRE(index.find(list, text) == number);
}

BOOST_AUTO_TEST_CASE(a_list_ascends_when_no_text_is_less_than_or_like_the_one_before) {
  const auto ascends = [](std::initializer_list<std::string_view> texts) {
    code_list list;
    for (const std::string_view text : texts) list.push_back(text);
    return list.ascends();
  };
  BOOST_TEST(ascends({}));
  BOOST_TEST(ascends({"7"}));
  BOOST_TEST(ascends({"", "1", "10", "2", "\u0111"}));
  BOOST_TEST(!ascends({"1", "1"}));
  BOOST_TEST(!ascends({"1", "2", "10"}));
  BOOST_TEST(!ascends({"\u0111", "z"}));  // bytes, not signed characters
}

BOOST_AUTO_TEST_CASE(empty_index_finds_nothing) {
  const code_list list;
  BOOST_TEST(!code_index().find(list, "a").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
