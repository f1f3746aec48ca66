/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as two numbers and what is done with them: what can be read can be written and read
 * again, and sums can be taken apart. The first byte says how the numbers are written. */
#include "fuzz.h"

static int equal(const thads_decimal* a, const thads_decimal* b) {
  int32_t order = 9;
  MUST(thads_decimal_compare(a, b, &order, NULL) == THADS_OK);
  MUST(order >= -1 && order <= 1);
  return order == 0;
}

static void check_text(const thads_decimal* value, int32_t format) {
  char text[THADS_DECIMAL_TEXT_SIZE];
  size_t size = 0;
  thads_decimal back;
  MUST(thads_decimal_format(value, format, text, sizeof text, &size, NULL) == THADS_OK);
  MUST(size < sizeof text && text[size] == '\0');
  MUST(thads_decimal_parse(text, size, format, &back, NULL) == THADS_OK);
  MUST(back.lo == value->lo && back.hi == value->hi && back.scale == value->scale);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz_bytes from = {data, size};
  const uint8_t how = take_byte(&from);
  const int32_t format = how % 3;
  const int32_t rounding = how / 3 % 7;
  const int32_t scale = take_byte(&from) % 40;
  const char* text = (const char*)from.data;
  const char* end = from.left == 0 ? NULL : (const char*)memchr(text, ' ', from.left);
  const size_t first = end == NULL ? from.left : (size_t)(end - text);
  thads_decimal a;
  thads_decimal b;
  thads_decimal c;
  thads_decimal d;
  thads_decimal parts[2];
  if (thads_decimal_parse(text, first, format, &a, NULL) != THADS_OK) return 0;
  check_text(&a, THADS_NUMBER_PLAIN);
  check_text(&a, THADS_NUMBER_VIETNAMESE);
  if (end == NULL) return 0;
  if (thads_decimal_parse(end + 1, from.left - first - 1, format, &b, NULL) != THADS_OK) return 0;
  if (thads_decimal_add(&a, &b, &c, NULL) == THADS_OK &&
      thads_decimal_subtract(&c, &b, &d, NULL) == THADS_OK) {
    MUST(equal(&a, &d));
  }
  if (thads_decimal_multiply(&a, &b, &c, NULL) == THADS_OK) {
    MUST(thads_decimal_multiply(&b, &a, &d, NULL) == THADS_OK && equal(&c, &d));
  }
  if (thads_decimal_divide(&a, &b, scale, rounding, &c, NULL) == THADS_OK) {
    MUST(c.scale == scale);
    check_text(&c, THADS_NUMBER_PLAIN);
  }
  if (thads_decimal_rescale(&a, scale, rounding, &c, NULL) == THADS_OK) MUST(c.scale == scale);
  c = b;
  if (thads_decimal_allocate(&a, &c, 1, scale, parts, NULL) == THADS_OK) MUST(equal(&parts[0], &a));
  return 0;
}
