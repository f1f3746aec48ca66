# SPDX-License-Identifier: Apache-2.0
"""The package as a whole: names, documentation, errors, imports and memory."""

from __future__ import annotations

import builtins
import doctest
import importlib
import inspect
import pkgutil
import pydoc
import re
import subprocess
import sys
from pathlib import Path
from resource import getpagesize

import polars
import pyarrow as pa
import pytest
from conftest import KNOWN_ANSWER, ROOT, YEAR, Folder, known_answer

import thads
from thads import _errors

LIBRARIES = "numpy pandas pyarrow polars duckdb altair matplotlib tqdm".split()
MODULES = [f"thads.{m.name}" for m in pkgutil.iter_modules(thads.__path__) if m.name != "_core"]


PLAIN_VALUES = {"MEASURES", "Key", "Progress"}  # the text below them in the source is theirs


def in_a_process(code: str) -> str:
    """What a new interpreter prints that treats warnings as errors."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={"PYTHONPATH": str(Path(thads.__path__[0]).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


class TestNames:
    def test_all_is_in_order_and_complete(self) -> None:
        assert sorted(thads.__all__) == sorted(set(thads.__all__))
        public = {
            name
            for name, value in vars(thads).items()
            if not name.startswith("_") and not inspect.ismodule(value) and name != "annotations"
        }
        assert public == set(thads.__all__)

    @pytest.mark.parametrize("name", sorted(set(thads.__all__) - PLAIN_VALUES))
    def test_every_name_is_documented(self, name: str) -> None:
        assert inspect.cleandoc(getattr(thads, name).__doc__ or "")

    @pytest.mark.parametrize(
        "type", [t for t in map(vars(thads).get, thads.__all__) if inspect.isclass(t)]
    )
    def test_so_is_every_public_member(self, type: type) -> None:
        bare = []
        for name, member in vars(type).items():
            inside = getattr(member, "__func__", member)
            if name.startswith("_") or not (
                inspect.isfunction(inside) or isinstance(inside, property)
            ):
                continue
            if not inspect.getdoc(inside):
                bare.append(name)
        assert bare == []

    def test_help_tells_of_the_classes(self) -> None:
        text = pydoc.plain(pydoc.render_doc(thads))
        for name in ("Register", "Tally", "Report", "Table", "Interval", "WorkCalendar", "Regime"):
            assert re.search(rf"\bclass {name}\(", text), name
        assert "1 Oct 2023 to 30 Sep 2024" in text

    def test_version(self) -> None:
        header = (ROOT / "include/thads/version.h").read_text("utf-8")
        match = re.search(r'THADS_VERSION_STRING "([^"]+)"', header)
        assert match is not None
        assert thads.__version__ == match[1]

    def test_measures(self) -> None:
        header = (ROOT / "include/thads/model/vocabulary.hpp").read_text("utf-8")
        assert len(thads.MEASURES) == 17
        for code, term in thads.MEASURES.items():
            assert f'"{code}"' in header and term in header
        assert list(thads.MEASURES) == list(known_answer().tally(YEAR).totals())

    def test_the_package_is_typed(self) -> None:
        assert (Path(thads.__path__[0]) / "py.typed").exists()


class TestErrors:
    def test_every_code_has_an_exception_and_every_exception_a_code(self) -> None:
        codes = {code for code, _ in thads._core.errors()} - {"ok"}
        assert codes == set(_errors.BY_CODE)
        by_hand = {
            cls.code: cls for cls in vars(_errors).values()
            if inspect.isclass(cls) and cls not in (thads.ThadsError, thads.NumberTypeError)
        }  # fmt: skip
        assert by_hand == _errors.BY_CODE

    @pytest.mark.parametrize(
        ("error", "natural"),
        [
            ("ArgumentError", "ValueError"),
            ("NumberTypeError", "TypeError"),
            ("ParseError", "ValueError"),
            ("RangeError", "ValueError"),
            ("NumberOverflowError", "OverflowError"),
            ("InexactError", "ArithmeticError"),
            ("DivisionError", "ZeroDivisionError"),
            ("CurrencyError", "ValueError"),
            ("CoverageError", "LookupError"),
            ("UnknownCodeError", "ValueError"),
            ("MismatchError", "ValueError"),
            ("CorruptError", "ValueError"),
            ("FileError", "OSError"),
            ("RegisterError", "ValueError"),
            ("LimitError", "ValueError"),
            ("NotFoundError", "LookupError"),
            ("OutOfMemoryError", "MemoryError"),
            ("CancelledError", "Exception"),
            ("InternalError", "RuntimeError"),
        ],
    )
    def test_each_is_a_natural_one_too(self, error: str, natural: str) -> None:
        kind = getattr(thads, error)
        assert issubclass(kind, thads.ThadsError)
        assert issubclass(kind, getattr(builtins, natural))
        raised = kind("a problem")
        assert str(raised) == "a problem"
        assert (raised.file, raised.line, raised.column) == (None, None, None)

    def test_the_place_comes_first(self) -> None:
        error = thads.RegisterError("a problem")
        error.file, error.line, error.column = "cases.csv", 3, 7
        assert str(error) == "cases.csv, line 3, column 7: a problem"
        error.line = error.column = None
        assert str(error) == "cases.csv: a problem"


class TestImport:
    def test_nothing_else_is_imported(self) -> None:
        loaded = in_a_process("import sys, thads; print(*sys.modules)").split()
        assert "thads._core" in loaded
        assert [name for name in LIBRARIES if name in loaded] == []

    def test_figures_need_nothing_else_either(self) -> None:
        paths = [str(KNOWN_ANSWER / "cases.csv"), str(KNOWN_ANSWER / "events.csv")]
        code = f"""
import sys
for name in {LIBRARIES}:
    sys.modules[name] = None
import thads
tally = thads.Register.read_csv(*{paths}).tally(thads.Period(2024), progress=True)
tally._repr_html_(), tally.indicators(), tally.form("01"), tally.narrate(), tally.check()
print(tally.table().to_csv().count("\\n"))
"""
        assert int(in_a_process(code)) > 30

    @pytest.mark.parametrize("module", MODULES)
    def test_examples_of_the_documentation(self, module: str) -> None:
        if module == "thads._plot":
            pytest.importorskip("altair")
        results = doctest.testmod(importlib.import_module(module))
        assert results.failed == 0

    def test_there_are_examples(self) -> None:
        finder = doctest.DocTestFinder()
        examples = sum(len(test.examples) for test in finder.find(thads._numbers))
        assert examples >= 8


class TestMemory:
    def used(self) -> int:
        """Bytes of this process that are in memory."""
        pages = Path("/proc/self/statm").read_text().split()[1]
        return int(pages) * getpagesize()

    def round(self, register: thads.Register, folder: Folder) -> None:
        tally = register.tally(YEAR)
        again = thads.Tally.from_bytes((tally + tally).to_bytes())
        table = again.table()
        table.__arrow_c_stream__()
        pa.table(table)
        polars.DataFrame(tally)
        table["money"], list(table)
        tally.explain("finished")
        str(tally.narrate())
        tally.form("04").to_html()
        register.ageing(YEAR)["age_bands"].to_csv()
        ages = register.ages(YEAR)
        thads.Ages.from_bytes((ages + ages).to_bytes()).histogram()
        edition = tally.seal(label="final", inputs={"cases": b"x"})
        edition.diff(edition, (register, register))
        cases = pa.table({"case_id": ["1"]})
        for wrong in (
            lambda: thads.Register.from_arrow(cases, cases),
            lambda: thads.parse_number("x"),
            lambda: thads.round_number(1.5, 2),  # type: ignore[arg-type]
            lambda: tally + tally.project([]),
            lambda: thads.Edition.from_text(edition.text[1:]),
            lambda: register.ageing(YEAR, progress=lambda done, total: 1 / 0),
            lambda: register.tally(YEAR, progress=lambda done, total: 1 / 0),
        ):
            with pytest.raises((thads.ThadsError, ZeroDivisionError)):
                wrong()
        folder.register()

    @pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="/proc is of Linux")
    def test_many_tallies_take_no_more_than_a_few(self, folder: Folder) -> None:
        """Kept by mistake, 300 small registers would take 1 MB, tallies 4 MB, tables 14 MB."""
        register = known_answer()
        for _ in range(100):
            self.round(register, folder)
        before = self.used()
        for _ in range(300):
            self.round(register, folder)
        assert self.used() - before < 800_000
