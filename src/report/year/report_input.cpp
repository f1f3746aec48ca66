// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/report_input.hpp>

#include <utility>

#include <thads/base/error.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>
#include <thads/targets/ranking.hpp>

namespace thads {

const tally& report_input::now() const {
  if (years.empty()) throw error(errc::argument, "a report needs at least one tally");
  return years.back();
}

const tally* report_input::before() const {
  return years.size() > 1 ? &years[years.size() - 2] : nullptr;
}

const target* report_input::goal(std::string_view unit, const period& in, quantity of) const {
  return targets.find(unit, in.year(), of, in.last_day());
}

std::vector<unit_figures> report_input::units() const {
  return figures_by_unit(now(), before(), tree, root);
}

key_figures report_input::figures(const unit_figures& u, quantity of) const {
  return key_figures_of(u.now, u.before ? &*u.before : nullptr, of,
                        goal(u.code, now().period(), of));
}

bool report_input::is_estimate(std::string_view unit) const {
  return thads::is_estimate(divided, tree, unit, now().period().last_day());
}

const std::string& report_input::root_name() const {
  const agency* unit = tree.find(root, now().period().last_day());
  return unit == nullptr || unit->name.empty() ? root : unit->name;
}

std::optional<progress> report_input::schedule(const unit_figures& u, quantity of) const {
  const period in = now().period();
  const target* wanted = goal(u.code, in, of);
  if (wanted == nullptr) return std::nullopt;
  return progress_of(resolution_rate(u.now, of), *wanted, in);
}

std::optional<int128_t> report_input::still_to_resolve(const unit_figures& u, quantity of) const {
  const target* wanted = goal(u.code, now().period(), of);
  if (wanted == nullptr) return std::nullopt;
  return thads::still_to_resolve(value_in(resolved(u.now), of),
                                 value_in(with_conditions(u.now), of), *wanted);
}

namespace detail {

void add_titles(table& t, bilingual what, const std::string& unit, const period& in) {
  t.add_title(std::move(what));
  t.add_title({unit + ", " + label_vi(in), unit + ", " + label_en(in)});
}

bilingual note_on_divided(const divided_history& d) {
  const auto parts = [&d](language lang) {
    std::string text;
    for (const history_share& part : d.parts) {
      text += (text.empty() ? "" : ", ") + part.unit + " " + shown_number(part.share, lang);
    }
    return text;
  };
  return {
      "Ước tính: số liệu của " + d.unit + " được chia theo tỷ phần: " + parts(language::vi) + ".",
      "Estimate: the figures of " + d.unit + " were divided by share: " + parts(language::en) +
          "."};
}

cell verdict_cell(const std::optional<bool>& met, language lang) {
  if (!met) return cell::missing();
  if (lang == language::vi) return cell::text(*met ? "đạt" : "chưa đạt");
  return cell::text(*met ? "met" : "not met");
}

ranks_below_root::ranks_below_root(const std::vector<unit_figures>& units, quantity of) {
  std::vector<ranked_value> below;
  for (std::size_t i = 1; i < units.size(); ++i) {
    below.push_back({units[i].code, resolution_rate(units[i].now, of)});
  }
  for (const placing& p : rank_units(std::move(below), direction::higher)) {
    if (p.rank) ranks_.emplace(p.code, *p.rank);
  }
}

cell ranks_below_root::cell_of(const unit_figures& u, language lang) const {
  const auto found = ranks_.find(u.code);
  if (found == ranks_.end()) return cell::missing();
  return number_cell(static_cast<int128_t>(found->second), lang);
}

}  // namespace detail

}  // namespace thads
