// SPDX-License-Identifier: Apache-2.0
// thads simulate: a synthetic register to try things with.
#include <map>
#include <memory>
#include <string>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include "simulate/simulate.hpp"

namespace thads::cli {

namespace {

void say_what_was_written(const register_size& size, const std::string& out) {
  complain("wrote " + std::to_string(size.cases) + " cases and " + std::to_string(size.events) +
           " events to " + out);
}

}  // namespace

void add_simulate(CLI::App& program, int& status) {
  auto* command =
      program.add_subcommand("simulate", "Write a synthetic register to try things with");
  command->require_subcommand(1);

  struct options {
    std::string out;
    nation_options nation;
  };
  auto o = std::make_shared<options>();
  auto* province = command->add_subcommand(
      "soc-trang", "A synthetic Sóc Trăng, 2022-2024, whose totals of 2024 are the published ones");
  province->add_option("--out", o->out, "Folder to write to")->required()->type_name("DIR");
  province->footer("Example: thads simulate soc-trang --out soc-trang");
  province->callback([o, &status] {
    say_what_was_written(simulate_soc_trang(o->out), o->out);
    status = success;
  });

  auto* merged = command->add_subcommand(
      "can-tho", "A synthetic Cần Thơ, 2022-2025, merged from three provinces on 1 July 2025");
  merged->add_option("--out", o->out, "Folder to write to")->required()->type_name("DIR");
  merged->footer("Example: thads simulate can-tho --out can-tho");
  merged->callback([o, &status] {
    say_what_was_written(simulate_can_tho(o->out), o->out);
    status = success;
  });

  auto* nation = command->add_subcommand("national", "A synthetic nation for load tests");
  const std::map<std::string, event_order> orders{{"by_case", event_order::by_case},
                                                  {"by_date", event_order::by_date}};
  nation->add_option("--out", o->out, "Folder to write to")->required()->type_name("DIR");
  nation->add_option("--cases", o->nation.cases, "Number of cases")->capture_default_str();
  nation->add_option("--seed", o->nation.seed, "The same seed gives the same bytes")
      ->capture_default_str();
  nation->add_option("--order", o->nation.order, "Order of the events: by_case or by_date")
      ->transform(CLI::CheckedTransformer(orders))
      ->default_str("by_case");
  nation->footer("Example: thads simulate national --cases 1000000 --seed 1 --out nation");
  nation->callback([o, &status] {
    progress_bar bar("simulating");
    o->nation.progress = [&bar](unsigned per_mille) { bar.show(per_mille, 1000); };
    say_what_was_written(simulate_national(o->out, o->nation), o->out);
    status = success;
  });
}

}  // namespace thads::cli
