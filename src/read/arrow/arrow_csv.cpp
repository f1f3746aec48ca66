// SPDX-License-Identifier: Apache-2.0
#include <thads/read/arrow/arrow_csv.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "read/arrow/arrow_table.hpp"

#include <thads/model/validation.hpp>
#include <thads/table/csv_writer.hpp>

namespace thads {

namespace {

// What a column holds by its type; columns of other types are refused when they are read.
arrow_content content_of(const ArrowSchema& schema, const detail::arrow_place& place) {
  const auto type = detail::parse_arrow_format(detail::format_of(schema, place));
  const bool is_coded = schema.dictionary != nullptr;
  if (!type || is_coded || type->is_text()) return arrow_content::text;
  return type->is_day() ? arrow_content::day : arrow_content::amount;
}

}  // namespace

std::string csv_of(arrow_stream stream) {
  const std::string name = stream.name();
  const detail::arrow_place place{name};
  std::vector<std::string> names;
  std::vector<arrow_content> contents;
  {
    auto schema = stream.schema();
    if (detail::format_of(*schema, place) != "+s") place.refuse("this is no table");
    for (std::int64_t i = 0; i < schema->n_children; ++i) {
      const ArrowSchema& child = *schema->children[i];
      names.emplace_back(child.name == nullptr ? "" : child.name);
      contents.push_back(content_of(child, {name, 0, names.back()}));
    }
  }
  std::string text;
  csv_line(text, names, ',');
  const std::vector<std::string_view> wanted(names.begin(), names.end());
  detail::arrow_blocks blocks(std::move(stream), wanted, contents, date_format::iso);
  std::vector<std::string> fields(names.size());
  std::size_t rows_before = 0;
  while (blocks.next()) {
    if (!blocks.bad_cells().empty()) {
      const detail::bad_cell& bad = blocks.bad_cells().front();
      detail::arrow_place{name, 0, names[bad.column]}.fail(
          "row " + std::to_string(rows_before + bad.row + 1) + ": " +
          std::string(describe(bad.id).code));
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      for (std::size_t c = 0; c < fields.size(); ++c) fields[c] = blocks.column(c).text(i);
      csv_line(text, fields, ',');
    }
    rows_before += blocks.size();
  }
  return text;
}

}  // namespace thads
