// SPDX-License-Identifier: Apache-2.0
#include "cli/figures/report_chapters.hpp"

#include <cstdint>
#include <memory>
#include <utility>

#include "cli/common/output.hpp"
#include "cli/common/scope.hpp"
#include "cli/management/deadlines.hpp"

#include <thads/read/csv/csv_assets.hpp>
#include <thads/read/csv/csv_attributes.hpp>
#include <thads/read/csv/csv_staff.hpp>
#include <thads/report/chapters/register_chapters.hpp>
#include <thads/report/chapters/unit_chapters.hpp>

namespace thads::cli {

void report_chapter_options::add_to(CLI::App& command) {
  const std::string group = "Chapters";
  const auto file = [&](const char* name, std::string& path, const char* help) {
    return command.add_option(name, path, help)->type_name("FILE")->group(group);
  };
  auto* posts = file("--staff", staff, "The posts of the units, as CSV; needs --units");
  posts->needs("--units");
  file("--attributes", attributes, "What is true of the units, as CSV")->needs(posts);
  file("--assets", assets, "Verified values of assets, as CSV");
  auto* scheme = file("--points", points, "A table of points for emulation scores, as CSV");
  file("--grades", grades, "The grades of these scores, as CSV")->needs(scheme);
  file("--law", law, "A table of time limits of your own, as JSON");
  file("--dockets", dockets, "The items of the dockets, as CSV; adds forms 06 to 12")
      ->needs("--units");
  command.add_option("--months-back", months_back, "Months of the control charts")
      ->check(CLI::Range(2, 240))
      ->capture_default_str()
      ->group(group);
  command.add_option("--years-back", years_back, "Full years that the outlook rests on")
      ->check(CLI::Range(1, 100))
      ->capture_default_str()
      ->group(group);
}

namespace {

// What the files of the options hold.
struct chapter_files {
  staffing staff{};
  unit_attributes attributes{};
  asset_values assets{};
  score_scheme scheme{};
};

// False when they have errors.
bool read_files(const report_options& about, const report_chapter_options& o, loaded_input& in,
                language lang, chapter_files& files) {
  return read_besides(in, lang, [&](findings& report) {
    const csv_format format = about.in.format();
    if (!o.staff.empty()) {
      files.staff = read_staff(text_input::file(o.staff), in.tree, report, format);
    }
    if (!o.attributes.empty()) {
      files.attributes = read_attributes(text_input::file(o.attributes), in.tree, report, format);
    }
    if (!o.assets.empty()) {
      files.assets = read_assets(text_input::file(o.assets), in.cases, report, format);
    }
    if (!o.points.empty()) files.scheme = scheme_of(o.points, o.grades, about.in, report);
  });
}

chapter_options scope_of(const report_options& about, const collected_input& collected) {
  return {.in = about.in,
          .when = about.when,
          .out = {.lang = collected.about.lang},
          .root = collected.about.root};
}

std::vector<chapter> make_all(const chapter_scope& scope, const report_chapter_options& o,
                              const loaded_input& in, const chapter_files& files,
                              std::shared_ptr<const deadline_rules> rules) {
  const size_chapter sizes(scope, {}, o.assets.empty() ? nullptr : &files.assets);
  std::vector<chapter> chapters =
      make_chapters(scope, deadline_chapter(std::move(rules)), ageing_chapter(),
                    condition_chapter(in.grounds), sizes, theme_chapter());
  if (!o.staff.empty()) {
    chapters.push_back(make_staff_chapter(scope, files.staff, files.attributes));
  }
  chapters.push_back(make_fairness_chapter(scope, in.targets,
                                           {.months_back = o.months_back, .scheme = files.scheme}));
  chapters.push_back(make_outlook_chapter(scope, in.targets, o.years_back));
  return chapters;
}

}  // namespace

std::optional<std::vector<chapter>> chapters_of(const report_options& about,
                                                const report_chapter_options& o,
                                                collected_input& collected) {
  if (about.in.cases.empty()) return std::vector<chapter>();
  const language lang = collected.about.lang;
  auto rules = rules_of(o.law, lang);
  chapter_files files;
  if (!rules || !read_files(about, o, collected.in, lang, files)) return std::nullopt;
  std::vector<chapter> chapters;
  with_scope(collected.in, scope_of(about, collected), dimension_set::all(),
             [&](const chapter_scope& scope) {
               chapters = make_all(scope, o, collected.in, files, std::move(rules));
             });
  return chapters;
}

std::vector<fact> facts_of_cases(const report_options& about, const collected_input& collected) {
  if (about.in.cases.empty()) return {};
  const auto rules = rules_of({}, collected.about.lang);
  std::vector<fact> facts;
  with_scope(
      collected.in, scope_of(about, collected), {dimension::unit, dimension::flags},
      [&](const chapter_scope& scope) {
        facts = facts_of(make_chapters(scope, deadline_chapter(rules), ageing_chapter(),
                                       condition_chapter(collected.in.grounds), theme_chapter()));
      });
  return facts;
}

}  // namespace thads::cli
