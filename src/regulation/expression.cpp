// SPDX-License-Identifier: Apache-2.0
#include <thads/regulation/expression.hpp>

#include <thads/base/text.hpp>

namespace thads {

expression::expression(std::vector<term> terms) : terms_(std::move(terms)) {
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

namespace {

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
    if (detail::is_digit(next())) {
      t.factor = read_factor();
      if (!take('*')) fail("có một số không kèm dấu *", "has a number that no * follows");
      skip_blanks();
    }
    const std::size_t size = detail::name_size(text_.substr(at_));
    if (size == 0) fail("thiếu tên", "lacks a name");
    t.name = text_.substr(at_, size);
    at_ += size;
    return t;
  }

  [[nodiscard]] int read_factor() {
    if (next() == '0') fail("có hệ số bắt đầu bằng 0", "has a factor that begins with 0");
    int factor = 0;
    for (; detail::is_digit(next()); ++at_) {
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
    throw detail::regulation_error(errc::syntax,
                                   "biểu thức " + quoted + " " + vi + " (ở ký tự " + place,
                                   "expression " + quoted + " " + en + " (at character " + place);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

expression parse_expression(std::string_view text) { return expression_reader(text).read(); }

std::string to_string(const expression& e) {
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
