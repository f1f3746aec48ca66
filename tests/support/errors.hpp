// SPDX-License-Identifier: Apache-2.0
// The error that a call throws, as a value that checks can compare and print.
#pragma once

#include <ostream>

#include <thads/base/error.hpp>

namespace thads {

inline std::ostream& boost_test_print_type(std::ostream& out, errc code) {
  return out << describe(code).name;
}

}  // namespace thads

namespace thads_test {

/// The code of the error that `call` throws; `ok` when it throws none.
template <class Call>
[[nodiscard]] thads::errc code_of(Call call) {
  try {
    static_cast<void>(call());
  } catch (const thads::error& e) {
    return e.code();
  }
  return thads::errc::ok;
}

}  // namespace thads_test
