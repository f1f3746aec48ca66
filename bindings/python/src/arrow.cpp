// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include <cerrno>
#include <memory>
#include <utility>

#include <thads/error.hpp>
#include <thads/text.hpp>

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

// One batch as a stream.
class single_batch {
 public:
  static ArrowArrayStream stream_of(ArrowSchema& schema, ArrowArray& batch) {
    ArrowArrayStream stream{};
    stream.get_schema = get_schema;
    stream.get_next = get_next;
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    stream.release = [](ArrowArrayStream* self) {
      delete &of(self);
      self->release = nullptr;
    };
    stream.private_data = new single_batch(schema, batch);
    return stream;
  }

 private:
  using shared_schema = std::shared_ptr<arrow_owner<ArrowSchema>>;

  single_batch(ArrowSchema& schema, ArrowArray& batch)
      : schema_(std::make_shared<arrow_owner<ArrowSchema>>(schema)), batch_(batch) {}

  static single_batch& of(ArrowArrayStream* stream) {
    return *static_cast<single_batch*>(stream->private_data);
  }

  // Every schema given out is the same one, which goes with the last of them.
  static int get_schema(ArrowArrayStream* self, ArrowSchema* out) {
    try {
      *out = **of(self).schema_;
      out->private_data = new shared_schema(of(self).schema_);
      out->release = [](ArrowSchema* schema) {
        delete static_cast<shared_schema*>(schema->private_data);
        schema->release = nullptr;
      };
      return 0;
    } catch (const std::bad_alloc&) {
      out->release = nullptr;
      return ENOMEM;
    }
  }

  static int get_next(ArrowArrayStream* self, ArrowArray* out) {
    *out = std::exchange(*of(self).batch_, {});
    return 0;
  }

  shared_schema schema_;
  arrow_owner<ArrowArray> batch_;
};

}  // namespace

arrow_stream stream_from(const py::object& rows, std::string name) {
  if (py::hasattr(rows, "__arrow_c_stream__")) {
    const py::object capsule = rows.attr("__arrow_c_stream__")();
    return {content_of<ArrowArrayStream>(capsule, name), std::move(name)};
  }
  if (py::hasattr(rows, "__arrow_c_array__")) {
    const py::tuple pair = rows.attr("__arrow_c_array__")();
    auto& schema = content_of<ArrowSchema>(pair[0], name);
    auto& batch = content_of<ArrowArray>(pair[1], name);
    ArrowArrayStream stream = single_batch::stream_of(schema, batch);
    return {stream, std::move(name)};
  }
  const std::string type = py::str(py::type::handle_of(rows).attr("__name__"));
  throw error(errc::argument,
              name + ": an object of type " + type +
                  " has no Arrow data; pass a table of pyarrow, polars, DuckDB or pandas (2.2 or "
                  "newer, with pyarrow), or anything else with __arrow_c_stream__");
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
