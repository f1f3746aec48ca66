// SPDX-License-Identifier: Apache-2.0
// thads narrate: the paragraph of a results report, from the computed figures.
#include <map>
#include <memory>
#include <string>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"
#include "cli/common/report_options.hpp"
#include "cli/figures/report_chapters.hpp"

#include <thads/read/csv/byte_source.hpp>
#include <thads/report/narrative/builtin_narratives.hpp>
#include <thads/report/narrative/narrative.hpp>

namespace thads::cli {

namespace {

struct narrate_options {
  report_options about;
  narrative_options how;
  output_format format = output_format::text;
  language lang = language::vi;
  bool trace = false;
  bool with_chapters = false;
  std::string template_file;

  void add_to(CLI::App& command);
};

void narrate_options::add_to(CLI::App& command) {
  const std::map<std::string, output_format> formats{{"text", output_format::text},
                                                     {"json", output_format::json}};
  const std::map<std::string, points_name> point_names{{"full", points_name::points},
                                                       {"press", points_name::press}};
  about.add_to(command);
  command.add_option("--format", format, "How to write the result: text or json")
      ->transform(CLI::CheckedTransformer(formats))
      ->default_str("text");
  add_language(command, lang, "Language of the text and of messages: vi or en");
  command
      .add_option("--points", how.points,
                  "What percentage points are called: full (điểm phần trăm) or press (%)")
      ->transform(CLI::CheckedTransformer(point_names))
      ->default_str("full");
  command.add_flag("--words", how.words, "Numbers of việc and đồng in words as well, in brackets");
  command.add_flag("--trace", trace,
                   "List every number with the figure and the formula behind it; json always does");
  command.add_flag("--chapters", with_chapters,
                   "Speak of deadlines, backlog, conditions, obstacles and themes too");
  command
      .add_option("--template", template_file,
                  "The sentences to fill in, in place of the usual ones; see docs/narrative.md")
      ->type_name("FILE");
}

// The template named, or the one that comes with thads.
narrative_template template_for(const narrate_options& o) {
  if (o.template_file.empty()) return builtin_narrative(o.lang);
  return {o.template_file, read_small_text(o.template_file)};
}

void write_narrative(const narrative& n, const narrate_options& o) {
  if (o.format == output_format::json) return write_output(to_json(n));
  write_output(n.text + "\n");
  if (!o.trace) return;
  write_output("\n");
  write_table(trace_table(n), {.lang = o.lang});
}

}  // namespace

void add_narrate(CLI::App& program, int& status) {
  auto o = std::make_shared<narrate_options>();
  auto* command = program.add_subcommand(
      "narrate", "The paragraph of a results report, every number of it traceable");
  o->add_to(*command);
  command->footer(std::string("Example: thads narrate ") + report_example + " --lang vi --trace");
  command->callback([o, &status] {
    const narrative_template how = template_for(*o);  // wrong templates first: they are fast
    auto in = collect(o->about, o->lang);
    status = has_findings;
    if (!in) return;
    if (o->with_chapters) in->about.facts = facts_of_cases(o->about, *in);
    write_narrative(make_narrative(in->about, how, o->how), *o);
    status = success;
  });
}

}  // namespace thads::cli
