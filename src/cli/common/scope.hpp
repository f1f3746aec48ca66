// SPDX-License-Identifier: Apache-2.0
// What the commands that print a chapter about cases share.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include <thads/analysis/scoring.hpp>
#include <thads/report/chapters/chapter.hpp>

namespace thads::cli {

/// The register, the period, the unit reported on, and how the chapter is written.
struct chapter_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;

  void add_to(CLI::App& command);
};

/// The option that names the unit reported on.
void add_root(CLI::App& command, std::string& root);

/// Calls `work` with the scope of a chapter; its figures are keyed by `by`.
template <class Work>
void with_scope(const loaded_input& in, const chapter_options& o, dimension_set by, Work work) {
  tally figures = count(in.cases, o.when.period(), by, o.when.threads);
  progress_bar bar("counting");
  const auto show = [&bar](std::uint64_t done, std::uint64_t total) {
    return bar.show(done, total);
  };
  work(chapter_scope(in.cases, std::move(figures),
                     {.units = in.tree,
                      .successions = in.successions,
                      .root = o.root,
                      .lang = o.out.lang,
                      .how = {.threads = o.when.threads, .progress = show}}));
}

/// Whether what `read` puts into `in` besides has no errors; says what it has.
template <class Read>
[[nodiscard]] bool read_besides(loaded_input& in, language lang, Read read) {
  const std::uint64_t errors = in.report.count(severity::error);
  const std::size_t first = in.report.list().size();
  read(in.report);
  in.tables_are_wrong = in.tables_are_wrong || in.report.count(severity::error) != errors;
  if (!accept(in, lang)) return false;
  for (const finding& f : in.report.list().subspan(first)) complain_of(in.report, f, lang);
  return true;
}

/// The table of points in a file, with the grades of another one unless its name is empty.
[[nodiscard]] score_scheme scheme_of(const std::string& points, const std::string& grades,
                                     const input_options& in, findings& report);

}  // namespace thads::cli
