// SPDX-License-Identifier: Apache-2.0
// The template of a narrative: sentences with placeholders for figures, but without a figure of
// their own. docs/narrative.md explains how to write one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads {

namespace detail {

/// What a placeholder can stand for.
enum class subject : std::uint8_t {
  period,
  unit,
  cases_set_aside,
  records_set_aside,
  accepted,
  with_conditions,
  resolved,
  one_measure,
  rate,
  rate_change,
  target,
  over,
  due,
  ahead,
  growth,
  growth_of_new,
  met,
  fact,
};

/// How the answer is said, and what may be asked about it.
enum class answer_kind : std::uint8_t {
  name,        ///< words
  amount,      ///< a number of việc or đồng
  rate,        ///< percent
  difference,  ///< points, with a sign
  growth,      ///< percent, with a direction
  verdict,     ///< yes or no, which only an alternative can say
};

/// What stands in braces or begins a choice.
struct placeholder {
  std::string name{};  ///< as written
  subject what{};
  answer_kind kind{};
  quantity of{};
  measure which{};  ///< of subject::one_measure
};

/// The subject called `name`, if there is one.
[[nodiscard]] std::optional<placeholder> find_placeholder(std::string_view name);

/// The fact called `name`, if there can be one.
[[nodiscard]] std::optional<placeholder> find_fact_placeholder(std::string_view name);

/// All names of subjects, for messages.
[[nodiscard]] std::string known_placeholders();

/// What follows the bar in {name|form}.
enum class answer_form : std::uint8_t {
  usual,
  full,   ///< money to the last đồng
  words,  ///< a number of việc or đồng in words
  size,   ///< a difference or a growth without its sign or direction
};

/// A piece of a sentence.
struct template_part {
  enum class kind : std::uint8_t { words, figure, choice };

  kind is{};
  std::string words{};  ///< of words
  placeholder about{};  ///< of a figure and of a choice
  answer_form form{};   ///< of a figure
  /// Of a choice: met and not met, or above, below and equal.
  std::vector<std::vector<template_part>> alternatives{};
};

using template_sentence = std::vector<template_part>;
using template_paragraph = std::vector<template_sentence>;

class template_parser {
 public:
  template_parser(std::string_view name, std::string_view text);

  [[nodiscard]] std::vector<template_paragraph> parse();

 private:
  static constexpr std::string_view blanks = " \t\r";
  static constexpr std::string_view digits = "0123456789";
  static constexpr std::size_t most_nested = 8;

  [[noreturn]] void fail(std::size_t at, const std::string& message, errc why = errc::syntax) const;

  // Moves on to the next line, without the blanks at its end.
  bool next_line();

  // A sentence, or an alternative up to the bar or bracket that ends it.
  std::vector<template_part> parts();

  template_part words_until(std::string_view stops);

  // {name} or {name|form}
  template_part figure();

  // [name: alternative | alternative]
  template_part choice();

  // The blanks at either end are only there for the eye.
  std::vector<template_part> alternative();

  placeholder subject_at(std::size_t at, std::string_view name) const;

  std::size_t alternatives_of(const placeholder& about, std::size_t at) const;

  answer_form form_at(std::size_t at, std::string_view name, const placeholder& about) const;

  std::string name_;
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
  std::size_t at_ = 0;
  std::vector<std::string> open_;  // what the choices around this place are about
};

}  // namespace detail

/// Sentences with placeholders, checked when they are read.
///
/// One sentence stands on each line; an empty line begins a paragraph; a line that begins with `#`
/// is a comment. `{cases.rate}` stands for a figure, `{money.resolved|full}` for one in another
/// form, and `[cases.over: …{cases.over|size}… | … | …]` for one of several wordings.
class narrative_template {
 public:
  /// Reads a template; messages call it `name`. Throws errc::syntax or errc::unknown_code with
  /// `name:line:column: ` (columns in bytes) for anything that is not as it should be, and so for a
  /// digit outside of a placeholder.
  narrative_template(std::string_view name, std::string_view text)
      : paragraphs_(detail::template_parser(name, text).parse()) {}

  [[nodiscard]] const std::vector<detail::template_paragraph>& paragraphs() const noexcept;

 private:
  std::vector<detail::template_paragraph> paragraphs_;
};

}  // namespace thads
