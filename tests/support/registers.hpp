// SPDX-License-Identifier: Apache-2.0
// Registers for tests: from a few lines of CSV, or made up at random by the rules.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <thads/model/register_builder.hpp>
#include <thads/read/csv/csv_register.hpp>

namespace thads_test {

inline const std::string cases_header =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n";
inline const std::string events_header = "case_id,date,type,amount,ground,unit,officer\n";

/// Reads rows without their header lines.
[[nodiscard]] inline thads::register_load load_rows(const std::string& cases,
                                                    const std::string& events,
                                                    const thads::read_options& options = {}) {
  const std::string cases_text = cases_header + cases;
  const std::string events_text = events_header + events;
  return thads::read_register(thads::text_input::memory("cases.csv", cases_text),
                              thads::text_input::memory("events.csv", events_text), options);
}

/// A register of rows that must be valid.
[[nodiscard]] inline thads::case_register register_of(const std::string& cases,
                                                      const std::string& events) {
  thads::register_load load = load_rows(cases, events);
  if (load.report.has_errors()) {
    throw std::logic_error(load.report.list()[0].message(thads::language::en));
  }
  return std::move(load.cases);
}

/// The register whose figures were worked out by hand.
[[nodiscard]] inline thads::case_register known_answer() {
  const std::filesystem::path folder =
      std::filesystem::path(THADS_TEST_DATA) / "corpus/known_answer";
  return thads::read_register(folder / "cases.csv", folder / "events.csv").cases;
}

/// A case and its events, with text of their own.
struct case_story {
  std::string id;
  std::string unit;
  std::string officer;
  thads::case_record record;
  std::vector<thads::event_record> events;
};

/// Makes up `n` valid cases that use every type of event. The same seed gives the same cases.
[[nodiscard]] inline std::vector<case_story> random_stories(std::size_t n, std::uint64_t seed) {
  using namespace thads;
  std::mt19937_64 random(seed);
  const auto below = [&random](std::uint64_t bound) { return random() % bound; };
  static const std::vector<std::string> units{"A", "B", "C"};
  static const std::vector<std::string> officers{"", "x", "y"};
  std::vector<case_story> stories;
  for (std::size_t i = 0; i < n; ++i) {
    case_story s;
    s.id = "c" + std::to_string(i);
    s.unit = units[below(3)];
    s.officer = officers[below(3)];
    date day = date::from_ymd(2022, 7, 1) + std::chrono::days(below(800));
    std::int64_t balance = below(4) == 0 ? 0 : static_cast<std::int64_t>(below(1'000'000)) + 1;
    s.record = {.initiation = static_cast<initiation>(below(2)),
                .judgment = static_cast<judgment_type>(below(10)),
                .accepted = day,
                .amount = balance,
                .source = static_cast<source>(below(2)),
                .flags = flag_set::from_bits(static_cast<std::uint8_t>(below(128)))};
    const std::size_t most = below(12);
    for (std::size_t e = 0; e < most; ++e) {
      day = day + std::chrono::days(below(90));
      event_record event{.date = day, .type = static_cast<event_type>(below(24))};
      const auto part = [&] {
        return 1 + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(balance)));
      };
      bool closes = rule_of(event.type).closing == closing_rule::always;
      switch (rule_of(event.type).amount) {
        case amount_rule::positive:
          if (balance == 0) continue;
          event.amount = part();
          balance -= *event.amount;
          break;
        case amount_rule::whole_or_part:
          if (balance != 0 && below(2) == 0) {
            event.amount = part();
            balance -= *event.amount;
            closes = balance == 0;
          } else {
            closes = true;
          }
          break;
        case amount_rule::signed_change:
          event.amount =
              below(2) == 0 || balance == 0 ? 1 + static_cast<std::int64_t>(below(5000)) : -part();
          balance += *event.amount;
          break;
        default:
          break;
      }
      if (event.type == event_type::completed && balance != 0) continue;
      if (event.type == event_type::postponed) {
        event.ground = below(2) == 0 ? ground::agreement : ground::other;
      }
      if (event.type == event_type::unit_changed) event.unit = units[below(3)];
      if (is_transfer(event.type)) event.officer = officers[below(3)];
      s.events.push_back(event);
      if (closes) break;
    }
    stories.push_back(std::move(s));
  }
  return stories;
}

/// The register of some stories, events added story by story or, on request, from the last to the
/// first story.
[[nodiscard]] inline thads::case_register register_of(const std::vector<case_story>& stories,
                                                      bool events_backwards = false) {
  thads::findings report;
  const std::uint32_t file = report.add_file("random");
  thads::register_builder builder(report, file, file);
  for (const case_story& s : stories) {
    thads::case_record record = s.record;
    record.id = s.id;
    record.unit = s.unit;
    record.officer = s.officer;
    builder.add(record);
  }
  const auto add_events = [&builder](const case_story& s) {
    for (thads::event_record event : s.events) {
      event.case_id = s.id;
      builder.add(event);
    }
  };
  for (std::size_t i = 0; i < stories.size(); ++i) {
    add_events(stories[events_backwards ? stories.size() - 1 - i : i]);
  }
  thads::case_register result = builder.finish(thads::strictness::strict);
  if (report.has_errors()) throw std::logic_error(report.list()[0].message(thads::language::en));
  return result;
}

}  // namespace thads_test
