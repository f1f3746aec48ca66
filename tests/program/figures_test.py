# SPDX-License-Identifier: Apache-2.0
"""Small registers whose figures are worked out by hand, through the program: roll-ups, key figures without a table of
units, and what a table of units finds in a register."""
import csv
import io
import os
import subprocess

import harness

# In statistical year 2024:
#   1  new, 400 of 1000 collected, 600 in progress        3  carried over from 2023, 500 without conditions
#   2  new, not about money, finished                     4  new, 300 terminated
CASES = """case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags
1,D1,O1,ex_officio,civil,2024-01-10,1000,,
2,D1,O1,on_request,family,2023-11-30,,,
3,D2,O2,ex_officio,civil,2022-12-01,500,,
4,D2,O2,ex_officio,criminal,2024-02-02,300,,
"""
EVENTS = """case_id,date,type,amount,ground,unit,officer
1,2024-02-01,enforceable,,,,
1,2024-03-01,collected,400,,,
2,2024-05-05,completed,,,,
3,2023-02-01,unenforceable,,,,
4,2024-06-01,terminated,,,,
"""
UNITS = """code,name,kind,parent,valid_from,valid_to
N,Cả nước,nation,,,
P,Tỉnh P,province,N,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
"""


class Figures(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.files = ["--cases", self.write("cases.csv", CASES), "--events", self.write("events.csv", EVENTS)]
        self.units = ["--units", self.write("units.csv", UNITS)]

    def rows(self, command, *arguments, status=0):
        done = subprocess.run([harness.thads, command, *self.files, *arguments, "--format", "csv"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""), strict=True))

    def test_units_roll_up(self):
        figures = [["carried_over", "1", "500"], ["finished", "1", "400"], ["in_progress", "1", "600"],
                   ["newly_accepted", "3", "1300"], ["terminated", "1", "300"], ["unenforceable", "1", "500"]]
        for kind, code in (("province", "P"), ("nation", "N")):
            rows = self.rows("tally", *self.units, "--year", "2024", "--by", "unit", "--roll-up", kind)
            self.assertEqual(rows, [["unit", "measure", "count", "money"], *([code, *row] for row in figures)])

    def test_key_figures_without_a_table_of_units(self):
        header, *rows = self.rows("kpi", "--year", "2024")
        self.assertEqual(header, ["unit", "quantity", "accepted", "newly_accepted", "newly_accepted_before",
                                  "growth_newly_accepted", "with_conditions", "resolved", "resolved_before",
                                  "growth_resolved", "rate", "target", "over_target", "target_met", "due", "ahead",
                                  "still_to_resolve", "rank"])
        no_target = ["", "", "", "", "", ""]
        # Nothing was resolved in 2023, so that growth is undefined; so is D1's growth of new cases.
        self.assertEqual(rows, [
            ["total", "cases", "4", "3", "1", "200.00", "3", "2", "0", "", "66.67", *no_target, ""],
            ["total", "money", "1800", "1300", "500", "160.00", "1300", "700", "0", "", "53.85", *no_target, ""],
            ["D1", "cases", "2", "2", "0", "", "2", "1", "0", "", "50.00", *no_target, "2"],
            ["D1", "money", "1000", "1000", "0", "", "1000", "400", "0", "", "40.00", *no_target, "2"],
            ["D2", "cases", "2", "1", "1", "0.00", "1", "1", "0", "", "100.00", *no_target, "1"],
            ["D2", "money", "800", "300", "500", "-40.00", "300", "300", "0", "", "100.00", *no_target, "1"]])

    def test_years_that_are_not_whole_are_not_compared_with(self):
        whole = self.rows("kpi", "--year", "2024", "--complete-from", "2023")
        self.assertEqual(whole[1][4:6], ["1", "200.00"])
        begun = self.rows("kpi", "--year", "2024", "--complete-from", "2024")
        self.assertEqual(begun[1][4:6], ["", ""])

    # Under 01/2013/TT-BTP suspended cases count as with conditions; key figures leave them out.
    def test_rates_that_another_regulation_takes_otherwise(self):
        old = self.write("old.csv", CASES.replace("2024-01-10", "2018-12-01"))
        self.files[1] = old
        for year, differs in (("2019", True), ("2024", False)):
            done = subprocess.run([harness.thads, "kpi", *self.files, "--year", year], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, check=True)
            self.assertEqual(b"key figures use the rate of 05/2024/TT-BTP" in done.stderr, differs)

    def test_a_spreadsheet_runs_no_formula(self):
        self.files[1] = self.write("formulas.csv", CASES.replace(",D1,", ",=D1,"))
        done = subprocess.run([harness.thads, "kpi", *self.files, "--year", "2024", "--format", "spreadsheet"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
        lines = done.stdout.decode("utf-8").splitlines()
        self.assertTrue(lines[0].startswith("\ufeffUnit,Quantity,Accepted,"))
        self.assertEqual([line.split(",")[:3] for line in lines[3:5]], [["'=D1", "cases", "2"], ["'=D1", "money", "1000"]])
        self.assertIn(b"2 texts that a spreadsheet could run as a formula got an apostrophe in front", done.stderr)
        report = subprocess.run([harness.thads, "report", *self.files, "--year", "2024", "--format", "spreadsheet", "--lang", "vi"],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True).stdout.decode("utf-8")
        self.assertEqual((report.count("\ufeff"), report.count("\n\n")), (1, 4))  # five tables

    def test_the_root_can_be_named(self):
        for unit, accepted in (("N", "4"), ("P", "4"), ("D2", "2")):
            rows = self.rows("kpi", *self.units, "--year", "2024", "--unit", unit)
            self.assertEqual(rows[1][:3], [unit, "cases", accepted])

    def test_cases_of_units_that_are_not_in_the_table(self):
        self.units = ["--units", self.write("units.csv", UNITS.replace("D2,", "D3,"))]
        rows = self.rows("validate", *self.units, status=1)
        self.assertEqual([row[1:6] for row in rows[1:]],
                         [["4", "3", "unit", "unit_unknown", "error"], ["5", "4", "unit", "unit_unknown", "error"]])
        self.assertEqual(self.rows("kpi", *self.units, "--year", "2024", status=1), [])
        text = subprocess.run([harness.thads, "validate", *self.files, *self.units], stdout=subprocess.PIPE, check=False)
        self.assertIn("cases.csv:4:3: ", text.stdout.decode("utf-8"))  # the unit begins at byte 3

    def test_units_that_were_abolished_are_not_left_out_in_silence(self):
        self.units = ["--units", self.write("units.csv", UNITS.replace("D2,Huyện 2,district,P,,", "D2,Huyện 2,district,P,,2024-06-30"))]
        done = subprocess.run([harness.thads, "kpi", *self.files, *self.units, "--year", "2024", "--unit", "P"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b'unit "D2" has figures in 2024 but is not in force on 2024-09-30', done.stderr)

    # --- Forms. P is the sum of D1 and D2, and each of them is its one officer.

    def check_form(self, form, columns, total, o1, o2):
        header, *rows = self.rows("form", *self.units, "--year", "2024", "--unit", "P", "--form", form)
        self.assertEqual(header, ["code", "name", *columns.split()])
        self.assertEqual(rows, [["P", "Total", *total.split()], ["P/D1", "Huyện 1", *o1.split()], ["P/D1/O1", "O1", *o1.split()],
                                ["P/D2", "Huyện 2", *o2.split()], ["P/D2/O2", "O2", *o2.split()]])

    def test_a_form_by_case(self):
        self.check_form("04", "A A1 A2 B C C' D E F F1 F2 G H J K L R X",
                        "4 1 3 0 0 0 4 3 2 1 1 1 0 1 0 2 66.67 0",
                        "2 0 2 0 0 0 2 2 1 1 0 1 0 0 0 1 50.00 0",
                        "2 1 1 0 0 0 2 1 1 0 1 0 0 1 0 1 100.00 0")

    def test_a_form_by_money_in_thousands(self):
        # O1 has 1000 đồng: 400 finished, 600 in progress; the one thousand goes to the larger part. O2 has 500 carried
        # over and 300 new, 300 terminated and 500 without conditions. Rates come from the đồng: 700 / 1300.
        self.check_form("05", "A A1 A2 B C C' D E F F1 F2 F3 G H J K L R X",
                        "2 1 1 0 0 0 2 1 0 0 0 0 1 0 1 0 2 53.85 0",
                        "1 0 1 0 0 0 1 1 0 0 0 0 1 0 0 0 1 40.00 0",
                        "1 1 0 0 0 0 1 0 0 0 0 0 0 0 1 0 1 100.00 0")

    def test_a_year_under_two_regulations(self):
        rows = self.rows("form", *self.units, "--year", "2024", "--form", "04", "--every-regime")
        self.assertEqual(rows[0], ["table", "row", "column", "value"])
        self.assertEqual({row[0] for row in rows[1:]}, {"TT06-2019", "TT05-2024"})
        only = self.rows("form", *self.units, "--year", "2024", "--form", "04", "--regime", "TT01-2013")
        self.assertNotIn("C", only[0])

    def test_a_regulation_from_a_file(self):
        listing = subprocess.run([harness.thads, "regimes", "--format", "csv"], stdout=subprocess.PIPE, check=True)
        ids = [line.split(",")[0] for line in listing.stdout.decode("utf-8").splitlines()]
        self.assertEqual(ids, ["id", "TT01-2013", "TT06-2019", "TT05-2024", "TT05-2026"])
        wrong = self.write("wrong.json", '{"id": "X", "columns": [{"id": "A", "formula": "B +"}]}')
        done = subprocess.run([harness.thads, "form", *self.files, "--year", "2024", "--form", "04", "--regime", wrong],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"wrong.json: /columns/0/formula: ", done.stderr)
        self.assertIn(b"wrong.json: /forms: ", done.stderr)
        for bad in ("TT99-2099", "no/such/file.json"):
            done = subprocess.run([harness.thads, "form", *self.files, "--year", "2024", "--form", "04", "--regime", bad],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(b"TT05-2024", done.stderr)  # what there is

    def test_a_report_in_a_folder(self):
        folder = os.path.join(self.folder, "report")
        self.rows("report", *self.units, "--year", "2024", "--out", folder)
        forms = ["form-%02d.%s" % (form, ending) for form in range(1, 6)
                 for ending in ("csv", "formulas.csv", "html")]
        chapters = ["ageing", "compare-units", "conditions", "deadlines", "outlook", "sizes", "themes"]
        self.assertEqual(sorted(os.listdir(folder)),
                         sorted([*chapters, "checks.csv", "comparison-columns.csv", "comparison-indicators.csv", "key_figures.csv",
                                 "narrative.en.txt", "narrative.vi.txt", "report.html", *forms]))
        with open(os.path.join(folder, "checks.csv"), encoding="utf-8", newline="") as file:
            checks = list(csv.DictReader(file))
        # 7 identities, the sums and the units below for each of 5 forms, 01-04 and 02-05, and carried over.
        self.assertEqual(len(checks), 5 * 9 + 2 + 1)
        self.assertEqual({row["outcome"] for row in checks}, {"pass"})
        self.assertTrue(all(int(row["cells"]) > 0 for row in checks))
        with open(os.path.join(folder, "form-04.csv"), encoding="utf-8", newline="") as file:
            self.assertEqual(list(csv.reader(file))[1][:3], ["P", "Total", "4"])
        with open(os.path.join(folder, "form-04.formulas.csv"), encoding="utf-8", newline="") as file:
            formulas = {(row["code"], row["column"]): row["formula"] for row in csv.DictReader(file)}
        self.assertEqual(formulas["P", "A"], "A = A1 + A2 = 1 + 3 = 4")
        self.assertEqual(self.rows("form", *self.units, "--year", "2024", "--form", "04", "--formulas")[1],
                         ["P", "Total", "A", "4", "A = A1 + A2 = 1 + 3 = 4"])


if __name__ == "__main__":
    harness.main(__doc__)
