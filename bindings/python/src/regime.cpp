// SPDX-License-Identifier: Apache-2.0
#include "regime.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "input.hpp"

#include <thads/read/csv/byte_source.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/read/json/regulation_json.hpp>
#include <thads/report/forms/regulation_tables.hpp>

namespace thads::python {

namespace {

shared_regime share_builtin(const regulation& r) {
  return std::make_shared<regime_object>(r, std::string(find_regulation_text(r.id).value()));
}

shared_regime read_json(const std::string& json, const std::string& name) {
  regulation_load load = without_gil([&] { return read_regulation(json); });
  if (!load.content) throw_json_problems(name, load.problems);
  return std::make_shared<regime_object>(std::move(*load.content), json);
}

}  // namespace

void bind_regime(py::module_& m) {
  py::class_<regime_object, shared_regime>(m, "Regime")
      .def_static(
          "builtin", [](std::string_view id) { return share_builtin(find_regulation(id)); },
          py::arg("id"))
      .def_static(
          "in_force",
          [](date day) {
            for (const regulation& r : builtin_regulations()) {
              if (r.in_force(day)) return share_builtin(r);
            }
            throw error(errc::not_found, "no regulation is in force on " + to_string(day));
          },
          py::arg("day"))
      .def_static("all",
                  [] {
                    std::vector<shared_regime> all;
                    for (const regulation& r : builtin_regulations())
                      all.push_back(share_builtin(r));
                    return all;
                  })
      .def_static(
          "load", [](const std::string& path) { return read_json(read_small_text(path), path); },
          py::arg("path"))
      .def_static(
          "read", [](const std::string& json) { return read_json(json, "regulation"); },
          py::arg("json"))
      .def_property_readonly("id", [](const regime_object& r) { return r.content.id; })
      .def_property_readonly("number", [](const regime_object& r) { return r.content.number; })
      .def_property_readonly("first_day", [](const regime_object& r) { return r.content.from; })
      .def_property_readonly("last_day", [](const regime_object& r) { return r.content.to; })
      .def(
          "title",
          [](const regime_object& r, std::string_view lang) {
            return r.content.title.in(language_in(lang));
          },
          py::arg("lang"))
      .def_property_readonly("forms",
                             [](const regime_object& r) {
                               std::vector<std::string> ids;
                               for (const form& f : r.content.forms) ids.push_back(f.id);
                               return ids;
                             })
      .def(
          "tables",
          [](const regime_object& r, std::string_view lang) {
            const language l = language_in(lang);
            return share_all(regulation_tables(r.content, l), l);
          },
          py::arg("lang"));
}

}  // namespace thads::python
