// SPDX-License-Identifier: Apache-2.0
#include <thads/read/json/json_reader.hpp>

#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

#include <thads/base/error.hpp>

namespace thads {

namespace {

using json = nlohmann::json;

// The most problems that are listed.
constexpr std::size_t max_json_problems = 1000;

void add_problem(std::vector<json_problem>& problems, std::string path, bilingual message) {
  if (problems.size() < max_json_problems) {
    problems.push_back({std::move(path), std::move(message)});
  } else if (problems.size() == max_json_problems) {
    const std::string most = std::to_string(max_json_problems);
    problems.push_back({"", {"có quá " + most + " lỗi", "has more than " + most + " mistakes"}});
  }
}

// A key as JSON pointers write it.
[[nodiscard]] std::string escaped_key(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

namespace detail {

bool has_control(std::string_view text) noexcept {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (is_control(text.substr(0, size))) return true;
    text.remove_prefix(size);
  }
  return false;
}

void json_value::fault(std::string vi, std::string en) const {
  add_problem(*problems_, path_, {std::move(vi), std::move(en)});
}

bool json_value::is_object_of(std::initializer_list<std::string_view> known) const {
  if (value_ == nullptr) return false;
  if (!is_object()) {
    fault("phải là một đối tượng {…}", "must be an object {…}");
    return false;
  }
  for (const auto& [key, value] : value_->keys) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    at(key).fault("không có khóa này", "there is no such key");
  }
  return true;
}

json_value json_value::at(std::string_view key) const {
  const json_node* const found = find(key);
  json_value value(found, path_ + "/" + escaped_key(key), *problems_);
  if (found == nullptr) value.fault("thiếu", "is missing");
  return value;
}

std::vector<json_value> json_value::elements(std::size_t least, std::size_t most) const {
  std::vector<json_value> all;
  if (value_ == nullptr) return all;
  if (value_->is != json_node::kind::list) {
    fault("phải là một danh sách […]", "must be a list […]");
  } else if (value_->elements.size() < least || value_->elements.size() > most) {
    const std::string range = std::to_string(least) + "…" + std::to_string(most);
    fault("phải có " + range + " phần tử", "must have " + range + " elements");
  } else {
    for (std::size_t i = 0; i < value_->elements.size(); ++i) {
      all.emplace_back(value_->elements[i], path_ + "/" + std::to_string(i), *problems_);
    }
  }
  return all;
}

std::string json_value::text() const {
  if (value_ == nullptr) return {};
  if (!is_text() || value_->text.empty()) {
    fault("phải là một chuỗi không rỗng", "must be a text that is not empty");
    return {};
  }
  if (!has_control(value_->text)) return value_->text;
  fault("có ký tự điều khiển hoặc xuống dòng", "has a control character or a line break");
  return {};
}

std::int64_t json_value::integer(std::int64_t least, std::int64_t most) const {
  if (value_ == nullptr) return least;
  const std::int64_t number = value_->number;
  if (is(json_node::kind::whole) && number >= least && number <= most) return number;
  const std::string range = std::to_string(least) + "…" + std::to_string(most);
  fault("phải là số nguyên trong khoảng " + range, "must be a whole number in " + range);
  return least;
}

bool json_value::boolean() const {
  if (value_ == nullptr) return false;
  if (!is(json_node::kind::boolean)) fault("phải là true hoặc false", "must be true or false");
  return value_->truth;
}

date json_value::day(date otherwise) const {
  const std::string iso = text();
  date result = otherwise;
  if (!iso.empty() && !from_chars(iso.data(), iso.data() + iso.size(), result)) {
    fault(quoted_text(iso) + " không phải ngày dạng NNNN-TT-NN",
          quoted_text(iso) + " is not a date like 2024-07-26");
  }
  return result;
}

bilingual json_value::both_languages() const {
  if (!is_object_of({"vi", "en"})) return {};
  return {at("vi").text(), at("en").text()};
}

bool json_value::is(json_node::kind kind) const noexcept {
  return value_ != nullptr && value_->is == kind;
}

const json_node* json_value::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  const auto found = value_->keys.find(key);
  return found == value_->keys.end() ? nullptr : found->second.get();
}

}  // namespace detail

namespace {

// Builds a document from what nlohmann's parser reports, and stops it at what is no document. The
// parser's own ways to build one take time in the square of the size of some documents, or do not
// tell of keys that stand twice.
class json_builder {
 public:
  // Levels of nesting that a document may have.
  static constexpr std::size_t max_depth = 32;
  // Bytes that a key may have: paths are parts of messages.
  static constexpr std::size_t max_key = 256;

  json_builder(std::string_view text, std::vector<json_problem>& problems)
      : text_(text), problems_(problems) {}

  // What has been built, when the parser came to the end.
  [[nodiscard]] detail::json_node& document() noexcept { return root_; }

  bool null() { return add({}); }
  bool boolean(bool value) { return add({.is = detail::json_node::kind::boolean, .truth = value}); }
  bool number_integer(json::number_integer_t value) {
    return add({.is = detail::json_node::kind::whole, .number = value});
  }
  bool number_unsigned(json::number_unsigned_t value) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (value > static_cast<std::uint64_t>(most)) return other_number();
    return number_integer(static_cast<std::int64_t>(value));
  }
  bool number_float(json::number_float_t, const std::string&) { return other_number(); }
  bool string(std::string& value) {
    return add({.is = detail::json_node::kind::text, .text = std::move(value)});
  }
  bool binary(json::binary_t&) { return false; }  // no text has one
  bool start_object(std::size_t) { return begin(detail::json_node::kind::object); }
  bool end_object() { return end(); }
  bool start_array(std::size_t) { return begin(detail::json_node::kind::list); }
  bool end_array() { return end(); }

  bool key(const std::string& value) {
    if (value.size() > max_key || detail::has_control(value)) {
      const std::string most = std::to_string(max_key);
      return stop("có khóa dài hơn " + most + " byte hoặc có ký tự điều khiển",
                  "has a key of more than " + most + " bytes or with a control character");
    }
    levels_.back().key = value;
    if (levels_.back().value->keys.contains(value)) {
      add_problem(
          problems_, path(),
          {"khóa này có hai lần trong một đối tượng", "this key stands twice in one object"});
    }
    return true;
  }

  // `position` is the number of bytes that were read.
  bool parse_error(std::size_t position, const std::string&, const json::exception& e) {
    constexpr int number_too_large = 406;
    if (e.id == number_too_large) return stop("là số quá lớn", "is a number out of range");
    if (position > text_.size()) {
      return stop("chưa phải JSON trọn vẹn: kết thúc quá sớm",
                  "is not complete JSON: ends too early");
    }
    return stop_at(position == 0 ? 0 : position - 1);
  }

  // Stops at the byte at `at`, which has no place there.
  bool stop_at(std::size_t at) {
    constexpr std::size_t most_shown = 32;
    const std::string_view before = text_.substr(0, at);
    const std::size_t line_start = before.rfind('\n') + 1;
    std::size_t shown = at - std::min(at - line_start, most_shown);
    while (shown != at && (static_cast<unsigned char>(text_[shown]) & 0xC0U) == 0x80U) ++shown;
    const auto line = std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
    const auto byte = std::to_string(at - line_start + 1);
    const std::string quoted = quoted_text(text_.substr(shown, at + 1 - shown));
    return stop("không phải JSON: dòng " + line + ", byte " + byte + ", cuối đoạn " + quoted,
                "is not JSON: line " + line + ", byte " + byte + ", the end of " + quoted);
  }

 private:
  // An object or a list that is not complete, and in an object the key of the value that is next.
  struct level {
    detail::json_node* value;
    std::optional<std::string> key{};
  };

  bool stop(std::string vi, std::string en) {
    add_problem(problems_, path(), {std::move(vi), std::move(en)});
    return false;
  }

  // Puts a value where the next one belongs.
  detail::json_node* place(detail::json_node value) {
    if (levels_.empty()) return &(root_ = std::move(value));
    detail::json_node& in = *levels_.back().value;
    if (in.is == detail::json_node::kind::list) return &in.elements.emplace_back(std::move(value));
    auto made = std::make_unique<detail::json_node>(std::move(value));
    return (in.keys[*levels_.back().key] = std::move(made)).get();
  }

  bool add(detail::json_node value) {
    place(std::move(value));
    return finish_value();
  }

  bool other_number() { return add({.is = detail::json_node::kind::other_number}); }

  bool begin(detail::json_node::kind kind) {
    if (levels_.size() == max_depth) {
      const std::string most = std::to_string(max_depth);
      return stop("lồng nhau quá " + most + " cấp", "is nested more than " + most + " levels deep");
    }
    levels_.push_back({place({.is = kind})});
    return true;
  }

  bool end() {
    levels_.pop_back();
    return finish_value();
  }

  bool finish_value() {
    if (!levels_.empty()) levels_.back().key.reset();
    return true;
  }

  // The place of the next value; of an object whose next key is not known, the object.
  [[nodiscard]] std::string path() const {
    std::string text;
    for (const level& l : levels_) {
      const bool open = &l != &levels_.back();  // its last element is a level, too
      if (l.value->is == detail::json_node::kind::list) {
        text += "/" + std::to_string(l.value->elements.size() - (open ? 1 : 0));
      } else if (l.key) {
        text += "/" + escaped_key(*l.key);
      }
    }
    return text;
  }

  std::string_view text_;
  std::vector<json_problem>& problems_;
  detail::json_node root_;
  std::vector<level> levels_;
};

}  // namespace

namespace detail {

std::optional<json_node> parse_json(std::string_view text, std::vector<json_problem>& problems) {
  json_builder builder(text, problems);
  // The parser takes a zero byte for the end of the text.
  const std::size_t zero = text.find('\0');
  if (zero != text.npos) {
    builder.stop_at(zero);
    return std::nullopt;
  }
  if (!json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return std::move(builder.document());
}

}  // namespace detail

}  // namespace thads
