// SPDX-License-Identifier: Apache-2.0
// A text file that is written once from beginning to end, fast and in bounded memory.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>

namespace thads::detail {

/// Opens a file, takes text and integers, and brings them to the disk at `close`. Every member
/// throws errc::io when the file cannot be written.
class text_file {
 public:
  explicit text_file(std::filesystem::path path)
      : path_(std::move(path)), file_(std::fopen(path_.string().c_str(), "wb")) {
    if (!file_) fail();
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);  // the buffer below is the only one
  }

  /// Writes texts, single characters and integers, one after the other.
  template <class... Parts>
  void put(const Parts&... parts) {
    (put_one(parts), ...);
  }

  void close() {
    flush();
    if (std::fclose(file_.release()) != 0) fail();
  }

 private:
  static constexpr std::size_t capacity = std::size_t{1} << 20U;
  static constexpr std::size_t longest_integer = 20;

  struct closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  void put_one(std::string_view text) {
    while (text.size() > capacity - used_) {
      const std::size_t fits = capacity - used_;
      append(text.substr(0, fits));
      text.remove_prefix(fits);
      flush();
    }
    append(text);
  }

  void put_one(char c) { put_one(std::string_view(&c, 1)); }

  template <std::integral Integer>
  void put_one(Integer number) {
    if (longest_integer > capacity - used_) flush();
    char* const begin = buffer_.get() + used_;
    const char* const end = std::to_chars(begin, begin + longest_integer, number).ptr;
    used_ += static_cast<std::size_t>(end - begin);
  }

  void append(std::string_view text) { used_ += text.copy(buffer_.get() + used_, text.size()); }

  void flush() {
    if (std::fwrite(buffer_.get(), 1, used_, file_.get()) != used_) fail();
    used_ = 0;
  }

  [[noreturn]] void fail() const {
    throw error(errc::io, "cannot write " + quoted_text(path_.string()) +
                              "; see whether the folder is writable and the disk has room");
  }

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, closer> file_;
  std::unique_ptr<char[]> buffer_ = std::make_unique<char[]>(capacity);
  std::size_t used_ = 0;
};

}  // namespace thads::detail
