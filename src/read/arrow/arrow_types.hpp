// SPDX-License-Identifier: Apache-2.0
// The types that columns of Arrow streams may have, as their schemas declare them.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/read/arrow/arrow_stream.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

// How the values of an array are laid out.
enum class arrow_layout : std::uint8_t {
  null,
  utf8,
  large_utf8,
  utf8_view,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  decimal32,
  decimal64,
  decimal128,
  decimal256,
  days,
  seconds,
  milliseconds,
  microseconds,
  nanoseconds,
};

struct arrow_type {
  arrow_layout layout = arrow_layout::null;
  int scale = 0;  // of decimals

  [[nodiscard]] constexpr bool is_null() const noexcept { return layout == arrow_layout::null; }
  [[nodiscard]] constexpr bool is_text() const noexcept {
    return layout <= arrow_layout::utf8_view;
  }
  [[nodiscard]] constexpr bool is_integer() const noexcept {
    return layout >= arrow_layout::int8 && layout <= arrow_layout::uint64;
  }
  [[nodiscard]] constexpr bool is_number() const noexcept {
    return layout >= arrow_layout::int8 && layout <= arrow_layout::decimal256;
  }
  [[nodiscard]] constexpr bool is_day() const noexcept { return layout >= arrow_layout::days; }

  [[nodiscard]] constexpr bool suits(arrow_content content) const noexcept {
    return is_text() || (content == arrow_content::amount && is_number()) ||
           (content == arrow_content::day && is_day());
  }
};

// The widest scale that decimals have in Arrow.
inline constexpr int widest_scale = 76;

// "precision,scale" or "precision,scale,bits", as it stands behind "d:".
inline std::optional<arrow_type> parse_decimal_type(std::string_view text) {
  std::array<int, 3> parts{0, 0, 128};
  const char* p = text.data();
  const char* const end = p + text.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [after, failure] = std::from_chars(p, end, parts[i]);
    if (failure != std::errc()) return std::nullopt;
    p = after;
    if (p == end && i != 0) break;
    if (i + 1 == parts.size() || p == end || *p++ != ',') return std::nullopt;
  }
  const auto [precision, scale, bits] = parts;
  if (precision < 1 || scale < -widest_scale || scale > widest_scale) return std::nullopt;
  switch (bits) {
    case 32:
      return arrow_type{arrow_layout::decimal32, scale};
    case 64:
      return arrow_type{arrow_layout::decimal64, scale};
    case 128:
      return arrow_type{arrow_layout::decimal128, scale};
    case 256:
      return arrow_type{arrow_layout::decimal256, scale};
    default:
      return std::nullopt;
  }
}

// The type of a format string, or nothing when thads has no use for it.
inline std::optional<arrow_type> parse_arrow_format(std::string_view format) {
  using l = arrow_layout;
  constexpr std::array<std::pair<std::string_view, arrow_layout>, 22> formats{
      {{"n", l::null},
       {"u", l::utf8},
       {"U", l::large_utf8},
       {"vu", l::utf8_view},
       {"c", l::int8},
       {"C", l::uint8},
       {"s", l::int16},
       {"S", l::uint16},
       {"i", l::int32},
       {"I", l::uint32},
       {"l", l::int64},
       {"L", l::uint64},
       {"tdD", l::days},
       {"tdm", l::milliseconds},
       {"tss:", l::seconds},
       {"tss:UTC", l::seconds},
       {"tsm:", l::milliseconds},
       {"tsm:UTC", l::milliseconds},
       {"tsu:", l::microseconds},
       {"tsu:UTC", l::microseconds},
       {"tsn:", l::nanoseconds},
       {"tsn:UTC", l::nanoseconds}}};
  for (const auto& [known, layout] : formats) {
    if (known == format) return arrow_type{layout};
  }
  if (format.starts_with("d:")) return parse_decimal_type(format.substr(2));
  return std::nullopt;
}

// A column as the schema declares it: its position among the children, and the type of its values
// or, with a dictionary, of the dictionary's values and of the indices.
struct arrow_field {
  std::size_t position = 0;
  arrow_type type{};
  std::optional<arrow_type> index{};
};

inline std::string_view format_of(const ArrowSchema& schema, const arrow_place& place) {
  if (schema.release == nullptr || schema.format == nullptr) {
    place.fail("the schema is released or lacks a format");
  }
  return schema.format;
}

// The name of the extension type in the metadata of a field, or nothing.
inline std::string_view extension_of(const char* metadata, const arrow_place& place) {
  if (metadata == nullptr) return {};
  const auto read_size = [&] {
    std::int32_t size = 0;
    std::memcpy(&size, metadata, sizeof size);
    metadata += sizeof size;
    if (size < 0) place.fail("the metadata have a negative size");
    return static_cast<std::size_t>(size);
  };
  const auto read_text = [&] {
    const std::size_t size = read_size();
    const std::string_view text(metadata, size);
    metadata += size;
    return text;
  };
  for (std::size_t left = read_size(); left != 0; --left) {
    const std::string_view key = read_text();
    const std::string_view value = read_text();
    if (key == "ARROW:extension:name") return value;
  }
  return {};
}

// The field that `schema` declares, whose values must suit `content`.
inline arrow_field field_of(const ArrowSchema& schema, arrow_content content,
                            const arrow_place& place) {
  constexpr std::array<std::string_view, 3> advice{
      "cast it to a string", "cast it to date32, or to a string",
      "cast it to int64 or to a decimal, or to a string"};
  const auto refuse = [&](std::string_view what, std::string_view text) {
    place.refuse(std::string(what) + " " + quoted_text(text) + " does not suit; " +
                 std::string(advice[static_cast<std::size_t>(content)]));
  };
  const std::string_view format = format_of(schema, place);
  const auto type = parse_arrow_format(format);
  arrow_field field;
  if (schema.dictionary == nullptr) {
    if (!type || !type->suits(content)) refuse("the format", format);
    field.type = *type;
  } else {
    if (!type || !type->is_integer()) place.fail("the dictionary's indices are no integers");
    const std::string_view values = format_of(*schema.dictionary, place);
    const auto value_type = parse_arrow_format(values);
    const bool nested = schema.dictionary->dictionary != nullptr;
    if (nested || !value_type || !value_type->is_text()) refuse("a dictionary of format", values);
    field.type = *value_type;
    field.index = type;
  }
  // Text is text; anything else may mean something else than its storage says.
  const std::string_view extension = extension_of(schema.metadata, place);
  if (!extension.empty() && !field.type.is_text()) refuse("the extension type", extension);
  return field;
}

}  // namespace detail

}  // namespace thads
