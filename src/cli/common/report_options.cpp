// SPDX-License-Identifier: Apache-2.0
// Reading and counting what a report on a unit needs.
#include "cli/common/report_options.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/common/output.hpp"

#include <thads/forms/filed_figures.hpp>
#include <thads/read/csv/csv_filed.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/restatement.hpp>

namespace thads::cli {

void filed_tables::add_to(CLI::App& command) {
  const std::string group = "Filed forms";
  auto* table = command.add_option("--filed", now,
                                   "Figures that offices filed for the period, as CSV: "
                                   "unit,officer,column,count,money; instead of --cases and "
                                   "--events, or added to what these give");
  command.add_option("--filed-before", before, "The same for the same period last year")
      ->needs(table);
  command.add_option("--filed-totals", totals,
                     "What units filed for all that is below them; checked against the figures");
  command.add_option(
      "--filed-regime", regime,
      "The regulation whose columns these tables have: an id or a file (default: the "
      "one in force at the end of the period)");
  command.add_option("--filed-unit", money_unit, "Đồng in one unit of their money: 1, 1000, …")
      ->check(CLI::Range(1, 1'000'000'000))
      ->capture_default_str();
  for (const char* name : {"--filed", "--filed-before", "--filed-totals"}) {
    command.get_option(name)->type_name("FILE");
  }
  for (CLI::Option* o : command.get_options()) {
    if (o->get_name().starts_with("--filed")) o->group(group);
  }
}

void report_options::add_to(CLI::App& command) {
  in.add_to(command);
  in.add_targets_to(command);
  when.add_to(command);
  command.add_option("--unit", root, "The unit to report on (default: the one above all others)");
  command
      .add_option(
          "--complete-from", complete_from,
          "First statistical year of which the register holds every case; nothing is compared "
          "with years before")
      ->check(CLI::Range(earliest_statistical_year, latest_statistical_year));
  filed.add_to(command);
  CLI::Option* const cases = command.get_option("--cases")->required(false);
  CLI::Option* const events = command.get_option("--events")->required(false);
  cases->needs(events);
  events->needs(cases);
}

namespace {

measure_weights sum_of(std::span<const measure> measures) {
  measure_weights sum;
  for (const measure m : measures) sum.add(measure_weights::of(m), 1);
  return sum;
}

// Key figures divide as Circulars 06/2019 and 05/2024 do. Where the regulation in force divides
// otherwise, readers must know: its own rate stands in its forms.
void tell_other_rate(const period& in) {
  for (const regulation* r : regulations_in(in)) {
    const indicator* rate = r->find_indicator("R");
    const bool same =
        rate == nullptr || (rate->numerator_weights == sum_of(resolved_measures) &&
                            rate->denominator_weights == sum_of(with_conditions_measures));
    if (r->in_force(in.last_day()) && !same) {
      complain("key figures use the rate of 05/2024/TT-BTP; that of " + r->number +
               ", in force in " + to_string(in) + ", stands in its forms (column R)");
    }
  }
}

class collector {
 public:
  collector(const report_options& options, language lang)
      : options_(options), lang_(lang), now_(options.when.period()) {}

  [[nodiscard]] std::optional<collected_input> collect() {
    if (options_.in.cases.empty() && options_.filed.now.empty()) {
      throw CLI::RequiredError("--cases and --events, or --filed");
    }
    in_ = load(options_.in);
    if (!accept(in_, lang_) || !read_filed_tables()) return std::nullopt;
    if (filed_totals_) tell_set_aside(*filed_totals_);
    tally figures =
        with_filed(count(in_.cases, now_, dimension_set::all(), options_.when.threads), filed_now_);
    if (!accept_filed()) return std::nullopt;  // before units are missed that were filed wrongly
    tally current = figures.project({dimension::unit});
    const agency_tree tree = in_.tree.empty() ? flat_tree(current) : in_.tree;
    require_units(current, tree);
    const std::string root = options_.root.empty() ? common_root(current, tree) : options_.root;
    if (!tree.knows(root)) throw error(errc::not_found, "there is no unit " + quoted_text(root));
    std::vector<tally> years = years_before(root);
    for (const tally& year : years) require_units(year, tree);
    years.push_back(std::move(current));
    if (!accept_filed()) return std::nullopt;
    tell_other_rate(now_);
    return collected_input{.about = {.years = std::move(years),
                                     .tree = tree,
                                     .targets = in_.targets,
                                     .root = root,
                                     .lang = lang_,
                                     .divided = std::move(divided_)},
                           .figures = std::move(figures),
                           .in = std::move(in_),
                           .filed_totals = std::move(filed_totals_)};
  }

  // False when the regulation named has mistakes.
  [[nodiscard]] bool read_filed_tables() {
    const filed_tables& tables = options_.filed;
    return read_filed_table(tables.now, now_, filed_now_) &&
           (tables.before.empty() ||
            read_filed_table(tables.before, period(now_.year() - 1, now_.months()),
                             filed_before_)) &&
           read_filed_table(tables.totals, now_, filed_totals_);
  }

  [[nodiscard]] bool read_filed_table(const std::string& path, const period& in,
                                      std::optional<filed_forms>& out) {
    if (path.empty()) return true;
    const auto under =
        regulations_for({.regime = options_.filed.regime, .every = false}, in, lang_);
    if (!under) return false;
    out = read_filed(text_input::file(path), under->front(), in, in_.report,
                     {.format = options_.in.format(), .money_unit = options_.filed.money_unit});
    if (!in_.tree.empty()) check_units(*out, in_.tree, in_.report);
    return true;
  }

  // What the register counts, and with it what offices filed.
  [[nodiscard]] tally with_filed(tally counted, std::optional<filed_forms>& filed) {
    tally carried = on_last_units(std::move(counted));
    if (!filed) return carried;
    check_counted_twice(*filed, carried, in_.report);
    tell_set_aside(*filed);
    return consolidate(carried, filed->figures);
  }

  // What units still hold that were abolished before the end of the period goes to their
  // successors.
  [[nodiscard]] tally on_last_units(tally counted) {
    if (in_.successions.empty()) return counted;
    restated_figures carried =
        restate(counted, in_.tree, in_.successions, counted.period().last_day());
    add_divided(divided_, carried.divided);
    return std::move(carried.figures);
  }

  // The years with a target for `root`, and always the year before; with filed figures only that
  // year, when it was filed too, as others would not be whole.
  [[nodiscard]] std::vector<tally> years_before(const std::string& root) {
    if (filed_now_ && !filed_before_) return {};
    std::set<int> years;
    if (!filed_now_) {
      for (const int year : in_.targets.years_of(root)) years.insert(year);
    }
    if (now_.year() > earliest_statistical_year) years.insert(now_.year() - 1);
    std::vector<period> periods;
    for (const int year : years) {
      if (year >= now_.year() || year < options_.complete_from) continue;
      periods.push_back(period(year, now_.months()));
    }
    std::vector<tally> result = count(in_.cases, periods, {dimension::unit}, options_.when.threads);
    for (tally& year : result) year = with_filed(std::move(year), filed_before_);
    return result;
  }

  // Whether the work can go on: errors in filed figures end it, unless their units are left out.
  [[nodiscard]] bool accept_filed() {
    if (options_.in.lenient || !in_.report.has_errors()) return true;
    in_.tables_are_wrong = true;
    return accept(in_, lang_);
  }

  void tell_set_aside(const filed_forms& filed) const {
    const auto left_out = std::count_if(filed.units.begin(), filed.units.end(),
                                        [](const filed_unit& u) { return u.is_set_aside; });
    if (!options_.in.lenient || left_out == 0) return;
    complain("set aside what was filed for " + std::to_string(left_out) +
             (left_out == 1 ? " unit in " : " units in ") + in_.report.files()[filed.file]);
  }

  const report_options& options_;
  language lang_;
  period now_;
  loaded_input in_;
  std::optional<filed_forms> filed_now_;
  std::optional<filed_forms> filed_before_;
  std::optional<filed_forms> filed_totals_;
  std::vector<divided_history> divided_;
};

}  // namespace

std::optional<collected_input> collect(const report_options& options, language lang) {
  return collector(options, lang).collect();
}

form_labels labels_of(const collected_input& in) {
  const agency* unit = in.about.tree.find(in.about.root, in.figures.period().last_day());
  const std::string& name = unit == nullptr || unit->name.empty() ? in.about.root : unit->name;
  return {.reporting_unit = {name, name}, .set_aside = in.figures.set_aside()};
}

}  // namespace thads::cli
