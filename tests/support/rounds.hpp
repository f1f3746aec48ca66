// SPDX-License-Identifier: Apache-2.0
// How often a test with random input runs.
#pragma once

namespace thads_test {

/// `usual` rounds, or a tenth of them under a sanitizer, where everything is slow.
constexpr int rounds(int usual) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return usual / 10;
#else
  return usual;
#endif
}

}  // namespace thads_test
