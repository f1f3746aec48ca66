// SPDX-License-Identifier: Apache-2.0
// The options that several commands share, and loading what they name.
#include "cli/common/options.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <thread>
#include <utility>

#include "cli/common/output.hpp"

#include <thads/read/csv/csv_grounds.hpp>
#include <thads/read/csv/csv_successions.hpp>
#include <thads/read/csv/csv_targets.hpp>
#include <thads/read/csv/csv_units.hpp>
#include <thads/read/csv/rejects.hpp>
#include <thads/tally/tally_cases.hpp>

namespace thads::cli {

void output_options::add_to(CLI::App& command) {
  const std::map<std::string, output_format> formats{{"text", output_format::text},
                                                     {"csv", output_format::csv},
                                                     {"spreadsheet", output_format::spreadsheet},
                                                     {"json", output_format::json},
                                                     {"html", output_format::html}};
  command
      .add_option("--format", format,
                  "How to write the result: text, csv (for machines), spreadsheet (CSV to "
                  "be opened by people), json or html")
      ->transform(CLI::CheckedTransformer(formats))
      ->default_str("text");
  add_language(command, lang, "Language of labels and messages: en or vi");
}

void add_language(CLI::App& command, language& lang, const std::string& help) {
  const std::map<std::string, language> languages{{"en", language::en}, {"vi", language::vi}};
  command.add_option("--lang", lang, help)
      ->transform(CLI::CheckedTransformer(languages))
      ->default_str(lang == language::en ? "en" : "vi");
}

void input_options::add_to(CLI::App& command) {
  command.add_option("--cases", cases, "The cases, as CSV")->required()->type_name("FILE");
  command.add_option("--events", events, "Their events, as CSV")->required()->type_name("FILE");
  command.add_option("--units", units, "The units and the tree they form, as CSV")
      ->type_name("FILE");
  command
      .add_option("--successions", successions,
                  "What abolished units became, as CSV; what they still hold goes to these")
      ->needs("--units")
      ->type_name("FILE");
  add_format_to(command);
  command.add_option("--rejects", rejects, "Write what was set aside to this file")
      ->needs("--lenient")
      ->type_name("FILE");
}

void input_options::add_format_to(CLI::App& command) {
  const std::map<std::string, date_format> date_formats{{"iso", date_format::iso},
                                                        {"day-first", date_format::day_first}};
  command
      .add_option("--grounds", grounds,
                  "The grounds that events may have, as CSV; instead of the built-in list")
      ->type_name("FILE");
  command.add_option("--delimiter", delimiter, "Between the fields: ',' ';' or 'tab'")
      ->check(CLI::IsMember({",", ";", "tab"}))
      ->default_str(",");
  command.add_option("--dates", dates, "Dates are iso (2024-09-30) or day-first (30/09/2024)")
      ->transform(CLI::CheckedTransformer(date_formats))
      ->default_str("iso");
  command.add_flag("--lenient", lenient, "Set bad cases aside whole instead of stopping");
}

void input_options::add_targets_to(CLI::App& command) {
  command.add_option("--targets", targets, "The targets of the units, as CSV")->type_name("FILE");
}

csv_format input_options::format() const {
  return {.delimiter = delimiter == "tab" ? '\t' : delimiter.front(), .dates = dates};
}

void period_options::add_to(CLI::App& command) {
  command.add_option("--year", year, "Statistical year: 2024 runs from 1 Oct 2023 to 30 Sep 2024")
      ->required()
      ->check(CLI::Range(1901, 2199));
  command.add_option("--months", months, "Months from 1 October on")
      ->check(CLI::Range(1, 12))
      ->capture_default_str();
  threads = std::max(1U, std::thread::hardware_concurrency());
  command
      .add_option("--threads", threads, "Threads to count with; the result does not depend on it")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
}

namespace {

void write_rejects_file(const std::string& path, const text_input& cases, const text_input& events,
                        const register_load& load, char delimiter) {
  std::ofstream out(path, std::ios::binary);
  write_rejects(
      cases, events, load,
      [&out](std::string_view text) {
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
      },
      delimiter);
  out.close();
  if (!out) throw error(errc::io, "cannot write " + quoted_text(path));
}

}  // namespace

namespace {

constexpr std::uint32_t cases_file = 0;  // as read_register adds them to its report
constexpr std::uint32_t events_file = 1;

// What is wrong with the list itself is found when it is read again, after the register.
ground_list grounds_of(const input_options& options) {
  findings unlisted(0);
  if (options.grounds.empty()) return {};
  return read_grounds(text_input::file(options.grounds), unlisted, options.format());
}

void read_cases(const input_options& options, loaded_input& in) {
  in.grounds = grounds_of(options);
  progress_bar bar("reading");
  const text_input cases = text_input::file(options.cases);
  const text_input events = text_input::file(options.events);
  register_load read =
      read_register(cases, events,
                    {.mode = options.lenient ? strictness::lenient : strictness::strict,
                     .format = options.format(),
                     .progress = [&bar](std::uint64_t done,
                                        std::uint64_t total) { return bar.show(done, total); },
                     .grounds = &in.grounds});
  if (!options.rejects.empty()) {
    write_rejects_file(options.rejects, cases, events, read, options.format().delimiter);
  }
  in.cases = std::move(read.cases);
  in.report = std::move(read.report);
}

}  // namespace

loaded_input load(const input_options& options) {
  loaded_input in;
  const bool has_register = !options.cases.empty();
  if (has_register) read_cases(options, in);
  const std::uint64_t register_errors = in.report.count(severity::error);
  if (!options.units.empty()) {
    in.tree = read_units(text_input::file(options.units), in.report, options.format());
    if (has_register) check_units(in.cases, in.tree, in.report, cases_file, events_file);
  }
  if (!options.successions.empty()) {
    in.successions = read_successions(text_input::file(options.successions), in.tree, in.report,
                                      options.format());
  }
  if (!options.grounds.empty()) {
    in.grounds = read_grounds(text_input::file(options.grounds), in.report, options.format());
  }
  if (!options.targets.empty()) {
    in.targets = read_targets(text_input::file(options.targets), in.report, options.format());
  }
  if (has_register) {
    locate_findings(text_input::file(options.cases), cases_file, text_input::file(options.events),
                    events_file, options.format(), in.report);
  }
  in.tables_are_wrong = in.report.count(severity::error) != register_errors;
  return in;
}

void complain_of(const findings& report, const finding& f, language lang) {
  complain(std::string(report.file_name(f)) + ":" + std::to_string(f.line) + ":" +
           std::to_string(f.column) + ": " + f.message(lang));
}

bool accept(const loaded_input& in, language lang) {
  if (in.usable()) {
    if (const auto aside = in.cases.set_aside(); aside.cases != 0 || aside.records != 0) {
      complain("set aside " + std::to_string(aside.cases) + " cases and " +
               std::to_string(aside.records) + " records that belong to no case");
    }
    return true;
  }
  constexpr std::size_t most = 10;
  std::size_t shown = 0;
  for (const finding& f : in.report.list()) {
    if (describe(f.id).severity != severity::error || shown == most) continue;
    ++shown;
    complain_of(in.report, f, lang);
  }
  complain("no figures: " + summary_of(in.report) +
           "; `thads validate` lists those of a register, --lenient sets bad cases aside");
  return false;
}

std::optional<loaded_input> load_usable(const input_options& options, language lang) {
  loaded_input in = load(options);
  if (!accept(in, lang)) return std::nullopt;
  return in;
}

std::vector<tally> count(const case_register& cases, std::span<const period> periods,
                         dimension_set by, unsigned threads) {
  progress_bar bar("counting");
  return tally_periods(
      cases, periods,
      {.by = by, .threads = threads, .progress = [&bar](std::uint64_t done, std::uint64_t total) {
         return bar.show(done, total);
       }});
}

tally count(const case_register& cases, const period& in, dimension_set by, unsigned threads) {
  return std::move(count(cases, {&in, 1}, by, threads).front());
}

std::vector<dimension> parse_dimensions(const std::string& text) {
  std::vector<dimension> dims;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const auto found = find_code<dimension>(rest.substr(0, comma));
    if (!found) {
      throw CLI::ValidationError("--by",
                                 "unknown key in " + quoted_text(text) +
                                     "; known: unit officer initiation judgment_type flags");
    }
    if (std::find(dims.begin(), dims.end(), *found) != dims.end()) {
      throw CLI::ValidationError("--by", "a key stands twice in " + quoted_text(text));
    }
    dims.push_back(*found);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return dims;
}

dimension_set set_of(const std::vector<dimension>& dims) {
  dimension_set set;
  for (const dimension d : dims) set.insert(d);
  return set;
}

}  // namespace thads::cli
