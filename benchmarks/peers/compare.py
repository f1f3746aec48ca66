# SPDX-License-Identifier: Apache-2.0
"""Runs thads, DuckDB, polars and pandas on the same register, compares every cell, and prints wall
times and memory side by side.

Run it with the Python that has them installed (see README.md). Exit status 1 if the tables differ
or are empty."""
from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
import tempfile
from importlib.metadata import version
from statistics import median

import job
import measuring
import register

PROGRAM = "thads (program)"
Rows = dict[tuple[str, ...], tuple[int, int]]
Inputs = dict[str, dict[str, list[str]]]  # of a kind of input, of a peer: the command
Figures = dict[str, dict[str, list[float]]]  # of a job, of a peer


def common_arguments(arguments: argparse.Namespace, cases: str, events: str) -> list[str]:
    return ["--cases", cases, "--events", events, "--year", str(arguments.year), "--months",
            str(arguments.months), "--threads", str(arguments.threads),
            *(["--by", ",".join(arguments.by)] if arguments.by else [])]


def commands(arguments: argparse.Namespace, arrow_cases: str, arrow_events: str) -> Inputs:
    of_files = common_arguments(arguments, arguments.cases, arguments.events)
    of_arrow = common_arguments(arguments, arrow_cases, arrow_events)
    script = [sys.executable, job.__file__]
    files = {PROGRAM: [arguments.thads, "tally", *of_files, "--format", "csv"],
             **{peer: [*script, peer, *of_files] for peer in job.PEERS}}
    return {"CSV files": files,
            "Arrow tables": {peer: [*script, peer, *of_arrow] for peer in job.PEERS}}


def rows_of(output: bytes) -> tuple[list[str], Rows]:
    """The header, and for each key and measure the count and the money."""
    rows = list(csv.reader(io.StringIO(output.decode("utf-8"), newline="")))
    return rows[0], {tuple(row[:-2]): (int(row[-2]), int(row[-1])) for row in rows[1:]}


def differences(outputs: dict[str, bytes]) -> list[str]:
    """What sets the other tables apart from the first."""
    (name, first), *others = outputs.items()
    header, rows = rows_of(first)
    if not rows:
        return [f"the table of {name} is empty"]
    found = []
    for other, output in others:
        other_header, other_rows = rows_of(output)
        if other_header != header:
            found.append(f"columns {header} of {name}, {other_header} of {other}")
        found += [f"{','.join(key)}: {name} {rows.get(key)}, {other} {other_rows.get(key)}"
                  for key in sorted(rows.keys() | other_rows.keys())
                  if rows.get(key) != other_rows.get(key)]
    return found


def compare_cells(inputs: Inputs) -> int:
    """How many cells there are; ends the program when any two differ."""
    outputs = {f"{peer}, {kind}": measuring.run(command).output
               for kind, of_kind in inputs.items() for peer, command in of_kind.items()}
    found = differences(outputs)
    if found:
        raise SystemExit("\n".join([*found[:20], f"{len(found)} cells differ"]))
    return len(rows_of(next(iter(outputs.values())))[1])


def repeat(inputs: Inputs, repetitions: int) -> tuple[Figures, Figures]:
    """Seconds and bytes, in turns, so that a busy moment of the machine falls on no peer alone."""
    seconds: Figures = {}
    memory: Figures = {}

    def note(figures: Figures, job_name: str, peer: str, figure: float) -> None:
        figures.setdefault(job_name, {}).setdefault(peer, []).append(figure)

    for _ in range(repetitions):
        for kind, of_kind in inputs.items():
            for peer, command in of_kind.items():
                run = measuring.run(command)
                if kind == "CSV files":
                    note(seconds, "CSV files -> table, whole process", peer, run.seconds)
                if peer == PROGRAM:
                    continue
                inside = json.loads(run.messages.splitlines()[-1])
                note(seconds, f"{kind} -> table", peer, inside["open"] + inside["tally"])
                note(memory, f"{kind} -> table", peer, inside["memory"])
                if kind == "Arrow tables":
                    note(seconds, "opened -> table", peer, inside["tally"])
    return seconds, memory


def print_row(name: str, cells: dict[str, str]) -> None:
    peers = [PROGRAM, *job.PEERS]
    print(f"{name:36}" + "".join(f"{cells.get(peer, '-'):>19}" for peer in peers))


def print_figures(seconds: Figures, memory: Figures) -> None:
    print_row("medians (ratios to thads)", {peer: peer for peer in [PROGRAM, *job.PEERS]})
    for name, times in seconds.items():
        thads = median(times["thads"])
        print_row(name, {peer: f"{median(of_peer):.2f} s ({median(of_peer) / thads:.1f})"
                         for peer, of_peer in times.items()})
    for name, peaks in memory.items():
        print_row(name + ", memory", {peer: f"{median(of_peer) / 1e6:.0f} MB"
                                      for peer, of_peer in peaks.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--thads", required=True, help="the program")
    job.add_arguments(parser)
    parser.add_argument("--repetitions", type=int, default=3)
    arguments = parser.parse_args()
    job.limit_threads(arguments.threads)

    with tempfile.TemporaryDirectory() as folder:
        arrow = [os.path.join(folder, name) for name in ("cases.arrow", "events.arrow")]
        for table, path in zip(register.read_both_csv(arguments.cases, arguments.events), arrow):
            register.write_arrow(table, path)
        inputs = commands(arguments, *arrow)
        cells = compare_cells(inputs)
        figures = repeat(inputs, arguments.repetitions)
    versions = ", ".join(f"{peer} {version(peer)}" for peer in job.PEERS[1:])
    print(f"the same {cells} cells; {arguments.threads} threads, {arguments.repetitions} "
          f"repetitions; {versions}, Python {sys.version.split()[0]}")
    print_figures(*figures)


if __name__ == "__main__":
    main()
