// SPDX-License-Identifier: Apache-2.0
// The buffers of Arrow arrays, and the texts in them.
//
// The interface does not tell how large buffers are, so they are trusted to be large enough for
// what the arrays say. Everything else that a stream says is checked before it is used.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "read/arrow/arrow_types.hpp"

#include <thads/arrow_abi.h>
#include <thads/base/text.hpp>
#include <thads/model/validation.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/read/csv/csv_reader.hpp>

namespace thads {

namespace detail {

// No batch, dictionary or buffer has more elements than this; so numbers of elements and of bytes
// can be added and multiplied without care.
inline constexpr std::int64_t most_elements = std::int64_t{1} << 32U;
inline constexpr std::int64_t largest_offset = std::int64_t{1} << 48U;

template <class T>
T load(const void* values, std::int64_t i) noexcept {
  T value;  // buffers need not be aligned
  std::memcpy(&value, static_cast<const char*>(values) + i * static_cast<std::int64_t>(sizeof(T)),
              sizeof value);
  return value;
}

// The buffers of `array`, from `least` to `most` of them, after a look at its sizes.
inline std::span<const void* const> buffers_of(const ArrowArray* array, std::int64_t least,
                                               std::int64_t most, const arrow_place& place) {
  if (array == nullptr || array->release == nullptr) place.fail("an array is missing or released");
  if (array->length < 0 || array->length >= most_elements) {
    place.fail("the length " + std::to_string(array->length) + " is not between 0 and 2^32 - 1");
  }
  if (array->offset < 0 || array->offset > largest_offset) {
    place.fail("the offset " + std::to_string(array->offset) + " is not between 0 and 2^48");
  }
  if (array->null_count < -1 || array->null_count > array->length) {
    place.fail("there are " + std::to_string(array->null_count) + " nulls among " +
               std::to_string(array->length) + " values");
  }
  if (array->n_buffers < least || array->n_buffers > most ||
      (array->buffers == nullptr && array->n_buffers != 0)) {
    place.fail(std::to_string(array->n_buffers) + " buffers do not suit the format");
  }
  return {array->buffers, static_cast<std::size_t>(array->n_buffers)};
}

// The bits that tell which values of `array` are there, or nullptr when all are.
inline const std::uint8_t* validity_of(const ArrowArray& array, const arrow_place& place) {
  if (array.null_count == 0) return nullptr;
  const void* const bits = array.buffers[0];
  if (bits == nullptr && array.null_count > 0) place.fail("nulls are counted but not marked");
  return static_cast<const std::uint8_t*>(bits);
}

// Writes `count` bits from bit `first` on as bytes of 0 and 1. True when there is a 1 among them.
inline bool expand_bits(const std::uint8_t* bits, std::int64_t first, std::size_t count,
                        std::uint8_t* out) noexcept {
  const auto bit = [&](std::size_t i) {
    const std::int64_t at = first + static_cast<std::int64_t>(i);
    return static_cast<std::uint8_t>(bits[at / 8] >> (at % 8) & 1);
  };
  std::uint64_t any = 0;
  std::size_t i = 0;
  for (; i < count && (first + static_cast<std::int64_t>(i)) % 8 != 0; ++i) any |= out[i] = bit(i);
  for (; i + 8 <= count; i += 8) {
    // Bit j of the byte goes to byte j of a word, and there to its lowest bit.
    const std::uint64_t byte = bits[(first + static_cast<std::int64_t>(i)) / 8];
    std::uint64_t word = (byte * each_byte(1)) & 0x8040201008040201U;
    word = (word + each_byte(0x7F)) >> 7U & each_byte(1);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    std::memcpy(out + i, &word, sizeof word);
    any |= word;
  }
  for (; i < count; ++i) any |= out[i] = bit(i);
  return any != 0;
}

// Whether all of `text` is ASCII without NUL, as most text is.
inline bool is_plain_ascii(std::string_view text) noexcept {
  const char* p = text.data();
  std::size_t left = text.size();
  // The top bit of a byte is set when it is beyond ASCII, and in byte - 1 when it is NUL.
  const auto faults = [](std::uint64_t word) { return word | (word - each_byte(1)); };
  for (; left >= 64; p += 64, left -= 64) {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < 64; i += 8) found |= faults(load<std::uint64_t>(p + i, 0));
    if ((found & each_byte(0x80)) != 0) return false;
  }
  std::uint64_t found = 0;
  for (; left >= 8; p += 8, left -= 8) found |= faults(load<std::uint64_t>(p, 0));
  for (; left != 0; ++p, --left) found |= *p == '\0' ? 0x80U : static_cast<unsigned char>(*p);
  return (found & each_byte(0x80)) == 0;
}

inline std::optional<rule> find_text_fault(std::string_view text) noexcept {
  if (is_plain_ascii(text)) return std::nullopt;
  if (find_invalid_utf8(text) != text.size()) return rule::utf8_invalid;
  if (text.find('\0') != std::string_view::npos) return rule::nul_byte;
  return std::nullopt;
}

// Whether `whole` is fit to be text, and so are the pieces of it: a piece is when it does not begin
// in the middle of a character, for then no other ends there either.
inline bool are_fit_pieces(std::string_view whole, std::span<const std::string_view> pieces) {
  if (is_plain_ascii(whole)) return true;
  const auto is_fit = [](std::string_view piece) {
    return piece.empty() || (static_cast<unsigned char>(piece.front()) & 0xC0U) != 0x80U;
  };
  return !find_text_fault(whole) && std::all_of(pieces.begin(), pieces.end(), is_fit);
}

// A text that is not fit to be one.
struct bad_text {
  std::size_t at;
  rule id;
};

// The texts of an array.
class arrow_texts {
 public:
  // Goes to `array`, whose values are laid out as `layout`.
  void open(const ArrowArray* array, arrow_layout layout, const arrow_place& place);

  [[nodiscard]] std::span<const void* const> buffers() const noexcept { return buffers_; }

  // Gives `out.size()` texts from place `first` of the buffers on; where `present` is 0, an empty
  // one (all are there when it is nullptr). A text that is not fit to be one becomes empty too, and
  // is appended to `bad`.
  void read(std::int64_t first, const std::uint8_t* present, std::span<std::string_view> out,
            std::vector<bad_text>& bad, const arrow_place& place) const;

 private:
  template <class Offset>
  std::string_view read_adjacent(std::int64_t first, const std::uint8_t* present,
                                 std::span<std::string_view> out, const arrow_place& place) const;
  void read_views(std::int64_t first, const std::uint8_t* present, std::span<std::string_view> out,
                  const arrow_place& place) const;
  [[nodiscard]] std::string_view read_view(const char* view, const arrow_place& place) const;

  arrow_layout layout_ = arrow_layout::null;
  std::span<const void* const> buffers_{};
};

inline void arrow_texts::open(const ArrowArray* array, arrow_layout layout,
                              const arrow_place& place) {
  layout_ = layout;
  const bool any_number = layout == arrow_layout::null || layout == arrow_layout::utf8_view;
  buffers_ = buffers_of(array, layout == arrow_layout::null ? 0 : 3, any_number ? most_elements : 3,
                        place);
  if (layout == arrow_layout::null || array->length == 0) return;
  if (buffers_[1] == nullptr) place.fail("the buffer of offsets or views is missing");
  if (layout != arrow_layout::utf8_view) return;
  // The last buffer holds the sizes of those between.
  const std::size_t variadic = buffers_.size() - 3;
  if (variadic != 0 && buffers_.back() == nullptr) place.fail("the sizes of buffers are missing");
  for (std::size_t i = 0; i < variadic; ++i) {
    const auto size = load<std::int64_t>(buffers_.back(), static_cast<std::int64_t>(i));
    if (size < 0 || (size != 0 && buffers_[2 + i] == nullptr)) {
      place.fail("a buffer of text is missing or has a negative size");
    }
  }
}

// The texts lie end to end in one buffer; gives all that they cover.
template <class Offset>
std::string_view arrow_texts::read_adjacent(std::int64_t first, const std::uint8_t* present,
                                            std::span<std::string_view> out,
                                            const arrow_place& place) const {
  const auto offset = [from = buffers_[1], first](std::size_t i) {
    return load<Offset>(from, first + static_cast<std::int64_t>(i));
  };
  // A sign anywhere: an offset is negative, or lower than the one before.
  using bits = std::make_unsigned_t<Offset>;
  auto signs = static_cast<bits>(offset(0));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto next = static_cast<bits>(offset(i + 1));
    signs |= next | (next - static_cast<bits>(offset(i)));
  }
  const std::int64_t begin = offset(0);
  const std::int64_t end = offset(out.size());
  if (static_cast<Offset>(signs) < 0 || end > largest_offset) {
    place.fail("the offsets of the texts decrease or are out of range");
  }
  const char* const data = static_cast<const char*>(buffers_[2]);
  if (data == nullptr) {
    if (begin != end) place.fail("the buffer of text is missing");
    std::fill(out.begin(), out.end(), std::string_view());
    return {};
  }
  const auto cut = [&](auto is_there) {
    Offset start = offset(0);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Offset stop = offset(i + 1);
      out[i] = {data + start, static_cast<std::size_t>(stop - start) * is_there(i)};
      start = stop;
    }
  };
  if (present == nullptr) {
    cut([](std::size_t) { return std::size_t{1}; });
  } else {
    cut([present](std::size_t i) { return std::size_t{present[i]}; });
  }
  return {data + begin, static_cast<std::size_t>(end - begin)};
}

// A view holds its size and either the text itself or, beyond 12 bytes, the number of a buffer and
// the place there.
inline std::string_view arrow_texts::read_view(const char* view, const arrow_place& place) const {
  constexpr std::int32_t most_inline = 12;
  const auto size = load<std::int32_t>(view, 0);
  if (size >= 0 && size <= most_inline) return {view + 4, static_cast<std::size_t>(size)};
  const auto buffer = static_cast<std::uint32_t>(load<std::int32_t>(view, 2));
  const auto start = static_cast<std::uint32_t>(load<std::int32_t>(view, 3));
  if (size < 0 || buffer >= buffers_.size() - 3 ||
      std::int64_t{start} + size > load<std::int64_t>(buffers_.back(), buffer)) {
    place.fail("a view of text lies outside its buffer");
  }
  return {static_cast<const char*>(buffers_[2 + buffer]) + start, static_cast<std::size_t>(size)};
}

inline void arrow_texts::read_views(std::int64_t first, const std::uint8_t* present,
                                    std::span<std::string_view> out,
                                    const arrow_place& place) const {
  const char* view = static_cast<const char*>(buffers_[1]) + first * 16;
  for (std::size_t i = 0; i < out.size(); ++i, view += 16) {
    const bool is_there = present == nullptr || present[i] != 0;
    out[i] = is_there ? read_view(view, place) : std::string_view();
  }
}

inline void arrow_texts::read(std::int64_t first, const std::uint8_t* present,
                              std::span<std::string_view> out, std::vector<bad_text>& bad,
                              const arrow_place& place) const {
  if (out.empty()) return;
  switch (layout_) {
    case arrow_layout::utf8:
      if (are_fit_pieces(read_adjacent<std::int32_t>(first, present, out, place), out)) return;
      break;
    case arrow_layout::large_utf8:
      if (are_fit_pieces(read_adjacent<std::int64_t>(first, present, out, place), out)) return;
      break;
    case arrow_layout::utf8_view:
      read_views(first, present, out, place);
      break;
    default:
      std::fill(out.begin(), out.end(), std::string_view());
      return;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (const auto fault = find_text_fault(out[i])) {
      bad.push_back({i, *fault});
      out[i] = {};
    }
  }
}

}  // namespace detail

}  // namespace thads
