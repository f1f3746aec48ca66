# SPDX-License-Identifier: Apache-2.0
"""How results look in a notebook: HTML that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

STYLE = """<style>
.thads{font-size:13px;line-height:1.35;overflow-x:auto}
.thads table{border-collapse:collapse;margin:4px 0 8px}
.thads caption{caption-side:top;text-align:center;padding:4px}
.thads caption p{margin:0;text-align:center}
.thads caption .title:first-of-type,.thads caption strong{font-weight:bold}
.thads th,.thads td{border:1px solid #8886;padding:2px 6px;vertical-align:top;white-space:pre-line}
.thads thead th{text-align:center;background:#8882;font-weight:600}
.thads tbody th{text-align:left;font-weight:normal}
.thads td{text-align:left}
.thads .right{text-align:right;font-variant-numeric:tabular-nums}
.thads tr.total>*,.thads tr.subtotal>*{font-weight:bold}
.thads .missing,.thads .not_applicable{color:#888}
.thads p{margin:2px 0}
.thads dl{display:grid;grid-template-columns:max-content auto;gap:1px 12px;margin:4px 0}
.thads dt{color:#777}.thads dd{margin:0;font-variant-numeric:tabular-nums}
</style>"""


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
