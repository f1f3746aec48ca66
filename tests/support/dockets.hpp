// SPDX-License-Identifier: Apache-2.0
// Dockets for tests: the built-in codes, and items made in numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/docket.hpp>
#include <thads/read/json/builtin_regulations.hpp>

namespace thads_test {

/// The dockets of Circular 05/2024.
[[nodiscard]] inline const thads::regulation& docket_rules() {
  return thads::find_regulation("TT05-2024");
}

/// Items of one docket, unit and subject, each with a number of its own.
class docket_maker {
 public:
  docket_maker(std::string docket, std::string unit, std::string subject) {
    like_.docket = std::move(docket);
    like_.unit = std::move(unit);
    like_.subject = std::move(subject);
  }

  /// `n` items opened on one day and, with an outcome, decided on another.
  docket_maker& add(std::size_t n, thads::date opened, const std::string& outcome = {},
                    std::optional<thads::date> decided = {}) {
    for (std::size_t i = 0; i < n; ++i) {
      thads::docket_item item = like_;
      item.id = std::to_string(items_.size() + 1);
      item.opened = opened;
      item.outcome = outcome;
      item.decided = decided;
      items_.push_back(std::move(item));
    }
    return *this;
  }

  [[nodiscard]] thads::docket_table table() const {
    return {docket_rules().docket_kinds(), items_};
  }

 private:
  thads::docket_item like_;
  std::vector<thads::docket_item> items_;
};

}  // namespace thads_test
