// SPDX-License-Identifier: Apache-2.0
// Ranks of units by a rate, with ties.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

/// Which values count as equal. `exact_value` is the default everywhere: like the meeting of a
/// target, a rank must not depend on how many decimals a form prints. `printed_value` ranks by the
/// percent with two decimals, half up, as published rankings do, and is there to check those.
enum class ranked_by : std::uint8_t { exact_value = 0, printed_value = 1 };

/// A unit and the value that it is ranked by.
struct ranked_value {
  std::string code{};
  ratio value{};  ///< exact
};

/// The place of a unit among others ("xếp thứ 5/34").
struct placing {
  std::string code{};
  ratio value{};                      ///< exact
  std::optional<std::size_t> rank{};  ///< from 1; none for an undefined value
  std::size_t out_of = 0;             ///< units with a rank; those without are not counted
  std::size_t tied_with = 0;          ///< other units with the same rank
};

namespace detail {

struct ranked_entry {
  placing place;
  ratio key;  ///< the value, exact or as printed
};

// An undefined value is worse than any other.
[[nodiscard]] inline bool is_better(const ratio& a, const ratio& b, direction better) {
  if (!a.is_defined() || !b.is_defined()) return a.is_defined() && !b.is_defined();
  return better == direction::higher ? a > b : a < b;
}

[[nodiscard]] inline std::vector<ranked_entry> entries_in_order(std::vector<ranked_value> units,
                                                                direction better, ranked_by by) {
  std::vector<ranked_entry> entries;
  for (ranked_value& u : units) {
    const auto printed = by == ranked_by::printed_value ? published(u.value) : std::nullopt;
    const ratio key = printed ? ratio(printed->value()) : u.value;
    entries.push_back({{.code = std::move(u.code), .value = u.value}, key});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [better](const ranked_entry& a, const ranked_entry& b) {
                     if (is_better(a.key, b.key, better)) return true;
                     if (is_better(b.key, a.key, better)) return false;
                     return a.place.code < b.place.code;
                   });
  return entries;
}

}  // namespace detail

/// Ranks units from the best to the worst: the rank is 1 plus the number of better units, so equals
/// share a rank and the next one is left out (1 2 2 4). Equals stand in the order of their codes;
/// units with an undefined value come last, in that order too, and without a rank.
///
/// `better` says which values are better; `neutral` gives errc::argument. Ranking by the printed
/// value throws errc::overflow for a percent of more than 38 digits.
[[nodiscard]] inline std::vector<placing> rank_units(std::vector<ranked_value> units,
                                                     direction better,
                                                     ranked_by by = ranked_by::exact_value) {
  if (better == direction::neutral) {
    throw error(errc::argument,
                "ranking: neither more nor less of a neutral indicator is better; "
                "use higher or lower");
  }
  auto entries = detail::entries_in_order(std::move(units), better, by);
  const auto undefined = std::find_if(entries.begin(), entries.end(),
                                      [](const auto& e) { return !e.key.is_defined(); });
  std::vector<placing> result;
  for (auto first = entries.begin(); first != undefined;) {
    const auto next = std::find_if(first, undefined, [&](const auto& e) {
      return detail::is_better(first->key, e.key, better);
    });
    const std::size_t rank = result.size() + 1;
    for (auto e = first; e != next; ++e) {
      e->place.rank = rank;
      e->place.tied_with = static_cast<std::size_t>(next - first) - 1;
      result.push_back(std::move(e->place));
    }
    first = next;
  }
  for (auto e = undefined; e != entries.end(); ++e) result.push_back(std::move(e->place));
  for (placing& p : result) p.out_of = static_cast<std::size_t>(undefined - entries.begin());
  return result;
}

/// "thứ 5/34" or "rank 5 of 34"; "–" without a rank.
[[nodiscard]] inline std::string to_string(const placing& p, language lang) {
  if (!p.rank) return "–";
  const std::string rank = std::to_string(*p.rank);
  const std::string all = std::to_string(p.out_of);
  return lang == language::vi ? "thứ " + rank + "/" + all : "rank " + rank + " of " + all;
}

}  // namespace thads
