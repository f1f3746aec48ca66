# SPDX-License-Identifier: Apache-2.0
"""The register of cases and events."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from . import _core
from ._ages import Ages
from ._chapter import About, Chapter
from ._errors import ArgumentError
from ._input import Dates, Path, Rows, csv_file
from ._loaded import Core, Loaded
from ._looks import framed, grouped, pairs
from ._numbers import Number
from ._progress import Progress, listening
from ._table import Findings, Language, Table
from ._tables import Assets, Attributes, DeadlineRules, Grounds, Points, Staff, Successions
from ._tally import Tally
from ._threads import thread_count
from ._time import Period
from ._units import Targets, Units

if TYPE_CHECKING:
    from typing_extensions import Unpack

Key = Literal["unit", "officer", "initiation", "judgment_type", "flags"]
"""What the cells of a tally are keyed by."""

KEYS: tuple[Key, ...] = ("unit", "officer", "initiation", "judgment_type", "flags")


class Register:
    """Cases and their events, read and validated.

    ``len(register)`` is the number of cases (việc). Bad data never raise: they are ``findings``.
    With errors among them the register yields no figures, unless it was read ``lenient``: then bad
    cases are set aside whole, and counted.
    """

    def __init__(
        self,
        core: _core.Register,
        inputs: tuple[_core.TableInput, ...] = (),
        grounds: Grounds | None = None,
    ) -> None:
        self._core = core
        self._inputs = inputs
        self._grounds = grounds

    @classmethod
    def read_csv(
        cls,
        cases: Path,
        events: Path,
        *,
        grounds: Grounds | None = None,
        delimiter: str = ",",
        dates: Dates = "iso",
        lenient: bool = False,
        findings_limit: int = 1_000_000,
        progress: Progress = None,
    ) -> Register:
        """Reads two files of UTF-8 with a line of column names each, in any order.

        Parameters
        ----------
        cases
            case_id, unit, officer, initiation, judgment_type, accepted, amount (đồng), source,
            flags.
        events
            case_id, date, type, amount (đồng), ground, unit, officer.
        grounds
            The list in which the grounds of events must stand; by default the built-in one.
        delimiter
            A comma, a semicolon or a tab.
        dates
            ``"iso"`` (2024-09-30) or ``"day_first"`` (30/09/2024).
        lenient
            Set bad cases aside whole instead of refusing figures.
        findings_limit
            Findings that are listed; all are counted.
        progress
            A bar (see ``thads.Progress``), or a function of bytes done and bytes in all.

        Raises
        ------
        FileError
            When a file cannot be read.
        RegisterError
            When `grounds` has errors.
        CancelledError
            When `progress` returned False. Ctrl-C raises KeyboardInterrupt.
        """
        inputs = csv_file(cases, delimiter, dates), csv_file(events, delimiter, dates)
        with listening(progress, "reading", "B") as listener:
            core = _core.Register.read_files(
                *inputs, _core_of(grounds), lenient, findings_limit, listener
            )
        return cls(core, inputs, grounds)

    @classmethod
    def from_arrow(
        cls,
        cases: Rows,
        events: Rows,
        *,
        grounds: Grounds | None = None,
        dates: Dates = "iso",
        lenient: bool = False,
        findings_limit: int = 1_000_000,
        progress: Progress = None,
    ) -> Register:
        """Reads the same columns from anything with ``__arrow_c_stream__`` or ``__arrow_c_array__``:
        pyarrow, polars, pandas (2.2 or newer, with pyarrow), DuckDB relations, nanoarrow, …

        No text is copied on the way but case ids, and no text of a dictionary (categories) is
        looked at more than once. Null stands for an empty field, rows count from 1. Money is
        integers or decimals, days are dates or timestamps at midnight; either may be text. Floating
        point is refused: cast it to what it means.

        Raises
        ------
        ArgumentError
            When a column is missing or of a type that does not suit; it names the column.
        FileError
            When a stream fails on the way.
        CorruptError
            When a stream breaks the Arrow format.
        """
        with listening(progress, "reading", " rows") as listener:
            core = _core.Register.read_arrow(
                cases, events, dates, _core_of(grounds), lenient, findings_limit, listener
            )
        return cls(core, grounds=grounds)

    def __len__(self) -> int:
        return self._core.size

    @property
    def event_count(self) -> int:
        """Events of all cases."""
        return self._core.events

    @property
    def memory(self) -> int:
        """Bytes of memory that the register takes."""
        return self._core.memory

    @property
    def set_aside(self) -> tuple[int, int]:
        """Cases with an error that were left out whole, and records of no known case."""
        return self._core.set_aside

    @property
    def findings(self) -> Findings:
        """What validation found, by file and line; messages in Vietnamese and English."""
        errors, _, _ = self._core.count_findings()
        return Findings(self._core.findings(), errors)

    def case(self, index: int) -> dict[str, Any]:
        """A case with its events, by its number from 0: codes, dates, amounts in đồng (int)."""
        return self._core.case(index)

    def check_units(self, units: Units) -> Table:
        """Findings on cases and events of units that `units` lacks on their day."""
        return Table(self._core.check_units(units._core))

    def write_rejects(self, path: Path) -> None:
        """Writes the records that were set aside, every line as it was, with the rules broken.

        Only of a register read from files; of Arrow data the findings name the rows.
        """
        if not self._inputs:
            raise ArgumentError("only a register read from files has lines to write as rejects")
        with open(os.fspath(path), "w", encoding="utf-8", newline="") as file:
            file.write(self._core.rejects(*self._inputs))

    def tally(
        self,
        period: Period,
        by: Iterable[Key] = KEYS,
        *,
        threads: int | None = None,
        progress: Progress = None,
    ) -> Tally:
        """Counts the cases of a period.

        Parameters
        ----------
        period
            The months counted, from 1 October.
        by
            What the cells are keyed by.
        threads
            1 to 1024, by default as many as there are processors; the result never depends on it.
        progress
            A bar, or a function of cases done and cases in all.

        Raises
        ------
        RegisterError
            When the register has errors; it names the first and its place.

        Source: the counting rules of docs/counting-rules.md.
        """
        with listening(progress, "counting", " cases") as listener:
            core = _core.Tally.count(
                self._core, period._core, list(by), thread_count(threads), listener
            )
        return Tally(core, self)

    def explain(
        self,
        period: Period,
        measure: str,
        *,
        unit: str | None = None,
        officer: str | None = None,
        initiation: str | None = None,
        judgment_type: str | None = None,
        flags: str | None = None,
        lang: Literal["vi", "en"] = "vi",
    ) -> Table:
        """The cases behind a figure, what each adds, and the event that decided.

        Parameters that are None match everything; ``flags`` are joined by ``|``.
        """
        core = self._core.explain(
            period._core, measure, unit, officer, initiation, judgment_type, flags, lang
        )
        return Table(core)

    # --- Chapters.

    def ages(
        self, period: Period, *, threads: int | None = None, progress: Progress = None
    ) -> Ages:
        """How old the cases of a period are and how long they took, to be added up or asked.

        Raises RegisterError when the register has errors. Source: docs/stock-and-ageing.md.
        """
        with listening(progress, "counting", " cases") as listener:
            return Ages(
                _core.Ages.count(self._core, period._core, thread_count(threads), listener)
            )

    def ageing(
        self,
        period: Period,
        *,
        bands: Iterable[str] = (),
        standard: str = "1y",
        **about: Unpack[About],
    ) -> Chapter:
        """Stock and flow, ages, backlog, durations, and how many cases stay unfinished.

        Tables ``stock_flow``, ``flow_indicators``, ``age_bands``, ``age_backlog``,
        ``age_percentiles`` and ``survival``: việc, đồng, days, percent.

        Parameters
        ----------
        period
            The months counted, from 1 October.
        bands
            The ages up to which the bands reach, such as ``["60d", "6m", "1y"]``, ascending; by
            default 6 months, 1, 2, 3, 5 and 10 years.
        standard
            Older cases are backlog.
        about
            units, successions, root, lang, threads, progress: see ``thads.About``.

        Raises
        ------
        ParseError
            When an age does not read like ``"60d"``, ``"6m"`` or ``"2y"``.
        ArgumentError
            When the bands do not ascend.

        Source: docs/stock-and-ageing.md.
        """
        return self._chapter(period, about, lambda s: s.ageing(list(bands), standard))

    def deadlines(
        self, period: Period, *, rules: DeadlineRules | None = None, **about: Unpack[About]
    ) -> Chapter:
        """Which steps were done within the time that the law allows.

        Tables ``deadlines`` (by step, with the limits in force) and ``deadlines_by_unit``: steps,
        percent on time, calendar days late. `rules` are by default those of
        ``DeadlineRules.builtin()``; for `about` see ``thads.About``.

        Source: docs/deadlines.md.
        """
        by = rules or DeadlineRules.builtin()
        return self._chapter(period, about, lambda s: s.deadlines(by._core))

    def late_steps(
        self, period: Period, *, rules: DeadlineRules | None = None, **about: Unpack[About]
    ) -> Table:
        """The steps that ``deadlines`` counts as late, case by case, with the days late.

        ``done`` is None for a step that was not done by the end of the period.
        """
        by = rules or DeadlineRules.builtin()
        with self._scope(period, **about) as scope:
            return Table(scope.late_steps(by._core))

    def conditions(
        self, period: Period, *, grounds: Grounds | None = None, **about: Unpack[About]
    ) -> Chapter:
        """Flows between with and without conditions, and what keeps cases from being enforced.

        Tables ``condition_matrix``, ``conditions_by_unit``, ``obstacles``, ``obstacles_cases`` and
        ``obstacles_money``: việc and đồng. `grounds` gives the names of grounds, by default the
        list that the register was read with; for `about` see ``thads.About``.

        Source: docs/conditions-and-obstacles.md.
        """
        names = _core_of(grounds or self._grounds)
        return self._chapter(period, about, lambda s: s.conditions(names))

    def sizes(
        self,
        period: Period,
        *,
        bands: Iterable[int] = (),
        largest: int = 10,
        assets: Assets | None = None,
        **about: Unpack[About],
    ) -> Chapter:
        """Figures by size of case, the largest cases, recovery by year of acceptance.

        Parameters
        ----------
        period
            The months counted, from 1 October.
        bands
            Upper bounds in đồng, ascending, each belonging to the band below it; by default 10,
            100 and 500 million, 1, 10 and 100 billion.
        largest
            How many of the largest cases are shown.
        assets
            Verified values: adds ``money_base``, the money that can be enforced as far as they
            reach. It is analytic, not official.
        about
            units, successions, root, lang, threads, progress: see ``thads.About``.

        Raises
        ------
        ArgumentError
            When the bands do not ascend.

        Source: docs/sizes-and-themes.md.
        """
        values = _core_of(assets)
        return self._chapter(period, about, lambda s: s.sizes(list(bands), largest, values))

    def themes(self, period: Period, **about: Unpack[About]) -> Chapter:
        """Figures of corruption, credit, budget and other cases, in việc, đồng and percent.

        Table ``themes``, whose rows overlap, and ``theme_<code>`` by unit for each. For `about`
        see ``thads.About``. Source: docs/sizes-and-themes.md.
        """
        return self._chapter(period, about, lambda s: s.themes())

    def flagged_cases(self, period: Period, **about: Unpack[About]) -> Table:
        """The hardship and merit cases that are reported to the steering committee, one a row."""
        with self._scope(period, **about) as scope:
            return Table(scope.flagged_cases())

    def staff(
        self,
        period: Period,
        *,
        staff: Staff,
        attributes: Attributes | None = None,
        **about: Unpack[About],
    ) -> Chapter:
        """Posts, work and results for each officer in post, and results by attribute.

        Tables ``posts``, ``per_post_at_end``, ``per_post_on_average`` and ``by_attribute``: việc
        and đồng for each filled post, percent. None is an official indicator. Raises ArgumentError
        without ``units``; for `about` see ``thads.About``.

        Source: docs/staffing.md.
        """
        _require_units(about, "posts are those of units")
        given = _core_of(attributes)
        return self._chapter(period, about, lambda s: s.staff(staff._core, given))

    def compare_units(
        self,
        period: Period,
        *,
        targets: Targets | None = None,
        over_dispersion: Literal["none", "multiplicative", "additive"] = "none",
        months_back: int = 0,
        baselines: Iterable[tuple[date, date]] = (),
        month_target: Number | None = None,
        points: Points | None = None,
        **about: Unpack[About],
    ) -> Chapter:
        """The units below the root compared fairly, and each with itself month by month.

        Tables ``funnel``, ``mix_adjusted`` and ``ranks``; with `months_back` also
        ``control_chart`` and ``control_limits``; with `points` also ``scores``. Rates of cases, in
        percent. Counts and rates are exact; columns marked ≈ are approximate, to two decimals.

        Parameters
        ----------
        period
            The months counted, from 1 October.
        targets
            What scores of ``over_target`` are held against.
        over_dispersion
            How limits of the funnel are widened when units vary more than chance.
        months_back
            Control charts of so many last months of the period, at most 240; 0 for none.
        baselines
            First and last day of the months that give the limits from then on; by default one
            baseline of all months.
        month_target
            Percent to be resolved in each month, held against the limits.
        points
            A scheme to score the units by.
        about
            units, successions, root, lang, threads, progress: see ``thads.About``.

        Raises
        ------
        RangeError
            When `months_back` is not from 0 to 240.
        ArgumentError
            When baselines overlap or are out of order.

        Source: docs/fair-comparison.md.
        """
        return self._chapter(
            period,
            about,
            lambda s: s.compare_units(
                _core_of(targets),
                over_dispersion,
                months_back,
                list(baselines),
                month_target,
                _core_of(points),
            ),
        )

    def outlook(
        self,
        period: Period,
        *,
        targets: Targets | None = None,
        years_back: int = 5,
        **about: Unpack[About],
    ) -> Chapter:
        """The pace to the targets of the year, and what coming years may bring.

        Tables ``pace``, ``estimates`` and ``past_errors``: việc, đồng, percent. What is needed is
        rounded up. Nothing estimated is official. Estimates rest on the last `years_back` full
        years (1 to 100); name none of which the register holds only a part. Raises RangeError for
        other years and ArgumentError without ``units``; for `about` see ``thads.About``.

        Source: docs/outlook.md.
        """
        _require_units(about, "an outlook is one of units")
        return self._chapter(period, about, lambda s: s.outlook(_core_of(targets), years_back))

    def _chapter(
        self, period: Period, about: About, make: Callable[[_core.Scope], _core.Chapter]
    ) -> Chapter:
        with self._scope(period, **about) as scope:
            return Chapter(make(scope), about.get("lang", "vi"))

    @contextmanager
    def _scope(
        self,
        period: Period,
        *,
        units: Units | None = None,
        successions: Successions | None = None,
        root: str = "",
        lang: Language = "vi",
        threads: int | None = None,
        progress: Progress = None,
    ) -> Iterator[_core.Scope]:
        with listening(progress, "counting", " cases") as listener:
            yield _core.Scope(
                self._core,
                period._core,
                _core_of(units),
                _core_of(successions),
                root,
                lang,
                thread_count(threads),
                listener,
            )

    def _summary(self) -> list[tuple[str, object]]:
        errors, warnings, notes = self._core.count_findings()
        cases, records = self.set_aside
        return [
            ("Việc", grouped(len(self))),
            ("Sự kiện", grouped(self.event_count)),
            ("Lỗi", grouped(errors)),
            ("Cảnh báo", grouped(warnings)),
            ("Ghi chú", grouped(notes)),
            ("Việc để riêng", grouped(cases)),
            ("Bản ghi để riêng", grouped(records)),
            ("Bộ nhớ", f"{grouped(self.memory // 1000)} kB"),
        ]

    def __repr__(self) -> str:
        errors, warnings, _ = self._core.count_findings()
        return (
            f"Register({len(self)} cases, {self.event_count} events, {errors} errors, "
            f"{warnings} warnings)"
        )

    def _repr_html_(self) -> str:
        return framed(pairs("Sổ thụ lý thi hành án", self._summary()))


def _core_of(table: Loaded[Core] | None) -> Core | None:
    return None if table is None else table._core


def _require_units(about: About, why: str) -> None:
    if about.get("units") is None:
        raise ArgumentError(f"{why}: pass units=…")
