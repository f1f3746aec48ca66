// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "input.hpp"
#include "regime.hpp"
#include "units.hpp"

#include <thads/forms/docket_sheet.hpp>
#include <thads/read/csv/csv_dockets.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/docket_table.hpp>
#include <thads/units/roll_up.hpp>

namespace thads::python {

namespace {

// Items, with the regulation and the units that they were held against.
struct dockets_object : loaded<docket_table> {
  dockets_object(findings f, docket_table items, shared_regime r, shared_units u)
      : loaded(std::move(f), std::move(items)), under(std::move(r)), units(std::move(u)) {}

  [[nodiscard]] const regulation& regime() const { return under->content; }
  [[nodiscard]] const agency_tree& tree() const { return units->content; }
  [[nodiscard]] docket_tally count(const period& in) const {
    return count_dockets(sound("dockets"), in);
  }

  shared_regime under;
  shared_units units;
};

std::shared_ptr<dockets_object> read_items(const table_input& from, const shared_regime& under,
                                           const shared_units& units) {
  const agency_tree& tree = units->sound("units");
  if (under->content.dockets.empty()) {
    throw error(errc::not_found, under->content.id + " describes no dockets; pass another regime");
  }
  return without_gil([&] {
    findings report;
    docket_table items =
        read_dockets(from.input(), under->content.docket_kinds(), tree, report, from.format());
    return std::make_shared<dockets_object>(std::move(report), std::move(items), under, units);
  });
}

}  // namespace

void bind_dockets(py::module_& m) {
  py::class_<dockets_object, std::shared_ptr<dockets_object>> dockets(m, "Dockets");
  def_findings(dockets);
  dockets.def_static("read", &read_items, py::arg("table"), py::arg("regime"), py::arg("units"))
      .def_property_readonly("size", [](const dockets_object& d) { return d.content.size(); })
      .def_property_readonly("forms",
                             [](const dockets_object& d) {
                               std::vector<std::string> ids;
                               for (const docket_form& f : d.regime().dockets) ids.push_back(f.id);
                               return ids;
                             })
      .def(
          "tables",
          [](const dockets_object& d, const period& in, const std::string& root,
             std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              const docket_tally counts = d.count(in);
              return share_all(make_docket_tables(d.regime(), counts, d.tree(),
                                                  root_or_top(root, d.tree(), in.last_day()), l),
                               l);
            });
          },
          py::arg("period"), py::arg("root"), py::arg("lang"))
      .def(
          "form",
          [](const dockets_object& d, const std::string& id, const period& in,
             const std::string& root, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              const docket_sheet sheet(d.regime(), docket_form_of(d.regime(), id), d.count(in),
                                       d.tree(), root_or_top(root, d.tree(), in.last_day()));
              return share(make_docket_form_table(sheet, l), l);
            });
          },
          py::arg("id"), py::arg("period"), py::arg("root"), py::arg("lang"))
      .def(
          "checks",
          [](const dockets_object& d, const period& in, const std::string& root,
             std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              const auto checks = check_dockets(d.regime(), d.count(in), d.tree(),
                                                root_or_top(root, d.tree(), in.last_day()));
              return std::pair(share(make_check_table(checks, l), l), none_failed(checks));
            });
          },
          py::arg("period"), py::arg("root"), py::arg("lang"));
}

}  // namespace thads::python
