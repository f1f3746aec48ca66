# SPDX-License-Identifier: Apache-2.0
"""Holds the table of rooms: which may use which, what only one place may use, and how large a room is."""

import pathlib
import re
import unittest

from tree import ROOT, blank, code_only, project_files

# Room, a folder of include/thads and of src -> rooms that it may use, besides itself and the top ("").
HEADERS = ["base", "number", "time", "model", "tally", "counters", "targets"]
ROOMS = {
    "": [],
    "base": [],
    "number": ["base"],
    "time": ["base"],
    "model": ["base", "number", "time"],
    "tally": ["base", "number", "time", "model"],
    "counters": ["base", "number", "time", "model", "tally"],
    "targets": ["base", "number", "time", "model", "tally"],
    "table": ["base", "number", "time", "model"],
    "published": ["base", "number", "time", "model"],
    "units": ["base", "number", "time", "model", "tally"],
    "regulation": ["base", "number", "time", "model", "tally", "counters"],
    "analysis": [*HEADERS, "units", "regulation"],
    "forms": [*HEADERS, "units", "regulation", "analysis"],
    "read/csv": [*HEADERS, "table", "published", "regulation", "forms", "analysis"],
    "read/arrow": [*HEADERS, "table", "read/csv"],
    "read/json": [*HEADERS, "regulation"],
    "editions": [*HEADERS, "read/csv"],
    "report/listings": [*HEADERS, "units", "table", "read/json"],
    "report/forms": [*HEADERS, "units", "table", "published", "regulation", "forms", "editions"],
    "report/year": [*HEADERS, "units", "table", "regulation", "analysis", "forms", "report/forms"],
    "report/chapters": [*HEADERS, "units", "table", "analysis", "report/listings", "report/year"],
    "report/narrative": [*HEADERS, "table", "report/year"],
}
HEADER_READER = {"csv_reader", "csv_register", "csv_register-inl", "csv_table", "register_rows", "byte_source"}
FACES = {"capi", "cli", "simulate"}  # may use every room
LARGEST_ROOM = 20

# What is included in one place only: a pattern of the include -> who may have it.
WIDE_INTEGERS = r"<thads/number/wide_(int|decimal)\.hpp>|<thads/number/\w+-inl\.hpp>"
BODIES = r"<thads/.*-inl\.hpp>"  # after WIDE_INTEGERS
DOORS = {
    r"<boost/multiprecision/.*": r"include/thads/number/wide_int\.hpp",
    r"<boost/math/.*": r"src/analysis/.*",
    r"<nlohmann/.*": r"src/read/json/.*",
    r"<openssl/.*": r"src/editions/sha256\.cpp",
    r"<emmintrin\.h>": r"include/thads/read/csv/csv_reader\.hpp",
    r"<(stddef|stdint)\.h>": r"include/.*\.h",  # headers that C reads too
    r"<thads/embedded/.*": r"src/.*\.cpp",  # texts that the build makes sources of
    WIDE_INTEGERS: r"include/thads/number/.*(wide_decimal|-inl)\.hpp|src/(number|analysis)/.*\.cpp",
    BODIES: r"src/.*\.cpp",
}
FLOATING_FOLDER = "src/analysis"  # quantiles and limits are irrational: binary floating point, by Boost.Math
HEADER_ONLY = re.compile(r"#ifdef THADS_HEADER_ONLY\n.*?#endif", re.DOTALL)

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
    return {"double"} if path.is_relative_to(FLOATING_FOLDER) else set()


def room_of(path):
    """The room of a header or source, by its path below include/thads or src."""
    return "/".join(path.parts[:-1])


def below(path):
    """The path of a header or source below include/thads or src."""
    top = "include/thads" if path.parts[0] == "include" else "src"
    return path.relative_to(top)


def include_faults(path, text):
    """Includes of the file `path` of the project that the table of rooms or the doors forbid."""
    faults = []
    room = room_of(below(path))
    allowed = {"", room, *ROOMS[room]}
    reader = path.stem in HEADER_READER and room == "read/csv" and path.suffix == ".hpp"
    for match in INCLUDE.finditer(HEADER_ONLY.sub(blank, text)):
        target, where = match.group(1), line_of(text, match.start(1))
        name = target.strip("<>")
        door = next((who for what, who in DOORS.items() if re.fullmatch(what, target)), None)
        if door:
            good = re.fullmatch(door, str(path))
        elif target.startswith("<thads/"):
            used = pathlib.PurePosixPath(name).relative_to("thads")
            good = room_of(used) in allowed
            if reader:  # nothing that is compiled elsewhere
                good = room_of(used) in {"", *HEADERS} or used.stem in HEADER_READER
        elif target.startswith('"'):
            quoted = pathlib.PurePosixPath(target.strip('"'))
            good = path.parts[0] == "src" and (room_of(quoted) in allowed)
        else:
            good = re.fullmatch(r"<[a-z_0-9]+>", target) and name not in BANNED_IN_HEADERS
        if not good:
            faults.append(f"{where}: {target}")
    return faults


def project_includes(path, header_only):
    """The headers of ours that a file includes, as paths of the project."""
    text = (ROOT / path).read_text("utf-8")
    found = INCLUDE.findall(text if header_only else HEADER_ONLY.sub(blank, text))
    return [pathlib.Path("include", name.strip("<>")) for name in found if name.startswith("<thads/")]


def reachable(path, header_only):
    """The headers of ours that a file sees."""
    seen, left = set(), [path]
    while left:
        for header in project_includes(left.pop(), header_only):
            if header not in seen and (ROOT / header).is_file():
                seen.add(header)
                left.append(header)
    return seen


class Rules(unittest.TestCase):
    """The rules catch what they are for."""

    def faults(self, path, text):
        return include_faults(pathlib.PurePosixPath(path), text)

    def test_lower_rooms_are_allowed(self):
        text = "#include <array>\n#include <thads/base/error.hpp>\n#include <thads/time/date.hpp>\n"
        self.assertEqual(self.faults("include/thads/model/case_register.hpp", text), [])
        self.assertEqual(self.faults("src/units/roll_up.cpp", text), [])

    def test_higher_rooms_and_strangers_are_not(self):
        for path, include in [
            ("include/thads/number/decimal.hpp", "<thads/time/date.hpp>"),
            ("include/thads/time/date.hpp", "<thads/number/decimal.hpp>"),
            ("include/thads/tally/tally.hpp", "<thads/read/csv/csv_register.hpp>"),
            ("include/thads/targets/comparison.hpp", "<thads/table/table.hpp>"),
            ("include/thads/targets/ranking.hpp", "<thads/units/roll_up.hpp>"),
            ("include/thads/read/csv/csv_register.hpp", "<thads/table/csv_writer.hpp>"),
            ("include/thads/base/error.hpp", "<thads/number/decimal.hpp>"),
            ("src/units/roll_up.cpp", "<thads/forms/form_sheet.hpp>"),
            ("src/units/roll_up.cpp", '"analysis/floating.hpp"'),
            ("include/thads/analysis/funnel.hpp", "<thads/table/table.hpp>"),
            ("include/thads/number/decimal.hpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("include/thads/number/decimal.hpp", "<thads/number/wide_int.hpp>"),
            ("include/thads/number/decimal.hpp", "<thads/number/ratio-inl.hpp>"),
            ("src/analysis/funnel.cpp", "<boost/multiprecision/cpp_int.hpp>"),
            ("include/thads/analysis/funnel.hpp", "<boost/math/distributions/normal.hpp>"),
            ("include/thads/read/json/json_reader.hpp", "<nlohmann/json.hpp>"),
            ("include/thads/editions/sha256.hpp", "<openssl/sha.h>"),
            ("include/thads/model/case_register.hpp", "<unistd.h>"),
            ("include/thads/arrow_abi.h", "<unistd.h>"),
            ("include/thads/model/case_register.hpp", "<stdint.h>"),
            ("include/thads/model/case_register.hpp", "<emmintrin.h>"),
            ("include/thads/model/case_register.hpp", "<iostream>"),
            ("include/thads/model/case_register.hpp", '"vocabulary.hpp"'),
            ("include/thads/model/case_register.hpp", "SOME_MACRO"),
        ]:
            with self.subTest(path=path, include=include):
                text = f"\n  # include {include}\n"
                self.assertEqual(self.faults(path, text), [f"2: {include}"])

    def test_each_library_has_one_door(self):
        for path, part in [
            ("include/thads/number/wide_int.hpp", "boost/multiprecision/cpp_int.hpp"),
            ("src/analysis/funnel.cpp", "boost/math/distributions/binomial.hpp"),
            ("src/read/json/json_reader.cpp", "nlohmann/json.hpp"),
            ("src/editions/sha256.cpp", "openssl/sha.h"),
        ]:
            self.assertEqual(self.faults(path, f"#include <{part}>"), [])

    def test_the_bodies_of_a_header_are_for_users_of_headers_alone(self):
        text = "#ifdef THADS_HEADER_ONLY\n#include <thads/number/ratio-inl.hpp>\n#endif\n"
        self.assertEqual(self.faults("include/thads/number/ratio.hpp", text), [])

    def test_binary_floating_point_has_one_folder(self):
        def faults(path):
            return word_faults("double x; float y;", words_allowed_in(pathlib.PurePosixPath(path)))

        self.assertEqual(faults("src/analysis/funnel.cpp"), ["1: float"])
        for path in ["include/thads/analysis/funnel.hpp", "src/forms/x.cpp", "src/analysis.cpp"]:
            self.assertEqual(faults(path), ["1: double", "1: float"])

    def test_headers_for_c_include_what_c_has(self):
        self.assertEqual(self.faults("include/thads/arrow_abi.h", "#include <stddef.h>\n#include <stdint.h>\n"), [])

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
            # thads.h stands above all rooms, and the faces may use them all
            in_a_room = len(path.parts) > 2 and path.parts[1] not in FACES
            return include_faults(path, text) if in_a_room else []

        self.check(["include", "src"], faults)

    def test_every_room_is_in_the_table(self):
        files = [p for p in project_files(".hpp", ".cpp") if p.parts[0] in ("include", "src")]
        rooms = {room_of(below(p)) for p in files if len(p.parts) > 2}
        self.assertEqual({r for r in rooms if r.split("/")[0] not in FACES}, set(ROOMS) - {""})

    def test_rooms_are_small(self):
        sizes = {}
        for path in project_files():
            if path.parts[0] == "src" or path.parts[:2] == ("include", "thads"):
                sizes[path.parent] = sizes.get(path.parent, 0) + 1
        self.assertEqual({str(p): n for p, n in sizes.items() if n > LARGEST_ROOM}, {})

    def test_few_headers_see_wide_integers(self):
        wide = pathlib.Path("include/thads/number/wide_int.hpp")
        headers = [p for p in project_files(".hpp") if p.parts[0] == "include"]
        seeing = [p for p in headers if p == wide or wide in reachable(p, header_only=False)]
        self.assertLessEqual(len(seeing), 10, seeing)
        self.assertIn(wide, reachable(pathlib.Path("include/thads/number/decimal.hpp"), header_only=True))

    def test_words(self):
        self.check(["include", "src"], lambda path, text: word_faults(text, words_allowed_in(path)))


if __name__ == "__main__":
    unittest.main()
