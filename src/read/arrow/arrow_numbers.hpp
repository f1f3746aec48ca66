// SPDX-License-Identifier: Apache-2.0
// Numbers and days of Arrow arrays.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "read/arrow/arrow_texts.hpp"

#include <thads/base/config.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

// What a row has in a column of numbers or days.
enum class number_state : std::uint8_t {
  none = 0,  // null
  fine = 1,
  unfit = 2,  // no whole number of 64 bits, or no day that thads knows
};

// A decimal's unscaled value as a number of 256 bits in two's complement, the lowest word first.
using wide_value = std::array<std::uint64_t, 4>;

constexpr wide_value widen(int128_t value) noexcept {
  const auto sign = static_cast<std::uint64_t>(value >> 127U);
  return {static_cast<std::uint64_t>(value), static_cast<std::uint64_t>(value >> 64U), sign, sign};
}

constexpr wide_value widen(const wide_value& value) noexcept { return value; }

// The 128 bits that `value` fits, if it does.
constexpr std::optional<int128_t> narrow(const wide_value& value) noexcept {
  const auto low = static_cast<int128_t>(uint128_t{value[1]} << 64U | value[0]);
  return widen(low) == value ? std::optional(low) : std::nullopt;
}

// The decimal `value` × 10^-scale in digits.
inline std::string decimal_text(wide_value value, int scale) {
  const bool negative = value[3] >> 63U != 0;
  if (negative) {
    uint128_t carry = 1;
    for (std::uint64_t& word : value) {
      carry += ~word;
      word = static_cast<std::uint64_t>(carry);
      carry >>= 64U;
    }
  }
  std::string digits;  // the last one first
  while (value != wide_value{}) {
    uint128_t rest = 0;
    for (std::size_t i = value.size(); i-- > 0;) {
      rest = rest << 64U | value[i];
      value[i] = static_cast<std::uint64_t>(rest / 10);
      rest %= 10;
    }
    digits += static_cast<char>('0' + static_cast<int>(rest));
  }
  if (scale < 0 && !digits.empty()) digits.insert(0, static_cast<std::size_t>(-scale), '0');
  const auto decimals = static_cast<std::size_t>(std::max(scale, 0));
  if (digits.size() <= decimals) digits.append(decimals + 1 - digits.size(), '0');
  if (decimals != 0) digits.insert(decimals, 1, '.');
  if (negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

// Makes whole numbers of decimals of one scale.
class decimal_scale {
 public:
  explicit decimal_scale(int scale) : scale_(scale) {
    constexpr int most = 38;  // 10^38 is the largest power that fits
    for (int i = 0; i < std::min(std::abs(scale), most); ++i) power_ *= 10;
    is_too_wide_ = std::abs(scale) > most;
  }

  // The value as a whole number of 64 bits, if it is one.
  [[nodiscard]] std::optional<std::int64_t> whole(int128_t value) const noexcept {
    if (scale_ != 0 && value != 0) {
      if (is_too_wide_) return std::nullopt;
      if (scale_ > 0) {
        const int128_t scaled = value / power_;
        if (scaled * power_ != value) return std::nullopt;
        value = scaled;
      } else if (__builtin_mul_overflow(value, power_, &value)) {
        return std::nullopt;
      }
    }
    const auto low = static_cast<std::int64_t>(value);
    return low == value ? std::optional(low) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::int64_t> whole(const wide_value& value) const {
    if (const auto low = narrow(value)) return whole(*low);
    std::string text = decimal_text(value, scale_);
    if (scale_ > 0) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    std::int64_t result = 0;
    return from_chars(text.data(), text.data() + text.size(), result) ? std::optional(result)
                                                                      : std::nullopt;
  }

 private:
  int scale_;
  int128_t power_ = 1;
  bool is_too_wide_ = false;
};

// What a day or a moment is counted in.
struct time_unit {
  std::string_view name;
  std::int64_t a_day;     // so many make a day
  std::int64_t a_second;  // and so many a second
};

constexpr time_unit unit_of(arrow_layout layout) noexcept {
  switch (layout) {
    case arrow_layout::seconds:
      return {"s", 86'400, 1};
    case arrow_layout::milliseconds:
      return {"ms", 86'400'000, 1'000};
    case arrow_layout::microseconds:
      return {"us", 86'400'000'000, 1'000'000};
    case arrow_layout::nanoseconds:
      return {"ns", 86'400'000'000'000, 1'000'000'000};
    default:
      return {"days", 1, 1};
  }
}

inline void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  const integer_text digits(number);
  out.append(width - std::min(width, digits.view().size()), '0');
  out += digits.view();
}

// A moment, counted from 1970 on, as people write it: "2024-02-29", "2024-02-29T10:30:00.500".
inline std::string moment_text(std::int64_t count, const time_unit& unit) {
  constexpr std::int64_t first_day = -719'528;  // 0000-01-01
  constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31
  const std::int64_t remainder = count % unit.a_day;
  const std::int64_t rest = remainder < 0 ? remainder + unit.a_day : remainder;
  const std::int64_t day = count / unit.a_day - (remainder < 0 ? 1 : 0);
  if (day < first_day || day > last_day) {
    return std::to_string(count) + " " + std::string(unit.name) + " from 1970-01-01";
  }
  const std::chrono::year_month_day ymd{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}};
  std::string text;
  append_padded(text, int{ymd.year()}, 4);
  append_padded(text += '-', unsigned{ymd.month()}, 2);
  append_padded(text += '-', unsigned{ymd.day()}, 2);
  if (rest == 0) return text;
  const std::int64_t seconds = rest / unit.a_second;
  append_padded(text += 'T', seconds / 3600, 2);
  append_padded(text += ':', seconds / 60 % 60, 2);
  append_padded(text += ':', seconds % 60, 2);
  if (const std::int64_t fraction = rest % unit.a_second; fraction != 0) {
    append_padded(text += '.', fraction, std::to_string(unit.a_second).size() - 1);
  }
  return text;
}

// Whether thads has a date for a day, counted from 1970.
constexpr bool is_known_day(std::int64_t day) noexcept {
  return day >= earliest_day && day <= latest_day;
}

// The numbers or days of an array.
class arrow_numbers {
 public:
  // Goes to `array`, whose values are laid out as `type`.
  void open(const ArrowArray* array, arrow_type type, const arrow_place& place) {
    type_ = type;
    scale_ = decimal_scale(type.scale);
    values_ = buffers_of(array, 2, 2, place)[1];
    if (values_ == nullptr && array->length != 0) place.fail("the buffer of values is missing");
  }

  // Reads `values.size()` numbers from place `first` of the buffers on; `states` says what they
  // are. Null is 0. Days are counted from 1970. All values are there when `present` is nullptr.
  void read(std::int64_t first, const std::uint8_t* present, std::span<std::int64_t> values,
            std::span<number_state> states) const;

  // The value in place `at` of the buffers, as people write it.
  [[nodiscard]] std::string text(std::int64_t at) const;

 private:
  template <class T>
  [[nodiscard]] T raw(std::int64_t at) const noexcept {
    auto value = load<T>(values_, at);
    if constexpr (std::is_same_v<T, wide_value> && std::endian::native == std::endian::big) {
      std::reverse(value.begin(), value.end());
    }
    return value;
  }
  template <class Visit>
  auto visit_raw(Visit visit) const;

  arrow_type type_{};
  decimal_scale scale_{0};
  const void* values_ = nullptr;
};

// Calls `visit` with an object of the type in which values are stored.
template <class Visit>
auto arrow_numbers::visit_raw(Visit visit) const {
  switch (type_.layout) {
    case arrow_layout::int8:
      return visit(std::int8_t{});
    case arrow_layout::uint8:
      return visit(std::uint8_t{});
    case arrow_layout::int16:
      return visit(std::int16_t{});
    case arrow_layout::uint16:
      return visit(std::uint16_t{});
    case arrow_layout::uint32:
      return visit(std::uint32_t{});
    case arrow_layout::uint64:
      return visit(std::uint64_t{});
    case arrow_layout::int32:
    case arrow_layout::decimal32:
    case arrow_layout::days:
      return visit(std::int32_t{});
    case arrow_layout::decimal128:
      return visit(int128_t{});
    case arrow_layout::decimal256:
      return visit(wide_value{});
    default:
      return visit(std::int64_t{});
  }
}

inline void arrow_numbers::read(std::int64_t first, const std::uint8_t* present,
                                std::span<std::int64_t> values,
                                std::span<number_state> states) const {
  // `convert` gives the number of a raw value and whether it is one.
  const auto read_as = [&]<class Raw>(Raw, auto convert) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto [value, fits] = convert(raw<Raw>(first + static_cast<std::int64_t>(i)));
      values[i] = value;
      states[i] = fits ? number_state::fine : number_state::unfit;
    }
    if (present == nullptr) return;
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = present[i] == 0 ? 0 : values[i];
      states[i] = present[i] == 0 ? number_state::none : states[i];
    }
  };
  const auto read_moments = [&]<arrow_layout Layout>() {
    read_as(std::int64_t{}, [](std::int64_t count) {
      constexpr std::int64_t a_day = unit_of(Layout).a_day;
      return std::pair(count / a_day, count % a_day == 0 && is_known_day(count / a_day));
    });
  };
  switch (type_.layout) {
    case arrow_layout::days:
      return read_as(std::int32_t{}, [](std::int32_t day) {
        return std::pair(std::int64_t{day}, is_known_day(day));
      });
    case arrow_layout::seconds:
      return read_moments.operator()<arrow_layout::seconds>();
    case arrow_layout::milliseconds:
      return read_moments.operator()<arrow_layout::milliseconds>();
    case arrow_layout::microseconds:
      return read_moments.operator()<arrow_layout::microseconds>();
    case arrow_layout::nanoseconds:
      return read_moments.operator()<arrow_layout::nanoseconds>();
    default:
      break;
  }
  visit_raw([&]<class Raw>(Raw example) {
    if constexpr (sizeof(Raw) <= sizeof(std::int64_t)) {
      if (type_.scale == 0) {
        return read_as(example, [](Raw value) {
          return std::pair(static_cast<std::int64_t>(value), std::in_range<std::int64_t>(value));
        });
      }
    } else if constexpr (std::is_same_v<Raw, int128_t>) {
      if (type_.scale == 0) {
        return read_as(example, [](int128_t value) {
          const auto low = static_cast<std::int64_t>(value);
          return std::pair(low, low == value);
        });
      }
    }
    read_as(example, [this](const Raw& value) {
      const auto whole = scale_.whole(value);
      return std::pair(whole.value_or(0), whole.has_value());
    });
  });
}

inline std::string arrow_numbers::text(std::int64_t at) const {
  return visit_raw([&]<class Raw>(Raw) {
    const auto value = raw<Raw>(at);
    if constexpr (sizeof(Raw) <= sizeof(std::int64_t)) {
      if (type_.is_day()) {
        return moment_text(static_cast<std::int64_t>(value), unit_of(type_.layout));
      }
    }
    return decimal_text(widen(value), type_.scale);
  });
}

}  // namespace detail

}  // namespace thads
