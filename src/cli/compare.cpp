// SPDX-License-Identifier: Apache-2.0
// thads compare: every column and indicator against the same period last year.
#include <memory>
#include <string>
#include <vector>

#include "output.hpp"
#include "report_options.hpp"

#include <thads/report/comparison_table.hpp>

namespace thads::cli {

namespace {

struct compare_options {
  report_options about;
  regime_options under;
  output_options out;
};

// With several regulations each has its own columns: their tables are told apart by its id.
std::vector<named_table> make_tables(const std::vector<regulation>& regulations,
                                     const collected_input& in, language lang) {
  std::vector<named_table> tables;
  for (const regulation& under : regulations) {
    for (named_table& t :
         make_comparison_tables(under, in.about.units().front(), in.figures.period(), lang)) {
      if (regulations.size() != 1) t.name = under.id + "." + t.name;
      tables.push_back(std::move(t));
    }
  }
  return tables;
}

}  // namespace

void add_compare(CLI::App& program, int& status) {
  auto o = std::make_shared<compare_options>();
  auto* command = program.add_subcommand(
      "compare", "Every column and indicator against the same period last year");
  o->about.add_to(*command);
  o->under.add_to(*command);
  o->out.add_to(*command);
  command->footer(std::string("Example: thads compare ") + report_example);
  command->callback([o, &status] {
    status = has_findings;
    const auto regulations = regulations_for(o->under, o->about.when.period(), o->out.lang);
    if (!regulations) return;
    const auto in = collect(o->about, o->out.lang);
    if (!in) return;
    write_tables(make_tables(*regulations, *in, o->out.lang), o->out);
    status = success;
  });
}

}  // namespace thads::cli
