// SPDX-License-Identifier: Apache-2.0
// What the C interface promises of its structs and numbers. A line here never changes; new fields
// and codes get new lines.
#include <cstddef>

#include <thads.h>
#include <thads/analysis/funnel.hpp>
#include <thads/base/error.hpp>
#include <thads/counters/ages.hpp>
#include <thads/editions/edition.hpp>
#include <thads/model/event_rules.hpp>
#include <thads/model/validation.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/number/rounding.hpp>
#include <thads/published/claims.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/time/date.hpp>

namespace {

// Structs have no padding, so that a size says which fields are there.
static_assert(sizeof(thads_error) == 1024);
static_assert(offsetof(thads_error, line) == 8 && offsetof(thads_error, column) == 16 &&
              offsetof(thads_error, file) == 24 && offsetof(thads_error, message) == 264);
static_assert(sizeof(thads_allocator) == 32 && offsetof(thads_allocator, deallocate) == 24);
static_assert(sizeof(thads_decimal) == 24 && offsetof(thads_decimal, scale) == 16);
static_assert(sizeof(thads_amount) == 16 && offsetof(thads_amount, hi) == 8);
static_assert(sizeof(thads_period) == 8 && offsetof(thads_period, months) == 4);
static_assert(sizeof(thads_csv) == 48 && offsetof(thads_csv, path) == 16 &&
              offsetof(thads_csv, text_size) == 40);
static_assert(sizeof(thads_load_options) == 40 && offsetof(thads_load_options, context) == 24 &&
              offsetof(thads_load_options, grounds) == 32);
static_assert(sizeof(thads_filter) == 56 && offsetof(thads_filter, officer_size) == 48);
static_assert(sizeof(thads_narrative_options) == 48 &&
              offsetof(thads_narrative_options, sentences_size) == 24 &&
              offsetof(thads_narrative_options, chapter_count) == 40);
static_assert(sizeof(thads_tally_options) == 32 && offsetof(thads_tally_options, context) == 24);
static_assert(sizeof(thads_case) == 80 && offsetof(thads_case, amount) == 24 &&
              offsetof(thads_case, officer_size) == 72);
static_assert(sizeof(thads_event) == 96 && offsetof(thads_event, amount) == 16 &&
              offsetof(thads_event, officer_size) == 72 &&
              offsetof(thads_event, ground_code_size) == 88);

static_assert(sizeof(thads_scope) == 96 && offsetof(thads_scope, reg) == 24 &&
              offsetof(thads_scope, root) == 64 && offsetof(thads_scope, context) == 88);
static_assert(sizeof(thads_ageing_options) == 40 &&
              offsetof(thads_ageing_options, standard_size) == 32);
static_assert(sizeof(thads_size_options) == 24 && offsetof(thads_size_options, bound_count) == 16);
static_assert(sizeof(thads_baseline) == 8 && offsetof(thads_baseline, to) == 4);
static_assert(sizeof(thads_comparison_options) == 40 &&
              offsetof(thads_comparison_options, month_target) == 32);
static_assert(sizeof(thads_digest) == 32);
static_assert(sizeof(thads_edition_input) == 56 && offsetof(thads_edition_input, sha256) == 24);
static_assert(sizeof(thads_seal_options) == 88 && offsetof(thads_seal_options, inputs) == 56 &&
              offsetof(thads_seal_options, has_sealed) == 84);

template <class Enum>
constexpr bool is(int value, Enum enumerator) {
  return value == static_cast<int>(enumerator);
}

using thads::errc;
static_assert(is(THADS_OK, errc::ok) && is(THADS_E_ARGUMENT, errc::argument) &&
              is(THADS_E_SYNTAX, errc::syntax) && is(THADS_E_RANGE, errc::range) &&
              is(THADS_E_OVERFLOW, errc::overflow) && is(THADS_E_INEXACT, errc::inexact) &&
              is(THADS_E_DIVISION_BY_ZERO, errc::division_by_zero) &&
              is(THADS_E_CURRENCY_MISMATCH, errc::currency_mismatch) &&
              is(THADS_E_NO_COVERAGE, errc::no_coverage) &&
              is(THADS_E_UNKNOWN_CODE, errc::unknown_code) &&
              is(THADS_E_MISMATCH, errc::mismatch) && is(THADS_E_CORRUPT, errc::corrupt) &&
              is(THADS_E_IO, errc::io) && is(THADS_E_BAD_REGISTER, errc::bad_register) &&
              is(THADS_E_LIMIT, errc::limit) && is(THADS_E_NOT_FOUND, errc::not_found) &&
              is(THADS_E_NOMEM, errc::no_memory) && is(THADS_E_CANCELLED, errc::cancelled) &&
              is(THADS_E_INTERNAL, errc::internal));
static_assert(thads::error_table.size() == THADS_E_INTERNAL + 1);

using thads::language;
static_assert(is(THADS_LANGUAGE_VI, language::vi) && is(THADS_LANGUAGE_EN, language::en));

using thads::initiation;
static_assert(is(THADS_INITIATION_EX_OFFICIO, initiation::ex_officio) &&
              is(THADS_INITIATION_ON_REQUEST, initiation::on_request));

using thads::judgment_type;
static_assert(is(THADS_JUDGMENT_CIVIL, judgment_type::civil) &&
              is(THADS_JUDGMENT_CRIMINAL, judgment_type::criminal) &&
              is(THADS_JUDGMENT_ADMINISTRATIVE, judgment_type::administrative) &&
              is(THADS_JUDGMENT_FAMILY, judgment_type::family) &&
              is(THADS_JUDGMENT_COMMERCIAL, judgment_type::commercial) &&
              is(THADS_JUDGMENT_LABOUR, judgment_type::labour) &&
              is(THADS_JUDGMENT_BANKRUPTCY, judgment_type::bankruptcy) &&
              is(THADS_JUDGMENT_COMPETITION, judgment_type::competition) &&
              is(THADS_JUDGMENT_ARBITRATION, judgment_type::arbitration) &&
              is(THADS_JUDGMENT_OTHER, judgment_type::other));

using thads::source;
static_assert(is(THADS_SOURCE_NEW, source::new_case) &&
              is(THADS_SOURCE_ENTRUSTED_IN, source::entrusted_in));

using thads::flag;
constexpr bool is_bit(int value, flag f) { return value == 1 << static_cast<int>(f); }
static_assert(is_bit(THADS_FLAG_BUDGET, flag::budget) &&
              is_bit(THADS_FLAG_CORRUPTION, flag::corruption) &&
              is_bit(THADS_FLAG_CREDIT, flag::credit) &&
              is_bit(THADS_FLAG_ECONOMIC, flag::economic) &&
              is_bit(THADS_FLAG_FOCUS, flag::focus) &&
              is_bit(THADS_FLAG_HARDSHIP, flag::hardship) && is_bit(THADS_FLAG_MERIT, flag::merit));

using thads::event_type;
static_assert(is(THADS_EVENT_ENFORCEABLE, event_type::enforceable) &&
              is(THADS_EVENT_UNENFORCEABLE, event_type::unenforceable) &&
              is(THADS_EVENT_POSTPONED, event_type::postponed) &&
              is(THADS_EVENT_SUSPENDED, event_type::suspended) &&
              is(THADS_EVENT_RESUMED, event_type::resumed) &&
              is(THADS_EVENT_COLLECTED, event_type::collected) &&
              is(THADS_EVENT_REDUCED, event_type::reduced) &&
              is(THADS_EVENT_TERMINATED, event_type::terminated) &&
              is(THADS_EVENT_ENTRUSTED_OUT, event_type::entrusted_out) &&
              is(THADS_EVENT_COMPLETED, event_type::completed) &&
              is(THADS_EVENT_REVOKED, event_type::revoked) &&
              is(THADS_EVENT_PULLED_UP, event_type::pulled_up) &&
              is(THADS_EVENT_REQUEST_RETURNED, event_type::request_returned) &&
              is(THADS_EVENT_SEPARATE_BOOK, event_type::separate_book) &&
              is(THADS_EVENT_BOOK_RETURNED, event_type::book_returned) &&
              is(THADS_EVENT_ADJUSTED, event_type::adjusted) &&
              is(THADS_EVENT_OFFICER_CHANGED, event_type::officer_changed) &&
              is(THADS_EVENT_UNIT_CHANGED, event_type::unit_changed) &&
              is(THADS_EVENT_REQUEST_RECEIVED, event_type::request_received) &&
              is(THADS_EVENT_ASSIGNED, event_type::assigned) &&
              is(THADS_EVENT_NOTIFIED, event_type::notified) &&
              is(THADS_EVENT_VOLUNTARY_END, event_type::voluntary_end) &&
              is(THADS_EVENT_VERIFIED, event_type::verified) &&
              is(THADS_EVENT_PAID_OUT, event_type::paid_out));

using thads::ground;
static_assert(is(THADS_GROUND_NONE, ground::none) &&
              is(THADS_GROUND_AGREEMENT, ground::agreement) &&
              is(THADS_GROUND_OTHER, ground::other));

using thads::measure;
static_assert(is(THADS_MEASURE_CARRIED_OVER, measure::carried_over) &&
              is(THADS_MEASURE_NEWLY_ACCEPTED, measure::newly_accepted) &&
              is(THADS_MEASURE_RECEIVED, measure::received) &&
              is(THADS_MEASURE_FINISHED, measure::finished) &&
              is(THADS_MEASURE_TERMINATED, measure::terminated) &&
              is(THADS_MEASURE_REDUCED, measure::reduced) &&
              is(THADS_MEASURE_ENTRUSTED_OUT, measure::entrusted_out) &&
              is(THADS_MEASURE_REVOKED, measure::revoked) &&
              is(THADS_MEASURE_PULLED_UP, measure::pulled_up) &&
              is(THADS_MEASURE_REQUEST_RETURNED, measure::request_returned) &&
              is(THADS_MEASURE_IN_PROGRESS, measure::in_progress) &&
              is(THADS_MEASURE_POSTPONED_AGREED, measure::postponed_agreed) &&
              is(THADS_MEASURE_POSTPONED_OTHER, measure::postponed_other) &&
              is(THADS_MEASURE_SUSPENDED, measure::suspended) &&
              is(THADS_MEASURE_UNENFORCEABLE, measure::unenforceable) &&
              is(THADS_MEASURE_UNCLASSIFIED, measure::unclassified) &&
              is(THADS_MEASURE_SEPARATE_BOOK, measure::separate_book));

using thads::unit_kind;
static_assert(is(THADS_UNIT_NATION, unit_kind::nation) &&
              is(THADS_UNIT_PROVINCE, unit_kind::province) &&
              is(THADS_UNIT_DISTRICT, unit_kind::district) &&
              is(THADS_UNIT_REGION, unit_kind::region) &&
              is(THADS_UNIT_MILITARY, unit_kind::military) &&
              is(THADS_UNIT_OTHER, unit_kind::other));

using thads::comparator;
static_assert(is(THADS_AT_LEAST, comparator::at_least) && is(THADS_ABOVE, comparator::above));

using thads::target_outcome;
static_assert(is(THADS_OUTCOME_MET, target_outcome::met) &&
              is(THADS_OUTCOME_NOT_MET, target_outcome::not_met) &&
              is(THADS_OUTCOME_NO_RATE, target_outcome::no_rate) &&
              is(THADS_OUTCOME_NO_TARGET, target_outcome::no_target));

using thads::verdict;
static_assert(is(THADS_VERDICT_AGREES, verdict::agrees) &&
              is(THADS_VERDICT_COMPATIBLE, verdict::compatible) &&
              is(THADS_VERDICT_DISAGREES, verdict::disagrees) &&
              is(THADS_VERDICT_NOT_CHECKABLE, verdict::not_checkable));

using thads::age_series;
static_assert(is(THADS_AGES_OPEN, age_series::open) &&
              is(THADS_AGES_WITH_CONDITIONS, age_series::with_conditions) &&
              is(THADS_AGES_CLOSED, age_series::closed) &&
              is(THADS_AGES_AT_START, age_series::at_start) &&
              is(THADS_AGES_TO_ASSIGNED, age_series::to_assigned) &&
              is(THADS_AGES_TO_NOTIFIED, age_series::to_notified) &&
              is(THADS_AGES_TO_VERIFIED, age_series::to_verified) &&
              is(THADS_AGES_TO_COLLECTED, age_series::to_collected) &&
              is(THADS_AGES_TO_PAID_OUT, age_series::to_paid_out));

using thads::over_dispersion;
static_assert(is(THADS_OVER_DISPERSION_NONE, over_dispersion::none) &&
              is(THADS_OVER_DISPERSION_MULTIPLICATIVE, over_dispersion::multiplicative) &&
              is(THADS_OVER_DISPERSION_ADDITIVE, over_dispersion::additive));

using thads::edition_label;
static_assert(is(THADS_LABEL_PROVISIONAL, edition_label::provisional) &&
              is(THADS_LABEL_FINAL, edition_label::final) &&
              is(THADS_LABEL_REVISED, edition_label::revised));

using thads::quantity;
static_assert(is(THADS_QUANTITY_CASES, quantity::cases) &&
              is(THADS_QUANTITY_MONEY, quantity::money));

using thads::dimension;
using thads::dimension_set;
constexpr bool is_key(int value, dimension d) { return value == dimension_set{d}.bits(); }
static_assert(is_key(THADS_BY_UNIT, dimension::unit) &&
              is_key(THADS_BY_OFFICER, dimension::officer) &&
              is_key(THADS_BY_INITIATION, dimension::initiation) &&
              is_key(THADS_BY_JUDGMENT_TYPE, dimension::judgment_type) &&
              is_key(THADS_BY_FLAGS, dimension::flags) &&
              THADS_BY_ALL == dimension_set::all().bits());

using thads::rounding;
static_assert(is(THADS_ROUND_HALF_UP, rounding::half_up) &&
              is(THADS_ROUND_HALF_EVEN, rounding::half_even) &&
              is(THADS_ROUND_HALF_DOWN, rounding::half_down) && is(THADS_ROUND_UP, rounding::up) &&
              is(THADS_ROUND_DOWN, rounding::down) && is(THADS_ROUND_CEILING, rounding::ceiling) &&
              is(THADS_ROUND_FLOOR, rounding::floor));

using thads::number_format;
static_assert(is(THADS_NUMBER_PLAIN, number_format::plain) &&
              is(THADS_NUMBER_VIETNAMESE, number_format::vietnamese) &&
              is(THADS_NUMBER_SCIENTIFIC, number_format::scientific));

using thads::date_format;
static_assert(is(THADS_DATES_ISO, date_format::iso) &&
              is(THADS_DATES_DAY_FIRST, date_format::day_first));
static_assert(THADS_DATE_TEXT_SIZE == thads::date_text_size + 1);

using thads::severity;
static_assert(is(THADS_SEVERITY_NOTE, severity::note) &&
              is(THADS_SEVERITY_WARNING, severity::warning) &&
              is(THADS_SEVERITY_ERROR, severity::error));

using thads::cell_status;
static_assert(is(THADS_CELL_TEXT, cell_status::text) &&
              is(THADS_CELL_NUMBER, cell_status::number) &&
              is(THADS_CELL_ZERO, cell_status::zero) &&
              is(THADS_CELL_MISSING, cell_status::missing) &&
              is(THADS_CELL_NOT_APPLICABLE, cell_status::not_applicable) &&
              is(THADS_CELL_PROVISIONAL, cell_status::provisional));

}  // namespace
