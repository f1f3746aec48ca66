# SPDX-License-Identifier: Apache-2.0
"""How many threads count."""

from __future__ import annotations

import os


def thread_count(wanted: int | None) -> int:
    """What the caller wants, or else one for each processor."""
    return wanted if wanted is not None else min(os.cpu_count() or 1, 64)
