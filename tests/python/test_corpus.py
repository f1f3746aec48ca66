# SPDX-License-Identifier: Apache-2.0
"""The shared corpus through Python. What the package leaves to Python's own decimal (sums,
products, scientific notation) has no call here; the rows that are run are counted."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any, get_args

import pytest
from conftest import CLAIM_COLUMNS, ROOT, Folder, corpus_rows

import thads
from thads._errors import BY_CODE
from thads._numbers import Rounding, Style

Row = dict[str, str]


def named(rows: list[Row]) -> list[Any]:
    return [pytest.param(row, id=row["name"]) for row in rows]


CALLS = {
    "divide": lambda row: thads.divide(
        Decimal(row["a"]), Decimal(row["b"]), int(row["scale"]), row["rounding"]
    ),
    "rescale": lambda row: thads.round_number(
        Decimal(row["a"]), int(row["scale"]), row["rounding"]
    ),
}
OPERATIONS = [row for row in corpus_rows("decimal.tsv") if row["operation"] in CALLS]
TEXTS = [row for row in corpus_rows("number_text.tsv") if row["format"] in get_args(Style)]
CLAIMS = list(corpus_rows("claims.tsv"))
MISTAKES = list(corpus_rows("regulation_mistakes.tsv"))
REGULATIONS = list(corpus_rows("regulations.tsv"))


def test_rows_are_all_there() -> None:
    assert len(OPERATIONS) == 29 + 68
    assert {row["rounding"] for row in OPERATIONS} == set(get_args(Rounding))
    assert len(TEXTS) == 59 + 42
    assert len(CLAIMS) == 64
    assert len(MISTAKES) == 154
    assert len(REGULATIONS) == 19


@pytest.mark.parametrize("row", named(OPERATIONS))
def test_operation(row: Row) -> None:
    call = CALLS[row["operation"]]
    if row["error"]:
        with pytest.raises(BY_CODE[row["error"]]):
            call(row)
    else:
        result = call(row)
        assert format(result, "f") == row["result"]


@pytest.mark.parametrize("row", named(TEXTS))
def test_text(row: Row) -> None:
    style: Any = row["format"]
    text = row["text"][1:-1]
    if row["error"]:
        with pytest.raises(BY_CODE[row["error"]], match=rf"\(at character {row['position']}\)"):
            thads.parse_number(text, style)
        return
    number = thads.parse_number(text, style)
    expected = Decimal(f"{row['coefficient']}e-{row['scale']}")
    assert number.as_tuple() == expected.as_tuple()
    assert thads.format_number(number, style) == row["printed"]


@pytest.mark.parametrize("row", named(CLAIMS))
def test_claim(row: Row, folder: Folder) -> None:
    values = [row[key] for key in ("name", "period_end", "kind", "unit", "numbers")]
    line = ",".join(values + [""] * (len(CLAIM_COLUMNS) - len(values)))
    text = f"{','.join(CLAIM_COLUMNS)}\n{line}\n"
    claims = thads.check_published(folder.file("claims.csv", text), "en")
    assert claims.findings.ok
    (found,) = claims.where(check=row["check"])
    computed = found["computed"]  # a number, or an interval as a text
    shown = format(computed, "f") if isinstance(computed, Decimal) else computed or ""
    assert (found["verdict"], shown) == (row["verdict"], row["computed"])


def edited(regulation: Any, row: Row) -> Any:
    """A copy with the single edit of a row: the value at a path is set, or removed."""
    if not row["at"]:
        return json.loads(row["value"])
    changed = copy.deepcopy(regulation)
    *above, last = (key.replace("~1", "/").replace("~0", "~") for key in row["at"][1:].split("/"))
    place = changed
    for key in above:
        place = place[int(key) if isinstance(place, list) else key]
    if isinstance(place, list):
        at = len(place) if last == "-" else int(last)
        place[at : at + 1] = [json.loads(row["value"])] if row["edit"] == "set" else []
    elif row["edit"] == "set":
        place[last] = json.loads(row["value"])
    else:
        del place[last]
    return changed


@pytest.mark.parametrize("row", named(MISTAKES))
def test_mistake_in_a_regulation(row: Row) -> None:
    good = json.loads((ROOT / "src/regulations/TT05-2024.json").read_text("utf-8"))
    with pytest.raises(thads.ParseError) as raised:
        thads.Regime.loads(json.dumps(edited(good, row), ensure_ascii=False))
    title, *mistakes = str(raised.value).split("\n")
    assert title.startswith("regulation:")
    assert mistakes == [f"  {row['path'] or '/'}: {row['en']}"]


@pytest.mark.parametrize("row", named(REGULATIONS))
def test_published_totals(row: Row, folder: Folder) -> None:
    regime = thads.Regime.builtin(row["regulation"])
    is_money = row["of"] == "money"
    lines = ["unit,officer,column,count,money"]
    for measure in row["measures"].split(";"):
        name, _, figure = measure.partition("=")
        lines.append(f"P,,{name},,{figure}" if is_money else f"P,,{name},{figure},")
    filed = thads.Filed.read_csv(
        folder.file("filed.csv", "\n".join(lines) + "\n"), regime, thads.Period(2024)
    )
    tally = filed.tally()
    for entry in row["expected"].split(";"):
        id, _, expected = entry.partition("=")
        if "." in expected or expected == "–":
            value = tally.indicator(id, row["of"], regime).value  # type: ignore[arg-type]
            assert value == (None if expected == "–" else Decimal(expected)), id
        elif expected:
            column = tally.column(id, regime)
            assert (column.money if is_money else column.cases) == int(expected), id
        else:
            with pytest.raises(thads.NotFoundError):
                tally.column(id, regime)
