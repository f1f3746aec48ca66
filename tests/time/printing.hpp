// SPDX-License-Identifier: Apache-2.0
// How Boost.Test prints the values of the room time when a check fails.
#pragma once

#include <ostream>

#include <thads/time/date.hpp>
#include <thads/time/period.hpp>
#include <thads/time/work_calendar.hpp>

namespace thads {

inline std::ostream& boost_test_print_type(std::ostream& out, date d) {
  return out << to_string(d);
}
inline std::ostream& boost_test_print_type(std::ostream& out, period p) {
  return out << to_string(p);
}
inline std::ostream& boost_test_print_type(std::ostream& out, const slice& s) {
  return out << label_en(s) << " of " << s.year();
}
inline std::ostream& boost_test_print_type(std::ostream& out, day_kind kind) {
  return out << "day_kind " << static_cast<int>(kind);
}
inline std::ostream& boost_test_print_type(std::ostream& out, confidence trust) {
  return out << "confidence " << static_cast<int>(trust);
}

}  // namespace thads
