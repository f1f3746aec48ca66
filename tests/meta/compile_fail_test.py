# SPDX-License-Identifier: Apache-2.0
"""What must not compile does not.

Usage: compile_fail_test.py FILE COMPILER [FLAG...]
FILE names its cases in lines `// CASE name`; each is compiled alone, with -Dname. All must fail, except
CASE_CONTROL, which must compile and so proves that the others fail for their own reason.
"""

import re
import subprocess
import sys
import unittest

FILE, *COMPILER = sys.argv[1:]
del sys.argv[1:]
CONTROL = "CASE_CONTROL"

with open(FILE, encoding="utf-8") as source:
    TEXT = source.read()
CASES = re.findall(r"^// CASE (\w+)", TEXT, re.MULTILINE)


def compile_case(name):
    command = [*COMPILER, "-fsyntax-only", f"-D{name}", FILE]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class CompileFail(unittest.TestCase):
    def test_cases_are_the_ones_in_the_code(self):
        used = re.findall(r"^#\s*(?:ifdef|elif defined|if defined)\W+(\w+)", TEXT, re.MULTILINE)
        self.assertEqual(sorted(CASES), sorted(set(used)))
        self.assertIn(CONTROL, CASES)
        self.assertGreater(len(CASES), 1)

    def test_control_compiles(self):
        result = compile_case(CONTROL)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_others_do_not(self):
        for name in CASES:
            if name != CONTROL:
                with self.subTest(case=name):
                    result = compile_case(name)
                    self.assertNotEqual(result.returncode, 0, "it compiles")
                    self.assertIn("error:", result.stderr)


if __name__ == "__main__":
    unittest.main()
