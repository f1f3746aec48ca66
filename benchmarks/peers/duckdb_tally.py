# SPDX-License-Identifier: Apache-2.0
"""The tally by DuckDB, with the query of duckdb_tally.sql."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from register import Period

if TYPE_CHECKING:
    import pyarrow


def sql_from(name: str, **values: str) -> str:
    """The text of an SQL file without its comment lines (which name the placeholders), with the
    values put in."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.lstrip().startswith("--"))
    for placeholder, value in values.items():
        text = text.replace("{" + placeholder + "}", value)
    return text


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def connect(threads: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET threads = {threads}")
    return connection


def open_files(cases: str, events: str, threads: int) -> duckdb.DuckDBPyConnection:
    connection = connect(threads)
    connection.execute(sql_from("duckdb_load.sql", cases=quoted(cases), events=quoted(events)))
    return connection


def open_arrow(
    cases: pyarrow.Table, events: pyarrow.Table, threads: int
) -> duckdb.DuckDBPyConnection:
    connection = connect(threads)
    connection.register("cases", cases)
    connection.register("event_rows", events)
    connection.execute("CREATE TABLE events AS SELECT * FROM event_rows")  # for its row numbers
    return connection


def tally(
    connection: duckdb.DuckDBPyConnection, period: Period, by: list[str]
) -> duckdb.DuckDBPyConnection:
    query = sql_from("duckdb_tally.sql", first_day=f"DATE '{period.first_day}'",
                     last_day=f"DATE '{period.last_day}'", keys="".join(key + ", " for key in by))
    return connection.execute("CREATE TABLE tally AS " + query)


def write_csv(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("COPY tally TO '/dev/stdout' (HEADER)")
