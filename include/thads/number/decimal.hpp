// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers with their own scale: every operation is exact, rounds as told, or throws.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/number/int128.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/number/rounding.hpp>

namespace thads {

namespace detail {

template <class T, class... Types>
concept one_of = (std::same_as<T, Types> || ...);

/// The integer types that stand for a number: not bool, and not the character types.
template <class T>
concept whole_number = (std::integral<T> &&
                        !one_of<T, bool, char, wchar_t, char8_t, char16_t, char32_t>) ||
                       one_of<T, int128_t, uint128_t>;

}  // namespace detail

/// A number coefficient × 10^-scale with |coefficient| ≤ 10^38 − 1 and 0 ≤ scale ≤ 38.
///
/// The scale is kept for printing and is no part of the value: 1.0 == 1.00. Sums have the larger
/// scale of the operands, products the sum of the scales; where the result would then need more
/// than 38 digits or decimals, trailing zeros are dropped, just as many as needed, and if that is
/// not enough the operation throws `overflow`. In the terms of Python this is
/// `Context(prec=38, Emin=-1, Emax=37, clamp=1, traps=[Inexact, Overflow])`.
///
/// There is no way from or to binary floating point.
class decimal {
 public:
  /// The largest number of digits, and of digits after the decimal sign.
  static constexpr int max_digits = 38;
  static constexpr int max_scale = 38;
  /// The largest coefficient, 10^38 − 1.
  static constexpr int128_t max_coefficient = static_cast<int128_t>(detail::pow10(38) - 1);

  /// Zero with scale 0.
  constexpr decimal() noexcept = default;

  /// The integer with scale 0. Only 128-bit integers can be too large: those throw `range`.
  template <detail::whole_number Integer>
  // NOLINTNEXTLINE(google-explicit-constructor): every integer is a decimal
  constexpr decimal(Integer value) noexcept(sizeof(Integer) < sizeof(int128_t))
      : coefficient_(static_cast<int128_t>(value)) {
    if constexpr (sizeof(Integer) == sizeof(int128_t)) {
      const bool flipped = value > 0 && coefficient_ < 0;
      if (flipped || !holds(coefficient_)) throw_range(coefficient_, 0);
    }
  }

  /// Binary floating point has no place here.
  template <std::floating_point Float>
  decimal(Float) = delete;

  /// coefficient × 10^-scale; throws `range` when either is out of range.
  [[nodiscard]] static constexpr decimal from_parts(int128_t coefficient, int scale) {
    if (!holds(coefficient) || scale < 0 || scale > max_scale) throw_range(coefficient, scale);
    return {coefficient, scale, unchecked{}};
  }

  [[nodiscard]] constexpr int128_t coefficient() const noexcept { return coefficient_; }
  [[nodiscard]] constexpr int scale() const noexcept { return scale_; }

  [[nodiscard]] constexpr bool is_zero() const noexcept { return coefficient_ == 0; }

  /// −1, 0 or 1.
  [[nodiscard]] constexpr int sign() const noexcept {
    return (coefficient_ > 0 ? 1 : 0) - (coefficient_ < 0 ? 1 : 0);
  }

  /// The same value with the smallest scale: 1.50 becomes 1.5, and 0.00 becomes 0.
  [[nodiscard]] constexpr decimal normalized() const noexcept;

  [[nodiscard]] constexpr decimal operator-() const noexcept {
    return {-coefficient_, scale_, unchecked{}};
  }

  /// Exact, or throws `overflow`.
  [[nodiscard]] friend constexpr decimal operator+(const decimal& a, const decimal& b) {
    return add(a, b);
  }
  [[nodiscard]] friend constexpr decimal operator-(const decimal& a, const decimal& b) {
    return a + -b;
  }
  [[nodiscard]] friend constexpr decimal operator*(const decimal& a, const decimal& b) {
    return multiply(a, b);
  }

  constexpr decimal& operator+=(const decimal& b) { return *this = *this + b; }
  constexpr decimal& operator-=(const decimal& b) { return *this = *this - b; }
  constexpr decimal& operator*=(const decimal& b) { return *this = *this * b; }

  /// By value, exactly, whatever the scales.
  [[nodiscard]] friend constexpr std::weak_ordering operator<=>(const decimal& a,
                                                                const decimal& b) noexcept {
    return compare(a, b);
  }
  [[nodiscard]] friend constexpr bool operator==(const decimal& a, const decimal& b) noexcept {
    return compare(a, b) == 0;
  }

 private:
  struct unchecked {};
  constexpr decimal(int128_t coefficient, int scale, unchecked /*tag*/) noexcept
      : coefficient_(coefficient), scale_(scale) {}

  [[nodiscard]] static constexpr decimal add(const decimal& a, const decimal& b);
  [[nodiscard]] static constexpr decimal multiply(const decimal& a, const decimal& b);
  [[nodiscard]] static constexpr std::weak_ordering compare(const decimal& a,
                                                            const decimal& b) noexcept;

  [[nodiscard]] static constexpr bool holds(int128_t coefficient) noexcept {
    return -max_coefficient <= coefficient && coefficient <= max_coefficient;
  }

  [[noreturn]] static void throw_range(int128_t coefficient, int scale) {
    throw error(errc::range, "decimal with coefficient " + to_string(coefficient) + " and scale " +
                                 std::to_string(scale) +
                                 ": a coefficient has at most 38 digits, a scale is 0 to 38");
  }

  int128_t coefficient_ = 0;
  int scale_ = 0;
};

static_assert(std::is_trivially_copyable_v<decimal>);

namespace detail {

[[noreturn]] inline void throw_overflow(std::string_view operation) {
  throw error(errc::overflow, std::string(operation) +
                                  ": the result needs more than 38 digits or 38 decimals; "
                                  "round the operands, or ask for fewer decimals");
}

inline void require_scale(int scale) {
  if (scale < 0 || scale > decimal::max_scale) {
    throw error(errc::range, "scale " + std::to_string(scale) + ": use 0 to 38");
  }
}

/// a · b in `product`; false, and nothing done, beyond 38 digits.
[[nodiscard]] constexpr bool multiply(int128_t a, int128_t b, int128_t& product) noexcept {
  uint128_t size = 0;
  if (!multiply(magnitude(a), magnitude(b), size)) return false;
  if (size > static_cast<uint128_t>(decimal::max_coefficient)) return false;
  product = with_sign(size, (a < 0) != (b < 0));
  return true;
}

/// coefficient × 10^by in `coefficient`; false, and nothing done, beyond 38 digits.
[[nodiscard]] constexpr bool scale_up(int128_t& coefficient, int by) noexcept {
  return multiply(coefficient, static_cast<int128_t>(pow10(by)), coefficient);
}

// What may need more than 128 bits has its body in decimal-inl.hpp, so that Boost.Multiprecision is
// compiled once.

/// a + b, or throws `overflow`.
[[nodiscard]] decimal add_wide(const decimal& a, const decimal& b);

/// a · b, or throws `overflow`.
[[nodiscard]] decimal multiply_wide(const decimal& a, const decimal& b);

/// a · b with `scale` decimals, rounded once; `scale` is between 0 and 38.
[[nodiscard]] decimal multiply_wide(const decimal& a, const decimal& b, int scale, rounding mode);

/// n × 10^raise / d with `scale` decimals, rounded once; d > 0 and |raise| ≤ 116.
[[nodiscard]] decimal divide_wide(int128_t n, int128_t d, int raise, int scale, rounding mode);

/// The order of |a| and |b| for coefficients a, b < 10^38 and a scale of a that is `by` smaller.
[[nodiscard]] constexpr std::weak_ordering compare_magnitudes(uint128_t a, int by,
                                                              uint128_t b) noexcept {
  uint128_t scaled = 0;
  if (!multiply(a, pow10(by), scaled)) return std::weak_ordering::greater;
  return scaled <=> b;
}

}  // namespace detail

constexpr decimal decimal::normalized() const noexcept {
  if (is_zero()) return {};
  decimal result = *this;
  for (const int zeros : {32, 16, 8, 4, 2, 1}) {
    const auto power = static_cast<int128_t>(detail::pow10(zeros));
    if (zeros <= result.scale_ && result.coefficient_ % power == 0) {
      result.coefficient_ /= power;
      result.scale_ -= zeros;
    }
  }
  return result;
}

constexpr decimal decimal::add(const decimal& a, const decimal& b) {
  int128_t left = a.coefficient_;
  int128_t right = b.coefficient_;
  const int scale = std::max(a.scale_, b.scale_);
  const bool fits = a.scale_ == b.scale_  ? true
                    : a.scale_ < b.scale_ ? detail::scale_up(left, b.scale_ - a.scale_)
                                          : detail::scale_up(right, a.scale_ - b.scale_);
  int128_t total = 0;
  if (fits && !__builtin_add_overflow(left, right, &total) && holds(total)) {
    return {total, scale, unchecked{}};
  }
  return detail::add_wide(a, b);
}

constexpr decimal decimal::multiply(const decimal& a, const decimal& b) {
  const int scale = a.scale_ + b.scale_;
  int128_t product = 0;
  if (scale <= max_scale && detail::multiply(a.coefficient_, b.coefficient_, product)) {
    return {product, scale, unchecked{}};
  }
  return detail::multiply_wide(a, b);
}

constexpr std::weak_ordering decimal::compare(const decimal& a, const decimal& b) noexcept {
  if (a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  const auto left = detail::magnitude(a.coefficient_);
  const auto right = detail::magnitude(b.coefficient_);
  const auto order = a.scale_ < b.scale_
                         ? detail::compare_magnitudes(left, b.scale_ - a.scale_, right)
                         : 0 <=> detail::compare_magnitudes(right, a.scale_ - b.scale_, left);
  return a.sign() < 0 ? 0 <=> order : order;
}

/// |x| with the scale of `x`.
[[nodiscard]] constexpr decimal abs(const decimal& x) noexcept { return x.sign() < 0 ? -x : x; }

// ---- Text

namespace detail {

/// The parts of a decimal text that follows its grammar.
struct decimal_layout {
  const char* digits;        ///< after the minus sign
  const char* whole_end;     ///< the decimal sign, the exponent or the end
  const char* fraction_end;  ///< the exponent or the end
  const char* end;
  std::int64_t exponent;
  bool negative;

  [[nodiscard]] constexpr bool has_exponent() const noexcept { return fraction_end != end; }
};

/// Larger exponents are read as this one: they are as far out of range, and sums cannot overflow.
inline constexpr std::int64_t far_exponent = 100'000'000'000'000'000;

inline parse_result scan_exponent(const char* p, const char* last,
                                  std::int64_t& exponent) noexcept {
  const bool negative = p != last && *p == '-';
  if (p != last && (*p == '-' || *p == '+')) ++p;
  const char* const begin = p;
  std::int64_t size = 0;
  for (; p != last && is_digit(*p); ++p) size = std::min(size * 10 + (*p - '0'), far_exponent);
  exponent = negative ? -size : size;
  return {p, p == begin ? errc::syntax : errc::ok};
}

inline parse_result scan_decimal(const char* first, const char* last, number_format format,
                                 decimal_layout& out) noexcept {
  out.negative = first != last && *first == '-';
  out.digits = out.negative ? first + 1 : first;
  parse_result at = scan_whole(out.digits, last, format);
  if (!at) return at;
  out.whole_end = at.ptr;
  if (at.ptr != last && *at.ptr == (format == number_format::vietnamese ? ',' : '.')) {
    const char* const begin = at.ptr + 1;
    at.ptr = skip_digits(begin, last);
    if (at.ptr == begin) return {begin, errc::syntax};
  }
  out.fraction_end = at.ptr;
  out.exponent = 0;
  if (format == number_format::scientific && at.ptr != last && (*at.ptr == 'e' || *at.ptr == 'E')) {
    at = scan_exponent(at.ptr + 1, last, out.exponent);
    if (!at) return at;
  }
  out.end = at.ptr;
  return {at.ptr, at.ptr == last ? errc::ok : errc::syntax};
}

/// Gathers the digits of a number; the coefficient holds them without the zeros at either end.
struct digit_collector {
  uint128_t coefficient = 0;
  std::int64_t significant = 0;  ///< digits from the first that is not zero
  std::int64_t zeros = 0;        ///< zeros since the last that is not zero
  std::int64_t places = 0;       ///< digits after the decimal sign
  const char* beyond = nullptr;  ///< the first digit for which the coefficient has no room
  const char* misfit = nullptr;  ///< the digit with which the number, read so far, does not fit

  constexpr void take(const char* p, bool decimal_place) noexcept {
    const auto digit = static_cast<unsigned>(*p - '0');
    if (decimal_place) ++places;
    if (significant == 0 && digit == 0) return;
    ++significant;
    const bool full = significant > decimal::max_digits;
    const bool fits = decimal_place ? digit == 0 || (!full && places <= decimal::max_scale) : !full;
    if (!fits && misfit == nullptr) misfit = p;
    if (digit == 0) {
      ++zeros;
    } else if (!full) {
      coefficient = coefficient * pow10(static_cast<int>(zeros) + 1) + digit;
      zeros = 0;
    } else if (beyond == nullptr) {
      beyond = p;
    }
  }
};

[[nodiscard]] constexpr digit_collector collect(const decimal_layout& text) noexcept {
  digit_collector digits;
  for (const char* p = text.digits; p != text.whole_end; ++p) {
    if (*p != '.') digits.take(p, false);
  }
  if (text.whole_end != text.fraction_end) {
    for (const char* p = text.whole_end + 1; p != text.fraction_end; ++p) digits.take(p, true);
  }
  return digits;
}

/// The number that a text in good order stands for: digits × 10^(exponent − places).
inline parse_result assemble(const decimal_layout& text, decimal& out) noexcept {
  const digit_collector digits = collect(text);
  if (digits.beyond != nullptr) {
    return {text.has_exponent() ? digits.beyond : digits.misfit, errc::overflow};
  }
  const std::int64_t written =
      std::clamp<std::int64_t>(digits.places - text.exponent, 0, decimal::max_scale);
  if (digits.coefficient == 0) {
    out = decimal::from_parts(0, static_cast<int>(written));
    return {text.end, errc::ok};
  }
  const std::int64_t power = digits.zeros - digits.places + text.exponent;
  const std::int64_t room = decimal::max_digits - (digits.significant - digits.zeros) - power;
  const std::int64_t scale = std::min(written, room);
  if (scale < 0 || scale + power < 0) {
    return {text.has_exponent() ? text.fraction_end : digits.misfit, errc::overflow};
  }
  const uint128_t size = digits.coefficient * pow10(static_cast<int>(scale + power));
  out = decimal::from_parts(with_sign(size, text.negative), static_cast<int>(scale));
  return {text.end, errc::ok};
}

[[nodiscard]] inline std::string scientific_text(std::string_view digits, int exponent) {
  std::string out(digits.substr(0, 1));
  if (digits.size() > 1) out.append(".").append(digits.substr(1));
  return out + "E" + std::to_string(exponent);
}

[[nodiscard]] inline std::string positional_text(std::string_view digits, std::size_t places,
                                                 number_format format) {
  std::string padded;
  if (digits.size() <= places) {
    padded.assign(places + 1 - digits.size(), '0').append(digits);
    digits = padded;
  }
  const std::string_view whole = digits.substr(0, digits.size() - places);
  const bool vietnamese = format == number_format::vietnamese;
  std::string out;
  if (vietnamese) {
    append_grouped(out, whole);
  } else {
    out += whole;
  }
  if (places != 0) {
    out += vietnamese ? ',' : '.';
    out += digits.substr(whole.size());
  }
  return out;
}

}  // namespace detail

/// Reads a decimal that is the whole of [first, last), in the grammar that `format` names.
///
/// The scale is the number of decimals written (less the exponent, if there is one); when the
/// number needs more than 38 digits or decimals, zeros at its end are dropped as in arithmetic. On
/// failure `out` is untouched, and `ptr` is
/// - for `syntax`, the first character that breaks the grammar, or `last` when the text is too
/// short;
/// - for `overflow`, the digit with which the number no longer fits, or the `e` when the digits
/// alone
///   would fit some exponent, but not this one.
inline parse_result from_chars(const char* first, const char* last, decimal& out,
                               number_format format) noexcept {
  detail::decimal_layout text{};
  const parse_result scanned = detail::scan_decimal(first, last, format, text);
  return scanned ? detail::assemble(text, out) : scanned;
}

/// The decimal that `text` is as a whole; throws `syntax` or `overflow` with the place.
[[nodiscard]] inline decimal parse_decimal(std::string_view text, number_format format) {
  decimal value;
  const parse_result result = from_chars(text.data(), text.data() + text.size(), value, format);
  if (!result) detail::throw_parse_error("number", text, result);
  return value;
}

/// `x` with all its decimals, so that parsing gives back both value and scale. `vietnamese` always
/// groups; `scientific` uses an exponent only below 10^-6, exactly like `str` of Python's
/// `decimal`.
[[nodiscard]] inline std::string to_string(const decimal& x,
                                           number_format format = number_format::plain) {
  std::array<char, 40> buffer{};
  char* const end = buffer.data() + buffer.size();
  const char* const begin = detail::write_digits_before(end, detail::magnitude(x.coefficient()));
  const std::string_view digits(begin, static_cast<std::size_t>(end - begin));

  const std::string sign = x.sign() < 0 ? "-" : "";
  const int exponent = static_cast<int>(digits.size()) - 1 - x.scale();
  if (format == number_format::scientific && exponent < -6) {
    return sign + detail::scientific_text(digits, exponent);
  }
  return sign + detail::positional_text(digits, static_cast<std::size_t>(x.scale()), format);
}

// ---- Arithmetic that rounds

/// `x` with exactly `scale` decimals. Throws `range` for a scale outside 0…38 and `overflow` when
/// the result has more than 38 digits.
[[nodiscard]] inline decimal rescale(const decimal& x, int scale, rounding mode) {
  detail::require_scale(scale);
  int128_t coefficient = x.coefficient();
  if (scale < x.scale()) {
    const auto unit = static_cast<int128_t>(detail::pow10(x.scale() - scale));
    coefficient = detail::round_quotient(coefficient, unit, mode);
  } else if (!detail::scale_up(coefficient, scale - x.scale())) {
    detail::throw_overflow("decimal rescale");
  }
  return decimal::from_parts(coefficient, scale);
}

/// `x` with exactly `scale` decimals. Throws like `rescale`, and `inexact` when decimals other than
/// zeros would be lost.
[[nodiscard]] inline decimal rescale_exact(const decimal& x, int scale) {
  const decimal result = rescale(x, scale, rounding::down);
  if (result != x) {
    throw error(errc::inexact, "decimal " + to_string(x) + " has more than " +
                                   std::to_string(scale) +
                                   " decimals; name a rounding to shorten it");
  }
  return result;
}

/// The integer that `x` is; throws `inexact` when it has decimals other than zeros.
[[nodiscard]] inline int128_t to_integer(const decimal& x) {
  return rescale_exact(x, 0).coefficient();
}

namespace detail {

/// a × 10^shift / b with `scale` decimals, rounded once. `b` is not zero; 0 ≤ shift ≤ 2.
[[nodiscard]] inline decimal scaled_quotient(const decimal& a, const decimal& b, int shift,
                                             int scale, rounding mode) {
  require_scale(scale);
  const int raise = scale + shift + b.scale() - a.scale();
  const bool flip = b.sign() < 0;
  int128_t n = flip ? -a.coefficient() : a.coefficient();
  int128_t d = flip ? -b.coefficient() : b.coefficient();
  const int by = raise < 0 ? -raise : raise;
  if (by <= decimal::max_scale && scale_up(raise < 0 ? d : n, by)) {
    return decimal::from_parts(round_quotient(n, d, mode), scale);
  }
  return divide_wide(n, d, raise, scale, mode);
}

}  // namespace detail

/// a / b with `scale` decimals, rounded once. Throws `division_by_zero`, `range` for a scale
/// outside 0…38, and `overflow` when the result has more than 38 digits.
[[nodiscard]] inline decimal divide(const decimal& a, const decimal& b, int scale, rounding mode) {
  if (b.is_zero()) {
    throw error(errc::division_by_zero,
                "decimal division by zero; where a zero base is possible, "
                "use ratio, which is then undefined");
  }
  return detail::scaled_quotient(a, b, 0, scale, mode);
}

/// a × b with `scale` decimals, rounded once. Throws `range` for a scale outside 0…38 and
/// `overflow` when the result has more than 38 digits.
[[nodiscard]] inline decimal multiply(const decimal& a, const decimal& b, int scale,
                                      rounding mode) {
  detail::require_scale(scale);
  const int raise = scale - a.scale() - b.scale();
  int128_t small = 0;
  if (raise <= 0 && -raise <= decimal::max_scale &&
      detail::multiply(a.coefficient(), b.coefficient(), small)) {
    const auto unit = static_cast<int128_t>(detail::pow10(-raise));
    return decimal::from_parts(detail::round_quotient(small, unit, mode), scale);
  }
  return detail::multiply_wide(a, b, scale, mode);
}

// ---- Sums

namespace detail {
struct decimal_sum_access;
}

/// Adds any number of decimals exactly. Only the final result has to fit 38 digits, so M + M − M is
/// M in any order, and sums merge in any grouping.
class decimal_sum {
 public:
  void add(const decimal& x) {
    if (scale_ < x.scale()) raise_to(x.scale());
    int128_t addend = x.coefficient();
    int128_t total = 0;
    if (detail::scale_up(addend, scale_ - x.scale()) &&
        !__builtin_add_overflow(near_, addend, &total)) {
      near_ = total;
    } else {
      add_far(x);
    }
  }

  /// Adds all that `other` has added.
  void merge(const decimal_sum& other);

  /// The sum, with the largest scale added; zero for nothing added. Throws `overflow` like `+`.
  [[nodiscard]] decimal value() const;

 private:
  friend struct detail::decimal_sum_access;

  void raise_to(int scale);
  void add_far(const decimal& x);

  // The sum is (far_ + near_) × 10^-scale_; near_ keeps the usual case in 128 bits. far_ is a
  // magnitude, lowest word first, and a sign: 2^64 addends at scale 38 stay below 10^96 < 2^320.
  std::array<std::uint64_t, 5> far_{};
  bool far_is_negative_ = false;
  int128_t near_ = 0;
  int scale_ = 0;
};

/// The exact sum of a range of decimals or integers; 0 for an empty one. Throws `overflow`.
template <std::ranges::input_range Range>
requires std::convertible_to<std::ranges::range_reference_t<Range>, decimal>
[[nodiscard]] decimal sum(Range&& values) {
  decimal_sum total;
  for (auto&& value : values) total.add(value);
  return total.value();
}

}  // namespace thads

/// Equal decimals have equal hashes, whatever their scales.
template <>
struct std::hash<thads::decimal> {
  [[nodiscard]] std::size_t operator()(const thads::decimal& x) const noexcept {
    const thads::decimal shortest = x.normalized();
    const auto bits = static_cast<thads::uint128_t>(shortest.coefficient());
    std::uint64_t mixed = static_cast<std::uint64_t>(bits >> 64U) * 0x9E37'79B9'7F4A'7C15U;
    mixed = (mixed ^ static_cast<std::uint64_t>(bits)) * 0xBF58'476D'1CE4'E5B9U;
    mixed = (mixed ^ static_cast<std::uint64_t>(shortest.scale())) * 0x94D0'49BB'1331'11EBU;
    return mixed ^ (mixed >> 31U);
  }
};

#ifdef THADS_HEADER_ONLY
#include <thads/number/decimal-inl.hpp>
#endif
