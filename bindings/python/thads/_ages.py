# SPDX-License-Identifier: Apache-2.0
"""Ages and durations of cases, which add up over registers."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from . import _core
from ._chapter import Chapter
from ._progress import Progress
from ._table import Language
from ._tables import Successions
from ._tally import Figure, Tally
from ._time import Period
from ._units import Quantity, Units

Series = Literal[
    "open",
    "with_conditions",
    "closed",
    "at_start",
    "to_assigned",
    "to_notified",
    "to_verified",
    "to_collected",
    "to_paid_out",
]
"""What is measured in days (docs/stock-and-ageing.md): the ages of open cases, and of those with
conditions since they have them; of cases closed in the period, at the end and at its start; how
long after acceptance the first event of a kind came."""


class Ages:
    """How old the cases of a period are and how long they took, in days: exact histograms.

    A value: nothing changes it. ``a + b`` is of the cases of both, which must be of one period, so
    that ``sum(provinces)`` has the percentiles of the nation exactly; the order never matters.

    In every method `series` says what is measured, `state` picks the cases that a measure of the
    tally counts (such as ``"suspended"``), and `unit` those of one unit; None picks all, except
    that open cases are then without the separate book.

    Source: docs/stock-and-ageing.md.
    """

    def __init__(self, core: _core.Ages) -> None:
        self._core = core

    @classmethod
    def from_bytes(cls, data: bytes) -> Ages:
        """The ages that ``to_bytes`` wrote. Raises CorruptError for anything else."""
        return cls(_core.Ages.from_bytes(data))

    def to_bytes(self) -> bytes:
        """The ages in canonical bytes: equal ages give equal bytes, on any machine."""
        return self._core.to_bytes()

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return Ages.from_bytes, (self.to_bytes(),)

    @property
    def period(self) -> Period:
        """The months counted; open cases are as old as they are on its last day."""
        return Period._of(self._core.period)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ages):
            return NotImplemented
        return self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def __add__(self, other: Ages) -> Ages:
        if not isinstance(other, Ages):
            return NotImplemented
        return Ages(self._core.merge(other._core))

    def __radd__(self, other: int) -> Ages:
        if other == 0:  # where sum() begins
            return self
        return NotImplemented

    def histogram(
        self, series: Series = "open", *, state: str | None = None, unit: str | None = None
    ) -> dict[int, Figure]:
        """The cases (việc) and money (đồng) of each age in days, the youngest first."""
        rows = self._core.histogram(series, state, unit)
        return {days: Figure(cases, money) for days, cases, money in rows}

    def percentile(
        self,
        series: Series,
        p: int,
        *,
        of: Quantity = "cases",
        state: str | None = None,
        unit: str | None = None,
    ) -> int | None:
        """The smallest age in days such that at least `p` % of the cases are no older.

        By nearest rank: 50 is the median, 100 the greatest age. With ``of="money"`` it is of the
        đồng. None when there is nothing. Raises RangeError unless `p` is from 1 to 100.
        """
        return self._core.percentile(series, p, of, state, unit)

    def mean(
        self,
        series: Series = "open",
        *,
        of: Quantity = "cases",
        state: str | None = None,
        unit: str | None = None,
    ) -> Fraction | None:
        """The mean age in days, exactly; None when there is nothing.

        Means of closed cases rise when old ones are cleared.
        """
        return self._core.mean(series, of, state, unit)

    def chapter(
        self,
        tally: Tally,
        *,
        bands: Iterable[str] = (),
        standard: str = "1y",
        units: Units | None = None,
        successions: Successions | None = None,
        root: str = "",
        lang: Language = "vi",
        threads: int | None = None,
        progress: Progress = None,
    ) -> Chapter:
        """What ``Register.ageing`` says, of ages that were merged.

        Parameters
        ----------
        tally
            Of the same cases and period, keyed by unit: ``sum`` of the tallies of the provinces.
        bands, standard
            See ``Register.ageing``.
        units, successions, root, lang
            See ``thads.About``, whose other keywords are taken too; nothing is left to count.

        Raises
        ------
        MismatchError
            When `tally` is of another period or not keyed by unit.
        """
        core = self._core.chapter(
            tally._core,
            None if units is None else units._core,
            None if successions is None else successions._core,
            root,
            list(bands),
            standard,
            lang,
        )
        return Chapter(core, lang)

    def __repr__(self) -> str:
        cases = sum(figure.cases for figure in self.histogram().values())
        return f"Ages({self.period.label('en')}, {cases} open cases)"
