// SPDX-License-Identifier: Apache-2.0
// How every function of the C interface runs: arguments are checked, exceptions become statuses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

#include <thads.h>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads::capi {

/// Fills in `err`, when there is one, and gives its code.
thads_status fail(thads_error* err, errc code, std::string_view message,
                  const error_at* where = nullptr) noexcept;

/// Runs `body`. This is the only place where exceptions become statuses.
template <class Body>
thads_status guard(thads_error* err, Body body) noexcept {
  if (err != nullptr && err->struct_size < sizeof(thads_error)) return THADS_E_ARGUMENT;
  try {
    body();
    return THADS_OK;
  } catch (const error_at& e) {
    return fail(err, e.code(), e.what(), &e);
  } catch (const error& e) {
    return fail(err, e.code(), e.what());
  } catch (const std::bad_alloc&) {
    return fail(err, errc::no_memory, "there is not enough memory for this call");
  } catch (const std::exception& e) {
    return fail(err, errc::internal, e.what());
  } catch (...) {
    return fail(err, errc::internal, "something was thrown that is no exception");
  }
}

/// What a handle is, for the check that a pointer is one. The value is gone once it is destroyed.
template <std::uint64_t Mark>
class handle {
 public:
  handle() noexcept = default;
  handle(const handle&) = delete;
  handle& operator=(const handle&) = delete;
  ~handle() { mark_ = 0; }

  [[nodiscard]] bool is_alive() const noexcept { return mark_ == Mark; }

 private:
  volatile std::uint64_t mark_ = Mark;
};

[[noreturn]] void throw_argument(std::string_view what, std::string_view problem);

/// `pointer`, which must not be NULL.
template <class T>
T& required(T* pointer, std::string_view name) {
  if (pointer == nullptr) throw_argument(name, "is NULL");
  return *pointer;
}

/// The handle at `pointer`, which must be alive.
template <class Handle>
Handle& live(Handle* pointer, std::string_view name) {
  if (!required(pointer, name).is_alive()) {
    throw_argument(name, "is not a handle of that type, or was destroyed");
  }
  return *pointer;
}

/// Destroys a handle made with new; NULL is none.
template <class Handle>
void destroy(Handle* pointer) noexcept {
  if (pointer != nullptr && pointer->is_alive()) delete pointer;
}

/// The text that a caller gave.
std::string_view text_in(const char* data, std::size_t size, std::string_view name);

/// The bytes that a caller gave.
std::string_view bytes_in(const void* data, std::size_t size);

/// The text that a caller gave, which must not be empty.
std::string required_text(const char* data, std::size_t size, std::string_view name);

/// Gives out borrowed text; `size` may be optional.
void text_out(std::string_view text, const char** data, std::size_t* size);

/// The enumerator with value `value`, of `count`.
template <class Enum>
Enum enum_in(std::int32_t value, std::size_t count, std::string_view name) {
  if (value < 0 || static_cast<std::size_t>(value) >= count) {
    throw_argument(name, "has the value " + std::to_string(value) + ", which is no such code");
  }
  return static_cast<Enum>(value);
}

/// The word of a vocabulary with value `value`.
template <vocabulary_enum Enum>
Enum word_in(std::int32_t value) {
  return enum_in<Enum>(value, word_count<Enum>, detail::vocabulary<Enum>::noun);
}

inline language language_in(std::int32_t value) { return enum_in<language>(value, 2, "language"); }

/// An index below `count`; throws errc::not_found.
std::size_t index_in(std::size_t index, std::size_t count, std::string_view name);

/// 1 to 1024.
unsigned threads_in(std::uint32_t threads);

/// The caller's wish to be told how far work has come; none for NULL.
std::function<bool(std::uint64_t done, std::uint64_t total)> progress_in(thads_progress progress,
                                                                         void* context);

/// 0 or 1.
bool bool_in(std::int32_t value, std::string_view name);

/// Checks the size of a struct that came in, and that what this library does not know of it is
/// zero.
void check_struct(const void* data, std::uint32_t size, std::size_t known, std::string_view name);

/// A copy of a struct that came in; its initial value when there is none.
template <class Struct>
Struct struct_in(const Struct* given, const Struct& initial, std::string_view name) {
  if (given == nullptr) return initial;
  check_struct(given, given->struct_size, sizeof(Struct), name);
  return *given;
}

/// Hands text to the caller.
void write_out(std::string_view text, thads_write write, void* context);

/// Sets what an optional output points to.
template <class T>
void set(T* out, const std::type_identity_t<T>& value) noexcept {
  if (out != nullptr) *out = value;
}

}  // namespace thads::capi
