// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/facts.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include <thads/analysis/stock_flow.hpp>
#include <thads/analysis/themes.hpp>
#include <thads/model/deadline.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

namespace {

void add_figure(std::vector<fact>& facts, const std::string& name, const figure& f,
                const bilingual& about) {
  facts.push_back({name + ".cases", fact_kind::cases, f.count, {}, about});
  facts.push_back({name + ".money", fact_kind::money, f.money, {}, about});
}

}  // namespace

std::vector<fact> facts_of_themes(const tally& figures, const unit_rows& rows) {
  std::vector<fact> facts;
  const std::vector<theme> themes = reported_themes();
  const theme_sums sums = sums_of_themes(figures, themes, rows).front();
  for (std::size_t i = 0; i < themes.size(); ++i) {
    const measures& m = sums.themes[i];
    if (m.is_zero()) continue;
    for (const quantity q : {quantity::cases, quantity::money}) {
      const std::string name = themes[i].code + "." + std::string(code_of(q)) + ".";
      const fact_kind kind = q == quantity::cases ? fact_kind::cases : fact_kind::money;
      const std::array<figure, 3> amounts{accepted(m), with_conditions(m), resolved(m)};
      for (std::size_t a = 0; a < amounts.size(); ++a) {
        facts.push_back({name + std::string(detail::theme_amounts[a]),
                         kind,
                         value_in(amounts[a], q),
                         {},
                         themes[i].name});
      }
      facts.push_back({name + "rate", fact_kind::rate, 0, resolution_rate(m, q), themes[i].name});
    }
  }
  return facts;
}

std::vector<fact> facts_of_deadlines(const deadline_tally& counted, const unit_rows& rows) {
  std::vector<fact> facts;
  for (const deadline_step& step : counted.rules().table().steps) {
    deadline_figures sum;
    for (const deadline_cell& c : counted.cells()) {
      if (c.key.step == step.id && rows.covers(c.key.unit)) sum += c.values;
    }
    if (sum.decided() == 0) continue;
    const std::string name = "deadlines." + step.id + ".";
    const auto add = [&](const char* what, fact_kind kind, std::int64_t amount) {
      facts.push_back({name + what, kind, amount, {}, step.name});
    };
    add("on_time", fact_kind::steps, sum[deadline_status::on_time]);
    add("late", fact_kind::steps, sum[deadline_status::late]);
    add("decided", fact_kind::steps, sum.decided());
    add("days_late", fact_kind::days, sum.days_late);
    facts.push_back({name + "share", fact_kind::rate, 0, sum.on_time_share(), step.name});
  }
  return facts;
}

std::vector<fact> facts_of_ages(const case_ages& ages, const unit_rows& rows,
                                const age_limit& standard) {
  const age_histogram open = ages.histogram([&rows](const age_key& key) {
    const bool is_open =
        std::find(open_measures.begin(), open_measures.end(), key.bucket) != open_measures.end();
    return key.series == age_series::open && is_open && rows.covers(key.unit);
  });
  const std::int32_t days = days_within(standard, ages.period().last_day());
  const bilingual older{"việc chưa xong quá " + to_string(standard),
                        "open cases older than " + to_string(standard)};
  std::vector<fact> facts;
  add_figure(facts, "backlog.open", open.total(), {"việc chưa xong", "open cases"});
  add_figure(facts, "backlog.old", older_than(open, days), older);
  facts.push_back(
      {"backlog.share", fact_kind::rate, 0, share_older_than(open, days, quantity::cases), older});
  return facts;
}

std::vector<fact> facts_of_conditions(const condition_flows& flows,
                                      const obstacle_figures& obstacles, const unit_rows& rows) {
  condition_flow sum;
  for (const condition_cell& c : flows.cells()) {
    if (rows.covers(c.key.unit)) sum += c.values;
  }
  std::vector<fact> facts;
  const auto add_changes = [&facts](const std::string& name, const figure& f, bilingual about) {
    facts.push_back({name + ".times", fact_kind::steps, f.count, {}, about});
    facts.push_back({name + ".money", fact_kind::money, f.money, {}, std::move(about)});
  };
  add_changes("conditions.lost", sum.lost_conditions,
              {"lượt mất điều kiện", "times that conditions were lost"});
  add_changes("conditions.gained", sum.gained_conditions,
              {"lượt có lại điều kiện", "times that conditions were gained"});
  figure all;
  std::map<std::string, figure> by_ground;
  for (const obstacle_cell& c : obstacles.cells()) {
    if (c.key.stands == measure::separate_book || !rows.covers(c.key.unit)) continue;
    all += c.values;
    if (!c.key.ground.empty()) by_ground[c.key.ground] += c.values;
  }
  add_figure(facts, "obstacles", all,
             {"việc chưa có điều kiện, hoãn, tạm đình chỉ",
              "cases without conditions, postponed or suspended"});
  for (const auto& [ground, f] : by_ground) {
    add_figure(facts, "obstacles." + ground, f, {ground, ground});
  }
  return facts;
}

}  // namespace thads
