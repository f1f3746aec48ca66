// SPDX-License-Identifier: Apache-2.0
// What has errors yields no figures, and says where the first of them is.
#include <cstdint>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/model/soundness.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(soundness_test)

using thads::errc;
using thads::error_at;
using thads::findings;
using thads::require_sound;
using thads::rule;

namespace {

findings with(rule id, std::uint64_t line) {
  findings report;
  const std::uint32_t file = report.add_file("units.csv");
  report.add({.id = rule::column_extra, .file = file, .value = "\"x\""});  // a note
  report.add({.id = id, .file = file, .line = line, .column = 3, .field = "kind", .value = "H"});
  return report;
}

}  // namespace

BOOST_AUTO_TEST_CASE(notes_and_warnings_do_not_matter) {
  require_sound(findings(), "units");
  require_sound(with(rule::ground_ignored, 2), "units");
  BOOST_TEST(true);  // neither threw
}

BOOST_AUTO_TEST_CASE(the_first_error_and_its_place_are_named) {
  const auto is_named = [](const error_at& e) {
    const std::string message = e.what();
    return e.code() == errc::bad_register && e.file() == "units.csv" && e.line() == 7 &&
           e.column() == 3 &&
           message ==
               "units have errors, so they yield no figures; the first, in kind: \"H\" is not a "
               "known code";
  };
  BOOST_CHECK_EXCEPTION(require_sound(with(rule::code_unknown, 7), "units"), error_at, is_named);
}

BOOST_AUTO_TEST_CASE(an_error_beyond_the_limit_of_findings_has_no_place) {
  findings none_listed(0);
  none_listed.add({.id = rule::code_unknown, .file = none_listed.add_file("units.csv")});
  const auto has_no_place = [](const thads::error& e) {
    return e.code() == errc::bad_register && dynamic_cast<const error_at*>(&e) == nullptr;
  };
  BOOST_CHECK_EXCEPTION(require_sound(none_listed, "units"), thads::error, has_no_place);
}

BOOST_AUTO_TEST_SUITE_END()
