// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/staff_table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <thads/analysis/staff_load.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

namespace detail {

bilingual list_of(const std::vector<std::string>& units) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(units.size(), most); ++i) {
    text += (i == 0 ? "" : ", ") + units[i];
  }
  if (units.size() <= most) return {text, text};
  const std::string rest = std::to_string(units.size() - most);
  return {text + " và " + rest + " đơn vị khác", text + " and " + rest + " more"};
}

}  // namespace detail

namespace {

class staff_tables {
 public:
  staff_tables(const std::vector<staff_load>& loads, const period& in, language lang)
      : loads_(loads), in_(in), lang_(lang) {}

  [[nodiscard]] table posts() const {
    table t({{"unit", {"Mã", "Unit"}, alignment::left, {}},
             {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
             {{}, at_the_end(), alignment::left, post_headings("end_")},
             {{}, on_average(), alignment::left, post_headings("average_")},
             detail::number_heading("units_not_stated", "Đơn vị chưa nêu", "Units not stated")});
    detail::add_titles(t, {"BIÊN CHẾ CHẤP HÀNH VIÊN", "POSTS OF OFFICERS"}, root().name, in_);
    for (const staff_load& load : loads_) {
      std::vector<cell> row{cell::text(load.code), cell::text(load.name)};
      add_posts(row, load.at_end, 0);
      add_posts(row, load.on_average, 2);
      row.push_back(number_cell(static_cast<int128_t>(load.at_end.not_stated.size()), lang_));
      t.add_row(std::move(row));
    }
    add_note(t, root().at_end);
    return t;
  }

  /// What `part` of a load has for each filled post: `&staff_load::at_end`, or the average.
  [[nodiscard]] table per_post(staffed_figures staff_load::*part, const bilingual& when) const {
    table t({{"unit", {"Mã", "Unit"}, alignment::left, {}},
             {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
             detail::number_heading("filled", "Hiện có", "Filled"),
             detail::heading_over(quantity::cases, load_headings(quantity::cases)),
             detail::heading_over(quantity::money, load_headings(quantity::money))});
    detail::add_titles(
        t, {"BÌNH QUÂN MỖI CHẤP HÀNH VIÊN, " + when.vi, "FOR EACH OFFICER IN POST, " + when.en},
        root().name, in_);
    t.set_unit({"Đơn vị tính: việc; triệu đồng; % so với toàn đơn vị báo cáo",
                "Unit: cases (việc); million đồng; % of the figure of the whole"});
    for (const staff_load& load : loads_) {
      const staffed_figures& figures = load.*part;
      std::vector<cell> row{cell::text(load.code), cell::text(load.name)};
      row.push_back(known(figures, ratio_cell(figures.filled(), 2, lang_)));
      for (const quantity q : {quantity::cases, quantity::money}) {
        for (const load_measure of : load_measures) {
          row.push_back(value_cell(thads::per_post(figures, of, q), q));
          row.push_back(
              rate_cell(published(per_post_against(figures, root().*part, of, q)), lang_));
        }
      }
      t.add_row(std::move(row));
    }
    add_note(t, root().*part);
    return t;
  }

 private:
  static constexpr std::array load_measures{load_measure::accepted, load_measure::with_conditions,
                                            load_measure::resolved};

  [[nodiscard]] static bilingual at_the_end() { return {"Cuối kỳ", "At the end"}; }
  [[nodiscard]] static bilingual on_average() { return {"Bình quân kỳ", "On average"}; }

  [[nodiscard]] const staff_load& root() const { return loads_.front(); }

  [[nodiscard]] static std::vector<heading> post_headings(const std::string& prefix) {
    return {detail::number_heading(prefix + "assigned", "Được giao", "Assigned"),
            detail::number_heading(prefix + "filled", "Hiện có", "Filled"),
            detail::number_heading(prefix + "shortage", "Thiếu", "Short"),
            detail::number_heading(prefix + "shortage_share", "Thiếu %", "Short %")};
  }

  [[nodiscard]] static std::vector<heading> load_headings(quantity q) {
    const std::string prefix = std::string(code_of(q)) + "_";
    std::vector<heading> all;
    for (const load_measure of : load_measures) {
      const std::string key = prefix + std::string(code_of(of));
      const bilingual name = bilingual_heading(of);
      all.push_back(detail::number_heading(key, name.vi, name.en));
      all.push_back(detail::number_heading(key + "_against", "So toàn đơn vị %", "Of the whole %"));
    }
    return all;
  }

  // Zero posts, and posts that nobody stated, are two things.
  [[nodiscard]] static cell known(const staffed_figures& figures, cell c) {
    return figures.units == 0 ? cell::missing() : std::move(c);
  }

  void add_posts(std::vector<cell>& row, const staffed_figures& figures, int decimals) const {
    for (const ratio& r : {figures.assigned(), figures.filled(), figures.shortage()}) {
      row.push_back(known(figures, ratio_cell(r, decimals, lang_)));
    }
    row.push_back(rate_cell(published(figures.shortage_share()), lang_));
  }

  [[nodiscard]] cell value_cell(const ratio& value, quantity q) const {
    if (q == quantity::cases) return ratio_cell(value, 2, lang_);
    const auto dong = value.value(0, rounding::half_up);
    return dong ? million_dong_cell(dong->coefficient(), lang_) : cell::missing();
  }

  static void add_note(table& t, const staffed_figures& whole) {
    if (whole.not_stated.empty()) return;
    const bilingual units = detail::list_of(whole.not_stated);
    t.add_note({"Chưa nêu biên chế, nên không tính vào số bình quân: " + units.vi + ".",
                "Posts are not stated, so these are left out of every figure per post: " +
                    units.en + "."});
  }

  const std::vector<staff_load>& loads_;
  period in_;
  language lang_;
};

[[nodiscard]] std::vector<heading> result_headings(quantity q) {
  const std::string prefix = std::string(code_of(q)) + "_";
  return {detail::number_heading(prefix + "accepted", "Thụ lý", "Accepted"),
          detail::number_heading(prefix + "with_conditions", "Có điều kiện", "With cond."),
          detail::number_heading(prefix + "resolved", "Xong", "Resolved"),
          detail::number_heading(prefix + "rate", "Tỷ lệ %", "Rate %")};
}

void add_results(std::vector<cell>& row, const measures& m, quantity q, language lang) {
  for (const figure& f : {accepted(m), with_conditions(m), resolved(m)}) {
    row.push_back(q == quantity::cases ? number_cell(f.count, lang)
                                       : million_dong_cell(f.money, lang));
  }
  row.push_back(rate_cell(published(resolution_rate(m, q)), lang));
}

}  // namespace

table make_attribute_table(const tally& figures, const unit_attributes& attributes,
                           const agency_tree& tree, std::string_view root, language lang) {
  table t({{"attribute", {"Thuộc tính", "Attribute"}, alignment::left, {}},
           {"value", {"Giá trị", "Value"}, alignment::left, {}},
           detail::number_heading("units", "Số đơn vị", "Units"),
           detail::heading_over(quantity::cases, result_headings(quantity::cases)),
           detail::heading_over(quantity::money, result_headings(quantity::money))});
  const unit_rows rows(tree, root, figures.period().last_day());
  detail::add_titles(t, {"KẾT QUẢ THEO THUỘC TÍNH CỦA ĐƠN VỊ", "RESULTS BY ATTRIBUTE OF UNITS"},
                     rows.list()[0].name, figures.period());
  t.set_unit({"Đơn vị tính: việc; triệu đồng", "Unit: cases (việc); million đồng"});
  for (const std::string& key : attributes.keys()) {
    for (const attribute_group& group :
         results_by_attribute(figures, attributes, key, tree, root)) {
      std::vector<cell> row{cell::text(key),
                            group.value
                                ? cell::text(*group.value)
                                : cell::text({}, lang == language::vi ? "chưa nêu" : "not stated"),
                            number_cell(group.units, lang)};
      add_results(row, group.figures, quantity::cases, lang);
      add_results(row, group.figures, quantity::money, lang);
      t.add_row(std::move(row));
    }
  }
  return t;
}

std::vector<named_table> make_staff_tables(const tally& figures, const staffing& staff,
                                           const unit_attributes& attributes,
                                           const agency_tree& tree, std::string_view root,
                                           language lang) {
  const std::vector<staff_load> loads = staff_loads(figures, staff, tree, root);
  const staff_tables tables(loads, figures.period(), lang);
  std::vector<named_table> all{
      {"posts", tables.posts()},
      {"per_post_at_end", tables.per_post(&staff_load::at_end, {"CUỐI KỲ", "AT THE END"})},
      {"per_post_on_average",
       tables.per_post(&staff_load::on_average, {"BÌNH QUÂN KỲ", "ON AVERAGE"})}};
  if (!attributes.rows().empty()) {
    all.push_back({"by_attribute", make_attribute_table(figures, attributes, tree, root, lang)});
  }
  return all;
}

}  // namespace thads
