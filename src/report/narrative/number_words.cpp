// SPDX-License-Identifier: Apache-2.0
#include <thads/report/narrative/number_words.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/number/int128.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/number/rounding.hpp>

namespace thads {

namespace {

void add_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

// The size of a number that there are words for.
[[nodiscard]] std::uint64_t size_in_words(int128_t value) {
  const uint128_t size = detail::magnitude(value);
  if (size > static_cast<uint128_t>(largest_in_words)) {
    throw error(errc::range,
                "number in words: " + to_string(value) + " lies beyond 10^18; write it in digits");
  }
  return static_cast<std::uint64_t>(size);
}

class vietnamese_reader {
 public:
  explicit vietnamese_reader(const vietnamese_usage& usage) : usage_(usage) {}

  void add(std::string_view word) { add_word(words_, word); }

  void add_digit(std::uint64_t digit) {
    static constexpr std::array<std::string_view, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                             "năm",   "sáu", "bảy", "tám", "chín"};
    add(digits[digit]);
  }

  // Above a tỷ (10^9) the count of tỷ is itself a number: nghìn tỷ, triệu tỷ, tỷ tỷ. `inside` says
  // that something larger has been read, after which a group without hundreds has "không trăm".
  void add_number(std::uint64_t value, bool inside = false) {
    constexpr std::uint64_t ty = 1'000'000'000;
    if (value >= ty) {
      add_number(value / ty, inside);
      add("tỷ");
      inside = true;
      value %= ty;
    }
    if (add_group(value / 1'000'000, inside)) add("triệu");
    if (add_group(value / 1'000 % 1'000, inside)) add(usage_.ngan ? "ngàn" : "nghìn");
    add_group(value % 1'000, inside);
  }

  [[nodiscard]] std::string words() && { return std::move(words_); }

 private:
  // A number below 1000, unless it is 0; then nothing, and false.
  bool add_group(std::uint64_t value, bool& inside) {
    if (value == 0) return false;
    const std::uint64_t tens = value / 10 % 10;
    const std::uint64_t ones = value % 10;
    const bool has_hundreds = value >= 100 || inside;
    if (has_hundreds) {
      add_digit(value / 100);
      add("trăm");
    }
    if (tens > 1) add_digit(tens);
    if (tens != 0) add(tens == 1 ? "mười" : "mươi");
    if (tens == 0 && ones != 0 && has_hundreds) add(usage_.le ? "lẻ" : "linh");
    if (ones != 0) add_ones(tens, ones);
    inside = true;
    return true;
  }

  // One, four and five have another sound after tens.
  void add_ones(std::uint64_t tens, std::uint64_t ones) {
    if (tens > 1 && ones == 1) return add("mốt");
    if (tens > 1 && ones == 4 && !usage_.bon) return add("tư");
    if (tens != 0 && ones == 5) return add("lăm");
    add_digit(ones);
  }

  vietnamese_usage usage_;
  std::string words_;
};

// A number below 1000.
void add_english_group(std::string& out, std::uint64_t value) {
  static constexpr std::array<std::string_view, 20> small{
      "zero",     "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 10> tens{
      "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (value >= 100) {
    add_word(out, small[value / 100]);
    add_word(out, "hundred");
    value %= 100;
    if (value == 0) return;
  }
  if (value < 20) return add_word(out, small[value]);
  add_word(out, tens[value / 10]);
  if (value % 10 != 0) out.append("-").append(small[value % 10]);
}

// |x| cut at the decimal sign: the whole part, and the digits behind it without zeros at the end.
struct cut_number {
  int128_t whole;
  std::string decimals;
};

[[nodiscard]] cut_number cut_at_sign(const decimal& x) {
  const decimal size = abs(x).normalized();
  const std::string text = to_string(size);
  const std::size_t sign = text.find('.');
  return {rescale(size, 0, rounding::down).coefficient(),
          sign == std::string::npos ? std::string() : text.substr(sign + 1)};
}

}  // namespace

std::string vietnamese_words(int128_t value, const vietnamese_usage& usage) {
  const std::uint64_t size = size_in_words(value);
  vietnamese_reader reader(usage);
  if (value < 0) reader.add("âm");
  if (value == 0) {
    reader.add_digit(0);
  } else {
    reader.add_number(size);
  }
  return std::move(reader).words();
}

std::string vietnamese_words(const decimal& value, const vietnamese_usage& usage) {
  const cut_number cut = cut_at_sign(value);
  std::string words = value.sign() < 0 ? "âm " : "";
  words += vietnamese_words(cut.whole, usage);
  if (cut.decimals.empty()) return words;
  words += " phẩy";
  const std::size_t zeros = cut.decimals.find_first_not_of('0');
  for (std::size_t i = 0; i < zeros; ++i) words += " không";
  const decimal rest = parse_decimal(cut.decimals, number_format::plain);
  return words + " " + vietnamese_words(rest.coefficient(), usage);
}

std::string english_words(int128_t value) {
  std::uint64_t left = size_in_words(value);
  if (left == 0) return "zero";
  std::string words = value < 0 ? "minus" : "";
  std::uint64_t scale = static_cast<std::uint64_t>(largest_in_words);
  for (const std::string_view name :
       {"quintillion", "quadrillion", "trillion", "billion", "million", "thousand", ""}) {
    if (const std::uint64_t group = left / scale; group != 0) {
      add_english_group(words, group);
      if (!name.empty()) add_word(words, name);
    }
    left %= scale;
    scale /= 1'000;
  }
  return words;
}

std::string english_words(const decimal& value) {
  const cut_number cut = cut_at_sign(value);
  std::string words = value.sign() < 0 ? "minus " : "";
  words += english_words(cut.whole);
  if (!cut.decimals.empty()) words += " point";
  for (const char digit : cut.decimals) {
    words += " " + english_words(static_cast<int128_t>(digit - '0'));
  }
  return words;
}

std::string number_words(const decimal& value, language lang) {
  return lang == language::vi ? vietnamese_words(value) : english_words(value);
}

}  // namespace thads
