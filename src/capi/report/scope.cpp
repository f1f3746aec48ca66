// SPDX-License-Identifier: Apache-2.0
// What chapters are about, and the handle of a chapter.
#include "capi/report/scope.hpp"

#include <algorithm>
#include <string>

#include "capi/core/values.hpp"

#include <thads/tally/tally_cases.hpp>

namespace thads::capi {

thads_scope scope_in(const thads_scope* scope) {
  static_cast<void>(required(scope, "scope"));
  const thads_scope given = struct_in(scope, thads_scope THADS_SCOPE_INIT, "scope");
  if (given.reserved != 0) throw_argument("reserved", "is not zero");
  return given;
}

pass_options pass_in(const thads_scope& scope) {
  return {.threads = threads_in(scope.threads),
          .progress = progress_in(scope.progress, scope.context)};
}

namespace {

scope_options options_in(const thads_scope& scope) {
  scope_options options{.root = std::string(text_in(scope.root, scope.root_size, "root")),
                        .lang = language_in(scope.language),
                        .how = pass_in(scope)};
  if (scope.units != nullptr) options.units = sound(scope.units, "units");
  if (scope.successions != nullptr) {
    if (scope.units == nullptr) throw_argument("successions", "are given without units");
    options.successions = sound(scope.successions, "successions");
  }
  return options;
}

tally figures_in(const thads_scope& scope, const case_register& cases, dimension_set by) {
  const period in = period_in(scope.period);
  if (scope.figures == nullptr) {
    const pass_options how = pass_in(scope);
    return tally_cases(cases, in, {.by = by, .threads = how.threads, .progress = how.progress});
  }
  const tally& given = live(scope.figures, "figures").figures;
  if (given.period() != in) {
    throw error(errc::mismatch,
                "the figures are of " + to_string(given.period()) + ", not of " + to_string(in));
  }
  return given.project(by);
}

// `none` stands for a register that is not needed.
chapter_scope counted(const thads_scope& scope, needs what, dimension_set by,
                      const case_register& none) {
  const bool will_do = scope.reg == nullptr && scope.figures != nullptr && what == needs::figures;
  const case_register& cases = will_do ? none : usable(scope.reg);
  scope_options options = options_in(scope);
  return {cases, figures_in(scope, cases, by), std::move(options)};
}

}  // namespace

counted_scope::counted_scope(const thads_scope* scope, needs what, dimension_set by)
    : given_(scope_in(scope)), content_(counted(given_, what, by, none_)) {}

target_table counted_scope::targets() const {
  return given_.targets == nullptr ? target_table() : sound(given_.targets, "targets");
}

}  // namespace thads::capi

using namespace thads;
using namespace thads::capi;

extern "C" {

void thads_chapter_destroy(thads_chapter* chapter) { destroy(chapter); }

thads_status thads_chapter_size(const thads_chapter* chapter, size_t* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(chapter, "chapter").tables.size();
  });
}

thads_status thads_chapter_name(const thads_chapter* chapter, size_t index, const char** name,
                                size_t* size, thads_error* err) {
  return guard(err, [&] {
    const auto& tables = live(chapter, "chapter").tables;
    text_out(tables[index_in(index, tables.size(), "table")].name, name, size);
  });
}

thads_status thads_chapter_table(const thads_chapter* chapter, const char* name, size_t size,
                                 thads_table** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto& tables = live(chapter, "chapter").tables;
    const std::string_view wanted = text_in(name, size, "name");
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [wanted](const named_table& t) { return t.name == wanted; });
    if (found == tables.end()) {
      throw error(errc::not_found, "the chapter has no table " + quoted_text(wanted));
    }
    to = new thads_table(found->content);
  });
}

}  // extern "C"
