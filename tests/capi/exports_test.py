# SPDX-License-Identifier: Apache-2.0
"""The shared library exports what thads.h declares and nothing else, needs libc and nothing else, and every function of
the header is called in a test in C."""
import argparse
import glob
import os
import re
import subprocess
import sys
import unittest

library = None  # the shared library under test
here = os.path.dirname(os.path.abspath(__file__))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def declared():
    """The functions of thads.h, with the comment before each."""
    header = read(os.path.join(here, "..", "..", "include", "thads.h"))
    pattern = re.compile(r"(/\*\*(?:(?!\*/).)*\*/)\s*THADS_API[^;]*?\b(thads_\w+)\(", re.DOTALL)
    functions = {name: comment for comment, name in pattern.findall(header)}
    names = re.findall(r"THADS_API[^;]*?\b(thads_\w+)\(", re.sub(r"#define THADS_API.*", "", header))
    return names, functions


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, universal_newlines=True).stdout


class Exports(unittest.TestCase):
    def test_the_library_exports_the_header(self):
        names, _ = declared()
        self.assertGreater(len(names), 50)
        symbols = [line.split()[-1].split("@")[0] for line in run("nm", "-D", "--defined-only", library).splitlines()]
        self.assertEqual(sorted(symbols), sorted([*names, "THADS_0"]))

    def test_it_needs_nothing_but_libc(self):
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", library))
        self.assertTrue(needed)
        self.assertEqual(set(needed) - {"libc.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}, set())

    def test_every_function_says_since_when_it_is_there(self):
        names, comments = declared()
        self.assertEqual([name for name in names if "@since" not in comments.get(name, "")], [])

    def test_every_function_is_called_in_a_test(self):
        tests = "".join(read(path) for path in glob.glob(os.path.join(here, "*.c")))
        self.assertEqual([name for name in declared()[0] if name + "(" not in tests], [])


def main():
    global library
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", required=True, help="the shared library")
    arguments, others = parser.parse_known_args()
    library = arguments.library
    unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
