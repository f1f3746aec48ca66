# SPDX-License-Identifier: Apache-2.0
"""Every row of examples/published_figures.csv through `thads check-published`, against a reference that works with
exact fractions and tries every combination of the ends of its intervals; and how the command treats bad files."""
import argparse
import collections
import csv
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction

thads = None  # the program under test
figures = None  # examples/published_figures.csv

HEADER = ["id", "check", "printed", "computed", "verdict"]
FINE, FINDINGS, WRONG_USE, UNREADABLE = 0, 1, 2, 3
ROWS = 102

CHECK_NAME = re.compile(r"rate|over_target|growth\.[a-z_]+|share\.(with|without|postponed|carried)|points\.rate"
                        r"|sum\.(accepted|to_enforce|conditions)|carried_forward|ratio\.target")


# ---- The reference

class Number:
    """A number as printed; `exact` says whether it is one number when nothing qualifies it."""

    def __init__(self, text, exact, words=None):
        self.text, self.exact, self.words = text, exact, words
        self.value = Fraction(text)
        self.places = len(text.partition(".")[2])

    def range(self):
        """Its ends, each with whether it belongs: ((low, closed), (high, closed))."""
        unit = Fraction(1, 10 ** self.places)
        if self.words is None:
            return self.ends(-unit / 2, True, unit / 2, False) if not self.exact else self.point()
        word, _, step = self.words.partition(":")
        step = Fraction(step) if step else unit
        if word in ("hon", "tren"):
            return self.ends(0, True, step, False)
        if word == "gan":
            return self.ends(-step, False, 0, True)
        if word in ("khoang", "xapxi"):
            return self.ends(-step, True, step, True)
        assert word == "r", word
        return self.ends(-step / 2, True, step / 2, False)

    def point(self):
        return (self.value, True), (self.value, True)

    def ends(self, inner, inner_closed, outer, outer_closed):
        """The ends of a range whose words speak of size: mirrored below zero."""
        if self.value == 0 and -inner == outer:
            return (inner, False), (outer, False)
        size = abs(self.value)
        low, high = (size + inner, inner_closed), (size + outer, outer_closed)
        return (low, high) if self.value >= 0 else ((-high[0], high[1]), (-low[0], low[1]))


def image(formula, *ranges):
    """The range of a formula that is monotone in each of its numbers: its values at the corners. An end that several
    corners give belongs to the range when one of them does."""
    corners = [(formula(*(value for value, _ in corner)), all(closed for _, closed in corner))
               for corner in itertools.product(*ranges)]
    low, high = min(value for value, _ in corners), max(value for value, _ in corners)
    return tuple((end, any(closed for value, closed in corners if value == end)) for end in (low, high))


def overlap(a, b):
    def meets(low, high):
        return low[0] < high[0] or (low[0] == high[0] and low[1] and high[1])
    return meets(a[0], b[1]) and meets(b[0], a[1])


def half_up(value, places):
    scaled = abs(value) * 10 ** places
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(rounded if value >= 0 else -rounded, 10 ** places)


def judge(printed, computed):
    (low, _), (high, _) = computed
    if low == high and printed.words is None:
        return "agrees" if half_up(low, printed.places) == printed.value else "disagrees"
    return "compatible" if overlap(printed.range(), computed) else "disagrees"


class Row:
    """A row of the file by the names of its columns and keys."""

    PERCENTS = {"rate_published_pct", "over_target_pp", "growth_resolved_pct", "growth_accepted_pct", "ratio.target"}
    ALIASES = {"rate_published_pct": "rate", "over_target_pp": "over", "target_pct": "target",
               "growth_resolved_pct": "g.resolved", "growth_accepted_pct": "g.accepted_total",
               "cf_with_prev": "prev.cf_with"}
    WORDS = {"id", "source_url", "published", "scope", "place", "period_label", "period_start", "period_end",
             "measure_kind", "money_unit", "other_numbers", "note"}

    def __init__(self, fields):
        self.id = fields["id"]
        exact_unit = fields["measure_kind"] == "viec" or fields["money_unit"] in ("dong", "nghin", "trieu")
        self.postponed_apart = not fields["period_end"] or fields["period_end"] > "2020-09-30"
        others = dict(entry.split("=") for entry in fields["other_numbers"].split(";") if entry)
        printed = {name: text for name, text in fields.items() if name not in self.WORDS and text}
        printed.update((key, text) for key, text in others.items() if not key.startswith("q."))
        words = {key[2:]: text for key, text in others.items() if key.startswith("q.")}
        self.numbers = {}
        for name, text in printed.items():
            percent = name in self.PERCENTS or name.startswith(("g.", "s.", "pp."))
            exact = name in ("target_pct", "assumed_target") or (exact_unit and not percent)
            key = self.ALIASES.get(name, name)
            self.numbers[key] = Number(text, exact, words.pop(name, words.pop(key, None)))
        if words:
            raise AssertionError("qualifiers of nothing: %r" % words)

    def __contains__(self, key):
        return key in self.numbers

    def __getitem__(self, key):
        return self.numbers[key]

    def range(self, *keys):
        """The range of the first number that is printed."""
        for key in keys:
            if key in self:
                return self[key].range()
        raise KeyError(keys[0])

    def done(self, prefix=""):
        return self.range(prefix + "resolved", prefix + "completed")

    def of_field(self, field, prefix=""):
        return self.done(prefix) if field in ("resolved", "completed") else self.range(prefix + field)


def total_to_enforce(row):
    if "to_enforce_total" in row:
        return row.range("to_enforce_total")
    parts = [row.range("with_conditions"), row.range("without_conditions")]
    if row.postponed_apart:
        parts.append(row.range("postponed"))
    return image(lambda *values: sum(values), *parts)


def growth_of(row, field):
    try:
        return image(lambda change, before: 100 * change / before, row.of_field(field, "d."),
                     row.of_field(field, "prev."))
    except KeyError:
        pass
    try:
        return image(lambda change, now: 100 * change / (now - change), row.of_field(field, "d."), row.of_field(field))
    except KeyError:
        return image(lambda now, before: 100 * now / before - 100, row.of_field(field), row.of_field(field, "prev."))


def points_of_rate(row):
    now = row.done(), row.range("with_conditions")
    try:
        return image(lambda done, base, d_done, d_base: 100 * done / base - 100 * (done - d_done) / (base - d_base),
                     *now, row.done("d."), row.range("d.with_conditions"))
    except KeyError:
        return image(lambda done, base, g_done, g_base:
                     100 * done / base * (1 - (100 + g_base) / (100 + g_done)), *now,
                     row.done("g."), row.range("g.with_conditions"))


def by_printed_rate(row, formula):
    """Sources calculate with the rates as they print them; failing that, with those they have."""
    target = row.range("target", "assumed_target")
    exact = image(formula, row["rate"].point() if row["rate"].words is None else row["rate"].range(), target)
    return exact, image(formula, row["rate"].range(), target)


class Reference:
    """What to expect of a row: {check: (verdict, range of the computed figure or None)}."""

    def __init__(self, row):
        self.row = row
        self.result = {}
        self.simple("rate", "rate", lambda: image(lambda a, b: 100 * a / b, row.done(), row.range("with_conditions")))
        self.by_rate("over_target", "over", lambda rate, target: rate - target)
        for key in list(row.numbers):
            if key.startswith("g."):
                self.growth(key)
        for name, field in (("with", "with_conditions"), ("without", "without_conditions"), ("postponed", "postponed")):
            self.simple("share." + name, "s." + name,
                        lambda: image(lambda a, b: 100 * a / b, row.range(field), total_to_enforce(row)))
        self.simple("points.rate", "pp.rate", lambda: points_of_rate(row))
        self.simple("sum.accepted", "accepted_total",
                    lambda: image(lambda a, b: a + b, row.range("carried_over"), row.range("newly_accepted")))
        self.to_enforce()
        self.conditions()
        self.carried_forward()
        self.by_rate("ratio.target", "ratio.target", lambda rate, target: 100 * rate / target)

    def simple(self, check, key, compute):
        if key not in self.row:
            return
        try:
            computed = compute()
        except KeyError:
            self.result[check] = ("not_checkable", None)
        else:
            self.result[check] = (judge(self.row[key], computed), computed)

    def by_rate(self, check, key, formula):
        if key not in self.row:
            return
        try:
            as_printed, before_rounding = by_printed_rate(self.row, formula)
        except KeyError:
            self.result[check] = ("not_checkable", None)
            return
        verdict = judge(self.row[key], as_printed)
        if verdict == "disagrees" and judge(self.row[key], before_rounding) == "compatible":
            self.result[check] = ("compatible", before_rounding)
        else:
            self.result[check] = (verdict, as_printed)

    def growth(self, key):
        check = "growth." + key[2:]
        self.simple(check, key, lambda: growth_of(self.row, key[2:]))
        verdict, computed = self.result[check]
        printed = self.row[key]
        if verdict == "disagrees" and printed.words is None:
            cut = printed.ends(0, True, Fraction(1, 10 ** printed.places), False)
            if overlap(cut, computed):
                self.result[check] = ("compatible", computed)

    def to_enforce(self):
        row = self.row
        if "to_enforce_total" not in row:
            return
        try:
            if "accepted_total" in row:
                left = row.range("accepted_total")
            else:
                left = image(lambda a, b: a + b, row.range("carried_over"), row.range("newly_accepted"))
        except KeyError:
            self.result["sum.to_enforce"] = ("not_checkable", None)
            return
        missing = 0
        for part in ("delegated_out", "withdrawn"):
            if part in row:
                left = image(lambda a, b: a - b, left, row.range(part))
            else:
                missing += 1
        verdict, (_, printed_high) = judge(row["to_enforce_total"], left), row.range("to_enforce_total")
        explained = missing and verdict == "disagrees" and printed_high[0] <= left[0][0]
        self.result["sum.to_enforce"] = ("not_checkable", None) if explained else (verdict, left)

    def conditions(self):
        row = self.row
        if "to_enforce_total" not in row:
            return
        if "with_conditions" not in row or "without_conditions" not in row:
            self.result["sum.conditions"] = ("not_checkable", None)
            return
        parts = [row.range("with_conditions"), row.range("without_conditions")]
        missing = row.postponed_apart and "postponed" not in row
        if row.postponed_apart and not missing:
            parts.append(row.range("postponed"))
        total = image(lambda *values: sum(values), *parts)
        verdict, (printed_low, _) = judge(row["to_enforce_total"], total), row.range("to_enforce_total")
        explained = missing and verdict == "disagrees" and total[1][0] <= printed_low[0]
        self.result["sum.conditions"] = ("not_checkable", None) if explained else (verdict, total)

    def carried_forward(self):
        found = []
        for key, base in (("carried_forward", lambda: total_to_enforce(self.row)),
                          ("cf_with", lambda: self.row.range("with_conditions"))):
            self.result.pop("carried_forward", None)
            self.simple("carried_forward", key, lambda: image(lambda a, b: a - b, base(), self.row.done()))
            if "carried_forward" in self.result:
                found.append(self.result["carried_forward"])
        if found:
            order = ["not_checkable", "agrees", "compatible", "disagrees"]
            self.result["carried_forward"] = max(found, key=lambda line: order.index(line[0]))


def parse_range(text):
    """The text of a computed figure as a range."""
    if text[0] not in "[(":
        return (Fraction(text), True), (Fraction(text), True)
    low, high = text[1:-1].split(", ")
    return (Fraction(low), text[0] == "["), (Fraction(high), text[-1] == "]")


# ---- What the study of the same rows found, by name

# Exact numbers that give the printed rate.
EXACT_RATES = """
    tdp4921-fy2024-v tdp4921-fy2024-t vn-9m2017-v vn-6m2018-v vn-fy2020-v vn-9m2023-v vn-fy2024-v namdinh-fy2017-v
    namdinh-fy2017-t namdinh-ytd2011-v namdinh-ytd2011-t gialai-fy2021-v bentre-6m2020-v bentre-9m2020-v
    danang-fy2014-v danang-fy2015-v tquang-fy2019-v tquang-fy2019-t qnam-fy2021-v thanhhoa-6m2024-v""".split()

# Rates of qualified or coarsely rounded numbers.
COMPATIBLE_RATES = """
    baoloc-fy2015-v vn-9m2023-t vn-fy2024-t bentre-6m2021-v bentre-6m2021-t qnam-fy2021-t thanhhoa-6m2024-t""".split()

# A rate that its numbers do not give, and two figures that were not brought up to date.
WRONG = {("vn-fy2020-t", "rate"), ("vn-fy2025-v", "over_target"), ("vn-fy2025-t", "over_target")}

# Growth that was cut off instead of rounded.
CUT_OFF = {("nghean-fy2024-v", "growth.resolved"), ("binhduong-fy2017-v", "growth.accepted_total")}


class Published(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(figures, encoding="utf-8", newline="") as file:
            cls.fields = list(csv.DictReader(file))
        done = subprocess.run([thads, "check-published", figures, "--format", "csv"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        cls.status, cls.stderr = done.returncode, done.stderr
        cls.header, *lines = csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""), strict=True)
        cls.lines = [dict(zip(HEADER, line)) for line in lines]
        cls.verdicts = {(line["id"], line["check"]): line["verdict"] for line in cls.lines}

    def having(self, verdict, check=""):
        return {key for key, found in self.verdicts.items() if found == verdict and key[1].startswith(check)}

    def test_the_table_is_well_formed(self):
        self.assertEqual(len(self.fields), ROWS)
        self.assertEqual(self.header, HEADER)
        self.assertEqual(self.status, FINDINGS)
        self.assertEqual(self.stderr, b"")
        self.assertEqual(len(self.verdicts), len(self.lines))  # one line for each id and check
        for line in self.lines:
            with self.subTest(**line):
                self.assertTrue(CHECK_NAME.fullmatch(line["check"]))
                self.assertIn(line["verdict"], ("agrees", "compatible", "disagrees", "not_checkable"))
                self.assertEqual(line["computed"] == "", line["verdict"] == "not_checkable")
        ids = [fields["id"] for fields in self.fields]
        order = [ids.index(line["id"]) for line in self.lines]
        self.assertEqual(order, sorted(order))

    def test_every_row_against_the_reference(self):
        checked = 0
        for fields in self.fields:
            expected = Reference(Row(fields)).result
            found = {line["check"]: line for line in self.lines if line["id"] == fields["id"]}
            with self.subTest(id=fields["id"]):
                self.assertEqual({check: line["verdict"] for check, line in found.items()},
                                 {check: verdict for check, (verdict, _) in expected.items()})
            for check, line in found.items():
                with self.subTest(id=fields["id"], check=check):
                    self.check_computed(line, expected[check][1])
                checked += 1
        self.assertGreater(checked, 250)

    def check_computed(self, line, expected):
        """The figure that is shown is the expected one: rounded, or an interval just around it."""
        if expected is None:
            self.assertEqual(line["computed"], "")
            return
        (low, low_closed), (high, high_closed) = parse_range(line["computed"])
        if low == high:
            self.assertEqual(expected[0][0], expected[1][0])
            self.assertEqual(low, half_up(expected[0][0], len(line["computed"].partition(".")[2])))
            return
        unit = Fraction(1, 10 ** len(line["computed"][1:-1].split(", ")[0].partition(".")[2]))
        for shown, shown_closed, (end, closed) in ((low, low_closed, expected[0]), (high, high_closed, expected[1])):
            outwards = end - shown if shown == low else shown - end
            self.assertGreaterEqual(outwards, 0)
            # the formula of points has some numbers twice, which widens its interval a little
            self.assertLess(outwards, unit if line["check"] != "points.rate" else 10 * unit)
            self.assertEqual(shown_closed, closed and outwards == 0)

    def test_printed_figures_are_those_of_the_file(self):
        columns = {"rate": "rate_published_pct", "over_target": "over_target_pp", "sum.accepted": "accepted_total",
                   "sum.to_enforce": "to_enforce_total", "sum.conditions": "to_enforce_total",
                   "carried_forward": "carried_forward", "growth.resolved": "growth_resolved_pct",
                   "growth.accepted_total": "growth_accepted_pct"}
        fields_of = {fields["id"]: fields for fields in self.fields}
        for check, column in columns.items():
            printed = {fields["id"]: fields[column] for fields in self.fields if fields[column]}
            shown = {line["id"]: line["printed"] for line in self.lines if line["check"] == check}
            self.assertEqual(shown, printed, check)
        for line in self.lines:
            if line["check"] not in columns:
                self.assertIn("=" + line["printed"], fields_of[line["id"]]["other_numbers"], line)

    def test_good_rates(self):
        self.assertEqual(self.having("agrees", "rate"), {(id, "rate") for id in EXACT_RATES})
        self.assertEqual(self.having("compatible", "rate"), {(id, "rate") for id in COMPATIBLE_RATES})

    def test_wrong_figures(self):
        self.assertEqual(self.having("disagrees"), WRONG)
        computed = {(line["id"], line["check"]): line["computed"] for line in self.lines}
        self.assertEqual([computed[key] for key in sorted(WRONG)], ["40.44", "4.72", "0.37"])

    def test_growth_that_was_cut_off(self):
        exact = {key for key in self.having("compatible", "growth")
                 if not any(line["computed"].startswith(("[", "(")) for line in self.lines
                            if (line["id"], line["check"]) == key)}
        self.assertEqual(exact, CUT_OFF)

    def test_figures_that_other_bases_would_give_are_not_checkable(self):
        for key in [("soctrang-fy2024-v", "rate"), ("soctrang-fy2024-v", "over_target"), ("vn-10m2025-v", "rate"),
                    ("danang-fy2015-v", "over_target"), ("gialai-fy2021-v", "share.with"),
                    ("dongthap-9m2025-v", "sum.conditions"), ("vn-9m2017-v", "sum.to_enforce"),
                    ("hungyen-6m2017-v", "rate"), ("vn-fy2023-t", "points.rate")]:
            self.assertEqual(self.verdicts[key], "not_checkable", key)

    def test_identities_that_hold(self):
        for key in [("vn-9m2017-v", "sum.accepted"), ("qngai-fy2020-t", "sum.accepted"),
                    ("dongthap-9m2025-v", "sum.to_enforce"), ("vn-9m2017-v", "sum.conditions"),
                    ("vn-6m2018-v", "sum.conditions"), ("vn-9m2017-v", "carried_forward"),
                    ("bentre-9m2020-v", "carried_forward"), ("vn-9m2017-v", "growth.cf_with"),
                    ("vn-9m2017-v", "points.rate"), ("bentre-6m2020-v", "points.rate"),
                    ("bentre-9m2020-v", "points.rate"), ("thanhhoa-6m2024-v", "ratio.target")]:
            self.assertEqual(self.verdicts[key], "agrees", key)
        self.assertEqual(self.verdicts["vn-9m2023-t", "points.rate"], "compatible")
        self.assertEqual(self.verdicts["hungyen-6m2017-v", "ratio.target"], "compatible")

    def test_formulas_in_text_and_json(self):
        text = self.run_format("text")
        self.assertIn("620 657 / 739 974 = 83.88 %", text)
        self.assertIn("53 750 695 / 132 905 418 = 40.44 %", text)
        self.assertIn("11 714 / with_conditions", text)
        counts = collections.Counter(self.verdicts.values())
        self.assertTrue(text.rstrip().endswith(
            "%d agree, %d are compatible, %d disagree, %d are not checkable" %
            tuple(counts[v] for v in ("agrees", "compatible", "disagrees", "not_checkable"))), text[-200:])
        rows = json.loads(self.run_format("json"))["rows"]
        self.assertEqual([{key: row[key] or "" for key in HEADER} for row in rows], self.lines)
        formulas = {(row["id"], row["check"]): row["formula"] for row in rows}
        self.assertEqual(formulas["vn-fy2025-v", "over_target"], "84.27 % - 83.90 % = 0.37 pp")
        self.assertIn("không khớp", self.run_format("text", "--lang", "vi"))

    def run_format(self, name, *arguments):
        done = subprocess.run([thads, "check-published", figures, "--format", name, *arguments],
                              stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, FINDINGS)
        return done.stdout.decode("utf-8")


class OtherFiles(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="thads-")
        self.addCleanup(shutil.rmtree, self.folder)
        with open(figures, encoding="utf-8", newline="") as file:
            self.header, *self.rows = csv.reader(file)

    def run_on(self, rows, *arguments, header=None):
        path = os.path.join(self.folder, "claims.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header or self.header, *rows])
        done = subprocess.run([thads, "check-published", path, "--format", "csv", *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        lines = list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""), strict=True))
        return done.returncode, lines[1:], done.stderr.decode("utf-8")

    def row(self, id, **changes):
        row = next(list(row) for row in self.rows if row[0] == id)
        for column, text in changes.items():
            row[self.header.index(column)] = text
        return row

    def test_nothing_wrong(self):
        status, lines, complaints = self.run_on([self.row("tdp4921-fy2024-v")])
        self.assertEqual((status, complaints), (FINE, ""))
        self.assertEqual(lines[0], ["tdp4921-fy2024-v", "rate", "86.44", "86.44", "agrees"])

    def test_what_is_not_checkable_or_only_compatible_is_fine(self):
        status, lines, _ = self.run_on([self.row("soctrang-fy2024-v"), self.row("vn-9m2023-t")])
        self.assertEqual(status, FINE)
        self.assertEqual({line[4] for line in lines}, {"compatible", "not_checkable"})

    def test_a_slip_in_any_number_is_found(self):
        for changes in ({"rate_published_pct": "63.76"}, {"accepted_total": "736748"}, {"to_enforce_total": "728228"},
                        {"completed": "369502"}, {"carried_forward": "358856"}, {"growth_accepted_pct": "5.61"}):
            with self.subTest(**changes):
                status, lines, _ = self.run_on([self.row("vn-9m2017-v", **changes)])
                self.assertEqual(status, FINDINGS)
                self.assertIn("disagrees", {line[4] for line in lines})

    def test_a_number_that_cannot_be_read_is_told_and_the_rest_is_checked(self):
        status, lines, complaints = self.run_on(
            [self.row("tdp4921-fy2024-v", to_enforce_total="12.132 việc"), self.row("tdp4921-fy2024-t")])
        self.assertEqual(status, FINDINGS)
        self.assertIn('claims.csv:2:', complaints)
        self.assertIn('"12.132 việc" is not a number', complaints)
        self.assertEqual(complaints.count("\n"), 1)
        verdicts = {(line[0], line[1]): line[4] for line in lines}
        self.assertEqual(verdicts["tdp4921-fy2024-v", "rate"], "agrees")
        self.assertEqual(verdicts["tdp4921-fy2024-v", "share.with"], "not_checkable")
        self.assertEqual(verdicts["tdp4921-fy2024-t", "rate"], "agrees")
        _, _, complaints = self.run_on([self.row("tdp4921-fy2024-v", completed="x")], "--lang", "vi")
        self.assertIn('"x" không phải số', complaints)

    def test_words_that_are_not_known_are_told(self):
        status, _, complaints = self.run_on([self.row("tdp4921-fy2024-v", other_numbers="q.rate=about:1")])
        self.assertEqual(status, FINDINGS)
        self.assertIn('"q.rate=about:1" is not a qualifier', complaints)
        status, _, complaints = self.run_on([self.row("tdp4921-fy2024-v", other_numbers="d.complted=1")])
        self.assertEqual(status, FINE)
        self.assertIn('warning: "d.complted=1" is not a known key', complaints)

    def test_columns_in_any_order(self):
        order = sorted(range(len(self.header)), key=lambda i: self.header[i], reverse=True)
        status, lines, _ = self.run_on([[row[i] for i in order] for row in self.rows],
                                       header=[self.header[i] for i in order])
        self.assertEqual(status, FINDINGS)
        self.assertEqual(sum(line[4] == "disagrees" for line in lines), len(WRONG))

    def test_a_column_is_missing(self):
        status, lines, complaints = self.run_on([], header=[name for name in self.header if name != "completed"])
        self.assertEqual((status, lines), (FINDINGS, []))
        self.assertIn("completed", complaints)

    def test_wrong_use_and_unreadable_files(self):
        for arguments, status in ([], WRONG_USE), (["a", "b"], WRONG_USE), ([figures, "--format", "xml"], WRONG_USE), \
                (["/no/such/file.csv"], UNREADABLE), ([self.folder], UNREADABLE):
            done = subprocess.run([thads, "check-published", *arguments], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, status, arguments)
            self.assertEqual(done.stdout, b"")
            self.assertNotEqual(done.stderr, b"")
        done = subprocess.run([thads, "check-published", "--help"], stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, FINE)
        self.assertIn(b"Example: thads check-published", done.stdout)


def main():
    global thads, figures
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thads", required=True, help="the program")
    parser.add_argument("--figures", required=True, help="examples/published_figures.csv")
    arguments, others = parser.parse_known_args()
    thads, figures = arguments.thads, arguments.figures
    unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
