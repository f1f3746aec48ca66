# SPDX-License-Identifier: Apache-2.0
"""The version stands in version.h; every copy of it agrees. Argument: the version that CMake read."""

import re
import sys
import unittest

from tree import ROOT

HEADER = (ROOT / "include/thads/version.h").read_text("utf-8")
VERSION = re.search(r'THADS_VERSION_STRING "([^"]+)"', HEADER).group(1)
CMAKE_VERSION = sys.argv.pop(1)


class Version(unittest.TestCase):
    def test_text_equals_numbers(self):
        numbers = [
            re.search(rf"#define THADS_VERSION_{part} (\d+)", HEADER).group(1)
            for part in ("MAJOR", "MINOR", "PATCH")
        ]
        self.assertEqual(".".join(numbers), VERSION)

    def test_cmake(self):
        self.assertEqual(CMAKE_VERSION, VERSION)

    def test_changelog_starts_with_it(self):
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
        self.assertEqual(re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.M).group(1), VERSION)


if __name__ == "__main__":
    unittest.main()
