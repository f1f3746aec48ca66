// SPDX-License-Identifier: Apache-2.0
// Long work that tells how far it is, and that Ctrl-C ends.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include <pybind11/pybind11.h>

#include "module.hpp"

namespace thads::python {

/// Runs `work` without the lock of the interpreter. It is given a callback for its progress, which
/// `told`, a callable or None, hears about; signals are looked at then too. What these raise ends
/// the work and is raised here; so does `told` when it returns False, with errc::cancelled.
template <class Work>
auto with_progress(const py::object& told, Work work) {
  std::optional<py::error_already_set> raised;
  const auto listen = [&](std::uint64_t done, std::uint64_t total) {
    const py::gil_scoped_acquire lock;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      return told.is_none() || !told(done, total).is(py::bool_(false));
    } catch (py::error_already_set& e) {
      raised.emplace(e);
      return false;
    }
  };
  try {
    return without_gil([&] { return work(listen); });
  } catch (const error& e) {
    if (e.code() != errc::cancelled || !raised) throw;
  }
  throw py::error_already_set(*raised);
}

}  // namespace thads::python
