// SPDX-License-Identifier: Apache-2.0
// Reads a regulation from JSON. docs/regulation.schema.json describes the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/io/json_reader.hpp>
#include <thads/regime/regulation.hpp>

namespace thads {

/// A regulation, or what is wrong with its file.
struct regulation_load {
  std::optional<regulation> content{};
  std::vector<json_problem> problems{};
};

namespace detail {

class regulation_reader {
 public:
  regulation_reader(const json_node& document, std::vector<json_problem>& problems)
      : root_(document, "", problems), problems_(problems) {}

  [[nodiscard]] regulation read() {
    if (!root_.is_object_of({"$schema", "id", "number", "title", "in_force", "year_start",
                             "provisional", "columns", "identities", "indicators", "forms"})) {
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
    return std::move(in_);
  }

 private:
  // More entries than any regulation has.
  static constexpr std::size_t most = 200;

  void read_in_force(const json_value& v) {
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
  static void read_year_start(const json_value& v) {
    const std::string start = v.text();
    if (!start.empty() && start != "10-01") {
      v.fault("năm thống kê phải bắt đầu ngày 1 tháng 10 (\"10-01\")",
              "the statistical year must begin on 1 October (\"10-01\")");
    }
  }

  // An id that no other entry of the list has.
  [[nodiscard]] static std::string read_id(const json_value& v, std::set<std::string>& taken) {
    std::string id = v.text();
    if (id.empty()) return id;
    if (!taken.insert(id).second) v.fault("đã dùng ở trên", "is used twice");
    return id;
  }

  // An id that expressions can use, too.
  [[nodiscard]] static std::string read_name(const json_value& v, std::set<std::string>& taken) {
    std::string id = read_id(v, taken);
    if (id.empty()) return id;
    if (!is_name(id)) {
      v.fault("phải gồm chữ cái, chữ số, _ và ', bắt đầu bằng chữ cái",
              "must be letters, digits, _ and ', beginning with a letter");
    } else if (find_code<measure>(id)) {
      v.fault("là tên của một số liệu gốc", "is the name of a measure");
    }
    return id;
  }

  // An error that `read` throws becomes a problem of `v`.
  template <class Read>
  static void guarded(const json_value& v, Read read) {
    try {
      read();
    } catch (const regulation_error& e) {
      v.fault(e.vi(), e.what());
    }
  }

  [[nodiscard]] static expression read_expression(const json_value& v) {
    expression e;
    const std::string text = v.text();
    if (!text.empty()) guarded(v, [&] { e = parse_expression(text); });
    return e;
  }

  // The expression at `v`, and what it comes down to.
  [[nodiscard]] expression read_sum(const json_value& v, measure_weights& weights) const {
    expression e = read_expression(v);
    for (const term& t : e.terms()) {
      guarded(v, [&] { weights.add(weights_of(in_, t.name), t.factor); });
    }
    return e;
  }

  void read_columns(const json_value& list) {
    const std::size_t before = problems_.size();
    std::vector<json_value> formulas;
    for (const json_value& v : list.elements(0, most)) {
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
    column_resolver(in_, [&formulas](std::size_t i, const regulation_error& e) {
      formulas[i].fault(e.vi(), e.what());
    }).resolve_all();
    sound_columns_ = problems_.size() == before;
  }

  void read_identities(const json_value& list) {
    for (const json_value& v : list.elements(0, most)) {
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

  static void read_unit(const json_value& v) {
    const std::string unit = v.text();
    if (!unit.empty() && unit != "percent") v.fault("chỉ có \"percent\"", "must be \"percent\"");
  }

  static void check_identity(const json_value& v, const identity& i) {
    guarded(v, [&] {
      if (always_equal(i.left_weights, i.right_weights)) return;
      v.fault("hai vế không luôn bằng nhau theo công thức của các cột",
              "the two sides are not always equal as the columns are written");
    });
  }

  void read_indicators(const json_value& list) {
    for (const json_value& v : list.elements(0, most)) {
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
  [[nodiscard]] form_heading read_heading(const json_value& v, std::set<std::string>& shown) {
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

  [[nodiscard]] bilingual title_of(const json_value& v, const std::string& id) const {
    if (const regulation_column* c = in_.find_column(id)) return c->title;
    if (const indicator* i = in_.find_indicator(id)) return i->title;
    const std::string quoted = quoted_text(id);
    v.fault("không có cột hay chỉ tiêu " + quoted, "there is no column or indicator " + quoted);
    return {};
  }

  [[nodiscard]] std::vector<form_heading> read_headings(const json_value& list,
                                                        std::set<std::string>& shown) {
    std::vector<form_heading> headings;
    for (const json_value& v : list.elements(1, most)) headings.push_back(read_heading(v, shown));
    return headings;
  }

  void read_forms(const json_value& list) {
    for (const json_value& v : list.elements(0, most)) {
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

  [[nodiscard]] static std::int64_t read_money_unit(const json_value& v, quantity of) {
    if (of == quantity::money) return v.integer(1, 1'000'000'000);
    v.fault("biểu tính bằng việc không có đơn vị tiền",
            "a form that counts cases has no unit of money");
    return 1;
  }

  json_value root_;
  std::vector<json_problem>& problems_;
  regulation in_;
  bool sound_columns_ = false;
  std::set<std::string> names_;  // of columns and indicators, which forms use alike
  std::set<std::string> identity_ids_;
  std::set<std::string> form_ids_;
};

}  // namespace detail

/// Reads a regulation. Every mistake is reported, each with the JSON pointer of the value at fault;
/// with mistakes there is no regulation.
[[nodiscard]] inline regulation_load read_regulation(std::string_view text) {
  regulation_load load;
  const auto document = detail::parse_json(text, load.problems);
  if (!document) return load;
  regulation content = detail::regulation_reader(*document, load.problems).read();
  if (load.problems.empty()) load.content = std::move(content);
  return load;
}

}  // namespace thads
