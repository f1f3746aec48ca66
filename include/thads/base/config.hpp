// SPDX-License-Identifier: Apache-2.0
// What every header of thads takes for granted: the compiler, its 128-bit integers, nothing else.
#pragma once

#include <thads/version.h>

#if __cplusplus < 202002L
#error "thads needs C++20"
#endif

#ifndef __SIZEOF_INT128__
#error "thads needs a compiler with 128-bit integers (GCC or Clang on a 64-bit target)"
#endif

// The bodies in the files *-inl.hpp are compiled once, in the library thads::thads.
// THADS_HEADER_ONLY, which the target thads::headers defines, compiles them into each source
// instead.
#ifdef THADS_HEADER_ONLY
#define THADS_INLINE inline
#else
#define THADS_INLINE
#endif

namespace thads {

/// Signed 128-bit integer: the width in which đồng are accumulated.
__extension__ typedef __int128 int128_t;

/// Unsigned 128-bit integer.
__extension__ typedef unsigned __int128 uint128_t;

}  // namespace thads
