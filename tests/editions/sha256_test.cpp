// SPDX-License-Identifier: Apache-2.0
// SHA-256 against the examples of NIST (FIPS 180-4 and its example values).
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/editions/edition_file.hpp>
#include <thads/editions/sha256.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(sha256_test)

using namespace thads;
using thads_test::code_of;

namespace {

struct example {
  std::string message;
  std::string digest;
};

const std::vector<example>& examples() {
  static const std::vector<example> list{
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}};
  return list;
}

}  // namespace

BOOST_AUTO_TEST_CASE(examples_of_nist) {
  for (const example& e : examples()) {
    BOOST_TEST(to_string(sha256(e.message)) == e.digest);
    const edition_input input = digest_input("cases", text_input::memory("m", e.message));
    BOOST_TEST(input.name == "cases");
    BOOST_TEST(input.bytes == e.message.size());
    BOOST_TEST(to_string(input.sha256) == e.digest);
  }
}

BOOST_AUTO_TEST_CASE(pieces_make_no_difference) {
  for (const std::size_t size : {1U, 63U, 64U, 65U, 1000U}) {
    const std::string& message = examples()[3].message;
    sha256_stream stream;
    for (std::size_t at = 0; at < message.size(); at += size) {
      stream.add(std::string_view(message).substr(at, size));
    }
    BOOST_TEST(to_string(std::move(stream).finish()) == examples()[3].digest);
  }
}

BOOST_AUTO_TEST_CASE(digests_are_read_as_they_are_written) {
  const sha256_digest digest = sha256("abc");
  const std::string text = to_string(digest);
  BOOST_TEST(digest.bytes[0] == 0xBA);
  BOOST_TEST(digest.bytes[31] == 0xAD);
  BOOST_TEST((parse_digest(text) == digest));
  const auto reading = [](const std::string& t) {
    return code_of([&] { return parse_digest(t); });
  };
  BOOST_TEST(reading("") == errc::syntax);
  BOOST_TEST(reading(text + "0") == errc::syntax);
  BOOST_TEST(reading(text.substr(1)) == errc::syntax);
  BOOST_TEST(reading("B" + text.substr(1)) == errc::syntax);
  BOOST_TEST(reading("g" + text.substr(1)) == errc::syntax);
}

BOOST_AUTO_TEST_CASE(files_are_named_when_they_are_no_editions) {
  const std::string text = "thads edition\t1\n";
  try {
    static_cast<void>(read_edition(text_input::memory("2024.edition", text)));
    BOOST_TEST(false, "no error");
  } catch (const error_at& e) {
    BOOST_TEST(e.code() == errc::corrupt);
    BOOST_TEST(e.file() == "2024.edition");
  }
  BOOST_TEST(code_of([] { return read_edition(text_input::file("/none/none")); }) == errc::io);
}

BOOST_AUTO_TEST_SUITE_END()
