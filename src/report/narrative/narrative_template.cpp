// SPDX-License-Identifier: Apache-2.0
#include <thads/report/narrative/narrative_template.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <thads/base/text.hpp>
#include <thads/report/year/fact.hpp>

namespace thads {

namespace {

struct subject_entry {
  std::string_view name;
  detail::subject what;
  detail::answer_kind kind;
};

/// The subjects that stand for themselves.
constexpr std::array<subject_entry, 4> plain_subjects{{
    {"period", detail::subject::period, detail::answer_kind::name},
    {"unit", detail::subject::unit, detail::answer_kind::name},
    {"set_aside.cases", detail::subject::cases_set_aside, detail::answer_kind::amount},
    {"set_aside.records", detail::subject::records_set_aside, detail::answer_kind::amount},
}};

/// The subjects that there are of cases and of money, after "cases." and "money."; so is every
/// measure, by its code.
constexpr std::array<subject_entry, 12> quantity_subjects{{
    {"accepted", detail::subject::accepted, detail::answer_kind::amount},
    {"with_conditions", detail::subject::with_conditions, detail::answer_kind::amount},
    {"resolved", detail::subject::resolved, detail::answer_kind::amount},
    {"rate", detail::subject::rate, detail::answer_kind::rate},
    {"rate_change", detail::subject::rate_change, detail::answer_kind::difference},
    {"target", detail::subject::target, detail::answer_kind::rate},
    {"over", detail::subject::over, detail::answer_kind::difference},
    {"met", detail::subject::met, detail::answer_kind::verdict},
    {"due", detail::subject::due, detail::answer_kind::rate},
    {"ahead", detail::subject::ahead, detail::answer_kind::difference},
    {"growth", detail::subject::growth, detail::answer_kind::growth},
    {"growth_of_new", detail::subject::growth_of_new, detail::answer_kind::growth},
}};

}  // namespace

namespace detail {

std::optional<placeholder> find_placeholder(std::string_view name) {
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

std::optional<placeholder> find_fact_placeholder(std::string_view name) {
  const auto kind = kind_of_fact(name);
  if (!kind) return std::nullopt;
  return placeholder{.name = std::string(name),
                     .what = subject::fact,
                     .kind = *kind == fact_kind::rate ? answer_kind::rate : answer_kind::amount,
                     .of = *kind == fact_kind::money ? quantity::money : quantity::cases};
}

std::string known_placeholders() {
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

}  // namespace detail

namespace {

struct form_entry {
  std::string_view name;
  detail::answer_form form;
};

constexpr std::array<form_entry, 3> answer_forms{{
    {"full", detail::answer_form::full},
    {"words", detail::answer_form::words},
    {"size", detail::answer_form::size},
}};

}  // namespace

namespace detail {

template_parser::template_parser(std::string_view name, std::string_view text)
    : name_(name), rest_(text) {
  if (rest_.starts_with("\uFEFF")) rest_.remove_prefix(3);
}

std::vector<template_paragraph> template_parser::parse() {
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

void template_parser::fail(std::size_t at, const std::string& message, errc why) const {
  throw error(
      why, name_ + ":" + std::to_string(number_) + ":" + std::to_string(at + 1) + ": " + message);
}

bool template_parser::next_line() {
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

std::vector<template_part> template_parser::parts() {
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

template_part template_parser::words_until(std::string_view stops) {
  const std::size_t end = std::min(line_.find_first_of(stops, at_), line_.size());
  const std::string_view text = line_.substr(at_, end - at_);
  if (const std::size_t digit = text.find_first_of(digits); digit != std::string_view::npos) {
    fail(at_ + digit, "a template has no number of its own; put a placeholder here");
  }
  at_ = end;
  return {.is = template_part::kind::words, .words = std::string(text)};
}

template_part template_parser::figure() {
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

template_part template_parser::choice() {
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

std::vector<template_part> template_parser::alternative() {
  at_ = std::min(line_.find_first_not_of(blanks, at_), line_.size());
  std::vector<template_part> result = parts();
  if (!result.empty() && result.back().is == template_part::kind::words) {
    std::string& last = result.back().words;
    last.erase(last.find_last_not_of(blanks) + 1);
    if (last.empty()) result.pop_back();
  }
  return result;
}

placeholder template_parser::subject_at(std::size_t at, std::string_view name) const {
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

std::size_t template_parser::alternatives_of(const placeholder& about, std::size_t at) const {
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

answer_form template_parser::form_at(std::size_t at, std::string_view name,
                                     const placeholder& about) const {
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
      fail(at, "without its sign the number may say the opposite; use it inside of [" + about.name +
                   ": above | below | equal]");
    }
  }
  return entry->form;
}

}  // namespace detail

const std::vector<detail::template_paragraph>& narrative_template::paragraphs() const noexcept {
  return paragraphs_;
}

}  // namespace thads
