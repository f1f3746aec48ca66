// SPDX-License-Identifier: Apache-2.0
#include "module.hpp"

#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <thads/version.h>

PYBIND11_MODULE(_core, m) {
  using namespace thads::python;
  m.doc() = "What thads computes in C++; the package thads has the names that people use.";
  m.attr("__version__") = THADS_VERSION_STRING;
  m.def("errors", [] {
    std::vector<std::pair<std::string, std::string>> errors;
    errors.reserve(thads::error_table.size());
    for (const thads::error_entry& e : thads::error_table) errors.emplace_back(e.name, e.meaning);
    return errors;
  });
  register_errors();
  bind_table(m);
  bind_numbers(m);
  bind_time(m);
  bind_units(m);
  bind_tables(m);
  bind_register(m);
  bind_regime(m);
  bind_tally(m);
  bind_chapters(m);
  bind_report(m);
  bind_ages(m);
  bind_dockets(m);
  bind_edition(m);
}
