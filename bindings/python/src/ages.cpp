// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "chapters.hpp"
#include "progress.hpp"
#include "register.hpp"
#include "tables.hpp"
#include "tally.hpp"
#include "units.hpp"

#include <thads/analysis/ageing.hpp>
#include <thads/analysis/stock_flow.hpp>
#include <thads/counters/ages_bytes.hpp>
#include <thads/report/chapters/register_chapters.hpp>

namespace thads::python {

namespace {

struct ages_object {
  case_ages content;
};

using shared_ages = std::shared_ptr<ages_object>;

shared_ages share_ages(case_ages ages) {
  return std::make_shared<ages_object>(ages_object{std::move(ages)});
}

// The ages of a series, as the table of percentiles has them: open cases are those on the balance,
// unless another state is named.
age_histogram histogram_of(const ages_object& ages, std::string_view series,
                           const std::optional<std::string>& state,
                           const std::optional<std::string>& unit) {
  const auto wanted = parse_code<age_series>(series);
  std::optional<measure> bucket;
  if (state) bucket = parse_code<measure>(*state);
  return ages.content.histogram([&](const age_key& key) {
    if (key.series != wanted || (unit && key.unit != *unit)) return false;
    if (bucket) return key.bucket == *bucket;
    return wanted != age_series::open || detail::is_in(open_measures, key.bucket);
  });
}

// The chapter on ages that were merged of several registers, with the tally of the same cases.
shared_chapter chapter_of(const ages_object& ages, const tally_object& of,
                          const shared_units& units, const shared_successions& successions,
                          const std::string& root, const std::vector<std::string>& bands,
                          std::string_view standard, std::string_view lang) {
  const ageing_chapter with(ageing_options_of(bands, standard));
  const language l = language_in(lang);
  if (of.figures.period() != ages.content.period()) {
    throw error(errc::mismatch, "the ages are of " + to_string(ages.content.period()) +
                                    ", the tally is of " + to_string(of.figures.period()));
  }
  return without_gil([&] {
    const case_register no_cases;  // they were counted before
    const chapter_scope scope(
        no_cases, of.figures,
        {.units = tree_of(units), .successions = rows_of(successions), .root = root, .lang = l});
    return share(with.make(scope, ages.content), scope);
  });
}

}  // namespace

void bind_ages(py::module_& m) {
  py::class_<ages_object, shared_ages>(m, "Ages")
      .def_static(
          "count",
          [](const register_object& from, const period& in, unsigned threads,
             const py::object& told) {
            require_threads(threads);
            return with_progress(told, [&](auto listen) {
              return count_sound(from, [&](const case_register& cases) {
                return share_ages(ages_of(cases, in, {.threads = threads, .progress = listen}));
              });
            });
          },
          py::arg("register"), py::arg("period"), py::arg("threads"), py::arg("progress"))
      .def_static(
          "from_bytes",
          [](const py::bytes& bytes) {
            return share_ages(deserialize_ages(std::string_view(bytes)));
          },
          py::arg("data"))
      .def("to_bytes", [](const ages_object& a) { return py::bytes(serialize(a.content)); })
      .def_property_readonly("period", [](const ages_object& a) { return a.content.period(); })
      .def(
          "equals",
          [](const ages_object& a, const ages_object& b) { return a.content == b.content; },
          py::arg("other"))
      .def(
          "merge",
          [](const ages_object& a, const ages_object& b) {
            return without_gil([&] {
              case_ages sum = a.content;
              sum.merge(b.content);
              return share_ages(std::move(sum));
            });
          },
          py::arg("other"))
      .def(
          "histogram",
          [](const ages_object& a, std::string_view series, const std::optional<std::string>& state,
             const std::optional<std::string>& unit) {
            std::vector<std::tuple<std::int32_t, std::int64_t, py::object>> ages;
            const age_histogram found = histogram_of(a, series, state, unit);
            for (const aged_figure& f : found.list()) {
              ages.emplace_back(f.key, f.values.count, to_python(f.values.money));
            }
            return ages;
          },
          py::arg("series"), py::arg("state"), py::arg("unit"))
      .def(
          "percentile",
          [](const ages_object& a, std::string_view series, int p, std::string_view of,
             const std::optional<std::string>& state, const std::optional<std::string>& unit) {
            return percentile(histogram_of(a, series, state, unit), p, parse_code<quantity>(of));
          },
          py::arg("series"), py::arg("p"), py::arg("of"), py::arg("state"), py::arg("unit"))
      .def(
          "mean",
          [](const ages_object& a, std::string_view series, std::string_view of,
             const std::optional<std::string>& state, const std::optional<std::string>& unit) {
            const ratio mean =
                mean_age(histogram_of(a, series, state, unit), parse_code<quantity>(of));
            return mean.is_defined() ? to_python(mean) : py::none();
          },
          py::arg("series"), py::arg("of"), py::arg("state"), py::arg("unit"))
      .def("chapter", &chapter_of, py::arg("tally"), py::arg("units"), py::arg("successions"),
           py::arg("root"), py::arg("bands"), py::arg("standard"), py::arg("lang"));
}

}  // namespace thads::python
