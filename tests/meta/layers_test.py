# SPDX-License-Identifier: Apache-2.0
"""Holds the table of floors: which header may include what, and what no header may use."""

import pathlib
import re
import unittest

from tree import ROOT, blank, code_only, project_files

# Folder under include/thads -> folders that it may include, besides itself and floor 0 ("").
FLOORS = {
    "": [],
    "number": [],
    "time": [],
    "model": ["number", "time"],
    "tally": ["number", "time", "model"],
    "regime": ["number", "time", "model", "tally"],
    "result": ["number", "time", "model", "tally", "regime"],
    "inference": ["number", "time", "model", "tally", "regime", "result"],
    "report": ["number", "time", "model", "tally", "regime", "result", "inference", "io"],
    "io": ["number", "time", "model", "tally", "regime", "result"],
}
BOOST_HEADER = pathlib.PurePosixPath("number/wide_int.hpp")
FLOATING_FOLDER = "inference"  # quantiles and limits are irrational: binary floating point, by Boost.Math
SSE2_HEADER = pathlib.PurePosixPath("io/csv_reader.hpp")
C_INCLUDES = {"<stddef.h>", "<stdint.h>"}  # for headers that C reads too
JSON_HEADER = pathlib.PurePosixPath("io/json_reader.hpp")
OPENSSL_HEADER = pathlib.PurePosixPath("io/sha256.hpp")
EMBEDDED = "embedded"  # texts that the build makes headers of

# Their results depend on the locale, or they go through binary floating point.
BANNED_WORDS = re.compile(
    r"\b(float|double"
    r"|strto(d|f|ld|l|ul|ll|ull)|sto(i|l|ll|ul|ull|f|d|ld)|ato(f|i|l|ll)"
    r"|is(alpha|digit|alnum|space|upper|lower|punct)|to(upper|lower)"
    r"|setlocale)\b"
)
BANNED_IN_HEADERS = {"iostream", "sstream", "iomanip", "locale", "regex", "clocale", "cctype"}
DELETED = re.compile(r"[^;{}]*=\s*delete")
INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*(<[^>\n]*>|\"[^\"\n]*\"|\S+)", re.MULTILINE)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def word_faults(text, allowed=()):
    """Banned words in C++ source, except where a function is deleted."""
    code = DELETED.sub(blank, code_only(text))
    found = BANNED_WORDS.finditer(code)
    return [f"{line_of(code, m.start())}: {m.group()}" for m in found if m.group() not in allowed]


def words_allowed_in(path):
    """Banned words that a file of the project (by its path) may use all the same."""
    return {"double"} if path.parts[:3] == ("include", "thads", FLOATING_FOLDER) else set()


def floor_of(header):
    return header.parts[0] if len(header.parts) > 1 else ""


def include_faults(header, text):
    """Includes of `header` (a path below include/thads) that the table of floors forbids."""
    faults = []
    allowed = {"", EMBEDDED, floor_of(header), *FLOORS[floor_of(header)]}
    for match in INCLUDE.finditer(text):
        target, where = match.group(1), line_of(text, match.start(1))
        name = target.strip("<>")
        if target.startswith("<thads/"):
            good = floor_of(pathlib.PurePosixPath(name).relative_to("thads")) in allowed
        elif target.startswith("<boost/math/"):
            good = floor_of(header) == FLOATING_FOLDER
        elif target.startswith("<boost/"):
            good = header == BOOST_HEADER
        elif target == "<emmintrin.h>":
            good = header == SSE2_HEADER
        elif target.startswith("<nlohmann/"):
            good = header == JSON_HEADER
        elif target.startswith("<openssl/"):
            good = header == OPENSSL_HEADER
        elif target in C_INCLUDES:
            good = header.suffix == ".h"
        else:
            good = re.fullmatch(r"<[a-z_0-9]+>", target) and name not in BANNED_IN_HEADERS
        if not good:
            faults.append(f"{where}: {target}")
    return faults


class Rules(unittest.TestCase):
    """The rules catch what they are for."""

    def faults(self, header, text):
        return include_faults(pathlib.PurePosixPath(header), text)

    def test_lower_floors_are_allowed(self):
        text = "#include <array>\n#include <thads/base/error.hpp>\n#include <thads/time/date.hpp>\n"
        self.assertEqual(self.faults("model/register.hpp", text), [])

    def test_higher_floors_and_strangers_are_not(self):
        for header, include in [
            ("number/decimal.hpp", "<thads/time/date.hpp>"),
            ("time/date.hpp", "<thads/number/decimal.hpp>"),
            ("tally/tally.hpp", "<thads/io/csv.hpp>"),
            ("result/kpi.hpp", "<thads/table/table.hpp>"),
            ("error.hpp", "<thads/number/decimal.hpp>"),
            ("number/decimal.hpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("inference/funnel.hpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("inference/funnel.hpp", "<thads/table/table.hpp>"),
            ("result/kpi.hpp", "<thads/analysis/funnel.hpp>"),
            ("result/kpi.hpp", "<boost/math/distributions/normal.hpp>"),
            ("number/wide_int.hpp", "<boost/math/distributions/normal.hpp>"),
            ("model/register.hpp", "<nlohmann/json.hpp>"),
            ("result/edition.hpp", "<openssl/evp.h>"),
            ("model/register.hpp", "<unistd.h>"),
            ("arrow_abi.h", "<unistd.h>"),
            ("model/register.hpp", "<stdint.h>"),
            ("model/register.hpp", "<emmintrin.h>"),
            ("model/register.hpp", "<iostream>"),
            ("model/register.hpp", '"vocabulary.hpp"'),
            ("model/register.hpp", "SOME_MACRO"),
        ]:
            with self.subTest(header=header, include=include):
                text = f"\n  # include {include}\n"
                self.assertEqual(self.faults(header, text), [f"2: {include}"])

    def test_each_part_of_boost_has_one_door(self):
        for header, part in [
            ("number/wide_int.hpp", "multiprecision/cpp_int.hpp"),
            ("inference/funnel.hpp", "math/distributions/binomial.hpp"),
        ]:
            self.assertEqual(self.faults(header, f"#include <boost/{part}>"), [])

    def test_binary_floating_point_has_one_folder(self):
        def faults(path):
            return word_faults("double x; float y;", words_allowed_in(pathlib.PurePosixPath(path)))

        self.assertEqual(faults("include/thads/analysis/funnel.hpp"), ["1: float"])
        for path in ["include/thads/targets/kpi.hpp", "src/inference/x.cpp", "include/thads/inference.hpp"]:
            self.assertEqual(faults(path), ["1: double", "1: float"])

    def test_headers_for_c_include_what_c_has(self):
        self.assertEqual(self.faults("arrow_abi.h", "#include <stddef.h>\n#include <stdint.h>\n"), [])

    def test_banned_words(self):
        self.assertEqual(word_faults("int a;\ndouble b;\n"), ["2: double"])
        self.assertEqual(word_faults("auto n = std::stoi(text);"), ["1: stoi"])
        self.assertEqual(word_faults("auto n = 1'000; float x = 2'000;"), ["1: float"])

    def test_words_that_are_no_code_or_deleted(self):
        self.assertEqual(word_faults('// a double\n/* float */ auto s = "double"; '), [])
        self.assertEqual(word_faults('auto s = R"(double)"; auto c = \'"\'; int half_double_x;'), [])
        self.assertEqual(word_faults("template <class T>\ndecimal(double,\n T) = delete;"), [])
        self.assertEqual(word_faults("decimal(float) = delete;\ndouble d;"), ["2: double"])


class Tree(unittest.TestCase):
    """The tree keeps the rules."""

    def check(self, folder, faults_of):
        files = [p for p in project_files(".hpp", ".h", ".cpp") if p.parts[0] in folder]
        self.assertTrue(files)
        faults = [f"{p}:{f}" for p in files for f in faults_of(p, (ROOT / p).read_text("utf-8"))]
        self.assertEqual(faults, [], "\n" + "\n".join(faults))

    def test_includes(self):
        def faults(path, text):
            # thads.hpp and thads.h stand above all floors
            return include_faults(path.relative_to("include/thads"), text) if len(path.parts) > 2 else []

        self.check(["include"], faults)

    def test_words(self):
        self.check(["include", "src"], lambda path, text: word_faults(text, words_allowed_in(path)))


if __name__ == "__main__":
    unittest.main()
