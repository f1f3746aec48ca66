// SPDX-License-Identifier: Apache-2.0
// The C interface to the tree of agencies and to targets.
#include <string>
#include <utility>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/register/csv.hpp"

#include <thads/read/csv/csv_successions.hpp>
#include <thads/read/csv/csv_targets.hpp>
#include <thads/read/csv/csv_units.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

const agency& row_at(const thads_units* units, std::size_t row) {
  const auto rows = live(units, "units").content.rows();
  return rows[index_in(row, rows.size(), "row")];
}

}  // namespace

extern "C" {

thads_status thads_units_load_csv(const thads_csv* csv, thads_units** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    agency_tree tree = read_units(input_in(csv, "units"), report, format_in(csv, "units"));
    to = new thads_units(std::move(report), std::move(tree));
  });
}

void thads_units_destroy(thads_units* units) { destroy(units); }

thads_status thads_units_count_findings(const thads_units* units, int32_t severity, uint64_t* out,
                                        thads_error* err) {
  return count_findings(units, "units", severity, out, err);
}

thads_status thads_units_findings(const thads_units* units, thads_table** out, thads_error* err) {
  return list_findings(units, "units", out, err);
}

thads_status thads_units_size(const thads_units* units, size_t* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(units, "units").content.rows().size();
  });
}

thads_status thads_units_code(const thads_units* units, size_t row, const char** code, size_t* size,
                              thads_error* err) {
  return guard(err, [&] { text_out(row_at(units, row).code, code, size); });
}

thads_status thads_units_name(const thads_units* units, size_t row, const char** name, size_t* size,
                              thads_error* err) {
  return guard(err, [&] { text_out(row_at(units, row).name, name, size); });
}

thads_status thads_units_parent(const thads_units* units, size_t row, const char** parent,
                                size_t* size, thads_error* err) {
  return guard(err, [&] { text_out(row_at(units, row).parent, parent, size); });
}

thads_status thads_units_info(const thads_units* units, size_t row, int32_t* kind, thads_date* from,
                              thads_date* to, thads_error* err) {
  return guard(err, [&] {
    const agency& a = row_at(units, row);
    set(kind, static_cast<std::int32_t>(a.kind));
    set(from, a.valid_from.days());
    set(to, a.valid_to.days());
  });
}

thads_status thads_units_find(const thads_units* units, const char* code, size_t size,
                              thads_date on, size_t* row, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(row, "row");
    const agency_tree& tree = live(units, "units").content;
    const std::string_view wanted = text_in(code, size, "code");
    const agency* found = tree.find(wanted, date_in(on));
    if (found == nullptr) {
      throw error(errc::not_found,
                  "there is no unit " + quoted_text(wanted) + " on " + to_string(date_in(on)));
    }
    to = static_cast<std::size_t>(found - tree.rows().data());
  });
}

thads_status thads_units_is_within(const thads_units* units, const char* code, size_t code_size,
                                   const char* above, size_t above_size, thads_date on,
                                   int32_t* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const bool is_within = live(units, "units")
                               .content.is_within(text_in(code, code_size, "code"),
                                                  text_in(above, above_size, "above"), date_in(on));
    to = is_within ? 1 : 0;
  });
}

thads_status thads_units_check(const thads_units* units, const thads_register* reg,
                               thads_table** out, uint64_t* errors, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const findings report = check_units(live(reg, "reg").load, live(units, "units").content);
    to = new thads_table(make_findings_table(report));
    set(errors, report.count(severity::error));
  });
}

thads_status thads_successions_load_csv(const thads_csv* csv, const thads_units* units,
                                        thads_successions** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    succession_table table = read_successions(input_in(csv, "successions"), sound(units, "units"),
                                              report, format_in(csv, "successions"));
    to = new thads_successions(std::move(report), std::move(table));
  });
}

void thads_successions_destroy(thads_successions* successions) { destroy(successions); }

thads_status thads_successions_count_findings(const thads_successions* successions,
                                              int32_t severity, uint64_t* out, thads_error* err) {
  return count_findings(successions, "successions", severity, out, err);
}

thads_status thads_successions_findings(const thads_successions* successions, thads_table** out,
                                        thads_error* err) {
  return list_findings(successions, "successions", out, err);
}

thads_status thads_targets_load_csv(const thads_csv* csv, thads_targets** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    target_table table = read_targets(input_in(csv, "targets"), report, format_in(csv, "targets"));
    to = new thads_targets(std::move(report), std::move(table));
  });
}

void thads_targets_destroy(thads_targets* targets) { destroy(targets); }

thads_status thads_targets_count_findings(const thads_targets* targets, int32_t severity,
                                          uint64_t* out, thads_error* err) {
  return count_findings(targets, "targets", severity, out, err);
}

thads_status thads_targets_findings(const thads_targets* targets, thads_table** out,
                                    thads_error* err) {
  return list_findings(targets, "targets", out, err);
}

thads_status thads_targets_find(const thads_targets* targets, const char* unit, size_t unit_size,
                                int32_t year, int32_t quantity, thads_date on,
                                thads_decimal* percent, int32_t* comparator, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(percent, "percent");
    const std::string_view code = text_in(unit, unit_size, "unit");
    const target* found =
        live(targets, "targets")
            .content.find(code, year, word_in<thads::quantity>(quantity), date_in(on));
    if (found == nullptr) {
      throw error(errc::not_found, "there is no such target of " + quoted_text(code) + " for " +
                                       std::to_string(year));
    }
    to = decimal_out(found->value.value());
    set(comparator, static_cast<std::int32_t>(found->compare));
  });
}

}  // extern "C"
