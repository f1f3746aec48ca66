// SPDX-License-Identifier: Apache-2.0
// The template of a narrative: sentences with placeholders for figures, but without a figure of
// their own. docs/narrative.md explains how to write one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/report/year/fact.hpp>
#include <thads/base/text.hpp>

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

struct subject_entry {
  std::string_view name;
  subject what;
  answer_kind kind;
};

/// The subjects that stand for themselves.
inline constexpr std::array<subject_entry, 4> plain_subjects{{
    {"period", subject::period, answer_kind::name},
    {"unit", subject::unit, answer_kind::name},
    {"set_aside.cases", subject::cases_set_aside, answer_kind::amount},
    {"set_aside.records", subject::records_set_aside, answer_kind::amount},
}};

/// The subjects that there are of cases and of money, after "cases." and "money."; so is every
/// measure, by its code.
inline constexpr std::array<subject_entry, 12> quantity_subjects{{
    {"accepted", subject::accepted, answer_kind::amount},
    {"with_conditions", subject::with_conditions, answer_kind::amount},
    {"resolved", subject::resolved, answer_kind::amount},
    {"rate", subject::rate, answer_kind::rate},
    {"rate_change", subject::rate_change, answer_kind::difference},
    {"target", subject::target, answer_kind::rate},
    {"over", subject::over, answer_kind::difference},
    {"met", subject::met, answer_kind::verdict},
    {"due", subject::due, answer_kind::rate},
    {"ahead", subject::ahead, answer_kind::difference},
    {"growth", subject::growth, answer_kind::growth},
    {"growth_of_new", subject::growth_of_new, answer_kind::growth},
}};

/// What stands in braces or begins a choice.
struct placeholder {
  std::string name{};  ///< as written
  subject what{};
  answer_kind kind{};
  quantity of{};
  measure which{};  ///< of subject::one_measure
};

/// The subject called `name`, if there is one.
[[nodiscard]] inline std::optional<placeholder> find_placeholder(std::string_view name) {
  const auto entry_in = [](const auto& table, std::string_view wanted) {
    return std::find_if(table.begin(), table.end(),
                        [wanted](const subject_entry& e) { return e.name == wanted; });
  };
  placeholder found{.name = std::string(name)};
  if (const auto* e = entry_in(plain_subjects, name); e != plain_subjects.end()) {
    found.what = e->what;
    found.kind = e->kind;
    return found;
  }
  const std::size_t dot = name.find('.');
  const auto of = find_code<quantity>(name.substr(0, dot));
  if (dot == std::string_view::npos || !of) return std::nullopt;
  found.of = *of;
  name.remove_prefix(dot + 1);
  if (const auto* e = entry_in(quantity_subjects, name); e != quantity_subjects.end()) {
    found.what = e->what;
    found.kind = e->kind;
  } else if (const auto which = find_code<measure>(name)) {
    found.what = subject::one_measure;
    found.kind = answer_kind::amount;
    found.which = *which;
  } else {
    return std::nullopt;
  }
  return found;
}

/// The fact called `name`, if there can be one.
[[nodiscard]] inline std::optional<placeholder> find_fact_placeholder(std::string_view name) {
  const auto kind = kind_of_fact(name);
  if (!kind) return std::nullopt;
  return placeholder{.name = std::string(name),
                     .what = subject::fact,
                     .kind = *kind == fact_kind::rate ? answer_kind::rate : answer_kind::amount,
                     .of = *kind == fact_kind::money ? quantity::money : quantity::cases};
}

/// All names of subjects, for messages.
[[nodiscard]] inline std::string known_placeholders() {
  std::string known;
  for (const subject_entry& e : plain_subjects) known += std::string(e.name) + ", ";
  known += "and after \"cases.\" or \"money.\"";
  char before = ':';
  const auto add = [&](std::string_view name) {
    known += before + (" " + std::string(name));
    before = ',';
  };
  for (const subject_entry& e : quantity_subjects) add(e.name);
  for (const word& w : words<measure>()) add(w.code);
  return known;
}

/// What follows the bar in {name|form}.
enum class answer_form : std::uint8_t {
  usual,
  full,   ///< money to the last đồng
  words,  ///< a number of việc or đồng in words
  size,   ///< a difference or a growth without its sign or direction
};

struct form_entry {
  std::string_view name;
  answer_form form;
};

inline constexpr std::array<form_entry, 3> answer_forms{{
    {"full", answer_form::full},
    {"words", answer_form::words},
    {"size", answer_form::size},
}};

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
  template_parser(std::string_view name, std::string_view text) : name_(name), rest_(text) {
    if (rest_.starts_with("\uFEFF")) rest_.remove_prefix(3);
  }

  [[nodiscard]] std::vector<template_paragraph> parse() {
    std::vector<template_paragraph> paragraphs(1);
    while (next_line()) {
      at_ = std::min(line_.find_first_not_of(blanks), line_.size());
      if (at_ == line_.size()) {
        if (!paragraphs.back().empty()) paragraphs.emplace_back();
      } else if (line_[at_] != '#') {
        paragraphs.back().push_back(parts());
      }
    }
    if (paragraphs.back().empty()) paragraphs.pop_back();
    if (paragraphs.empty()) {
      throw error(errc::syntax, name_ + ": there is no sentence; write one on each line");
    }
    return paragraphs;
  }

 private:
  static constexpr std::string_view blanks = " \t\r";
  static constexpr std::string_view digits = "0123456789";
  static constexpr std::size_t most_nested = 8;

  [[noreturn]] void fail(std::size_t at, const std::string& message,
                         errc why = errc::syntax) const {
    throw error(
        why, name_ + ":" + std::to_string(number_) + ":" + std::to_string(at + 1) + ": " + message);
  }

  // Moves on to the next line, without the blanks at its end.
  bool next_line() {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    line_ = line_.substr(0, line_.find_last_not_of(blanks) + 1);
    ++number_;
    if (const std::size_t bad = find_invalid_utf8(line_); bad != line_.size()) {
      fail(bad, "this is no UTF-8; save the template as UTF-8");
    }
    return true;
  }

  // A sentence, or an alternative up to the bar or bracket that ends it.
  std::vector<template_part> parts() {
    const bool in_choice = !open_.empty();
    const std::string_view stops = in_choice ? "{}[]|" : "{}[]";
    std::vector<template_part> result;
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == '{') {
        result.push_back(figure());
      } else if (c == '[') {
        result.push_back(choice());
      } else if (in_choice && (c == '|' || c == ']')) {
        break;
      } else if (c == '}' || c == ']') {
        fail(at_, std::string("there is nothing that this \"") + c + "\" could close; remove it");
      } else {
        result.push_back(words_until(stops));
      }
    }
    return result;
  }

  template_part words_until(std::string_view stops) {
    const std::size_t end = std::min(line_.find_first_of(stops, at_), line_.size());
    const std::string_view text = line_.substr(at_, end - at_);
    if (const std::size_t digit = text.find_first_of(digits); digit != std::string_view::npos) {
      fail(at_ + digit, "a template has no number of its own; put a placeholder here");
    }
    at_ = end;
    return {.is = template_part::kind::words, .words = std::string(text)};
  }

  // {name} or {name|form}
  template_part figure() {
    const std::size_t begin = at_ + 1;
    const std::size_t end = line_.find('}', begin);
    if (end == std::string_view::npos) {
      fail(at_, "this \"{\" is not closed; put \"}\" after the name, in the same line");
    }
    const std::string_view body = line_.substr(begin, end - begin);
    const std::size_t bar = body.find('|');
    template_part part{.is = template_part::kind::figure,
                       .about = subject_at(begin, body.substr(0, bar))};
    if (part.about.kind == answer_kind::verdict) {
      fail(begin, "{" + part.about.name + "} has no words; use [" + part.about.name +
                      ": words when met | words when not met]");
    }
    if (bar != std::string_view::npos) {
      part.form = form_at(begin + bar + 1, body.substr(bar + 1), part.about);
    }
    at_ = end + 1;
    return part;
  }

  // [name: alternative | alternative]
  template_part choice() {
    const std::size_t begin = at_;
    const std::size_t colon = line_.find(':', begin);
    if (colon == std::string_view::npos) {
      fail(begin, "a \"[\" begins a choice, such as [cases.met: met | not met]");
    }
    template_part part{.is = template_part::kind::choice,
                       .about = subject_at(begin + 1, line_.substr(begin + 1, colon - begin - 1))};
    const std::size_t wanted = alternatives_of(part.about, begin + 1);
    if (open_.size() == most_nested) {
      fail(begin,
           "choices stand in each other too deeply; there may be " + std::to_string(most_nested));
    }
    at_ = colon;
    open_.push_back(part.about.name);
    do {
      ++at_;
      part.alternatives.push_back(alternative());
      if (at_ == line_.size()) fail(begin, "this \"[\" is not closed by \"]\" in the same line");
    } while (line_[at_] == '|');
    ++at_;
    open_.pop_back();
    if (part.alternatives.size() != wanted) {
      fail(begin, "[" + part.about.name + ": …] has " + std::to_string(part.alternatives.size()) +
                      " alternatives and needs " + std::to_string(wanted) +
                      (wanted == 2 ? ": met | not met" : ": above | below | equal"));
    }
    return part;
  }

  // The blanks at either end are only there for the eye.
  std::vector<template_part> alternative() {
    at_ = std::min(line_.find_first_not_of(blanks, at_), line_.size());
    std::vector<template_part> result = parts();
    if (!result.empty() && result.back().is == template_part::kind::words) {
      std::string& last = result.back().words;
      last.erase(last.find_last_not_of(blanks) + 1);
      if (last.empty()) result.pop_back();
    }
    return result;
  }

  placeholder subject_at(std::size_t at, std::string_view name) const {
    auto found = find_placeholder(name);
    if (!found) found = find_fact_placeholder(name);
    if (!found) {
      fail(at,
           "there is no figure " + quoted_text(name) + "; known: " + known_placeholders() +
               "; of chapters: " + known_facts(),
           errc::unknown_code);
    }
    return *std::move(found);
  }

  std::size_t alternatives_of(const placeholder& about, std::size_t at) const {
    switch (about.kind) {
      case answer_kind::verdict:
        return 2;
      case answer_kind::difference:
      case answer_kind::growth:
        return 3;
      case answer_kind::name:
      case answer_kind::amount:
      case answer_kind::rate:
        break;
    }
    fail(at, quoted_text(about.name) +
                 " does not choose; met, over, ahead, rate_change, growth and growth_of_new do");
  }

  answer_form form_at(std::size_t at, std::string_view name, const placeholder& about) const {
    const auto* entry = std::find_if(answer_forms.begin(), answer_forms.end(),
                                     [name](const form_entry& e) { return e.name == name; });
    if (entry == answer_forms.end()) {
      fail(at, "there is no form " + quoted_text(name) + "; known: full, words, size",
           errc::unknown_code);
    }
    const bool is_amount = about.kind == answer_kind::amount;
    const bool signed_one =
        about.kind == answer_kind::difference || about.kind == answer_kind::growth;
    if (entry->form == answer_form::words && !is_amount) {
      fail(at, "only a number of cases or of đồng can be in words");
    }
    if (entry->form == answer_form::full && !(is_amount && about.of == quantity::money)) {
      fail(at, "only an amount of money has a full form");
    }
    if (entry->form == answer_form::size) {
      if (!signed_one) fail(at, quoted_text(about.name) + " has no sign to leave out");
      if (std::find(open_.begin(), open_.end(), about.name) == open_.end()) {
        fail(at, "without its sign the number may say the opposite; use it inside of [" +
                     about.name + ": above | below | equal]");
      }
    }
    return entry->form;
  }

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

  [[nodiscard]] const std::vector<detail::template_paragraph>& paragraphs() const noexcept {
    return paragraphs_;
  }

 private:
  std::vector<detail::template_paragraph> paragraphs_;
};

}  // namespace thads
