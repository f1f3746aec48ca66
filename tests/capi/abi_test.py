# SPDX-License-Identifier: Apache-2.0
"""The functions and structs of the shared library are those of abi/thads-N.abi, the interface that was agreed on.

Usage: abi_test.py --library LIBRARY            compares
       abi_test.py --library LIBRARY --renew    agrees on what the library has now; `./dev abi` does that
"""
import argparse
import copy
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADERS = list((ROOT / "include").rglob("*.h"))  # those for C; those for C++ end in .hpp
HEADER = (ROOT / "include" / "thads.h").read_text("utf-8")
ABI_VERSION = re.search(r"#define THADS_ABI_VERSION (\d+)", HEADER).group(1)
BASELINE = ROOT / "abi" / f"thads-{ABI_VERSION}.abi"

library = None  # the shared library under test


def described(path):
    """The interface of a library as XML, the same wherever it was built.

    abidw leaves out the layout of every struct of which it does not know that a public header has it. It knows
    that from the names of the files in a folder; paths of single headers must be spelt as the compiler saw them.
    """
    with tempfile.TemporaryDirectory() as folder:
        headers = pathlib.Path(folder) / "headers"
        headers.mkdir()
        for header in HEADERS:
            shutil.copy(header, headers)
        out = pathlib.Path(folder) / "library.abi"
        subprocess.run(
            ["abidw", "--headers-dir", headers, "--drop-private-types", "--exported-interfaces-only",
             "--type-id-style", "hash", "--no-architecture", "--no-elf-needed", "--no-corpus-path",
             "--no-comp-dir-path", "--no-show-locs", "--out-file", out, path],
            check=True,
        )
        return out.read_text("utf-8").replace(f"path='{ROOT}/", "path='")


def difference(old, new):
    """What abidiff says of two descriptions; nothing when they are the same interface."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / "old.abi", pathlib.Path(folder) / "new.abi"]
        for path, text in zip(paths, (old, new)):
            path.write_text(text, "utf-8")
        done = subprocess.run(["abidiff", "--harmless", *paths], capture_output=True, text=True, check=False)
    if done.returncode & 3:  # 4 and 8 tell of changes, 1 and 2 of trouble
        raise RuntimeError(f"abidiff ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout if done.returncode else ""


def with_layout(tree):
    """The structs whose fields are described."""
    return {struct.get("name") for struct in tree.iter("class-decl") if struct.get("size-in-bits")}


def changed(description, change):
    """The description after `change` was made to its tree."""
    tree = ElementTree.fromstring(description)
    change(tree)
    return ElementTree.tostring(tree, encoding="unicode")


def drop_function(tree):
    name = "thads_abi_version"
    for parent in tree.iter():
        for child in list(parent):
            if child.get("name") == name or child.get("elf-symbol-id", "").startswith(name + "@"):
                parent.remove(child)


def find(tree, kind, name):
    return tree.find(f".//{kind}[@name='{name}']")


def change_parameter(tree):
    function = find(tree, "function-decl", "thads_status_name")
    function.find("parameter").set("type-id", find(tree, "typedef-decl", "int64_t").get("id"))


def change_result(tree):
    function = find(tree, "function-decl", "thads_abi_version")
    function.find("return").set("type-id", find(tree, "typedef-decl", "int64_t").get("id"))


def change_field_in_place(tree):
    fields = find(tree, "class-decl", "thads_decimal")
    find(fields, "var-decl", "scale").set("type-id", find(fields, "var-decl", "hi").get("type-id"))


def rename_field(tree):
    find(find(tree, "class-decl", "thads_decimal"), "var-decl", "reserved").set("name", "renamed")


def drop_const(tree):
    left, _, out, _ = find(tree, "function-decl", "thads_decimal_add").findall("parameter")
    left.set("type-id", out.get("type-id"))


def add_field_at_the_end(tree):
    struct = find(tree, "class-decl", "thads_period")
    last = copy.deepcopy(struct.findall("data-member")[-1])
    last.set("layout-offset-in-bits", struct.get("size-in-bits"))
    last.find("var-decl").set("name", "added")
    struct.append(last)
    struct.set("size-in-bits", str(int(struct.get("size-in-bits")) + 32))


class Abi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.built = described(library)

    def test_the_interface_is_as_agreed(self):
        self.assertTrue(BASELINE.is_file(), "there is no baseline yet: ./dev abi makes it")
        report = difference(BASELINE.read_text("utf-8"), self.built)
        if report:
            self.fail(
                f"\n{report}If this is meant, `./dev abi` renews the baseline, and CHANGELOG.md says what has changed.\n"
                "From 1.0 on only additions may be meant; all else needs a new THADS_ABI_VERSION."
            )

    def test_all_functions_and_structs_are_described(self):
        """Without debug information, or with the wrong headers, abidw is content with a description of nothing."""
        tree = ElementTree.fromstring(self.built)
        functions = re.findall(r"THADS_API[^;]*?\b(thads_\w+)\(", re.sub(r"#define THADS_API.*", "", HEADER))
        self.assertGreater(len(functions), 50)
        described_functions = {f.get("mangled-name", f.get("name")) for f in tree.iter("function-decl")}
        self.assertEqual(set(functions) - described_functions, set())
        texts = "".join(header.read_text("utf-8") for header in HEADERS)
        structs = re.findall(r"^(?:typedef )?struct (\w+) \{", texts, re.MULTILINE)
        self.assertGreater(len(structs), 5)
        self.assertEqual(set(structs) - with_layout(tree), set())

    def test_handles_stay_closed(self):
        handles = re.findall(r"^typedef struct (\w+) \1;", HEADER, re.MULTILINE)
        self.assertTrue(handles)
        self.assertEqual(set(handles) & with_layout(ElementTree.fromstring(self.built)), set())

    def test_the_description_names_no_place(self):
        self.assertNotRegex(self.built, r"path='/")

    def test_changes_are_seen(self):
        self.assertEqual(difference(self.built, changed(self.built, lambda tree: None)), "")
        for change in (drop_function, change_parameter, change_result, drop_const, change_field_in_place, rename_field,
                       add_field_at_the_end):
            with self.subTest(change=change.__name__):
                other = changed(self.built, change)
                self.assertNotEqual(difference(self.built, other), "")
                self.assertNotEqual(difference(other, self.built), "")


def main():
    global library
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", required=True, help="the shared library, with debug information")
    parser.add_argument("--renew", action="store_true", help="write the baseline anew")
    arguments, others = parser.parse_known_args()
    library = arguments.library
    if not shutil.which("abidiff"):
        print("skipped: there is no abidiff here; it is in the package abigail-tools")
    elif arguments.renew:
        BASELINE.parent.mkdir(exist_ok=True)
        BASELINE.write_text(described(library), "utf-8")
    else:
        unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
