// SPDX-License-Identifier: Apache-2.0
// Where bytes come from: a file or a block of memory, read from the beginning.
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <thads/base/error.hpp>

namespace thads {

/// A stream of bytes.
class byte_source {
 public:
  byte_source() = default;
  byte_source(const byte_source&) = delete;
  byte_source& operator=(const byte_source&) = delete;
  virtual ~byte_source() = default;

  /// Reads up to `size` bytes to `to`; 0 only at the end. Throws errc::io.
  virtual std::size_t read(char* to, std::size_t size) = 0;
};

/// Text to read: a file, or text in memory.
class text_input {
 public:
  /// The file at `path`, which is opened later.
  [[nodiscard]] static text_input file(std::filesystem::path path) {
    text_input input;
    input.name_ = path.string();
    input.path_ = std::move(path);
    return input;
  }

  /// `text`, which must outlive the input; findings call it `name`.
  [[nodiscard]] static text_input memory(std::string name, std::string_view text) {
    text_input input;
    input.name_ = std::move(name);
    input.text_ = text;
    input.in_memory_ = true;
    return input;
  }

  /// The name that findings print.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// Bytes in all, or 0 when that is not known.
  [[nodiscard]] std::uint64_t size() const noexcept {
    if (in_memory_) return text_.size();
    std::error_code none;
    const std::uintmax_t bytes = std::filesystem::file_size(path_, none);
    return none ? 0 : bytes;
  }

  /// True when the text can be read more than once; a pipe or a terminal cannot.
  [[nodiscard]] bool is_repeatable() const noexcept {
    std::error_code none;
    return in_memory_ || std::filesystem::is_regular_file(path_, none);
  }

  /// A stream from the beginning. Throws errc::io when the file cannot be opened.
  [[nodiscard]] std::unique_ptr<byte_source> open() const;

 private:
  text_input() = default;

  std::string name_;
  std::filesystem::path path_;
  std::string_view text_;
  bool in_memory_ = false;
};

namespace detail {

class memory_source final : public byte_source {
 public:
  explicit memory_source(std::string_view text) : left_(text) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t n = std::min(size, left_.size());
    std::copy_n(left_.data(), n, to);
    left_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view left_;
};

[[noreturn]] inline void throw_io_error(std::string_view verb, const std::string& name, int why) {
  const std::string reason = std::generic_category().message(why);
  throw error_at(errc::io, "cannot " + std::string(verb) + " " + quoted_text(name) + ": " + reason,
                 name);
}

class file_source final : public byte_source {
 public:
  explicit file_source(const std::filesystem::path& path) : name_(path.string()) {
    std::error_code no_directory;  // of a path that cannot be looked at, fopen says why
    if (std::filesystem::is_directory(path, no_directory)) throw_io_error("read", name_, EISDIR);
    file_.reset(std::fopen(path.c_str(), "rb"));
    if (!file_) throw_io_error("open", name_, errno);
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);  // the readers have buffers of their own
  }

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t n = std::fread(to, 1, size, file_.get());
    if (n < size && std::ferror(file_.get()) != 0) throw_io_error("read", name_, errno);
    return n;
  }

 private:
  struct closer {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
  };

  std::string name_;
  std::unique_ptr<std::FILE, closer> file_;
};

}  // namespace detail

inline std::unique_ptr<byte_source> text_input::open() const {
  if (in_memory_) return std::make_unique<detail::memory_source>(text_);
  return std::make_unique<detail::file_source>(path_);
}

/// All text of a small file, such as a template or a regulation. Throws errc::io, and errc::limit
/// over 1 MiB.
[[nodiscard]] inline std::string read_small_text(const std::filesystem::path& path) {
  constexpr std::size_t most = std::size_t{1} << 20U;
  const auto source = text_input::file(path).open();
  std::string text(most + 1, '\0');
  std::size_t size = 0;
  while (const std::size_t n = source->read(text.data() + size, text.size() - size)) size += n;
  if (size > most) {
    throw error_at(errc::limit, quoted_text(path.string()) + " is over 1 MiB, too long for text",
                   path.string());
  }
  text.resize(size);
  return text;
}

}  // namespace thads
