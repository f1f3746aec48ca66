// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table.hpp>

#include <algorithm>
#include <set>

#include <thads/base/error.hpp>

namespace thads {

cell cell::text(std::string words) {
  std::string shown = words;
  return {cell_status::text, std::move(words), std::move(shown)};
}

cell cell::text(std::string words, std::string shown) {
  return {cell_status::text, std::move(words), std::move(shown)};
}

cell cell::number(std::string value, std::string shown) {
  require_plain_number(value);
  const bool zero = value.find_first_of("123456789") == std::string::npos;
  if (shown.empty()) shown = value;
  return {zero ? cell_status::zero : cell_status::number, std::move(value), std::move(shown)};
}

cell cell::provisional(std::string value, std::string shown) {
  require_plain_number(value);
  if (shown.empty()) shown = value;
  return {cell_status::provisional, std::move(value), std::move(shown) + "*"};
}

cell cell::as_provisional() const {
  const bool is_number = status_ == cell_status::number || status_ == cell_status::zero;
  return is_number ? provisional(value_, shown_) : *this;
}

void cell::require_plain_number(std::string_view value) {
  if (is_plain_number(value)) return;
  throw error(errc::argument,
              "cell: " + quoted_text(value) + " is no number in plain notation, such as -1234.50");
}

bool cell::is_plain_number(std::string_view text) noexcept {
  const auto skip_digits = [&text] {
    const std::size_t end = text.find_first_not_of("0123456789");
    const std::size_t count = end == std::string_view::npos ? text.size() : end;
    text.remove_prefix(count);
    return count > 0;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  if (!skip_digits()) return false;
  if (text.empty()) return true;
  if (text.front() != '.') return false;
  text.remove_prefix(1);
  return skip_digits() && text.empty();
}

table::table(std::vector<heading> headings) : headings_(std::move(headings)) {
  std::vector<bilingual> path;
  collect_columns(headings_, path);
  std::set<std::string_view> keys;
  for (const column& c : columns_) {
    if (c.key.empty() || !keys.insert(c.key).second) {
      throw error(errc::argument, "table: the column key " + quoted_text(c.key) +
                                      " is empty or used twice; name every column once");
    }
  }
  if (columns_.empty()) throw error(errc::argument, "table: there is no column");
}

void table::set_head(std::vector<bilingual> left, std::vector<bilingual> right) {
  head_ = {std::move(left), std::move(right)};
}

void table::add_row(std::vector<cell> cells, row_style style) {
  if (cells.size() != columns_.size()) {
    throw error(errc::mismatch, "table: a row of " + std::to_string(cells.size()) +
                                    " cells does not fit " + std::to_string(columns_.size()) +
                                    " columns");
  }
  const auto is_provisional = [](const cell& c) { return c.status() == cell_status::provisional; };
  if (!star_explained_ && std::any_of(cells.begin(), cells.end(), is_provisional)) {
    add_note({"* Số tạm tính, còn có thể thay đổi.", "* Provisional, may still change."});
    star_explained_ = true;
  }
  rows_.push_back(std::move(cells));
  styles_.push_back(style);
}

std::size_t table::header_depth() const noexcept {
  std::size_t depth = 0;
  for (const column& c : columns_) depth = c.path.size() > depth ? c.path.size() : depth;
  return depth;
}

bool table::has_numbers() const noexcept {
  return std::any_of(columns_.begin(), columns_.end(),
                     [](const column& c) { return !c.number.empty(); });
}

std::size_t table::label_column() const noexcept {
  const auto left = std::find_if(columns_.begin(), columns_.end(),
                                 [](const column& c) { return c.align == alignment::left; });
  return left == columns_.end() ? 0 : static_cast<std::size_t>(left - columns_.begin());
}

void table::collect_columns(const std::vector<heading>& headings, std::vector<bilingual>& path) {
  for (const heading& h : headings) {
    path.push_back(h.text);
    if (h.parts.empty()) {
      columns_.push_back({h.key, path, h.align, h.number});
    } else {
      collect_columns(h.parts, path);
    }
    path.pop_back();
  }
}

}  // namespace thads
