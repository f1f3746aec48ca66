// SPDX-License-Identifier: Apache-2.0
// Long work that tells how far it is, and that Ctrl-C ends.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include <pybind11/pybind11.h>

#include "module.hpp"

namespace thads::python {

/// Runs `work` without the lock of the interpreter. It is given a callback for its progress, which
/// `told`, a callable or None, hears about; signals are looked at then too. What these raise ends
/// the work and is raised here; so does `told` when it returns False, with errc::cancelled. Where
/// nobody listens, the lock is taken ten times a second and no more, as each time may be a wait.
template <class Work>
auto with_progress(const py::object& told, Work work) {
  std::optional<py::error_already_set> raised;
  auto looked_at = std::chrono::steady_clock::now();
  const auto listen = [&, is_heard = !told.is_none()](std::uint64_t done, std::uint64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (!is_heard && now - looked_at < std::chrono::milliseconds(100)) return true;
    looked_at = now;
    const py::gil_scoped_acquire lock;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      return !is_heard || !told(done, total).is(py::bool_(false));
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
