# SPDX-License-Identifier: Apache-2.0
"""Charts of chapters: what they draw is exact, and both ways of drawing them work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import altair
import pytest
from conftest import YEAR, Folder

import thads
from thads._plot import Chart

UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
"""
TARGETS = """unit,year,measure,value,comparator,valid_from,document
D1,2024,cases,80,,,
D2,2024,cases,10,,,
D1,2024,money,80,,,
"""


@pytest.fixture
def register(folder: Folder) -> thads.Register:
    """D1 resolves 3 and D2 37 of 40 cases, of 1 million each, in months that differ; D2 has one
    more from 2022."""
    cases = "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    events = "case_id,date,type,amount,ground,unit,officer\n"
    for unit, resolved in (("D1", 3), ("D2", 37)):
        for i in range(40):
            cases += f"{unit}-{i},{unit},,ex_officio,civil,2023-11-01,1000000,,\n"
            if i < resolved:
                day = f"2024-0{i % 3 + 1}-10"
                events += f"{unit}-{i},{day},collected,1000000,,,\n{unit}-{i},{day},completed,,,,\n"
    cases += "old,D2,,ex_officio,civil,2022-01-01,,,\n"
    return folder.register(cases, events)


@pytest.fixture
def about(folder: Folder) -> thads.About:
    return {"units": folder.units(UNITS)}


@pytest.fixture
def charts(register: thads.Register, about: thads.About, folder: Folder) -> list[Any]:
    half = thads.Period(2024, 6)
    targets = folder.targets(TARGETS)
    compared = register.compare_units(half, months_back=5, **about)
    outlook = register.outlook(half, targets=targets, **about)
    return [
        register.ageing(half, **about).plot.pyramid(),
        compared.plot.funnel(),
        compared.plot.control(),
        outlook.plot.pace(),
        outlook.plot.pace("money"),
    ]


def values_of(spec: object) -> Iterator[dict[str, Any]]:
    """The rows of all data of a specification."""
    if isinstance(spec, dict):
        data = spec.get("data")
        yield from data["values"] if isinstance(data, dict) else ()
        for value in spec.values():
            yield from values_of(value)
    if isinstance(spec, list):
        for value in spec:
            yield from values_of(value)


class TestEveryChart:
    def test_numbers_are_texts(self, charts: list[Any]) -> None:
        for chart in charts:
            rows = list(values_of(chart.spec))
            assert rows
            for row in rows:
                assert {type(value) for value in row.values()} <= {str, type(None)}, row

    def test_it_is_drawn_twice(self, charts: list[Any], folder: Folder) -> None:
        for chart in charts:
            assert isinstance(chart, Chart)
            assert chart.spec == json.loads(chart.to_json())
            assert isinstance(chart.to_altair(), altair.LayerChart)
            (svg,) = [v for k, v in chart._repr_mimebundle_().items() if k == "image/svg+xml"]
            what, who = chart.title.split("\n")
            assert what in svg and who in svg
            assert who.startswith("Tỉnh P")
            chart.matplotlib().savefig(folder.path / "chart.pdf")
            for suffix in ("png", "svg", "json"):
                chart.save(folder.path / f"chart.{suffix}")
                assert (folder.path / f"chart.{suffix}").stat().st_size > 500
            with pytest.raises(thads.ArgumentError, match=r"\.docx"):
                chart.save("chart.docx")
            assert repr(chart).startswith(chart.title)

    def test_in_english(self, register: thads.Register, about: thads.About) -> None:
        chapter = register.compare_units(YEAR, months_back=12, lang="en", **about)
        assert chapter.plot.funnel().title.startswith("Resolution rate of cases")
        assert chapter.plot.funnel().title.endswith("12 months of 2024")
        ages = register.ageing(YEAR, lang="en", **about).plot.pyramid()
        assert [b.label for b in ages.bands][:2] == ["up to 6 months", "6 months – 1 year"]


class TestPyramid:
    def test_bands(self, register: thads.Register, about: thads.About) -> None:
        plot = register.ageing(YEAR, bands=["6m", "1y"], **about).plot
        bands = plot.pyramid().bands
        assert [(b.label, b.cases, b.money) for b in bands] == [
            ("đến 6 tháng", 0, 0),
            ("6 tháng – 1 năm", 40, 40_000_000),
            ("trên 1 năm", 1, 0),
        ]
        assert [b.cases_share for b in bands] == [0, Decimal("97.56"), Decimal("2.44")]
        assert [b.money_share for b in bands] == [0, 100, 0]

    def test_of_a_unit(self, register: thads.Register, about: thads.About) -> None:
        plot = register.ageing(YEAR, **about).plot
        chart = plot.pyramid("D1")
        assert sum(b.cases for b in chart.bands) == 37
        assert chart.title.endswith("Huyện 1, 12 tháng năm 2024")
        with pytest.raises(thads.ArgumentError, match="P, D1, D2"):
            plot.pyramid("D9")

    def test_money_of_nothing(self, folder: Folder) -> None:
        about: thads.About = {"units": folder.units(UNITS), "root": "P"}
        register = folder.register(
            "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
            "1,D1,,ex_officio,civil,2024-01-01,,,\n",
            "case_id,date,type,amount,ground,unit,officer\n",
        )
        bands = register.ageing(YEAR, **about).plot.pyramid().bands
        assert {b.money_share for b in bands} == {0}
        with pytest.raises(thads.ArgumentError, match="no open cases"):
            register.ageing(thads.Period(2023), **about).plot.pyramid()


class TestFunnel:
    def test_units_outside_are_named(self, register: thads.Register, about: thads.About) -> None:
        chart = register.compare_units(YEAR, **about).plot.funnel()
        assert chart.centre == Decimal("49.38")  # 40 of 81
        assert [(p.label, p.whole, p.rate, p.meaning) for p in chart.points] == [
            ("Huyện 1", 40, Decimal("7.50"), "low"),
            ("Huyện 2", 41, Decimal("90.24"), "high"),
        ]
        named = [r["outside"] for r in values_of(chart.spec) if "outside" in r]
        assert named == ["Huyện 1", "Huyện 2"]
        for p in chart.points:
            assert list(p.limits) == sorted(p.limits)

    def test_nothing_to_draw(self, register: thads.Register, about: thads.About) -> None:
        with pytest.raises(thads.ArgumentError, match="no unit has cases"):
            register.compare_units(thads.Period(2020), root="P", **about).plot.funnel()


class TestControl:
    def test_months(self, register: thads.Register, about: thads.About) -> None:
        half = thads.Period(2024, 6)
        chart = register.compare_units(half, months_back=5, **about).plot.control()
        assert [m.label for m in chart.months] == [
            "11/2023", "12/2023", "01/2024", "02/2024", "03/2024"
        ]  # fmt: skip
        # D1 resolves one in each month from January, D2 13, 12 and 12.
        rates = [m.rate for m in chart.months]
        assert rates == [0, 0, *map(lambda p: thads.percent(*p), ((14, 81), (13, 67), (13, 54)))]

    def test_it_needs_months(self, register: thads.Register, about: thads.About) -> None:
        with pytest.raises(thads.ArgumentError, match="months_back="):
            register.compare_units(YEAR, **about).plot.control()


class TestPace:
    def test_so_far_and_needed(self, charts: list[Any]) -> None:
        cases, money = charts[-2:]
        # D1 needs 32 of 40 and has 3: 29 more in 6 months, 4.9. D2 needs 5 of 41 and has 37.
        assert [(p.label, p.so_far, p.needed, p.meaning) for p in cases.paces] == [
            ("Huyện 1", Decimal("0.5"), Decimal("4.9"), "faster"),
            ("Huyện 2", Decimal("6.2"), 0, "enough"),
        ]
        assert [p.status for p in cases.paces] == ["còn có thể đạt", "đã đạt"]
        # 29 million đồng in 6 months are 4.83, rounded up; D2 has no target of money.
        assert [(p.so_far, p.needed) for p in money.paces] == [
            (Decimal("0.5"), Decimal("4.9")),
            (Decimal("6.2"), None),
        ]
        assert "Triệu đồng mỗi tháng" in money.to_json()

    def test_without_targets(self, register: thads.Register, about: thads.About) -> None:
        with pytest.raises(thads.ArgumentError, match="targets="):
            register.outlook(YEAR, **about).plot.pace()


def test_each_chapter_has_its_own_charts(register: thads.Register, about: thads.About) -> None:
    plot = register.themes(YEAR, **about).plot
    for draw, maker in (
        (plot.pyramid, "ageing"),
        (plot.funnel, "compare_units"),
        (plot.pace, "outlook"),
    ):
        with pytest.raises(thads.ArgumentError, match=maker):
            draw()
