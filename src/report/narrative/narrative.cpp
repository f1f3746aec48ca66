// SPDX-License-Identifier: Apache-2.0
#include <thads/report/narrative/narrative.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include <thads/report/narrative/number_words.hpp>
#include <thads/report/year/fact.hpp>
#include <thads/table/numbers.hpp>
#include <thads/table/table_json.hpp>
#include <thads/table/table_width.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/targets/comparison.hpp>
#include <thads/targets/kpi.hpp>

namespace thads {

std::string_view narrative::words_of(const traced& t) const {
  return std::string_view(text).substr(t.begin, t.size);
}

namespace {

/// A figure that is ready to be said.
struct answer {
  std::string words;
  std::string value;
  std::string formula;
};

[[nodiscard]] std::string plain_fraction(const ratio& x) {
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
  [[nodiscard]] bool say(const std::vector<detail::template_part>& parts, narrative& out) const;

 private:
  [[nodiscard]] std::optional<answer> answer_to(const detail::template_part& part) const;
  [[nodiscard]] std::optional<std::size_t> choose(const detail::placeholder& about) const;

  [[nodiscard]] answer period_answer() const;
  [[nodiscard]] answer unit_answer() const;
  [[nodiscard]] std::optional<answer> set_aside(const detail::template_part& part) const;
  [[nodiscard]] answer amount(const detail::template_part& part,
                              std::span<const measure> sum) const;
  [[nodiscard]] std::optional<answer> rate(quantity of) const;
  [[nodiscard]] std::optional<answer> target_answer(quantity of) const;
  [[nodiscard]] std::optional<answer> due(quantity of) const;
  [[nodiscard]] std::optional<answer> difference(const detail::template_part& part) const;
  [[nodiscard]] std::optional<answer> growth_answer(const detail::template_part& part) const;
  [[nodiscard]] std::optional<answer> fact_answer(const detail::template_part& part) const;
  [[nodiscard]] std::string amount_words(const detail::template_part& part, fact_kind kind,
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
  [[nodiscard]] const ratio& growth_of(const detail::placeholder& about) const {
    const key_figures& k = figures(about.of);
    return about.what == detail::subject::growth ? k.growth_of_resolved
                                                 : k.growth_of_newly_accepted;
  }
  /// Over the target, ahead of schedule or above last year's rate.
  [[nodiscard]] std::optional<points> points_of(const detail::placeholder& about) const;
  /// Whether the exact rate reaches the target or what is due of it. The gap between the printed
  /// rates may say the opposite when a target has more decimals than they; then they count as
  /// equal.
  [[nodiscard]] std::optional<bool> is_reached(const detail::placeholder& about) const;

  [[nodiscard]] std::string shown(const decimal& value) const {
    return shown_number(value, in_.lang);
  }
  [[nodiscard]] std::string in_lang(std::string_view vi, std::string_view en) const {
    return detail::said(in_.lang, vi, en);
  }
  [[nodiscard]] std::string fraction(const ratio& x) const {
    return shown(x.numerator()) + " / " + shown(x.denominator());
  }
  /// The phrase, with its words in brackets on request; or only the words.
  template <class Words>
  [[nodiscard]] std::string in_form(detail::answer_form form, std::string phrase,
                                    Words words) const {
    if (form == detail::answer_form::words) return words();
    return options_.words ? std::move(phrase) + " (" + words() + ")" : std::move(phrase);
  }

  const report_input& in_;
  narrative_options options_;
  unit_figures unit_;
  std::array<key_figures, word_count<quantity>> figures_{};
};

bool narrator::say(const std::vector<detail::template_part>& parts, narrative& out) const {
  for (const detail::template_part& part : parts) {
    if (part.is == detail::template_part::kind::words) {
      out.text += part.words;
    } else if (part.is == detail::template_part::kind::choice) {
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

std::optional<std::size_t> narrator::choose(const detail::placeholder& about) const {
  const auto by_sign = [](int sign) -> std::size_t { return sign > 0 ? 0 : sign < 0 ? 1 : 2; };
  if (about.kind == detail::answer_kind::verdict) {
    const auto met = figures(about.of).rate.met;
    if (!met) return std::nullopt;
    return *met ? std::size_t{0} : std::size_t{1};
  }
  if (about.kind == detail::answer_kind::growth) {
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

std::optional<answer> narrator::answer_to(const detail::template_part& part) const {
  const quantity of = part.about.of;
  switch (part.about.what) {
    case detail::subject::period:
      return period_answer();
    case detail::subject::unit:
      return unit_answer();
    case detail::subject::cases_set_aside:
    case detail::subject::records_set_aside:
      return set_aside(part);
    case detail::subject::accepted:
      return amount(part, flow_in);
    case detail::subject::with_conditions:
      return amount(part, with_conditions_measures);
    case detail::subject::resolved:
      return amount(part, resolved_measures);
    case detail::subject::one_measure:
      return amount(part, {&part.about.which, 1});
    case detail::subject::rate:
      return rate(of);
    case detail::subject::target:
      return target_answer(of);
    case detail::subject::due:
      return due(of);
    case detail::subject::rate_change:
    case detail::subject::over:
    case detail::subject::ahead:
      return difference(part);
    case detail::subject::growth:
    case detail::subject::growth_of_new:
      return growth_answer(part);
    case detail::subject::fact:
      return fact_answer(part);
    case detail::subject::met:  // the parser lets it only choose
      break;
  }
  return std::nullopt;
}

answer narrator::period_answer() const {
  const period p = in_.now().period();
  return {in_lang(label_vi(p), label_en(p)), to_string(p),
          to_string(p.first_day()) + " – " + to_string(p.last_day())};
}

answer narrator::unit_answer() const {
  const std::string& name = unit_.name.empty() ? unit_.code : unit_.name;
  return {printable(name), unit_.code, in_lang("mã ", "code ") + printable(unit_.code)};
}

// None when nothing was set aside, so that nothing is said about it.
std::optional<answer> narrator::set_aside(const detail::template_part& part) const {
  const set_aside_counts aside = in_.now().set_aside();
  if (aside.cases == 0 && aside.records == 0) return std::nullopt;
  const bool of_cases = part.about.what == detail::subject::cases_set_aside;
  const int128_t count = of_cases ? aside.cases : aside.records;
  const std::string noun = of_cases ? detail::case_noun(count, in_.lang)
                                    : in_lang("bản ghi", count == 1 ? "record" : "records");
  const auto words = [&] { return number_words(count, in_.lang) + " " + noun; };
  return answer{in_form(part.form, shown(count) + " " + noun, words), to_string(count),
                of_cases ? in_lang("việc có lỗi, không tính", "cases with errors, left out")
                         : in_lang("bản ghi không thuộc việc nào, không tính",
                                   "records that belong to no case, left out")};
}

std::string narrator::amount_words(const detail::template_part& part, fact_kind kind,
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
  if (part.form == detail::answer_form::usual) {
    return in_form(part.form, money_phrase(value, lang),
                   [&] { return money_phrase_in_words(value, lang); });
  }
  return in_form(part.form, full_money_phrase(value, lang),
                 [&] { return money_in_words(value, lang); });
}

// None when no chapter was made that says it.
std::optional<answer> narrator::fact_answer(const detail::template_part& part) const {
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
answer narrator::amount(const detail::template_part& part, std::span<const measure> sum) const {
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

std::optional<answer> narrator::rate(quantity of) const {
  const assessment& held = figures(of).rate;
  if (!held.printed) return std::nullopt;
  return answer{rate_phrase(*held.printed, in_.lang), plain_fraction(held.rate),
                fraction(held.rate) + " = " + shown(held.printed->value()) + " %"};
}

std::optional<answer> narrator::target_answer(quantity of) const {
  const target* t = goal(of);
  if (t == nullptr) return std::nullopt;
  std::string source = in_lang("chỉ tiêu của ", "target of ") + printable(t->unit) +
                       in_lang(", năm ", ", ") + std::to_string(t->year);
  if (!t->document.empty()) source += ", " + printable(t->document);
  if (t->line != 0) source += in_lang(", dòng ", ", line ") + std::to_string(t->line);
  return answer{rate_phrase(t->value, in_.lang), to_string(t->value), source};
}

std::optional<progress> narrator::schedule(quantity of) const {
  if (in_.now().period().is_full_year()) return std::nullopt;  // then it is the target itself
  return in_.schedule(unit_, of);
}

std::optional<answer> narrator::due(quantity of) const {
  const auto held = schedule(of);
  if (!held) return std::nullopt;
  return answer{rate_phrase(held->printed_due, in_.lang), to_string(held->printed_due),
                shown(goal(of)->value.value()) + " × " +
                    std::to_string(in_.now().period().months()) +
                    " / 12 = " + shown(held->printed_due.value()) + " %"};
}

std::optional<points> narrator::points_of(const detail::placeholder& about) const {
  if (about.what == detail::subject::over) return figures(about.of).rate.over;
  if (about.what == detail::subject::rate_change) return published(change_of_rate(about.of));
  const auto held = schedule(about.of);
  return held ? held->ahead : std::nullopt;
}

std::optional<bool> narrator::is_reached(const detail::placeholder& about) const {
  if (about.what == detail::subject::over) return figures(about.of).rate.met;
  if (about.what != detail::subject::ahead) return std::nullopt;
  const auto held = schedule(about.of);
  return held ? held->on_schedule : std::nullopt;
}

std::optional<answer> narrator::difference(const detail::template_part& part) const {
  const quantity of = part.about.of;
  const auto gap = points_of(part.about);
  if (!gap) return std::nullopt;
  std::string formula;
  if (part.about.what == detail::subject::rate_change) {
    const rate_change change = change_of_rate(of);
    formula = fraction(change.now) + " − " + fraction(change.before);
  } else {
    const assessment& held = figures(of).rate;
    const percent against =
        part.about.what == detail::subject::over ? *held.wanted : schedule(of)->printed_due;
    formula = shown(held.printed->value()) + " − " + shown(against.value());
  }
  const points said_gap = part.form == detail::answer_form::size ? points(abs(gap->value())) : *gap;
  return answer{points_phrase(said_gap, in_.lang, options_.points), to_string(*gap),
                formula + " = " + shown(gap->value()) + in_lang(" điểm", " points")};
}

std::optional<answer> narrator::growth_answer(const detail::template_part& part) const {
  const ratio& g = growth_of(part.about);
  const auto words = part.form == detail::answer_form::size ? growth_size_phrase(g, in_.lang)
                                                            : growth_phrase(g, in_.lang);
  if (!words) return std::nullopt;
  const std::string before = shown(g.denominator());
  return answer{*words, plain_fraction(g),
                "(" + shown(g.numerator() + g.denominator()) + " − " + before + ") / " + before +
                    " = " + shown(published(g)->value()) + " %"};
}

}  // namespace

narrative make_narrative(const report_input& in, const narrative_template& how,
                         const narrative_options& options) {
  const narrator narrator(in, options);
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

table trace_table(const narrative& n) {
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

std::string to_json(const narrative& n) {
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
