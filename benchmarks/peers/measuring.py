# SPDX-License-Identifier: Apache-2.0
"""Wall times and peaks of memory."""
from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")


class Cost(NamedTuple):
    seconds: float
    memory: int
    """Bytes at the peak, beyond what was in use before."""


class Run(NamedTuple):
    seconds: float
    processor_seconds: float
    output: bytes
    messages: bytes


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def memory_of_process(line: str) -> int:
    """A line of Linux' /proc/self/status in bytes, such as VmRSS (now) or VmHWM (the peak)."""
    with open("/proc/self/status", encoding="ascii") as status:
        found = next(text for text in status if text.startswith(line + ":"))
    return int(found.split()[1]) * 1024


def measured(work: Callable[[], Result]) -> tuple[Cost, Result]:
    """What `work` costs in this process."""
    with open("/proc/self/clear_refs", "w", encoding="ascii") as peak:
        peak.write("5")  # forgets the peak so far
    before = memory_of_process("VmRSS")
    seconds, result = timed(work)
    return Cost(seconds, memory_of_process("VmHWM") - before), result


def processor_time_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(command: Sequence[str]) -> Run:
    """Runs a program to its end, which must be a good one."""
    before = processor_time_of_children()
    seconds, done = timed(lambda: subprocess.run(command, capture_output=True, check=False))
    if done.returncode != 0:
        raise SystemExit(f"exit status {done.returncode}: {' '.join(command)}\n"
                         f"{done.stderr.decode('utf-8', 'replace')}")
    return Run(seconds, processor_time_of_children() - before, done.stdout, done.stderr)
