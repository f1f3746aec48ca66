// SPDX-License-Identifier: Apache-2.0
// The canonical text of editions: known bytes, a round trip, and an error for every other text.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/editions/edition_text.hpp>
#include <thads/editions/sha256.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(edition_test)

using namespace thads;
using thads_test::code_of;

namespace {

const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const std::string nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

// Two units, one of which has a tab in its code; figures beyond 64 bits.
edition known_edition() {
  tally t(period(2024, 6), {dimension::unit, dimension::flags});
  measures m;
  m[measure::finished] = {3, -2};
  m[measure::carried_over] = {-1, static_cast<int128_t>(1) << 100};
  t.add({.unit = "U\t1", .flags = flag_set::from_bits(3)}, m);
  measures n;
  n[measure::separate_book] = {1, 0};
  t.add({.unit = "B"}, n);
  t.add_set_aside({5, 1});
  return {.figures = t,
          .inputs = {{"cases", 3, sha256("abc")}, {"events", 0, sha256("")}},
          .regulation = "TT05-2024",
          .regulation_sha256 = sha256("abc"),
          .library = "0.1.0",
          .label = edition_label::final,
          .sealed = date::from_ymd(2024, 4, 5)};
}

// 2^100 = 1267650600228229401496703205376. The seal was computed by sha256sum over the lines.
std::string known_lines() {
  return "thads edition\t1\n"
         "library\t0.1.0\n"
         "rules\t1\n"
         "period\t2024-06M\n"
         "label\tfinal\n"
         "sealed\t2024-04-05\n"
         "regulation\tTT05-2024\t" +
         abc + "\n" + "input\tcases\t3\t" + abc + "\n" + "input\tevents\t0\t" + nothing + "\n" +
         "set aside\t5\t1\n"
         "unit\tflags\tmeasure\tcount\tmoney\n"
         "B\t\tseparate_book\t1\t0\n"
         "U\\t1\tbudget|corruption\tcarried_over\t-1\t1267650600228229401496703205376\n"
         "U\\t1\tbudget|corruption\tfinished\t3\t-2\n";
}
const std::string known_seal = "da14ebea6d6f9f4578e5b5a8fda9c7c307a51e3e40a25e9fbf3a771e2e3e9bea";

std::string known_text() { return known_lines() + "seal\t" + known_seal + "\n"; }

// The text with a seal that fits, whatever it says.
std::string with_seal(const std::string& lines) {
  return lines + "seal\t" + to_string(sha256(lines)) + "\n";
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  BOOST_TEST_REQUIRE(at != std::string::npos, what);
  return text.replace(at, what.size(), by);
}

errc unsealing(const std::string& text) {
  return code_of([&] { return unseal(text); });
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_text_is_the_documented_one) {
  BOOST_TEST(seal(known_edition()) == known_text());
  const sealed_edition read = unseal(known_text());
  BOOST_TEST((read.content == known_edition()));
  BOOST_TEST(to_string(read.seal) == known_seal);
}

BOOST_AUTO_TEST_CASE(an_edition_of_everything_comes_back) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto cases = thads_test::register_of(thads_test::random_stories(150, seed));
    for (const dimension_set by : {dimension_set::all(), dimension_set{}}) {
      edition e = known_edition();
      e.figures = tally_cases(cases, period(2024), {.by = by});
      e.label = edition_label::revised;
      e.sealed = std::nullopt;
      e.revises = sha256("abc");
      const std::string text = seal(e);
      BOOST_TEST((unseal(text).content == e));
    }
  }
}

BOOST_AUTO_TEST_CASE(threads_and_the_order_of_cases_leave_no_trace) {
  const auto stories = thads_test::random_stories(400, 7);
  std::vector<thads_test::case_story> shuffled = stories;
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937_64(3));
  edition e = known_edition();
  e.figures = tally_cases(thads_test::register_of(stories), period(2024));
  const std::string text = seal(e);
  for (const unsigned threads : {1U, 2U, 3U, 4U}) {
    e.figures = tally_cases(thads_test::register_of(shuffled), period(2024), {.threads = threads});
    BOOST_TEST((seal(e) == text), threads << " threads");
  }
}

BOOST_AUTO_TEST_CASE(every_other_byte_and_every_cut_is_refused) {
  const std::string good = known_text();
  BOOST_TEST(unsealing(good) == errc::ok);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      std::string bad = good;
      bad[at] = static_cast<char>(value);
      if (bad == good) continue;
      refused += unsealing(bad) == errc::corrupt ? 1U : 0U;
    }
  }
  BOOST_TEST(refused == good.size() * 255U);
  for (std::size_t size = 0; size < good.size(); ++size) {
    BOOST_TEST(unsealing(good.substr(0, size)) == errc::corrupt);
    BOOST_TEST(unsealing(good.substr(good.size() - size)) == errc::corrupt);
  }
  BOOST_TEST(unsealing(good + "\n") == errc::corrupt);
  BOOST_TEST(unsealing(good + good) == errc::corrupt);
}

BOOST_AUTO_TEST_CASE(what_is_not_canonical_is_refused_even_with_a_seal_that_fits) {
  const auto changed = [](const std::string& what, const std::string& by) {
    return unsealing(with_seal(replaced(known_lines(), what, by)));
  };
  BOOST_TEST(changed("final", "provisional") == errc::ok);  // positive controls
  BOOST_TEST(changed("sealed\t2024-04-05\n", "") == errc::ok);
  BOOST_TEST(changed("rules\t1", "rules\t2") == errc::ok);
  const std::string row = "U\\t1\tbudget|corruption\tfinished\t3\t-2\n";
  BOOST_TEST(changed(row, "") == errc::ok);
  const std::vector<std::pair<std::string, std::string>> faults{
      {"edition\t1", "edition\t2"},       // another format
      {"edition\t1\n", "edition\n"},      // no format
      {"library\t0.1.0", "library\t"},    // no version
      {"rules\t1", "rules\t01"},          // a number in another way
      {"rules\t1", "rules\t4294967296"},  // a number beyond its range
      {"rules\t1", "rules\t-1"},          // below it
      {"2024-06M", "2024-13M"},           // no such period
      {"2024-06M", "2024-6M"},            // a period in another way
      {"final", "Final"},                 // an unknown label
      {"final", "revised"},               // revised, but what?
      {"2024-04-05", "2024-02-30"},       // no such day
      {"sealed\t2024-04-05\n", "sealed\t2024-04-05\nsealed\t2024-04-05\n"},
      {"TT05-2024", ""},  // no regulation
      {"TT05-2024\t" + abc, "TT05-2024\t" + abc.substr(1)},
      {"TT05-2024\t" + abc, "TT05-2024\tBA" + abc.substr(2)},
      {"input\tcases\t3\t", "input\tcases\t-3\t"},
      {"input\tcases\t3\t", "input\tcases\t18446744073709551616\t"},
      {"input\tcases", "input\tevents"},  // the same name twice
      {"input\tcases", "input\tf"},       // out of order
      {"input\tcases", "input\t"},        // no name
      {"set aside\t5\t1", "set aside\t5"},
      {"unit\tflags\t", "flags\tunit\t"},  // keys in another order
      {"unit\tflags\t", "unit\tunit\t"},
      {"unit\tflags\t", "unit\tcolour\t"},
      {"unit\tflags\tmeasure", "unit\tflags\tcolour"},
      {"unit\tflags\tmeasure\tcount\tmoney\n", "money\n"},
      {row, row + row},                    // a figure twice
      {row, "B\t\tcarried_over\t1\t1\n"},  // keys out of order
      {row, "U\\t1\tbudget|corruption\tfinished\t0\t0\n"},
      {row, "U\\t1\tbudget|corruption\tfinished\t3\n"},
      {row, "U\\t1\tbudget|corruption\tfinished\t3\t-2\t\n"},
      {row, "U\\t1\tbudget|corruption\tfinished\t+3\t-2\n"},
      {row, "U\\t1\tbudget|corruption\tfinished\t9223372036854775808\t-2\n"},
      {row, "U\\t1\tbudget|corruption\tfinished\t3\t170141183460469231731687303715884105728\n"},
      {row, "U\\t1\tcorruption|budget\tfinished\t3\t-2\n"},
      {row, "U\\t1\tcolour\tfinished\t3\t-2\n"},
      {row, "U\\t1\tbudget|corruption\tcolour\t3\t-2\n"},
      {row, "U\\x1\tbudget|corruption\tfinished\t3\t-2\n"},
      {row, "U\\\tbudget|corruption\tfinished\t3\t-2\n"},
      {row, "\xFF\tbudget|corruption\tfinished\t3\t-2\n"},  // not UTF-8
      {row, "U\r\tbudget|corruption\tfinished\t3\t-2\n"},   // not escaped
      {row, "\n"},
  };
  for (const auto& [what, by] : faults) {
    BOOST_TEST(changed(what, by) == errc::corrupt, quoted_text(what) << " -> " << quoted_text(by));
  }
  BOOST_TEST(unsealing(with_seal("")) == errc::corrupt);
  BOOST_TEST(unsealing(with_seal("thads edition\t1\n")) == errc::corrupt);
}

BOOST_AUTO_TEST_CASE(sums_beyond_their_range_are_damage_too) {
  // The same key twice, apart from each other: their sum would overflow.
  const std::string most = "170141183460469231731687303715884105727\n";
  const std::string lines =
      replaced(known_lines(), "B\t\tseparate_book\t1\t0\n",
               "Z\t\tfinished\t1\t" + most + "A\t\tfinished\t1\t1\n" + "Z\t\tfinished\t1\t" + most);
  BOOST_TEST(unsealing(with_seal(lines)) == errc::corrupt);
}

BOOST_AUTO_TEST_CASE(random_lines_never_do_harm) {
  const std::vector<std::string> pieces{"\t",   "\n",    "\\",       "\\t", "seal",
                                        "unit", "input", "measure",  "1",   "-",
                                        "",     "U",     "finished", abc,   "thads edition"};
  std::mt19937_64 random(11);
  for (int i = 0; i < 5000; ++i) {
    std::string text = known_lines();
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      const std::size_t at = random() % text.size();
      text.replace(at, random() % 20, pieces[random() % pieces.size()]);
    }
    const errc code = unsealing(with_seal(text));
    BOOST_REQUIRE(code == errc::ok || code == errc::corrupt);
  }
}

BOOST_AUTO_TEST_CASE(only_what_can_be_read_back_is_sealed) {
  const auto sealing = [](auto change) {
    edition e = known_edition();
    change(e);
    return code_of([&] { return seal(e); });
  };
  BOOST_TEST(sealing([](edition&) {}) == errc::ok);
  BOOST_TEST(sealing([](edition& e) { e.inputs.clear(); }) == errc::ok);
  BOOST_TEST(sealing([](edition& e) { std::swap(e.inputs[0], e.inputs[1]); }) == errc::argument);
  BOOST_TEST(sealing([](edition& e) { e.inputs[1].name = "cases"; }) == errc::argument);
  BOOST_TEST(sealing([](edition& e) { e.inputs[0].name = ""; }) == errc::argument);
  BOOST_TEST(sealing([](edition& e) { e.regulation = ""; }) == errc::argument);
  BOOST_TEST(sealing([](edition& e) { e.library = ""; }) == errc::argument);
  BOOST_TEST(sealing([](edition& e) { e.label = edition_label::revised; }) == errc::argument);
  BOOST_TEST(sealing([](edition& e) { e.regulation = "\xC3"; }) == errc::argument);
}

BOOST_AUTO_TEST_CASE(an_input_is_known_by_name_size_and_digest) {
  const edition e = known_edition();
  const auto given = [&e](edition_input input) {
    return code_of([&] {
      require_input(e, input);
      return 0;
    });
  };
  BOOST_TEST(given({"cases", 3, sha256("abc")}) == errc::ok);
  BOOST_TEST(given({"cases", 3, sha256("abd")}) == errc::mismatch);
  BOOST_TEST(given({"cases", 4, sha256("abc")}) == errc::mismatch);
  BOOST_TEST(given({"units", 3, sha256("abc")}) == errc::mismatch);
}

BOOST_AUTO_TEST_SUITE_END()
