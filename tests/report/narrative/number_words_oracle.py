# SPDX-License-Identifier: Apache-2.0
"""Writes numbers in Vietnamese and English words, by rules that work on the digits as text.

Usage: number_words_oracle.py FILE
The rows are the same on every run: all numbers to 9999, edges, and random ones of every length to 10^18. Every triple
of digits is first read digit by digit ("một trăm không mươi năm") and then put right by replacements, the way children
learn it; the columns are the number, its words, its words with bốn, lẻ and ngàn, and its words in English.
"""

import random
import re
import sys

DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
TRIPLE = [
    (r" không mươi không$", ""),
    (r" không mươi", " linh"),
    (r" một mươi", " mười"),
    (r" không$", ""),
    (r"mươi một$", "mươi mốt"),
    (r"mươi bốn$", "mươi tư"),
    (r"(mươi|mười) năm$", r"\1 lăm"),
]
OTHER = [(r"mươi tư\b", "mươi bốn"), (r"\blinh\b", "lẻ"), (r"\bnghìn\b", "ngàn")]
TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
ONES = "zero one two three four five six seven eight nine".split()
TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()
THOUSANDS = ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"]

RANDOM = random.Random(20240930)


def replaced(text, rules):
    for pattern, by in rules:
        text = re.sub(pattern, by, text)
    return text


def triples(digits):
    """The digits in groups of three, the first padded with zeros."""
    digits = "0" * (-len(digits) % 3) + digits
    return [digits[i:i + 3] for i in range(0, len(digits), 3)]


def vietnamese(number):
    if number == 0:
        return DIGITS[0]
    # Below a tỷ the units are nghìn and triệu; every nine digits higher the word tỷ follows once more.
    groups = triples(str(abs(number)))
    said = []
    for place, triple in zip(range(len(groups) - 1, -1, -1), groups):
        if triple != "000":
            naive = "%s trăm %s mươi %s" % tuple(DIGITS[int(digit)] for digit in triple)
            said.append(replaced(naive, TRIPLE) + ["", " nghìn", " triệu"][place % 3])
        if place % 3 == 0 and said and place:
            said.append("tỷ")
    text = re.sub(r"^không trăm (linh )?", "", " ".join(said))
    return ("âm " if number < 0 else "") + text


def english(number):
    if number == 0:
        return ONES[0]
    groups = triples(str(abs(number)))
    said = ["minus"] if number < 0 else []
    for place, triple in zip(range(len(groups) - 1, -1, -1), groups):
        if triple == "000":
            continue
        hundreds, tens, ones = map(int, triple)
        words = [ONES[hundreds] + " hundred"] if hundreds else []
        if tens == 1:
            words.append(TEENS[ones])
        elif tens:
            words.append(TENS[tens] + ("-" + ONES[ones] if ones else ""))
        elif ones:
            words.append(ONES[ones])
        said.append(" ".join(words) + THOUSANDS[place])
    return " ".join(said)


def numbers():
    yield from range(10_000)
    for power in range(1, 19):
        for factor in (1, 2, 4, 5):
            for shift in (-1, 0, 1, 5, 15):
                number = factor * 10**power + shift
                if number <= 10**18:
                    yield number
    for length in range(5, 19):
        for _ in range(300):
            number = RANDOM.randrange(10**(length - 1), 10**length)
            yield number
            yield -number
        for _ in range(300):  # with groups of zeros, and small numbers in groups
            groups = [RANDOM.choice([0, 0, RANDOM.randrange(10), RANDOM.randrange(100), RANDOM.randrange(1000)])
                      for _ in range((length + 2) // 3)]
            yield int("".join("%03d" % group for group in groups))
    yield -10**18


def main():
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as file:
        file.write("# number\tvietnamese\tother\tenglish\n")
        for number in numbers():
            words = vietnamese(number)
            file.write("%d\t%s\t%s\t%s\n" % (number, words, replaced(words, OTHER), english(number)))


if __name__ == "__main__":
    main()
