// SPDX-License-Identifier: Apache-2.0
// The narrative of a period: a template filled with figures, and where each of them comes from.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/report/year/fact.hpp>
#include <thads/report/narrative/narrative_template.hpp>
#include <thads/table/numbers.hpp>
#include <thads/report/narrative/phrases.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>
#include <thads/table/table_json.hpp>
#include <thads/table/table_width.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/targets/comparison.hpp>
#include <thads/targets/kpi.hpp>

namespace thads {

/// A place in a text that was filled in, and what stands behind it.
struct traced {
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t size = 0;   ///< in bytes
  std::string placeholder{};
  /// The exact value in plain notation: việc or đồng, a fraction "11714/13970", points; for names
  /// the code of the unit or the period.
  std::string value{};
  std::string formula{};  ///< "11 714 / 13 970 = 83.85 %"
};

/// A text in which every number can be traced to a result: there is no digit outside of `trace`.
struct narrative {
  std::string text{};  ///< paragraphs with an empty line between; no line end at the end
  std::vector<traced> trace{};

  /// What stands in the place of `t`, one of `trace`.
  [[nodiscard]] std::string_view words_of(const traced& t) const {
    return std::string_view(text).substr(t.begin, t.size);
  }
};

/// How a narrative says its numbers.
struct narrative_options {
  points_name points = points_name::points;
  bool words = false;  ///< numbers of việc and đồng in words as well, in brackets
};

namespace detail {

/// A figure that is ready to be said.
struct answer {
  std::string words;
  std::string value;
  std::string formula;
};

[[nodiscard]] inline std::string plain_fraction(const ratio& x) {
  return to_string(x.numerator()) + "/" + to_string(x.denominator());
}

class narrator {
 public:
  narrator(const report_input& in, const narrative_options& options)
      : in_(in), options_(options), unit_(in.units().front()) {
    for (const quantity q : {quantity::cases, quantity::money}) {
      figures_[static_cast<std::size_t>(q)] = in.figures(unit_, q);
    }
  }

  /// Says `parts` at the end of `out`; false when there is no answer to one of them.
  [[nodiscard]] bool say(const std::vector<template_part>& parts, narrative& out) const;

 private:
  [[nodiscard]] std::optional<answer> answer_to(const template_part& part) const;
  [[nodiscard]] std::optional<std::size_t> choose(const placeholder& about) const;

  [[nodiscard]] answer period_answer() const;
  [[nodiscard]] answer unit_answer() const;
  [[nodiscard]] std::optional<answer> set_aside(const template_part& part) const;
  [[nodiscard]] answer amount(const template_part& part, std::span<const measure> sum) const;
  [[nodiscard]] std::optional<answer> rate(quantity of) const;
  [[nodiscard]] std::optional<answer> target_answer(quantity of) const;
  [[nodiscard]] std::optional<answer> due(quantity of) const;
  [[nodiscard]] std::optional<answer> difference(const template_part& part) const;
  [[nodiscard]] std::optional<answer> growth_answer(const template_part& part) const;
  [[nodiscard]] std::optional<answer> fact_answer(const template_part& part) const;
  [[nodiscard]] std::string amount_words(const template_part& part, fact_kind kind,
                                         int128_t value) const;

  [[nodiscard]] const key_figures& figures(quantity of) const {
    return figures_[static_cast<std::size_t>(of)];
  }
  [[nodiscard]] const target* goal(quantity of) const {
    return in_.goal(unit_.code, in_.now().period(), of);
  }
  [[nodiscard]] std::optional<progress> schedule(quantity of) const;
  [[nodiscard]] rate_change change_of_rate(quantity of) const {
    return compare(unit_, resolution_rate, of);
  }
  [[nodiscard]] const ratio& growth_of(const placeholder& about) const {
    const key_figures& k = figures(about.of);
    return about.what == subject::growth ? k.growth_of_resolved : k.growth_of_newly_accepted;
  }
  /// Over the target, ahead of schedule or above last year's rate.
  [[nodiscard]] std::optional<points> points_of(const placeholder& about) const;
  /// Whether the exact rate reaches the target or what is due of it. The gap between the printed
  /// rates may say the opposite when a target has more decimals than they; then they count as
  /// equal.
  [[nodiscard]] std::optional<bool> is_reached(const placeholder& about) const;

  [[nodiscard]] std::string shown(const decimal& value) const {
    return shown_number(value, in_.lang);
  }
  [[nodiscard]] std::string in_lang(std::string_view vi, std::string_view en) const {
    return said(in_.lang, vi, en);
  }
  [[nodiscard]] std::string fraction(const ratio& x) const {
    return shown(x.numerator()) + " / " + shown(x.denominator());
  }
  /// The phrase, with its words in brackets on request; or only the words.
  template <class Words>
  [[nodiscard]] std::string in_form(answer_form form, std::string phrase, Words words) const {
    if (form == answer_form::words) return words();
    return options_.words ? std::move(phrase) + " (" + words() + ")" : std::move(phrase);
  }

  const report_input& in_;
  narrative_options options_;
  unit_figures unit_;
  std::array<key_figures, word_count<quantity>> figures_{};
};

inline bool narrator::say(const std::vector<template_part>& parts, narrative& out) const {
  for (const template_part& part : parts) {
    if (part.is == template_part::kind::words) {
      out.text += part.words;
    } else if (part.is == template_part::kind::choice) {
      const auto chosen = choose(part.about);
      if (!chosen || !say(part.alternatives[*chosen], out)) return false;
    } else {
      auto a = answer_to(part);
      if (!a) return false;
      out.trace.push_back({.begin = out.text.size(),
                           .size = a->words.size(),
                           .placeholder = part.about.name,
                           .value = std::move(a->value),
                           .formula = std::move(a->formula)});
      out.text += a->words;
    }
  }
  return true;
}

inline std::optional<std::size_t> narrator::choose(const placeholder& about) const {
  const auto by_sign = [](int sign) -> std::size_t { return sign > 0 ? 0 : sign < 0 ? 1 : 2; };
  if (about.kind == answer_kind::verdict) {
    const auto met = figures(about.of).rate.met;
    if (!met) return std::nullopt;
    return *met ? std::size_t{0} : std::size_t{1};
  }
  if (about.kind == answer_kind::growth) {
    const ratio& growth = growth_of(about);
    if (!growth.is_defined()) return std::nullopt;
    return by_sign(growth.sign());
  }
  const auto gap = points_of(about);
  if (!gap) return std::nullopt;
  const int sign = gap->value().sign();
  const auto reached = is_reached(about);
  const bool contradicts = reached && (*reached ? sign < 0 : sign > 0);
  return by_sign(contradicts ? 0 : sign);
}

inline std::optional<answer> narrator::answer_to(const template_part& part) const {
  const quantity of = part.about.of;
  switch (part.about.what) {
    case subject::period:
      return period_answer();
    case subject::unit:
      return unit_answer();
    case subject::cases_set_aside:
    case subject::records_set_aside:
      return set_aside(part);
    case subject::accepted:
      return amount(part, flow_in);
    case subject::with_conditions:
      return amount(part, with_conditions_measures);
    case subject::resolved:
      return amount(part, resolved_measures);
    case subject::one_measure:
      return amount(part, {&part.about.which, 1});
    case subject::rate:
      return rate(of);
    case subject::target:
      return target_answer(of);
    case subject::due:
      return due(of);
    case subject::rate_change:
    case subject::over:
    case subject::ahead:
      return difference(part);
    case subject::growth:
    case subject::growth_of_new:
      return growth_answer(part);
    case subject::fact:
      return fact_answer(part);
    case subject::met:  // the parser lets it only choose
      break;
  }
  return std::nullopt;
}

inline answer narrator::period_answer() const {
  const period p = in_.now().period();
  return {in_lang(label_vi(p), label_en(p)), to_string(p),
          to_string(p.first_day()) + " – " + to_string(p.last_day())};
}

inline answer narrator::unit_answer() const {
  const std::string& name = unit_.name.empty() ? unit_.code : unit_.name;
  return {printable(name), unit_.code, in_lang("mã ", "code ") + printable(unit_.code)};
}

// None when nothing was set aside, so that nothing is said about it.
inline std::optional<answer> narrator::set_aside(const template_part& part) const {
  const set_aside_counts aside = in_.now().set_aside();
  if (aside.cases == 0 && aside.records == 0) return std::nullopt;
  const bool of_cases = part.about.what == subject::cases_set_aside;
  const int128_t count = of_cases ? aside.cases : aside.records;
  const std::string noun =
      of_cases ? case_noun(count, in_.lang) : in_lang("bản ghi", count == 1 ? "record" : "records");
  const auto words = [&] { return number_words(count, in_.lang) + " " + noun; };
  return answer{in_form(part.form, shown(count) + " " + noun, words), to_string(count),
                of_cases ? in_lang("việc có lỗi, không tính", "cases with errors, left out")
                         : in_lang("bản ghi không thuộc việc nào, không tính",
                                   "records that belong to no case, left out")};
}

inline std::string narrator::amount_words(const template_part& part, fact_kind kind,
                                          int128_t value) const {
  const language lang = in_.lang;
  if (kind == fact_kind::cases) {
    return in_form(part.form, count_phrase(value, lang),
                   [&] { return count_in_words(value, lang); });
  }
  if (kind != fact_kind::money) {
    const std::string noun = kind == fact_kind::days
                                 ? in_lang("ngày", value == 1 ? "day" : "days")
                                 : in_lang("lượt", value == 1 ? "time" : "times");
    return in_form(part.form, shown(value) + " " + noun,
                   [&] { return number_words(value, lang) + " " + noun; });
  }
  if (part.form == answer_form::usual) {
    return in_form(part.form, money_phrase(value, lang),
                   [&] { return money_phrase_in_words(value, lang); });
  }
  return in_form(part.form, full_money_phrase(value, lang),
                 [&] { return money_in_words(value, lang); });
}

// None when no chapter was made that says it.
inline std::optional<answer> narrator::fact_answer(const template_part& part) const {
  const auto found = std::find_if(in_.facts.begin(), in_.facts.end(),
                                  [&part](const fact& f) { return f.name == part.about.name; });
  if (found == in_.facts.end()) return std::nullopt;
  const std::string about = printable(found->about.in(in_.lang)) + ": ";
  if (found->kind != fact_kind::rate) {
    return answer{amount_words(part, found->kind, found->amount), to_string(found->amount),
                  about + shown(found->amount)};
  }
  const auto printed = published(found->share);
  if (!printed) return std::nullopt;
  return answer{rate_phrase(*printed, in_.lang), plain_fraction(found->share),
                about + fraction(found->share) + " = " + shown(printed->value()) + " %"};
}

// A sum of measures, in việc or đồng.
inline answer narrator::amount(const template_part& part, std::span<const measure> sum) const {
  const quantity of = part.about.of;
  const int128_t value = value_in(sum_of(unit_.now, sum), of);
  answer a{.words = amount_words(part, of == quantity::cases ? fact_kind::cases : fact_kind::money,
                                 value),
           .value = to_string(value),
           .formula = {}};
  for (const measure m : sum) {
    a.formula += (a.formula.empty() ? "" : " + ") + in_lang(term_of(m), code_of(m)) + " " +
                 shown(value_in(unit_.now[m], of));
  }
  if (sum.size() > 1) a.formula += " = " + shown(value);
  return a;
}

inline std::optional<answer> narrator::rate(quantity of) const {
  const assessment& held = figures(of).rate;
  if (!held.printed) return std::nullopt;
  return answer{rate_phrase(*held.printed, in_.lang), plain_fraction(held.rate),
                fraction(held.rate) + " = " + shown(held.printed->value()) + " %"};
}

inline std::optional<answer> narrator::target_answer(quantity of) const {
  const target* t = goal(of);
  if (t == nullptr) return std::nullopt;
  std::string source = in_lang("chỉ tiêu của ", "target of ") + printable(t->unit) +
                       in_lang(", năm ", ", ") + std::to_string(t->year);
  if (!t->document.empty()) source += ", " + printable(t->document);
  if (t->line != 0) source += in_lang(", dòng ", ", line ") + std::to_string(t->line);
  return answer{rate_phrase(t->value, in_.lang), to_string(t->value), source};
}

inline std::optional<progress> narrator::schedule(quantity of) const {
  if (in_.now().period().is_full_year()) return std::nullopt;  // then it is the target itself
  return in_.schedule(unit_, of);
}

inline std::optional<answer> narrator::due(quantity of) const {
  const auto held = schedule(of);
  if (!held) return std::nullopt;
  return answer{rate_phrase(held->printed_due, in_.lang), to_string(held->printed_due),
                shown(goal(of)->value.value()) + " × " +
                    std::to_string(in_.now().period().months()) +
                    " / 12 = " + shown(held->printed_due.value()) + " %"};
}

inline std::optional<points> narrator::points_of(const placeholder& about) const {
  if (about.what == subject::over) return figures(about.of).rate.over;
  if (about.what == subject::rate_change) return published(change_of_rate(about.of));
  const auto held = schedule(about.of);
  return held ? held->ahead : std::nullopt;
}

inline std::optional<bool> narrator::is_reached(const placeholder& about) const {
  if (about.what == subject::over) return figures(about.of).rate.met;
  if (about.what != subject::ahead) return std::nullopt;
  const auto held = schedule(about.of);
  return held ? held->on_schedule : std::nullopt;
}

inline std::optional<answer> narrator::difference(const template_part& part) const {
  const quantity of = part.about.of;
  const auto gap = points_of(part.about);
  if (!gap) return std::nullopt;
  std::string formula;
  if (part.about.what == subject::rate_change) {
    const rate_change change = change_of_rate(of);
    formula = fraction(change.now) + " − " + fraction(change.before);
  } else {
    const assessment& held = figures(of).rate;
    const percent against =
        part.about.what == subject::over ? *held.wanted : schedule(of)->printed_due;
    formula = shown(held.printed->value()) + " − " + shown(against.value());
  }
  const points said_gap = part.form == answer_form::size ? points(abs(gap->value())) : *gap;
  return answer{points_phrase(said_gap, in_.lang, options_.points), to_string(*gap),
                formula + " = " + shown(gap->value()) + in_lang(" điểm", " points")};
}

inline std::optional<answer> narrator::growth_answer(const template_part& part) const {
  const ratio& g = growth_of(part.about);
  const auto words =
      part.form == answer_form::size ? growth_size_phrase(g, in_.lang) : growth_phrase(g, in_.lang);
  if (!words) return std::nullopt;
  const std::string before = shown(g.denominator());
  return answer{*words, plain_fraction(g),
                "(" + shown(g.numerator() + g.denominator()) + " − " + before + ") / " + before +
                    " = " + shown(published(g)->value()) + " %"};
}

}  // namespace detail

/// The narrative of the unit and the period reported on, in the language of `in`, which the
/// template should be in too. A sentence is left out when there is no answer to one of its
/// placeholders: no target, no year before, nothing set aside. Throws errc::argument without a
/// tally, and errc::range for a number of 10^38 and more, or of more than 10^18 in words.
[[nodiscard]] inline narrative make_narrative(const report_input& in, const narrative_template& how,
                                              const narrative_options& options = {}) {
  const detail::narrator narrator(in, options);
  narrative result;
  for (const detail::template_paragraph& paragraph : how.paragraphs()) {
    std::string_view before = result.text.empty() ? "" : "\n\n";
    for (const detail::template_sentence& sentence : paragraph) {
      const std::size_t text_end = result.text.size();
      const std::size_t trace_end = result.trace.size();
      result.text += before;
      if (narrator.say(sentence, result)) {
        before = " ";
      } else {
        result.text.resize(text_end);
        result.trace.resize(trace_end);
      }
    }
  }
  return result;
}

/// Every number of a narrative with the placeholder, the exact value and the formula behind it.
[[nodiscard]] inline table trace_table(const narrative& n) {
  table t({{"words", {"Trong văn bản", "In the text"}, alignment::left, {}},
           {"placeholder", {"Ký hiệu", "Placeholder"}, alignment::left, {}},
           {"value", {"Giá trị", "Value"}, alignment::left, {}},
           {"formula", {"Từ đâu", "From"}, alignment::left, {}}});
  for (const traced& place : n.trace) {
    t.add_row({cell::text(std::string(n.words_of(place))), cell::text(place.placeholder),
               cell::text(place.value), cell::text(place.formula)});
  }
  return t;
}

/// The narrative as one JSON object: `text`, and `trace` with `begin` and `size` in bytes of the
/// UTF-8 text, `words`, `placeholder`, `value` and `formula`.
[[nodiscard]] inline std::string to_json(const narrative& n) {
  std::string out = "{\n  \"text\": ";
  json_string(out, n.text);
  out += ",\n  \"trace\": [";
  detail::json_lines(out, n.trace, "    ", [&](const traced& place) {
    out +=
        "{\"begin\": " + std::to_string(place.begin) + ", \"size\": " + std::to_string(place.size);
    const auto field = [&out](std::string_view name, std::string_view text) {
      out += ", \"" + std::string(name) + "\": ";
      json_string(out, text);
    };
    field("words", n.words_of(place));
    field("placeholder", place.placeholder);
    field("value", place.value);
    field("formula", place.formula);
    out += '}';
  });
  out += n.trace.empty() ? "]\n}\n" : "\n  ]\n}\n";
  return out;
}

}  // namespace thads
