// SPDX-License-Identifier: Apache-2.0
// Made-up figures of a nation, its provinces and their districts, for the laws of forms.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/tally/tally.hpp>

namespace thads_test {

/// The nation "N", two provinces and four districts, each code beginning with that of the unit
/// above; and "Z", which stands outside.
[[nodiscard]] inline thads::agency_tree small_nation() {
  using thads::unit_kind;
  std::vector<thads::agency> rows{{.code = "N", .name = "Toàn quốc", .kind = unit_kind::nation},
                                  {.code = "Z", .name = "Đơn vị Z", .kind = unit_kind::other}};
  for (const char* code : {"N1", "N2"}) {
    rows.push_back({.code = code,
                    .name = std::string("Tỉnh ") + code,
                    .kind = unit_kind::province,
                    .parent = "N"});
  }
  for (const std::string code : {"N11", "N12", "N21", "N22"}) {
    rows.push_back({.code = code,
                    .name = "Chi cục " + code,
                    .kind = unit_kind::district,
                    .parent = code.substr(0, 2)});
  }
  return thads::agency_tree(std::move(rows));
}

/// Figures for which the flow identity holds; amounts of đồng to 10^`digits`, a third of them whole
/// thousands, and now and then below zero.
class random_measures {
 public:
  random_measures(std::uint64_t seed, int digits) : random_(seed) {
    for (int i = 0; i < digits; ++i) most_ *= 10;
  }

  [[nodiscard]] thads::measures next() {
    using thads::measure;
    thads::measures m;
    thads::figure out;
    for (const measure to : thads::flow_out) {
      if (below(3) == 0) continue;
      m[to] = {static_cast<std::int64_t>(below(50)), money()};
      out += m[to];
    }
    const auto percent = static_cast<std::int64_t>(below(101));
    const thads::figure carried{out.count * percent / 100, out.money * percent / 100};
    m[measure::carried_over] = carried;
    m[measure::newly_accepted] = {out.count - carried.count, out.money - carried.money};
    m[measure::received] = {m[measure::newly_accepted].count / 2,
                            m[measure::newly_accepted].money / 2};
    m[measure::separate_book] = {static_cast<std::int64_t>(below(9)), money()};
    return m;
  }

  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

 private:
  [[nodiscard]] thads::int128_t money() {
    auto amount = static_cast<std::int64_t>(below(most_));
    if (below(3) == 0) amount -= amount % 1000;
    return below(16) == 0 ? -amount : amount;
  }

  std::mt19937_64 random_;
  std::uint64_t most_ = 1;
};

/// A cell for every key that comes up; some units, officers and types have none.
[[nodiscard]] inline std::vector<thads::tally_cell> random_cells(std::uint64_t seed) {
  constexpr std::array units{"N", "N1", "N2", "N11", "N12", "N21", "N22", "Z"};
  constexpr std::array officers{"", "x", "y"};
  random_measures random(seed, static_cast<int>(3 + seed % 13));
  std::vector<thads::tally_cell> cells;
  const std::size_t wanted = random.below(60);
  for (std::size_t i = 0; i < wanted; ++i) {
    cells.push_back(
        {.key = {.unit = units[random.below(units.size())],
                 .officer = officers[random.below(officers.size())],
                 .initiation = static_cast<thads::initiation>(random.below(2)),
                 .judgment = static_cast<thads::judgment_type>(random.below(10)),
                 .flags = thads::flag_set::from_bits(static_cast<std::uint8_t>(random.below(4)))},
         .values = random.next()});
  }
  return cells;
}

}  // namespace thads_test
