// SPDX-License-Identifier: Apache-2.0
// The narrative of a period: a template filled with figures, and where each of them comes from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <thads/report/narrative/narrative_template.hpp>
#include <thads/report/narrative/phrases.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// A place in a text that was filled in, and what stands behind it.
struct traced {
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t size = 0;   ///< in bytes
  std::string placeholder{};
  /// The exact value in plain notation: việc or đồng, a fraction "11714/13970", points; for names
  /// the code of the unit or the period.
  std::string value{};
  std::string formula{};  ///< "11 714 / 13 970 = 83.85 %"
};

/// A text in which every number can be traced to a result: there is no digit outside of `trace`.
struct narrative {
  std::string text{};  ///< paragraphs with an empty line between; no line end at the end
  std::vector<traced> trace{};

  /// What stands in the place of `t`, one of `trace`.
  [[nodiscard]] std::string_view words_of(const traced& t) const;
};

/// How a narrative says its numbers.
struct narrative_options {
  points_name points = points_name::points;
  bool words = false;  ///< numbers of việc and đồng in words as well, in brackets
};

/// The narrative of the unit and the period reported on, in the language of `in`, which the
/// template should be in too. A sentence is left out when there is no answer to one of its
/// placeholders: no target, no year before, nothing set aside. Throws errc::argument without a
/// tally, and errc::range for a number of 10^38 and more, or of more than 10^18 in words.
[[nodiscard]] narrative make_narrative(const report_input& in, const narrative_template& how,
                                       const narrative_options& options = {});

/// Every number of a narrative with the placeholder, the exact value and the formula behind it.
[[nodiscard]] table trace_table(const narrative& n);

/// The narrative as one JSON object: `text`, and `trace` with `begin` and `size` in bytes of the
/// UTF-8 text, `words`, `placeholder`, `value` and `formula`.
[[nodiscard]] std::string to_json(const narrative& n);

}  // namespace thads
