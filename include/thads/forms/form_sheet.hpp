// SPDX-License-Identifier: Apache-2.0
// The figures of an official form: rows of measures, rounded to the unit of the form so that every
// identity holds in every row.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// One row of a form.
struct form_row {
  std::size_t level = 0;  ///< 0 for the total; the rows that a row adds up stand one level below it
  bool adds_up = false;   ///< the row is the sum of those one level below
  /// Of the unit, officer, initiation or judgment type. Empty for the total over judgment types and
  /// for cases without an officer.
  std::string code{};
  bilingual name{};
  measures exact{};  ///< việc and đồng
  measures shown{};  ///< việc, and money in the unit of the form

  friend bool operator==(const form_row&, const form_row&) = default;
};

/// `exact` with its money in units of `unit` đồng (1 or more). What came in and what became of it
/// are rounded to the same total, half up, and split by the largest remainder, so that the flow
/// identity, and with it every identity of a regulation, holds for the rounded figures too; no
/// measure moves by a whole unit. `received` and `separate_book`, which stand outside it, are
/// rounded half up by themselves, but `received` never beyond newly_accepted, of which it is a
/// part. Throws errc::argument for a unit below 1, errc::mismatch when the flow identity does not
/// hold.
[[nodiscard]] measures rounded_to(const measures& exact, std::int64_t unit);

/// What figures must be keyed by to fill in `f`.
[[nodiscard]] dimension_set keys_of(const form& f) noexcept;

/// A form with its figures. It refers to its regulation and form, which must outlive it.
class form_sheet {
 public:
  /// Fills in form `which` of `under` for `root` and the units below it, from figures with the keys
  /// that keys_of names. The units stand as in `tree` on the last day of the period; those without
  /// figures are left out. Throws errc::mismatch when a
  /// key is missing, errc::not_found when there is neither such a unit on that day nor a figure of
  /// it, and errc::overflow.
  form_sheet(const regulation& under, const form& which, const tally& figures,
             const agency_tree& tree, std::string_view root);

  /// The same cases in the same rows, as form `which` of the same regulation shows them: in money
  /// what `like` shows in cases. Throws errc::mismatch when its rows or its theme are others.
  form_sheet(const form_sheet& like, const form& which);

  /// Whether `other` shows the same cases in the same rows.
  [[nodiscard]] bool has_rows_of(const form& other) const noexcept;

  [[nodiscard]] const regulation& under() const noexcept { return *regulation_; }
  [[nodiscard]] const form& which() const noexcept { return *form_; }
  [[nodiscard]] thads::period period() const noexcept { return period_; }
  /// The code of the unit that the form is about.
  [[nodiscard]] const std::string& root() const noexcept { return root_; }
  /// Its name; the code when it has none.
  [[nodiscard]] const std::string& root_name() const noexcept { return name_; }
  /// The total first; every row before the rows that it adds up.
  [[nodiscard]] const std::vector<form_row>& rows() const noexcept { return rows_; }

  /// What stands in row `r` for a sum of measures: việc, or money in the unit of the form.
  [[nodiscard]] int128_t value(const form_row& r, const measure_weights& column) const;

  /// The exact sum, in việc or đồng.
  [[nodiscard]] int128_t exact_value(const form_row& r, const measure_weights& column) const;

  /// How far the total, which adds the rounded rows as offices file them, lies from the rounded
  /// exact total, in units of the form; 0 in a form that counts cases.
  [[nodiscard]] int128_t rounding_gap(const measure_weights& column) const;

 private:
  // A unit and its cells, sorted by officer; not all of them need be of the form's theme.
  struct unit_cells {
    std::string_view unit;
    std::span<const tally_cell> cells;
  };

  // A unit that has figures or stands above one that has.
  struct branch {
    std::string name{};
    std::span<const tally_cell> cells{};
    std::set<std::string_view> below{};
  };
  using branches = std::map<std::string_view, branch>;

  [[nodiscard]] static bilingual total_name() { return {"Tổng số", "Total"}; }

  void require_keys(dimension_set given) const;

  // Splits off the cells at the front with keys of the same kind; the cells are sorted by key.
  template <class SameKind>
  static std::span<const tally_cell> take_front(std::span<const tally_cell>& cells,
                                                SameKind is_same) {
    const auto end = std::partition_point(cells.begin(), cells.end(),
                                          [&](const tally_cell& c) { return is_same(c.key); });
    const std::span<const tally_cell> front(cells.begin(), end);
    cells = cells.subspan(front.size());
    return front;
  }

  // The root and the units below it, those that have cells.
  [[nodiscard]] std::vector<unit_cells> units_within(const tally& figures,
                                                     const agency_tree& tree) const;

  [[nodiscard]] bool is_about(const tally_cell& c) const noexcept;

  // Rounds the rows that stand for themselves; adds up the rows one level below each of the others.
  void round_and_add_up();

  void add_judgment_rows(const std::vector<unit_cells>& units);
  void add_agency_rows(const std::vector<unit_cells>& units, const agency_tree& tree);
  void add_unit(std::string_view code, std::size_t level, const branches& all);
  void add_officers(std::span<const tally_cell> cells, std::size_t level);
  void add_officer(form_row row, std::span<const tally_cell> cells);

  const regulation* regulation_;
  const form* form_;
  thads::period period_;
  std::string root_;
  std::string name_;
  std::vector<form_row> rows_;
};

// A unit, its officers, and the units below it.

// By code, cases without an officer last.

/// Every form of `under`, in its order, for which `figures` have the keys, as form_sheet fills in
/// each of them; cases that several forms show in the same rows are added up once.
[[nodiscard]] std::vector<form_sheet> make_form_sheets(const regulation& under,
                                                       const tally& figures,
                                                       const agency_tree& tree,
                                                       std::string_view root);

}  // namespace thads
