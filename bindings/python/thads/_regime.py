# SPDX-License-Identifier: Apache-2.0
"""Regulations: columns, identities, indicators and forms as data."""

from __future__ import annotations

import os
from datetime import date
from typing import Literal

from . import _core
from ._input import Path
from ._looks import framed
from ._table import Table


class Regime:
    """A regulation on statistics, such as Circular 05/2024/TT-BTP.

    Built in are TT01-2013 (as amended in 2015), TT06-2019, TT05-2024 and TT05-2026 (provisional).
    A new one is a JSON file (docs/regulations.md) that ``Regime.load`` reads.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.Regime) -> None:
        self._core = core

    @classmethod
    def builtin(cls, id: str) -> Regime:
        """The built-in regulation with this id; raises NotFoundError with those that there are."""
        return cls(_core.Regime.builtin(id))

    @classmethod
    def in_force(cls, day: date) -> Regime:
        """The built-in regulation in force on a day; raises NotFoundError for none."""
        return cls(_core.Regime.in_force(day))

    @classmethod
    def all(cls) -> list[Regime]:
        """The built-in regulations, by the day from which they are in force."""
        return [cls(core) for core in _core.Regime.all()]

    @classmethod
    def load(cls, path: Path) -> Regime:
        """Reads a file; raises ParseError with every mistake and its JSON path."""
        return cls(_core.Regime.load(os.fspath(path)))

    @classmethod
    def loads(cls, json: str) -> Regime:
        """Reads a text like such a file."""
        return cls(_core.Regime.read(json))

    @property
    def id(self) -> str:
        """The id, such as "TT05-2024"."""
        return self._core.id

    @property
    def number(self) -> str:
        """The number, such as "05/2024/TT-BTP"."""
        return self._core.number

    @property
    def first_day(self) -> date:
        """The first day on which the regulation is in force."""
        return self._core.first_day

    @property
    def last_day(self) -> date:
        """The last day on which the regulation is in force."""
        return self._core.last_day

    @property
    def forms(self) -> list[str]:
        """The ids of its forms."""
        return self._core.forms

    def title(self, lang: Literal["vi", "en"] = "vi") -> str:
        """The title of the regulation."""
        return self._core.title(lang)

    def tables(self, lang: Literal["vi", "en"] = "vi") -> dict[str, Table]:
        """What the regulation says, with its sources: columns, identities, indicators, forms."""
        return {name: Table(core) for name, core in self._core.tables(lang)}

    def __repr__(self) -> str:
        return f"Regime({self.id!r})"

    def _repr_html_(self) -> str:
        return framed(*(table._section() for table in self.tables().values()))
