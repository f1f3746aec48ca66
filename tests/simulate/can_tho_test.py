# SPDX-License-Identifier: Apache-2.0
"""Checks `thads simulate can-tho`: the published totals of the merged province come out when the rules are applied by
tests/oracle/fold.py, every case open on the day of the reform is handed to the successor of its unit, the tables have
no findings, and the bytes are the same each time."""
import collections
import csv
import os
import subprocess
import tempfile
import unittest

import program

import fold

REFORM = "2025-07-01"
FILES = sorted(program.FILES + ["successions.csv"])


class CanTho(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.folder = os.path.join(cls.place.name, "first")
        program.simulate("can-tho", "--out", cls.folder)
        cls.cases = fold.read_cases(os.path.join(cls.folder, "cases.csv"))
        cls.events_of = fold.read_events(os.path.join(cls.folder, "events.csv"))
        cls.units = program.rows_of(cls.folder, "units.csv")
        cls.successors = collections.defaultdict(set)
        for row in program.rows_of(cls.folder, "successions.csv"):
            cls.successors[row["from"]].add(row["to"])

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def files(self, *names):
        return [part for name in names for part in ("--" + name, os.path.join(self.folder, name + ".csv"))]

    def rows(self, command, *arguments):
        done = subprocess.run([program.thads, command, *arguments, "--format", "csv"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return list(csv.reader(done.stdout.decode("utf-8").splitlines()))

    def test_the_same_bytes_each_time(self):
        again = os.path.join(self.place.name, "again")
        program.simulate("can-tho", "--out", again)
        self.assertEqual(sorted(os.listdir(self.folder)), FILES)
        for name in FILES:
            self.assertEqual(program.bytes_of(self.folder, name), program.bytes_of(again, name), name)

    # Published: 50.869 accepted, 50.173 to enforce, 27.996 with conditions, 15.565 without, 23.697 resolved (84,64 %).
    def test_published_cases_of_2025(self):
        total = fold.tally(self.cases, self.events_of, 2025, 12, [])[()]
        count = {name: value[0] for name, value in total.items()}
        accepted = count["carried_over"] + count["newly_accepted"]
        left = sum(count[name] for name in ("entrusted_out", "revoked", "pulled_up", "request_returned"))
        resolved = count["finished"] + count["terminated"] + count["reduced"]
        open_cases = count["in_progress"] + count["unclassified"] + count["postponed_agreed"]
        self.assertEqual(accepted, 50869)
        self.assertEqual(accepted - left, 50173)
        self.assertEqual(resolved + open_cases, 27996)
        self.assertEqual(count["unenforceable"], 15565)
        self.assertEqual(resolved, 23697)
        self.assertEqual(count["postponed_other"] + count["suspended"], 6612)

    # The offices of Sóc Trăng as in its own sample: 19.241 accepted, 11.714 resolved in 2024.
    def test_soc_trang_until_2024(self):
        offices = ["ST%02d" % number for number in range(12)]
        by_unit = fold.tally(self.cases, self.events_of, 2024, 12, ["unit"])
        cells = [by_unit[office,] for office in offices]
        count = {name: sum(cell[name][0] for cell in cells) for name in cells[0]}
        self.assertEqual(count["carried_over"] + count["newly_accepted"], 19241)
        self.assertEqual(count["finished"] + count["terminated"] + count["reduced"], 11714)

    def test_every_open_case_is_handed_on_at_the_reform(self):
        handed_on = kept = new = 0
        for case in self.cases:
            end = fold.CaseAtEnd(case)
            moves = 0
            for event in self.events_of.get(case.case_id, []):
                old = end.unit
                end.apply(event)
                date = str(event.date)
                if date == REFORM and event.type == "unit_changed" and old in self.successors:
                    self.assertIn(end.unit, self.successors[old])
                    moves += 1
                if date >= REFORM:
                    self.assertNotIn(end.unit, self.successors, case.case_id)
                else:
                    self.assertFalse(end.unit.startswith("CTKV"), case.case_id)
            if str(case.accepted) >= REFORM:
                self.assertNotIn(case.unit, self.successors)
                new += 1
            elif moves:
                self.assertEqual(moves, 1)
                handed_on += 1
            else:
                kept += 1
        self.assertGreater(handed_on, 20000)
        self.assertGreater(new, 5000)
        self.assertGreater(kept, 50000)

    def test_no_findings(self):
        status, table = program.run("validate", *self.files("cases", "events", "units", "successions", "targets"),
                                    "--format", "csv")
        self.assertEqual((status, table.splitlines()[1:]), (0, []))

    def test_units_before_and_after(self):
        kinds = collections.Counter((row["kind"], bool(row["valid_from"]), bool(row["valid_to"])) for row in self.units)
        self.assertEqual(kinds, {("other", False, True): 3, ("district", False, True): 28, ("region", True, False): 12,
                                 ("other", True, False): 1, ("province", False, True): 3,
                                 ("province", True, False): 1, ("nation", False, False): 1})

    # Before the merger HG06 is divided 4 : 6, so two of the regions are estimates; the province is not.
    def test_restated_comparison(self):
        table = self.rows("compare", *self.files("cases", "events", "units", "successions", "targets"),
                          "--year", "2025", "--unit", "CT", "--restated-on", REFORM)
        rows = collections.defaultdict(dict)
        for name, unit, column, value in table[1:]:
            if name == "resolved_cases":
                rows[unit][column] = value
        self.assertEqual(len(rows), 14)
        by_unit = fold.tally(self.cases, self.events_of, 2024, 12, ["unit"])

        def resolved(prefix):
            return sum(cell[name][0] for (unit,), cell in by_unit.items() if unit.startswith(prefix)
                       for name in ("finished", "terminated", "reduced"))
        whole = rows["CT"]
        self.assertEqual([whole["published_now"], whole["published_before"]], ["23697", str(resolved("CT"))])
        self.assertEqual([whole["restated_now"], whole["restated_before"]], ["23697", str(resolved(""))])
        self.assertEqual(rows["CTKV01"].get("published_before", ""), "")  # it did not exist in 2024
        self.assertEqual(rows["CTKV01"]["restated_before"], str(resolved("CT01")))
        self.assertEqual(sorted(unit for unit, row in rows.items() if row["basis"] == "estimate"), ["CTKV11", "CTKV12"])
        below = [int(row["restated_before"]) for unit, row in rows.items() if unit != "CT"]
        self.assertEqual(sum(below), resolved(""))

    def test_the_note_says_what_is_real(self):
        note = program.bytes_of(self.folder, "about.txt").decode("utf-8")
        for words in ("SYNTHETIC", "DỮ LIỆU MÔ PHỎNG", "50 869", "23 697", "84.64 %", "Invented"):
            self.assertIn(words, note)


if __name__ == "__main__":
    program.main()
