# SPDX-License-Identifier: Apache-2.0
"""What the tests of the simulated registers share: running the program, and reading the files that it writes."""
import argparse
import csv
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle"))
sys.dont_write_bytecode = True

FILES = ["about.txt", "cases.csv", "events.csv", "targets.csv", "units.csv"]
EVENT_TYPES = [
    "enforceable", "unenforceable", "postponed", "suspended", "resumed", "collected", "reduced", "terminated",
    "entrusted_out", "completed", "revoked", "pulled_up", "request_returned", "separate_book", "book_returned",
    "adjusted", "officer_changed", "unit_changed", "request_received", "assigned", "notified", "voluntary_end",
    "verified", "paid_out",
]

thads = None  # the program under test


def run(*arguments):
    """(exit status, standard output) of the program."""
    done = subprocess.run([thads, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout.decode("utf-8")


def simulate(*arguments):
    status, _ = run("simulate", *arguments)
    if status != 0:
        raise AssertionError("thads simulate %s: exit status %d" % (" ".join(arguments), status))


def findings(folder):
    """Exit status and findings of `thads validate`, without the header line."""
    status, table = run("validate", "--cases", os.path.join(folder, "cases.csv"), "--events",
                        os.path.join(folder, "events.csv"), "--units", os.path.join(folder, "units.csv"),
                        "--format", "csv")
    return status, table.splitlines()[1:]


def rows_of(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def bytes_of(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def main():
    global thads
    parser = argparse.ArgumentParser()
    parser.add_argument("--thads", required=True, help="the program to test")
    arguments, others = parser.parse_known_args()
    thads = arguments.thads
    unittest.main(module="__main__", argv=sys.argv[:1] + others)
