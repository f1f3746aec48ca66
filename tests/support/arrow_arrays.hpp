// SPDX-License-Identifier: Apache-2.0
// Arrow streams for tests: every buffer has exactly the bytes that it needs, so that a sanitizer
// sees what reads beyond them, and every struct that is not released counts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <thads/arrow_abi.h>

namespace thads_test {

/// Bytes in a block of their own, exactly as large; shared and never changed.
class exact_bytes {
 public:
  explicit exact_bytes(std::string_view bytes) : data_(std::malloc(bytes.size())) {
    if (data_ == nullptr && !bytes.empty()) throw std::bad_alloc();
    if (!bytes.empty()) std::memcpy(data_, bytes.data(), bytes.size());
    size_ = bytes.size();
  }
  exact_bytes(const exact_bytes&) = delete;
  exact_bytes& operator=(const exact_bytes&) = delete;
  ~exact_bytes() { std::free(data_); }

  [[nodiscard]] const void* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  void* data_;
  std::size_t size_ = 0;
};

/// A buffer; nullptr stands for the null pointer.
using buffer = std::shared_ptr<const exact_bytes>;

[[nodiscard]] inline buffer buffer_of(std::string_view bytes) {
  return std::make_shared<const exact_bytes>(bytes);
}

/// An array and its field, as a value that tests may spoil before they export it.
struct arrow_array {
  std::string format{};
  std::string name{};
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::vector<buffer> buffers{};
  std::vector<arrow_array> children{};
  std::vector<arrow_array> dictionary{};  // none or one
  std::optional<std::string> metadata{};

  /// Bytes of all its buffers.
  [[nodiscard]] std::size_t bytes() const {
    std::size_t sum = 0;
    for (const buffer& b : buffers) sum += b == nullptr ? 0 : b->size();
    for (const arrow_array& a : children) sum += a.bytes();
    for (const arrow_array& a : dictionary) sum += a.bytes();
    return sum;
  }
};

// --- Making arrays.

/// Appends the bytes of `value`.
template <class T>
void append_raw(std::string& out, const T& value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

/// Collects which values are there.
class validity_builder {
 public:
  void push_back(bool valid) {
    if (count_ % 8 == 0) bits_ += '\0';
    if (valid) bits_.back() = static_cast<char>(bits_.back() | 1 << count_ % 8);
    nulls_ += valid ? 0 : 1;
    ++count_;
  }

  /// Sets length, null count and validity bitmap of `array`, of which `lead` values come before its
  /// offset. The first buffer is the bitmap, and none when nothing is null.
  void finish(arrow_array& array, std::size_t lead) const {
    array.offset = static_cast<std::int64_t>(lead);
    array.length = static_cast<std::int64_t>(count_ - lead);
    array.null_count = nulls_ == 0 ? 0 : -1;
    array.buffers.insert(array.buffers.begin(), nulls_ == 0 ? nullptr : buffer_of(bits_));
  }

 private:
  std::string bits_;
  std::size_t count_ = 0;
  std::int64_t nulls_ = 0;
};

/// An array of texts: format u, U or vu. `at(i)` gives text i or nothing, for i below `n`; `lead`
/// values that are none of these stand before the offset.
template <class At>
[[nodiscard]] arrow_array text_array(const std::string& format, std::size_t n, At at,
                                     std::size_t lead = 0) {
  arrow_array array{.format = format};
  validity_builder valid;
  std::string first;  // offsets or views
  std::string data;
  const auto put_offset = [&] {
    if (format == "u") append_raw(first, static_cast<std::int32_t>(data.size()));
    if (format == "U") append_raw(first, static_cast<std::int64_t>(data.size()));
  };
  std::vector<std::string> variadic;
  constexpr std::size_t most_in_one = 1000;  // so that there is more than one
  const auto put_view = [&](std::string_view text) {
    append_raw(first, static_cast<std::int32_t>(text.size()));
    if (text.size() <= 12) {
      first += std::string(text) + std::string(12 - text.size(), '\0');
      return;
    }
    if (variadic.empty() || variadic.back().size() > most_in_one) variadic.emplace_back();
    first += text.substr(0, 4);
    append_raw(first, static_cast<std::int32_t>(variadic.size() - 1));
    append_raw(first, static_cast<std::int32_t>(variadic.back().size()));
    variadic.back() += text;
  };
  put_offset();
  const auto put = [&](const std::optional<std::string_view>& text) {
    valid.push_back(text.has_value());
    if (format == "vu") {
      put_view(text.value_or(std::string_view()));
    } else {
      data += text.value_or(std::string_view());
      put_offset();
    }
  };
  for (std::size_t i = 0; i < lead; ++i) {
    put(i % 2 == 0 ? std::optional<std::string_view>("ahead of the offset") : std::nullopt);
  }
  for (std::size_t i = 0; i < n; ++i) put(at(i));
  array.buffers.push_back(buffer_of(first));
  if (format == "vu") {
    std::string sizes;
    for (const std::string& v : variadic) {
      array.buffers.push_back(buffer_of(v));
      append_raw(sizes, static_cast<std::int64_t>(v.size()));
    }
    array.buffers.push_back(buffer_of(sizes));
  } else {
    array.buffers.push_back(data.empty() ? nullptr : buffer_of(data));
  }
  valid.finish(array, lead);
  return array;
}

using texts = std::vector<std::optional<std::string>>;

[[nodiscard]] inline arrow_array text_array(const std::string& format, const texts& values,
                                            std::size_t lead = 0) {
  return text_array(
      format, values.size(),
      [&](std::size_t i) -> std::optional<std::string_view> { return values[i]; }, lead);
}

/// An array of numbers or days of type T.
template <class T, class At>
[[nodiscard]] arrow_array number_array(const std::string& format, std::size_t n, At at,
                                       std::size_t lead = 0) {
  arrow_array array{.format = format};
  validity_builder valid;
  std::string values;
  for (std::size_t i = 0; i < lead; ++i) {
    valid.push_back(i % 3 != 0);
    values.append(sizeof(T), '\x55');
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::optional<T> value = at(i);
    valid.push_back(value.has_value());
    if (value) {
      append_raw(values, *value);
    } else {
      values.append(sizeof(T), '\xAA');  // what stands under a null is nobody's business
    }
  }
  array.buffers.push_back(buffer_of(values));
  valid.finish(array, lead);
  return array;
}

template <class T>
[[nodiscard]] arrow_array number_array(const std::string& format,
                                       const std::vector<std::optional<T>>& values,
                                       std::size_t lead = 0) {
  return number_array<T>(
      format, values.size(), [&](std::size_t i) { return values[i]; }, lead);
}

/// Indices of type T into `dictionary`.
template <class T, class At>
[[nodiscard]] arrow_array index_array(const std::string& format, arrow_array dictionary,
                                      std::size_t n, At at, std::size_t lead = 0) {
  arrow_array array = number_array<T>(format, n, at, lead);
  array.dictionary.push_back(std::move(dictionary));
  return array;
}

/// The texts as a dictionary in order of first appearance, with indices of type T. Nulls stand in
/// the indices.
template <class T, class At>
[[nodiscard]] arrow_array dictionary_array(const std::string& index_format,
                                           const std::string& format, std::size_t n, At at,
                                           std::size_t lead = 0) {
  std::unordered_map<std::string_view, T> codes;
  std::vector<std::string_view> entries;
  std::vector<std::optional<T>> indices;
  indices.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::optional<std::string_view> text = at(i);
    if (!text) {
      indices.push_back(std::nullopt);
      continue;
    }
    const auto [found, is_new] = codes.try_emplace(*text, static_cast<T>(entries.size()));
    if (is_new) entries.push_back(*text);
    indices.push_back(found->second);
  }
  return index_array<T>(
      index_format,
      text_array(format, entries.size(), [&](std::size_t i) { return std::optional(entries[i]); }),
      n, [&](std::size_t i) { return indices[i]; }, lead);
}

template <class T>
[[nodiscard]] arrow_array dictionary_array(const std::string& index_format,
                                           const std::string& format, const texts& values,
                                           std::size_t lead = 0) {
  return dictionary_array<T>(
      index_format, format, values.size(),
      [&](std::size_t i) -> std::optional<std::string_view> { return values[i]; }, lead);
}

/// An array of nulls.
[[nodiscard]] inline arrow_array null_array(std::size_t n) {
  const auto length = static_cast<std::int64_t>(n);
  return {.format = "n", .length = length, .null_count = length};
}

/// A record batch of columns, each with its name.
[[nodiscard]] inline arrow_array batch_of(
    std::vector<std::pair<std::string, arrow_array>> columns) {
  arrow_array batch{.format = "+s", .buffers = {nullptr}};
  batch.length = columns.empty() ? 0 : columns.front().second.length;
  for (auto& [name, column] : columns) {
    column.name = name;
    batch.children.push_back(std::move(column));
  }
  return batch;
}

/// The same array with buffers of its own.
[[nodiscard]] inline arrow_array copy_of(arrow_array array) {
  for (buffer& b : array.buffers) {
    if (b != nullptr) b = buffer_of({static_cast<const char*>(b->data()), b->size()});
  }
  for (arrow_array& child : array.children) child = copy_of(std::move(child));
  for (arrow_array& values : array.dictionary) values = copy_of(std::move(values));
  return array;
}

/// A schema's metadata with one entry.
[[nodiscard]] inline std::string metadata_of(std::string_view key, std::string_view value) {
  std::string out;
  append_raw(out, std::int32_t{1});
  append_raw(out, static_cast<std::int32_t>(key.size()));
  out += key;
  append_raw(out, static_cast<std::int32_t>(value.size()));
  out += value;
  return out;
}

// --- Exporting them.

/// Structs that were given out and not released yet, and those that were given out at all.
struct release_count {
  int open = 0;
  int given = 0;
};

namespace detail {

// The children and the dictionary of an exported struct, which it owns, and what they point to.
template <class Struct>
struct exported {
  arrow_array source;
  std::shared_ptr<release_count> count;
  std::vector<Struct> owned;
  std::vector<Struct*> children;
  std::vector<const void*> buffers;
};

template <class Struct>
void release_exported(Struct* self) {
  std::unique_ptr<exported<Struct>> mine(static_cast<exported<Struct>*>(self->private_data));
  for (Struct& one : mine->owned) {
    if (one.release != nullptr) one.release(&one);
  }
  --mine->count->open;
  self->release = nullptr;
}

template <class Struct>
void export_to(const arrow_array& source, const std::shared_ptr<release_count>& count, Struct& out);

// Fills what arrays and schemas have in common.
template <class Struct>
exported<Struct>& export_tree(const arrow_array& source,
                              const std::shared_ptr<release_count>& count, Struct& out) {
  auto mine = std::make_unique<exported<Struct>>();
  mine->source = source;
  mine->count = count;
  mine->owned.resize(source.children.size() + source.dictionary.size());
  for (std::size_t i = 0; i < source.children.size(); ++i) {
    export_to(source.children[i], count, mine->owned[i]);
    mine->children.push_back(&mine->owned[i]);
  }
  out = Struct{};
  out.n_children = static_cast<std::int64_t>(source.children.size());
  out.children = mine->children.empty() ? nullptr : mine->children.data();
  if (!source.dictionary.empty()) {
    export_to(source.dictionary.front(), count, mine->owned.back());
    out.dictionary = &mine->owned.back();
  }
  ++count->open;
  ++count->given;
  out.release = release_exported<Struct>;
  exported<Struct>* const kept = mine.release();
  out.private_data = kept;
  return *kept;
}

template <>
inline void export_to(const arrow_array& source, const std::shared_ptr<release_count>& count,
                      ArrowArray& out) {
  auto& mine = export_tree(source, count, out);
  for (const buffer& b : mine.source.buffers) {
    mine.buffers.push_back(b == nullptr ? nullptr : b->data());
  }
  out.length = source.length;
  out.null_count = source.null_count;
  out.offset = source.offset;
  out.n_buffers = static_cast<std::int64_t>(mine.buffers.size());
  out.buffers = mine.buffers.empty() ? nullptr : mine.buffers.data();
}

template <>
inline void export_to(const arrow_array& source, const std::shared_ptr<release_count>& count,
                      ArrowSchema& out) {
  auto& mine = export_tree(source, count, out);
  out.format = mine.source.format.c_str();
  out.name = mine.source.name.c_str();
  out.metadata = mine.source.metadata ? mine.source.metadata->data() : nullptr;
  out.flags = ARROW_FLAG_NULLABLE;
}

}  // namespace detail

/// What a stream gives out. The schema is that of the first batch, unless `schema` is given.
struct stream_plan {
  std::vector<arrow_array> batches{};
  std::optional<arrow_array> schema{};
  std::shared_ptr<release_count> count = std::make_shared<release_count>();

  int schema_fails_with = 0;          ///< errno of get_schema
  std::size_t fails_after = 1 << 30;  ///< so many batches
  int fails_with = 0;                 ///< errno of get_next then
  std::optional<std::string> says{};  ///< what get_last_error says

  /// Whether batches have buffers of their own, which are gone when they are released.
  bool copies = false;

  /// Spoils what is given out.
  std::function<void(ArrowSchema&)> spoil_schema{};
  std::function<void(ArrowArray&)> spoil_batch{};
};

namespace detail {

struct exported_stream {
  stream_plan plan;
  std::size_t next = 0;

  static exported_stream& of(ArrowArrayStream* stream) {
    return *static_cast<exported_stream*>(stream->private_data);
  }
  static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    const stream_plan& plan = of(stream).plan;
    if (plan.schema_fails_with != 0) return plan.schema_fails_with;
    export_to(plan.schema ? *plan.schema : plan.batches.at(0), plan.count, *out);
    if (plan.spoil_schema) plan.spoil_schema(*out);
    return 0;
  }
  static int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    exported_stream& mine = of(stream);
    if (mine.next == mine.plan.fails_after) return mine.plan.fails_with;
    *out = ArrowArray{};
    if (mine.next == mine.plan.batches.size()) return 0;
    const arrow_array& batch = mine.plan.batches[mine.next++];
    export_to(mine.plan.copies ? copy_of(batch) : batch, mine.plan.count, *out);
    if (mine.plan.spoil_batch) mine.plan.spoil_batch(*out);
    return 0;
  }
  static const char* get_last_error(ArrowArrayStream* stream) {
    const auto& says = of(stream).plan.says;
    return says ? says->c_str() : nullptr;
  }
  static void release(ArrowArrayStream* stream) {
    const std::unique_ptr<exported_stream> mine(&of(stream));
    --mine->plan.count->open;
    stream->release = nullptr;
  }
};

}  // namespace detail

/// A stream of what `plan` says, for the caller to release.
[[nodiscard]] inline ArrowArrayStream stream_of(stream_plan plan) {
  ++plan.count->open;
  ++plan.count->given;
  return {.get_schema = detail::exported_stream::get_schema,
          .get_next = detail::exported_stream::get_next,
          .get_last_error = detail::exported_stream::get_last_error,
          .release = detail::exported_stream::release,
          .private_data = new detail::exported_stream{std::move(plan)}};
}

}  // namespace thads_test
