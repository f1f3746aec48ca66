# SPDX-License-Identifier: Apache-2.0
"""The tree of agencies, and their targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from . import _core
from ._input import Dates, Path, Rows, csv_file
from ._loaded import Loaded

Quantity = Literal["cases", "money"]
"""What a rate is of: việc or tiền."""


class Unit(NamedTuple):
    """A row of the table of units: an agency from one day to another."""

    code: str
    name: str
    kind: str
    """nation, province, district, region, military or other"""
    parent: str
    """the code of the unit above; empty for none"""
    valid_from: date
    valid_to: date


class Units(Loaded[_core.Units]):
    """The tree of agencies (``units.csv``: code, name, kind, parent, valid_from, valid_to)."""

    @classmethod
    def read_csv(cls, path: Path, *, delimiter: str = ",", dates: Dates = "iso") -> Units:
        """Reads a file. Bad rows are findings; a file that cannot be read raises FileError."""
        return cls(_core.Units.read(csv_file(path, delimiter, dates)))

    @classmethod
    def from_arrow(cls, rows: Rows) -> Units:
        """Reads a dataframe of any library that has Arrow data."""
        return cls(_core.Units.read(_core.TableInput.rows(rows, "units")))

    def find(self, code: str, on: date) -> Unit | None:
        """The unit with this code on a day, or None."""
        found = self._core.find(code, on)
        return None if found is None else Unit(*found)

    def is_within(self, code: str, above: str, on: date) -> bool:
        """Whether the unit is `above` or lies below it on a day."""
        return self._core.is_within(code, above, on)

    def __iter__(self) -> Iterator[Unit]:
        return (Unit(*row) for row in self._core.rows())

    def __len__(self) -> int:
        return len(self._core.rows())

    def __repr__(self) -> str:
        return f"Units({len(self)} rows)"


class Targets(Loaded[_core.Targets]):
    """Targets (``targets.csv``: unit, year, measure, value, comparator, valid_from, document).

    Values are in percent; the comparator is at_least (the default) or above.
    """

    @classmethod
    def read_csv(cls, path: Path, *, delimiter: str = ",", dates: Dates = "iso") -> Targets:
        """Reads a file. Bad rows are findings; a file that cannot be read raises FileError."""
        return cls(_core.Targets.read(csv_file(path, delimiter, dates)))

    @classmethod
    def from_arrow(cls, rows: Rows) -> Targets:
        """Reads a dataframe of any library that has Arrow data."""
        return cls(_core.Targets.read(_core.TableInput.rows(rows, "targets")))

    def find(self, unit: str, year: int, of: Quantity, on: date) -> tuple[Decimal, str] | None:
        """The target in force on a day: its percent and comparator, or None."""
        return self._core.find(unit, year, of, on)

    def __repr__(self) -> str:
        return "Targets()"
