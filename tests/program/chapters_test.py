# SPDX-License-Identifier: Apache-2.0
"""Chapters in the report and in the narrative, through the program: figures by hand."""
import csv
import io
import os
import subprocess

import harness

# What the narrative says of tests/corpus/four_cases. At the end of 2024 cases 1, 3 and 4 are open with 500, 600 and 2000
# đồng; 1 and 3 were accepted more than a year before. Case 1 lost its conditions, and 3 is on hold. Of the one credit
# case all was resolved; nothing of corruption is with conditions, so that there is no rate to speak of.
IN_ENGLISH = (
    "At the end of the period 3 cases with 3.1 thousand đồng were open, of which 2 cases with 1.1 thousand đồng were "
    "backlog, 66.67% of the cases. Conditions for enforcement were lost 1 time and gained 0 times. Without conditions, "
    "postponed or suspended were 2 cases with 1.1 thousand đồng. Of credit, 1 case with 400 đồng were resolved, a rate of "
    "100.00% in cases and 100.00% in money.")
IN_VIETNAMESE = (
    "Đến cuối kỳ còn 3 việc chưa xong với 3,1 nghìn đồng, trong đó 2 việc với 1,1 nghìn đồng tồn lâu, chiếm 66,67% số việc.")


class Chapters(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.four_cases = self.corpus("four_cases", "cases", "events", "units")

    def run_thads(self, *arguments, status=0):
        done = subprocess.run([harness.thads, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, status, done.stderr.decode("utf-8"))
        return done.stdout.decode("utf-8")

    def read(self, *names):
        with open(os.path.join(self.folder, "report", *names), encoding="utf-8", newline="") as file:
            return file.read()

    def test_the_narrative_speaks_of_chapters(self):
        register = self.four_cases
        said = self.run_thads("narrate", *register, "--year", "2024", "--lang", "en", "--chapters")
        self.assertEqual(said.rstrip("\n").split("\n\n")[-1], IN_ENGLISH)
        without = self.run_thads("narrate", *register, "--year", "2024", "--lang", "en")
        self.assertNotIn("backlog", without)
        traced = self.run_thads("narrate", *register, "--year", "2024", "--lang", "en", "--chapters", "--format", "json")
        self.assertIn('"placeholder": "backlog.share", "value": "2/3"', traced)

    def test_a_template_of_ones_own(self):
        template = self.write("own.txt", "Ground {obstacles.no_assets.cases} {obstacles.no_assets.money|full}.\n"
                              "Step {deadlines.assignment.late} late by {deadlines.assignment.days_late}.\n"
                              "Ground {obstacles.flood.cases}.\n")
        said = self.run_thads("narrate", *self.four_cases, "--year", "2024", "--lang", "en", "--chapters",
                              "--template", template)
        # Nobody was assigned to case 4, accepted on Friday 2 February 2024: due on the 6th, 237 days before the end.
        self.assertEqual(said, "Ground 1 case 500 đồng. Step 1 time late by 237 days.\n")

    def test_names_that_no_fact_can_have(self):
        for name in ["backlog.shares", "deadlines.share", "credit.cases.carried_over", "conditions.lost.cases", "obstacles"]:
            template = self.write("bad.txt", "So {%s}.\n" % name)
            self.run_thads("narrate", *self.four_cases, "--year", "2024", "--template", template, status=2)

    def test_a_folder_has_every_chapter(self):
        about = [*self.four_cases, "--year", "2024", "--lang", "en"]
        self.run_thads("report", *about, "--out", os.path.join(self.folder, "report"))
        page = self.read("report.html")
        chapters = ["deadlines", "ageing", "conditions", "sizes", "themes", "compare-units", "outlook"]
        for chapter in chapters:
            self.assertIn('<a href="#%s">' % chapter, page)
            self.assertIn('<h2 id="%s">' % chapter, page)
        for chapter in chapters[:5]:
            printed = csv.reader(io.StringIO(self.run_thads(chapter, *about, "--format", "csv"), newline=""))
            tables = {row[0] for row in printed} - {"table"}
            files = {name[:-4] for name in os.listdir(os.path.join(self.folder, "report", chapter))}
            self.assertEqual(files, tables)
        self.assertIn("without_conditions", self.read("conditions", "condition_matrix.csv"))
        self.assertTrue(self.read("narrative.en.txt").rstrip("\n").endswith(IN_ENGLISH))
        self.assertIn(IN_VIETNAMESE, self.read("narrative.vi.txt"))

    def test_a_merged_province_is_checked_against_its_parts(self):
        # b5 of D2, which was not of P in 2024, is carried over into 2025: 2 = a2 + b5.
        cases = self.corpus_text("reform", "cases") + "b5,D2,,ex_officio,civil,2024-01-10,,,\n"
        events = self.corpus_text("reform", "events") + "b5,2025-05-01,completed,,,,\n"
        register = ["--cases", self.write("cases.csv", cases), "--events", self.write("events.csv", events),
                    *self.corpus("reform", "units", "successions")]
        self.run_thads("report", *register, "--year", "2025", "--unit", "P", "--out", os.path.join(self.folder, "report"))
        checks = list(csv.DictReader(io.StringIO(self.read("checks.csv"), newline="")))
        of_years = [row["outcome"] for row in checks if row["check"].startswith("periods.")]
        self.assertEqual(of_years, ["pass"])

    def test_what_was_divided_stands_in_the_total_alone(self):
        register = self.corpus("reform", "cases", "events", "units", "successions")
        # 2025: a2 of D1, which became K1, and k1 to k3 of K2. 2024 on the tree of its own end has D1 alone below P.
        rows = csv.reader(io.StringIO(self.run_thads("ageing", *register, "--year", "2025", "--unit", "P", "--format", "csv"),
                                      newline=""))
        left = {}
        for table, unit, column, value in list(rows)[1:]:
            if table == "stock_flow" and column == "left":
                left.setdefault(unit, []).append(value)
        self.assertEqual(left, {"P": ["4", "0"], "K1": ["1", "0"], "K2": ["3", "0"]})


if __name__ == "__main__":
    harness.main(__doc__)
