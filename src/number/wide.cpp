// SPDX-License-Identifier: Apache-2.0
// The only source that compiles what numbers need of wide integers.
#include <thads/number/allocate-inl.hpp>
#include <thads/number/decimal-inl.hpp>
#include <thads/number/ratio-inl.hpp>
