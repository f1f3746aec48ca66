# SPDX-License-Identifier: Apache-2.0
"""Registers from files: figures worked out by hand, findings with their places, cases set aside,
and long work that is told of and can be ended."""

from __future__ import annotations

import csv
import io
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import fold
import pytest
import random_register
from conftest import CASES, EVENTS, KNOWN_ANSWER, YEAR, Folder, known_answer

import thads
from thads._register import KEYS, Key

TOO_MUCH = EVENTS.replace("collected,400", "collected,2000")
# Files so long that their reading is told of: it is every 65536 records.
LONG_EVENTS = EVENTS + "1,2024-04-01,verified,,,,\n" * 70_000


class TestFigures:
    def test_by_hand(self, tally: thads.Tally) -> None:
        found = {name: tuple(f) for name, f in tally.totals().items() if any(f)}
        assert found == {
            "carried_over": (1, 500),
            "newly_accepted": (3, 1300),
            "finished": (1, 400),
            "terminated": (1, 300),
            "in_progress": (1, 600),
            "unenforceable": (1, 500),
        }
        assert tally.total("finished") == thads.Figure(1, 400)
        assert len(tally) == 4
        assert tally.period == YEAR
        assert tally.keys == list(KEYS)

    @pytest.mark.parametrize("months", [6, 12])
    @pytest.mark.parametrize(
        ("suffix", "by"), [("", ["unit"]), ("_officer", ["unit", "officer"]), ("_total", [])]
    )
    def test_thirty_cases_worked_out_by_hand(
        self, months: int, suffix: str, by: list[Key]
    ) -> None:
        expected = KNOWN_ANSWER / f"expected_2024_{months:02}{suffix}.csv"
        register = known_answer()
        assert len(register) == 30
        for threads in (1, 2, 3, None):
            tally = register.tally(thads.Period(2024, months), by, threads=threads)
            assert tally.table().to_csv() == expected.read_text("utf-8")

    @pytest.mark.parametrize("seed", range(1, 9))
    def test_random_registers_against_the_oracle(self, seed: int, tmp_path: Path) -> None:
        random_register.write_register(str(tmp_path), 200, seed, rearranged=seed % 4 == 0)
        paths = tmp_path / "cases.csv", tmp_path / "events.csv"
        register = thads.Register.read_csv(*paths)
        cases, events = fold.read_cases(paths[0]), fold.read_events(paths[1])
        assert len(register) == len(cases) == 200
        assert register.event_count == sum(map(len, events.values()))
        key_sets: list[list[Key]] = [[], ["unit"], ["flags", "unit"], list(KEYS)]
        for year, months in ((2023, 6), (2024, 12), (2026, 6)):
            for by in key_sets:
                in_order = [key for key in KEYS if key in by]
                folded = fold.tally(cases, events, year, months, in_order)
                table = register.tally(thads.Period(year, months), by).table()
                assert table.to_csv() == fold.long_table(fold.long_rows(folded), in_order)

    def test_keys_that_there_are_not(self, register: thads.Register) -> None:
        with pytest.raises(thads.UnknownCodeError, match="unit officer initiation judgment_type"):
            register.tally(YEAR, ["colour"])  # type: ignore[list-item]

    @pytest.mark.parametrize("threads", [0, 1025])
    def test_threads_have_limits(self, register: thads.Register, threads: int) -> None:
        with pytest.raises(thads.ArgumentError, match="1 to 1024"):
            register.tally(YEAR, threads=threads)


class TestFiles:
    def test_size(self, register: thads.Register) -> None:
        assert (len(register), register.event_count) == (4, 5)
        assert register.set_aside == (0, 0)
        assert register.memory > 0
        assert repr(register) == "Register(4 cases, 5 events, 0 errors, 0 warnings)"

    def test_delimiter_and_dates(self, folder: Folder) -> None:
        def other_style(text: str, dates: list[str]) -> str:
            rows = list(csv.DictReader(io.StringIO(text)))
            for row in rows:
                for key in dates:
                    row[key] = "/".join(reversed(row[key].split("-")))
            out = io.StringIO()
            writer = csv.DictWriter(out, rows[0], delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
            return "\ufeff" + out.getvalue()

        register = thads.Register.read_csv(
            folder.file("c.csv", other_style(CASES, ["accepted"])),
            str(folder.file("e.csv", other_style(EVENTS, ["date"]))),
            delimiter=";",
            dates="day_first",
        )
        assert register.tally(YEAR) == folder.register().tally(YEAR)

    def test_a_case_with_its_events(self, folder: Folder) -> None:
        cases = CASES.replace("1000,,", "1000,entrusted_in,merit|credit")
        events = EVENTS + "1,2024-04-01,postponed,,agreement,,\n1,2024-05-01,unit_changed,,,D2,O9\n"
        first = folder.register(cases, events).case(0)
        events_of = first.pop("events")
        assert first == {
            "case_id": "1",
            "unit": "D1",
            "officer": "O1",
            "initiation": "ex_officio",
            "judgment_type": "civil",
            "accepted": date(2024, 1, 10),
            "amount": 1000,
            "source": "entrusted_in",
            "flags": "credit|merit",
        }
        assert [event["type"] for event in events_of] == [
            "enforceable", "collected", "postponed", "unit_changed",
        ]  # fmt: skip
        assert events_of[1]["date"] == date(2024, 3, 1)
        assert [event["amount"] for event in events_of] == [None, 400, None, None]
        assert events_of[2]["ground"] == "agreement"
        assert (events_of[3]["unit"], events_of[3]["officer"]) == ("D2", "O9")

    def test_cases_that_there_are_not(self, register: thads.Register) -> None:
        with pytest.raises(IndexError):
            register.case(4)

    def test_explaining_a_figure(self, register: thads.Register) -> None:
        lines = [tuple(row.values()) for row in register.explain(YEAR, "finished", lang="en")]
        assert [(id, count, money, day) for id, count, money, day, _, _ in lines] == [
            ("1", 0, 400, "2024-03-01"),
            ("2", 1, 0, "2024-05-05"),
        ]
        assert register.tally(YEAR).explain("finished", unit="D2").to_csv().count("\n") == 1
        assert register.explain(YEAR, "finished", flags="credit")["case_id"] == ["2"]
        assert register.explain(YEAR, "finished", judgment_type="civil")["case_id"] == ["1"]
        assert register.explain(YEAR, "carried_over", officer="O2")["case_id"] == ["3"]

    @pytest.mark.parametrize("key", ["initiation", "judgment_type", "flags"])
    def test_explaining_by_codes_that_there_are_not(
        self, register: thads.Register, key: str
    ) -> None:
        with pytest.raises(thads.UnknownCodeError, match="green"):
            register.explain(YEAR, "finished", **{key: "green"})  # type: ignore[arg-type]
        with pytest.raises(thads.UnknownCodeError, match="newly_accepted"):
            register.explain(YEAR, "green")

    def test_only_counted_tallies_are_explained(self, tally: thads.Tally) -> None:
        with pytest.raises(thads.ArgumentError, match=r"Register\.explain"):
            thads.Tally.from_bytes(tally.to_bytes()).explain("finished")


# A change of the small register, and the finding: file, line, byte column (0: the record), rule.
MISTAKES = [
    ("cases", "ex_officio,civil,2024-01-10", "ex_oficio,civil,2024-01-10", 2, 9, "code_unknown"),
    ("cases", "2024-01-10", "2024-02-30", 2, 26, "date_invalid"),
    ("cases", "1000,,", "1000.5,,", 2, 37, "amount_invalid"),
    ("cases", "500,,", "500,,red", 4, 42, "code_unknown"),
    ("cases", "\n4,", "\n3,", 5, 1, "case_duplicate"),
    ("cases", "1,D1,O1,ex", "1,,O1,ex", 2, 3, "value_missing"),
    ("events", "collected,400", "collected,2000", 3, 24, "balance_negative"),
    ("events", "collected,400", "collected,", 3, 24, "amount_missing"),
    ("events", "\n3,2023-02-01", "\n9,2023-02-01", 5, 1, "case_unknown"),
    ("events", "3,2023-02-01", "3,2022-11-30", 5, 3, "event_before_acceptance"),
    ("events", "1,2024-03-01,collected,400,,,", "1,2024-03-01,collected", 3, 0, "field_count"),
]


class TestFindings:
    @pytest.mark.parametrize(
        ("file", "good", "bad", "line", "column", "rule"), MISTAKES, ids=[m[5] for m in MISTAKES]
    )
    def test_each_names_its_place(
        self, folder: Folder, file: str, good: str, bad: str, line: int, column: int, rule: str
    ) -> None:
        texts = {"cases": CASES, "events": EVENTS}
        assert texts[file].count(good) == 1
        texts[file] = texts[file].replace(good, bad)
        register = folder.register(texts["cases"], texts["events"])
        findings = register.findings
        assert not findings.ok
        assert findings.errors >= 1
        path = str(folder.path / f"{file}.csv")
        (finding,) = findings.where(rule=rule)
        assert (finding["file"], finding["line"], finding["severity"]) == (path, line, "error")
        assert finding["column"] == column
        assert finding["message_vi"] and finding["message_en"]
        with pytest.raises(thads.RegisterError, match=f"line {line}.*yields no figures") as raised:
            register.tally(YEAR)
        assert (raised.value.file, raised.value.line) == (path, line)
        assert raised.value.column == (column or None)
        assert str(raised.value).startswith(f"{path}, line {line}")

    def test_good_data_have_none(self, register: thads.Register) -> None:
        assert register.findings.ok
        assert len(register.findings) == register.findings.errors == 0

    def test_a_missing_column(self, folder: Folder) -> None:
        register = folder.register(CASES.replace("amount,", "sum,"))
        finding = register.findings.where(severity="error")[0]
        assert finding["rule"] == "column_missing"
        assert "amount" in str(finding["message_en"])
        with pytest.raises(thads.RegisterError, match="amount"):
            register.tally(YEAR)

    def test_the_list_has_a_limit_and_the_count_has_none(self, folder: Folder) -> None:
        lines = "".join(f"9,2024-01-{i:02},collected,1,,,\n" for i in range(1, 31))
        register = thads.Register.read_csv(
            folder.file("c.csv", CASES), folder.file("e.csv", EVENTS + lines), findings_limit=7
        )
        listed = [finding["rule"] for finding in register.findings]
        assert listed == ["findings_limit"] + ["case_unknown"] * 7
        assert register.findings.errors == 30

    def test_units_that_the_tree_lacks(self, folder: Folder) -> None:
        units = folder.units("code,name,kind,parent,valid_from,valid_to\nD1,,district,,,\n")
        findings = folder.register().check_units(units)
        assert [(f["case_id"], f["line"], f["rule"]) for f in findings] == [
            ("3", 4, "unit_unknown"),
            ("4", 5, "unit_unknown"),
        ]


class TestLenient:
    """Case 1 takes more than it has, and an event belongs to no case."""

    events = TOO_MUCH + "9,2024-01-01,enforceable,,,,\n"

    def test_bad_cases_are_set_aside_whole(self, folder: Folder) -> None:
        register = folder.register(events=self.events, lenient=True)
        assert len(register) == 3
        assert register.set_aside == (1, 1)
        assert register.findings.errors == 2

    def test_the_others_are_counted_and_the_rest_is_told(self, folder: Folder) -> None:
        tally = folder.register(events=self.events, lenient=True).tally(YEAR)
        without = folder.register(
            "".join(line for line in CASES.splitlines(True) if not line.startswith("1,")),
            "".join(line for line in EVENTS.splitlines(True) if not line.startswith("1,")),
        ).tally(YEAR)
        assert tally.totals() == without.totals()
        assert tally.set_aside == (1, 1)
        assert without.set_aside == (0, 0)
        assert (tally + without).set_aside == (1, 1)
        assert any("1" in note for note in tally.form("04").notes)

    def test_rejects_have_every_line_as_it_was(self, folder: Folder) -> None:
        register = folder.register(events=self.events, lenient=True)
        register.write_rejects(folder.path / "rejects.csv")
        text = (folder.path / "rejects.csv").read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        found = [(Path(r["file"]).name, r["line"], r["rules"], r["record"]) for r in rows]
        assert found == [
            ("cases.csv", "2", "other_record_of_the_case", CASES.splitlines(True)[1]),
            ("events.csv", "2", "other_record_of_the_case", EVENTS.splitlines(True)[1]),
            ("events.csv", "3", "balance_negative", TOO_MUCH.splitlines(True)[2]),
            ("events.csv", "7", "case_unknown", "9,2024-01-01,enforceable,,,,\n"),
        ]

    def test_rejects_of_good_data_are_none(self, register: thads.Register, folder: Folder) -> None:
        register.write_rejects(folder.path / "rejects.csv")
        assert (folder.path / "rejects.csv").read_text() == "file,line,rules,record\n"


class TestUnreadable:
    def test_files_that_there_are_not(self, folder: Folder) -> None:
        missing = folder.path / "missing.csv"
        with pytest.raises(thads.FileError, match=r"missing\.csv.*No such file") as raised:
            thads.Register.read_csv(missing, folder.file("events.csv", EVENTS))
        assert raised.value.file == str(missing)
        assert isinstance(raised.value, OSError)

    def test_folders_and_empty_paths(self, folder: Folder) -> None:
        with pytest.raises(thads.FileError, match="Is a directory"):
            thads.Register.read_csv(folder.path, folder.path)
        for path in ("", "a\0b"):
            with pytest.raises(thads.ArgumentError, match="path"):
                thads.Register.read_csv(path, path)
        with pytest.raises(TypeError):
            thads.Register.read_csv(None, None)  # type: ignore[arg-type]

    def test_formats_that_there_are_not(self, folder: Folder) -> None:
        path = folder.file("cases.csv", CASES)
        with pytest.raises(thads.ArgumentError, match="comma nor a semicolon nor a tab"):
            thads.Register.read_csv(path, path, delimiter="|")
        with pytest.raises(thads.UnknownCodeError, match='"iso" nor "day_first"'):
            thads.Register.read_csv(path, path, dates="us")  # type: ignore[arg-type]

    @pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\0\0", b"a,b\n" * 3, b'"'])
    def test_files_of_something_else(self, folder: Folder, content: bytes) -> None:
        (folder.path / "x.csv").write_bytes(content)
        register = thads.Register.read_csv(folder.path / "x.csv", folder.path / "x.csv")
        assert not register.findings.ok
        with pytest.raises(thads.RegisterError):
            register.tally(YEAR)


def read(folder: Folder, progress: thads.Progress) -> thads.Register:
    return thads.Register.read_csv(
        folder.file("c.csv", CASES), folder.file("e.csv", LONG_EVENTS), progress=progress
    )


def count(folder: Folder, progress: thads.Progress) -> thads.Tally:
    return folder.register().tally(YEAR, progress=progress)


@pytest.mark.parametrize("work", [read, count])
class TestProgress:
    Work = Callable[[Folder, thads.Progress], object]

    def test_it_is_told(self, folder: Folder, work: Work) -> None:
        told: list[tuple[int, int]] = []
        work(folder, lambda done, total: told.append((done, total)))
        assert told
        assert told == sorted(told)
        all_of_it = len(CASES) + len(LONG_EVENTS) if work is read else 4  # bytes; cases
        assert {total for _, total in told} == {all_of_it}
        assert 0 < told[-1][0] <= all_of_it

    def test_returning_false_ends_the_work(self, folder: Folder, work: Work) -> None:
        with pytest.raises(thads.CancelledError):
            work(folder, lambda done, total: False)

    def test_only_false_does(self, folder: Folder, work: Work) -> None:
        for value in (None, True, 0, "", []):
            assert work(folder, lambda done, total, value=value: value) is not None

    def test_what_it_raises_is_raised(self, folder: Folder, work: Work) -> None:
        class Enough(Exception):
            pass

        enough = Enough("for today")

        def stop(done: int, total: int) -> None:
            raise enough

        with pytest.raises(Enough) as raised:
            work(folder, stop)
        assert raised.value is enough

    def test_ctrl_c_ends_the_work(self, folder: Folder, work: Work) -> None:
        with pytest.raises(KeyboardInterrupt):
            work(folder, lambda done, total: signal.raise_signal(signal.SIGINT))

    def test_it_may_begin_other_work(self, folder: Folder, work: Work, tmp_path: Path) -> None:
        inner: list[object] = []
        (tmp_path / "inner").mkdir()
        work(folder, lambda done, total: inner.append(work(Folder(tmp_path / "inner"), None)))
        assert inner

    def test_callbacks_of_other_shapes(self, folder: Folder, work: Work) -> None:
        with pytest.raises(TypeError):
            work(folder, lambda: None)  # type: ignore[arg-type, misc]

    @pytest.mark.parametrize("progress", [True, False, None])
    def test_bars(self, folder: Folder, work: Work, progress: bool | None) -> None:
        assert work(folder, progress) is not None
