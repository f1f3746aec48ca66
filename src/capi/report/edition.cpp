// SPDX-License-Identifier: Apache-2.0
// The C interface to sealed editions.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"

#include <thads/counters/opening_moves.hpp>
#include <thads/editions/edition_diff.hpp>
#include <thads/editions/edition_text.hpp>
#include <thads/editions/sha256.hpp>
#include <thads/forms/opening_check.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/edition_table.hpp>

using namespace thads;
using namespace thads::capi;

struct thads_edition : handle<0x74686164736564> {
  thads_edition(sealed_edition e, std::string t) : sealed(std::move(e)), text(std::move(t)) {}
  sealed_edition sealed;
  std::string text;
};

namespace {

sha256_digest digest_in(const thads_digest& given) {
  sha256_digest digest;
  std::copy(std::begin(given.bytes), std::end(given.bytes), digest.bytes.begin());
  return digest;
}

void digest_out(const sha256_digest& digest, thads_digest& to) {
  std::copy(digest.bytes.begin(), digest.bytes.end(), std::begin(to.bytes));
}

edition_input edition_input_in(const thads_edition_input& given) {
  return {.name = required_text(given.name, given.name_size, "the name of an input"),
          .bytes = given.bytes,
          .sha256 = digest_in(given.sha256)};
}

// Sorted by name, as editions hold them.
std::vector<edition_input> inputs_in(const thads_seal_options& o) {
  if (o.inputs == nullptr && o.input_count != 0) throw_argument("inputs", "is NULL");
  std::vector<edition_input> inputs;
  for (std::size_t i = 0; i < o.input_count; ++i) inputs.push_back(edition_input_in(o.inputs[i]));
  std::sort(inputs.begin(), inputs.end(),
            [](const edition_input& a, const edition_input& b) { return a.name < b.name; });
  return inputs;
}

edition edition_in(const tally& figures, const thads_seal_options* options) {
  static_cast<void>(required(options, "options"));
  const auto o = struct_in(options, thads_seal_options THADS_SEAL_OPTIONS_INIT, "options");
  edition e{.figures = figures,
            .inputs = inputs_in(o),
            .regulation = required_text(o.regulation, o.regulation_size, "regulation"),
            .regulation_sha256 = digest_in(o.regulation_sha256),
            .label = word_in<edition_label>(o.label)};
  if (bool_in(o.has_sealed, "has_sealed")) e.sealed = date_in(o.sealed);
  if (o.revises != nullptr) e.revises = digest_in(*o.revises);
  return e;
}

thads_edition* edition_of(std::string text) {
  sealed_edition sealed = unseal(text);
  return new thads_edition(std::move(sealed), std::move(text));
}

const edition& content_of(const thads_edition* handle, std::string_view name) {
  return live(handle, name).sealed.content;
}

// The cases that explain what changed, when registers are given.
void add_cases(std::vector<named_table>& tables, const edition& before, const edition& after,
               const thads_register* from_before, const thads_register* from_after, language lang) {
  if (from_before == nullptr && from_after == nullptr) return;
  const auto changes =
      explain_changes(before.figures, usable(from_before), after.figures, usable(from_after));
  tables.push_back(
      {"cases", make_explained_changes_table(changes, before.figures.dimensions(), lang)});
}

}  // namespace

extern "C" {

thads_status thads_digest_compute(const void* data, size_t size, thads_digest* out,
                                  thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    if (data == nullptr && size != 0) throw_argument("data", "is NULL");
    digest_out(sha256({static_cast<const char*>(data), size}), to);
  });
}

thads_status thads_edition_seal(const thads_tally* figures, const thads_seal_options* options,
                                thads_edition** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const edition e = edition_in(live(figures, "figures").figures, options);
    to = edition_of(seal(e));
  });
}

thads_status thads_edition_read(const char* text, size_t size, thads_edition** out,
                                thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    static_cast<void>(required(text, "text"));
    to = edition_of(std::string(text_in(text, size, "text")));
  });
}

void thads_edition_destroy(thads_edition* edition) { destroy(edition); }

thads_status thads_edition_text(const thads_edition* edition, const char** text, size_t* size,
                                thads_error* err) {
  return guard(err, [&] { text_out(live(edition, "edition").text, text, size); });
}

thads_status thads_edition_digest(const thads_edition* edition, thads_digest* out,
                                  thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    digest_out(live(edition, "edition").sealed.seal, to);
  });
}

thads_status thads_edition_tally(const thads_edition* edition, thads_tally** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_tally(content_of(edition, "edition").figures);
  });
}

thads_status thads_edition_table(const thads_edition* edition, int32_t language, thads_table** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to =
        new thads_table(make_edition_table(live(edition, "edition").sealed, language_in(language)));
  });
}

thads_status thads_edition_check_input(const thads_edition* edition,
                                       const thads_edition_input* input, thads_error* err) {
  return guard(err, [&] {
    require_input(content_of(edition, "edition"), edition_input_in(required(input, "input")));
  });
}

thads_status thads_edition_diff(const thads_edition* before, const thads_edition* after,
                                const thads_register* from_before, const thads_register* from_after,
                                int32_t language, thads_chapter** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const edition& a = content_of(before, "before");
    const edition& b = content_of(after, "after");
    const thads::language lang = language_in(language);
    auto tables = make_edition_diff_tables(compare_editions(a, b), a.figures.dimensions(), lang);
    add_cases(tables, a, b, from_before, from_after, lang);
    to = new thads_chapter(std::move(tables));
  });
}

thads_status thads_edition_check_opening(const thads_edition* before, const thads_tally* now,
                                         const thads_register* reg, int32_t language,
                                         thads_table** out, uint64_t* failed, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const edition& closed = content_of(before, "before");
    const tally& figures = live(now, "now").figures;
    const opening_moves moves = count_opening_moves(usable(reg), figures.period());
    const auto checks = check_opening(closed.figures, figures, moves);
    to = new thads_table(make_check_table(checks, language_in(language)));
    failed_out(checks, failed);
  });
}

}  // extern "C"
