// SPDX-License-Identifier: Apache-2.0
// thads diff: what two editions of a period say differently, and the cases that explain it.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/common/output.hpp"

#include <thads/editions/edition_diff.hpp>
#include <thads/editions/edition_file.hpp>
#include <thads/editions/sha256.hpp>
#include <thads/report/forms/edition_table.hpp>

namespace thads::cli {

namespace {

struct register_files {
  std::string cases;
  std::string events;
};

struct diff_options {
  std::string before;
  std::string after;
  register_files a;
  register_files b;
  input_options reading;  // how both registers are read
  output_options out;
};

// The register that `e` was counted from; nothing when errors keep it from yielding figures. Throws
// errc::mismatch when the files are others.
std::optional<case_register> read_sealed_register(const edition& e, const register_files& files,
                                                  const diff_options& o) {
  require_input(e, digest_input("cases", text_input::file(files.cases)));
  require_input(e, digest_input("events", text_input::file(files.events)));
  input_options in = o.reading;
  in.cases = files.cases;
  in.events = files.events;
  auto loaded = load_usable(in, o.out.lang);
  if (!loaded) return std::nullopt;
  return std::move(loaded->cases);
}

int run_diff(const diff_options& o) {
  const edition before = read_edition(text_input::file(o.before)).content;
  const edition after = read_edition(text_input::file(o.after)).content;
  const edition_diff diff = compare_editions(before, after);
  const dimension_set by = before.figures.dimensions();
  std::vector<named_table> tables = make_edition_diff_tables(diff, by, o.out.lang);
  if (!o.a.cases.empty()) {
    const auto a = read_sealed_register(before, o.a, o);
    const auto b = read_sealed_register(after, o.b, o);
    if (!a || !b) return wrong_use;
    const auto changes = explain_changes(before.figures, *a, after.figures, *b);
    tables.push_back({"cases", make_explained_changes_table(changes, by, o.out.lang)});
  }
  write_tables(tables, o.out);
  return diff.empty() ? success : has_findings;
}

}  // namespace

void add_diff(CLI::App& program, int& status) {
  auto o = std::make_shared<diff_options>();
  auto* command = program.add_subcommand(
      "diff", "What two editions of a period say differently, and the cases that explain it");
  command->add_option("before", o->before, "An edition")->required()->type_name("FILE");
  command->add_option("after", o->after, "A later edition")->required()->type_name("FILE");
  const std::vector<std::pair<std::string, std::string*>> files{{"--cases-a", &o->a.cases},
                                                                {"--events-a", &o->a.events},
                                                                {"--cases-b", &o->b.cases},
                                                                {"--events-b", &o->b.events}};
  std::vector<CLI::Option*> registers;
  registers.reserve(files.size());
  for (const auto& [name, path] : files) {
    registers.push_back(command
                            ->add_option(name, *path,
                                         std::string("Of the register that the ") +
                                             (name.ends_with('a') ? "first" : "second") +
                                             " was counted from")
                            ->type_name("FILE"));
  }
  for (CLI::Option* one : registers) {
    for (CLI::Option* other : registers) {
      if (one != other) one->needs(other);
    }
  }
  o->reading.add_format_to(*command);
  o->out.add_to(*command);
  command->footer(
      "Exit status: 0 nothing differs, 1 something differs, 2 or 3 trouble.\n"
      "Example: thads diff 2024.edition 2024-revised.edition");
  command->callback([o, &status] { status = run_diff(*o); });
}

}  // namespace thads::cli
