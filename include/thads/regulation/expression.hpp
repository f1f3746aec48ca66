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
#include <thads/base/text.hpp>

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
  explicit expression(std::vector<term> terms) : terms_(std::move(terms)) {
    if (terms_.empty() || terms_.size() > max_terms) {
      throw error(errc::argument, "an expression has 1 to 64 terms");
    }
    for (const term& t : terms_) {
      if (!detail::is_name(t.name)) {
        throw error(errc::argument, quoted_text(t.name) + " is not a name for an expression");
      }
      if (t.factor == 0 || t.factor > max_factor || t.factor < -max_factor) {
        throw error(errc::argument, "the factor of " + quoted_text(t.name) + " is not 1 to 999");
      }
    }
  }

  [[nodiscard]] const std::vector<term>& terms() const noexcept { return terms_; }

  friend bool operator==(const expression&, const expression&) = default;

 private:
  std::vector<term> terms_;
};

namespace detail {

// Reads an expression from left to right; `at_` is the place of the next character.
class expression_reader {
 public:
  explicit expression_reader(std::string_view text) : text_(text) {}

  [[nodiscard]] expression read() {
    std::vector<term> terms;
    bool minus = take('-');
    do {
      if (terms.size() == expression::max_terms) {
        fail("có hơn 64 số hạng", "has more than 64 terms");
      }
      term t = read_term();
      if (minus) t.factor = -t.factor;
      terms.push_back(std::move(t));
      minus = take('-');
    } while (minus || take('+'));
    if (at_ != text_.size()) {
      fail("viết tiếp ở chỗ phải là +, - hoặc hết", "goes on where + or - or the end was expected");
    }
    return expression(std::move(terms));
  }

 private:
  [[nodiscard]] char next() const noexcept { return at_ == text_.size() ? '\0' : text_[at_]; }

  void skip_blanks() noexcept {
    while (next() == ' ') ++at_;
  }

  bool take(char wanted) noexcept {
    skip_blanks();
    if (next() != wanted) return false;
    ++at_;
    return true;
  }

  [[nodiscard]] term read_term() {
    skip_blanks();
    term t;
    if (is_digit(next())) {
      t.factor = read_factor();
      if (!take('*')) fail("có một số không kèm dấu *", "has a number that no * follows");
      skip_blanks();
    }
    const std::size_t size = name_size(text_.substr(at_));
    if (size == 0) fail("thiếu tên", "lacks a name");
    t.name = text_.substr(at_, size);
    at_ += size;
    return t;
  }

  [[nodiscard]] int read_factor() {
    if (next() == '0') fail("có hệ số bắt đầu bằng 0", "has a factor that begins with 0");
    int factor = 0;
    for (; is_digit(next()); ++at_) {
      factor = factor * 10 + (next() - '0');
      if (factor > expression::max_factor) {
        fail("có hệ số lớn hơn 999", "has a factor over 999");
      }
    }
    return factor;
  }

  [[noreturn]] void fail(const std::string& vi, const std::string& en) const {
    const std::string quoted = quoted_text(text_);
    const std::string place = std::to_string(at_ + 1) + ")";
    throw regulation_error(errc::syntax, "biểu thức " + quoted + " " + vi + " (ở ký tự " + place,
                           "expression " + quoted + " " + en + " (at character " + place);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace detail

/// The expression that `text` writes: 1…64 names joined by + and -, each with an optional factor
/// 1…999 and * before it, the first perhaps with a - before it; blanks may stand around all of
/// these. Throws errc::syntax with the position.
[[nodiscard]] inline expression parse_expression(std::string_view text) {
  return detail::expression_reader(text).read();
}

/// "A - B - 2*C": what `parse_expression` reads.
[[nodiscard]] inline std::string to_string(const expression& e) {
  std::string text;
  for (const term& t : e.terms()) {
    if (text.empty()) {
      if (t.factor < 0) text += "-";
    } else {
      text += t.factor < 0 ? " - " : " + ";
    }
    const int size = t.factor < 0 ? -t.factor : t.factor;
    if (size != 1) text += std::to_string(size) + "*";
    text += t.name;
  }
  return text;
}

}  // namespace thads
