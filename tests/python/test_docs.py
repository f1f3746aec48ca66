# SPDX-License-Identifier: Apache-2.0
"""What the documentation says of the package is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "bindings/python/thads"


def test_documents_that_docstrings_name_are_there() -> None:
    named = {
        name
        for path in PACKAGE.glob("*.py")
        for name in re.findall(r"docs/[\w-]+\.md", path.read_text("utf-8"))
    }
    assert len(named) >= 4
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_example_of_the_readme(tmp_path: Path) -> None:
    """Two cases are accepted and one of them is finished, with all of its money: 1 of 2 is 50 %."""
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    (tmp_path / "cases.csv").write_text(
        "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
        "1,A,,ex_officio,civil,2023-11-01,100,,\n"
        "2,B,,ex_officio,civil,2023-11-01,300,,\n"
    )
    (tmp_path / "events.csv").write_text(
        "case_id,date,type,amount,ground,unit,officer\n"
        "1,2023-11-02,enforceable,,,,\n"
        "1,2023-12-01,collected,100,,,\n"
        "1,2023-12-01,completed,,,,\n"
        "2,2023-11-02,enforceable,,,,\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert "50.00 % of cases, 25.00 % of money" in run.stdout


def test_a_wheel_is_used_in_an_environment_of_its_own(tmp_path: Path) -> None:
    wheels = sorted((ROOT / "build/wheel").glob("thads-*.whl"))
    if not wheels:
        pytest.fail("there is no wheel in build/wheel; ./dev test makes it")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = str(tmp_path / "venv/bin/python")
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", str(wheels[-1])]
    subprocess.run(install, check=True)
    code = "import thads; print(thads.__file__, thads.percent(11714, 13970), thads.Regime.all())"
    run = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(str(tmp_path))
    assert "83.85" in run.stdout and "TT05-2024" in run.stdout
