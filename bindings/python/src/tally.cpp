// SPDX-License-Identifier: Apache-2.0
#include "tally.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "arrow.hpp"
#include "casters.hpp"
#include "progress.hpp"
#include "regime.hpp"
#include "register.hpp"
#include "table.hpp"
#include "tables.hpp"
#include "units.hpp"

#include <thads/forms/filed_figures.hpp>
#include <thads/read/csv/csv_filed.hpp>
#include <thads/report/forms/formula_text.hpp>
#include <thads/report/listings/tally_table.hpp>
#include <thads/tally/rates.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/roll_up.hpp>

namespace thads::python {

namespace {

struct filed_object : loaded<filed_forms> {
  using loaded::loaded;
};

dimension_set keys_in(const std::vector<std::string>& codes) {
  dimension_set keys;
  for (const std::string& code : codes) keys.insert(parse_code<dimension>(code));
  return keys;
}

shared_tally count(const register_object& from, const period& in,
                   const std::vector<std::string>& by, unsigned threads, const py::object& told) {
  require_threads(threads);
  const dimension_set keys = keys_in(by);
  return with_progress(told, [&](auto listen) {
    return count_sound(from, [&](const case_register& cases) {
      return share(tally_cases(cases, in, {.by = keys, .threads = threads, .progress = listen}));
    });
  });
}

const agency_tree& tree_for(const units_object& units, const tally& figures) {
  const agency_tree& tree = units.sound("units");
  require_units(figures, tree);
  return tree;
}

using figure_pair = std::pair<std::int64_t, py::object>;

figure_pair pair_of(const figure& f) { return {f.count, to_python(f.money)}; }

std::shared_ptr<filed_object> read_filed_table(const table_input& from, const regime_object& under,
                                               const period& in, std::int64_t money_unit) {
  return read_loaded<filed_object>([&](findings& report) {
    return read_filed(from.input(), under.content, in, report,
                      {.format = from.format(), .money_unit = money_unit});
  });
}

// Both parts of an indicator's ratio, and its value as it is printed.
py::tuple indicator_of(const tally& t, const regime_object& under, std::string_view id,
                       std::string_view of) {
  const indicator& wanted = thads::indicator_of(under.content, id);
  const auto q = parse_code<quantity>(of);
  const measures total = t.total();
  const int128_t above = value_in(wanted.numerator_weights.sum(total), q);
  const int128_t below = value_in(wanted.denominator_weights.sum(total), q);
  const auto shown = printed(wanted, {above, below});
  return py::make_tuple(to_python(above), to_python(below),
                        shown ? to_python(shown->value()) : py::none());
}

void bind_filed(py::module_& m) {
  py::class_<filed_object, std::shared_ptr<filed_object>> filed(m, "Filed");
  def_findings(filed);
  filed
      .def_static("read", &read_filed_table, py::arg("table"), py::arg("regime"), py::arg("period"),
                  py::arg("money_unit"))
      .def(
          "check_units",
          [](filed_object& f, const units_object& units) {
            check_units(f.content, units.sound("units"), f.report);
            f.report.sort();
          },
          py::arg("units"))
      .def(
          "check_counted",
          [](filed_object& f, const tally_object& counted) {
            check_counted_twice(f.content, counted.figures, f.report);
            f.report.sort();
          },
          py::arg("counted"))
      .def("tally", [](const filed_object& f) { return share(f.content.figures); });
}

}  // namespace

void bind_tally(py::module_& m) {
  py::class_<tally_object, shared_tally>(m, "Tally")
      .def_static("count", &count, py::arg("register"), py::arg("period"), py::arg("by"),
                  py::arg("threads"), py::arg("progress"))
      .def_static(
          "from_bytes",
          [](const py::bytes& bytes) { return share(deserialize(std::string_view(bytes))); },
          py::arg("data"))
      .def("to_bytes", [](const tally_object& t) { return py::bytes(serialize(t.figures)); })
      .def_property_readonly("period", [](const tally_object& t) { return t.figures.period(); })
      .def_property_readonly("keys",
                             [](const tally_object& t) {
                               std::vector<std::string> codes;
                               for (const dimension d : t.figures.dimensions().list()) {
                                 codes.emplace_back(code_of(d));
                               }
                               return codes;
                             })
      .def_property_readonly("size", [](const tally_object& t) { return t.figures.cells().size(); })
      .def_property_readonly("set_aside",
                             [](const tally_object& t) {
                               const auto aside = t.figures.set_aside();
                               return std::pair(aside.cases, aside.records);
                             })
      .def(
          "equals",
          [](const tally_object& a, const tally_object& b) {
            return serialize(a.figures) == serialize(b.figures);
          },
          py::arg("other"))
      .def("totals",
           [](const tally_object& t) {
             const measures total = t.figures.total();
             py::dict out;
             for (std::size_t i = 0; i < word_count<measure>; ++i) {
               const auto which = static_cast<measure>(i);
               out[py::str(std::string(code_of(which)))] = pair_of(total[which]);
             }
             return out;
           })
      .def(
          "column",
          [](const tally_object& t, const regime_object& under, std::string_view id) {
            return pair_of(weights_of(under.content, id).sum(t.figures.total()));
          },
          py::arg("regime"), py::arg("id"))
      .def(
          "indicator",
          [](const tally_object& t, const regime_object& under, std::string_view id,
             std::string_view of) { return indicator_of(t.figures, under, id, of); },
          py::arg("regime"), py::arg("id"), py::arg("of"))
      .def(
          "rate",
          [](const tally_object& t, std::string_view of) {
            const ratio rate = resolution_rate(t.figures.total(), parse_code<quantity>(of));
            return rate.is_defined() ? to_python(rate) : py::none();
          },
          py::arg("of"))
      .def(
          "merge",
          [](const tally_object& a, const tally_object& b) {
            return without_gil([&] {
              tally sum = a.figures;
              sum.merge(b.figures);
              return share(std::move(sum));
            });
          },
          py::arg("other"))
      .def(
          "consolidate",
          [](const tally_object& a, const tally_object& b) {
            return without_gil([&] { return share(consolidate(a.figures, b.figures)); });
          },
          py::arg("filed"))
      .def(
          "project",
          [](const tally_object& t, const std::vector<std::string>& by) {
            const dimension_set keys = keys_in(by);
            return without_gil([&] { return share(t.figures.project(keys)); });
          },
          py::arg("by"))
      .def(
          "roll_up",
          [](const tally_object& t, const units_object& units, std::string_view kind) {
            return share(
                roll_up(t.figures, tree_for(units, t.figures), parse_code<unit_kind>(kind)));
          },
          py::arg("units"), py::arg("kind"))
      .def(
          "within",
          [](const tally_object& t, const units_object& units, std::string_view root) {
            const agency_tree& tree = tree_for(units, t.figures);
            if (!tree.knows(root)) {
              throw error(errc::not_found, "there is no unit " + quoted_text(root));
            }
            return share(within(t.figures, tree, root));
          },
          py::arg("units"), py::arg("root"))
      .def(
          "restated",
          [](const tally_object& t, const units_object& units,
             const shared_successions& successions, date on) {
            const agency_tree& tree = units.sound("units");
            const succession_table became = rows_of(successions);
            return without_gil([&] { return share(restate(t.figures, tree, became, on).figures); });
          },
          py::arg("units"), py::arg("successions"), py::arg("on"))
      .def(
          "table",
          [](const tally_object& t, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] {
              return share(make_tally_table(t.figures, t.figures.dimensions().list(), l), l);
            });
          },
          py::arg("lang"))
      .def("arrow_schema", [](tally_object& t) { return schema_capsule(t.batch()); })
      .def("arrow_stream", [](tally_object& t) { return stream_capsule(t.batch()); });
  bind_filed(m);
  m.def("measures", [] {
    std::vector<std::pair<std::string, std::string>> words;
    for (std::size_t i = 0; i < word_count<measure>; ++i) {
      const auto which = static_cast<measure>(i);
      words.emplace_back(code_of(which), term_of(which));
    }
    return words;
  });
}

}  // namespace thads::python
