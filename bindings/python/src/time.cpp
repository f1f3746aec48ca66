// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"
#include "module.hpp"

#include <thads/time/period.hpp>
#include <thads/time/vietnam_days_off.hpp>
#include <thads/time/work_calendar.hpp>

namespace thads::python {

void bind_time(py::module_& m) {
  py::class_<period>(m, "Period")
      .def(py::init<int, int>(), py::arg("year"), py::arg("months"))
      .def_property_readonly("year", &period::year)
      .def_property_readonly("months", &period::months)
      .def_property_readonly("first_day", &period::first_day)
      .def_property_readonly("last_day", &period::last_day)
      .def_property_readonly("same_period_last_year", &period::same_period_last_year)
      .def(
          "label",
          [](const period& p, std::string_view lang) {
            return language_in(lang) == language::vi ? label_vi(p) : label_en(p);
          },
          py::arg("lang"))
      .def("text", [](const period& p) { return to_string(p); });
  m.def("parse_period", &parse_period, py::arg("text"));
  m.def("statistical_year", &statistical_year_of, py::arg("day"));

  py::class_<work_calendar>(m, "WorkCalendar")
      .def(py::init([](bool everyone, bool unconfirmed_is_off) {
             return vietnam_work_calendar(
                 everyone ? audience::everyone : audience::public_sector,
                 unconfirmed_is_off ? unconfirmed_law::is_off : unconfirmed_law::is_worked);
           }),
           py::arg("everyone"), py::arg("unconfirmed_is_off"))
      .def_property_readonly("first_day", &work_calendar::first_day)
      .def_property_readonly("last_day", &work_calendar::last_day)
      .def("is_working_day", &work_calendar::is_working_day, py::arg("day"))
      .def("next_working_day", &work_calendar::next_working_day, py::arg("day"))
      .def("add_working_days", &work_calendar::add_working_days, py::arg("day"), py::arg("n"))
      .def("working_days_between", &work_calendar::working_days_between, py::arg("first"),
           py::arg("last"))
      .def(
          "end_of_term",
          [](const work_calendar& c, date start, int days) {
            return c.end_of_term(start, std::chrono::days{days});
          },
          py::arg("start"), py::arg("days"))
      .def(
          "occasion",
          [](const work_calendar& c, date day, std::string_view lang) {
            const day_info info = c.day(day);
            return std::string(language_in(lang) == language::vi ? info.name_vi : info.occasion);
          },
          py::arg("day"), py::arg("lang"));
}

}  // namespace thads::python
