# SPDX-License-Identifier: Apache-2.0
"""Filed forms through the program: alone, added to a register, held against totals, and with mistakes."""
import csv
import io
import os
import subprocess

import harness

UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
"""
# What D1 filed for 2024, in thousand đồng: 10 cases, 4 finished; of 900, 300 finished.
D1 = """unit,officer,column,count,money
D1,O1,A1,4,500
D1,O1,A2,6,400
D1,O1,A,10,900
D1,O1,F1,4,300
D1,O1,F,4,300
D1,O1,G,5,500
D1,O1,J,1,100
D1,O1,E,9,800
"""
# And for 2023: 8 cases, 2 finished.
D1_BEFORE = """unit,officer,column,count,money
D1,O1,A2,8,600
D1,O1,F1,2,100
D1,O1,G,6,500
"""
# One case of D2, new in 2024, of whose 1000 đồng 400 were collected.
CASES = """case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags
1,D2,O9,ex_officio,civil,2024-01-10,1000,,
"""
EVENTS = """case_id,date,type,amount,ground,unit,officer
1,2024-02-01,enforceable,,,,
1,2024-03-01,collected,400,,,
"""


class Filed(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.period = ["--year", "2024", "--months", "12", "--units", self.write("units.csv", UNITS)]
        self.filed = ["--filed", self.write("d1.csv", D1), "--filed-unit", "1000"]
        self.register = ["--cases", self.write("cases.csv", CASES), "--events", self.write("events.csv", EVENTS)]

    def run_thads(self, command, *arguments, status=0):
        done = subprocess.run([harness.thads, command, *self.period, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def rows(self, command, *arguments):
        out, _ = self.run_thads(command, *arguments, "--format", "csv")
        return list(csv.DictReader(io.StringIO(out, newline=""), strict=True))

    def form(self, number, *arguments):
        return {row["code"]: row for row in self.rows("form", "--form", number, *arguments)}

    def test_a_form_from_filed_figures_alone(self):
        cases = self.form("04", *self.filed)
        self.assertEqual(list(cases), ["D1", "D1/O1"])  # the only unit is the one reported on
        for column, value in {"A": "10", "A1": "4", "A2": "6", "D": "10", "E": "9", "F": "4", "G": "5", "J": "1",
                              "L": "6", "R": "44.44"}.items():  # 4 / 9
            self.assertEqual(cases["D1"][column], value, column)
        money = self.form("05", *self.filed, "--unit", "P")
        self.assertEqual(list(money), ["P", "P/D1", "P/D1/O1"])
        self.assertEqual([money["P"][c] for c in ("A", "E", "F", "R")], ["900", "800", "300", "37.50"])

    def test_filed_figures_and_a_register_add_up(self):
        form = self.form("04", *self.filed, *self.register)
        self.assertEqual(list(form), ["P", "P/D1", "P/D1/O1", "P/D2", "P/D2/O9"])
        self.assertEqual([form["P"][c] for c in ("A", "A2", "E", "F")], ["11", "7", "10", "4"])
        rates = {(r["unit"], r["quantity"]): r for r in self.rows("kpi", *self.filed, *self.register)}
        self.assertEqual(rates["P", "money"]["resolved"], "300400")
        self.assertEqual(rates["P", "money"]["with_conditions"], "801000")
        self.assertEqual(rates["P", "money"]["rate"], "37.50")  # 37.503…

    def test_growth_needs_what_was_filed_last_year(self):
        alone = self.rows("kpi", *self.filed, *self.register)
        self.assertEqual({row["resolved_before"] for row in alone}, {""})  # a register alone is not the whole
        both = self.rows("kpi", *self.filed, "--filed-before", self.write("before.csv", D1_BEFORE))
        cases = next(row for row in both if row["unit"] == "D1" and row["quantity"] == "cases")
        self.assertEqual([cases["resolved"], cases["resolved_before"], cases["growth_resolved"]],
                         ["4", "2", "100.00"])

    def test_compare_prints_percent_and_points(self):
        before = ["--filed-before", self.write("before.csv", D1_BEFORE)]
        out, _ = self.run_thads("compare", *self.filed, *before, "--format", "csv")
        lines = {(r["table"], r["row"], r["column"]): r["value"] for r in csv.DictReader(io.StringIO(out, newline=""))}
        self.assertEqual(lines["columns", "A", "cases_growth"], "25.00")  # 8 to 10
        self.assertEqual(lines["columns", "A", "cases_difference"], "2")
        self.assertEqual(lines["indicators", "R", "cases_points"], "19.44")  # 4/9 − 2/8 = 44.44… − 25

    def test_the_report_holds_totals_against_the_units(self):
        out = os.path.join(self.folder, "report")
        right = "unit,officer,column,count,money\nP,,A1,4,500\nP,,A2,6,400\nP,,F1,4,300\nP,,G,5,500\nP,,J,1,100\n"
        wrong = right.replace("P,,G,5,500", "P,,G,4,500").replace("P,,A2,6", "P,,A2,5")
        for totals, status in ((right, 0), (wrong, 1)):
            self.run_thads("report", *self.filed, "--unit", "P", "--filed-totals", self.write("totals.csv", totals),
                           "--out", out, status=status)
            with open(os.path.join(out, "checks.csv"), encoding="utf-8", newline="") as file:
                checks = [row for row in csv.DictReader(file) if row["check"] == "levels.cases"]
            self.assertEqual({row["outcome"] for row in checks}, {"fail" if status else "pass"})
            self.assertEqual({row["row"] for row in checks}, {"P" if status else ""})
        self.assertEqual({row["column"]: row["difference"] for row in checks},
                         {c: "-1" for c in ("A", "A2", "D", "E", "G", "L", "L1")})
        self.assertFalse(os.path.exists(os.path.join(out, "form-01.csv")))
        self.assertTrue(os.path.exists(os.path.join(out, "form-05.csv")))

    def test_left_out_forms_are_named(self):
        _, said = self.run_thads("report", *self.filed, "--out", os.path.join(self.folder, "report"))
        self.assertIn("TT05-2024: left out for want of keys in the filed figures: forms 01 02 03", said)
        _, said = self.run_thads("form", "--form", "01", *self.filed, status=2)
        self.assertIn("form 01 needs figures that are keyed by initiation, judgment_type too", said)

    def test_mistakes_stop_the_work_or_leave_out_the_unit(self):
        broken = self.write("broken.csv", D1.replace("D1,O1,F,4,300", "D1,O1,F,5,300") + "D2,,A2,1,1\nD2,,J,1,1\n")
        out, said = self.run_thads("form", "--form", "04", "--filed", broken, status=1)
        self.assertEqual(out, "")
        self.assertIn("broken.csv:6:9: the column is not what the other columns come down to: \"F\" = 5 ≠ 4", said)
        form = self.form("04", "--filed", broken, "--lenient")
        self.assertEqual([form["D2"][c] for c in ("A2", "J")], ["1", "1"])
        _, said = self.run_thads("form", "--form", "04", "--filed", broken, "--lenient")
        self.assertRegex(said, r"set aside what was filed for 1 unit in .*broken\.csv\n")

    def test_mistakes_are_named_even_if_nothing_is_left(self):
        alone = self.write("alone.csv", D1.replace("D1,O1,F,4,300", "D1,O1,F,5,300"))
        out, said = self.run_thads("form", "--form", "04", "--filed", alone, status=1)
        self.assertEqual(out, "")
        self.assertIn("alone.csv:6:9: the column is not what the other columns come down to", said)

    def test_a_unit_must_not_be_counted_twice(self):
        twice = self.write("twice.csv", D1 + "D2,,A2,1,1\nD2,,J,1,1\n")
        _, said = self.run_thads("form", "--form", "04", "--filed", twice, *self.register, status=1)
        self.assertIn("twice.csv:10:1: the case register counts unit \"D2\" too", said)

    def test_wrong_use(self):
        _, said = self.run_thads("form", "--form", "04", status=2)
        self.assertIn("--cases and --events, or --filed", said)
        self.run_thads("form", "--form", "04", "--cases", self.register[1], status=2)
        self.run_thads("form", "--form", "04", *self.filed, "--filed-regime", "TT99-1999", status=2)
        self.run_thads("form", "--form", "04", "--filed", os.path.join(self.folder, "none.csv"), status=3)


if __name__ == "__main__":
    harness.main(__doc__)
