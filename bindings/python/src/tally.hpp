// SPDX-License-Identifier: Apache-2.0
// A tally as an object of Python.
#pragma once

#include <memory>
#include <utility>

#include <thads/read/arrow/arrow_tally.hpp>
#include <thads/tally/tally.hpp>

namespace thads::python {

/// Figures, and their columns once somebody asked for them.
struct tally_object {
  explicit tally_object(tally t) : figures(std::move(t)) {}

  [[nodiscard]] const shared_arrow_batch& batch() {
    if (!columns) columns = to_arrow(figures);
    return columns;
  }

  tally figures;
  shared_arrow_batch columns{};
};

using shared_tally = std::shared_ptr<tally_object>;

[[nodiscard]] inline shared_tally share(tally t) {
  return std::make_shared<tally_object>(std::move(t));
}

}  // namespace thads::python
