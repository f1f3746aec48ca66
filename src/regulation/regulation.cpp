// SPDX-License-Identifier: Apache-2.0
#include <thads/regulation/regulation.hpp>

#include <thads/base/config.hpp>

namespace thads {

std::int32_t measure_weights::operator[](measure m) const noexcept {
  return factors_[static_cast<std::size_t>(m)];
}

void measure_weights::add(const measure_weights& other, std::int32_t factor) {
  auto sums = factors_;
  for (std::size_t m = 0; m < sums.size(); ++m) {
    const std::int64_t sum = sums[m] + std::int64_t{other.factors_[m]} * factor;
    if (sum > max_factor || sum < -max_factor) {
      throw detail::regulation_error(errc::limit, "cộng một số liệu gốc quá 1 000 000 lần",
                                     "adds a measure more than 1 000 000 times");
    }
    sums[m] = static_cast<std::int32_t>(sum);
  }
  factors_ = sums;
}

measure_weights measure_weights::of(measure m) noexcept {
  measure_weights weights;
  weights.factors_[static_cast<std::size_t>(m)] = 1;
  return weights;
}

figure measure_weights::sum(const measures& values) const {
  // Money is added up in two halves, as there is no wider integer: with factors of 20 bits, 128
  // bits hold the sums of the upper and of the lower 64 bits.
  int128_t count = 0;
  int128_t upper = 0;
  int128_t lower = 0;
  for (std::size_t m = 0; m < factors_.size(); ++m) {
    const figure& f = values[static_cast<measure>(m)];
    count += int128_t{f.count} * factors_[m];
    upper += (f.money >> 64U) * factors_[m];
    lower += int128_t{static_cast<std::uint64_t>(f.money)} * factors_[m];
  }
  upper += lower >> 64U;
  const auto fits = [](int128_t n) { return n == static_cast<std::int64_t>(n); };
  if (!fits(count) || !fits(upper)) {
    throw error(errc::overflow, "a sum of cases or money exceeds its range");
  }
  return {static_cast<std::int64_t>(count),
          upper * (int128_t{1} << 64U) + static_cast<std::uint64_t>(lower)};
}

const regulation_column* regulation::find_column(std::string_view wanted) const noexcept {
  return find_in(columns, wanted);
}

const indicator* regulation::find_indicator(std::string_view wanted) const noexcept {
  return find_in(indicators, wanted);
}

const form* regulation::find_form(std::string_view wanted) const noexcept {
  return find_in(forms, wanted);
}

const docket_form* regulation::find_docket_form(std::string_view wanted) const noexcept {
  return find_in(dockets, wanted);
}

std::vector<docket_kind> regulation::docket_kinds() const {
  std::vector<docket_kind> kinds;
  for (const docket_form& d : dockets) kinds.push_back(d.docket);
  return kinds;
}

const form& form_of(const regulation& in, std::string_view id) {
  if (const form* f = in.find_form(id)) return *f;
  std::string known;
  for (const form& f : in.forms) known += (known.empty() ? "" : " ") + f.id;
  throw error(errc::not_found, in.id + " has no form " + quoted_text(id) + "; it has: " + known);
}

const docket_form& docket_form_of(const regulation& in, std::string_view id) {
  if (const docket_form* found = in.find_docket_form(id)) return *found;
  std::string known;
  for (const docket_form& d : in.dockets) known += (known.empty() ? "" : " ") + d.id;
  throw error(errc::not_found, in.id + " has no form " + quoted_text(id) +
                                   " of a docket; it has: " + (known.empty() ? "none" : known));
}

measure_weights weights_of(const regulation& in, std::string_view name) {
  if (const regulation_column* c = in.find_column(name)) return c->weights;
  if (const auto m = find_code<measure>(name)) return measure_weights::of(*m);
  const std::string quoted = quoted_text(name);
  throw detail::regulation_error(errc::not_found, "không có cột hay số liệu gốc " + quoted,
                                 "there is no column or measure " + quoted);
}

measure_weights weights_of(const regulation& in, const expression& e) {
  measure_weights weights;
  for (const term& t : e.terms()) weights.add(weights_of(in, t.name), t.factor);
  return weights;
}

namespace detail {

bool always_equal(const measure_weights& left, const measure_weights& right) {
  measure_weights difference = left;
  difference.add(right, -1);
  measure_weights multiple;
  for (const measure m : flow_in) multiple.add(measure_weights::of(m), difference[flow_in[0]]);
  for (const measure m : flow_out) multiple.add(measure_weights::of(m), -difference[flow_in[0]]);
  return difference == multiple;
}

}  // namespace detail

}  // namespace thads
