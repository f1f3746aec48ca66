# SPDX-License-Identifier: Apache-2.0
# The warnings that our own targets ask for; nobody who links thads::headers inherits them.
add_library(thads_warnings INTERFACE)
target_compile_options(
  thads_warnings
  INTERFACE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall
            -Wextra
            -Wpedantic
            -Wconversion
            -Wsign-conversion
            -Wshadow
            -Wold-style-cast
            -Wdouble-promotion
            -Wfloat-equal>
            $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast>
            $<$<BOOL:${THADS_WERROR}>:-Werror>)
