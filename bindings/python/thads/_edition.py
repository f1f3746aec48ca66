# SPDX-License-Identifier: Apache-2.0
"""Editions: figures as they were given out, sealed with what they were made from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from . import _core
from ._chapter import Tables
from ._input import Path
from ._looks import framed
from ._progress import Progress, listening
from ._report import Checks
from ._table import Language, Table
from ._tally import Tally
from ._threads import thread_count
from ._time import Period

if TYPE_CHECKING:
    from ._register import Register

Label = Literal["provisional", "final", "revised"]
"""How far an edition can be relied on. The words are not sourced."""

Inputs = Mapping[str, "Path | bytes"]
"""What figures were counted from, by name ("cases", "events", "units"): files, or their bytes."""


class Input(NamedTuple):
    """A file that figures were counted from."""

    size: int
    """bytes"""
    sha256: str
    """64 lower-case hexadecimal digits, as sha256sum prints them"""


class Diff(Tables):
    """What two editions say differently.

    ``statements`` are what they say of themselves, ``figures`` those that changed (việc and đồng
    before, after and their difference) and, when the registers were given, ``cases`` those that
    explain it.
    """

    def __init__(self, cores: Iterable[tuple[str, _core.Table]], differs: bool) -> None:
        super().__init__(cores)
        self._differs = differs

    @property
    def empty(self) -> bool:
        """Whether they say the same in everything, labels too."""
        return not self._differs


class Edition:
    """The figures of a period as they were given out, with what they were made from.

    ``Tally.seal`` makes one; ``Edition.read`` and ``from_text`` read one. It is a canonical text
    whose last line is the SHA-256 of all before: one changed byte is found. It proves no author;
    sign the file for that.

    Source: docs/editions.md.
    """

    def __init__(self, core: _core.Edition) -> None:
        self._core = core

    @classmethod
    def from_text(cls, text: str | bytes) -> Edition:
        """The edition whose text this is. Raises CorruptError, with what is wrong, for any other.

        A text in UTF-8 is best given as the bytes of its file.
        """
        return cls(_core.Edition.read(_bytes_of(text), ""))

    @classmethod
    def read(cls, path: Path) -> Edition:
        """The edition in a file. Raises CorruptError, which names the file, and OSError."""
        with open(path, "rb") as file:
            return cls(_core.Edition.read(file.read(), os.fspath(path)))

    def write(self, path: Path) -> None:
        """Writes the text to a file, byte for byte."""
        with open(path, "wb") as file:
            file.write(_bytes_of(self.text))

    @property
    def text(self) -> str:
        """The canonical text: the same edition has the same, on any machine."""
        return self._core.text

    @property
    def seal(self) -> str:
        """The digest of its last line, by which other editions name it."""
        return self._core.seal

    @property
    def period(self) -> Period:
        """The months counted."""
        return self.tally.period

    @property
    def label(self) -> Label:
        """How far it can be relied on."""
        return self._core.label

    @property
    def sealed(self) -> date | None:
        """The day of sealing, if it says so."""
        return self._core.sealed

    @property
    def revises(self) -> str | None:
        """The seal of the edition whose place it takes."""
        return self._core.revises

    @property
    def inputs(self) -> dict[str, Input]:
        """The files that the figures were counted from, by name."""
        return {name: Input(size, digest) for name, size, digest in self._core.inputs}

    @property
    def tally(self) -> Tally:
        """The figures."""
        return Tally(self._core.tally())

    def statements(self, lang: Language = "vi") -> Table:
        """All that it says of itself, and its seal."""
        return Table(self._core.statements(lang))

    def require_inputs(self, inputs: Inputs) -> None:
        """Raises MismatchError unless these are the very files that it was counted from."""
        for name, source in inputs.items():
            self._core.require_input(_digest(name, source))

    def diff(
        self,
        other: Edition,
        registers: tuple[Register, Register] | None = None,
        lang: Language = "vi",
    ) -> Diff:
        """What a later edition of the same period says differently.

        Parameters
        ----------
        other
            The later edition.
        registers
            Those that the two were counted from, for the cases that explain each difference.

        Raises
        ------
        MismatchError
            When the periods or keys differ, or when the registers do not account for what changed.
        """
        before, after = (None, None) if registers is None else (r._core for r in registers)
        return Diff(*self._core.diff(other._core, before, after, lang))

    def check_opening(
        self,
        register: Register,
        period: Period,
        *,
        lang: Language = "vi",
        threads: int | None = None,
        progress: Progress = None,
    ) -> Checks:
        """Whether what `register` carries over into `period` follows from this edition.

        It must be of the whole year before. Checked in all and by unit, for cases and for money:
        carried over = open before + in the separate book before + arrived − departed + adjusted −
        in the separate book now. A gap means that the register tells another story of that year.

        Raises
        ------
        MismatchError
            When `period` is not of the year after, or the figures are not keyed by unit.
        RegisterError
            When the register has errors.
        """
        with listening(progress, "counting", " cases") as listener:
            checks = self._core.check_opening(
                register._core, period._core, thread_count(threads), lang, listener
            )
        return Checks(*checks)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Edition):
            return NotImplemented
        return self.text == other.text

    def __hash__(self) -> int:
        return hash(self.seal)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Edition.from_text, (self.text,)

    def __repr__(self) -> str:
        return f"Edition({self.period.label('en')}, {self.label}, seal {self.seal[:12]}…)"

    def _repr_html_(self) -> str:
        return framed(self.statements()._section())


def sealed(
    tally: Tally,
    regime: _core.Regime,
    inputs: Inputs,
    label: Label,
    day: date | None,
    revises: Edition | None,
) -> Edition:
    digests = [_digest(name, source) for name, source in inputs.items()]
    before = None if revises is None else revises._core
    return Edition(_core.Edition.make(tally._core, regime, digests, label, day, before))


def _bytes_of(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def _digest(name: str, source: Path | bytes) -> tuple[str, int, str]:
    """Name, size and SHA-256; a file is read block by block."""
    if isinstance(source, bytes):
        return name, len(source), hashlib.sha256(source).hexdigest()
    digest, size = hashlib.sha256(), 0
    with open(source, "rb") as file:
        while block := file.read(1 << 18):
            digest.update(block)
            size += len(block)
    return name, size, digest.hexdigest()
