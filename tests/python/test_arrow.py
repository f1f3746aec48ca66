# SPDX-License-Identifier: Apache-2.0
"""Registers in every form that dataframes have, and results as dataframes of every library."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import fold
import nanoarrow
import pandas
import polars
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import random_register
from conftest import CASES, EVENTS, KNOWN_ANSWER, YEAR, Folder, known_answer, text_table

import thads

DAYS = {"accepted", "date"}


@cache
def texts(source: str) -> tuple[pa.Table, pa.Table]:
    """Cases and events as plain texts."""
    if source == "known answer":
        cases, events = (KNOWN_ANSWER / f"{name}.csv" for name in ("cases", "events"))
        return text_table(cases.read_text("utf-8")), text_table(events.read_text("utf-8"))

    def table(rows: list[list[Any]], names: list[str]) -> pa.Table:
        columns = zip(*([str(value) or None for value in row] for row in rows), strict=True)
        return pa.table([pa.array(column, pa.string()) for column in columns], names)

    cases, events, _ = random_register.make_register(150, 7)
    return (
        table(cases, random_register.CASE_COLUMNS),
        table(events, random_register.EVENT_COLUMNS),
    )


@cache
def bytes_of_files(source: str, folder: Path) -> bytes:
    if source == "known answer":
        return known_answer().tally(YEAR).to_bytes()
    random_register.write_register(str(folder), 150, 7)
    register = thads.Register.read_csv(folder / "cases.csv", folder / "events.csv")
    return register.tally(YEAR).to_bytes()


Change = Callable[[pa.ChunkedArray], pa.ChunkedArray]


def changed(table: pa.Table, which: Callable[[str], bool], change: Change) -> pa.Table:
    columns = {
        name: change(table[name]) if which(name) else table[name] for name in table.column_names
    }
    return pa.table(columns)


def is_money(name: str) -> bool:
    return name == "amount"


def is_day(name: str) -> bool:
    return name in DAYS


def is_text(name: str) -> bool:
    return not is_money(name) and not is_day(name)


def to(type: pa.DataType) -> Change:
    return lambda column: column.cast(type)


def int_to(type: pa.DataType) -> Change:
    return lambda column: column.cast(pa.int64()).cast(type)


def day_to(type: pa.DataType) -> Change:
    return lambda column: column.cast(pa.date32()).cast(type)


def dictionary(index: pa.DataType, value: pa.DataType) -> Change:
    def encoded(column: pa.ChunkedArray) -> pa.ChunkedArray:
        chunks = [chunk.cast(value).dictionary_encode() for chunk in column.chunks]
        kind = pa.dictionary(index, value)
        return pa.chunked_array(
            [pa.DictionaryArray.from_arrays(c.indices.cast(index), c.dictionary) for c in chunks],
            kind,
        )

    return encoded


TYPES = {
    "large_utf8": (is_text, to(pa.large_string())),
    "utf8_view": (is_text, to(pa.string_view())),
    "utf8_view everywhere": (lambda name: True, to(pa.string_view())),
    "dictionary of int16": (is_text, dictionary(pa.int16(), pa.string())),
    "dictionary of uint8 and large texts": (
        lambda name: is_text(name) and name not in ("case_id", "officer"),
        dictionary(pa.uint8(), pa.large_string()),
    ),
    "dictionary of int64, days and money too": (
        lambda name: True,
        dictionary(pa.int64(), pa.string()),
    ),
    "money int64": (is_money, to(pa.int64())),
    "money decimal128": (is_money, int_to(pa.decimal128(38, 0))),
    "money decimal128 with decimals": (is_money, int_to(pa.decimal128(38, 2))),
    "money decimal256": (is_money, int_to(pa.decimal256(60, 3))),
    "days date32": (is_day, to(pa.date32())),
    "days date64": (is_day, day_to(pa.date64())),
    "days timestamp[s]": (is_day, day_to(pa.timestamp("s"))),
    "days timestamp[ms]": (is_day, day_to(pa.timestamp("ms"))),
    "days timestamp[us]": (is_day, day_to(pa.timestamp("us"))),
    "days timestamp[ns]": (is_day, day_to(pa.timestamp("ns"))),
    "days timestamp[us, UTC]": (
        is_day,
        lambda column: pc.assume_timezone(day_to(pa.timestamp("us"))(column), "UTC"),
    ),
}


def typed(table: pa.Table) -> pa.Table:
    """Money as integers and days as days, as a dataframe would have them."""
    return changed(changed(table, is_money, to(pa.int64())), is_day, to(pa.date32()))


def with_categories(frame: pandas.DataFrame) -> pandas.DataFrame:
    return frame.astype({name: "category" for name in frame if is_text(str(name))})


def with_datetimes(frame: pandas.DataFrame) -> pandas.DataFrame:
    days = [name for name in frame if is_day(str(name))]
    return frame.assign(**{str(d): pandas.to_datetime(frame[d]) for d in days})


def with_enums(frame: polars.DataFrame) -> polars.DataFrame:
    return frame.with_columns(
        polars.col(name).cast(polars.Enum(frame[name].drop_nulls().unique(maintain_order=True)))
        for name in frame.columns
        if is_text(name)
    )


def relation(table: pa.Table, columns: str = "*") -> duckdb.DuckDBPyRelation:
    """A relation of a connection of its own, since an open result keeps its connection busy."""
    return duckdb.connect().from_arrow(table).project(columns)


def enum_relation(table: pa.Table) -> duckdb.DuckDBPyRelation:
    connection = duckdb.connect()
    rows = connection.from_arrow(table)
    casts = []
    for name in table.column_names:
        if is_text(name):
            values = rows.filter(f"{name} is not null").project(name).distinct().fetchall()
            words = ", ".join("'" + value.replace("'", "''") + "'" for (value,) in values)
            connection.execute(f"create type e_{name} as enum ({words})")
            casts.append(f"{name}::e_{name} as {name}")
        else:
            casts.append(name)
    return connection.from_arrow(table).project(", ".join(casts))


class OneBatch:
    """Rows with nothing but __arrow_c_array__."""

    def __init__(self, table: pa.Table) -> None:
        self.batch = table.combine_chunks().to_batches()[0]

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self.batch.__arrow_c_array__(requested_schema)


def in_small_batches(table: pa.Table) -> pa.Table:
    batches = [table.slice(i, 7) for i in range(0, table.num_rows, 7)]
    return pa.concat_tables([table.slice(0, 0), *batches, table.slice(0, 0)])


def as_slice(table: pa.Table) -> pa.Table:
    """The rows as the middle of others, so that no column begins at its first bit or byte."""
    others = table.slice(0, 3)
    return pa.concat_tables([others, table, others]).combine_chunks().slice(3, table.num_rows)


NULLABLE = {pa.int64(): pandas.Int64Dtype()}
FORMS: dict[str, Callable[[pa.Table], Any]] = {
    "pyarrow": lambda t: t,
    "pyarrow, typed": typed,
    "pyarrow, small batches": lambda t: in_small_batches(typed(t)),
    "pyarrow, slices": lambda t: as_slice(typed(t)),
    "pyarrow, slices of dictionaries": lambda t: as_slice(
        changed(t, is_text, dictionary(pa.int32(), pa.string())).unify_dictionaries()
    ),
    "pyarrow, other columns in another order": lambda t: t.append_column(
        "remark", pa.nulls(t.num_rows)
    ).select(["remark", *reversed(t.column_names)]),
    "pyarrow reader": lambda t: in_small_batches(typed(t)).to_reader(),
    "pyarrow batch": lambda t: t.combine_chunks().to_batches()[0],
    "pyarrow struct array": lambda t: t.combine_chunks().to_struct_array().combine_chunks(),
    "one batch": OneBatch,
    "one batch, typed": lambda t: OneBatch(typed(t)),
    "polars": polars.DataFrame,
    "polars, typed": lambda t: polars.DataFrame(typed(t)),
    "polars, Categorical": lambda t: polars.DataFrame(t).with_columns(
        polars.selectors.string().cast(polars.Categorical)
    ),
    "polars, Enum": lambda t: with_enums(polars.DataFrame(typed(t))),
    "polars, Decimal and Datetime": lambda t: polars.DataFrame(typed(t)).with_columns(
        polars.selectors.integer().cast(polars.Decimal(38, 0)),
        polars.selectors.date().cast(polars.Datetime("us")),
    ),
    "pandas": lambda t: t.to_pandas(),
    "pandas, string": lambda t: t.to_pandas().astype("string"),
    "pandas, Int64 and datetimes": lambda t: with_datetimes(
        changed(t, is_money, to(pa.int64())).to_pandas(types_mapper=NULLABLE.get)
    ),
    "pandas, nullable types": lambda t: typed(t).to_pandas(types_mapper=NULLABLE.get),
    "pandas, Arrow types": lambda t: typed(t).to_pandas(types_mapper=pandas.ArrowDtype),
    "pandas, categories": lambda t: with_categories(t.to_pandas()),
    "pandas, another index": lambda t: t.to_pandas().set_index(pandas.RangeIndex(5, 5 + len(t))),
    "duckdb": relation,
    "duckdb, typed": lambda t: relation(typed(t)),
    "duckdb, HUGEINT and TIMESTAMP": lambda t: relation(
        typed(t),
        ", ".join(
            f"{name}::timestamp as {name}" if is_day(name) else name for name in t.column_names
        ).replace("amount", "amount::decimal(38, 0) as amount"),
    ),
    "duckdb, ENUM": enum_relation,
    "nanoarrow": nanoarrow.ArrayStream,
    "nanoarrow array": lambda t: nanoarrow.Array(t.combine_chunks().to_batches()[0]),
}
for name, (which, change) in TYPES.items():
    FORMS[name] = lambda t, which=which, change=change: changed(t, which, change)


@pytest.mark.parametrize("source", ["known answer", "random"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_register(
    source: str, form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cases, events = texts(source)
    register = thads.Register.from_arrow(FORMS[form](cases), FORMS[form](events))
    assert register.findings.ok, register.findings.to_csv()
    expected = bytes_of_files(source, tmp_path_factory.getbasetemp())
    assert register.tally(YEAR).to_bytes() == expected


def test_cases_and_events_may_be_of_different_libraries() -> None:
    cases, events = text_table(CASES), text_table(EVENTS)
    mixed = thads.Register.from_arrow(polars.DataFrame(cases), relation(events))
    plain = thads.Register.from_arrow(cases, events)
    assert mixed.tally(YEAR) == plain.tally(YEAR)


def test_relations_of_one_connection() -> None:
    connection = duckdb.connect()
    cases = connection.from_arrow(text_table(CASES))
    events = connection.from_arrow(text_table(EVENTS))
    register = thads.Register.from_arrow(cases, events)
    assert len(register) == 4


def test_dates_may_be_day_first() -> None:
    def turned(table: pa.Table) -> pa.Table:
        return changed(table, is_day, lambda c: pc.strftime(c.cast(pa.date32()), format="%d/%m/%Y"))

    cases, events = text_table(CASES), text_table(EVENTS)
    register = thads.Register.from_arrow(turned(cases), turned(events), dates="day_first")
    assert register.tally(YEAR) == thads.Register.from_arrow(cases, events).tally(YEAR)


def test_progress_counts_rows() -> None:
    cases, events = text_table(CASES), text_table(EVENTS).take([0] * 70_000)
    told: list[tuple[int, int]] = []
    thads.Register.from_arrow(cases, events, progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert 4 < told[-1][0] <= 4 + 70_000
    assert {total for _, total in told} == {0}
    with pytest.raises(thads.CancelledError):
        thads.Register.from_arrow(cases, events, progress=lambda done, total: False)


def test_small_tables_from_dataframes(folder: Folder) -> None:
    units = polars.DataFrame(
        {"code": ["P", "D1"], "name": ["Tỉnh P", "Huyện 1"], "kind": ["province", "district"],
         "parent": [None, "P"], "valid_from": [None, YEAR.first_day], "valid_to": [None, None]}
    )  # fmt: skip
    tree = thads.Units.from_arrow(units)
    assert tree.findings.ok
    found = tree.find("D1", YEAR.first_day)
    assert found is not None
    assert (found.name, found.parent, found.valid_from) == ("Huyện 1", "P", YEAR.first_day)
    targets = thads.Targets.from_arrow(
        pa.table(
            {"unit": ["P"], "year": [2024], "measure": ["cases"], "value": [Decimal("83.35")],
             "comparator": ["above"], "valid_from": [None], "document": ["QĐ 1"]}
        )
    )  # fmt: skip
    assert targets.findings.ok
    assert targets.find("P", 2024, "cases", YEAR.last_day) == (Decimal("83.35"), "above")


# --- Results.

MEASURES = fold.MEASURES
KEYS = fold.KEYS


@pytest.fixture
def wide() -> list[dict[str, object]]:
    """What a tally of the thirty cases is as columns, by the oracle."""
    cases = fold.read_cases(KNOWN_ANSWER / "cases.csv")
    events = fold.read_events(KNOWN_ANSWER / "events.csv")
    rows = []
    for key, cell in fold.tally(cases, events, 2024, 12, KEYS).items():
        row: dict[str, object] = dict(zip(KEYS, key, strict=True))
        for measure in MEASURES:
            row[f"{measure}_cases"], money = cell[measure]
            row[f"{measure}_money"] = Decimal(money)
        rows.append(row)
    return rows


def in_order(rows: list[dict[str, Any]]) -> list[list[tuple[str, object]]]:
    return sorted((sorted(row.items()) for row in rows), key=str)


FRAMES: dict[str, Callable[[object], list[dict[str, Any]]]] = {
    "polars": lambda t: polars.DataFrame(t).to_dicts(),
    "pyarrow": lambda t: pa.table(t).to_pylist(),
    "pyarrow reader": lambda t: pa.RecordBatchReader.from_stream(t).read_all().to_pylist(),
    "duckdb": lambda t: duckdb.sql("from t").to_arrow_table().to_pylist(),
    "nanoarrow": lambda t: [
        dict(zip([f.name for f in nanoarrow.Schema(t).fields], row, strict=True))
        for row in nanoarrow.ArrayStream(t).iter_tuples()
    ],
}
if hasattr(pandas.DataFrame, "from_arrow"):  # pandas 3
    FRAMES["pandas"] = lambda t: pandas.DataFrame.from_arrow(t).to_dict("records")
else:
    FRAMES["pandas"] = lambda t: pa.table(t).to_pandas().to_dict("records")


@pytest.mark.parametrize("frame", FRAMES)
def test_tallies_are_dataframes_as_often_as_one_likes(
    frame: str, wide: list[dict[str, object]]
) -> None:
    tally = known_answer().tally(YEAR)
    for _ in range(2):
        assert in_order(FRAMES[frame](tally)) == in_order(wide)


@pytest.mark.parametrize("frame", FRAMES)
def test_tables_are_dataframes_as_often_as_one_likes(frame: str) -> None:
    table = known_answer().tally(YEAR, ["unit"]).table()
    expected = (KNOWN_ANSWER / "expected_2024_12.csv").read_text("utf-8").splitlines()[1:]
    for _ in range(2):
        rows = FRAMES[frame](table)
        assert [",".join(str(value) for value in row.values()) for row in rows] == expected
        assert rows == list(table)


def test_types_of_a_tally(tally: thads.Tally) -> None:
    schema = pa.schema(tally)
    assert schema.names == KEYS + [f"{m}_{of}" for m in MEASURES for of in ("cases", "money")]
    for field in schema:
        ending = field.name.rpartition("_")[2]
        wanted = {"cases": pa.int64(), "money": pa.decimal128(38, 0)}
        assert field.type == (pa.string() if field.name in KEYS else wanted[ending])
        assert not field.nullable
    assert pa.table(tally).schema == schema
    assert dict(polars.DataFrame(tally).schema) == {
        name: polars.String if name in KEYS
        else polars.Int64 if name.endswith("_cases")
        else polars.Decimal(38, 0)
        for name in schema.names
    }  # fmt: skip
    assert set(map(str, duckdb.sql("from tally").types)) == {"VARCHAR", "BIGINT", "DECIMAL(38,0)"}


def test_types_of_a_table(folder: Folder) -> None:
    report = folder.register().tally(YEAR).report(
        units=folder.units(), targets=folder.targets(), root="P"
    )
    table = report.indicators("en")
    schema = pa.schema(table)
    assert schema.names == table.columns
    types = {field.name: str(field.type) for field in schema}
    assert types["unit"] == types["target_met"] == "string"
    assert types["accepted"] == types["resolved"] == "decimal128(38, 0)"
    assert types["rate"] == types["target"] == types["over_target"] == "decimal128(38, 2)"
    assert schema.field("rate").metadata[b"thads:title_en"]
    rows = {(r["unit"], r["quantity"]): r for r in pa.table(table).to_pylist()}
    assert rows["P", "cases"]["rate"] == Decimal("66.67")
    assert rows["P", "money"]["over_target"] == Decimal("-6.15")
    assert rows["D2", "cases"]["target"] is None  # a district without a target


def test_a_tally_without_cells_has_its_types() -> None:
    nothing = thads.Register.from_arrow(text_table(CASES), text_table(EVENTS)).tally(
        thads.Period(2010)
    )
    frame = pa.table(nothing)
    assert (frame.num_rows, frame.schema.field("finished_money").type) == (0, pa.decimal128(38, 0))
    assert polars.DataFrame(nothing.table()).height == 0


def test_the_schema_comes_first_and_nothing_else_is_read(tally: thads.Tally) -> None:
    assert pa.schema(tally) == pa.schema(tally)
    reader = pa.RecordBatchReader.from_stream(tally)
    assert reader.schema == pa.schema(tally)
    assert sum(batch.num_rows for batch in reader) == len(tally) == 4
    assert isinstance(tally, thads.ArrowStream)
    assert isinstance(tally.table(), thads.ArrowStream)


def test_a_result_is_input_too(folder: Folder) -> None:
    """A table of filed figures that thads itself gave."""
    regime = thads.Regime.builtin("TT05-2024")
    counted = folder.register().tally(YEAR, ["unit", "officer"])
    table = counted.table("en")
    renamed = pa.table(table).rename_columns(["unit", "officer", "column", "count", "money"])
    filed = thads.Filed.from_arrow(renamed, regime, YEAR)
    assert filed.findings.ok
    assert filed.tally().totals() == counted.totals()
