// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/ageing_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <thads/analysis/stock_flow.hpp>
#include <thads/analysis/survival.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/number/rounding.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>

namespace thads {

namespace {

// Open cases on the balance: those in the separate book are none of them.
[[nodiscard]] age_histogram open_ages(const case_ages& ages) {
  return ages.histogram([](const age_key& key) {
    return key.series == age_series::open && detail::is_in(open_measures, key.bucket);
  });
}

[[nodiscard]] age_histogram all_ages(const case_ages& ages, age_series series) {
  return ages.histogram([series](const age_key& key) { return key.series == series; });
}

// "2 years", "2 năm".
[[nodiscard]] bilingual length_words(const age_limit& limit) {
  constexpr std::array<std::string_view, 3> vi{" ngày", " tháng", " năm"};
  constexpr std::array<std::string_view, 3> en{" day", " month", " year"};
  const auto unit = static_cast<std::size_t>(limit.unit);
  const std::string number = std::to_string(limit.number);
  return {number + std::string(vi[unit]),
          number + std::string(en[unit]) + (limit.number == 1 ? "" : "s")};
}

class ageing_tables {
 public:
  ageing_tables(const case_ages& ages, const unit_rows& rows, const ageing_options& options,
                language lang)
      : rows_(rows),
        options_(options),
        period_(ages.period()),
        lang_(lang),
        ages_(ages_by_row(ages, rows)) {}

  [[nodiscard]] table bands() const;
  [[nodiscard]] table backlog() const;
  [[nodiscard]] table percentiles() const;
  [[nodiscard]] table survival() const;

 private:
  [[nodiscard]] table begin(std::vector<heading> headings, bilingual title) const {
    table t(std::move(headings));
    detail::add_titles(t, std::move(title), rows_.list().front().name, period_);
    return t;
  }
  [[nodiscard]] static heading unit_heading() {
    return {"unit", {"Đơn vị", "Unit"}, alignment::left, {}};
  }
  [[nodiscard]] cell unit_cell(std::size_t row) const {
    return cell::text(rows_.list()[row].code, rows_.list()[row].name);
  }
  [[nodiscard]] cell days_cell(const std::optional<std::int32_t>& days) const {
    return days ? number_cell(int128_t{*days}, lang_) : cell::missing();
  }
  [[nodiscard]] cell share_cell(const ratio& share) const {
    return rate_cell(to_percent(share, 2, rounding::half_up), lang_);
  }
  [[nodiscard]] std::vector<heading> band_headings(quantity of) const;
  void add_percentiles(table& t, age_series series, const std::optional<measure>& bucket) const;

  const unit_rows& rows_;
  const ageing_options& options_;
  period period_;
  language lang_;
  std::vector<case_ages> ages_;  // of each row
};

std::vector<heading> ageing_tables::band_headings(quantity of) const {
  const std::string prefix = std::string(code_of(of)) + "_";
  std::vector<heading> parts{detail::number_heading(prefix + "all", "Tất cả", "All")};
  for (const age_limit& limit : options_.bands) {
    const bilingual length = length_words(limit);
    parts.push_back(detail::number_heading(prefix + "up_to_" + to_string(limit), "đến " + length.vi,
                                           "up to " + length.en));
  }
  if (!options_.bands.empty()) {
    const bilingual last = length_words(options_.bands.back());
    parts.push_back(detail::number_heading(prefix + "over_" + to_string(options_.bands.back()),
                                           "trên " + last.vi, "over " + last.en));
  }
  return parts;
}

table ageing_tables::bands() const {
  table t =
      begin({unit_heading(), detail::heading_over(quantity::cases, band_headings(quantity::cases)),
             detail::heading_over(quantity::money, band_headings(quantity::money))},
            {"VIỆC CHƯA XONG THEO TUỔI", "OPEN CASES BY AGE"});
  t.set_unit({"Đơn vị tính: việc; đồng", "Unit: cases (việc); đồng"});
  t.add_note({"Tuổi tính từ ngày thụ lý đến cuối kỳ; không kể sổ theo dõi riêng.",
              "Age runs from acceptance to the end of the period; without the separate book."});
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const age_histogram open = open_ages(ages_[row]);
    const auto sums = figures_by_band(open, options_.bands, period_.last_day());
    std::vector<cell> cells{unit_cell(row)};
    for (const quantity q : {quantity::cases, quantity::money}) {
      cells.push_back(number_cell(value_in(open.total(), q), lang_));
      if (options_.bands.empty()) continue;
      for (const figure& f : sums) cells.push_back(number_cell(value_in(f, q), lang_));
    }
    t.add_row(std::move(cells));
  }
  return t;
}

table ageing_tables::backlog() const {
  const bilingual limit = length_words(options_.standard);
  const bilingual older{"Trên " + limit.vi, "Over " + limit.en};
  table t =
      begin({unit_heading(),
             {{},
              {"Chưa xong", "Open"},
              alignment::left,
              {detail::number_heading("open", "Việc", "Cases"),
               detail::number_heading("open_old", older.vi, older.en),
               detail::number_heading("open_old_share", "TM-03 %", "TM-03 %"),
               detail::number_heading("open_old_money", older.vi + ", đồng", older.en + ", đồng")}},
             detail::number_heading("closed", "Đã kết thúc", "Closed"),
             detail::number_heading("aging_index", "TM-04 %", "TM-04 %"),
             {{},
              {"Có điều kiện, chưa xong", "With conditions and open"},
              alignment::left,
              {detail::number_heading("with_conditions", "Việc", "Cases"),
               detail::number_heading("with_conditions_old", older.vi, older.en),
               detail::number_heading("with_conditions_old_share", "Tỷ lệ %", "Share %"),
               detail::number_heading("with_conditions_old_money", older.vi + ", đồng",
                                      older.en + ", đồng")}}},
            {"VIỆC TỒN LÂU", "BACKLOG"});
  t.add_note(
      {"TM-03: việc chưa xong quá hạn / việc chưa xong. TM-04: việc chưa xong quá hạn / "
       "(việc chưa xong + việc đã kết thúc trong kỳ).",
       "TM-03: old open cases / open cases. TM-04: old open cases / (open cases + cases "
       "closed in the period)."});
  t.add_note({"Có điều kiện: tính từ ngày việc có điều kiện liên tục đến cuối kỳ.",
              "With conditions: from the day since which the case has been with conditions without "
              "a break to the end of the period."});
  const std::int32_t days = days_within(options_.standard, period_.last_day());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const age_histogram open = open_ages(ages_[row]);
    const age_histogram ready = all_ages(ages_[row], age_series::with_conditions);
    const std::int64_t closed = all_ages(ages_[row], age_series::closed).total().count;
    std::vector<cell> cells{unit_cell(row)};
    const auto add = [&](const age_histogram& ages) {
      const figure old = older_than(ages, days);
      cells.push_back(number_cell(int128_t{ages.total().count}, lang_));
      cells.push_back(number_cell(int128_t{old.count}, lang_));
      cells.push_back(share_cell(share_older_than(ages, days, quantity::cases)));
      cells.push_back(number_cell(old.money, lang_));
    };
    add(open);
    cells.push_back(number_cell(int128_t{closed}, lang_));
    cells.push_back(
        share_cell(aging_index(older_than(open, days).count, open.total().count, closed)));
    add(ready);
    t.add_row(std::move(cells));
  }
  return t;
}

void ageing_tables::add_percentiles(table& t, age_series series,
                                    const std::optional<measure>& bucket) const {
  const age_histogram ages = ages_.front().histogram([&](const age_key& key) {
    if (key.series != series) return false;
    if (bucket) return key.bucket == *bucket;
    return series != age_series::open || detail::is_in(open_measures, key.bucket);
  });
  const auto mean = mean_age(ages).value(1, rounding::half_up);
  const bilingual what = bilingual_term(series);
  std::vector<cell> cells{
      cell::text(std::string(code_of(series)), bucket ? std::string() : what.in(lang_)),
      bucket ? cell::text(std::string(code_of(*bucket)), bilingual_term(*bucket).in(lang_))
             : cell::text(""),
      number_cell(int128_t{ages.total().count}, lang_),
      mean ? cell::number(to_string(*mean), shown_number(*mean, lang_)) : cell::missing()};
  for (const int p : {25, 50, 75, 90, 100}) cells.push_back(days_cell(percentile(ages, p)));
  t.add_row(std::move(cells), {.level = bucket ? 1U : 0U});
}

table ageing_tables::percentiles() const {
  table t = begin({{"series", {"Thời gian", "Time"}, alignment::left, {}},
                   {"bucket", {"Trạng thái", "State"}, alignment::left, {}},
                   detail::number_heading("cases", "Việc", "Cases"),
                   detail::number_heading("mean", "Trung bình", "Mean"),
                   detail::number_heading("p25", "25 %", "25 %"),
                   detail::number_heading("p50", "Trung vị", "Median"),
                   detail::number_heading("p75", "75 %", "75 %"),
                   detail::number_heading("p90", "90 %", "90 %"),
                   detail::number_heading("p100", "Lớn nhất", "Greatest")},
                  {"TUỔI VÀ THỜI GIAN THI HÀNH", "AGES AND DURATIONS"});
  t.set_unit({"Đơn vị tính: ngày", "Unit: days"});
  add_percentiles(t, age_series::open, std::nullopt);
  for (const measure m : open_measures) add_percentiles(t, age_series::open, m);
  add_percentiles(t, age_series::open, measure::separate_book);
  add_percentiles(t, age_series::with_conditions, std::nullopt);
  add_percentiles(t, age_series::closed, std::nullopt);
  for (const measure m : left_measures) {
    if (m != measure::reduced) add_percentiles(t, age_series::closed, m);  // closes no case
  }
  for (const age_series stage :
       {age_series::to_assigned, age_series::to_notified, age_series::to_verified,
        age_series::to_collected, age_series::to_paid_out}) {
    add_percentiles(t, stage, std::nullopt);
  }
  return t;
}

table ageing_tables::survival() const {
  std::vector<heading> headings{unit_heading(), detail::number_heading("cases", "Việc", "Cases"),
                                detail::number_heading("finished", "Đã xong", "Finished"),
                                detail::number_heading("median", "Trung vị, ngày", "Median, days")};
  for (const std::int32_t days : survival_days) {
    const std::string n = std::to_string(days);
    headings.push_back(
        {{},
         {"Sau " + n + " ngày", "After " + n + " days"},
         alignment::left,
         {detail::number_heading("at_risk_" + n, "Theo dõi", "At risk"),
          detail::number_heading("unfinished_" + n, "Chưa xong %", "Unfinished %")}});
  }
  table t = begin(std::move(headings), {"TỪ THỤ LÝ ĐẾN XONG", "FROM ACCEPTANCE TO FINISH"});
  t.add_note(
      {"Ước lượng Kaplan–Meier: việc thi hành xong hoặc đình chỉ là xong; việc ra khỏi đơn vị "
       "cách khác và việc chưa xong chỉ được theo dõi đến ngày đó. Việc năm trước chuyển sang "
       "được theo dõi từ đầu kỳ. Không chắc chắn khi số việc theo dõi nhỏ.",
       "Kaplan–Meier estimate: finished or terminated cases are finished; cases that left in "
       "another way and open cases are followed up to then. Cases carried over are followed "
       "from the start of the period. Unsure where few cases are at risk."});
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const survival_curve curve = survival_of(ages_[row]);
    std::vector<cell> cells{unit_cell(row), number_cell(int128_t{curve.entered()}, lang_),
                            number_cell(int128_t{curve.finished()}, lang_),
                            days_cell(curve.median())};
    for (const std::int32_t days : survival_days) {
      cells.push_back(number_cell(int128_t{curve.at_risk(days)}, lang_));
      cells.push_back(rate_cell(curve.unfinished_after(days, 2, rounding::half_up), lang_));
    }
    t.add_row(std::move(cells));
  }
  return t;
}

}  // namespace

std::vector<named_table> make_ageing_tables(const case_ages& ages, const unit_rows& rows,
                                            const ageing_options& options, language lang) {
  const ageing_tables tables(ages, rows, options, lang);
  std::vector<named_table> all;
  all.push_back({"age_bands", tables.bands()});
  all.push_back({"age_backlog", tables.backlog()});
  all.push_back({"age_percentiles", tables.percentiles()});
  all.push_back({"survival", tables.survival()});
  return all;
}

}  // namespace thads
