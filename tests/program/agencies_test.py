# SPDX-License-Identifier: Apache-2.0
"""Units that were merged and divided in the middle of a year, through the program: figures by hand."""
import collections
import csv
import io
import subprocess

import harness

# On 1 July 2025 province Q joins P; district D1 becomes region K1, and D2 of Q is divided 25 : 75 between K1 and K2.
UNITS = """code,name,kind,parent,valid_from,valid_to
N,Cả nước,nation,,,
P,Tỉnh P,province,N,,
Q,Tỉnh Q,province,N,,2025-06-30
D1,Huyện 1,district,P,,2025-06-30
D2,Huyện 2,district,Q,,2025-06-30
K1,Khu vực 1,region,P,2025-07-01,
K2,Khu vực 2,region,P,2025-07-01,
"""
SUCCESSIONS = """from,to,date,kind,share
Q,P,2025-07-01,merge,
D1,K1,2025-07-01,rename,
D2,K1,2025-07-01,split,0.25
D2,K2,2025-07-01,split,0.75
"""
# 2024: D1 accepts 2 and finishes 1, D2 accepts 4 and finishes 4. 2025: D1 closes 1 before the reform (accepted in
# 2024), and K2 accepts and closes 3.
CASES = """case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags
a1,D1,,ex_officio,civil,2024-01-10,,,
a2,D1,,ex_officio,civil,2024-01-10,,,
b1,D2,,ex_officio,civil,2024-01-10,,,
b2,D2,,ex_officio,civil,2024-01-10,,,
b3,D2,,ex_officio,civil,2024-01-10,,,
b4,D2,,ex_officio,civil,2024-01-10,,,
k1,K2,,ex_officio,civil,2025-07-10,,,
k2,K2,,ex_officio,civil,2025-07-10,,,
k3,K2,,ex_officio,civil,2025-07-10,,entrusted_in,
"""
EVENTS = "case_id,date,type,amount,ground,unit,officer\n" + "".join(
    "%s,%s,completed,,,,\n" % row for row in
    [("a1", "2024-05-01"), ("a2", "2025-05-01")] + [("b%d" % n, "2024-05-01") for n in range(1, 5)]
    + [("k%d" % n, "2025-08-01") for n in range(1, 4)])


class Agencies(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.register = ["--cases", self.write("cases.csv", CASES), "--events", self.write("events.csv", EVENTS),
                         "--units", self.write("units.csv", UNITS)]
        self.successions = ["--successions", self.write("successions.csv", SUCCESSIONS)]

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
        twice = self.write("twice.csv", SUCCESSIONS + "D1,K2,2025-07-01,merge,\n")
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
