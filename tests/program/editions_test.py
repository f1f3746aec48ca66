# SPDX-License-Identifier: Apache-2.0
"""Editions through the program: sealed, verified, tampered with, compared, and held against the year before."""
import csv
import hashlib
import io
import os
import pathlib
import random
import subprocess

import harness

REGIMES = pathlib.Path(__file__).resolve().parents[2] / "src" / "regulations"
CASES_HEADER = "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
EVENTS_HEADER = "case_id,date,type,amount,ground,unit,officer\n"
CASES = ["1,A,x,ex_officio,civil,2023-10-05,100,,", "2,A,x,ex_officio,civil,2022-01-05,500,,",
         "3,B,y,on_request,family,2022-01-05,70,,"]
EVENTS = ["1,2024-02-01,collected,100,,,", "1,2024-02-01,completed,,,,", "2,2022-02-01,enforceable,,,,",
          "3,2022-02-01,unenforceable,,,,", "3,2023-02-01,separate_book,,,,"]


def sha256(text):
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8")).hexdigest()


class Editions(harness.ProgramTest):
    def run_thads(self, *arguments, status=0):
        done = subprocess.run([harness.thads, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def register(self, name, cases=None, events=None):
        """Writes a register and returns its files."""
        return (self.write(f"{name}-cases.csv", CASES_HEADER + "".join(f"{c}\n" for c in cases or CASES)),
                self.write(f"{name}-events.csv", EVENTS_HEADER + "".join(f"{e}\n" for e in events or EVENTS)))

    def seal(self, name, files, *more, year="2024", label="final", status=0):
        path = os.path.join(self.folder, name)
        said = self.run_thads("seal", "--cases", files[0], "--events", files[1], "--year", year, "--label", label,
                              "--out", path, *more, status=status)
        return path, said

    def bytes_of(self, path):
        with open(path, "rb") as file:
            return file.read()

    def long_rows(self, *arguments, status=0):
        """{table: {first column: the other columns}} of several tables."""
        out, _ = self.run_thads(*arguments, "--format", "csv", status=status)
        tables = {}
        for line in csv.DictReader(io.StringIO(out, newline=""), strict=True):
            tables.setdefault(line["table"], {}).setdefault(line["row"], {})[line["column"]] = line["value"]
        return tables

    def test_the_text_says_what_was_counted(self):
        files = self.register("r")
        path, (shown, _) = self.seal("e", files, "--by", "unit", "--regime", "TT05-2024", "--date", "2024-11-05",
                                     "--format", "csv")
        # A: case 1 came and was finished, with 100; case 2 was carried over and goes on, with 500. In the separate
        # book, case 3 has no origin.
        lines = [
            "thads edition\t1", "library\t" + self.run_thads("--version")[0].split()[-1], "rules\t1", "period\t2024",
            "label\tfinal", "sealed\t2024-11-05",
            "regulation\tTT05-2024\t" + sha256((REGIMES / "TT05-2024.json").read_bytes()),
            *(f"input\t{name}\t{len(self.bytes_of(f))}\t{sha256(self.bytes_of(f))}"
              for name, f in zip(("cases", "events"), files)),
            "set aside\t0\t0", "unit\tmeasure\tcount\tmoney", "A\tcarried_over\t1\t500", "A\tnewly_accepted\t1\t100",
            "A\tfinished\t1\t100", "A\tin_progress\t1\t500", "B\tseparate_book\t1\t70"]
        text = "".join(f"{line}\n" for line in lines)
        self.assertEqual(self.bytes_of(path).decode("utf-8"), f"{text}seal\t{sha256(text)}\n")
        statements = {r["statement"]: r["value"] for r in csv.DictReader(io.StringIO(shown, newline=""))}
        self.assertEqual(statements["seal"], sha256(text))
        self.assertEqual(statements["label"], "final")
        again, _ = self.run_thads("verify", path, "--format", "csv")
        self.assertEqual(again, shown)

    def test_threads_leave_no_trace(self):
        rng = random.Random(1)
        cases = [f"{i},{rng.choice('ABC')},{rng.choice('xy')},on_request,civil,{rng.randint(2020, 2024)}-03-01,"
                 f"{rng.randint(1, 10**12)},,{rng.choice(['', 'budget', 'credit|focus'])}" for i in range(3000)]
        events = [f"{i},2024-08-{rng.randint(10, 30)},{rng.choice(['enforceable', 'suspended', 'separate_book'])},,,,"
                  for i in rng.sample(range(3000), 2000)]
        files = self.register("r", cases, events)
        one = self.bytes_of(self.seal("1", files, "--threads", "1")[0])
        for threads in ("2", "3", "4"):
            self.assertEqual(self.bytes_of(self.seal(threads, files, "--threads", threads)[0]), one)
        # In another order: the inputs have other digests, and all else is the same.
        rng.shuffle(cases)
        rng.shuffle(events)
        shuffled = self.bytes_of(self.seal("s", self.register("s", cases, events), "--threads", "4")[0])
        kept = [[line for line in text.split(b"\n") if not line.startswith((b"input\t", b"seal\t"))]
                for text in (one, shuffled)]
        self.assertEqual(*kept)
        self.assertGreater(len(kept[0]), 100)
        tables = self.long_rows("diff", os.path.join(self.folder, "1"), os.path.join(self.folder, "s"), status=1)
        self.assertEqual(set(tables["statements"]), {"input cases", "input events"})
        self.assertNotIn("figures", tables)

    def test_every_changed_byte_is_found(self):
        path, _ = self.seal("e", self.register("r"), "--by", "unit")
        good = self.bytes_of(path)
        rng = random.Random(2)
        bad = os.path.join(self.folder, "bad")
        for at in [0, len(good) - 1, *rng.sample(range(len(good)), 25)]:
            with open(bad, "wb") as file:
                file.write(good[:at] + bytes([good[at] ^ 1 << rng.randrange(8)]) + good[at + 1:])
            out, said = self.run_thads("verify", bad, status=1)
            self.assertEqual(out, "")
            self.assertIn("not an edition", said)
            self.run_thads("diff", bad, path, status=2)
            self.run_thads("diff", path, bad, status=2)
        self.run_thads("verify", os.path.join(self.folder, "none"), status=3)

    def test_the_same_edition_differs_in_nothing(self):
        path, _ = self.seal("e", self.register("r"))
        self.assertEqual(self.long_rows("diff", path, path), {})

    def test_diff_explains_what_was_planted(self):
        a = self.register("a")
        first, _ = self.seal("first", a, "--by", "unit")
        # Case 2 paid 200 more than was known, case 3 came back from the book, case 4 had been forgotten.
        b = self.register("b", CASES + ["4,B,y,ex_officio,civil,2024-05-05,30,,"],
                          EVENTS + ["2,2024-03-01,collected,200,,,", "3,2024-03-01,book_returned,,,,"])
        second, _ = self.seal("second", b, "--by", "unit", "--revises", first, label="revised")
        tables = self.long_rows("diff", first, second, "--cases-a", a[0], "--events-a", a[1], "--cases-b", b[0],
                                "--events-b", b[1], status=1)
        self.assertEqual(set(tables["statements"]), {"label", "revises", "input cases", "input events"})
        self.assertEqual(tables["statements"]["label"], {"before": "final", "after": "revised"})
        self.assertEqual(tables["statements"]["revises"]["after"],
                         self.bytes_of(first).decode("utf-8").split("\t")[-1].strip())
        columns = ("unit", "measure", "count_before", "count_after", "count_difference", "money_before", "money_after",
                   "money_difference")
        figures = [[row[c] for c in columns] for row in tables["figures"].values()]
        self.assertEqual(figures, [
            ["A", "finished", "1", "1", "0", "100", "300", "200"],
            ["A", "in_progress", "1", "1", "0", "500", "300", "-200"],
            ["B", "carried_over", "0", "1", "1", "0", "70", "70"],
            ["B", "newly_accepted", "0", "1", "1", "0", "30", "30"],
            ["B", "unenforceable", "0", "1", "1", "0", "70", "70"],
            ["B", "unclassified", "0", "1", "1", "0", "30", "30"],
            ["B", "separate_book", "1", "0", "-1", "70", "0", "-70"]])
        cases = [[row[c] for c in ("measure", "case_id", "change", "count_difference", "money_difference")]
                 for row in tables["cases"].values()]
        self.assertEqual(cases, [
            ["finished", "2", "money", "0", "200"], ["in_progress", "2", "money", "0", "-200"],
            ["carried_over", "3", "moved", "1", "70"], ["newly_accepted", "4", "added", "1", "30"],
            ["unenforceable", "3", "moved", "1", "70"], ["unclassified", "4", "added", "1", "30"],
            ["separate_book", "3", "moved", "-1", "-70"]])
        # Registers that are not those of the editions explain nothing.
        _, said = self.run_thads("diff", first, second, "--cases-a", b[0], "--events-a", a[1], "--cases-b", b[0],
                                 "--events-b", b[1], status=2)
        self.assertIn('input "cases" is not the file', said)
        self.run_thads("diff", first, second, "--cases-a", a[0], status=2)

    def test_the_opening_follows_from_the_year_before(self):
        files = self.register("r")
        closed, _ = self.seal("2023", files, year="2023")
        self.seal("2024", files, "--opening", closed)
        # A case is dated back into the year before: not sealed.
        later = self.register("later", CASES + ["4,B,y,ex_officio,civil,2023-09-30,30,,"])
        path, (out, said) = self.seal("later", later, "--opening", closed, "--format", "csv", status=1)
        self.assertIn("not sealed", said)
        self.assertFalse(os.path.exists(path))
        checks = [[r[c] for c in ("check", "outcome", "row", "difference")]
                  for r in csv.DictReader(io.StringIO(out, newline=""))]
        self.assertEqual(checks, [["opening.cases", "fail", "", "1"], ["opening.cases", "fail", "B", "1"],
                                  ["opening.money", "fail", "", "30"], ["opening.money", "fail", "B", "30"]])
        _, (_, said) = self.seal("half", files, "--opening", closed, year="2025", status=2)
        self.assertIn("the whole year before", said)

    def test_wrong_use(self):
        files = self.register("r")
        self.seal("e", files, label="finished", status=2)
        _, (_, said) = self.seal("e", files, label="revised", status=2)
        self.assertIn("names the one that it revises", said)
        first, _ = self.seal("first", files, year="2023")
        self.seal("e", files, "--revises", first, label="revised", status=2)  # of another year
        self.seal("e", files, "--date", "2024-02-30", status=2)
        self.seal("e", files, "--regime", "TT99-1999", status=2)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "e")))
        second, _ = self.seal("second", files)
        _, said = self.run_thads("diff", first, second, status=2)
        self.assertIn("cannot be compared", said)
        self.seal(os.path.join("none", "e"), files, status=3)

    def test_a_register_with_errors_is_not_sealed(self):
        path, _ = self.seal("e", self.register("r", CASES + ["1,A,x,ex_officio,civil,2023-10-05,1,,"]), status=1)
        self.assertFalse(os.path.exists(path))
        path, _ = self.seal("e", self.register("r", CASES + ["9,A,x,ex_officio,colour,2023-10-05,1,,"]), "--lenient")
        self.assertIn(b"\nset aside\t1\t0\n", self.bytes_of(path))


if __name__ == "__main__":
    harness.main(__doc__)
