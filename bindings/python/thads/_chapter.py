# SPDX-License-Identifier: Apache-2.0
"""Chapters: several tables about one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypedDict

from . import _core
from ._looks import framed
from ._progress import Progress
from ._table import Language, Table
from ._tables import Successions
from ._units import Units

if TYPE_CHECKING:
    from ._charts import ChapterPlots


class About(TypedDict, total=False):
    """What the chapters of a register are about: keywords of each of its methods that makes one.

    Attributes
    ----------
    units : Units
        The tree of agencies, as it stands on the last day of the period; without it, all units
        stand side by side.
    successions : Successions
        What became of units. What abolished ones did belongs to their successors then; without
        it, their figures are refused.
    root : str
        The unit to report on, with the units directly below it; by default the one above all that
        were counted.
    lang : str
        ``"vi"`` (the default) or ``"en"``.
    threads : int
        1 to 1024, by default as many as there are processors; the result never depends on it.
    progress : bool or function
        See ``thads.Progress``.

    Every such method raises RegisterError when the register or a table has errors, or when units
    lack one that was counted; it names the first and its place. It raises NotFoundError when there
    is no unit `root`.
    """

    units: Units | None
    successions: Successions | None
    root: str
    lang: Language
    threads: int | None
    progress: Progress


class Tables(Mapping[str, Table]):
    """Tables by name, in the order in which they are read."""

    def __init__(self, cores: Iterable[tuple[str, _core.Table]]) -> None:
        self._tables = {name: Table(core) for name, core in cores}

    def __getitem__(self, name: str) -> Table:
        if name not in self._tables:
            raise KeyError(f"there is no table {name!r}; there are: {', '.join(self)}")
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.values()))

    def _repr_html_(self) -> str:
        return framed(*(table._section() for table in self.values()))


class Chapter(Tables):
    """A chapter of a report: ``chapter["age_bands"]`` is a table of it.

    Attributes
    ----------
    code : str
        What it is about, such as ``"ageing"``.
    title : str
        The same for readers.
    """

    def __init__(self, core: _core.Chapter, lang: Language) -> None:
        super().__init__(core.tables)
        self.code, self.title = core.code, core.title
        self._core = core
        self._lang = lang

    @property
    def plot(self) -> ChapterPlots:
        """Charts of this chapter: ``.pyramid()``, ``.funnel()``, ``.control()``, ``.pace()``."""
        from ._charts import ChapterPlots

        return ChapterPlots(self, self._lang)
