# SPDX-License-Identifier: Apache-2.0
"""The long table of one period, computed by one of the peers from a register's files.

Takes the arguments of `thads tally` and prints the same table. Files that end in .arrow are read
into memory before the clock starts. The last line on standard error says what the work took."""
from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from typing import Any

import measuring
import register

PEERS = ["thads", "duckdb", "polars", "pandas"]


def limit_threads(threads: int) -> None:
    """For libraries that look at it once, when they are imported."""
    os.environ["POLARS_MAX_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(threads)


def work_of(peer: Any, arguments: argparse.Namespace) -> None:
    inputs = [arguments.cases, arguments.events]
    opening_with = peer.open_files
    if arguments.cases.endswith(".arrow"):
        inputs = [register.read_arrow(path) for path in inputs]
        opening_with = peer.open_arrow
    period = register.Period(arguments.year, arguments.months)

    def work() -> tuple[float, float, Any]:
        opening, opened = measuring.timed(lambda: opening_with(*inputs, arguments.threads))
        counting, table = measuring.timed(lambda: peer.tally(opened, period, arguments.by))
        return opening, counting, table

    cost, (opening, counting, table) = measuring.measured(work)
    peer.write_csv(table)
    sys.stdout.flush()
    print(json.dumps({"open": opening, "tally": counting, "memory": cost.memory}), file=sys.stderr)


def keys_from(text: str) -> list[str]:
    by = [key for key in text.split(",") if key]
    for key in by:
        if key not in register.KEYS:
            known = ",".join(register.KEYS)
            raise argparse.ArgumentTypeError(f"unknown key '{key}': use any of {known}")
    return by


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", required=True)
    parser.add_argument("--events", required=True)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--months", type=int, required=True, choices=range(1, 13), metavar="1...12")
    parser.add_argument("--by", type=keys_from, default=[],
                        help="keys in the order of the columns; none is the total")
    parser.add_argument("--threads", type=int, default=os.cpu_count())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("peer", choices=PEERS)
    add_arguments(parser)
    arguments = parser.parse_args()
    limit_threads(arguments.threads)
    work_of(importlib.import_module(arguments.peer + "_tally"), arguments)


if __name__ == "__main__":
    main()
