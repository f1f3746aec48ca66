# SPDX-License-Identifier: Apache-2.0
"""`thads ageing` on random registers, against the definitions worked out once more with whole numbers and fractions."""
import datetime
import decimal
import fractions
import json
import math
import random
import subprocess

import harness

UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Huyện 1,district,P,,
D2,Huyện 2,district,P,,
"""
START, END = datetime.date(2023, 10, 1), datetime.date(2024, 9, 30)
BANDS = {"60d": 60, "6m": 184, "1y": 366, "2y": 731}  # days before END: 2024-03-30, 2023-09-30, 2022-09-30
SURVIVAL_DAYS = (90, 180, 365, 730, 1095, 1825)


def printed(value, decimals):
    """`value`, a fraction, rounded half up (it is not negative); none when there is none."""
    if value is None:
        return None
    whole = math.floor(value * 10**decimals + fractions.Fraction(1, 2))
    return str(decimal.Decimal(whole).scaleb(-decimals))


def quotient(a, b):
    return fractions.Fraction(a, b) if b else None


def percent(a, b):
    return printed(fractions.Fraction(100 * a, b) if b else None, 2)


def nearest_rank(ages, p):
    return str(sorted(ages)[-(-p * len(ages) // 100) - 1]) if ages else None


class Case:
    """A case without money that may gain conditions, lose them, move, and be finished or revoked."""

    def __init__(self, number, rng):
        self.number = number
        self.first_unit = rng.choice(["D1", "D2"])
        self.unit = self.first_unit
        self.accepted = END - datetime.timedelta(rng.randrange(1200))
        self.events = []
        self.closed = None
        self.with_since = self.accepted
        day = self.accepted
        for _ in range(rng.randrange(6)):
            day += datetime.timedelta(rng.randrange(200))
            kind = rng.choice(["enforceable", "unenforceable", "verified", "unit_changed", "completed", "revoked"])
            to = rng.choice(["D1", "D2"]) if kind == "unit_changed" else ""
            self.events.append(f"{number},{day},{kind},,,{to},")
            if day <= END:
                self.unit = to or self.unit
                if kind == "unenforceable":
                    self.with_since = None
                elif kind == "enforceable" and self.with_since is None:
                    self.with_since = day
            if kind in ("completed", "revoked"):
                if day <= END:
                    self.closed = (day, kind)
                break

    def counts(self):
        return self.accepted <= END and (self.closed is None or self.closed[0] >= START)


class Ageing(harness.ProgramTest):
    def tables(self, cases, *arguments):
        rows = "".join(f"{c.number},{c.first_unit},,ex_officio,civil,{c.accepted},,,\n" for c in cases)
        events = "".join(e + "\n" for c in cases for e in c.events)
        done = subprocess.run(
            [harness.thads, "ageing", "--cases", self.write(
                "cases.csv", "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n" + rows),
             "--events", self.write("events.csv", "case_id,date,type,amount,ground,unit,officer\n" + events),
             "--units", self.write("units.csv", UNITS), "--year", "2024", "--format", "json", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {name: table["rows"] for name, table in json.loads(done.stdout).items()}

    def check_unit(self, unit, cases, tables):
        row_of = lambda name: next(r for r in tables[name] if r["unit"] == unit)
        open_cases = [c for c in cases if c.closed is None]
        closed = [c for c in cases if c.closed is not None]
        new = [c for c in cases if c.accepted >= START]
        p0, i, r, p1 = len(cases) - len(new), len(new), len(closed), len(open_cases)
        expected = {"unit": unit, "quantity": "cases", "opening": str(p0), "incoming": str(i), "left": str(r),
                    "closing": str(p1), "clearance_rate": percent(r, i), "case_turnover": printed(quotient(r, p1), 2),
                    "disposition_time": printed(quotient(365 * p1, r), 0), "pendency": printed(quotient(p1, r), 2),
                    "congestion_es": printed(quotient(p0 + i, r), 2), "congestion_br": percent(p0 + i - r, p0 + i),
                    "congestion_br_end": percent(p1, p1 + r), "clearance_ratio_nsw": printed(quotient(i, r), 2)}
        self.assertEqual(row_of("stock_flow"), expected)

        ages = [(END - c.accepted).days for c in open_cases]
        row, below = row_of("age_bands"), -1
        self.assertEqual(row["cases_all"], str(len(ages)))
        for name, bound in BANDS.items():
            self.assertEqual(row["cases_up_to_" + name], str(sum(below < a <= bound for a in ages)))
            below = bound
        self.assertEqual(row["cases_over_2y"], str(sum(a > below for a in ages)))

        ready = [(END - c.with_since).days for c in open_cases if c.with_since is not None]
        old, old_ready = sum(a > 366 for a in ages), sum(a > 366 for a in ready)
        expected = {"unit": unit, "open": str(len(ages)), "open_old": str(old), "open_old_share": percent(old, len(ages)),
                    "open_old_money": "0", "closed": str(r), "aging_index": percent(old, len(ages) + r),
                    "with_conditions": str(len(ready)), "with_conditions_old": str(old_ready),
                    "with_conditions_old_share": percent(old_ready, len(ready)), "with_conditions_old_money": "0"}
        self.assertEqual(row_of("age_backlog"), expected)

        # Of every day of age: who could have been finished on it, and who was.
        spans = [((max(c.accepted, START) - c.accepted).days, ((c.closed[0] if c.closed else END) - c.accepted).days,
                  c.closed is not None and c.closed[1] == "completed") for c in cases]
        row, median = row_of("survival"), None
        self.assertEqual((row["cases"], row["finished"]), (str(len(cases)), str(sum(s[2] for s in spans))))
        share = fractions.Fraction(1)
        for day in range(SURVIVAL_DAYS[-1] + 1):
            at_risk = sum(first <= day <= last for first, last, _ in spans)
            finished = sum(last == day and done for _, last, done in spans)
            if finished:
                share *= fractions.Fraction(at_risk - finished, at_risk)
            if median is None and share <= fractions.Fraction(1, 2):
                median = str(day)
            if day in SURVIVAL_DAYS:
                seen = any(f <= day for f, _, _ in spans) and (share == 0 or any(day <= last for _, last, _ in spans))
                self.assertEqual(row[f"at_risk_{day}"], str(at_risk))
                self.assertEqual(row[f"unfinished_{day}"], printed(share * 100, 2) if seen else None)
        self.assertEqual(row["median"], median)
        return ages, closed

    def check_percentiles(self, ages, closed, table):
        durations = [(c.closed[0] - c.accepted).days for c in closed]
        finished = [(c.closed[0] - c.accepted).days for c in closed if c.closed[1] == "completed"]
        for series, bucket, days in (("open", "", ages), ("closed", "", durations), ("closed", "finished", finished)):
            row = next(r for r in table if (r["series"], r["bucket"]) == (series, bucket))
            self.assertEqual(row["cases"], str(len(days)))
            self.assertEqual(row["mean"], printed(quotient(sum(days), len(days)), 1))
            for p in (25, 50, 75, 90, 100):
                self.assertEqual(row[f"p{p}"], nearest_rank(days, p))

    def test_random_registers(self):
        for seed in range(12):
            rng = random.Random(seed)
            made = [Case(n, rng) for n in range(1, rng.choice([5, 40, 300]) + 1)]
            cases = [c for c in made if c.counts()]
            with self.subTest(seed=seed):
                tables = self.tables(made, "--unit", "P", "--bands", ",".join(BANDS), "--threads", str(1 + seed % 4))
                self.assertEqual([r["unit"] for r in tables["age_bands"]], ["P", "D1", "D2"])
                self.assertEqual(len(tables["stock_flow"]), 6)
                self.assertEqual(len(tables["flow_indicators"]), 8)
                ages, closed = self.check_unit("P", cases, tables)
                self.check_percentiles(ages, closed, tables["age_percentiles"])
                for unit in ("D1", "D2"):
                    self.check_unit(unit, [c for c in cases if c.unit == unit], tables)

    def test_wrong_use(self):
        files = ["--cases", self.write("c.csv", "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
                                       "1,D1,,ex_officio,civil,2024-01-01,,,\n"),
                 "--events", self.write("e.csv", "case_id,date,type,amount,ground,unit,officer\n"), "--year", "2024"]
        for arguments, status in (([], 0), (["--bands", "1y,6m"], 2), (["--bands", "soon"], 2),
                                  (["--standard", "1"], 2), (["--unit", "nowhere"], 2), (["--months", "13"], 2)):
            done = subprocess.run([harness.thads, "ageing", *files, *arguments], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, status, (arguments, done.stderr))


if __name__ == "__main__":
    harness.main(__doc__)
