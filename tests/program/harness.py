# SPDX-License-Identifier: Apache-2.0
"""What the tests of the program share: the program, a folder for its files, and how a test file is run."""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

thads = None  # the program under test
CORPUS = pathlib.Path(__file__).resolve().parents[1] / "corpus"


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="thads-")
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(content)
        return path

    def corpus(self, register, *tables):
        """Tables of a register of the corpus, as options: --cases …/cases.csv and so on."""
        return [word for table in tables for word in ("--" + table, str(CORPUS / register / (table + ".csv")))]

    @staticmethod
    def corpus_text(register, table):
        return (CORPUS / register / (table + ".csv")).read_bytes().decode("utf-8")


def main(description):
    global thads
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--thads", required=True, help="the program")
    arguments, others = parser.parse_known_args()
    thads = arguments.thads
    unittest.main(module="__main__", argv=sys.argv[:1] + others)
