// SPDX-License-Identifier: Apache-2.0
// A regulation on statistics as data: its columns, identities, indicators and forms. A regulation
// is read from a file (read/json/regulation_json.hpp), never written as code.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/docket.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/regulation/expression.hpp>
#include <thads/tally/measures.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// How sure a part of a regulation is: taken from its text, or worked out from published totals.
enum class basis : std::uint8_t { quoted = 0, reconstructed = 1 };

/// What the rows of a form stand for.
enum class row_axis : std::uint8_t {
  judgment_types = 0,  ///< all cases; ex officio and on request, and within these every type
  agencies = 1,        ///< the tree of agencies, and within each its officers
};

/// What the rows of the form of a docket stand for.
enum class docket_axis : std::uint8_t {
  subjects = 0,  ///< what items are about
  units = 1,     ///< the units directly below the one that reports
};

template <>
struct detail::vocabulary<basis> {
  static constexpr std::string_view noun = "basis";
  static constexpr std::array<word, 2> words{
      {{"quoted", "theo văn bản"}, {"reconstructed", "suy ra từ số liệu công bố"}}};
};

template <>
struct detail::vocabulary<row_axis> {
  static constexpr std::string_view noun = "rows";
  static constexpr std::array<word, 2> words{
      {{"judgment_types", "loại bản án, quyết định"}, {"agencies", "cơ quan, chấp hành viên"}}};
};

template <>
struct detail::vocabulary<docket_axis> {
  static constexpr std::string_view noun = "rows";
  static constexpr std::array<word, 2> words{{{"subjects", "nội dung"}, {"units", "cơ quan"}}};
};

/// How often each measure goes into a sum: what an expression comes down to.
class measure_weights {
 public:
  /// Factors beyond this are refused.
  static constexpr std::int32_t max_factor = 1'000'000;

  [[nodiscard]] std::int32_t operator[](measure m) const noexcept;

  /// Adds `factor` times `other`; throws errc::limit beyond `max_factor`, and then adds nothing.
  void add(const measure_weights& other, std::int32_t factor);

  /// The weights of a single measure.
  [[nodiscard]] static measure_weights of(measure m) noexcept;

  /// The sum over `values`. Throws errc::overflow when it exceeds 64 bits of cases or 128 bits of
  /// đồng; only the sum itself counts, not what is added up on the way.
  [[nodiscard]] figure sum(const measures& values) const;

  friend bool operator==(const measure_weights&, const measure_weights&) = default;

 private:
  std::array<std::int32_t, word_count<measure>> factors_{};
};

/// A column: a named sum of measures and other columns.
struct regulation_column {
  std::string id{};
  bilingual title{};
  expression formula{};
  measure_weights weights{};  ///< what the formula comes down to
  thads::basis basis{};
  std::string source{};  ///< regulation and article, or how it was worked out
};

/// Two sums that are equal for all measures that keep the flow identity.
struct identity {
  std::string id{};
  expression left{};
  expression right{};
  measure_weights left_weights{};
  measure_weights right_weights{};
  thads::basis basis{};
};

/// A quotient of two sums, in percent.
struct indicator {
  std::string id{};
  bilingual title{};
  expression numerator{};
  expression denominator{};
  measure_weights numerator_weights{};
  measure_weights denominator_weights{};
  int decimals = 2;
  thads::direction direction{};
  thads::basis basis{};
  std::string source{};
};

/// A node of the header of a form: a column or an indicator, or a title over other nodes.
struct form_heading {
  bilingual title{};
  std::string id{};  ///< of the column or indicator; empty over other nodes
  std::vector<form_heading> parts{};
};

/// A form (biểu).
struct form {
  std::string id{};      ///< "01"
  std::string number{};  ///< as printed: "01/TK-THA"
  bilingual title{};
  quantity of{};
  row_axis rows{};
  std::optional<flag> only{};  ///< only cases of this theme
  std::vector<form_heading> header{};
  std::int64_t money_unit = 1;  ///< đồng in one unit of what is printed: 1, 1000, …
  thads::basis basis{};
  std::string source{};
};

/// A node of the header of the form of a docket: a column, or a title over other nodes.
struct docket_heading {
  std::string id{};  ///< of the column; empty over other nodes
  bilingual title{};
  expression formula{};  ///< of a column: a sum of docket_counts and numbers of items by outcome
  std::vector<docket_heading> parts{};
};

/// Two sums over a docket that are equal because what was open or opened has ended or is open.
struct docket_identity {
  std::string id{};
  expression left{};
  expression right{};
  thads::basis basis{};
};

/// A docket, its codes and its form.
struct docket_form {
  docket_kind docket{};
  std::string id{};      ///< of the form: "08"
  std::string number{};  ///< as printed: "08/TK-THA"
  docket_axis rows{};
  std::vector<docket_heading> header{};
  std::vector<docket_identity> identities{};
  thads::basis basis{};
  std::string source{};
};

/// A regulation and the days on which it is in force.
struct regulation {
  std::string id{};      ///< "TT05-2024": number and year
  std::string number{};  ///< "05/2024/TT-BTP"
  bilingual title{};
  date from = earliest_date;  ///< first day in force
  date to = latest_date;      ///< last day in force
  bool provisional = false;   ///< the text was not at hand; figures may change
  std::vector<regulation_column> columns{};
  std::vector<identity> identities{};
  std::vector<indicator> indicators{};
  std::vector<form> forms{};           ///< of cases
  std::vector<docket_form> dockets{};  ///< and their forms

  /// The entry with this id, or nullptr.
  [[nodiscard]] const regulation_column* find_column(std::string_view wanted) const noexcept;
  [[nodiscard]] const indicator* find_indicator(std::string_view wanted) const noexcept;
  [[nodiscard]] const form* find_form(std::string_view wanted) const noexcept;
  [[nodiscard]] const docket_form* find_docket_form(std::string_view wanted) const noexcept;

  /// The dockets without their forms.
  [[nodiscard]] std::vector<docket_kind> docket_kinds() const;

  [[nodiscard]] bool in_force(date on) const noexcept { return from <= on && on <= to; }

 private:
  template <class Entry>
  [[nodiscard]] static const Entry* find_in(const std::vector<Entry>& entries,
                                            std::string_view wanted) noexcept {
    for (const Entry& e : entries) {
      if (e.id == wanted) return &e;
    }
    return nullptr;
  }
};

/// The form of `in` with this id. Throws errc::not_found with the ids that there are.
[[nodiscard]] const form& form_of(const regulation& in, std::string_view id);

/// Form `id` of a docket. Throws errc::not_found for one that the regulation does not have.
[[nodiscard]] const docket_form& docket_form_of(const regulation& in, std::string_view id);

/// What a name in an expression stands for: the column with that id, or the measure with that code.
/// Throws errc::not_found.
[[nodiscard]] measure_weights weights_of(const regulation& in, std::string_view name);

/// The sum that `e` comes down to, with columns as `in` defines them. Throws errc::not_found and
/// errc::limit.
[[nodiscard]] measure_weights weights_of(const regulation& in, const expression& e);

namespace detail {

// Whether two sums are equal for all measures that keep the flow identity: then their difference is
// a multiple of what came in minus what became of it.
[[nodiscard]] bool always_equal(const measure_weights& left, const measure_weights& right);

// Works out the weights of every column of a regulation, however they refer to each other.
// `Report` is called with the place of a column and each regulation_error of its own formula: a
// name that stands for nothing (errc::not_found), a column that comes down to itself
// (errc::argument), a factor beyond its limit (errc::limit). Such a term counts as nothing.
template <class Report>
class column_resolver {
 public:
  column_resolver(regulation& in, Report report)
      : in_(in), report_(std::move(report)), states_(in.columns.size()) {}

  void resolve_all() {
    for (std::size_t i = 0; i < in_.columns.size(); ++i) {
      if (states_[i] == state::open) resolve(i);
    }
  }

 private:
  enum class state : std::uint8_t { open, begun, done };

  void resolve(std::size_t i) {
    states_[i] = state::begun;
    way_.push_back(i);
    measure_weights weights;
    for (const term& t : in_.columns[i].formula.terms()) {
      try {
        weights.add(weights_of_name(t.name), t.factor);
      } catch (const regulation_error& e) {
        report_(i, e);
      }
    }
    in_.columns[i].weights = weights;
    way_.pop_back();
    states_[i] = state::done;
  }

  [[nodiscard]] measure_weights weights_of_name(const std::string& name) {
    if (const regulation_column* c = in_.find_column(name)) {
      const auto i = static_cast<std::size_t>(c - in_.columns.data());
      if (states_[i] == state::begun) throw_circle(i);
      if (states_[i] == state::open) resolve(i);
    }
    return weights_of(in_, name);
  }

  [[noreturn]] void throw_circle(std::size_t first) const {
    std::string circle;
    for (auto i = std::find(way_.begin(), way_.end(), first); i != way_.end(); ++i) {
      circle += in_.columns[*i].id + " → ";
    }
    circle = quoted_text(circle + in_.columns[first].id);
    throw regulation_error(errc::argument, "cột quy về chính nó: " + circle,
                           "the column comes down to itself: " + circle);
  }

  regulation& in_;
  Report report_;
  std::vector<state> states_;
  std::vector<std::size_t> way_;  // the columns that are begun
};

}  // namespace detail

}  // namespace thads
