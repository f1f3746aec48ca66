// SPDX-License-Identifier: Apache-2.0
// The options that several commands share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <thads/model/agency_tree.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/model/succession.hpp>
#include <thads/model/validation.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/period.hpp>

namespace thads::cli {

/// Exit statuses, fixed for scripts.
enum exit_status : int { success = 0, has_findings = 1, wrong_use = 2, unreadable = 3 };

/// How results are written.
enum class output_format { text, csv, spreadsheet, json, html };

/// --format and --lang.
struct output_options {
  output_format format = output_format::text;
  language lang = language::en;

  void add_to(CLI::App& command);
};

/// Adds --lang; its default is what `lang` holds.
void add_language(CLI::App& command, language& lang, const std::string& help);

/// Everything that names the input files and how they are read.
struct input_options {
  std::string cases;
  std::string events;
  std::string units;
  std::string successions;
  std::string targets;
  std::string grounds;
  std::string rejects;
  std::string delimiter = ",";
  date_format dates = date_format::iso;
  bool lenient = false;

  void add_to(CLI::App& command);
  /// How a register is read, without naming its files.
  void add_format_to(CLI::App& command);
  void add_targets_to(CLI::App& command);

  [[nodiscard]] csv_format format() const;
};

/// --year, --months and --threads.
struct period_options {
  int year = 0;
  int months = 12;
  unsigned threads = 1;

  void add_to(CLI::App& command);

  [[nodiscard]] thads::period period() const { return thads::period(year, months); }
};

/// What the input files hold.
struct loaded_input {
  case_register cases;
  findings report;
  agency_tree tree;
  succession_table successions;
  target_table targets;
  ground_list grounds;

  /// False when errors keep the register from yielding figures.
  [[nodiscard]] bool usable() const noexcept { return cases.errors() == 0 && !tables_are_wrong; }

  bool tables_are_wrong = false;  ///< units, targets or filed figures have errors
};

/// Reads all files that the options name, with progress on a terminal, and writes the rejects file.
[[nodiscard]] loaded_input load(const input_options& options);

/// Writes `f`, one of `report`, with its place to the error stream.
void complain_of(const findings& report, const finding& f, language lang);

/// Whether `in` yields figures. Says on the error stream why not, or what was set aside.
[[nodiscard]] bool accept(const loaded_input& in, language lang);

/// Like load; nothing when the input is not accepted.
[[nodiscard]] std::optional<loaded_input> load_usable(const input_options& options, language lang);

/// Counts periods in one pass, with the threads and the progress of the command line.
[[nodiscard]] std::vector<tally> count(const case_register& cases, std::span<const period> periods,
                                       dimension_set by, unsigned threads);

/// The same for one period.
[[nodiscard]] tally count(const case_register& cases, const period& in, dimension_set by,
                          unsigned threads);

/// The keys of "unit,officer", in the order given. Throws CLI::ValidationError.
[[nodiscard]] std::vector<dimension> parse_dimensions(const std::string& text);

/// The set of the same keys.
[[nodiscard]] dimension_set set_of(const std::vector<dimension>& dims);

/// Adds an option whose words are a vocabulary's codes.
template <vocabulary_enum Enum>
CLI::Option* add_word(CLI::App& command, const std::string& name, std::optional<Enum>& value,
                      const std::string& help) {
  return command.add_option_function<std::string>(
      name,
      [&value, name](const std::string& text) {
        value = find_code<Enum>(text);
        if (!value) throw CLI::ValidationError(name, "unknown word " + quoted_text(text));
      },
      help);
}

// The commands. Each adds itself to the program and sets `status` when it has run.
void add_simulate(CLI::App& program, int& status);
void add_validate(CLI::App& program, int& status);
void add_tally(CLI::App& program, int& status);
void add_kpi(CLI::App& program, int& status);
void add_regimes(CLI::App& program, int& status);
void add_compare(CLI::App& program, int& status);
void add_compare_units(CLI::App& program, int& status);
void add_form(CLI::App& program, int& status);
void add_report(CLI::App& program, int& status);
void add_narrate(CLI::App& program, int& status);
void add_check_published(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_ageing(CLI::App& program, int& status);
void add_dockets(CLI::App& program, int& status);
void add_seal(CLI::App& program, int& status);
void add_verify(CLI::App& program, int& status);
void add_diff(CLI::App& program, int& status);
void add_deadlines(CLI::App& program, int& status);
void add_staff(CLI::App& program, int& status);
void add_outlook(CLI::App& program, int& status);
void add_conditions(CLI::App& program, int& status);
void add_sizes(CLI::App& program, int& status);
void add_themes(CLI::App& program, int& status);

}  // namespace thads::cli
