// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/condition_table.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include <thads/report/listings/unit_table.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/unit_sums.hpp>

namespace thads {

namespace {

constexpr std::array matrix_rows{
    standing::not_accepted, standing::with_conditions, standing::without_conditions,
    standing::unclassified, standing::on_hold,         standing::separate_book};

constexpr std::array matrix_columns{standing::with_conditions, standing::without_conditions,
                                    standing::unclassified,    standing::on_hold,
                                    standing::separate_book,   standing::closed};

class condition_tables {
 public:
  condition_tables(const condition_flows& flows, const unit_rows& rows, language lang)
      : in_(flows.period()),
        rows_(rows),
        lang_(lang),
        sums_(sums_by_row(rows, flows.cells(), flow_sums(),
                          [](flow_sums& sums, const condition_cell& c) {
                            sums[{c.key.from, c.key.to}] += c.values;
                          })) {}

  [[nodiscard]] table matrix() const;
  [[nodiscard]] table by_unit() const;

 private:
  using flow_sums = std::map<std::pair<standing, standing>, condition_flow>;

  // The flows of a row of units with a way that `wants`.
  template <class Wants>
  [[nodiscard]] condition_flow sum(std::size_t row, Wants wants) const {
    condition_flow total;
    for (const auto& [way, flow] : sums_[row]) {
      if (wants(way.first, way.second)) total += flow;
    }
    return total;
  }

  template <class FigureOf>
  void add_matrix_row(table& t, const std::string& code, const bilingual& name, row_kind kind,
                      FigureOf figure_of) const;

  period in_;
  const unit_rows& rows_;
  language lang_;
  std::vector<flow_sums> sums_;  // by unit
};

// `figure_of(wants)` is the figure of the cells whose column `wants`.
template <class FigureOf>
void condition_tables::add_matrix_row(table& t, const std::string& code, const bilingual& name,
                                      row_kind kind, FigureOf figure_of) const {
  std::vector<cell> row{cell::text(code, name.in(lang_))};
  for (const quantity q : {quantity::cases, quantity::money}) {
    for (const standing to : matrix_columns) {
      row.push_back(
          number_cell(value_in(figure_of([to](standing s) { return s == to; }), q), lang_));
    }
    row.push_back(number_cell(value_in(figure_of([](standing) { return true; }), q), lang_));
  }
  t.add_row(std::move(row), {.kind = kind});
}

table condition_tables::matrix() const {
  std::vector<heading> headings{
      {"from", {"Đầu kỳ \\ cuối kỳ", "At the start \\ at the end"}, alignment::left, {}}};
  for (const quantity q : {quantity::cases, quantity::money}) {
    const std::string end = "_" + std::string(code_of(q));
    std::vector<heading> parts;
    for (const standing to : matrix_columns) {
      const bilingual name = bilingual_term(to);
      parts.push_back(detail::number_heading(std::string(code_of(to)) + end, name.vi, name.en));
    }
    parts.push_back(detail::number_heading("total" + end, "Tổng số", "Total"));
    headings.push_back(detail::heading_over(q, std::move(parts)));
  }
  table t(std::move(headings));
  detail::add_titles(
      t, {"Biến động điều kiện thi hành án", "Flows between with and without conditions"},
      rows_.list().front().name, in_);
  t.set_unit(detail::unit_line());
  for (const standing from : matrix_rows) {
    add_matrix_row(
        t, std::string(code_of(from)), bilingual_term(from), row_kind::plain, [&](auto wants) {
          return sum(0, [&](standing f, standing to) { return f == from && wants(to); }).volume();
        });
  }
  const auto of_columns = [&](auto part) {
    return [&, part](auto wants) {
      return part(sum(0, [&](standing, standing to) { return wants(to); }));
    };
  };
  add_matrix_row(t, "total", {"Tổng số", "Total"}, row_kind::total,
                 of_columns([](const condition_flow& f) { return f.volume(); }));
  add_matrix_row(t, "left", {"trong đó rời đi trong kỳ", "of which left in the period"},
                 row_kind::plain, of_columns([](const condition_flow& f) { return f.left; }));
  add_matrix_row(t, "closing", {"trong đó còn cuối kỳ", "of which there at the end"},
                 row_kind::plain, of_columns([](const condition_flow& f) { return f.closing; }));
  t.add_note(
      {"Mỗi dòng cộng lại bằng số đầu kỳ hoặc thụ lý mới, kể cả số sửa đổi quyết định; "
       "mỗi cột bằng số còn cuối kỳ và số đã rời đi.",
       "Each row adds up to the stock at the start or what was new, with amendments of "
       "decisions; each column to the stock at the end and what left."});
  return t;
}

table condition_tables::by_unit() const {
  std::vector<heading> headings = detail::unit_headings();
  const auto add = [&headings](const std::string& key, bilingual name) {
    headings.push_back(detail::figure_heading(key, std::move(name)));
  };
  add("with_at_start", {"Có điều kiện đầu kỳ", "With conditions at the start"});
  add("with_at_end", {"Có điều kiện cuối kỳ", "With conditions at the end"});
  add("without_at_start", {"Chưa có đầu kỳ", "Without at the start"});
  add("without_at_end", {"Chưa có cuối kỳ", "Without at the end"});
  add("lost", {"Lượt mất điều kiện", "Lost conditions, times"});
  add("gained", {"Lượt có lại điều kiện", "Gained conditions, times"});
  table t(std::move(headings));
  detail::add_titles(t, {"Phân loại điều kiện theo đơn vị", "Conditions by unit"},
                     rows_.list().front().name, in_);
  t.set_unit(detail::unit_line());
  for (std::size_t u = 0; u < rows_.size(); ++u) {
    const auto opening = [&](standing s) {
      return sum(u, [s](standing from, standing) { return from == s; }).opening;
    };
    const auto closing = [&](standing s) {
      return sum(u, [s](standing, standing to) { return to == s; }).closing;
    };
    const condition_flow all = sum(u, [](standing, standing) { return true; });
    std::vector<cell> row = detail::unit_cells(rows_.list()[u]);
    for (const figure& f :
         {opening(standing::with_conditions), closing(standing::with_conditions),
          opening(standing::without_conditions), closing(standing::without_conditions),
          all.lost_conditions, all.gained_conditions}) {
      detail::add_figure_cells(row, f, lang_);
    }
    t.add_row(std::move(row), detail::style_of_unit(u));
  }
  return t;
}

class obstacle_tables {
 public:
  obstacle_tables(const obstacle_figures& figures, const ground_list& grounds,
                  const unit_rows& rows, language lang)
      : in_(figures.period()), grounds_(grounds), rows_(rows), lang_(lang) {
    sums_ = sums_by_row(rows, figures.cells(), obstacle_sums(),
                        [](obstacle_sums& sums, const obstacle_cell& c) {
                          sums[c.key.ground][c.key.stands] += c.values;
                        });
  }

  [[nodiscard]] table by_ground() const;
  [[nodiscard]] table by_unit(quantity of) const;

 private:
  using by_standing = std::map<measure, figure>;
  using obstacle_sums = std::map<std::string, by_standing>;  // by ground

  // On the balance: all but the separate book.
  [[nodiscard]] static figure on_balance(const by_standing& sums) {
    figure total;
    for (const auto& [stands, f] : sums) {
      if (stands != measure::separate_book) total += f;
    }
    return total;
  }
  [[nodiscard]] static figure at(const by_standing& sums, measure m) {
    const auto found = sums.find(m);
    return found == sums.end() ? figure() : found->second;
  }
  void add_ground_row(table& t, cell ground, const by_standing& sums, row_kind kind) const;

  period in_;
  const ground_list& grounds_;
  const unit_rows& rows_;
  language lang_;
  std::vector<obstacle_sums> sums_;  // by unit
};

void obstacle_tables::add_ground_row(table& t, cell ground, const by_standing& sums,
                                     row_kind kind) const {
  std::vector<cell> row{std::move(ground)};
  for (const measure m : obstructed_measures) {
    if (m != measure::separate_book) detail::add_figure_cells(row, at(sums, m), lang_);
  }
  detail::add_figure_cells(row, on_balance(sums), lang_);
  detail::add_figure_cells(row, at(sums, measure::separate_book), lang_);
  t.add_row(std::move(row), {.kind = kind});
}

table obstacle_tables::by_ground() const {
  std::vector<heading> headings{{"ground", {"Lý do", "Ground"}, alignment::left, {}}};
  const auto add = [&headings](measure m) {
    headings.push_back(detail::figure_heading(std::string(code_of(m)), bilingual_term(m)));
  };
  for (const measure m : obstructed_measures) {
    if (m != measure::separate_book) add(m);
  }
  headings.push_back(detail::figure_heading("total", {"Tổng số", "Total"}));
  add(measure::separate_book);
  table t(std::move(headings));
  detail::add_titles(t, {"Vướng mắc của việc chưa thi hành xong", "Obstacles of open cases"},
                     rows_.list().front().name, in_);
  t.set_unit(detail::unit_line());
  by_standing all;
  for (const auto& [ground, sums] : sums_.front()) {
    add_ground_row(t, cell::text(ground, grounds_.name_of(ground).in(lang_)), sums,
                   row_kind::plain);
    for (const auto& [stands, f] : sums) all[stands] += f;
  }
  add_ground_row(t, cell::text("total", lang_ == language::vi ? "Tổng số" : "Total"), all,
                 row_kind::total);
  t.add_note({"Tổng số không gồm sổ theo dõi riêng, nơi lý do là của lần phân loại trước đó.",
              "The total leaves out the separate book, where the ground is that of the hold or "
              "condition before."});
  return t;
}

table obstacle_tables::by_unit(quantity of) const {
  std::vector<heading> headings = detail::unit_headings();
  for (const auto& entry : sums_.front()) {
    const bilingual name = grounds_.name_of(entry.first);
    headings.push_back(detail::number_heading("ground." + entry.first, name.vi, name.en));
  }
  headings.push_back(detail::number_heading("total", "Tổng số", "Total"));
  table t(std::move(headings));
  detail::add_titles(t, {"Vướng mắc theo đơn vị", "Obstacles by unit"}, rows_.list().front().name,
                     in_);
  t.set_unit(detail::unit_line(of));
  for (std::size_t u = 0; u < rows_.size(); ++u) {
    std::vector<cell> row = detail::unit_cells(rows_.list()[u]);
    figure all;
    for (const auto& entry : sums_.front()) {
      const auto found = sums_[u].find(entry.first);
      const figure f = found == sums_[u].end() ? figure() : on_balance(found->second);
      all += f;
      row.push_back(number_cell(value_in(f, of), lang_));
    }
    row.push_back(number_cell(value_in(all, of), lang_));
    t.add_row(std::move(row), detail::style_of_unit(u));
  }
  return t;
}

}  // namespace

std::vector<named_table> make_condition_tables(const condition_flows& flows, const unit_rows& rows,
                                               language lang) {
  const condition_tables tables(flows, rows, lang);
  std::vector<named_table> made;
  made.push_back({"condition_matrix", tables.matrix()});
  made.push_back({"conditions_by_unit", tables.by_unit()});
  return made;
}

std::vector<named_table> make_obstacle_tables(const obstacle_figures& figures,
                                              const ground_list& grounds, const unit_rows& rows,
                                              language lang) {
  const obstacle_tables tables(figures, grounds, rows, lang);
  std::vector<named_table> made;
  made.push_back({"obstacles", tables.by_ground()});
  made.push_back({"obstacles_cases", tables.by_unit(quantity::cases)});
  made.push_back({"obstacles_money", tables.by_unit(quantity::money)});
  return made;
}

}  // namespace thads
