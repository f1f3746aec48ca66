// SPDX-License-Identifier: Apache-2.0
// The contract of csv_reader once more, byte by byte on a whole text in memory: slow and plain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/text.hpp>
#include <thads/model/validation.hpp>

namespace thads_test {

/// A record as a value; two readers agree when theirs are equal.
struct csv_record {
  std::uint64_t line = 0;
  std::string raw{};
  std::vector<std::pair<std::string, std::uint32_t>> fields{};  // text and column
  std::optional<std::pair<thads::rule, std::uint32_t>> problem{};
  bool blank = false;

  friend bool operator==(const csv_record&, const csv_record&) = default;

  friend std::ostream& operator<<(std::ostream& out, const csv_record& r) {
    out << "line " << r.line << (r.blank ? " blank" : "");
    for (const auto& [text, column] : r.fields) {
      out << ' ' << column << ':' << thads::quoted_text(text);
    }
    if (r.problem) {
      out << ' ' << thads::describe(r.problem->first).code << " at " << r.problem->second;
    }
    return out << " of " << thads::quoted_text(r.raw);
  }
};

/// Reads a text whose records are all below the limit.
class reference_csv {
 public:
  reference_csv(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  [[nodiscard]] std::vector<csv_record> records() {
    std::vector<csv_record> all;
    while (at_ < text_.size()) {
      csv_record r{.line = line_};
      const std::size_t end = read(r);
      r.raw = text_.substr(at_, end - at_);
      r.blank = r.raw == "\n" || r.raw == "\r\n";
      if (!r.problem) find_bad_text(r);
      for (const char c : r.raw) line_ += c == '\n' ? 1 : 0;
      at_ = end;
      all.push_back(std::move(r));
    }
    return all;
  }

 private:
  [[nodiscard]] char get(std::size_t i) const { return i < text_.size() ? text_[i] : '\n'; }

  [[nodiscard]] std::size_t end_of_line(std::size_t i) const {
    while (i < text_.size() && text_[i] != '\n') ++i;
    return i < text_.size() ? i + 1 : i;
  }

  void blame(csv_record& r, thads::rule id, std::size_t i) const {
    r.problem = {id, static_cast<std::uint32_t>(i - at_ + 1)};
  }

  // Reads the record at at_ and gives its end.
  std::size_t read(csv_record& r) const {
    std::size_t i = at_;
    for (;;) {
      const std::size_t start = i;
      std::string value;
      if (get(i) == '"') {
        std::optional<std::size_t> nul;
        for (++i;; ++i) {
          if (i >= text_.size()) {
            blame(r, thads::rule::quote_unclosed, start);
            return end_of_line(start);
          }
          if (text_[i] == '"' && get(i + 1) != '"') break;
          if (text_[i] == '"') ++i;
          if (text_[i] == '\0' && !nul) nul = i;
          value += text_[i];
        }
        if (nul) {
          blame(r, thads::rule::nul_byte, *nul);
          return end_of_line(i);
        }
        ++i;
        if (get(i) != delimiter_ && get(i) != '\n' && get(i) != '\r') {
          blame(r, thads::rule::quote_misplaced, i);
          return end_of_line(i);
        }
      } else {
        for (; get(i) != delimiter_ && get(i) != '\n' && get(i) != '\r'; ++i) {
          if (text_[i] == '"' || text_[i] == '\0') {
            blame(r, text_[i] == '"' ? thads::rule::quote_misplaced : thads::rule::nul_byte, i);
            return end_of_line(i);
          }
          value += text_[i];
        }
      }
      r.fields.emplace_back(value, static_cast<std::uint32_t>(start - at_ + 1));
      if (get(i) == delimiter_) {
        ++i;
        continue;
      }
      if (get(i) == '\r' && (i + 1 >= text_.size() || text_[i + 1] != '\n')) {
        blame(r, thads::rule::carriage_return, i);
      }
      return end_of_line(i);
    }
  }

  // Text that is not UTF-8 spoils the field in which it stands and those after it.
  void find_bad_text(csv_record& r) const {
    const std::size_t bad = thads::find_invalid_utf8(r.raw);
    if (bad == r.raw.size()) return;
    blame(r, thads::rule::utf8_invalid, at_ + bad);
    while (r.fields.size() > 1 && r.fields.back().second > bad + 1) r.fields.pop_back();
    r.fields.pop_back();
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace thads_test
