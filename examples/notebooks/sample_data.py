# SPDX-License-Identifier: Apache-2.0
"""What the notebooks read: simulated registers and sheets. No case in them is real."""

from __future__ import annotations

import csv
import itertools
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import thads

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY / "build/notebooks"
BUILT = (REPOSITORY / "build/program/thads", REPOSITORY / "build/dev/thads")

COLUMNS = {
    "carried_over": "A1",
    "newly_accepted": "A2",
    "received": "A3",
    "entrusted_out": "B",
    "revoked": "C",
    "request_returned": "C",
    "pulled_up": "C'",
    "finished": "F1",
    "terminated": "F2",
    "reduced": "F3",
    "in_progress": "G",
    "unclassified": "G",
    "postponed_agreed": "H",
    "unenforceable": "J",
    "postponed_other": "K",
    "suspended": "K",
    "separate_book": "X",
}
"""The column of Circular 05/2024/TT-BTP that each measure is part of."""


def program() -> str:
    """The program `thads`: what THADS_PROGRAM names, or else the one on PATH or built here."""
    named = os.environ.get("THADS_PROGRAM")
    for candidate in [named] if named else ["thads", *map(str, BUILT)]:
        if found := shutil.which(candidate):
            return found
    raise FileNotFoundError(
        f"The registers of the notebooks are simulated by the program `thads`, which is not "
        f"{f'at {named}, as THADS_PROGRAM says' if named else f'on PATH or in {DATA.parent}'}. "
        f"Run `./dev demo` in {REPOSITORY}: it builds build/program/thads."
    )


def soc_trang() -> Path:
    """A folder with a province: cases.csv, events.csv, units.csv and targets.csv."""
    return _simulated("soc-trang", "soc-trang")


def can_tho() -> Path:
    """A folder with a province that three were merged into: the same files and successions.csv."""
    return _simulated("can-tho", "can-tho")


def nation(cases: int) -> Path:
    """A folder with a nation of so many cases, in the same files."""
    return _simulated(f"nation-{cases}", "national", "--cases", str(cases))


def _simulated(folder: str, *what: str) -> Path:
    """The folder as it is, unless the program is newer."""
    simulator, out = program(), DATA / folder
    last = out / "about.txt"  # of the files that the program writes
    if not last.exists() or last.stat().st_mtime < Path(simulator).stat().st_mtime:
        last.unlink(missing_ok=True)
        command = [simulator, "simulate", *what, "--out", str(out)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
    return out


def sheet(name: str, *tallies: thads.Tally, of: str | None = None) -> Path:
    """A file with the figures of `tallies` in the columns that offices file.

    With `of`, they are filed as those of this one unit.
    """
    keys = ["officer", "initiation", "judgment_type", "flags"]
    cases: Counter[tuple[object, ...]] = Counter()
    money: Counter[tuple[object, ...]] = Counter()
    for row in itertools.chain.from_iterable(tally.table() for tally in tallies):
        line = (of or row["unit"], *(row[key] for key in keys), COLUMNS[str(row["measure"])])
        cases[line] += int(row["count"] or 0)
        money[line] += int(row["money"] or 0)
    DATA.mkdir(parents=True, exist_ok=True)
    path = DATA / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit", *keys, "column", "count", "money"])
        writer.writerows([*line, cases[line], money[line]] for line in cases)
    return path
