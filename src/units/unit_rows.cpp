// SPDX-License-Identifier: Apache-2.0
#include <thads/units/unit_rows.hpp>

#include <algorithm>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/units/unit_destinations.hpp>

namespace thads {

unit_rows::unit_rows(const agency_tree& tree, std::string_view root, date on,
                     const succession_table* successions)
    : tree_(tree), successions_(successions), on_(on) {
  const agency* const top = tree.find(root, on);
  if (top == nullptr) {
    throw error(errc::not_found, "there is no unit " + quoted_text(root) + " on " + to_string(on));
  }
  add(*top);
  for (const agency* below : tree.children(root, on)) add(*below);
}

bool unit_rows::covers(std::string_view unit) const {
  const std::vector<std::string> units = stands_in(unit);
  const auto inside = std::count_if(units.begin(), units.end(), [this](const std::string& u) {
    return tree_.is_within(u, rows_.front().code, on_);
  });
  if (inside != 0 && inside != static_cast<std::ptrdiff_t>(units.size())) {
    throw error(errc::bad_register,
                "what unit " + quoted_text(unit) +
                    " did was divided between units inside and "
                    "outside of " +
                    quoted_text(rows_.front().code) +
                    ", and its cases cannot be told apart; report on a unit above them all");
  }
  return inside != 0;
}

std::optional<std::size_t> unit_rows::below(std::string_view unit) const {
  std::optional<std::size_t> row;
  bool is_first = true;
  for (const std::string& part : stands_in(unit)) {
    const std::optional<std::size_t> at = row_of(part);
    if (!is_first && at != row) return std::nullopt;
    row = at;
    is_first = false;
  }
  return row;
}

bool unit_rows::is_divided(std::string_view unit) const {
  return stands_in(unit).size() > 1 && covers(unit) && !below(unit);
}

std::vector<std::string> unit_rows::stands_in(std::string_view unit) const {
  if (successions_ == nullptr || tree_.find(unit, on_) != nullptr) return {std::string(unit)};
  std::vector<std::string> units;
  for (history_share& part : unit_destinations(tree_, *successions_, on_, on_).of(unit)) {
    units.push_back(std::move(part.unit));
  }
  return units;
}

std::optional<std::size_t> unit_rows::row_of(std::string_view unit) const {
  const std::vector<const agency*> up = tree_.chain(unit, on_);
  for (std::size_t i = 0; i + 1 < up.size(); ++i) {
    if (up[i + 1]->code == rows_.front().code) return place_of(up[i]->code);
  }
  return std::nullopt;
}

std::optional<std::size_t> unit_rows::place_of(std::string_view code) const {
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    if (rows_[i].code == code) return i;
  }
  return std::nullopt;
}

}  // namespace thads
