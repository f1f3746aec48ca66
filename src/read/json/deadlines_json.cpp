// SPDX-License-Identifier: Apache-2.0
#include <thads/read/json/deadlines_json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include <thads/read/json/json_reader.hpp>

namespace thads {

namespace {

class deadlines_reader {
 public:
  deadlines_reader(const detail::json_node& document, std::vector<json_problem>& problems)
      : root_(document, "", problems) {}

  [[nodiscard]] deadline_table read() {
    if (!root_.is_object_of({"steps", "laws"})) return {};
    for (const detail::json_value& v : root_.at("steps").elements(1, most_steps)) read_step(v);
    for (const detail::json_value& v : root_.at("laws").elements(1, most_laws)) read_law(v);
    return std::move(table_);
  }

 private:
  static constexpr std::size_t most_steps = 50;
  static constexpr std::size_t most_laws = 100;

  void read_step(const detail::json_value& v) {
    if (!v.is_object_of({"id", "name", "from", "to", "recurs", "only", "shown_by"})) return;
    deadline_step s;
    s.id = read_id(v.at("id"));
    s.name = v.at("name").both_languages();
    s.from = read_point(v.at("from"));
    s.to = read_point(v.at("to"));
    if (v.has("recurs")) s.recurs = v.at("recurs").word<recurrence>();
    if (v.has("only")) s.only = v.at("only").word<initiation>();
    if (v.has("shown_by")) {
      for (const detail::json_value& e : v.at("shown_by").elements(0, word_count<event_type>)) {
        s.shown_by.push_back(e.word<event_type>());
      }
    }
    if (s.recurs != recurrence::once && !s.shown_by.empty()) {
      v.at("shown_by").fault("chỉ dành cho bước có một lần", "is only for steps that come once");
    }
    check_points(v, s);
    table_.steps.push_back(std::move(s));
  }

  // Ids are parts of the keys of columns.
  [[nodiscard]] std::string read_id(const detail::json_value& v) {
    std::string id = v.text();
    const auto is_plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (!std::all_of(id.begin(), id.end(), is_plain)) {
      v.fault("phải gồm các chữ a-z, chữ số và _", "must be letters a-z, digits and _");
    } else if (!id.empty() && !step_ids_.insert(id).second) {
      v.fault("đã dùng ở trên", "is used twice");
    }
    return id;
  }

  // An event, or the acceptance of the case.
  [[nodiscard]] static std::optional<event_type> read_point(const detail::json_value& v) {
    if (v.is_text() && v.text() == acceptance) return std::nullopt;
    return v.word<event_type>();
  }

  static void check_points(const detail::json_value& v, const deadline_step& s) {
    const bool same = s.from == s.to;
    if (s.recurs == recurrence::while_unenforceable) {
      if (!same || !s.from) {
        v.fault("bước định kỳ phải bắt đầu và kết thúc bằng cùng một sự kiện",
                "a step while_unenforceable must start and end with one event");
      }
    } else if (same) {
      v.fault("bước phải kết thúc bằng sự kiện khác với sự kiện bắt đầu",
              "a step must end with another event than it starts with");
    } else if (s.recurs == recurrence::each && (!s.from || !s.to)) {
      v.fault("việc chỉ được thụ lý một lần", "a case is accepted only once");
    }
  }

  void read_law(const detail::json_value& v) {
    if (!v.is_object_of({"id", "title", "in_force", "limits", "note"})) return;
    deadline_law law;
    law.id = v.at("id").text();
    if (!law.id.empty() && !law_ids_.insert(law.id).second) {
      v.at("id").fault("đã dùng ở trên", "is used twice");
    }
    law.title = v.at("title").both_languages();
    if (v.has("note")) law.note = v.at("note").both_languages();
    read_in_force(v.at("in_force"), law);
    law.limits.resize(table_.steps.size());
    for (const detail::json_value& l : v.at("limits").elements(0, most_steps)) read_limit(l, law);
    table_.laws.push_back(std::move(law));
  }

  void read_in_force(const detail::json_value& v, deadline_law& law) const {
    if (!v.is_object_of({"from", "to"})) return;
    law.from = v.at("from").day(earliest_date);
    if (v.has("to")) law.to = v.at("to").day(law.from);
    if (law.to < law.from) {
      v.at("to").fault("trước ngày bắt đầu", "comes before the first day in force");
    }
    if (!table_.laws.empty() && law.from <= table_.laws.back().to) {
      v.fault("luật trước đó vẫn còn hiệu lực; hãy xếp theo ngày",
              "the law before is still in force; laws stand by date and one at a time");
    }
  }

  void read_limit(const detail::json_value& v, deadline_law& law) const {
    if (!v.is_object_of({"step", "number", "unit", "at_most", "basis", "source"})) return;
    deadline_limit limit;
    limit.within.number = read_number(v.at("number"), 1);
    limit.within.unit = v.at("unit").word<term_unit>();
    limit.at_most =
        v.has("at_most") ? read_number(v.at("at_most"), limit.within.number) : limit.within.number;
    limit.basis = v.at("basis").both_languages();
    limit.source = v.at("source").word<limit_source>();
    const auto place = place_of_step(v.at("step"));
    if (!place) return;
    if (law.limits[*place]) {
      v.at("step").fault("bước này đã có thời hạn", "this step has a limit already");
    }
    law.limits[*place] = std::move(limit);
  }

  [[nodiscard]] static std::int32_t read_number(const detail::json_value& v, std::int32_t least) {
    return static_cast<std::int32_t>(v.integer(least, longest_term));
  }

  [[nodiscard]] std::optional<std::size_t> place_of_step(const detail::json_value& v) const {
    const std::string id = v.text();
    for (std::size_t i = 0; i < table_.steps.size(); ++i) {
      if (!id.empty() && table_.steps[i].id == id) return i;
    }
    if (!id.empty())
      v.fault("không có bước " + quoted_text(id), "there is no step " + quoted_text(id));
    return std::nullopt;
  }

  static constexpr std::string_view acceptance = "accepted";

  detail::json_value root_;
  deadline_table table_;
  std::set<std::string> step_ids_;
  std::set<std::string> law_ids_;
};

}  // namespace

deadlines_load read_deadlines(std::string_view text) {
  deadlines_load load;
  const auto document = detail::parse_json(text, load.problems);
  if (!document) return load;
  deadline_table content = deadlines_reader(*document, load.problems).read();
  if (load.problems.empty()) load.content = std::move(content);
  return load;
}

}  // namespace thads
