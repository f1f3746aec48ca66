// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/chapter.hpp>

#include <utility>

#include <thads/tally/tally_cases.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

std::vector<fact> facts_of(const std::vector<chapter>& chapters) {
  std::vector<fact> facts;
  for (const chapter& c : chapters) facts.insert(facts.end(), c.facts.begin(), c.facts.end());
  return facts;
}

chapter_scope::chapter_scope(const case_register& cases, tally figures, scope_options about)
    : cases_(cases),
      figures_(std::move(figures)),
      has_units_(!about.units.empty()),
      about_(std::move(about)),
      carried_(carried(figures_, about_)),
      root_(about_.root.empty() ? common_root(carried_.figures, about_.units) : about_.root),
      rows_(about_.units, root_, period().last_day(),
            about_.successions.empty() ? nullptr : &about_.successions) {
  find_divided();
}

std::vector<tally> chapter_scope::count(std::span<const thads::period> periods) const {
  return tally_periods(
      cases_, periods,
      {.by = {dimension::unit}, .threads = about_.how.threads, .progress = about_.how.progress});
}

restated_figures chapter_scope::on_last_units(tally counted) const {
  if (about_.successions.empty()) {
    if (has_units_) require_units(counted, about_.units);
    return {.figures = std::move(counted)};
  }
  return restate(counted, about_.units, about_.successions, period().last_day());
}

void chapter_scope::add_notes(std::vector<named_table>& tables) const {
  if (divided_.empty()) return;
  for (named_table& t : tables) {
    if (t.content.columns().front().key != "unit") continue;
    t.content.add_note(
        {"Số liệu của " + divided_ + " đã chia cho nhiều đơn vị nên chỉ có trong dòng tổng.",
         "What " + divided_ + " did was divided between units; it is in the first row alone."});
  }
}

restated_figures chapter_scope::carried(const tally& figures, scope_options& about) {
  require_key_unit(figures);
  tally by_unit = figures.project({dimension::unit});
  if (about.units.empty()) about.units = flat_tree(by_unit);
  if (about.successions.empty()) {
    require_units(by_unit, about.units);
    return {.figures = std::move(by_unit)};
  }
  return restate(by_unit, about.units, about.successions, by_unit.period().last_day());
}

void chapter_scope::find_divided() {
  if (about_.successions.empty()) return;
  for (const divided_history& d : carried_.divided) {
    if (rows_.is_divided(d.unit)) divided_ += (divided_.empty() ? "" : ", ") + d.unit;
  }
}

}  // namespace thads
