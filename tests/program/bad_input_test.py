# SPDX-License-Identifier: Apache-2.0
"""Feeds `thads` with files that are broken, hostile or not there: exit statuses, findings, bounded memory, and that
nothing which a lenient load leaves out is lost."""
import argparse
import csv
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

thads = None  # the program under test
stride = 1  # bytes between the places at which files are cut

FINE, FINDINGS, WRONG_USE, UNREADABLE = 0, 1, 2, 3
FINDINGS_HEADER = ["file", "line", "case_id", "field", "rule", "severity", "message"]
MEBIBYTE = 1 << 20

CASES = (b"case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
         b'"1/Q\xc4\x90, ""a""",U1,O1,ex_officio,civil,2024-01-10,1000,new,credit|focus\r\n'
         b"2,U2,,on_request,family,2023-11-30,,entrusted_in,\n")
EVENTS = (b"case_id,date,type,amount,ground,unit,officer\n"
          b'"1/Q\xc4\x90, ""a""",2024-02-01,collected,400,,,\n'
          b"2,2024-02-01,postponed,,agreement,,\r\n"
          b"2,2024-03-01,unit_changed,,,U1,O2\n")


class Run:
    """A finished run of the program."""

    def __init__(self, *arguments, stdin=None, **options):
        done = subprocess.run([thads, *arguments], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False, timeout=300, **options)
        self.status, self.stdout, self.stderr = done.returncode, done.stdout, done.stderr

    def findings(self):
        """The findings of `validate --format csv` as lists, without the header line."""
        rows = list(csv.reader(io.StringIO(self.stdout.decode("utf-8"), newline=""), strict=True))
        if rows[:1] != [FINDINGS_HEADER]:
            raise AssertionError("not a table of findings: %r" % self.stdout[:200])
        return rows[1:]

    def rules(self):
        return [row[4] for row in self.findings()]


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="thads-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.cases = self.write("cases.csv", CASES)
        self.events = self.write("events.csv", EVENTS)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)
        return self.path(name)

    def validate(self, *arguments, cases=None, events=None, **options):
        return Run("validate", "--cases", cases or self.cases, "--events", events or self.events, "--format", "csv",
                   *arguments, **options)

    def tally(self, *arguments, cases=None, events=None, **options):
        return Run("tally", "--cases", cases or self.cases, "--events", events or self.events, "--year", "2024",
                   "--format", "csv", *arguments, **options)

    def check_refused(self, run, status):
        """No data, and one short complaint."""
        self.assertEqual(run.status, status, run.stderr)
        self.assertEqual(run.stdout, b"")
        complaint = run.stderr.decode("utf-8")
        self.assertGreater(len(complaint), 10)
        self.assertLess(len(complaint), 2000)

    # --- Exit statuses.

    def test_good_files(self):
        run = self.validate()
        self.assertEqual((run.status, run.findings(), run.stderr), (FINE, [], b""))
        run = self.tally()
        self.assertEqual((run.status, run.stderr), (FINE, b""))
        # Case 1 has 600 left and is not classified; case 2 is entrusted and postponed by agreement.
        self.assertEqual(run.stdout.decode("ascii"),
                         "measure,count,money\nfinished,0,400\nnewly_accepted,2,1000\npostponed_agreed,1,0\n"
                         "received,1,0\nunclassified,1,600\n")

    def test_findings_are_status_1(self):
        events = self.write("bad.csv", EVENTS + b"2,2024-04-01,collected,5,,,\n")
        run = self.validate(events=events)
        self.assertEqual((run.status, run.stderr), (FINDINGS, b""))
        self.assertEqual(run.findings(), [[events, "5", "2", "amount", "balance_negative", "error",
                                           "the event takes the balance below zero, by 5 đồng"]])
        vi = self.validate("--lang", "vi", events=events)
        self.assertEqual(vi.findings()[0][6], "sự kiện làm số còn phải thi hành âm 5 đồng")
        for command in (["tally"], ["kpi"], ["report"], ["explain", "--measure", "finished"]):
            self.check_refused(Run(*command, "--cases", self.cases, "--events", events, "--year", "2024"), FINDINGS)

    def test_warnings_are_status_0(self):
        run = self.validate(events=self.write("odd.csv", EVENTS + b"2,2024-04-01,book_returned,,,,\n"))
        self.assertEqual((run.status, run.rules()), (FINE, ["book_not_entered"]))

    def test_wrong_use_is_status_2(self):
        files = ["--cases", self.cases, "--events", self.events]
        for arguments in ([], ["frobnicate"], ["validate"], ["validate", "--cases", self.cases],
                          ["validate", *files, "--frobnicate"], ["validate", *files, "--format", "xml"],
                          ["validate", *files, "--delimiter", "x"], ["validate", *files, "--delimiter", ""],
                          ["validate", *files, "--rejects", self.path("r")], ["validate", *files, "--dates", "us"],
                          ["validate", *files, "surplus"],
                          ["tally", *files], ["tally", *files, "--year", "1900"], ["tally", *files, "--year", "x"],
                          ["tally", *files, "--year", "2024", "--months", "13"],
                          ["tally", *files, "--year", "2024", "--by", "colour"],
                          ["tally", *files, "--year", "2024", "--by", "unit,unit"],
                          ["tally", *files, "--year", "2024", "--threads", "0"],
                          ["tally", *files, "--year", "2024", "--roll-up", "province"],
                          ["explain", *files, "--year", "2024"],
                          ["explain", *files, "--year", "2024", "--measure", "x"]):
            with self.subTest(arguments=arguments[:1] + arguments[5:]):
                self.check_refused(Run(*arguments), WRONG_USE)

    def test_unreadable_files_are_status_3(self):
        os.symlink("loop", self.path("loop"))
        for bad in (self.path("missing.csv"), self.folder, self.path("loop"), os.path.join(self.cases, "x"),
                    self.path("x" * 5000)):
            with self.subTest(bad=bad[:60]):
                self.check_refused(self.validate(cases=bad), UNREADABLE)
                self.check_refused(self.validate(events=bad), UNREADABLE)
                self.check_refused(self.validate("--units", bad), UNREADABLE)
                self.check_refused(self.validate("--targets", bad), UNREADABLE)
        for bad in (self.path("missing/r.csv"), self.folder, os.path.join(self.cases, "r.csv")):
            with self.subTest(rejects=bad):
                self.check_refused(self.tally("--lenient", "--rejects", bad), UNREADABLE)

    def test_output_that_is_not_taken_is_status_3(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([thads, "validate", "--cases", self.cases, "--events", self.events], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, UNREADABLE)
        self.assertIn(b"standard output", done.stderr)

    def test_help_has_an_example(self):
        def commands_of(help_text):
            listing = help_text.partition("\nSubcommands:\n")[2].partition("\n\n")[0]
            return [line.split()[0] for line in listing.splitlines() if line[2:3].strip()]

        pending, seen = [[]], []
        while pending:
            command = pending.pop()
            run = Run(*command, "--help")
            self.assertEqual((run.status, run.stderr), (FINE, b""), command)
            below = commands_of(run.stdout.decode("utf-8"))
            pending += [[*command, name] for name in below]
            if not below:
                seen.append(" ".join(command))
                self.assertIn(b"Example: thads " + " ".join(command).encode(), run.stdout)
        self.assertTrue({"validate", "tally", "kpi", "report", "explain"} <= set(seen), seen)

    # --- Malformed files.

    def test_every_truncation(self):
        statuses = set()
        for name, content in (("cases", CASES), ("events", EVENTS)):
            for size in (*range(0, len(content), stride), len(content)):
                run = self.validate(**{name: self.write("cut.csv", content[:size])})
                self.assertIn(run.status, (FINE, FINDINGS), (name, size, run.stderr))
                self.assertEqual(run.stderr, b"", (name, size))
                errors = [row for row in run.findings() if row[5] == "error"]
                self.assertEqual(bool(errors), run.status == FINDINGS, (name, size))
                statuses.add((name, run.status))
        self.assertEqual(len(statuses), 4)

    def test_wrong_headers(self):
        header, rows = EVENTS.split(b"\n", 1)
        for broken, rules in ((b"", ["file_empty"]), (b"\xef\xbb\xbf", ["file_empty"]),
                              (rows, ["column_missing"] * 7 + ["column_extra"]),
                              (header.replace(b"date", b"Date") + b"\n", ["column_missing", "column_extra"]),
                              (header + b",date\n" + rows, ["column_duplicate"]),
                              (header.replace(b",", b";") + b"\n", ["column_missing"] * 7 + ["column_extra"]),
                              (header + b",\xff\n", ["utf8_invalid"]),
                              (header.decode().encode("utf-16"), ["nul_byte"])):
            for mode in ([], ["--lenient"]):
                with self.subTest(broken=broken[:60], mode=mode):
                    bad = self.write("bad.csv", broken)
                    run = self.validate(*mode, events=bad)
                    self.assertEqual(run.status, FINDINGS)
                    self.assertEqual(run.rules(), rules)
                    self.check_refused(self.tally(*mode, events=bad), FINDINGS)

    def test_bytes_that_are_no_text(self):
        for row, rule in ((b"2,2024-04-01,verified,,,,\xff\n", "utf8_invalid"),
                          (b"2,2024-04-01,verified,,,,\xed\xa0\x80\n", "utf8_invalid"),
                          (b"\xff\xfe,2024-04-01,verified,,,,\n", "utf8_invalid"),
                          (b"2,2024-04-01,verified,,,,\0\n", "nul_byte"),
                          (b'2,2024-04-01,verified,,,,"\0"\n', "nul_byte"), (b"\0" * 10000, "nul_byte"),
                          (b"2,2024-04-01,verified,,,,\r2\n", "carriage_return"),
                          (b'2,2024-04-01,verified,,,,"\n\n', "quote_unclosed"),
                          (b'2,2024-04-01,"verified" ,,,,\n', "quote_misplaced")):
            for style in ("text", "csv", "json"):
                with self.subTest(row=row[:40], style=style):
                    bad = self.write("bad.csv", EVENTS + row)
                    run = Run("validate", "--cases", self.cases, "--events", bad, "--format", style)
                    self.assertEqual((run.status, run.stderr), (FINDINGS, b""))
                    self.assertIn(rule, run.stdout.decode("utf-8"))
                    if style == "json":
                        json.loads(run.stdout.decode("utf-8"))

    def test_hostile_but_valid_text_is_shown_safely(self):
        nasty = '=cmd|x "\n\x1b[2J\u009b\u2028'
        field = ('"' + nasty.replace('"', '""') + '"').encode("utf-8")
        bad = self.write("bad.csv", EVENTS + field + b"," + field + b",verified,,,,\n")
        self.assertEqual([row[2] for row in self.validate(events=bad).findings()], [nasty] * 2)
        as_json = Run("validate", "--cases", self.cases, "--events", bad, "--format", "json")
        rows = json.loads(as_json.stdout.decode("utf-8"))["rows"]
        self.assertEqual([row["case_id"] for row in rows], [nasty] * 2)
        text = Run("validate", "--cases", self.cases, "--events", bad).stdout.decode("utf-8")
        self.assertEqual(len(text.splitlines()), 3)  # two findings and the summary
        self.assertFalse(set("\x1b\u009b") & set(text))

    def test_quoted_line_feeds(self):
        row = b'"3\n\r\n",U1,"x\ny",ex_officio,civil,2024-01-%s,,,\n'
        run = self.validate(cases=self.write("good.csv", CASES + row % b"10"))
        self.assertEqual((run.status, run.findings()), (FINE, []))
        bad = self.write("bad.csv", CASES + row % b"32" + b"4,U1,,x,civil,2024-01-10,,,\n")
        found = self.validate(cases=bad).findings()
        self.assertEqual([row[1:5] for row in found], [["4", "3\n\r\n", "accepted", "date_invalid"],
                                                       ["8", "4", "initiation", "code_unknown"]])

    # --- Size.

    def memory_limit_works(self):
        """Whether the program can run at all in 400 MB of address space; the sanitizers take more."""
        return Run("--version", preexec_fn=self.limit_memory).status == FINE

    @staticmethod
    def limit_memory():
        resource.setrlimit(resource.RLIMIT_AS, (400 * MEBIBYTE, 400 * MEBIBYTE))

    def check_huge(self, feed, found, **options):
        """`feed(write)` writes the cases, with a record that is far too long."""
        reading, writing = os.pipe()

        def write_all():
            with open(writing, "wb") as pipe:
                try:
                    feed(pipe.write)
                except BrokenPipeError:
                    pass  # the assertions below say what happened

        writer = threading.Thread(target=write_all)
        writer.start()
        with open(self.path("out"), "wb") as out:
            process = subprocess.Popen([thads, "validate", "--cases", "/dev/stdin", "--events", self.events,
                                        "--format", "csv"], stdin=reading, stdout=out, **options)
            os.close(reading)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            writer.join()
        with open(self.path("out"), encoding="utf-8", newline="") as out:
            rows = list(csv.reader(out, strict=True))
        self.assertEqual(process.returncode, FINDINGS)
        self.assertEqual([row[1:5] for row in rows[1:]], found)
        self.assertLess(usage.ru_maxrss * 1024, 150 * MEBIBYTE)

    def test_a_field_of_one_gibibyte(self):
        options = {"preexec_fn": self.limit_memory} if self.memory_limit_works() else {}
        for quote in (b"", b'"'):
            def feed(write):
                write(CASES + b"3,U1," + quote)
                for _ in range(1024):
                    write(b"x" * MEBIBYTE)
                write(quote + b",ex_officio,civil,2024-01-10,,,\n4,U1,,x,civil,2024-01-10,,,\n")

            self.check_huge(feed, [["4", "3", "", "record_too_long"], ["5", "4", "initiation", "code_unknown"]],
                            **options)

    def test_a_sparse_gibibyte(self):
        options = {"preexec_fn": self.limit_memory} if self.memory_limit_works() else {}
        cases = self.write("sparse.csv", CASES + b"3,")
        with open(cases, "ab") as file:
            file.truncate(1024 * MEBIBYTE)
        run = self.validate(cases=cases, **options)
        self.assertEqual(run.status, FINDINGS, run.stderr)
        self.assertEqual([row[1:5] for row in run.findings()], [["4", "3", "", "record_too_long"]])

    def test_a_quote_that_is_never_closed_in_a_large_file(self):
        good = b"".join(b"c%d,U1,,ex_officio,civil,2024-01-10,,,\n" % i for i in range(200000))
        cases = self.write("large.csv", CASES + b'3,"U1,,ex_officio,civil,2024-01-10,,,\n' + good)
        found = self.validate(cases=cases).findings()
        self.assertEqual([row[1:5] for row in found], [["4", "3", "", "quote_unclosed"]])

    # --- Lenient loads.

    def test_rejects_keep_every_byte(self):
        header, good_rows = CASES.split(b"\n", 1)
        bad_cases = [b'3,U1,"O""1",x,civil,2024-01-10,,,\r\n', b"4,U1,O1,ex_officio,civil\n",
                     b"5,\xff\xfe\0,O1,ex_officio,civil,2024-01-10,,,\n", b",U1,O1,ex_officio,civil,2024-01-10,,,\n",
                     b"6,U1,O1,ex_officio,civil,2024-01-10,,,\n", b"6,U1,O1,ex_officio,civil,2024-01-10,,,\n"]
        bad_events = [b"3,2024-02-01,verified,,,,\r\n", b"6,2024-02-01,verified,,,,\n",
                      b'nobody,2024-02-01,verified,,,"two\nlines",\n', b'3,2024-02-01,"verified,,,,']
        cases = self.write("c.csv", header + b"\n" + b"".join(bad_cases[:3]) + good_rows + b"".join(bad_cases[3:]))
        events = self.write("e.csv", EVENTS + b"".join(bad_events))
        rejects = self.path("rejects.csv")

        run = self.tally("--lenient", "--rejects", rejects, cases=cases, events=events)
        self.assertEqual(run.status, FINE, run.stderr)
        self.assertEqual(run.stdout, self.tally().stdout)
        # Cases 3, 4, 5 and 6; the case without an id and the event of nobody.
        self.assertIn(b"set aside 4 cases and 2 records", run.stderr)

        with open(rejects, encoding="latin-1", newline="") as file:  # any byte is a letter
            rows = list(csv.reader((line.replace("\0", "NUL") for line in file), strict=True))
        self.assertEqual(rows[0], ["file", "line", "rules", "record"])
        for path, records in ((cases, bad_cases), (events, bad_events)):
            kept = [row[3].encode("latin-1") for row in rows[1:] if row[0] == path]
            self.assertEqual(kept, [record.replace(b"\0", b"NUL") for record in records])

        again = self.validate("--lenient", "--rejects", self.path("none.csv"))
        self.assertEqual(again.status, FINE)
        with open(self.path("none.csv"), "rb") as file:
            self.assertEqual(file.read(), b"file,line,rules,record\n")

    def test_pipes_can_be_read_but_not_twice(self):
        run = self.tally(cases="/dev/stdin", stdin=CASES)
        self.assertEqual((run.status, run.stdout), (FINE, self.tally().stdout))
        bad = CASES + b"3,U1,O1,x,civil,2024-01-10,,,\n"
        self.check_refused(self.tally("--lenient", "--rejects", self.path("r.csv"), cases="/dev/stdin", stdin=bad),
                           UNREADABLE)

    def test_a_named_pipe_does_not_hang(self):
        pipe = self.path("pipe")
        os.mkfifo(pipe)

        def write_once():
            with open(pipe, "wb") as file:
                file.write(EVENTS + b"2,2024-04-01,collected,5,,,\n")

        writer = threading.Thread(target=write_once)
        writer.start()
        run = self.validate(events=pipe)
        writer.join()
        self.assertEqual((run.status, run.rules()), (FINDINGS, ["balance_negative"]))


def main():
    global thads, stride
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thads", required=True, help="the program")
    parser.add_argument("--few", action="store_true", help="cut files at one byte in seven only")
    arguments, others = parser.parse_known_args()
    thads = arguments.thads
    stride = 7 if arguments.few else 1
    unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
