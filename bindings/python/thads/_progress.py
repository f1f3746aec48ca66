# SPDX-License-Identifier: Apache-2.0
"""Progress of long work: a bar of tqdm where there is one, or the caller's own function."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

Progress = bool | Callable[[int, int], object] | None
"""True shows a bar, False none; None shows one where somebody looks on and tqdm is installed; a
function is told how much is done, and how much there is in all (0 when not known): returning False
ends the work."""

Listener = Callable[[int, int], object]


def _in_notebook() -> bool:
    """Whether a notebook can show a bar; without widgets, tqdm fills it with red text."""
    return "ipykernel" in sys.modules and find_spec("ipywidgets") is not None


def _somebody_looks_on() -> bool:
    return sys.stderr.isatty() or _in_notebook()


def _bar(label: str, unit: str) -> Any:
    try:
        if _in_notebook():
            from tqdm.notebook import tqdm
        else:
            from tqdm import tqdm
    except ImportError:
        return None
    return tqdm(desc=label, unit=unit, unit_scale=True, leave=False, delay=0.5)


@contextmanager
def listening(progress: Progress, label: str, unit: str) -> Iterator[Listener | None]:
    """What to tell the progress of the work in this block."""
    if callable(progress):
        yield progress
        return
    wanted = _somebody_looks_on() if progress is None else progress
    bar = _bar(label, unit) if wanted else None
    if bar is None:
        yield None
        return

    def listen(done: int, total: int) -> None:
        if total and bar.total != total:
            bar.reset(total)
        bar.update(done - bar.n)

    with bar:
        yield listen
