// SPDX-License-Identifier: Apache-2.0
// Chapters of a report that are made from a register: several tables about one matter.
#pragma once

#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/succession.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/report/year/fact.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// Several tables about one matter.
struct chapter {
  std::string code;  ///< as the commands are called: "ageing"
  bilingual title;
  std::vector<named_table> tables;
  std::vector<fact> facts{};  ///< for the narrative
};

/// What all of `chapters` say.
[[nodiscard]] std::vector<fact> facts_of(const std::vector<chapter>& chapters);

/// What chapters are about.
struct scope_options {
  agency_tree units{};             ///< when empty, all units stand side by side
  succession_table successions{};  ///< what became of units that are gone
  std::string root{};              ///< the unit reported on; when empty, the one above all others
  language lang = language::en;
  pass_options how{};
};

/// A register in a period, and the unit of it that is reported on with the units directly below it,
/// by the tree of the last day. What abolished units did belongs to their successors.
class chapter_scope {
 public:
  /// `figures` is the tally of `cases` in the period, keyed by unit and, for some chapters, by
  /// flags; `cases` must outlive the scope. Throws errc::mismatch without the key unit,
  /// errc::bad_register for a unit that belongs nowhere on the last day, and errc::not_found when
  /// there is no such root.
  chapter_scope(const case_register& cases, tally figures, scope_options about);
  chapter_scope(const chapter_scope&) = delete;
  chapter_scope& operator=(const chapter_scope&) = delete;

  [[nodiscard]] const case_register& cases() const noexcept { return cases_; }
  [[nodiscard]] thads::period period() const noexcept { return figures_.period(); }
  [[nodiscard]] const agency_tree& tree() const noexcept { return about_.units; }
  [[nodiscard]] const succession_table& successions() const noexcept { return about_.successions; }
  [[nodiscard]] const std::string& root() const noexcept { return root_; }
  [[nodiscard]] language lang() const noexcept { return about_.lang; }
  [[nodiscard]] const pass_options& how() const noexcept { return about_.how; }

  /// The root and the units directly below it.
  [[nodiscard]] const unit_rows& rows() const noexcept { return rows_; }
  /// As they were given.
  [[nodiscard]] const tally& figures() const noexcept { return figures_; }
  /// By unit, on the units of the last day; a divided history is an estimate.
  [[nodiscard]] const restated_figures& on_last_units() const noexcept { return carried_; }

  /// The tallies of other periods by unit, counted in one pass over the register.
  [[nodiscard]] std::vector<tally> count(std::span<const thads::period> periods) const;

  /// A tally that `count` gives, on the units of the last day of the period reported when
  /// successions are known. Throws errc::bad_register for a unit that belongs nowhere.
  [[nodiscard]] restated_figures on_last_units(tally counted) const;

  /// Says below tables by unit whose figures stand in the row of the root alone.
  void add_notes(std::vector<named_table>& tables) const;

 private:
  // Gives the options a tree when they have none.
  [[nodiscard]] static restated_figures carried(const tally& figures, scope_options& about);

  void find_divided();

  const case_register& cases_;
  tally figures_;
  bool has_units_;
  scope_options about_;
  restated_figures carried_;
  std::string root_;
  unit_rows rows_;
  std::string divided_;  // the units of which tables say so
};

/// Chapters on `scope`, for which every case is looked at once. A chapter is a class with
/// `counters(scope)`, a `counter_group` of what it counts, and `make(scope, counted)`, which turns
/// what was counted into a chapter. Throws like `count_in_one_pass`.
template <class... Chapters>
[[nodiscard]] std::vector<chapter> make_chapters(const chapter_scope& scope,
                                                 const Chapters&... chapters) {
  const auto counted =
      count_in_one_pass(scope.cases(), scope.period(), scope.how(), chapters.counters(scope)...);
  std::vector<chapter> made;
  std::apply([&](const auto&... groups) { (made.push_back(chapters.make(scope, groups)), ...); },
             counted);
  return made;
}

}  // namespace thads
