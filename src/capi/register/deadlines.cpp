// SPDX-License-Identifier: Apache-2.0
// The C interface to time limits and to steps on time and late.
//
// The built-in table is read anew for each handle: nothing is kept that a caller could not free.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/report/scope.hpp"

#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/read/json/deadlines_json.hpp>
#include <thads/report/chapters/deadline_table.hpp>
#include <thads/report/chapters/register_chapters.hpp>
#include <thads/report/listings/problems_table.hpp>
#include <thads/time/vietnam_days_off.hpp>

using namespace thads;
using namespace thads::capi;

struct thads_deadlines : handle<0x7468616473646C> {
  std::shared_ptr<const deadline_rules> rules{};  // none with problems
  std::vector<json_problem> problems{};
};

namespace {

thads_deadlines* deadlines_of(std::string_view json) {
  deadlines_load load = read_deadlines(json);
  auto made = std::make_unique<thads_deadlines>();
  made->problems = std::move(load.problems);
  if (load.content) {
    made->rules =
        std::make_shared<const deadline_rules>(std::move(*load.content), vietnam_work_calendar());
  }
  return made.release();
}

const std::shared_ptr<const deadline_rules>& usable(const thads_deadlines* handle) {
  const thads_deadlines& d = live(handle, "deadlines");
  if (d.rules == nullptr) throw_problems("the table of time limits", d.problems);
  return d.rules;
}

}  // namespace

extern "C" {

thads_status thads_deadlines_builtin(thads_deadlines** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = deadlines_of(builtin_deadlines_text());
  });
}

thads_status thads_deadlines_read(const char* json, size_t size, thads_deadlines** out,
                                  thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = deadlines_of(required_text(json, size, "json"));
  });
}

void thads_deadlines_destroy(thads_deadlines* deadlines) { destroy(deadlines); }

thads_status thads_deadlines_problems(const thads_deadlines* deadlines, thads_table** out,
                                      thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(make_problems_table(live(deadlines, "deadlines").problems));
  });
}

thads_status thads_chapter_deadlines(const thads_scope* scope, const thads_deadlines* deadlines,
                                     thads_chapter** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const deadline_chapter chapter(usable(deadlines));
    to = count_chapter(counted_scope(scope, needs::cases, {dimension::unit}), chapter);
  });
}

thads_status thads_late_steps(const thads_scope* scope, const thads_deadlines* deadlines,
                              thads_table** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const deadline_rules& rules = *usable(deadlines);
    const counted_scope in(scope, needs::cases, {dimension::unit});
    const auto list = list_late_steps(in->cases(), in->period(), rules);
    to = new thads_table(make_late_steps_table(list, rules, in->rows(), in->lang()));
  });
}

}  // extern "C"
