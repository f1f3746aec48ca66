// SPDX-License-Identifier: Apache-2.0
// Reads Arrow streams: columns found by name, rows whose every fault becomes a finding.
//
// The interface does not tell how large buffers are, so they are trusted to be large enough for
// what the arrays say. Everything else that a stream says is checked before it is used.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <thads/arrow_abi.h>
#include <thads/base/text.hpp>
#include <thads/model/validation.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A struct of the Arrow C interface that this object owns: it is released once, whatever happens.
template <class Struct>
class arrow_owner {
 public:
  arrow_owner() noexcept = default;

  /// Takes the content of `from` over and leaves it released.
  explicit arrow_owner(Struct& from) noexcept : content_(from) { from.release = nullptr; }
  arrow_owner(arrow_owner&& other) noexcept : arrow_owner(other.content_) {}
  arrow_owner& operator=(arrow_owner&& other) noexcept {
    arrow_owner taken(std::move(other));
    std::swap(content_, taken.content_);
    return *this;
  }
  ~arrow_owner() {
    if (content_.release != nullptr) content_.release(&content_);
  }

  /// Whether there is anything to release.
  [[nodiscard]] explicit operator bool() const noexcept { return content_.release != nullptr; }
  [[nodiscard]] Struct& operator*() noexcept { return content_; }
  [[nodiscard]] Struct* operator->() noexcept { return &content_; }

 private:
  Struct content_{};
};

/// A stream of Arrow record batches that this object owns.
class arrow_stream {
 public:
  /// Takes `source` over and leaves it released. Errors and findings call the stream `name`.
  arrow_stream(ArrowArrayStream& source, std::string name) noexcept
      : name_(std::move(name)), stream_(source) {}

  /// The name that errors and findings print.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// The schema of all batches. Throws errc::argument when the stream was consumed before,
  /// errc::io when it fails, errc::cancelled when it says that it was cancelled, std::bad_alloc
  /// when it has no memory, and errc::corrupt when it breaks the rules of the interface.
  [[nodiscard]] arrow_owner<ArrowSchema> schema();

  /// The next batch, or nothing at the end. Throws like `schema`.
  [[nodiscard]] arrow_owner<ArrowArray> next();

 private:
  template <class Struct>
  arrow_owner<Struct> get(int (*ArrowArrayStream::*callback)(ArrowArrayStream*, Struct*));
  [[noreturn]] void fail(int code);

  std::string name_;
  arrow_owner<ArrowArrayStream> stream_;
};

/// What a column holds, which decides the Arrow types that it may have. Any column may also be of
/// the null type, and any may be text (utf8, large_utf8, utf8_view), plain or as a dictionary.
enum class arrow_content : std::uint8_t {
  text,
  day,     ///< also date32, date64, and timestamps without a zone or in UTC, at midnight
  amount,  ///< whole đồng; also integers, and decimals of 32 to 256 bits
};

namespace detail {

// --- What errors are about.

// A stream and, where they matter, a batch of it, from 1, and a column.
struct arrow_place {
  std::string_view stream;
  std::uint64_t batch = 0;
  std::string_view column{};

  [[nodiscard]] std::string text() const {
    return "Arrow stream " + quoted_text(stream) +
           (batch == 0 ? "" : ", batch " + std::to_string(batch)) +
           (column.empty() ? "" : ", column " + quoted_text(column)) + ": ";
  }

  // The stream is sound, but nothing that thads can read.
  [[noreturn]] void refuse(std::string_view why) const {
    throw error(errc::argument, text() + std::string(why));
  }

  // The stream contradicts itself or the format.
  [[noreturn]] void fail(std::string_view why) const {
    throw error(errc::corrupt, text() + std::string(why));
  }
};

// The front of `text`, at most `most` bytes of whole characters.
inline std::string_view front_of(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  while (most != 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

// Text of any length for a message: a thousand bytes of it, escaped like quoted_text does.
inline std::string visible_text(std::string_view text) {
  constexpr std::size_t piece_size = 16;  // of which quoted_text leaves nothing out
  std::string out;
  for (text = front_of(text, 1000); !text.empty();) {
    std::string_view piece = front_of(text, piece_size);
    if (piece.empty()) piece = text.substr(0, piece_size);
    const std::string quoted = quoted_text(piece);
    out.append(quoted, 1, quoted.size() - 2);
    text.remove_prefix(piece.size());
  }
  return out;
}

}  // namespace detail

template <class Struct>
arrow_owner<Struct> arrow_stream::get(int (*ArrowArrayStream::*callback)(ArrowArrayStream*,
                                                                         Struct*)) {
  const detail::arrow_place place{name_};
  if (!stream_) place.refuse("the stream was released or read before; pass a new one");
  const auto call = (*stream_).*callback;
  if (call == nullptr) place.fail("the stream lacks a callback");
  Struct out{};
  if (const int code = call(&*stream_, &out); code != 0) fail(code);  // nothing in `out` to release
  return arrow_owner<Struct>(out);
}

inline arrow_owner<ArrowSchema> arrow_stream::schema() {
  auto got = get(&ArrowArrayStream::get_schema);
  if (!got) detail::arrow_place{name_}.fail("the schema is released");
  return got;
}

inline arrow_owner<ArrowArray> arrow_stream::next() { return get(&ArrowArrayStream::get_next); }

inline void arrow_stream::fail(int code) {
  if (code == ENOMEM) throw std::bad_alloc();
  const auto last_error = stream_->get_last_error;
  const char* const said = last_error == nullptr ? nullptr : last_error(&*stream_);
  throw error(code == ECANCELED ? errc::cancelled : errc::io,
              detail::arrow_place{name_}.text() + std::generic_category().message(code) +
                  (said == nullptr ? "" : ": " + detail::visible_text(said)));
}

namespace detail {

// --- Types.

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

// --- Arrays.

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

// --- Text.

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

// --- Numbers and days.

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

// --- Columns.

// Rows are read so many at a time: few enough for the fastest cache, enough to forget the cost of
// looking at types.
inline constexpr std::size_t arrow_block_size = 1024;

// The entries of a dictionary.
class arrow_dictionary {
 public:
  // No number that a caller gives to a text is this one.
  static constexpr std::uint32_t no_number = std::numeric_limits<std::uint32_t>::max();

  // Goes to `array`, whose texts are laid out as `layout`. Batches often share a dictionary, which
  // is then not read again: the batch before is still there, so its buffers are no other's.
  void open(const ArrowArray* array, arrow_layout layout, const arrow_place& place);

  // The number that stands for null; codes below it are those of the entries.
  [[nodiscard]] std::uint32_t null_code() const noexcept {
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  [[nodiscard]] std::string_view entry(std::uint32_t code) const noexcept { return entries_[code]; }

  // Where callers keep the number that they give to an entry; at first no_number.
  [[nodiscard]] std::uint32_t& number(std::uint32_t code) noexcept { return numbers_[code]; }

  // Appends the rows of a block that refer to entries that are not fit to be text.
  void find_bad_texts(std::span<const std::uint32_t> codes, std::vector<bad_text>& bad) const;

 private:
  std::vector<const void*> buffers_;  // with `sizes_`, what the dictionary was made of
  std::array<std::int64_t, 3> sizes_{};
  std::vector<std::string_view> entries_;  // and behind them an empty one
  std::vector<bad_text> bad_;              // entries, in their order
  std::vector<std::uint32_t> numbers_;
};

inline void arrow_dictionary::open(const ArrowArray* array, arrow_layout layout,
                                   const arrow_place& place) {
  arrow_texts texts;
  texts.open(array, layout, place);
  const std::array<std::int64_t, 3> sizes{array->length, array->offset, array->null_count};
  const auto buffers = texts.buffers();
  if (!entries_.empty() && sizes == sizes_ && std::ranges::equal(buffers, buffers_)) return;
  const auto size = static_cast<std::size_t>(array->length);
  const std::uint8_t* const validity = validity_of(*array, place);
  std::vector<std::uint8_t> present(validity == nullptr ? 0 : size);
  if (validity != nullptr) expand_bits(validity, array->offset, size, present.data());
  entries_.assign(size + 1, {});
  bad_.clear();
  texts.read(array->offset, validity == nullptr ? nullptr : present.data(),
             std::span(entries_).first(size), bad_, place);
  numbers_.assign(size + 1, no_number);
  buffers_.assign(buffers.begin(), buffers.end());
  sizes_ = sizes;
}

inline void arrow_dictionary::find_bad_texts(std::span<const std::uint32_t> codes,
                                             std::vector<bad_text>& bad) const {
  if (bad_.empty()) return;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto found =
        std::lower_bound(bad_.begin(), bad_.end(), codes[i],
                         [](const bad_text& entry, std::uint32_t code) { return entry.at < code; });
    if (found != bad_.end() && found->at == codes[i]) bad.push_back({i, found->id});
  }
}

// A column of a stream. Rows are read in blocks, behind which it no longer matters how the values
// were laid out: a column of text has a text in every row, any other a number and its state.
class arrow_column {
 public:
  arrow_column(const arrow_field& field, arrow_content content, date_format dates)
      : field_(field),
        content_(content),
        dates_(dates),
        form_(!field.type.is_text()                  ? form::numbers
              : field.index && !field.type.is_null() ? form::codes
                                                     : form::texts),
        present_(arrow_block_size) {
    if (form_ == form::texts) texts_.resize(arrow_block_size);
    if (form_ == form::codes) codes_.resize(arrow_block_size);
    if (content_ != arrow_content::text) numbers_.resize(arrow_block_size);
    if (content_ != arrow_content::text) states_.resize(arrow_block_size);
  }

  // Position among the children of a batch.
  [[nodiscard]] std::size_t position() const noexcept { return field_.position; }

  // Goes to the column of a batch: `length` rows from row `offset` of `array` on.
  void open(const ArrowArray* array, std::int64_t offset, std::int64_t length,
            const arrow_place& place);

  // Reads `count` rows, no more than a block, from row `first` of the batch on. Appends the texts
  // that are not fit to be one, and makes them empty.
  void read(std::size_t first, std::size_t count, std::vector<bad_text>& bad,
            const arrow_place& place);

  // What row `i` of the block holds: empty for null. Numbers are written out, until the next call.
  [[nodiscard]] std::string_view text(std::size_t i) {
    if (form_ == form::texts) return texts_[i];
    if (form_ == form::codes) return dictionary_.entry(codes_[i]);
    return number_text(i);
  }

  // Gives the texts of `out.size()` rows from row `first` on.
  void copy_texts(std::size_t first, std::span<std::string_view> out) const {
    if (form_ == form::texts) {
      std::copy_n(texts_.data() + first, out.size(), out.begin());
    } else {
      const std::uint32_t* const codes = codes_.data() + first;
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = dictionary_.entry(codes[i]);
    }
  }

  // The numbers that `look_up` gives for the texts of `out.size()` rows from row `first` on; it is
  // asked once for an entry of a dictionary.
  template <class LookUp>
  void number_texts(std::size_t first, std::span<std::uint32_t> out, LookUp look_up) {
    if (form_ == form::texts) {
      const std::string_view* const texts = texts_.data() + first;
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = look_up(texts[i]);
      return;
    }
    const std::uint32_t* const codes = codes_.data() + first;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::uint32_t code = codes[i];
      std::uint32_t& known = dictionary_.number(code);
      if (known == arrow_dictionary::no_number) known = look_up(dictionary_.entry(code));
      out[i] = known;
    }
  }

  // The numbers and states of the block, unless the column is one of text.
  [[nodiscard]] std::span<const std::int64_t> numbers() const noexcept { return numbers_; }
  [[nodiscard]] std::span<const number_state> states() const noexcept { return states_; }

 private:
  enum class form : std::uint8_t { texts, codes, numbers };

  template <class Index>
  void read_codes(std::int64_t first, const std::uint8_t* present, std::span<std::uint32_t> codes,
                  const arrow_place& place);
  void read_codes(std::int64_t first, const std::uint8_t* present, std::span<std::uint32_t> codes,
                  const arrow_place& place);
  void parse_texts(std::size_t count);
  [[nodiscard]] std::string_view number_text(std::size_t i);

  arrow_field field_;
  arrow_content content_;
  date_format dates_;
  form form_;

  // The batch.
  const std::uint8_t* validity_ = nullptr;
  const void* indices_ = nullptr;
  arrow_texts source_texts_;
  arrow_numbers source_numbers_;
  arrow_dictionary dictionary_;
  std::int64_t start_ = 0;  // of its rows in the buffers

  // The block.
  std::int64_t block_start_ = 0;  // in the buffers
  std::vector<std::uint8_t> present_;
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> codes_;
  std::vector<std::int64_t> numbers_;
  std::vector<number_state> states_;
  std::string number_text_;
};

inline void arrow_column::open(const ArrowArray* array, std::int64_t offset, std::int64_t length,
                               const arrow_place& place) {
  switch (form_) {
    case form::texts:
      source_texts_.open(array, field_.type.layout, place);
      break;
    case form::codes:
      indices_ = buffers_of(array, 2, 2, place)[1];
      if (indices_ == nullptr) place.fail("the buffer of indices is missing");
      break;
    case form::numbers:
      source_numbers_.open(array, field_.type, place);
      break;
  }
  if (array->length < offset + length) place.fail("the column is shorter than the batch");
  if (array->n_children != 0) place.fail("a column without nested values has children");
  if ((array->dictionary != nullptr) != field_.index.has_value()) {
    place.fail("the schema and the batch disagree on whether there is a dictionary");
  }
  start_ = array->offset + offset;
  if (field_.type.is_null()) return;
  validity_ = validity_of(*array, place);
  if (form_ == form::codes) dictionary_.open(array->dictionary, field_.type.layout, place);
}

template <class Index>
void arrow_column::read_codes(std::int64_t first, const std::uint8_t* present,
                              std::span<std::uint32_t> codes, const arrow_place& place) {
  const std::uint64_t size = dictionary_.null_code();
  const auto index = [from = indices_, first](std::size_t i) {
    return static_cast<std::uint64_t>(load<Index>(from, first + static_cast<std::int64_t>(i)));
  };
  std::uint64_t is_outside = 0;
  if (present == nullptr) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      codes[i] = static_cast<std::uint32_t>(index(i));
      is_outside |= index(i) >= size ? 1U : 0U;
    }
  } else {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      codes[i] = static_cast<std::uint32_t>(present[i] == 0 ? size : index(i));
      is_outside |= present[i] & (index(i) >= size ? 1U : 0U);
    }
  }
  if (is_outside != 0) place.fail("an index lies outside the dictionary");
}

inline void arrow_column::read_codes(std::int64_t first, const std::uint8_t* present,
                                     std::span<std::uint32_t> codes, const arrow_place& place) {
  switch (field_.index->layout) {
    case arrow_layout::int8:
      return read_codes<std::int8_t>(first, present, codes, place);
    case arrow_layout::uint8:
      return read_codes<std::uint8_t>(first, present, codes, place);
    case arrow_layout::int16:
      return read_codes<std::int16_t>(first, present, codes, place);
    case arrow_layout::uint16:
      return read_codes<std::uint16_t>(first, present, codes, place);
    case arrow_layout::int32:
      return read_codes<std::int32_t>(first, present, codes, place);
    case arrow_layout::uint32:
      return read_codes<std::uint32_t>(first, present, codes, place);
    case arrow_layout::int64:
      return read_codes<std::int64_t>(first, present, codes, place);
    default:
      return read_codes<std::uint64_t>(first, present, codes, place);
  }
}

inline void arrow_column::read(std::size_t first, std::size_t count, std::vector<bad_text>& bad,
                               const arrow_place& place) {
  block_start_ = start_ + static_cast<std::int64_t>(first);
  bool any = !field_.type.is_null();
  const std::uint8_t* const present = validity_ == nullptr ? nullptr : present_.data();
  if (validity_ != nullptr) any = expand_bits(validity_, block_start_, count, present_.data());
  if (form_ == form::numbers) {
    source_numbers_.read(block_start_, present, std::span(numbers_).first(count), states_);
    return;
  }
  if (form_ == form::texts) {
    const auto texts = std::span(texts_).first(count);
    if (any) {
      source_texts_.read(block_start_, present, texts, bad, place);
    } else {
      std::fill(texts.begin(), texts.end(), std::string_view());
    }
  } else {
    const auto codes = std::span(codes_).first(count);
    if (any) {
      read_codes(block_start_, present, codes, place);
      dictionary_.find_bad_texts(codes, bad);
    } else {
      std::fill(codes.begin(), codes.end(), dictionary_.null_code());
    }
  }
  if (content_ != arrow_content::text) parse_texts(count);
}

// Makes numbers or days of texts.
inline void arrow_column::parse_texts(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view value = text(i);
    const char* const end = value.data() + value.size();
    date day;
    bool fits = false;
    if (content_ == arrow_content::amount) {
      fits = bool{from_chars(value.data(), end, numbers_[i])};
    } else {
      fits = bool{from_chars(value.data(), end, day, dates_)};
      numbers_[i] = day.days();
    }
    states_[i] = fits            ? number_state::fine
                 : value.empty() ? number_state::none
                                 : number_state::unfit;
    if (!fits) numbers_[i] = 0;
  }
}

inline std::string_view arrow_column::number_text(std::size_t i) {
  if (states_[i] == number_state::none) return {};
  number_text_ = source_numbers_.text(block_start_ + static_cast<std::int64_t>(i));
  return number_text_;
}

// --- Streams.

// A text of a block that is not fit to be one.
struct bad_cell {
  std::size_t row;
  std::size_t column;
  rule id;
};

// The columns of a stream that have certain names, block by block.
class arrow_blocks {
 public:
  // Finds the columns `names`, which hold `contents`, in any order. Throws errc::argument when one
  // is missing, stands twice, or has a type that does not suit.
  arrow_blocks(arrow_stream stream, std::span<const std::string_view> names,
               std::span<const arrow_content> contents, date_format dates);

  // Columns that the stream has besides, quoted and joined by commas; not all of them, if many.
  [[nodiscard]] const std::string& extra_columns() const noexcept { return extra_columns_; }

  // Fetches a batch ahead of time, so that the rows of the stream can be counted; false at its end,
  // or when as many are at hand as may be.
  [[nodiscard]] bool fetch();

  // Rows of the stream, when it was fetched to its end.
  [[nodiscard]] std::optional<std::uint64_t> total_rows() const noexcept {
    return at_end_ ? std::optional(fetched_rows_) : std::nullopt;
  }

  // Goes to the next block; false at the end.
  [[nodiscard]] bool next();

  // Rows of the block.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] arrow_column& column(std::size_t c) noexcept { return columns_[c]; }

  // By row, and then by column.
  [[nodiscard]] std::span<const bad_cell> bad_cells() const noexcept { return bad_cells_; }

 private:
  // Rows that may be fetched ahead, which bounds what is kept of a stream that is made on the way.
  static constexpr std::uint64_t most_ahead = std::uint64_t{1} << 24U;

  void fetch_batch();
  [[nodiscard]] bool next_batch();
  void open_batch(ArrowArray& batch);
  void check_no_row_is_null(const ArrowArray& batch, const arrow_place& place) const;

  arrow_stream stream_;
  std::vector<std::string> names_;
  std::string extra_columns_;
  std::int64_t children_ = 0;  // of each batch
  std::vector<arrow_column> columns_;

  std::deque<arrow_owner<ArrowArray>> ahead_;
  std::uint64_t fetched_rows_ = 0;
  bool at_end_ = false;
  arrow_owner<ArrowArray> batch_;
  std::uint64_t batches_ = 0;
  std::size_t batch_size_ = 0;
  std::size_t batch_done_ = 0;  // rows of the batch up to the end of the block
  std::size_t size_ = 0;
  std::vector<bad_cell> bad_cells_;
  std::vector<bad_text> bad_texts_;
};

inline arrow_blocks::arrow_blocks(arrow_stream stream, std::span<const std::string_view> names,
                                  std::span<const arrow_content> contents, date_format dates)
    : stream_(std::move(stream)), names_(names.begin(), names.end()) {
  const arrow_place place{stream_.name()};
  auto schema = stream_.schema();
  if (format_of(*schema, place) != "+s") {
    place.refuse("the format " + quoted_text(schema->format) +
                 " is not that of record batches (+s); pass a table");
  }
  children_ = schema->n_children;
  if (children_ < 0 || (children_ != 0 && schema->children == nullptr)) {
    place.fail("the schema lacks its children");
  }
  constexpr std::size_t most_named = 16;
  std::size_t extra = 0;
  std::vector<std::optional<arrow_field>> fields(names.size());
  for (std::size_t i = 0; i < static_cast<std::size_t>(children_); ++i) {
    const ArrowSchema* const child = schema->children[i];
    if (child == nullptr || child->release == nullptr) {
      place.fail("a column of the schema is missing or released");
    }
    const std::string_view name = child->name == nullptr ? "" : child->name;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      if (++extra <= most_named) {
        extra_columns_ += (extra_columns_.empty() ? "" : ", ") + quoted_text(name);
      }
      continue;
    }
    const auto c = static_cast<std::size_t>(found - names.begin());
    if (fields[c]) place.refuse("the column " + quoted_text(name) + " stands there twice");
    fields[c] = field_of(*child, contents[c], {place.stream, 0, name});
    fields[c]->position = i;
  }
  if (extra > most_named) extra_columns_ += ", …";
  std::string missing;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (!fields[c]) missing += (missing.empty() ? "" : ", ") + quoted_text(names[c]);
  }
  if (!missing.empty()) place.refuse("these columns are missing: " + missing);
  for (std::size_t c = 0; c < names.size(); ++c) {
    columns_.emplace_back(*fields[c], contents[c], dates);
  }
}

inline void arrow_blocks::check_no_row_is_null(const ArrowArray& batch,
                                               const arrow_place& place) const {
  const std::uint8_t* const bits = validity_of(batch, place);
  if (bits == nullptr) return;
  for (std::int64_t i = batch.offset; i < batch.offset + batch.length; ++i) {
    if ((bits[i / 8] >> (i % 8) & 1) == 0) {
      place.refuse("a row is null as a whole; leave such rows out");
    }
  }
}

inline void arrow_blocks::open_batch(ArrowArray& batch) {
  const arrow_place place{stream_.name(), batches_};
  static_cast<void>(buffers_of(&batch, 1, 1, place));
  if (batch.n_children != children_ || (children_ != 0 && batch.children == nullptr)) {
    place.fail("the batch does not have the columns of the schema");
  }
  check_no_row_is_null(batch, place);
  batch_size_ = static_cast<std::size_t>(batch.length);
  batch_done_ = 0;
  if (batch_size_ == 0) return;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    columns_[c].open(batch.children[columns_[c].position()], batch.offset, batch.length,
                     {place.stream, batches_, names_[c]});
  }
}

inline void arrow_blocks::fetch_batch() {
  auto batch = stream_.next();
  at_end_ = !batch;
  if (at_end_) return;
  fetched_rows_ +=
      static_cast<std::uint64_t>(std::clamp(batch->length, std::int64_t{0}, most_elements));
  ahead_.push_back(std::move(batch));
}

inline bool arrow_blocks::fetch() {
  if (!at_end_ && fetched_rows_ < most_ahead) fetch_batch();
  return !at_end_ && fetched_rows_ < most_ahead;
}

inline bool arrow_blocks::next_batch() {
  if (ahead_.empty() && !at_end_) fetch_batch();
  if (ahead_.empty()) return false;
  ++batches_;
  open_batch(*ahead_.front());
  // The batch before is released only now, when no dictionary can take the place of its own any
  // more; a batch without rows has not been looked at for dictionaries.
  if (batch_size_ != 0) batch_ = std::move(ahead_.front());
  ahead_.pop_front();
  return true;
}

inline bool arrow_blocks::next() {
  while (batch_done_ == batch_size_) {
    if (!next_batch()) return false;
  }
  const std::size_t first = batch_done_;
  size_ = std::min(batch_size_ - first, arrow_block_size);
  batch_done_ += size_;
  bad_cells_.clear();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    bad_texts_.clear();
    columns_[c].read(first, size_, bad_texts_, {stream_.name(), batches_, names_[c]});
    for (const bad_text& bad : bad_texts_) bad_cells_.push_back({bad.at, c, bad.id});
  }
  std::sort(bad_cells_.begin(), bad_cells_.end(), [](const bad_cell& a, const bad_cell& b) {
    return std::tie(a.row, a.column) < std::tie(b.row, b.column);
  });
  return true;
}

// --- Numbers of texts, as arrow_table keeps them for the entries of dictionaries.

inline constexpr std::uint32_t unknown_number = arrow_dictionary::no_number - 1;  // of no word
inline constexpr std::uint32_t missing_number = arrow_dictionary::no_number - 2;  // of no text

template <vocabulary_enum Enum>
std::uint32_t word_number(std::string_view text) noexcept {
  if (text.empty()) return missing_number;
  const auto word = find_code<Enum>(text);
  return word ? static_cast<std::uint32_t>(*word) : unknown_number;
}

inline std::uint32_t flags_number(std::string_view text) noexcept {
  const auto flags = parse_flags(text);
  return flags ? std::uint32_t{flags->bits()} : unknown_number;
}

inline flag_set flags_of(std::uint32_t number) noexcept {
  return number == unknown_number ? flag_set()
                                  : flag_set::from_bits(static_cast<std::uint8_t>(number));
}

}  // namespace detail

/// Reads the rows of a stream with `Columns` named columns, like csv_table those of a file. Null
/// stands for an empty field. Values are checked as they are fetched; every fault goes to the
/// report with row, column name and case id.
template <std::size_t Columns>
class arrow_table {
 public:
  using names = std::array<std::string_view, Columns>;
  using contents = std::array<arrow_content, Columns>;

  /// Reads the schema of `stream`. All of `columns` must be there, in any order, with types that
  /// suit `contents`; columns that are not named are ignored and noted once. Column `case_column`
  /// holds case ids. Throws errc::argument for a schema that does not suit, and like arrow_stream.
  arrow_table(arrow_stream stream, date_format dates, const names& columns,
              const contents& contents_of, std::size_t case_column, findings& report,
              std::uint32_t file)
      : columns_(columns),
        case_column_(case_column),
        report_(report),
        file_(file),
        blocks_(std::move(stream), columns_, contents_of, dates) {
    if (blocks_.extra_columns().empty()) return;
    report_.add({.id = rule::column_extra, .file = file_, .value = blocks_.extra_columns()});
  }

  /// Fetches rows ahead of time, all of them or as many as may be at hand, so that the rows of the
  /// stream may be counted. Throws like arrow_stream, and when `progress` says so.
  void fetch(const progress_callback& progress) {
    while (blocks_.fetch()) tell(progress);
  }

  /// Rows of the stream, when it was fetched to its end.
  [[nodiscard]] std::optional<std::uint64_t> total_rows() const noexcept {
    return blocks_.total_rows();
  }

  /// Goes to the next rows, at most arrow_block_size of them, of which none is the current one yet;
  /// false at the end. Throws like arrow_stream.
  [[nodiscard]] bool next_block() {
    line_ = block_line_ += size_;
    size_ = next_bad_ = 0;
    row_ = 0;
    if (!blocks_.next()) return false;
    size_ = blocks_.size();
    return true;
  }

  /// Rows of the block.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Number of the first row of the block in the stream, from 1.
  [[nodiscard]] std::uint64_t first_line() const noexcept { return block_line_ + 1; }

  /// Makes row `i` of the block the current one; the rows of a block are visited in their order.
  void visit(std::size_t i) {
    row_ = i;
    line_ = block_line_ + i + 1;
    good_ = true;
    if (next_bad_ != blocks_.bad_cells().size()) report_bad_texts();
  }

  /// Visits the next row; false at the end. Throws like arrow_stream.
  [[nodiscard]] bool next() {
    const bool is_last = line_ == block_line_ + size_;
    if (is_last && !next_block()) return false;
    visit(line_ - block_line_);
    return true;
  }

  /// False when the row has a fault, so far as its values were fetched.
  [[nodiscard]] bool good() const noexcept { return good_; }

  /// Number of the row in the stream, from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  /// What column `c` holds, as text: empty for null and for text that is no UTF-8 or has a NUL. Of
  /// a number or a day, the text lives until the next call.
  [[nodiscard]] std::string_view text(std::size_t c) { return blocks_.column(c).text(row_); }

  /// The texts of `out.size()` rows of the block from row `first` on, of a column of text.
  void texts(std::size_t c, std::size_t first, std::span<std::string_view> out) {
    blocks_.column(c).copy_texts(first, out);
  }

  /// The number that `look_up` gives for the text of column `c`, which is asked only once for each
  /// entry of a dictionary. No number may be 2^32 - 1, and `look_up` always gives the same for one
  /// column and text.
  template <class LookUp>
  std::uint32_t number(std::size_t c, LookUp look_up) {
    std::uint32_t number = 0;
    numbers(c, row_, std::span(&number, 1), look_up);
    return number;
  }

  /// The same for `out.size()` rows of the block from row `first` on.
  template <class LookUp>
  void numbers(std::size_t c, std::size_t first, std::span<std::uint32_t> out, LookUp look_up) {
    blocks_.column(c).number_texts(first, out, look_up);
  }

  /// The text of column `c`, which must not be empty.
  std::string_view required(std::size_t c) {
    const std::string_view value = text(c);
    if (value.empty()) fault(rule::value_missing, c);
    return value;
  }

  /// The word of column `c`, or nothing when there is none or one that is not known.
  template <vocabulary_enum Enum>
  std::optional<Enum> find_word(std::size_t c) {
    const std::uint32_t found = number(c, detail::word_number<Enum>);
    if (found < word_count<Enum>) return static_cast<Enum>(found);
    fault(found == detail::missing_number ? rule::value_missing : rule::code_unknown, c, text(c));
    return std::nullopt;
  }

  /// The word of column `c`. Null or an empty text gives `fallback`, if there is one.
  template <vocabulary_enum Enum>
  Enum word(std::size_t c, std::optional<Enum> fallback = {}) {
    if (fallback && text(c).empty()) return *fallback;
    return find_word<Enum>(c).value_or(Enum{});
  }

  /// The flags of column `c`, joined by "|".
  flag_set flags(std::size_t c) {
    const std::uint32_t found = number(c, detail::flags_number);
    if (found == detail::unknown_number) fault(rule::code_unknown, c, text(c));
    return detail::flags_of(found);
  }

  /// The date of column `c`.
  date day(std::size_t c) {
    const detail::arrow_column& column = blocks_.column(c);
    const detail::number_state state = column.states()[row_];
    if (state == detail::number_state::fine) {
      return date::from_days(static_cast<std::int32_t>(column.numbers()[row_]));
    }
    const bool is_missing = state == detail::number_state::none;
    fault(is_missing ? rule::value_missing : rule::date_invalid, c, text(c));
    return {};
  }

  /// Whole đồng between `least` and 2^63 - 1, or nothing when there are none or they are at fault.
  std::optional<std::int64_t> amount(std::size_t c, std::int64_t least) {
    const detail::arrow_column& column = blocks_.column(c);
    const detail::number_state state = column.states()[row_];
    if (state == detail::number_state::none) return std::nullopt;
    const std::int64_t value = column.numbers()[row_];
    if (state == detail::number_state::fine && value >= least) return value;
    fault(rule::amount_invalid, c, text(c));
    return std::nullopt;
  }

  /// The texts of the block that are not fit to be one.
  [[nodiscard]] std::span<const detail::bad_cell> bad_cells() const noexcept {
    return blocks_.bad_cells();
  }

  /// Days since 1970 or đồng in column `c` of all rows of the block, where the state is `fine`, and
  /// 0 where it is `none`.
  [[nodiscard]] std::span<const std::int64_t> values(std::size_t c) {
    return blocks_.column(c).numbers();
  }
  [[nodiscard]] std::span<const detail::number_state> states(std::size_t c) {
    return blocks_.column(c).states();
  }

  /// Reports that column `c` of the row breaks rule `r`.
  void fault(rule r, std::size_t c, std::string_view value = {}) {
    if (describe(r).severity == severity::error) good_ = false;
    report_.add({.id = r,
                 .file = file_,
                 .line = line_,
                 .case_id = std::string(text(case_column_)),
                 .field = columns_[c],
                 .value = std::string(value)});
  }

  /// Calls `progress` now and then with the rows so far; there is no telling how many there are.
  void report_progress(const progress_callback& progress) {
    constexpr std::uint64_t every = 1U << 16U;
    if (line_ < reported_ + every) return;
    reported_ = line_;
    tell(progress);
  }

 private:
  void tell(const progress_callback& progress) const {
    if (progress && !progress(line_, 0)) throw error(errc::cancelled, "reading was cancelled");
  }

  // Text that is not fit to be one spoils its row, as it does in a file.
  void report_bad_texts() {
    const auto bad = blocks_.bad_cells();
    for (; next_bad_ != bad.size() && bad[next_bad_].row == row_; ++next_bad_) {
      fault(bad[next_bad_].id, bad[next_bad_].column);
    }
  }

  names columns_;
  std::size_t case_column_;
  findings& report_;
  std::uint32_t file_;
  detail::arrow_blocks blocks_;
  std::uint64_t block_line_ = 0;  // rows before the block
  std::size_t size_ = 0;
  std::size_t row_ = 0;  // of the block
  std::uint64_t line_ = 0;
  std::uint64_t reported_ = 0;
  std::size_t next_bad_ = 0;
  bool good_ = true;
};

}  // namespace thads
