# SPDX-License-Identifier: Apache-2.0
"""What every peer has to know of a register: its columns and words, and the bounds of a period."""
from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # whoever reads CSV by other means need not load pyarrow
    import pyarrow

KEYS = ["unit", "officer", "initiation", "judgment_type", "flags"]

CASE_COLUMNS = {"case_id": "string", "unit": "string", "officer": "string",
                "initiation": "string", "judgment_type": "string", "accepted": "date32",
                "amount": "int64", "source": "string", "flags": "string"}
EVENT_COLUMNS = {"case_id": "string", "date": "date32", "type": "string", "amount": "int64",
                 "ground": "string", "unit": "string", "officer": "string"}

EVENT_TYPES = [
    "enforceable", "unenforceable", "postponed", "suspended", "resumed", "collected", "reduced",
    "terminated", "entrusted_out", "completed", "revoked", "pulled_up", "request_returned",
    "separate_book", "book_returned", "adjusted", "officer_changed", "unit_changed",
    "request_received", "assigned", "notified", "voluntary_end", "verified", "paid_out"]
TAKE_MONEY = ["collected", "reduced", "terminated", "entrusted_out"]
HAND_BACK = ["revoked", "pulled_up", "request_returned"]
CLOSE_WHEN_EMPTY = ["terminated", "entrusted_out"]


class Period(NamedTuple):
    """The first `months` months of the statistical year, which starts on 1 October."""

    year: int
    months: int

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year - 1, 10, 1)

    @property
    def last_day(self) -> datetime.date:
        year, month = ((self.year - 1, 9 + self.months) if self.months <= 3
                       else (self.year, self.months - 3))
        return datetime.date(year, month, calendar.monthrange(year, month)[1])


def read_csv(path: str, columns: dict[str, str]) -> pyarrow.Table:
    """A file of the register as Arrow data: plain texts, days, whole đồng; null where empty."""
    import pyarrow
    from pyarrow import csv
    types = {name: pyarrow.type_for_alias(kind) for name, kind in columns.items()}
    return csv.read_csv(path, convert_options=csv.ConvertOptions(
        column_types=types, include_columns=list(types), strings_can_be_null=True))


def read_both_csv(cases: str, events: str) -> tuple[pyarrow.Table, pyarrow.Table]:
    return read_csv(cases, CASE_COLUMNS), read_csv(events, EVENT_COLUMNS)


def read_arrow(path: str) -> pyarrow.Table:
    """A file of Arrow data, read into memory."""
    import pyarrow
    with pyarrow.OSFile(path) as file:
        return pyarrow.ipc.open_file(file).read_all()


def write_arrow(table: pyarrow.Table, path: str) -> None:
    import pyarrow
    with pyarrow.OSFile(path, "wb") as file, pyarrow.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
