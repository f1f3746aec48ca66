// SPDX-License-Identifier: Apache-2.0
// What can be wrong with the data: the table of validation rules, and the findings that name them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads {

/// How grave a finding is. Only errors keep a register from yielding figures.
enum class severity : std::uint8_t { note = 0, warning = 1, error = 2 };

/// "note", "warning" or "error".
[[nodiscard]] constexpr std::string_view code_of(severity s) noexcept {
  constexpr std::array<std::string_view, 3> codes{"note", "warning", "error"};
  return codes[static_cast<std::size_t>(s)];
}

/// The validation rules; `rule_table` says what each one means.
enum class rule : std::uint8_t {
  // The file as CSV.
  file_empty,
  column_missing,
  column_duplicate,
  column_extra,
  field_count,
  quote_misplaced,
  quote_unclosed,
  carriage_return,
  nul_byte,
  utf8_invalid,
  record_too_long,
  line_blank,
  findings_limit,
  // A value by itself.
  value_missing,
  code_unknown,
  date_invalid,
  amount_invalid,
  amount_missing,
  amount_not_allowed,
  ground_missing,
  ground_ignored,
  ground_unknown,
  // A case and its events.
  case_duplicate,
  case_unknown,
  event_before_acceptance,
  event_after_closing,
  balance_negative,
  balance_too_large,
  completed_with_balance,
  open_with_zero_balance,
  hold_not_set,
  book_already_entered,
  book_not_entered,
  officer_of_another_unit,
  // Units and targets.
  unit_unknown,
  unit_duplicate,
  unit_parent_unknown,
  unit_cycle,
  unit_too_deep,
  unit_not_in_force,
  year_invalid,
  percent_invalid,
  period_reversed,
  target_overlap,
  posts_exceeded,
  attribute_overlap,
  asset_of_no_case,
  // Successions.
  share_invalid,
  predecessor_not_in_force,
  predecessor_stays,
  successor_not_in_force,
  successor_missing,
  succession_overlap,
  succession_cycle,
  // Dockets.
  item_duplicate,
  duplicate_of_none,
  decision_ignored,
  // Published figures.
  number_invalid,
  number_duplicate,
  entry_invalid,
  key_unknown,
  qualifier_invalid,
  qualifier_unused,
  // Points of an emulation scheme.
  step_invalid,
  criterion_duplicate,
  criterion_unknown,
  // Filed forms.
  form_column_unknown,
  figure_invalid,
  figure_duplicate,
  figure_contradicts,
  flow_broken,
  counted_twice,
};

/// One row of the rule table. In the messages `{}` stands for the offending
/// text, in quotation marks, and `{n}` for a number or a date that thads worked out.
struct rule_entry {
  rule id;
  std::string_view code;
  thads::severity severity;
  std::string_view en;
  std::string_view vi;
};

/// Every rule, in the order of the enumerators.
inline constexpr std::array<rule_entry, 72> rule_table{{
    {rule::file_empty, "file_empty", severity::error, "the file is empty; it needs a header line",
     "tệp rỗng; cần có dòng tiêu đề"},
    {rule::column_missing, "column_missing", severity::error,
     "column {} is missing from the header line", "dòng tiêu đề thiếu cột {}"},
    {rule::column_duplicate, "column_duplicate", severity::error,
     "column {} stands twice in the header line", "cột {} có hai lần trong dòng tiêu đề"},
    {rule::column_extra, "column_extra", severity::note, "columns that are not used: {n}",
     "các cột không dùng đến: {n}"},
    {rule::field_count, "field_count", severity::error,
     "the record has another number of fields than the header line: {n}",
     "số trường của bản ghi khác với dòng tiêu đề: {n}"},
    {rule::quote_misplaced, "quote_misplaced", severity::error,
     "a quotation mark stands where RFC 4180 allows none; double it and quote the whole field",
     "dấu ngoặc kép sai chỗ theo RFC 4180; hãy viết đôi và đặt cả trường trong ngoặc kép"},
    {rule::quote_unclosed, "quote_unclosed", severity::error,
     "a quoted field is never closed; the file may be truncated",
     "trường trong ngoặc kép không được đóng; tệp có thể bị cắt cụt"},
    {rule::carriage_return, "carriage_return", severity::error,
     "a carriage return without a line feed; end lines with LF or CR LF",
     "có ký tự CR không kèm LF; hãy kết thúc dòng bằng LF hoặc CR LF"},
    {rule::nul_byte, "nul_byte", severity::error,
     "the record holds a NUL byte; the file is not text",
     "bản ghi có byte NUL; tệp không phải văn bản"},
    {rule::utf8_invalid, "utf8_invalid", severity::error,
     "the record is not valid UTF-8; save the file as UTF-8",
     "bản ghi không phải UTF-8 hợp lệ; hãy lưu tệp dạng UTF-8"},
    {rule::record_too_long, "record_too_long", severity::error,
     "the record is longer than {n} bytes", "bản ghi dài hơn {n} byte"},
    {rule::line_blank, "line_blank", severity::warning, "the line is blank and was skipped",
     "dòng trống, đã bỏ qua"},
    {rule::findings_limit, "findings_limit", severity::warning,
     "more than {n} findings; the rest was counted but not listed",
     "có hơn {n} phát hiện; phần còn lại chỉ được đếm, không liệt kê"},
    {rule::value_missing, "value_missing", severity::error, "the value is missing",
     "thiếu giá trị"},
    {rule::code_unknown, "code_unknown", severity::error, "{} is not a known code",
     "{} không phải mã hợp lệ"},
    {rule::date_invalid, "date_invalid", severity::error,
     "{} is not a date of the form YYYY-MM-DD between 1900 and 2199",
     "{} không phải ngày dạng YYYY-MM-DD trong khoảng 1900–2199"},
    {rule::amount_invalid, "amount_invalid", severity::error,
     "{} is not an amount that is allowed here (whole đồng, digits only)",
     "{} không phải số tiền hợp lệ ở đây (số nguyên đồng, chỉ gồm chữ số)"},
    {rule::amount_missing, "amount_missing", severity::error,
     "an event of type {n} needs an amount", "sự kiện loại {n} cần có số tiền"},
    {rule::amount_not_allowed, "amount_not_allowed", severity::error,
     "an event of type {n} takes no amount", "sự kiện loại {n} không có số tiền"},
    {rule::ground_missing, "ground_missing", severity::error,
     "a postponement needs a ground: agreement, other or one of the list of grounds",
     "hoãn thi hành án cần có lý do: agreement, other hoặc một mã trong danh mục lý do"},
    {rule::ground_ignored, "ground_ignored", severity::warning,
     "an event of this type has no such ground; {} was ignored",
     "loại sự kiện này không có lý do như vậy; đã bỏ qua {}"},
    {rule::ground_unknown, "ground_unknown", severity::warning,
     "the list of grounds has no {} for events of this type; it counts under this code",
     "danh mục lý do không có {} cho loại sự kiện này; vẫn được tính theo mã đó"},
    {rule::case_duplicate, "case_duplicate", severity::error,
     "the case id is already used on line {n}", "số việc đã được dùng ở dòng {n}"},
    {rule::case_unknown, "case_unknown", severity::error, "there is no case with this id",
     "không có việc nào mang số này"},
    {rule::event_before_acceptance, "event_before_acceptance", severity::error,
     "the event is dated {n}, before the case was accepted", "sự kiện ngày {n} trước ngày thụ lý"},
    {rule::event_after_closing, "event_after_closing", severity::error,
     "the event is dated {n}, after the case was closed",
     "sự kiện ngày {n} sau khi việc đã kết thúc"},
    {rule::balance_negative, "balance_negative", severity::error,
     "the event takes the balance below zero, by {n} đồng",
     "sự kiện làm số còn phải thi hành âm {n} đồng"},
    {rule::balance_too_large, "balance_too_large", severity::error,
     "the balance of the case exceeds 9 223 372 036 854 775 807 đồng",
     "số còn phải thi hành của việc vượt 9 223 372 036 854 775 807 đồng"},
    {rule::completed_with_balance, "completed_with_balance", severity::error,
     "the case is completed but {n} đồng are left", "việc ghi là thi hành xong nhưng còn {n} đồng"},
    {rule::open_with_zero_balance, "open_with_zero_balance", severity::warning,
     "the case is open although nothing is left to pay",
     "việc chưa kết thúc dù không còn số phải thi hành"},
    {rule::hold_not_set, "hold_not_set", severity::warning,
     "the case is resumed but was neither postponed nor suspended",
     "việc được tiếp tục nhưng trước đó không hoãn, không tạm đình chỉ"},
    {rule::book_already_entered, "book_already_entered", severity::warning,
     "the case already stands in the separate book", "việc đã ở trong sổ theo dõi riêng"},
    {rule::book_not_entered, "book_not_entered", severity::warning,
     "the case is returned from the separate book but does not stand in it",
     "việc được đưa lại từ sổ theo dõi riêng nhưng không ở trong sổ"},
    {rule::officer_of_another_unit, "officer_of_another_unit", severity::warning,
     "the officer first appears with another unit, {}",
     "chấp hành viên này trước đó thuộc đơn vị khác, {}"},
    {rule::unit_unknown, "unit_unknown", severity::error, "unit {} is not in the table of units",
     "đơn vị {} không có trong danh sách đơn vị"},
    {rule::unit_duplicate, "unit_duplicate", severity::error,
     "unit {} stands twice with periods that overlap",
     "đơn vị {} có hai dòng với thời gian trùng nhau"},
    {rule::unit_parent_unknown, "unit_parent_unknown", severity::error,
     "the parent {} is not in the table of units",
     "đơn vị cấp trên {} không có trong danh sách đơn vị"},
    {rule::unit_cycle, "unit_cycle", severity::error, "unit {} is above itself",
     "đơn vị {} là cấp trên của chính nó"},
    {rule::unit_too_deep, "unit_too_deep", severity::error,
     "more than 63 units stand above unit {}", "đơn vị {} có hơn 63 đơn vị cấp trên"},
    {rule::unit_not_in_force, "unit_not_in_force", severity::warning,
     "unit {} does not exist on this date", "đơn vị {} không tồn tại vào ngày này"},
    {rule::year_invalid, "year_invalid", severity::error,
     "{} is not a statistical year between 1901 and 2199",
     "{} không phải năm thống kê trong khoảng 1901–2199"},
    {rule::percent_invalid, "percent_invalid", severity::error,
     "{} is not a percentage between 0 and 100 with a decimal point",
     "{} không phải tỷ lệ phần trăm từ 0 đến 100 (dùng dấu chấm thập phân)"},
    {rule::period_reversed, "period_reversed", severity::error,
     "the end {} comes before the beginning", "ngày kết thúc {} trước ngày bắt đầu"},
    {rule::target_overlap, "target_overlap", severity::error,
     "the target is already given on line {n} from the same date",
     "chỉ tiêu này đã có ở dòng {n} với cùng ngày hiệu lực"},
    {rule::posts_exceeded, "posts_exceeded", severity::warning,
     "more posts are filled than assigned ({n}); correct whichever is wrong",
     "số người hiện có nhiều hơn biên chế được giao ({n}); hãy sửa số sai"},
    {rule::attribute_overlap, "attribute_overlap", severity::error,
     "the attribute is already given on line {n} for some of the same days; end that row earlier",
     "thuộc tính này đã có ở dòng {n} cho một số ngày trùng; hãy cho dòng đó kết thúc sớm hơn"},
    {rule::asset_of_no_case, "asset_of_no_case", severity::warning,
     "there is no case {}; the value of its assets was left out",
     "không có việc {}; đã bỏ qua giá trị tài sản của việc đó"},
    {rule::share_invalid, "share_invalid", severity::error,
     "{} is not a share above 0, at most 1, with a decimal point and at most 9 decimals; a merger "
     "and a new name pass on everything, 1",
     "{} không phải tỷ phần lớn hơn 0, không quá 1 (dùng dấu chấm, tối đa 9 chữ số thập phân); sáp "
     "nhập và đổi tên chuyển toàn bộ, tức là 1"},
    {rule::predecessor_not_in_force, "predecessor_not_in_force", severity::error,
     "unit {} does not exist on the day before, so it has nothing to pass on; correct the date or "
     "its validity",
     "đơn vị {} không tồn tại vào ngày trước đó nên không có gì để chuyển; hãy sửa ngày hoặc thời "
     "hạn của đơn vị"},
    {rule::predecessor_stays, "predecessor_stays", severity::error,
     "unit {} passes on everything but still exists on this date; end its validity the day before, "
     "or call it a transfer",
     "đơn vị {} chuyển toàn bộ nhưng vẫn tồn tại vào ngày này; hãy kết thúc hiệu lực vào ngày "
     "trước "
     "đó, hoặc ghi là transfer"},
    {rule::successor_not_in_force, "successor_not_in_force", severity::error,
     "unit {} does not exist on this date, so nothing can pass to it; correct the date or its "
     "validity",
     "đơn vị {} không tồn tại vào ngày này nên không thể nhận; hãy sửa ngày hoặc thời hạn của đơn "
     "vị"},
    {rule::successor_missing, "successor_missing", severity::warning,
     "unit {} ends, but no row says what became of it; its figures cannot be restated",
     "đơn vị {} chấm dứt nhưng không dòng nào cho biết đơn vị kế tục; không thể tính lại số liệu "
     "của "
     "đơn vị này"},
    {rule::succession_overlap, "succession_overlap", severity::error,
     "the shares that the unit gives away on this date must add up to 1 (of a unit that stays, to "
     "at most 1); they add up to {n}",
     "tổng tỷ phần mà đơn vị chuyển vào ngày này phải bằng 1 (nếu đơn vị còn tồn tại thì không quá "
     "1); hiện là {n}"},
    {rule::succession_cycle, "succession_cycle", severity::error,
     "unit {} becomes itself on this date; remove a row of the circle",
     "đơn vị {} trở thành chính nó vào ngày này; hãy bỏ một dòng trong vòng lặp"},
    {rule::item_duplicate, "item_duplicate", severity::error,
     "the docket has this item already, on line {n}; give each item a number of its own",
     "sổ đã có mục này ở dòng {n}; hãy cho mỗi mục một số riêng"},
    {rule::duplicate_of_none, "duplicate_of_none", severity::error,
     "the docket has no item {} that is counted itself; name the one that stands for the matter",
     "sổ không có mục {} được tính; hãy ghi mục được tính thay cho vụ việc này"},
    {rule::decision_ignored, "decision_ignored", severity::warning,
     "a duplicate has no decision of its own; {} was ignored",
     "mục trùng không có kết quả riêng; đã bỏ qua {}"},
    {rule::number_invalid, "number_invalid", severity::error,
     "{} is not a number of at most 38 digits with a decimal point",
     "{} không phải số có tối đa 38 chữ số (dùng dấu chấm thập phân)"},
    {rule::number_duplicate, "number_duplicate", severity::error,
     "{} gives what another entry has given", "{} lặp lại điều đã cho ở mục khác"},
    {rule::entry_invalid, "entry_invalid", severity::error, "{} is not of the form key=number",
     "{} không có dạng khóa=số"},
    {rule::key_unknown, "key_unknown", severity::warning, "{} is not a known key; it was ignored",
     "{} không phải khóa đã biết; đã bỏ qua"},
    {rule::qualifier_invalid, "qualifier_invalid", severity::error,
     "{} is not a qualifier (hon, tren, gan, khoang, xapxi or r, then a colon and a step above 0)",
     "{} không phải từ chỉ mức độ (hon, tren, gan, khoang, xapxi hoặc r, rồi dấu hai chấm và bước "
     "lớn hơn 0)"},
    {rule::qualifier_unused, "qualifier_unused", severity::warning,
     "the number that {} qualifies is not given", "không có số mà {} chỉ mức độ"},
    {rule::step_invalid, "step_invalid", severity::error,
     "a step of {} never ends; use a step above 0, or leave it and its points empty",
     "bước {} không hợp lệ; hãy dùng bước lớn hơn 0 hoặc để trống cả bước và điểm của bước"},
    {rule::criterion_duplicate, "criterion_duplicate", severity::error,
     "criterion {} stands twice; give each row a code of its own",
     "tiêu chí {} có hai lần; hãy đặt cho mỗi dòng một mã riêng"},
    {rule::criterion_unknown, "criterion_unknown", severity::error,
     "criterion {} is not in the table of points", "tiêu chí {} không có trong bảng điểm"},
    {rule::form_column_unknown, "form_column_unknown", severity::error,
     "{} is neither a column of the regulation nor a measure",
     "{} không phải cột của thông tư, cũng không phải số liệu gốc"},
    {rule::figure_invalid, "figure_invalid", severity::error,
     "{} is not a whole number from 0 to 999 999 999 999 999 (digits only)",
     "{} không phải số nguyên từ 0 đến 999 999 999 999 999 (chỉ gồm chữ số)"},
    {rule::figure_duplicate, "figure_duplicate", severity::error,
     "the figure is already given on line {n}", "số liệu này đã có ở dòng {n}"},
    {rule::figure_contradicts, "figure_contradicts", severity::error,
     "the column is not what the other columns come down to: {n}",
     "cột không bằng kết quả tính từ các cột khác: {n}"},
    {rule::flow_broken, "flow_broken", severity::error,
     "what was accepted is not what became of it: {n}",
     "số thụ lý không bằng tổng số đã và chưa giải quyết: {n}"},
    {rule::counted_twice, "counted_twice", severity::error,
     "the case register counts unit {} too; its cases would count twice",
     "sổ thụ lý cũng đã tính đơn vị {}; việc của đơn vị này sẽ bị tính hai lần"},
}};

static_assert(
    [] {
      for (std::size_t i = 0; i < rule_table.size(); ++i) {
        if (rule_table[i].id != static_cast<rule>(i)) return false;
      }
      return rule_table.back().id == rule::counted_twice;
    }(),
    "rule_table holds every rule once, in order");

/// The row of `r`.
[[nodiscard]] constexpr const rule_entry& describe(rule r) noexcept {
  return rule_table[static_cast<std::size_t>(r)];
}

/// One thing that is wrong, and where.
struct finding {
  rule id{};
  /// Index of the file in `findings::files()`.
  std::uint32_t file = 0;
  /// Line on which the record begins, from 1; 0 when the finding is about the whole file.
  std::uint64_t line = 0;
  /// Byte of the record at which the field begins, from 1; 0 when no single field is to blame.
  std::uint32_t column = 0;
  /// The case, or empty when it is not known.
  std::string case_id{};
  /// The column's name, or empty.
  std::string_view field{};
  /// The offending text, which messages quote.
  std::string value{};

  /// The sentence for people; long values are cut and control characters made visible.
  [[nodiscard]] std::string message(language lang) const {
    const rule_entry& entry = describe(id);
    const std::string_view text = lang == language::vi ? entry.vi : entry.en;
    const std::size_t hole = text.find('{');
    if (hole == std::string_view::npos) return std::string(text);
    const bool plain = text[hole + 1] == 'n';
    return std::string(text.substr(0, hole)) + (plain ? value : quoted_text(value)) +
           std::string(text.substr(text.find('}', hole) + 1));
  }
};

/// The findings of a load: all are counted, and listed up to a limit that keeps memory bounded.
class findings {
 public:
  /// The default limit of listed findings.
  static constexpr std::size_t default_limit = 1'000'000;

  explicit findings(std::size_t limit = default_limit) : limit_(limit) {}

  /// Registers a file by the name that findings will print; the result is its index.
  std::uint32_t add_file(std::string name) {
    files_.push_back(std::move(name));
    return static_cast<std::uint32_t>(files_.size() - 1);
  }

  void add(finding f) {
    ++counts_[static_cast<std::size_t>(f.id)];
    if (list_.size() < limit_) {
      list_.push_back(std::move(f));
    } else if (!truncated()) {
      ++counts_[static_cast<std::size_t>(rule::findings_limit)];
      list_.push_back(
          {.id = rule::findings_limit, .file = f.file, .value = std::to_string(limit_)});
    }
  }

  /// Sorts the list by file, line and column, so that it reads like the files.
  void sort();

  [[nodiscard]] std::span<const finding> list() const noexcept { return list_; }
  [[nodiscard]] std::span<finding> list() noexcept { return list_; }
  [[nodiscard]] const std::vector<std::string>& files() const noexcept { return files_; }
  [[nodiscard]] std::string_view file_name(const finding& f) const { return files_.at(f.file); }

  /// How often rule `r` was broken, listed or not.
  [[nodiscard]] std::uint64_t count(rule r) const noexcept {
    return counts_[static_cast<std::size_t>(r)];
  }

  /// How many findings have severity `s`, listed or not.
  [[nodiscard]] std::uint64_t count(severity s) const noexcept {
    std::uint64_t sum = 0;
    for (const rule_entry& entry : rule_table) {
      if (entry.severity == s) sum += count(entry.id);
    }
    return sum;
  }

  [[nodiscard]] bool has_errors() const noexcept { return count(severity::error) != 0; }

  /// True when the list is cut at the limit.
  [[nodiscard]] bool truncated() const noexcept { return count(rule::findings_limit) != 0; }

 private:
  std::size_t limit_;
  std::vector<std::string> files_;
  std::vector<finding> list_;
  std::array<std::uint64_t, rule_table.size()> counts_{};
};

inline void findings::sort() {
  std::stable_sort(list_.begin(), list_.end(), [](const finding& a, const finding& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
}

}  // namespace thads
