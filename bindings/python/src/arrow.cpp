// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include <cerrno>
#include <deque>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "module.hpp"

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>

namespace thads::python {

namespace {

template <class Struct>
struct capsule_of;
template <>
struct capsule_of<ArrowSchema> {
  static constexpr const char* name = "arrow_schema";
};
template <>
struct capsule_of<ArrowArray> {
  static constexpr const char* name = "arrow_array";
};
template <>
struct capsule_of<ArrowArrayStream> {
  static constexpr const char* name = "arrow_array_stream";
};

// A capsule with what `fill` puts into the struct; it releases what nobody has taken out.
template <class Struct, class Fill>
py::capsule make_capsule(Fill fill) {
  auto content = std::make_unique<Struct>();
  *content = {};
  PyObject* const made =
      PyCapsule_New(content.get(), capsule_of<Struct>::name, [](PyObject* capsule) {
        const std::unique_ptr<Struct> left(
            static_cast<Struct*>(PyCapsule_GetPointer(capsule, capsule_of<Struct>::name)));
        if (left != nullptr && left->release != nullptr) left->release(left.get());
      });
  if (made == nullptr) throw py::error_already_set();
  Struct* const inside = content.release();
  auto capsule = py::reinterpret_steal<py::capsule>(made);
  fill(inside);
  return capsule;
}

template <class Struct>
Struct& content_of(const py::object& capsule, const std::string& name) {
  if (PyCapsule_IsValid(capsule.ptr(), capsule_of<Struct>::name) == 0) {
    throw error(errc::argument, name + ": no capsule of the kind " + capsule_of<Struct>::name);
  }
  return *static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), capsule_of<Struct>::name));
}

// Batches that are at hand, as a stream.
class held_batches {
 public:
  static ArrowArrayStream stream_of(arrow_owner<ArrowSchema> schema,
                                    std::deque<arrow_owner<ArrowArray>> batches) {
    ArrowArrayStream stream{};
    stream.get_schema = get_schema;
    stream.get_next = get_next;
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    stream.release = [](ArrowArrayStream* self) {
      delete &of(self);
      self->release = nullptr;
    };
    stream.private_data = new held_batches(std::move(schema), std::move(batches));
    return stream;
  }

 private:
  using shared_schema = std::shared_ptr<arrow_owner<ArrowSchema>>;

  held_batches(arrow_owner<ArrowSchema> schema, std::deque<arrow_owner<ArrowArray>> batches)
      : schema_(std::make_shared<arrow_owner<ArrowSchema>>(std::move(schema))),
        batches_(std::move(batches)) {}

  static held_batches& of(ArrowArrayStream* stream) {
    return *static_cast<held_batches*>(stream->private_data);
  }

  // Every schema given out is the same one, which goes with the last of them.
  static int get_schema(ArrowArrayStream* self, ArrowSchema* out) {
    try {
      *out = **of(self).schema_;
      out->release = nullptr;
      out->private_data = new shared_schema(of(self).schema_);
      out->release = [](ArrowSchema* schema) {
        delete static_cast<shared_schema*>(schema->private_data);
        schema->release = nullptr;
      };
      return 0;
    } catch (const std::bad_alloc&) {
      return ENOMEM;
    }
  }

  static int get_next(ArrowArrayStream* self, ArrowArray* out) {
    auto& batches = of(self).batches_;
    *out = {};
    if (batches.empty()) return 0;
    *out = std::exchange(*batches.front(), {});
    batches.pop_front();
    return 0;
  }

  shared_schema schema_;
  std::deque<arrow_owner<ArrowArray>> batches_;
};

// Reads `stream` to its end, which lets go of what it comes from.
arrow_stream held(arrow_stream stream) {
  const std::string name = stream.name();
  auto schema = stream.schema();
  std::deque<arrow_owner<ArrowArray>> batches;
  while (auto batch = stream.next()) batches.push_back(std::move(batch));
  ArrowArrayStream all = held_batches::stream_of(std::move(schema), std::move(batches));
  return {all, name};
}

}  // namespace

arrow_stream stream_from(const py::object& rows, std::string name) {
  if (py::hasattr(rows, "__arrow_c_stream__")) {
    const py::object capsule = rows.attr("__arrow_c_stream__")();
    auto& stream = content_of<ArrowArrayStream>(capsule, name);
    return {stream, std::move(name)};
  }
  if (py::hasattr(rows, "__arrow_c_array__")) {
    const py::object pair = rows.attr("__arrow_c_array__")();
    if (!py::isinstance<py::tuple>(pair) || py::len(pair) != 2) {
      throw error(errc::argument, name + ": __arrow_c_array__ gave no pair of capsules");
    }
    auto& schema = content_of<ArrowSchema>(pair[py::int_(0)], name);
    auto& batch = content_of<ArrowArray>(pair[py::int_(1)], name);
    if (schema.release == nullptr || batch.release == nullptr) {
      throw error(errc::argument, name + ": the batch was released or read before; pass a new one");
    }
    std::deque<arrow_owner<ArrowArray>> batches;
    batches.emplace_back(batch);
    ArrowArrayStream stream =
        held_batches::stream_of(arrow_owner<ArrowSchema>(schema), std::move(batches));
    return {stream, std::move(name)};
  }
  const std::string type = py::str(py::type::handle_of(rows).attr("__name__"));
  throw error(errc::argument,
              name + ": an object of type " + type +
                  " has no Arrow data; pass a table of pyarrow, polars, DuckDB or pandas (2.2 or "
                  "newer, with pyarrow), or anything else with __arrow_c_stream__");
}

std::pair<arrow_stream, arrow_stream> streams_from(const py::object& cases,
                                                   const py::object& events) {
  arrow_stream first = stream_from(cases, "cases");
  try {
    return {std::move(first), stream_from(events, "events")};
  } catch (py::error_already_set&) {
    first = without_gil([&] { return held(std::move(first)); });
  }
  return {std::move(first), stream_from(events, "events")};
}

py::capsule schema_capsule(const shared_arrow_batch& batch) {
  return make_capsule<ArrowSchema>([&](ArrowSchema* out) {
    ArrowArrayStream stream{};
    arrow_batch_stream(batch).export_to(&stream);
    arrow_owner<ArrowArrayStream> owner(stream);
    if (owner->get_schema(&*owner, out) != 0) throw std::bad_alloc();
  });
}

py::capsule stream_capsule(const shared_arrow_batch& batch) {
  return make_capsule<ArrowArrayStream>(
      [&](ArrowArrayStream* out) { arrow_batch_stream(batch).export_to(out); });
}

}  // namespace thads::python
