// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "chapters.hpp"
#include "input.hpp"
#include "regime.hpp"
#include "tables.hpp"
#include "tally.hpp"
#include "units.hpp"

#include <thads/read/csv/csv_claims.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/claims_table.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/report/forms/formula_table.hpp>
#include <thads/report/narrative/builtin_narratives.hpp>
#include <thads/report/narrative/narrative.hpp>
#include <thads/report/year/comparison_table.hpp>
#include <thads/report/year/kpi_table.hpp>
#include <thads/report/year/readings_table.hpp>
#include <thads/report/year/report_on.hpp>
#include <thads/report/year/year_report.hpp>
#include <thads/table/table_html.hpp>

namespace thads::python {

namespace {

struct narrative_object {
  narrative content;
};

struct claims_object : loaded<claim_results> {
  using loaded::loaded;
};

// The figures with all their keys on the units of `on`.
tally figures_on(const tally& figures, const agency_tree& tree, const succession_table& successions,
                 date on) {
  return successions.empty() ? figures : restate(figures, tree, successions, on).figures;
}

std::shared_ptr<unit_report> make_report(const std::vector<shared_tally>& years,
                                         const shared_units& units, const shared_targets& targets,
                                         const shared_successions& successions,
                                         std::string_view root) {
  std::vector<const tally*> tallies;
  tallies.reserve(years.size());
  for (const shared_tally& year : years) tallies.push_back(&year->figures);
  return without_gil([&] {
    const agency_tree* const tree = units ? &units->sound("units") : nullptr;
    const succession_table became = rows_of(successions);
    if (tree == nullptr && !became.empty()) {
      throw error(errc::argument, "successions are about units; pass these too");
    }
    report_input about = report_on(tallies, tree, rows_of(targets), root, became);
    tally figures =
        figures_on(*tallies.back(), about.tree, became, about.now().period().last_day());
    return std::make_shared<unit_report>(unit_report{std::move(about), std::move(figures)});
  });
}

// The input of the report on the units of `on`.
report_input input_on(const unit_report& r, date on) {
  if (r.about.successions.empty()) {
    throw error(errc::argument, "a report is restated by what became of units; pass successions");
  }
  return restated(r.about, r.about.successions, on);
}

std::shared_ptr<unit_report> restated_report(const unit_report& r, date on) {
  return without_gil([&] {
    report_input about = input_on(r, on);
    tally figures = figures_on(r.figures, r.about.tree, r.about.successions, on);
    return std::make_shared<unit_report>(unit_report{std::move(about), std::move(figures)});
  });
}

// What the report is made of, and what chapters on the same unit and period say besides.
report_input with_chapters(const unit_report& r, const std::vector<shared_chapter>& chapters,
                           language lang) {
  report_input about = r.in(lang);
  for (const shared_chapter& c : chapters) add_facts(about, c->facts);
  return about;
}

py::dict assessment_of(const unit_report& r, std::string_view unit, std::string_view of) {
  const unit_figures u = figures_of_unit(r.about, unit);
  const assessment held = r.about.figures(u, parse_code<quantity>(of)).rate;
  const auto value = [](const auto& number) {
    return number ? to_python(number->value()) : py::object(py::none());
  };
  py::dict out;
  out["rate"] = value(held.printed);
  out["target"] = value(held.wanted);
  out["over"] = value(held.over);
  out["outcome"] = std::string(code_of(outcome_of(held)));
  return out;
}

std::shared_ptr<claims_object> read_published(const table_input& from) {
  return read_loaded<claims_object>([&](findings& report) {
    return check_all_claims(read_claims(from.input(), report, from.format().delimiter));
  });
}

void bind_claims(py::module_& m) {
  py::class_<claims_object, std::shared_ptr<claims_object>> claims(m, "Claims");
  def_findings(claims);
  claims.def_static("read", &read_published, py::arg("table"))
      .def(
          "count",
          [](const claims_object& c, std::string_view of) {
            return c.content.count(parse_code<verdict>(of));
          },
          py::arg("verdict"))
      .def(
          "table",
          [](const claims_object& c, std::string_view lang) {
            const language l = language_in(lang);
            return share(make_claims_table(c.content, l), l);
          },
          py::arg("lang"));
}

}  // namespace

void bind_report(py::module_& m) {
  py::class_<narrative_object, std::shared_ptr<narrative_object>>(m, "Narrative")
      .def_property_readonly("text", [](const narrative_object& n) { return n.content.text; })
      .def("trace",
           [](const narrative_object& n) { return share(trace_table(n.content), language::vi); })
      .def("html", [](const narrative_object& n) { return html_paragraphs(n.content.text); });

  py::class_<unit_report, std::shared_ptr<unit_report>>(m, "Report")
      .def(py::init(&make_report), py::arg("years"), py::arg("units"), py::arg("targets"),
           py::arg("successions"), py::arg("root"))
      .def("restated", &restated_report, py::arg("on"))
      .def(
          "readings",
          [](const unit_report& r, date on, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil(
                [&] { return share_all(make_readings_tables(r.in(l), input_on(r, on), on), l); });
          },
          py::arg("on"), py::arg("lang"))
      .def_property_readonly("root", [](const unit_report& r) { return r.about.root; })
      .def_property_readonly("root_name", [](const unit_report& r) { return r.about.root_name(); })
      .def_property_readonly("period", [](const unit_report& r) { return r.about.now().period(); })
      .def(
          "kpi",
          [](const unit_report& r, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] { return share(make_kpi_table(r.in(l)), l); });
          },
          py::arg("lang"))
      .def(
          "tables",
          [](const unit_report& r, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] { return share_all(make_year_report(r.in(l)), l); });
          },
          py::arg("lang"))
      .def("assess", &assessment_of, py::arg("unit"), py::arg("of"))
      .def(
          "form",
          [](const unit_report& r, const regime_object& under, std::string_view id,
             std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              const form_labels labels{.set_aside = r.figures.set_aside()};
              return share(make_form_table(r.sheet(under.content, id), l, labels), l);
            });
          },
          py::arg("regime"), py::arg("id"), py::arg("lang"))
      .def(
          "formulas",
          [](const unit_report& r, const regime_object& under, std::string_view id,
             std::string_view lang) {
            const language l = language_in(lang);
            return without_gil(
                [&] { return share(make_formula_table(r.sheet(under.content, id), l), l); });
          },
          py::arg("regime"), py::arg("id"), py::arg("lang"))
      .def(
          "comparison",
          [](const unit_report& r, const regime_object& under, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              return share_all(make_comparison_tables(under.content, r.about.units().front(),
                                                      r.about.now().period(), l),
                               l);
            });
          },
          py::arg("regime"), py::arg("lang"))
      .def(
          "checks",
          [](const unit_report& r, const regime_object& under,
             const std::shared_ptr<tally_object>& filed_totals, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              const auto checks =
                  r.checks(under.content, filed_totals ? &filed_totals->figures : nullptr);
              return std::pair(share(make_check_table(checks, l), l), none_failed(checks));
            });
          },
          py::arg("regime"), py::arg("filed_totals"), py::arg("lang"))
      .def(
          "narrate",
          [](const unit_report& r, std::string_view lang, bool press_points, bool words,
             const std::optional<std::string>& sentences,
             const std::vector<shared_chapter>& chapters) {
            const language l = language_in(lang);
            return without_gil([&] {
              const narrative_options how{
                  .points = press_points ? points_name::press : points_name::points,
                  .words = words};
              const narrative_template pattern =
                  sentences ? narrative_template("sentences", *sentences) : builtin_narrative(l);
              return std::make_shared<narrative_object>(
                  narrative_object{make_narrative(with_chapters(r, chapters, l), pattern, how)});
            });
          },
          py::arg("lang"), py::arg("press_points"), py::arg("words"), py::arg("sentences"),
          py::arg("chapters"));
  bind_claims(m);
}

}  // namespace thads::python
