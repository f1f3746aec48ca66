// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/spoken_facts.hpp>

#include <thads/base/error.hpp>

namespace thads {

void add_facts(report_input& about, const spoken_facts& facts) {
  const period in = about.now().period();
  if (facts.root != about.root || facts.of != in) {
    throw error(errc::mismatch, "a chapter is about unit " + quoted_text(facts.root) + " in " +
                                    to_string(facts.of) + ", the report about " +
                                    quoted_text(about.root) + " in " + to_string(in));
  }
  about.facts.insert(about.facts.end(), facts.list.begin(), facts.list.end());
}

}  // namespace thads
