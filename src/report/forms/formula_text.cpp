// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/formula_text.hpp>

#include <thads/base/error.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/number/rounding.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

ratio value_of(const indicator& i, const measures& values, quantity of) {
  return {value_in(i.numerator_weights.sum(values), of),
          value_in(i.denominator_weights.sum(values), of)};
}

const indicator& indicator_of(const regulation& under, std::string_view id) {
  const indicator* const found = under.find_indicator(id);
  if (found != nullptr) return *found;
  throw error(errc::not_found, under.id + " has no indicator " + quoted_text(id));
}

std::optional<percent> printed(const indicator& i, const ratio& value) {
  return to_percent(value, i.decimals, rounding::half_up);
}

namespace {

// "a + b - 2*c", where `text_of` gives the texts of the terms. A text that begins with a minus sign
// stands in brackets, except where the expression begins.
template <class TextOf>
std::string sum_text(const expression& e, TextOf text_of) {
  std::string text;
  for (const term& t : e.terms()) {
    const int factor = t.factor < 0 ? -t.factor : t.factor;
    if (t.factor < 0) {
      text += text.empty() ? "-" : " - ";
    } else if (!text.empty()) {
      text += " + ";
    }
    if (factor != 1) text += std::to_string(factor) + "*";
    const std::string value = text_of(t);
    text += value.starts_with('-') && !text.empty() ? "(" + value + ")" : value;
  }
  return text;
}

// The names as readers of `lang` know them: columns by their ids, measures by their terms.
std::string names_of(const regulation& in, const expression& e, language lang) {
  return sum_text(e, [&](const term& t) {
    const auto m = find_code<measure>(t.name);
    return m && in.find_column(t.name) == nullptr ? bilingual_term(*m).in(lang) : t.name;
  });
}

std::string numbers_of(const regulation& in, const expression& e, const measures& values,
                       quantity of, language lang) {
  return sum_text(e, [&](const term& t) {
    return shown_number(value_in(weights_of(in, t.name).sum(values), of), lang);
  });
}

// One name or number, without a factor or a sign.
bool is_single(const expression& e) {
  return e.terms().size() == 1 && e.terms().front().factor == 1;
}

// A side of a quotient.
std::string in_brackets(const expression& e, const std::string& text) {
  return is_single(e) && !text.starts_with('-') ? text : "(" + text + ")";
}

}  // namespace

std::string formula_text(const regulation& in, const regulation_column& c, const measures& values,
                         quantity of, language lang) {
  std::string text = c.id + " = " + names_of(in, c.formula, lang) + " = ";
  if (!is_single(c.formula)) {
    text += numbers_of(in, c.formula, values, of, lang) + " = ";
  }
  return text + shown_number(value_in(c.weights.sum(values), of), lang);
}

std::string formula_text(const regulation& in, const indicator& i, const measures& values,
                         quantity of, language lang) {
  const auto names = [&](const expression& e) { return in_brackets(e, names_of(in, e, lang)); };
  const auto numbers = [&](const expression& e) {
    return in_brackets(e, numbers_of(in, e, values, of, lang));
  };
  const auto value = printed(i, value_of(i, values, of));
  return i.id + " = " + names(i.numerator) + " / " + names(i.denominator) + " = " +
         numbers(i.numerator) + " / " + numbers(i.denominator) + " = " +
         (value ? shown_number(value->value(), lang) + (lang == language::vi ? "%" : " %") : "–");
}

std::string formula_text(const form_sheet& sheet, const form_row& r, std::string_view id,
                         language lang) {
  const regulation& in = sheet.under();
  if (const regulation_column* c = in.find_column(id)) {
    return formula_text(in, *c, r.shown, sheet.which().of, lang);
  }
  if (const indicator* i = in.find_indicator(id)) {
    return formula_text(in, *i, r.exact, sheet.which().of, lang);
  }
  throw error(errc::not_found, in.id + " has no column or indicator " + quoted_text(id));
}

}  // namespace thads
