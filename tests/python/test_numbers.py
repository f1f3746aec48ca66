# SPDX-License-Identifier: Apache-2.0
"""Exact numbers against values worked out by hand, Python's decimal and its fractions."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import thads
from thads import Interval
from thads._numbers import Rounding

MODES: tuple[Rounding, ...] = get_args(Rounding)
LARGEST = 10**38 - 1
CONTEXT = decimal.Context(prec=120)


def decimals(digits: int = 38, scale: int = 38) -> st.SearchStrategy[Decimal]:
    """Numbers of up to so many digits, up to so many of them decimals."""
    most = 10**digits - 1
    return st.builds(
        lambda coefficient, places: Decimal(coefficient).scaleb(-places, CONTEXT),
        st.integers(-most, most),
        st.integers(0, scale),
    )


def whole(value: Fraction, mode: Rounding) -> int:
    """`value` rounded to a whole number."""
    size = abs(value)
    down = size.numerator // size.denominator
    half = (size - down) - Fraction(1, 2)
    away = {
        "half_up": half >= 0,
        "half_down": half > 0,
        "half_even": half > 0 or (half == 0 and down % 2 == 1),
        "up": size > down,
        "down": False,
        "ceiling": size > down and value > 0,
        "floor": size > down and value < 0,
    }[mode]
    return (down + away) * (-1 if value < 0 else 1)


def decimal_of(value: Fraction, places: int, mode: Rounding) -> Decimal:
    return Decimal(whole(value * 10**places, mode)).scaleb(-places, CONTEXT)


def plain(number: Decimal) -> str:
    """As Python writes it, but for −0, which thads does not know."""
    return format(number if number else number.copy_abs(), "f")


def assert_same(actual: object, expected: Decimal) -> None:
    """Equal in value and in the number of decimals."""
    assert isinstance(actual, Decimal)
    assert plain(actual) == plain(expected)
    assert not (actual.is_zero() and actual.is_signed())


class TestText:
    @given(decimals())
    def test_plain_text_is_that_of_decimal(self, number: Decimal) -> None:
        text = thads.format_number(number, "plain")
        assert text == plain(number)
        assert_same(thads.parse_number(text), number)

    @given(decimals())
    def test_vietnamese_text_has_dots_for_thousands(self, number: Decimal) -> None:
        text = thads.format_number(number)
        english = format(number if number else number.copy_abs(), ",f")
        assert text == english.translate(str.maketrans(",.", ".,"))
        assert_same(thads.parse_number(text, "vietnamese"), number)

    @pytest.mark.parametrize("text", ["", "-", "1.", ".5", "1,5", "+1", " 1", "1e5", "NaN", "١"])
    def test_nothing_is_guessed(self, text: str) -> None:
        with pytest.raises(thads.ParseError, match=r"at character \d"):
            thads.parse_number(text)

    def test_a_mistake_names_its_character(self) -> None:
        with pytest.raises(thads.ParseError, match=r'"12x4".*at character 3'):
            thads.parse_number("12x4")

    def test_more_than_38_digits_overflow(self) -> None:
        assert thads.parse_number("9" * 38) == LARGEST
        with pytest.raises(thads.NumberOverflowError):
            thads.parse_number("1" + "0" * 38)

    def test_styles_that_there_are_not(self) -> None:
        with pytest.raises(thads.UnknownCodeError, match='"plain" nor "vietnamese"'):
            thads.format_number(1, "roman")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("number", "vi", "en"),
        [
            (0, "không", "zero"),
            (21, "hai mươi mốt", "twenty-one"),
            (1234, "một nghìn hai trăm ba mươi tư", "one thousand two hundred thirty-four"),
            (-5, "âm năm", "minus five"),
        ],
    )
    def test_words(self, number: int, vi: str, en: str) -> None:
        assert thads.number_words(number) == vi
        assert thads.number_words(number, "en").replace(" and ", " ") == en

    def test_no_words_beyond_a_quintillion(self) -> None:
        with pytest.raises(thads.RangeError, match="write it in digits"):
            thads.number_words(10**18 + 1)


class TestRounding:
    @pytest.mark.parametrize(
        ("mode", "expected"),
        [
            ("half_up", "3 -3 2 -2"),
            ("half_even", "2 -2 2 -2"),
            ("half_down", "2 -2 2 -2"),
            ("up", "3 -3 3 -3"),
            ("down", "2 -2 2 -2"),
            ("ceiling", "3 -2 3 -2"),
            ("floor", "2 -3 2 -3"),
        ],
    )
    def test_by_hand(self, mode: Rounding, expected: str) -> None:
        rounded = [thads.round_number(Decimal(x), 0, mode) for x in ("2.5", "-2.5", "2.4", "-2.4")]
        assert rounded == [Decimal(x) for x in expected.split()]

    @given(decimals(), st.integers(0, 38), st.sampled_from(MODES))
    def test_like_decimal(self, number: Decimal, places: int, mode: Rounding) -> None:
        step = Decimal(1).scaleb(-places, CONTEXT)
        expected = number.quantize(step, f"ROUND_{mode.upper()}", CONTEXT)
        if abs(expected.scaleb(places, CONTEXT)) > LARGEST:
            with pytest.raises(thads.NumberOverflowError):
                thads.round_number(number, places, mode)
        else:
            assert_same(thads.round_number(number, places, mode), expected)

    @given(decimals(18, 9), decimals(18, 9), st.integers(0, 10), st.sampled_from(MODES))
    def test_division_like_fractions(
        self, a: Decimal, b: Decimal, places: int, mode: Rounding
    ) -> None:
        if not b:
            with pytest.raises(thads.DivisionError):
                thads.divide(a, b, places, mode)
            return
        expected = decimal_of(Fraction(a) / Fraction(b), places, mode)
        assume(abs(expected.scaleb(places, CONTEXT)) <= LARGEST)
        assert_same(thads.divide(a, b, places, mode), expected)

    @given(decimals(15, 4), decimals(15, 4), st.integers(0, 6), st.sampled_from(MODES))
    def test_percent_like_fractions(
        self, part: Decimal, total: Decimal, places: int, mode: Rounding
    ) -> None:
        found = thads.percent(part, total, places, mode)
        if total:
            assert_same(found, decimal_of(100 * Fraction(part) / Fraction(total), places, mode))
        else:
            assert found is None

    @pytest.mark.parametrize(
        ("part", "total", "rate"),
        [
            (620657, 739974, "83.88"),  # the nation, 2024
            (26515, 54681, "48.49"),  # Hồ Chí Minh City, six months of 2019
            (369372, 579413, "63.75"),  # the nation, nine months of 2017
            (1, 800, "0.13"),  # a tie, away from zero
            (-1, 800, "-0.13"),
        ],
    )
    def test_published_rates(self, part: int, total: int, rate: str) -> None:
        assert_same(thads.percent(part, total), Decimal(rate))

    @pytest.mark.parametrize("places", [-1, 39])
    def test_decimals_are_0_to_38(self, places: int) -> None:
        with pytest.raises(thads.RangeError, match="0 to 38"):
            thads.round_number(1, places)

    def test_modes_that_there_are_not(self) -> None:
        with pytest.raises(thads.UnknownCodeError, match="half_up half_even half_down"):
            thads.round_number(1, 0, "sideways")  # type: ignore[arg-type]

    @given(decimals(20, 10))
    def test_the_context_of_the_caller_does_not_matter(self, number: Decimal) -> None:
        here = thads.round_number(number, 3)
        traps = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation]
        with decimal.localcontext(decimal.Context(prec=1, capitals=0, traps=traps)):
            there = thads.round_number(number, 3)
            tiny = thads.format_number(Decimal("1E-30"), "plain")
        assert_same(there, here)
        assert tiny == "0." + "0" * 29 + "1"


def shares(total: int, weights: list[int]) -> list[int]:
    """Largest remainder, ties by position."""
    size, all_weights = abs(total), sum(weights)
    parts = [size * weight // all_weights for weight in weights]
    rests = [size * weight % all_weights for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda i: (-rests[i], i))
    for i in by_rest[: size - sum(parts)]:
        parts[i] += 1
    return [part if total >= 0 else -part for part in parts]


class TestAllocation:
    def test_by_hand(self) -> None:
        assert thads.allocate(100, [1, 1, 1]) == [34, 33, 33]
        assert thads.allocate(100, [1, 0, 2]) == [33, 0, 67]
        assert thads.allocate(Decimal("0.05"), [1, 1], 2) == [Decimal("0.03"), Decimal("0.02")]

    @given(
        st.integers(-(10**15), 10**15),
        st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
        st.integers(0, 4),
    )
    def test_like_integers(self, total: int, weights: list[int], places: int) -> None:
        money = Decimal(total).scaleb(-places, CONTEXT)
        parts = thads.allocate(money, (weight for weight in weights), places)
        expected = shares(total, weights)
        assert [part.scaleb(places, CONTEXT) for part in parts] == expected
        assert sum(parts) == money

    @pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
    def test_weights_that_split_nothing(self, weights: list[int]) -> None:
        with pytest.raises(thads.ArgumentError, match="weight"):
            thads.allocate(10, weights)

    def test_a_total_with_more_decimals_than_its_parts(self) -> None:
        with pytest.raises(thads.InexactError, match="more than 0 decimals"):
            thads.allocate(Decimal("0.5"), [1, 1])


NO_NUMBERS = [1.5, float("nan"), float("inf"), True, "5", None, Fraction(1, 2), 1j, b"5"]
TOO_LARGE = [10**38, -(10**38), 2**127, 10**5000, Decimal("1e38"), Decimal("1e1000000000")]
CALLS: list[Callable[[Any], object]] = [
    thads.format_number,
    thads.number_words,
    lambda x: thads.round_number(x, 2),
    lambda x: thads.divide(x, 3, 2),
    lambda x: thads.divide(3, x, 2),
    lambda x: thads.percent(x, 3),
    lambda x: thads.percent(3, x),
    lambda x: thads.allocate(x, [1, 2]),
    lambda x: thads.allocate(10, [1, x]),
    Interval.exactly,
    lambda x: Interval.rounded(x, 1),
    lambda x: Interval.about(x, 1),
]


class TestRefused:
    @pytest.mark.parametrize("call", CALLS)
    @pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
    def test_what_is_no_exact_number(self, call: Callable[[Any], object], value: object) -> None:
        with pytest.raises(thads.NumberTypeError, match=r"pass an int or a decimal\.Decimal"):
            call(value)

    @pytest.mark.parametrize("call", CALLS)
    @pytest.mark.parametrize("text", ["NaN", "sNaN", "-NaN123", "Infinity", "-Infinity"])
    def test_decimals_that_are_no_numbers(self, call: Callable[[Any], object], text: str) -> None:
        with pytest.raises(thads.ThadsError, match=rf"{text}.*pass "):
            call(Decimal(text))

    @pytest.mark.parametrize("call", CALLS)
    @pytest.mark.parametrize("value", TOO_LARGE, ids=lambda x: f"{type(x).__name__}")
    def test_what_is_too_large(self, call: Callable[[Any], object], value: Any) -> None:
        with pytest.raises(thads.NumberOverflowError, match="38 digits"):
            call(value)

    def test_what_is_too_small(self) -> None:
        with pytest.raises(thads.NumberOverflowError, match="38"):
            thads.format_number(Decimal("1e-1000000000"))

    def test_a_float_is_told_what_it_would_be_as_text(self) -> None:
        with pytest.raises(thads.NumberTypeError, match=r'such as Decimal\("83\.85"\)'):
            thads.round_number(83.85, 1)  # type: ignore[arg-type]

    @pytest.mark.parametrize("step", [None, 0.5, "1"])
    def test_steps_too(self, step: Any) -> None:
        with pytest.raises(thads.ArgumentError, match="step|int"):
            Interval.nearly(3909, step)

    def test_integers_of_numpy_are_integers_and_its_floats_are_not(self) -> None:
        numpy = pytest.importorskip("numpy")
        assert thads.format_number(numpy.int64(1234)) == "1.234"
        for value in (numpy.float64(1.5), numpy.float32(1.5), numpy.bool_(True)):
            with pytest.raises(thads.NumberTypeError):
                thads.format_number(value)

    def test_an_integer_that_fails(self) -> None:
        class Failing:
            def __index__(self) -> int:
                raise RuntimeError("no index today")

        with pytest.raises(RuntimeError, match="no index today"):
            thads.format_number(Failing())  # type: ignore[arg-type]


End = tuple[Fraction, bool]
Ends = tuple[End, End]


def ends(interval: Interval) -> Ends:
    return (interval.low, interval.low_closed), (interval.high, interval.high_closed)


def has_zero(interval: Interval) -> bool:
    return Fraction(0) in interval


def hull(
    a: Interval, b: Interval, formula: Callable[[Fraction, Fraction], Fraction], zeros: bool
) -> Ends:
    """What a formula monotone in both of its numbers makes of all of them: its values at the
    corners. An end belongs when one of its corners does; and 0, when it is a factor, whatever the
    other one is."""
    corners = [(formula(x, y), cx and cy) for (x, cx), (y, cy) in product(ends(a), ends(b))]

    def end(value: Fraction) -> End:
        reached = any(closed for at, closed in corners if at == value)
        return value, reached or (zeros and value == 0)

    values = [value for value, _ in corners]
    return end(min(values)), end(max(values))


numbers = decimals(6, 3)
steps = st.integers(1, 10**4).map(lambda n: Decimal(n).scaleb(-2))
intervals = st.one_of(
    st.builds(Interval.exactly, numbers),
    st.builds(Interval.rounded, numbers),
    *(st.builds(kind, numbers, steps) for kind in (Interval.nearly, Interval.over, Interval.about)),
)


class TestInterval:
    def test_by_hand(self) -> None:
        assert ends(Interval.nearly(3909, 1)) == ((3908, False), (3909, True))
        assert ends(Interval.over(917, 1)) == ((917, True), (918, False))
        assert ends(Interval.about(50, 1)) == ((49, True), (51, True))
        assert ends(Interval.exactly(Decimal("0.1"))) == ((Fraction(1, 10), True),) * 2
        half = Fraction(1, 200)
        printed = Fraction("83.85")
        assert ends(Interval.rounded(Decimal("83.85"))) == (
            (printed - half, True),
            (printed + half, False),
        )
        assert ends(Interval.rounded(50, 10)) == ((45, True), (55, False))

    def test_below_zero_everything_is_mirrored(self) -> None:
        assert ends(Interval.nearly(-5, 1)) == ((-5, True), (-4, False))
        assert ends(Interval.over(-5, 1)) == ((-6, False), (-5, True))
        assert ends(Interval.rounded(-1)) == ((Fraction(-3, 2), False), (Fraction(-1, 2), True))

    @given(intervals, intervals)
    def test_sums_and_differences(self, a: Interval, b: Interval) -> None:
        assert ends(a + b) == hull(a, b, lambda x, y: x + y, False)
        assert ends(a - b) == hull(a, b, lambda x, y: x - y, False)

    @given(intervals, intervals)
    def test_products(self, a: Interval, b: Interval) -> None:
        assert ends(a * b) == hull(a, b, lambda x, y: x * y, has_zero(a) or has_zero(b))

    @given(intervals, intervals)
    def test_quotients(self, a: Interval, b: Interval) -> None:
        if b.low <= 0 <= b.high:  # one end may be zero and not belong: quotients have no end
            with pytest.raises(thads.DivisionError):
                a / b
        else:
            assert ends(a / b) == hull(a, b, lambda x, y: x / y, has_zero(a))

    @given(intervals, numbers)
    def test_membership(self, a: Interval, number: Decimal) -> None:
        low = number >= a.low if a.low_closed else number > a.low
        high = number <= a.high if a.high_closed else number < a.high
        assert (number in a) == (Fraction(number) in a) == (low and high)

    @given(intervals, intervals)
    def test_overlap(self, a: Interval, b: Interval) -> None:
        def reaches(low: End, high: End) -> bool:
            return low[0] < high[0] or (low[0] == high[0] and low[1] and high[1])

        expected = reaches(ends(a)[0], ends(b)[1]) and reaches(ends(b)[0], ends(a)[1])
        assert a.overlaps(b) == b.overlaps(a) == expected

    def test_intervals_are_values(self) -> None:
        assert Interval.about(50, 1) == Interval.about(50, Decimal("1.0"))
        assert hash(Interval.about(50, 1)) == hash(Interval.about(50, Decimal("1.0")))
        assert Interval.over(49, 2) != Interval.about(50, 1)
        assert repr(Interval.nearly(3909, 1)) == "(3908, 3909]"

    def test_numbers_are_no_intervals(self) -> None:
        with pytest.raises(TypeError):
            Interval.exactly(1) + 1  # type: ignore[operator]
        assert (Interval.exactly(1) == 1) is False

    @pytest.mark.parametrize("step", [0, -1, Decimal("-0.5")])
    def test_steps_are_above_zero(self, step: Decimal) -> None:
        with pytest.raises(thads.ArgumentError, match="step"):
            Interval.about(5, step)

    @pytest.mark.parametrize("number", [1.5, None, "1", True])
    def test_only_exact_numbers_are_looked_for(self, number: Any) -> None:
        with pytest.raises(thads.NumberTypeError):
            number in Interval.exactly(1)  # noqa: B015

    def test_fractions_of_more_than_38_digits(self) -> None:
        with pytest.raises(thads.NumberOverflowError, match="38 digits"):
            Fraction(10**50, 3) in Interval.exactly(1)  # noqa: B015
