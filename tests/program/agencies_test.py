# SPDX-License-Identifier: Apache-2.0
"""Units that were merged and divided in the middle of a year (tests/corpus/reform), through the program."""
import collections
import csv
import io
import subprocess

import harness


class Agencies(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.register = self.corpus("reform", "cases", "events", "units")
        self.successions = self.corpus("reform", "successions")

    def run_program(self, command, *arguments):
        done = subprocess.run([harness.thads, command, *arguments, "--format", "csv"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def rows(self, command, *arguments):
        status, out, message = self.run_program(command, *arguments)
        self.assertEqual(status, 0, message)
        return list(csv.reader(io.StringIO(out, newline=""), strict=True))

    def test_what_abolished_units_hold_goes_to_their_successors(self):
        table = self.rows("tally", *self.register, *self.successions, "--year", "2025", "--by", "unit")
        self.assertEqual(table[1:], [["K1", "carried_over", "1", "0"], ["K1", "finished", "1", "0"],
                                     ["K2", "finished", "3", "0"], ["K2", "newly_accepted", "3", "0"],
                                     ["K2", "received", "1", "0"]])
        rolled_up = self.rows("tally", *self.register, *self.successions, "--year", "2025", "--by", "unit", "--roll-up",
                              "province")
        self.assertEqual(rolled_up[1:], [["P", "carried_over", "1", "0"], ["P", "finished", "4", "0"],
                                         ["P", "newly_accepted", "3", "0"], ["P", "received", "1", "0"]])

    def test_without_successions_they_are_refused(self):
        status, out, message = self.run_program("compare", *self.register, "--year", "2025", "--unit", "P")
        self.assertEqual((status, out), (1, ""))
        self.assertIn("give its successor", message)

    # D2 finished 4 in 2024: 1 for K1 and 3 for K2.
    def test_both_readings_side_by_side(self):
        table = self.rows("compare", *self.register, *self.successions, "--year", "2025", "--unit", "P", "--restated-on",
                          "2025-07-01")
        rows = collections.defaultdict(dict)
        for name, unit, column, value in table[1:]:
            if name not in ("columns", "indicators") and column != "name":
                rows[name, unit][column] = value
        columns = ["published_now", "published_before", "published_change", "restated_now", "restated_before",
                   "restated_change", "basis"]
        shown = {key: [row.get(column, "") for column in columns] for key, row in rows.items()}
        expected = {
            ("newly_accepted_cases", "P"): ["3", "2", "50.00", "3", "6", "-50.00", "exact"],
            ("resolved_cases", "P"): ["4", "1", "300.00", "4", "5", "-20.00", "exact"],
            ("rate_cases", "P"): ["100.00", "50.00", "50.00", "100.00", "83.33", "16.67", "exact"],
            ("newly_accepted_cases", "K1"): ["0", "", "", "0", "3", "-100.00", "estimate"],
            ("resolved_cases", "K1"): ["1", "", "", "1", "2", "-50.00", "estimate"],
            ("rate_cases", "K1"): ["100.00", "", "", "100.00", "66.67", "33.33", "estimate"],
            ("newly_accepted_cases", "K2"): ["3", "", "", "3", "3", "0.00", "estimate"],
            ("resolved_cases", "K2"): ["3", "", "", "3", "3", "0.00", "estimate"],
            ("rate_cases", "K2"): ["100.00", "", "", "100.00", "100.00", "0.00", "estimate"],
        }
        self.assertEqual({key: row for key, row in shown.items() if key[0].endswith("_cases")}, expected)
        self.assertEqual(len(shown), 2 * len(expected))
        self.assertEqual(shown["resolved_money", "K1"], ["0", "", "", "0", "0", "", "estimate"])

    def test_a_merged_unit_is_not_taken_apart(self):
        status, out, message = self.run_program("compare", *self.register, *self.successions, "--year", "2025", "--unit",
                                                "P", "--restated-on", "2025-06-30")
        self.assertNotEqual(status, 0)
        self.assertEqual(out, "")
        self.assertIn('"K1" was put together from "D1", "D2"', message)

    def test_contradictions_are_findings(self):
        twice = self.write("twice.csv", self.corpus_text("reform", "successions") + "D1,K2,2025-07-01,merge,\n")
        status, out, _ = self.run_program("validate", *self.register, "--successions", twice)
        found = [row[4:6] for row in csv.reader(io.StringIO(out, newline=""))][1:]
        self.assertEqual((status, found), (1, [["succession_overlap", "error"]]))
        status, out, message = self.run_program("compare", *self.register, "--successions", twice, "--year", "2025")
        self.assertEqual((status, out), (1, ""))
        self.assertIn("they add up to 2", message)

    def test_wrong_use(self):
        for arguments in (["--restated-on", "2025-07-01"], [*self.successions, "--restated-on", "1 July"],
                          [*self.successions, "--unit", "Q", "--restated-on", "2025-07-01"]):
            status, out, _ = self.run_program("compare", *self.register, "--year", "2025", *arguments)
            self.assertEqual((status, out), (2, ""), arguments)
        status, _, _ = self.run_program("tally", *self.register[:4], *self.successions, "--year", "2025")
        self.assertEqual(status, 2)


if __name__ == "__main__":
    harness.main(__doc__)
