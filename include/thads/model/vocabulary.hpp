// SPDX-License-Identifier: Apache-2.0
// The words of the register and of the figures: one code table for each, in English and Vietnamese.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>

namespace thads {

/// The languages of messages and reports.
enum class language : std::uint8_t { vi = 0, en = 1 };

/// A word: the code that files use and the Vietnamese term that reports print.
struct word {
  std::string_view code;
  std::string_view vi;
};

/// How enforcement began (chủ động / theo yêu cầu).
enum class initiation : std::uint8_t { ex_officio = 0, on_request = 1 };

/// The kind of judgment or decision that is enforced (loại bản án, quyết định).
enum class judgment_type : std::uint8_t {
  civil = 0,
  criminal = 1,
  administrative = 2,
  family = 3,
  commercial = 4,
  labour = 5,
  bankruptcy = 6,
  competition = 7,
  arbitration = 8,
  other = 9,
};

/// Where a case came from: a new decision, or entrusted by another agency (nhận ủy thác).
enum class source : std::uint8_t { new_case = 0, entrusted_in = 1 };

/// Themes that a case may belong to; they overlap. The values are bit numbers, in the alphabetical
/// order in which they are printed.
enum class flag : std::uint8_t {
  budget = 0,
  corruption = 1,
  credit = 2,
  economic = 3,
  focus = 4,
  hardship = 5,
  merit = 6,
};

/// What happened to a case. docs/counting-rules.md says what each one does to the figures.
enum class event_type : std::uint8_t {
  enforceable = 0,
  unenforceable = 1,
  postponed = 2,
  suspended = 3,
  resumed = 4,
  collected = 5,
  reduced = 6,
  terminated = 7,
  entrusted_out = 8,
  completed = 9,
  revoked = 10,
  pulled_up = 11,
  request_returned = 12,
  separate_book = 13,
  book_returned = 14,
  adjusted = 15,
  officer_changed = 16,
  unit_changed = 17,
  request_received = 18,
  assigned = 19,
  notified = 20,
  voluntary_end = 21,
  verified = 22,
  paid_out = 23,
};

/// The ground of a postponement: `agreement` is point c, clause 1, Article 48 of the Law on Civil
/// Judgment Enforcement (as amended in 2014); any other ground is `other`.
enum class ground : std::uint8_t { none = 0, agreement = 1, other = 2 };

/// The kind of an agency.
enum class unit_kind : std::uint8_t {
  nation = 0,
  province = 1,
  district = 2,
  region = 3,
  military = 4,
  other = 5,
};

/// What is counted. Every measure has a count (việc) and money (đồng).
enum class measure : std::uint8_t {
  carried_over = 0,
  newly_accepted = 1,
  received = 2,
  finished = 3,
  terminated = 4,
  reduced = 5,
  entrusted_out = 6,
  revoked = 7,
  pulled_up = 8,
  request_returned = 9,
  in_progress = 10,
  postponed_agreed = 11,
  postponed_other = 12,
  suspended = 13,
  unenforceable = 14,
  unclassified = 15,
  separate_book = 16,
};

/// Cases are counted in việc, money in đồng.
enum class quantity : std::uint8_t { cases = 0, money = 1 };

/// Whether more of an indicator is better.
enum class direction : std::uint8_t { higher = 0, lower = 1, neutral = 2 };

/// How a result must compare with its target.
enum class comparator : std::uint8_t { at_least = 0, above = 1 };

namespace detail {

// One specialisation per enum: `noun` for messages and `words`, indexed by the enum's value.
template <class Enum>
struct vocabulary;

template <>
struct vocabulary<initiation> {
  static constexpr std::string_view noun = "initiation";
  static constexpr std::array<word, 2> words{
      {{"ex_officio", "chủ động"}, {"on_request", "theo yêu cầu"}}};
};

template <>
struct vocabulary<judgment_type> {
  static constexpr std::string_view noun = "judgment_type";
  static constexpr std::array<word, 10> words{{{"civil", "dân sự"},
                                               {"criminal", "hình sự"},
                                               {"administrative", "hành chính"},
                                               {"family", "hôn nhân và gia đình"},
                                               {"commercial", "kinh doanh thương mại"},
                                               {"labour", "lao động"},
                                               {"bankruptcy", "phá sản"},
                                               {"competition", "cạnh tranh"},
                                               {"arbitration", "trọng tài"},
                                               {"other", "khác"}}};
};

template <>
struct vocabulary<source> {
  static constexpr std::string_view noun = "source";
  static constexpr std::array<word, 2> words{
      {{"new", "thụ lý mới"}, {"entrusted_in", "nhận ủy thác"}}};
};

template <>
struct vocabulary<flag> {
  static constexpr std::string_view noun = "flag";
  static constexpr std::array<word, 7> words{{{"budget", "ngân sách nhà nước"},
                                              {"corruption", "tham nhũng"},
                                              {"credit", "tín dụng, ngân hàng"},
                                              {"economic", "kinh tế"},
                                              {"focus", "trọng điểm"},
                                              {"hardship", "hoàn cảnh khó khăn"},
                                              {"merit", "người có công"}}};
};

template <>
struct vocabulary<event_type> {
  static constexpr std::string_view noun = "event type";
  static constexpr std::array<word, 24> words{{{"enforceable", "có điều kiện thi hành"},
                                               {"unenforceable", "chưa có điều kiện thi hành"},
                                               {"postponed", "hoãn"},
                                               {"suspended", "tạm đình chỉ"},
                                               {"resumed", "tiếp tục thi hành"},
                                               {"collected", "thu tiền"},
                                               {"reduced", "miễn, giảm"},
                                               {"terminated", "đình chỉ"},
                                               {"entrusted_out", "ủy thác"},
                                               {"completed", "thi hành xong"},
                                               {"revoked", "thu hồi, hủy quyết định"},
                                               {"pulled_up", "rút lên thi hành"},
                                               {"request_returned", "gửi lại yêu cầu"},
                                               {"separate_book", "chuyển sổ theo dõi riêng"},
                                               {"book_returned", "đưa lại từ sổ theo dõi riêng"},
                                               {"adjusted", "sửa đổi, bổ sung quyết định"},
                                               {"officer_changed", "thay đổi chấp hành viên"},
                                               {"unit_changed", "thay đổi cơ quan thi hành"},
                                               {"request_received", "nhận đơn yêu cầu"},
                                               {"assigned", "phân công chấp hành viên"},
                                               {"notified", "thông báo"},
                                               {"voluntary_end", "hết thời hạn tự nguyện"},
                                               {"verified", "xác minh"},
                                               {"paid_out", "chi trả"}}};
};

template <>
struct vocabulary<ground> {
  static constexpr std::string_view noun = "ground";
  static constexpr std::array<word, 3> words{
      {{"", ""}, {"agreement", "theo thỏa thuận"}, {"other", "lý do khác"}}};
};

template <>
struct vocabulary<unit_kind> {
  static constexpr std::string_view noun = "unit kind";
  static constexpr std::array<word, 6> words{{{"nation", "toàn quốc"},
                                              {"province", "tỉnh, thành phố"},
                                              {"district", "chi cục"},
                                              {"region", "phòng khu vực"},
                                              {"military", "quân đội"},
                                              {"other", "khác"}}};
};

template <>
struct vocabulary<measure> {
  static constexpr std::string_view noun = "measure";
  static constexpr std::array<word, 17> words{{{"carried_over", "năm trước chuyển sang"},
                                               {"newly_accepted", "thụ lý mới"},
                                               {"received", "trong đó nhận ủy thác"},
                                               {"finished", "thi hành xong"},
                                               {"terminated", "đình chỉ"},
                                               {"reduced", "giảm"},
                                               {"entrusted_out", "ủy thác"},
                                               {"revoked", "thu hồi, hủy"},
                                               {"pulled_up", "rút lên"},
                                               {"request_returned", "gửi lại yêu cầu"},
                                               {"in_progress", "đang thi hành"},
                                               {"postponed_agreed", "hoãn theo thỏa thuận"},
                                               {"postponed_other", "hoãn khác"},
                                               {"suspended", "tạm đình chỉ"},
                                               {"unenforceable", "chưa có điều kiện"},
                                               {"unclassified", "chưa phân loại"},
                                               {"separate_book", "sổ theo dõi riêng"}}};
};

template <>
struct vocabulary<quantity> {
  static constexpr std::string_view noun = "quantity";
  static constexpr std::array<word, 2> words{{{"cases", "việc"}, {"money", "tiền"}}};
};

template <>
struct vocabulary<direction> {
  static constexpr std::string_view noun = "direction";
  static constexpr std::array<word, 3> words{{{"higher", "càng cao càng tốt"},
                                              {"lower", "càng thấp càng tốt"},
                                              {"neutral", "trung tính"}}};
};

template <>
struct vocabulary<comparator> {
  static constexpr std::string_view noun = "comparator";
  static constexpr std::array<word, 2> words{{{"at_least", "từ"}, {"above", "trên"}}};
};

}  // namespace detail

/// Any of the enumerations of this header.
template <class Enum>
concept vocabulary_enum = requires {
  detail::vocabulary<Enum>::words;
};

/// How many words the vocabulary has.
template <vocabulary_enum Enum>
inline constexpr std::size_t word_count = detail::vocabulary<Enum>::words.size();

/// All the words of a vocabulary, indexed by the value of the enumerator.
template <vocabulary_enum Enum>
[[nodiscard]] constexpr std::span<const word> words() noexcept {
  return detail::vocabulary<Enum>::words;
}

/// The code of `value` as files write it.
template <vocabulary_enum Enum>
[[nodiscard]] constexpr std::string_view code_of(Enum value) noexcept {
  return detail::vocabulary<Enum>::words[static_cast<std::size_t>(value)].code;
}

/// The Vietnamese term of `value`.
template <vocabulary_enum Enum>
[[nodiscard]] constexpr std::string_view term_of(Enum value) noexcept {
  return detail::vocabulary<Enum>::words[static_cast<std::size_t>(value)].vi;
}

namespace detail {

// Codes are looked up for every row of a register, so each vocabulary has a hash table, made by the
// compiler. A slot holds the value plus one; 0 is empty.
constexpr std::size_t code_hash(std::string_view code) noexcept {
  const auto at = [code](std::size_t i) { return static_cast<unsigned char>(code[i]); };
  return at(0) * 31U + at(code.size() / 2) * 7U + at(code.size() - 1) + code.size() * 13U;
}

template <class Enum>
struct code_slots {
  static constexpr std::size_t size = 64;
  static_assert(vocabulary<Enum>::words.size() * 2 <= size);

  static constexpr std::array<std::uint8_t, size> slots = [] {
    std::array<std::uint8_t, size> table{};
    for (std::size_t i = 0; i < vocabulary<Enum>::words.size(); ++i) {
      const std::string_view code = vocabulary<Enum>::words[i].code;
      if (code.empty()) continue;
      std::size_t slot = code_hash(code) % size;
      while (table[slot] != 0) slot = (slot + 1) % size;
      table[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return table;
  }();
};

}  // namespace detail

/// The value whose code is exactly `code`, if there is one.
template <vocabulary_enum Enum>
[[nodiscard]] constexpr std::optional<Enum> find_code(std::string_view code) noexcept {
  using table = detail::code_slots<Enum>;
  if (code.empty()) return std::nullopt;
  for (std::size_t slot = detail::code_hash(code) % table::size; table::slots[slot] != 0;
       slot = (slot + 1) % table::size) {
    const auto value = static_cast<Enum>(table::slots[slot] - 1);
    if (detail::same_text(code_of(value), code)) return value;
  }
  return std::nullopt;
}

/// Like find_code, but throws errc::unknown_code with the codes that exist.
template <vocabulary_enum Enum>
[[nodiscard]] Enum parse_code(std::string_view code) {
  if (const auto found = find_code<Enum>(code)) return *found;
  std::string known;
  for (const word& w : words<Enum>()) {
    if (!w.code.empty()) known += (known.empty() ? "" : " ") + std::string(w.code);
  }
  throw error(errc::unknown_code, "unknown " + std::string(detail::vocabulary<Enum>::noun) + " " +
                                      quoted_text(code) + "; known: " + known);
}

/// A set of flags, printed in alphabetical order joined by "|".
class flag_set {
 public:
  constexpr flag_set() noexcept = default;

  /// The set with the bits of `bits`, bit i for the flag with value i; higher bits are dropped.
  [[nodiscard]] static constexpr flag_set from_bits(std::uint8_t bits) noexcept {
    flag_set set;
    set.bits_ = bits & ((1U << word_count<flag>)-1U);
    return set;
  }

  constexpr void insert(flag f) noexcept {
    bits_ = static_cast<std::uint8_t>(bits_ | (1U << static_cast<unsigned>(f)));
  }
  [[nodiscard]] constexpr bool contains(flag f) const noexcept {
    return ((bits_ >> static_cast<unsigned>(f)) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }

  friend constexpr auto operator<=>(flag_set, flag_set) noexcept = default;

  /// "credit|economic"; empty text for the empty set.
  [[nodiscard]] std::string to_string() const {
    std::string out;
    for (std::size_t i = 0; i < word_count<flag>; ++i) {
      const auto f = static_cast<flag>(i);
      if (!contains(f)) continue;
      if (!out.empty()) out += '|';
      out += code_of(f);
    }
    return out;
  }

 private:
  std::uint8_t bits_ = 0;
};

namespace detail {

// The flags that `text` names, joined by "|"; nothing when one is unknown.
inline std::optional<flag_set> parse_flags(std::string_view text) {
  flag_set set;
  while (!text.empty()) {
    const std::size_t bar = text.find('|');
    const auto f = find_code<flag>(text.substr(0, bar));
    if (!f || bar + 1 == text.size()) return std::nullopt;
    set.insert(*f);
    text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
  }
  return set;
}

}  // namespace detail

}  // namespace thads
