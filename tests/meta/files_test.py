# SPDX-License-Identifier: Apache-2.0
"""Small promises about the project's files: lists are complete, texts are clean."""

import pathlib
import re
import unittest

from tree import ROOT, code_only, paths_in_folder, paths_in_git, project_files

SPDX = "SPDX-License-Identifier: Apache-2.0"
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root|home|farm)/|\.\./shared")
BOOST_TEST_MACRO = re.compile(r"BOOST_\w*TEST_(SUITE_END|SUITE|CASE)\w*\((\w*)")


def sources_in(list_file):
    """The paths that a CMakeLists.txt names; those of thads_room(ROOM FILE...) are below their room."""
    paths = {pathlib.Path(name) for name in re.split(r"[\s()]+", list_file)}
    for room, *names in (words.split() for words in re.findall(r"thads_room\(([^)]*)\)", list_file)):
        paths |= {pathlib.Path(room, name) for name in names}
    return paths


def outermost_tests(text):
    """Names of the suites and cases of Boost.Test that no suite holds."""
    names, depth = [], 0
    for kind, name in BOOST_TEST_MACRO.findall(code_only(text)):
        if kind == "SUITE_END":
            depth -= 1
            continue
        if depth == 0:
            names.append(name)
        depth += kind == "SUITE"
    return names


def texts(*suffixes):
    for path in project_files(*suffixes):
        try:
            yield path, (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            pass  # data in another encoding, such as a hostile test file


class Files(unittest.TestCase):
    def test_machine_paths_are_recognised(self):
        for bad in ("see /ho" + "me/x", "/wo" + "rk/main", "cp .." + "/shared/a ."):
            self.assertTrue(MACHINE_PATH.search(bad), bad)
        for good in ("network/work/x", "a/root/b", "a.org/home/", "shared/a"):
            self.assertFalse(MACHINE_PATH.search(good), good)

    def test_the_folder_is_what_git_knows(self):
        """So that the tests of the tree see the same without git, as in an archive."""
        listed = {p for p in paths_in_git() if (ROOT / p).is_file()}
        if not listed:
            print("skipped: there is no git, or this is no repository of it")
            return
        in_folder = {p for p in paths_in_folder() if (ROOT / p).is_file()}
        self.assertEqual(sorted(listed - in_folder), [])

    def test_no_machine_paths(self):
        faults = [
            f"{path}:{number}"
            for path, text in texts()
            for number, line in enumerate(text.splitlines(), 1)
            if MACHINE_PATH.search(line)
        ]
        self.assertEqual(faults, [])

    def test_sources_start_with_the_licence(self):
        sources = list(texts(".hpp", ".h", ".cpp", ".c", ".py", ".cmake"))
        self.assertGreater(len(sources), 10)
        faults = [str(path) for path, text in sources if SPDX not in "".join(text.splitlines()[:2])]
        self.assertEqual(faults, [])

    def test_headers_are_guarded(self):
        headers = list(texts(".hpp", ".h"))
        self.assertTrue(headers)
        self.assertEqual([str(p) for p, text in headers if "\n#pragma once\n" not in text], [])

    def test_every_source_is_built(self):
        """Each .cpp is named by the CMakeLists.txt of its folder or of a folder above."""
        for path in project_files(".cpp"):
            with self.subTest(path=str(path)):
                self.assertTrue(self.is_listed(path))

    def test_every_test_in_c_is_built(self):
        lists = (ROOT / "tests" / "CMakeLists.txt").read_text("utf-8")
        tests = [path for path in project_files(".c") if path.stem.endswith("_test")]
        self.assertTrue(tests)
        for path in tests:
            self.assertRegex(lists, r"thads_c_test\(%s[ )]" % path.stem[: -len("_test")])

    def test_outermost_tests_are_recognised(self):
        suite = "BOOST_AUTO_TEST_SUITE(a_test)\nBOOST_DATA_TEST_CASE(x, rows) {}\n"
        suite += "BOOST_FIXTURE_TEST_SUITE(b, f)\nBOOST_AUTO_TEST_SUITE_END()\nBOOST_AUTO_TEST_SUITE_END()\n"
        self.assertEqual(outermost_tests(suite), ["a_test"])
        self.assertEqual(outermost_tests(suite + "BOOST_AUTO_TEST_CASE(y) {}"), ["a_test", "y"])

    def test_each_test_file_is_one_suite(self):
        """The build runs the suite that is named like the file, so nothing may stand outside of it."""
        tests = [(path, text) for path, text in texts(".cpp") if path.stem.endswith("_test")]
        self.assertTrue(tests)
        for path, text in tests:
            with self.subTest(path=str(path)):
                self.assertEqual(outermost_tests(text), [path.stem])

    def is_listed(self, path):
        for folder in path.parents:
            list_file = ROOT / folder / "CMakeLists.txt"
            if list_file.is_file() and path.relative_to(folder) in sources_in(list_file.read_text("utf-8")):
                return True
        return False


if __name__ == "__main__":
    unittest.main()
