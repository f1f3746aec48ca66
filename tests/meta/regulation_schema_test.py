# SPDX-License-Identifier: Apache-2.0
"""docs/regulation.schema.json accepts the files that thads reads, refuses broken ones, and has the
words and limits of the headers."""

import copy
import json
import re
import unittest

from tree import ROOT

SCHEMA_FILE = ROOT / "docs/regulation.schema.json"
SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))
READER = (ROOT / "src/read/json/regulation_json.cpp").read_text("utf-8")
BUILTIN = sorted((ROOT / "src/regulations").glob("*.json"))
GOOD = json.loads((ROOT / "src/regulations/TT05-2024.json").read_text("utf-8"))
ANNOTATIONS = {"$schema", "$defs", "title", "description"}
TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: not isinstance(v, bool) and isinstance(v, (int, float)) and v == int(v),
}


def same(a, b):
    """Equal as JSON values: true is not 1."""
    return type(a) is type(b) and a == b


class Validator:
    """The keywords of JSON Schema (draft 2020-12) that this project's schema uses, and no others."""

    def __init__(self, root):
        self.root = root

    def faults(self, schema, value, path=""):
        """The paths of the values that do not fit, perhaps more than once."""
        found = []
        for keyword, given in schema.items():
            if keyword not in ANNOTATIONS:
                check = getattr(self, "check_" + keyword.strip("$").lower(), None)
                if check is None:
                    raise ValueError(f"the validator does not know {keyword}")
                found += check(given, value, path, schema)
        return found

    def check_ref(self, ref, value, path, _):
        target = self.root
        for key in ref.removeprefix("#/").split("/"):
            target = target[key]
        return self.faults(target, value, path)

    def check_type(self, name, value, path, _):
        return [] if TYPES[name](value) else [path]

    def check_const(self, only, value, path, _):
        return [] if same(value, only) else [path]

    def check_enum(self, words, value, path, _):
        return [] if any(same(value, word) for word in words) else [path]

    def check_pattern(self, pattern, value, path, _):
        # Unlike in JSON Schema, a $ of Python is before a line break at the end, too.
        strict = re.sub(r"\$$", r"\\Z", pattern)
        return [] if not isinstance(value, str) or re.search(strict, value, re.ASCII) else [path]

    def check_minimum(self, least, value, path, _):
        return [path] if TYPES["integer"](value) and value < least else []

    def check_maximum(self, most, value, path, _):
        return [path] if TYPES["integer"](value) and value > most else []

    def check_minitems(self, least, value, path, _):
        return [path] if isinstance(value, list) and len(value) < least else []

    def check_maxitems(self, most, value, path, _):
        return [path] if isinstance(value, list) and len(value) > most else []

    def check_items(self, schema, value, path, _):
        elements = value if isinstance(value, list) else []
        return [f for i, v in enumerate(elements) for f in self.faults(schema, v, f"{path}/{i}")]

    def check_required(self, keys, value, path, _):
        return [f"{path}/{k}" for k in keys if isinstance(value, dict) and k not in value]

    def check_properties(self, schemas, value, path, _):
        known = [k for k in schemas if isinstance(value, dict) and k in value]
        return [f for k in known for f in self.faults(schemas[k], value[k], f"{path}/{k}")]

    def check_additionalproperties(self, allowed, value, path, schema):
        assert allowed is False
        members = value if isinstance(value, dict) else []
        return [f"{path}/{escaped(k)}" for k in members if k not in schema["properties"]]

    def check_dependentschemas(self, schemas, value, path, _):
        present = [s for k, s in schemas.items() if isinstance(value, dict) and k in value]
        return [f for s in present for f in self.faults(s, value, path)]

    def check_anyof(self, schemas, value, path, _):
        return [] if any(not self.faults(s, value, path) for s in schemas) else [path]

    def check_not(self, schema, value, path, _):
        return [] if self.faults(schema, value, path) else [path]


def escaped(key):
    return key.replace("~", "~0").replace("/", "~1")


def faults(document):
    return Validator(SCHEMA).faults(SCHEMA, document)


def edited(document, edit, at, value):
    """A copy of `document` with the value at a JSON pointer set to a text of JSON, or removed."""
    holder = {"": copy.deepcopy(document)}
    keys = [k.replace("~1", "/").replace("~0", "~") for k in at.split("/")]
    target = holder
    for key in keys[:-1]:
        target = target[int(key) if isinstance(target, list) else key]
    last = int(keys[-1]) if isinstance(target, list) else keys[-1]
    if edit == "remove":
        del target[last]
    else:
        target[last] = json.loads(value)
    return holder[""]


def mistakes():
    """The rows of tests/corpus/regulation_mistakes.tsv."""
    lines = (ROOT / "tests/corpus/regulation_mistakes.tsv").read_text("utf-8").split("\n")
    names = lines[0].removeprefix("# ").split("\t")
    return [dict(zip(names, l.split("\t"))) for l in lines if l and not l.startswith("#")]


def words_of(header, name):
    """The codes of detail::vocabulary<name> in a header."""
    text = (ROOT / "include/thads" / header).read_text("utf-8")
    table = re.search(rf"struct (?:detail::)?vocabulary<{name}> {{(.*?)\n}};", text, re.DOTALL)
    return re.findall(r'\{"(\w+)",', table.group(1))


class Schema(unittest.TestCase):
    def test_built_in_regulations_fit(self):
        self.assertGreaterEqual(len(BUILTIN), 4)
        for path in BUILTIN + [ROOT / "tests/regulation/data/TT99-2099.json"]:
            with self.subTest(path=path.name):
                document = json.loads(path.read_text("utf-8"))
                self.assertEqual(faults(document), [])
                self.assertTrue((path.parent / document["$schema"]).samefile(SCHEMA_FILE))

    def test_example_of_the_documentation_fits(self):
        page = (ROOT / "docs/regulations.md").read_text("utf-8")
        example = re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1)
        self.assertEqual(faults(json.loads(example)), [])

    def test_mistakes(self):
        """The schema sees the mistakes that a schema can see, where thads sees them."""
        rows = mistakes()
        self.assertGreaterEqual(len(rows), 120)
        for row in rows:
            with self.subTest(name=row["name"]):
                found = set(faults(edited(GOOD, row["edit"], row["at"], row["value"])))
                self.assertEqual(found, self.expected(row) if row["schema"] == "yes" else set())

    def expected(self, row):
        if row["name"] == "form_of_cases_has_a_unit_of_money":  # seen at what it contradicts
            return {"/forms/0/of"}
        return {self.outermost_heading(row["path"])}

    @staticmethod
    def outermost_heading(path):
        """A heading fits one of two shapes or none, so a mistake within it is one of the heading."""
        return re.sub(r"^(/(?:forms|dockets)/\d+/columns/\d+)/.*", r"\1", path)

    def test_words_are_those_of_the_headers(self):
        for key, header, name in [
            ("measure", "model/vocabulary.hpp", "measure"),
            ("flag", "model/vocabulary.hpp", "flag"),
            ("quantity", "model/vocabulary.hpp", "quantity"),
            ("basis", "regulation/regulation.hpp", "basis"),
            ("rows", "regulation/regulation.hpp", "row_axis"),
            ("docket_rows", "regulation/regulation.hpp", "docket_axis"),
            ("docket_count", "counters/dockets.hpp", "docket_count"),
        ]:
            with self.subTest(key=key):
                words = words_of(header, name)
                self.assertGreaterEqual(len(words), 2)
                self.assertEqual(SCHEMA["$defs"][key]["enum"], words)
        directions = SCHEMA["$defs"]["indicator"]["properties"]["direction"]["enum"]
        self.assertEqual(directions, words_of("model/vocabulary.hpp", "direction"))

    def test_limits_are_those_of_the_reader(self):
        most = int(re.search(r" most_entries = (\d+);", READER).group(1))
        limits = re.findall(r'"maxItems": (\d+)', SCHEMA_FILE.read_text("utf-8"))
        self.assertEqual(set(limits), {str(most)})
        for call, part, key in [
            (r'at\("decimals"\)\.integer', "indicator", "decimals"),
            (r"v\.integer", "form", "money_unit"),
        ]:
            least, largest = re.search(call + r"\((\d+), ([\d']+)\)", READER).groups()
            rule = SCHEMA["$defs"][part]["properties"][key]
            self.assertEqual(rule["minimum"], int(least))
            self.assertEqual(rule["maximum"], int(largest.replace("'", "")))

    def test_keys_are_those_of_the_reader(self):
        lists = re.findall(r"is_object_of\(\{(.*?)\}\)", READER, re.DOTALL)
        read = {frozenset(re.findall(r'"([^"]+)"', keys)) for keys in lists}
        defs = SCHEMA["$defs"]
        names = ("column", "identity", "indicator", "form", "docket", "subject", "part", "outcome")
        parts = [defs[name] for name in names]
        parts += [SCHEMA, SCHEMA["properties"]["in_force"], defs["heading"]["anyOf"][1]]
        parts += defs["docket_heading"]["anyOf"]
        self.assertEqual({frozenset(part["properties"]) for part in parts}, read)

    def test_expressions(self):
        rule = SCHEMA["$defs"]["expression"]
        longest = "A" + " + A" * 63
        for good in ["A", "-A", " - 3 * A - C' ", "carried_over+999*x", longest, "A" * 5000]:
            self.assertEqual(Validator(SCHEMA).faults(rule, good), [], good)
        too_long = longest + " + A"
        for bad in ["", " ", "+A", "A -", "A B", "0*A", "1000*A", "2A", "A\n", "(A)", "Đ", too_long]:
            self.assertEqual(Validator(SCHEMA).faults(rule, bad), [""], bad)


class OwnValidator(unittest.TestCase):
    """The validator of this file, keyword by keyword."""

    def check(self, schema, good, bad):
        for value in good:
            self.assertEqual(Validator(schema).faults(schema, value), [], value)
        for value in bad:
            self.assertNotEqual(Validator(schema).faults(schema, value), [], value)

    def test_keywords(self):
        self.check({"type": "integer"}, [0, -5, 2.0], [True, "1", 2.5, None])
        self.check({"type": "boolean"}, [True, False], [0, "true", None])
        self.check({"type": "object"}, [{}], [[], None])
        self.check({"type": "array"}, [[]], [{}, "a"])
        self.check({"type": "string"}, [""], [5, None])
        self.check({"const": 1}, [1], [2, True, "1"])
        self.check({"enum": ["a", "b"]}, ["a", "b"], ["c", "", None])
        self.check({"pattern": "^a+$"}, ["a", "aa", 5], ["", "b", "a\n"])
        self.check({"minimum": 1, "maximum": 3}, [1, 3, "9"], [0, 4])
        self.check({"minItems": 1, "maxItems": 2}, [[1], [1, 2], "abc"], [[], [1, 2, 3]])
        self.check({"items": {"type": "string"}}, [[], ["a"], 5], [[1], ["a", None]])
        self.check({"required": ["a"]}, [{"a": None}, {"a": 1, "b": 2}, 5], [{}, {"b": 1}])
        closed = {"properties": {"a": {"type": "string"}}, "additionalProperties": False}
        self.check(closed, [{}, {"a": ""}, 5], [{"a": 1}, {"b": ""}])
        self.check({"anyOf": [{"type": "string"}, {"type": "array"}]}, ["", []], [5, {}])
        self.check({"not": {"enum": ["a"]}}, ["b", 5], ["a"])
        self.check({"$ref": "#/$defs/x", "$defs": {"x": {"type": "string"}}}, [""], [5])
        dependent = {"dependentSchemas": {"a": {"required": ["b"]}}}
        self.check(dependent, [{}, {"b": 1}, {"a": 1, "b": 1}], [{"a": 1}])

    def test_unknown_keywords_are_refused(self):
        with self.assertRaises(ValueError):
            Validator({}).faults({"minLenght": 1}, "")

    def test_paths(self):
        schema = {"items": {"required": ["a"], "properties": {"b": {"items": {"type": "string"}}}}}
        found = Validator(schema).faults(schema, [{"a": 1}, {"b": ["x", 5]}])
        self.assertEqual(sorted(found), ["/1/a", "/1/b/1"])


if __name__ == "__main__":
    unittest.main()
