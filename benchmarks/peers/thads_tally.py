# SPDX-License-Identifier: Apache-2.0
"""The tally by the Python package of thads."""
from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import thads
from register import Period

if TYPE_CHECKING:
    import pyarrow


class Opened(NamedTuple):
    cases: thads.Register
    threads: int


def open_files(cases: str, events: str, threads: int) -> Opened:
    return Opened(thads.Register.read_csv(cases, events), threads)


def open_arrow(cases: pyarrow.Table, events: pyarrow.Table, threads: int) -> Opened:
    return Opened(thads.Register.from_arrow(cases, events), threads)


def tally(opened: Opened, period: Period, by: list[Any]) -> thads.Table:
    counted = opened.cases.tally(thads.Period(*period), by, threads=opened.threads)
    return counted.table("en")


def write_csv(table: thads.Table) -> None:
    sys.stdout.write(table.to_csv())
