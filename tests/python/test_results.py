# SPDX-License-Identifier: Apache-2.0
"""What is said of a period: by hand on the small province, against the oracle on random registers,
and against the study of published figures."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import check_published_test as study
import fold
import polars
import pyarrow as pa
import pyarrow.csv
import pytest
import random_register
from conftest import CLAIM_COLUMNS, EVENTS, ROOT, YEAR, Folder

import thads
from thads._register import KEYS, Key

PUBLISHED = ROOT / "examples" / "published_figures.csv"
TT05_2024 = thads.Regime.builtin("TT05-2024")


@dataclass
class Province:
    """A random register, whole and in parts, and what the oracle says of it."""

    whole: thads.Register
    parts: list[thads.Register]
    units: thads.Units
    cases: list[Any]
    events: dict[str, list[Any]]

    def oracle(self, by: list[Key]) -> str:
        folded = fold.tally(self.cases, self.events, 2024, 12, by)
        table: str = fold.long_table(fold.long_rows(folded), by)
        return table


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Province:
    path = tmp_path_factory.mktemp("province")
    cases, events, _ = random_register.make_register(240, 11)
    random_register.write_register(str(path), 240, 11)

    def part(number: int) -> thads.Register:
        of_part = [row for i, row in enumerate(cases) if i % 3 == number]
        ids = {row[0] for row in of_part}
        columns = random_register.CASE_COLUMNS, random_register.EVENT_COLUMNS
        tables = of_part, [row for row in events if row[0] in ids]
        paths = path / f"cases{number}.csv", path / f"events{number}.csv"
        for target, names, rows in zip(paths, columns, tables, strict=True):
            random_register.write_csv(target, names, rows, False)
        return thads.Register.read_csv(*paths)

    return Province(
        whole=thads.Register.read_csv(path / "cases.csv", path / "events.csv"),
        parts=[part(i) for i in range(3)],
        units=thads.Units.read_csv(path / "units.csv"),
        cases=fold.read_cases(path / "cases.csv"),
        events=fold.read_events(path / "events.csv"),
    )


class TestTallies:
    def test_parts_add_up_in_any_order(self, province: Province) -> None:
        whole = province.whole.tally(YEAR)
        assert whole.table().to_csv() == province.oracle(list(KEYS))
        a, b, c = (part.tally(YEAR) for part in province.parts)
        assert (a + b) + c == a + (b + c) == c + a + b == sum([b, c, a]) == whole
        assert (a + b + c).to_bytes() == whole.to_bytes()
        assert a + b == b + a != whole
        nothing = thads.Register.from_arrow(
            pa.table({name: pa.nulls(0) for name in random_register.CASE_COLUMNS}),
            pa.table({name: pa.nulls(0) for name in random_register.EVENT_COLUMNS}),
        ).tally(YEAR)
        assert len(nothing) == 0
        assert a + nothing == nothing + a == a

    def test_adding_changes_nothing_else(self, tally: thads.Tally) -> None:
        before = tally.to_bytes()
        twice = tally + tally
        assert tally.to_bytes() == before
        assert twice.total("finished") == (2, 800)
        assert twice.rate() == tally.rate() == Decimal("66.67")

    def test_fewer_keys(self, province: Province) -> None:
        whole = province.whole.tally(YEAR)
        for by in ([], ["unit"], ["officer", "flags"], ["unit", "initiation", "judgment_type"]):
            projected = whole.project(by)
            assert projected == province.whole.tally(YEAR, by)
            assert projected.table().to_csv() == province.oracle([k for k in KEYS if k in by])
            assert projected == sum(part.tally(YEAR).project(by) for part in province.parts)
        with pytest.raises(thads.MismatchError):
            whole.project(["unit"]).project(["officer"])

    def test_units_roll_up(self, province: Province) -> None:
        by_unit = province.whole.tally(YEAR, ["unit"])
        folded = fold.tally(province.cases, province.events, 2024, 12, ["unit"])
        provinces: dict[tuple[str], dict[str, list[int]]] = {}
        for (unit,), cell in folded.items():
            above = provinces.setdefault((unit.split("-")[0],), {m: [0, 0] for m in fold.MEASURES})
            for measure, (count, money) in cell.items():
                above[measure][0] += count
                above[measure][1] += money
        expected = fold.long_table(fold.long_rows(provinces), ["unit"])
        assert by_unit.roll_up(province.units, "province").table().to_csv() == expected
        (nation,) = {row["unit"] for row in by_unit.roll_up(province.units, "nation").table()}
        assert nation == "VN"

    def test_parts_of_the_tree(self, province: Province) -> None:
        by_unit = province.whole.tally(YEAR, ["unit"])
        parts = [by_unit.within(province.units, root) for root in ("P1", "P2", "P3")]
        assert [{str(r["unit"])[:2] for r in p.table()} for p in parts] == [{"P1"}, {"P2"}, {"P3"}]
        assert sum(parts) == by_unit == by_unit.within(province.units, "VN")
        with pytest.raises(thads.NotFoundError, match="nowhere"):
            by_unit.within(province.units, "nowhere")

    def test_what_does_not_fit_together(self, register: thads.Register) -> None:
        year = register.tally(YEAR)
        with pytest.raises(thads.MismatchError):
            year + register.tally(thads.Period(2024, 6))
        with pytest.raises(thads.MismatchError):
            year + register.tally(YEAR, ["unit"])
        with pytest.raises(TypeError):
            year + 1  # type: ignore[operator]
        with pytest.raises(thads.ArgumentError, match="carried_over"):
            year.total("resolved")

    def test_rates(self, tally: thads.Tally, register: thads.Register) -> None:
        assert tally.ratio() == Fraction(2, 3)
        assert tally.ratio("money") == Fraction(700, 1300)
        assert tally.rate("money") == Decimal("53.85")
        assert tally.rate(decimals=4, rounding="down") == Decimal("66.6666")
        nothing = register.tally(thads.Period(2021))
        assert nothing.ratio() is nothing.rate() is None

    def test_columns_and_indicators_of_a_regulation(self, tally: thads.Tally) -> None:
        assert tally.column("E") == thads.Figure(3, 1300)  # with conditions
        assert tally.column("newly_accepted") == thads.Figure(3, 1300)
        assert tally.indicator("R", "money") == thads.Ratio(700, 1300, Decimal("53.85"))
        with pytest.raises(thads.NotFoundError, match="Ω"):
            tally.column("Ω")
        with pytest.raises(thads.NotFoundError, match="no indicator"):
            tally.indicator("A")


class TestUnits:
    def test_the_tree(self, folder: Folder) -> None:
        units = folder.units()
        assert sorted(unit.code for unit in units) == ["D1", "D2", "N", "P"]
        assert len(units) == 4
        found = units.find("D2", YEAR.last_day)
        assert found is not None
        assert (found.kind, found.parent, str(found.valid_to)) == ("district", "P", "2030-12-31")
        assert units.find("D9", YEAR.last_day) is None
        assert units.is_within("D1", "N", YEAR.last_day)
        assert not units.is_within("N", "D1", YEAR.last_day)

    def test_targets(self, folder: Folder) -> None:
        targets = folder.targets()
        assert targets.find("D1", 2024, "cases", YEAR.last_day) == (Decimal("50.00"), "above")
        assert targets.find("P", 2024, "cases", YEAR.last_day) == (60, "at_least")
        assert targets.find("D1", 2024, "money", YEAR.last_day) is None
        with pytest.raises(thads.UnknownCodeError, match="cases money"):
            targets.find("D1", 2024, "hearts", YEAR.last_day)  # type: ignore[arg-type]

    def test_mistakes_are_findings(self, folder: Folder) -> None:
        units = folder.units("code,name,kind,parent,valid_from,valid_to\nA,,village,,,\n")
        (finding,) = units.findings
        assert (finding["rule"], finding["line"], finding["column"]) == ("code_unknown", 2, 4)
        header = "unit,year,measure,value,comparator,valid_from,document\n"
        targets = folder.targets(header + "A,2024,cases,101,,,\nA,2024,cases,60,,,\n")
        assert [f["rule"] for f in targets.findings] == ["percent_invalid"]
        assert targets.find("A", 2024, "cases", YEAR.last_day) == (60, "at_least")


@pytest.fixture
def report(folder: Folder) -> thads.Report:
    """The report on P in 2024, with 2023 before it, when case 3 was accepted."""
    register = folder.register()
    return register.tally(YEAR).report(
        previous=register.tally(thads.Period(2023)),
        units=folder.units(),
        targets=folder.targets(),
        root="P",
    )


class TestReport:
    def test_targets_are_assessed(self, report: thads.Report) -> None:
        # 66.67 − 60 = 6.67; of money 53.85 − 60 = −6.15. D1 has 50 % and must be above 50 %.
        expected = {
            ("P", "cases"): ("66.67", "60", "6.67", "met"),
            ("P", "money"): ("53.85", "60", "-6.15", "not_met"),
            ("D1", "cases"): ("50.00", "50.00", "0.00", "not_met"),
            ("D2", "cases"): ("100.00", None, None, "no_target"),
        }
        for (unit, of), (rate, target, over, outcome) in expected.items():
            found = report.assess(of, unit)  # type: ignore[arg-type]
            numbers = [None if text is None else Decimal(text) for text in (rate, target, over)]
            assert found == thads.Assessment(*numbers, outcome)
        assert report.assess() == report.assess("cases", "P")
        with pytest.raises(thads.NotFoundError):
            report.assess(unit="N")

    def test_key_figures(self, report: thads.Report) -> None:
        table = report.indicators("en")
        assert len(table) == 3 * 2
        (row,) = table.where(unit="P", quantity="cases")
        assert (row["accepted"], row["newly_accepted"], row["with_conditions"]) == (4, 3, 3)
        # One case was accepted in 2023: 3 against 1 is 200 % more. 2 of 3 is beyond 60 %.
        assert (row["growth_newly_accepted"], row["still_to_resolve"]) == (200, 0)
        # 81 đồng more make (700 + 81) / 1300 = 60.08 %, above 60 %; 80 make 60 % only.
        (money,) = table.where(unit="P", quantity="money")
        assert (money["still_to_resolve"], money["target_met"]) == (81, "no")
        ranks = {r["unit"]: r["rank"] for r in table.where(quantity="cases")}
        assert ranks == {"P": None, "D1": 2, "D2": 1}

    def test_chapters(self, report: thads.Report) -> None:
        tables = report.tables("en")
        assert list(tables) == ["key_figures", "units", "assessment", "years", "flow"]
        flow = {row["measure"]: row for row in tables["flow"]}
        assert len(flow) == 17
        assert [(r["cases"], r["money"]) for r in flow.values() if r["money"] == 600] == [(1, 600)]
        assert len(tables["years"]) == 2
        assert tables["years"][1, "cases_resolved"] == 2
        assert tables["units"].where(unit="D2")[0]["cases_rate"] == 100

    def test_a_form(self, report: thads.Report) -> None:
        form = report.form("04", lang="en")
        codes = ["P", "P/D1", "P/D1/O1", "P/D2", "P/D2/O2"]
        assert form["code"] == codes
        whole, d1, _, d2, _ = form
        by_hand = dict(A=4, A1=1, A2=3, B=0, D=4, E=3, F=2, F1=1, F2=1, G=1, J=1, L=2)
        assert {key: whole[key] for key in by_hand} == by_hand
        assert (whole["R"], d1["R"], d2["R"]) == (Decimal("66.67"), 50, 100)
        assert (d1["G"], d2["F2"]) == (1, 1)
        assert form.shown(0, "R") == "66.67"
        assert report.form("04").shown(0, "R") == "66,67"
        formulas = report.formulas("04", lang="en")
        assert formulas[0, "formula"] == "A = A1 + A2 = 1 + 3 = 4"
        with pytest.raises(thads.NotFoundError, match="01 02 03 04 05"):
            report.form("99")

    def test_the_year_before(self, report: thads.Report) -> None:
        columns, indicators = report.compare(lang="en")
        (accepted,) = columns.where(id="A")
        assert (accepted["cases_now"], accepted["cases_before"]) == (4, 1)
        assert (accepted["cases_difference"], accepted["cases_growth"]) == (3, 300)
        assert (accepted["money_difference"], accepted["money_growth"]) == (1300, 260)
        (finished,) = columns.where(id="F1")
        assert (finished["cases_growth"], finished["money_growth"]) == (None, None)  # from zero
        assert "R" in indicators["id"]

    def test_checks(self, report: thads.Report) -> None:
        checks = report.check()
        # 7 identities, sums and levels for each of 5 forms, 01-04 and 02-05, and carried over.
        assert len(checks) == 5 * 9 + 2 + 1
        assert checks.passed

    @pytest.mark.parametrize(("newly", "passed"), [(3, True), (2, False)])
    def test_totals_that_somebody_else_filed(
        self, report: thads.Report, folder: Folder, newly: int, passed: bool
    ) -> None:
        text = (
            "unit,officer,column,count,money\n"
            f"P,,A1,1,500\nP,,A2,{newly},1300\nP,,F1,1,400\nP,,F2,1,300\n"
            f"P,,G,{newly - 2},600\nP,,J,1,500\n"
        )
        filed = thads.Filed.read_csv(folder.file("totals.csv", text), TT05_2024, YEAR)
        assert filed.findings.ok
        checks = report.check(filed_totals=filed.tally())
        assert checks.passed is passed
        assert bool(checks.where(check="levels.cases", outcome="fail")) is not passed

    def test_narratives_trace_their_numbers(self, report: thads.Report) -> None:
        text = str(report.narrate())
        assert "66,67%" in text and "Tỉnh P" in text
        sentences = "Resolved {cases.resolved}, a rate of {cases.rate}, {cases.over} over."
        narrative = report.narrate("en", words=True, sentences=sentences)
        expected = "Resolved 2 cases (two cases), a rate of 66.67%, 6.67 percentage points over."
        assert narrative.text == expected
        assert narrative.trace["placeholder"] == ["cases.resolved", "cases.rate", "cases.over"]
        assert narrative.trace[1, "value"] == "2/3"
        assert narrative.trace[1, "formula"] == "2 / 3 = 66.67 %"
        press = report.narrate("en", press_points=True, sentences="{cases.over} over.")
        assert press.text == "6.67% over."

    def test_numbers_in_sentences_are_refused(self, report: thads.Report) -> None:
        with pytest.raises(thads.ParseError, match="sentences:1:10: "):
            report.narrate(sentences="Resolved 2 cases.")
        with pytest.raises(thads.UnknownCodeError, match='"vi" nor "en"'):
            report.narrate("fr")  # type: ignore[arg-type]

    def test_years_must_fit(self, folder: Folder) -> None:
        register = folder.register()
        now, before = register.tally(YEAR), register.tally(thads.Period(2023))
        units = folder.units()
        with pytest.raises(thads.MismatchError):
            before.report(previous=now)
        with pytest.raises(thads.MismatchError):
            now.report(previous=register.tally(thads.Period(2023, 6)))
        with pytest.raises(thads.MismatchError):
            now.project([]).report(units=units)
        with pytest.raises(thads.MismatchError):
            now.project(["unit"]).form("04", units=units)
        with pytest.raises(thads.NotFoundError, match="nowhere"):
            now.report(units=units, root="nowhere")
        with pytest.raises(thads.ArgumentError):
            thads.Report([])
        assert now.report().root == "total"
        assert (now.report(units=units).root, now.report(units=units).root_name) == ("P", "Tỉnh P")

    def test_shorthands_of_a_tally_are_those_of_its_report(
        self, folder: Folder, report: thads.Report
    ) -> None:
        register = folder.register()
        now, before = register.tally(YEAR), register.tally(thads.Period(2023))
        units, targets = folder.units(), folder.targets()
        below: Any = {"units": units, "root": "P"}
        found = [
            now.indicators(previous=before, targets=targets, **below),
            now.form("04", **below),
            now.compare(before, **below).columns,
            now.check(previous=before, **below),
        ]
        wanted = [report.indicators(), report.form("04"), report.compare()[0], report.check()]
        assert [table.to_json() for table in found] == [table.to_json() for table in wanted]
        narrative = now.narrate(previous=before, targets=targets, **below)
        assert str(narrative) == str(report.narrate())

    @pytest.mark.parametrize(
        ("tree", "problem"),
        [
            ("P,,province,,,\nD1,,district,P,,\nD2,,hut,P,,\n", "yield no figures"),
            ("P,,province,,,\nD1,,district,P,,\n", "not in the table of units"),
            (
                "P,,province,,,\nD1,,district,P,,\nD2,,district,P,,2024-06-30\n",
                "not in force on 2024-09-30",
            ),
        ],
        ids=["unknown kind", "missing", "abolished"],
    )
    def test_units_are_never_left_out_in_silence(
        self, folder: Folder, tree: str, problem: str
    ) -> None:
        tally = folder.register().tally(YEAR)
        units = folder.units("code,name,kind,parent,valid_from,valid_to\n" + tree)
        by_unit = tally.project(["unit"])
        calls = [
            lambda: tally.report(units=units, root="P"),
            lambda: by_unit.within(units, "P"),
            lambda: by_unit.roll_up(units, "province"),
        ]
        for call in calls:
            with pytest.raises(thads.RegisterError, match=problem):
                call()

    def test_targets_with_mistakes_yield_no_figures(self, folder: Folder) -> None:
        targets = folder.targets(
            "unit,year,measure,value,comparator,valid_from,document\nP,2024,cases,6O,,,\n"
        )
        with pytest.raises(thads.RegisterError, match=r"targets\.csv, line 2"):
            folder.register().tally(YEAR).report(targets=targets)


# What D3 filed, in thousand đồng: 10 cases, 4 finished; of 900, 300 finished.
FILED = """unit,officer,column,count,money
D3,O5,A1,4,500
D3,O5,A2,6,400
D3,O5,F1,4,300
D3,O5,G,5,500
D3,O5,J,1,100
"""


class TestFiled:
    def read(self, folder: Folder, text: str = FILED, money_unit: int = 1000) -> thads.Filed:
        path = folder.file("filed.csv", text)
        return thads.Filed.read_csv(path, TT05_2024, YEAR, money_unit=money_unit)

    def test_they_join_counted_figures(self, folder: Folder, tally: thads.Tally) -> None:
        filed = self.read(folder)
        filed.check_units(folder.units(UNITS_WITH_D3))
        filed.check_counted(tally)
        assert filed.findings.ok
        assert filed.tally().total("finished") == (4, 300_000)
        both = tally.consolidate(filed.tally())
        assert both.total("finished") == (5, 300_400)
        assert both.total("newly_accepted") == (9, 401_300)
        # Resolved 2 + 4, with conditions 3 + 9.
        assert both.ratio() == Fraction(6, 12)

    def test_units_that_the_tree_lacks_are_left_out(self, folder: Folder) -> None:
        filed = self.read(folder)
        filed.check_units(folder.units())
        (finding,) = filed.findings
        assert (finding["rule"], finding["line"]) == ("unit_unknown", 2)
        assert filed.tally().total("finished") == (0, 0)

    def test_units_that_were_counted_are_left_out(self, folder: Folder) -> None:
        filed = self.read(folder)
        filed.check_counted(self.read(folder).tally())
        assert [f["rule"] for f in filed.findings] == ["counted_twice"]

    @pytest.mark.parametrize(
        ("good", "bad", "rule"),
        [
            ("F1,4,300", "F9,4,300", "form_column_unknown"),
            ("F1,4,300", "F1,4.5,300", "figure_invalid"),
            ("F1,4,300", "F1,3,300", "flow_broken"),
            ("F1,4,300\n", "F1,4,300\nD3,O5,F1,4,300\n", "figure_duplicate"),
            ("F1,4,300\n", "F1,4,300\nD3,O5,F,5,300\n", "figure_contradicts"),
        ],
    )
    def test_mistakes(self, folder: Folder, good: str, bad: str, rule: str) -> None:
        filed = self.read(folder, FILED.replace(good, bad))
        assert rule in filed.findings["rule"]
        assert not filed.findings.ok

    @pytest.mark.parametrize("unit", [0, -1])
    def test_money_units(self, folder: Folder, unit: int) -> None:
        with pytest.raises(thads.ArgumentError):
            self.read(folder, money_unit=unit)

    def test_dataframes(self, folder: Folder) -> None:
        frame = polars.read_csv(io.StringIO(FILED), schema_overrides={"money": polars.Int64})
        filed = thads.Filed.from_arrow(
            frame.cast({"count": polars.String, "money": polars.String}),
            TT05_2024,
            YEAR,
            money_unit=1000,
        )
        assert filed.tally() == self.read(folder).tally()


UNITS_WITH_D3 = """code,name,kind,parent,valid_from,valid_to
P,,province,,,
D1,,district,P,,
D2,,district,P,,
D3,,district,P,,
"""


@pytest.fixture(scope="module")
def claims() -> thads.Claims:
    return thads.check_published(PUBLISHED)


@pytest.fixture(scope="module")
def expected() -> dict[tuple[str, str], str]:
    """The verdicts of a reference that works with exact fractions and every pair of ends."""
    with open(PUBLISHED, encoding="utf-8", newline="") as file:
        rows = [study.Row(fields) for fields in csv.DictReader(file)]
    assert len(rows) == study.ROWS == 102
    return {
        (row.id, check): verdict
        for row in rows
        for check, (verdict, _) in study.Reference(row).result.items()
    }




class TestPublished:
    def test_verdicts_are_those_of_the_reference(
        self, claims: thads.Claims, expected: dict[tuple[str, str], str]
    ) -> None:
        found = {(row["id"], row["check"]): row["verdict"] for row in claims}
        assert len(found) == len(claims) > 250
        assert found == expected

    @pytest.mark.parametrize("verdict", ["agrees", "compatible", "disagrees", "not_checkable"])
    def test_totals(
        self, claims: thads.Claims, expected: dict[tuple[str, str], str], verdict: Any
    ) -> None:
        assert claims.count(verdict) == Counter(expected.values())[verdict]

    def test_what_the_study_of_the_sources_found(self, claims: thads.Claims) -> None:
        wrong = claims.where(verdict="disagrees")
        assert {(row["id"], row["check"]) for row in wrong} == study.WRONG
        assert claims.count("disagrees") == 3
        rates = {row["id"] for row in claims.where(check="rate", verdict="agrees")}
        assert rates == set(study.EXACT_RATES)
        rates = {row["id"] for row in claims.where(check="rate", verdict="compatible")}
        assert rates == set(study.COMPATIBLE_RATES)

    def test_only_columns_of_other_use_are_noted(self, claims: thads.Claims) -> None:
        assert claims.findings.ok
        assert claims.findings["rule"] == ["column_extra"]

    def test_dataframes(self, claims: thads.Claims) -> None:
        texts = pa.csv.ConvertOptions(
            column_types={
                name: pa.string() for name in PUBLISHED.read_text("utf-8").split("\n")[0].split(",")
            },
            strings_can_be_null=True,
        )
        rows = pa.csv.read_csv(PUBLISHED, convert_options=texts)
        for frame in (rows, polars.DataFrame(rows), rows.to_pandas()):
            assert thads.check_published(frame).to_csv() == claims.to_csv()

    def test_numbers_of_a_dataframe(self) -> None:
        # 2 of 3 is 66.67 %, which is 6.67 over 60 %; 7.67 is wrong.
        values: dict[str, list[object]] = {name: [None, None] for name in CLAIM_COLUMNS}
        values |= {
            "id": ["right", "wrong"],
            "period_end": [YEAR.last_day] * 2,
            "measure_kind": ["viec"] * 2,
            "resolved": [2, 2],
            "with_conditions": [3, 3],
            "rate_published_pct": [Decimal("66.67")] * 2,
            "target_pct": [60, 60],
            "over_target_pp": [Decimal("6.67"), Decimal("7.67")],
        }
        claims = thads.check_published(pa.table(values), "en")
        over = {row["id"]: row for row in claims.where(check="over_target")}
        assert {id: row["verdict"] for id, row in over.items()} == {
            "right": "agrees",
            "wrong": "disagrees",
        }
        assert over["wrong"]["computed"] == Decimal("6.67")
        assert claims.count("disagrees") == 1

    def test_floats_are_refused(self) -> None:
        rows = pa.csv.read_csv(PUBLISHED)
        with pytest.raises(thads.ArgumentError, match='"figures", column "[a-z_]+".*cast it'):
            thads.check_published(rows)

    def test_verdicts_that_there_are_not(self, claims: thads.Claims) -> None:
        with pytest.raises(thads.UnknownCodeError, match="agrees compatible"):
            claims.count("maybe")  # type: ignore[arg-type]


class TestRegime:
    def test_built_in(self) -> None:
        ids = ["TT01-2013", "TT06-2019", "TT05-2024", "TT05-2026"]
        assert [regime.id for regime in thads.Regime.all()] == ids
        assert thads.Regime.in_force(YEAR.last_day).id == "TT05-2024"
        assert thads.Regime.in_force(thads.Period(2020).last_day).id == "TT06-2019"
        assert TT05_2024.number == "05/2024/TT-BTP"
        assert TT05_2024.forms == ["01", "02", "03", "04", "05"]
        assert TT05_2024.title("en") != TT05_2024.title()
        forms = TT05_2024.tables("en")["forms"]
        assert (len(forms), forms[4, "id"], forms[4, "of"]) == (5, "05", "money")

    def test_none_in_force(self) -> None:
        with pytest.raises(thads.NotFoundError, match="TT01-2013 TT06-2019"):
            thads.Regime.builtin("TT99")
        with pytest.raises(thads.NotFoundError, match="1950-01-01"):
            thads.Regime.in_force(thads.Period(1950).first_day.replace(year=1950, month=1))

    def test_a_file(self, folder: Folder, tally: thads.Tally) -> None:
        text = (ROOT / "src/regulations/TT05-2024.json").read_text("utf-8")
        path = folder.file("own.json", text.replace('"TT05-2024"', '"OWN"', 1))
        own = thads.Regime.load(path)
        assert own.id == "OWN"
        below: Any = {"units": folder.units(), "root": "P"}
        assert tally.form("04", regime=own, **below)["R"] == tally.form("04", **below)["R"]

    def test_a_file_with_mistakes_says_them_all(self, folder: Folder) -> None:
        path = folder.file("wrong.json", '{"id": "X", "columns": [{"id": "A", "formula": "B +"}]}')
        with pytest.raises(thads.ParseError, match="(?s)wrong.*/columns/0/formula.*/forms"):
            thads.Regime.load(path)
        with pytest.raises(thads.FileError):
            thads.Regime.load(folder.path / "missing.json")


class TestTables:
    def test_access(self, tally: thads.Tally) -> None:
        table = tally.project(["unit"]).table("en")
        assert table.columns == ["unit", "measure", "count", "money"]
        assert len(table) == len(list(table)) == 7
        assert table[0] == {"unit": "D1", "measure": "finished", "count": 1, "money": 400}
        assert table[-1, "measure"] == "unenforceable"
        assert table["money"] == [400, 600, 1000, 500, 300, 300, 500]
        assert all(isinstance(value, Decimal) for value in table["money"])
        assert table.where(unit="D2", measure="terminated")[0]["money"] == 300
        assert table.where(unit="D3") == []

    def test_a_column_is_a_copy(self, tally: thads.Tally) -> None:
        table = tally.table()
        table["unit"].clear()
        assert len(table["unit"]) == len(table)

    def test_what_there_is_not(self, tally: thads.Tally) -> None:
        table = tally.table()
        for ask in (lambda: table["x"], lambda: table[0, "x"], lambda: table.shown(0, "x")):
            with pytest.raises(KeyError, match="there are: unit"):
                ask()
        for row in (len(table), -len(table) - 1):
            with pytest.raises(IndexError):
                table[row]
            with pytest.raises(IndexError):
                table.shown(row, "unit")

    def test_files(self, tally: thads.Tally, tmp_path: Path) -> None:
        table = tally.project(["unit"]).table("en")
        text = table.to_csv(tmp_path / "t.csv")
        assert text.splitlines()[:2] == ["unit,measure,count,money", "D1,finished,1,400"]
        assert (tmp_path / "t.csv").read_text("utf-8") == text
        assert table.to_csv(delimiter=";").startswith("unit;measure;")
        assert table.to_spreadsheet_csv().startswith("\ufeff")
        assert table.to_html().startswith("<!DOCTYPE html>")
        assert table.to_json().startswith("{")
        assert "400" in table.to_text()
        with pytest.raises(thads.ArgumentError, match="comma nor a semicolon nor a tab"):
            table.to_csv(delimiter='"')

    def test_long_tables_are_cut_where_people_look(self, folder: Folder) -> None:
        cases = "".join(
            f"{i},D1,O{i:03},ex_officio,civil,2024-01-10,{i},,\n" for i in range(1, 101)
        )
        header = "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
        register = folder.register(header + cases, EVENTS.split("\n")[0] + "\n")
        table = register.tally(YEAR).table("en")
        assert len(table) == 200
        assert "140 more rows" in repr(table)
        assert "140 more rows" in table._repr_html_()
        assert len(table.to_csv().splitlines()) == 201
