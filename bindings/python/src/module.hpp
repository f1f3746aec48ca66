// SPDX-License-Identifier: Apache-2.0
// The parts of the module thads._core. They are thin: the package around them has the names and the
// documentation that people use.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <pybind11/pybind11.h>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>

namespace thads::python {

namespace py = pybind11;

void bind_numbers(py::module_& m);
void bind_time(py::module_& m);
void bind_table(py::module_& m);
void bind_units(py::module_& m);
void bind_tables(py::module_& m);
void bind_register(py::module_& m);
void bind_tally(py::module_& m);
void bind_regime(py::module_& m);
void bind_chapters(py::module_& m);
void bind_report(py::module_& m);
void bind_ages(py::module_& m);
void bind_dockets(py::module_& m);
void bind_edition(py::module_& m);

/// Makes thads::error an exception of the package (thads/_errors.py).
void register_errors();

/// The language that callers name "vi" or "en"; throws errc::unknown_code for another.
[[nodiscard]] inline language language_in(std::string_view name) {
  if (name == "vi") return language::vi;
  if (name == "en") return language::en;
  throw error(errc::unknown_code,
              "language " + quoted_text(name) + " is neither \"vi\" nor \"en\"");
}

/// Runs `work` while other threads of Python may run; `work` touches no object of Python.
template <class Work>
auto without_gil(Work work) {
  const py::gil_scoped_release release;
  return work();
}

}  // namespace thads::python
