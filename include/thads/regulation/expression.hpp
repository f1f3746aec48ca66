// SPDX-License-Identifier: Apache-2.0
// Sums and differences of named quantities, as regulations write them: "A - B - 2*C".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/number/integer_text.hpp>

namespace thads {

namespace detail {

// What is wrong with a part of a regulation, in both languages; what() is English.
class regulation_error : public error {
 public:
  regulation_error(errc code, std::string vi, const std::string& en)
      : error(code, en), vi_(std::move(vi)) {}

  [[nodiscard]] const std::string& vi() const noexcept { return vi_; }

 private:
  std::string vi_;
};

[[nodiscard]] constexpr bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Length of the longest name that `text` begins with: a letter, then letters, digits, _ and '.
[[nodiscard]] constexpr std::size_t name_size(std::string_view text) noexcept {
  if (text.empty() || !is_letter(text.front())) return 0;
  std::size_t size = 1;
  for (; size != text.size(); ++size) {
    const char c = text[size];
    if (!is_letter(c) && !is_digit(c) && c != '_' && c != '\'') break;
  }
  return size;
}

// Whether `text` is a name as expressions and regulations write it.
[[nodiscard]] constexpr bool is_name(std::string_view text) noexcept {
  return !text.empty() && name_size(text) == text.size();
}

}  // namespace detail

/// A name and the whole number that it is multiplied by.
struct term {
  int factor = 1;
  std::string name{};

  friend bool operator==(const term&, const term&) = default;
};

/// A sum of terms. A name begins with a letter and goes on with letters, digits, "_" and "'"; the
/// names are those of measures (`carried_over`) or of a regulation's columns (`A1`).
class expression {
 public:
  /// The largest factor of a term, without its sign.
  static constexpr int max_factor = 999;
  /// The most terms of an expression.
  static constexpr std::size_t max_terms = 64;

  /// The empty sum, which no text writes.
  expression() = default;

  /// Throws errc::argument unless there are 1…`max_terms` terms, each with a name and a factor
  /// other than 0 of at most `max_factor`.
  explicit expression(std::vector<term> terms);

  [[nodiscard]] const std::vector<term>& terms() const noexcept { return terms_; }

  friend bool operator==(const expression&, const expression&) = default;

 private:
  std::vector<term> terms_;
};

/// The expression that `text` writes: 1…64 names joined by + and -, each with an optional factor
/// 1…999 and * before it, the first perhaps with a - before it; blanks may stand around all of
/// these. Throws errc::syntax with the position.
[[nodiscard]] expression parse_expression(std::string_view text);

/// "A - B - 2*C": what `parse_expression` reads.
[[nodiscard]] std::string to_string(const expression& e);

}  // namespace thads
