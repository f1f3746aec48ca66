// SPDX-License-Identifier: Apache-2.0
// The chapters of a report that are made from the cases of its register.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/common/report_options.hpp"

#include <thads/report/chapters/chapter.hpp>

namespace thads::cli {

/// What chapters need besides the register; an empty name leaves out what the file is for.
struct report_chapter_options {
  std::string staff;
  std::string attributes;
  std::string assets;
  std::string points;
  std::string grades;
  std::string law;
  std::string dockets;
  int months_back = 12;
  int years_back = 5;

  void add_to(CLI::App& command);
};

/// The chapters on what was collected, in reading order: none of filed figures alone, as these
/// have no cases. Nothing when a file has errors, which are told.
[[nodiscard]] std::optional<std::vector<chapter>> chapters_of(const report_options& about,
                                                              const report_chapter_options& o,
                                                              collected_input& collected);

/// What the narrative can say of cases, by the usual limits: of deadlines, ages, conditions and
/// themes.
[[nodiscard]] std::vector<fact> facts_of_cases(const report_options& about,
                                               const collected_input& collected);

}  // namespace thads::cli
