// SPDX-License-Identifier: Apache-2.0
// UTF-8 against every encoding there is, made the other way round, and texts in messages.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/base/text.hpp>

BOOST_AUTO_TEST_SUITE(text_test)

using thads::find_invalid_utf8;
using thads::quoted_text;

namespace {

std::string encode(std::uint32_t code_point) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (code_point < 0x80) return {byte(code_point)};
  if (code_point < 0x800) {
    return {byte(0xC0 + code_point / 64), byte(0x80 + code_point % 64)};
  }
  if (code_point < 0x10000) {
    return {byte(0xE0 + code_point / 4096), byte(0x80 + code_point / 64 % 64),
            byte(0x80 + code_point % 64)};
  }
  return {byte(0xF0 + code_point / 262144), byte(0x80 + code_point / 4096 % 64),
          byte(0x80 + code_point / 64 % 64), byte(0x80 + code_point % 64)};
}

// The encodings of all Unicode scalar values. What is not made of them is not UTF-8.
class all_encodings {
 public:
  all_encodings() {
    for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
      if (c < 0xD800 || c > 0xDFFF) words_.push_back(pack(encode(c)));
    }
    std::sort(words_.begin(), words_.end());
  }

  [[nodiscard]] std::size_t find_invalid(std::string_view text) const {
    std::size_t i = 0;
    while (i < text.size()) {
      std::size_t size = 1;
      while (size <= 4 && i + size <= text.size() && !contains(text.substr(i, size))) ++size;
      if (size > 4 || i + size > text.size()) return i;
      i += size;
    }
    return i;
  }

  [[nodiscard]] std::size_t count() const { return words_.size(); }

 private:
  static std::uint64_t pack(std::string_view text) {
    std::uint64_t word = 1;  // tells a leading NUL from nothing
    for (const char c : text) word = word * 256 + static_cast<unsigned char>(c);
    return word;
  }
  [[nodiscard]] bool contains(std::string_view text) const {
    return std::binary_search(words_.begin(), words_.end(), pack(text));
  }

  std::vector<std::uint64_t> words_;
};

const all_encodings& reference() {
  static const all_encodings made;
  return made;
}

// The answer for a copy that ends where its memory ends, so that a sanitizer sees a byte too many.
std::size_t answer(std::string_view text) {
  const auto copy = std::make_unique<char[]>(text.size());
  std::copy(text.begin(), text.end(), copy.get());
  return find_invalid_utf8({copy.get(), text.size()});
}

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

// Counts the texts on which the answer is not the reference's.
class comparison {
 public:
  void operator()(std::string_view text) {
    ++compared_;
    if (answer(text) != reference().find_invalid(text)) ++different_;
  }
  [[nodiscard]] std::size_t compared() const { return compared_; }
  [[nodiscard]] std::size_t different() const { return different_; }

 private:
  std::size_t compared_ = 0;
  std::size_t different_ = 0;
};

std::string printable(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + i % 26);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_reference_knows_every_scalar_value) {
  BOOST_TEST(reference().count() == 0x110000U - 0x800U);
}

BOOST_AUTO_TEST_CASE(known_texts) {
  BOOST_TEST(answer("") == 0U);
  BOOST_TEST(answer("Thi hành án dân sự") == 23U);  // Python: len("…".encode())
  BOOST_TEST(answer(std::string_view("\0a", 2)) == 2U);
  BOOST_TEST(answer("caf\xE9") == 3U);                     // Latin-1
  BOOST_TEST(answer("\xC0\xAF") == 0U);                    // overlong slash
  BOOST_TEST(answer("\xE0\x80\xAF") == 0U);                // the same in three bytes
  BOOST_TEST(answer("\xF0\x80\x80\xAF") == 0U);            // and in four
  BOOST_TEST(answer("ab\xED\xA0\x80") == 2U);              // U+D800, a surrogate
  BOOST_TEST(answer("ab\xED\x9F\xBF\xEE\x80\x80") == 8U);  // its neighbours U+D7FF and U+E000
  BOOST_TEST(answer("\xF4\x8F\xBF\xBF") == 4U);            // U+10FFFF
  BOOST_TEST(answer("\xF4\x90\x80\x80") == 0U);            // U+110000
  BOOST_TEST(answer("\xF8\x88\x80\x80\x80") == 0U);        // five bytes
  BOOST_TEST(answer("\xFE\xFF") == 0U);                    // the mark of UTF-16
  BOOST_TEST(answer("\xEF\xBB\xBF") == 3U);                // the mark of UTF-8
  BOOST_TEST(answer("\x80") == 0U);
}

BOOST_AUTO_TEST_CASE(every_text_of_one_and_two_bytes) {
  comparison compare;
  for (int a = 0; a < 256; ++a) {
    compare(bytes({a}));
    for (int b = 0; b < 256; ++b) compare(bytes({a, b}));
  }
  BOOST_TEST(compare.compared() == 256U + 65536U);
  BOOST_TEST(compare.different() == 0U);
}

BOOST_AUTO_TEST_CASE(every_beginning_of_three_and_four_bytes_with_all_kinds_of_ends) {
  const int ends[] = {0x00, 0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
  comparison compare;
  for (int lead = 0xE0; lead <= 0xFF; ++lead) {
    for (int second = 0; second < 256; ++second) {
      for (const int third : ends) {
        compare(bytes({lead, second, third}));
        for (const int fourth : ends) compare(bytes({lead, second, third, fourth}));
      }
    }
  }
  BOOST_TEST(compare.compared() == 32U * 256U * (7U + 49U));
  BOOST_TEST(compare.different() == 0U);
}

BOOST_AUTO_TEST_CASE(every_truncation_and_fault_at_every_place_of_the_fast_path) {
  const std::string sequences[] = {"é",
                                   "ế",
                                   "😀",
                                   "\xC3",
                                   "\xE1\xBA",
                                   "\xE1",
                                   "\xF0\x9F\x98",
                                   "\xF0\x9F",
                                   "\xF0",
                                   "\x80",
                                   "\xC3\xC3\xA9",
                                   "\xE1\xBA\xE1\xBA\xBF",
                                   "\xED\xA0\x80",
                                   "\xC1\xBF",
                                   "\xF4\x90\x80\x80",
                                   "\xFF",
                                   std::string(1, '\0')};
  comparison compare;
  for (std::size_t before = 0; before <= 17; ++before) {
    for (std::size_t after = 0; after <= 17; ++after) {
      for (const std::string& sequence : sequences) {
        compare(printable(before) + sequence + printable(after));
        compare(printable(before) + "ư" + sequence + printable(after) + "\xBF");
      }
    }
  }
  BOOST_TEST(compare.compared() == 18U * 18U * 17U * 2U);
  BOOST_TEST(compare.different() == 0U);
}

BOOST_AUTO_TEST_CASE(random_texts) {
  const std::string parts[] = {"a",    "bcdefghij", "é",        "ệ",    "😀",
                               "\xC3", "\x80",      "\xE1\xBA", "\xFF", std::string(1, '\0')};
  std::mt19937 random(20240930);
  comparison compare;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += parts[random() % std::size(parts)];
    compare(text);
  }
  BOOST_TEST(compare.different() == 0U);
}

BOOST_AUTO_TEST_CASE(quoted_texts) {
  BOOST_TEST(quoted_text("") == "\"\"");
  BOOST_TEST(quoted_text("123/QĐ-CCTHADS") == "\"123/QĐ-CCTHADS\"");
  BOOST_TEST(quoted_text("a\nb\r\tc\x7F") == "\"a\\x0Ab\\x0D\\x09c\\x7F\"");
  BOOST_TEST(quoted_text(std::string_view("a\0b", 3)) == "\"a\\x00b\"");
  BOOST_TEST(quoted_text("\x1B[31mred") == "\"\\x1B[31mred\"");
  BOOST_TEST(quoted_text("caf\xE9!") == "\"caf\\xE9!\"");
  BOOST_TEST(quoted_text("\xC0\xAF") == "\"\\xC0\\xAF\"");
  BOOST_TEST(quoted_text("\xED\xA0\x80") == "\"\\xED\\xA0\\x80\"");
  BOOST_TEST(quoted_text("\xE1\xBA") == "\"\\xE1\\xBA\"");
  BOOST_TEST(quoted_text("\xF0\x9F\x98\x80") == "\"😀\"");
}

// NEL and the separators of lines and paragraphs end a line for many programs; CSI steers
// terminals.
BOOST_AUTO_TEST_CASE(quoted_controls_beyond_ascii_are_visible) {
  BOOST_TEST(quoted_text("a\u0085b") == "\"a\\xC2\\x85b\"");
  BOOST_TEST(quoted_text("\u009B31m") == "\"\\xC2\\x9B31m\"");
  BOOST_TEST(quoted_text("\u0080\u009F") == "\"\\xC2\\x80\\xC2\\x9F\"");
  BOOST_TEST(quoted_text("\u00A0\u00BF") == "\"\u00A0\u00BF\"");  // a blank and a mark, no controls
  BOOST_TEST(quoted_text("\u2028\u2029") == "\"\\xE2\\x80\\xA8\\xE2\\x80\\xA9\"");
  BOOST_TEST(quoted_text("\u2027\u202A") == "\"\u2027\u202A\"");
}

BOOST_AUTO_TEST_CASE(quoted_texts_are_bounded_and_never_cut_inside_a_character) {
  BOOST_TEST(quoted_text(printable(60)) == "\"" + printable(60) + "\"");
  BOOST_TEST(quoted_text(printable(1'000'000)).size() < 80U);
  for (const std::string letter : {"a", "ư", "ế", "😀", "\n", "\xFF"}) {
    for (std::size_t before = 0; before < 5; ++before) {
      std::string text = printable(before);
      for (int i = 0; i < 100; ++i) text += letter;
      const std::string quoted = quoted_text(text);
      BOOST_TEST_CONTEXT("letter " << quoted_text(letter) << " after " << before) {
        BOOST_TEST(quoted.size() < 80U);
        BOOST_TEST(quoted.size() > 60U);
        BOOST_TEST(quoted.ends_with("…\""));
        BOOST_TEST(reference().find_invalid(quoted) == quoted.size());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(quoted_random_bytes_are_one_line_of_utf8) {
  std::mt19937 random(48);
  std::size_t faults = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 90; n > 0; --n) {
      text += random() % 3 == 0 ? encode(static_cast<std::uint32_t>(random() % 0x3000))
                                : std::string(1, static_cast<char>(random()));
    }
    const std::string quoted = quoted_text(text);
    const bool has_control = std::any_of(quoted.begin(), quoted.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x20 || byte == 0x7F;
    });
    const bool whole = quoted.size() >= 2 && quoted.front() == '"' && quoted.back() == '"';
    if (has_control || !whole || quoted.size() >= 80 ||
        reference().find_invalid(quoted) != quoted.size()) {
      ++faults;
    }
  }
  BOOST_TEST(faults == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
