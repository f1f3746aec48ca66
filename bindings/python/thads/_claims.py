# SPDX-License-Identifier: Apache-2.0
"""Published figures as claims to verify."""

from __future__ import annotations

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
