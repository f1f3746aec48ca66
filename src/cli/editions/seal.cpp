// SPDX-License-Identifier: Apache-2.0
// thads seal: writes a period's figures with what they were made from. thads verify: reads it back.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/common/output.hpp"
#include "cli/common/regime_options.hpp"

#include <thads/counters/opening_moves.hpp>
#include <thads/editions/edition_file.hpp>
#include <thads/editions/sha256.hpp>
#include <thads/forms/opening_check.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/edition_table.hpp>

namespace thads::cli {

namespace {

struct seal_options {
  input_options in;
  period_options when;
  output_options out;
  std::string by = "unit,officer,initiation,judgment_type,flags";
  std::string regime;
  std::optional<edition_label> label;
  std::string day;
  std::string revises;
  std::string opening;
  std::string file;
};

edition_input digest_file(const char* name, const std::string& path) {
  const text_input file = text_input::file(path);
  if (!file.is_repeatable()) {
    throw error(errc::io, quoted_text(path) + " is no file that can be read twice");
  }
  return digest_input(name, file);
}

// Sorted by name, as editions hold them.
std::vector<edition_input> digest_inputs(const input_options& in) {
  std::vector<edition_input> inputs{digest_file("cases", in.cases),
                                    digest_file("events", in.events)};
  if (!in.grounds.empty()) inputs.push_back(digest_file("grounds", in.grounds));
  if (!in.units.empty()) inputs.push_back(digest_file("units", in.units));
  return inputs;
}

// The JSON of a regulation: a built-in one or a file.
std::string text_of_regulation(const std::string& named) {
  if (const auto text = find_regulation_text(named)) return std::string(*text);
  return read_small_text(named);
}

sha256_digest seal_to_revise(const std::string& path, const period& in) {
  const sealed_edition before = read_edition(text_input::file(path));
  if (before.content.figures.period() != in) {
    throw error(errc::mismatch, quoted_text(path) + " is an edition of " +
                                    to_string(before.content.figures.period()) + ", not of " +
                                    to_string(in));
  }
  return before.seal;
}

// Whether what was carried over follows from the sealed end of the year before; if not, shows where
// it does not.
bool opening_follows(const seal_options& o, const case_register& cases, const tally& figures) {
  const sealed_edition before = read_edition(text_input::file(o.opening));
  const opening_moves moves =
      count_opening_moves(cases, figures.period(), {.threads = o.when.threads});
  const std::vector<check_result> checks = check_opening(before.content.figures, figures, moves);
  if (none_failed(checks)) return true;
  complain("not sealed: what was carried over does not follow from " + quoted_text(o.opening));
  write_table(make_check_table(checks, o.out.lang), o.out);
  return false;
}

int run_seal(const seal_options& o) {
  const period in = o.when.period();
  const auto under = regulations_for({.regime = o.regime}, in, o.out.lang);
  if (!under) return has_findings;
  const std::vector<edition_input> inputs = digest_inputs(o.in);
  const auto loaded = load_usable(o.in, o.out.lang);
  if (!loaded) return has_findings;
  const std::string& id = under->front().id;
  edition e{.figures = count(loaded->cases, in, set_of(parse_dimensions(o.by)), o.when.threads),
            .inputs = inputs,
            .regulation = id,
            .regulation_sha256 = sha256(text_of_regulation(o.regime.empty() ? id : o.regime)),
            .label = *o.label};
  if (!o.day.empty()) e.sealed = parse_date(o.day);
  if (!o.revises.empty()) e.revises = seal_to_revise(o.revises, in);
  if (!o.opening.empty() && !opening_follows(o, loaded->cases, e.figures)) return has_findings;
  if (digest_inputs(o.in) != inputs) {
    throw error(errc::mismatch, "the register was changed while it was read; seal it again");
  }
  const std::string text = seal(e);
  write_file(o.file, text);
  write_table(make_edition_table(unseal(text), o.out.lang), o.out);
  return success;
}

}  // namespace

void add_seal(CLI::App& program, int& status) {
  auto o = std::make_shared<seal_options>();
  auto* command = program.add_subcommand(
      "seal", "Write the figures of a period with what they were made from, ready to be signed");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  add_word(*command, "--label", o->label, "provisional, final or revised")->required();
  command->add_option("--out", o->file, "The file to write")->required()->type_name("FILE");
  command->add_option("--by", o->by, "The keys of the figures, as for tally")
      ->capture_default_str();
  command->add_option("--regime", o->regime,
                      "The regulation: an id that `thads regimes` lists, or a file (default: the "
                      "one in force at the end of the period)");
  command->add_option("--date", o->day, "The day to note as that of sealing, as 2024-11-05");
  command->add_option("--revises", o->revises, "The edition whose place this one takes")
      ->type_name("FILE");
  command
      ->add_option("--opening", o->opening,
                   "The edition of the whole year before: seal only when what was carried over "
                   "follows from it, in every unit")
      ->type_name("FILE");
  command->footer(
      "Example: thads seal --cases cases.csv --events events.csv --year 2024 --label final "
      "--out 2024.edition");
  command->callback([o, &status] { status = run_seal(*o); });
}

void add_verify(CLI::App& program, int& status) {
  struct options {
    std::string file;
    output_options out;
  };
  auto o = std::make_shared<options>();
  auto* command =
      program.add_subcommand("verify", "Check that an edition is as it was sealed, and show it");
  command->add_option("edition", o->file, "The edition")->required()->type_name("FILE");
  o->out.add_to(*command);
  command->footer("Example: thads verify 2024.edition");
  command->callback([o, &status] {
    try {
      const sealed_edition e = read_edition(text_input::file(o->file));
      write_table(make_edition_table(e, o->out.lang), o->out);
      status = success;
    } catch (const error& e) {
      if (e.code() != errc::corrupt) throw;
      complain(e.what());
      status = has_findings;
    }
  });
}

}  // namespace thads::cli
