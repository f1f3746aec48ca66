// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/readings_table.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <thads/model/bilingual.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>
#include <thads/targets/comparison.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

namespace {

class readings_table {
 public:
  readings_table(const report_input& published, const report_input& restated, date on)
      : published_(published), restated_(restated), on_(on), lang_(published.lang) {
    const std::vector<unit_figures> as_published = published.units();
    const std::vector<unit_figures> on_units = restated.units();
    root_ = {as_published.front(), on_units.front()};
    for (std::size_t i = 1; i < as_published.size(); ++i) {
      below_[as_published[i].code].as_published = as_published[i];
    }
    for (std::size_t i = 1; i < on_units.size(); ++i) {
      below_[on_units[i].code].on_units = on_units[i];
    }
  }

  // `add_change` adds what a unit has now, had before, and the change of it, to a row.
  template <class AddChange>
  [[nodiscard]] table make(const bilingual& figure, bilingual unit, AddChange add_change) const {
    table t(
        {{"unit", {"Mã", "Unit"}, alignment::left, {}},
         {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
         {"", {"Như đã công bố", "As published"}, alignment::left, change_headings("published_")},
         {"",
          {"Theo đơn vị ngày " + to_string(on_), "On the units of " + to_string(on_)},
          alignment::left,
          change_headings("restated_")},
         {"basis", {"Cơ sở", "Basis"}, alignment::left, {}}});
    detail::add_titles(t,
                       {"HAI CÁCH SO SÁNH: " + figure.vi, "COMPARED IN TWO READINGS: " + figure.en},
                       published_.root_name(), published_.now().period());
    t.set_unit(std::move(unit));
    add_row(t, root_, add_change);
    for (const auto& [code, readings] : below_) add_row(t, readings, add_change);
    for (const divided_history& d : restated_.divided) t.add_note(detail::note_on_divided(d));
    return t;
  }

  [[nodiscard]] table new_cases(quantity of) const {
    const auto newly_accepted = [](const measures& m) { return m[measure::newly_accepted]; };
    return quantities({"THỤ LÝ MỚI", "NEWLY ACCEPTED"}, of, newly_accepted);
  }

  [[nodiscard]] table resolved_cases(quantity of) const {
    return quantities({"GIẢI QUYẾT XONG", "RESOLVED"}, of, resolved);
  }

  [[nodiscard]] table rates(quantity of) const {
    const bilingual unit =
        of == quantity::cases
            ? bilingual{"Theo việc: %; chênh lệch: điểm phần trăm", "By cases: %; changes: points"}
            : bilingual{"Theo tiền: %; chênh lệch: điểm phần trăm", "By money: %; changes: points"};
    return make({"TỶ LỆ", "RATE"}, unit, [&](const unit_figures& u, std::vector<cell>& row) {
      const rate_change change = compare(u, resolution_rate, of);
      row.push_back(rate_cell(published(change.now), lang_));
      row.push_back(rate_cell(published(change.before), lang_));
      row.push_back(rate_cell(published(change), lang_));
    });
  }

 private:
  // One unit in both readings; in one of them it may not exist.
  struct unit_readings {
    std::optional<unit_figures> as_published{};
    std::optional<unit_figures> on_units{};
  };

  [[nodiscard]] static std::vector<heading> change_headings(const std::string& prefix) {
    return {detail::number_heading(prefix + "now", "Kỳ này", "Now"),
            detail::number_heading(prefix + "before", "Cùng kỳ", "Last year"),
            detail::number_heading(prefix + "change", "Tăng, giảm", "Change")};
  }

  template <class Column>
  [[nodiscard]] table quantities(bilingual figure, quantity of, Column column) const {
    const bilingual unit =
        of == quantity::cases
            ? bilingual{"Đơn vị tính: việc; tăng, giảm: %", "Unit: cases (việc); changes: %"}
            : bilingual{"Đơn vị tính: đồng; tăng, giảm: %", "Unit: đồng; changes: %"};
    return make(std::move(figure), unit, [&](const unit_figures& u, std::vector<cell>& row) {
      const quantity_change change = compare(u, column, of);
      row.push_back(number_cell(change.now, lang_));
      row.push_back(number_cell(change.before, lang_));
      row.push_back(rate_cell(published(change), lang_));
    });
  }

  template <class AddChange>
  void add_row(table& t, const unit_readings& unit, AddChange add_change) const {
    const unit_figures& known = unit.on_units ? *unit.on_units : *unit.as_published;
    std::vector<cell> row{cell::text(known.code), cell::text(known.name)};
    for (const auto& reading : {unit.as_published, unit.on_units}) {
      if (reading) {
        add_change(*reading, row);
      } else {
        row.insert(row.end(), 3, cell::missing());
      }
    }
    row.push_back(unit.on_units ? basis_of(known.code) : cell::missing());
    t.add_row(std::move(row));
  }

  [[nodiscard]] cell basis_of(const std::string& unit) const {
    const bool estimated = restated_.is_estimate(unit);
    if (lang_ == language::vi) return cell::text(estimated ? "ước tính" : "chính xác");
    return cell::text(estimated ? "estimate" : "exact");
  }

  const report_input& published_;
  const report_input& restated_;
  date on_;
  language lang_;
  unit_readings root_;
  std::map<std::string, unit_readings> below_;
};

}  // namespace

std::vector<named_table> make_readings_tables(const report_input& published,
                                              const report_input& restated, date on) {
  const readings_table tables(published, restated, on);
  std::vector<named_table> result;
  for (const quantity q : {quantity::cases, quantity::money}) {
    const std::string of = "_" + std::string(code_of(q));
    result.push_back({"newly_accepted" + of, tables.new_cases(q)});
    result.push_back({"resolved" + of, tables.resolved_cases(q)});
    result.push_back({"rate" + of, tables.rates(q)});
  }
  return result;
}

}  // namespace thads
