/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <thads.h>

int main(void) {
  thads_decimal amount;
  char text[THADS_DECIMAL_TEXT_SIZE];
  if (thads_decimal_parse("1.234,50", 8, THADS_NUMBER_VIETNAMESE, &amount, NULL) != THADS_OK)
    return 1;
  if (thads_decimal_format(&amount, THADS_NUMBER_PLAIN, text, sizeof text, NULL, NULL) != THADS_OK)
    return 1;
  printf("%s\n", text);
  return 0;
}
