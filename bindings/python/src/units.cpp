// SPDX-License-Identifier: Apache-2.0
#include "units.hpp"

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "casters.hpp"

#include <thads/read/csv/csv_targets.hpp>
#include <thads/read/csv/csv_units.hpp>

namespace thads::python {

namespace {

using unit_row = std::tuple<std::string, std::string, std::string, std::string, date, date>;

unit_row row_of(const agency& a) {
  return {a.code, a.name, std::string(code_of(a.kind)), a.parent, a.valid_from, a.valid_to};
}

}  // namespace

void bind_units(py::module_& m) {
  py::class_<table_input>(m, "TableInput")
      .def_static(
          "file",
          [](const std::string& path, const std::string& delimiter, std::string_view dates) {
            return table_input::file(path, format_in(delimiter, dates));
          },
          py::arg("path"), py::arg("delimiter"), py::arg("dates"))
      .def_static("rows", &table_input::rows, py::arg("rows"), py::arg("name"));

  py::class_<units_object, std::shared_ptr<units_object>> units(m, "Units");
  def_findings(units);
  units
      .def_static(
          "read",
          [](const table_input& from) {
            return read_loaded<units_object>(
                [&](findings& report) { return read_units(from.input(), report, from.format()); });
          },
          py::arg("table"))
      .def("rows",
           [](const units_object& o) {
             std::vector<unit_row> rows;
             for (const agency& a : o.content.rows()) rows.push_back(row_of(a));
             return rows;
           })
      .def(
          "find",
          [](const units_object& o, std::string_view code, date on) {
            const agency* found = o.content.find(code, on);
            return found == nullptr ? std::nullopt : std::optional(row_of(*found));
          },
          py::arg("code"), py::arg("on"))
      .def(
          "is_within",
          [](const units_object& o, std::string_view code, std::string_view above, date on) {
            return o.content.is_within(code, above, on);
          },
          py::arg("code"), py::arg("above"), py::arg("on"));

  py::class_<targets_object, std::shared_ptr<targets_object>> targets(m, "Targets");
  def_findings(targets);
  targets
      .def_static(
          "read",
          [](const table_input& from) {
            return read_loaded<targets_object>([&](findings& report) {
              return read_targets(from.input(), report, from.format());
            });
          },
          py::arg("table"))
      .def(
          "find",
          [](const targets_object& o, std::string_view unit, int year, std::string_view of,
             date on) -> std::optional<std::pair<decimal, std::string>> {
            const target* found = o.content.find(unit, year, parse_code<quantity>(of), on);
            if (found == nullptr) return std::nullopt;
            return std::pair(found->value.value(), std::string(code_of(found->compare)));
          },
          py::arg("unit"), py::arg("year"), py::arg("of"), py::arg("on"));
}

}  // namespace thads::python
