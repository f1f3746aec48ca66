// SPDX-License-Identifier: Apache-2.0
#include "tables.hpp"

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "register.hpp"
#include "units.hpp"

#include <thads/read/csv/csv_assets.hpp>
#include <thads/read/csv/csv_attributes.hpp>
#include <thads/read/csv/csv_grounds.hpp>
#include <thads/read/csv/csv_points.hpp>
#include <thads/read/csv/csv_staff.hpp>
#include <thads/read/csv/csv_successions.hpp>
#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/read/json/deadlines_json.hpp>
#include <thads/time/vietnam_days_off.hpp>

namespace thads::python {

deadlines_object::deadlines_object(deadline_table table)
    : rules(std::make_shared<const deadline_rules>(std::move(table), vietnam_work_calendar())) {}

namespace {

using shared_deadlines = std::shared_ptr<deadlines_object>;

template <class Object>
using table_class = py::class_<Object, std::shared_ptr<Object>>;

// A table that is held against what `against` is, with the number of its rows.
template <class Object, class Against, class Read>
table_class<Object> bind_table_of(py::module_& m, const char* name, const char* against,
                                  Read read) {
  table_class<Object> type(m, name);
  def_findings(type);
  type.def_static(
          "read",
          [read](const table_input& from, const Against& held_against) {
            return read_loaded<Object>(
                [&](findings& report) { return read(from, held_against, report); });
          },
          py::arg("table"), py::arg(against))
      .def_property_readonly("size", [](const Object& o) { return o.content.rows().size(); });
  return type;
}

// A reader that holds a table against units.
template <class Read>
auto with_units(Read read) {
  return [read](const table_input& from, const units_object& units, findings& report) {
    return read(from.input(), units.sound("units"), report, from.format());
  };
}

void bind_successions(py::module_& m) {
  bind_table_of<successions_object, units_object>(m, "Successions", "units",
                                                  with_units(read_successions))
      .def("rows",
           [](const successions_object& o) {
             std::vector<std::tuple<std::string, std::string, date, std::string, decimal>> rows;
             for (const succession& s : o.content.rows()) {
               rows.emplace_back(s.from, s.to, s.day, std::string(code_of(s.kind)), s.share);
             }
             return rows;
           })
      .def(
          "successors",
          [](const successions_object& o, std::string_view unit, date from, date to) {
            std::vector<std::pair<std::string, decimal>> shares;
            for (const history_share& s : o.sound("successions").successors(unit, from, to)) {
              shares.emplace_back(s.unit, s.share);
            }
            return shares;
          },
          py::arg("unit"), py::arg("since"), py::arg("on"));
}

void bind_grounds(py::module_& m) {
  table_class<grounds_object> grounds(m, "Grounds");
  def_findings(grounds);
  grounds
      .def_static(
          "read",
          [](const table_input& from) {
            return read_loaded<grounds_object>([&](findings& report) {
              return read_grounds(from.input(), report, from.format());
            });
          },
          py::arg("table"))
      .def_static("builtin",
                  [] { return std::make_shared<grounds_object>(findings(), ground_list()); })
      .def(
          "rows",
          [](const grounds_object& o, std::string_view lang) {
            const language l = language_in(lang);
            std::vector<std::pair<std::string, std::string>> rows;
            for (const ground_entry& g : o.content.rows()) {
              rows.emplace_back(g.code, o.content.name_of(g.code).in(l));
            }
            return rows;
          },
          py::arg("lang"));
}

void bind_points(py::module_& m) {
  table_class<points_object> points(m, "Points");
  def_findings(points);
  points
      .def_static(
          "read",
          [](const table_input& of_points, const std::optional<table_input>& of_grades) {
            return read_loaded<points_object>([&](findings& report) {
              return read_scheme(of_points.input(), of_grades ? &of_grades->input() : nullptr,
                                 report, of_points.format());
            });
          },
          py::arg("points"), py::arg("grades"))
      .def_property_readonly("criteria",
                             [](const points_object& o) {
                               std::vector<std::string> codes;
                               for (const score_criterion& c : o.content.criteria) {
                                 codes.push_back(c.code);
                               }
                               return codes;
                             })
      .def_property_readonly("grades", [](const points_object& o) {
        std::vector<std::string> codes;
        for (const score_grade& g : o.content.grades) codes.push_back(g.code);
        return codes;
      });
}

shared_deadlines read_limits(const std::string& json, const std::string& name) {
  return without_gil([&] {
    deadlines_load load = read_deadlines(json);
    if (!load.content) throw_json_problems(name, load.problems);
    return std::make_shared<deadlines_object>(std::move(*load.content));
  });
}

void bind_deadlines(py::module_& m) {
  table_class<deadlines_object>(m, "DeadlineRules")
      .def_static("builtin",
                  [] {
                    static const auto rules =
                        std::make_shared<deadlines_object>(builtin_deadlines());
                    return rules;
                  })
      .def_static(
          "load", [](const std::string& path) { return read_limits(read_small_text(path), path); },
          py::arg("path"))
      .def_static(
          "read", [](const std::string& json) { return read_limits(json, "deadlines"); },
          py::arg("json"))
      .def_property_readonly("first_day",
                             [](const deadlines_object& o) { return o.rules->first_day(); })
      .def_property_readonly("last_day",
                             [](const deadlines_object& o) { return o.rules->last_day(); })
      .def(
          "steps",
          [](const deadlines_object& o, std::string_view lang) {
            const language l = language_in(lang);
            std::vector<std::pair<std::string, std::string>> steps;
            for (const deadline_step& s : o.rules->table().steps) {
              steps.emplace_back(s.id, s.name.in(l));
            }
            return steps;
          },
          py::arg("lang"));
}

}  // namespace

void bind_tables(py::module_& m) {
  bind_successions(m);
  bind_table_of<staff_object, units_object>(m, "Staff", "units", with_units(read_staff));
  bind_table_of<attributes_object, units_object>(m, "Attributes", "units",
                                                 with_units(read_attributes));
  bind_table_of<assets_object, register_object>(
      m, "Assets", "register",
      [](const table_input& from, const register_object& of, findings& report) {
        return read_assets(from.input(), of.load.cases, report, from.format());
      });
  bind_grounds(m);
  bind_points(m);
  bind_deadlines(m);
}

}  // namespace thads::python
