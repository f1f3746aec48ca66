// SPDX-License-Identifier: Apache-2.0
#include <thads/forms/form_sheet.hpp>

#include <array>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/number/rounding.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

namespace {

// Splits the rounded total over the measures: each gets the whole units of its money, and the units
// that are left go, one each, to the largest remainders, among equal ones to the first.
template <class Measures>
void round_together(const measures& exact, const Measures& parts, std::int64_t unit,
                    int128_t rounded_total, measures& out) {
  struct part {
    measure m;
    int128_t remainder;
  };
  std::array<part, std::tuple_size_v<Measures>> order{};
  int128_t left = rounded_total;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int128_t money = exact[parts[i]].money;
    const int128_t cut = money % unit;
    const int128_t units = money / unit - (cut < 0 ? 1 : 0);  // floor
    out[parts[i]] = {exact[parts[i]].count, units};
    order[i] = {parts[i], cut < 0 ? cut + unit : cut};
    left -= units;
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const part& a, const part& b) { return b.remainder < a.remainder; });
  for (std::size_t i = 0; left > 0; ++i, --left) ++out[order[i].m].money;
}

}  // namespace

measures rounded_to(const measures& exact, std::int64_t unit) {
  if (unit < 1) throw error(errc::argument, "a unit of money is at least 1 đồng");
  if (unit == 1) return exact;
  if (!flow_holds(exact)) {
    throw error(errc::mismatch, "what came in is not what became of it, so it cannot be rounded");
  }
  const auto half_up = [unit](int128_t money) {
    return detail::round_quotient<int128_t>(money, unit, rounding::half_up);
  };
  const int128_t total = half_up(sum_of(exact, flow_in).money);
  measures out;
  round_together(exact, flow_in, unit, total, out);
  round_together(exact, flow_out, unit, total, out);
  for (const measure m : {measure::received, measure::separate_book}) {
    out[m] = {exact[m].count, half_up(exact[m].money)};
  }
  if (exact[measure::received].money <= exact[measure::newly_accepted].money) {
    int128_t& received = out[measure::received].money;
    received = std::min(received, out[measure::newly_accepted].money);
  }
  return out;
}

dimension_set keys_of(const form& f) noexcept {
  dimension_set keys{dimension::unit};
  if (f.rows == row_axis::judgment_types) {
    keys.insert(dimension::initiation);
    keys.insert(dimension::judgment_type);
  } else {
    keys.insert(dimension::officer);
  }
  if (f.only) keys.insert(dimension::flags);
  return keys;
}

form_sheet::form_sheet(const regulation& under, const form& which, const tally& figures,
                       const agency_tree& tree, std::string_view root)
    : regulation_(&under), form_(&which), period_(figures.period()), root_(root), name_(root) {
  require_keys(figures.dimensions());
  const agency* const unit = tree.find(root, period_.last_day());
  if (unit != nullptr && !unit->name.empty()) name_ = unit->name;
  const std::vector<unit_cells> units = units_within(figures, tree);
  if (unit == nullptr && units.empty()) {
    throw error(errc::not_found, "there is no unit " + quoted_text(root) + " on " +
                                     to_string(period_.last_day()) + ", nor a figure of it");
  }
  if (which.rows == row_axis::judgment_types) {
    add_judgment_rows(units);
  } else {
    add_agency_rows(units, tree);
  }
  round_and_add_up();
}

form_sheet::form_sheet(const form_sheet& like, const form& which) : form_sheet(like) {
  if (!has_rows_of(which)) {
    throw error(errc::mismatch, "forms " + like.which().id + " and " + which.id +
                                    " do not have the same rows of the same cases");
  }
  form_ = &which;
  round_and_add_up();
}

bool form_sheet::has_rows_of(const form& other) const noexcept {
  return form_->rows == other.rows && form_->only == other.only;
}

int128_t form_sheet::value(const form_row& r, const measure_weights& column) const {
  return value_in(column.sum(r.shown), form_->of);
}

int128_t form_sheet::exact_value(const form_row& r, const measure_weights& column) const {
  return value_in(column.sum(r.exact), form_->of);
}

int128_t form_sheet::rounding_gap(const measure_weights& column) const {
  if (form_->of == quantity::cases) return 0;
  const int128_t exact = detail::round_quotient<int128_t>(exact_value(rows_.front(), column),
                                                          form_->money_unit, rounding::half_up);
  return value(rows_.front(), column) - exact;
}

void form_sheet::require_keys(dimension_set given) const {
  const dimension_set needed = keys_of(*form_);
  std::string missing;
  for (std::size_t i = 0; i < word_count<dimension>; ++i) {
    const auto d = static_cast<dimension>(i);
    if (!needed.contains(d) || given.contains(d)) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(code_of(d));
  }
  if (!missing.empty()) {
    throw error(errc::mismatch,
                "form " + form_->id + " needs figures that are keyed by " + missing + " too");
  }
}

std::vector<form_sheet::unit_cells> form_sheet::units_within(const tally& figures,
                                                             const agency_tree& tree) const {
  std::vector<unit_cells> units;
  std::span<const tally_cell> rest = figures.cells();
  while (!rest.empty()) {
    const std::string& unit = rest.front().key.unit;
    const auto own = take_front(rest, [&](const cell_key& key) { return key.unit == unit; });
    if (tree.is_within(unit, root_, period_.last_day())) units.push_back({unit, own});
  }
  return units;
}

bool form_sheet::is_about(const tally_cell& c) const noexcept {
  return !form_->only || c.key.flags.contains(*form_->only);
}

void form_sheet::round_and_add_up() {
  for (std::size_t i = rows_.size(); i-- != 0;) {
    form_row& row = rows_[i];
    if (!row.adds_up) {
      row.shown = rounded_to(row.exact, form_->money_unit);
      continue;
    }
    row.exact = row.shown = {};
    for (std::size_t k = i + 1; k != rows_.size() && rows_[k].level > row.level; ++k) {
      if (rows_[k].level != row.level + 1) continue;
      row.exact += rows_[k].exact;
      row.shown += rows_[k].shown;
    }
  }
}

void form_sheet::add_judgment_rows(const std::vector<unit_cells>& units) {
  std::array<std::array<measures, word_count<judgment_type>>, word_count<initiation>> sums{};
  for (const unit_cells& u : units) {
    for (const tally_cell& c : u.cells) {
      if (!is_about(c)) continue;
      sums[static_cast<std::size_t>(c.key.initiation)][static_cast<std::size_t>(c.key.judgment)] +=
          c.values;
    }
  }
  rows_.push_back({.adds_up = true, .name = total_name()});
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const auto kind = static_cast<initiation>(i);
    rows_.push_back({.level = 1,
                     .adds_up = true,
                     .code = std::string(code_of(kind)),
                     .name = bilingual_heading(kind)});
    for (std::size_t j = 0; j < sums[i].size(); ++j) {
      const auto type = static_cast<judgment_type>(j);
      rows_.push_back({.level = 2,
                       .code = std::string(code_of(type)),
                       .name = bilingual_heading(type),
                       .exact = sums[i][j]});
    }
  }
}

void form_sheet::add_agency_rows(const std::vector<unit_cells>& units, const agency_tree& tree) {
  branches all{{root_, {}}};
  for (const unit_cells& u : units) {
    if (std::none_of(u.cells.begin(), u.cells.end(),
                     [this](const tally_cell& c) { return is_about(c); })) {
      continue;
    }
    all[u.unit].cells = u.cells;
    for (const agency* a : tree.chain(u.unit, period_.last_day())) {
      if (a->code == root_) break;
      all[a->code].name = a->name;
      all[a->parent].below.insert(a->code);
    }
  }
  add_unit(root_, 0, all);
}

void form_sheet::add_unit(std::string_view code, std::size_t level, const branches& all) {
  const branch& unit = all.find(code)->second;
  form_row row{.level = level, .adds_up = true, .code = std::string(code), .name = total_name()};
  if (level != 0) {
    const std::string& name = unit.name.empty() ? row.code : unit.name;
    row.name = {name, name};
  }
  rows_.push_back(std::move(row));
  add_officers(unit.cells, level + 1);
  for (const std::string_view below : unit.below) add_unit(below, level + 1, all);
}

void form_sheet::add_officers(std::span<const tally_cell> cells, std::size_t level) {
  const auto unassigned =
      take_front(cells, [](const cell_key& key) { return key.officer.empty(); });
  while (!cells.empty()) {
    const std::string& officer = cells.front().key.officer;
    const auto own = take_front(cells, [&](const cell_key& key) { return key.officer == officer; });
    add_officer({.level = level, .code = officer, .name = {officer, officer}}, own);
  }
  add_officer({.level = level, .name = {"Chưa phân công chấp hành viên", "No officer assigned"}},
              unassigned);
}

void form_sheet::add_officer(form_row row, std::span<const tally_cell> cells) {
  bool has_figures = false;
  for (const tally_cell& c : cells) {
    if (!is_about(c)) continue;
    row.exact += c.values;
    has_figures = true;
  }
  if (has_figures) rows_.push_back(std::move(row));
}

std::vector<form_sheet> make_form_sheets(const regulation& under, const tally& figures,
                                         const agency_tree& tree, std::string_view root) {
  std::vector<form_sheet> sheets;
  for (const form& f : under.forms) {
    if (!figures.dimensions().contains_all(keys_of(f))) continue;
    const auto like = std::find_if(sheets.begin(), sheets.end(),
                                   [&f](const form_sheet& s) { return s.has_rows_of(f); });
    sheets.push_back(like == sheets.end() ? form_sheet(under, f, figures, tree, root)
                                          : form_sheet(*like, f));
  }
  return sheets;
}

}  // namespace thads
