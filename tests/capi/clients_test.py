# SPDX-License-Identifier: Apache-2.0
"""Runs the clients in examples/, in all languages whose tools are there, against an installed thads.

Usage: clients_test.py BUILD_DIR C_COMPILER
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CLIENTS = ["c", "java", "go", "rust", "node"]
OF_THE_PACKAGE = ["notebooks", "python"]  # run by tests/python
BUILD, C_COMPILER = sys.argv[1:3]
del sys.argv[1:]


class Clients(unittest.TestCase):
    def test_all_say_what_is_expected(self):
        with tempfile.TemporaryDirectory() as prefix:
            subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
            done = subprocess.run([EXAMPLES / "run", prefix], capture_output=True, text=True, check=False,
                                  env={**os.environ, "CC": C_COMPILER})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        print(done.stdout)  # with the reason for each client that is skipped
        lines = done.stdout.splitlines()
        self.assertEqual([line.split(":")[0].split()[1] for line in lines], CLIENTS)
        self.assertEqual(lines[0], "passed c")

    def test_every_client_is_run(self):
        """A folder of examples/ is a client of the same name, or an example of the Python package."""
        folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
        self.assertEqual(folders, {*CLIENTS, *OF_THE_PACKAGE})

    def test_the_paragraph_expected_is_the_one_of_the_program(self):
        golden = (ROOT / "tests" / "corpus" / "narrative" / "soc_trang_2024.vi.txt").read_text("utf-8")
        expected = (EXAMPLES / "soc_trang_2024.txt").read_text("utf-8")
        self.assertEqual(expected.split("\n\n", 1)[1], golden)


if __name__ == "__main__":
    unittest.main()
