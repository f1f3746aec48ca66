// SPDX-License-Identifier: Apache-2.0
// What most sources of this folder include, compiled once for all of them.
#pragma once

#include <CLI/CLI.hpp>

#include <thads/read/csv/csv_register.hpp>
#include <thads/report/year/report_on.hpp>
