# SPDX-License-Identifier: Apache-2.0
"""What agencies count besides cases."""

from __future__ import annotations

from . import _core
from ._chapter import Tables
from ._input import Dates, Path, Rows, csv_file
from ._loaded import Loaded
from ._regime import Regime
from ._report import Checks
from ._table import Language, Table
from ._time import Period
from ._units import Units


class Dockets(Loaded[_core.Dockets]):
    """Requests, coercion, complaints, visits, inspections, claims, administrative judgments.

    Items of ``dockets.csv`` (item, docket, unit, subject, opened, decided, outcome and, if it has
    them, people, amount, duplicate_of, officer) under the codes of a regulation; ``len(dockets)``
    is their number. In every table P0 + I = R + P1: what was open or opened is decided or open.

    In every method `root` is the unit to report on, by default the one above all others. Each
    raises RegisterError when the table has errors.

    Source: docs/dockets.md; the codes of the built-in forms 06 to 12 are reconstructed.
    """

    @classmethod
    def read_csv(
        cls,
        path: Path,
        regime: Regime,
        units: Units,
        *,
        delimiter: str = ",",
        dates: Dates = "iso",
    ) -> Dockets:
        """Reads a file and holds it against `regime` and `units`.

        Bad rows are findings. Raises NotFoundError when the regulation describes no dockets,
        RegisterError when `units` have errors, FileError for a file that cannot be read.
        """
        return cls(_core.Dockets.read(csv_file(path, delimiter, dates), regime._core, units._core))

    @classmethod
    def from_arrow(cls, rows: Rows, regime: Regime, units: Units) -> Dockets:
        """Reads a dataframe of any library that has Arrow data."""
        table = _core.TableInput.rows(rows, "dockets")
        return cls(_core.Dockets.read(table, regime._core, units._core))

    @property
    def forms(self) -> list[str]:
        """The ids of the forms of the regulation."""
        return self._core.forms

    def tables(self, period: Period, *, root: str = "", lang: Language = "vi") -> Tables:
        """Every docket by unit, named by its id: counts of items, people and đồng."""
        return Tables(self._core.tables(period._core, root, lang))

    def form(self, id: str, period: Period, *, root: str = "", lang: Language = "vi") -> Table:
        """An official form, such as ``"08"``; raises NotFoundError with those that there are."""
        return Table(self._core.form(id, period._core, root, lang))

    def check(self, period: Period, *, root: str = "", lang: Language = "vi") -> Checks:
        """The identities of every docket, in every row of its form."""
        return Checks(*self._core.checks(period._core, root, lang))

    def __len__(self) -> int:
        return self._core.size

    def __repr__(self) -> str:
        return f"Dockets({len(self)} items)"
