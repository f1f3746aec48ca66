# SPDX-License-Identifier: Apache-2.0
"""The shared library exports what thads.h declares and nothing else, needs the C library and nothing else, and every
function of the header is called in a test in C."""
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


def header():
    """thads.h without the macro that its declarations begin with."""
    return re.sub(r"#define THADS_API.*", "", read(os.path.join(here, "..", "..", "include", "thads.h")))


def declared():
    """The functions of thads.h, with the comment before each."""
    pattern = re.compile(r"(/\*\*(?:(?!\*/).)*\*/)\s*THADS_API[^;]*?\b(thads_\w+)\(", re.DOTALL)
    functions = {name: comment for comment, name in pattern.findall(header())}
    names = re.findall(r"THADS_API[^;]*?\b(thads_\w+)\(", header())
    return names, functions


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, universal_newlines=True).stdout


class Exports(unittest.TestCase):
    def test_the_library_exports_the_header(self):
        names, _ = declared()
        self.assertGreater(len(names), 50)
        symbols = [line.split()[-1].split("@")[0] for line in run("nm", "-D", "--defined-only", library).splitlines()]
        self.assertEqual(sorted(symbols), sorted([*names, "THADS_0"]))

    def test_it_needs_nothing_but_the_c_library(self):
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", library))
        self.assertTrue(needed)
        c_library = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
        self.assertEqual(set(needed) - c_library, set())

    def test_every_function_says_since_when_it_is_there(self):
        names, comments = declared()
        self.assertEqual([name for name in names if "@since" not in comments.get(name, "")], [])

    def test_every_function_is_called_in_a_test(self):
        tests = "".join(read(path) for path in glob.glob(os.path.join(here, "*.c")))
        self.assertEqual([name for name in declared()[0] if name + "(" not in tests], [])

    def test_every_function_that_can_fail_is_called_with_null_and_without_memory(self):
        fallible = re.findall(r"THADS_API[^;]*?\b(thads_\w+)\([^;]*thads_error\* err\);", header())
        self.assertGreater(len(fallible), 100)
        for test in ("null_test.c", "fault_test.c"):
            calls = read(os.path.join(here, test))
            self.assertEqual([name for name in fallible if name + "(" not in calls], [], test)

    def test_every_declaration_stands_in_one_group(self):
        """So that a script can make pages of the groups."""
        text, groups, open_group = header(), [], None
        for mark in re.finditer(r"@defgroup (\w+) [A-Z].*\n|@\{|@\}|THADS_API[^;]*?\b(thads_\w+)\(", text):
            word = mark.group(0)
            if word.startswith("@defgroup"):
                self.assertIsNone(open_group, "groups do not nest")
                open_group = mark.group(1)
                groups.append(open_group)
            elif word == "@}":
                self.assertIsNotNone(open_group)
                open_group = None
            elif word != "@{":
                self.assertIsNotNone(open_group, mark.group(2))
        self.assertIsNone(open_group)
        self.assertEqual(len(groups), len(set(groups)))
        self.assertGreater(len(groups), 10)


def main():
    global library
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", required=True, help="the shared library")
    arguments, others = parser.parse_known_args()
    library = arguments.library
    unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
