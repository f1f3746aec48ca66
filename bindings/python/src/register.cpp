// SPDX-License-Identifier: Apache-2.0
#include "register.hpp"

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "progress.hpp"
#include "tables.hpp"
#include "units.hpp"

#include <thads/read/arrow/arrow_register.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/read/csv/csv_units.hpp>
#include <thads/read/csv/rejects.hpp>
#include <thads/report/listings/explain_table.hpp>
#include <thads/tally/explain.hpp>

namespace thads::python {

namespace {

read_options options_of(bool lenient, std::size_t findings_limit, csv_format format,
                        const shared_grounds& grounds, progress_callback progress) {
  return {.mode = lenient ? strictness::lenient : strictness::strict,
          .format = format,
          .findings_limit = findings_limit == 0 ? findings::default_limit : findings_limit,
          .progress = std::move(progress),
          .grounds = grounds ? &grounds->sound("grounds") : nullptr};
}

shared_register read_files(const table_input& cases, const table_input& events,
                           const shared_grounds& grounds, bool lenient, std::size_t findings_limit,
                           const py::object& told) {
  return with_progress(told, [&](auto listen) {
    return std::make_shared<register_object>(
        read_register(cases.input(), events.input(),
                      options_of(lenient, findings_limit, cases.format(), grounds, listen)));
  });
}

shared_register read_arrow(const py::object& cases, const py::object& events,
                           const std::string& dates, const shared_grounds& grounds, bool lenient,
                           std::size_t findings_limit, const py::object& told) {
  auto [case_rows, event_rows] = streams_from(cases, events);
  const csv_format format = format_in(",", dates);
  return with_progress(told, [&, &case_rows = case_rows, &event_rows = event_rows](auto listen) {
    return std::make_shared<register_object>(
        read_register(std::move(case_rows), std::move(event_rows),
                      options_of(lenient, findings_limit, format, grounds, listen)));
  });
}

py::dict case_dict(const case_register& cases, std::size_t i) {
  const case_record c = cases[i];
  py::list events;
  const auto [first, end] = cases.events_of(i);
  for (std::size_t e = first; e < end; ++e) {
    const event_record event = cases.event(i, e);
    py::dict row;
    row["date"] = event.date;
    row["type"] = std::string(code_of(event.type));
    row["amount"] = event.amount;
    row["ground"] = std::string(code_of(event.ground));
    row["unit"] = event.unit;
    row["officer"] = event.officer;
    events.append(row);
  }
  py::dict out;
  out["case_id"] = c.id;
  out["unit"] = c.unit;
  out["officer"] = c.officer;
  out["initiation"] = std::string(code_of(c.initiation));
  out["judgment_type"] = std::string(code_of(c.judgment));
  out["accepted"] = c.accepted;
  out["amount"] = c.amount;
  out["source"] = std::string(code_of(c.source));
  out["flags"] = c.flags.to_string();
  out["events"] = events;
  return out;
}

cell_filter filter_of(const std::optional<std::string>& unit,
                      const std::optional<std::string>& officer,
                      const std::optional<std::string>& of_initiation,
                      const std::optional<std::string>& of_judgment,
                      const std::optional<std::string>& of_flags) {
  cell_filter filter{.unit = unit, .officer = officer};
  if (of_initiation) filter.initiation = parse_code<initiation>(*of_initiation);
  if (of_judgment) filter.judgment = parse_code<judgment_type>(*of_judgment);
  if (of_flags) {
    filter.flags = detail::parse_flags(*of_flags);
    if (!filter.flags)
      throw error(errc::unknown_code,
                  "flags " + quoted_text(*of_flags) + " are not known; join them by |");
  }
  return filter;
}

}  // namespace

void bind_register(py::module_& m) {
  py::class_<register_object, shared_register>(m, "Register")
      .def_static("read_files", &read_files, py::arg("cases"), py::arg("events"),
                  py::arg("grounds"), py::arg("lenient"), py::arg("findings_limit"),
                  py::arg("progress"))
      .def_static("read_arrow", &read_arrow, py::arg("cases"), py::arg("events"), py::arg("dates"),
                  py::arg("grounds"), py::arg("lenient"), py::arg("findings_limit"),
                  py::arg("progress"))
      .def_property_readonly("size", [](const register_object& r) { return r.load.cases.size(); })
      .def_property_readonly("events",
                             [](const register_object& r) { return r.load.cases.event_count(); })
      .def_property_readonly("memory",
                             [](const register_object& r) {
                               const auto use = r.load.cases.memory();
                               return use.cases + use.events + use.text;
                             })
      .def_property_readonly("set_aside",
                             [](const register_object& r) {
                               const auto aside = r.load.cases.set_aside();
                               return std::pair(aside.cases, aside.records);
                             })
      .def("findings",
           [](const register_object& r) {
             return share(make_findings_table(r.load.report), language::vi);
           })
      .def("count_findings",
           [](const register_object& r) {
             const findings& report = r.load.report;
             return std::tuple(report.count(severity::error), report.count(severity::warning),
                               report.count(severity::note));
           })
      .def(
          "case",
          [](const register_object& r, std::size_t i) {
            if (i >= r.load.cases.size()) throw py::index_error("there is no such case");
            return case_dict(r.load.cases, i);
          },
          py::arg("index"))
      .def(
          "check_units",
          [](const register_object& r, const units_object& units) {
            return share(make_findings_table(check_units(r.load, units.content)), language::vi);
          },
          py::arg("units"))
      .def(
          "rejects",
          [](const register_object& r, const table_input& cases, const table_input& events) {
            std::string text;
            without_gil([&] {
              write_rejects(
                  cases.input(), events.input(), r.load,
                  [&](std::string_view part) { text += part; }, cases.format().delimiter);
            });
            return text;
          },
          py::arg("cases"), py::arg("events"))
      .def(
          "explain",
          [](const register_object& r, const period& in, std::string_view of,
             const std::optional<std::string>& unit, const std::optional<std::string>& officer,
             const std::optional<std::string>& of_initiation,
             const std::optional<std::string>& of_judgment,
             const std::optional<std::string>& of_flags, std::string_view lang) {
            const cell_filter filter =
                filter_of(unit, officer, of_initiation, of_judgment, of_flags);
            const auto which = parse_code<measure>(of);
            const language l = language_in(lang);
            return without_gil([&] {
              const auto found = explain(r.load.cases, in, filter, which);
              return share(make_explain_table(r.load.cases, found, l), l);
            });
          },
          py::arg("period"), py::arg("measure"), py::arg("unit"), py::arg("officer"),
          py::arg("initiation"), py::arg("judgment_type"), py::arg("flags"), py::arg("lang"));
}

}  // namespace thads::python
