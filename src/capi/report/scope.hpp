// SPDX-License-Identifier: Apache-2.0
// What chapters are about, as callers say it.
#pragma once

#include <utility>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"

#include <thads/report/chapters/chapter.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/measures.hpp>

namespace thads::capi {

/// A copy of the scope of a caller, whose reserved fields are zero.
thads_scope scope_in(const thads_scope* scope);

/// How it wants cases to be counted.
pass_options pass_in(const thads_scope& scope);

/// What a chapter needs of a scope.
enum class needs {
  cases,    ///< the register, whether figures are given or not
  figures,  ///< figures, or the register to count them from
};

/// A scope of the caller, checked and counted.
class counted_scope {
 public:
  /// `by` are the keys that the chapter needs of the figures.
  counted_scope(const thads_scope* scope, needs what, dimension_set by);

  [[nodiscard]] const chapter_scope& operator*() const noexcept { return content_; }
  [[nodiscard]] const chapter_scope* operator->() const noexcept { return &content_; }

  /// Empty without any.
  [[nodiscard]] target_table targets() const;

 private:
  thads_scope given_;
  case_register none_{};  // in place of a register that is not needed
  chapter_scope content_;
};

/// A handle of a chapter that is counted from the cases of a scope.
template <class Chapter>
thads_chapter* count_chapter(const counted_scope& in, const Chapter& chapter) {
  return new thads_chapter(std::move(make_chapters(*in, chapter).front()), *in);
}

}  // namespace thads::capi
