# SPDX-License-Identifier: Apache-2.0
"""Tables: what every result is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, overload

from . import _core
from ._looks import framed

Value = Decimal | str | None
"""What a cell holds: an exact number, a text, or None where there is no answer."""

Language = Literal["vi", "en"]


class Table:
    """Rows of exact numbers and texts under headings.

    A column holds numbers (``Decimal``) or texts (``str``) throughout; None stands where there is
    no answer, such as the rate of nothing. Counts are in việc, money is in đồng, rates and targets
    in percent, differences of rates in percentage points.

    Every dataframe library reads a table as it is, and as often as it likes:
    ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``duckdb.sql("from table")``,
    ``pandas.DataFrame.from_arrow(table)`` (pandas 3).

    ``len(table)`` is the number of rows, ``table["rate"]`` a column, ``table[0]`` a row as a dict,
    ``table[0, "rate"]`` a value; iterating gives the rows.
    """

    shown_rows = 60
    """Rows that a notebook or a terminal shows of a long table."""

    def __init__(self, core: _core.Table) -> None:
        self._core = core
        self._columns: dict[str, list[Value]] = {}

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._core.keys

    @property
    def headings(self) -> list[list[str]]:
        """For each column its headings as people read them, from the top down."""
        return self._core.headings

    @property
    def titles(self) -> list[str]:
        """The lines above the table."""
        return self._core.titles

    @property
    def notes(self) -> list[str]:
        """The lines below the table."""
        return self._core.notes

    def __len__(self) -> int:
        return self._core.size

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (self[i] for i in range(len(self)))

    def _place(self, key: str) -> int:
        keys = self.columns
        if key not in keys:
            raise KeyError(f"there is no column {key!r}; there are: {', '.join(keys)}")
        return keys.index(key)

    def _column(self, key: str) -> list[Value]:
        if key not in self._columns:
            self._columns[key] = self._core.values(self._place(key))
        return self._columns[key]

    @overload
    def __getitem__(self, key: str) -> list[Value]: ...
    @overload
    def __getitem__(self, key: int) -> dict[str, Value]: ...
    @overload
    def __getitem__(self, key: tuple[int, str]) -> Value: ...
    def __getitem__(self, key: str | int | tuple[int, str]) -> Any:
        if isinstance(key, str):
            return list(self._column(key))
        if isinstance(key, tuple):
            row, column = key
            return self._column(column)[row]
        return {column: self._column(column)[key] for column in self.columns}

    def where(self, **conditions: Value) -> list[dict[str, Value]]:
        """The rows whose columns have these values.

        Examples
        --------
        >>> table.where(unit="3000")[0]["cases_rate"]  # doctest: +SKIP
        Decimal('83.85')
        """
        return [
            row
            for i, row in enumerate(self)
            if all(self._column(key)[i] == value for key, value in conditions.items())
        ]

    def shown(self, row: int, column: str) -> str:
        """What people read in a cell: "1.234,50", or "–" where there is no answer."""
        if not -len(self) <= row < len(self):
            raise IndexError(f"there is no row {row} among {len(self)}")
        return self._core.shown(row % len(self), self._place(column))

    def to_text(self) -> str:
        """The table for a terminal."""
        return self._core.write("text")

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, delimiter: str = ",") -> str:
        """The table as CSV with the names of its columns; numbers in plain notation.

        With `path`, the text is written there too.
        """
        return self._save(self._core.write("csv", delimiter), path)

    def to_spreadsheet_csv(
        self, path: str | os.PathLike[str] | None = None, *, delimiter: str = ";"
    ) -> str:
        """CSV that spreadsheets open well: headings as people read them, a byte order mark, and no
        text that would run as a formula."""
        return self._save(self._core.write("spreadsheet", delimiter), path)

    def to_json(self, path: str | os.PathLike[str] | None = None) -> str:
        """The table with its titles, headings and notes as JSON; numbers as texts, so exact."""
        return self._save(self._core.write("json"), path)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """A page of HTML that needs nothing from outside and prints on A4."""
        return self._save(self._core.write("html"), path)

    @staticmethod
    def _save(text: str, path: str | os.PathLike[str] | None) -> str:
        if path is not None:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return text

    def __repr__(self) -> str:
        return self._core.write("text", rows=self.shown_rows)

    def _section(self) -> str:
        return self._core.write("section", rows=self.shown_rows)

    def _repr_html_(self) -> str:
        return framed(self._section())

    def __arrow_c_schema__(self) -> object:
        return self._core.arrow_schema()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._core.arrow_stream()


class Findings(Table):
    """What validation found: one row each, with file, line, byte column, case, field and rule."""

    def __init__(self, core: _core.Table, errors: int) -> None:
        super().__init__(core)
        self._errors = errors

    @property
    def errors(self) -> int:
        """Findings that bar figures, listed or not."""
        return self._errors

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and notes do not matter."""
        return self._errors == 0

    def __repr__(self) -> str:
        return super().__repr__() if len(self) else _NOTHING_FOUND

    def _section(self) -> str:
        return super()._section() if len(self) else f"<p>{_NOTHING_FOUND}</p>"


_NOTHING_FOUND = "Không có lỗi, cảnh báo hay ghi chú nào (no findings)."
