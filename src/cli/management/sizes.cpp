// SPDX-License-Identifier: Apache-2.0
// thads sizes: figures by size of case, the largest cases, recovery by year of acceptance, and
// money with conditions as far as assets reach.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/common/scope.hpp"

#include <thads/read/csv/csv_assets.hpp>
#include <thads/report/chapters/register_chapters.hpp>

namespace thads::cli {

namespace {

struct size_command : chapter_options {
  std::string assets;
  std::vector<std::int64_t> bands;
  std::size_t largest = 10;

  [[nodiscard]] size_options made_with() const {
    size_options options{.largest = largest};
    if (!bands.empty()) options.bands = size_bands(bands);
    return options;
  }
};

// False when the files have mistakes.
bool run(const size_command& o) {
  const size_options options = o.made_with();  // wrong bands are told before anything is read
  auto in = load_usable(o.in, o.out.lang);
  if (!in) return false;
  asset_values values;
  const bool has_assets = !o.assets.empty();
  if (has_assets && !read_besides(*in, o.out.lang, [&](findings& report) {
        values = read_assets(text_input::file(o.assets), in->cases, report, o.in.format());
      })) {
    return false;
  }
  with_scope(*in, o, {dimension::unit}, [&](const chapter_scope& scope) {
    const size_chapter sizes(scope, options, has_assets ? &values : nullptr);
    write_tables(make_chapters(scope, sizes).front().tables, o.out);
  });
  return true;
}

}  // namespace

void add_sizes(CLI::App& program, int& status) {
  auto o = std::make_shared<size_command>();
  auto* command = program.add_subcommand(
      "sizes", "Figures by size of case, the largest cases, recovery by year of acceptance");
  o->add_to(*command);
  command
      ->add_option("--bands", o->bands,
                   "Upper bounds of the bands in đồng, ascending (default: 10, 100 and 500 "
                   "million, 1, 10 and 100 billion)")
      ->delimiter(',');
  command->add_option("--largest", o->largest, "How many of the largest cases to show")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  command
      ->add_option("--assets", o->assets,
                   "Verified values of assets, as CSV: case_id,date,value; adds the money rate "
                   "limited by them")
      ->type_name("FILE");
  command->footer(
      "Example: thads sizes --cases cases.csv --events events.csv --units units.csv --year 2024 "
      "--months 12 --bands 50000000,500000000,5000000000 --largest 20");
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
