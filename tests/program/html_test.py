# SPDX-License-Identifier: Apache-2.0
"""Reads pages of HTML with a parser that forgives nothing, lays out their tables by the rules of HTML, and holds them
against the same tables in JSON. Where there is a Chromium, it must see the same page, without repairs, and print it."""
import argparse
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sample = None  # the program that prints the pages
chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

VOID = {"meta"}
ALLOWED = {"html", "head", "meta", "title", "style", "body", "section", "table", "caption", "thead", "tbody", "tr", "th",
           "td", "div", "p"}
WHITE_SPACE = " \t\n\f\r"


class Element:
    def __init__(self, tag, attributes=()):
        self.tag, self.attributes, self.children = tag, dict(attributes), []
        if len(self.attributes) != len(attributes):
            raise AssertionError("an attribute of <%s> is given twice" % tag)

    def __iter__(self):
        """The elements right below."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, tag):
        for child in self:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def one(self, tag):
        found, = self.all(tag)
        return found

    def text(self):
        return "".join(child.text() if isinstance(child, Element) else child for child in self.children)

    def outline(self):
        """The element as nested lists, without the white space between elements."""
        texts = self.tag in ("th", "td", "p", "title", "style")
        children = [child.outline() if isinstance(child, Element) else child for child in self.children
                    if texts or isinstance(child, Element)]
        return [self.tag, self.attributes, children]


class Page(html.parser.HTMLParser):
    """A page as a tree of elements; every tag that is opened must be closed, in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.open = [self.root]
        self.doctype = None
        self.feed(text)
        self.close()
        if len(self.open) != 1:
            raise AssertionError("<%s> is not closed" % self.open[-1].tag)

    def handle_starttag(self, tag, attributes):
        if tag not in ALLOWED:
            raise AssertionError("<%s> has no place here" % tag)
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        raise AssertionError("<%s/>" % tag)

    def handle_endtag(self, tag):
        if self.open[-1].tag != tag:
            raise AssertionError("</%s> closes <%s>" % (tag, self.open[-1].tag))
        self.open.pop()

    def handle_data(self, data):
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)
        if self.open[-1].tag not in ("title", "style", "th", "td", "p") and data.strip(WHITE_SPACE):
            raise AssertionError("text in <%s>: %r" % (self.open[-1].tag, data[:60]))

    def handle_decl(self, decl):
        if self.doctype or self.root.children:
            raise AssertionError("<!%s> comes late" % decl)
        self.doctype = decl

    def handle_comment(self, data):
        raise AssertionError("a comment: %r" % data[:60])

    unknown_decl = handle_pi = handle_comment


def grid_of(group):
    """The rows of a <thead> or <tbody> as lists of their cells, each repeated over the places that it spans. No two
    cells may overlap, no place may be empty, and no cell may reach out of the group."""
    rows = list(group)
    places = {}
    for y, row in enumerate(rows):
        if row.tag != "tr":
            raise AssertionError("<%s> in <%s>" % (row.tag, group.tag))
        x = 0
        for cell in row:
            if cell.tag not in ("th", "td"):
                raise AssertionError("<%s> in <tr>" % cell.tag)
            while (x, y) in places:
                x += 1
            for across in range(int(cell.attributes.get("colspan", "1"))):
                for down in range(int(cell.attributes.get("rowspan", "1"))):
                    if places.setdefault((x + across, y + down), cell) is not cell:
                        raise AssertionError("cells overlap in row %d" % y)
    width = 1 + max((x for x, _ in places), default=-1)
    if len(places) != width * len(rows) or any(y >= len(rows) for _, y in places):
        raise AssertionError("the cells of a <%s> are no rectangle" % group.tag)
    return [[places[x, y] for x in range(width)] for y in range(len(rows))]


class Table:
    """A table laid out: `head` and `body` are grids of cells, each `body` cell under and beside its headings."""

    def __init__(self, element):
        parts = [part.tag for part in element]
        if parts not in (["caption", "thead", "tbody"], ["thead", "tbody"]):
            raise AssertionError("a table of %s" % parts)
        self.caption = next(element.all("caption"), None)
        self.head, self.body = grid_of(element.one("thead")), grid_of(element.one("tbody"))
        width = len(self.head[0])
        for row in self.head:
            for cell in row:
                if (cell.tag, cell.attributes.get("scope")) != ("th", "col"):
                    raise AssertionError("a cell of the header is no heading of columns")
        for row in self.body:
            if len(row) != width:
                raise AssertionError("a row of %d cells under %d columns" % (len(row), width))
            if [cell.attributes.get("scope") for cell in row if cell.tag == "th"] != ["row"]:
                raise AssertionError("a row without one heading")
            if any("scope" in cell.attributes for cell in row if cell.tag == "td"):
                raise AssertionError("a <td> with a scope")


def header_of(columns, lang):
    """The header of a table in JSON as lines of texts, each repeated over the places that it spans."""
    def depth_of(heading):
        return 1 + max(map(depth_of, heading["parts"]), default=0) if "parts" in heading else 1

    def columns_of(heading, depth):
        text = in_language(heading["text"], lang)
        if "parts" not in heading:
            return [[text] * depth]
        return [[text] + column for part in heading["parts"] for column in columns_of(part, depth - 1)]

    depth = max(map(depth_of, columns))
    return [list(line) for line in zip(*[column for heading in columns for column in columns_of(heading, depth)])]


def leaves_of(columns):
    return [leaf for heading in columns for leaf in (leaves_of(heading["parts"]) if "parts" in heading else [heading])]


def in_language(text, lang):
    other = {"vi": "en", "en": "vi"}[lang]
    return shown(text[lang] or text[other])


def shown(text):
    """A text as HTML can show it."""
    def is_allowed(point):
        if point < 0x20 or 0x7F <= point <= 0x9F:
            return point in (9, 10, 12, 13)
        return not (0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE)

    return "".join(c if is_allowed(ord(c)) else "\uFFFD" for c in text)


def digits_of(text):
    return re.sub("[^0-9-]", "", text)


def texts_of(element):
    return [p.text() for p in element.all("p")]


def run(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                          timeout=300).stdout


def page_in(lang):
    return run(sample, "html", lang).decode("utf-8")


class Html(unittest.TestCase):
    def test_pages_are_whole_and_need_nothing_else(self):
        for lang in ("vi", "en"):
            text = page_in(lang)
            page = Page(text)
            self.assertEqual(page.doctype, "DOCTYPE html")
            root = page.root.one("html")
            self.assertEqual(root.attributes, {"lang": lang})
            self.assertEqual([part.tag for part in root], ["head", "body"])
            self.assertEqual(next(iter(root.one("head"))).attributes, {"charset": "utf-8"})
            self.assertLess(text.encode("utf-8").index(b'<meta charset="utf-8">'), 1024)
            self.assertEqual(root.one("title").text(), 'Trang <thử> & "kiểm tra"')
            style = root.one("style").text()
            for rule in ("size: A4 landscape", "break-inside: avoid"):
                self.assertIn(rule, style)
            self.assertFalse(re.search(r"url\(|@import|@font-face", style))
            allowed = {"lang", "charset", "name", "http-equiv", "content", "class", "style", "scope", "colspan",
                       "rowspan"}
            for tag in ALLOWED:
                for element in page.root.all(tag):
                    self.assertLessEqual(set(element.attributes), allowed, tag)
                    self.assertRegex(element.attributes.get("style", ""), r"\A(--(level|width): [0-9]+)?\Z")

    def test_the_same_page_has_the_same_bytes(self):
        self.assertEqual(run(sample, "html", "vi"), run(sample, "html", "vi"))

    def test_pages_say_what_json_says(self):
        for lang in ("vi", "en"):
            *sections, words = Page(page_in(lang)).root.one("body")
            self.assertEqual(texts_of(words), ["Đoạn <một>.", "Đoạn hai."])
            tables = json.loads(run(sample, "json", lang).decode("utf-8"))
            self.assertEqual(len(sections), len(tables))
            self.assertEqual({section.tag for section in sections}, {"section"})
            for number, (section, expected) in enumerate(zip(sections, tables)):
                with self.subTest(lang=lang, table=number):
                    self.check_section(section, expected, lang)

    def check_section(self, section, expected, lang):
        table = Table(section.one("table"))
        leaves = leaves_of(expected["columns"])
        self.check_caption(table.caption, expected, lang)
        self.assertEqual(section.attributes, {"class": "form"} if "head" in expected else {})

        header = header_of(expected["columns"], lang)
        if any("number" in leaf for leaf in leaves):
            header.append([leaf.get("number", "") for leaf in leaves])
        self.assertEqual([[cell.text() for cell in row] for row in table.head], header)

        styles = {style["row"]: style for style in expected.get("row_styles", [])}
        statuses = {(s["row"], s["column"]): s["status"] for s in expected.get("cell_statuses", [])}
        rows = list(section.one("tbody"))
        self.assertEqual(len(rows), len(expected["rows"]))
        for y, values in enumerate(expected["rows"]):
            style = styles.get(y, {"level": 0, "kind": "plain"})
            self.assertEqual(rows[y].attributes.get("class", "plain"), style["kind"])
            heading, = (cell for cell in table.body[y] if cell.tag == "th")
            self.assertEqual(heading.attributes.get("style"), "--level: %d" % style["level"] if style["level"] else None)
            for leaf, cell in zip(leaves, table.body[y]):
                self.check_cell(cell, values[leaf["key"]], statuses.get((y, leaf["key"])))

        blocks = {block.attributes["class"]: block for block in section if block.tag == "div"}
        notes = [in_language(note, lang) for note in expected["notes"]]
        self.assertEqual(texts_of(blocks["notes"]) if notes else [], notes)
        self.assertEqual("signatures" in blocks, "signatures" in expected)
        if "signatures" in blocks:
            signatures = [{p.attributes["class"]: p.text() for p in block} for block in blocks["signatures"]]
            names = {"place_and_date": "place", "title": "title", "note": "note"}
            self.assertEqual(signatures, [{names[name]: in_language(text, lang) for name, text in s.items()
                                           if text["vi"] or text["en"]} for s in expected["signatures"]])

    def check_caption(self, caption, expected, lang):
        head_block = next(iter(caption))
        self.assertEqual(head_block.attributes, {"class": "head"})
        blocks = {block.attributes["class"]: texts_of(block) for block in head_block}
        head = expected.get("head", {"left": [], "right": []})
        lines = {"left": head["left"], "titles": expected["title"], "right": head["right"]}
        self.assertEqual(blocks, {name: [in_language(text, lang) for text in texts] for name, texts in lines.items()
                                  if texts})
        unit = [p.text() for p in caption if p.tag == "p"]
        self.assertEqual(unit, [in_language(expected["unit"], lang)])

    def check_cell(self, cell, value, status):
        classes = cell.attributes.get("class", "").split()
        if value is None:
            self.assertEqual(cell.text(), "x" if status == "not_applicable" else "–")
            self.assertIn(status or "missing", classes)
        elif status == "provisional":
            self.assertEqual((cell.text()[-1], digits_of(cell.text())), ("*", digits_of(value)))
            self.assertIn("provisional", classes)
        elif "right" in classes:
            self.assertEqual(digits_of(cell.text()), digits_of(value))
            self.assertEqual(classes, ["right"])
        else:
            self.assertEqual((cell.text(), classes), (shown(value), []))

    def test_faults_are_found(self):
        """The checks above must be able to fail: each change to a good page is noticed."""
        text = page_in("vi")

        def check(changed):
            for element in Page(changed).root.all("table"):
                Table(element)

        check(text)
        for good, bad in (("</td>", ""), ("</tr>\n", ""), ("</section>", ""), ("<td", "<td class=\"x\" class=\"y\""),
                          (' colspan="2"', ""), (' colspan="2"', ' colspan="3"'), (' rowspan="3"', ""),
                          (' rowspan="3"', ' rowspan="4"'), (' rowspan="2"', ' rowspan="3"'),
                          (' scope="col"', ""), (' scope="row"', ""), ("<th scope=\"row\"", "text<th scope=\"row\""),
                          ("<tbody>\n", "<tbody>\n<!-- -->"), ("<td", "<b></b><td"), ("</table>", "<br></table>"),
                          ('<td class="right">0</td>\n', ""), ('<td class="right">0</td>\n', '<td>0</td>\n' * 2)):
            with self.subTest(good=good, bad=bad):
                self.assertIn(good, text)
                with self.assertRaises(AssertionError):
                    check(text.replace(good, bad, 1))


# What the browser makes of a page, written into the page itself.
MEASURE = """<script>
const tables = [...document.querySelectorAll("table")].map(table => [...table.rows].map(row => ({
  group: row.parentNode.localName,
  cells: [...row.cells].map(cell => {
    const box = cell.getBoundingClientRect();
    return {text: cell.textContent, across: cell.colSpan, down: cell.rowSpan,
            edges: [box.left, box.right, box.top, box.bottom].map(Math.round),
            cut: cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1};
  })})));
document.title = JSON.stringify(tables);
</script>
</body>"""
POLICY = re.compile(r"<meta http-equiv=[^>]*>\n")


@unittest.skipUnless(chromium, "there is no chromium on the PATH")
class Browser(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="thads-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def open(self, text, *options):
        path = os.path.join(self.folder, "page.html")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return run(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--user-data-dir=" + os.path.join(self.folder, "profile"), "--window-size=1600,1000", *options,
                   "file://" + path).decode("utf-8")

    def test_the_browser_repairs_nothing(self):
        for lang in ("vi", "en"):
            text = page_in(lang)
            seen = Page(self.open(text, "--dump-dom"))
            self.assertEqual(seen.root.outline(), Page(text).root.outline())

    def test_tables_stand_as_their_spans_say(self):
        text = page_in("vi")
        measured = POLICY.sub("", text, 1).replace("</body>", MEASURE)
        seen = self.open(measured, "--dump-dom")
        title = html.unescape(re.search("<title>(.*?)</title>", seen, re.DOTALL).group(1))
        tables = json.loads(title)
        expected = [Table(element) for element in Page(text).root.all("table")]
        self.assertEqual(len(tables), len(expected))
        for rows, table in zip(tables, expected):
            self.check_layout([row["cells"] for row in rows if row["group"] == "thead"], table.head)
            self.check_layout([row["cells"] for row in rows if row["group"] == "tbody"], table.body)

    def test_tables_are_as_wide_as_paper_at_most(self):
        """With the style of print on the screen."""
        text = POLICY.sub("", page_in("vi"), 1).replace("@media print", "@media all")
        text = text.replace("<body>", '<body style="width: 277mm">').replace("</body>", """<script>
const edges = [...document.querySelectorAll("table, caption div, p")].map(e => e.getBoundingClientRect().right);
document.title = JSON.stringify([document.body.getBoundingClientRect().right, ...edges]);
</script></body>""")
        paper, *edges = json.loads(re.search("<title>(.*?)</title>", self.open(text, "--dump-dom")).group(1))
        self.assertGreater(len(edges), 10)
        self.assertLess(max(edges), paper + 1)

    def check_layout(self, rows, grid):
        """Cells have the place that `grid` gives them, all edges of a column or row are in line, nothing is cut."""
        self.assertEqual(len(rows), len(grid))
        lines = {}
        for y, (row, places) in enumerate(zip(rows, grid)):
            starts = [x for x, cell in enumerate(places)
                      if (x == 0 or places[x - 1] is not cell) and (y == 0 or grid[y - 1][x] is not cell)]
            self.assertEqual([cell["text"] for cell in row], [places[x].text() for x in starts])
            for x, cell in zip(starts, row):
                across, down = cell["across"], cell["down"]
                self.assertEqual((across, down), (sum(other is places[x] for other in places),
                                                  sum(line[x] is places[x] for line in grid)))
                self.assertFalse(cell["cut"], cell["text"])
                left, right, top, bottom = cell["edges"]
                self.assertLess(left, right)
                for name, value in ((("x", x), left), (("x", x + across), right), (("y", y), top),
                                    (("y", y + down), bottom)):
                    self.assertAlmostEqual(lines.setdefault(name, value), value, delta=1)

    def test_no_script_runs_on_a_page(self):
        self.assertIn("<title>run</title>", self.open("<!DOCTYPE html><title>x</title><script>document.title='run'"
                                                      "</script>", "--dump-dom"))
        text = page_in("vi")
        for bad in (text, text.replace("</body>", "<script>document.title='run'</script></body>"),
                    text.replace("</body>", "<img src=x onerror=\"document.title='run'\"></body>")):
            self.assertNotIn("<title>run", self.open(bad, "--dump-dom"))

    def test_pages_print_on_a4_across(self):
        pdf = os.path.join(self.folder, "page.pdf")
        self.open(page_in("vi"), "--print-to-pdf=" + pdf, "--no-pdf-header-footer")
        with open(pdf, "rb") as file:
            boxes = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", file.read())
        self.assertGreater(len(boxes), 4)  # the long form takes more than one page
        for box in boxes:
            left, bottom, right, top = (round(float(edge)) for edge in box.split())
            self.assertEqual((left, bottom), (0, 0))
            self.assertAlmostEqual(right, 842, delta=1)
            self.assertAlmostEqual(top, 595, delta=1)


def main():
    global sample
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", required=True, help="the program that prints the pages")
    arguments, others = parser.parse_known_args()
    sample = arguments.sample
    if not chromium:
        print("html_test: not opened in a browser: there is no chromium on the PATH", file=sys.stderr)
    unittest.main(argv=sys.argv[:1] + others)


if __name__ == "__main__":
    main()
