# SPDX-License-Identifier: Apache-2.0
"""Checks the hand-computed register in tests/corpus/known_answer: its table against its expected files, fold.py case by
case against its table, and, when a program is given, the output of that program against the expected files."""
import argparse
import os
import re
import subprocess
import sys

import fold

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus", "known_answer")
CASES = os.path.join(FOLDER, "cases.csv")
EVENTS = os.path.join(FOLDER, "events.csv")
YEAR = 2024
NUMBER_OF_CASES = 30
COLUMNS_OF_PERIOD = {12: (2, 3), 6: (4, 5)}  # months -> the columns "at" and entries of the table
FILES = [("", ["unit"]), ("_officer", ["unit", "officer"]), ("_total", [])]


def table_of_readme():
    """Two-digit case number -> cells of its row."""
    table = {}
    with open(os.path.join(FOLDER, "README.md"), encoding="utf-8") as file:
        for line in file:
            if re.match(r"\| \d\d \|", line):
                cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
                table[cells[0]] = cells
    return table


def entry_of(cells, months):
    """((unit, officer), measure -> [count, money]) or None for a case without part in the period."""
    at_column, entries_column = COLUMNS_OF_PERIOD[months]
    if cells[at_column] == "–":
        return None
    measures = {name: [0, 0] for name in fold.MEASURES}
    for text in cells[entries_column].split(";"):
        measure, figures = text.split()
        measures[measure] = [int(figure) for figure in figures.split("/")]
    return tuple(cells[at_column].split("/")), measures


def expected_file(months, suffix):
    path = os.path.join(FOLDER, "expected_%d_%02d%s.csv" % (YEAR, months, suffix))
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def sum_of_table(table, months, by):
    cells_of_key = {}
    for cells in table.values():
        entry = entry_of(cells, months)
        if entry is None:
            continue
        (unit, officer), measures = entry
        key = tuple({"unit": unit, "officer": officer}[name] for name in by)
        sums = cells_of_key.setdefault(key, {name: [0, 0] for name in fold.MEASURES})
        for name, (count, money) in measures.items():
            sums[name][0] += count
            sums[name][1] += money
    return fold.long_table(fold.long_rows(cells_of_key), by)


def run_program(program, months, by):
    command = [program, "tally", "--cases", CASES, "--events", EVENTS, "--year", str(YEAR), "--months", str(months),
               "--format", "csv"]
    if by:
        command += ["--by", ",".join(by)]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        return "exit status %d" % run.returncode
    return run.stdout.decode("utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thads", help="the program to check as well")
    arguments = parser.parse_args()

    table = table_of_readme()
    cases = fold.read_cases(CASES)
    events_of = fold.read_events(EVENTS)
    checks, failures = 0, []

    def expect_equal(what, actual, expected):
        nonlocal checks
        checks += 1
        if actual != expected:
            failures.append("%s:\n  expected %s\n  got      %s" % (what, expected, actual))

    expect_equal("rows in the table", len(table), NUMBER_OF_CASES)
    expect_equal("cases in cases.csv", len(cases), NUMBER_OF_CASES)
    for months in COLUMNS_OF_PERIOD:
        first_day, last_day = fold.period(YEAR, months)
        for case in cases:
            end = fold.case_at_end(case, events_of.get(case.case_id, []), first_day, last_day)
            actual = end and ((end.unit, end.officer), fold.contribution(end, first_day))
            expect_equal("case %s, %d months" % (case.case_id, months), actual,
                         entry_of(table[case.case_id[:2]], months))
        for suffix, by in FILES:
            what = "%d months by %s" % (months, ",".join(by) or "nothing")
            expected = expected_file(months, suffix)
            expect_equal("table added up, " + what, sum_of_table(table, months, by), expected)
            folded = fold.tally(cases, events_of, YEAR, months, by)
            expect_equal("fold.py, " + what, fold.long_table(fold.long_rows(folded), by), expected)
            if arguments.thads:
                expect_equal("program, " + what, run_program(arguments.thads, months, by), expected)

    for failure in failures:
        print(failure)
    print("known answer: %d checks, %d failed" % (checks, len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
