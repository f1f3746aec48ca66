// SPDX-License-Identifier: Apache-2.0
#include <thads/read/json/regulation_json.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include <thads/read/json/json_reader.hpp>
#include <thads/regulation/docket_sums.hpp>

namespace thads {

namespace {

// More entries than any list of a regulation has.
constexpr std::size_t most_entries = 200;

// An id that no other entry of the list has.
[[nodiscard]] std::string read_id(const detail::json_value& v, std::set<std::string>& taken) {
  std::string id = v.text();
  if (id.empty()) return id;
  if (!taken.insert(id).second) v.fault("đã dùng ở trên", "is used twice");
  return id;
}

// An id of letters, digits, _ and ' that no other entry has.
[[nodiscard]] std::string read_plain_name(const detail::json_value& v,
                                          std::set<std::string>& taken) {
  std::string id = read_id(v, taken);
  if (!id.empty() && !detail::is_name(id)) {
    v.fault("phải gồm chữ cái, chữ số, _ và ', bắt đầu bằng chữ cái",
            "must be letters, digits, _ and ', beginning with a letter");
  }
  return id;
}

// An error that `read` throws becomes a problem of `v`.
template <class Read>
void guarded(const detail::json_value& v, Read read) {
  try {
    read();
  } catch (const detail::regulation_error& e) {
    v.fault(e.vi(), e.what());
  }
}

[[nodiscard]] expression read_expression(const detail::json_value& v) {
  expression e;
  const std::string text = v.text();
  if (!text.empty()) guarded(v, [&] { e = parse_expression(text); });
  return e;
}

// Reads a docket, its codes and its form. `form_ids` are those of the regulation so far.
class docket_reader {
 public:
  docket_reader(std::set<std::string>& docket_ids, std::set<std::string>& form_ids,
                std::vector<json_problem>& problems)
      : docket_ids_(docket_ids), form_ids_(form_ids), problems_(problems) {}

  [[nodiscard]] docket_form read(const detail::json_value& v) {
    if (!v.is_object_of({"id", "title", "form", "number", "rows", "subjects", "outcomes", "columns",
                         "identities", "basis", "source"})) {
      return {};
    }
    docket_.docket.word = {read_plain_name(v.at("id"), docket_ids_),
                           v.at("title").both_languages()};
    docket_.id = read_id(v.at("form"), form_ids_);
    docket_.number = v.at("number").text();
    docket_.rows = v.at("rows").word<docket_axis>();
    read_subjects(v.at("subjects"));
    read_outcomes(v.at("outcomes"));
    docket_.header = read_headings(v.at("columns"));
    read_identities(v.at("identities"));
    docket_.basis = v.at("basis").word<basis>();
    docket_.source = v.at("source").text();
    return std::move(docket_);
  }

 private:
  [[nodiscard]] docket_word read_subject(const detail::json_value& v) {
    return {read_plain_name(v.at("id"), subject_ids_), v.at("title").both_languages()};
  }

  void read_subjects(const detail::json_value& list) {
    for (const detail::json_value& v : list.elements(1, most_entries)) {
      if (!v.is_object_of({"id", "title", "parts"})) continue;
      docket_subject s{.word = read_subject(v)};
      if (v.has("parts")) s.parts = read_parts(v.at("parts"));
      docket_.docket.subjects.push_back(std::move(s));
    }
  }

  [[nodiscard]] std::vector<docket_word> read_parts(const detail::json_value& list) {
    std::vector<docket_word> parts;
    for (const detail::json_value& v : list.elements(1, most_entries)) {
      if (v.is_object_of({"id", "title"})) parts.push_back(read_subject(v));
    }
    return parts;
  }

  void read_outcomes(const detail::json_value& list) {
    std::set<std::string> taken;
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      if (!v.is_object_of({"id", "title"})) continue;
      const detail::json_value at = v.at("id");
      docket_word outcome{read_plain_name(at, taken), v.at("title").both_languages()};
      if (find_code<docket_count>(outcome.id)) {
        at.fault("là tên của một số liệu của sổ", "is the name of a docket count");
      }
      docket_.docket.outcomes.push_back(std::move(outcome));
    }
  }

  [[nodiscard]] expression read_sum(const detail::json_value& v) const {
    expression e = read_expression(v);
    guarded(v, [&] { detail::require_docket_sum(docket_.docket, e); });
    return e;
  }

  // A heading is a column with a formula, or a title over other headings.
  [[nodiscard]] docket_heading read_heading(const detail::json_value& v) {
    docket_heading h;
    if (v.has("columns")) {
      if (!v.is_object_of({"title", "columns"})) return h;
      h.title = v.at("title").both_languages();
      h.parts = read_headings(v.at("columns"));
    } else if (v.is_object_of({"id", "title", "formula"})) {
      h.id = read_plain_name(v.at("id"), column_ids_);
      h.title = v.at("title").both_languages();
      h.formula = read_sum(v.at("formula"));
    }
    return h;
  }

  [[nodiscard]] std::vector<docket_heading> read_headings(const detail::json_value& list) {
    std::vector<docket_heading> headings;
    for (const detail::json_value& v : list.elements(1, most_entries))
      headings.push_back(read_heading(v));
    return headings;
  }

  void read_identities(const detail::json_value& list) {
    std::set<std::string> taken;
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      const std::size_t before = problems_.size();
      if (!v.is_object_of({"id", "left", "right", "basis"})) continue;
      docket_identity i;
      i.id = read_id(v.at("id"), taken);
      i.left = read_sum(v.at("left"));
      i.right = read_sum(v.at("right"));
      i.basis = v.at("basis").word<basis>();
      if (problems_.size() == before && !detail::always_equal(docket_.docket, i.left, i.right)) {
        v.fault("hai vế không luôn bằng nhau", "the two sides are not always equal");
      }
      docket_.identities.push_back(std::move(i));
    }
  }

  docket_form docket_;
  std::set<std::string>& docket_ids_;
  std::set<std::string>& form_ids_;
  std::vector<json_problem>& problems_;
  std::set<std::string> subject_ids_;
  std::set<std::string> column_ids_;
};

class regulation_reader {
 public:
  regulation_reader(const detail::json_node& document, std::vector<json_problem>& problems)
      : root_(document, "", problems), problems_(problems) {}

  [[nodiscard]] regulation read() {
    if (!root_.is_object_of({"$schema", "id", "number", "title", "in_force", "year_start",
                             "provisional", "columns", "identities", "indicators", "forms",
                             "dockets"})) {
      return {};
    }
    in_.id = root_.at("id").text();
    in_.number = root_.at("number").text();
    in_.title = root_.at("title").both_languages();
    if (root_.has("$schema")) static_cast<void>(root_.at("$schema").text());
    if (root_.has("provisional")) in_.provisional = root_.at("provisional").boolean();
    read_in_force(root_.at("in_force"));
    read_year_start(root_.at("year_start"));
    read_columns(root_.at("columns"));
    read_identities(root_.at("identities"));
    read_indicators(root_.at("indicators"));
    read_forms(root_.at("forms"));
    if (root_.has("dockets")) read_dockets(root_.at("dockets"));
    return std::move(in_);
  }

 private:
  void read_in_force(const detail::json_value& v) {
    if (!v.is_object_of({"from", "to"})) return;
    in_.from = v.at("from").day(earliest_date);
    if (!v.has("to")) return;
    in_.to = v.at("to").day(latest_date);
    if (in_.to < in_.from) {
      v.at("to").fault("trước ngày bắt đầu", "comes before the first day in force");
    }
  }

  // Every regulation so far counts from 1 October; a file that says otherwise must not be counted
  // as if it did not.
  static void read_year_start(const detail::json_value& v) {
    const std::string start = v.text();
    if (!start.empty() && start != "10-01") {
      v.fault("năm thống kê phải bắt đầu ngày 1 tháng 10 (\"10-01\")",
              "the statistical year must begin on 1 October (\"10-01\")");
    }
  }

  // An id that expressions can use, too.
  [[nodiscard]] static std::string read_name(const detail::json_value& v,
                                             std::set<std::string>& taken) {
    std::string id = read_plain_name(v, taken);
    if (find_code<measure>(id)) v.fault("là tên của một số liệu gốc", "is the name of a measure");
    return id;
  }

  // The expression at `v`, and what it comes down to.
  [[nodiscard]] expression read_sum(const detail::json_value& v, measure_weights& weights) const {
    expression e = read_expression(v);
    for (const term& t : e.terms()) {
      guarded(v, [&] { weights.add(weights_of(in_, t.name), t.factor); });
    }
    return e;
  }

  void read_columns(const detail::json_value& list) {
    const std::size_t before = problems_.size();
    std::vector<detail::json_value> formulas;
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      if (!v.is_object_of({"id", "title", "formula", "basis", "source"})) continue;
      regulation_column c;
      c.id = read_name(v.at("id"), names_);
      c.title = v.at("title").both_languages();
      formulas.push_back(v.at("formula"));
      c.formula = read_expression(formulas.back());
      c.basis = v.at("basis").word<basis>();
      c.source = v.at("source").text();
      in_.columns.push_back(std::move(c));
    }
    detail::column_resolver(in_, [&formulas](std::size_t i, const detail::regulation_error& e) {
      formulas[i].fault(e.vi(), e.what());
    }).resolve_all();
    sound_columns_ = problems_.size() == before;
  }

  void read_identities(const detail::json_value& list) {
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      const std::size_t before = problems_.size();
      if (!v.is_object_of({"id", "left", "right", "basis"})) continue;
      identity i;
      i.id = read_id(v.at("id"), identity_ids_);
      i.left = read_sum(v.at("left"), i.left_weights);
      i.right = read_sum(v.at("right"), i.right_weights);
      i.basis = v.at("basis").word<basis>();
      if (sound_columns_ && problems_.size() == before) check_identity(v, i);
      in_.identities.push_back(std::move(i));
    }
  }

  static void read_unit(const detail::json_value& v) {
    const std::string unit = v.text();
    if (!unit.empty() && unit != "percent") v.fault("chỉ có \"percent\"", "must be \"percent\"");
  }

  static void check_identity(const detail::json_value& v, const identity& i) {
    guarded(v, [&] {
      if (detail::always_equal(i.left_weights, i.right_weights)) return;
      v.fault("hai vế không luôn bằng nhau theo công thức của các cột",
              "the two sides are not always equal as the columns are written");
    });
  }

  void read_indicators(const detail::json_value& list) {
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      if (!v.is_object_of({"id", "title", "numerator", "denominator", "unit", "decimals",
                           "direction", "basis", "source"})) {
        continue;
      }
      indicator i;
      i.id = read_name(v.at("id"), names_);
      i.title = v.at("title").both_languages();
      i.numerator = read_sum(v.at("numerator"), i.numerator_weights);
      i.denominator = read_sum(v.at("denominator"), i.denominator_weights);
      read_unit(v.at("unit"));
      i.decimals = static_cast<int>(v.at("decimals").integer(0, 6));
      i.direction = v.at("direction").word<direction>();
      i.basis = v.at("basis").word<basis>();
      i.source = v.at("source").text();
      in_.indicators.push_back(std::move(i));
    }
  }

  // A heading is the id of a column or an indicator, or a title over other headings; `shown` are
  // the ids that the form has already.
  [[nodiscard]] form_heading read_heading(const detail::json_value& v,
                                          std::set<std::string>& shown) {
    form_heading h;
    if (v.is_text()) {
      h.id = read_id(v, shown);
      if (!h.id.empty()) h.title = title_of(v, h.id);
    } else if (v.is_object() && v.is_object_of({"title", "columns"})) {
      h.title = v.at("title").both_languages();
      h.parts = read_headings(v.at("columns"), shown);
    } else {
      v.fault("phải là mã một cột hay chỉ tiêu, hoặc một đối tượng {…}",
              "must be the id of a column or an indicator, or an object {…}");
    }
    return h;
  }

  [[nodiscard]] bilingual title_of(const detail::json_value& v, const std::string& id) const {
    if (const regulation_column* c = in_.find_column(id)) return c->title;
    if (const indicator* i = in_.find_indicator(id)) return i->title;
    const std::string quoted = quoted_text(id);
    v.fault("không có cột hay chỉ tiêu " + quoted, "there is no column or indicator " + quoted);
    return {};
  }

  [[nodiscard]] std::vector<form_heading> read_headings(const detail::json_value& list,
                                                        std::set<std::string>& shown) {
    std::vector<form_heading> headings;
    for (const detail::json_value& v : list.elements(1, most_entries))
      headings.push_back(read_heading(v, shown));
    return headings;
  }

  void read_forms(const detail::json_value& list) {
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      if (!v.is_object_of({"id", "number", "title", "of", "rows", "only", "columns", "money_unit",
                           "basis", "source"})) {
        continue;
      }
      form f;
      f.id = read_id(v.at("id"), form_ids_);
      f.number = v.at("number").text();
      f.title = v.at("title").both_languages();
      f.of = v.at("of").word(quantity::money);
      f.rows = v.at("rows").word<row_axis>();
      if (v.has("only")) f.only = v.at("only").word<flag>();
      std::set<std::string> shown;
      f.header = read_headings(v.at("columns"), shown);
      if (v.has("money_unit")) f.money_unit = read_money_unit(v.at("money_unit"), f.of);
      f.basis = v.at("basis").word<basis>();
      f.source = v.at("source").text();
      in_.forms.push_back(std::move(f));
    }
  }

  [[nodiscard]] static std::int64_t read_money_unit(const detail::json_value& v, quantity of) {
    if (of == quantity::money) return v.integer(1, 1'000'000'000);
    v.fault("biểu tính bằng việc không có đơn vị tiền",
            "a form that counts cases has no unit of money");
    return 1;
  }

  void read_dockets(const detail::json_value& list) {
    std::set<std::string> ids;
    for (const detail::json_value& v : list.elements(0, most_entries)) {
      in_.dockets.push_back(docket_reader(ids, form_ids_, problems_).read(v));
    }
  }

  detail::json_value root_;
  std::vector<json_problem>& problems_;
  regulation in_;
  bool sound_columns_ = false;
  std::set<std::string> names_;  // of columns and indicators, which forms use alike
  std::set<std::string> identity_ids_;
  std::set<std::string> form_ids_;
};

}  // namespace

regulation_load read_regulation(std::string_view text) {
  regulation_load load;
  const auto document = detail::parse_json(text, load.problems);
  if (!document) return load;
  regulation content = regulation_reader(*document, load.problems).read();
  if (load.problems.empty()) load.content = std::move(content);
  return load;
}

}  // namespace thads
