/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file thads.h
 * The C interface of thads: exact statistics of civil judgment enforcement (thi hành án dân sự).
 *
 * What holds for every function here:
 *
 * - A function that can fail returns a ::thads_status; ::THADS_OK is 0, and a caller must take
 * every code that it does not know for a failure. Inputs come first, outputs after them, and last
 * an optional ::thads_error that tells what went wrong. **Outputs are untouched on failure.**
 * - A handle is made by a function that names it in its output and is freed by the `_destroy`
 *   function of its type, which takes NULL too. NULL for any other pointer that is not called
 *   optional is ::THADS_E_ARGUMENT.
 * - Text is UTF-8 with its length in bytes; ::THADS_NUL_TERMINATED stands for the length of text
 * that ends with a NUL. Text that comes out is borrowed from the handle that it was asked of: it
 * lives until that handle is changed or destroyed, and is not NUL-terminated unless that is said.
 * - A struct that goes in begins with its size and is filled by its `_INIT` macro; reserved fields
 *   are zero. A struct of a later version with fields that this library does not know is refused
 *   unless these are zero.
 * - Distinct handles may be used from distinct threads, one handle from one thread at a time. The
 *   functions that take a handle as `const` may run side by side on it. Nothing is global but the
 *   allocator.
 * - Counts are việc, amounts are đồng. No floating point takes part anywhere.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <thads/arrow_abi.h>
#include <thads/version.h>

#if defined(THADS_STATIC)
#define THADS_API
#elif defined(_WIN32)
#define THADS_API __declspec(dllimport)
#else
#define THADS_API __attribute__((visibility("default")))
#endif

#if defined(__GNUC__)
#define THADS_NODISCARD __attribute__((warn_unused_result))
#else
#define THADS_NODISCARD
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup status Status, errors, version
 * @{
 */

/** What became of a call. Codes are only ever added. */
typedef int32_t thads_status;

#define THADS_OK 0         /**< no error */
#define THADS_E_ARGUMENT 1 /**< an argument is missing or makes no sense */
#define THADS_E_SYNTAX 2   /**< the text does not follow the grammar that the caller named */
#define THADS_E_RANGE 3    /**< the value lies outside the range of its type */
#define THADS_E_OVERFLOW 4 /**< the exact result does not fit the type */
#define THADS_E_INEXACT 5  /**< the result cannot be held exactly, no rounding was allowed */
#define THADS_E_DIVISION_BY_ZERO 6  /**< the divisor is zero */
#define THADS_E_CURRENCY_MISMATCH 7 /**< amounts in different currencies were mixed */
#define THADS_E_NO_COVERAGE 8       /**< the date lies outside the years that the data cover */
#define THADS_E_UNKNOWN_CODE 9      /**< the code is not in the code table */
#define THADS_E_MISMATCH 10         /**< operands of different periods, rules or keys */
#define THADS_E_CORRUPT 11          /**< the bytes are not what they claim to be */
#define THADS_E_IO 12               /**< a file could not be read or written */
#define THADS_E_BAD_REGISTER 13     /**< a register or its tables have errors: no figures */
#define THADS_E_LIMIT 14            /**< the input exceeds a limit that keeps memory bounded */
#define THADS_E_NOT_FOUND 15        /**< there is no such entry */
#define THADS_E_NOMEM 16            /**< memory could not be allocated */
#define THADS_E_CANCELLED 17        /**< the caller stopped the work */
#define THADS_E_INTERNAL 18         /**< a defect in thads; please report it */

/** The number in the name of the shared library; see docs/abi.md. */
#define THADS_ABI_VERSION 0

/** The length of text that ends with a NUL. */
#define THADS_NUL_TERMINATED SIZE_MAX

/**
 * Tells why a call failed. The caller owns it and may use it again; a call that succeeds leaves it
 * as it was. `line` and `column` are 0 where there is none. Texts end with a NUL; long ones are
 * cut.
 */
typedef struct thads_error {
  uint32_t struct_size;
  thads_status code;
  uint64_t line;     /**< of the file, from 1 */
  uint64_t column;   /**< byte of the line, from 1 */
  char file[240];    /**< the file to blame, when there is one */
  char message[760]; /**< what was wrong, and what to do */
} thads_error;

#define THADS_ERROR_INIT \
  { sizeof(thads_error), THADS_OK, 0, 0, "", "" }

/** The version of the library, "major.minor.patch". Never NULL. @since 0.1 */
THADS_API const char* thads_version(void);

/** The number in the name of the shared library; it changes when the interface breaks. @since 0.1
 */
THADS_API int32_t thads_abi_version(void);

/**
 * The name of a status, as "not_found", and what it means. A code that is not known counts as
 * "internal". The texts end with a NUL and live for ever. @since 0.1
 */
THADS_API const char* thads_status_name(thads_status code);
/** See thads_status_name(). @since 0.1 */
THADS_API const char* thads_status_meaning(thads_status code);

/** @} */

/**
 * @defgroup memory Memory
 * @{
 */

/**
 * Where memory comes from. Both functions may be called from several threads at once.
 * `allocate` gives `size` bytes aligned to `alignment`, a power of two, or NULL; `deallocate` takes
 * what `allocate` gave, never NULL.
 */
typedef struct thads_allocator {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  void* (*allocate)(void* context, size_t size, size_t alignment);
  void (*deallocate)(void* context, void* memory);
} thads_allocator;

#define THADS_ALLOCATOR_INIT \
  { sizeof(thads_allocator), 0, NULL, NULL, NULL }

/**
 * Makes the library take all memory that it needs for a call from `allocator`, or from malloc again
 * when it is NULL. Call it before any other function, or at a time when no handle is alive and no
 * other call runs. When memory runs out calls fail with ::THADS_E_NOMEM, and all handles are as
 * they were.
 * @return ::THADS_OK, or ::THADS_E_ARGUMENT for a struct that is not complete. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_set_allocator(const thads_allocator* allocator);

/** @} */

/**
 * @defgroup code Codes
 * Words of the register and of its figures. Values never change; new ones may be added.
 * @{
 */

#define THADS_LANGUAGE_VI 0
#define THADS_LANGUAGE_EN 1

#define THADS_INITIATION_EX_OFFICIO 0 /**< chủ động */
#define THADS_INITIATION_ON_REQUEST 1 /**< theo yêu cầu */

#define THADS_JUDGMENT_CIVIL 0
#define THADS_JUDGMENT_CRIMINAL 1
#define THADS_JUDGMENT_ADMINISTRATIVE 2
#define THADS_JUDGMENT_FAMILY 3
#define THADS_JUDGMENT_COMMERCIAL 4
#define THADS_JUDGMENT_LABOUR 5
#define THADS_JUDGMENT_BANKRUPTCY 6
#define THADS_JUDGMENT_COMPETITION 7
#define THADS_JUDGMENT_ARBITRATION 8
#define THADS_JUDGMENT_OTHER 9

#define THADS_SOURCE_NEW 0
#define THADS_SOURCE_ENTRUSTED_IN 1 /**< nhận ủy thác */

/** Themes of a case; they overlap, and a set of them is the sum of its flags. */
#define THADS_FLAG_BUDGET 1
#define THADS_FLAG_CORRUPTION 2
#define THADS_FLAG_CREDIT 4
#define THADS_FLAG_ECONOMIC 8
#define THADS_FLAG_FOCUS 16
#define THADS_FLAG_HARDSHIP 32
#define THADS_FLAG_MERIT 64

#define THADS_EVENT_ENFORCEABLE 0
#define THADS_EVENT_UNENFORCEABLE 1
#define THADS_EVENT_POSTPONED 2
#define THADS_EVENT_SUSPENDED 3
#define THADS_EVENT_RESUMED 4
#define THADS_EVENT_COLLECTED 5
#define THADS_EVENT_REDUCED 6
#define THADS_EVENT_TERMINATED 7
#define THADS_EVENT_ENTRUSTED_OUT 8
#define THADS_EVENT_COMPLETED 9
#define THADS_EVENT_REVOKED 10
#define THADS_EVENT_PULLED_UP 11
#define THADS_EVENT_REQUEST_RETURNED 12
#define THADS_EVENT_SEPARATE_BOOK 13
#define THADS_EVENT_BOOK_RETURNED 14
#define THADS_EVENT_ADJUSTED 15
#define THADS_EVENT_OFFICER_CHANGED 16
#define THADS_EVENT_UNIT_CHANGED 17
#define THADS_EVENT_REQUEST_RECEIVED 18
#define THADS_EVENT_ASSIGNED 19
#define THADS_EVENT_NOTIFIED 20
#define THADS_EVENT_VOLUNTARY_END 21
#define THADS_EVENT_VERIFIED 22
#define THADS_EVENT_PAID_OUT 23

#define THADS_GROUND_NONE 0
#define THADS_GROUND_AGREEMENT 1 /**< point c, clause 1, Article 48 */
#define THADS_GROUND_OTHER 2

#define THADS_MEASURE_CARRIED_OVER 0
#define THADS_MEASURE_NEWLY_ACCEPTED 1
#define THADS_MEASURE_RECEIVED 2
#define THADS_MEASURE_FINISHED 3
#define THADS_MEASURE_TERMINATED 4
#define THADS_MEASURE_REDUCED 5
#define THADS_MEASURE_ENTRUSTED_OUT 6
#define THADS_MEASURE_REVOKED 7
#define THADS_MEASURE_PULLED_UP 8
#define THADS_MEASURE_REQUEST_RETURNED 9
#define THADS_MEASURE_IN_PROGRESS 10
#define THADS_MEASURE_POSTPONED_AGREED 11
#define THADS_MEASURE_POSTPONED_OTHER 12
#define THADS_MEASURE_SUSPENDED 13
#define THADS_MEASURE_UNENFORCEABLE 14
#define THADS_MEASURE_UNCLASSIFIED 15
#define THADS_MEASURE_SEPARATE_BOOK 16

#define THADS_QUANTITY_CASES 0
#define THADS_QUANTITY_MONEY 1

/** Dimensions of a tally; a set of them is their sum. */
#define THADS_BY_UNIT 1
#define THADS_BY_OFFICER 2
#define THADS_BY_INITIATION 4
#define THADS_BY_JUDGMENT_TYPE 8
#define THADS_BY_FLAGS 16
#define THADS_BY_ALL 31

#define THADS_ROUND_HALF_UP 0   /**< to the nearest; a tie goes away from zero */
#define THADS_ROUND_HALF_EVEN 1 /**< to the nearest; a tie goes to the even neighbour */
#define THADS_ROUND_HALF_DOWN 2 /**< to the nearest; a tie goes towards zero */
#define THADS_ROUND_UP 3        /**< away from zero */
#define THADS_ROUND_DOWN 4      /**< towards zero */
#define THADS_ROUND_CEILING 5   /**< towards plus infinity */
#define THADS_ROUND_FLOOR 6     /**< towards minus infinity */

#define THADS_NUMBER_PLAIN 0      /**< -1234.50 */
#define THADS_NUMBER_VIETNAMESE 1 /**< -1.234,50 */
#define THADS_NUMBER_SCIENTIFIC 2 /**< -1.23450E-7 */

#define THADS_DATES_ISO 0       /**< 2024-09-30 */
#define THADS_DATES_DAY_FIRST 1 /**< 30/09/2024 */

#define THADS_UNIT_NATION 0
#define THADS_UNIT_PROVINCE 1
#define THADS_UNIT_DISTRICT 2
#define THADS_UNIT_REGION 3
#define THADS_UNIT_MILITARY 4
#define THADS_UNIT_OTHER 5

#define THADS_AT_LEAST 0 /**< a target is met by a rate that reaches it */
#define THADS_ABOVE 1    /**< a target is met by a rate above it only */

#define THADS_OUTCOME_MET 0
#define THADS_OUTCOME_NOT_MET 1
#define THADS_OUTCOME_NO_RATE 2   /**< nothing is with conditions */
#define THADS_OUTCOME_NO_TARGET 3 /**< no target is given */

#define THADS_VERDICT_AGREES 0        /**< exact numbers give what is printed */
#define THADS_VERDICT_COMPATIBLE 1    /**< numbers within the limits of what is printed give it */
#define THADS_VERDICT_DISAGREES 2     /**< no such numbers do */
#define THADS_VERDICT_NOT_CHECKABLE 3 /**< a number that the formula needs is not printed */

/** What ages and durations measure, in days (docs/stock-and-ageing.md). */
#define THADS_AGES_OPEN 0            /**< open cases, since acceptance */
#define THADS_AGES_WITH_CONDITIONS 1 /**< open cases, since they are with conditions */
#define THADS_AGES_CLOSED 2          /**< closed cases, from acceptance to closing */
#define THADS_AGES_AT_START 3        /**< the same cases, at the start of the period */
#define THADS_AGES_TO_ASSIGNED 4     /**< from acceptance to this event, and so on */
#define THADS_AGES_TO_NOTIFIED 5
#define THADS_AGES_TO_VERIFIED 6
#define THADS_AGES_TO_COLLECTED 7
#define THADS_AGES_TO_PAID_OUT 8

/** What makes units differ more than chance does (docs/fair-comparison.md). */
#define THADS_OVER_DISPERSION_NONE 0
#define THADS_OVER_DISPERSION_MULTIPLICATIVE 1
#define THADS_OVER_DISPERSION_ADDITIVE 2

/** How far the figures of an edition can be relied on. */
#define THADS_LABEL_PROVISIONAL 0
#define THADS_LABEL_FINAL 1
#define THADS_LABEL_REVISED 2 /**< they take the place of an edition given out before */

#define THADS_SEVERITY_NOTE 0
#define THADS_SEVERITY_WARNING 1
#define THADS_SEVERITY_ERROR 2

/** The vocabularies that thads_word() knows. */
#define THADS_WORDS_INITIATION 0
#define THADS_WORDS_JUDGMENT_TYPE 1
#define THADS_WORDS_SOURCE 2
#define THADS_WORDS_FLAG 3 /**< values are bit numbers: 0 for THADS_FLAG_BUDGET */
#define THADS_WORDS_EVENT_TYPE 4
#define THADS_WORDS_GROUND 5
#define THADS_WORDS_MEASURE 6
#define THADS_WORDS_QUANTITY 7
#define THADS_WORDS_DIMENSION 8 /**< values are bit numbers: 0 for THADS_BY_UNIT */
#define THADS_WORDS_UNIT_KIND 9
#define THADS_WORDS_COMPARATOR 10
#define THADS_WORDS_OUTCOME 11
#define THADS_WORDS_VERDICT 12
#define THADS_WORDS_AGES 13
#define THADS_WORDS_OVER_DISPERSION 14
#define THADS_WORDS_LABEL 15

/**
 * The word for a value: the code that files use ("newly_accepted") and the Vietnamese term ("thụ lý
 * mới"), each optional. They end with a NUL and live for ever. THADS_E_UNKNOWN_CODE for a value
 * that has none, which ends a loop over all values. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_word(int32_t vocabulary, int32_t value,
                                                  const char** code, const char** term,
                                                  thads_error* err);

/** The value of a code. THADS_E_UNKNOWN_CODE. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_word_find(int32_t vocabulary, const char* code,
                                                       size_t size, int32_t* value,
                                                       thads_error* err);

#define THADS_CELL_TEXT 0           /**< words */
#define THADS_CELL_NUMBER 1         /**< a number other than zero */
#define THADS_CELL_ZERO 2           /**< there was something to count, and nothing was found */
#define THADS_CELL_MISSING 3        /**< there is no answer, such as a rate of nothing */
#define THADS_CELL_NOT_APPLICABLE 4 /**< nothing is asked for here */
#define THADS_CELL_PROVISIONAL 5    /**< a number, zero or not, that may still change */

/** @} */

/**
 * @defgroup decimal Exact decimal numbers
 * At most 38 digits and 38 decimals. All functions are exact or fail; none rounds unless it is told
 * how.
 * @{
 */

/** coefficient × 10^-scale; the coefficient is a 128-bit integer in two's complement. */
typedef struct thads_decimal {
  uint64_t lo;   /**< lower half of the coefficient */
  int64_t hi;    /**< upper half */
  int32_t scale; /**< 0 to 38 */
  int32_t reserved;
} thads_decimal;

/** Room for every number as text, with its final NUL. */
#define THADS_DECIMAL_TEXT_SIZE 64

/** A whole number. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_decimal_from_int64(int64_t value, thads_decimal* out,
                                                                thads_error* err);

/**
 * Reads all of `text` as a number. THADS_E_SYNTAX, THADS_E_RANGE beyond 38 digits or decimals.
 * @param format one of THADS_NUMBER_…; nothing is guessed. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_decimal_parse(const char* text, size_t size,
                                                           int32_t format, thads_decimal* out,
                                                           thads_error* err);

/**
 * Writes `value` with a final NUL into `buffer`, where THADS_DECIMAL_TEXT_SIZE bytes are always
 * enough. @param size optional; the length without the NUL.
 * @return THADS_E_RANGE when the buffer is too small. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_decimal_format(const thads_decimal* value,
                                                            int32_t format, char* buffer,
                                                            size_t capacity, size_t* size,
                                                            thads_error* err);

/** a + b, exactly. THADS_E_OVERFLOW beyond 38 digits. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_decimal_add(const thads_decimal* a,
                                                         const thads_decimal* b, thads_decimal* out,
                                                         thads_error* err);

/** a − b, exactly. THADS_E_OVERFLOW beyond 38 digits. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_decimal_subtract(const thads_decimal* a,
                                                              const thads_decimal* b,
                                                              thads_decimal* out, thads_error* err);

/** a × b, exactly. THADS_E_OVERFLOW beyond 38 digits or decimals. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_decimal_multiply(const thads_decimal* a,
                                                              const thads_decimal* b,
                                                              thads_decimal* out, thads_error* err);

/**
 * a ÷ b with `scale` decimals, rounded once. THADS_E_DIVISION_BY_ZERO, THADS_E_OVERFLOW.
 * @param rounding one of THADS_ROUND_… @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_decimal_divide(const thads_decimal* a,
                                                            const thads_decimal* b, int32_t scale,
                                                            int32_t rounding, thads_decimal* out,
                                                            thads_error* err);

/** `value` with `scale` decimals. @param rounding one of THADS_ROUND_… @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_decimal_rescale(const thads_decimal* value,
                                                             int32_t scale, int32_t rounding,
                                                             thads_decimal* out, thads_error* err);

/** Compares by value: −1, 0 or 1; 1.0 equals 1.00. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_decimal_compare(const thads_decimal* a,
                                                             const thads_decimal* b, int32_t* out,
                                                             thads_error* err);

/**
 * Splits `total` into `n` parts in proportion to `weights`, each with `scale` decimals, by the
 * largest remainder; ties go to the first. The parts add up to the total exactly.
 * THADS_E_ARGUMENT for a negative weight or when nothing has a weight, THADS_E_INEXACT when the
 * total has more decimals. @param parts room for `n` numbers. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_decimal_allocate(const thads_decimal* total,
                                                              const thads_decimal* weights,
                                                              size_t n, int32_t scale,
                                                              thads_decimal* parts,
                                                              thads_error* err);

/**
 * numerator ÷ denominator in percent with `decimals` decimals.
 * @param defined 0 when the denominator is 0 – there is then no rate, and `out` is untouched –
 *        otherwise 1. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_percent_of(const thads_decimal* numerator,
                                                        const thads_decimal* denominator,
                                                        int32_t decimals, int32_t rounding,
                                                        thads_decimal* out, int32_t* defined,
                                                        thads_error* err);

/** @} */

/**
 * @defgroup time Dates, periods, working days
 * A date is the number of days since 1 January 1970, from 1900-01-01 to 2199-12-31.
 * @{
 */

typedef int32_t thads_date;

/** Room for a date as text, with its final NUL. */
#define THADS_DATE_TEXT_SIZE 11

/** THADS_E_RANGE for a day that does not exist. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_date_from_ymd(int32_t year, int32_t month, int32_t day,
                                                           thads_date* out, thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_date_to_ymd(thads_date date, int32_t* year,
                                                         int32_t* month, int32_t* day,
                                                         thads_error* err);

/** @param format one of THADS_DATES_… @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_date_parse(const char* text, size_t size,
                                                        int32_t format, thads_date* out,
                                                        thads_error* err);

/** Writes ten characters and a NUL into `buffer`. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_date_format(thads_date date, int32_t format,
                                                         char* buffer, size_t capacity,
                                                         thads_error* err);

/**
 * The first `months` months of a statistical year: 2024 begins on 1 October 2023. `year` is 1901 to
 * 2199, `months` 1 to 12.
 */
typedef struct thads_period {
  int32_t year;
  int32_t months;
} thads_period;

/** The first and the last day of a period. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_period_days(thads_period period, thads_date* first,
                                                         thads_date* last, thads_error* err);

/** The statistical year of a day. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_statistical_year(thads_date date, int32_t* year,
                                                              thads_error* err);

/** A calendar of working days. */
typedef struct thads_calendar thads_calendar;

/**
 * The calendar of Viet Nam, from 2018 to 2027.
 * @param everyone 0: as it binds state agencies; 1: without swapped days and make-up Saturdays
 * @param unconfirmed_is_off 1 when a holiday counts whose law is not confirmed yet, else 0
 * @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_calendar_create_vietnam(int32_t everyone,
                                                                     int32_t unconfirmed_is_off,
                                                                     thads_calendar** out,
                                                                     thads_error* err);

/** @since 0.1 */
THADS_API void thads_calendar_destroy(thads_calendar* calendar);

/** Whether people work on a day: 1 or 0. THADS_E_NO_COVERAGE outside the calendar. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_calendar_is_working_day(const thads_calendar* calendar,
                                                                     thads_date date, int32_t* out,
                                                                     thads_error* err);

/** The day that is `n` working days after `date`, or before it when negative. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_calendar_add_working_days(
    const thads_calendar* calendar, thads_date date, int32_t n, thads_date* out, thads_error* err);

/** Working days after `from` up to and with `to`. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_calendar_working_days_between(
    const thads_calendar* calendar, thads_date from, thads_date to, int32_t* out, thads_error* err);

/** @} */

/**
 * @defgroup table Tables
 * Every result of more than one figure is a table: its cells have a value for machines and a text
 * for people.
 * @{
 */

typedef struct thads_table thads_table;

/** Takes text that the library writes; a value other than 0 stops it with THADS_E_CANCELLED. */
typedef int32_t (*thads_write)(void* context, const char* data, size_t size);

/** How a table is written. */
#define THADS_WRITE_TEXT 0 /**< aligned, for a terminal */
#define THADS_WRITE_CSV 1  /**< values for machines, RFC 4180 */
#define THADS_WRITE_JSON 2 /**< numbers as strings */
#define THADS_WRITE_HTML 3 /**< a page by itself */
/** CSV to be opened by people: with headings, and texts that could run as formulas made harmless.
 */
#define THADS_WRITE_SPREADSHEET 4

/** @since 0.1 */
THADS_API void thads_table_destroy(thads_table* table);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_table_size(const thads_table* table, size_t* rows,
                                                        size_t* columns, thads_error* err);

/** The key of a column, the same in every language, such as "with_conditions". @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_table_column(const thads_table* table, size_t column,
                                                          const char** key, size_t* size,
                                                          thads_error* err);

/** The column with a key. THADS_E_NOT_FOUND. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_table_find_column(const thads_table* table,
                                                               const char* key, size_t size,
                                                               size_t* column, thads_error* err);

/**
 * A cell: its value for machines ("13970", "83.85"; empty when there is none) and its status.
 * @param status optional; one of THADS_CELL_… @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_table_value(const thads_table* table, size_t row,
                                                         size_t column, const char** value,
                                                         size_t* size, int32_t* status,
                                                         thads_error* err);

/** What people read in a cell: "13.970", "83,85", "–". @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_table_shown(const thads_table* table, size_t row,
                                                         size_t column, const char** text,
                                                         size_t* size, thads_error* err);

/**
 * Writes the whole table. @param format one of THADS_WRITE_…
 * @param language one of THADS_LANGUAGE_…; that of headings and titles. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_table_write(const thads_table* table, int32_t format,
                                                         int32_t language, thads_write write,
                                                         void* context, thads_error* err);

/**
 * The table as an Arrow stream of one record batch, which lives by itself: the table may be
 * destroyed. A column that stands right and holds numbers only is a 128-bit decimal with as many
 * decimals as its numbers have, any other one UTF-8; what has no answer is null.
 * @param out a struct of the caller; the caller calls its `release`. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_table_arrow(const thads_table* table,
                                                         struct ArrowArrayStream* out,
                                                         thads_error* err);

/** @} */

/**
 * @defgroup csv CSV input
 * What a table in CSV (RFC 4180, UTF-8, a header line) is read from, and how it is written. Bad
 * data never make a call fail: they are findings of what was read, and each `_findings` function
 * lists them as a table with the columns file, line, column, case_id, field, rule, severity,
 * message_en, message_vi.
 * @{
 */

/** A file or a text in memory: one of `path` and `text` is NULL. Text is read during the call. */
typedef struct thads_csv {
  uint32_t struct_size;
  int32_t delimiter; /**< ',' ';' or a tab; 0 is a comma */
  int32_t dates;     /**< one of THADS_DATES_… */
  uint32_t reserved;
  const char* path;
  size_t path_size;
  const char* text;
  size_t text_size;
} thads_csv;

#define THADS_CSV_INIT \
  { sizeof(thads_csv), ',', THADS_DATES_ISO, 0, NULL, 0, NULL, 0 }

/** The file at `path`, text that ends with a NUL; commas, ISO dates. */
#define THADS_CSV_FILE(path) \
  { sizeof(thads_csv), ',', THADS_DATES_ISO, 0, (path), THADS_NUL_TERMINATED, NULL, 0 }

/** Text in memory; commas, ISO dates. */
#define THADS_CSV_TEXT(text, size) \
  { sizeof(thads_csv), ',', THADS_DATES_ISO, 0, NULL, 0, (text), (size) }

/** @} */

/**
 * @defgroup register The register of cases
 * @{
 */

typedef struct thads_register thads_register;
typedef struct thads_register_builder thads_register_builder;

/** Grounds (lý do) that events may state, with their names. */
typedef struct thads_grounds thads_grounds;

/**
 * Reads grounds.csv (docs/conditions-and-obstacles.md), which replaces the built-in list. Rows with
 * errors are left out. THADS_E_IO. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_grounds_load_csv(const thads_csv* csv,
                                                              thads_grounds** out,
                                                              thads_error* err);

/** @since 0.1 */
THADS_API void thads_grounds_destroy(thads_grounds* grounds);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_grounds_count_findings(const thads_grounds* grounds,
                                                                    int32_t severity, uint64_t* out,
                                                                    thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_grounds_findings(const thads_grounds* grounds,
                                                              thads_table** out, thads_error* err);

/** Told how far long work has come, from one thread at a time; other than 0 stops it. */
typedef int32_t (*thads_progress)(void* context, uint64_t done, uint64_t total);

/** How a register is read. */
typedef struct thads_load_options {
  uint32_t struct_size;
  int32_t lenient;         /**< 1: set bad cases aside whole; 0: with an error no figures at all */
  uint64_t findings_limit; /**< findings that are listed; all are counted. 0: a million */
  thads_progress progress; /**< optional; in bytes, or in rows of Arrow */
  void* context;
  const thads_grounds* grounds; /**< in which the grounds of events must stand, without errors;
                                     NULL for the built-in list */
} thads_load_options;

#define THADS_LOAD_OPTIONS_INIT \
  { sizeof(thads_load_options), 0, 0, NULL, NULL, NULL }

/** One enforcement decision. `id` and `unit` must not be empty, `officer` may be. */
typedef struct thads_case {
  uint32_t struct_size;
  int32_t initiation;    /**< one of THADS_INITIATION_… */
  int32_t judgment_type; /**< one of THADS_JUDGMENT_… */
  int32_t source;        /**< one of THADS_SOURCE_… */
  thads_date accepted;
  uint32_t flags; /**< sum of THADS_FLAG_… */
  int64_t amount; /**< đồng, 0 or more */
  const char* id;
  size_t id_size;
  const char* unit;
  size_t unit_size;
  const char* officer;
  size_t officer_size;
} thads_case;

#define THADS_CASE_INIT \
  { sizeof(thads_case), 0, 0, 0, 0, 0, 0, NULL, 0, NULL, 0, NULL, 0 }

/** One event of a case. Which fields belong to which type is in docs/register-files.md. */
typedef struct thads_event {
  uint32_t struct_size;
  int32_t type; /**< one of THADS_EVENT_… */
  thads_date date;
  int32_t ground;     /**< one of THADS_GROUND_… */
  int64_t amount;     /**< đồng; counts only when `has_amount` is 1 */
  int32_t has_amount; /**< 0 or 1 */
  int32_t reserved;
  const char* case_id;
  size_t case_id_size;
  const char* unit;
  size_t unit_size;
  const char* officer;
  size_t officer_size;
  const char* ground_code; /**< of a list of grounds, or empty; a postponement for such a ground is
                                one for THADS_GROUND_OTHER */
  size_t ground_code_size;
} thads_event;

#define THADS_EVENT_INIT \
  { sizeof(thads_event), 0, 0, 0, 0, 0, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 0 }

/**
 * Reads and validates a register from two tables in CSV (docs/register-files.md) with the same
 * delimiter and dates. THADS_E_IO when a file cannot be read, THADS_E_CANCELLED.
 * @param options optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_load_csv(const thads_csv* cases,
                                                               const thads_csv* events,
                                                               const thads_load_options* options,
                                                               thads_register** out,
                                                               thads_error* err);

/**
 * The same from Arrow streams of record batches with the columns of the CSV files, in any order.
 * Both streams are moved in and released, also when the call fails, unless one is NULL or was
 * released before: then neither is touched.
 *
 * Texts are UTF-8, large UTF-8 or string views, dictionary-encoded or not; dates are days, or
 * timestamps without a time zone or in UTC and without a time of day, or text as in CSV; amounts
 * are integers, decimals of 32 to 256 bits without a fraction, or text. Floating point is refused.
 * The line of a finding is the number of its row, from 1. What is in the buffers is checked; how
 * far they reach is trusted, as the interface does not tell it.
 *
 * THADS_E_ARGUMENT for a column that is missing or has another type, THADS_E_CORRUPT for content
 * that contradicts itself, THADS_E_IO for a stream that fails. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_load_arrow(struct ArrowArrayStream* cases,
                                                                 struct ArrowArrayStream* events,
                                                                 const thads_load_options* options,
                                                                 thads_register** out,
                                                                 thads_error* err);

/** @since 0.1 */
THADS_API void thads_register_destroy(thads_register* reg);

/** Cases and events of the register; both optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_register_size(const thads_register* reg, size_t* cases,
                                                           size_t* events, thads_error* err);

/** Findings of a severity (THADS_SEVERITY_…). With errors there are no figures. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_register_count_findings(const thads_register* reg,
                                                                     int32_t severity,
                                                                     uint64_t* out,
                                                                     thads_error* err);

/**
 * The findings as a table with the columns file, line, column, case_id, field, rule, severity,
 * message_en, message_vi. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_findings(const thads_register* reg,
                                                               thads_table** out, thads_error* err);

/** Cases and records that were set aside; both optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_register_set_aside(const thads_register* reg,
                                                                uint64_t* cases, uint64_t* records,
                                                                thads_error* err);

/**
 * Writes what a lenient load set aside as CSV `file,line,rules,record`: each original record byte
 * for byte, with the rules that it broke. @param cases what `reg` was read from, and `events` too;
 * files are read again. THADS_E_CANCELLED when `write` stops it. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_write_rejects(
    const thads_register* reg, const thads_csv* cases, const thads_csv* events, thads_write write,
    void* context, thads_error* err);

/**
 * Case number `index`, from 0, in the order of its file, and the numbers of its events:
 * `first_event` and those after it. The texts live as long as the register.
 * @param out filled by its INIT macro before. @param first_event optional, like `event_count`.
 * @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_case(const thads_register* reg, size_t index,
                                                           thads_case* out, size_t* first_event,
                                                           size_t* event_count, thads_error* err);

/** Event number `event` of case number `of_case`, in order of date. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_register_event(const thads_register* reg,
                                                            size_t of_case, size_t event,
                                                            thads_event* out, thads_error* err);

/** Which cases a question is about. */
typedef struct thads_filter {
  uint32_t struct_size;
  uint32_t by; /**< sum of THADS_BY_…: which of the fields below must be met */
  int32_t initiation;
  int32_t judgment_type;
  uint32_t flags; /**< all themes of the case, no more and no less */
  uint32_t reserved;
  const char* unit;
  size_t unit_size;
  const char* officer;
  size_t officer_size;
} thads_filter;

#define THADS_FILTER_INIT \
  { sizeof(thads_filter), 0, 0, 0, 0, 0, NULL, 0, NULL, 0 }

/**
 * The cases behind a figure: a table with the columns case_id, count, money, date, event, line, in
 * the order of the register, whose sum is the figure. THADS_E_BAD_REGISTER.
 * @param filter optional. @param measure one of THADS_MEASURE_… @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_explain(const thads_register* reg,
                                                              thads_period period,
                                                              const thads_filter* filter,
                                                              int32_t measure, int32_t language,
                                                              thads_table** out, thads_error* err);

/** Builds a register from cases and events of the caller. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_register_builder_create(thads_register_builder** out,
                                                                     thads_error* err);

/** @since 0.1 */
THADS_API void thads_register_builder_destroy(thads_register_builder* builder);

/**
 * Adds a case. THADS_E_ARGUMENT for a case that is wrong by itself: an empty id or unit, an unknown
 * code, a date or amount out of range; the builder is then as before. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_builder_add_case(
    thads_register_builder* builder, const thads_case* record, thads_error* err);

/** Adds an event, in any order across cases; likewise. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_register_builder_add_event(
    thads_register_builder* builder, const thads_event* record, thads_error* err);

/**
 * Validates every case as a whole and makes the register. The builder is empty afterwards.
 * @param lenient as in thads_load_options. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_register_builder_finish(
    thads_register_builder* builder, int32_t lenient, thads_register** out, thads_error* err);

/** @} */

/**
 * @defgroup units Units and targets
 * @{
 */

/** The tree of agencies (cơ quan thi hành án dân sự), with the days between which it holds. */
typedef struct thads_units thads_units;

/** Reads units.csv. Rows with errors are left out. THADS_E_IO. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_load_csv(const thads_csv* csv, thads_units** out,
                                                            thads_error* err);

/** @since 0.1 */
THADS_API void thads_units_destroy(thads_units* units);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_count_findings(const thads_units* units,
                                                                  int32_t severity, uint64_t* out,
                                                                  thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_findings(const thads_units* units,
                                                            thads_table** out, thads_error* err);

/** How many rows there are; they stand by code and date. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_size(const thads_units* units, size_t* out,
                                                        thads_error* err);

/** The code of a row. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_code(const thads_units* units, size_t row,
                                                        const char** code, size_t* size,
                                                        thads_error* err);

/** The name of a row; may be empty. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_name(const thads_units* units, size_t row,
                                                        const char** name, size_t* size,
                                                        thads_error* err);

/** The code of the unit above; empty at the top. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_parent(const thads_units* units, size_t row,
                                                          const char** parent, size_t* size,
                                                          thads_error* err);

/** The kind (THADS_UNIT_…) and the first and last day of a row; all optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_info(const thads_units* units, size_t row,
                                                        int32_t* kind, thads_date* from,
                                                        thads_date* to, thads_error* err);

/** The row of `code` on a day. THADS_E_NOT_FOUND. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_find(const thads_units* units, const char* code,
                                                        size_t size, thads_date on, size_t* row,
                                                        thads_error* err);

/** 1 when `code` is `above` or stands below it on a day, otherwise 0. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_units_is_within(const thads_units* units,
                                                             const char* code, size_t code_size,
                                                             const char* above, size_t above_size,
                                                             thads_date on, int32_t* out,
                                                             thads_error* err);

/**
 * Holds a register against the tree: a table of findings, one for each case whose unit is not in it
 * (an error, as it would be missing from every roll-up) or not in force (a warning).
 * @param errors optional; how many of them are errors. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_units_check(const thads_units* units,
                                                         const thads_register* reg,
                                                         thads_table** out, uint64_t* errors,
                                                         thads_error* err);

/** What became of units that were merged, divided or renamed. */
typedef struct thads_successions thads_successions;

/**
 * Reads successions.csv (docs/agencies-in-time.md) and holds it against the tree. Rows with errors
 * are left out. THADS_E_IO, THADS_E_BAD_REGISTER when `units` have errors. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_successions_load_csv(const thads_csv* csv,
                                                                  const thads_units* units,
                                                                  thads_successions** out,
                                                                  thads_error* err);

/** @since 0.1 */
THADS_API void thads_successions_destroy(thads_successions* successions);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_successions_count_findings(
    const thads_successions* successions, int32_t severity, uint64_t* out, thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_successions_findings(
    const thads_successions* successions, thads_table** out, thads_error* err);

/** Targets (chỉ tiêu) of units and years. */
typedef struct thads_targets thads_targets;

/** Reads targets.csv. Rows with errors are left out. THADS_E_IO. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_targets_load_csv(const thads_csv* csv,
                                                              thads_targets** out,
                                                              thads_error* err);

/** @since 0.1 */
THADS_API void thads_targets_destroy(thads_targets* targets);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_targets_count_findings(const thads_targets* targets,
                                                                    int32_t severity, uint64_t* out,
                                                                    thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_targets_findings(const thads_targets* targets,
                                                              thads_table** out, thads_error* err);

/**
 * The target that applies to a unit on a day of statistical year `year`, in percent, and whether it
 * must be reached (THADS_AT_LEAST) or exceeded (THADS_ABOVE). THADS_E_NOT_FOUND when there is none.
 * @param quantity one of THADS_QUANTITY_… @param comparator optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_targets_find(const thads_targets* targets,
                                                          const char* unit, size_t unit_size,
                                                          int32_t year, int32_t quantity,
                                                          thads_date on, thads_decimal* percent,
                                                          int32_t* comparator, thads_error* err);

/** @} */

/**
 * @defgroup tally Tallies
 * A tally is a value: the figures of a period by key. Tallies of parts add up to the tally of the
 * whole, and the same figures always have the same bytes.
 * @{
 */

typedef struct thads_tally thads_tally;

/** A whole number in 128 bits, two's complement: đồng, or việc where that is said. */
typedef struct thads_amount {
  uint64_t lo;
  int64_t hi;
} thads_amount;

/** How cases are counted. */
typedef struct thads_tally_options {
  uint32_t struct_size;
  uint32_t dimensions; /**< sum of THADS_BY_… */
  uint32_t threads;    /**< 1 to 1024; the result does not depend on it */
  uint32_t reserved;
  thads_progress progress; /**< optional; in cases */
  void* context;
} thads_tally_options;

#define THADS_TALLY_OPTIONS_INIT \
  { sizeof(thads_tally_options), THADS_BY_ALL, 1, 0, NULL, NULL }

/**
 * Counts a period. THADS_E_BAD_REGISTER when the register has errors; `err` then has the place of
 * the first. THADS_E_CANCELLED. @param options optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_compute(const thads_register* reg,
                                                           thads_period period,
                                                           const thads_tally_options* options,
                                                           thads_tally** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_tally_destroy(thads_tally* tally);

/** Adds `from`. THADS_E_MISMATCH for other periods, keys or rules; `into` is then as before. @since
 * 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_merge(thads_tally* into, const thads_tally* from,
                                                         thads_error* err);

/** The same figures with fewer keys. THADS_E_MISMATCH for keys that are not there. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_project(const thads_tally* tally,
                                                           uint32_t dimensions, thads_tally** out,
                                                           thads_error* err);

/** The canonical bytes: the same for the same figures. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_serialize(const thads_tally* tally,
                                                             thads_write write, void* context,
                                                             thads_error* err);

/** THADS_E_CORRUPT for bytes that are not those of a tally; any bytes are safe. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_deserialize(const void* bytes, size_t size,
                                                               thads_tally** out, thads_error* err);

/** Period, keys (THADS_BY_…) and number of cells; all optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_info(const thads_tally* tally,
                                                        thads_period* period, uint32_t* dimensions,
                                                        size_t* cells, thads_error* err);

/** The unit of a cell; cells are sorted by key. Empty when not keyed by unit. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_cell_unit(const thads_tally* tally, size_t cell,
                                                             const char** unit, size_t* size,
                                                             thads_error* err);

/** The officer of a cell; empty when not keyed by officer, and for cases without one. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_cell_officer(const thads_tally* tally,
                                                                size_t cell, const char** officer,
                                                                size_t* size, thads_error* err);

/** The other keys of a cell; all optional, 0 when the tally is not keyed by them. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_cell_key(const thads_tally* tally, size_t cell,
                                                            int32_t* initiation,
                                                            int32_t* judgment_type, uint32_t* flags,
                                                            thads_error* err);

/** A figure of a cell: việc and đồng, each optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_value(const thads_tally* tally, size_t cell,
                                                         int32_t measure, int64_t* count,
                                                         thads_amount* money, thads_error* err);

/** The sum of a measure over all cells; both optional. THADS_E_OVERFLOW. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_total(const thads_tally* tally, int32_t measure,
                                                         int64_t* count, thads_amount* money,
                                                         thads_error* err);

/**
 * The rate of all cells (tỷ lệ thi hành xong): resolved ÷ with conditions in percent, two decimals,
 * half up (Circular 05/2024/TT-BTP, reconstructed from published totals).
 * @param quantity one of THADS_QUANTITY_…
 * @param defined 0 when nothing is with conditions; `out` is then untouched. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_rate(const thads_tally* tally, int32_t quantity,
                                                        thads_decimal* out, int32_t* defined,
                                                        thads_error* err);

/**
 * The figures with every unit replaced by the one of `kind` (THADS_UNIT_…) at or above it on the
 * last day of the period; units without one keep their code. THADS_E_BAD_REGISTER for a tree with
 * errors, or that lacks a unit of the tally. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_roll_up(const thads_tally* tally,
                                                           const thads_units* units, int32_t kind,
                                                           thads_tally** out, thads_error* err);

/**
 * The figures of `root` and the units below it on the last day of the period. THADS_E_NOT_FOUND for
 * a root that is not in the tree, THADS_E_BAD_REGISTER as thads_tally_roll_up(). @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_within(const thads_tally* tally,
                                                          const thads_units* units,
                                                          const char* root, size_t root_size,
                                                          thads_tally** out, thads_error* err);

/**
 * The figures on the units of the day `on`: on the last day of the period, what abolished units
 * still hold goes to their successors; on any other day, all figures are restated on its units
 * (docs/agencies-in-time.md). A history that several units share is divided, which is an estimate.
 * THADS_E_BAD_REGISTER for tables with errors and for a unit that nobody succeeds, THADS_E_MISMATCH
 * for figures not keyed by unit and for a unit that would have to be taken apart. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_restate(const thads_tally* tally,
                                                           const thads_units* units,
                                                           const thads_successions* successions,
                                                           thads_date on, thads_tally** out,
                                                           thads_error* err);

/**
 * The figures as a long table: the keys, measure, count (việc), money (đồng), without zeros, sorted
 * by key. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_table(const thads_tally* tally, int32_t language,
                                                         thads_table** out, thads_error* err);

/**
 * The cells as an Arrow stream of one record batch: the keys of the tally as UTF-8 (flags joined by
 * "|"), and for each measure `<code>_cases` (64-bit integer) and `<code>_money` (decimal of 38
 * digits). It lives by itself. @param out a struct of the caller, who calls its `release`.
 * @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_arrow(const thads_tally* tally,
                                                         struct ArrowArrayStream* out,
                                                         thads_error* err);

/** @} */

/**
 * @defgroup regulation Regulations
 * A regulation on statistics as data: its columns, identities, indicators and forms
 * (docs/regulations.md).
 * @{
 */

typedef struct thads_regulation thads_regulation;

/** Parts of a regulation, for thads_regulation_table(). */
#define THADS_REGULATION_COLUMNS 0
#define THADS_REGULATION_IDENTITIES 1
#define THADS_REGULATION_INDICATORS 2
#define THADS_REGULATION_FORMS 3

/** The regulations that come with thads: a table id, from, to, provisional, title. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulations(int32_t language, thads_table** out,
                                                         thads_error* err);

/** The built-in regulation with an id such as "TT05-2024". THADS_E_NOT_FOUND. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_builtin(const char* id, size_t size,
                                                                thads_regulation** out,
                                                                thads_error* err);

/** The built-in regulation in force on a day. THADS_E_NOT_FOUND. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_in_force(thads_date on,
                                                                 thads_regulation** out,
                                                                 thads_error* err);

/**
 * Reads a regulation in JSON. One with mistakes has problems and can be used for nothing else: a
 * call that needs it then fails with THADS_E_SYNTAX and the first of them. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_regulation_read(const char* json, size_t size,
                                                             thads_regulation** out,
                                                             thads_error* err);

/** The same from a file. THADS_E_IO, THADS_E_LIMIT over 1 MiB. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_load(const char* path, size_t size,
                                                             thads_regulation** out,
                                                             thads_error* err);

/** @since 0.1 */
THADS_API void thads_regulation_destroy(thads_regulation* regulation);

/**
 * Its mistakes: a table with the columns path (a JSON pointer), message_en, message_vi; no rows
 * when there are none. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_regulation_problems(const thads_regulation* regulation,
                                                                 thads_table** out,
                                                                 thads_error* err);

/** Its id, such as "TT05-2024". @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_id(const thads_regulation* regulation,
                                                           const char** id, size_t* size,
                                                           thads_error* err);

/** Its title in a language (THADS_LANGUAGE_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_title(const thads_regulation* regulation,
                                                              int32_t language, const char** title,
                                                              size_t* size, thads_error* err);

/** The first and the last day in force; both optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_validity(const thads_regulation* regulation,
                                                                 thads_date* from, thads_date* to,
                                                                 thads_error* err);

/** A part of it. @param part one of THADS_REGULATION_… @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_regulation_table(const thads_regulation* regulation,
                                                              int32_t part, int32_t language,
                                                              thads_table** out, thads_error* err);

/**
 * The value of column `id` of a regulation, or of a measure, over all cells: việc and đồng, both
 * optional. THADS_E_NOT_FOUND, THADS_E_OVERFLOW. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_column(const thads_tally* tally,
                                                          const thads_regulation* regulation,
                                                          const char* id, size_t size,
                                                          int64_t* count, thads_amount* money,
                                                          thads_error* err);

/**
 * Indicator `id` of a regulation over all cells: its exact numerator and denominator, in việc or
 * đồng, and its value in percent with the decimals that the regulation prints, half up. All
 * optional. THADS_E_NOT_FOUND, THADS_E_OVERFLOW.
 * @param quantity one of THADS_QUANTITY_…
 * @param defined 0 when the denominator is 0: there is then no value, and `value` is untouched.
 * @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_tally_indicator(
    const thads_tally* tally, const thads_regulation* regulation, const char* id, size_t size,
    int32_t quantity, thads_amount* numerator, thads_amount* denominator, thads_decimal* value,
    int32_t* defined, thads_error* err);

/** @} */

/**
 * @defgroup filed Filed figures
 * Figures that offices filed instead of cases (docs/filed-forms.md).
 * @{
 */

typedef struct thads_filed thads_filed;

/**
 * Reads filed figures of a period: unit, officer, column, count, money, and optionally initiation,
 * judgment_type, flags. A unit with an error is left out whole. THADS_E_IO.
 * @param regulation whose columns they have
 * @param money_unit đồng in one unit of the column money, 1 to 1 000 000 000. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_filed_load_csv(const thads_csv* csv,
                                                            const thads_regulation* regulation,
                                                            thads_period period, int64_t money_unit,
                                                            thads_filed** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_filed_destroy(thads_filed* filed);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_filed_count_findings(const thads_filed* filed,
                                                                  int32_t severity, uint64_t* out,
                                                                  thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_filed_findings(const thads_filed* filed,
                                                            thads_table** out, thads_error* err);

/** Leaves out the units that are not in the tree, each with a finding. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_filed_check_units(thads_filed* filed,
                                                               const thads_units* units,
                                                               thads_error* err);

/** Leaves out the units that `counted` has figures of too, each with a finding. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_filed_check_counted(thads_filed* filed,
                                                                 const thads_tally* counted,
                                                                 thads_error* err);

/** The figures as a tally, keyed by the columns that the table has. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_filed_tally(const thads_filed* filed,
                                                         thads_tally** out, thads_error* err);

/** Two tallies together, keyed by what both are keyed by. THADS_E_MISMATCH, THADS_E_OVERFLOW.
 * @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_tally_consolidate(const thads_tally* a,
                                                               const thads_tally* b,
                                                               thads_tally** out, thads_error* err);

/** @} */

/**
 * @defgroup chapter Chapters
 * Several tables about one matter: what a register says of a unit and the units directly below it.
 * @{
 */

typedef struct thads_chapter thads_chapter;

/** @since 0.1 */
THADS_API void thads_chapter_destroy(thads_chapter* chapter);

/** How many tables it has. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_chapter_size(const thads_chapter* chapter, size_t* out,
                                                          thads_error* err);

/** The name of table `index`, from 0, the same in every language: "age_bands". @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_chapter_name(const thads_chapter* chapter,
                                                          size_t index, const char** name,
                                                          size_t* size, thads_error* err);

/** A copy of the table of that name. THADS_E_NOT_FOUND. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_chapter_table(const thads_chapter* chapter,
                                                           const char* name, size_t size,
                                                           thads_table** out, thads_error* err);

/**
 * What chapters are about. The handles are read during the call only. Functions that take a scope
 * say what they need of it; these hold for all of them:
 *
 * THADS_E_BAD_REGISTER when a table has errors, with the place of the first, or when a unit with
 * figures belongs nowhere on the last day of the period; THADS_E_NOT_FOUND when there is no unit
 * `root`; THADS_E_MISMATCH for `figures` of another period or without a key that is needed;
 * THADS_E_CANCELLED.
 */
typedef struct thads_scope {
  uint32_t struct_size;
  int32_t language; /**< one of THADS_LANGUAGE_…; that of words in cells */
  thads_period period;
  uint32_t threads; /**< 1 to 1024; the result does not depend on it */
  uint32_t reserved;
  const thads_register* reg;            /**< what is counted; optional where `figures` will do */
  const thads_tally* figures;           /**< of the period; NULL for those of `reg` */
  const thads_units* units;             /**< NULL: all units stand side by side below "total" */
  const thads_successions* successions; /**< optional: what became of units that are gone */
  const thads_targets* targets;         /**< optional; for comparing units and the outlook */
  const char* root; /**< the unit reported on; empty for the lowest one above all others */
  size_t root_size;
  thads_progress progress; /**< optional; in cases */
  void* context;
} thads_scope;

#define THADS_SCOPE_INIT                                                                         \
  {                                                                                              \
    sizeof(thads_scope), THADS_LANGUAGE_VI, {0, 0}, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, \
        NULL, NULL                                                                               \
  }

/** @} */

/**
 * @defgroup ages Ages and durations
 * How old cases are and how long they took, as exact histograms in days. Like tallies they add up:
 * the percentiles of a nation come from its provinces (docs/stock-and-ageing.md).
 * @{
 */

typedef struct thads_ages thads_ages;

/** Counts `reg` in `period`; of the scope, threads and progress count besides. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_ages_compute(const thads_scope* scope,
                                                          thads_ages** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_ages_destroy(thads_ages* ages);

/** Adds `from`. THADS_E_MISMATCH for another period or other rules; `into` is then as before.
 * @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_ages_merge(thads_ages* into, const thads_ages* from,
                                                        thads_error* err);

/** The canonical bytes: the same for the same ages. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_ages_serialize(const thads_ages* ages,
                                                            thads_write write, void* context,
                                                            thads_error* err);

/** THADS_E_CORRUPT for bytes that are not those of ages; any bytes are safe. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_ages_deserialize(const void* bytes, size_t size,
                                                              thads_ages** out, thads_error* err);

/** The period of which they are. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_ages_period(const thads_ages* ages,
                                                         thads_period* period, thads_error* err);

/**
 * A percentile by nearest rank, 1 to 100: the fewest days such that at least so many percent of the
 * cases, or of the đồng, have no more. 50 is the median. THADS_E_RANGE.
 * @param series one of THADS_AGES_… @param quantity one of THADS_QUANTITY_…
 * @param unit optional; that of which cases are taken, without those below it
 * @param defined 0 when there is nothing to measure; `days` is then untouched. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_ages_percentile(const thads_ages* ages, int32_t series,
                                                             const char* unit, size_t unit_size,
                                                             int32_t percentile, int32_t quantity,
                                                             int32_t* days, int32_t* defined,
                                                             thads_error* err);

/** How ages are shown. */
typedef struct thads_ageing_options {
  uint32_t struct_size;
  uint32_t reserved;
  const char* bands; /**< ages up to which bands reach, as "60d,6m,1y"; empty for the usual ones */
  size_t bands_size;
  const char* standard; /**< older cases are backlog; empty for "1y" */
  size_t standard_size;
} thads_ageing_options;

#define THADS_AGEING_OPTIONS_INIT \
  { sizeof(thads_ageing_options), 0, NULL, 0, NULL, 0 }

/**
 * Stock and flow, ages, backlog, durations: stock_flow, flow_indicators, age_bands, age_backlog,
 * age_percentiles, survival. THADS_E_SYNTAX for bands that cannot be read, THADS_E_ARGUMENT for
 * bands that do not ascend.
 * @param ages optional: ages of `period`, perhaps of several registers; then `figures` will do
 *        instead of `reg`. THADS_E_MISMATCH for those of another period.
 * @param options optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_ageing(const thads_scope* scope,
                                                            const thads_ages* ages,
                                                            const thads_ageing_options* options,
                                                            thads_chapter** out, thads_error* err);

/** @} */

/**
 * @defgroup deadlines Deadlines
 * @{
 */

/** How much time the law allows for the steps of enforcement (docs/deadlines.md). */
typedef struct thads_deadlines thads_deadlines;

/** The table that comes with thads, with the working days of state agencies. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_deadlines_builtin(thads_deadlines** out,
                                                               thads_error* err);

/**
 * Reads a table of time limits in JSON. One with mistakes has problems and can be used for nothing
 * else: a call that needs it then fails with THADS_E_SYNTAX and the first of them. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_deadlines_read(const char* json, size_t size,
                                                            thads_deadlines** out,
                                                            thads_error* err);

/** @since 0.1 */
THADS_API void thads_deadlines_destroy(thads_deadlines* deadlines);

/** Its mistakes, as those of thads_regulation_problems(). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_deadlines_problems(const thads_deadlines* deadlines,
                                                                thads_table** out,
                                                                thads_error* err);

/**
 * Steps on time and late: deadlines, deadlines_by_unit. Needs `reg`. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_deadlines(const thads_scope* scope,
                                                               const thads_deadlines* deadlines,
                                                               thads_chapter** out,
                                                               thads_error* err);

/**
 * The late steps one by one: a table with the columns case_id, unit, officer, step, started, due,
 * done, days_late. Needs `reg`. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_late_steps(const thads_scope* scope,
                                                        const thads_deadlines* deadlines,
                                                        thads_table** out, thads_error* err);

/** @} */

/**
 * @defgroup management Management figures
 * What a register says besides its official figures, and the tables that this needs.
 * @{
 */

/**
 * Flows between with and without conditions, and obstacles by ground: condition_matrix,
 * conditions_by_unit, obstacles, obstacles_cases, obstacles_money
 * (docs/conditions-and-obstacles.md). Needs `reg`.
 * @param grounds optional; those with which the register was read. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_conditions(const thads_scope* scope,
                                                                const thads_grounds* grounds,
                                                                thads_chapter** out,
                                                                thads_error* err);

/** Values of assets behind cases (docs/sizes-and-themes.md). */
typedef struct thads_assets thads_assets;

/** Reads assets.csv and holds it against a register. Rows with errors are left out. THADS_E_IO.
 * @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_assets_load_csv(const thads_csv* csv,
                                                             const thads_register* reg,
                                                             thads_assets** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_assets_destroy(thads_assets* assets);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_assets_count_findings(const thads_assets* assets,
                                                                   int32_t severity, uint64_t* out,
                                                                   thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_assets_findings(const thads_assets* assets,
                                                             thads_table** out, thads_error* err);

/** How sizes are shown. */
typedef struct thads_size_options {
  uint32_t struct_size;
  uint32_t largest;      /**< how many of the largest cases, 1 to 10 000 */
  const int64_t* bounds; /**< upper bounds of the bands in đồng, ascending; NULL: the usual ones */
  size_t bound_count;
} thads_size_options;

#define THADS_SIZE_OPTIONS_INIT \
  { sizeof(thads_size_options), 10, NULL, 0 }

/**
 * Figures by size, the largest cases, what was recovered by year of acceptance: sizes,
 * open_by_size_cases, open_by_size_money, finished_by_size_cases, finished_by_size_money,
 * largest_cases, largest_share, recovery and more, and with assets money_base. Needs `reg`.
 * THADS_E_ARGUMENT for bounds that do not ascend.
 * @param options optional. @param assets optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_sizes(const thads_scope* scope,
                                                           const thads_size_options* options,
                                                           const thads_assets* assets,
                                                           thads_chapter** out, thads_error* err);

/**
 * Figures by theme: themes, and theme_credit and so on for each that a case belongs to. Needs `reg`
 * or `figures` keyed by unit and flags. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_themes(const thads_scope* scope,
                                                            thads_chapter** out, thads_error* err);

/**
 * The cases with any of some flags, open at the end of the period or closed in it: a table with the
 * columns case_id, unit, officer, flags, accepted, amount, balance, stands. Needs `reg`.
 * @param flags sum of THADS_FLAG_…; hardship and merit are those for the steering committee
 * @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_flagged_cases(const thads_scope* scope, uint32_t flags,
                                                           thads_table** out, thads_error* err);

/** Posts of enforcement officers (docs/staffing.md). */
typedef struct thads_staff thads_staff;

/** Reads staff.csv. Rows with errors are left out. THADS_E_IO, THADS_E_BAD_REGISTER when `units`
 * have errors. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_staff_load_csv(const thads_csv* csv,
                                                            const thads_units* units,
                                                            thads_staff** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_staff_destroy(thads_staff* staff);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_staff_count_findings(const thads_staff* staff,
                                                                  int32_t severity, uint64_t* out,
                                                                  thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_staff_findings(const thads_staff* staff,
                                                            thads_table** out, thads_error* err);

/** What is true of units, such as evidence_store: yes (docs/staffing.md). */
typedef struct thads_attributes thads_attributes;

/** Reads attributes.csv. Rows with errors are left out. THADS_E_IO, THADS_E_BAD_REGISTER when
 * `units` have errors. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_attributes_load_csv(const thads_csv* csv,
                                                                 const thads_units* units,
                                                                 thads_attributes** out,
                                                                 thads_error* err);

/** @since 0.1 */
THADS_API void thads_attributes_destroy(thads_attributes* attributes);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_attributes_count_findings(
    const thads_attributes* attributes, int32_t severity, uint64_t* out, thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_attributes_findings(const thads_attributes* attributes,
                                                                 thads_table** out,
                                                                 thads_error* err);

/**
 * Posts, work and results for each officer in post, results by attribute: posts, per_post_at_end,
 * per_post_on_average, by_attribute. Needs `units`, and `reg` or `figures` keyed by unit.
 * @param attributes optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_staff(const thads_scope* scope,
                                                           const thads_staff* staff,
                                                           const thads_attributes* attributes,
                                                           thads_chapter** out, thads_error* err);

/** Points for figures, and the grades of these points (docs/fair-comparison.md). */
typedef struct thads_scheme thads_scheme;

/** Reads points.csv and grades.csv, written alike. Rows with errors are left out. THADS_E_IO.
 * @param grades optional. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_scheme_load_csv(const thads_csv* points,
                                                             const thads_csv* grades,
                                                             thads_scheme** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_scheme_destroy(thads_scheme* scheme);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_scheme_count_findings(const thads_scheme* scheme,
                                                                   int32_t severity, uint64_t* out,
                                                                   thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_scheme_findings(const thads_scheme* scheme,
                                                             thads_table** out, thads_error* err);

/** The days whose months give the limits of a control chart from then on. */
typedef struct thads_baseline {
  thads_date from;
  thads_date to;
} thads_baseline;

/** How units are compared. */
typedef struct thads_comparison_options {
  uint32_t struct_size;
  int32_t over_dispersion; /**< one of THADS_OVER_DISPERSION_…; widens the funnel */
  int32_t months_back;     /**< months of the control charts, 1 to 240; 0: no charts */
  uint32_t reserved;
  const thads_baseline* baselines; /**< NULL: one of all months */
  size_t baseline_count;
  const thads_decimal* month_target; /**< optional: percent to be resolved in each month */
} thads_comparison_options;

#define THADS_COMPARISON_OPTIONS_INIT \
  { sizeof(thads_comparison_options), THADS_OVER_DISPERSION_NONE, 0, 0, NULL, 0, NULL }

/**
 * The units directly below the root held against each other, and each against itself month by
 * month: funnel, mix_adjusted, ranks, when asked for control_chart and control_limits, and with a
 * scheme scores. Needs `reg`; `figures` are keyed by unit, initiation and judgment type.
 * THADS_E_RANGE for other months.
 * @param options optional. @param scheme optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status
thads_chapter_compare_units(const thads_scope* scope, const thads_comparison_options* options,
                            const thads_scheme* scheme, thads_chapter** out, thads_error* err);

/**
 * The pace to the targets and what coming years may bring: pace, estimates, past_errors
 * (docs/outlook.md). Needs `reg`.
 * @param years_back full years that estimates rest on, 1 to 100; THADS_E_RANGE. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_outlook(const thads_scope* scope,
                                                             int32_t years_back,
                                                             thads_chapter** out, thads_error* err);

/** @} */

/**
 * @defgroup dockets Dockets
 * What agencies count besides cases: requests, coercion, complaints, visits (docs/dockets.md). Of a
 * scope, functions here take period, units (which they need), root and language; an empty root
 * stands for the one unit at the top.
 * @{
 */

/** Items of dockets, and the regulation with their codes and forms. */
typedef struct thads_dockets thads_dockets;

/**
 * Reads dockets.csv. Rows with errors are left out. THADS_E_IO; THADS_E_NOT_FOUND for a regulation
 * that describes no dockets, THADS_E_BAD_REGISTER when `units` have errors. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_dockets_load_csv(const thads_csv* csv,
                                                              const thads_regulation* regulation,
                                                              const thads_units* units,
                                                              thads_dockets** out,
                                                              thads_error* err);

/** @since 0.1 */
THADS_API void thads_dockets_destroy(thads_dockets* dockets);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_dockets_count_findings(const thads_dockets* dockets,
                                                                    int32_t severity, uint64_t* out,
                                                                    thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_dockets_findings(const thads_dockets* dockets,
                                                              thads_table** out, thads_error* err);

/**
 * All dockets by unit, each a table with the id of the docket as its name, and `checks`.
 * @param failed optional; how many checks failed. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_chapter_dockets(const thads_scope* scope,
                                                             const thads_dockets* dockets,
                                                             thads_chapter** out, uint64_t* failed,
                                                             thads_error* err);

/**
 * An official form of a docket, such as "08". THADS_E_NOT_FOUND.
 * @param failed optional; how many checks of the form failed. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_docket_form(const thads_scope* scope,
                                                         const thads_dockets* dockets,
                                                         const char* id, size_t size,
                                                         thads_table** out, uint64_t* failed,
                                                         thads_error* err);

/** @} */

/**
 * @defgroup report Reports
 * Targets, comparisons, forms, checks and text about a unit and the units below it.
 * @{
 */

typedef struct thads_report thads_report;
typedef struct thads_narrative thads_narrative;

/** Tables of a report, for thads_report_table(). */
#define THADS_REPORT_KEY_FIGURES 0 /**< of the unit: accepted, resolved, rate, target, growth */
#define THADS_REPORT_UNITS 1       /**< the unit and those directly below it, with their targets */
#define THADS_REPORT_ASSESSMENT 2  /**< rank, schedule, what is still to resolve, years running */
#define THADS_REPORT_YEARS 3       /**< every year given */
#define THADS_REPORT_FLOW 4        /**< every measure of the unit */
#define THADS_REPORT_KPI 5         /**< the figures of all units as one tidy table for machines */

/** Tables of a comparison with the same period last year, for thads_report_comparison(). */
#define THADS_COMPARISON_COLUMNS 0    /**< việc and đồng, growth in percent */
#define THADS_COMPARISON_INDICATORS 1 /**< rates, difference in points */

/**
 * A report. It copies what it needs.
 * @param years one tally for each year, in order, of the same months; the last is the period
 *        reported, the one before it the same period last year. All are keyed by unit; forms need
 *        more keys of the last one.
 * @param units optional; without it all units stand below one that is called "total"
 * @param targets optional
 * @param root the unit reported on; empty for the lowest one that is above all units of the period
 * @return THADS_E_NOT_FOUND for a root that is not in the tree; THADS_E_BAD_REGISTER when units or
 *         targets have errors, with the place of the first, or when a unit of the figures is not
 *         in the tree on the last day: its cases would be missing without a word. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_report_create(const thads_tally* const* years,
                                                           size_t year_count,
                                                           const thads_units* units,
                                                           const thads_targets* targets,
                                                           const char* root, size_t root_size,
                                                           thads_report** out, thads_error* err);

/**
 * The same report, where what units hold that were abolished before the end of a period goes to
 * their successors. THADS_E_BAD_REGISTER also when `successions` have errors. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_report_create_in_time(
    const thads_tally* const* years, size_t year_count, const thads_units* units,
    const thads_successions* successions, const thads_targets* targets, const char* root,
    size_t root_size, thads_report** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_report_destroy(thads_report* report);

/** The code of the unit reported on. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_report_root(const thads_report* report,
                                                         const char** code, size_t* size,
                                                         thads_error* err);

/** One of its tables. @param which one of THADS_REPORT_… @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_report_table(const thads_report* report, int32_t which,
                                                          int32_t language, thads_table** out,
                                                          thads_error* err);

/**
 * The rate of a unit of the report – the one reported on or one directly below it – against its
 * target: the rate and the target in percent, the rate less the target in points. All optional;
 * what there is not stays untouched. THADS_E_NOT_FOUND.
 * @param quantity one of THADS_QUANTITY_…
 * @param outcome one of THADS_OUTCOME_…: by the exact rate. With THADS_OUTCOME_NO_TARGET there may
 *        be a rate or none; thads_tally_rate() tells. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_report_assess(const thads_report* report,
                                                           const char* unit, size_t unit_size,
                                                           int32_t quantity, thads_decimal* rate,
                                                           thads_decimal* target,
                                                           thads_decimal* over, int32_t* outcome,
                                                           thads_error* err);

/**
 * An official form (biểu), such as "01". THADS_E_NOT_FOUND for an id that the regulation does not
 * have, THADS_E_MISMATCH when the figures lack a key that it needs. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_report_form(const thads_report* report,
                                                         const thads_regulation* regulation,
                                                         const char* id, size_t size,
                                                         int32_t language, thads_table** out,
                                                         thads_error* err);

/** The formula behind every cell of a form, with the numbers put in. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_report_formulas(const thads_report* report,
                                                             const thads_regulation* regulation,
                                                             const char* id, size_t size,
                                                             int32_t language, thads_table** out,
                                                             thads_error* err);

/** Against the same period last year. @param which one of THADS_COMPARISON_… @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_report_comparison(const thads_report* report,
                                                               const thads_regulation* regulation,
                                                               int32_t which, int32_t language,
                                                               thads_table** out, thads_error* err);

/**
 * Against the same period last year in two readings side by side: as published, each year on its
 * own units, and restated on those of the day `on` (docs/agencies-in-time.md). Its tables are
 * newly_accepted_cases, resolved_cases, rate_cases, and the same of money. THADS_E_NOT_FOUND when
 * the unit reported on does not exist on that day, THADS_E_MISMATCH when a merged unit would have
 * to be taken apart, THADS_E_BAD_REGISTER when `successions` have errors. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_report_readings(const thads_report* report,
                                                             const thads_successions* successions,
                                                             thads_date on, int32_t language,
                                                             thads_chapter** out, thads_error* err);

/**
 * Every check that the figures allow: identities and sums of each form, forms against each other
 * and against the units below, filed totals, carried over against the year before.
 * @param filed_totals optional: what units filed for themselves and all below them
 * @param failed optional; how many checks failed. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_report_checks(const thads_report* report,
                                                           const thads_regulation* regulation,
                                                           const thads_filed* filed_totals,
                                                           int32_t language, thads_table** out,
                                                           uint64_t* failed, thads_error* err);

/** How a narrative says its numbers. */
typedef struct thads_narrative_options {
  uint32_t struct_size;
  int32_t language;      /**< one of THADS_LANGUAGE_… */
  int32_t press_points;  /**< 1: points are called "%", as newspapers do; 0: điểm phần trăm */
  int32_t words;         /**< 1: numbers of việc and đồng in words as well, in brackets */
  const char* sentences; /**< a template (docs/narrative.md), or NULL for the usual sentences */
  size_t sentences_size;
  const thads_chapter* const* chapters; /**< what the text may speak of besides, or NULL */
  size_t chapter_count;
} thads_narrative_options;

#define THADS_NARRATIVE_OPTIONS_INIT \
  { sizeof(thads_narrative_options), THADS_LANGUAGE_VI, 0, 0, NULL, 0, NULL, 0 }

/**
 * The paragraph of a results report. A sentence that has no answer is left out. Chapters must be
 * about the unit and the period of the report (THADS_E_MISMATCH).
 * THADS_E_SYNTAX for a template with a mistake. @param options optional. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status
thads_report_narrative(const thads_report* report, const thads_narrative_options* options,
                       thads_narrative** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_narrative_destroy(thads_narrative* narrative);

/** The text; paragraphs with an empty line between. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_narrative_text(const thads_narrative* narrative,
                                                            const char** text, size_t* size,
                                                            thads_error* err);

/**
 * Every number of the text: a table with the columns words, placeholder, value, formula. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_narrative_trace(const thads_narrative* narrative,
                                                             thads_table** out, thads_error* err);

/** @} */

/**
 * @defgroup edition Sealed editions
 * The figures of a period as they were given out, with what they were made from, as text that is
 * sealed with SHA-256 (docs/editions.md).
 * @{
 */

/** The 32 bytes of a SHA-256. */
typedef struct thads_digest {
  uint8_t bytes[32];
} thads_digest;

/** The SHA-256 of `size` bytes. THADS_E_ARGUMENT for NULL unless `size` is 0. @since 0.2 */
THADS_API THADS_NODISCARD thads_status thads_digest_compute(const void* data, size_t size,
                                                            thads_digest* out, thads_error* err);

/** A file that figures were counted from. */
typedef struct thads_edition_input {
  const char* name; /**< what it is: "cases", "events", "units" */
  size_t name_size;
  uint64_t bytes; /**< its size */
  thads_digest sha256;
} thads_edition_input;

/** What an edition says besides its figures. */
typedef struct thads_seal_options {
  uint32_t struct_size;
  int32_t label;          /**< one of THADS_LABEL_… */
  const char* regulation; /**< its id, such as "TT05-2024" */
  size_t regulation_size;
  thads_digest regulation_sha256;    /**< of its JSON */
  const thads_edition_input* inputs; /**< in any order, each name once */
  size_t input_count;
  const thads_digest* revises; /**< the seal of the edition whose place it takes, or NULL; a revised
                                    edition must have it */
  thads_date sealed;           /**< when it was given out; counts only when `has_sealed` is 1 */
  int32_t has_sealed;          /**< 0 or 1 */
} thads_seal_options;

#define THADS_SEAL_OPTIONS_INIT \
  { sizeof(thads_seal_options), THADS_LABEL_PROVISIONAL, NULL, 0, {{0}}, NULL, 0, NULL, 0, 0 }

typedef struct thads_edition thads_edition;

/**
 * Seals figures. The same figures and statements give the same text on every machine.
 * THADS_E_ARGUMENT for statements that contradict each other. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_edition_seal(const thads_tally* figures,
                                                          const thads_seal_options* options,
                                                          thads_edition** out, thads_error* err);

/**
 * Reads the text of an edition and verifies its seal. THADS_E_CORRUPT when it is not as it was
 * sealed: one changed byte is found, and any bytes are safe. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_edition_read(const char* text, size_t size,
                                                          thads_edition** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_edition_destroy(thads_edition* edition);

/** Its canonical text, to be kept and signed; ends with its seal. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_edition_text(const thads_edition* edition,
                                                          const char** text, size_t* size,
                                                          thads_error* err);

/** Its seal, by which a revised edition names it. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_edition_digest(const thads_edition* edition,
                                                            thads_digest* out, thads_error* err);

/** Its figures. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_edition_tally(const thads_edition* edition,
                                                           thads_tally** out, thads_error* err);

/** What it says of itself: a table with the columns statement, value. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_edition_table(const thads_edition* edition,
                                                           int32_t language, thads_table** out,
                                                           thads_error* err);

/** THADS_E_MISMATCH unless `input` is the very file that it was counted from. @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_edition_check_input(const thads_edition* edition,
                                                                 const thads_edition_input* input,
                                                                 thads_error* err);

/**
 * What two editions of a period say differently: statements, figures, and with registers cases,
 * which explain the figures. THADS_E_MISMATCH for other periods or keys, and when the registers do
 * not account for what changed; THADS_E_BAD_REGISTER when one has errors.
 * @param from_before the register that `before` was counted from
 * @param from_after likewise; both or neither may be NULL. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_edition_diff(
    const thads_edition* before, const thads_edition* after, const thads_register* from_before,
    const thads_register* from_after, int32_t language, thads_chapter** out, thads_error* err);

/**
 * Whether what a year has carried over follows, in all and in every unit, from the edition of the
 * whole year before: a table of checks. THADS_E_MISMATCH for other periods and for figures not
 * keyed by unit, THADS_E_BAD_REGISTER.
 * @param now the figures of the year, counted from `reg`
 * @param failed optional; how many checks failed. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_edition_check_opening(
    const thads_edition* before, const thads_tally* now, const thads_register* reg,
    int32_t language, thads_table** out, uint64_t* failed, thads_error* err);

/** @} */

/**
 * @defgroup claims Published figures
 * @{
 */

/** Published figures, recomputed from the numbers printed beside them. */
typedef struct thads_claims thads_claims;

/** Reads and checks a table of published figures (docs/published-claims.md). THADS_E_IO. @since
 * 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_claims_load_csv(const thads_csv* csv,
                                                             thads_claims** out, thads_error* err);

/** @since 0.1 */
THADS_API void thads_claims_destroy(thads_claims* claims);

/** Findings of a severity (THADS_SEVERITY_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_claims_count_findings(const thads_claims* claims,
                                                                   int32_t severity, uint64_t* out,
                                                                   thads_error* err);

/** @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_claims_findings(const thads_claims* claims,
                                                             thads_table** out, thads_error* err);

/** How many checks have a verdict (THADS_VERDICT_…). @since 0.1 */
THADS_API THADS_NODISCARD thads_status thads_claims_count(const thads_claims* claims,
                                                          int32_t verdict, uint64_t* out,
                                                          thads_error* err);

/** The checks: a table with the columns id, check, printed, computed, verdict, formula. @since 0.1
 */
THADS_API THADS_NODISCARD thads_status thads_claims_table(const thads_claims* claims,
                                                          int32_t language, thads_table** out,
                                                          thads_error* err);

/** @} */

#ifdef __cplusplus
}
#endif
