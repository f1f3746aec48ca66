// SPDX-License-Identifier: Apache-2.0
#include <thads/table/csv_writer.hpp>

namespace thads {

void csv_field(std::string& out, std::string_view field, char delimiter) {
  const char special[] = {delimiter, '"', '\r', '\n'};
  if (field.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void csv_line(std::string& out, std::initializer_list<std::string_view> fields, char delimiter) {
  csv_line<std::initializer_list<std::string_view>>(out, fields, delimiter);
}

}  // namespace thads
