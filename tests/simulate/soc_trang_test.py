# SPDX-License-Identifier: Apache-2.0
"""Checks `thads simulate soc-trang`: the published totals come out when the rules are applied by tests/oracle/fold.py,
every event type and every measure occurs, the register has no findings, and the bytes are the same each time."""
import collections
import os
import re
import tempfile
import unittest

import program

import fold

TY = 10 ** 9  # đồng
YEARS = [2022, 2023, 2024]
OFFICES = ["ST%02d" % number for number in range(12)]
TARGETS = {2022: ("81.50", "40.10"), 2023: ("82.80", "45.80"), 2024: ("83.35", "46.75")}


def percent(part, whole):
    """Rounded half up to two decimals, as text; all numbers are positive."""
    hundredths = (part * 20000 + whole) // (2 * whole)
    return "%d.%02d" % (hundredths // 100, hundredths % 100)


def points(rate, target):
    """Difference of two texts with two decimals, as text."""
    hundredths = int(rate.replace(".", "")) - int(target.replace(".", ""))
    return "%s%d.%02d" % ("-" if hundredths < 0 else "", abs(hundredths) // 100, abs(hundredths) % 100)


class Figures:
    """The sums behind the rates, for cases (column 0) or money (column 1) of one cell."""

    def __init__(self, cell, column):
        figure = {name: value[column] for name, value in cell.items()}
        self.new = figure["newly_accepted"]
        self.accepted = figure["carried_over"] + figure["newly_accepted"]
        self.resolved = figure["finished"] + figure["terminated"] + figure["reduced"]
        self.with_conditions = (self.resolved + figure["in_progress"] + figure["unclassified"]
                                + figure["postponed_agreed"])
        self.rate = percent(self.resolved, self.with_conditions) if self.with_conditions else None


class SocTrang(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.folder = os.path.join(cls.place.name, "first")
        program.simulate("soc-trang", "--out", cls.folder)
        cls.cases = fold.read_cases(os.path.join(cls.folder, "cases.csv"))
        cls.events_of = fold.read_events(os.path.join(cls.folder, "events.csv"))
        cls.totals = {year: cls.tally(year, 12)[()] for year in YEARS}

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    @classmethod
    def tally(cls, year, months, by=()):
        return fold.tally(cls.cases, cls.events_of, year, months, by)

    @classmethod
    def figures(cls, year, column):
        return Figures(cls.totals[year], column)

    def test_the_same_bytes_each_time(self):
        again = os.path.join(self.place.name, "again")
        program.simulate("soc-trang", "--out", again)
        self.assertEqual(sorted(os.listdir(self.folder)), program.FILES)
        for name in program.FILES:
            self.assertEqual(program.bytes_of(self.folder, name), program.bytes_of(again, name), name)

    def test_published_cases_of_2024(self):
        now, before = self.figures(2024, 0), self.figures(2023, 0)
        self.assertEqual(now.accepted, 19241)
        self.assertLess(before.new * 116, now.new * 100)  # over 16 % more …
        self.assertLess(now.new * 100, before.new * 117)  # … but not 17 %
        self.assertEqual(now.resolved, 11714)
        self.assertEqual(now.with_conditions, 13970)
        self.assertEqual(now.rate, "83.85")
        self.assertEqual(points(now.rate, TARGETS[2024][0]), "0.50")
        self.assertEqual(percent(now.resolved - before.resolved, before.resolved), "13.85")

    def test_published_money_of_2024(self):
        now, before = self.figures(2024, 1), self.figures(2023, 1)
        self.assertTrue(3908 * TY < now.accepted <= 3909 * TY)
        self.assertTrue(917 * TY <= now.resolved < 918 * TY)
        self.assertEqual(now.rate, "54.18")
        self.assertEqual(points(now.rate, TARGETS[2024][1]), "7.43")
        self.assertEqual(percent(now.resolved - before.resolved, before.resolved), "43.24")

    def test_both_targets_met_in_every_year(self):
        for year in YEARS:
            for column in (0, 1):
                over = points(self.figures(year, column).rate, TARGETS[year][column])
                self.assertFalse(over.startswith("-") or over == "0.00", (year, column, over))

    def test_most_but_not_all_offices_meet_both_targets_of_2024(self):
        met = [unit for (unit,), cell in self.tally(2024, 12, ["unit"]).items()
               if all(not points(Figures(cell, column).rate, TARGETS[2024][column]).startswith("-")
                      for column in (0, 1))]
        self.assertTrue(6 < len(met) < len(OFFICES), met)

    def test_every_event_type_and_every_measure_occurs(self):
        types = collections.Counter(event.type for events in self.events_of.values() for event in events)
        self.assertEqual(sorted(types), sorted(program.EVENT_TYPES))
        for year in YEARS:
            for name, (count, money) in self.totals[year].items():
                self.assertGreater(money, 0, (year, name))
                if name != "reduced":  # no event closes a case as reduced
                    self.assertGreater(count, 0, (year, name))

    def test_cumulative_months_only_grow(self):
        months = [self.tally(2024, months)[()] for months in (1, 3, 6, 9, 12)]
        for before, after in zip(months, months[1:]):
            for column in (0, 1):
                self.assertLess(Figures(before, column).new, Figures(after, column).new)
                self.assertLess(Figures(before, column).resolved, Figures(after, column).resolved)

    def test_no_findings(self):
        self.assertEqual(program.findings(self.folder), (0, []))

    def test_ids_are_unique_and_look_real(self):
        ids = [case.case_id for case in self.cases]
        self.assertEqual(len(ids), len(set(ids)))
        for case_id in ids:
            self.assertRegex(case_id, r"\A(ST00-20\d\d-\d+/QĐ-CTHADS|ST(0[1-9]|1[01])-20\d\d-\d+/QĐ-CCTHADS)\Z")

    def test_officers_belong_to_the_unit_that_has_the_case(self):
        officers = set()
        for case in self.cases:
            end = fold.CaseAtEnd(case)
            for event in [None] + self.events_of.get(case.case_id, []):
                if event:
                    end.apply(event)
                if end.officer:
                    officers.add(end.officer)
                    self.assertTrue(re.fullmatch(end.unit + r"-CHV\d\d", end.officer), case.case_id)
        self.assertTrue(55 <= len(officers) <= 65, len(officers))

    def test_units_are_a_tree_under_the_province(self):
        parents = {row["code"]: row["parent"] for row in program.rows_of(self.folder, "units.csv")}
        self.assertEqual(parents, {"VN": "", "ST": "VN", **{office: "ST" for office in OFFICES}})
        self.assertEqual({case.unit for case in self.cases}, set(OFFICES))

    def test_every_unit_has_targets_for_every_year(self):
        rows = program.rows_of(self.folder, "targets.csv")
        keys = {(row["unit"], int(row["year"]), row["measure"]) for row in rows}
        self.assertEqual(keys, {(unit, year, measure) for unit in ["ST"] + OFFICES for year in YEARS
                                for measure in ("cases", "money")})
        self.assertEqual(len(rows), len(keys))
        province = {(int(row["year"]), row["measure"]): row["value"] for row in rows if row["unit"] == "ST"}
        for year in YEARS:
            self.assertEqual((province[year, "cases"], province[year, "money"]), TARGETS[year])

    def test_the_note_says_what_is_real(self):
        note = program.bytes_of(self.folder, "about.txt").decode("utf-8")
        for words in ("SYNTHETIC", "DỮ LIỆU MÔ PHỎNG", "19 241", "11 714", "83.85 %", "54.18 %", "Invented"):
            self.assertIn(words, note)


if __name__ == "__main__":
    program.main()
