# SPDX-License-Identifier: Apache-2.0
"""The tables beside a register: what became of units, posts, assets, grounds, points, limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Protocol

from . import _core
from ._input import Dates, Path, Rows, csv_file
from ._loaded import Core, Loaded
from ._units import Units

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._register import Register


class _Reader(Protocol):
    @staticmethod
    def read(table: _core.TableInput, units: _core.Units) -> Any: ...


class _OfUnits(Loaded[Core]):
    """A table that is held against the table of units."""

    _name: ClassVar[str]
    _reader: ClassVar[type[_Reader]]

    @classmethod
    def read_csv(
        cls, path: Path, units: Units, *, delimiter: str = ",", dates: Dates = "iso"
    ) -> Self:
        """Reads a file and holds it against `units`.

        Bad rows are findings. Raises FileError for a file that cannot be read, and RegisterError
        when `units` have errors.
        """
        return cls(cls._reader.read(csv_file(path, delimiter, dates), units._core))

    @classmethod
    def from_arrow(cls, rows: Rows, units: Units) -> Self:
        """Reads a dataframe of any library that has Arrow data."""
        return cls(cls._reader.read(_core.TableInput.rows(rows, cls._name), units._core))


class Succession(NamedTuple):
    """A row of the table of successions: what a unit gave to another."""

    unit: str
    """that ended or gave a part away"""
    successor: str
    day: date
    """from which on the share belongs to the successor"""
    kind: str
    """merge, rename, split or transfer"""
    share: Decimal
    """above 0, at most 1"""


class Successions(_OfUnits[_core.Successions]):
    """What became of units (``successions.csv``: from, to, date, kind, share).

    Iterating gives the rows, by unit and day. Source of the rules: docs/agencies-in-time.md.
    """

    _name = "successions"
    _reader = _core.Successions

    def successors(self, unit: str, since: date, on: date) -> dict[str, Decimal]:
        """What `unit`, as it was on the day `since`, has become by the day `on`.

        The units of that day with their shares of it, which add up to 1; the unit itself when
        nothing happened. Raises ArgumentError when `on` comes before `since`.
        """
        return dict(self._core.successors(unit, since, on))

    def __iter__(self) -> Iterator[Succession]:
        return (Succession(*row) for row in self._core.rows())

    def __len__(self) -> int:
        return self._core.size

    def __repr__(self) -> str:
        return f"Successions({len(self)} rows)"


class Staff(_OfUnits[_core.Staff]):
    """Posts of enforcement officers (``staff.csv``: unit, date, posts_assigned, posts_filled).

    A row holds from its date until the next one of its unit. Source: docs/staffing.md.
    """

    _name = "staff"
    _reader = _core.Staff

    def __len__(self) -> int:
        return self._core.size

    def __repr__(self) -> str:
        return f"Staff({len(self)} rows)"


class Attributes(_OfUnits[_core.Attributes]):
    """What is true of units (``attributes.csv``: unit, key, value, from, to).

    Keys and values are words of your own, such as ``evidence_store`` and ``yes``. Source:
    docs/staffing.md.
    """

    _name = "attributes"
    _reader = _core.Attributes

    def __len__(self) -> int:
        return self._core.size

    def __repr__(self) -> str:
        return f"Attributes({len(self)} rows)"


class Assets(Loaded[_core.Assets]):
    """Verified values of assets (``assets.csv``: case_id, date, value), held against a register.

    A value in đồng is of all assets behind a case, from its day on. Source:
    docs/sizes-and-themes.md.
    """

    @classmethod
    def read_csv(
        cls, path: Path, register: Register, *, delimiter: str = ",", dates: Dates = "iso"
    ) -> Assets:
        """Reads a file. Bad rows are findings; a file that cannot be read raises FileError."""
        return cls(_core.Assets.read(csv_file(path, delimiter, dates), register._core))

    @classmethod
    def from_arrow(cls, rows: Rows, register: Register) -> Assets:
        """Reads a dataframe of any library that has Arrow data."""
        return cls(_core.Assets.read(_core.TableInput.rows(rows, "assets"), register._core))

    def __len__(self) -> int:
        return self._core.size

    def __repr__(self) -> str:
        return f"Assets({len(self)} rows)"


class Grounds(Loaded[_core.Grounds]):
    """Why cases are not enforced (``grounds.csv``: code, name_vi, name_en, applies_to).

    ``Grounds.builtin()`` is the list that a register is read with when it is given no other.
    ``agreement`` and ``other`` stand in every list. Source: docs/conditions-and-obstacles.md.
    """

    @classmethod
    def builtin(cls) -> Grounds:
        """The built-in list."""
        return cls(_core.Grounds.builtin())

    @classmethod
    def read_csv(cls, path: Path, *, delimiter: str = ",", dates: Dates = "iso") -> Grounds:
        """Reads a file. Bad rows are findings; a file that cannot be read raises FileError."""
        return cls(_core.Grounds.read(csv_file(path, delimiter, dates)))

    @classmethod
    def from_arrow(cls, rows: Rows) -> Grounds:
        """Reads a dataframe of any library that has Arrow data."""
        return cls(_core.Grounds.read(_core.TableInput.rows(rows, "grounds")))

    def names(self, lang: Literal["vi", "en"] = "vi") -> dict[str, str]:
        """The codes of the grounds, with their names."""
        return dict(self._core.rows(lang))

    def __repr__(self) -> str:
        return f"Grounds({', '.join(self.names())})"


class Points(Loaded[_core.Points]):
    """A scheme of emulation: criteria with their points, and perhaps grades.

    The columns of both tables are those of docs/fair-comparison.md.
    """

    @classmethod
    def read_csv(
        cls,
        points: Path,
        grades: Path | None = None,
        *,
        delimiter: str = ",",
        dates: Dates = "iso",
    ) -> Points:
        """Reads the criteria and, if there is one, the file of the grades.

        Bad rows are findings; a file that cannot be read raises FileError.
        """
        of_grades = None if grades is None else csv_file(grades, delimiter, dates)
        return cls(_core.Points.read(csv_file(points, delimiter, dates), of_grades))

    @classmethod
    def from_arrow(cls, points: Rows, grades: Rows | None = None) -> Points:
        """Reads dataframes of any library that has Arrow data."""
        of_grades = None if grades is None else _core.TableInput.rows(grades, "grades")
        return cls(_core.Points.read(_core.TableInput.rows(points, "points"), of_grades))

    @property
    def criteria(self) -> list[str]:
        """The codes of the criteria."""
        return self._core.criteria

    @property
    def grades(self) -> list[str]:
        """The codes of the grades, by the file."""
        return self._core.grades

    def __repr__(self) -> str:
        return f"Points({', '.join(self.criteria)})"


class DeadlineRules:
    """How long the steps of enforcement may take, by the law of the day on which they start.

    ``DeadlineRules.builtin()`` has the limits of the Law on Civil Judgment Enforcement of 2008 as
    amended; those of Law 106/2025/QH15 were not found, so that steps from 1 July 2026 on have no
    limit. A table of your own is a JSON file. Sources, one for each limit: docs/deadlines.md.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.DeadlineRules) -> None:
        self._core = core

    @classmethod
    def builtin(cls) -> DeadlineRules:
        """The table that comes with thads."""
        return cls(_core.DeadlineRules.builtin())

    @classmethod
    def load(cls, path: Path) -> DeadlineRules:
        """Reads a file; raises ParseError with every mistake and its JSON path."""
        return cls(_core.DeadlineRules.load(os.fspath(path)))

    @classmethod
    def loads(cls, json: str) -> DeadlineRules:
        """Reads a text like such a file."""
        return cls(_core.DeadlineRules.read(json))

    @property
    def first_day(self) -> date:
        """The first day whose working days are known; steps that start before are not judged."""
        return self._core.first_day

    @property
    def last_day(self) -> date:
        """The last day whose working days are known; steps that are due later are not judged."""
        return self._core.last_day

    def steps(self, lang: Literal["vi", "en"] = "vi") -> dict[str, str]:
        """The ids of the steps, with their names."""
        return dict(self._core.steps(lang))

    def __repr__(self) -> str:
        return f"DeadlineRules({', '.join(self.steps())})"
