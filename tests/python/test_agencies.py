# SPDX-License-Identifier: Apache-2.0
"""Units that were merged and divided within a year (tests/corpus/reform): figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conftest import Folder, corpus_text, text_table

import thads

REFORM = date(2025, 7, 1)
EVE = date(2025, 6, 30)

UNITS, SUCCESSIONS, CASES, EVENTS = (
    corpus_text(f"reform/{name}.csv") for name in ("units", "successions", "cases", "events")
)


@pytest.fixture
def units(folder: Folder) -> thads.Units:
    return folder.units(UNITS)


@pytest.fixture
def successions(folder: Folder, units: thads.Units) -> thads.Successions:
    return thads.Successions.read_csv(folder.file("successions.csv", SUCCESSIONS), units)


@pytest.fixture
def register(folder: Folder) -> thads.Register:
    return folder.register(CASES, EVENTS)


@pytest.fixture
def report(
    register: thads.Register, units: thads.Units, successions: thads.Successions
) -> thads.Report:
    now, before = (register.tally(thads.Period(year)) for year in (2025, 2024))
    return now.report(previous=before, units=units, successions=successions, root="P")


class TestSuccessions:
    def test_rows(self, successions: thads.Successions) -> None:
        assert successions.findings.ok
        assert len(successions) == len(list(successions)) == 4
        first = next(iter(successions))
        assert first == ("D1", "K1", REFORM, "rename", 1)
        assert first.successor == "K1"
        assert repr(successions) == "Successions(4 rows)"

    def test_what_became_of_a_unit(self, successions: thads.Successions) -> None:
        assert successions.successors("D2", EVE, REFORM) == {
            "K1": Decimal("0.25"),
            "K2": Decimal("0.75"),
        }
        assert successions.successors("D2", date(2024, 1, 1), EVE) == {"D2": 1}
        assert successions.successors("P", EVE, REFORM) == {"P": 1}
        with pytest.raises(thads.ArgumentError):
            successions.successors("D2", REFORM, EVE)

    def test_from_arrow(self, units: thads.Units, successions: thads.Successions) -> None:
        arrow = thads.Successions.from_arrow(text_table(SUCCESSIONS), units)
        assert list(arrow) == list(successions)

    @pytest.mark.parametrize(
        ("row", "rule"),
        [
            ("D1,K2,2025-07-01,merge,", "succession_overlap"),
            ("D9,K2,2025-07-01,merge,", "unit_unknown"),
            ("P,K2,2025-07-01,merge,", "predecessor_stays"),
            ("K1,K2,2025-07-01,transfer,0.5", "predecessor_not_in_force"),
            ("P,Q,2025-07-01,transfer,0.5", "successor_not_in_force"),
            ("P,K2,2025-07-01,transfer,1.5", "share_invalid"),
            ("P,K2,2025-07-01,gift,0.5", "code_unknown"),
            ("P,K2,soon,transfer,0.5", "date_invalid"),
        ],
    )
    def test_contradictions_yield_no_figures(
        self, row: str, rule: str, units: thads.Units, register: thads.Register
    ) -> None:
        wrong = thads.Successions.from_arrow(text_table(f"{SUCCESSIONS}{row}\n"), units)
        assert rule in {r["rule"] for r in wrong.findings if r["severity"] == "error"}
        assert not wrong.findings.ok
        tally = register.tally(thads.Period(2025))
        with pytest.raises(thads.RegisterError, match="successions have errors"):
            tally.report(units=units, successions=wrong)
        with pytest.raises(thads.RegisterError, match="successions have errors"):
            register.ageing(thads.Period(2025), units=units, successions=wrong)
        with pytest.raises(thads.RegisterError, match="successions have errors"):
            wrong.successors("D1", EVE, REFORM)

    def test_a_unit_without_a_successor_is_a_warning(self, units: thads.Units) -> None:
        text = SUCCESSIONS.replace("D1,K1,2025-07-01,rename,\n", "")
        without = thads.Successions.from_arrow(text_table(text), units)
        assert without.findings.ok
        assert [r["rule"] for r in without.findings] == ["successor_missing"]


class TestTallies:
    @staticmethod
    def finished(tally: thads.Tally) -> dict[str, int]:
        cells = tally.table().where(measure="finished")
        return {cell["unit"]: cell["count"] for cell in cells}

    def test_on_the_units_of_a_day(
        self, register: thads.Register, units: thads.Units, successions: thads.Successions
    ) -> None:
        by_unit = register.tally(thads.Period(2024), ["unit"])
        assert self.finished(by_unit) == {"D1": 1, "D2": 4}
        # D1 becomes K1; of the 4 that D2 finished, a quarter goes to K1.
        after = by_unit.restated(units, successions, REFORM)
        assert self.finished(after) == {"K1": 2, "K2": 3}
        assert after.totals() == by_unit.totals()
        assert after.keys == ["unit"] and after.period == by_unit.period

    def test_on_the_last_day_of_the_period(
        self, register: thads.Register, units: thads.Units, successions: thads.Successions
    ) -> None:
        tally = register.tally(thads.Period(2025))
        assert self.finished(tally) == {"D1": 1, "K2": 3}
        now = tally.restated(units, successions)
        assert self.finished(now) == {"K1": 1, "K2": 3}
        assert now.keys == tally.keys
        with pytest.raises(thads.MismatchError, match='"K1" was put together from "D1", "D2"'):
            now.restated(units, successions, EVE)

    def test_what_cannot_be_restated(
        self, register: thads.Register, units: thads.Units, successions: thads.Successions
    ) -> None:
        tally = register.tally(thads.Period(2024), [])
        with pytest.raises(thads.MismatchError):
            tally.restated(units, successions, REFORM)


class TestReports:
    def test_abolished_units_are_refused_without_successions(
        self, register: thads.Register, units: thads.Units
    ) -> None:
        tally = register.tally(thads.Period(2025))
        with pytest.raises(thads.RegisterError, match="D1"):
            tally.report(units=units)
        with pytest.raises(thads.RegisterError, match="D1"):
            register.ageing(thads.Period(2025), units=units)

    def test_what_they_hold_goes_to_their_successors(self, report: thads.Report) -> None:
        rates = {r["unit"]: r["resolved"] for r in report.indicators().where(quantity="cases")}
        assert rates == {"P": 4, "K1": 1, "K2": 3}
        assert report.form("01").to_csv().count("\n") > 1

    # D2 finished 4 in 2024: 1 for K1 and 3 for K2.
    def test_both_readings(self, report: thads.Report) -> None:
        readings = report.readings(REFORM)
        assert list(readings) == [
            f"{what}_{of}"
            for of in ("cases", "money")
            for what in ("newly_accepted", "resolved", "rate")
        ]
        columns = ["now", "before", "change"]
        names = [f"{reading}_{c}" for reading in ("published", "restated") for c in columns]

        def shown(table: str) -> dict[Any, list[Any]]:
            return {r["unit"]: [r[n] for n in names] + [r["basis"]] for r in readings[table]}

        assert shown("newly_accepted_cases") == {
            "P": [3, 2, 50, 3, 6, -50, "chính xác"],
            "K1": [0, None, None, 0, 3, -100, "ước tính"],
            "K2": [3, None, None, 3, 3, 0, "ước tính"],
        }
        assert shown("resolved_cases") == {
            "P": [4, 1, 300, 4, 5, -20, "chính xác"],
            "K1": [1, None, None, 1, 2, -50, "ước tính"],
            "K2": [3, None, None, 3, 3, 0, "ước tính"],
        }
        assert shown("rate_cases")["K1"] == [
            100, None, None, 100, Decimal("66.67"), Decimal("33.33"), "ước tính"
        ]  # fmt: skip
        assert report.readings(REFORM, lang="en")["rate_cases"][0, "basis"] == "exact"
        assert readings._repr_html_().count("<table") == 6

    def test_restated(self, report: thads.Report) -> None:
        restated = report.restated(REFORM)
        assert restated.root == "P" and restated.period == report.period
        resolved = [
            year.indicators().where(unit="P", quantity="cases")[0]["resolved"]
            for year in restated.each_year()
        ]
        assert resolved == [5, 4]
        as_published = [
            year.indicators().where(unit="P", quantity="cases")[0]["resolved"]
            for year in report.each_year()
        ]
        assert as_published == [1, 4]
        assert [p.rate for p in restated.plot.years().points] == [
            Decimal("83.33"), 100
        ]  # fmt: skip
        assert restated.check().passed

    def test_a_merged_unit_is_not_taken_apart(self, report: thads.Report) -> None:
        for restate in (report.restated, report.readings):
            with pytest.raises(thads.MismatchError, match='"K1" was put together from "D1", "D2"'):
                restate(EVE)

    def test_wrong_use(
        self, register: thads.Register, units: thads.Units, successions: thads.Successions
    ) -> None:
        tally = register.tally(thads.Period(2024))
        report = tally.report(units=units, root="P")
        with pytest.raises(thads.ArgumentError, match="pass successions"):
            report.restated(REFORM)
        with pytest.raises(thads.ArgumentError, match="pass these too"):
            tally.report(successions=successions)
        of_q = tally.report(units=units, successions=successions, root="Q")
        with pytest.raises(thads.NotFoundError, match='"Q" on 2025-07-01'):
            of_q.restated(REFORM)
        with pytest.raises(thads.NumberTypeError, match="no day"):
            of_q.readings("2025-07-01")  # type: ignore[arg-type]


class TestChapters:
    def test_of_the_units_of_the_last_day(
        self, register: thads.Register, units: thads.Units, successions: thads.Successions
    ) -> None:
        about: thads.About = {"units": units, "successions": successions, "root": "P"}
        flow = register.ageing(thads.Period(2025), **about)["stock_flow"].where(quantity="cases")
        left = {r["unit"]: (r["incoming"], r["left"]) for r in flow}
        assert left == {"P": (3, 4), "K1": (0, 1), "K2": (3, 3)}
        outlook = register.outlook(thads.Period(2025), years_back=2, **about)["estimates"]
        (row,) = outlook.where(
            unit="P", flow="newly_accepted", quantity="cases", method="last_year"
        )
        assert (row["counted_2024"], row["counted_2025"], row["estimate"]) == (6, 3, 3)
