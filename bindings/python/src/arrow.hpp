// SPDX-License-Identifier: Apache-2.0
// Arrow data between thads and other packages, by the PyCapsule protocol: nothing is copied on the
// way, and none of these packages is needed here.
#pragma once

#include <string>
#include <utility>

#include <pybind11/pybind11.h>

#include <thads/read/arrow/arrow_stream.hpp>
#include <thads/table/arrow_writer.hpp>

namespace thads::python {

namespace py = pybind11;

/// Takes the rows of any object that has `__arrow_c_stream__` or `__arrow_c_array__`. Errors and
/// findings call them `name`. Throws errc::argument for any other object.
[[nodiscard]] arrow_stream stream_from(const py::object& rows, std::string name);

/// The rows of a register's two tables. Where both cannot be open at once, as two relations of one
/// DuckDB connection cannot, the cases are fetched first, all of them.
[[nodiscard]] std::pair<arrow_stream, arrow_stream> streams_from(const py::object& cases,
                                                                 const py::object& events);

/// What `__arrow_c_schema__` and `__arrow_c_stream__` return; each call begins anew.
[[nodiscard]] py::capsule schema_capsule(const shared_arrow_batch& batch);
[[nodiscard]] py::capsule stream_capsule(const shared_arrow_batch& batch);

}  // namespace thads::python
