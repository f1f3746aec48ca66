# SPDX-License-Identifier: Apache-2.0
"""Reports: key figures, targets, forms, comparisons, checks and text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from . import _core
from ._chapter import Chapter, Tables
from ._looks import framed
from ._regime import Regime
from ._table import Language, Table
from ._tables import Successions
from ._tally import Tally
from ._time import Period
from ._units import Quantity, Targets, Units

if TYPE_CHECKING:
    from ._plot import Plots


class Checks(Table):
    """Checks of the figures, a row each."""

    def __init__(self, core: _core.Table, passed: bool) -> None:
        super().__init__(core)
        self._passed = passed

    @property
    def passed(self) -> bool:
        """Whether no check failed; those that had nothing to compare do not matter."""
        return self._passed


class Comparison(NamedTuple):
    """A period against the same period last year."""

    columns: Table
    """việc and đồng: now, then, difference, growth in percent"""
    indicators: Table
    """rates in percent and their difference in points"""

    def __repr__(self) -> str:
        return f"{self.columns!r}\n{self.indicators!r}"

    def _repr_html_(self) -> str:
        return framed(self.columns._section(), self.indicators._section())


class Assessment(NamedTuple):
    """A rate against its target."""

    rate: Decimal | None
    """percent; None when nothing is with conditions"""
    target: Decimal | None
    """percent; None without a target"""
    over: Decimal | None
    """percentage points over the target"""
    outcome: str
    """met, not_met, no_rate or no_target; decided by the exact rate"""


class Narrative:
    """A text whose every number can be traced. ``str(narrative)`` is the text."""

    def __init__(self, core: _core.Narrative) -> None:
        self._core = core

    @property
    def text(self) -> str:
        """Paragraphs with an empty line between them."""
        return self._core.text

    @property
    def trace(self) -> Table:
        """For each number in the text: its words, exact value and formula."""
        return Table(self._core.trace())

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return framed(self._core.html())


class Report:
    """What is said of a period: of several years, with units and targets.

    Parameters
    ----------
    years
        Tallies of the same months of different years, the earliest first; the last is the period
        reported.
    units, targets, successions, root
        See ``Tally.report``.

    Raises
    ------
    RegisterError
        When a table has errors, `units` lacks a unit that was counted, or nobody succeeds to one.
    MismatchError
        When the years are out of order or of other months.
    NotFoundError
        When there is no unit `root`.
    """

    def __init__(
        self,
        years: Sequence[Tally],
        *,
        units: Units | None = None,
        targets: Targets | None = None,
        successions: Successions | None = None,
        root: str = "",
    ) -> None:
        self._years = list(years)
        self._units, self._targets, self._successions = units, targets, successions
        self._restated_on: date | None = None
        self._core = _core.Report(
            [year._core for year in self._years],
            None if units is None else units._core,
            None if targets is None else targets._core,
            None if successions is None else successions._core,
            root,
        )

    @property
    def period(self) -> Period:
        """The period reported."""
        return Period._of(self._core.period)

    @property
    def root(self) -> str:
        """The code of the unit reported on."""
        return self._core.root

    @property
    def root_name(self) -> str:
        """Its name, or its code when it has none."""
        return self._core.root_name

    def each_year(self) -> list[Report]:
        """A report on the same unit for each of the years alone."""
        return [self._of_year(year) for year in self._years]

    def _of_year(self, year: Tally) -> Report:
        alone = Report(
            [year],
            units=self._units,
            targets=self._targets,
            successions=self._successions,
            root=self.root,
        )
        return alone if self._restated_on is None else alone.restated(self._restated_on)

    def restated(self, on: date) -> Report:
        """The same report with every year on the units of the day `on`, so that years compare.

        Parts of a unit that was divided by share are estimates, and tables say so.

        Raises
        ------
        ArgumentError
            When the report was made without successions.
        NotFoundError
            When the unit reported on does not exist on that day.
        MismatchError
            When a unit would have to be taken apart into those that were merged in it.

        Source: docs/agencies-in-time.md.
        """
        other = copy(self)
        other._core = self._core.restated(on)
        other._restated_on = on
        return other

    def readings(self, on: date, lang: Language = "vi") -> Tables:
        """The comparison with last year in two readings, side by side.

        As published, each year by its own units; and restated, both on the units of the day `on`.
        Newly accepted, resolved and rate, in việc, đồng and percent. Raises like ``restated``.
        """
        return Tables(self._core.readings(on, lang))

    def indicators(self, lang: Language = "vi") -> Table:
        """Key figures, a row for each unit: việc, đồng, percent and points."""
        return Table(self._core.kpi(lang))

    def tables(self, lang: Language = "vi") -> dict[str, Table]:
        """The chapters of a yearly report: key_figures, units, assessment, years, flow."""
        return {name: Table(core) for name, core in self._core.tables(lang)}

    def assess(self, of: Quantity = "cases", unit: str | None = None) -> Assessment:
        """The rate of a unit (by default the one reported on) against its target."""
        return Assessment(**self._core.assess(self.root if unit is None else unit, of))

    def form(self, id: str, regime: Regime | None = None, lang: Language = "vi") -> Table:
        """An official form, such as ``"01"``, under a regulation (None: the one in force)."""
        return Table(self._core.form(self._regime(regime)._core, id, lang))

    def formulas(self, id: str, regime: Regime | None = None, lang: Language = "vi") -> Table:
        """How each figure of a form comes about."""
        return Table(self._core.formulas(self._regime(regime)._core, id, lang))

    def compare(self, regime: Regime | None = None, lang: Language = "vi") -> Comparison:
        """Columns and indicators against the same period of the year before."""
        tables = self._core.comparison(self._regime(regime)._core, lang)
        return Comparison(*(Table(core) for _, core in tables))

    def check(
        self,
        regime: Regime | None = None,
        filed_totals: Tally | None = None,
        lang: Language = "vi",
    ) -> Checks:
        """Every check; `filed_totals` are figures that somebody else added up."""
        filed = None if filed_totals is None else filed_totals._core
        return Checks(*self._core.checks(self._regime(regime)._core, filed, lang))

    def narrate(
        self,
        lang: Language = "vi",
        *,
        press_points: bool = False,
        words: bool = False,
        sentences: str | None = None,
        chapters: Iterable[Chapter] = (),
    ) -> Narrative:
        """The period in words.

        Parameters
        ----------
        press_points
            Say "%" of differences of rates, as newspapers do, and not "điểm phần trăm".
        words
            Say numbers of việc and đồng in words too, in brackets.
        sentences
            A template of your own (docs/narrative.md).
        chapters
            Chapters of the same unit and period, to be spoken of too: what ``Register.deadlines``,
            ``ageing``, ``conditions`` and ``themes`` make.

        Raises
        ------
        MismatchError
            When a chapter is about another unit or period.
        """
        cores = [chapter._core for chapter in chapters]
        return Narrative(self._core.narrate(lang, press_points, words, sentences, cores))

    @property
    def plot(self) -> Plots:
        """Charts of this report: ``.rates()``, ``.targets()``, ``.years()``."""
        from ._plot import Plots

        return Plots(self)

    def _regime(self, regime: Regime | None) -> Regime:
        return Regime.in_force(self.period.last_day) if regime is None else regime

    def __repr__(self) -> str:
        return f"Report({self.root_name}, {self.period.label('en')})"

    def _repr_html_(self) -> str:
        return framed(*(table._section() for table in self.tables().values()))
