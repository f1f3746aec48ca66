# SPDX-License-Identifier: Apache-2.0
"""The notebooks of examples/notebooks: each runs to its end without a word on stderr."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
import thads
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "examples/notebooks"
NOTEBOOKS = ("soc_trang", "national", "published", "filed_forms", "management")


def read(name: str) -> nbformat.NotebookNode:
    path = FOLDER / f"{name}.ipynb"
    notebook: nbformat.NotebookNode = nbformat.read(path, 4)  # type: ignore[no-untyped-call]
    return notebook


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def result_of(notebook: nbformat.NotebookNode, cell_id: str) -> str:
    """The text of what the cell comes to."""
    (cell,) = [cell for cell in notebook.cells if cell.id == cell_id]
    (result,) = [o for o in cell.outputs if o.output_type == "execute_result"]
    return str(result.data["text/plain"])


@pytest.fixture(scope="module")
def sample_data() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_data", FOLDER / "sample_data.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def executed(sample_data: ModuleType) -> dict[str, nbformat.NotebookNode]:
    """All notebooks, run with the package that this test imports."""
    sample_data.program()  # or else this says what to build
    package = str(Path(thads.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    notebooks = {name: read(name) for name in NOTEBOOKS}
    for notebook in notebooks.values():
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
        ).execute(env={**os.environ, "PYTHONPATH": path})
    return notebooks


def test_every_notebook_is_tested() -> None:
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebooks_are_committed_without_outputs(name: str) -> None:
    notebook = read(name)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in code_cells(notebook):
        assert cell.outputs == [] and cell.execution_count is None, cell.id


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebooks_run(name: str, executed: dict[str, nbformat.NotebookNode]) -> None:
    cells = code_cells(executed[name])
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        said = [o for o in cell.outputs if o.output_type in ("stream", "error")]
        assert said == [], cell.id


@pytest.mark.parametrize(
    ("name", "cell", "text"),
    [
        # As published in December 2024.
        ("soc_trang", "published-figures", "(19241, Decimal('83.85'), Decimal('54.18'))"),
        ("soc_trang", "checks", "True"),
        ("national", "from-polars", "True"),
        ("national", "merged", "True"),
        # 11 714 / 83.85 %: of 13 969 the rate is 83.86, of 13 972 it is 83.84.
        ("published", "hidden-cases", "[13970, 13971]"),
        ("published", "outside", "False"),
        ("filed_forms", "same-forms", "True"),
        ("filed_forms", "totals", "True"),
        # 23 697 of 27 996, as published for the merged province in 2025.
        ("management", "published-rate", "Decimal('84.64')"),
        ("management", "divided", "{'CTKV11': Decimal('0.4'), 'CTKV12': Decimal('0.6')}"),
        ("management", "opening", "True"),
    ],
)
def test_notebooks_come_to_what_they_promise(
    name: str, cell: str, text: str, executed: dict[str, nbformat.NotebookNode]
) -> None:
    assert result_of(executed[name], cell) == text


def test_a_missing_program_is_named(
    sample_data: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THADS_PROGRAM", "/nowhere/thads")
    with pytest.raises(FileNotFoundError, match=r"/nowhere/thads.*\./dev demo"):
        sample_data.program()


def test_example_of_a_year(sample_data: ModuleType) -> None:
    """The published results of Sóc Trăng in 2024: 83.85 % and 54.18 %."""
    example = FOLDER.parent / "python/year.py"
    run = subprocess.run(
        [sys.executable, "-W", "error", str(example), str(sample_data.soc_trang())],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert "cases: 83.85 %, target 83.35 %, met by 0.50 points" in run.stdout
    assert "money: 54.18 %, target 46.75 %, met by 7.43 points" in run.stdout
    assert "checks passed" in run.stdout
