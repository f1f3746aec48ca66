# SPDX-License-Identifier: Apache-2.0
"""Tallies: the figures from which everything official is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from . import _core
from ._errors import ArgumentError
from ._input import Dates, Path, Rows, csv_file
from ._loaded import Loaded
from ._looks import framed
from ._numbers import Rounding, percent
from ._regime import Regime
from ._table import Language, Table
from ._tables import Successions
from ._time import Period
from ._units import Quantity, Targets, Units

if TYPE_CHECKING:
    from ._edition import Edition, Inputs, Label
    from ._plot import Plots
    from ._register import Register
    from ._report import Checks, Comparison, Narrative, Report


class Figure(NamedTuple):
    """A measure: how many cases (việc), and how much money (đồng)."""

    cases: int
    money: int


class Ratio(NamedTuple):
    """An indicator: both parts of its ratio, exactly, and its value as it is printed."""

    numerator: int
    denominator: int
    value: Decimal | None
    """None when the denominator is 0."""


class Tally:
    """The figures of a period, in cells keyed by unit, officer and so on.

    A value: nothing changes it. ``a + b`` is the tally of the cases of both, which must be of one
    period and keyed alike; the order never matters. ``len(tally)`` is the number of its cells.

    As Arrow data (``polars.DataFrame(tally)``) it has a row for each cell: a column of texts for
    each key, then ``<measure>_cases`` (int64) and ``<measure>_money`` (decimal, đồng).
    """

    def __init__(self, core: _core.Tally, register: Register | None = None) -> None:
        self._core = core
        self._register = register

    @classmethod
    def from_bytes(cls, data: bytes) -> Tally:
        """The tally that ``to_bytes`` wrote. Raises CorruptError for anything else."""
        return cls(_core.Tally.from_bytes(data))

    def to_bytes(self) -> bytes:
        """The tally in canonical bytes: equal tallies give equal bytes, on any machine."""
        return self._core.to_bytes()

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return Tally.from_bytes, (self.to_bytes(),)

    @property
    def period(self) -> Period:
        """The months counted."""
        return Period._of(self._core.period)

    @property
    def keys(self) -> list[str]:
        """What the cells are keyed by."""
        return self._core.keys

    @property
    def set_aside(self) -> tuple[int, int]:
        """Cases and records with errors that the figures leave out."""
        return self._core.set_aside

    def __len__(self) -> int:
        return self._core.size

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tally):
            return NotImplemented
        return self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def __add__(self, other: Tally) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(self._core.merge(other._core))

    def __radd__(self, other: int) -> Tally:
        if other == 0:  # where sum() begins
            return self
        return NotImplemented

    # --- Figures.

    def totals(self) -> dict[str, Figure]:
        """Every measure, added up over all cells."""
        return {name: Figure(*pair) for name, pair in self._core.totals().items()}

    def total(self, measure: str) -> Figure:
        """One measure, added up over all cells, such as ``"finished"``."""
        totals = self.totals()
        if measure not in totals:
            raise ArgumentError(f"measure {measure!r} is not one of {', '.join(totals)}")
        return totals[measure]

    def ratio(self, of: Quantity = "cases") -> Fraction | None:
        """Resolved over with conditions, exactly; None when nothing is with conditions.

        Source: Circulars 06/2019/TT-BTP and 05/2024/TT-BTP.
        """
        return self._core.rate(of)

    def rate(
        self, of: Quantity = "cases", decimals: int = 2, rounding: Rounding = "half_up"
    ) -> Decimal | None:
        """The same in percent, rounded once."""
        exact = self.ratio(of)
        if exact is None:
            return None
        return percent(exact.numerator, exact.denominator, decimals, rounding)

    def column(self, id: str, regime: Regime | None = None) -> Figure:
        """A column of a regulation (None: the one in force at the end of the period)."""
        return Figure(*self._core.column(self._regime(regime)._core, id))

    def indicator(
        self, id: str, of: Quantity = "cases", regime: Regime | None = None
    ) -> Ratio:
        """An indicator of a regulation, such as ``"R"``, in percent."""
        return Ratio(*self._core.indicator(self._regime(regime)._core, id, of))

    def table(self, lang: Language = "vi") -> Table:
        """A row for each cell and measure that is not zero: the keys, measure, count, money."""
        return Table(self._core.table(lang))

    def _regime(self, regime: Regime | None) -> Regime:
        return Regime.in_force(self.period.last_day) if regime is None else regime

    # --- Other tallies.

    def project(self, by: Iterable[str]) -> Tally:
        """The tally keyed by fewer keys."""
        return Tally(self._core.project(list(by)))

    def roll_up(self, units: Units, kind: str) -> Tally:
        """The tally by the units of a kind (``"province"``) above those that were counted.

        Raises RegisterError for a unit that `units` lacks on the last day of the period.
        """
        return Tally(self._core.roll_up(units._core, kind))

    def within(self, units: Units, root: str) -> Tally:
        """The cells of `root` and of the units below it."""
        return Tally(self._core.within(units._core, root))

    def restated(self, units: Units, successions: Successions, on: date | None = None) -> Tally:
        """The tally on the units of a day, keyed as before.

        On the last day of the period (None), what abolished units still hold goes to those that
        succeed them; on any other day, all figures are those of its units. A history that several
        units share is divided, so that a unit with a part of it has an estimate;
        ``Report.readings`` says which.

        Raises
        ------
        RegisterError
            For a unit that `units` lacks, and for one that nobody succeeds.
        MismatchError
            For a tally not keyed by unit, and for a unit that would have to be taken apart.

        Source: docs/agencies-in-time.md.
        """
        day = self.period.last_day if on is None else on
        return Tally(self._core.restated(units._core, successions._core, day))

    def consolidate(self, filed: Tally) -> Tally:
        """Counted cases and filed figures together, keyed by what both are keyed by."""
        return Tally(self._core.consolidate(filed._core))

    # --- Results.

    def report(
        self,
        *,
        previous: Tally | Sequence[Tally] = (),
        units: Units | None = None,
        targets: Targets | None = None,
        successions: Successions | None = None,
        root: str = "",
    ) -> Report:
        """Everything that is said of a period.

        Parameters
        ----------
        previous
            The same period of the year before, or of several years, the earliest first.
        units
            The tree of agencies; without it, all units stand side by side.
        targets
            Targets of the units.
        successions
            What became of units: figures of abolished ones go to their successors.
        root
            The unit to report on, by default the one above all that were counted.
        """
        from ._report import Report

        years = [previous] if isinstance(previous, Tally) else list(previous)
        return Report(
            [*years, self], units=units, targets=targets, successions=successions, root=root
        )

    def indicators(
        self,
        *,
        targets: Targets | None = None,
        units: Units | None = None,
        previous: Tally | Sequence[Tally] = (),
        root: str = "",
        lang: Language = "vi",
    ) -> Table:
        """Key figures by unit: accepted, with conditions, resolved, rate, target, growth.

        Counts in việc, money in đồng, rates and targets in percent, differences in points.
        """
        report = self.report(previous=previous, units=units, targets=targets, root=root)
        return report.indicators(lang)

    def compare(
        self,
        previous: Tally,
        *,
        regime: Regime | None = None,
        units: Units | None = None,
        root: str = "",
        lang: Language = "vi",
    ) -> Comparison:
        """Each column and each indicator of a regulation against the same period last year."""
        return self.report(previous=previous, units=units, root=root).compare(regime, lang)

    def form(
        self,
        id: str,
        *,
        regime: Regime | None = None,
        units: Units | None = None,
        root: str = "",
        lang: Language = "vi",
    ) -> Table:
        """An official form, such as ``"01"``, filled in."""
        return self.report(units=units, root=root).form(id, regime, lang)

    def check(
        self,
        *,
        regime: Regime | None = None,
        previous: Tally | Sequence[Tally] = (),
        units: Units | None = None,
        filed_totals: Tally | None = None,
        root: str = "",
        lang: Language = "vi",
    ) -> Checks:
        """Every check of the figures: identities, sums, form against form, year against year."""
        report = self.report(previous=previous, units=units, root=root)
        return report.check(regime, filed_totals, lang)

    def narrate(
        self,
        lang: Language = "vi",
        *,
        targets: Targets | None = None,
        units: Units | None = None,
        previous: Tally | Sequence[Tally] = (),
        root: str = "",
        sentences: str | None = None,
    ) -> Narrative:
        """The period in words, in the manner of official reports."""
        report = self.report(previous=previous, units=units, targets=targets, root=root)
        return report.narrate(lang, sentences=sentences)

    def explain(
        self,
        measure: str,
        *,
        unit: str | None = None,
        officer: str | None = None,
        initiation: str | None = None,
        judgment_type: str | None = None,
        flags: str | None = None,
        lang: Language = "vi",
    ) -> Table:
        """The cases behind a figure; only of a tally that ``Register.tally`` counted."""
        if self._register is None:
            raise ArgumentError(
                "this tally was not counted from a register here; use Register.explain"
            )
        return self._register.explain(
            self.period,
            measure,
            unit=unit,
            officer=officer,
            initiation=initiation,
            judgment_type=judgment_type,
            flags=flags,
            lang=lang,
        )

    def seal(
        self,
        *,
        label: Label,
        inputs: Inputs,
        regime: Regime | None = None,
        sealed: date | None = None,
        revises: Edition | None = None,
    ) -> Edition:
        """The figures as an edition, with what they were made from; ``.write(path)`` keeps it.

        Parameters
        ----------
        label
            ``"provisional"``, ``"final"`` or ``"revised"``.
        inputs
            What was counted, by name: ``{"cases": "cases.csv", "events": "events.csv"}``; paths of
            files, or their bytes. Only their sizes and digests (SHA-256) are kept.
        regime
            The regulation, by default the one in force at the end of the period.
        sealed
            The day to note as that of sealing; without it, nothing depends on the time.
        revises
            The edition whose place this one takes; a revised one must name it.

        Raises
        ------
        ArgumentError
            When a revised edition names none, or an input has no name.
        MismatchError
            When `revises` is of another period.

        Source: docs/editions.md.
        """
        from ._edition import sealed as sealed_edition

        return sealed_edition(self, self._regime(regime)._core, inputs, label, sealed, revises)

    @property
    def plot(self) -> Plots:
        """Charts: ``tally.plot.rates()``, ``.targets(...)``, ``.years(...)``."""
        from ._plot import Plots

        return Plots(self)

    # --- Looks and exchange.

    def __repr__(self) -> str:
        keys = ", ".join(self.keys) or "nothing"
        return f"Tally({self.period.label('en')}, {len(self)} cells by {keys})"

    def _repr_html_(self) -> str:
        report = self.report()
        return framed(report.tables()["flow"]._section())

    def __arrow_c_schema__(self) -> object:
        return self._core.arrow_schema()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._core.arrow_stream()


class Filed(Loaded[_core.Filed]):
    """Figures that offices filed, column by column of a regulation.

    Columns of the table: unit, officer, column, count, money and, if it has them, initiation,
    judgment_type and flags. A unit whose figures contradict one another is left out whole, with a
    finding.
    """

    @classmethod
    def read_csv(
        cls,
        path: Path,
        regime: Regime,
        period: Period,
        *,
        money_unit: int = 1,
        delimiter: str = ",",
        dates: Dates = "iso",
    ) -> Filed:
        """Reads a file; `money_unit` is how many đồng its money counts in (1, 1000, …)."""
        table = csv_file(path, delimiter, dates)
        return cls(_core.Filed.read(table, regime._core, period._core, money_unit))

    @classmethod
    def from_arrow(
        cls, rows: Rows, regime: Regime, period: Period, *, money_unit: int = 1
    ) -> Filed:
        """Reads a dataframe of any library that has Arrow data."""
        table = _core.TableInput.rows(rows, "filed")
        return cls(_core.Filed.read(table, regime._core, period._core, money_unit))

    def check_units(self, units: Units) -> None:
        """Leaves out units that `units` lacks on the last day of the period, with a finding."""
        self._core.check_units(units._core)

    def check_counted(self, counted: Tally) -> None:
        """Leaves out units that were counted too, with a finding."""
        self._core.check_counted(counted._core)

    def tally(self) -> Tally:
        """The figures of the units that were not left out."""
        return Tally(self._core.tally())

    def __repr__(self) -> str:
        return f"Filed({self._core.errors} errors)"
