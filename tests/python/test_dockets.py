# SPDX-License-Identifier: Apache-2.0
"""Dockets: the example of docs/dockets.md."""

from __future__ import annotations

import pytest
from conftest import Folder, text_table

import thads

UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
"""
DOCKETS = """item,docket,unit,subject,opened,decided,outcome,people,amount,duplicate_of,officer
KN1,complaints,D1,complaint,2024-08-01,2024-11-15,unjustified,1,,,
KN2,complaints,D1,complaint,2024-10-05,,,2,,,
KN3,complaints,D1,complaint,2024-10-20,,,2,,KN2,
TC1,complaints,D2,denunciation,2025-01-10,2025-03-31,partly_justified,1,,,
TC2,complaints,D2,denunciation,2025-02-01,2025-04-01,justified,1,,,
"""
HALF_YEAR = thads.Period(2025, 6)
TT05_2024 = thads.Regime.builtin("TT05-2024")


@pytest.fixture
def units(folder: Folder) -> thads.Units:
    return folder.units(UNITS)


@pytest.fixture
def dockets(folder: Folder, units: thads.Units) -> thads.Dockets:
    return thads.Dockets.read_csv(folder.file("dockets.csv", DOCKETS), TT05_2024, units)


def test_counts_by_unit(dockets: thads.Dockets) -> None:
    assert dockets.findings.ok
    assert len(dockets) == 5 and repr(dockets) == "Dockets(5 items)"
    tables = dockets.tables(HALF_YEAR)
    assert len(tables) == len(dockets.forms) == 7
    assert dockets.forms == ["06", "07", "08", "09", "10", "11", "12"]
    counts = {
        r["unit"]: (r["received"], r["opening"], r["opened"], r["decided"], r["closing"])
        for r in tables["complaints"]
    }
    assert counts == {"P": (4, 1, 3, 2, 2), "D1": (2, 1, 1, 1, 1), "D2": (2, 0, 2, 1, 1)}
    assert [r["people"] for r in tables["complaints"]] == [6, 4, 2]
    assert dockets.tables(HALF_YEAR, lang="en")["complaints"].titles != tables["complaints"].titles


def test_the_form(dockets: thads.Dockets) -> None:
    form = dockets.form("08", HALF_YEAR)
    assert "Tỉnh P" in form.to_html()
    of_d2 = dockets.form("08", HALF_YEAR, root="D2")
    assert of_d2.to_csv() != form.to_csv()
    with pytest.raises(thads.NotFoundError, match="06 07 08 09 10 11 12"):
        dockets.form("01", HALF_YEAR)
    with pytest.raises(thads.NotFoundError):
        dockets.form("08", HALF_YEAR, root="nowhere")


def test_identities(dockets: thads.Dockets) -> None:
    checks = dockets.check(HALF_YEAR)
    assert checks.passed
    assert "identity.08.flow" in checks["check"]


def test_from_arrow(dockets: thads.Dockets, units: thads.Units) -> None:
    arrow = thads.Dockets.from_arrow(text_table(DOCKETS), TT05_2024, units)
    for name, table in dockets.tables(HALF_YEAR).items():
        assert arrow.tables(HALF_YEAR)[name].to_csv() == table.to_csv()


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("X1,complaints,D9,complaint,2024-10-05,,,,,,", "unit_unknown"),
        ("X1,parking,D1,complaint,2024-10-05,,,,,,", "code_unknown"),
        ("KN1,complaints,D1,complaint,2024-10-05,,,,,,", "item_duplicate"),
        ("X1,complaints,D1,complaint,2024-10-05,2024-10-01,justified,,,,", "period_reversed"),
        ("X1,complaints,D1,complaint,2024-10-05,,,,,KN9,", "duplicate_of_none"),
    ],
)
def test_what_is_wrong_yields_no_figures(row: str, rule: str, units: thads.Units) -> None:
    wrong = thads.Dockets.from_arrow(text_table(f"{DOCKETS}{row}\n"), TT05_2024, units)
    assert [(r["rule"], r["line"]) for r in wrong.findings] == [(rule, 7)]
    for work in (wrong.tables, wrong.check, lambda p: wrong.form("08", p)):
        with pytest.raises(thads.RegisterError, match="dockets have errors") as caught:
            work(HALF_YEAR)
        assert caught.value.line == 7


def test_what_does_not_go_together(folder: Folder, units: thads.Units) -> None:
    without = thads.Regime.builtin("TT06-2019")
    with pytest.raises(thads.NotFoundError, match="TT06-2019 describes no dockets"):
        thads.Dockets.from_arrow(text_table(DOCKETS), without, units)
    two = folder.units(UNITS + "Q,Tỉnh Q,province,,,\n")
    dockets = thads.Dockets.from_arrow(text_table(DOCKETS), TT05_2024, two)
    with pytest.raises(thads.NotFoundError, match="2 units stand above all others"):
        dockets.tables(HALF_YEAR)
    assert len(dockets.tables(HALF_YEAR, root="P")) == 7
