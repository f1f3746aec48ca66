// SPDX-License-Identifier: Apache-2.0
// Streams of the Arrow C interface, owned.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <thads/arrow_abi.h>
#include <thads/base/error.hpp>
#include <thads/base/text.hpp>
#include <thads/model/validation.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A struct of the Arrow C interface that this object owns: it is released once, whatever happens.
template <class Struct>
class arrow_owner {
 public:
  arrow_owner() noexcept = default;

  /// Takes the content of `from` over and leaves it released.
  explicit arrow_owner(Struct& from) noexcept : content_(from) { from.release = nullptr; }
  arrow_owner(arrow_owner&& other) noexcept : arrow_owner(other.content_) {}
  arrow_owner& operator=(arrow_owner&& other) noexcept {
    arrow_owner taken(std::move(other));
    std::swap(content_, taken.content_);
    return *this;
  }
  ~arrow_owner() {
    if (content_.release != nullptr) content_.release(&content_);
  }

  /// Whether there is anything to release.
  [[nodiscard]] explicit operator bool() const noexcept { return content_.release != nullptr; }
  [[nodiscard]] Struct& operator*() noexcept { return content_; }
  [[nodiscard]] Struct* operator->() noexcept { return &content_; }

 private:
  Struct content_{};
};

/// A stream of Arrow record batches that this object owns.
class arrow_stream {
 public:
  /// Takes `source` over and leaves it released. Errors and findings call the stream `name`.
  arrow_stream(ArrowArrayStream& source, std::string name) noexcept
      : name_(std::move(name)), stream_(source) {}

  /// The name that errors and findings print.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// The schema of all batches. Throws errc::argument when the stream was consumed before,
  /// errc::io when it fails, errc::cancelled when it says that it was cancelled, std::bad_alloc
  /// when it has no memory, and errc::corrupt when it breaks the rules of the interface.
  [[nodiscard]] arrow_owner<ArrowSchema> schema();

  /// The next batch, or nothing at the end. Throws like `schema`.
  [[nodiscard]] arrow_owner<ArrowArray> next();

 private:
  template <class Struct>
  arrow_owner<Struct> get(int (*ArrowArrayStream::*callback)(ArrowArrayStream*, Struct*));
  [[noreturn]] void fail(int code);

  std::string name_;
  arrow_owner<ArrowArrayStream> stream_;
};

/// What a column holds, which decides the Arrow types that it may have. Any column may also be of
/// the null type, and any may be text (utf8, large_utf8, utf8_view), plain or as a dictionary.
enum class arrow_content : std::uint8_t {
  text,
  day,     ///< also date32, date64, and timestamps without a zone or in UTC, at midnight
  amount,  ///< whole đồng; also integers, and decimals of 32 to 256 bits
};

namespace detail {

// --- What errors are about.

// A stream and, where they matter, a batch of it, from 1, and a column.
struct arrow_place {
  std::string_view stream;
  std::uint64_t batch = 0;
  std::string_view column{};

  [[nodiscard]] std::string text() const {
    return "Arrow stream " + quoted_text(stream) +
           (batch == 0 ? "" : ", batch " + std::to_string(batch)) +
           (column.empty() ? "" : ", column " + quoted_text(column)) + ": ";
  }

  // The stream is sound, but nothing that thads can read.
  [[noreturn]] void refuse(std::string_view why) const {
    throw error(errc::argument, text() + std::string(why));
  }

  // The stream contradicts itself or the format.
  [[noreturn]] void fail(std::string_view why) const {
    throw error(errc::corrupt, text() + std::string(why));
  }
};

// The front of `text`, at most `most` bytes of whole characters.
inline std::string_view front_of(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  while (most != 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

// Text of any length for a message: a thousand bytes of it, escaped like quoted_text does.
inline std::string visible_text(std::string_view text) {
  constexpr std::size_t piece_size = 16;  // of which quoted_text leaves nothing out
  std::string out;
  for (text = front_of(text, 1000); !text.empty();) {
    std::string_view piece = front_of(text, piece_size);
    if (piece.empty()) piece = text.substr(0, piece_size);
    const std::string quoted = quoted_text(piece);
    out.append(quoted, 1, quoted.size() - 2);
    text.remove_prefix(piece.size());
  }
  return out;
}

}  // namespace detail

template <class Struct>
arrow_owner<Struct> arrow_stream::get(int (*ArrowArrayStream::*callback)(ArrowArrayStream*,
                                                                         Struct*)) {
  const detail::arrow_place place{name_};
  if (!stream_) place.refuse("the stream was released or read before; pass a new one");
  const auto call = (*stream_).*callback;
  if (call == nullptr) place.fail("the stream lacks a callback");
  Struct out{};
  if (const int code = call(&*stream_, &out); code != 0) fail(code);  // nothing in `out` to release
  return arrow_owner<Struct>(out);
}

inline arrow_owner<ArrowSchema> arrow_stream::schema() {
  auto got = get(&ArrowArrayStream::get_schema);
  if (!got) detail::arrow_place{name_}.fail("the schema is released");
  return got;
}

inline arrow_owner<ArrowArray> arrow_stream::next() { return get(&ArrowArrayStream::get_next); }

inline void arrow_stream::fail(int code) {
  if (code == ENOMEM) throw std::bad_alloc();
  const auto last_error = stream_->get_last_error;
  const char* const said = last_error == nullptr ? nullptr : last_error(&*stream_);
  throw error(code == ECANCELED ? errc::cancelled : errc::io,
              detail::arrow_place{name_}.text() + std::generic_category().message(code) +
                  (said == nullptr ? "" : ": " + detail::visible_text(said)));
}

}  // namespace thads
