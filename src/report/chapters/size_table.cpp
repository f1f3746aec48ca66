// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/size_table.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <thads/analysis/stock_flow.hpp>
#include <thads/number/ratio.hpp>
#include <thads/report/listings/unit_table.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/unit_sums.hpp>

namespace thads {

namespace {

// In the largest of billions, millions and single đồng that is exact: "10 triệu", "2.500 triệu".
bilingual amount_words(std::int64_t dong) {
  struct size_word {
    std::int64_t one;
    const char* vi;
    const char* en;
  };
  for (const size_word& w : {size_word{1'000'000'000, " tỷ", " billion"},
                             size_word{1'000'000, " triệu", " million"}, size_word{1, "", ""}}) {
    if (dong % w.one != 0) continue;
    return {shown_number(dong / w.one, language::vi) + w.vi,
            shown_number(dong / w.one, language::en) + w.en};
  }
  return {};
}

// What a band is called: "không có tiền", "đến 10 triệu", "trên 10 triệu đến 100 triệu" …
bilingual band_name(const size_bands& bands, std::size_t band) {
  if (band == 0) return {"không có tiền", "no money"};
  const auto bound = [&](std::size_t i) { return amount_words(bands.bounds()[i]); };
  bilingual name;
  if (band > 1) name = {"trên " + bound(band - 2).vi, "above " + bound(band - 2).en};
  if (band + 1 == bands.size()) return name;
  const std::string gap = name.empty() ? "" : " ";
  return {name.vi + gap + "đến " + bound(band - 1).vi, name.en + gap + "to " + bound(band - 1).en};
}

// The band's upper bound in đồng: "up_to_10000000", "above_100000000000", "no_money".
std::string band_code(const size_bands& bands, std::size_t band) {
  if (band == 0) return "no_money";
  if (band + 1 == bands.size()) return "above_" + std::to_string(bands.bounds().back());
  return "up_to_" + std::to_string(bands.bounds()[band - 1]);
}

class size_tables {
 public:
  size_tables(const size_figures& figures, const unit_rows& rows, language lang)
      : in_(figures.period()),
        bands_(figures.bands()),
        rows_(rows),
        lang_(lang),
        sums_(sums_by_row(rows, figures.cells(), std::vector<measures>(bands_.size()),
                          [](std::vector<measures>& sums, const size_cell& c) {
                            sums[c.key.band] += c.values;
                          })) {}

  [[nodiscard]] table by_band() const;

  // One column for each band; `figure_of(measures)` is what its cells say.
  template <class FigureOf>
  [[nodiscard]] table by_unit(bilingual title, quantity of, FigureOf figure_of) const;

  [[nodiscard]] measures total(std::size_t row) const {
    measures all;
    for (const measures& m : sums_[row]) all += m;
    return all;
  }

 private:
  void add_band_row(table& t, cell name, const measures& m, row_kind kind) const;

  period in_;
  const size_bands& bands_;
  const unit_rows& rows_;
  language lang_;
  std::vector<std::vector<measures>> sums_;  // by unit, then band
};

void size_tables::add_band_row(table& t, cell name, const measures& m, row_kind kind) const {
  std::vector<cell> row{std::move(name)};
  const measures all = total(0);
  for (const quantity q : {quantity::cases, quantity::money}) {
    const auto value = [q](const figure& f) { return value_in(f, q); };
    const ratio share(value(accepted(m)), value(accepted(all)));
    row.push_back(number_cell(value(accepted(m)), lang_));
    row.push_back(rate_cell(published(share), lang_));
    row.push_back(number_cell(value(with_conditions(m)), lang_));
    row.push_back(number_cell(value(resolved(m)), lang_));
    row.push_back(rate_cell(published(resolution_rate(m, q)), lang_));
    row.push_back(number_cell(value(sum_of(m, open_measures)), lang_));
  }
  t.add_row(std::move(row), {.kind = kind});
}

table size_tables::by_band() const {
  std::vector<heading> headings{{"band", {"Giá trị (đồng)", "Size (đồng)"}, alignment::left, {}}};
  for (const quantity q : {quantity::cases, quantity::money}) {
    const std::string end = "_" + std::string(code_of(q));
    headings.push_back(detail::heading_over(
        q, {detail::number_heading("accepted" + end, "Thụ lý", "Accepted"),
            detail::number_heading("share" + end, "Tỷ trọng %", "Share %"),
            detail::number_heading("with_conditions" + end, "Có điều kiện", "With cond."),
            detail::number_heading("resolved" + end, "Xong", "Resolved"),
            detail::number_heading("rate" + end, "Tỷ lệ %", "Rate %"),
            detail::number_heading("open" + end, "Chưa xong", "Open")}));
  }
  table t(std::move(headings));
  detail::add_titles(t, {"Kết quả theo giá trị việc", "Results by size of case"},
                     rows_.list().front().name, in_);
  t.set_unit(detail::unit_line());
  for (std::size_t b = 0; b < bands_.size(); ++b) {
    add_band_row(t, cell::text(band_code(bands_, b), band_name(bands_, b).in(lang_)), sums_[0][b],
                 row_kind::plain);
  }
  add_band_row(t, cell::text("total", lang_ == language::vi ? "Tổng số" : "Total"), total(0),
               row_kind::total);
  return t;
}

template <class FigureOf>
table size_tables::by_unit(bilingual title, quantity of, FigureOf figure_of) const {
  std::vector<heading> headings = detail::unit_headings();
  for (std::size_t b = 0; b < bands_.size(); ++b) {
    const bilingual name = band_name(bands_, b);
    headings.push_back(detail::number_heading(band_code(bands_, b), name.vi, name.en));
  }
  headings.push_back(detail::number_heading("total", "Tổng số", "Total"));
  table t(std::move(headings));
  detail::add_titles(t, std::move(title), rows_.list().front().name, in_);
  t.set_unit(detail::unit_line(of));
  for (std::size_t u = 0; u < rows_.size(); ++u) {
    std::vector<cell> row = detail::unit_cells(rows_.list()[u]);
    for (const measures& m : sums_[u]) {
      row.push_back(number_cell(value_in(figure_of(m), of), lang_));
    }
    row.push_back(number_cell(value_in(figure_of(total(u)), of), lang_));
    t.add_row(std::move(row), detail::style_of_unit(u));
  }
  return t;
}

table largest_table(const std::vector<large_case>& cases, const unit_rows& rows, const period& in,
                    language lang) {
  table t({{"case_id", {"Số việc", "Case"}, alignment::left, {}},
           {"unit", {"Mã", "Unit"}, alignment::left, {}},
           {"officer", {"Chấp hành viên", "Officer"}, alignment::left, {}},
           detail::number_heading("money", "Thụ lý (đồng)", "Accepted (đồng)"),
           detail::number_heading("left", "Đã rời đi (đồng)", "Left (đồng)"),
           detail::number_heading("balance", "Còn lại (đồng)", "Balance (đồng)"),
           {"stands", {"Tình trạng", "Stands"}, alignment::left, {}}});
  detail::add_titles(t, {"Các việc có giá trị lớn nhất", "The largest cases"},
                     rows.list().front().name, in);
  for (const large_case& c : cases) {
    t.add_row({cell::text(c.id), cell::text(c.unit), cell::text(c.officer),
               number_cell(c.money, lang), number_cell(c.left, lang), number_cell(c.balance, lang),
               cell::text(std::string(code_of(c.stands)), bilingual_term(c.stands).in(lang))});
  }
  return t;
}

int128_t money_of(const std::vector<large_case>& cases) {
  figure sum;
  for (const large_case& c : cases) sum += {1, c.money};
  return sum.money;
}

}  // namespace

std::vector<named_table> make_size_tables(const size_figures& figures, const unit_rows& rows,
                                          language lang) {
  const size_tables tables(figures, rows, lang);
  const auto open = [](const measures& m) { return sum_of(m, open_measures); };
  const auto finished = [](const measures& m) { return m[measure::finished]; };
  std::vector<named_table> made;
  made.push_back({"sizes", tables.by_band()});
  for (const quantity q : {quantity::cases, quantity::money}) {
    const std::string end = "_" + std::string(code_of(q));
    made.push_back(
        {"open_by_size" + end,
         tables.by_unit({"Việc chưa xong theo giá trị", "Open cases by size"}, q, open)});
    made.push_back(
        {"finished_by_size" + end,
         tables.by_unit({"Thi hành xong theo giá trị", "Finished by size"}, q, finished)});
  }
  return made;
}

std::vector<named_table> make_largest_tables(const largest_cases& largest,
                                             const size_figures& figures, const unit_rows& rows,
                                             language lang) {
  const size_tables sizes(figures, rows, lang);
  const auto largest_of = [&](std::size_t row) {
    return largest.of_units([&](std::string_view unit) {
      return row == 0 ? rows.covers(unit) : rows.below(unit) == row;
    });
  };
  const std::string n = std::to_string(largest.most());
  std::vector<heading> headings = detail::unit_headings();
  headings.push_back(
      detail::number_heading("largest", n + " việc lớn nhất", "Largest " + n + " cases"));
  headings.push_back(detail::number_heading("accepted", "Thụ lý", "Accepted"));
  headings.push_back(detail::number_heading("share", "Tỷ trọng %", "Share %"));
  table shares(std::move(headings));
  detail::add_titles(shares, {"Tỷ trọng của các việc lớn nhất", "Share of the largest cases"},
                     rows.list().front().name, figures.period());
  shares.set_unit(detail::unit_line(quantity::money));
  for (std::size_t u = 0; u < rows.size(); ++u) {
    const int128_t most = money_of(largest_of(u));
    const int128_t all = accepted(sizes.total(u)).money;
    std::vector<cell> row = detail::unit_cells(rows.list()[u]);
    row.push_back(number_cell(most, lang));
    row.push_back(number_cell(all, lang));
    row.push_back(rate_cell(published(ratio(most, all)), lang));
    shares.add_row(std::move(row), detail::style_of_unit(u));
  }
  std::vector<named_table> made;
  made.push_back({"largest_cases", largest_table(largest_of(0), rows, figures.period(), lang)});
  made.push_back({"largest_share", std::move(shares)});
  return made;
}

namespace {

// By row of units, then by year of acceptance.
using recovery_by_year = std::map<int, recovery>;

ratio recovered_share(const recovery& r) { return {r.recovered.money, r.accepted.money}; }

table recovery_table(const recovery_by_year& years, const unit_rows& rows, const period& in,
                     language lang) {
  table t(
      {{"year", {"Năm thụ lý", "Year accepted"}, alignment::left, {}},
       detail::figure_heading("accepted", {"Thụ lý", "Accepted"}),
       detail::figure_heading("recovered", {"Xong, đã thu đến nay", "Finished, collected to date"}),
       detail::number_heading("recovered_percent", "Thu hồi %", "Recovered %"),
       detail::figure_heading("in_period", {"trong đó trong kỳ", "of which in the period"}),
       detail::figure_heading("left_otherwise", {"Rời đi cách khác", "Left otherwise"}),
       detail::figure_heading("open", {"Chưa xong", "Open"}),
       detail::figure_heading("separate_book", {"Sổ theo dõi riêng", "Separate book"})});
  detail::add_titles(t, {"Thu hồi theo năm thụ lý", "Recovery by year of acceptance"},
                     rows.list().front().name, in);
  t.set_unit(detail::unit_line());
  const auto add = [&](cell name, const recovery& r, row_kind kind) {
    std::vector<cell> row{std::move(name)};
    detail::add_figure_cells(row, r.accepted, lang);
    detail::add_figure_cells(row, r.recovered, lang);
    row.push_back(rate_cell(published(recovered_share(r)), lang));
    for (const figure& f : {r.in_period, r.left_otherwise, r.open, r.separate_book}) {
      detail::add_figure_cells(row, f, lang);
    }
    t.add_row(std::move(row), {.kind = kind});
  };
  recovery all;
  for (const auto& [year, r] : years) {
    add(cell::text(std::to_string(year)), r, row_kind::plain);
    all += r;
  }
  add(cell::text("total", lang == language::vi ? "Tổng số" : "Total"), all, row_kind::total);
  t.add_note({"Tính từ khi thụ lý đến cuối kỳ, chỉ gồm những việc có trong sổ thụ lý.",
              "From acceptance to the end of the period, as far as the register holds the cases."});
  return t;
}

table recovery_unit_table(const std::vector<recovery_by_year>& sums, const unit_rows& rows,
                          const period& in, language lang) {
  std::vector<heading> headings = detail::unit_headings();
  for (const auto& entry : sums.front()) {
    const std::string year = std::to_string(entry.first);
    headings.push_back({{},
                        {"Năm " + year, year},
                        alignment::left,
                        {detail::number_heading(year + "_accepted", "Thụ lý", "Accepted"),
                         detail::number_heading(year + "_recovered", "Đã thu", "Collected"),
                         detail::number_heading(year + "_percent", "%", "%")}});
  }
  table t(std::move(headings));
  detail::add_titles(
      t, {"Thu hồi theo đơn vị và năm thụ lý", "Recovery by unit and year of acceptance"},
      rows.list().front().name, in);
  t.set_unit(detail::unit_line(quantity::money));
  for (std::size_t u = 0; u < rows.size(); ++u) {
    std::vector<cell> row = detail::unit_cells(rows.list()[u]);
    for (const auto& entry : sums.front()) {
      const auto found = sums[u].find(entry.first);
      const recovery r = found == sums[u].end() ? recovery() : found->second;
      row.push_back(number_cell(r.accepted.money, lang));
      row.push_back(number_cell(r.recovered.money, lang));
      row.push_back(rate_cell(published(recovered_share(r)), lang));
    }
    t.add_row(std::move(row), detail::style_of_unit(u));
  }
  return t;
}

}  // namespace

std::vector<named_table> make_recovery_tables(const recovery_figures& figures,
                                              const unit_rows& rows, language lang) {
  const auto sums = sums_by_row(
      rows, figures.cells(), recovery_by_year(),
      [](recovery_by_year& years, const recovery_cell& c) { years[c.key.year] += c.values; });
  std::vector<named_table> made;
  made.push_back({"recovery", recovery_table(sums.front(), rows, figures.period(), lang)});
  made.push_back({"recovery_by_unit", recovery_unit_table(sums, rows, figures.period(), lang)});
  return made;
}

table make_money_base_table(const size_figures& figures, const asset_figures& assets,
                            const unit_rows& rows, language lang) {
  std::vector<heading> headings = detail::unit_headings();
  headings.push_back(detail::number_heading("resolved", "Xong", "Resolved"));
  headings.push_back({{},
                      {"Toàn bộ nghĩa vụ có điều kiện", "Whole obligation with conditions"},
                      alignment::left,
                      {detail::number_heading("whole", "Có điều kiện", "With cond."),
                       detail::number_heading("whole_rate", "Tỷ lệ %", "Rate %")}});
  headings.push_back({{},
                      {"Giới hạn theo tài sản đã xác minh*", "Limited by verified assets*"},
                      alignment::left,
                      {detail::number_heading("limited", "Có điều kiện", "With cond."),
                       detail::number_heading("limited_rate", "Tỷ lệ %", "Rate %")}});
  headings.push_back(detail::figure_heading("valued", {"Có giá trị tài sản", "Assets valued"}));
  headings.push_back(
      detail::figure_heading("beyond_assets", {"Vượt giá trị tài sản", "Beyond assets"}));
  table t(std::move(headings));
  detail::add_titles(t, {"Tiền có điều kiện theo hai cách tính", "Money with conditions, two ways"},
                     rows.list().front().name, figures.period());
  t.set_unit(detail::unit_line());
  t.add_note(
      {"* Chỉ để phân tích, không phải số liệu chính thức; việc chưa có giá trị tài sản tính "
       "đủ nghĩa vụ.",
       "* Analytic, not official; cases without a value of assets count with their whole "
       "obligation."});
  const size_tables sizes(figures, rows, lang);
  const auto coverage =
      sums_by_row(rows, assets.cells(), asset_coverage(),
                  [](asset_coverage& sums, const asset_cell& c) { sums += c.values; });
  for (std::size_t u = 0; u < rows.size(); ++u) {
    const measures m = sizes.total(u);
    const int128_t done = resolved(m).money;
    const figure whole = with_conditions(m);
    const figure limited = whole - figure{0, coverage[u].beyond_assets.money};
    std::vector<cell> row = detail::unit_cells(rows.list()[u]);
    row.push_back(number_cell(done, lang));
    for (const figure& base : {whole, limited}) {
      row.push_back(number_cell(base.money, lang));
      row.push_back(rate_cell(published(ratio(done, base.money)), lang));
    }
    detail::add_figure_cells(row, coverage[u].valued, lang);
    detail::add_figure_cells(row, coverage[u].beyond_assets, lang);
    t.add_row(std::move(row), detail::style_of_unit(u));
  }
  return t;
}

}  // namespace thads
