// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/deadline_table.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <thads/model/deadline.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

namespace {

class deadline_tables {
 public:
  deadline_tables(const deadline_tally& counted, const unit_rows& units, language lang)
      : counted_(counted),
        table_(counted.rules().table()),
        units_(units),
        lang_(lang),
        sums_(units_.size(), std::vector<deadline_figures>(table_.steps.size())) {
    for (const deadline_cell& c : counted.cells()) {
      if (!units_.covers(c.key.unit)) continue;
      const std::size_t step = place_of(c.key.step);
      sums_[0][step] += c.values;
      if (const auto row = units_.below(c.key.unit)) sums_[*row][step] += c.values;
    }
  }

  [[nodiscard]] table by_step() const;
  [[nodiscard]] table by_unit() const;

 private:
  [[nodiscard]] std::size_t place_of(std::string_view step) const {
    std::size_t i = 0;
    while (table_.steps[i].id != step) ++i;
    return i;
  }

  [[nodiscard]] cell count(std::int64_t value) const { return number_cell(value, lang_); }

  [[nodiscard]] cell share(const deadline_figures& f) const {
    return rate_cell(published(f.on_time_share()), lang_);
  }

  [[nodiscard]] std::string limit_text(const deadline_limit& limit) const;
  [[nodiscard]] std::string limits_of(std::size_t step) const;
  [[nodiscard]] std::vector<cell> step_row(cell name, cell limit, const deadline_figures& f) const;
  void add_notes(table& t) const;

  const deadline_tally& counted_;
  const deadline_table& table_;
  const unit_rows& units_;
  language lang_;
  std::vector<std::vector<deadline_figures>> sums_;  // by row, then by step
};

// "6–12 months (Article 44)*"; the star says that the limit is not sourced.
std::string deadline_tables::limit_text(const deadline_limit& limit) const {
  std::string text = std::to_string(limit.within.number);
  if (limit.at_most != limit.within.number) text += "–" + std::to_string(limit.at_most);
  text += " " + bilingual_term(limit.within.unit).in(lang_) + " (" + limit.basis.in(lang_) + ")";
  return limit.source == limit_source::memory ? text + "*" : text;
}

// The limits of a step in the period, by date: more than one when the law changed in it.
std::string deadline_tables::limits_of(std::size_t step) const {
  const thads::period& in = counted_.period();
  std::string text;
  for (const deadline_law& law : table_.laws) {
    if (in.last_day() < law.from || law.to < in.first_day()) continue;
    if (!text.empty())
      text += (lang_ == language::vi ? "; từ " : "; from ") + to_string(law.from) + " ";
    text += law.limits[step] ? limit_text(*law.limits[step]) : "–";
  }
  return text.empty() ? "–" : text;
}

std::vector<cell> deadline_tables::step_row(cell name, cell limit,
                                            const deadline_figures& f) const {
  using enum deadline_status;
  return {std::move(name),    std::move(limit),  count(f[on_time]),   count(f[late]),
          count(f.decided()), share(f),          count(f.still_open), count(f.days_late),
          count(f[not_due]),  count(f[unknown]), count(f[no_limit]),  count(f[no_calendar])};
}

table deadline_tables::by_step() const {
  table t({{"step", {"Bước", "Step"}, alignment::left, {}},
           {"limit", {"Thời hạn", "Limit"}, alignment::left, {}},
           detail::number_heading("on_time", "Đúng hạn", "On time"),
           detail::number_heading("late", "Quá hạn", "Late"),
           detail::number_heading("decided", "Đã đến hạn", "Decided"),
           detail::number_heading("on_time_percent", "Đúng hạn %", "On time %"),
           detail::number_heading("still_open", "Quá hạn chưa xong", "Late, still open"),
           detail::number_heading("days_late", "Số ngày quá hạn", "Days late"),
           detail::number_heading("not_due", "Chưa đến hạn", "Not due"),
           detail::number_heading("unknown", "Không xác định", "Unknown"),
           detail::number_heading("no_limit", "Không có thời hạn", "No limit"),
           detail::number_heading("no_calendar", "Ngoài lịch", "No calendar")});
  detail::add_titles(t, {"Thời hạn thi hành án", "Deadlines"}, units_.list().front().name,
                     counted_.period());
  deadline_figures all;
  for (std::size_t i = 0; i < table_.steps.size(); ++i) {
    const deadline_step& s = table_.steps[i];
    all += sums_[0][i];
    t.add_row(step_row(cell::text(s.id, s.name.in(lang_)), cell::text(limits_of(i)), sums_[0][i]));
  }
  t.add_row(step_row(cell::text("total", lang_ == language::vi ? "Tổng số" : "Total"),
                     cell::not_applicable(), all),
            {.kind = row_kind::total});
  add_notes(t);
  return t;
}

void deadline_tables::add_notes(table& t) const {
  const thads::period& in = counted_.period();
  bool has_unsourced = false;
  for (const deadline_law& law : table_.laws) {
    if (in.last_day() < law.from || law.to < in.first_day()) continue;
    if (!law.note.empty()) t.add_note(law.note);
    for (const auto& limit : law.limits) {
      has_unsourced |= limit && limit->source == limit_source::memory;
    }
  }
  if (has_unsourced) {
    t.add_note({"* Thời hạn chưa có nguồn, cần đối chiếu với luật.",
                "* This limit is not sourced; check it against the law."});
  }
  const std::string first = to_string(counted_.rules().first_day());
  const std::string last = to_string(counted_.rules().last_day());
  t.add_note(
      {"Lịch làm việc từ " + first + " đến " + last + "; bước nằm ngoài không được đánh giá.",
       "Working days are known from " + first + " to " + last + "; steps outside are not judged."});
}

table deadline_tables::by_unit() const {
  std::vector<heading> headings{{"unit", {"Mã", "Unit"}, alignment::left, {}},
                                {"name", {"Đơn vị", "Name"}, alignment::left, {}}};
  for (const deadline_step& s : table_.steps) {
    headings.push_back({{},
                        s.name,
                        alignment::left,
                        {detail::number_heading(s.id + ".on_time", "Đúng hạn", "On time"),
                         detail::number_heading(s.id + ".decided", "Đã đến hạn", "Decided"),
                         detail::number_heading(s.id + ".on_time_percent", "%", "%")}});
  }
  table t(std::move(headings));
  detail::add_titles(t, {"Tỷ lệ đúng hạn theo đơn vị", "Steps on time by unit"},
                     units_.list().front().name, counted_.period());
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const unit_row& unit = units_.list()[u];
    std::vector<cell> row{cell::text(unit.code), cell::text(unit.name)};
    for (const deadline_figures& f : sums_[u]) {
      row.push_back(count(f[deadline_status::on_time]));
      row.push_back(count(f.decided()));
      row.push_back(share(f));
    }
    t.add_row(std::move(row), u == 0 ? row_style{.kind = row_kind::total} : row_style{.level = 1});
  }
  return t;
}

}  // namespace

std::vector<named_table> make_deadline_tables(const deadline_tally& counted, const unit_rows& units,
                                              language lang) {
  const deadline_tables tables(counted, units, lang);
  std::vector<named_table> made;
  made.push_back({"deadlines", tables.by_step()});
  made.push_back({"deadlines_by_unit", tables.by_unit()});
  return made;
}

table make_late_steps_table(const std::vector<late_step>& list, const deadline_rules& rules,
                            const unit_rows& units, language lang) {
  table t({{"case_id", {"Số việc", "Case"}, alignment::left, {}},
           {"unit", {"Mã", "Unit"}, alignment::left, {}},
           {"officer", {"Chấp hành viên", "Officer"}, alignment::left, {}},
           {"step", {"Bước", "Step"}, alignment::left, {}},
           {"started", {"Bắt đầu", "Started"}, alignment::left, {}},
           {"due", {"Hạn", "Due"}, alignment::left, {}},
           {"done", {"Hoàn thành", "Done"}, alignment::left, {}},
           detail::number_heading("days_late", "Số ngày quá hạn", "Days late")});
  for (const late_step& late : list) {
    if (!units.covers(late.unit)) continue;
    const deadline_step& step = rules.table().steps[late.step];
    t.add_row({cell::text(std::string(late.case_id)), cell::text(std::string(late.unit)),
               cell::text(std::string(late.officer)), cell::text(step.id, step.name.in(lang)),
               cell::text(to_string(late.started)), cell::text(to_string(late.due)),
               late.done ? cell::text(to_string(*late.done)) : cell::missing(),
               number_cell(late.days_late, lang)});
  }
  return t;
}

}  // namespace thads
