# SPDX-License-Identifier: Apache-2.0
"""The stub of the compiled module says what the module has, and all of the package is typed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from thads import _core

ROOT = Path(__file__).parents[2]
STUB = ROOT / "bindings/python/thads/_core.pyi"

Entry = tuple[str, "list[str] | None"]
"""A name, and the names of its parameters; None for properties and constants."""


def is_public(name: str) -> bool:
    return not name.startswith("_") or name in ("__init__", "__version__")


def entries_of_stub(body: list[ast.stmt], prefix: str = "") -> Iterator[Entry]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from entries_of_stub(node.body, node.name + ".")
        elif isinstance(node, ast.FunctionDef) and is_public(node.name):
            decorators = [d.id for d in node.decorator_list if isinstance(d, ast.Name)]
            names = [a.arg for a in node.args.args if a.arg != "self"]
            yield prefix + node.name, None if "property" in decorators else names
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if is_public(node.target.id):
                yield prefix + node.target.id, None


def entries_of_module() -> Iterator[Entry]:
    for name, value in vars(_core).items():
        if isinstance(value, type):
            for member, content in vars(value).items():
                if is_public(member) and not is_missing_constructor(member, content):
                    yield f"{name}.{member}", parameters(content)
        elif is_public(name):
            yield name, parameters(value)


def is_missing_constructor(member: str, content: object) -> bool:
    return member == "__init__" and not str(content.__doc__).startswith("__init__(")


def parameters(value: object) -> list[str] | None:
    """From the line that pybind11 puts before a docstring."""
    function = getattr(value, "__func__", value)  # of a static method
    if isinstance(function, (property, str)):
        return None
    doc = str(function.__doc__)
    inside = doc[doc.index("(") + 1 : doc.index(") ->")]
    return [name for name in re.findall(r"(?:^|, )(\w+):", inside) if name != "self"]


def test_stub_and_module_have_the_same_names_and_parameters() -> None:
    module = dict(entries_of_module())
    assert len(module) > 100
    assert dict(entries_of_stub(ast.parse(STUB.read_text("utf-8")).body)) == module


def test_package_and_examples_pass_the_type_checker() -> None:
    examples = [str(p) for p in sorted((ROOT / "examples").glob("*/*.py"))]
    for what in (["-p", "thads"], examples):
        run = subprocess.run(
            [sys.executable, "-m", "mypy", *what], cwd=ROOT, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr
