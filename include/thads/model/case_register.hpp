// SPDX-License-Identifier: Apache-2.0
// The register: every case and everything that happened to it, in columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/code_index.hpp>
#include <thads/model/event_rules.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// One enforcement decision (việc), as a row of cases.csv says it.
struct case_record {
  std::string_view id{};
  std::string_view unit{};
  std::string_view officer{};  ///< empty when nobody is assigned
  thads::initiation initiation{};
  thads::judgment_type judgment{};
  date accepted{};          ///< date of the enforcement decision
  std::int64_t amount = 0;  ///< obligation in đồng, 0 when the case is not about money
  thads::source source{};
  flag_set flags{};
};

/// One event of a case, as a row of events.csv says it.
struct event_record {
  std::string_view case_id{};
  thads::date date{};
  event_type type{};
  std::optional<std::int64_t> amount{};  ///< đồng
  thads::ground ground{};                ///< only for postponed: agreement or other
  std::string_view unit{};               ///< only for unit_changed
  std::string_view officer{};            ///< only for unit_changed and officer_changed
  /// Only for events that take a ground: its code in a list of grounds (ground_list.hpp). Empty
  /// when none is stated, and for a postponement that only says agreement or other.
  std::string_view ground_code{};

  /// The ground as the row says it.
  [[nodiscard]] std::string_view ground_text() const noexcept {
    return ground_code.empty() ? code_of(ground) : ground_code;
  }
};

namespace detail {

// The non-numeric attributes of a case in 13 bits.
struct case_traits {
  static constexpr std::uint16_t pack(const case_record& c) noexcept {
    return static_cast<std::uint16_t>(
        static_cast<unsigned>(c.initiation) | static_cast<unsigned>(c.judgment) << 1U |
        static_cast<unsigned>(c.source) << 5U | static_cast<unsigned>(c.flags.bits()) << 6U);
  }
  static constexpr thads::initiation initiation(std::uint16_t t) noexcept {
    return static_cast<thads::initiation>(t & 1U);
  }
  static constexpr judgment_type judgment(std::uint16_t t) noexcept {
    return static_cast<judgment_type>((t >> 1U) & 15U);
  }
  static constexpr thads::source source(std::uint16_t t) noexcept {
    return static_cast<thads::source>((t >> 5U) & 1U);
  }
  static constexpr flag_set flags(std::uint16_t t) noexcept {
    return flag_set::from_bits(static_cast<std::uint8_t>(t >> 6U));
  }
};

// The kind of an event in one byte: its type, whether a postponement was agreed, whether the event
// closes its case, and whether its amount was left empty for "the whole balance".
struct event_kind {
  static constexpr std::uint8_t type_mask = 0x1F;
  static constexpr std::uint8_t agreed = 0x20;
  static constexpr std::uint8_t closes = 0x40;
  static constexpr std::uint8_t whole = 0x80;

  static constexpr event_type type(std::uint8_t kind) noexcept {
    return static_cast<event_type>(kind & type_mask);
  }
};

// The payload of a transfer is the new unit and the new officer; of an event that takes a ground,
// the number of that ground; of any other event, đồng.
struct transfer {
  static constexpr std::uint32_t same_unit = 0xFFFFFFFFU;

  std::uint32_t unit;
  std::uint32_t officer;

  static constexpr transfer unpack(std::int64_t payload) noexcept {
    const auto bits = static_cast<std::uint64_t>(payload);
    return {static_cast<std::uint32_t>(bits >> 32U), static_cast<std::uint32_t>(bits)};
  }
  [[nodiscard]] constexpr std::int64_t pack() const noexcept {
    return static_cast<std::int64_t>((static_cast<std::uint64_t>(unit) << 32U) | officer);
  }
};

// The columns themselves. 38 bytes a case and 17 bytes an event, besides the texts.
struct register_columns {
  code_list ids;
  code_list units;
  code_list officers;
  code_list grounds;  // number 0 is none; without any ground the list is empty

  std::vector<std::int32_t> accepted;  // days since 1970
  std::vector<std::int64_t> amount;
  std::vector<std::uint32_t> unit;
  std::vector<std::uint32_t> officer;
  std::vector<std::uint16_t> traits;
  std::vector<std::uint32_t> line;
  std::vector<std::uint32_t> first_event;  // one more than cases

  std::vector<std::int32_t> event_day;
  std::vector<std::uint8_t> event_kind;
  std::vector<std::int64_t> event_payload;
  std::vector<std::uint32_t> event_line;
};

}  // namespace detail

/// Cases and records that a lenient load left out, so that no figure hides them.
struct set_aside_counts {
  std::uint64_t cases = 0;    ///< cases with an error, set aside whole
  std::uint64_t records = 0;  ///< records that could not be attributed to any case

  friend constexpr bool operator==(set_aside_counts, set_aside_counts) noexcept = default;
};

/// A validated register: cases in file order, the events of each in order of date and, within one
/// date, in file order. It is immutable and may be read from many threads.
class case_register {
 public:
  case_register() { columns_.first_event.push_back(0); }
  explicit case_register(detail::register_columns columns, set_aside_counts set_aside = {},
                         std::uint64_t errors = 0)
      : columns_(std::move(columns)), set_aside_(set_aside), errors_(errors) {}

  /// Number of cases.
  [[nodiscard]] std::size_t size() const noexcept { return columns_.accepted.size(); }
  [[nodiscard]] std::size_t event_count() const noexcept { return columns_.event_day.size(); }

  /// Errors that keep this register from yielding figures; such a register holds no cases.
  [[nodiscard]] std::uint64_t errors() const noexcept { return errors_; }

  /// What a lenient load left out.
  [[nodiscard]] set_aside_counts set_aside() const noexcept { return set_aside_; }

  /// Case number `i` in file order, 0-based.
  [[nodiscard]] case_record operator[](std::size_t i) const {
    const detail::register_columns& c = columns_;
    return {.id = c.ids[i],
            .unit = c.units[c.unit[i]],
            .officer = c.officers[c.officer[i]],
            .initiation = detail::case_traits::initiation(c.traits[i]),
            .judgment = detail::case_traits::judgment(c.traits[i]),
            .accepted = date::from_days(c.accepted[i]),
            .amount = c.amount[i],
            .source = detail::case_traits::source(c.traits[i]),
            .flags = detail::case_traits::flags(c.traits[i])};
  }

  /// Line of case `i` in its file, or 0 when it came from no file.
  [[nodiscard]] std::uint64_t line(std::size_t i) const noexcept { return columns_.line[i]; }

  /// Numbers of the events of case `i`: [first, second).
  [[nodiscard]] std::pair<std::size_t, std::size_t> events_of(std::size_t i) const noexcept {
    return {columns_.first_event[i], columns_.first_event[i + 1]};
  }

  /// Event number `e`, as its row said it; `of_case` is the case it belongs to.
  [[nodiscard]] event_record event(std::size_t of_case, std::size_t e) const;

  /// Line of event `e` in its file, or 0.
  [[nodiscard]] std::uint64_t event_line(std::size_t e) const noexcept {
    return columns_.event_line[e];
  }

  /// Bytes of memory in use, of which `text` for the case ids.
  struct memory_use {
    std::size_t cases, events, text;
  };
  [[nodiscard]] memory_use memory() const noexcept;

  /// The columns, for the counting loops.
  [[nodiscard]] const detail::register_columns& columns() const noexcept { return columns_; }

 private:
  detail::register_columns columns_;
  set_aside_counts set_aside_;
  std::uint64_t errors_ = 0;
};

inline event_record case_register::event(std::size_t of_case, std::size_t e) const {
  const detail::register_columns& c = columns_;
  const std::uint8_t kind = c.event_kind[e];
  event_record record{.case_id = c.ids[of_case],
                      .date = date::from_days(c.event_day[e]),
                      .type = detail::event_kind::type(kind)};
  if (record.type == event_type::postponed) {
    record.ground = (kind & detail::event_kind::agreed) != 0 ? ground::agreement : ground::other;
  }
  if (is_transfer(record.type)) {
    const auto to = detail::transfer::unpack(c.event_payload[e]);
    if (to.unit != detail::transfer::same_unit) record.unit = c.units[to.unit];
    record.officer = c.officers[to.officer];
  } else if (takes_ground(record.type)) {
    const auto number = static_cast<std::size_t>(c.event_payload[e]);
    if (number != 0) record.ground_code = c.grounds[number];
  } else if (rule_of(record.type).amount != amount_rule::none &&
             (kind & detail::event_kind::whole) == 0 && c.event_payload[e] != 0) {
    record.amount = c.event_payload[e];
  }
  return record;
}

inline case_register::memory_use case_register::memory() const noexcept {
  const auto bytes = [](const auto& column) {
    return column.capacity() * sizeof(typename std::decay_t<decltype(column)>::value_type);
  };
  const detail::register_columns& c = columns_;
  return {.cases = bytes(c.accepted) + bytes(c.amount) + bytes(c.unit) + bytes(c.officer) +
                   bytes(c.traits) + bytes(c.line) + bytes(c.first_event),
          .events = bytes(c.event_day) + bytes(c.event_kind) + bytes(c.event_payload) +
                    bytes(c.event_line),
          .text = c.ids.memory() + c.units.memory() + c.officers.memory() + c.grounds.memory()};
}

}  // namespace thads
