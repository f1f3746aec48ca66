// SPDX-License-Identifier: Apache-2.0
// thads check-published: published figures recomputed from the numbers printed beside them.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "output.hpp"

#include <thads/io/csv_claims.hpp>
#include <thads/result/claims.hpp>

namespace thads::cli {

namespace {

// How many lines have each verdict.
class verdict_counts {
 public:
  void add(verdict v) noexcept { ++counts_[static_cast<std::size_t>(v)]; }

  [[nodiscard]] std::uint64_t of(verdict v) const noexcept {
    return counts_[static_cast<std::size_t>(v)];
  }

  [[nodiscard]] bilingual summary() const {
    const auto n = [this](verdict v) { return std::to_string(of(v)); };
    return {n(verdict::agrees) + " khớp, " + n(verdict::compatible) + " phù hợp, " +
                n(verdict::disagrees) + " không khớp, " + n(verdict::not_checkable) +
                " không kiểm tra được",
            n(verdict::agrees) + " agree, " + n(verdict::compatible) + " are compatible, " +
                n(verdict::disagrees) + " disagree, " + n(verdict::not_checkable) +
                " are not checkable"};
  }

 private:
  std::array<std::uint64_t, word_count<verdict>> counts_{};
};

cell computed_cell(const std::string& computed) {
  if (computed.empty()) return cell::missing();
  const bool is_interval = computed.front() == '[' || computed.front() == '(';
  return is_interval ? cell::text(computed) : cell::number(computed);
}

// The columns of the CSV output are fixed for scripts, so there the formula is left out.
table checks_table(const std::vector<published_row>& rows, const output_options& options,
                   verdict_counts& counts) {
  const bool with_formula = options.format != output_format::csv;
  std::vector<heading> headings{{"id", {"Mã", "Id"}, alignment::left, {}},
                                {"check", {"Kiểm tra", "Check"}, alignment::left, {}},
                                {"printed", {"Công bố", "Printed"}, alignment::right, {}},
                                {"computed", {"Tính lại", "Computed"}, alignment::right, {}},
                                {"verdict", {"Kết luận", "Verdict"}, alignment::left, {}}};
  if (with_formula) headings.push_back({"formula", {"Công thức", "Formula"}, alignment::left, {}});
  table t(std::move(headings));
  const bool translated = options.format == output_format::text && options.lang == language::vi;
  for (const published_row& row : rows) {
    for (const claim_check& c : check_claims(row)) {
      counts.add(c.verdict);
      const std::string_view word = translated ? term_of(c.verdict) : code_of(c.verdict);
      std::vector<cell> cells{cell::text(row.id), cell::text(c.check), cell::number(c.printed),
                              computed_cell(c.computed), cell::text(std::string(word))};
      if (with_formula) cells.push_back(cell::text(c.formula));
      t.add_row(std::move(cells));
    }
  }
  t.add_note(counts.summary());
  return t;
}

void complain_of(const findings& report, language lang) {
  for (const finding& f : report.list()) {
    const severity grave = describe(f.id).severity;
    if (grave == severity::note) continue;
    complain(std::string(report.file_name(f)) + ":" + std::to_string(f.line) + ":" +
             std::to_string(f.column) + ": " + std::string(code_of(grave)) + ": " +
             f.message(lang));
  }
}

}  // namespace

void add_check_published(CLI::App& program, int& status) {
  struct options {
    std::string file;
    output_options out;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand(
      "check-published", "Recompute published figures from the numbers printed beside them");
  command->add_option("FILE", o->file, "The published figures, as CSV")->required()->type_name("");
  o->out.add_to(*command);
  command->footer("Example: thads check-published examples/published_figures.csv --format csv");
  command->callback([o, &status] {
    findings report;
    const std::vector<published_row> rows = read_claims(text_input::file(o->file), report);
    complain_of(report, o->out.lang);
    verdict_counts counts;
    write_table(checks_table(rows, o->out, counts), o->out);
    const bool fine = counts.of(verdict::disagrees) == 0 && !report.has_errors();
    status = fine ? success : has_findings;
  });
}

}  // namespace thads::cli
