# SPDX-License-Identifier: Apache-2.0
"""What the tests of the package share: a small province worked out by hand, and the corpus."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow
import pytest
from hypothesis import settings

import thads

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
KNOWN_ANSWER = CORPUS / "known_answer"

sys.path[:0] = [str(ROOT / "tests" / "oracle"), str(ROOT / "tests" / "program")]

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")

CLAIM_COLUMNS = (
    "id,period_end,measure_kind,money_unit,other_numbers,accepted_total,carried_over,"
    "newly_accepted,delegated_out,to_enforce_total,with_conditions,without_conditions,completed,"
    "terminated,resolved,in_progress,postponed,carried_forward,rate_published_pct,target_pct,"
    "over_target_pp,growth_resolved_pct,growth_accepted_pct"
).split(",")
YEAR = thads.Period(2024)

# A small province. In statistical year 2024:
#   1  new, 400 of 1000 collected, 600 in progress
#   2  new, not about money, finished
#   3  carried over from 2023, 500 without conditions
#   4  new, 300 terminated
# so that 2 of 3 cases with conditions are resolved, and 700 of 1300 đồng.
CASES = """case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags
1,D1,O1,ex_officio,civil,2024-01-10,1000,,
2,D1,O1,on_request,family,2023-11-30,,,credit
3,D2,O2,ex_officio,civil,2022-12-01,500,,
4,D2,O2,ex_officio,criminal,2024-02-02,300,,
"""
EVENTS = """case_id,date,type,amount,ground,unit,officer
1,2024-02-01,enforceable,,,,
1,2024-03-01,collected,400,,,
2,2024-05-05,completed,,,,
3,2023-02-01,unenforceable,,,,
4,2024-06-01,terminated,,,,
"""
UNITS = """code,name,kind,parent,valid_from,valid_to
N,Cả nước,nation,,,
P,Tỉnh P,province,N,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,2010-01-01,2030-12-31
"""
TARGETS = """unit,year,measure,value,comparator,valid_from,document
P,2024,cases,60,,,
P,2024,money,60,above,,QĐ 1
D1,2024,cases,50.00,above,,
"""


class Folder:
    """Texts as files of a folder, and what the package reads from them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def file(self, name: str, text: str) -> Path:
        path = self.path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def register(
        self, cases: str = CASES, events: str = EVENTS, *, lenient: bool = False
    ) -> thads.Register:
        return thads.Register.read_csv(
            self.file("cases.csv", cases), self.file("events.csv", events), lenient=lenient
        )

    def units(self, text: str = UNITS) -> thads.Units:
        return thads.Units.read_csv(self.file("units.csv", text))

    def targets(self, text: str = TARGETS) -> thads.Targets:
        return thads.Targets.read_csv(self.file("targets.csv", text))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def register(folder: Folder) -> thads.Register:
    return folder.register()


@pytest.fixture
def tally(register: thads.Register) -> thads.Tally:
    return register.tally(YEAR)


def known_answer() -> thads.Register:
    """The thirty cases whose figures were worked out by hand."""
    return thads.Register.read_csv(KNOWN_ANSWER / "cases.csv", KNOWN_ANSWER / "events.csv")


def corpus_text(name: str) -> str:
    """A file of the corpus as it is."""
    return (CORPUS / name).read_bytes().decode("utf-8")


def corpus_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the corpus by its columns; empty fields may lack at the end."""
    lines = corpus_text(name).split("\n")
    columns = lines[0].removeprefix("# ").split("\t")
    for line in lines[1:]:
        if line and not line.startswith("#"):
            fields = line.split("\t")
            yield dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=True))


def text_table(text: str) -> pyarrow.Table:
    """The rows of a CSV text as columns of strings; null stands for an empty field."""
    rows = list(csv.DictReader(io.StringIO(text)))
    columns = text.split("\n", 1)[0].split(",")
    values = ([row[name] or None for row in rows] for name in columns)
    return pyarrow.table([pyarrow.array(v, pyarrow.string()) for v in values], columns)


def with_column(table: pyarrow.Table, name: str, values: pyarrow.Array) -> pyarrow.Table:
    return table.set_column(table.column_names.index(name), name, values)
