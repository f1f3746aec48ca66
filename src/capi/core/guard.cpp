// SPDX-License-Identifier: Apache-2.0
// Statuses and errors of the C interface, and the checks of its arguments.
#include "capi/core/guard.hpp"

#include <algorithm>

namespace thads::capi {

namespace {

// Copies what fits, cut between characters, with a final NUL.
template <std::size_t Size>
void copy_text(char (&to)[Size], std::string_view text) noexcept {
  std::size_t size = std::min(text.size(), Size - 1);
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  if (size < text.size()) {
    while (size != 0 && continues(text[size])) --size;
  }
  std::copy_n(text.data(), size, to);
  to[size] = '\0';
}

}  // namespace

thads_status fail(thads_error* err, errc code, std::string_view message,
                  const error_at* where) noexcept {
  if (err != nullptr) {
    err->code = static_cast<thads_status>(code);
    err->line = where != nullptr ? where->line() : 0;
    err->column = where != nullptr ? where->column() : 0;
    copy_text(err->file, where != nullptr ? std::string_view(where->file()) : std::string_view());
    copy_text(err->message, message);
  }
  return static_cast<thads_status>(code);
}

void throw_argument(std::string_view what, std::string_view problem) {
  throw error(errc::argument, std::string(what) + " " + std::string(problem));
}

std::string_view text_in(const char* data, std::size_t size, std::string_view name) {
  if (data == nullptr) {
    if (size != 0) throw_argument(name, "is NULL");
    return {};
  }
  if (size == THADS_NUL_TERMINATED) return data;
  return {data, size};
}

std::string_view bytes_in(const void* data, std::size_t size) {
  if (size == THADS_NUL_TERMINATED) throw_argument("size", "must be given for bytes");
  return text_in(static_cast<const char*>(data), size, "bytes");
}

std::string required_text(const char* data, std::size_t size, std::string_view name) {
  const std::string_view text = text_in(data, size, name);
  if (text.empty()) throw_argument(name, "is empty");
  return std::string(text);
}

void text_out(std::string_view text, const char** data, std::size_t* size) {
  required(data, "the output for text") = text.data();
  set(size, text.size());
}

std::size_t index_in(std::size_t index, std::size_t count, std::string_view name) {
  if (index < count) return index;
  throw error(errc::not_found, "there is no " + std::string(name) + " " + std::to_string(index) +
                                   ", only " + std::to_string(count));
}

unsigned threads_in(std::uint32_t threads) {
  if (threads < 1 || threads > 1024) throw_argument("threads", "is not from 1 to 1024");
  return threads;
}

std::function<bool(std::uint64_t, std::uint64_t)> progress_in(thads_progress progress,
                                                              void* context) {
  if (progress == nullptr) return {};
  return [progress, context](std::uint64_t done, std::uint64_t total) {
    return progress(context, done, total) == 0;
  };
}

bool bool_in(std::int32_t value, std::string_view name) {
  if (value != 0 && value != 1) throw_argument(name, "is neither 0 nor 1");
  return value != 0;
}

void check_struct(const void* data, std::uint32_t size, std::size_t known, std::string_view name) {
  if (size < known) {
    throw_argument(name, "has no valid struct_size; fill it by its INIT macro");
  }
  constexpr std::size_t most = 4096;
  if (size > most) throw_argument(name, "has a struct_size that no version knows");
  const auto* bytes = static_cast<const unsigned char*>(data);
  if (std::any_of(bytes + known, bytes + size, [](unsigned char b) { return b != 0; })) {
    throw_argument(name, "has fields of a later version, which this library does not know");
  }
}

void write_out(std::string_view text, thads_write write, void* context) {
  if (write == nullptr) throw_argument("write", "is NULL");
  if (write(context, text.data(), text.size()) != 0) {
    throw error(errc::cancelled, "the caller did not take the text");
  }
}

}  // namespace thads::capi

using thads::describe;
using thads::errc;

extern "C" {

const char* thads_version(void) { return THADS_VERSION_STRING; }

int32_t thads_abi_version(void) { return THADS_ABI_VERSION; }

const char* thads_status_name(thads_status code) {
  return describe(static_cast<errc>(code)).name.data();
}

const char* thads_status_meaning(thads_status code) {
  return describe(static_cast<errc>(code)).meaning.data();
}

}  // extern "C"
