// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of a tally: the same figures give the same bytes on every machine.
//
//   "THADSTLY" | format u16 | rules u32 | year u16 | months u8 | keys u8 | cases and records set
//   aside u64 u64 | cells u64 | the cells, sorted by key | FNV-1a of all before, u64
//   cell: the parts of the key (text as u32 length and bytes, codes as u8) | measures present as
//   bits u32 | for each: count i64, money i128
//
// Numbers, texts and the hash are as bytes.hpp says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/tally/bytes.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

namespace detail {

inline constexpr byte_format tally_format{"THADSTLY", 1, "a tally"};

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
    out.sum(c.values[static_cast<measure>(m)]);
  }
}

inline tally_cell read_cell(byte_reader& in, dimension_set by) {
  tally_cell c;
  if (by.contains(dimension::unit)) c.key.unit = in.text();
  if (by.contains(dimension::officer)) c.key.officer = in.text();
  if (by.contains(dimension::initiation)) c.key.initiation = in.code<initiation>();
  if (by.contains(dimension::judgment_type)) c.key.judgment = in.code<judgment_type>();
  if (by.contains(dimension::flags)) {
    const auto bits = in.number<std::uint8_t>();
    c.key.flags = flag_set::from_bits(bits);
    if (c.key.flags.bits() != bits) in.fail("an unknown flag");
  }
  const auto present = in.number<std::uint32_t>();
  if (present == 0 || present >> word_count<measure> != 0) in.fail("an unknown measure");
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    if ((present >> m & 1U) == 0) continue;
    c.values[static_cast<measure>(m)] = in.sum();
  }
  return c;
}

}  // namespace detail

/// The canonical bytes of `t`.
[[nodiscard]] inline std::string serialize(const tally& t) {
  detail::byte_writer out(detail::tally_format);
  out.number(t.rules_version());
  out.span(t.period());
  out.number(t.dimensions().bits());
  out.number(t.set_aside().cases);
  out.number(t.set_aside().records);
  out.number(std::uint64_t{t.cells().size()});
  for (const tally_cell& c : t.cells()) detail::write_cell(out, c, t.dimensions());
  return out.finish();
}

/// The tally whose canonical bytes these are. Throws errc::corrupt, with the place, for anything
/// else: memory stays within a small multiple of the bytes given.
[[nodiscard]] inline tally deserialize(std::string_view bytes) {
  detail::byte_reader in(bytes, detail::tally_format);
  const auto rules = in.number<std::uint32_t>();
  const period of = in.span();
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
  in.finish();
  tally result(of, by, rules);
  result.add(std::move(cells));
  result.add_set_aside(set_aside);
  return result;
}

}  // namespace thads
