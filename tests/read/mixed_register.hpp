// SPDX-License-Identifier: Apache-2.0
// A random register in CSV with good cases, bad cases and records of no case, and which is which.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/table/csv_writer.hpp>

#include "support/registers.hpp"

namespace thads_test {

/// A record as it stands in its file.
struct marked_record {
  std::string text;
  bool good;
};

/// The records of both files, without header lines.
struct mixed_register {
  std::vector<marked_record> cases;
  std::vector<marked_record> events;
  std::uint64_t bad_cases = 0;
  std::uint64_t strays = 0;  // records that belong to no case

  /// A file with all its records, or with the good ones only.
  [[nodiscard]] static std::string file(const std::string& header,
                                        const std::vector<marked_record>& records,
                                        bool good_only = false) {
    std::string text = header;
    for (const marked_record& r : records) {
      if (r.good || !good_only) text += r.text;
    }
    return text;
  }

  /// The bytes that a lenient load leaves out.
  [[nodiscard]] static std::string bad_bytes(const std::vector<marked_record>& records) {
    std::string text;
    for (const marked_record& r : records) {
      if (!r.good) text += r.text;
    }
    return text;
  }
};

namespace detail {

inline std::string field(std::string_view text) {
  std::string out;
  thads::csv_field(out, text);
  return out;
}

inline std::string number_or_nothing(std::int64_t amount) {
  return amount == 0 ? "" : std::to_string(amount);
}

inline std::string case_row(const case_story& s) {
  const thads::case_record& r = s.record;
  return field(s.id) + "," + s.unit + "," + s.officer + "," + std::string(code_of(r.initiation)) +
         "," + std::string(code_of(r.judgment)) + "," + to_string(r.accepted) + "," +
         number_or_nothing(r.amount) + "," + std::string(code_of(r.source)) + "," +
         r.flags.to_string();
}

inline std::string event_row(const std::string& id, const thads::event_record& e) {
  return field(id) + "," + to_string(e.date) + "," + std::string(code_of(e.type)) + "," +
         number_or_nothing(e.amount.value_or(0)) + "," + std::string(code_of(e.ground)) + "," +
         std::string(e.unit) + "," + std::string(e.officer);
}

/// Lists of rows, of which the next one comes from a list chosen at random.
inline std::vector<marked_record> interleave(std::vector<std::vector<marked_record>> lists,
                                             std::mt19937_64& random) {
  std::vector<std::size_t> turns;
  for (std::size_t i = 0; i < lists.size(); ++i) turns.insert(turns.end(), lists[i].size(), i);
  std::shuffle(turns.begin(), turns.end(), random);
  std::vector<std::size_t> next(lists.size(), 0);
  std::vector<marked_record> all;
  for (const std::size_t i : turns) all.push_back(std::move(lists[i][next[i]++]));
  return all;
}

}  // namespace detail

/// Makes up `n` cases, of which about a fifth is spoilt, each in one of many ways.
inline mixed_register random_mixed_register(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto ending = [&random] { return random() % 3 == 0 ? "\r\n" : "\n"; };
  mixed_register made;
  std::vector<std::vector<marked_record>> cases;
  std::vector<std::vector<marked_record>> events;
  std::vector<case_story> stories = random_stories(n, seed);
  for (case_story& s : stories) {
    if (random() % 8 == 0) s.id += ", \"dòng\nhai\"";  // a record on two lines
    const bool good = random() % 5 != 0;
    const std::string id = detail::field(s.id);
    std::string row = detail::case_row(s);
    std::vector<marked_record> its_cases;
    std::vector<marked_record> its_events;
    for (const thads::event_record& e : s.events) {
      its_events.push_back({detail::event_row(s.id, e) + ending(), good});
    }
    const auto add_event = [&](const std::string& rest) {
      const auto at =
          its_events.begin() + static_cast<std::ptrdiff_t>(random() % (its_events.size() + 1));
      its_events.insert(at, {id + rest + ending(), false});
    };
    if (!good) {
      ++made.bad_cases;
      switch (random() % 12) {
        case 0:
          row = id + ",A,x,ex_officio,civil,2024-02-30,,,";
          break;
        case 1:
          row = id + ",A\"quote,x,ex_officio,civil,2024-02-28,,,";
          break;
        case 2:
          row = id + ",A,x,ex_officio";
          break;
        case 3:
          its_cases.push_back({row + ending(), false});  // twice
          break;
        case 4:
          add_event(",2024-05-05,unheard_of,,,,");
          break;
        case 5:
          add_event(",1999-01-01,verified,,,,");
          break;
        case 6:
          add_event(",2025-05-05,adjusted,-9223372036854775808,,,");
          break;
        case 7:
          add_event(",2024-05-05,verified,,,,\xFF\xFE");
          break;
        case 8:
          add_event(std::string(",2024-05-05,verified,,,,\0", 25));
          break;
        case 9:
          add_event(",2024-05-05");
          break;
        case 10:
          add_event(",2024-05-05,collected,ten,,,");
          break;
        default:
          add_event(",2024-05-05,verified,\r,,,");
          break;
      }
    }
    its_cases.push_back({row + ending(), good});
    cases.push_back(std::move(its_cases));
    events.push_back(std::move(its_events));
  }
  cases.push_back({{",A,x,ex_officio,civil,2024-01-01,,,\n", false},
                   {"\"no id\"?,A,x,ex_officio,civil,2024-01-01,,,\r\n", false},
                   {"\xC3(,A,x,ex_officio,civil,2024-01-01,,,\n", false}});
  events.push_back({{"nobody,2024-05-05,verified,,,,\n", false},
                    {",2024-05-05,verified,,,,\n", false},
                    {"nobody,2024-05-05,verified,\"a\"b,,,\n", false},
                    {"\"nobody\"s\",2024-05-05,verified,,,,\r\n", false}});
  made.strays = 7;
  made.cases = detail::interleave(std::move(cases), random);
  made.events = detail::interleave(std::move(events), random);
  made.events.push_back({"\"nobody,2024-05-05,verified,,,,", false});  // never closed
  ++made.strays;
  return made;
}

}  // namespace thads_test
