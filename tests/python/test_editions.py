# SPDX-License-Identifier: Apache-2.0
"""Editions: the worked example of docs/editions.md, tampering, comparison, opening balances."""

from __future__ import annotations

import hashlib
import pickle
from datetime import date
from typing import Any

import pytest
from conftest import ROOT, YEAR, Folder

import thads

CASES = """case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags
1,A,x,ex_officio,civil,2023-10-05,100,,
2,A,x,ex_officio,civil,2022-01-05,500,,
"""
EVENTS = """case_id,date,type,amount,ground,unit,officer
1,2024-02-01,collected,100,,,
1,2024-02-01,completed,,,,
2,2022-02-01,enforceable,,,,
"""
PAID_LATER = EVENTS + "2,2024-03-01,collected,200,,,\n"
INPUTS = {"events": EVENTS.encode(), "cases": CASES.encode()}


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def resealed(lines: str) -> str:
    """The lines with the seal that fits them."""
    return f"{lines}seal\t{sha256(lines.encode())}\n"


@pytest.fixture
def register(folder: Folder) -> thads.Register:
    return folder.register(CASES, EVENTS)


@pytest.fixture
def edition(register: thads.Register) -> thads.Edition:
    return register.tally(YEAR, ["unit"]).seal(label="final", inputs=INPUTS)


class TestText:
    def test_line_by_line(self, register: thads.Register) -> None:
        edition = register.tally(YEAR, ["unit"]).seal(
            label="final",
            inputs=INPUTS,
            regime=thads.Regime.builtin("TT05-2024"),
            sealed=date(2024, 11, 5),
        )
        regime = (ROOT / "src/regulations/TT05-2024.json").read_bytes()
        lines = [
            "thads edition\t1",
            f"library\t{thads.__version__}",
            "rules\t1",
            "period\t2024",
            "label\tfinal",
            "sealed\t2024-11-05",
            f"regulation\tTT05-2024\t{sha256(regime)}",
            f"input\tcases\t{len(CASES)}\t{sha256(CASES.encode())}",
            f"input\tevents\t{len(EVENTS)}\t{sha256(EVENTS.encode())}",
            "set aside\t0\t0",
            "unit\tmeasure\tcount\tmoney",
            "A\tcarried_over\t1\t500",
            "A\tnewly_accepted\t1\t100",
            "A\tfinished\t1\t100",
            "A\tin_progress\t1\t500",
        ]
        text = "".join(f"{line}\n" for line in lines)
        assert edition.text == resealed(text)
        assert edition.seal == sha256(text.encode())

    def test_what_it_says(self, edition: thads.Edition, register: thads.Register) -> None:
        assert (edition.label, edition.sealed, edition.revises) == ("final", None, None)
        assert edition.period == YEAR
        assert edition.tally == register.tally(YEAR, ["unit"])
        assert edition.inputs == {
            name: (len(content), sha256(content)) for name, content in INPUTS.items()
        }
        statements = {r["statement"]: r["value"] for r in edition.statements()}
        assert statements["seal"] == edition.seal
        assert statements["input cases"] == f"{len(CASES)} {sha256(CASES.encode())}"
        assert edition.statements("en").titles == ["SEALED EDITION OF 2024"]
        assert edition.seal in edition._repr_html_() and edition.seal[:12] in repr(edition)

    def test_files_and_bytes_are_the_same_inputs(
        self, edition: thads.Edition, register: thads.Register, folder: Folder
    ) -> None:
        paths = {"cases": folder.path / "cases.csv", "events": str(folder.path / "events.csv")}
        assert register.tally(YEAR, ["unit"]).seal(label="final", inputs=paths) == edition
        edition.require_inputs(paths)
        edition.require_inputs({"cases": CASES.encode()})
        with pytest.raises(thads.MismatchError, match="events"):
            edition.require_inputs({"events": PAID_LATER.encode()})
        with pytest.raises(thads.MismatchError, match="units"):
            edition.require_inputs({"units": b""})

    def test_threads_leave_no_trace(self, folder: Folder) -> None:
        cases = CASES + "".join(
            f"c{i},{'AB'[i % 2]},x,on_request,civil,2024-01-0{i % 9 + 1},{10**i},,\n"
            for i in range(15)
        )
        register = folder.register(cases, EVENTS)
        texts = {
            register.tally(YEAR, threads=n).seal(label="final", inputs={}).text for n in (1, 2, 5)
        }
        assert len(texts) == 1

    def test_a_regulation_of_ones_own(self, register: thads.Register) -> None:
        json = (ROOT / "src/regulations/TT05-2024.json").read_text("utf-8").replace("{", "{ ", 1)
        edition = register.tally(YEAR).seal(
            label="provisional", inputs={}, regime=thads.Regime.loads(json)
        )
        (value,) = (
            r["value"] for r in edition.statements() if r["statement"] == "regulation_sha256"
        )
        assert value == sha256(json.encode())

    def test_a_value(self, edition: thads.Edition) -> None:
        same = pickle.loads(pickle.dumps(edition))
        assert same == edition and hash(same) == hash(edition)
        assert edition != edition.text

    def test_wrong_use(self, register: thads.Register, edition: thads.Edition) -> None:
        tally = register.tally(YEAR)
        with pytest.raises(thads.ArgumentError, match="names the one"):
            tally.seal(label="revised", inputs={})
        with pytest.raises(thads.ArgumentError, match="no name"):
            tally.seal(label="final", inputs={"": b""})
        with pytest.raises(thads.UnknownCodeError, match="label"):
            tally.seal(label="last", inputs={})  # type: ignore[arg-type]
        with pytest.raises(thads.NumberTypeError, match="no day"):
            tally.seal(label="final", inputs={}, sealed="2024-11-05")  # type: ignore[arg-type]
        with pytest.raises(FileNotFoundError):
            tally.seal(label="final", inputs={"cases": "nowhere.csv"})
        half = register.tally(thads.Period(2024, 6))
        with pytest.raises(thads.MismatchError, match="2024-06M"):
            half.seal(label="revised", inputs={}, revises=edition)


class TestTampering:
    def test_files(self, edition: thads.Edition, folder: Folder) -> None:
        path = folder.path / "2024.edition"
        edition.write(path)
        assert path.read_bytes() == edition.text.encode()
        assert thads.Edition.read(path) == edition
        path.write_bytes(path.read_bytes().replace(b"\t500\n", b"\t501\n"))
        with pytest.raises(thads.CorruptError, match="seal does not fit") as caught:
            thads.Edition.read(path)
        assert caught.value.file == str(path)
        with pytest.raises(FileNotFoundError):
            thads.Edition.read(folder.path / "nowhere")

    def test_every_byte_counts(self, edition: thads.Edition) -> None:
        data = edition.text.encode()
        assert thads.Edition.from_text(data) == thads.Edition.from_text(edition.text) == edition
        for i in range(len(data)):
            for bit in (1, 0x80):
                with pytest.raises(thads.CorruptError):
                    thads.Edition.from_text(data[:i] + bytes([data[i] ^ bit]) + data[i + 1 :])
            with pytest.raises(thads.CorruptError):
                thads.Edition.from_text(data[:i])

    @pytest.mark.parametrize(
        "change",
        [
            ("\tcarried_over\t1\t500", "\tcarried_over\t01\t500"),
            ("\tcarried_over\t1\t500", "\tcarried_over\t1\t500\r"),
            ("A\tcarried_over\t1\t500\nA\tnewly_accepted\t1\t100\n",
             "A\tnewly_accepted\t1\t100\nA\tcarried_over\t1\t500\n"),
            ("A\tfinished\t1\t100\n", "A\tfinished\t1\t100\nA\tterminated\t0\t0\n"),
            ("label\tfinal", "label\tlast"),
            ("label\tfinal", "label\trevised"),
            ("period\t2024", "period\t2024-12M"),
            ("thads edition\t1", "thads edition\t2"),
            ("input\tcases", "input\tz"),
        ],
    )  # fmt: skip
    def test_a_right_seal_on_another_text(
        self, change: tuple[str, str], edition: thads.Edition
    ) -> None:
        lines = edition.text[: edition.text.index("seal\t")]
        assert resealed(lines) == edition.text
        assert change[0] in lines
        with pytest.raises(thads.CorruptError, match="not an edition"):
            thads.Edition.from_text(resealed(lines.replace(*change)))

    def test_what_is_no_edition(self) -> None:
        for text in ("", "\n", "seal\t" + "0" * 64 + "\n", "\udcff"):
            with pytest.raises(thads.CorruptError):
                thads.Edition.from_text(text)


class TestDiff:
    @pytest.fixture
    def later(self, folder: Folder) -> thads.Register:
        other = Folder(folder.path / "later")
        other.path.mkdir()
        return other.register(CASES, PAID_LATER)

    @pytest.fixture
    def revised(self, edition: thads.Edition, later: thads.Register) -> thads.Edition:
        inputs = {**INPUTS, "events": PAID_LATER.encode()}
        return later.tally(YEAR, ["unit"]).seal(label="revised", inputs=inputs, revises=edition)

    def test_the_example(
        self,
        edition: thads.Edition,
        revised: thads.Edition,
        register: thads.Register,
        later: thads.Register,
    ) -> None:
        assert revised.revises == edition.seal
        diff = edition.diff(revised, (register, later))
        assert not diff.empty
        assert list(diff) == ["statements", "figures", "cases"]
        assert diff["statements"]["statement"] == ["label", "revises", "input events"]
        changed = [(r["measure"], r["count_difference"], r["money_difference"])
                   for r in diff["figures"]]  # fmt: skip
        assert changed == [("finished", 0, 200), ("in_progress", 0, -200)]
        cases = [(r["case_id"], r["change"], r["measure"], r["money_difference"])
                 for r in diff["cases"]]  # fmt: skip
        assert cases == [("2", "money", "finished", 200), ("2", "money", "in_progress", -200)]
        assert list(edition.diff(revised)) == ["statements", "figures"]
        assert diff._repr_html_().count("<table") == 3

    def test_nothing_differs(self, edition: thads.Edition, register: thads.Register) -> None:
        diff = edition.diff(edition, (register, register), lang="en")
        assert diff.empty
        assert [len(table) for table in diff.values()] == [0, 0, 0]
        assert "Nothing differs." in repr(diff)

    def test_registers_must_account_for_it(
        self, edition: thads.Edition, revised: thads.Edition, register: thads.Register
    ) -> None:
        with pytest.raises(thads.MismatchError, match="do not account"):
            edition.diff(revised, (register, register))

    def test_what_cannot_be_compared(
        self, edition: thads.Edition, register: thads.Register
    ) -> None:
        for tally in (register.tally(YEAR), register.tally(thads.Period(2024, 6), ["unit"])):
            with pytest.raises(thads.MismatchError):
                edition.diff(tally.seal(label="final", inputs={}))


class TestOpening:
    """Case 2 is open with 500 đồng when 2025 begins."""

    def outcomes(self, checks: Any) -> list[str]:
        return [str(r["outcome"]) for r in checks if r["outcome"] is not None]

    def test_it_follows(self, edition: thads.Edition, register: thads.Register) -> None:
        checks = edition.check_opening(register, thads.Period(2025))
        assert checks.passed
        assert {str(c) for c in checks["check"]} == {"opening.cases", "opening.money"}

    def test_a_payment_booked_late(self, edition: thads.Edition, folder: Folder) -> None:
        checks = edition.check_opening(folder.register(CASES, PAID_LATER), thads.Period(2025))
        assert not checks.passed
        failed = {r["check"] for r in checks if r["outcome"] == "fail"}
        assert failed == {"opening.money"}
        assert -200 in checks["difference"]

    def test_wrong_use(
        self, edition: thads.Edition, register: thads.Register, folder: Folder
    ) -> None:
        with pytest.raises(thads.MismatchError, match="whole year before"):
            edition.check_opening(register, thads.Period(2026))
        bad = folder.register(CASES.replace("2023-10-05", "soon"), EVENTS)
        with pytest.raises(thads.RegisterError, match="soon"):
            edition.check_opening(bad, thads.Period(2025))
        with pytest.raises(thads.CancelledError):
            edition.check_opening(register, thads.Period(2025), progress=lambda *_: False)
