// SPDX-License-Identifier: Apache-2.0
// What all tests in C++ include and what seldom changes, compiled once for all of them.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
