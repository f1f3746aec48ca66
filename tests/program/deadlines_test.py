# SPDX-License-Identifier: Apache-2.0
"""The command `deadlines` on a register worked out by hand: tables, the list of late steps, tables of limits of one's own,
and bad input."""
import csv
import io
import json
import subprocess

import harness

# Three working days from Monday 4 March 2024 end on Thursday 7 March, ten days from then on Sunday 17: Monday 18 March.
CASES = """case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags
1,D1,O1,ex_officio,civil,2024-03-04,1000,,
2,D2,O2,ex_officio,civil,2024-03-04,1000,,
"""
EVENTS = """case_id,date,type,amount,ground,unit,officer
1,2024-03-05,assigned,,,,
1,2024-03-07,notified,,,,
1,2024-03-18,voluntary_end,,,,
1,2024-03-19,revoked,,,,
2,2024-03-12,notified,,,,
"""
UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
"""
# A law of one's own: notice within eight days, from 2020 to the end of 2024.
LAW = {"steps": [{"id": "notice", "name": {"vi": "Thông báo", "en": "Notice"}, "from": "accepted", "to": "notified"}],
       "laws": [{"id": "own", "title": {"vi": "Luật", "en": "Law"}, "in_force": {"from": "2020-01-01", "to": "2024-12-31"},
                 "limits": [{"step": "notice", "number": 8, "unit": "days", "basis": {"vi": "Điều 1", "en": "Article 1"},
                             "source": "sourced"}]}]}


class Deadlines(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.files = ["--cases", self.write("cases.csv", CASES), "--events", self.write("events.csv", EVENTS),
                      "--units", self.write("units.csv", UNITS)]

    def run_program(self, *arguments):
        return subprocess.run([harness.thads, "deadlines", *self.files, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    def rows(self, *arguments):
        done = self.run_program(*arguments, "--format", "csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        return list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""), strict=True))

    def values(self, *arguments):
        header, *rows = self.rows(*arguments)
        self.assertEqual(header, ["table", "row", "column", "value"])
        return {(table, row, column): value for table, row, column, value in rows}

    def test_tables(self):
        found = self.values("--year", "2024")
        self.assertEqual(len(found), 8 * 11 + 3 * 22)  # seven steps and the total; P, D1 and D2
        def of(step, names):
            return [found["deadlines", step, name] for name in names.split()]
        columns = "on_time late decided on_time_percent still_open days_late not_due unknown no_limit no_calendar"
        self.assertEqual(of("notice", columns), "1 1 2 50.00 0 5 0 0 0 0".split())
        # Nobody wrote down when O2 got case 2.
        self.assertEqual(of("assignment", columns), "1 0 1 100.00 0 0 0 1 0 0".split())
        # Case 2: 12 + 10 days is Friday 22 March, 9 + 30 + 31 + 30 + 31 + 31 + 30 days before 30 September.
        self.assertEqual(of("voluntary_period", columns), "1 1 2 50.00 1 192 0 0 0 0".split())
        self.assertEqual(of("total", columns), "3 2 5 60.00 1 197 0 1 0 0".split())
        self.assertEqual(of("payment", "on_time_percent"), [""])
        for unit, notice in (("P", "50.00"), ("D1", "100.00"), ("D2", "0.00")):
            self.assertEqual(found["deadlines_by_unit", unit, "notice.on_time_percent"], notice)

    def test_cumulative_periods(self):
        # The first six months end on 31 March: nine days after 22 March.
        found = self.values("--year", "2024", "--months", "6")
        self.assertEqual(found["deadlines", "voluntary_period", "days_late"], "9")
        # The case is not accepted yet on the last of February.
        self.assertEqual(self.values("--year", "2024", "--months", "5", "--unit", "P")["deadlines", "notice", "decided"], "0")

    def test_late_steps(self):
        rows = self.rows("--year", "2024", "--late")
        self.assertEqual(rows, [
            ["case_id", "unit", "officer", "step", "started", "due", "done", "days_late"],
            ["2", "D2", "O2", "notice", "2024-03-04", "2024-03-07", "2024-03-12", "5"],
            ["2", "D2", "O2", "voluntary_period", "2024-03-12", "2024-03-22", "", "192"]])
        self.assertEqual(len(self.rows("--year", "2024", "--late", "--unit", "D1")), 1)
        self.assertEqual(len(self.rows("--year", "2024", "--late", "--unit", "D2")), 3)

    def test_threads_make_no_difference(self):
        one = self.rows("--year", "2024", "--threads", "1")
        self.assertEqual(self.rows("--year", "2024", "--threads", "4"), one)

    def test_limits_of_ones_own(self):
        # 4 March + 8 days is Tuesday 12 March.
        found = self.values("--year", "2024", "--law", self.write("law.json", json.dumps(LAW)))
        self.assertEqual(found["deadlines", "notice", "on_time"], "2")
        self.assertEqual(found["deadlines", "notice", "limit"], "8 days (Article 1)")
        # A case of a day on which no law of the table is in force.
        later = CASES.replace("2,D2,O2,ex_officio,civil,2024-03-04", "2,D2,O2,ex_officio,civil,2025-03-04")
        self.files[1] = self.write("later.csv", later)
        self.files[3] = self.write("later_events.csv", EVENTS.replace("2,2024-03-12", "2,2025-03-12"))
        found = self.values("--year", "2025", "--law", self.write("law.json", json.dumps(LAW)))
        self.assertEqual(found["deadlines", "notice", "no_limit"], "1")
        self.assertEqual(found["deadlines", "notice", "on_time_percent"], "")

    def test_dates_outside_the_calendar(self):
        self.files[1] = self.write("old.csv", CASES.replace("2024", "2016"))
        self.files[3] = self.write("old_events.csv", EVENTS.replace("2024", "2016"))
        found = self.values("--year", "2016")
        self.assertEqual(found["deadlines", "notice", "no_calendar"], "2")
        self.assertEqual(found["deadlines", "total", "decided"], "0")

    def test_mistakes_in_a_table_of_limits(self):
        wrong_law = json.loads(json.dumps(LAW))
        wrong_law["laws"][0]["limits"][0]["number"] = 0
        done = self.run_program("--year", "2024", "--law", self.write("wrong.json", json.dumps(wrong_law)))
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"wrong.json: /laws/0/limits/0/number: must be a whole number in 1", done.stderr)
        done = self.run_program("--year", "2024", "--law", "no/such/file.json")
        self.assertEqual((done.returncode, done.stdout), (3, b""))

    def test_a_unit_that_is_not_there(self):
        done = self.run_program("--year", "2024", "--unit", "X")
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b'there is no unit "X"', done.stderr)

    def test_a_bad_register_has_no_figures(self):
        self.files[3] = self.write("bad.csv", EVENTS + "2,2024-02-30,verified,,,,\n")
        done = self.run_program("--year", "2024")
        self.assertEqual((done.returncode, done.stdout), (1, b""))


if __name__ == "__main__":
    harness.main(__doc__)
