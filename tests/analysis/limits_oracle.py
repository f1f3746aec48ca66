# SPDX-License-Identifier: Apache-2.0
"""Writes Wilson intervals and binomial funnel limits, in percent with two decimals.

Usage: limits_oracle.py FILE
The rows are the same on every run. Quantiles of the normal distribution come from statistics.NormalDist; the binomial
distribution is summed exactly, in fractions. The columns are the kind, part and whole of the cases (of a funnel: of all
cases, whose rate is the centre), the cases of the unit, the confidence, how many statements hold together, and the limits.
"""

import math
import random
import statistics
import sys
from fractions import Fraction

RANDOM = random.Random(27)


def two_decimals(share):
    """Percent, held between 0 and 100, to the nearest hundredth, ties up."""
    hundredths = math.floor(min(max(Fraction(share), 0), 1) * 10000 + Fraction(1, 2))
    return "%d.%02d" % divmod(hundredths, 100)


def wilson(part, whole, confidence, statements):
    """As the two roots p of (part / whole − p)² = z² p (1 − p) / whole."""
    z = statistics.NormalDist().inv_cdf(1 - (1 - float(confidence)) / 2 / statements)
    rate = part / whole
    a, b, c = 1 + z * z / whole, -(2 * rate + z * z / whole), rate * rate
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def lower_limit(cases, centre, tail):
    before, r = Fraction(0), 0
    while True:
        here = math.comb(cases, r) * centre**r * (1 - centre) ** (cases - r)
        if before + here >= tail:
            return (r - (before + here - tail) / here) / cases
        before, r = before + here, r + 1


def rows():
    for confidence in (Fraction(95, 100), Fraction(998, 1000), Fraction(80, 100)):
        for _ in range(150):
            whole = RANDOM.choice([1, 2, 7, 30, 500, 10000, 900000])
            part, statements = RANDOM.randint(0, whole), RANDOM.choice([1, 2, 34])
            limits = wilson(part, whole, confidence, statements)
            yield "wilson", part, whole, 0, confidence, statements, *limits
        for _ in range(100):
            whole = RANDOM.randint(2, 40)
            part, cases = RANDOM.randint(1, whole - 1), RANDOM.choice([1, 2, 3, 10, 25, 60, 150])
            centre, tail = Fraction(part, whole), (1 - confidence) / 2
            limits = lower_limit(cases, centre, tail), 1 - lower_limit(cases, 1 - centre, tail)
            yield "funnel", part, whole, cases, confidence, 1, *limits


def main():
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as file:
        file.write("# kind\tpart\twhole\tcases\tconfidence\tstatements\tlower\tupper\n")
        for *given, confidence, statements, lower, upper in rows():
            fields = [*given, float(confidence * 100), statements, two_decimals(lower), two_decimals(upper)]
            file.write("\t".join(map(str, fields)) + "\n")


if __name__ == "__main__":
    main()
