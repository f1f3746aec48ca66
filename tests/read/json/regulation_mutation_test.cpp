// SPDX-License-Identifier: Apache-2.0
// Regulation files with bytes and values changed at random: there is a regulation, or there are
// problems that can be shown; nothing else comes out.
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/read/json/json_reader.hpp>
#include <thads/read/json/regulation_json.hpp>

BOOST_AUTO_TEST_SUITE(regulation_mutation_test)

using namespace thads;
using namespace std::string_view_literals;
using nlohmann::json;

namespace {

class mutator {
 public:
  explicit mutator(std::mt19937::result_type seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string with_bytes_changed(std::string text) {
    for (std::size_t i = 1 + below(3); i > 0; --i) change(text);
    return text;
  }

  // A document with one of its values, at any depth, exchanged for another.
  json with_a_value_changed(json document) {
    any_value_in(document) = any_value();
    return document;
  }

 private:
  // Most changes are of a kind that the parser accepts, so that the reader sees them.
  void change(std::string& text) {
    static constexpr auto likely = "{}[]:,\"\\'+-*~/_ 0129AEFXaeu\n\0"sv;
    const std::size_t at = below(text.size());
    const std::size_t size = 1 + below(40);
    switch (below(7)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(8)));
        break;
      case 2:
        text[at] = likely[below(likely.size())];
        break;
      case 3:
        text.insert(at, 1, likely[below(likely.size())]);
        break;
      case 4:
        text.erase(at, 1);
        break;
      case 5:
        text.insert(below(text.size()), text.substr(at, size));
        break;
      default:
        if (below(10) == 0) text.resize(at + 1);
        text.erase(at, size);
        if (text.empty()) text = "{";
        break;
    }
  }

  json& any_value_in(json& document) {
    json* value = &document;
    while (value->is_structured() && !value->empty() && below(8) != 0) {
      auto child = value->begin();
      for (std::size_t i = below(value->size()); i > 0; --i) ++child;
      value = &*child;
    }
    return *value;
  }

  json any_value() {
    static const std::vector<json> values{nullptr,
                                          true,
                                          false,
                                          0,
                                          -1,
                                          2.5,
                                          1e300,
                                          "",
                                          "A",
                                          "A - B",
                                          "999*A",
                                          "X - X",
                                          "quoted",
                                          "2024-07-26",
                                          "2200-01-01",
                                          json::array(),
                                          json::object(),
                                          json::array({nullptr}),
                                          json::array({"A", "A"}),
                                          {{"vi", "x"}, {"en", "x"}},
                                          {{"title", "x"}, {"columns", {"A"}}}};
    return values[below(values.size())];
  }

  std::mt19937 random_;
};

// A built-in regulation without the blanks, sources and forms that only take time.
json original(const regulation& r) {
  json document = json::parse(find_regulation_text(r.id).value());
  document["forms"] = json::array({document["forms"][2]});
  for (const char* part : {"columns", "indicators", "forms"}) {
    for (json& entry : document[part]) entry["source"] = "x";
  }
  return document;
}

bool is_readable(const std::string& text) {
  return find_invalid_utf8(text) == text.size() && !detail::has_control(text);
}

// Whether the outcome is a regulation, or problems that can be shown, and not both.
bool is_sound(const regulation_load& load) {
  if (load.content.has_value() != load.problems.empty()) return false;
  for (const json_problem& p : load.problems) {
    if (p.message.vi.empty() || p.message.en.empty() || p.message.vi == p.message.en) return false;
    if (!is_readable(p.message.vi) || !is_readable(p.message.en)) return false;
    if (!is_readable(p.path)) return false;
    if (!p.path.empty() && p.path.front() != '/') return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_changed_at_random) {
  mutator random(20240726);
  std::vector<std::string> originals;
  for (const regulation& r : builtin_regulations()) {
    originals.push_back(original(r).dump());
  }
  std::size_t good = 0;
  for (int round = 0; round < 8'000; ++round) {
    const std::string text = random.with_bytes_changed(originals[random.below(originals.size())]);
    const regulation_load load = read_regulation(text);
    if (load.content) ++good;
    BOOST_TEST_REQUIRE(is_sound(load), text);
  }
  BOOST_TEST(good > 500U);
  BOOST_TEST(good < 19'000U);
}

BOOST_AUTO_TEST_CASE(values_exchanged_at_random) {
  mutator random(5);
  const json document = original(builtin_regulations().back());
  for (int round = 0; round < 1000; ++round) {
    const std::string text = random.with_a_value_changed(document).dump();
    BOOST_TEST_REQUIRE(is_sound(read_regulation(text)), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
