// SPDX-License-Identifier: Apache-2.0
// What Arrow structs say, read from their raw buffers by the rules of the Arrow documentation.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <thads/arrow_abi.h>
#include <thads/number/integer_text.hpp>

namespace thads_test {

using text_list = std::vector<std::string>;

/// The element `at` of a buffer, which may stand at any address.
template <class Value>
[[nodiscard]] Value element(const void* values, std::int64_t at) {
  Value value;
  std::memcpy(&value,
              static_cast<const char*>(values) + static_cast<std::size_t>(at) * sizeof value,
              sizeof value);
  return value;
}

/// The bits of the first `rows` rows of a bitmap, "10…"; nothing when there is none.
[[nodiscard]] inline std::string bitmap_text(const void* bitmap, std::int64_t rows) {
  std::string text;
  for (std::int64_t row = 0; bitmap != nullptr && row < rows; ++row) {
    text += (element<std::uint8_t>(bitmap, row / 8) >> row % 8 & 1) != 0 ? '1' : '0';
  }
  return text;
}

/// A value of a column: text as it is, days and decimals (without their scale) as integers.
[[nodiscard]] inline std::string value_text(const std::string& format, const ArrowArray& array,
                                            std::int64_t row) {
  const std::int64_t at = array.offset + row;
  const auto shown = [](thads::int128_t value) { return thads::to_string(value); };
  if (format == "l") return shown(element<std::int64_t>(array.buffers[1], at));
  if (format == "tdD") return shown(element<std::int32_t>(array.buffers[1], at));
  if (format.starts_with("d:38,")) return shown(element<thads::int128_t>(array.buffers[1], at));
  if (format != "u") throw std::logic_error("a format that nothing here writes: " + format);
  const auto begin = element<std::int32_t>(array.buffers[1], at);
  const auto end = element<std::int32_t>(array.buffers[1], at + 1);
  return {static_cast<const char*>(array.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

/// The values of a column, "(null)" where there is none.
[[nodiscard]] inline text_list values_of(const ArrowSchema& schema, const ArrowArray& array) {
  text_list values;
  std::int64_t nulls = 0;
  const std::string valid = bitmap_text(array.buffers[0], array.offset + array.length);
  for (std::int64_t row = 0; row < array.length; ++row) {
    const bool is_null =
        !valid.empty() && valid[static_cast<std::size_t>(array.offset + row)] == '0';
    values.push_back(is_null ? "(null)" : value_text(schema.format, array, row));
    if (is_null) ++nulls;
  }
  if (nulls != array.null_count) throw std::logic_error("null_count is not the number of nulls");
  return values;
}

/// The keys and values of metadata, one after another.
[[nodiscard]] inline text_list metadata_of(const ArrowSchema& schema) {
  text_list parts;
  const char* p = schema.metadata;
  if (p == nullptr) return parts;
  const auto next_size = [&p] {
    const auto size = element<std::int32_t>(p, 0);
    p += 4;
    return static_cast<std::size_t>(size);
  };
  for (std::size_t left = 2 * next_size(); left > 0; --left) {
    const std::size_t size = next_size();
    parts.emplace_back(p, size);
    p += size;
  }
  return parts;
}

/// A column as a reader finds it.
struct column_read {
  std::string name;
  std::string format;  ///< with a "?" behind it when nulls may be
  text_list values;
  text_list metadata;
};

/// Reads a stream of one batch to its end and releases all that it gave.
[[nodiscard]] inline std::vector<column_read> read_stream(ArrowArrayStream& stream) {
  ArrowSchema schema;
  ArrowArray batch;
  ArrowArray end;
  if (stream.get_schema(&stream, &schema) != 0 || stream.get_next(&stream, &batch) != 0 ||
      stream.get_next(&stream, &end) != 0) {
    throw std::logic_error(stream.get_last_error(&stream));
  }
  stream.release(&stream);
  if (std::string(schema.format) != "+s" || end.release != nullptr ||
      batch.n_children != schema.n_children) {
    throw std::logic_error("this is no stream of one batch");
  }
  std::vector<column_read> columns;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& field = *schema.children[i];
    const ArrowArray& values = *batch.children[i];
    if (values.length != batch.length) throw std::logic_error("a column has another length");
    const bool nullable = (field.flags & ARROW_FLAG_NULLABLE) != 0;
    columns.push_back({field.name, field.format + std::string(nullable ? "?" : ""),
                       values_of(field, values), metadata_of(field)});
  }
  schema.release(&schema);
  batch.release(&batch);
  return columns;
}

}  // namespace thads_test
