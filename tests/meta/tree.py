# SPDX-License-Identifier: Apache-2.0
"""The source tree as the tests of the tree see it."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What is not code in a C++ file: comments, strings, characters (but not the ' in 1'000).
_NOT_CODE = re.compile(
    r"""R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"   # raw string
      | "(?:\\.|[^"\\\n])*"
      | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'
      | //[^\n]*
      | /\*.*?\*/""",
    re.DOTALL | re.VERBOSE,
)


def blank(match):
    """Blanks out a match and keeps its line ends, so that line numbers stay true."""
    return "\n" * match.group().count("\n") or " "


def code_only(text):
    """C++ source without its comments, strings and characters, line for line."""
    return _NOT_CODE.sub(blank, text)


def paths_in_git():
    """Paths that git tracks or would track; nothing without git or outside of a repository."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )
    except FileNotFoundError:
        return []
    return [pathlib.Path(name) for name in listed.stdout.split("\0") if name]


def paths_in_folder():
    """Paths of a tree that was unpacked from an archive."""
    paths = [p.relative_to(ROOT) for p in ROOT.rglob("*") if ".git" not in p.parts]
    return [p for p in paths if p.parts[0] != "build" and "__pycache__" not in p.parts]


def project_files(*suffixes):
    """Paths of the project's own files below ROOT, with one of the suffixes if any is given."""
    return sorted(
        p
        for p in paths_in_git() or paths_in_folder()
        if (ROOT / p).is_file() and (not suffixes or p.suffix in suffixes)
    )
