// SPDX-License-Identifier: Apache-2.0
// The whole report of a period as a folder of files.
#include "cli/figures/report_folder.hpp"

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/common/output.hpp"

#include <thads/forms/all_checks.hpp>
#include <thads/forms/docket_sheet.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/docket_table.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/report/forms/formula_table.hpp>
#include <thads/report/narrative/builtin_narratives.hpp>
#include <thads/report/narrative/narrative.hpp>
#include <thads/report/year/comparison_table.hpp>
#include <thads/report/year/kpi_table.hpp>
#include <thads/table/table_csv.hpp>
#include <thads/table/table_html.hpp>

namespace thads::cli {

namespace fs = std::filesystem;

namespace {

void make_folder(const fs::path& path) {
  std::error_code failure;
  fs::create_directories(path, failure);
  if (failure) {
    throw error(errc::io, "cannot make " + quoted_text(path.string()) + ": " + failure.message());
  }
}

// Figures without the keys that a form needs, such as filed ones, do not yield it.
void tell_forms_left_out(const regulation& under, dimension_set keys) {
  std::string left_out;
  for (const form& f : under.forms) {
    if (!keys.contains_all(keys_of(f))) left_out += " " + f.id;
  }
  if (!left_out.empty()) {
    complain(under.id + ": left out for want of keys in the filed figures: forms" + left_out);
  }
}

// Writes the forms, checks and comparisons under one regulation, and appends them to the sections
// of the page.
bool write_forms(const fs::path& folder, const regulation& under, const collected_input& in,
                 std::vector<std::string>& sections) {
  const language lang = in.about.lang;
  const std::vector<form_sheet> sheets =
      make_form_sheets(under, in.figures, in.about.tree, in.about.root);
  tell_forms_left_out(under, in.figures.dimensions());
  for (const form_sheet& sheet : sheets) {
    const table t = make_form_table(sheet, lang, labels_of(in));
    const std::string name = "form-" + sheet.which().id;
    sections.push_back(to_html(t, lang));
    write_file(folder / (name + ".html"),
               html_page(sheet.which().title.in(lang), {sections.back()}, lang));
    write_file(folder / (name + ".csv"), to_csv(t));
    write_file(folder / (name + ".formulas.csv"), to_csv(make_formula_table(sheet, lang)));
  }
  for (const named_table& t :
       make_comparison_tables(under, in.about.units().front(), in.figures.period(), lang)) {
    sections.push_back(to_html(t.content, lang));
    write_file(folder / ("comparison-" + t.name + ".csv"), to_csv(t.content));
  }
  const std::vector<check_result> checks =
      run_checks({.under = under,
                  .sheets = sheets,
                  .figures = in.figures,
                  .tree = in.about.tree,
                  .root = in.about.root,
                  .before = in.about.before(),
                  .filed_totals = in.filed_totals ? &in.filed_totals->figures : nullptr,
                  .successions = &in.in.successions});
  const table t = make_check_table(checks, lang);
  sections.push_back(to_html(t, lang));
  write_file(folder / "checks.csv", to_csv(t));
  return none_failed(checks);
}

// The dockets' forms and checks; false when a check failed.
bool write_dockets(const fs::path& folder, const regulation& under, const docket_tally& counts,
                   const collected_input& in, std::vector<std::string>& sections) {
  const language lang = in.about.lang;
  for (const docket_form& d : under.dockets) {
    const docket_sheet sheet(under, d, counts, in.about.tree, in.about.root);
    const table t = make_docket_form_table(sheet, lang, labels_of(in));
    const std::string name = "form-" + d.id;
    sections.push_back(to_html(t, lang));
    write_file(folder / (name + ".html"),
               html_page(d.docket.word.title.in(lang), {sections.back()}, lang));
    write_file(folder / (name + ".csv"), to_csv(t));
  }
  const auto checks = check_dockets(under, counts, in.about.tree, in.about.root);
  const table t = make_check_table(checks, lang);
  sections.push_back(to_html(t, lang));
  write_file(folder / "docket-checks.csv", to_csv(t));
  return none_failed(checks);
}

void write_chapter(const fs::path& folder, const chapter& c, language lang,
                   std::vector<std::string>& sections) {
  make_folder(folder / c.code);
  sections.push_back(html_heading(c.code, c.title.in(lang)));
  for (const named_table& t : c.tables) {
    sections.push_back(to_html(t.content, lang));
    write_file(folder / c.code / (t.name + ".csv"), to_csv(t.content));
  }
}

std::string contents_of(const std::vector<chapter>& chapters, language lang) {
  std::vector<std::pair<std::string, std::string>> headings;
  headings.reserve(chapters.size());
  for (const chapter& c : chapters) headings.emplace_back(c.code, c.title.in(lang));
  return html_contents(headings);
}

std::string narrative_in(report_input about, language lang) {
  about.lang = lang;
  return make_narrative(about, builtin_narrative(lang)).text + "\n";
}

}  // namespace

bool write_report_folder(const fs::path& folder, const std::vector<regulation>& regulations,
                         const collected_input& in, const std::vector<chapter>& chapters,
                         const std::optional<docket_tally>& dockets) {
  const language lang = in.about.lang;
  make_folder(folder);
  std::vector<std::string> sections;
  if (!chapters.empty()) sections.push_back(contents_of(chapters, lang));
  sections.push_back(html_paragraphs(narrative_in(in.about, lang)));
  for (const named_table& t : make_year_report(in.about)) {
    sections.push_back(to_html(t.content, lang));
  }
  bool good = true;
  for (const regulation& under : regulations) {
    const fs::path place = regulations.size() == 1 ? folder : folder / under.id;
    make_folder(place);
    good = write_forms(place, under, in, sections) && good;
  }
  if (dockets) good = write_dockets(folder, regulations.front(), *dockets, in, sections) && good;
  for (const chapter& c : chapters) write_chapter(folder, c, lang, sections);
  write_file(folder / "narrative.vi.txt", narrative_in(in.about, language::vi));
  write_file(folder / "narrative.en.txt", narrative_in(in.about, language::en));
  write_file(folder / "key_figures.csv", to_csv(make_kpi_table(in.about)));
  write_file(folder / "report.html",
             html_page(labels_of(in).reporting_unit.in(lang), sections, lang));
  return good;
}

}  // namespace thads::cli
