// SPDX-License-Identifier: Apache-2.0
// Files and memory as sources of bytes, and the errors of files that cannot be read.
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/byte_source.hpp>

#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

BOOST_AUTO_TEST_SUITE(byte_source_test)

using thads::byte_source;
using thads::errc;
using thads::text_input;
using thads_test::code_of;
using thads_test::temporary_folder;

namespace {

std::string read_all(byte_source& source, std::size_t chunk) {
  std::string all;
  std::string part(chunk, '\0');
  while (const std::size_t n = source.read(part.data(), chunk)) all.append(part, 0, n);
  return all;
}

std::string message_of_opening(const std::filesystem::path& path) {
  try {
    static_cast<void>(text_input::file(path).open());
  } catch (const thads::error& e) {
    return e.what();
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(memory_is_read_as_often_as_wanted) {
  const std::string text("một\0hai", 9);
  const text_input input = text_input::memory("cases.csv", text);
  BOOST_TEST(input.name() == "cases.csv");
  BOOST_TEST(input.size() == 9U);
  for (const std::size_t chunk : {1U, 2U, 4U, 9U, 100U}) {
    const auto source = input.open();
    BOOST_TEST(read_all(*source, chunk) == text);
    char more = 'x';
    BOOST_TEST(source->read(&more, 1) == 0U);
    BOOST_TEST(more == 'x');
  }
}

BOOST_AUTO_TEST_CASE(a_file_is_read_byte_for_byte) {
  const temporary_folder folder;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += static_cast<char>(i % 251);
  const auto path = folder.write("sổ.csv", text);
  const text_input input = text_input::file(path);
  BOOST_TEST(input.name() == path.string());
  BOOST_TEST(input.size() == 100'000U);
  for (const std::size_t chunk : {1U, 4096U, 1'000'000U}) {
    BOOST_TEST((read_all(*input.open(), chunk) == text));
  }
}

BOOST_AUTO_TEST_CASE(an_empty_file_ends_at_once) {
  const temporary_folder folder;
  const text_input input = text_input::file(folder.write("empty.csv", ""));
  BOOST_TEST(input.size() == 0U);
  BOOST_TEST(read_all(*input.open(), 10).empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_an_io_error) {
  const temporary_folder folder;
  const auto file = folder.write("file.csv", "a");
  std::filesystem::create_symlink("loop.csv", folder.path() / "loop.csv");
  for (const std::filesystem::path& path :
       {folder.path(), folder.path() / "missing.csv", file / "below_a_file.csv",
        folder.path() / "loop.csv", folder.path() / std::string(5000, 'x'),
        std::filesystem::path()}) {
    BOOST_TEST_CONTEXT(path) {
      BOOST_TEST(code_of([&] { return text_input::file(path).open(); }) == errc::io);
      BOOST_TEST(text_input::file(path).size() == 0U);
    }
  }
}

BOOST_AUTO_TEST_CASE(pipes_are_read_once) {
  const temporary_folder folder;
  BOOST_TEST_REQUIRE(mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  BOOST_TEST(!text_input::file(folder.path() / "pipe").is_repeatable());
  BOOST_TEST(!text_input::file(folder.path() / "missing").is_repeatable());
  BOOST_TEST(text_input::file(folder.write("file", "a")).is_repeatable());
  BOOST_TEST(text_input::memory("text", "a").is_repeatable());
}

BOOST_AUTO_TEST_CASE(io_errors_name_the_file_and_the_reason) {
  const temporary_folder folder;
  const std::string missing = message_of_opening(folder.path() / "missing.csv");
  BOOST_TEST(missing.starts_with("cannot open \""));
  BOOST_TEST(missing.ends_with("\": No such file or directory"));
  BOOST_TEST(message_of_opening(folder.path()).ends_with("\": Is a directory"));
}

BOOST_AUTO_TEST_SUITE_END()
