// SPDX-License-Identifier: Apache-2.0
// The one exception type of thads, its codes, and the table that names them.
//
// Bad data in a file is a finding, and an answer that does not exist is a state inside a value;
// neither is an error. An error is a call that cannot be honoured.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thads/base/config.hpp>
#include <thads/base/text.hpp>

namespace thads {

/// Why a call could not be honoured. The values are part of the ABI: they are only ever appended.
enum class errc : std::int32_t {
  ok = 0,
  argument = 1,
  syntax = 2,
  range = 3,
  overflow = 4,
  inexact = 5,
  division_by_zero = 6,
  currency_mismatch = 7,
  no_coverage = 8,
  unknown_code = 9,
  mismatch = 10,
  corrupt = 11,
  io = 12,
  bad_register = 13,
  limit = 14,
  not_found = 15,
  no_memory = 16,
  cancelled = 17,
  internal = 18,
};

/// One row of the error table.
struct error_entry {
  errc code;
  std::string_view name;
  std::string_view meaning;
};

/// Every code with its name and meaning, in the order of the values.
inline constexpr std::array<error_entry, 19> error_table{{
    {errc::ok, "ok", "no error"},
    {errc::argument, "argument", "an argument is missing or makes no sense"},
    {errc::syntax, "syntax", "the text does not follow the grammar that the caller named"},
    {errc::range, "range", "the value lies outside the range of its type"},
    {errc::overflow, "overflow", "the exact result does not fit the type"},
    {errc::inexact, "inexact", "the result cannot be held exactly and no rounding was allowed"},
    {errc::division_by_zero, "division_by_zero", "the divisor is zero"},
    {errc::currency_mismatch, "currency_mismatch", "amounts in different currencies were mixed"},
    {errc::no_coverage, "no_coverage", "the date lies outside the years that the data cover"},
    {errc::unknown_code, "unknown_code", "the code is not in the code table"},
    {errc::mismatch, "mismatch", "the operands belong to different periods, rules or keys"},
    {errc::corrupt, "corrupt", "the bytes are not what they claim to be"},
    {errc::io, "io", "a file could not be read or written"},
    {errc::bad_register, "bad_register", "the register has errors, so it yields no figures"},
    {errc::limit, "limit", "the input exceeds a limit that keeps memory bounded"},
    {errc::not_found, "not_found", "there is no such entry"},
    {errc::no_memory, "no_memory", "memory could not be allocated"},
    {errc::cancelled, "cancelled", "the caller stopped the work"},
    {errc::internal, "internal", "a defect in thads; please report it"},
}};

static_assert(
    [] {
      for (std::size_t i = 0; i < error_table.size(); ++i) {
        if (error_table[i].code != static_cast<errc>(i)) return false;
      }
      return error_table.back().code == errc::internal;
    }(),
    "error_table holds every code once, in order");

/// The row of `code`; a code that is not in the table counts as `internal`.
[[nodiscard]] constexpr const error_entry& describe(errc code) noexcept {
  const auto index = static_cast<std::uint32_t>(code);
  return index < error_table.size() ? error_table[index] : error_table.back();
}

/// The only exception that thads throws (besides std::bad_alloc).
class error : public std::runtime_error {
 public:
  error(errc code, const std::string& message) : std::runtime_error(message), code_(code) {}

  /// Why the call could not be honoured.
  [[nodiscard]] errc code() const noexcept { return code_; }

 private:
  errc code_;
};

/// An error with the file to blame and, from 1, the line and the byte of the line; 0 for none.
class error_at : public error {
 public:
  error_at(errc code, const std::string& message, std::string file, std::uint64_t line = 0,
           std::uint64_t column = 0)
      : error(code, message), file_(std::move(file)), line_(line), column_(column) {}

  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  [[nodiscard]] std::uint64_t column() const noexcept { return column_; }

 private:
  std::string file_;
  std::uint64_t line_;
  std::uint64_t column_;
};

/// Result of the `noexcept` parsers, shaped like std::from_chars_result: on success `ec` is `ok`
/// and `ptr` the end of the text; otherwise `ptr` is the first character that breaks the grammar.
struct [[nodiscard]] parse_result {
  const char* ptr;
  errc ec;

  [[nodiscard]] explicit constexpr operator bool() const noexcept { return ec == errc::ok; }
};

namespace detail {

/// Turns the failure of a `noexcept` parser into an error that names `what`, the text and the
/// place.
[[noreturn]] inline void throw_parse_error(std::string_view what, std::string_view text,
                                           parse_result result) {
  const auto position = static_cast<std::size_t>(result.ptr - text.data()) + 1;
  throw error(result.ec, std::string(what) + " " + quoted_text(text) + ": " +
                             std::string(describe(result.ec).meaning) + " (at character " +
                             std::to_string(position) + ")");
}

}  // namespace detail
}  // namespace thads
