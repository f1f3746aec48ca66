# SPDX-License-Identifier: Apache-2.0
"""Tables that callers give: paths of CSV files, or anything with Arrow data."""

from __future__ import annotations

import os
from typing import Literal, Protocol, runtime_checkable

from . import _core

Path = str | os.PathLike[str]

Dates = Literal["iso", "day_first"]
"""How dates are written: 2024-09-30, or 30/09/2024."""


@runtime_checkable
class ArrowStream(Protocol):
    """A table of pyarrow, polars, pandas, DuckDB, nanoarrow, …: anything with this method."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


@runtime_checkable
class ArrowArray(Protocol):
    """A single batch of rows."""

    def __arrow_c_array__(
        self, requested_schema: object | None = None
    ) -> tuple[object, object]: ...


Rows = ArrowStream | ArrowArray


def csv_file(path: Path, delimiter: str, dates: Dates) -> _core.TableInput:
    return _core.TableInput.file(os.fspath(path), delimiter, dates)


def table_of(source: Path | Rows, name: str) -> _core.TableInput:
    """A small table from a path of a CSV file or from Arrow data."""
    if isinstance(source, (str, os.PathLike)):
        return csv_file(source, ",", "iso")
    return _core.TableInput.rows(source, name)
