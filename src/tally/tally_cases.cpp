// SPDX-License-Identifier: Apache-2.0
#include <thads/tally/tally_cases-inl.hpp>
