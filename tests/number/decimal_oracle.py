# SPDX-License-Identifier: Apache-2.0
"""Writes decimal operations with the results that Python's decimal gives.

Usage: decimal_oracle.py FILE
The rows are the same on every run. Their results are formed without any rounding (300 digits, and
ROUND_05UP where a quotient does not end, which leaves every later rounding correct) and only then
brought into the type under test, which in Python's terms is the context FIT.
"""

import random
import sys
from decimal import (
    Context,
    Decimal,
    Inexact,
    InvalidOperation,
    Overflow,
    ROUND_05UP,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
)

COLUMNS = ["operation", "a", "b", "scale", "rounding", "error", "result"]
DIGITS = 38
EXACT = Context(prec=300, rounding=ROUND_05UP, traps=[InvalidOperation])
FIT = Context(prec=DIGITS, Emin=-1, Emax=DIGITS - 1, clamp=1, traps=[])
MODES = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "half_down": ROUND_HALF_DOWN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "ceiling": ROUND_CEILING,
    "floor": ROUND_FLOOR,
}
LARGEST = 10**DIGITS - 1
EDGES = sorted(
    {0, 1, 2, 3, 5, 7, 9, 25, 125, LARGEST, LARGEST - 1, LARGEST // 2, LARGEST // 3, 2 * LARGEST // 3}
    | {10**k + d for k in range(1, DIGITS) for d in (-1, 0, 1)}
    | {5 * 10**k + d for k in range(DIGITS - 1) for d in (-1, 0, 1)}
    | {2**k + d for k in (31, 32, 63, 64, 126) for d in (-1, 0, 1)}
)

RANDOM = random.Random(20240930)


def below(n):
    return RANDOM.getrandbits(160) % n


def pick(values):
    return values[below(len(values))]


def coefficient():
    kind = below(8)
    if kind < 4:
        size = pick(EDGES)
    elif kind < 6:
        size = below(10 ** (1 + below(DIGITS)))
    else:  # with zeros at the end, which arithmetic may have to drop
        zeros = below(DIGITS)
        size = below(10 ** (DIGITS - zeros)) * 10**zeros
    return -size if below(2) else size


def number(largest_scale=DIGITS):
    scale = pick([0, 0, 1, 2, 3, largest_scale, below(largest_scale + 1)])
    return Decimal(coefficient()).scaleb(-scale, EXACT)


def fit(exact):
    """The value in the type under test, or None when it cannot be held exactly."""
    FIT.clear_flags()
    result = FIT.plus(exact)
    return None if FIT.flags[Inexact] or FIT.flags[Overflow] else result


def positive_zero(x):
    return x.copy_abs() if x.is_zero() else x


def text(x):
    return format(positive_zero(x), "f")


def row(operation, a, b="", scale="", mode="", error="", result=""):
    if isinstance(result, Decimal):
        result = text(result)
    return [operation, str(a), str(b), str(scale), mode, error, result]


def exact_row(operation, a, b, exact):
    result = fit(exact)
    if result is None:
        return row(operation, text(a), text(b), error="overflow")
    return row(operation, text(a), text(b), result=result)


def rounded_row(operation, a, b, scale, mode, unrounded):
    """`unrounded` has so many digits that rounding it again gives what rounding once would."""
    unit = Decimal(1).scaleb(-scale)
    result = unrounded.quantize(unit, rounding=MODES[mode], context=EXACT)
    arguments = (operation, text(a), text(b) if b is not None else "", scale, mode)
    if len(result.as_tuple().digits) > DIGITS:
        return row(*arguments, error="overflow")
    return row(*arguments, result=result)


def near(a):
    """Another number in the neighbourhood of `a`, or of its opposite."""
    step = Decimal(below(3) - 1).scaleb(-below(DIGITS + 1), EXACT)
    result = fit(EXACT.add(a if below(2) else -a, step))
    return number() if result is None else result


def pair():
    a = number()
    return a, near(a) if below(4) == 0 else number()


def additions(count):
    for _ in range(count):
        a, b = pair()
        yield exact_row("add", a, b, EXACT.add(a, b))
        yield exact_row("subtract", a, b, EXACT.subtract(a, b))


def multiplications(count):
    for _ in range(count):
        a = number(pick([2, 10, 19, DIGITS]))
        b = number(pick([2, 10, 19, DIGITS]))
        yield exact_row("multiply", a, b, EXACT.multiply(a, b))


def rounded_multiplications(count):
    for _ in range(count):
        a, b = pair()
        scale = pick([0, 2, below(DIGITS + 1)])
        mode = pick(sorted(MODES))
        yield rounded_row("multiply_rounded", a, b, scale, mode, EXACT.multiply(a, b))


def divisions(count):
    for _ in range(count):
        a, b = pair()
        if below(4) == 0:  # a tie, or nearly one
            b = Decimal(2 * below(10**6) + 2).scaleb(-below(4), EXACT)
            a = fit(EXACT.divide(EXACT.multiply(b, Decimal(2 * below(10**8) + 1)), Decimal(2))) or a
            a = a if below(2) else -a
        scale = pick([0, 2, below(DIGITS + 1)])
        for mode in sorted(MODES):
            if b.is_zero():
                yield row("divide", text(a), text(b), scale, mode, error="division_by_zero")
            else:
                yield rounded_row("divide", a, b, scale, mode, EXACT.divide(a, b))


def rescalings(count):
    for _ in range(count):
        a = number()
        scale = pick([0, 1, 2, below(DIGITS + 1)])
        for mode in sorted(MODES):
            yield rounded_row("rescale", a, None, scale, mode, a)


def comparisons(count):
    for _ in range(count):
        a, b = pair()
        if below(4) == 0:  # the same value with another scale, where there is room
            b = fit(EXACT.multiply(a, Decimal("1." + "0" * below(DIGITS)))) or b
        yield row("compare", text(a), text(b), result=str(EXACT.compare(a, b)))


def texts(count):
    for _ in range(count):
        a = number()
        yield row("print", text(a), result=str(positive_zero(a)))
        written = text(a) + "0" * pick([0, 0, 1, 40]) * ("." in text(a))
        if below(2):
            sign = pick(["", "+", "-"])
            written += pick(["e", "E"]) + sign + "0" * below(3) + str(below(80))
        result = fit(Decimal(written))
        if result is None:
            yield row("parse", written, error="overflow")
        else:
            yield row("parse", written, result=result)


def operations():
    yield from additions(16_000)
    yield from multiplications(20_000)
    yield from rounded_multiplications(16_000)
    yield from divisions(5_000)
    yield from rescalings(4_000)
    yield from comparisons(16_000)
    yield from texts(8_000)


def main():
    with open(sys.argv[1], "w", encoding="ascii", newline="\n") as file:
        file.write("# " + "\t".join(COLUMNS) + "\n")
        for fields in operations():
            file.write("\t".join(fields) + "\n")


if __name__ == "__main__":
    main()
