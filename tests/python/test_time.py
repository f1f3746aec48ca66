# SPDX-License-Identifier: Apache-2.0
"""Periods and working days: days known from the law and announcements, and walks day by day."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thads
from thads import Period, WorkCalendar

AGENCIES = WorkCalendar()
EVERYONE = WorkCalendar(everyone=True)
A_DAY = timedelta(days=1)


def days_from(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def on(text: str) -> date:
    return date.fromisoformat(text)


class TestPeriod:
    @pytest.mark.parametrize(
        ("year", "months", "first", "last"),
        [
            (2024, 12, "2023-10-01", "2024-09-30"),
            (2024, 1, "2023-10-01", "2023-10-31"),
            (2024, 3, "2023-10-01", "2023-12-31"),
            (2024, 5, "2023-10-01", "2024-02-29"),
            (2023, 5, "2022-10-01", "2023-02-28"),
            (2024, 6, "2023-10-01", "2024-03-31"),
        ],
    )
    def test_days(self, year: int, months: int, first: str, last: str) -> None:
        period = Period(year, months)
        assert (period.first_day, period.last_day) == (on(first), on(last))
        assert (period.year, period.months) == (year, months)

    @given(st.integers(1901, 2199), st.integers(1, 12))
    def test_every_period(self, year: int, months: int) -> None:
        period = Period(year, months)
        month = (8 + months) % 12 + 1
        of_year = year if months > 3 else year - 1
        assert period.first_day == date(year - 1, 10, 1)
        assert period.last_day == date(of_year, month, calendar.monthrange(of_year, month)[1])
        assert thads.statistical_year(period.first_day) == year
        assert thads.statistical_year(period.last_day) == year
        assert Period.parse(str(period)) == period

    def test_the_year_starts_on_1_october(self) -> None:
        assert thads.statistical_year(on("2023-09-30")) == 2023
        assert thads.statistical_year(on("2023-10-01")) == 2024

    def test_text(self) -> None:
        assert Period.parse("2024") == Period(2024) == Period(2024, 12)
        assert Period.parse("2024-06M") == Period(2024, 6)
        assert Period(2024, 6).label() == "6 tháng đầu năm 2024"
        assert repr(Period(2024, 6)) == "Period(2024, 6)"
        for text in ("", "24", "2024/06", "2024-13M", "2024-00M", "year"):
            with pytest.raises(thads.ThadsError, match="period"):
                Period.parse(text)

    def test_last_year(self) -> None:
        assert Period(2024, 6).same_period_last_year == Period(2023, 6)
        assert Period(2024).same_period_last_year.last_day == on("2023-09-30")

    def test_periods_are_values(self) -> None:
        assert {Period(2024), Period(2024, 12)} == {Period(2024)}
        assert Period(2024) != Period(2024, 6)
        assert (Period(2024) == "2024") is False

    @pytest.mark.parametrize(
        ("year", "months"), [(1900, 12), (2200, 1), (2024, 0), (2024, 13), (-1, 1)]
    )
    def test_periods_that_there_are_not(self, year: int, months: int) -> None:
        with pytest.raises(thads.RangeError, match="months run from 1 to 12"):
            Period(year, months)

    @pytest.mark.parametrize("year", [2024.0, "2024", None, 10**30])
    def test_years_are_integers(self, year: Any) -> None:
        with pytest.raises(TypeError):
            Period(year)


# Official announcements: Tết and the days around 30 April with a swap in 2024, Quốc khánh.
DAYS_OFF = """2024-01-01
    2024-02-08 2024-02-09 2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14
    2024-04-18 2024-04-27 2024-04-28 2024-04-29 2024-04-30 2024-05-01 2024-05-05
    2024-08-31 2024-09-01 2024-09-02 2024-09-03
    2019-09-02 2020-09-02 2022-09-02 2026-02-16 2026-02-20""".split()
WORKED = "2024-02-07 2024-02-15 2024-05-02 2024-05-03 2024-09-04 2026-02-13 2026-02-23".split()
# A day that agencies swap, and the Saturday that makes up for it.
SWAPS = [
    ("2018-12-31", "2019-01-05"),
    ("2019-04-29", "2019-05-04"),
    ("2024-04-29", "2024-05-04"),
    ("2025-05-02", "2025-04-26"),
    ("2026-01-02", "2026-01-10"),
    ("2026-08-31", "2026-08-22"),
]


class TestWorkCalendar:
    def test_coverage(self) -> None:
        assert (AGENCIES.first_day, AGENCIES.last_day) == (on("2018-01-01"), on("2027-12-31"))

    @pytest.mark.parametrize("day", DAYS_OFF)
    def test_days_off(self, day: str) -> None:
        assert not AGENCIES.is_working_day(on(day))

    @pytest.mark.parametrize("day", WORKED)
    def test_days_worked(self, day: str) -> None:
        assert AGENCIES.is_working_day(on(day))

    @pytest.mark.parametrize(("swapped", "made_up"), SWAPS)
    def test_swaps_bind_agencies_only(self, swapped: str, made_up: str) -> None:
        assert on(made_up).weekday() == 5
        assert not AGENCIES.is_working_day(on(swapped))
        assert AGENCIES.is_working_day(on(made_up))
        assert EVERYONE.is_working_day(on(swapped))
        assert not EVERYONE.is_working_day(on(made_up))

    # Counted from the list of days off, which the announcements give, with other tools.
    @pytest.mark.parametrize(
        ("work", "counts"),
        [
            (AGENCIES, [250, 252, 252, 250, 249, 249, 251, 250, 250, 250]),
            (EVERYONE, [251, 251, 252, 250, 249, 249, 251, 250, 250, 250]),
            (
                WorkCalendar(unconfirmed_is_off=True),
                [250, 252, 252, 250, 249, 249, 251, 250, 249, 249],
            ),
        ],
        ids=["agencies", "everyone", "unconfirmed"],
    )
    def test_working_days_of_each_year(self, work: WorkCalendar, counts: list[int]) -> None:
        for year, count in zip(range(2018, 2028), counts, strict=True):
            days = days_from(date(year, 1, 1), date(year, 12, 31))
            assert sum(work.is_working_day(day) for day in days) == count

    def test_a_law_that_is_not_confirmed(self) -> None:
        day = on("2026-11-24")
        assert AGENCIES.is_working_day(day)
        assert not WorkCalendar(unconfirmed_is_off=True).is_working_day(day)

    def test_occasions(self) -> None:
        assert AGENCIES.occasion(on("2024-02-10")) == "Tết Nguyên Đán"
        assert AGENCIES.occasion(on("2024-02-10"), "en") == "Tet"
        assert AGENCIES.occasion(on("2024-02-07")) == ""
        with pytest.raises(thads.UnknownCodeError, match='"vi" nor "en"'):
            AGENCIES.occasion(on("2024-02-10"), "fr")  # type: ignore[arg-type]

    def test_terms_by_hand(self) -> None:
        # After Friday 26 April: 2 and 3 May, the made-up Saturday 4 May, Monday 6 May, 7 May.
        friday = on("2024-04-26")
        assert AGENCIES.add_working_days(friday, 1) == on("2024-05-02")
        assert AGENCIES.add_working_days(friday, 3) == on("2024-05-04")
        assert AGENCIES.add_working_days(friday, 5) == on("2024-05-07")
        assert AGENCIES.add_working_days(on("2024-05-07"), -5) == friday
        assert AGENCIES.working_days_between(friday, on("2024-05-07")) == 5
        assert AGENCIES.working_days_between(on("2024-05-07"), friday) == -5
        assert AGENCIES.next_working_day(friday) == friday
        assert AGENCIES.next_working_day(on("2024-04-27")) == on("2024-05-02")
        # Ten days from 5 February end on a working day; five on the first day of Tết.
        assert AGENCIES.end_of_term(on("2024-02-05"), 10) == on("2024-02-15")
        assert AGENCIES.end_of_term(on("2024-02-05"), 5) == on("2024-02-15")

    covered = st.dates(on("2018-01-01"), on("2027-12-31"))

    @given(covered, covered, covered)
    def test_between_counts_days_and_adds_up(self, a: date, b: date, c: date) -> None:
        between = AGENCIES.working_days_between
        first, last = min(a, b), max(a, b)
        counted = sum(AGENCIES.is_working_day(day) for day in days_from(first + A_DAY, last))
        assert between(first, last) == counted
        assert between(last, first) == -counted
        assert between(a, c) + between(c, b) == between(a, b)

    @given(st.dates(on("2019-01-01"), on("2026-12-31")), st.integers(1, 200))
    def test_adding_goes_back_and_forth(self, day: date, n: int) -> None:
        later = AGENCIES.add_working_days(day, n)
        assert AGENCIES.is_working_day(later)
        assert AGENCIES.working_days_between(day, later) == n
        earlier = AGENCIES.add_working_days(day, -n)
        assert AGENCIES.is_working_day(earlier)
        assert sum(map(AGENCIES.is_working_day, days_from(earlier, day - A_DAY))) == n
        assert AGENCIES.add_working_days(day, 0) == day

    @given(st.dates(on("2018-01-01"), on("2027-06-30")), st.integers(0, 90))
    def test_terms_end_on_the_next_working_day(self, start: date, days: int) -> None:
        end = AGENCIES.end_of_term(start, days)
        assert AGENCIES.is_working_day(end)
        calendar_end = start + timedelta(days=days)
        assert end == AGENCIES.next_working_day(calendar_end)
        assert not any(map(AGENCIES.is_working_day, days_from(calendar_end, end - A_DAY)))


QUESTIONS: list[Callable[[Any], object]] = [
    AGENCIES.is_working_day,
    AGENCIES.next_working_day,
    AGENCIES.occasion,
    lambda day: AGENCIES.add_working_days(day, 1),
    lambda day: AGENCIES.working_days_between(day, on("2024-01-02")),
    lambda day: AGENCIES.working_days_between(on("2024-01-02"), day),
]
OTHER: list[Callable[[Any], object]] = [
    lambda day: AGENCIES.end_of_term(day, 1),
    thads.statistical_year,
    thads.Regime.in_force,
]


class TestRefused:
    @pytest.mark.parametrize("ask", QUESTIONS)
    @pytest.mark.parametrize("day", [on("2017-12-31"), on("2028-01-01"), on("1900-01-01")], ids=str)
    def test_days_outside_the_years(self, ask: Callable[[Any], object], day: date) -> None:
        with pytest.raises(thads.CoverageError, match=f"{day}.*2018-01-01 to 2027-12-31"):
            ask(day)

    def test_walks_off_the_end(self) -> None:
        last = on("2027-12-31")
        for n in (1, 2**31 - 1):
            with pytest.raises(thads.CoverageError):
                AGENCIES.add_working_days(last, n)
        with pytest.raises(thads.CoverageError):
            AGENCIES.add_working_days(on("2018-01-02"), -(2**31))
        with pytest.raises(thads.CoverageError):
            AGENCIES.end_of_term(last, 1)

    @pytest.mark.parametrize("ask", QUESTIONS + OTHER)
    @pytest.mark.parametrize(
        "moment", [datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=timezone.utc)], ids=str
    )
    def test_moments_are_no_days(self, ask: Callable[[Any], object], moment: datetime) -> None:
        with pytest.raises(thads.NumberTypeError, match=r"pass datetime\.date\(\)"):
            ask(moment)

    @pytest.mark.parametrize("ask", QUESTIONS + OTHER)
    @pytest.mark.parametrize("value", ["2024-01-01", 20240101, 1.5, None], ids=repr)
    def test_what_is_no_day(self, ask: Callable[[Any], object], value: object) -> None:
        with pytest.raises(thads.NumberTypeError, match=r"pass a datetime\.date"):
            ask(value)

    @pytest.mark.parametrize("day", [date.min, date.max], ids=str)
    def test_days_that_thads_does_not_know(self, day: date) -> None:
        with pytest.raises(thads.RangeError, match="1900-01-01 and 2199-12-31"):
            thads.statistical_year(day)

    def test_terms_are_not_negative(self) -> None:
        with pytest.raises(thads.ArgumentError, match="negative"):
            AGENCIES.end_of_term(on("2024-01-02"), -1)
