# SPDX-License-Identifier: Apache-2.0
"""Ages and durations of random registers, worked out once more with whole numbers and fractions."""

from __future__ import annotations

import pickle
import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import YEAR, Folder

import thads
from thads._ages import Series

START, END = date(2023, 10, 1), date(2024, 9, 30)
UNITS = """code,name,kind,parent,valid_from,valid_to
N,Cả nước,nation,,,
P1,Tỉnh 1,province,N,,
P2,Tỉnh 2,province,N,,
P3,Tỉnh 3,province,N,,
"""
PROVINCES = ("P1", "P2", "P3")


def half_up(number: Fraction | None, decimals: int) -> Decimal | None:
    if number is None:
        return None
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def nearest_rank(ages: list[int], p: int) -> int | None:
    """The smallest age such that at least p % of them are no greater."""
    return next((a for a in sorted(ages) if 100 * sum(b <= a for b in ages) >= p * len(ages)), None)


@dataclass
class Case:
    """What the rows of a case come to by the end of the year."""

    unit: str
    accepted: date
    amount: int
    with_conditions_since: date | None
    closed: tuple[date, str] | None

    @classmethod
    def of(cls, rows: dict[str, Any]) -> Case:
        case = cls(rows["unit"], rows["accepted"], rows["amount"], rows["accepted"], None)
        for event in rows["events"]:
            if event["date"] > END:
                continue
            if event["type"] == "unenforceable":
                case.with_conditions_since = None
            if event["type"] == "enforceable" and case.with_conditions_since is None:
                case.with_conditions_since = event["date"]
            if event["type"] in ("completed", "revoked"):
                case.closed = event["date"], event["type"]
        return case

    @property
    def counts(self) -> bool:
        return self.accepted <= END and (self.closed is None or self.closed[0] >= START)


@dataclass
class Nation:
    """Random provinces: their registers, and what the rows of these come to."""

    registers: dict[str, thads.Register]
    cases: list[Case]

    def days(self, series: Series, unit: str | None = None) -> list[int]:
        chosen = [c for c in self.cases if unit in (None, c.unit)]
        if series == "open":
            return [(END - c.accepted).days for c in chosen if c.closed is None]
        if series == "with_conditions":
            since = [c.with_conditions_since for c in chosen if c.closed is None]
            return [(END - day).days for day in since if day is not None]
        assert series == "closed"
        return [(c.closed[0] - c.accepted).days for c in chosen if c.closed is not None]


def random_rows(unit: str, count: int, seed: int) -> tuple[str, str]:
    rng = random.Random(f"{unit}-{seed}")
    cases = "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    events = "case_id,date,type,amount,ground,unit,officer\n"
    for number in range(count):
        day = END - timedelta(rng.randrange(1200))
        amount = rng.choice([1, 10, 1000, 10**12]) * rng.randrange(1, 9)
        cases += f"{unit}-{number},{unit},,ex_officio,civil,{day},{amount},,\n"
        for _ in range(rng.randrange(6)):
            day += timedelta(rng.randrange(200))
            kind = rng.choice(["enforceable", "unenforceable", "verified", "completed", "revoked"])
            if kind == "completed":
                events += f"{unit}-{number},{day},collected,{amount},,,\n"
            events += f"{unit}-{number},{day},{kind},,,,\n"
            if kind in ("completed", "revoked"):
                break
    return cases, events


@pytest.fixture(scope="module", params=range(3))
def nation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Nation:
    registers = {}
    for unit in PROVINCES:
        path: Path = tmp_path_factory.mktemp(unit)
        files = []
        for name, text in zip(("cases", "events"), random_rows(unit, 60, request.param)):
            files.append(path / f"{name}.csv")
            files[-1].write_text(text, encoding="utf-8")
        registers[unit] = thads.Register.read_csv(*files)
        assert registers[unit].findings.ok
    cases = [Case.of(r.case(i)) for r in registers.values() for i in range(len(r))]
    return Nation(registers, [c for c in cases if c.counts])


@pytest.fixture(scope="module")
def ages(nation: Nation) -> dict[str, thads.Ages]:
    return {unit: r.ages(YEAR) for unit, r in nation.registers.items()}


SERIES: tuple[Series, ...] = ("open", "with_conditions", "closed")


class TestValues:
    @pytest.mark.parametrize("series", SERIES)
    def test_percentiles_of_the_nation(
        self, series: Series, nation: Nation, ages: dict[str, thads.Ages]
    ) -> None:
        days = nation.days(series)
        whole = sum(ages.values())
        assert isinstance(whole, thads.Ages)
        for p in (1, 25, 50, 75, 90, 99, 100):
            assert whole.percentile(series, p) == nearest_rank(days, p)
        assert whole.mean(series) == Fraction(sum(days), len(days))
        found = whole.histogram(series)
        assert {d: f.cases for d, f in found.items()} == {d: days.count(d) for d in days}
        assert list(found) == sorted(found)
        for unit in PROVINCES:
            of_unit = nation.days(series, unit)
            assert whole.percentile(series, 50, unit=unit) == nearest_rank(of_unit, 50)
            assert ages[unit].histogram(series) == whole.histogram(series, unit=unit)

    def test_money_weighs(self, nation: Nation, ages: dict[str, thads.Ages]) -> None:
        whole = ages["P1"] + ages["P2"] + ages["P3"]
        open_cases = [c for c in nation.cases if c.closed is None]
        money = sum(c.amount for c in open_cases)
        weighed = sum((END - c.accepted).days * c.amount for c in open_cases)
        assert sum(f.money for f in whole.histogram().values()) == money
        assert whole.mean(of="money") == Fraction(weighed, money)
        median = whole.percentile("open", 50, of="money")
        assert median is not None
        no_older = sum(c.amount for c in open_cases if (END - c.accepted).days <= median)
        younger = sum(c.amount for c in open_cases if (END - c.accepted).days < median)
        assert 2 * younger < money <= 2 * no_older

    def test_states(self, nation: Nation, ages: dict[str, thads.Ages]) -> None:
        whole = sum(ages.values())
        assert isinstance(whole, thads.Ages)
        finished = [
            (c.closed[0] - c.accepted).days
            for c in nation.cases
            if c.closed is not None and c.closed[1] == "completed"
        ]
        assert whole.percentile("closed", 90, state="finished") == nearest_rank(finished, 90)
        assert whole.percentile("open", 50, state="suspended") is None
        assert whole.mean("open", unit="P9") is None
        assert whole.histogram("to_paid_out") == {}

    def test_wrong_use(self, ages: dict[str, thads.Ages]) -> None:
        for p in (0, 101):
            with pytest.raises(thads.RangeError):
                ages["P1"].percentile("open", p)
        with pytest.raises(thads.UnknownCodeError, match="age series"):
            ages["P1"].mean("old")  # type: ignore[arg-type]
        with pytest.raises(thads.UnknownCodeError, match="measure"):
            ages["P1"].mean("open", state="old")


class TestMerging:
    def test_laws(self, nation: Nation, ages: dict[str, thads.Ages]) -> None:
        a, b, c = ages.values()
        assert (a + b) + c == a + (b + c) == c + b + a == sum([b, c, a])
        assert hash(a + b) == hash(b + a)
        assert (a + b).to_bytes() == (b + a).to_bytes() != a.to_bytes()
        assert a != b and a != 1
        before = a.to_bytes()
        assert a + a != a and a.to_bytes() == before
        one = nation.registers["P1"].ages(YEAR, threads=1)
        assert one == nation.registers["P1"].ages(YEAR, threads=7) == a

    def test_what_does_not_fit_together(self, nation: Nation, ages: dict[str, thads.Ages]) -> None:
        with pytest.raises(thads.MismatchError, match="different periods"):
            ages["P1"] + nation.registers["P2"].ages(thads.Period(2024, 6))
        with pytest.raises(TypeError):
            ages["P1"] + 1  # type: ignore[operator]

    def test_bytes(self, ages: dict[str, thads.Ages]) -> None:
        a = ages["P1"]
        assert thads.Ages.from_bytes(a.to_bytes()) == a == pickle.loads(pickle.dumps(a))
        assert a.period == YEAR
        assert "open cases" in repr(a)

    def test_changed_bytes_are_refused(self, folder: Folder) -> None:
        small = folder.register().ages(YEAR)
        data = small.to_bytes()
        for i in range(len(data)):
            with pytest.raises(thads.CorruptError):
                thads.Ages.from_bytes(data[:i] + bytes([data[i] ^ 1 << i % 8]) + data[i + 1 :])
            with pytest.raises(thads.CorruptError):
                thads.Ages.from_bytes(data[:i])
        with pytest.raises(thads.CorruptError):
            thads.Ages.from_bytes(data + b"\0")
        with pytest.raises(thads.CorruptError):
            thads.Ages.from_bytes(folder.register().tally(YEAR).to_bytes())

    def test_a_register_with_errors_has_none(self, folder: Folder) -> None:
        register = folder.register(cases="case_id,unit\n1,A\n")
        with pytest.raises(thads.RegisterError):
            register.ages(YEAR)


class TestChapter:
    @pytest.fixture
    def units(self, folder: Folder) -> thads.Units:
        return folder.units(UNITS)

    def test_of_merged_provinces(
        self, nation: Nation, ages: dict[str, thads.Ages], units: thads.Units
    ) -> None:
        tallies = [r.tally(YEAR, ["unit"]) for r in nation.registers.values()]
        whole, tally = sum(ages.values()), sum(tallies)
        assert isinstance(whole, thads.Ages) and isinstance(tally, thads.Tally)
        chapter = whole.chapter(tally, bands=["60d", "1y"], units=units)
        assert (chapter.code, len(chapter)) == ("ageing", 6)
        bands = chapter["age_bands"]
        assert bands["unit"] == ["N", *PROVINCES]
        for row in bands:
            unit = None if row["unit"] == "N" else str(row["unit"])
            days = nation.days("open", unit)
            assert row["cases_all"] == len(days)
            assert row["cases_up_to_60d"] == sum(d <= 60 for d in days)
            assert row["cases_up_to_1y"] == sum(60 < d <= 366 for d in days)  # 2023-09-30 or later
            assert row["cases_over_1y"] == sum(d > 366 for d in days)
        (row,) = chapter["age_percentiles"].where(series="open", bucket="")
        days = nation.days("open")
        assert row["p50"] == nearest_rank(days, 50)
        assert row["mean"] == half_up(Fraction(sum(days), len(days)), 1)
        # One province alone says the same of itself as its own register does.
        alone = nation.registers["P1"].ageing(YEAR, bands=["60d", "1y"], units=units, root="P1")
        part = whole.chapter(tally, bands=["60d", "1y"], units=units, root="P1")
        assert {n: t.to_csv() for n, t in part.items()} == {
            n: t.to_csv() for n, t in alone.items()
        }

    def test_survival_by_kaplan_and_meier(
        self, nation: Nation, ages: dict[str, thads.Ages], units: thads.Units
    ) -> None:
        tallies = [r.tally(YEAR, ["unit"]) for r in nation.registers.values()]
        whole, tally = sum(ages.values()), sum(tallies)
        assert isinstance(whole, thads.Ages) and isinstance(tally, thads.Tally)
        row = whole.chapter(tally, units=units)["survival"][0]
        # Of every case the ages at which the period sees it, and whether it then is finished.
        spans = [
            (
                (max(c.accepted, START) - c.accepted).days,
                ((c.closed[0] if c.closed else END) - c.accepted).days,
                c.closed is not None and c.closed[1] == "completed",
            )
            for c in nation.cases
        ]
        assert (row["cases"], row["finished"]) == (len(spans), sum(s[2] for s in spans))
        share, median = Fraction(1), None
        for day in range(1826):
            at_risk = sum(first <= day <= last for first, last, _ in spans)
            finished = sum(last == day and done for _, last, done in spans)
            if finished:
                share *= Fraction(at_risk - finished, at_risk)
            if median is None and share <= Fraction(1, 2):
                median = day
            if day in (90, 180, 365, 730, 1095, 1825):
                assert row[f"at_risk_{day}"] == at_risk
                seen = share == 0 or any(day <= last for _, last, _ in spans)
                assert row[f"unfinished_{day}"] == half_up(100 * share if seen else None, 2)
        assert row["median"] == median

    def test_wrong_use(self, nation: Nation, ages: dict[str, thads.Ages]) -> None:
        register, a = nation.registers["P1"], ages["P1"]
        with pytest.raises(thads.MismatchError, match="2024-06M"):
            a.chapter(register.tally(thads.Period(2024, 6)))
        with pytest.raises(thads.MismatchError):
            a.chapter(register.tally(YEAR, ["officer"]))
        for bands, error in ((["soon"], thads.ParseError), (["1y", "6m"], thads.ArgumentError)):
            with pytest.raises(error):
                a.chapter(register.tally(YEAR), bands=bands)
            with pytest.raises(error):
                register.ageing(YEAR, bands=bands)
        with pytest.raises(thads.ParseError):
            register.ageing(YEAR, standard="1")
