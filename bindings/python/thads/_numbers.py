# SPDX-License-Identifier: Apache-2.0
"""Exact numbers: the same rounding, text and intervals as in official reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from . import _core

Number = Decimal | int
"""An exact number; floats are refused wherever one is needed."""

Style = Literal["plain", "vietnamese"]
"""How a number is written: -1234.50, or -1.234,50."""

Rounding = Literal["half_up", "half_even", "half_down", "up", "down", "ceiling", "floor"]
"""As in Python's decimal; half_up goes away from zero on a tie."""


def parse_number(text: str, style: Style = "plain") -> Decimal:
    """The number that `text` is in one grammar; nothing is guessed.

    Raises ParseError, which names the character, and NumberOverflowError beyond 38 digits.

    Examples
    --------
    >>> parse_number("1.234,50", "vietnamese")
    Decimal('1234.50')
    """
    return _core.parse_number(text, style)


def format_number(value: Number, style: Style = "vietnamese") -> str:
    """`value` as text, with all its decimals; ``parse_number`` gives it back.

    Examples
    --------
    >>> format_number(Decimal("1234.50"))
    '1.234,50'
    """
    return _core.format_number(value, style)


def number_words(value: Number, lang: Literal["vi", "en"] = "vi") -> str:
    """`value` in words, up to 10^18.

    Examples
    --------
    >>> number_words(1234)
    'một nghìn hai trăm ba mươi tư'
    """
    return _core.number_words(value, lang)


def round_number(value: Number, decimals: int, rounding: Rounding = "half_up") -> Decimal:
    """`value` with `decimals` decimals (0 to 38).

    Examples
    --------
    >>> round_number(Decimal("83.845"), 2)
    Decimal('83.85')
    """
    return _core.round_number(value, decimals, rounding)


def divide(a: Number, b: Number, decimals: int, rounding: Rounding = "half_up") -> Decimal:
    """a / b with `decimals` decimals, rounded once. Raises DivisionError for b = 0.

    Examples
    --------
    >>> divide(2, 3, 4)
    Decimal('0.6667')
    """
    return _core.divide(a, b, decimals, rounding)


def percent(
    part: Number, whole: Number, decimals: int = 2, rounding: Rounding = "half_up"
) -> Decimal | None:
    """`part` in percent of `whole`, as official reports print it; None when `whole` is 0.

    Examples
    --------
    >>> percent(11714, 13970)
    Decimal('83.85')
    >>> percent(0, 0) is None
    True
    """
    return _core.percent(part, whole, decimals, rounding)


def allocate(total: Number, weights: Iterable[Number], decimals: int = 0) -> list[Decimal]:
    """Splits `total` by weights into parts with `decimals` decimals that add up exactly.

    Largest remainder, ties by position; a weight of zero gets nothing.

    Examples
    --------
    >>> allocate(100, [1, 1, 1])
    [Decimal('34'), Decimal('33'), Decimal('33')]
    """
    return _core.allocate(total, list(weights), decimals)


class Interval:
    """All numbers that a published, qualified number may stand for.

    ========== ===================================== ===================
    published  constructor                           interval
    ========== ===================================== ===================
    gần 3.909  ``Interval.nearly(3909, 1)``          (3908, 3909]
    trên 917   ``Interval.over(917, 1)``             [917, 918)
    khoảng 50  ``Interval.about(50, 1)``             [49, 51]
    83,85      ``Interval.rounded(Decimal("83.85"))``  [83.845, 83.855)
    ========== ===================================== ===================

    ``x in interval`` asks about a number; + - * / give every result that numbers of the two
    intervals can have, exactly. Division by an interval that reaches zero raises DivisionError.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.Interval) -> None:
        self._core = core

    @classmethod
    def exactly(cls, value: Number) -> Interval:
        """The single number."""
        return cls(_core.Interval("exactly", value, None))

    @classmethod
    def rounded(cls, printed: Number, step: Number | None = None) -> Interval:
        """What is printed as `printed` when rounded half up, to its decimals or to `step`."""
        return cls(_core.Interval("rounded", printed, step))

    @classmethod
    def nearly(cls, value: Number, step: Number) -> Interval:
        """"gần": at most `value`, more than `value` − `step`."""
        return cls(_core.Interval("nearly", value, step))

    @classmethod
    def over(cls, value: Number, step: Number) -> Interval:
        """"trên", "hơn": at least `value`, less than `value` + `step`."""
        return cls(_core.Interval("over", value, step))

    @classmethod
    def about(cls, value: Number, step: Number) -> Interval:
        """"khoảng": from `value` − `step` to `value` + `step`."""
        return cls(_core.Interval("about", value, step))

    @property
    def low(self) -> Fraction:
        """The lower end, exactly."""
        return self._core.low

    @property
    def high(self) -> Fraction:
        """The upper end, exactly."""
        return self._core.high

    @property
    def low_closed(self) -> bool:
        """Whether the lower end belongs to the interval."""
        return self._core.low_closed

    @property
    def high_closed(self) -> bool:
        """Whether the upper end belongs to the interval."""
        return self._core.high_closed

    def __contains__(self, number: Number | Fraction) -> bool:
        return self._core.contains(number)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self._core.overlaps(other._core)

    def __add__(self, other: Interval) -> Interval:
        return self._combined(other, self._core.add)

    def __sub__(self, other: Interval) -> Interval:
        return self._combined(other, self._core.subtract)

    def __mul__(self, other: Interval) -> Interval:
        return self._combined(other, self._core.multiply)

    def __truediv__(self, other: Interval) -> Interval:
        return self._combined(other, self._core.divide)

    @staticmethod
    def _combined(
        other: Interval, operation: Callable[[_core.Interval], _core.Interval]
    ) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(operation(other._core))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interval):
            return NotImplemented
        return self._ends() == other._ends()

    def __hash__(self) -> int:
        return hash(self._ends())

    def _ends(self) -> tuple[Fraction, bool, Fraction, bool]:
        return self.low, self.low_closed, self.high, self.high_closed

    def __repr__(self) -> str:
        left, right = "(["[self.low_closed], ")]"[self.high_closed]
        return f"{left}{self.low}, {self.high}{right}"
