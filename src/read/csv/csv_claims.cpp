// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_claims.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/number/decimal.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

namespace {

/// A column of numbers, and which number of the row it holds.
struct claim_column {
  std::string_view name;
  claim_key key;
};

constexpr std::array<claim_column, 18> claim_columns{{
    {"accepted_total", {claim_aspect::value, claim_field::accepted_total}},
    {"carried_over", {claim_aspect::value, claim_field::carried_over}},
    {"newly_accepted", {claim_aspect::value, claim_field::newly_accepted}},
    {"delegated_out", {claim_aspect::value, claim_field::delegated_out}},
    {"to_enforce_total", {claim_aspect::value, claim_field::to_enforce_total}},
    {"with_conditions", {claim_aspect::value, claim_field::with_conditions}},
    {"without_conditions", {claim_aspect::value, claim_field::without_conditions}},
    {"completed", {claim_aspect::value, claim_field::completed}},
    {"terminated", {claim_aspect::value, claim_field::terminated}},
    {"resolved", {claim_aspect::value, claim_field::resolved}},
    {"in_progress", {claim_aspect::value, claim_field::in_progress}},
    {"postponed", {claim_aspect::value, claim_field::postponed}},
    {"carried_forward", {claim_aspect::value, claim_field::carried_forward}},
    {"rate_published_pct", {claim_aspect::value, claim_field::rate}},
    {"target_pct", {claim_aspect::value, claim_field::target}},
    {"over_target_pp", {claim_aspect::value, claim_field::over_target}},
    {"growth_resolved_pct", {claim_aspect::growth, claim_field::resolved}},
    {"growth_accepted_pct", {claim_aspect::growth, claim_field::accepted_total}},
}};

struct claims_csv {
  enum column : std::size_t {
    id,
    period_end,
    measure_kind,
    money_unit,
    other_numbers,
    first_number,
    column_count = first_number + claim_columns.size()
  };
  static constexpr std::array<std::string_view, column_count> names = [] {
    std::array<std::string_view, column_count> list{"id", "period_end", "measure_kind",
                                                    "money_unit", "other_numbers"};
    for (std::size_t i = 0; i < claim_columns.size(); ++i) {
      list[first_number + i] = claim_columns[i].name;
    }
    return list;
  }();
};

/// Keys of `other_numbers` with a name of their own.
constexpr std::array<claim_column, 5> named_claim_keys{{
    {"s.with", {claim_aspect::share, claim_field::with_conditions}},
    {"s.without", {claim_aspect::share, claim_field::without_conditions}},
    {"s.postponed", {claim_aspect::share, claim_field::postponed}},
    {"s.carried", {claim_aspect::share, claim_field::carried_over}},
    {"cf_with_prev", {claim_aspect::previous, claim_field::cf_with}},
}};

/// Keys that collections of published figures use for numbers that no check needs.
constexpr std::array<std::string_view, 10> memo_keys{
    "ambiguous_pct",      "annual_target",
    "new_chu_dong",       "new_theo_yeu_cau",
    "pp.s.with",          "rate_giai_quyet",
    "s.with_of_accepted", "separate_ledger",
    "share_of_nation",    "rate_thi_hanh_va_dinh_chi"};

template <std::size_t Size>
[[nodiscard]] constexpr std::optional<claim_key> find_claim_key(
    const std::array<claim_column, Size>& list, std::string_view name) noexcept {
  for (const claim_column& c : list) {
    if (c.name == name) return c.key;
  }
  return std::nullopt;
}

/// The number that `name`, a column or a key of `other_numbers`, stands for.
[[nodiscard]] constexpr std::optional<claim_key> find_claim_key(std::string_view name) noexcept {
  if (const auto column = find_claim_key(claim_columns, name)) return column;
  if (const auto named = find_claim_key(named_claim_keys, name)) return named;
  if (const auto plain = find_code<claim_field>(name)) return claim_key{{}, *plain};
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto aspect = find_code<claim_aspect>(name.substr(0, dot));
  const auto field = find_code<claim_field>(name.substr(dot + 1));
  if (!aspect || !field || *aspect == claim_aspect::share) return std::nullopt;
  if (*aspect == claim_aspect::points && *field != claim_field::rate) return std::nullopt;
  return claim_key{*aspect, *field};
}

[[nodiscard]] std::optional<decimal> find_number(std::string_view text) {
  decimal value;
  const char* const end = text.data() + text.size();
  if (!from_chars(text.data(), end, value, number_format::plain)) return std::nullopt;
  return value;
}

/// `word` or `word:step`; without a step, the unit of the last digit of `value`.
[[nodiscard]] std::optional<qualifier> find_qualifier(std::string_view text, const decimal& value) {
  const std::size_t colon = text.find(':');
  const auto word = find_code<thads::hedge>(text.substr(0, colon));
  const auto step =
      colon == std::string_view::npos ? last_digit_of(value) : find_number(text.substr(colon + 1));
  if (!word || !step || step->sign() <= 0) return std::nullopt;
  return qualifier{*word, *step};
}

/// The numbers of one row, from its columns and from `other_numbers`.
class claim_row_reader {
 public:
  claim_row_reader(csv_table& row, published_row& result) : row_(row), result_(result) {}

  void read() {
    for (std::size_t i = 0; i < claim_columns.size(); ++i) {
      read_column(claims_csv::first_number + i, claim_columns[i].key);
    }
    const std::string_view others = row_.text(claims_csv::other_numbers);
    for_each_entry(others, [this](const entry& e) {
      if (!e.key.starts_with(qualifies)) read_other(e);
    });
    for_each_entry(others, [this](const entry& e) {
      if (e.key.starts_with(qualifies)) read_qualifier(e);
    });
  }

 private:
  static constexpr std::string_view qualifies = "q.";

  /// key=value, and as it stands in the file.
  struct entry {
    std::string_view text;
    std::string_view key;
    std::string_view value;
  };

  /// Calls `take(entry)` for the entries of a list with semicolons between them.
  template <class Take>
  static void for_each_entry(std::string_view list, Take take) {
    while (!list.empty()) {
      const std::string_view text = list.substr(0, list.find(';'));
      const std::size_t equals = std::min(text.find('='), text.size());
      take(entry{text, text.substr(0, equals), text.substr(std::min(equals + 1, text.size()))});
      list.remove_prefix(std::min(text.size() + 1, list.size()));
    }
  }

  void fault(rule r, const entry& e) { row_.fault(r, claims_csv::other_numbers, e.text); }

  void read_column(std::size_t column, claim_key key) {
    const std::string_view text = row_.text(column);
    if (text.empty()) return;
    const auto value = find_number(text);
    if (!value) return row_.fault(rule::number_invalid, column, text);
    result_.numbers.emplace(key, printed_number{.value = *value});
  }

  void read_other(const entry& e) {
    if (e.key.empty() || e.value.empty()) return fault(rule::entry_invalid, e);
    const auto key = find_claim_key(e.key);
    if (!key && std::find(memo_keys.begin(), memo_keys.end(), e.key) == memo_keys.end()) {
      return fault(rule::key_unknown, e);
    }
    const auto value = find_number(e.value);
    if (!value) return fault(rule::number_invalid, e);
    if (!key) return;
    const bool is_new = result_.numbers.emplace(*key, printed_number{.value = *value}).second;
    if (!is_new) fault(rule::number_duplicate, e);
  }

  /// A number whose qualifier cannot be read is as good as not printed: what it says is not known.
  void read_qualifier(const entry& e) {
    const auto key = find_claim_key(e.key.substr(qualifies.size()));
    if (!key) return fault(rule::key_unknown, e);
    const auto number = result_.numbers.find(*key);
    if (number == result_.numbers.end()) return fault(rule::qualifier_unused, e);
    if (number->second.qualified) return fault(rule::number_duplicate, e);
    number->second.qualified = find_qualifier(e.value, number->second.value);
    if (number->second.qualified) return;
    result_.numbers.erase(number);
    fault(rule::qualifier_invalid, e);
  }

  csv_table& row_;
  published_row& result_;
};

/// A day, or a month as YYYY-MM, of which the first day is taken.
[[nodiscard]] std::optional<date> read_period_end(csv_table& row) {
  constexpr std::size_t month_size = 7;
  const std::string_view text = row.text(claims_csv::period_end);
  if (text.empty()) return std::nullopt;
  const std::string day = std::string(text) + (text.size() == month_size ? "-01" : "");
  date result;
  if (from_chars(day.data(), day.data() + day.size(), result, date_format::iso)) return result;
  row.fault(rule::date_invalid, claims_csv::period_end, text);
  return std::nullopt;
}

[[nodiscard]] published_row read_claim_row(csv_table& row) {
  using c = claims_csv;
  published_row result{
      .id = std::string(row.required(c::id)),
      .of = row.find_word<claim_quantity>(c::measure_kind).value_or(claim_quantity::money),
      .period_end = read_period_end(row)};
  if (!row.text(c::money_unit).empty())
    result.unit = row.find_word<thads::money_unit>(c::money_unit);
  claim_row_reader(row, result).read();
  return result;
}

}  // namespace

std::vector<published_row> read_claims(const text_input& input, findings& report, char delimiter) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, {.delimiter = delimiter}, claims_csv::names, claims_csv::id, report, file);
  std::vector<published_row> rows;
  while (row.next()) {
    if (row.good()) rows.push_back(read_claim_row(row));
  }
  return rows;
}

}  // namespace thads
