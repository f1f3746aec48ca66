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

Reading
    Register, Units, Targets, Filed, Regime
Counting and results
    Period, Tally, Report, Table, Narrative, check_published
Numbers and days
    parse_number, format_number, number_words, round_number, divide, percent, allocate, Interval,
    WorkCalendar, statistical_year
Errors
    ThadsError and its subclasses, each also of the natural built-in kind
"""

from __future__ import annotations

from . import _core
from ._claims import Claims, check_published
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
from ._tally import Figure, Filed, Ratio, Tally
from ._time import Period, WorkCalendar, statistical_year
from ._units import Targets, Unit, Units

__version__: str = _core.__version__

MEASURES: dict[str, str] = dict(_core.measures())
"""The measures of a tally, with their Vietnamese names."""

__all__ = [
    "MEASURES",
    "ArgumentError",
    "ArrowArray",
    "ArrowStream",
    "Assessment",
    "CancelledError",
    "Checks",
    "Claims",
    "Comparison",
    "CorruptError",
    "CoverageError",
    "CurrencyError",
    "DivisionError",
    "Figure",
    "FileError",
    "Filed",
    "Findings",
    "InexactError",
    "InternalError",
    "Interval",
    "Key",
    "LimitError",
    "MismatchError",
    "Narrative",
    "NotFoundError",
    "NumberOverflowError",
    "NumberTypeError",
    "OutOfMemoryError",
    "ParseError",
    "Period",
    "Progress",
    "RangeError",
    "Ratio",
    "Regime",
    "Register",
    "RegisterError",
    "Report",
    "Table",
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
