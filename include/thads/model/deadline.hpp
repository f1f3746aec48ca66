// SPDX-License-Identifier: Apache-2.0
// The time limits of a case: which steps are measured, and what each law allows for them. All of it
// is data; docs/deadlines.md says how the data are read and what a step counts as.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/time/date.hpp>
#include <thads/time/term.hpp>

namespace thads {

/// How often a case has a step.
enum class recurrence : std::uint8_t {
  once = 0,                 ///< from the first start to the first end on or after it
  each = 1,                 ///< every start; an end answers all starts that wait for one
  while_unenforceable = 2,  ///< from one end to the next, while the case lacks conditions
};

/// Where a limit was found.
enum class limit_source : std::uint8_t {
  sourced = 0,  ///< in a published text
  memory = 1,   ///< nowhere yet; known from practice, to be checked against the law
};

/// What a step counts as.
enum class deadline_status : std::uint8_t {
  on_time = 0,
  late = 1,
  not_due = 2,      ///< not done, and its term still runs at the end of the period
  unknown = 3,      ///< a date is missing, or it is not known which of two limits applies
  no_limit = 4,     ///< the table has no limit for the day on which it started
  no_calendar = 5,  ///< its term leaves the years whose days off are known
};

template <>
struct detail::vocabulary<term_unit> {
  static constexpr std::string_view noun = "unit of a term";
  static constexpr std::array<word, 3> words{
      {{"days", "ngày"}, {"working_days", "ngày làm việc"}, {"months", "tháng"}}};
};

template <>
struct detail::vocabulary<recurrence> {
  static constexpr std::string_view noun = "recurrence";
  static constexpr std::array<word, 3> words{
      {{"once", "một lần"},
       {"each", "mỗi lần"},
       {"while_unenforceable", "định kỳ khi chưa có điều kiện"}}};
};

template <>
struct detail::vocabulary<limit_source> {
  static constexpr std::string_view noun = "source of a limit";
  static constexpr std::array<word, 2> words{
      {{"sourced", "có nguồn"}, {"memory", "chưa kiểm chứng"}}};
};

template <>
struct detail::vocabulary<deadline_status> {
  static constexpr std::string_view noun = "status of a step";
  static constexpr std::array<word, 6> words{{{"on_time", "đúng hạn"},
                                              {"late", "quá hạn"},
                                              {"not_due", "chưa đến hạn"},
                                              {"unknown", "không xác định"},
                                              {"no_limit", "không có thời hạn trong bảng"},
                                              {"no_calendar", "ngoài lịch làm việc"}}};
};

/// A step whose time the register's dates measure.
struct deadline_step {
  std::string id{};
  bilingual name{};
  /// What starts its term and what ends it; none is the acceptance of the case.
  std::optional<event_type> from{};
  std::optional<event_type> to{};
  recurrence recurs = recurrence::once;
  /// Only cases begun this way have the step.
  std::optional<initiation> only{};
  /// Events that show that the step was done, should its own event be missing.
  std::vector<event_type> shown_by{};

  friend bool operator==(const deadline_step&, const deadline_step&) = default;
};

/// How long a step may take under a law.
struct deadline_limit {
  term_length within{};
  /// What some cases are allowed instead, in the same unit, when the register does not say which
  /// cases these are; never less than `within.number`, and equal to it when there is no such thing.
  std::int32_t at_most = 1;
  bilingual basis{};  ///< the article
  limit_source source = limit_source::sourced;

  friend bool operator==(const deadline_limit&, const deadline_limit&) = default;
};

/// A version of the law, and its limits for the steps of the table, one place for each; a place
/// without one says that the limit was not found.
struct deadline_law {
  std::string id{};
  bilingual title{};
  date from{};
  date to = latest_date;  ///< the last day in force
  std::vector<std::optional<deadline_limit>> limits{};
  bilingual note{};  ///< what readers of the figures must know; may be empty

  friend bool operator==(const deadline_law&, const deadline_law&) = default;
};

/// The steps, and the laws by date; no two laws are in force on one day.
struct deadline_table {
  std::vector<deadline_step> steps{};
  std::vector<deadline_law> laws{};

  friend bool operator==(const deadline_table&, const deadline_table&) = default;

  /// The law in force on `day`, or nullptr.
  [[nodiscard]] const deadline_law* law_on(date day) const noexcept {
    for (const deadline_law& law : laws) {
      if (law.from <= day && day <= law.to) return &law;
    }
    return nullptr;
  }

  /// The limit for number `step` of `steps` when it starts on `day`, or nullptr.
  [[nodiscard]] const deadline_limit* limit_on(std::size_t step, date day) const noexcept {
    const deadline_law* const law = law_on(day);
    return law == nullptr || !law->limits[step] ? nullptr : &*law->limits[step];
  }
};

}  // namespace thads
