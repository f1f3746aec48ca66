// SPDX-License-Identifier: Apache-2.0
// Tables in CSV that callers give.
#include "capi/register/csv.hpp"

#include <string>

namespace thads::capi {

namespace {

thads_csv csv_in(const thads_csv* csv, std::string_view name) {
  static_cast<void>(required(csv, name));
  const thads_csv given = struct_in(csv, thads_csv THADS_CSV_INIT, name);
  if (given.reserved != 0) throw_argument("reserved", "is not zero");
  return given;
}

}  // namespace

text_input input_in(const thads_csv* csv, std::string_view name) {
  const thads_csv given = csv_in(csv, name);
  if ((given.path == nullptr) == (given.text == nullptr)) {
    throw_argument(name, "must have either a path or a text");
  }
  if (given.text != nullptr) {
    return text_input::memory(std::string(name), text_in(given.text, given.text_size, name));
  }
  const std::string_view path = text_in(given.path, given.path_size, name);
  if (path.empty()) throw_argument(name, "has an empty path");
  if (path.find('\0') != std::string_view::npos) throw_argument(name, "has a NUL in its path");
  return text_input::file(path);
}

csv_format format_in(const thads_csv* csv, std::string_view name) {
  const thads_csv given = csv_in(csv, name);
  const std::int32_t delimiter = given.delimiter == 0 ? ',' : given.delimiter;
  if (delimiter != ',' && delimiter != ';' && delimiter != '\t') {
    throw_argument("delimiter", "is neither ',' nor ';' nor a tab");
  }
  return {.delimiter = static_cast<char>(delimiter),
          .dates = enum_in<date_format>(given.dates, 2, "dates")};
}

}  // namespace thads::capi
