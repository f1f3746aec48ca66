# SPDX-License-Identifier: Apache-2.0
"""Runs `thads tally` and DuckDB on the same register, compares every cell, and prints the wall times side by side.

Run it with the Python that has duckdb installed (see README.md). Exit status 1 if the tables differ or are empty."""
import argparse
import csv
import io
import statistics
import subprocess
import sys
import time

import duckdb

import duckdb_tally


def common_arguments(arguments):
    return ["--cases", arguments.cases, "--events", arguments.events, "--year", str(arguments.year),
            "--months", str(arguments.months), "--format", "csv", "--threads", str(arguments.threads),
            *(["--by", ",".join(arguments.by)] if arguments.by else [])]


def output_of(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        raise SystemExit("exit status %d: %s" % (run.returncode, " ".join(command)))
    return run.stdout


def rows_by_key(output):
    """Header and (key values..., measure) -> (count, money)."""
    rows = list(csv.reader(io.StringIO(output.decode("utf-8"), newline="")))
    return rows[0], {tuple(row[:-2]): tuple(row[-2:]) for row in rows[1:]}


def differing_cells(thads_output, duckdb_output):
    thads_header, thads_rows = rows_by_key(thads_output)
    duckdb_header, duckdb_rows = rows_by_key(duckdb_output)
    if thads_header != duckdb_header:
        return ["columns %s and %s" % (thads_header, duckdb_header)]
    if not thads_rows:
        return ["both tables are empty" if not duckdb_rows else "the table of thads is empty"]
    return ["%s: thads %s, DuckDB %s" % (",".join(key), thads_rows.get(key), duckdb_rows.get(key))
            for key in sorted(thads_rows.keys() | duckdb_rows.keys())
            if thads_rows.get(key) != duckdb_rows.get(key)]


def wall_times(job, repetitions):
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return times


def wall_times_of_both(one, other, repetitions):
    """In turns, so that a busy moment of the machine does not fall on one of them alone."""
    pairs = [(wall_times(one, 1)[0], wall_times(other, 1)[0]) for _ in range(repetitions)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def cell(times):
    return "%.3f s (%.3f s)" % (min(times), statistics.median(times))


def print_row(job, thads_times, duckdb_times):
    ratio = "%.2f" % (min(duckdb_times) / min(thads_times)) if thads_times else "-"
    print("%-40s %-22s %-22s %s" % (job, cell(thads_times) if thads_times else "-", cell(duckdb_times), ratio))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--thads", required=True, help="the program")
    duckdb_tally.add_arguments(parser)
    parser.add_argument("--repetitions", type=int, default=3)
    arguments = parser.parse_args()

    thads_command = [arguments.thads, "tally"] + common_arguments(arguments)
    duckdb_command = [sys.executable, duckdb_tally.__file__] + common_arguments(arguments)

    different = differing_cells(output_of(thads_command), output_of(duckdb_command))
    if different:
        print("\n".join(different[:20]))
        print("%d cells differ" % len(different))
        return 1

    def duckdb_inside():
        with duckdb_tally.connect(arguments.threads) as connection:
            duckdb_tally.load(connection, arguments.cases, arguments.events, "VIEW")
            duckdb_tally.tally(connection, arguments.year, arguments.months, arguments.by)

    thads_times, duckdb_times = wall_times_of_both(
        lambda: output_of(thads_command), lambda: output_of(duckdb_command), arguments.repetitions)
    inside_times = wall_times(duckdb_inside, arguments.repetitions)
    with duckdb_tally.connect(arguments.threads) as connection:
        duckdb_tally.load(connection, arguments.cases, arguments.events, "TABLE")
        loaded_times = wall_times(
            lambda: duckdb_tally.tally(connection, arguments.year, arguments.months, arguments.by),
            arguments.repetitions)

    print("same table; %d threads, %d repetitions, best (median); DuckDB %s, Python %s" %
          (arguments.threads, arguments.repetitions, duckdb.__version__, sys.version.split()[0]))
    print("%-40s %-22s %-22s %s" % ("job", "thads", "DuckDB", "DuckDB / thads (best)"))
    print_row("CSV files -> table, whole process", thads_times, duckdb_times)
    print_row("CSV files -> table, interpreter running", [], inside_times)
    print_row("in memory -> table", [], loaded_times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
