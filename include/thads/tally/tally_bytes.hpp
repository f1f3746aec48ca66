// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of a tally: the same figures give the same bytes on every machine.
//
//   "THADSTLY" | format u16 | rules u32 | year u16 | months u8 | keys u8 | cases and records set
//   aside u64 u64 | cells u64 | the cells, sorted by key | FNV-1a of all before, u64
//   cell: the parts of the key (text as u32 length and bytes, codes as u8) | measures present as
//   bits u32 | for each: count i64, money i128
//
// Little-endian throughout. The trailing hash finds damage, not forgery.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/error.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

namespace detail {

inline constexpr std::string_view tally_magic = "THADSTLY";
inline constexpr std::uint16_t tally_format = 1;

inline std::uint64_t fnv1a(std::string_view bytes) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

class byte_writer {
 public:
  template <class UInt>
  void number(UInt value) {
    for (std::size_t i = 0; i < sizeof value; ++i) {
      bytes_.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8U * i))));
    }
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    raw(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  [[nodiscard]] std::string_view view() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

class byte_reader {
 public:
  explicit byte_reader(std::string_view bytes) : bytes_(bytes), left_(bytes) {}

  template <class UInt>
  [[nodiscard]] UInt number() {
    const std::string_view part = raw(sizeof(UInt));
    UInt value = 0;
    for (std::size_t i = sizeof(UInt); i-- > 0;) {
      value = static_cast<UInt>(static_cast<UInt>(value << 7U << 1U) |
                                static_cast<unsigned char>(part[i]));
    }
    return value;
  }
  [[nodiscard]] std::string_view text() { return raw(number<std::uint32_t>()); }
  [[nodiscard]] std::string_view raw(std::size_t size) {
    if (size > left_.size()) fail("the bytes end too early");
    const std::string_view part = left_.substr(0, size);
    left_.remove_prefix(size);
    return part;
  }
  [[nodiscard]] std::size_t left() const noexcept { return left_.size(); }

  [[noreturn]] void fail(std::string_view why) const {
    throw error(errc::corrupt, "not a tally: " + std::string(why) + " (at byte " +
                                   std::to_string(bytes_.size() - left_.size()) + ")");
  }

 private:
  std::string_view bytes_;
  std::string_view left_;
};

inline void write_cell(byte_writer& out, const tally_cell& c, dimension_set by) {
  if (by.contains(dimension::unit)) out.text(c.key.unit);
  if (by.contains(dimension::officer)) out.text(c.key.officer);
  if (by.contains(dimension::initiation)) {
    out.number(static_cast<std::uint8_t>(c.key.initiation));
  }
  if (by.contains(dimension::judgment_type)) {
    out.number(static_cast<std::uint8_t>(c.key.judgment));
  }
  if (by.contains(dimension::flags)) out.number(c.key.flags.bits());
  std::uint32_t present = 0;
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    if (!c.values[static_cast<measure>(m)].is_zero()) present |= 1U << m;
  }
  out.number(present);
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    if ((present >> m & 1U) == 0) continue;
    const figure& f = c.values[static_cast<measure>(m)];
    out.number(static_cast<std::uint64_t>(f.count));
    out.number(static_cast<uint128_t>(f.money));
  }
}

template <class Enum>
Enum read_code(byte_reader& in) {
  const auto value = in.number<std::uint8_t>();
  if (value >= word_count<Enum>) in.fail("an unknown code");
  return static_cast<Enum>(value);
}

inline tally_cell read_cell(byte_reader& in, dimension_set by) {
  tally_cell c;
  if (by.contains(dimension::unit)) c.key.unit = in.text();
  if (by.contains(dimension::officer)) c.key.officer = in.text();
  if (by.contains(dimension::initiation)) c.key.initiation = read_code<initiation>(in);
  if (by.contains(dimension::judgment_type)) c.key.judgment = read_code<judgment_type>(in);
  if (by.contains(dimension::flags)) {
    const auto bits = in.number<std::uint8_t>();
    c.key.flags = flag_set::from_bits(bits);
    if (c.key.flags.bits() != bits) in.fail("an unknown flag");
  }
  const auto present = in.number<std::uint32_t>();
  if (present == 0 || present >> word_count<measure> != 0) in.fail("an unknown measure");
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    if ((present >> m & 1U) == 0) continue;
    figure& f = c.values[static_cast<measure>(m)];
    f.count = static_cast<std::int64_t>(in.number<std::uint64_t>());
    f.money = static_cast<int128_t>(in.number<uint128_t>());
    if (f.is_zero()) in.fail("a measure that is zero");
  }
  return c;
}

}  // namespace detail

/// The canonical bytes of `t`.
[[nodiscard]] inline std::string serialize(const tally& t) {
  detail::byte_writer out;
  out.raw(detail::tally_magic);
  out.number(detail::tally_format);
  out.number(t.rules_version());
  out.number(static_cast<std::uint16_t>(t.period().year()));
  out.number(static_cast<std::uint8_t>(t.period().months()));
  out.number(t.dimensions().bits());
  out.number(t.set_aside().cases);
  out.number(t.set_aside().records);
  out.number(std::uint64_t{t.cells().size()});
  for (const tally_cell& c : t.cells()) detail::write_cell(out, c, t.dimensions());
  out.number(detail::fnv1a(out.view()));
  return out.take();
}

/// The tally whose canonical bytes these are. Throws errc::corrupt, with the place, for anything
/// else: memory stays within a small multiple of the bytes given.
[[nodiscard]] inline tally deserialize(std::string_view bytes) {
  detail::byte_reader in(bytes);
  if (in.left() < detail::tally_magic.size() ||
      in.raw(detail::tally_magic.size()) != detail::tally_magic) {
    in.fail("the bytes do not begin with THADSTLY");
  }
  if (in.number<std::uint16_t>() != detail::tally_format) in.fail("an unknown format version");
  const auto rules = in.number<std::uint32_t>();
  const int year = in.number<std::uint16_t>();
  const int months = in.number<std::uint8_t>();
  if (year < 1901 || year > 2199 || months < 1 || months > 12) in.fail("no such period");
  const auto bits = in.number<std::uint8_t>();
  const auto by = dimension_set::from_bits(bits);
  if (by.bits() != bits) in.fail("an unknown key");
  set_aside_counts set_aside;
  set_aside.cases = in.number<std::uint64_t>();
  set_aside.records = in.number<std::uint64_t>();
  const auto size = in.number<std::uint64_t>();
  std::vector<tally_cell> cells;
  for (std::uint64_t i = 0; i < size; ++i) {
    cells.push_back(detail::read_cell(in, by));
    if (i > 0 && !(cells[i - 1].key < cells[i].key)) in.fail("cells out of order");
  }
  const std::uint64_t expected = detail::fnv1a(bytes.substr(0, bytes.size() - in.left()));
  if (in.number<std::uint64_t>() != expected) in.fail("the hash does not match");
  if (in.left() != 0) in.fail("bytes after the end");
  tally result(period(year, months), by, rules);
  result.add(std::move(cells));
  result.add_set_aside(set_aside);
  return result;
}

}  // namespace thads
