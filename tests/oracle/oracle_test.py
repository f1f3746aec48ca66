# SPDX-License-Identifier: Apache-2.0
"""Compares `thads tally` byte for byte with fold.py on random registers.

Fails on any difference, when nothing was compared, and when the registers did not show every event type and every
measure. A difference names the seed; random_register.py with that seed writes the register again."""
import argparse
import difflib
import os
import subprocess
import sys
import tempfile

import fold
import random_register

EVENT_TYPES = (["enforceable", "unenforceable", "postponed", "suspended", "resumed", "collected", "reduced",
                "terminated", "entrusted_out", "completed", "separate_book", "book_returned", "adjusted",
                "officer_changed", "unit_changed"] + fold.WHOLE_BALANCE_LEAVES + fold.PROCEDURAL)

PERIODS = [(2022, 12), (2023, 1), (2023, 6), (2023, 12), (2024, 3), (2024, 5), (2024, 6), (2024, 12), (2025, 10),
           (2025, 12), (2026, 6), (2021, 11)]
KEY_SETS = [[], ["unit"], ["officer"], ["flags"], ["unit", "officer"], ["judgment_type", "initiation"],
            ["flags", "unit"], ["unit", "officer", "initiation", "judgment_type", "flags"]]
PERIODS_OF_A_REGISTER = 4
KEY_SETS_OF_A_PERIOD = 3
REARRANGED_EVERY = 4
THREADS = [1, 2]


def turn(items, start, how_many):
    """`how_many` items from `start` on, going round, so that different registers get different ones."""
    return [items[(start + number) % len(items)] for number in range(how_many)]


def run_program(program, folder, year, months, by, threads):
    """Its output as bytes, or None after saying why there is none."""
    command = [program, "tally", "--cases", os.path.join(folder, "cases.csv"),
               "--events", os.path.join(folder, "events.csv"), "--year", str(year), "--months", str(months),
               "--format", "csv", "--threads", str(threads)]
    if by:
        command += ["--by", ",".join(by)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode != 0:
        print("exit status %d: %s\n%s" % (run.returncode, " ".join(command), run.stderr.decode("utf-8", "replace")))
        return None
    return run.stdout


def show_difference(expected, actual):
    lines = difflib.unified_diff(expected.decode("utf-8").splitlines(), actual.decode("utf-8", "replace").splitlines(),
                                 "fold.py", "program", lineterm="", n=1)
    for line in list(lines)[:30]:
        print(line)


class Coverage:
    """What the compared figures have shown."""

    def __init__(self):
        self.event_types = set()
        self.measures_with_count = set()
        self.measures_with_money = set()

    def add_rows(self, rows):
        self.measures_with_count.update(row[-3] for row in rows if row[-2] != 0)
        self.measures_with_money.update(row[-3] for row in rows if row[-1] != 0)

    def missing(self):
        # No rule counts a case as reduced: what was reduced is money of a case that is counted elsewhere.
        measures_that_count = set(fold.MEASURES) - {"reduced"}
        return (["event type " + name for name in sorted(set(EVENT_TYPES) - self.event_types)] +
                ["count of " + name for name in sorted(measures_that_count - self.measures_with_count)] +
                ["money of " + name for name in sorted(set(fold.MEASURES) - self.measures_with_money)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thads", required=True, help="the program")
    parser.add_argument("--registers", type=int, default=40)
    parser.add_argument("--number-of-cases", type=int, default=300, help="in each register")
    parser.add_argument("--first-seed", type=int, default=1)
    arguments = parser.parse_args()

    coverage = Coverage()
    tables, cells, failures = 0, 0, 0
    for number in range(arguments.registers):
        seed = arguments.first_seed + number
        rearranged = number % REARRANGED_EVERY == REARRANGED_EVERY - 1
        with tempfile.TemporaryDirectory() as folder:
            random_register.write_register(folder, arguments.number_of_cases, seed, rearranged)
            cases = fold.read_cases(os.path.join(folder, "cases.csv"))
            events_of = fold.read_events(os.path.join(folder, "events.csv"))
            for events in events_of.values():
                coverage.event_types.update(event.type for event in events)
            for which, (year, months) in enumerate(turn(PERIODS, seed, PERIODS_OF_A_REGISTER)):
                for by in turn(KEY_SETS, seed + which * KEY_SETS_OF_A_PERIOD, KEY_SETS_OF_A_PERIOD):
                    rows = fold.long_rows(fold.tally(cases, events_of, year, months, by))
                    coverage.add_rows(rows)
                    expected = fold.long_table(rows, by).encode("utf-8")
                    for threads in THREADS:
                        actual = run_program(arguments.thads, folder, year, months, by, threads)
                        tables += 1
                        cells += 2 * len(rows)
                        if actual != expected:
                            failures += 1
                            print("different: seed %d%s, %d cases, year %d, months %d, by %s, %d threads" %
                                  (seed, " rearranged" if rearranged else "", arguments.number_of_cases, year, months,
                                   ",".join(by) or "nothing", threads))
                            if actual is not None:
                                show_difference(expected, actual)

    missing = coverage.missing()
    for what in missing:
        print("never shown: " + what)
    if cells == 0:
        print("nothing was compared")
    print("oracle: %d cells in %d tables of %d registers compared, %d tables different" %
          (cells, tables, arguments.registers, failures))
    return 1 if failures or missing or cells == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
