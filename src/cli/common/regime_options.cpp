// SPDX-License-Identifier: Apache-2.0
// Which regulations a command reports under.
#include "cli/common/regime_options.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/common/output.hpp"

#include <thads/read/csv/byte_source.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/read/json/json_problem.hpp>
#include <thads/read/json/regulation_json.hpp>

namespace thads::cli {

void regime_options::add_to(CLI::App& command) {
  auto* named = command.add_option(
      "--regime", regime,
      "The regulation: an id that `thads regimes` lists, or a file (default: the one in force at "
      "the end of the period)");
  command
      .add_flag("--every-regime", every,
                "Report under every regulation that is in force in the period")
      ->excludes(named);
}

namespace {

std::optional<regulation> read_regulation_file(const std::string& path, language lang) {
  regulation_load load = read_regulation(read_small_text(path));
  for (const json_problem& p : load.problems) {
    complain(path + ": " + (p.path.empty() ? "/" : p.path) + ": " + p.message.in(lang));
  }
  return std::move(load.content);
}

bool is_builtin(const std::string& id) {
  const auto& all = builtin_regulations();
  return std::any_of(all.begin(), all.end(), [&](const regulation& r) { return r.id == id; });
}

}  // namespace

std::optional<std::vector<regulation>> regulations_for(const regime_options& options,
                                                       const period& in, language lang) {
  if (!options.regime.empty()) {
    if (is_builtin(options.regime)) return std::vector{find_regulation(options.regime)};
    if (std::error_code none; !std::filesystem::exists(options.regime, none)) {
      static_cast<void>(find_regulation(options.regime));  // throws, with the ids that there are
    }
    auto read = read_regulation_file(options.regime, lang);
    if (!read) return std::nullopt;
    return std::vector{std::move(*read)};
  }
  std::vector<regulation> chosen;
  for (const regulation* r : regulations_in(in)) {
    if (options.every || r->in_force(in.last_day())) chosen.push_back(*r);
  }
  if (chosen.empty()) {
    throw error(errc::not_found, "no regulation is in force on " + to_string(in.last_day()) +
                                     "; name one with --regime");
  }
  return chosen;
}

}  // namespace thads::cli
