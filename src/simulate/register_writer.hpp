// SPDX-License-Identifier: Apache-2.0
// Writes a register into a folder: two large files line by line, three small ones at the end.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simulate/days.hpp>
#include <simulate/life.hpp>
#include <simulate/simulate.hpp>
#include <simulate/text_file.hpp>
#include <thads/base/error.hpp>
#include <thads/base/text.hpp>
#include <thads/model/event_rules.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/time/date.hpp>

namespace thads::detail {

/// The statistical years in which simulated cases are accepted.
inline constexpr int earliest_simulated_year = 2017;
inline constexpr int latest_simulated_year = 2024;

inline constexpr day_number first_simulated_day =
    statistical_year_days(earliest_simulated_year).first;
inline constexpr day_number last_simulated_day = statistical_year_days(latest_simulated_year).last;

/// The year of the reform, in which one sample goes on.
inline constexpr int reform_year = latest_simulated_year + 1;

/// A row of `units.csv`, and what is made from it.
struct unit_entry {
  std::string code;
  std::string name;
  unit_kind kind;
  std::string parent;
  /// The end of the validity, empty when it is open.
  std::string_view valid_to;
  /// The officers are `CODE-CHV01`, `CODE-CHV02`, …
  std::uint16_t officers;
  /// The end of the case ids, which names the kind of office that decided.
  std::string_view decided_by;
  /// The beginning of the validity, empty when it is open.
  std::string_view valid_from{};
};

/// The office, the statistical year and the number under which a case was accepted.
struct case_number {
  std::uint16_t unit;
  std::int16_t year;
  std::uint32_t number;
};

/// Writes the files of a register. No text in it holds a character that CSV would have to quote.
class register_writer {
 public:
  /// Makes the folder when it does not exist.
  register_writer(const std::filesystem::path& folder, std::vector<unit_entry> units)
      : folder_(made(folder)),
        units_(std::move(units)),
        cases_(folder_ / "cases.csv"),
        events_(folder_ / "events.csv"),
        targets_(folder_ / "targets.csv") {
    spell_days();
    spell_officers();
    spell_flags();
    cases_.put("case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n");
    events_.put("case_id,date,type,amount,ground,unit,officer\n");
    targets_.put("unit,year,measure,value,comparator,valid_from,document\n");
  }

  [[nodiscard]] const std::vector<unit_entry>& units() const noexcept { return units_; }
  [[nodiscard]] register_size size() const noexcept { return size_; }

  /// `UNIT-YEAR-NUMBER/QĐ-…`, valid until the next call.
  [[nodiscard]] std::string_view id_of(case_number id) {
    char* const begin = id_.data();
    char* const limit = begin + id_.size();
    const unit_entry& unit = units_[id.unit];
    char* end = unit.code.copy(begin, unit.code.size()) + begin;
    *end++ = '-';
    end = std::to_chars(end, limit, id.year).ptr;
    *end++ = '-';
    end = std::to_chars(end, limit, id.number).ptr;
    end += unit.decided_by.copy(end, unit.decided_by.size());
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  void write_case(std::string_view id, const case_facts& facts, holder first) {
    cases_.put(id, ',', units_[first.unit].code, ',', officer(first), ',', code_of(facts.begun),
               ',', code_of(facts.judgment), ',', day(facts.accepted), ',', facts.amount, ',',
               code_of(facts.came_from), ',', flag_texts_[facts.flags.bits()], '\n');
    ++size_.cases;
  }

  void write_event(std::string_view id, const life_event& event) {
    events_.put(id, ',', day(event.day), ',', code_of(event.type), ',');
    if (event.amount != 0) events_.put(event.amount);
    events_.put(',', code_of(event.why), ',');
    if (event.type == event_type::unit_changed) events_.put(units_[event.to.unit].code);
    events_.put(',');
    if (is_transfer(event.type)) events_.put(officer(event.to));
    events_.put('\n');
    ++size_.events;
  }

  /// A target that must be exceeded, in hundredths of a percent, in force for the whole year.
  void write_target(std::string_view unit, int year, quantity measured, unsigned hundredths,
                    std::string_view document) {
    const unsigned decimals = hundredths % 100;
    targets_.put(unit, ',', year, ',', code_of(measured), ',', hundredths / 100, '.', decimals / 10,
                 decimals % 10, ',', code_of(comparator::above), ',', year - 1, "-10-01,", document,
                 '\n');
  }

  /// Writes the units and the note, and brings all files to the disk.
  void finish(std::string_view about) {
    cases_.close();
    events_.close();
    targets_.close();
    text_file units(folder_ / "units.csv");
    units.put("code,name,kind,parent,valid_from,valid_to\n");
    for (const unit_entry& unit : units_) {
      units.put(unit.code, ',', unit.name, ',', code_of(unit.kind), ',', unit.parent, ',',
                unit.valid_from, ',', unit.valid_to, '\n');
    }
    units.close();
    text_file note(folder_ / "about.txt");
    note.put(about);
    note.close();
  }

 private:
  static const std::filesystem::path& made(const std::filesystem::path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
      throw error(errc::io, "cannot make the folder " + quoted_text(folder.string()) + ": " +
                                failure.message());
    }
    return folder;
  }

  void spell_days() {
    const day_number last = statistical_year_days(reform_year).last;
    for (day_number d = first_simulated_day; d <= last; ++d) days_ += to_string(date::from_days(d));
  }

  void spell_officers() {
    for (const unit_entry& unit : units_) {
      std::vector<std::string>& codes = officers_.emplace_back(1);  // number 0 is nobody
      for (unsigned n = 1; n <= unit.officers; ++n) {
        codes.push_back(unit.code + (n < 10 ? "-CHV0" : "-CHV") + std::to_string(n));
      }
    }
  }

  void spell_flags() {
    for (std::size_t bits = 0; bits < flag_texts_.size(); ++bits) {
      flag_texts_[bits] = flag_set::from_bits(static_cast<std::uint8_t>(bits)).to_string();
    }
  }

  [[nodiscard]] std::string_view day(day_number d) const noexcept {
    const auto place = static_cast<std::size_t>(d - first_simulated_day) * date_text_size;
    return {days_.data() + place, date_text_size};
  }

  [[nodiscard]] std::string_view officer(holder h) const noexcept {
    return officers_[h.unit][h.officer];
  }

  std::filesystem::path folder_;
  std::vector<unit_entry> units_;
  text_file cases_;
  text_file events_;
  text_file targets_;
  std::string days_;
  std::vector<std::vector<std::string>> officers_;
  std::array<std::string, std::size_t{1} << word_count<flag>> flag_texts_;
  std::array<char, 80> id_{};
  register_size size_;
};

}  // namespace thads::detail
