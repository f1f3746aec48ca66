// SPDX-License-Identifier: Apache-2.0
// What stands behind the handles that several groups of the C interface share.
#pragma once

#include <utility>

#include "guard.hpp"

#include <thads/io/csv_register.hpp>
#include <thads/report/table.hpp>
#include <thads/tally/tally.hpp>

struct thads_table : thads::capi::handle<0x74686164737461> {
  explicit thads_table(thads::table t) : content(std::move(t)) {}
  thads::table content;
};

struct thads_register : thads::capi::handle<0x74686164737265> {
  explicit thads_register(thads::register_load l) : load(std::move(l)) {}
  thads::register_load load;
};

struct thads_tally : thads::capi::handle<0x74686164736C79> {
  explicit thads_tally(thads::tally t) : figures(std::move(t)) {}
  thads::tally figures;
};
