// SPDX-License-Identifier: Apache-2.0
// The entry point of every test program; the tests are in the files linked with it.
#define BOOST_TEST_MODULE thads
#include <boost/test/unit_test.hpp>
