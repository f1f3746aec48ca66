# SPDX-License-Identifier: Apache-2.0
"""Statistical periods and working days."""

from __future__ import annotations

from datetime import date
from typing import Literal

from . import _core


class Period:
    """The first `months` months of statistical year `year`, which begins on 1 October `year` − 1.

    ``Period(2024)`` is 1 October 2023 to 30 September 2024, ``Period(2024, 6)`` ends on 31 March
    2024. Raises RangeError for years outside 1901 to 2199 and months outside 1 to 12.

    Source: the reporting year of Circulars 06/2019/TT-BTP and 05/2024/TT-BTP.
    """

    __slots__ = ("_core",)

    def __init__(self, year: int, months: int = 12) -> None:
        self._core = _core.Period(year, months)

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period of ``"2024"`` (the whole year) or ``"2024-06M"`` (its first six months)."""
        return cls._of(_core.parse_period(text))

    @classmethod
    def _of(cls, core: _core.Period) -> Period:
        return cls(core.year, core.months)

    @property
    def year(self) -> int:
        """The statistical year."""
        return self._core.year

    @property
    def months(self) -> int:
        """How many of its months, 1 to 12."""
        return self._core.months

    @property
    def first_day(self) -> date:
        """1 October of the year before."""
        return self._core.first_day

    @property
    def last_day(self) -> date:
        """The last day that is counted."""
        return self._core.last_day

    @property
    def same_period_last_year(self) -> Period:
        """The same months of the year before (cùng kỳ năm trước)."""
        return Period(self.year - 1, self.months)

    def label(self, lang: Literal["vi", "en"] = "vi") -> str:
        """"12 tháng năm 2024", "6 tháng đầu năm 2024"."""
        return self._core.label(lang)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.year, self.months) == (other.year, other.months)

    def __hash__(self) -> int:
        return hash((self.year, self.months))

    def __reduce__(self) -> tuple[object, tuple[int, int]]:
        return Period, (self.year, self.months)

    def __repr__(self) -> str:
        return f"Period({self.year}, {self.months})"

    def __str__(self) -> str:
        return self._core.text()


def statistical_year(day: date) -> int:
    """The statistical year that `day` is in: 2024 for 1 October 2023 to 30 September 2024."""
    return _core.statistical_year(day)


class WorkCalendar:
    """The working days of Viet Nam from 2018 to 2027: weekends, holidays, make-up Saturdays.

    Parameters
    ----------
    everyone
        Count only the days off of the Labour Code; else those of state agencies, with days that are
        swapped and made up for.
    unconfirmed_is_off
        Take days as off that hang on a change of the law whose adoption is not confirmed.

    A question about a day outside these years raises CoverageError: days off are announced, not
    computable.
    """

    __slots__ = ("_core",)

    def __init__(self, *, everyone: bool = False, unconfirmed_is_off: bool = False) -> None:
        self._core = _core.WorkCalendar(everyone, unconfirmed_is_off)

    @property
    def first_day(self) -> date:
        """The first day that the calendar covers."""
        return self._core.first_day

    @property
    def last_day(self) -> date:
        """The last day that the calendar covers."""
        return self._core.last_day

    def is_working_day(self, day: date) -> bool:
        """Whether people work on `day`."""
        return self._core.is_working_day(day)

    def next_working_day(self, day: date) -> date:
        """`day` when it is a working day, else the first one after it."""
        return self._core.next_working_day(day)

    def add_working_days(self, day: date, n: int) -> date:
        """The `n`-th working day after `day`, which is not counted; before it for negative `n`."""
        return self._core.add_working_days(day, n)

    def working_days_between(self, first: date, last: date) -> int:
        """The working days after `first` up to and including `last`."""
        return self._core.working_days_between(first, last)

    def end_of_term(self, start: date, days: int) -> date:
        """The last day of a term of `days` calendar days from `start`, which is not counted.

        A term that would end on a day off ends on the next working day (Civil Code 2015, Articles
        147 and 148).
        """
        return self._core.end_of_term(start, days)

    def occasion(self, day: date, lang: Literal["vi", "en"] = "vi") -> str:
        """Why `day` is listed, such as "Quốc khánh"; empty for an ordinary day."""
        return self._core.occasion(day, lang)

    def __repr__(self) -> str:
        return f"WorkCalendar({self.first_day} to {self.last_day})"
