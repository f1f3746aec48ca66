// SPDX-License-Identifier: Apache-2.0
// What changed between two editions of a period, and the cases that explain it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thads/editions/edition.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// What an edition says of itself.
enum class edition_field : std::uint8_t {
  library = 0,
  rules = 1,
  label = 2,
  sealed = 3,
  revises = 4,
  regulation = 5,
  regulation_sha256 = 6,
  input = 7,
  set_aside = 8,
};

template <>
struct detail::vocabulary<edition_field> {
  static constexpr std::string_view noun = "field";
  static constexpr std::array<word, 9> words{{{"library", "phiên bản thư viện"},
                                              {"rules", "phiên bản quy tắc đếm"},
                                              {"label", "loại số liệu"},
                                              {"sealed", "ngày chốt"},
                                              {"revises", "thay cho bản"},
                                              {"regulation", "chế độ báo cáo"},
                                              {"regulation_sha256", "mã băm của chế độ báo cáo"},
                                              {"input", "tệp đầu vào"},
                                              {"set_aside", "việc và bản ghi để riêng"}}};
};

/// One thing that an edition says of itself.
struct edition_statement {
  edition_field of{};
  std::string name{};   ///< of an input, otherwise empty
  std::string value{};  ///< as canonical text; empty when it says nothing

  friend bool operator==(const edition_statement&, const edition_statement&) = default;
};

/// All that `e` says of itself besides the period, in order of the fields; an input says its size
/// and its digest.
[[nodiscard]] std::vector<edition_statement> statements_of(const edition& e);

/// Something that two editions say differently; empty where one of them says nothing.
struct changed_statement {
  edition_field of{};
  std::string name{};  ///< of an input, otherwise empty
  std::string before{};
  std::string after{};

  friend bool operator==(const changed_statement&, const changed_statement&) = default;
};

/// A figure that is not the same in two tallies.
struct changed_figure {
  cell_key key{};
  measure of{};
  figure before{};
  figure after{};

  /// After less before. Throws errc::overflow.
  [[nodiscard]] figure difference() const { return after - before; }

  friend bool operator==(const changed_figure&, const changed_figure&) = default;
};

/// Everything that two editions say differently.
struct edition_diff {
  std::vector<changed_statement> statements{};  ///< by field, then by name
  std::vector<changed_figure> figures{};        ///< by key, then by measure

  [[nodiscard]] bool empty() const noexcept { return statements.empty() && figures.empty(); }
};

/// Every figure that is not the same in both, by key and measure. Throws errc::mismatch when the
/// tallies have different periods or keys; versions of the counting rules may differ.
[[nodiscard]] std::vector<changed_figure> compare_figures(const tally& before, const tally& after);

/// Everything that two editions of a period say differently. Throws like compare_figures.
[[nodiscard]] edition_diff compare_editions(const edition& before, const edition& after);

/// What happened to a case between two registers.
enum class case_change : std::uint8_t {
  added = 0,    ///< it contributes now and did not before
  removed = 1,  ///< it contributed before and does not now
  moved = 2,    ///< it is counted under another key or another measure
  money = 3,    ///< it is counted where it was, with other money
};

template <>
struct detail::vocabulary<case_change> {
  static constexpr std::string_view noun = "change";
  static constexpr std::array<word, 4> words{
      {{"added", "thêm"}, {"removed", "bớt"}, {"moved", "chuyển mục"}, {"money", "đổi số tiền"}}};
};

/// A case that contributes to a figure differently than before.
struct explained_change {
  std::string case_id{};
  case_change change{};
  changed_figure contribution{};  ///< what it added before, and what it adds now

  friend bool operator==(const explained_change&, const explained_change&) = default;
};

/// The cases that contribute differently to `before`, counted from `register_before`, and to
/// `after`, counted from `register_after`: by key, measure and case id, also where cases make up
/// for each other and the figure stayed. What they add to a figure sums up to its difference.
/// Throws errc::mismatch like compare_figures, and when the registers do not account for the
/// differences.
[[nodiscard]] std::vector<explained_change> explain_changes(const tally& before,
                                                            const case_register& register_before,
                                                            const tally& after,
                                                            const case_register& register_after);

}  // namespace thads
