// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include "module.hpp"

#include <thads/number/integer_text.hpp>

namespace thads::python {

namespace {

py::object standard(const char* module, const char* name) {
  return py::module_::import(module).attr(name);
}

[[noreturn]] void refuse(const std::string& message) {
  const py::object type = py::module_::import("thads._errors").attr("NumberTypeError");
  PyErr_SetObject(type.ptr(), type(message).ptr());
  throw py::error_already_set();
}

std::string type_name(py::handle of) { return py::str(py::type::handle_of(of).attr("__name__")); }

std::string digits_of(py::handle number) {
  return py::str(number);  // of an int beyond 4300 digits, Python itself says why not
}

[[noreturn]] void throw_too_long(const std::string& number) {
  throw error(errc::overflow, number +
                                  " is too long: a number has at most 38 digits, and at most "
                                  "38 of them decimals");
}

decimal number_of(const std::string& text) {
  decimal number;
  const char* const end = text.data() + text.size();
  const parse_result read = from_chars(text.data(), end, number, number_format::scientific);
  if (!read) throw_too_long(quoted_text(text));  // Python wrote it, so the grammar is followed
  return number;
}

}  // namespace

decimal decimal_from(py::handle number) {
  if (PyFloat_Check(number.ptr())) {
    refuse(
        "a float holds no exact number: pass an int or a decimal.Decimal made of text, such as "
        "Decimal(\"" +
        digits_of(number) + "\")");
  }
  if (PyBool_Check(number.ptr())) refuse("a bool is no number: pass an int or a decimal.Decimal");
  py::object exact = py::reinterpret_borrow<py::object>(number);
  if (PyIndex_Check(number.ptr())) {  // int, and the integers of numpy
    exact = py::reinterpret_steal<py::object>(PyNumber_Index(number.ptr()));
    if (!exact) throw py::error_already_set();
    int overflow = 0;
    const std::int64_t small = PyLong_AsLongLongAndOverflow(exact.ptr(), &overflow);
    if (overflow == 0) return small;
    constexpr int most_bits = 128;  // more than 38 digits have
    if (py::cast<int>(exact.attr("bit_length")()) > most_bits) {
      throw_too_long("an int");
    }
  } else if (!py::isinstance(number, standard("decimal", "Decimal"))) {
    refuse("an object of type " + type_name(number) +
           " is no exact number: pass an int or a decimal.Decimal");
  } else if (!py::cast<bool>(number.attr("is_finite")())) {
    refuse("Decimal(\"" + digits_of(number) +
           "\") is no number: pass an int or a finite decimal.Decimal");
  }
  return number_of(digits_of(exact));
}

py::object to_python(const decimal& number) {
  return standard("decimal", "Decimal")(to_string(number));
}

py::object to_python(int128_t number) {
  const auto small = static_cast<std::int64_t>(number);
  if (small == number) return py::int_(small);
  return py::reinterpret_steal<py::object>(
      PyLong_FromString(to_string(number).c_str(), nullptr, 10));
}

py::object to_python(const ratio& number) {
  return standard("fractions", "Fraction")(to_python(number.numerator())) /
         standard("fractions", "Fraction")(to_python(number.denominator()));
}

ratio ratio_from(py::handle number) {
  if (!py::isinstance(number, standard("fractions", "Fraction")))
    return ratio(decimal_from(number));
  return {decimal_from(number.attr("numerator")), decimal_from(number.attr("denominator"))};
}

date date_from(py::handle day) {
  const py::object type = standard("datetime", "date");
  if (!py::isinstance(day, type)) {
    refuse("an object of type " + type_name(day) + " is no day: pass a datetime.date");
  }
  if (py::isinstance(day, standard("datetime", "datetime"))) {
    refuse(
        "a datetime is no day, as its time and zone decide which: pass datetime.date(), such as "
        "moment.date()");
  }
  return date::from_ymd(py::cast<int>(day.attr("year")), py::cast<unsigned>(day.attr("month")),
                        py::cast<unsigned>(day.attr("day")));
}

py::object to_python(date day) {
  return standard("datetime", "date")(day.year(), day.month(), day.day());
}

}  // namespace thads::python
