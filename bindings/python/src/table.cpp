// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "arrow.hpp"
#include "casters.hpp"
#include "input.hpp"
#include "module.hpp"

#include <thads/table/table_csv.hpp>
#include <thads/table/table_html.hpp>
#include <thads/table/table_json.hpp>
#include <thads/table/table_text.hpp>

namespace thads::python {

namespace {

std::vector<std::string> lines_in(const std::vector<bilingual>& texts, language lang) {
  std::vector<std::string> lines;
  lines.reserve(texts.size());
  for (const bilingual& text : texts) lines.push_back(text.in(lang));
  return lines;
}

// What Arrow has in this place too (table_arrow.hpp): a number, a text, or nothing.
py::object value_of(const cell& c, bool is_numeric) {
  const bool has_answer =
      c.status() != cell_status::missing && c.status() != cell_status::not_applicable;
  if (!has_answer || (is_numeric && c.value().empty())) return py::none();
  if (is_numeric) return to_python(parse_decimal(c.value(), number_format::plain));
  return py::str(c.value());
}

py::list column_values(const table_object& t, std::size_t at) {
  const bool is_numeric = is_numeric_column(t.content, at);
  py::list values;
  for (const std::vector<cell>& row : t.content.rows())
    values.append(value_of(row[at], is_numeric));
  return values;
}

// The first rows, of which a reader is told how many are left out.
table first_rows(const table& t, std::size_t most) {
  table cut(t.headings());
  for (const bilingual& line : t.titles()) cut.add_title(line);
  cut.set_unit(t.unit());
  cut.set_head(t.head().left, t.head().right);
  for (const bilingual& line : t.notes()) cut.add_note(line);
  for (std::size_t i = 0; i < most; ++i) cut.add_row(t.rows()[i], t.styles()[i]);
  const std::string rest = std::to_string(t.rows().size() - most);
  cut.add_note({"… và " + rest + " dòng nữa.", "… and " + rest + " more rows."});
  return cut;
}

// How the table reads in a format; at most `rows` rows where that is not 0.
std::string written(const table_object& t, std::string_view format, char delimiter,
                    std::size_t rows) {
  if (rows != 0 && t.content.rows().size() > rows) {
    return written({first_rows(t.content, rows), t.lang}, format, delimiter, 0);
  }
  if (format == "text") return to_text(t.content, {.lang = t.lang});
  if (format == "csv") return to_csv(t.content, delimiter);
  if (format == "spreadsheet") return to_spreadsheet_csv(t.content, t.lang, delimiter).text;
  if (format == "json") return to_json(t.content);
  if (format == "section") return to_html(t.content, t.lang);
  if (format == "html") {
    const auto titles = lines_in(t.content.titles(), t.lang);
    return html_page(titles.empty() ? "thads" : titles.front(), {to_html(t.content, t.lang)},
                     t.lang);
  }
  throw error(errc::unknown_code, "format " + quoted_text(format) +
                                      " is not known; there are: text csv spreadsheet json html");
}

}  // namespace

void bind_table(py::module_& m) {
  py::class_<table_object, std::shared_ptr<table_object>>(m, "Table")
      .def_property_readonly("keys",
                             [](const table_object& t) {
                               std::vector<std::string> keys;
                               for (const column& c : t.content.columns()) keys.push_back(c.key);
                               return keys;
                             })
      .def_property_readonly("headings",
                             [](const table_object& t) {
                               std::vector<std::vector<std::string>> paths;
                               for (const column& c : t.content.columns()) {
                                 paths.push_back(lines_in(c.path, t.lang));
                               }
                               return paths;
                             })
      .def_property_readonly(
          "titles", [](const table_object& t) { return lines_in(t.content.titles(), t.lang); })
      .def_property_readonly("unit",
                             [](const table_object& t) { return t.content.unit().in(t.lang); })
      .def_property_readonly(
          "notes", [](const table_object& t) { return lines_in(t.content.notes(), t.lang); })
      .def_property_readonly("size", [](const table_object& t) { return t.content.rows().size(); })
      .def("values", &column_values, py::arg("column"))
      .def(
          "shown",
          [](const table_object& t, std::size_t row, std::size_t column) {
            return t.content.rows().at(row).at(column).shown();
          },
          py::arg("row"), py::arg("column"))
      .def(
          "status",
          [](const table_object& t, std::size_t row, std::size_t column) {
            return std::string(name_of(t.content.rows().at(row).at(column).status()));
          },
          py::arg("row"), py::arg("column"))
      .def(
          "write",
          [](const table_object& t, std::string_view format, const std::string& delimiter,
             std::size_t rows) {
            return without_gil([&] { return written(t, format, delimiter_in(delimiter), rows); });
          },
          py::arg("format"), py::arg("delimiter") = ",", py::arg("rows") = 0)
      .def("arrow_schema", [](table_object& t) { return schema_capsule(t.batch()); })
      .def("arrow_stream", [](table_object& t) { return stream_capsule(t.batch()); });
}

}  // namespace thads::python
