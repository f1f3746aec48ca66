// SPDX-License-Identifier: Apache-2.0
// Where tables come from: files, text or Arrow data.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "arrow.hpp"
#include "module.hpp"
#include "table.hpp"

#include <thads/model/soundness.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/arrow/arrow_csv.hpp>
#include <thads/read/csv/byte_source.hpp>
#include <thads/read/csv/csv_reader.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/read/json/json_problem.hpp>
#include <thads/report/listings/findings_table.hpp>

namespace thads::python {

/// Throws errc::argument for a delimiter that thads does not know.
[[nodiscard]] inline char delimiter_in(const std::string& text) {
  if (text == "," || text == ";" || text == "\t") return text.front();
  throw error(errc::argument,
              "delimiter " + quoted_text(text) + " is neither a comma nor a semicolon nor a tab");
}

/// How a file is written. Throws like delimiter_in, and errc::unknown_code for dates other than
/// "iso" and "day_first".
[[nodiscard]] inline csv_format format_in(const std::string& delimiter, std::string_view dates) {
  if (dates != "iso" && dates != "day_first") {
    throw error(errc::unknown_code,
                "dates " + quoted_text(dates) + " are neither \"iso\" nor \"day_first\"");
  }
  return {.delimiter = delimiter_in(delimiter),
          .dates = dates == "iso" ? date_format::iso : date_format::day_first};
}

/// What was read from a table, and what was found in it.
template <class Content>
struct loaded {
  loaded(findings f, Content c) : report(std::move(f)), content(std::move(c)) {}

  findings report;
  Content content;

  /// The content; throws errc::bad_register when there are errors in it.
  [[nodiscard]] const Content& sound(std::string_view name) const {
    require_sound(report, name);
    return content;
  }
  [[nodiscard]] table findings_table() const { return make_findings_table(report); }
};

/// What `read_table` makes of a table while other threads of Python run; it is given the findings
/// to add to.
template <class Object, class Read>
[[nodiscard]] std::shared_ptr<Object> read_loaded(Read read_table) {
  return without_gil([&] {
    findings report;
    auto content = read_table(report);
    return std::make_shared<Object>(std::move(report), std::move(content));
  });
}

/// The methods of an object for what was found in its table.
template <class Object>
void def_findings(py::class_<Object, std::shared_ptr<Object>>& type) {
  type.def("findings", [](const Object& o) { return share(o.findings_table(), language::vi); })
      .def_property_readonly("errors",
                             [](const Object& o) { return o.report.count(severity::error); });
}

/// Throws errc::syntax with every mistake of the JSON that is called `name`, one a line.
[[noreturn]] inline void throw_json_problems(const std::string& name,
                                             const std::vector<json_problem>& problems) {
  std::string message = name + ": ";
  for (const json_problem& p : problems) {
    message += "\n  " + (p.path.empty() ? "/" : p.path) + ": " + p.message.en;
  }
  throw error(errc::syntax, message);
}

/// A small table that callers give: a file, or Arrow data, which become CSV.
class table_input {
 public:
  [[nodiscard]] static table_input file(const std::string& path, csv_format format) {
    if (path.empty() || path.find('\0') != std::string::npos) {
      throw error(errc::argument, "a path is empty or has a NUL");
    }
    table_input input;
    input.input_ = text_input::file(path);
    input.format_ = format;
    return input;
  }
  [[nodiscard]] static table_input rows(const py::object& rows, const std::string& name) {
    arrow_stream stream = stream_from(rows, name);
    table_input input;
    input.text_ =
        std::make_shared<const std::string>(without_gil([&] { return csv_of(std::move(stream)); }));
    input.input_ = text_input::memory(name, *input.text_);
    return input;
  }

  [[nodiscard]] const text_input& input() const noexcept { return input_; }
  [[nodiscard]] csv_format format() const noexcept { return format_; }

 private:
  std::shared_ptr<const std::string> text_{};
  text_input input_{text_input::memory("", "")};
  csv_format format_{};
};

}  // namespace thads::python
