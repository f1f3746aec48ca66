// SPDX-License-Identifier: Apache-2.0
// Dockets: what agencies count besides cases, such as complaints and coercion decisions. Which
// dockets there are and what their items may be about is data, given by a regulation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A code of a docket and what reports call it.
struct docket_word {
  std::string id{};
  bilingual title{};

  friend bool operator==(const docket_word&, const docket_word&) = default;
};

/// What items can be about, or a heading over several such things.
struct docket_subject {
  docket_word word{};
  std::vector<docket_word> parts{};  ///< when there are any, items name one of these instead

  friend bool operator==(const docket_subject&, const docket_subject&) = default;
};

/// A docket and its codes.
struct docket_kind {
  docket_word word{};
  std::vector<docket_subject> subjects{};
  std::vector<docket_word> outcomes{};  ///< how an item can end

  friend bool operator==(const docket_kind&, const docket_kind&) = default;

  /// Whether items are open until they are decided; visits, which have no outcome, never are.
  [[nodiscard]] bool keeps_stock() const noexcept { return !outcomes.empty(); }

  /// The subject that items name by `id`, or nullptr.
  [[nodiscard]] const docket_word* find_subject(std::string_view id) const noexcept {
    for (const docket_subject& s : subjects) {
      if (s.parts.empty() && s.word.id == id) return &s.word;
      if (const docket_word* part = find_in(s.parts, id)) return part;
    }
    return nullptr;
  }

  /// The outcome `id`, or nullptr.
  [[nodiscard]] const docket_word* find_outcome(std::string_view id) const noexcept {
    return find_in(outcomes, id);
  }

 private:
  [[nodiscard]] static const docket_word* find_in(const std::vector<docket_word>& words,
                                                  std::string_view id) noexcept {
    for (const docket_word& w : words) {
      if (w.id == id) return &w;
    }
    return nullptr;
  }
};

/// One item of a docket: a request, a coercion decision, a complaint, a visit, an inspection …
struct docket_item {
  std::string id{};       ///< its number, unique within the docket
  std::string docket{};   ///< id of the docket
  std::string unit{};     ///< the agency that keeps it
  std::string officer{};  ///< who handles it; may be empty
  std::string subject{};
  date opened{};
  std::optional<date> decided{};  ///< the day on which it ended
  std::string outcome{};          ///< how it ended; empty while it has not
  std::int64_t people = 0;        ///< persons concerned; 0 when that is not recorded
  std::int64_t amount = 0;        ///< đồng that the decision grants, such as what is exempted
  std::string duplicate_of{};     ///< the item about the same matter that is counted instead
  std::uint64_t line = 0;         ///< of its file

  [[nodiscard]] bool is_duplicate() const noexcept { return !duplicate_of.empty(); }

  /// Whether it had been opened and had not ended when the day `on` ended.
  [[nodiscard]] bool is_open_on(date on) const noexcept {
    return opened <= on && (!decided || on < *decided);
  }
};

/// Items of dockets, and the dockets that they belong to.
class docket_table {
 public:
  docket_table() = default;
  docket_table(std::vector<docket_kind> kinds, std::vector<docket_item> items)
      : kinds_(std::move(kinds)), items_(std::move(items)) {}

  [[nodiscard]] std::span<const docket_kind> kinds() const noexcept { return kinds_; }
  /// In the order of the file.
  [[nodiscard]] std::span<const docket_item> items() const noexcept { return items_; }
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }

  /// The docket `id`, or nullptr.
  [[nodiscard]] const docket_kind* find(std::string_view id) const noexcept {
    for (const docket_kind& k : kinds_) {
      if (k.word.id == id) return &k;
    }
    return nullptr;
  }

 private:
  std::vector<docket_kind> kinds_;
  std::vector<docket_item> items_;
};

}  // namespace thads
