// SPDX-License-Identifier: Apache-2.0
// The tree of agencies: who is above whom, and from when to when.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/model/agency_tree.hpp>

BOOST_AUTO_TEST_SUITE(agency_tree_test)

using namespace thads;

namespace {

const date before_merger = date::from_ymd(2025, 6, 30);
const date after_merger = date::from_ymd(2025, 7, 1);

// Two provinces; on 1 July 2025 the one joins the other.
agency_tree two_provinces() {
  return agency_tree({
      {.code = "HG", .kind = unit_kind::province, .parent = "VN", .valid_to = before_merger},
      {.code = "VN", .kind = unit_kind::nation},
      {.code = "CT", .kind = unit_kind::province, .parent = "VN"},
      {.code = "HG1", .kind = unit_kind::district, .parent = "HG", .valid_to = before_merger},
      {.code = "HG1", .kind = unit_kind::region, .parent = "CT", .valid_from = after_merger},
  });
}

std::string codes(const std::vector<const agency*>& agencies) {
  std::string all;
  for (const agency* a : agencies) all += a->code + " ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_code_has_the_place_of_the_date) {
  const agency_tree tree = two_provinces();
  BOOST_TEST(tree.find("HG1", before_merger)->parent == "HG");
  BOOST_TEST(tree.find("HG1", after_merger)->parent == "CT");
  BOOST_TEST((tree.find("HG", after_merger) == nullptr));
  BOOST_TEST((tree.find("XX", after_merger) == nullptr));
  BOOST_TEST(tree.knows("HG"));
  BOOST_TEST(!tree.knows("XX"));
  BOOST_TEST(!tree.knows(""));
}

BOOST_AUTO_TEST_CASE(the_way_up_is_that_of_the_date) {
  const agency_tree tree = two_provinces();
  BOOST_TEST(codes(tree.chain("HG1", before_merger)) == "HG1 HG VN ");
  BOOST_TEST(codes(tree.chain("HG1", after_merger)) == "HG1 CT VN ");
  BOOST_TEST(tree.is_within("HG1", "HG", before_merger));
  BOOST_TEST(!tree.is_within("HG1", "HG", after_merger));
  BOOST_TEST(tree.is_within("HG1", "HG1", after_merger));
  BOOST_TEST(tree.ancestor("HG1", unit_kind::province, after_merger)->code == "CT");
  BOOST_TEST(tree.ancestor("CT", unit_kind::province, after_merger)->code == "CT");
  BOOST_TEST((tree.ancestor("VN", unit_kind::province, after_merger) == nullptr));
}

BOOST_AUTO_TEST_CASE(children_and_roots_are_those_of_the_date) {
  const agency_tree tree = two_provinces();
  BOOST_TEST(codes(tree.children("VN", before_merger)) == "CT HG ");
  BOOST_TEST(codes(tree.children("VN", after_merger)) == "CT ");
  BOOST_TEST(codes(tree.children("CT", before_merger)) == "");
  BOOST_TEST(codes(tree.children("CT", after_merger)) == "HG1 ");
  BOOST_TEST(codes(tree.roots(after_merger)) == "VN ");
}

BOOST_AUTO_TEST_CASE(a_circle_ends) {
  const agency_tree tree({{.code = "A", .parent = "B"}, {.code = "B", .parent = "A"}});
  BOOST_TEST(codes(tree.chain("A", after_merger)) == "A B ");
  BOOST_TEST(!tree.is_within("A", "C", after_merger));
}

BOOST_AUTO_TEST_SUITE_END()
