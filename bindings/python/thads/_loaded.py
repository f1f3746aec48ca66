# SPDX-License-Identifier: Apache-2.0
"""What tables that callers give have in common once they are read."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from . import _core
from ._table import Findings


class _Read(Protocol):
    def findings(self) -> _core.Table: ...
    @property
    def errors(self) -> int: ...


Core = TypeVar("Core", bound=_Read)


class Loaded(Generic[Core]):
    """A table that was read. Bad rows never raise: they are ``findings``."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def findings(self) -> Findings:
        """What is wrong with the table; with errors, it yields no figures."""
        return Findings(self._core.findings(), self._core.errors)
