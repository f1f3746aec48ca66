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
            $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>
            -Wdouble-promotion
            -Wfloat-equal>
            $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-Wuseless-cast>
            $<$<BOOL:${THADS_WERROR}>:-Werror>)

# GCC 12 sees overlaps in `"text" + string` that are not there (its bug 105651); delete with GCC 12.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(thads_warnings INTERFACE -Wno-restrict)
endif()
