// SPDX-License-Identifier: Apache-2.0
#include <thads/published/claims.hpp>

#include <algorithm>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/number/interval.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>

namespace thads {

decimal last_digit_of(const decimal& x) { return decimal::from_parts(1, x.scale()); }

const printed_number* published_row::find(claim_key key) const {
  const auto found = numbers.find(key);
  return found == numbers.end() ? nullptr : &found->second;
}

namespace {

/// The first day from which to enforce = with + without + postponed. Until then a postponed case
/// counted as with conditions (Circular 01/2013/TT-BTP), and published totals close without it.
constexpr date postponed_apart_from = date::from_ymd(2020, 10, 1);

/// `x` with a blank between groups of three digits.
[[nodiscard]] std::string spaced(const decimal& x) {
  std::string text = to_string(x, number_format::vietnamese);
  std::replace(text.begin(), text.end(), '.', ' ');
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

/// What a number leaves open when it is taken by its word.
[[nodiscard]] interval range_of(const decimal& value, const qualifier& q) {
  switch (q.word) {
    case hedge::hon:
    case hedge::tren:
      return interval::over(value, q.step);
    case hedge::gan:
      return interval::nearly(value, q.step);
    case hedge::khoang:
    case hedge::xapxi:
      return interval::about(value, q.step);
    case hedge::rounded:
      break;
  }
  return interval::rounded(value, q.step);
}

/// An interval in writing, its numbers by `write` with `decimals` decimals: a single number rounded
/// half up; otherwise two ends, rounded outwards, so that what is written holds.
template <class Write>
[[nodiscard]] std::string written(const interval& x, int decimals, Write write) {
  if (x.is_single()) {
    return write(x.low().value.value(decimals, rounding::half_up).value_or(decimal()));
  }
  const auto end = [&](const interval_end& e, rounding outwards) {
    const decimal value = e.value.value(decimals, outwards).value_or(decimal());
    return std::pair(write(value), e.closed && ratio(value) == e.value);
  };
  const auto [low, reaches_low] = end(x.low(), rounding::floor);
  const auto [high, reaches_high] = end(x.high(), rounding::ceiling);
  return (reaches_low ? "[" : "(") + low + ", " + high + (reaches_high ? "]" : ")");
}

/// What `calculate` gives; nothing when a divisor may be zero or a number outgrows 38 digits.
template <class Calculation>
[[nodiscard]] auto if_possible(Calculation calculate) -> std::optional<decltype(calculate())> {
  try {
    return calculate();
  } catch (const error&) {
    return std::nullopt;
  }
}

/// A figure as it is worked out: every value that it may have, if there is one, and how it is
/// written down.
struct working {
  std::optional<interval> value;
  std::string text;

  [[nodiscard]] friend working operator+(const working& a, const working& b) {
    return combined(a, " + ", b, [](const interval& x, const interval& y) { return x + y; });
  }
  [[nodiscard]] friend working operator-(const working& a, const working& b) {
    return combined(a, " - ", b, [](const interval& x, const interval& y) { return x - y; });
  }
  /// a / b in percent.
  [[nodiscard]] friend working percent_of(const working& a, const working& b) {
    return combined(a, " / ", b, [](const interval& x, const interval& y) { return x / y * 100; });
  }
  /// (a − b) / b in percent, with each number standing only once, so that the interval is no wider
  /// than it has to be.
  [[nodiscard]] friend working percent_above(const working& a, const working& b) {
    working result = combined(a, " / ", b, [](const interval& x, const interval& y) {
      return x / y * 100 - interval::exactly(100);
    });
    result.text += " - 1";
    return result;
  }
  /// What grew by b percent to a.
  [[nodiscard]] friend working before_growth(const working& a, const working& b) {
    working result = combined(a, " / (1 + ", b, [](const interval& x, const interval& y) {
      return x * 100 / (interval::exactly(100) + y);
    });
    result.text += ")";
    return result;
  }
  [[nodiscard]] friend working in_brackets(working x) {
    x.text = "(" + x.text + ")";
    return x;
  }

 private:
  template <class Operation>
  [[nodiscard]] static working combined(const working& a, std::string_view sign, const working& b,
                                        Operation operation) {
    working result{std::nullopt, a.text + std::string(sign) + b.text};
    if (a.value && b.value) {
      result.value = if_possible([&] { return operation(*a.value, *b.value); });
    }
    return result;
  }
};

/// Recomputes the figures of one row.
class claim_checker {
 public:
  explicit claim_checker(const published_row& row) : row_(row) {}

  [[nodiscard]] std::vector<claim_check> all() {
    add("rate", value_of(field::rate), rate(), " %");
    check_over_target();
    check_growths();
    check_shares();
    check_points();
    check_sums();
    check_carried_forward();
    check_ratio_to_target();
    return std::move(lines_);
  }

 private:
  using field = claim_field;
  using aspect = claim_aspect;

  static constexpr claim_key value_of(field f) noexcept { return {aspect::value, f}; }

  // ---- Numbers of the row

  /// `completed` and `resolved` stand for each other.
  [[nodiscard]] claim_key printed_key(claim_key key) const {
    const claim_key other{key.aspect,
                          key.field == field::resolved ? field::completed : field::resolved};
    const bool is_done = key.field == field::resolved || key.field == field::completed;
    return is_done && row_.find(key) == nullptr && row_.find(other) != nullptr ? other : key;
  }

  [[nodiscard]] bool has(claim_key key) const { return row_.find(printed_key(key)) != nullptr; }

  /// Whether a number that nothing qualifies is exact. Cases are, and so is money in units up to
  /// the million, which sources copy from their forms; percents, and money in billions, are rounded
  /// to the decimals that they show. A target is set, not measured.
  [[nodiscard]] bool is_exact(claim_key key) const {
    if (key.field == field::target || key.field == field::assumed_target) return true;
    if (is_percentage(key)) return false;
    if (row_.of == claim_quantity::cases) return true;
    return row_.unit && *row_.unit != money_unit::billion;
  }

  static bool is_percentage(claim_key key) noexcept {
    return key.aspect == aspect::growth || key.aspect == aspect::share ||
           key.aspect == aspect::points || key.field >= field::rate;
  }

  /// All that a number may stand for.
  [[nodiscard]] interval meaning_of(claim_key key, const printed_number& n) const {
    if (n.qualified) return range_of(n.value, *n.qualified);
    return is_exact(key) ? interval::exactly(n.value) : interval::rounded(n.value);
  }

  [[nodiscard]] static std::string name_of(claim_key key) {
    const std::string prefix(code_of(key.aspect));
    return prefix + (prefix.empty() ? "" : ".") + std::string(code_of(key.field));
  }

  [[nodiscard]] static std::string text_of(claim_key key, const printed_number& n) {
    const std::string word(n.qualified ? term_of(n.qualified->word) : "");
    return word + (word.empty() ? "" : " ") + spaced(n.value) + (is_percentage(key) ? " %" : "");
  }

  [[nodiscard]] working number(claim_key wanted) const {
    const claim_key key = printed_key(wanted);
    const printed_number* n = row_.find(key);
    if (n == nullptr) return {std::nullopt, name_of(key)};
    return {if_possible([&] { return meaning_of(key, *n); }), text_of(key, *n)};
  }
  [[nodiscard]] working number(field f) const { return number(value_of(f)); }

  /// The number without the doubt that its rounding leaves.
  [[nodiscard]] working as_printed(claim_key key) const {
    const printed_number* n = row_.find(key);
    if (n == nullptr || n->qualified) return number(key);
    return {interval::exactly(n->value), text_of(key, *n)};
  }

  // ---- Figures that are worked out when they are not printed

  [[nodiscard]] working rate() const {
    return percent_of(number(field::resolved), number(field::with_conditions));
  }

  [[nodiscard]] working printed_or_computed_rate() const {
    return has(value_of(field::rate)) ? number(field::rate) : rate();
  }
  [[nodiscard]] working rate_as_printed() const {
    return has(value_of(field::rate)) ? as_printed(value_of(field::rate)) : rate();
  }

  [[nodiscard]] working target() const {
    const bool assumed = !has(value_of(field::target)) && has(value_of(field::assumed_target));
    return number(assumed ? field::assumed_target : field::target);
  }

  /// The total as it is printed, or else what its parts add up to.
  [[nodiscard]] working total(field f, const working& sum) const {
    return has(value_of(f)) || !sum.value ? number(f) : in_brackets(sum);
  }

  [[nodiscard]] working accepted() const {
    return total(field::accepted_total,
                 number(field::carried_over) + number(field::newly_accepted));
  }

  [[nodiscard]] bool postponed_stands_apart() const {
    return !row_.period_end || *row_.period_end >= postponed_apart_from;
  }

  [[nodiscard]] working sum_of_conditions() const {
    const working two = number(field::with_conditions) + number(field::without_conditions);
    return postponed_stands_apart() ? two + number(field::postponed) : two;
  }

  [[nodiscard]] working to_enforce() const {
    return total(field::to_enforce_total, sum_of_conditions());
  }

  /// The figure of the previous period, from what is printed of it or of the change.
  [[nodiscard]] working before(field f) const {
    if (has({aspect::change, f}) && !has({aspect::previous, f})) {
      return in_brackets(number(f) - number({aspect::change, f}));
    }
    return number({aspect::previous, f});
  }

  [[nodiscard]] working before_or_by_growth(field f) const {
    const bool by_growth =
        has({aspect::growth, f}) && !has({aspect::change, f}) && !has({aspect::previous, f});
    if (!by_growth) return before(f);
    return in_brackets(before_growth(number(f), number({aspect::growth, f})));
  }

  // ---- Verdicts

  [[nodiscard]] verdict judge(claim_key key, const interval& computed) const {
    const printed_number& printed = *row_.find(key);
    if (computed.is_single() && !printed.qualified) {
      const ratio& exact = computed.low().value;
      const bool same = exact.value(printed.value.scale(), rounding::half_up) == printed.value;
      return same ? verdict::agrees : verdict::disagrees;
    }
    return meaning_of(key, printed).overlaps(computed) ? verdict::compatible : verdict::disagrees;
  }

  /// The line of a figure that is printed; `computed` is what it should be.
  [[nodiscard]] claim_check line(std::string name, claim_key key, const working& computed,
                                 const std::string& unit = {}) const {
    const printed_number& printed = *row_.find(key);
    claim_check result{
        .check = std::move(name), .printed = to_string(printed.value), .formula = computed.text};
    if (!computed.value) return result;
    const auto plain = [](const decimal& x) { return to_string(x); };
    const bool is_rounded = computed.value->is_single() && !printed.qualified;
    const int decimals = std::min(printed.value.scale() + (is_rounded ? 0 : 2), decimal::max_scale);
    const auto checked = if_possible([&] {
      claim_check found = result;
      found.verdict = judge(key, *computed.value);
      found.computed = written(*computed.value, decimals, plain);
      found.formula += " = " + written(*computed.value, decimals, spaced) + unit;
      return found;
    });
    return checked.value_or(result);
  }

  void add(std::string name, claim_key key, const working& computed, const std::string& unit = {}) {
    if (row_.find(key) == nullptr) return;
    lines_.push_back(line(std::move(name), key, computed, unit));
  }

  /// Sources subtract and divide rates as they print them; where that does not give the figure, the
  /// rates may have been rounded for printing only.
  void add(const std::string& name, claim_key key, const working& as_printed,
           const working& before_rounding, const std::string& unit = {}) {
    if (row_.find(key) == nullptr) return;
    claim_check first = line(name, key, as_printed, unit);
    if (first.verdict == verdict::disagrees) {
      claim_check second = line(name, key, before_rounding, unit);
      if (second.verdict == verdict::compatible) first = std::move(second);
    }
    lines_.push_back(std::move(first));
  }

  /// The parts of a sum that are not printed. Each of them is zero or more, so they can explain a
  /// difference in one direction only.
  struct missing_parts {
    std::string text{};  ///< " + postponed"; empty when nothing is missing
    bool would_raise = false;
  };

  void add_sum(std::string name, field whole, const working& sum, const missing_parts& missing) {
    const claim_key key = value_of(whole);
    if (row_.find(key) == nullptr) return;
    claim_check result = line(std::move(name), key, sum);
    if (result.verdict == verdict::disagrees && !missing.text.empty()) {
      const auto explained = if_possible([&] {
        const interval printed = meaning_of(key, *row_.find(key));
        const bool falls_short = sum.value->high().value <= printed.low().value;
        return falls_short == missing.would_raise;
      });
      if (explained.value_or(true)) {
        result.verdict = verdict::not_checkable;
        result.computed.clear();
        result.formula = sum.text;
      }
    }
    if (result.verdict == verdict::not_checkable) result.formula += missing.text;
    lines_.push_back(std::move(result));
  }

  // ---- The checks

  void check_over_target() {
    add("over_target", value_of(field::over_target), rate_as_printed() - target(),
        printed_or_computed_rate() - target(), " pp");
  }

  void check_ratio_to_target() {
    add("ratio.target", value_of(field::ratio_to_target), percent_of(rate_as_printed(), target()),
        percent_of(printed_or_computed_rate(), target()), " %");
  }

  /// Some sources cut growth off instead of rounding it.
  [[nodiscard]] static bool is_cut_off(const printed_number& printed, const interval& computed) {
    if (printed.qualified) return false;
    const auto fits = if_possible([&] {
      return interval::over(printed.value, last_digit_of(printed.value)).overlaps(computed);
    });
    return fits.value_or(false);
  }

  void check_growths() {
    for (const auto& [key, printed] : row_.numbers) {
      if (key.aspect != aspect::growth) continue;
      const claim_key change{aspect::change, key.field};
      const working computed =
          has(change) ? percent_of(number(change), before(key.field))
                      : percent_above(number(key.field), number({aspect::previous, key.field}));
      claim_check result = line("growth." + std::string(code_of(key.field)), key, computed, " %");
      if (result.verdict == verdict::disagrees && is_cut_off(printed, *computed.value)) {
        result.verdict = verdict::compatible;
      }
      lines_.push_back(std::move(result));
    }
  }

  void check_shares() {
    const auto check = [this](const std::string& name, field part, const working& whole) {
      add("share." + name, {aspect::share, part}, percent_of(number(part), whole), " %");
    };
    check("with", field::with_conditions, to_enforce());
    check("without", field::without_conditions, to_enforce());
    check("postponed", field::postponed, to_enforce());
    check("carried", field::carried_over, accepted());
  }

  void check_points() {
    const claim_key key{aspect::points, field::rate};
    const working by_counts = rate() - percent_of(before_or_by_growth(field::resolved),
                                                  before_or_by_growth(field::with_conditions));
    if (by_counts.value) return add("points.rate", key, by_counts, " pp");
    const claim_key previous{aspect::previous, field::rate};
    add("points.rate", key, as_printed(value_of(field::rate)) - as_printed(previous),
        number(field::rate) - number(previous), " pp");
  }

  void check_sums() {
    add("sum.accepted", value_of(field::accepted_total),
        number(field::carried_over) + number(field::newly_accepted));
    check_to_enforce();
    check_conditions();
  }

  void check_to_enforce() {
    working left = accepted();
    missing_parts missing{.would_raise = false};
    for (const field part : {field::delegated_out, field::withdrawn}) {
      if (has(value_of(part))) {
        left = left - number(part);
      } else {
        missing.text += " - " + name_of(value_of(part));
      }
    }
    add_sum("sum.to_enforce", field::to_enforce_total, left, missing);
  }

  void check_conditions() {
    const claim_key postponed = value_of(field::postponed);
    if (!postponed_stands_apart() || has(postponed)) {
      return add("sum.conditions", value_of(field::to_enforce_total), sum_of_conditions());
    }
    add_sum("sum.conditions", field::to_enforce_total,
            number(field::with_conditions) + number(field::without_conditions),
            {.text = " + " + name_of(postponed), .would_raise = true});
  }

  /// One line for what is carried forward in all and for the part with conditions: the one that
  /// says more against the source, the total if neither does.
  void check_carried_forward() {
    std::optional<claim_check> result;
    const auto weigh = [&](field carried, const working& base) {
      if (row_.find(value_of(carried)) == nullptr) return;
      claim_check found =
          line("carried_forward", value_of(carried), base - number(field::resolved));
      const auto weight = [](verdict v) { return (static_cast<int>(v) + 1) % 4; };
      if (!result || weight(found.verdict) > weight(result->verdict)) result = std::move(found);
    };
    weigh(field::carried_forward, to_enforce());
    weigh(field::cf_with, number(field::with_conditions));
    if (result) lines_.push_back(std::move(*result));
  }

  const published_row& row_;
  std::vector<claim_check> lines_;
};

}  // namespace

std::vector<claim_check> check_claims(const published_row& row) { return claim_checker(row).all(); }

}  // namespace thads
