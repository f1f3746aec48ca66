// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_filed.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/forms/filed_figures.hpp>
#include <thads/number/integer_text.hpp>

namespace thads {

namespace {

struct filed_csv {
  enum column : std::size_t {
    unit,
    officer,
    column,
    count,
    money,
    initiation,
    judgment_type,
    flags,
    column_count
  };
  static constexpr std::size_t needed = initiation;  // this column and those after it may be absent
  static constexpr std::array<std::string_view, column_count> names{
      "unit", "officer", "column", "count", "money", "initiation", "judgment_type", "flags"};
};

class filed_reader {
 public:
  filed_reader(const text_input& input, const regulation& under, findings& report,
               const filed_options& options)
      : input_(input),
        under_(under),
        report_(report),
        options_(options),
        file_(report.add_file(input.name())) {
    if (options.money_unit < 1 || options.money_unit > most_unit) {
      throw error(errc::argument, "the unit of filed money is from 1 to 1 000 000 000 đồng");
    }
  }

  [[nodiscard]] filed_forms read(const period& in) {
    csv_table row(input_, options_.format, filed_csv::names, {}, report_, file_, filed_csv::needed);
    while (row.next()) read_row(row);
    filed_forms result{.figures = tally(in, keys_of(row)), .file = file_};
    add_rows(result.figures);
    for (auto& [code, unit] : units_) {
      if (unit.is_set_aside) result.figures.add_set_aside({.cases = 0, .records = unit.records});
      if (!code.empty()) result.units.push_back(std::move(unit));
    }
    detail::locate_fields(input_, options_.format, filed_csv::names, report_, file_,
                          filed_csv::needed);
    return result;
  }

 private:
  static constexpr std::int64_t most_unit = 1'000'000'000;
  static constexpr std::int64_t most_value = 999'999'999'999'999;

  // The figures of one row of a form; parallel to them what their lines say.
  struct form_line {
    std::vector<filed_figure> figures{};
    std::vector<std::string> columns{};
    std::vector<std::uint64_t> lines{};
  };

  [[nodiscard]] static dimension_set keys_of(const csv_table& row) {
    dimension_set keys{dimension::unit, dimension::officer};
    if (row.has(filed_csv::initiation)) keys.insert(dimension::initiation);
    if (row.has(filed_csv::judgment_type)) keys.insert(dimension::judgment_type);
    if (row.has(filed_csv::flags)) keys.insert(dimension::flags);
    return keys;
  }

  void read_row(csv_table& row) {
    using c = filed_csv;
    filed_unit& unit = unit_of(row);
    ++unit.records;
    if (row.good()) {
      static_cast<void>(row.required(c::unit));
      const cell_key key = read_key(row);
      const auto weights = read_column(row);
      const figure value = read_value(row);
      if (row.good()) add(key, row.text(c::column), {*weights, value}, row.line(), unit);
    }
    if (!row.good()) unit.is_set_aside = true;
  }

  filed_unit& unit_of(const csv_table& row) {
    const std::string_view code = row.text(filed_csv::unit);
    const auto found = units_.find(code);
    if (found != units_.end()) return found->second;
    const filed_unit unit{
        .code = std::string(code), .line = row.line(), .column = row.column("unit")};
    return units_.emplace(code, unit).first->second;
  }

  [[nodiscard]] static cell_key read_key(csv_table& row) {
    using c = filed_csv;
    cell_key key{.unit = std::string(row.text(c::unit)),
                 .officer = std::string(row.text(c::officer))};
    if (row.has(c::initiation)) key.initiation = row.word<initiation>(c::initiation);
    if (row.has(c::judgment_type)) key.judgment = row.word<judgment_type>(c::judgment_type);
    if (row.has(c::flags)) key.flags = row.flags(c::flags);
    return key;
  }

  [[nodiscard]] std::optional<measure_weights> read_column(csv_table& row) const {
    const std::string_view name = row.required(filed_csv::column);
    if (name.empty()) return std::nullopt;
    try {
      return weights_of(under_, name);
    } catch (const error&) {
      row.fault(rule::form_column_unknown, filed_csv::column, name);
      return std::nullopt;
    }
  }

  // An empty field is 0, as in a form of cases, which has no money; both must not be empty.
  [[nodiscard]] figure read_value(csv_table& row) const {
    using c = filed_csv;
    if (row.text(c::count).empty()) static_cast<void>(row.required(c::money));
    const std::int64_t count = read_number(row, c::count);
    return {count, int128_t{read_number(row, c::money)} * options_.money_unit};
  }

  [[nodiscard]] static std::int64_t read_number(csv_table& row, std::size_t c) {
    const std::string_view text = row.text(c);
    std::int64_t value = 0;
    if (text.empty()) return value;
    if (!from_chars(text.data(), text.data() + text.size(), value) || value < 0 ||
        value > most_value) {
      row.fault(rule::figure_invalid, c, text);
    }
    return value;
  }

  void add(const cell_key& key, std::string_view column, const filed_figure& f, std::uint64_t line,
           filed_unit& unit) {
    form_line& row = rows_[key];
    const auto same = std::find(row.columns.begin(), row.columns.end(), column);
    if (same != row.columns.end()) {
      const auto at = static_cast<std::size_t>(same - row.columns.begin());
      note(rule::figure_duplicate, line, "column", std::to_string(row.lines[at]));
      unit.is_set_aside = true;
      return;
    }
    row.figures.push_back(f);
    row.columns.emplace_back(column);
    row.lines.push_back(line);
  }

  void note(rule r, std::uint64_t line, std::string_view field, std::string value) {
    report_.add({.id = r, .file = file_, .line = line, .field = field, .value = std::move(value)});
  }

  void add_rows(tally& figures) {
    const filed_columns columns(under_);
    std::vector<tally_cell> cells;
    for (const auto& [key, row] : rows_) {
      filed_unit& unit = units_.find(key.unit)->second;
      const filed_measures filed = columns.measures_of(row.figures);
      if (!is_sound(row, filed)) unit.is_set_aside = true;
      cells.push_back({key, filed.values});
    }
    std::erase_if(cells, [this](const tally_cell& c) {
      return units_.find(c.key.unit)->second.is_set_aside;
    });
    figures.add(std::move(cells));
  }

  // Reports what contradicts itself in one row of a form.
  [[nodiscard]] bool is_sound(const form_line& row, const filed_measures& filed) {
    const auto unequal = [](int128_t stands, int128_t should) {
      return to_string(stands) + " ≠ " + to_string(should);
    };
    for (const auto& [at, should] : filed.contradictions) {
      const figure& stands = row.figures[at].value;
      const std::string column = quoted_text(row.columns[at]) + " = ";
      if (stands.count != should.count) {
        note(rule::figure_contradicts, row.lines[at], "count",
             column + unequal(stands.count, should.count));
      }
      if (stands.money != should.money) {
        note(rule::figure_contradicts, row.lines[at], "money",
             column + unequal(stands.money, should.money));
      }
    }
    if (!filed.contradictions.empty()) return false;
    const figure in = sum_of(filed.values, flow_in);
    const figure out = sum_of(filed.values, flow_out);
    if (in.count != out.count) {
      note(rule::flow_broken, row.lines.front(), "count", unequal(in.count, out.count));
    }
    if (in.money != out.money) {
      note(rule::flow_broken, row.lines.front(), "money", unequal(in.money, out.money));
    }
    return in == out;
  }

  const text_input& input_;
  const regulation& under_;
  findings& report_;
  const filed_options& options_;
  std::uint32_t file_;
  std::map<cell_key, form_line> rows_;
  std::map<std::string, filed_unit, std::less<>> units_;
};

// Reports every unit that `fault_of` finds a rule broken by; where it is an error, the unit is left
// out whole.
template <class FaultOf>
void check_filed_units(filed_forms& filed, findings& report, FaultOf fault_of) {
  std::set<std::string_view> left_out;
  std::uint64_t records = 0;
  for (filed_unit& unit : filed.units) {
    const std::optional<rule> fault = unit.is_set_aside ? std::nullopt : fault_of(unit.code);
    if (!fault) continue;
    report.add({.id = *fault,
                .file = filed.file,
                .line = unit.line,
                .column = unit.column,
                .field = "unit",
                .value = unit.code});
    if (describe(*fault).severity != severity::error) continue;
    unit.is_set_aside = true;
    left_out.insert(unit.code);
    records += unit.records;
  }
  if (left_out.empty()) return;
  filed.figures =
      filed.figures.filter([&](const cell_key& key) { return !left_out.contains(key.unit); });
  filed.figures.add_set_aside({.cases = 0, .records = records});
}

}  // namespace

filed_forms read_filed(const text_input& input, const regulation& under, const period& in,
                       findings& report, const filed_options& options) {
  return filed_reader(input, under, report, options).read(in);
}

void check_units(filed_forms& filed, const agency_tree& tree, findings& report) {
  const date on = filed.figures.period().last_day();
  check_filed_units(filed, report, [&](const std::string& code) -> std::optional<rule> {
    if (!tree.knows(code)) return rule::unit_unknown;
    if (tree.find(code, on) == nullptr) return rule::unit_not_in_force;
    return std::nullopt;
  });
}

void check_counted_twice(filed_forms& filed, const tally& counted, findings& report) {
  std::set<std::string_view> counted_units;
  for (const tally_cell& c : counted.cells()) counted_units.insert(c.key.unit);
  check_filed_units(filed, report, [&](const std::string& code) -> std::optional<rule> {
    if (counted_units.contains(code)) return rule::counted_twice;
    return std::nullopt;
  });
}

}  // namespace thads
