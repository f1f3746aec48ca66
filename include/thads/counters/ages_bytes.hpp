// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of ages and durations: the same figures give the same bytes on every machine.
//
//   "THADSAGE" | format u16 | rules u32 | year u16 | months u8 | cells u64 | the cells, sorted by
//   key | FNV-1a of all before, u64
//   cell: unit, text | series u8 | bucket u8 | ages u32, at least 1 | for each, from the youngest:
//   days u32, count i64, money i128
//
// Numbers, texts and the hash are as bytes.hpp says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/counters/ages.hpp>
#include <thads/tally/bytes.hpp>

namespace thads {

namespace detail {

inline constexpr byte_format ages_format{"THADSAGE", 1, "ages of cases"};

inline age_histogram read_histogram(byte_reader& in) {
  const auto size = in.number<std::uint32_t>();
  if (size == 0) in.fail("a key without ages");
  std::vector<aged_figure> ages;
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto days = in.number<std::uint32_t>();
    if (days > static_cast<std::uint32_t>(longest_age)) in.fail("an age beyond all dates");
    ages.push_back({static_cast<std::int32_t>(days), in.sum()});
    if (i > 0 && ages[i - 1].key >= ages[i].key) in.fail("ages out of order");
  }
  age_histogram result;
  result.add(std::move(ages));
  return result;
}

inline age_cell read_age_cell(byte_reader& in) {
  age_cell c;
  c.key.unit = in.text();
  c.key.series = in.code<age_series>();
  c.key.bucket = in.code<measure>();
  c.values = read_histogram(in);
  return c;
}

}  // namespace detail

/// The canonical bytes of `ages`.
[[nodiscard]] inline std::string serialize(const case_ages& ages) {
  detail::byte_writer out(detail::ages_format);
  out.number(ages.rules_version());
  out.span(ages.period());
  out.number(std::uint64_t{ages.cells().size()});
  for (const age_cell& c : ages.cells()) {
    out.text(c.key.unit);
    out.number(static_cast<std::uint8_t>(c.key.series));
    out.number(static_cast<std::uint8_t>(c.key.bucket));
    out.number(static_cast<std::uint32_t>(c.values.list().size()));
    for (const aged_figure& a : c.values.list()) {
      out.number(static_cast<std::uint32_t>(a.key));
      out.sum(a.values);
    }
  }
  return out.finish();
}

/// The ages whose canonical bytes these are. Throws errc::corrupt, with the place, for anything
/// else: memory stays within a small multiple of the bytes given.
[[nodiscard]] inline case_ages deserialize_ages(std::string_view bytes) {
  detail::byte_reader in(bytes, detail::ages_format);
  const auto rules = in.number<std::uint32_t>();
  const period of = in.span();
  const auto size = in.number<std::uint64_t>();
  std::vector<age_cell> cells;
  for (std::uint64_t i = 0; i < size; ++i) {
    cells.push_back(detail::read_age_cell(in));
    if (i > 0 && !(cells[i - 1].key < cells[i].key)) in.fail("cells out of order");
  }
  in.finish();
  case_ages result(of, rules);
  result.add(std::move(cells));
  return result;
}

}  // namespace thads
