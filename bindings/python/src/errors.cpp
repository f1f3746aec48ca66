// SPDX-License-Identifier: Apache-2.0
// Errors of thads as exceptions of Python.
#include "module.hpp"

namespace thads::python {

namespace {

// The exception of a code lives in thads/_errors.py, where its name and its ancestors are chosen.
void raise(const error& e, py::object file, py::object line, py::object column) {
  const py::object type =
      py::module_::import("thads._errors").attr("BY_CODE")[describe(e.code()).name.data()];
  const py::object exception = type(e.what());
  exception.attr("file") = std::move(file);
  exception.attr("line") = std::move(line);
  exception.attr("column") = std::move(column);
  PyErr_SetObject(type.ptr(), exception.ptr());
}

py::object number_or_none(std::uint64_t number) {
  if (number == 0) return py::none();
  return py::int_(number);
}

}  // namespace

void register_errors() {
  // NOLINTNEXTLINE(performance-unnecessary-value-param): the type of the callback
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const error_at& e) {
      raise(e, py::str(e.file()), number_or_none(e.line()), number_or_none(e.column()));
    } catch (const error& e) {
      raise(e, py::none(), py::none(), py::none());
    }
  });
}

}  // namespace thads::python
