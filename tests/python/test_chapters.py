# SPDX-License-Identifier: Apache-2.0
"""Chapters: the worked examples of docs/, and formulas worked out once more with fractions."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import comb
from statistics import NormalDist
from typing import Any

import pytest
from conftest import YEAR, Folder, corpus_text, text_table

import thads

CASE_COLUMNS = "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
EVENT_COLUMNS = "case_id,date,type,amount,ground,unit,officer\n"
UNITS = corpus_text("four_cases/units.csv")


def half_up(number: Fraction, decimals: int = 2) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def register_of(folder: Folder, cases: str, events: str = "", **how: Any) -> thads.Register:
    return thads.Register.read_csv(
        folder.file("cases.csv", CASE_COLUMNS + cases),
        folder.file("events.csv", EVENT_COLUMNS + events),
        **how,
    )


def row(table: thads.Table, **where: Any) -> dict[str, Any]:
    (found,) = table.where(**where)
    return found


class TestDeadlines:
    """The example of docs/deadlines.md."""

    @pytest.fixture
    def register(self, folder: Folder) -> thads.Register:
        return register_of(
            folder, "1,D1,O1,ex_officio,civil,2024-03-04,100,,\n", "1,2024-03-12,notified,,,,\n"
        )

    def test_of_a_year(self, register: thads.Register) -> None:
        chapter = register.deadlines(YEAR)
        assert (chapter.code, chapter.title) == ("deadlines", "Thời hạn")
        assert list(chapter) == ["deadlines", "deadlines_by_unit"]
        steps = chapter["deadlines"]
        notice = row(steps, step="notice")
        assert (notice["late"], notice["days_late"], notice["still_open"]) == (1, 5, 0)
        assert notice["on_time_percent"] == 0
        voluntary = row(steps, step="voluntary_period")
        days = (date(2024, 9, 30) - date(2024, 3, 22)).days
        assert days == 9 + 30 + 31 + 30 + 31 + 31 + 30
        assert (voluntary["late"], voluntary["days_late"]) == (1, days)
        assert voluntary["still_open"] == 1
        assert row(steps, step="assignment")["unknown"] == 1
        assert row(steps, step="payment")["on_time_percent"] is None

    def test_of_six_months(self, register: thads.Register) -> None:
        steps = register.deadlines(thads.Period(2024, 6), lang="en")["deadlines"]
        assert row(steps, step="voluntary_period")["days_late"] == 9

    def test_late_steps(self, register: thads.Register) -> None:
        late = [
            (r["step"], r["started"], r["due"], r["done"], r["days_late"])
            for r in register.late_steps(YEAR)
        ]
        assert late == [
            ("notice", "2024-03-04", "2024-03-07", "2024-03-12", 5),
            ("voluntary_period", "2024-03-12", "2024-03-22", None, 192),
        ]

    def test_limits_of_ones_own(self, register: thads.Register, folder: Folder) -> None:
        names = {"vi": "Thông báo", "en": "Notice"}
        limit = {"step": "notice", "number": 8, "unit": "days", "basis": names, "source": "sourced"}
        law = {"id": "own", "title": names, "in_force": {"from": "2020-01-01"}, "limits": [limit]}
        step = {"id": "notice", "name": names, "from": "accepted", "to": "notified"}
        text = json.dumps({"steps": [step], "laws": [law]})
        rules = thads.DeadlineRules.loads(text)
        assert (rules.steps("en"), repr(rules)) == ({"notice": "Notice"}, "DeadlineRules(notice)")
        assert rules.first_day == date(2018, 1, 1)
        on_time = row(register.deadlines(YEAR, rules=rules)["deadlines"], step="notice")
        assert (on_time["on_time"], on_time["late"]) == (1, 0)
        assert len(register.late_steps(YEAR, rules=rules)) == 0
        same = thads.DeadlineRules.load(folder.file("limits.json", text))
        assert same.steps() == rules.steps() == {"notice": "Thông báo"}

    def test_mistakes_in_limits_are_all_named(self, folder: Folder) -> None:
        wrong = {"steps": [{"id": "Notice", "from": "received", "to": "notified"}], "laws": []}
        path = folder.file("limits.json", json.dumps(wrong))
        with pytest.raises(thads.ParseError) as caught:
            thads.DeadlineRules.load(path)
        for part in (str(path), "/steps/0/id", "/steps/0/from", "/steps/0/name", "/laws"):
            assert part in str(caught.value)
        with pytest.raises(thads.FileError):
            thads.DeadlineRules.load(folder.path / "nowhere.json")

    def test_the_builtin_table(self) -> None:
        assert list(thads.DeadlineRules.builtin().steps()) == [
            "decision",
            "assignment",
            "notice",
            "voluntary_period",
            "first_verification",
            "reverification",
            "payment",
        ]


FOUR_CASES = corpus_text("four_cases/cases.csv").removeprefix(CASE_COLUMNS)
FOUR_EVENTS = corpus_text("four_cases/events.csv").removeprefix(EVENT_COLUMNS)


class TestFourCases:
    @pytest.fixture
    def register(self, folder: Folder) -> thads.Register:
        return register_of(folder, FOUR_CASES, FOUR_EVENTS)

    @pytest.fixture
    def about(self, folder: Folder) -> thads.About:
        return {"units": folder.units(UNITS)}

    def test_conditions(self, register: thads.Register, about: thads.About) -> None:
        chapter = register.conditions(YEAR, **about)
        assert len(chapter) == 5
        matrix = chapter["condition_matrix"]
        (key,) = (k for k in matrix.columns[:1])
        with_conditions = row(matrix, **{key: "with_conditions"})
        assert with_conditions["without_conditions_cases"] == 1
        assert with_conditions["without_conditions_money"] == 700
        assert with_conditions["on_hold_money"] == 600
        total = row(matrix, **{key: "total"})
        assert (total["total_cases"], total["total_money"]) == (4, 3700)
        left = row(matrix, **{key: "left"})
        assert (left["total_cases"], left["total_money"]) == (1, 600)
        closing = row(matrix, **{key: "closing"})
        assert (closing["total_cases"], closing["total_money"]) == (3, 3100)
        whole = row(chapter["conditions_by_unit"], unit="P")
        assert (whole["lost_cases"], whole["lost_money"], whole["gained_cases"]) == (1, 500, 0)

    def test_obstacles_have_names(
        self, register: thads.Register, about: thads.About, folder: Folder
    ) -> None:
        obstacles = register.conditions(YEAR, lang="en", **about)["obstacles"]
        assert [r["total_money"] for r in obstacles] == [500, 600, 1100]
        given = "code,name_vi,name_en,applies_to\nno_assets,Trắng tay,Penniless,unenforceable\n"
        given += "third_party_dispute,,Dispute,\n"
        grounds = thads.Grounds.read_csv(folder.file("grounds.csv", given))
        assert grounds.findings.ok
        assert grounds.names("en")["no_assets"] == "Penniless"
        named = register.conditions(YEAR, grounds=grounds, lang="en", **about)["obstacles"]
        assert named.shown(0, named.columns[0]) == "Penniless"
        again = register_of(folder, FOUR_CASES, FOUR_EVENTS, grounds=grounds)
        assert again.conditions(YEAR, lang="en", **about)["obstacles"].to_csv() == named.to_csv()

    def test_grounds_of_ones_own_are_checked(self, folder: Folder) -> None:
        text = "code,name_vi,name_en,applies_to\nflood,Lũ lụt,Flood,suspended|postponed\n"
        flood = thads.Grounds.read_csv(folder.file("grounds.csv", text))
        with_flood = register_of(folder, FOUR_CASES, FOUR_EVENTS, grounds=flood)
        rules = [(r["rule"], r["line"]) for r in with_flood.findings]
        # Of a postponement it could change a rate, so it is an error there.
        assert rules == [("ground_unknown", 5), ("code_unknown", 10)]
        assert with_flood.findings.errors == 1
        arrow = thads.Register.from_arrow(
            text_table(CASE_COLUMNS + FOUR_CASES),
            text_table(EVENT_COLUMNS + FOUR_EVENTS),
            grounds=thads.Grounds.from_arrow(text_table(text)),
        )
        assert [r["rule"] for r in arrow.findings] == ["ground_unknown", "code_unknown"]
        assert set(flood.names()) == {"agreement", "flood", "other"}
        assert "no_assets" in thads.Grounds.builtin().names()

    def test_sizes(self, register: thads.Register, about: thads.About) -> None:
        chapter = register.sizes(YEAR, bands=[500, 1000], largest=1, **about)
        sizes = {str(r[chapter["sizes"].columns[0]]): r for r in chapter["sizes"]}
        shares = {band: r["share_money"] for band, r in sizes.items()}
        assert shares["up_to_500"] == half_up(Fraction(400 * 100, 3700)) == Decimal("10.81")
        assert shares["up_to_1000"] == half_up(Fraction(1300 * 100, 3700)) == Decimal("35.14")
        assert shares["above_1000"] == half_up(Fraction(2000 * 100, 3700)) == Decimal("54.05")
        assert [r["case_id"] for r in chapter["largest_cases"]] == ["4"]
        recovered = {str(r["year"]): r["recovered_percent"] for r in chapter["recovery"]
                     if r["year"] in ("2023", "2024", 2023, 2024)}  # fmt: skip
        assert recovered == {"2023": Decimal("31.25"), "2024": Decimal("16.67")}
        with pytest.raises(thads.ArgumentError, match="ascending"):
            register.sizes(YEAR, bands=[1000, 500])

    def test_assets(self, register: thads.Register, about: thads.About, folder: Folder) -> None:
        text = "case_id,date,value\n4,2024-03-01,800\n4,2024-10-01,5\nnobody,2024-03-01,7\n"
        assets = thads.Assets.read_csv(folder.file("assets.csv", text), register)
        assert [r["rule"] for r in assets.findings] == ["asset_of_no_case"]
        assert assets.findings.ok and len(assets) == 3
        base = register.sizes(YEAR, assets=assets, **about)["money_base"]
        whole, limited = Fraction(600 * 100, 2600), Fraction(600 * 100, 1400)
        values = set(row(base, unit="P").values())
        assert {2600, 1400, half_up(whole), half_up(limited)} <= values
        arrow = thads.Assets.from_arrow(text_table(text), register)
        assert register.sizes(YEAR, assets=arrow, **about)["money_base"].to_csv() == base.to_csv()
        twice = thads.Assets.from_arrow(text_table(text + "4,2024-03-01,900\n"), register)
        with pytest.raises(thads.RegisterError, match="assets have errors"):
            register.sizes(YEAR, assets=twice)

    def test_themes(self, register: thads.Register, about: thads.About) -> None:
        chapter = register.themes(YEAR, **about)
        themes = chapter["themes"]
        accepted = {r["theme"]: (r["accepted_cases"], r["accepted_money"]) for r in themes}
        assert accepted["hardship"] == (2, 2600)
        assert accepted["corruption_or_economic"] == (1, 700)
        assert accepted["several_flags"] == (2, 2700)
        assert accepted["any_flag"] == accepted["all"] == (4, 3700)
        assert "theme_merit" in chapter and "theme_focus" not in chapter

    def test_flagged_cases(self, register: thads.Register, about: thads.About) -> None:
        flagged = register.flagged_cases(YEAR, **about)
        assert [(r["case_id"], r["balance"]) for r in flagged] == [("3", 600), ("4", 2000)]

    def test_the_narrative_speaks_of_them(
        self, register: thads.Register, about: thads.About
    ) -> None:
        chapters = [register.themes(YEAR, **about), register.conditions(YEAR, **about)]
        report = register.tally(YEAR).report(units=about["units"])
        sentences = "{hardship.cases.accepted} and {obstacles.money}; {conditions.lost.times}."
        text = report.narrate("en", sentences=sentences, chapters=chapters)
        assert [r["value"] for r in text.trace] == ["2", "1100", "1"]
        assert str(text) == "2 cases and 1.1 thousand đồng; 1 time."
        assert str(report.narrate("en", sentences=sentences)) == ""  # nothing counted them
        of_d1 = register.themes(YEAR, root="D1", **about)
        of_half = register.themes(thads.Period(2024, 6), **about)
        for other, what in ((of_d1, '"D1"'), (of_half, "2024-06M")):
            with pytest.raises(thads.MismatchError, match=what):
                report.narrate(chapters=[*chapters, other])

    def test_one_unit_alone(self, register: thads.Register, about: thads.About) -> None:
        by_unit = register.conditions(YEAR, root="D2", **about)["conditions_by_unit"]
        assert [r["unit"] for r in by_unit] == ["D2"]
        with pytest.raises(thads.NotFoundError, match="nowhere"):
            register.conditions(YEAR, root="nowhere", **about)


class TestStaff:
    """The example of docs/staffing.md: 107 cases, 5 officers for 183 days and 3 for 183 days."""

    STAFF = "unit,date,posts_assigned,posts_filled\nD1,2023-10-01,6,5\nD1,2024-04-01,6,3\n"
    ATTRIBUTES = "unit,key,value,from,to\nD1,evidence_store,yes,,\n"

    @pytest.fixture
    def register(self, folder: Folder) -> thads.Register:
        lines = [f"{i},D1,,ex_officio,civil,2024-01-10,100,,\n" for i in range(107)]
        lines += [f"d{i},D2,,ex_officio,civil,2024-01-10,100,,\n" for i in range(3)]
        return register_of(folder, "".join(lines))

    def test_posts_and_loads(self, register: thads.Register, folder: Folder) -> None:
        units = folder.units(UNITS)
        staff = thads.Staff.read_csv(folder.file("staff.csv", self.STAFF), units)
        attributes = thads.Attributes.from_arrow(text_table(self.ATTRIBUTES), units)
        assert staff.findings.ok and attributes.findings.ok
        assert (len(staff), len(attributes), repr(staff)) == (2, 1, "Staff(2 rows)")
        chapter = register.staff(YEAR, staff=staff, attributes=attributes, units=units)
        posts = row(chapter["posts"], unit="D1")
        assert posts["average_filled"] == Fraction(183 * 5 + 183 * 3, 366) == 4
        assert posts["average_shortage_share"] == half_up(Fraction(200, 6))
        at_end = row(chapter["per_post_at_end"], unit="D1")
        on_average = row(chapter["per_post_on_average"], unit="D1")
        assert at_end["cases_accepted"] == half_up(Fraction(107, 3)) == Decimal("35.67")
        assert on_average["cases_accepted"] == half_up(Fraction(107, 4)) == Decimal("26.75")
        assert row(chapter["posts"], unit="D2")["end_filled"] is None
        assert "by_attribute" in chapter
        arrow = thads.Staff.from_arrow(text_table(self.STAFF), units)
        again = register.staff(YEAR, staff=arrow, units=units)
        assert again["per_post_at_end"].to_csv() == chapter["per_post_at_end"].to_csv()

    def test_units_that_nobody_knows(self, register: thads.Register, folder: Folder) -> None:
        units = folder.units(UNITS)
        staff = thads.Staff.from_arrow(text_table(self.STAFF + "D9,2024-01-01,1,1\n"), units)
        assert [(r["rule"], r["line"]) for r in staff.findings] == [("unit_unknown", 4)]
        with pytest.raises(thads.RegisterError, match="D9") as caught:
            register.staff(YEAR, staff=staff, units=units)
        assert caught.value.line == 4
        good = thads.Staff.from_arrow(text_table(self.STAFF), units)
        with pytest.raises(thads.ArgumentError, match="units="):
            register.staff(YEAR, staff=good)

    def test_units_with_errors_hold_nothing(self, folder: Folder) -> None:
        units = folder.units(UNITS + "D1,Huyện 1,district,P,,\n")
        with pytest.raises(thads.RegisterError, match="units have errors"):
            thads.Staff.from_arrow(text_table(self.STAFF), units)


# Resolved of those with conditions in 2024: D1 1 of 2, D2 1 of 1, so 2 of 3 in all. In January D2
# resolves 1 of 2, and in February D1 resolves the other one.
THREE_CASES = """1,D1,O1,ex_officio,civil,2024-02-10,1000,,
2,D1,O1,ex_officio,civil,2023-11-30,,,
3,D2,O2,ex_officio,civil,2024-01-02,300,,
"""
THREE_EVENTS = "2,2024-02-05,completed,,,,\n3,2024-01-20,terminated,,,,\n"
POINTS = "criterion,figure,comparator,threshold,points\nC1,cases.rate,above,60,20\n"
GRADES = "grade,points,required\nA,20,C1\nB,0,\n"


def lower_limit(n: int, centre: Fraction, tail: Fraction) -> Fraction:
    """Spiegelhalter's interpolated limit, from exact probabilities (docs/fair-comparison.md)."""
    up_to = Fraction(0)
    for r in range(n + 1):
        chance = comb(n, r) * centre**r * (1 - centre) ** (n - r)
        up_to += chance
        if up_to >= tail:
            return max(Fraction(0), (r - (up_to - tail) / chance) / n)
    raise AssertionError("the probabilities add up to 1")


class TestComparedUnits:
    @pytest.fixture
    def register(self, folder: Folder) -> thads.Register:
        return register_of(folder, THREE_CASES, THREE_EVENTS)

    @pytest.fixture
    def many(self, folder: Folder) -> thads.Register:
        """Four units that resolve 1, 2, 9 and 5 of 10 each, so 17 of 40."""
        cases, events = [], []
        for unit, resolved in (("D1", 1), ("D2", 2), ("D3", 9), ("D4", 5)):
            for i in range(10):
                cases.append(f"{unit}-{i},{unit},,ex_officio,civil,2024-01-02,,,\n")
                if i < resolved:
                    events.append(f"{unit}-{i},2024-02-05,completed,,,,\n")
        return register_of(folder, "".join(cases), "".join(events))

    @pytest.fixture
    def four(self, folder: Folder) -> thads.Units:
        return folder.units(UNITS + "D3,Huyện 3,district,P,,\nD4,Huyện 4,district,P,,\n")

    def test_mix_and_ranks(self, register: thads.Register, folder: Folder) -> None:
        chapter = register.compare_units(YEAR, units=folder.units(UNITS))
        assert list(chapter) == ["funnel", "mix_adjusted", "ranks"]
        expected = [half_up(n * Fraction(2, 3)) for n in (3, 2, 1)]
        assert chapter["mix_adjusted"]["expected"] == expected
        assert chapter["ranks"]["unit"] == ["D2", "D1"]

    def test_funnel_by_exact_probabilities(self, many: thads.Register, four: thads.Units) -> None:
        funnel = many.compare_units(YEAR, units=four)["funnel"]
        centre = Fraction(17, 40)
        for name, tail in (("inner", Fraction(1, 40)), ("outer", Fraction(1, 1000))):
            lower = half_up(100 * lower_limit(10, centre, tail))
            upper = half_up(100 * (1 - lower_limit(10, 1 - centre, tail)))
            for r in list(funnel)[1:]:
                assert (r[f"lower_{name}"], r[f"upper_{name}"]) == (lower, upper)
        chances = [
            comb(10, r) * centre**r * (1 - centre) ** (10 - r) for r in range(11)
        ]
        assert sum(chances[:2]) > Fraction(1, 40)  # 3.3 %: even 1 of 10 is no surprise
        assert Fraction(1, 1000) < sum(chances[9:]) < Fraction(1, 40)
        assert funnel["place"] == [None, "inside", "inside", "above", "inside"]

    def test_wilson_intervals_hold_together(
        self, many: thads.Register, four: thads.Units
    ) -> None:
        ranks = many.compare_units(YEAR, units=four)["ranks"]
        z = NormalDist().inv_cdf(1 - 0.05 / 4 / 2)
        for r in ranks:
            n, p = int(r["with_conditions"] or 0), float(r["rate"] or 0) / 100
            middle, width = p + z * z / (2 * n), z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
            for side, end in (("lower", middle - width), ("upper", middle + width)):
                assert abs(float(r[side] or 0) - 100 * end / (1 + z * z / n)) < 0.0051

    def test_over_dispersion(self, many: thads.Register, four: thads.Units) -> None:
        plain = many.compare_units(YEAR, units=four)["funnel"]
        wide = many.compare_units(YEAR, units=four, over_dispersion="multiplicative")["funnel"]
        # z² of ±13, 9 and 3 of 40 around 17/40 with 10 cases; nobody is drawn in, as 10 % is none.
        theta = Fraction(17, 40)
        squares = [(Fraction(r, 10) - theta) ** 2 for r in (1, 2, 9, 5)]
        phi = sum(squares, Fraction(0)) * 10 / (theta * (1 - theta)) / 4
        assert phi > 1
        width = NormalDist().inv_cdf(0.975) * float(phi * theta * (1 - theta) / 10) ** 0.5
        upper = float(wide[1, "upper_inner"] or 0)
        assert abs(upper - min(100.0, 100 * (float(theta) + width))) < 0.0051
        assert upper > float(plain[1, "upper_inner"] or 0)
        with pytest.raises(thads.UnknownCodeError, match="some"):
            many.compare_units(YEAR, over_dispersion="some")  # type: ignore[arg-type]

    # December 0 of 1, January 1 of 2, February 1 of 2, March 0 of 1.
    def test_months(self, register: thads.Register, folder: Folder) -> None:
        chapter = register.compare_units(
            thads.Period(2024, 6),
            months_back=4,
            month_target=99,
            units=folder.units(UNITS),
        )
        months = chapter["control_chart"]
        assert months["month"] == ["12/2023", "01/2024", "02/2024", "03/2024"]
        assert months["rate"] == [0, 50, 50, 0]
        mean, reach = Fraction(25), Fraction(266, 100) * Fraction(50 + 0 + 50, 3)
        assert set(months["mean"]) == {half_up(mean)}
        assert set(months["lower"]) == {half_up(mean - reach)} == {Decimal("-63.67")}
        assert set(months["upper"]) == {half_up(mean + reach)} == {Decimal("113.67")}
        assert chapter["control_limits"][0, "assurance"] == "may_or_may_not_reach"

    def test_baselines(self, register: thads.Register) -> None:
        first = (date(2023, 12, 1), date(2024, 1, 31))
        then = (date(2024, 2, 1), date(2024, 3, 31))
        months = register.compare_units(
            thads.Period(2024, 6), months_back=4, baselines=[first, then]
        )["control_chart"]
        assert months["mean"] == [25, 25, 25, 25]
        assert set(months["upper"]) == {half_up(25 + Fraction(266 * 50, 100))}
        with pytest.raises(thads.ArgumentError):
            register.compare_units(YEAR, months_back=4, baselines=[then, first])
        with pytest.raises(thads.RangeError, match="0 to 240"):
            register.compare_units(YEAR, months_back=241)
        with pytest.raises(thads.NumberTypeError):
            register.compare_units(YEAR, months_back=4, month_target=9.5)  # type: ignore[arg-type]

    def test_scores(self, register: thads.Register, folder: Folder) -> None:
        paths = folder.file("points.csv", POINTS), folder.file("grades.csv", GRADES)
        points = thads.Points.read_csv(*paths)
        assert (points.criteria, points.grades) == (["C1"], ["A", "B"])
        units = folder.units(UNITS)
        scores = register.compare_units(YEAR, points=points, units=units)["scores"]
        totals = {r["unit"]: (r["points"], r["grade"]) for r in scores if r["grade"]}
        assert totals == {"P": (20, "A"), "D1": (0, "B"), "D2": (20, "A")}
        arrow = thads.Points.from_arrow(text_table(POINTS), text_table(GRADES))
        again = register.compare_units(YEAR, points=arrow, units=units)["scores"]
        assert again.to_csv() == scores.to_csv()

    def test_wrong_points_score_nothing(self, register: thads.Register) -> None:
        points = thads.Points.from_arrow(text_table(POINTS.replace("cases.rate", "cases.rates")))
        assert [r["rule"] for r in points.findings] == ["code_unknown"]
        with pytest.raises(thads.RegisterError, match="points have errors"):
            register.compare_units(YEAR, points=points)


class TestOutlook:
    """The examples of docs/outlook.md."""

    def test_coming_years(self, folder: Folder) -> None:
        lines = [
            f"{year}-{i},D1,,ex_officio,civil,{year - 1}-11-01,,,\n"
            for year, count in {2021: 10, 2022: 20, 2023: 30, 2024: 41}.items()
            for i in range(count)
        ]
        register = register_of(folder, "".join(lines))
        chapter = register.outlook(YEAR, years_back=4, units=folder.units(UNITS))
        assert list(chapter) == ["pace", "estimates", "past_errors"]
        found = {
            r["method"]: (r["estimate"], r["mean_absolute_error"])
            for r in chapter["estimates"]
            if (r["unit"], r["flow"], r["quantity"]) == ("D1", "newly_accepted", "cases")
        }
        slope = Fraction(-3 * 10 - 20 + 30 + 3 * 41, 10)
        assert found == {
            "last_year": (41, half_up(Fraction(10 + 10 + 11, 3), 1)),
            "mean_of_last_3": (half_up(Fraction(20 + 30 + 41, 3), 0), 21),
            "linear_trend": (half_up(Fraction(101, 4) + slope * Fraction(5, 2), 0), 1),
        }

    def test_pace(self, folder: Folder) -> None:
        """30 of 100 are resolved after six months and 80 % is wanted: 50 more."""
        cases = "".join(f"{i},D1,,ex_officio,civil,2023-11-01,,,\n" for i in range(100))
        events = "".join(f"{i},2024-01-05,completed,,,,\n" for i in range(30))
        register = register_of(folder, cases, events)
        targets = folder.targets("unit,year,measure,value,comparator,valid_from,document\n"
                                 "D1,2024,cases,80,,,\n")  # fmt: skip
        chapter = register.outlook(
            thads.Period(2024, 6), targets=targets, units=folder.units(UNITS)
        )
        pace = row(chapter["pace"], unit="D1", quantity="cases", assumption="unchanged")
        assert (pace["status"], pace["still_to_resolve"]) == ("within_reach", 50)
        assert pace["needed_per_month"] == Decimal("8.4")  # 50 / 6, rounded up
        assert pace["needed_per_week"] == Decimal("2.0")  # 50 × 7 / 183, rounded up
        assert (pace["so_far_per_month"], pace["so_far_per_week"]) == (5, Decimal("1.1"))

    def test_wrong_use(self, folder: Folder) -> None:
        register = register_of(folder, THREE_CASES, THREE_EVENTS)
        with pytest.raises(thads.ArgumentError, match="units="):
            register.outlook(YEAR)
        with pytest.raises(thads.RangeError, match="1 to 100"):
            register.outlook(YEAR, years_back=0, units=folder.units(UNITS))


CHAPTERS: dict[str, Callable[..., thads.Chapter]] = {
    "ageing": thads.Register.ageing,
    "deadlines": thads.Register.deadlines,
    "conditions": thads.Register.conditions,
    "sizes": thads.Register.sizes,
    "themes": thads.Register.themes,
    "compare-units": thads.Register.compare_units,
    "outlook": thads.Register.outlook,
}


class TestEveryChapter:
    @pytest.mark.parametrize("code", CHAPTERS)
    def test_in_both_languages_by_any_number_of_threads(self, code: str, folder: Folder) -> None:
        register, units = register_of(folder, FOUR_CASES, FOUR_EVENTS), folder.units(UNITS)
        vi = CHAPTERS[code](register, YEAR, units=units, threads=1)
        en = CHAPTERS[code](register, YEAR, units=units, threads=4, lang="en")
        assert vi.code == en.code == code
        assert vi.title != en.title
        assert list(vi) == list(en)
        for name in vi:
            for column in set(vi[name].columns) - {"limit"}:  # which is in words
                assert vi[name][column] == en[name][column], (name, column)
            assert vi[name].titles != en[name].titles or not vi[name].titles
        assert vi._repr_html_().count("<table") == len(vi)
        assert repr(vi).startswith(repr(vi[next(iter(vi))]))

    @pytest.mark.parametrize("code", CHAPTERS)
    def test_a_register_with_errors_has_none(self, code: str, folder: Folder) -> None:
        register = register_of(folder, FOUR_CASES.replace("2024-02-02", "soon"), FOUR_EVENTS)
        with pytest.raises(thads.RegisterError) as caught:
            CHAPTERS[code](register, YEAR, units=folder.units(UNITS))
        assert (caught.value.line, caught.value.column) == (5, 24)

    @pytest.mark.parametrize("code", CHAPTERS)
    def test_units_that_are_missing_are_named(self, code: str, folder: Folder) -> None:
        register = register_of(folder, FOUR_CASES, FOUR_EVENTS)
        units = folder.units(UNITS.replace("D2", "D3"))
        with pytest.raises(thads.RegisterError, match="D2"):
            CHAPTERS[code](register, YEAR, units=units)

    @pytest.mark.parametrize("code", CHAPTERS)
    def test_progress_may_end_it(self, code: str, folder: Folder) -> None:
        register, units = register_of(folder, FOUR_CASES, FOUR_EVENTS), folder.units(UNITS)
        heard: list[tuple[int, int]] = []
        CHAPTERS[code](
            register, YEAR, units=units, progress=lambda *done: heard.append(done)
        )
        assert heard and all(done <= total for done, total in heard)
        with pytest.raises(thads.CancelledError):
            CHAPTERS[code](register, YEAR, units=units, progress=lambda *_: False)

    def test_names_that_are_not_there(self, folder: Folder) -> None:
        register = register_of(folder, FOUR_CASES, FOUR_EVENTS)
        chapter = register.themes(YEAR)
        with pytest.raises(KeyError, match="there are: themes"):
            chapter["sizes"]
        assert "sizes" not in chapter
        with pytest.raises(TypeError, match="unit"):
            register.themes(YEAR, unit="D1")  # type: ignore[call-arg]
        for threads in (0, 1025):
            with pytest.raises(thads.ArgumentError, match="1 to 1024"):
                register.themes(YEAR, threads=threads)

    def test_lenient_registers_have_chapters(self, folder: Folder) -> None:
        text = FOUR_CASES.replace("2024-02-02", "soon")
        register = register_of(folder, text, FOUR_EVENTS, lenient=True)
        themes = register.themes(YEAR, units=folder.units(UNITS))["themes"]
        assert row(themes, theme="all")["accepted_cases"] == 3
        with pytest.raises(thads.RegisterError, match="D2"):  # and not the first error of the file
            register.themes(YEAR, units=folder.units(UNITS.replace("D2", "D3")))
