// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "module.hpp"

#include <thads/number/allocate.hpp>
#include <thads/number/interval.hpp>
#include <thads/number/rounding.hpp>
#include <thads/report/narrative/number_words.hpp>

namespace thads::python {

namespace {

rounding rounding_in(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, rounding>, 7> modes{
      {{"half_up", rounding::half_up},
       {"half_even", rounding::half_even},
       {"half_down", rounding::half_down},
       {"up", rounding::up},
       {"down", rounding::down},
       {"ceiling", rounding::ceiling},
       {"floor", rounding::floor}}};
  for (const auto& [known, mode] : modes) {
    if (known == name) return mode;
  }
  throw error(errc::unknown_code, "rounding " + quoted_text(name) +
                                      " is not known; there are: half_up half_even half_down up "
                                      "down ceiling floor");
}

number_format style_in(std::string_view name) {
  if (name == "plain") return number_format::plain;
  if (name == "vietnamese") return number_format::vietnamese;
  throw error(errc::unknown_code,
              "style " + quoted_text(name) + " is neither \"plain\" nor \"vietnamese\"");
}

py::object end_of(const interval_end& end) { return to_python(end.value); }

interval range_of(const std::string& how, const decimal& value,
                  const std::optional<decimal>& step) {
  if (how == "exactly") return interval::exactly(value);
  if (how == "rounded") return step ? interval::rounded(value, *step) : interval::rounded(value);
  if (!step) throw error(errc::argument, "step is None; pass a number above zero");
  if (how == "nearly") return interval::nearly(value, *step);
  if (how == "over") return interval::over(value, *step);
  return interval::about(value, *step);
}

}  // namespace

void bind_numbers(py::module_& m) {
  m.def(
      "parse_number",
      [](std::string_view text, std::string_view style) {
        return parse_decimal(text, style_in(style));
      },
      py::arg("text"), py::arg("style"));
  m.def(
      "format_number",
      [](const decimal& value, std::string_view style) {
        return to_string(value, style_in(style));
      },
      py::arg("value"), py::arg("style"));
  m.def(
      "number_words",
      [](const decimal& value, std::string_view lang) {
        return number_words(value, language_in(lang));
      },
      py::arg("value"), py::arg("lang"));
  m.def(
      "divide",
      [](const decimal& a, const decimal& b, int decimals, std::string_view mode) {
        return divide(a, b, decimals, rounding_in(mode));
      },
      py::arg("a"), py::arg("b"), py::arg("decimals"), py::arg("rounding"));
  m.def(
      "round_number",
      [](const decimal& value, int decimals, std::string_view mode) {
        return rescale(value, decimals, rounding_in(mode));
      },
      py::arg("value"), py::arg("decimals"), py::arg("rounding"));
  m.def(
      "percent",
      [](const decimal& part, const decimal& whole, int decimals, std::string_view mode) {
        const auto p = to_percent(ratio(part, whole), decimals, rounding_in(mode));
        return p ? std::optional(p->value()) : std::nullopt;
      },
      py::arg("part"), py::arg("whole"), py::arg("decimals"), py::arg("rounding"));
  m.def(
      "allocate",
      [](const decimal& total, const std::vector<decimal>& weights, int decimals) {
        return allocate(total, std::span<const decimal>(weights), decimals);
      },
      py::arg("total"), py::arg("weights"), py::arg("decimals"));

  py::class_<interval>(m, "Interval")
      .def(py::init(&range_of), py::arg("how"), py::arg("value"), py::arg("step"))
      .def_property_readonly("low", [](const interval& i) { return end_of(i.low()); })
      .def_property_readonly("high", [](const interval& i) { return end_of(i.high()); })
      .def_property_readonly("low_closed", [](const interval& i) { return i.low().closed; })
      .def_property_readonly("high_closed", [](const interval& i) { return i.high().closed; })
      .def(
          "contains",
          [](const interval& i, const py::object& x) { return i.contains(ratio_from(x)); },
          py::arg("number"))
      .def("overlaps", &interval::overlaps, py::arg("other"))
      .def(
          "add", [](const interval& a, const interval& b) { return a + b; }, py::arg("other"))
      .def(
          "subtract", [](const interval& a, const interval& b) { return a - b; }, py::arg("other"))
      .def(
          "multiply", [](const interval& a, const interval& b) { return a * b; }, py::arg("other"))
      .def(
          "divide", [](const interval& a, const interval& b) { return a / b; }, py::arg("other"));
}

}  // namespace thads::python
