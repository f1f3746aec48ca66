// SPDX-License-Identifier: Apache-2.0
// A register as an object of Python.
#pragma once

#include <memory>
#include <utility>

#include "input.hpp"

#include <thads/model/soundness.hpp>
#include <thads/read/csv/register_rows.hpp>
#include <thads/tally/tally_cases.hpp>
#include <thads/time/period.hpp>

namespace thads::python {

struct register_object {
  explicit register_object(register_load l) : load(std::move(l)) {}

  register_load load;
};

using shared_register = std::shared_ptr<register_object>;

/// Throws errc::argument for a number of threads that nobody means.
inline void require_threads(unsigned threads) {
  constexpr unsigned most_threads = 1024;
  if (threads < 1 || threads > most_threads) {
    throw error(errc::argument, "threads is not from 1 to 1024");
  }
}

/// What `count` makes of the cases; a register with errors is refused with the first of them.
template <class Count>
auto count_sound(const register_object& from, Count count) {
  try {
    return count(from.load.cases);
  } catch (const error& e) {
    if (e.code() == errc::bad_register) throw_first_error(from.load.report, e.what());
    throw;
  }
}

}  // namespace thads::python
