# SPDX-License-Identifier: Apache-2.0
"""How results look in a notebook: HTML that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

# A wide table is set smaller, as far as it can be read, before it has to be scrolled. The class
# stands thrice so that it outranks what notebooks say of all tables.
STYLE = """<style>
.thads{font-size:13px;line-height:1.35;overflow-x:auto;container-type:inline-size}
.thads table{border-collapse:collapse;margin:4px 0 8px;font-size:13px;
 font-size:clamp(10px,78cqi / var(--width),13px);font-variant-numeric:lining-nums tabular-nums}
.thads caption{caption-side:top;padding:4px 0;color:inherit;font-size:13px}
.thads .titles p{text-align:center}
.thads .titles p:first-child{font-weight:bold}
.thads .form .head{display:grid;grid-template-columns:3fr 4fr 3fr;gap:1em}
.thads .form .head .left{text-align:left}
.thads .form .head .titles{grid-column:2}
.thads .form .head .right{grid-column:3;text-align:left}
.thads .unit{text-align:right;font-style:italic}
.thads tr{background:none}
.thads th,.thads td{border:1px solid #8886;padding:2px 6px;line-height:1.35;vertical-align:top;
 text-align:left;white-space:pre-line}
.thads thead th{text-align:center;vertical-align:middle;background:#8882;font-weight:600}
.thads thead .numbers th{font-weight:normal;font-style:italic;font-size:85%;padding:0 6px}
.thads tbody th{font-weight:normal;padding-left:calc(6px + 1.2em * var(--level, 0))}
.thads .form tbody th{min-width:11em}
.thads tbody .right{text-align:right;white-space:pre}
.thads tbody .total>*{font-weight:bold;background:#8881}
.thads tbody .subtotal>*{font-weight:bold}
.thads .missing,.thads .not_applicable{color:#888}
.thads p{margin:2px 0}
.thads .signatures{display:flex;align-items:flex-end;margin-top:1em;padding-bottom:3em}
.thads .signatures>div{flex:1}
.thads .signatures p{text-align:center}
.thads .signatures .title{font-weight:bold}
.thads .signatures .place,.thads .signatures .note{font-style:italic}
.thads dl{display:grid;grid-template-columns:max-content auto;gap:1px 16px;margin:4px 0}
.thads dt{float:none;width:auto;margin:0;font-weight:normal;color:#888}
.thads dd{float:none;width:auto;margin:0;font-variant-numeric:tabular-nums}
</style>""".replace(".thads", ".thads.thads.thads")


def framed(*sections: str) -> str:
    """The sections with the looks that they need."""
    return f'<div class="thads">{STYLE}{"".join(sections)}</div>'


def pairs(title: str, entries: Iterable[tuple[str, object]]) -> str:
    """A short list of names and values."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>" for name, value in entries)
    return f"<p><b>{escape(title)}</b></p><dl>{rows}</dl>"


def grouped(number: int) -> str:
    """12345 as 12.345, the way Vietnamese reports write it."""
    return f"{number:,}".replace(",", ".")
