# SPDX-License-Identifier: Apache-2.0
"""Conditions, obstacles, sizes and themes of a small register worked out by hand, through the program."""
import csv
import io
import subprocess

import harness

ASSETS = """case_id,date,value
4,2024-03-01,800
4,2024-10-01,5
1,2024-03-01,100
nobody,2024-03-01,7
"""


class Conditions(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        self.files = self.corpus("four_cases", "cases", "events", "units")

    def run_thads(self, command, *arguments, status=0):
        done = subprocess.run([harness.thads, command, *self.files, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def rows(self, command, *arguments):
        text = self.run_thads(command, *arguments, "--format", "csv")[0]
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))

    # {(table, row): {column: value}}
    def tables(self, command, *arguments):
        header, *rows = self.rows(command, "--year", "2024", *arguments)
        self.assertEqual(header, ["table", "row", "column", "value"])
        found = {}
        for table, row, column, value in rows:
            columns = found.setdefault((table, row), {})
            self.assertNotIn(column, columns)
            columns[column] = value
        return found

    def check(self, row, **expected):
        self.assertEqual({column: row[column] for column in expected}, expected)

    def rows_of(self, tables, name):
        return [row for table, row in tables if table == name]

    def test_the_matrix_balances(self):
        t = self.tables("conditions")
        self.assertEqual(self.rows_of(t, "condition_matrix"),
                         ["not_accepted", "with_conditions", "without_conditions", "unclassified", "on_hold",
                          "separate_book", "total", "left", "closing"])
        self.check(t["condition_matrix", "with_conditions"], without_conditions_cases="1", without_conditions_money="700",
                   on_hold_cases="1", on_hold_money="600", with_conditions_cases="0", closed_cases="0",
                   total_cases="2", total_money="1300")
        self.check(t["condition_matrix", "not_accepted"], closed_cases="1", closed_money="400", with_conditions_cases="1",
                   with_conditions_money="2000", total_cases="2", total_money="2400")
        self.check(t["condition_matrix", "without_conditions"], total_cases="0", total_money="0")
        self.check(t["condition_matrix", "total"], total_cases="4", total_money="3700", without_conditions_money="700")
        self.check(t["condition_matrix", "left"], total_cases="1", total_money="600", closed_cases="1",
                   closed_money="400", without_conditions_cases="0", without_conditions_money="200")
        self.check(t["condition_matrix", "closing"], total_cases="3", total_money="3100", with_conditions_cases="1",
                   with_conditions_money="2000", without_conditions_money="500", on_hold_money="600")

    def test_conditions_by_unit(self):
        t = self.tables("conditions")
        self.assertEqual(self.rows_of(t, "conditions_by_unit"), ["P", "D1", "D2"])
        self.check(t["conditions_by_unit", "P"], with_at_start_cases="2", with_at_start_money="1300",
                   with_at_end_cases="1", with_at_end_money="2000", without_at_start_cases="0",
                   without_at_end_cases="1", without_at_end_money="500", lost_cases="1", lost_money="500",
                   gained_cases="0")
        self.check(t["conditions_by_unit", "D2"], with_at_start_money="600", with_at_end_money="2000", lost_cases="0")

    def test_obstacles(self):
        t = self.tables("conditions")
        self.assertEqual(self.rows_of(t, "obstacles"), ["no_assets", "third_party_dispute", "total"])
        self.check(t["obstacles", "no_assets"], unenforceable_cases="1", unenforceable_money="500", total_cases="1",
                   total_money="500", separate_book_cases="0")
        self.check(t["obstacles", "third_party_dispute"], postponed_other_cases="1", postponed_other_money="600")
        self.check(t["obstacles", "total"], total_cases="2", total_money="1100")
        self.assertEqual(t["obstacles_money", "D1"],
                         {"name": "Huyện 1", "ground.no_assets": "500", "ground.third_party_dispute": "0",
                          "total": "500"})
        self.check(t["obstacles_cases", "P"], **{"ground.no_assets": "1", "ground.third_party_dispute": "1", "total": "2"})

    def test_one_unit(self):
        t = self.tables("conditions", "--unit", "D2")
        self.assertEqual(self.rows_of(t, "conditions_by_unit"), ["D2"])
        self.assertEqual(self.rows_of(t, "obstacles"), ["third_party_dispute", "total"])

    def test_sizes(self):
        t = self.tables("sizes", "--bands", "500,1000", "--largest", "1")
        self.assertEqual(self.rows_of(t, "sizes"), ["no_money", "up_to_500", "up_to_1000", "above_1000", "total"])
        self.check(t["sizes", "no_money"], accepted_cases="0", rate_cases="")
        # 400 / 3700, 1300 / 3700 and 2000 / 3700. Nothing of the second band is a case with conditions, but 200 of it
        # were collected.
        self.check(t["sizes", "up_to_500"], accepted_cases="1", accepted_money="400", share_money="10.81",
                   rate_money="100.00", open_cases="0")
        self.check(t["sizes", "up_to_1000"], accepted_cases="2", accepted_money="1300", share_cases="50.00",
                   share_money="35.14", with_conditions_cases="0", with_conditions_money="200", resolved_money="200",
                   rate_cases="", rate_money="100.00", open_cases="2", open_money="1100")
        self.check(t["sizes", "above_1000"], share_money="54.05", rate_money="0.00", open_money="2000")
        self.check(t["sizes", "total"], accepted_cases="4", accepted_money="3700", with_conditions_money="2600",
                   resolved_money="600", rate_money="23.08")
        self.assertEqual(t["open_by_size_money", "D1"],
                         {"name": "Huyện 1", "no_money": "0", "up_to_500": "0", "up_to_1000": "500", "above_1000": "0",
                          "total": "500"})
        self.check(t["finished_by_size_cases", "P"], up_to_500="1", up_to_1000="0", total="1")
        self.assertEqual(self.rows_of(t, "largest_cases"), ["4"])
        self.check(t["largest_cases", "4"], unit="D2", officer="", money="2000", left="0", balance="2000",
                   stands="in_progress")
        self.check(t["largest_share", "P"], largest="2000", accepted="3700", share="54.05")
        self.check(t["largest_share", "D1"], largest="700", accepted="1100", share="63.64")
        self.check(t["largest_share", "D2"], share="76.92")  # 2000 / 2600

    def test_recovery(self):
        t = self.tables("sizes")
        self.assertEqual(self.rows_of(t, "recovery"), ["2023", "2024", "total"])
        self.check(t["recovery", "2023"], accepted_cases="2", accepted_money="1600", recovered_cases="0",
                   recovered_money="500", recovered_percent="31.25", in_period_money="200", open_cases="2",
                   open_money="1100", left_otherwise_cases="0", separate_book_cases="0")
        self.check(t["recovery", "2024"], accepted_money="2400", recovered_cases="1", recovered_percent="16.67",
                   in_period_cases="1", open_money="2000")
        self.check(t["recovery", "total"], accepted_money="4000", recovered_money="900", recovered_percent="22.50")
        self.check(t["recovery_by_unit", "D2"], **{"2023_accepted": "600", "2023_recovered": "0", "2023_percent": "0.00"})
        self.assertNotIn(("money_base", "P"), t)

    def test_both_denominators(self):
        t = self.tables("sizes", "--assets", self.write("assets.csv", ASSETS))
        # 200 + 400 + 2000; of the 2000 only 800 are there: 600 / 2600 and 600 / 1400.
        self.check(t["money_base", "P"], resolved="600", whole="2600", whole_rate="23.08", limited="1400",
                   limited_rate="42.86", valued_cases="1", valued_money="2000", beyond_assets_cases="1",
                   beyond_assets_money="1200")
        self.check(t["money_base", "D1"], whole="600", limited="600", limited_rate="100.00", valued_cases="0")
        self.check(t["money_base", "D2"], whole="2000", limited="800", limited_rate="0.00")

    def test_assets_with_errors(self):
        for row in ("4,2024-03-01,", "4,2024-03-01,-1", "4,31/03/2024,1", ",2024-03-01,1", "4,2024-03-01,1,2",
                    "4,2024-03-01,1\n4,2024-03-01,1"):
            path = self.write("assets.csv", "case_id,date,value\n" + row + "\n")
            out, err = self.run_thads("sizes", "--year", "2024", "--assets", path, status=1)
            self.assertEqual(out, "")
            self.assertIn("no figures: 1 error", err)

    def test_wrong_bands(self):
        for bands in ("0", "-1", "5,5", "6,5", "x", "1.5"):
            self.run_thads("sizes", "--year", "2024", f"--bands={bands}", status=2)
        self.run_thads("sizes", "--year", "2024", "--largest", "0", status=2)

    def test_themes(self):
        t = self.tables("themes")
        self.assertEqual(self.rows_of(t, "themes"),
                         ["budget", "corruption", "credit", "economic", "focus", "hardship", "merit",
                          "corruption_or_economic", "several_flags", "any_flag", "all"])
        one = {"accepted_cases": "1", "accepted_money": "700", "with_conditions_cases": "0",
               "with_conditions_money": "200", "resolved_cases": "0", "resolved_money": "200", "rate_cases": "",
               "rate_money": "100.00"}
        for theme in ("corruption", "economic", "corruption_or_economic"):
            self.assertEqual(t["themes", theme], one)
        self.check(t["themes", "budget"], accepted_cases="0", rate_cases="", rate_money="")
        self.check(t["themes", "hardship"], accepted_cases="2", accepted_money="2600")
        self.check(t["themes", "merit"], accepted_cases="1", accepted_money="2000")
        self.check(t["themes", "several_flags"], accepted_cases="2", accepted_money="2700")
        self.check(t["themes", "any_flag"], accepted_cases="4", accepted_money="3700")
        self.assertEqual(t["themes", "all"], t["themes", "any_flag"])
        self.assertEqual(self.rows_of(t, "theme_hardship"), ["P", "D1", "D2"])
        self.check(t["theme_hardship", "D1"], accepted_cases="0")
        self.check(t["theme_hardship", "D2"], accepted_cases="2", accepted_money="2600")
        self.assertEqual(self.rows_of(t, "theme_budget"), [])
        text = self.run_thads("themes", "--year", "2024", "--lang", "en")[0]
        self.assertIn("2 cases are in more than one theme", text)

    def test_cases_for_the_steering_committee(self):
        self.assertEqual(self.rows("themes", "--year", "2024", "--list"),
                         [["case_id", "unit", "officer", "flags", "accepted", "amount", "balance", "stands"],
                          ["3", "D2", "O2", "hardship", "2022-12-01", "600", "600", "postponed_other"],
                          ["4", "D2", "", "hardship|merit", "2024-02-02", "2000", "2000", "in_progress"]])
        self.assertEqual(len(self.rows("themes", "--year", "2024", "--list", "--unit", "D1")), 1)

    def test_threads_do_not_matter(self):
        for command in ("conditions", "sizes", "themes"):
            one = self.tables(command, "--threads", "1")
            for threads in ("2", "3", "4"):
                self.assertEqual(self.tables(command, "--threads", threads), one)

    def test_a_list_of_grounds_replaces_the_built_in_one(self):
        own = self.write("grounds.csv", "code,name_vi,name_en,applies_to\nthird_party_dispute,Tranh chấp,Dispute,\n")
        out, _ = self.run_thads("validate", "--grounds", own, "--format", "csv", status=0)
        self.assertEqual([row[1:6] for row in csv.reader(io.StringIO(out, newline=""))][1:],
                         [["5", "1", "ground", "ground_unknown", "warning"]])
        text, _ = self.run_thads("conditions", "--year", "2024", "--grounds", own)
        self.assertIn("Dispute", text)
        self.assertIn("no_assets", text)  # by its code
        # Postponed counts by its ground: one that the list does not have is an error.
        none = self.write("grounds.csv", "code,name_vi,name_en,applies_to\n")
        _, err = self.run_thads("conditions", "--year", "2024", "--grounds", none, status=1)
        self.assertIn('"third_party_dispute" is not a known code', err)
        wrong = self.write("grounds.csv", "code,name_vi,name_en,applies_to\nthird_party_dispute,,,collected\n")
        _, err = self.run_thads("conditions", "--year", "2024", "--grounds", wrong, status=1)
        self.assertIn('grounds.csv:2:23: "collected" is not a known code', err)


if __name__ == "__main__":
    harness.main(__doc__)
