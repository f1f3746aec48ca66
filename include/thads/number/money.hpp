// SPDX-License-Identifier: Apache-2.0
// Amounts of money: a decimal in a currency, with exactly the minor digits that the currency has.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <string>
#include <string_view>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>

namespace thads {

namespace detail {

/// The currencies of ISO 4217 (list of 1 January 2026) with this many digits after the decimal
/// sign.
struct currency_group {
  int minor_digits;
  std::string_view codes;  ///< three letters each, with a blank between
};

inline constexpr std::array<currency_group, 4> currency_groups{{
    {2,
     "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD "
     "CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
     "GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR "
     "LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD "
     "PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC "
     "SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR "
     "ZMW "
     "ZWG"},
    {0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"},
    {3, "BHD IQD JOD KWD LYD OMR TND"},
    {4, "CLF UYW"},
}};

/// Whether `codes` holds `code` as a whole, and not across a blank.
[[nodiscard]] constexpr bool lists_currency(std::string_view codes,
                                            std::string_view code) noexcept {
  for (std::size_t at = 0; at < codes.size(); at += 4) {
    if (codes.substr(at, 3) == code) return true;
  }
  return false;
}

}  // namespace detail

/// A currency of ISO 4217.
class currency {
 public:
  /// The currency with these three capital letters; throws `unknown_code` when there is none. The
  /// codes for metals, funds units and tests, which have no minor digits defined, do not count.
  explicit constexpr currency(std::string_view code) {
    for (const auto& group : detail::currency_groups) {
      if (!detail::lists_currency(group.codes, code)) continue;
      std::copy(code.begin(), code.end(), letters_.begin());
      minor_digits_ = group.minor_digits;
      return;
    }
    throw_unknown(code);
  }

  /// The three letters.
  [[nodiscard]] constexpr std::string_view code() const noexcept {
    return {letters_.data(), letters_.size()};
  }

  /// The digits after the decimal sign in an amount: 0 for VND, 2 for USD.
  [[nodiscard]] constexpr int minor_digits() const noexcept { return minor_digits_; }

  [[nodiscard]] friend constexpr bool operator==(const currency&, const currency&) = default;

 private:
  [[noreturn]] static void throw_unknown(std::string_view code) {
    throw error(errc::unknown_code, "currency " + quoted_text(code) +
                                        ": give the three capital letters of ISO 4217, like VND");
  }

  std::array<char, 3> letters_{};
  int minor_digits_ = 0;
};

/// The đồng, which has no minor unit.
inline constexpr currency VND{"VND"};

/// An amount of money: a decimal with exactly the minor digits of its currency.
class money {
 public:
  /// The amount, padded to the minor digits of the currency; throws `inexact` when it has more
  /// decimals than that, zeros aside, and `overflow` beyond 38 digits.
  money(const decimal& amount, const currency& unit)
      : amount_(rescale_exact(amount, unit.minor_digits())), currency_(unit) {}

  /// That many đồng; throws `range` beyond 38 digits.
  [[nodiscard]] static money dong(int128_t amount) { return {amount, VND}; }

  [[nodiscard]] constexpr const decimal& amount() const noexcept { return amount_; }
  [[nodiscard]] constexpr const currency& unit() const noexcept { return currency_; }

  [[nodiscard]] money operator-() const { return {-amount_, currency_}; }

  /// Exact; throws `currency_mismatch` for two currencies and `overflow` beyond 38 digits.
  [[nodiscard]] friend money operator+(const money& a, const money& b) {
    require_same_currency(a, b);
    return {a.amount_ + b.amount_, a.currency_};
  }
  [[nodiscard]] friend money operator-(const money& a, const money& b) { return a + -b; }

  money& operator+=(const money& b) { return *this = *this + b; }
  money& operator-=(const money& b) { return *this = *this - b; }

  /// By amount; throws `currency_mismatch` for two currencies, also when asked for equality.
  [[nodiscard]] friend std::weak_ordering operator<=>(const money& a, const money& b) {
    require_same_currency(a, b);
    return a.amount_ <=> b.amount_;
  }
  [[nodiscard]] friend bool operator==(const money& a, const money& b) { return (a <=> b) == 0; }

 private:
  static void require_same_currency(const money& a, const money& b) {
    if (a.currency_ == b.currency_) return;
    throw error(errc::currency_mismatch, "money in " + std::string(a.currency_.code()) + " and " +
                                             std::string(b.currency_.code()) +
                                             ": convert to one currency first");
  }

  decimal amount_;
  currency currency_;
};

/// x × factor, rounded once to the minor digits of the currency. Throws `overflow`.
[[nodiscard]] inline money multiply(const money& x, const decimal& factor, rounding mode) {
  return {multiply(x.amount(), factor, x.unit().minor_digits(), mode), x.unit()};
}

/// The amount as `format` writes decimals, a blank, and the currency: `1.234.567 VND`.
[[nodiscard]] inline std::string to_string(const money& x,
                                           number_format format = number_format::plain) {
  return to_string(x.amount(), format) + " " + std::string(x.unit().code());
}

}  // namespace thads
