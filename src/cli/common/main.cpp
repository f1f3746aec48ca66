// SPDX-License-Identifier: Apache-2.0
// The program `thads`: its commands, and how failures become exit statuses.
#include <cstdio>
#include <exception>
#include <new>

#include <CLI/CLI.hpp>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include <thads/version.h>
#include <thads/base/error.hpp>

namespace {

int status_of(const thads::error& e) {
  if (e.code() == thads::errc::io) return thads::cli::unreadable;
  return e.code() == thads::errc::bad_register ? thads::cli::has_findings : thads::cli::wrong_use;
}

// Builds the program and runs the command; failures become exit statuses.
int run(int argc, char** argv) {
  using namespace thads::cli;
  CLI::App program(
      "Statistics of civil judgment enforcement (thi hành án dân sự): exact figures from "
      "the case register.");
  program.set_version_flag("--version", "thads " THADS_VERSION_STRING);
  program.require_subcommand(1);
  program.footer(
      "Exit status: 0 fine, 1 findings or failed checks, 2 wrong use, 3 unreadable input.");
  int status = success;
  add_simulate(program, status);
  add_validate(program, status);
  add_tally(program, status);
  add_kpi(program, status);
  add_regimes(program, status);
  add_compare(program, status);
  add_compare_units(program, status);
  add_form(program, status);
  add_report(program, status);
  add_narrate(program, status);
  add_check_published(program, status);
  add_explain(program, status);
  add_ageing(program, status);
  add_dockets(program, status);
  add_conditions(program, status);
  add_sizes(program, status);
  add_themes(program, status);
  add_seal(program, status);
  add_verify(program, status);
  add_diff(program, status);
  add_deadlines(program, status);
  add_staff(program, status);
  add_outlook(program, status);
  try {
    program.parse(argc, argv);
    return status;
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? success : wrong_use;
  } catch (const thads::error& e) {
    complain(e.what());
    return status_of(e);
  } catch (const std::bad_alloc&) {
    complain("not enough memory for this register");
    return unreadable;
  } catch (const std::exception& e) {
    complain(e.what());
    return wrong_use;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (...) {
    static_cast<void>(std::fputs("thads: a failure that could not be described\n", stderr));
    return thads::cli::wrong_use;
  }
}
