// SPDX-License-Identifier: Apache-2.0
// The entry point of every test program in C++. Boost.Test would make one for the file that names
// the module before its header, which the precompiled header has included already.
#include <boost/test/unit_test.hpp>

namespace {

bool name_module() {
  boost::unit_test::framework::master_test_suite().p_name.value = "thads";
  return true;
}

}  // namespace

int main(int argc, char* argv[]) {
  return boost::unit_test::unit_test_main(&name_module, argc, argv);
}
