// SPDX-License-Identifier: Apache-2.0
// Exact numbers and dates of Python and of thads. Every file of the module includes this one.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/time/date.hpp>

namespace thads::python {

namespace py = pybind11;

/// The number of an int or a decimal.Decimal. Throws thads.NumberTypeError for anything else, above
/// all for a float, which has lost what was exact before it came here.
[[nodiscard]] decimal decimal_from(py::handle number);
[[nodiscard]] py::object to_python(const decimal& number);

/// An int.
[[nodiscard]] py::object to_python(int128_t number);

/// A fractions.Fraction; the ratio must be defined.
[[nodiscard]] py::object to_python(const ratio& number);
[[nodiscard]] ratio ratio_from(py::handle number);

/// The day of a datetime.date; throws thads.NumberTypeError for a datetime and anything else.
[[nodiscard]] date date_from(py::handle day);
[[nodiscard]] py::object to_python(date day);

}  // namespace thads::python

namespace pybind11::detail {

template <>
struct type_caster<thads::decimal> {
  PYBIND11_TYPE_CASTER(thads::decimal, const_name("decimal.Decimal"));

  bool load(handle source, bool /*convert*/) {
    value = thads::python::decimal_from(source);
    return true;
  }
  static handle cast(const thads::decimal& number, return_value_policy /*policy*/,
                     handle /*parent*/) {
    return thads::python::to_python(number).release();
  }
};

template <>
struct type_caster<thads::date> {
  PYBIND11_TYPE_CASTER(thads::date, const_name("datetime.date"));

  bool load(handle source, bool /*convert*/) {
    value = thads::python::date_from(source);
    return true;
  }
  static handle cast(thads::date day, return_value_policy /*policy*/, handle /*parent*/) {
    return thads::python::to_python(day).release();
  }
};

}  // namespace pybind11::detail
