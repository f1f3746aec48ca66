# SPDX-License-Identifier: Apache-2.0
"""Statistics of civil judgment enforcement in Viet Nam (thi hành án dân sự).

Exact, explainable and canonical: counts in việc, money in đồng, rates in percent, differences of
rates in percentage points; no binary floating point anywhere near them.

    register = thads.Register.read_csv("cases.csv", "events.csv")   # or .from_arrow(cases, events)
    register.findings                                               # bad data are findings
    tally = register.tally(thads.Period(2024, 12))                  # 1 Oct 2023 to 30 Sep 2024
    tally.rate("cases")                                             # Decimal('83.85')
    tally.indicators(units=units, targets=targets)                  # a table; so is every result
    tally.form("01"), tally.check(), tally.explain("finished")
    print(tally.narrate(lang="vi"))

Tables are Arrow data: polars.DataFrame(table), pyarrow.table(table), duckdb.sql("from table").

    about = {"units": units, "successions": successions}            # of every chapter
    register.ageing(thads.Period(2024), **about).plot.pyramid()     # also deadlines, outlook, …
    tally.seal(label="final", inputs={"cases": "cases.csv"}).write("2024.edition")

Reading
    Register, Units, Targets, Filed, Regime, Successions, Staff, Attributes, Assets, Grounds,
    Points, DeadlineRules, Dockets
Counting and results
    Period, Tally, Ages, Report, Table, Chapter, Narrative, Edition, check_published
Numbers and days
    parse_number, format_number, number_words, round_number, divide, percent, allocate, Interval,
    WorkCalendar, statistical_year
Errors
    ThadsError and its subclasses, each also of the natural built-in kind
"""

from __future__ import annotations

from . import _core
from ._ages import Ages
from ._chapter import About, Chapter, Tables
from ._claims import Claims, check_published
from ._dockets import Dockets
from ._edition import Diff, Edition, Input
from ._errors import (
    ArgumentError,
    CancelledError,
    CorruptError,
    CoverageError,
    CurrencyError,
    DivisionError,
    FileError,
    InexactError,
    InternalError,
    LimitError,
    MismatchError,
    NotFoundError,
    NumberOverflowError,
    NumberTypeError,
    OutOfMemoryError,
    ParseError,
    RangeError,
    RegisterError,
    ThadsError,
    UnknownCodeError,
)
from ._input import ArrowArray, ArrowStream
from ._numbers import (
    Interval,
    allocate,
    divide,
    format_number,
    number_words,
    parse_number,
    percent,
    round_number,
)
from ._progress import Progress
from ._regime import Regime
from ._register import Key, Register
from ._report import Assessment, Checks, Comparison, Narrative, Report
from ._table import Findings, Table
from ._tables import (
    Assets,
    Attributes,
    DeadlineRules,
    Grounds,
    Points,
    Staff,
    Succession,
    Successions,
)
from ._tally import Figure, Filed, Ratio, Tally
from ._time import Period, WorkCalendar, statistical_year
from ._units import Targets, Unit, Units

__version__: str = _core.__version__

MEASURES: dict[str, str] = dict(_core.measures())
"""The measures of a tally, with their Vietnamese names."""

__all__ = [
    "About",
    "Ages",
    "ArgumentError",
    "ArrowArray",
    "ArrowStream",
    "Assessment",
    "Assets",
    "Attributes",
    "CancelledError",
    "Chapter",
    "Checks",
    "Claims",
    "Comparison",
    "CorruptError",
    "CoverageError",
    "CurrencyError",
    "DeadlineRules",
    "Diff",
    "DivisionError",
    "Dockets",
    "Edition",
    "Figure",
    "FileError",
    "Filed",
    "Findings",
    "Grounds",
    "InexactError",
    "Input",
    "InternalError",
    "Interval",
    "Key",
    "LimitError",
    "MEASURES",
    "MismatchError",
    "Narrative",
    "NotFoundError",
    "NumberOverflowError",
    "NumberTypeError",
    "OutOfMemoryError",
    "ParseError",
    "Period",
    "Points",
    "Progress",
    "RangeError",
    "Ratio",
    "Regime",
    "Register",
    "RegisterError",
    "Report",
    "Staff",
    "Succession",
    "Successions",
    "Table",
    "Tables",
    "Tally",
    "Targets",
    "ThadsError",
    "Unit",
    "Units",
    "UnknownCodeError",
    "WorkCalendar",
    "allocate",
    "check_published",
    "divide",
    "format_number",
    "number_words",
    "parse_number",
    "percent",
    "round_number",
    "statistical_year",
]
