# SPDX-License-Identifier: Apache-2.0
"""Checks `thads narrate` on the synthetic Sóc Trăng, whose totals of 2024 are the published ones: the text, where every
number of it comes from, templates of one's own, and what is said about bad ones."""
import argparse
import csv
import fractions
import functools
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

thads = None  # the program under test
few = False  # only some of the units: the program is slow, as under a sanitizer

FINE, FINDINGS, WRONG_USE, UNREADABLE = 0, 1, 2, 3
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus", "narrative")
PUBLISHED = ["19.241 việc", "11.714 việc", "83,85%", "0,5", "13,85%", "gần 3.909 tỷ đồng", "trên 917 tỷ đồng",
             "54,18%", "7,43", "43,24%"]
UNITS = {"tỷ đồng": 10**9, "triệu đồng": 10**6, "nghìn đồng": 10**3, "đồng": 1}


def run(*arguments):
    """(exit status, standard output, error stream) of the program."""
    done = subprocess.run([thads, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def vietnamese_number(text):
    return fractions.Fraction(text.replace(".", "").replace(",", "."))


class Narrate(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        folder = os.path.join(cls.place.name, "soc-trang")
        status, _, complaint = run("simulate", "soc-trang", "--out", folder)
        if status != FINE:
            raise AssertionError(complaint)
        cls.input = ["--year", "2024"]
        for name in ("cases", "events", "units", "targets"):
            cls.input += ["--" + name, os.path.join(folder, name + ".csv")]

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def narrate(self, *arguments, status=FINE):
        got, text, complaint = run("narrate", *self.input, *arguments)
        self.assertEqual(got, status, complaint)
        return text if status == FINE else complaint

    def json_of(self, *arguments):
        return json.loads(self.narrate("--format", "json", *arguments))

    @functools.lru_cache(maxsize=None)
    def kpi(self, root, months):
        status, table, complaint = run("kpi", *self.input, "--unit", root, "--months", months, "--format", "csv")
        self.assertEqual(status, FINE, complaint)
        return list(csv.DictReader(io.StringIO(table, newline="")))

    def key_figures(self, unit, months):
        """The rows of `thads kpi` for one unit: by quantity, then by column."""
        rows = self.kpi("VN" if unit == "VN" else "ST", months)
        return {row["quantity"]: row for row in rows if row["unit"] == unit}

    def write(self, content):
        path = os.path.join(self.place.name, "template.txt")
        with open(path, "wb") as file:
            file.write(content.encode("utf-8"))
        return path

    def test_published_figures(self):
        text = self.narrate("--months", "12", "--lang", "vi")
        for phrase in PUBLISHED:
            self.assertIn(phrase, text)

    def test_the_whole_text(self):
        for lang in ("vi", "en"):
            with open(os.path.join(GOLDEN, "soc_trang_2024.%s.txt" % lang), encoding="utf-8", newline="") as file:
                self.assertEqual(self.narrate("--lang", lang), file.read())
        self.assertEqual(self.narrate(), self.narrate("--lang", "vi"))

    def test_points_as_the_press_prints_them(self):
        text = self.narrate("--points", "press")
        self.assertIn("tỷ lệ này vượt 0,5%.", text)
        self.assertIn("tỷ lệ này vượt 7,43%.", text)
        self.assertNotIn("điểm", text)

    def test_numbers_in_words(self):
        text = self.narrate("--words")
        self.assertIn("19.241 việc (mười chín nghìn hai trăm bốn mươi mốt việc)", text)
        self.assertIn("gần 3.909 tỷ đồng (ba nghìn chín trăm linh chín tỷ đồng)", text)
        text = self.narrate("--words", "--lang", "en")
        self.assertIn("19 241 cases (nineteen thousand two hundred forty-one cases)", text)

    def test_trace_after_the_text(self):
        plain, traced = self.narrate("--lang", "en"), self.narrate("--lang", "en", "--trace")
        self.assertTrue(traced.startswith(plain + "\n"))
        rows = [re.split(r" {2,}", line.strip()) for line in traced[len(plain):].splitlines()]
        self.assertIn(["83.85%", "cases.rate", "11714/13970", "11 714 / 13 970 = 83.85 %"], rows)
        self.assertIn(["0.5 percentage points", "cases.over", "0.50", "83.85 − 83.35 = 0.50 points"], rows)
        self.assertIn(["up 13.85%", "cases.growth", "1425/10289", "(11 714 − 10 289) / 10 289 = 13.85 %"], rows)

    @staticmethod
    def units():
        return ["ST"] + ["ST%02d" % number for number in (range(0, 12, 6) if few else range(12))]

    @functools.lru_cache(maxsize=None)
    def told_of(self, unit, months, lang):
        return self.json_of("--unit", unit, "--months", months, "--lang", lang)

    def test_every_number_is_traced_to_a_figure(self):
        units = ["VN", *self.units()]
        for unit, months in itertools.product(units, ("3", "12")):
            figures = self.key_figures(unit, months)
            for lang in ("vi", "en"):
                with self.subTest(unit=unit, months=months, lang=lang):
                    told = self.told_of(unit, months, lang)
                    self.check_coverage(told["text"].encode("utf-8"), told["trace"])
                    self.check_values(told["trace"], figures)

    def check_coverage(self, text, trace):
        left = bytearray(text)
        end = 0
        for place in trace:
            begin, size = place["begin"], place["size"]
            self.assertLessEqual(end, begin)  # in order, and none within another
            end = begin + size
            self.assertEqual(text[begin:end].decode("utf-8"), place["words"])
            left[begin:end] = b"_" * size
        self.assertEqual(re.findall(rb"[0-9]+", bytes(left)), [])

    def check_values(self, trace, figures):
        """The exact values are those of `thads kpi`."""
        columns = {"accepted": "accepted", "newly_accepted": "newly_accepted", "with_conditions": "with_conditions",
                   "resolved": "resolved", "target": "target", "over": "over_target"}
        checked = 0
        for place in trace:
            of, _, name = place["placeholder"].partition(".")
            if of not in figures:
                continue
            row = figures[of]
            if name in columns:
                self.assertEqual(place["value"], row[columns[name]], place)
            elif name == "rate":
                self.assertEqual(place["value"], "%s/%s" % (row["resolved"], row["with_conditions"]))
            elif name == "growth":
                before = int(row["resolved_before"])
                self.assertEqual(place["value"], "%d/%d" % (int(row["resolved"]) - before, before))
            else:
                continue
            checked += 1
        self.assertGreaterEqual(checked, 9)

    def test_no_hedge_says_anything_false(self):
        hedges = set()
        for unit in self.units():
            for place in self.told_of(unit, "12", "vi")["trace"]:
                said = re.fullmatch(r"(?:(gần|trên) )?([0-9.,]+) ((?:tỷ |triệu |nghìn )?đồng)", place["words"])
                if not said:
                    continue
                hedge, number, unit_name = said.groups()
                hedges.add(hedge)
                number, exact = vietnamese_number(number), fractions.Fraction(place["value"]) / UNITS[unit_name]
                decimals = len(said.group(2).partition(",")[2])
                step = fractions.Fraction(1, 10**decimals)
                if hedge is None:
                    self.assertEqual(exact, number, place)
                elif hedge == "gần":
                    self.assertTrue(number - step < exact < number, place)
                else:
                    self.assertTrue(number < exact < number + step, place)
        self.assertLessEqual({"gần", "trên"}, hedges)

    def test_within_the_year_there_is_a_schedule(self):
        text = self.narrate("--months", "6")
        self.assertIn("Trong 6 tháng đầu năm 2024, ", text)
        self.assertIn("So với tiến độ 41,68%, ", text)  # 83.35 × 6 / 12 = 41.675
        self.assertNotIn("tiến độ", self.narrate("--months", "12"))

    def test_sentences_without_an_answer_are_left_out(self):
        at = self.input.index("--targets")
        without_targets = self.input[:at] + self.input[at + 2:]
        status, text, _ = run("narrate", *without_targets)
        self.assertEqual(status, FINE)
        self.assertNotIn("chỉ tiêu", text)
        self.assertIn("83,85%", text)
        first_year = ["2022" if argument == "2024" else argument for argument in self.input]
        status, text, _ = run("narrate", *first_year)
        self.assertEqual(status, FINE)
        self.assertIn("chỉ tiêu", text)
        self.assertNotIn("Số việc giải quyết xong", text)  # in 2021 there was none, so there is no growth

    def test_a_template_of_ones_own(self):
        path = self.write("# mẫu\nKỳ này xong {cases.resolved}, tức {money.resolved|full}.\n\n"
                          "[cases.met: Đạt | Không đạt] chỉ tiêu.\n")
        self.assertEqual(self.narrate("--template", path),
                         "Kỳ này xong 11.714 việc, tức 917 tỷ 412 triệu đồng.\n\nĐạt chỉ tiêu.\n")

    def test_bad_templates_are_refused_with_their_place(self):
        for content, place, words in [("Năm 2024.\n", ":1:6: ", "number of its own"),
                                      ("A.\nB {cases.rat}.\n", ":2:4: ", "known: period, unit, "),
                                      ("[cases.met: a]\n", ":1:1: ", "needs 2: met | not met"),
                                      ("", ": ", "there is no sentence")]:
            path = self.write(content)
            complaint = self.narrate("--template", path, status=WRONG_USE)
            self.assertIn(path + place, complaint)
            self.assertIn(words, complaint)
        self.assertIn("1 MiB", self.narrate("--template", self.write("a\n" * 600000), status=WRONG_USE))

    def test_wrong_use(self):
        missing = os.path.join(self.place.name, "missing.txt")
        self.assertIn("missing.txt", self.narrate("--template", missing, status=UNREADABLE))
        self.narrate("--format", "csv", status=WRONG_USE)
        self.narrate("--points", "percent", status=WRONG_USE)
        self.assertIn("there is no unit", self.narrate("--unit", "XX", status=WRONG_USE))

    def test_errors_in_the_register(self):
        path = os.path.join(self.place.name, "bad.csv")
        cases = self.input[self.input.index("--cases") + 1]
        with open(cases, encoding="utf-8", newline="") as file:
            lines = file.read().splitlines(keepends=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines + [lines[-1]])  # one case twice
        bad = [path if argument == cases else argument for argument in self.input]
        status, text, complaint = run("narrate", *bad)
        self.assertEqual((status, text), (FINDINGS, ""), complaint)
        status, text, _ = run("narrate", *bad, "--lenient")
        self.assertEqual(status, FINE)
        self.assertRegex(text, r"\n\nCác số liệu trên không tính \d+ việc và \d+ bản ghi có lỗi\.\n\Z")

    def test_help_has_an_example(self):
        status, text, _ = run("narrate", "--help")
        self.assertEqual(status, FINE)
        self.assertIn("Example: thads narrate --cases", text)


def main():
    global thads, few
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thads", required=True, help="the program")
    parser.add_argument("--few", action="store_true", help="only some of the units")
    arguments, others = parser.parse_known_args()
    thads, few = arguments.thads, arguments.few
    unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
