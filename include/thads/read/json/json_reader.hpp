// SPDX-License-Identifier: Apache-2.0
// JSON documents that people write: every mistake is reported with the path of the value at fault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/text.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/read/json/json_problem.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

// A value of a document. The parser's own kind needs memory to be destroyed, and ends the program
// when there is none.
struct json_node {
  enum class kind : std::uint8_t { null, boolean, whole, other_number, text, list, object };

  kind is = kind::null;
  bool truth = false;
  std::int64_t number = 0;  // of a whole number
  std::string text{};
  std::vector<json_node> elements{};                                      // of a list
  std::map<std::string, std::unique_ptr<json_node>, std::less<>> keys{};  // of an object
};

// Whether well-formed UTF-8 has a character that ends a line or steers a terminal.
[[nodiscard]] bool has_control(std::string_view text) noexcept;

// One value of a document and its path. Whatever is asked of it and is not there becomes a problem,
// and a harmless value is given instead, so that reading goes on. A value that is missing is a
// problem once, when it is asked for.
class json_value {
 public:
  json_value(const json_node& value, std::string path, std::vector<json_problem>& problems)
      : json_value(&value, std::move(path), problems) {}

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

  void fault(std::string vi, std::string en) const;

  // True for an object; each key that is not among `known` is a problem.
  bool is_object_of(std::initializer_list<std::string_view> known) const;

  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }

  // The value of `key`, which must be there.
  [[nodiscard]] json_value at(std::string_view key) const;

  // The elements of a list that has `least` to `most` of them.
  [[nodiscard]] std::vector<json_value> elements(std::size_t least, std::size_t most) const;

  [[nodiscard]] bool is_text() const noexcept { return is(json_node::kind::text); }
  [[nodiscard]] bool is_object() const noexcept { return is(json_node::kind::object); }

  // A text of one line that is not empty; empty when there is none.
  [[nodiscard]] std::string text() const;

  // A whole number between `least` and `most`, which is not negative.
  [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most) const;

  [[nodiscard]] bool boolean() const;

  // A word of a vocabulary; `otherwise` when there is none.
  template <vocabulary_enum Enum>
  [[nodiscard]] Enum word(Enum otherwise = Enum{}) const {
    const std::string code = text();
    if (code.empty()) return otherwise;
    if (const auto found = find_code<Enum>(code)) return *found;
    std::string known;
    for (const auto& w : words<Enum>()) known += (known.empty() ? "" : " ") + std::string(w.code);
    fault(quoted_text(code) + " không có; chỉ có: " + known,
          quoted_text(code) + " is not known; known: " + known);
    return otherwise;
  }

  // A date; `otherwise` when there is none.
  [[nodiscard]] date day(date otherwise) const;

  // {"vi": …, "en": …}, both needed.
  [[nodiscard]] bilingual both_languages() const;

 private:
  // Without a value, for one that is missing.
  json_value(const json_node* value, std::string path, std::vector<json_problem>& problems)
      : value_(value), path_(std::move(path)), problems_(&problems) {}

  [[nodiscard]] bool is(json_node::kind kind) const noexcept;

  [[nodiscard]] const json_node* find(std::string_view key) const;

  const json_node* value_;
  std::string path_;
  std::vector<json_problem>* problems_;
};

// The document that `text` is. What is not JSON, is nested too deeply or has keys that no message
// can show is a problem, and no document; a key that stands twice in one object is a problem, and
// its last value counts.
[[nodiscard]] std::optional<json_node> parse_json(std::string_view text,
                                                  std::vector<json_problem>& problems);

}  // namespace detail

}  // namespace thads
