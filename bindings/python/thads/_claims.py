# SPDX-License-Identifier: Apache-2.0
"""Published figures as claims to verify."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from . import _core
from ._input import Path, Rows, table_of
from ._table import Findings, Language, Table

Verdict = Literal["agrees", "compatible", "disagrees", "not_checkable"]


class Claims(Table):
    """Published figures, recomputed: id, check, printed, computed, verdict, formula."""

    def __init__(self, claims: _core.Claims, lang: Language) -> None:
        super().__init__(claims.table(lang))
        self._claims = claims

    def count(self, verdict: Verdict) -> int:
        """How many checks came to this verdict."""
        return self._claims.count(verdict)

    @property
    def findings(self) -> Findings:
        """Rows of the table that could not be read."""
        return Findings(self._claims.findings(), self._claims.errors)

    def __repr__(self) -> str:
        return super().__repr__() + self._unread(repr)

    def _section(self) -> str:
        return super()._section() + self._unread(Findings._section)

    def _unread(self, written: Callable[[Findings], str]) -> str:
        """The findings, when rows are missing from the table because of them."""
        findings = self.findings
        return "" if findings.ok else written(findings)


def check_published(figures: Path | Rows, lang: Language = "vi") -> Claims:
    """Recomputes published figures from the numbers beside them.

    Parameters
    ----------
    figures
        A CSV file or a dataframe with the columns of docs/published-claims.md: what a source
        printed of one unit and period, a row each; numbers as text or decimals.
    lang
        The language of the verdicts.

    Every figure that follows from others is computed with interval arithmetic, so that "gần 3.909
    tỷ" is compatible with 3 908.5 but not with 3 910.
    """
    return Claims(_core.Claims.read(table_of(figures, "figures")), lang)
