// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table_arrow.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/number/decimal.hpp>
#include <thads/table/table_width.hpp>

namespace thads {

bool is_numeric_column(const table& t, std::size_t at) {
  return t.columns()[at].align == alignment::right &&
         std::all_of(t.rows().begin(), t.rows().end(), [at](const std::vector<cell>& row) {
           return row[at].status() != cell_status::text || row[at].value().empty();
         });
}

namespace {

// The label of a column, with its headings from the top down in both languages.
[[nodiscard]] arrow_label arrow_label_of(const column& c) {
  arrow_label label{.key = c.key};
  const auto add_headings = [&](const char* key, language lang) {
    std::string headings;
    for (const bilingual& text : c.path)
      headings += (headings.empty() ? "" : " / ") + text.in(lang);
    if (!headings.empty()) label.metadata.emplace_back(key, detail::well_formed(headings));
  };
  add_headings("thads:title_vi", language::vi);
  add_headings("thads:title_en", language::en);
  return label;
}

[[nodiscard]] arrow_text_column text_column_of(const table& t, std::size_t at) {
  arrow_text_column texts(arrow_label_of(t.columns()[at]));
  for (const std::vector<cell>& row : t.rows()) {
    const cell_status status = row[at].status();
    if (status == cell_status::missing || status == cell_status::not_applicable) {
      texts.push_null();
    } else {
      texts.push(detail::well_formed(row[at].value()));
    }
  }
  return texts;
}

[[noreturn]] inline void throw_no_arrow_decimal(const column& c, const cell& of) {
  throw error(errc::overflow, "column " + quoted_text(c.key) + ": the number " +
                                  quoted_text(of.value()) +
                                  " needs more than 38 digits, with the decimals of its column");
}

// The numbers of a column; none where there is no answer.
[[nodiscard]] std::vector<std::optional<decimal>> column_numbers(const table& t, std::size_t at) {
  std::vector<std::optional<decimal>> numbers;
  numbers.reserve(t.rows().size());
  for (const std::vector<cell>& row : t.rows()) {
    const std::string& text = row[at].value();
    auto& number = numbers.emplace_back();
    if (text.empty()) continue;
    const auto read =
        from_chars(text.data(), text.data() + text.size(), number.emplace(), number_format::plain);
    if (!read) throw_no_arrow_decimal(t.columns()[at], row[at]);
  }
  return numbers;
}

[[nodiscard]] arrow_decimal_column decimal_column_of(const table& t, std::size_t at) {
  const std::vector<std::optional<decimal>> numbers = column_numbers(t, at);
  int scale = 0;
  for (const auto& number : numbers) scale = std::max(scale, number ? number->scale() : 0);
  arrow_decimal_column decimals(arrow_label_of(t.columns()[at]), scale);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) {
      decimals.push_null();
      continue;
    }
    int128_t coefficient = numbers[i]->coefficient();
    if (!detail::scale_up(coefficient, scale - numbers[i]->scale())) {
      throw_no_arrow_decimal(t.columns()[at], t.rows()[i][at]);
    }
    decimals.push(coefficient);
  }
  return decimals;
}

}  // namespace

shared_arrow_batch to_arrow(const table& t) {
  arrow_batch batch;
  for (std::size_t at = 0; at < t.columns().size(); ++at) {
    if (is_numeric_column(t, at)) {
      batch.add(decimal_column_of(t, at));
    } else {
      batch.add(text_column_of(t, at));
    }
  }
  return std::make_shared<const arrow_batch>(std::move(batch));
}

}  // namespace thads
