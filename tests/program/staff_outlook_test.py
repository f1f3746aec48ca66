# SPDX-License-Identifier: Apache-2.0
"""thads staff and thads outlook: posts and attributes from files, estimates against fractions computed here."""
import datetime
import fractions
import json
import subprocess

import harness

Fraction = fractions.Fraction
UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
D3,Huyện 3,district,P,,
"""
# New cases by statistical year and unit; every third one is finished in its year, the others stay open for good.
YEARS = {2020: {"D1": 12, "D2": 30}, 2021: {"D1": 18, "D2": 27}, 2022: {"D1": 30, "D2": 21}, 2023: {"D1": 33, "D2": 24},
         2024: {"D1": 45, "D2": 15}}


def register():
    cases, events, number = [], [], 0
    for year, units in YEARS.items():
        for unit, count in units.items():
            for i in range(count):
                number += 1
                accepted = datetime.date(year - 1, 10, 1) + datetime.timedelta(days=i)
                cases.append(f"{number},{unit},,ex_officio,civil,{accepted},{1000 * number},,")
                if i % 3 == 0:
                    events.append(f"{number},{accepted + datetime.timedelta(days=40)},collected,{1000 * number},,,")
                    events.append(f"{number},{accepted + datetime.timedelta(days=40)},completed,,,,")
    return ("case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n" + "\n".join(cases) + "\n",
            "case_id,date,type,amount,ground,unit,officer\n" + "\n".join(events) + "\n")


def half_up(x):
    return max(0, (2 * x.numerator + x.denominator) // (2 * x.denominator))


def two_decimals(x):
    return f"{half_up(100 * x) // 100}.{half_up(100 * x) % 100:02}"


def estimate(values, method, ahead=1):
    if method == "last_year":
        return values[-1]
    if method == "mean_of_last_3":
        return half_up(Fraction(sum(values[-3:]), 3))
    n = len(values)
    mean_x, mean_y = Fraction(n - 1, 2), Fraction(sum(values), n)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in enumerate(values)) / sum((x - mean_x) ** 2 for x in range(n))
    return half_up(mean_y + slope * (n - 1 + ahead - mean_x))


class StaffAndOutlook(harness.ProgramTest):
    def setUp(self):
        super().setUp()
        cases, events = register()
        self.files = ["--cases", self.write("cases.csv", cases), "--events", self.write("events.csv", events),
                      "--units", self.write("units.csv", UNITS)]

    def run_thads(self, *arguments):
        return subprocess.run([harness.thads, *arguments[:1], *self.files, *arguments[1:]], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    # The rows of each table, and what the program complained of.
    def tables(self, *arguments):
        done = self.run_thads(*arguments, "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return {name: t["rows"] for name, t in json.loads(done.stdout).items()}, done.stderr.decode("utf-8")

    # --- Staff

    def staff(self, rows, *arguments):
        path = self.write("staff.csv", "unit,date,posts_assigned,posts_filled\n" + rows)
        return self.tables("staff", "--staff", path, "--year", "2024", *arguments)

    def test_posts_and_figures_per_post(self):
        # D1 has 5 officers for the 183 days to 31 March and 3 for the 183 days after: 4 on average.
        tables, complaints = self.staff("D1,2023-10-01,6,5\nD1,2024-04-01,6,3\nD2,2020-01-01,2,2\n")
        self.assertEqual(complaints, "")
        self.assertEqual(list(tables), ["posts", "per_post_at_end", "per_post_on_average"])
        whole, d1, d2, d3 = tables["posts"]
        self.assertEqual((whole["unit"], d1["unit"], d2["unit"], d3["unit"]), ("P", "D1", "D2", "D3"))
        self.assertEqual([whole[key] for key in ("end_assigned", "end_filled", "end_shortage", "end_shortage_share")],
                         ["8", "5", "3", "37.50"])
        self.assertEqual([d1[key] for key in ("average_assigned", "average_filled", "average_shortage", "average_shortage_share")],
                         ["6.00", "4.00", "2.00", "33.33"])
        self.assertIsNone(d3["end_filled"])
        # Accepted 2024: what stays of the years before, two thirds, and the new ones.
        before = {u: sum(YEARS[y][u] for y in range(2020, 2024)) * 2 // 3 for u in ("D1", "D2")}
        accepted = {u: before[u] + YEARS[2024][u] for u in ("D1", "D2")}
        per_post = tables["per_post_on_average"]
        self.assertEqual(per_post[1]["cases_accepted"], two_decimals(Fraction(accepted["D1"], 4)))
        against = Fraction(accepted["D1"], 4) / Fraction(sum(accepted.values()), 6)
        self.assertEqual(per_post[1]["cases_accepted_against"], two_decimals(100 * against))
        self.assertEqual(per_post[0]["cases_resolved"], "3.33")  # (15 + 5) / 6
        self.assertEqual(tables["per_post_at_end"][1]["cases_resolved"], "5.00")  # 15 / 3

    def test_a_unit_that_states_no_posts_is_named(self):
        path = self.write("staff.csv", "unit,date,posts_assigned,posts_filled\nD1,2023-10-01,6,0\n")
        done = self.run_thads("staff", "--staff", path, "--year", "2024", "--lang", "vi")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Chưa nêu biên chế, nên không tính vào số bình quân: D2.", done.stdout.decode("utf-8"))
        tables, _ = self.staff("D1,2023-10-01,6,0\n")
        self.assertIsNone(tables["posts"][2]["end_filled"])
        self.assertEqual(tables["posts"][0]["units_not_stated"], "1")
        self.assertIsNone(tables["per_post_at_end"][1]["cases_accepted"])  # nobody is in post
        self.assertEqual(tables["per_post_at_end"][1]["filled"], "0.00")

    def test_results_by_attribute(self):
        attributes = self.write("attributes.csv", "unit,key,value,from,to\nD1,evidence_store,yes,,\nD3,evidence_store,yes,,\n")
        tables, _ = self.staff("D1,2023-10-01,6,5\n", "--attributes", attributes)
        yes, other = tables["by_attribute"]
        self.assertEqual([yes[key] for key in ("attribute", "value", "units", "cases_resolved")], ["evidence_store", "yes", "2", "15"])
        self.assertEqual([other[key] for key in ("value", "units", "cases_resolved")], ["", "1", "5"])

    def test_bad_tables_give_no_figures_and_odd_ones_a_warning(self):
        for rows, complaint in (("D9,2024-01-01,1,1\n", 'staff.csv:2:1: unit "D9" is not in the table of units'),
                                ("D1,2024-01-01,1,x\n", "staff.csv:2:17: "), ("", ""),
                                ("D1,2024-01-01,1,1\nD1,2024-01-01,2,2\n", "staff.csv:3:4: the figure is already given on line 2")):
            path = self.write("staff.csv", "unit,date,posts_assigned,posts_filled\n" + rows)
            done = self.run_thads("staff", "--staff", path, "--year", "2024")
            self.assertEqual((done.returncode, done.stdout == b""), (1, True) if rows else (0, False), done.stderr)
            self.assertIn(complaint, done.stderr.decode("utf-8"))
        tables, complaints = self.staff("D1,2023-10-01,1,2\n")
        self.assertIn("staff.csv:2:17: more posts are filled than assigned (2 > 1)", complaints)
        self.assertEqual(tables["posts"][1]["end_shortage"], "-1")
        missing = self.run_thads("staff", "--staff", "/no/such/file.csv", "--year", "2024")
        self.assertEqual(missing.returncode, 3)

    # --- Outlook

    def estimates(self, *arguments):
        tables, _ = self.tables("outlook", *arguments)
        return {(row["unit"], row["flow"], row["quantity"], int(row["year"]), row["method"]): row
                for row in tables["estimates"]}, tables

    def test_estimates_against_fractions(self):
        rows, tables = self.estimates("--year", "2024", "--years-back", "5")
        self.assertEqual(len(rows), 4 * 2 * 2 * 3)
        series = {u: [YEARS[y][u] for y in sorted(YEARS)] for u in ("D1", "D2")}
        opened = {u: [sum(s[:i + 1]) * 2 // 3 for i in range(5)] for u, s in series.items()}
        for method in ("last_year", "mean_of_last_3", "linear_trend"):
            first = 1 if method == "last_year" else 3
            for flow, of in (("newly_accepted", series), ("carried_forward", opened)):
                total = 0
                for u in ("D1", "D2"):
                    row = rows[u, flow, "cases", 2025, method]
                    self.assertEqual(int(row["estimate"]), estimate(of[u], method), (u, flow, method))
                    self.assertEqual(row["counted_2024"], str(of[u][-1]))
                    total += int(row["estimate"])
                self.assertEqual(int(rows["P", flow, "cases", 2025, method]["estimate"]), total)
                errors = [sum(estimate(of[u][:i], method) - of[u][i] for u in of) for i in range(first, 5)]
                mean = Fraction(sum(map(abs, errors)), len(errors))
                row = rows["P", flow, "cases", 2025, method]
                self.assertEqual(row["mean_absolute_error"], f"{half_up(10 * mean) // 10}.{half_up(10 * mean) % 10}")
                self.assertEqual(row["past_years"], str(len(errors)))
                shown = [int(r["error"]) for r in tables["past_errors"]
                         if (r["unit"], r["flow"], r["quantity"], r["method"]) == ("P", flow, "cases", method)]
                self.assertEqual(shown, errors)

    def test_estimates_are_marked_and_years_before_the_register_are_left_out(self):
        done = self.run_thads("outlook", "--year", "2024", "--years-back", "40", "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        table = json.loads(done.stdout)["estimates"]
        marked = {(c["row"], c["column"]) for c in table["cell_statuses"] if c["status"] == "provisional"}
        estimated = {(i, "estimate") for i, row in enumerate(table["rows"], 0) if row["estimate"] is not None}
        self.assertEqual(len(estimated), 36)  # P, D1 and D2; D3 never had a case
        self.assertEqual(len(marked), len(estimated))
        self.assertEqual({column for _, column in marked}, {"estimate"})
        years = [key for key in table["rows"][0] if key.startswith("counted_")]
        self.assertEqual(years, [f"counted_{year}" for year in YEARS])

    def test_within_the_year_its_own_end_is_estimated_too(self):
        rows, _ = self.estimates("--year", "2024", "--months", "1")
        self.assertEqual(sorted({key[3] for key in rows}), [2024, 2025])
        values = [YEARS[y]["D1"] for y in range(2020, 2024)]
        for year in (2024, 2025):
            self.assertEqual(int(rows["D1", "newly_accepted", "cases", year, "linear_trend"]["estimate"]),
                             estimate(values, "linear_trend", year - 2023))

    def test_the_pace_to_a_target(self):
        targets = self.write("targets.csv", "unit,year,measure,value,comparator,valid_from,document\nD1,2024,cases,25,above,,\n")
        for months, rows_of_d1 in ((6, 3), (12, 1)):
            tables, _ = self.tables("outlook", "--targets", targets, "--year", "2024", "--months", str(months))
            rows = [r for r in tables["pace"] if (r["unit"], r["quantity"]) == ("D1", "cases")]
            self.assertEqual(len(rows), rows_of_d1)
            # With conditions: 62 that stayed of 93, and 45 new ones. Above 25 % of 107 are 27, 15 are resolved.
            self.assertEqual([rows[0][k] for k in ("with_conditions", "resolved", "still_to_resolve", "status")],
                             ["107", "15", "12", "within_reach" if months == 6 else "missed"])
        tables, _ = self.tables("outlook", "--targets", targets, "--year", "2024", "--months", "6")
        row = next(r for r in tables["pace"] if (r["unit"], r["assumption"], r["quantity"]) == ("D1", "unchanged", "cases"))
        self.assertEqual((row["needed_per_month"], row["needed_per_week"]), ("2.0", "0.5"))  # 12 / 6; 84 / 183 = 0.459 up
        self.assertEqual((row["so_far_per_month"], row["so_far_per_week"]), ("2.5", "0.6"))  # 15 / 6; 105 / 183 = 0.574

    def test_units_that_are_no_more_are_not_left_out_in_silence(self):
        abolished = UNITS.replace("D1,Huyện 1,district,P,,", "D1,Huyện 1,district,P,,2023-06-30")
        self.files[5] = self.write("units.csv", abolished)
        done = self.run_thads("outlook", "--year", "2024")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b'unit "D1" has figures in 2024 but is not in force', done.stderr)

    # D1 gives place to D4 on 1 July 2024: with the succession, D4 has the past of D1.
    def test_a_unit_takes_over_the_years_of_the_one_it_came_from(self):
        self.files[5] = self.write("units.csv", UNITS.replace("D1,Huyện 1,district,P,,", "D1,Huyện 1,district,P,,2024-06-30")
                                   + "D4,Huyện 4,district,P,2024-07-01,\n")
        successions = ["--successions", self.write("s.csv", "from,to,date,kind,share\nD1,D4,2024-07-01,rename,\n")]
        rows, _ = self.estimates("--year", "2024", *successions)
        row = rows["D4", "newly_accepted", "cases", 2025, "linear_trend"]
        self.assertEqual(int(row["estimate"]), estimate([YEARS[y]["D1"] for y in YEARS], "linear_trend"))
        self.assertEqual(row["counted_2020"], "12")
        tables, _ = self.staff("D4,2024-07-01,6,5\nD2,2020-01-01,2,2\n", *successions)
        self.assertEqual([row["unit"] for row in tables["posts"]], ["P", "D2", "D3", "D4"])
        self.assertEqual(tables["per_post_at_end"][3]["cases_resolved"], "3.00")  # 15 / 5


if __name__ == "__main__":
    harness.main(__doc__)
