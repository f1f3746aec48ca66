// SPDX-License-Identifier: Apache-2.0
// thads ageing: stock and flow, ages, backlog, durations, and how many cases stay unfinished.
#include <memory>
#include <string>

#include "cli/common/scope.hpp"

#include <thads/report/chapters/register_chapters.hpp>

namespace thads::cli {

namespace {

struct ageing_command : chapter_options {
  std::string bands;
  std::string standard = "1y";

  [[nodiscard]] ageing_options made_with() const {
    ageing_options options{.standard = parse_age_limit(standard)};
    if (!bands.empty()) options.bands = parse_age_bands(bands);
    return options;
  }
};

}  // namespace

void add_ageing(CLI::App& program, int& status) {
  auto o = std::make_shared<ageing_command>();
  auto* command = program.add_subcommand(
      "ageing", "Stock and flow, ages, backlog, durations, and time from acceptance to finish");
  o->add_to(*command);
  command->add_option("--bands", o->bands,
                      "Ages up to which the bands reach, in days, months or years (default: "
                      "6m,1y,2y,3y,5y,10y)");
  command->add_option("--standard", o->standard, "Older cases are backlog")->capture_default_str();
  command->footer(
      "Example: thads ageing --cases cases.csv --events events.csv --units units.csv --year 2024 "
      "--months 12 --bands 60d,6m,1y,2y");
  command->callback([o, &status] {
    const ageing_chapter ages(o->made_with());
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    with_scope(*in, *o, {dimension::unit}, [&](const chapter_scope& scope) {
      write_tables(make_chapters(scope, ages).front().tables, o->out);
    });
    status = success;
  });
}

}  // namespace thads::cli
