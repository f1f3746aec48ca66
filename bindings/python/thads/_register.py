# SPDX-License-Identifier: Apache-2.0
"""The register of cases and events."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Literal

from . import _core
from ._errors import ArgumentError
from ._input import Dates, Path, Rows, csv_file
from ._looks import framed, grouped, pairs
from ._progress import Progress, listening
from ._table import Findings, Table
from ._tally import Tally
from ._time import Period
from ._units import Units

Key = Literal["unit", "officer", "initiation", "judgment_type", "flags"]
"""What the cells of a tally are keyed by."""

KEYS: tuple[Key, ...] = ("unit", "officer", "initiation", "judgment_type", "flags")


class Register:
    """Cases and their events, read and validated.

    ``len(register)`` is the number of cases (việc). Bad data never raise: they are ``findings``.
    With errors among them the register yields no figures, unless it was read ``lenient``: then bad
    cases are set aside whole, and counted.
    """

    def __init__(self, core: _core.Register, inputs: tuple[_core.TableInput, ...] = ()) -> None:
        self._core = core
        self._inputs = inputs

    @classmethod
    def read_csv(
        cls,
        cases: Path,
        events: Path,
        *,
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
        CancelledError
            When `progress` returned False. Ctrl-C raises KeyboardInterrupt.
        """
        inputs = csv_file(cases, delimiter, dates), csv_file(events, delimiter, dates)
        with listening(progress, "reading", "B") as listener:
            core = _core.Register.read_files(*inputs, lenient, findings_limit, listener)
        return cls(core, inputs)

    @classmethod
    def from_arrow(
        cls,
        cases: Rows,
        events: Rows,
        *,
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
                cases, events, dates, lenient, findings_limit, listener
            )
        return cls(core)

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
        count = threads if threads is not None else min(os.cpu_count() or 1, 64)
        with listening(progress, "counting", " cases") as listener:
            core = _core.Tally.count(self._core, period._core, list(by), count, listener)
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
