/* SPDX-License-Identifier: Apache-2.0
 * The one place where the version of thads stands; CMake, C, C++ and Python all read it from here.
 */
#pragma once

#define THADS_VERSION_MAJOR 0
#define THADS_VERSION_MINOR 1
#define THADS_VERSION_PATCH 0

/** The version as text, "major.minor.patch". */
#define THADS_VERSION_STRING "0.1.0"

/** A number that grows with the version, for comparisons in the preprocessor. */
#define THADS_VERSION \
  (THADS_VERSION_MAJOR * 10000 + THADS_VERSION_MINOR * 100 + THADS_VERSION_PATCH)
