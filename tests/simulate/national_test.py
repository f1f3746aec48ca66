# SPDX-License-Identifier: Apache-2.0
"""Checks `thads simulate national`: it is deterministic, valid, of the size that was asked for, and the order of the
events changes nothing but their order."""
import collections
import os
import tempfile
import unittest

import program

import fold

CASES = 20000


class National(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.by_case = cls.simulated("by_case", "--seed", "5")
        cls.by_date = cls.simulated("by_date", "--seed", "5", "--order", "by_date")

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    @classmethod
    def simulated(cls, name, *options):
        folder = os.path.join(cls.place.name, name)
        program.simulate("national", "--cases", str(CASES), "--out", folder, *options)
        return folder

    def test_as_many_cases_as_asked_for_and_about_four_events_each(self):
        cases = program.rows_of(self.by_case, "cases.csv")
        self.assertEqual(len(cases), CASES)
        self.assertEqual(len({row["case_id"] for row in cases}), CASES)
        events = program.rows_of(self.by_case, "events.csv")
        self.assertTrue(35 * CASES < 10 * len(events) < 45 * CASES, len(events))
        self.assertEqual(sorted({row["type"] for row in events}), sorted(program.EVENT_TYPES))

    def test_the_same_seed_gives_the_same_bytes_and_another_does_not(self):
        again = self.simulated("again", "--seed", "5")
        other = self.simulated("other", "--seed", "6")
        for name in program.FILES:
            self.assertEqual(program.bytes_of(self.by_case, name), program.bytes_of(again, name), name)
        for name in ("cases.csv", "events.csv"):
            self.assertNotEqual(program.bytes_of(self.by_case, name), program.bytes_of(other, name), name)

    def test_order_by_date_moves_lines_and_nothing_else(self):
        self.assertEqual(program.bytes_of(self.by_case, "cases.csv"), program.bytes_of(self.by_date, "cases.csv"))
        lines = program.bytes_of(self.by_case, "events.csv").splitlines()
        moved = program.bytes_of(self.by_date, "events.csv").splitlines()
        self.assertEqual(lines[0], moved[0])
        self.assertEqual(collections.Counter(lines), collections.Counter(moved))
        dates = [line.split(b",")[1] for line in moved[1:]]
        self.assertEqual(dates, sorted(dates))
        self.assertEqual(self.total(self.by_case), self.total(self.by_date))

    def total(self, folder):
        cases = fold.read_cases(os.path.join(folder, "cases.csv"))
        return fold.tally(cases, fold.read_events(os.path.join(folder, "events.csv")), 2024, 12, [])

    def test_every_measure_occurs(self):
        for name, (count, money) in self.total(self.by_case)[()].items():
            self.assertGreater(count + money, 0, name)

    def test_no_findings(self):
        self.assertEqual(program.findings(self.by_case), (0, []))
        self.assertEqual(program.findings(self.by_date), (0, []))

    def test_34_provinces_355_regions_and_about_4000_officers(self):
        units = program.rows_of(self.by_case, "units.csv")
        kinds = collections.Counter(row["kind"] for row in units)
        self.assertEqual(kinds, {"nation": 1, "province": 34, "region": 355})
        self.assertEqual(len({row["name"] for row in units}), len(units))
        codes = {row["code"] for row in units}
        self.assertTrue(all(row["parent"] in codes for row in units if row["kind"] != "nation"))
        officers = {row["officer"] for row in program.rows_of(self.by_case, "cases.csv")}
        self.assertTrue(3900 < len(officers) <= 4000, len(officers))

    def test_no_cases_is_a_register_too(self):
        folder = os.path.join(self.place.name, "none")
        program.simulate("national", "--cases", "0", "--out", folder)
        self.assertEqual(program.rows_of(folder, "cases.csv"), [])
        self.assertEqual(program.rows_of(folder, "events.csv"), [])

    def test_too_many_cases_and_unusable_folders_are_refused(self):
        folder = os.path.join(self.place.name, "refused")
        status, _ = program.run("simulate", "national", "--cases", "1000000001", "--out", folder)
        self.assertNotEqual(status, 0)
        self.assertFalse(os.path.exists(folder))
        in_the_way = os.path.join(self.by_case, "about.txt", "below")
        status, _ = program.run("simulate", "national", "--cases", "1", "--out", in_the_way)
        self.assertNotEqual(status, 0)


if __name__ == "__main__":
    program.main()
