// SPDX-License-Identifier: Apache-2.0
// Puts a register together from records in any order, and validates every case as a whole.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/case_register.hpp>
#include <thads/model/validation.hpp>

namespace thads {

/// What to do with cases that have errors.
enum class strictness : std::uint8_t {
  strict,   ///< any error: the register yields no figures
  lenient,  ///< bad cases are set aside whole, and counted
};

/// Lines of the records that a lenient load set aside, in ascending order.
struct rejected_lines {
  std::vector<std::uint32_t> cases;
  std::vector<std::uint32_t> events;
};

/// Cases that are valid by themselves, in columns of one length.
struct case_batch {
  std::span<const std::string_view> ids;
  std::span<const std::uint32_t> units;     ///< their numbers (register_builder::unit_number)
  std::span<const std::uint32_t> officers;  ///< likewise
  std::span<const std::int32_t> accepted;   ///< days since 1970, each of them a date
  std::span<const std::int64_t> amounts;    ///< đồng, at least 0
  std::span<const std::uint16_t> traits;    ///< from detail::case_traits::pack
};

/// Events that are valid by themselves, and none of them a transfer or with the code of a ground,
/// in columns of one length.
struct event_batch {
  std::span<const std::uint32_t> cases;    ///< their numbers (register_builder::find_case)
  std::span<const std::int32_t> days;      ///< since 1970, each of them a date
  std::span<const std::uint8_t> kinds;     ///< from kind_of
  std::span<const std::int64_t> payloads;  ///< đồng, 0 for none

  /// The kind of an event that is no transfer.
  [[nodiscard]] static constexpr std::uint8_t kind_of(event_type type, ground ground_of,
                                                      bool has_amount) noexcept {
    const bool is_whole = rule_of(type).amount == amount_rule::whole_or_part && !has_amount;
    return static_cast<std::uint8_t>(
        static_cast<unsigned>(type) |
        (ground_of == ground::agreement ? unsigned{detail::event_kind::agreed} : 0U) |
        (is_whole ? unsigned{detail::event_kind::whole} : 0U));
  }
};

/// Collects records and findings; `finish` makes the register.
///
/// All cases come first, then all events. Events of one case apply in order of date, and within one
/// date in the order in which they were added. A builder is used by one thread and for one
/// register.
class register_builder {
 public:
  /// `report` receives the findings; `cases_file` and `events_file` are files of it.
  register_builder(findings& report, std::uint32_t cases_file, std::uint32_t events_file)
      : report_(report), cases_file_(cases_file), events_file_(events_file) {}

  /// Makes room ahead of time; only a hint.
  void reserve_cases(std::size_t n);
  void reserve_events(std::size_t n);

  /// Adds a case that is valid by itself, from `line` of its file (0 when there is no file).
  void add(const case_record& record, std::uint64_t line = 0);

  /// Adds an event that is valid by itself.
  void add(const event_record& record, std::uint64_t line = 0);

  /// The number of a unit or an officer, which is new or known; the empty officer has one too.
  std::uint32_t unit_number(std::string_view code);
  std::uint32_t officer_number(std::string_view code);

  /// The number of the ground with this code; 0 for none.
  std::uint32_t ground_number(std::string_view code);

  /// No case has this number.
  static constexpr std::uint32_t unknown_case = code_list::max_size;

  /// The number of the case with this id, or `unknown_case`. From the first call on, no more cases
  /// may be added.
  [[nodiscard]] std::uint32_t find_case(std::string_view id);

  /// The same as the other add, for callers that look up each text only once: `numbers` has members
  /// unit() and officer(), which give the numbers of the record's texts.
  template <class Numbers>
  void add(const case_record& record, std::uint64_t line, Numbers numbers);

  /// The same for events: of_case() gives a number or `unknown_case`; unit() and officer() are
  /// called only where the record's type has them.
  template <class Numbers>
  void add(const event_record& record, std::uint64_t line, Numbers numbers);

  /// Adds many at once; the first one is from `line`, the others from the lines after it.
  void add(const case_batch& cases, std::uint64_t line);
  void add(const event_batch& events, std::uint64_t line);

  /// Notes a record that has findings of its own. Its case, if `id` is readable, is set aside.
  void reject_case(std::string_view id, std::uint64_t line);
  void reject_event(std::string_view case_id, std::uint64_t line);

  /// Notes that a file yields no records at all. No register can be made without them, and events
  /// of cases that are not known are then no findings.
  void reject_file() noexcept { file_rejected_ = true; }

  /// Validates each case as a whole and makes the register. With `strict` and any error in the
  /// report, or with an error that concerns no single record, the register is empty and says so.
  [[nodiscard]] case_register finish(strictness mode);

  /// What `finish` left out of the register.
  [[nodiscard]] const rejected_lines& rejected() const noexcept { return rejected_; }

 private:
  struct life;  // one case while its events are checked

  // Looks up the texts of a record.
  template <class Record>
  struct numbers_of {
    register_builder& builder;
    const Record& record;

    [[nodiscard]] std::uint32_t of_case() const { return builder.find_case(record.case_id); }
    [[nodiscard]] std::uint32_t unit() const { return builder.unit_number(record.unit); }
    [[nodiscard]] std::uint32_t officer() const { return builder.officer_number(record.officer); }
  };

  void close_cases();
  void index_cases();
  std::uint32_t find_other_case(std::string_view id);
  void reject_stray_event(std::string_view case_id, std::uint64_t line);
  void note(rule r, std::uint32_t file, std::uint64_t line, std::string_view case_id,
            std::string_view field, std::string value = {});
  void check_home(std::uint32_t officer, std::uint32_t unit, std::uint32_t file, std::uint64_t line,
                  std::string_view case_id);
  void push_event(std::uint32_t of_case, std::int32_t day, std::uint8_t kind, std::int64_t payload,
                  std::uint64_t line);
  std::size_t append_events(std::size_t n);
  void count_event(std::uint32_t of_case);
  void write_down_cases();
  void resize_events(std::size_t n);
  void group_events_by_case();
  void sort_events_of(std::size_t begin, std::size_t end);
  void check_case(std::uint32_t i);
  void check_event(life& l, std::size_t e);
  void take_money(life& l, std::size_t e);
  void adjust(life& l, std::size_t e);
  void wrong(rule r, const life& l, std::size_t e, std::string_view field, std::string value = {});
  void suspicious(rule r, const life& l, std::size_t e, std::string_view field);
  void collect_rejected_lines();
  void remove_bad_cases();
  void trim_columns();

  findings& report_;
  std::uint32_t cases_file_;
  std::uint32_t events_file_;
  detail::register_columns c_;
  code_index ids_;
  code_index units_;
  code_index officers_;
  code_index grounds_;
  std::vector<std::uint32_t> officer_home_;  // the unit with which each officer first appeared
  std::size_t events_ = 0;                   // added so far; the columns may be longer
  // Until they are grouped, first_event[i + 1] counts the events of case i. Which case each event
  // belongs to follows from that, as long as they come case by case; from the first that does not,
  // it is written down.
  std::vector<std::uint32_t> event_case_;
  std::uint32_t last_event_case_ = 0;
  std::vector<bool> bad_;
  std::uint32_t last_case_ = 0;
  std::optional<std::string_view> last_id_{};  // of that case, once one was found
  std::uint32_t last_unit_ = 0;
  bool are_closed_ = false;
  std::uint64_t duplicates_ = 0;
  rejected_lines rejected_;
  std::uint64_t unattributed_ = 0;
  bool file_rejected_ = false;
};

namespace detail {

// Line numbers are 32 bits wide in the register; a longer file has no line to point at.
inline std::uint32_t narrow_line(std::uint64_t line) {
  if (line > std::numeric_limits<std::uint32_t>::max()) {
    throw error(errc::limit, "a file of more than 4 294 967 295 lines");
  }
  return static_cast<std::uint32_t>(line);
}

}  // namespace detail

template <class Numbers>
void register_builder::add(const case_record& record, std::uint64_t line, Numbers numbers) {
  const std::uint32_t unit = numbers.unit();
  const std::uint32_t officer = numbers.officer();
  if (!record.officer.empty()) check_home(officer, unit, cases_file_, line, record.id);
  c_.ids.push_back(record.id);
  c_.accepted.push_back(record.accepted.days());
  c_.amount.push_back(record.amount);
  c_.unit.push_back(unit);
  c_.officer.push_back(officer);
  c_.traits.push_back(detail::case_traits::pack(record));
  c_.line.push_back(detail::narrow_line(line));
  bad_.push_back(false);
}

template <class Numbers>
void register_builder::add(const event_record& record, std::uint64_t line, Numbers numbers) {
  const std::uint32_t number = numbers.of_case();
  if (number == unknown_case) return reject_stray_event(record.case_id, line);
  const std::uint8_t kind =
      event_batch::kind_of(record.type, record.ground, record.amount.has_value());
  std::int64_t payload = record.amount.value_or(0);
  if (is_transfer(record.type)) {
    detail::transfer to{detail::transfer::same_unit, numbers.officer()};
    if (record.type == event_type::unit_changed) to.unit = numbers.unit();
    payload = to.pack();
  } else if (takes_ground(record.type)) {
    payload = ground_number(record.ground_code);
  }
  push_event(number, record.date.days(), kind, payload, line);
}

}  // namespace thads

#ifdef THADS_HEADER_ONLY
#include <thads/model/register_builder-inl.hpp>
#endif
