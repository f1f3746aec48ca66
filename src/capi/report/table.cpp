// SPDX-License-Identifier: Apache-2.0
// The C interface to tables.
#include <algorithm>
#include <string>
#include <string_view>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"

#include <thads/table/table_arrow.hpp>
#include <thads/table/table_csv.hpp>
#include <thads/table/table_html.hpp>
#include <thads/table/table_json.hpp>
#include <thads/table/table_text.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

const cell& cell_at(const thads_table* handle, std::size_t row, std::size_t column) {
  const auto& rows = live(handle, "table").content.rows();
  const auto& cells = rows[index_in(row, rows.size(), "row")];
  return cells[index_in(column, cells.size(), "column")];
}

std::string written(const table& t, std::int32_t format, language lang) {
  switch (format) {
    case THADS_WRITE_TEXT:
      return to_text(t, {.lang = lang});
    case THADS_WRITE_CSV:
      return to_csv(t);
    case THADS_WRITE_SPREADSHEET:
      return to_spreadsheet_csv(t, lang).text;
    case THADS_WRITE_JSON:
      return to_json(t);
    case THADS_WRITE_HTML:
      return html_page(t.titles().empty() ? "thads" : t.titles().front().in(lang),
                       {to_html(t, lang)}, lang);
    default:
      throw_argument("format", "is none of THADS_WRITE_…");
  }
}

}  // namespace

extern "C" {

void thads_table_destroy(thads_table* table) { destroy(table); }

thads_status thads_table_size(const thads_table* table, size_t* rows, size_t* columns,
                              thads_error* err) {
  return guard(err, [&] {
    const auto& content = live(table, "table").content;
    set(rows, content.rows().size());
    set(columns, content.columns().size());
  });
}

thads_status thads_table_column(const thads_table* table, size_t column, const char** key,
                                size_t* size, thads_error* err) {
  return guard(err, [&] {
    const auto& columns = live(table, "table").content.columns();
    text_out(columns[index_in(column, columns.size(), "column")].key, key, size);
  });
}

thads_status thads_table_find_column(const thads_table* table, const char* key, size_t size,
                                     size_t* column, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(column, "column");
    const auto& columns = live(table, "table").content.columns();
    const std::string_view wanted = text_in(key, size, "key");
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [wanted](const thads::column& c) { return c.key == wanted; });
    if (found == columns.end()) {
      throw error(errc::not_found, "the table has no column " + quoted_text(wanted));
    }
    to = static_cast<std::size_t>(found - columns.begin());
  });
}

thads_status thads_table_value(const thads_table* table, size_t row, size_t column,
                               const char** value, size_t* size, int32_t* status,
                               thads_error* err) {
  return guard(err, [&] {
    const cell& c = cell_at(table, row, column);
    text_out(c.value(), value, size);
    set(status, static_cast<std::int32_t>(c.status()));
  });
}

thads_status thads_table_shown(const thads_table* table, size_t row, size_t column,
                               const char** text, size_t* size, thads_error* err) {
  return guard(err, [&] { text_out(cell_at(table, row, column).shown(), text, size); });
}

thads_status thads_table_write(const thads_table* table, int32_t format, int32_t language,
                               thads_write write, void* context, thads_error* err) {
  return guard(err, [&] {
    const auto& content = live(table, "table").content;
    write_out(written(content, format, language_in(language)), write, context);
  });
}

thads_status thads_table_arrow(const thads_table* table, struct ArrowArrayStream* out,
                               thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    arrow_batch_stream(to_arrow(live(table, "table").content)).export_to(&to);
  });
}

}  // extern "C"
