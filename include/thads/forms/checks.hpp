// SPDX-License-Identifier: Apache-2.0
// Checks of forms: within a form, between forms, between levels, between periods. A check that
// looked at nothing has not passed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/forms/form_sheet.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// What a check found.
enum class check_outcome : std::uint8_t {
  pass = 0,
  fail = 1,
  unknown = 2,  ///< nothing could be compared, or what was seen allows both
};

template <>
struct detail::vocabulary<check_outcome> {
  static constexpr std::string_view noun = "outcome";
  static constexpr std::array<word, 3> words{
      {{"pass", "đạt"}, {"fail", "không đạt"}, {"unknown", "chưa kiểm tra được"}}};
};

/// Two figures that should be equal and are not.
struct check_failure {
  std::string form{};       ///< id of the form; empty where the check is not about one
  std::string row{};        ///< code of the row; empty for the total
  std::string column{};     ///< id of the column, or of the identity
  int128_t difference = 0;  ///< what stands there less what should, in the unit of the form
  bilingual message{};
};

/// A check and its outcome.
struct check_result {
  std::string id{};  ///< "identity.conditions", "forms.01-04", "levels.01", "periods.cases"
  bilingual title{};
  check_outcome outcome = check_outcome::unknown;
  std::uint64_t cells = 0;  ///< comparisons made
  std::vector<check_failure> failures{};
  bilingual reason{};  ///< why the outcome is not known
};

namespace detail {

// Collects the comparisons of one check.
class check {
 public:
  check(std::string id, bilingual title);

  // Compares what stands in a cell with what should.
  void compare(std::string_view form_id, const form_row& row, std::string_view column,
               int128_t stands, int128_t should);

  [[nodiscard]] check_result done() &&;

 private:
  check_result result_;
};

}  // namespace detail

/// Every identity of the regulation, in every row of `sheet` as it is printed.
[[nodiscard]] std::vector<check_result> check_identities(const form_sheet& sheet);

/// Every row of `sheet` that adds up others is their sum, in every column.
[[nodiscard]] check_result check_sums(const form_sheet& sheet);

/// The totals of two forms that count the same thing in different rows, in every column, exactly.
/// Throws errc::mismatch when one counts cases and the other money, or they belong to different
/// regulations, periods, units or themes.
[[nodiscard]] check_result check_between_forms(const form_sheet& one, const form_sheet& other);

/// A unit's form against the forms of the units below it: the totals of `parts` add up to the total
/// of `whole`, in every column, exactly; rounding is not held against them. Throws errc::mismatch
/// when a part is another form or of another regulation or period.
[[nodiscard]] check_result check_levels(const form_sheet& whole, std::span<const form_sheet> parts);

/// What units filed for themselves and everything below them (`filed`, keyed by unit), against what
/// `figures` add up to there, in every column of `under`, in việc or đồng. A unit that `filed` does
/// not name is not checked.
[[nodiscard]] check_result check_filed_totals(const regulation& under, const tally& filed,
                                              const tally& figures, const agency_tree& tree,
                                              quantity of);

/// Cases that moved to the separate book and back during a period, when somebody counted them.
struct book_moves {
  std::int64_t moved = 0;
  std::int64_t returned = 0;
};

/// Carried over = carried forward − moved to the separate book + returned, in việc, from the whole
/// year before to the year of `now`. Without `moves` the moves are taken from the cases in the book
/// at both ends; what is then left open is how many cases of this year stand in it already, so a
/// gap of that size is unknown. Throws errc::mismatch unless `before` is the whole year before.
[[nodiscard]] check_result check_periods(const tally& before, const tally& now,
                                         const book_moves* moves = nullptr);

}  // namespace thads
