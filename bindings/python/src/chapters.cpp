// SPDX-License-Identifier: Apache-2.0
#include "chapters.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "progress.hpp"
#include "register.hpp"
#include "tables.hpp"
#include "units.hpp"

#include <thads/analysis/themes.hpp>
#include <thads/report/chapters/deadline_table.hpp>
#include <thads/report/chapters/register_chapters.hpp>
#include <thads/report/chapters/theme_table.hpp>
#include <thads/report/chapters/unit_chapters.hpp>

namespace thads::python {

namespace {

// What chapters are about; nothing is counted before one is asked for.
struct scope_object {
  shared_register cases;
  period in;
  shared_units units;
  shared_successions successions;
  std::string root;
  language lang;
  unsigned threads;
  py::object told;  // who hears of the progress
};

// What `work` makes of the scope, with figures keyed by `by`.
template <class Work>
auto with_scope(const scope_object& about, dimension_set by, Work work) {
  return with_progress(about.told, [&](auto listen) {
    tally figures = count_sound(*about.cases, [&](const case_register& cases) {
      return tally_cases(cases, about.in, {.by = by, .threads = about.threads, .progress = listen});
    });
    return work(chapter_scope(about.cases->load.cases, std::move(figures),
                              {.units = tree_of(about.units),
                               .successions = rows_of(about.successions),
                               .root = about.root,
                               .lang = about.lang,
                               .how = {.threads = about.threads, .progress = listen}}));
  });
}

// The chapter that `make` makes of the scope.
template <class Make>
shared_chapter chapter_on(const scope_object& about, dimension_set by, Make make) {
  return with_scope(about, by,
                    [&](const chapter_scope& scope) { return share(make(scope), scope); });
}

// The table that `make` makes of the scope.
template <class Make>
std::shared_ptr<table_object> table_on(const scope_object& about, Make make) {
  return with_scope(about, {dimension::unit},
                    [&](const chapter_scope& scope) { return share(make(scope), about.lang); });
}

struct comparison {
  std::string over_dispersion;
  int months_back = 0;
  std::vector<std::pair<date, date>> baselines;
  std::optional<decimal> month_target;
  std::shared_ptr<points_object> points;
};

fairness_options options_of(const comparison& how) {
  fairness_options options{.allow = parse_code<over_dispersion>(how.over_dispersion),
                           .months_back = how.months_back,
                           .month_target = how.month_target};
  for (const auto& [from, to] : how.baselines) options.baselines.push_back({from, to});
  if (how.points) options.scheme = how.points->sound("points");
  return options;
}

shared_chapter ageing_on(const scope_object& about, const std::vector<std::string>& bands,
                         std::string_view standard) {
  const ageing_chapter ages(ageing_options_of(bands, standard));
  return chapter_on(about, {dimension::unit},
                    [&](const chapter_scope& scope) { return make_chapters(scope, ages).front(); });
}

shared_chapter conditions_on(const scope_object& about, const shared_grounds& grounds) {
  const condition_chapter conditions(grounds ? grounds->sound("grounds") : ground_list());
  return chapter_on(about, {dimension::unit}, [&](const chapter_scope& scope) {
    return make_chapters(scope, conditions).front();
  });
}

shared_chapter sizes_on(const scope_object& about, const std::vector<std::int64_t>& bands,
                        std::size_t largest, const std::shared_ptr<assets_object>& assets) {
  size_options options{.largest = largest};
  if (!bands.empty()) options.bands = size_bands(bands);
  const asset_values* const values = assets ? &assets->sound("assets") : nullptr;
  return chapter_on(about, {dimension::unit}, [&](const chapter_scope& scope) {
    return make_chapters(scope, size_chapter(scope, options, values)).front();
  });
}

}  // namespace

void bind_chapters(py::module_& m) {
  py::class_<chapter_object, shared_chapter>(m, "Chapter")
      .def_readonly("code", &chapter_object::code)
      .def_readonly("title", &chapter_object::title)
      .def_readonly("tables", &chapter_object::tables);

  py::class_<scope_object>(m, "Scope")
      .def(py::init([](shared_register cases, const period& in, shared_units units,
                       shared_successions successions, std::string root, std::string_view lang,
                       unsigned threads, py::object progress) {
             require_threads(threads);
             return scope_object{std::move(cases), in,
                                 std::move(units), std::move(successions),
                                 std::move(root),  language_in(lang),
                                 threads,          std::move(progress)};
           }),
           py::arg("register"), py::arg("period"), py::arg("units"), py::arg("successions"),
           py::arg("root"), py::arg("lang"), py::arg("threads"), py::arg("progress"))
      .def("ageing", &ageing_on, py::arg("bands"), py::arg("standard"))
      .def(
          "deadlines",
          [](const scope_object& about, const deadlines_object& rules) {
            return chapter_on(about, {dimension::unit}, [&](const chapter_scope& scope) {
              return make_chapters(scope, deadline_chapter(rules.rules)).front();
            });
          },
          py::arg("rules"))
      .def(
          "late_steps",
          [](const scope_object& about, const deadlines_object& by) {
            return table_on(about, [&](const chapter_scope& scope) {
              const auto list = list_late_steps(scope.cases(), scope.period(), *by.rules);
              return make_late_steps_table(list, *by.rules, scope.rows(), scope.lang());
            });
          },
          py::arg("rules"))
      .def("conditions", &conditions_on, py::arg("grounds"))
      .def("sizes", &sizes_on, py::arg("bands"), py::arg("largest"), py::arg("assets"))
      .def("themes",
           [](const scope_object& about) {
             return chapter_on(about, {dimension::unit, dimension::flags},
                               [](const chapter_scope& scope) {
                                 return make_chapters(scope, theme_chapter()).front();
                               });
           })
      .def("flagged_cases",
           [](const scope_object& about) {
             return table_on(about, [](const chapter_scope& scope) {
               const auto list = flagged_cases(scope.cases(), scope.period(), committee_flags());
               return make_flagged_cases_table(list, scope.rows(), scope.period(), scope.lang());
             });
           })
      .def(
          "staff",
          [](const scope_object& about, const staff_object& staff,
             const std::shared_ptr<attributes_object>& attributes) {
            return chapter_on(about, {dimension::unit}, [&](const chapter_scope& scope) {
              return make_staff_chapter(
                  scope, staff.sound("staff"),
                  attributes ? attributes->sound("attributes") : unit_attributes());
            });
          },
          py::arg("staff"), py::arg("attributes"))
      .def(
          "compare_units",
          [](const scope_object& about, const shared_targets& targets, std::string allow,
             int months_back, std::vector<std::pair<date, date>> baselines,
             std::optional<decimal> month_target, std::shared_ptr<points_object> points) {
            const fairness_options options =
                options_of({std::move(allow), months_back, std::move(baselines), month_target,
                            std::move(points)});
            return chapter_on(about,
                              {dimension::unit, dimension::initiation, dimension::judgment_type},
                              [&](const chapter_scope& scope) {
                                return make_fairness_chapter(scope, rows_of(targets), options);
                              });
          },
          py::arg("targets"), py::arg("over_dispersion"), py::arg("months_back"),
          py::arg("baselines"), py::arg("month_target"), py::arg("points"))
      .def(
          "outlook",
          [](const scope_object& about, const shared_targets& targets, int years_back) {
            return chapter_on(about, {dimension::unit}, [&](const chapter_scope& scope) {
              return make_outlook_chapter(scope, rows_of(targets), years_back);
            });
          },
          py::arg("targets"), py::arg("years_back"));
}

}  // namespace thads::python
