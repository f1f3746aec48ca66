# SPDX-License-Identifier: Apache-2.0
"""Arrow data that are wrong, fail midway or lie, and objects used after their owner is gone."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
import textwrap
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pandas
import polars
import pyarrow as pa
import pytest
from conftest import CASES, EVENTS, YEAR, Folder, known_answer, text_table, with_column

import thads

CASE_ROWS = text_table(CASES)
EVENT_ROWS = text_table(EVENTS)
read = thads.Register.from_arrow


def cases_with(name: str, values: list[Any], type: pa.DataType | None = None) -> pa.Table:
    return with_column(CASE_ROWS, name, pa.array(values, type))


class Stream:
    """Rows that give this capsule, whatever it is."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


class Batch:
    def __init__(self, capsules: Any) -> None:
        self.capsules = capsules

    def __arrow_c_array__(self, requested_schema: object = None) -> Any:
        return self.capsules


def a_batch() -> tuple[object, object]:
    capsules: tuple[object, object] = CASE_ROWS.to_batches()[0].__arrow_c_array__()
    return capsules


class TestColumns:
    @pytest.mark.parametrize("name", CASE_ROWS.column_names)
    def test_a_missing_column_of_cases(self, name: str) -> None:
        with pytest.raises(thads.ArgumentError, match=f'"cases": .*missing: "{name}"'):
            read(CASE_ROWS.drop_columns(name), EVENT_ROWS)

    def test_missing_columns_of_events(self) -> None:
        with pytest.raises(thads.ArgumentError, match='"events": .*missing: "date", "type"'):
            read(CASE_ROWS, EVENT_ROWS.drop_columns(["date", "type"]))

    def test_a_column_that_stands_there_twice(self) -> None:
        with pytest.raises(thads.ArgumentError, match='"amount" stands there twice'):
            read(CASE_ROWS.append_column("amount", CASE_ROWS["amount"]), EVENT_ROWS)

    TYPES = [
        ("amount", pa.float64(), "int64 or to a decimal"),
        ("amount", pa.float32(), "int64 or to a decimal"),
        ("amount", pa.float16(), "int64 or to a decimal"),
        ("amount", pa.bool_(), "int64 or to a decimal"),
        ("amount", pa.binary(), "int64 or to a decimal"),
        ("amount", pa.duration("s"), "int64 or to a decimal"),
        ("amount", pa.list_(pa.int64()), "int64 or to a decimal"),
        ("amount", pa.dictionary(pa.int8(), pa.float64()), "string"),
        ("accepted", pa.int64(), "date32"),
        ("accepted", pa.float64(), "date32"),
        ("accepted", pa.time64("us"), "date32"),
        ("accepted", pa.timestamp("s", "Asia/Ho_Chi_Minh"), "date32"),
        ("unit", pa.int64(), "string"),
        ("unit", pa.struct([("code", pa.string())]), "string"),
        ("case_id", pa.binary(), "string"),
        ("flags", pa.list_(pa.string()), "string"),
    ]

    @pytest.mark.parametrize(("name", "type", "advice"), TYPES, ids=lambda x: str(x))
    def test_types_that_do_not_suit(self, name: str, type: pa.DataType, advice: str) -> None:
        rows = with_column(CASE_ROWS, name, pa.nulls(4, type))
        with pytest.raises(thads.ArgumentError, match=f'"cases", column "{name}".*{advice}'):
            read(rows, EVENT_ROWS)

    def test_floats_of_dataframes(self) -> None:
        """pandas makes floats of integers with a gap, which is how money is lost."""
        amounts = [1000, None, 500, 300]
        frames = [
            CASE_ROWS.to_pandas().assign(amount=amounts),
            polars.DataFrame(CASE_ROWS).with_columns(polars.col("amount").cast(polars.Float64)),
        ]
        for frame in frames:
            with pytest.raises(thads.ArgumentError, match='column "amount".*int64'):
                read(frame, EVENT_ROWS)

    def test_targets_and_units_too(self) -> None:
        target = {
            "unit": ["P"], "year": [2024], "measure": ["cases"], "value": [83.35],
            "comparator": [None], "valid_from": [None], "document": [None],
        }  # fmt: skip
        with pytest.raises(thads.ArgumentError, match='"targets", column "value"'):
            thads.Targets.from_arrow(pa.table(target))
        findings = thads.Units.from_arrow(pa.table({"code": ["P"]})).findings
        assert (findings[0]["rule"], findings[0]["file"]) == ("column_missing", "units")

    @pytest.mark.parametrize(
        ("columns", "number", "given"),
        [
            ("from,to,date,kind,share", "share", lambda t, r, u: thads.Successions.from_arrow(t, u)),
            ("unit,date,posts_assigned,posts_filled", "posts_filled",
             lambda t, r, u: thads.Staff.from_arrow(t, u)),
            ("case_id,date,value", "value", lambda t, r, u: thads.Assets.from_arrow(t, r)),
            ("criterion,figure,comparator,threshold,points", "points",
             lambda t, r, u: thads.Points.from_arrow(t)),
            ("unit,key,value,from,to", "value", lambda t, r, u: thads.Attributes.from_arrow(t, u)),
            ("code,name_vi,name_en,applies_to", "code", lambda t, r, u: thads.Grounds.from_arrow(t)),
        ],
        ids=lambda x: x if isinstance(x, str) and "," not in x else "",
    )  # fmt: skip
    def test_tables_beside_a_register_too(
        self, columns: str, number: str, given: Callable[..., Any], folder: Folder
    ) -> None:
        names = columns.split(",")
        table = pa.table({n: pa.array(["1"]) for n in names})
        floats = with_column(table, number, pa.array([0.5]))
        about = folder.register(), folder.units()
        with pytest.raises(thads.ArgumentError, match=f'column "{number}"'):
            given(floats, *about)
        without = given(table.drop_columns(names[0]), *about)
        assert not without.findings.ok
        assert given(table.slice(0, 0), *about).findings.ok
        with pytest.raises(thads.ArgumentError, match="no Arrow data"):
            given(columns, *about)


# A column of cases with a wrong value in its third row, and the rule it breaks.
VALUES: list[tuple[str, list[Any], pa.DataType | None, str]] = [
    ("initiation", ["ex_officio"] * 2 + ["green"] + ["ex_officio"], None, "code_unknown"),
    ("judgment_type", ["civil"] * 2 + [None] + ["civil"], None, "value_missing"),
    ("unit", ["D1", "D1", None, "D2"], None, "value_missing"),
    ("case_id", ["1", "2", None, "4"], None, "value_missing"),
    ("accepted", ["2024-01-10"] * 2 + ["2024-02-30"] + ["2022-12-01"], None, "date_invalid"),
    ("accepted", [0, 0, 5, 0], pa.timestamp("s"), "date_invalid"),
    ("accepted", [0, 0, 1, 0], pa.timestamp("ns", "UTC"), "date_invalid"),
    ("accepted", [0, 0, 3600_000, 0], pa.date64(), "date_invalid"),
    ("accepted", [0, 0, -(2**31), 0], pa.date32(), "date_invalid"),
    ("accepted", [0, 0, 2**63 - 1, 0], pa.timestamp("s"), "date_invalid"),
    ("amount", [1, 2, -3, 4], None, "amount_invalid"),
    ("amount", [1, 2, 2**64 - 1, 4], pa.uint64(), "amount_invalid"),
    ("amount", [Decimal(10)] * 2 + [Decimal("1.5")] * 2, None, "amount_invalid"),
    ("amount", [Decimal(10)] * 2 + [10**38 - 1] * 2, pa.decimal128(38, 0), "amount_invalid"),
    ("amount", [Decimal(10)] * 2 + [10**70] * 2, pa.decimal256(76, 0), "amount_invalid"),
    ("amount", ["1", "2", "NaN", "4"], None, "amount_invalid"),
    ("amount", ["1", "2", "inf", "4"], None, "amount_invalid"),
    ("amount", ["1", "2", "1e3", "4"], None, "amount_invalid"),
    ("amount", ["1", "2", "1.000", "4"], None, "amount_invalid"),
    ("flags", [None, None, "credit|green", None], None, "code_unknown"),
    ("officer", [None, None, "a\0b", None], None, "nul_byte"),
]
COLUMNS = [
    pytest.param(name, pa.array(values, type), rule, id=f"{name}-{values[2]}")
    for name, values, type, rule in VALUES
]
DICTIONARIES = [
    pytest.param(name, column.dictionary_encode(), rule, id=f"{column[2]} in a dictionary")
    for name, column, rule in (param.values for param in COLUMNS)
    if column.type == pa.string()
]


class TestValues:
    @pytest.mark.parametrize(("name", "column", "rule"), [*COLUMNS, *DICTIONARIES])
    def test_each_is_a_finding_with_row_and_column(
        self, name: str, column: pa.Array, rule: str
    ) -> None:
        register = read(with_column(CASE_ROWS, name, column), EVENT_ROWS)
        finding = register.findings.where(file="cases", line=Decimal(3))[0]
        assert (finding["rule"], finding["severity"]) == (rule, "error")
        assert finding["field"] == name or rule == "nul_byte"
        with pytest.raises(thads.RegisterError, match="yields no figures"):
            register.tally(YEAR)

    def test_the_error_names_the_row(self) -> None:
        register = read(cases_with("amount", ["1000", None, "x", "300"]), EVENT_ROWS)
        with pytest.raises(thads.RegisterError) as raised:
            register.tally(YEAR)
        assert (raised.value.file, raised.value.line) == ("cases", 3)
        assert 'the first, in amount: "x"' in str(raised.value)

    @pytest.mark.parametrize("kind", ["pandas", "Categorical", "Enum"])
    def test_categories_with_unknown_values(self, kind: str) -> None:
        words = ["ex_officio", "on_request", "green", "ex_officio"]
        rows = cases_with("initiation", words)
        frame: Any
        if kind == "pandas":
            frame = rows.to_pandas().astype({"initiation": "category"})
        else:
            to = polars.Categorical() if kind == "Categorical" else polars.Enum(sorted(set(words)))
            frame = polars.DataFrame(rows).with_columns(polars.col("initiation").cast(to))
        (finding,) = read(frame, EVENT_ROWS).findings.where(rule="code_unknown")
        assert (finding["line"], finding["field"]) == (3, "initiation")
        assert '"green"' in str(finding["message_en"])

    def test_categories_that_no_row_has_do_not_matter(self) -> None:
        codes = pandas.Categorical(
            ["ex_officio", "on_request", "ex_officio", "ex_officio"],
            categories=["green", "ex_officio", "on_request"],
        )
        frame = CASE_ROWS.to_pandas().assign(initiation=codes)
        assert read(frame, EVENT_ROWS).findings.ok

    def test_text_that_is_no_utf8(self) -> None:
        offsets, data = pa.py_buffer(bytes(20)), pa.py_buffer(b"")
        good = pa.Array.from_buffers(pa.string(), 4, [None, offsets, data])
        assert read(with_column(CASE_ROWS, "officer", good), EVENT_ROWS).findings.ok
        offsets = pa.array([0, 1, 2, 3, 4], pa.int32()).buffers()[1]
        bad = pa.Array.from_buffers(pa.string(), 4, [None, offsets, pa.py_buffer(b"O\xffOO")])
        findings = read(with_column(CASE_ROWS, "officer", bad), EVENT_ROWS).findings
        assert [f["line"] for f in findings.where(rule="utf8_invalid")] == [2]
        assert findings.errors == 1

    def test_lenient_sets_bad_cases_aside(self) -> None:
        register = read(cases_with("amount", [1000, None, -5, 300]), EVENT_ROWS, lenient=True)
        assert register.set_aside == (1, 0)
        with pytest.raises(thads.ArgumentError, match="read from files"):
            register.write_rejects("rejects.csv")

    def test_a_row_that_is_null_as_a_whole(self) -> None:
        columns = [column.combine_chunks() for column in CASE_ROWS.columns]
        mask = pa.array([False, True, False, False])
        rows = pa.StructArray.from_arrays(columns, CASE_ROWS.column_names, mask=mask)
        with pytest.raises(thads.ArgumentError, match='"cases", batch 1: a row is null'):
            read(rows, EVENT_ROWS)


class TestStreams:
    @pytest.mark.parametrize("rows", [None, 5, "cases.csv", {}, [], object(), b""], ids=repr)
    def test_objects_without_arrow(self, rows: Any) -> None:
        kind = type(rows).__name__
        with pytest.raises(thads.ArgumentError, match=f"cases: .*type {kind} has no Arrow data"):
            read(rows, EVENT_ROWS)
        with pytest.raises(thads.ArgumentError, match="events: .*polars, DuckDB or pandas"):
            read(CASE_ROWS, rows)

    def test_arrow_that_is_no_table(self) -> None:
        for rows in (pa.array([1, 2]), pa.chunked_array([["a"]]), polars.Series([1])):
            with pytest.raises(thads.ArgumentError, match='"cases": .*pass a table'):
                read(rows, EVENT_ROWS)

    def test_none_as_published_figures(self) -> None:
        with pytest.raises(thads.ArgumentError, match="figures: .*NoneType"):
            thads.check_published(None)  # type: ignore[arg-type]

    @pytest.mark.parametrize("rows_before", [0, 1, 3])
    def test_a_stream_that_fails_midway(self, rows_before: int) -> None:
        def batches() -> Iterator[pa.RecordBatch]:
            for _ in range(rows_before):
                yield EVENT_ROWS.to_batches()[0]
            raise ValueError("the line was cut")

        reader = pa.RecordBatchReader.from_batches(EVENT_ROWS.schema, batches())
        with pytest.raises(thads.FileError, match='"events".*the line was cut'):
            read(CASE_ROWS, reader)

    def test_a_stream_that_is_another_table_midway(self) -> None:
        def batches() -> Iterator[pa.RecordBatch]:
            yield EVENT_ROWS.to_batches()[0]
            yield CASE_ROWS.to_batches()[0]

        reader = pa.RecordBatchReader.from_batches(EVENT_ROWS.schema, batches())
        with pytest.raises(thads.ThadsError, match='"events"'):
            read(CASE_ROWS, reader)

    def test_a_reader_is_read_once(self) -> None:
        reader = CASE_ROWS.to_reader()
        assert len(read(reader, EVENT_ROWS)) == 4
        again = read(reader, EVENT_ROWS)  # pyarrow gives an empty stream
        assert len(again) == 0
        with pytest.raises(thads.RegisterError, match="no case with this id"):
            again.tally(YEAR)

    def test_a_capsule_is_read_once(self) -> None:
        rows = Stream(CASE_ROWS.__arrow_c_stream__())
        assert len(read(rows, EVENT_ROWS)) == 4
        with pytest.raises(thads.ArgumentError, match='"cases".*released or read before'):
            read(rows, EVENT_ROWS)

    def test_one_capsule_for_both(self) -> None:
        rows = Stream(CASE_ROWS.__arrow_c_stream__())
        with pytest.raises(thads.ArgumentError, match='"events".*released or read before'):
            read(rows, rows)

    def test_a_batch_is_read_once(self) -> None:
        assert_survives("""
            rows = Batch(a_batch())
            assert len(read(rows, EVENT_ROWS)) == 4
            with pytest.raises(thads.ArgumentError, match="cases.*released or read before"):
                read(rows, EVENT_ROWS)
        """)

    def test_a_batch_that_somebody_else_took(self) -> None:
        assert_survives("""
            capsules = a_batch()
            pa.RecordBatch._import_from_c_capsule(*capsules)
            with pytest.raises(thads.ArgumentError, match="cases.*released or read before"):
                read(Batch(capsules), EVENT_ROWS)
        """)

    @pytest.mark.parametrize(
        "capsule",
        [None, 5, "stream", CASE_ROWS.schema.__arrow_c_schema__(), a_batch()[1]],
        ids=lambda x: type(x).__name__,
    )
    def test_capsules_of_the_wrong_kind(self, capsule: object) -> None:
        with pytest.raises(thads.ArgumentError, match="cases: no capsule.*arrow_array_stream"):
            read(Stream(capsule), EVENT_ROWS)

    @pytest.mark.parametrize(
        "capsules",
        [None, 5, (), (1,), (1, 2), (1, 2, 3), a_batch()[::-1], (a_batch()[0], None)],
        ids=["None", "int", "none", "one", "two", "three", "turned round", "no array"],
    )
    def test_pairs_that_are_none(self, capsules: object) -> None:
        with pytest.raises(thads.ArgumentError, match="cases: "):
            read(Batch(capsules), EVENT_ROWS)

    def test_an_object_that_raises(self) -> None:
        class Raising:
            def __arrow_c_stream__(self, requested_schema: object = None) -> object:
                raise LookupError("nothing today")

        with pytest.raises(LookupError, match="nothing today"):
            read(Raising(), EVENT_ROWS)

    def test_streams_are_released_whatever_happens(self) -> None:
        class Alive:
            pass

        watched = []

        def batches(keep: object) -> Iterator[pa.RecordBatch]:
            yield CASE_ROWS.to_batches()[0]

        for events in (EVENT_ROWS, EVENT_ROWS.drop_columns("date"), 5):
            alive = Alive()
            watched.append(weakref.ref(alive))
            reader = pa.RecordBatchReader.from_batches(CASE_ROWS.schema, batches(alive))
            try:
                read(reader, events)
            except thads.ArgumentError:
                pass
            del reader, alive
        gc.collect()
        assert [reference() for reference in watched] == [None] * 3


def assert_survives(code: str) -> None:
    """Runs code in an interpreter of its own, so that a crash is seen as one."""
    program = "from test_bad_arrow import *\n" + textwrap.dedent(code)
    path = [entry for entry in sys.path if entry]
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys; sys.path[:0] = {path!r}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


class TestLifetimes:
    def test_results_outlive_their_register(self) -> None:
        register = known_answer()
        findings, tally = register.findings, register.tally(YEAR, ["unit"])
        explained = register.explain(YEAR, "finished")
        case = register.case(0)
        del register
        gc.collect()
        assert findings.ok and len(findings) == len(list(findings))
        assert len(explained.to_csv().splitlines()) == 1 + len(explained)
        assert case["case_id"] == "01/QĐ-THADS"
        assert tally.explain("finished")["case_id"] == explained["case_id"]

    def test_streams_outlive_their_tables(self) -> None:
        tally = known_answer().tally(YEAR, ["unit"])
        table = tally.table()
        expected = pa.table(table), pa.table(tally)
        streams = [Stream(table.__arrow_c_stream__()), Stream(tally.__arrow_c_stream__())]
        schema = table.__arrow_c_schema__()
        frames = [polars.DataFrame(table), polars.DataFrame(tally)]
        del table, tally
        gc.collect()
        for stream, frame, table in zip(streams, frames, expected, strict=True):
            assert pa.table(stream) == table
            assert frame.to_arrow().to_pylist() == table.to_pylist()
        assert pa.Schema._import_from_c_capsule(schema) == expected[0].schema

    def test_streams_that_nobody_reads_are_released(self) -> None:
        table = known_answer().tally(YEAR).table()
        for _ in range(100):
            table.__arrow_c_stream__()
            table.__arrow_c_schema__()
        half_read = pa.RecordBatchReader.from_stream(table)
        half_read.read_next_batch()
        del half_read, table
        gc.collect()

    def test_a_register_outlives_its_rows(self) -> None:
        def rows(table: pa.Table) -> pa.RecordBatchReader:
            return pa.table(table.to_pydict(), table.schema).to_reader()

        register = read(rows(CASE_ROWS), rows(EVENT_ROWS))
        gc.collect()
        rubbish = [b"\xff" * 200 for _ in range(10_000)]
        assert [register.case(i)["case_id"] for i in range(4)] == list("1234")
        assert len(rubbish) == 10_000

    def test_garbage_collection_in_callbacks(self) -> None:
        def collect(done: int, total: int) -> None:
            cycle: list[object] = []
            cycle.append(cycle)
            gc.collect()

        register = thads.Register.from_arrow(
            CASE_ROWS, EVENT_ROWS.take([0] * 70_000), progress=collect, lenient=True
        )
        assert len(register) + register.set_aside[0] == 4
        tally = known_answer().tally(YEAR, threads=2, progress=collect)
        assert tally == known_answer().tally(YEAR)

    def test_the_register_may_go_while_it_is_counted(self) -> None:
        class Holder:
            def __init__(self) -> None:
                self.register: thads.Register | None = known_answer()

            def drop(self, done: int, total: int) -> None:
                self.register = None
                gc.collect()

        holder = Holder()
        assert holder.register is not None
        assert holder.register.tally(YEAR, progress=holder.drop) == known_answer().tally(YEAR)
        assert holder.register is None

    def test_streams_of_python_need_the_interpreter_while_it_is_free(self) -> None:
        """A generator of Python inside of work that has let go of the interpreter's lock."""

        def batches() -> Iterator[pa.RecordBatch]:
            for batch in EVENT_ROWS.to_batches(max_chunksize=1):
                gc.collect()
                yield batch

        reader = pa.RecordBatchReader.from_batches(EVENT_ROWS.schema, batches())
        assert read(CASE_ROWS, reader).tally(YEAR) == read(CASE_ROWS, EVENT_ROWS).tally(YEAR)


class TestThreads:
    def test_tallies_at_once(self) -> None:
        register = known_answer()
        periods = [thads.Period(2024, months) for months in range(1, 13)]
        alone = [register.tally(period, threads=1).to_bytes() for period in periods]
        with ThreadPoolExecutor(6) as pool:
            for _ in range(10):
                together = pool.map(lambda p: register.tally(p, threads=2).to_bytes(), periods)
                assert list(together) == alone

    def test_chapters_at_once(self) -> None:
        register = known_answer()
        chapters = {
            name: getattr(register, name)(YEAR)["age_bands" if name == "ageing" else name].to_csv()
            for name in ("ageing", "deadlines", "themes", "sizes")
        }
        with ThreadPoolExecutor(6) as pool:
            for name, expected in chapters.items():
                made = pool.map(lambda _, name=name: getattr(register, name)(YEAR), range(24))
                key = "age_bands" if name == "ageing" else name
                assert {chapter[key].to_csv() for chapter in made} == {expected}

    def test_one_table_read_at_once(self) -> None:
        """The columns of a result are made when they are first asked for."""
        for _ in range(20):
            tally = known_answer().tally(YEAR)
            start = threading.Barrier(4)

            def export(start: threading.Barrier = start, tally: thads.Tally = tally) -> pa.Table:
                start.wait()
                return pa.table(tally)

            with ThreadPoolExecutor(4) as pool:
                tables = [job.result() for job in [pool.submit(export) for _ in range(4)]]
            assert all(table == tables[0] for table in tables)

    def test_callbacks_of_several_threads(self) -> None:
        told: list[int] = []
        with ThreadPoolExecutor(4) as pool:
            jobs = [
                pool.submit(known_answer().tally, YEAR, progress=lambda d, t: told.append(t))
                for _ in range(16)
            ]
            assert len({job.result().to_bytes() for job in jobs}) == 1
        assert set(told) == {30}


class TestCopies:
    def test_a_tally_is_pickled(self, tally: thads.Tally) -> None:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(tally, protocol))
            assert again == tally and again.to_bytes() == tally.to_bytes()
            assert hash(again) == hash(tally)

    def test_a_period_is_pickled(self) -> None:
        assert pickle.loads(pickle.dumps(thads.Period(2024, 6))) == thads.Period(2024, 6)

    def test_an_error_is_pickled_with_its_place(self, folder: Folder) -> None:
        with pytest.raises(thads.RegisterError) as raised:
            folder.register(CASES.replace("civil", "green")).tally(YEAR)
        again = pickle.loads(pickle.dumps(raised.value))
        assert type(again) is thads.RegisterError
        assert (str(again), again.line) == (str(raised.value), 2)

    def test_a_register_is_not(self, register: thads.Register) -> None:
        with pytest.raises(TypeError, match="pickle"):
            pickle.dumps(register)

    @pytest.mark.parametrize("cut", [0, 1, 7, 8, 20, -1])
    def test_bytes_that_are_no_tally(self, tally: thads.Tally, cut: int) -> None:
        with pytest.raises(thads.CorruptError):
            thads.Tally.from_bytes(tally.to_bytes()[:cut])

    def test_every_changed_byte_is_noticed_or_harmless(self, tally: thads.Tally) -> None:
        data = tally.to_bytes()
        noticed = 0
        for at in range(len(data)):
            changed = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
            try:
                assert thads.Tally.from_bytes(changed).to_bytes() == changed
            except thads.CorruptError:
                noticed += 1
        assert noticed > 8
        with pytest.raises(thads.CorruptError):
            thads.Tally.from_bytes(data + b"\0")

    @pytest.mark.parametrize(
        "make",
        [
            lambda: thads.Tally.from_bytes("text"),  # type: ignore[arg-type]
            lambda: thads.Tally.from_bytes(None),  # type: ignore[arg-type]
            lambda: thads._core.Tally(),
            lambda: thads._core.Register(),
        ],
    )
    def test_objects_are_not_made_from_nothing(self, make: Callable[[], object]) -> None:
        with pytest.raises(TypeError):
            make()
