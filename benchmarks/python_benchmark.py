# SPDX-License-Identifier: Apache-2.0
"""What the Python package costs, against its targets: import, from_arrow, tally, threads, memory.

THADS_BENCH_CASES names the size (default 1 000 000 cases; Arrow tables have four events for each),
THADS_BENCH_DIR the folder in which register_benchmark keeps its registers. Needs pyarrow."""
from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import thads
from peers import measuring, register

CASES = int(os.environ.get("THADS_BENCH_CASES", "1000000"))
FOLDER = os.environ.get("THADS_BENCH_DIR", "build/bench")
CSV_FILES = [os.path.join(FOLDER, str(CASES), name) for name in ("cases.csv", "events.csv")]
YEAR = thads.Period(2024, 12)
BY: list[Any] = ["unit", "officer", "initiation", "judgment_type"]

Tables = tuple[pa.Table, pa.Table]
Work = Callable[[], object]


def show(name: str, figure: str, target: str) -> None:
    print(f"{name:42} {figure:46} {target}", flush=True)


def processor_time(work: Work) -> float:
    """Of work on one thread. Unlike the time on the wall it leaves out what other programs do."""
    before = time.thread_time()
    work()
    return time.thread_time() - before


def spread(ratios: Sequence[float]) -> str:
    low, _, high = quantiles(ratios, n=4)
    return f"{median(ratios):.3f} (middle half {low:.3f} to {high:.3f})"


# --- A register that is made up, and valid.

EVENTS_A_CASE = 4
CASES_OF_A_PATTERN = 1000
CASE_SCHEMA = pa.schema({name: pa.type_for_alias(kind)
                         for name, kind in register.CASE_COLUMNS.items() if name != "case_id"})
EVENT_SCHEMA = pa.schema({name: pa.type_for_alias(kind)
                          for name, kind in register.EVENT_COLUMNS.items() if name != "case_id"})


def life(chance: random.Random, day: int) -> Iterator[dict[str, object]]:
    """The events of a case that was accepted on `day`, counted from 1970."""
    is_held = False
    for _ in range(EVENTS_A_CASE):
        day += chance.randrange(100)
        kind = chance.choice(["verified", "notified", "enforceable", "unenforceable", "collected",
                              "collected", "postponed", "resumed", "paid_out", "assigned"])
        if kind == "resumed" and not is_held:
            kind = "postponed"
        is_held = kind == "postponed" or (is_held and kind != "resumed")
        has_amount = kind in ("collected", "paid_out")
        yield {"date": day, "type": kind, "ground": "other" if kind == "postponed" else None,
               "amount": chance.randint(1, 100_000) if has_amount else None}


def pattern() -> Tables:
    """Some cases and their events, without ids."""
    chance = random.Random(1)
    cases: list[dict[str, object]] = []
    events: list[dict[str, object]] = []
    for i in range(CASES_OF_A_PATTERN):
        unit = 10_000 + i * 400 // CASES_OF_A_PATTERN
        accepted = 18_262 + chance.randrange(1000)
        cases.append({
            "unit": str(unit), "officer": f"{unit}-{i % 10}",
            "initiation": "ex_officio" if i % 3 else "on_request",
            "judgment_type": ["civil", "criminal", "family", "commercial", "labour"][i % 5],
            "accepted": accepted, "amount": 1 << 40, "flags": None if i % 8 else "credit|focus"})
        events += life(chance, accepted)
    return pa.Table.from_pylist(cases, CASE_SCHEMA), pa.Table.from_pylist(events, EVENT_SCHEMA)


def made_up() -> Tables:
    """The lives of the pattern, lived again and again under other ids; plain texts."""
    times = CASES // CASES_OF_A_PATTERN
    numbers = pa.array(range(times * CASES_OF_A_PATTERN))
    ids = pc.binary_join_element_wise(pc.utf8_lpad(numbers.cast("string"), 7, "0"), "/2024", "")
    of_events = pa.array(i for i in range(len(ids)) for _ in range(EVENTS_A_CASE))
    cases, events = (pa.concat_tables([part] * times) for part in pattern())
    return (cases.add_column(0, "case_id", ids).combine_chunks(),
            events.add_column(0, "case_id", ids.take(of_events)).combine_chunks())


def with_dictionaries(tables: Tables, *, plain: Sequence[str]) -> Tables:
    """Texts as dictionaries, except the `plain` ones."""
    def encoded(table: pa.Table) -> pa.Table:
        return pa.table({
            name: table[name].dictionary_encode()
            if pa.types.is_string(table.schema.field(name).type) and name not in plain
            else table[name] for name in table.column_names})

    return encoded(tables[0]), encoded(tables[1])


# --- What is measured.


def importing() -> None:
    def cost_of(program: str) -> float:
        return measuring.run([sys.executable, "-c", program]).processor_seconds

    pairs = [(cost_of("import thads"), cost_of("pass")) for _ in range(41)]
    cost = median(times for times, _ in pairs) - median(empty for _, empty in pairs)
    best = min(times for times, _ in pairs) - min(empty for _, empty in pairs)
    show("import thads", f"{cost * 1e3:.0f} ms, best {best * 1e3:.0f}", "60 ms")


def from_arrow(tables: Tables, texts: str) -> None:
    size = sum(table.nbytes for table in tables)
    times = [processor_time(lambda: thads.Register.from_arrow(*tables)) for _ in range(7)]
    show(f"from_arrow, {texts}",
         f"{size / median(times) / 1e6:.0f} MB/s, best {size / min(times) / 1e6:.0f} "
         f"({size / 1e6:.0f} MB, {median(times):.2f} s)", "1000 MB/s")


def memory_of_from_arrow(cases: str, events: str) -> None:
    """In a process that has done nothing else, so that no memory lies free in it."""
    tables = register.read_arrow(cases), register.read_arrow(events)
    before = pa.total_allocated_bytes()
    cost, read = measuring.measured(lambda: thads.Register.from_arrow(*tables))
    texts = sum(table[name].nbytes for table in tables for name in table.column_names
                if pa.types.is_string(table.schema.field(name).type))
    show("  peak of memory / the register",
         f"{cost.memory / read.memory:.2f} ({cost.memory / 1e6:.0f} of {read.memory / 1e6:.0f} MB)",
         "1.3")
    show("  copied by pyarrow; beyond the register",
         f"{pa.total_allocated_bytes() - before} bytes; {(cost.memory - read.memory) / 1e6:.0f} MB",
         f"0 of {texts / 1e6:.0f} MB of texts")


def from_arrow_in_all_layouts(tables: Tables) -> None:
    layouts = {"plain texts": tables,
               "dictionaries but for ids": with_dictionaries(tables, plain=["case_id"]),
               "dictionaries": with_dictionaries(tables, plain=[])}
    for texts, of_layout in layouts.items():
        from_arrow(of_layout, texts)
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("cases.arrow", "events.arrow")]
            for table, path in zip(of_layout, paths):
                register.write_arrow(table, path)
            child = [sys.executable, __file__, "--memory-of", *paths]
            print(measuring.run(child).output.decode(), end="", flush=True)


def mean_of_tally() -> None:
    """Like Google Benchmark: the mean of what half a second has room for."""
    cases = thads.Register.read_csv(*CSV_FILES)
    cases.tally(YEAR, BY, threads=1)
    times: list[float] = []
    while sum(times) < 0.5:
        times.append(processor_time(lambda: cases.tally(YEAR, BY, threads=1)))
    print(sum(times) / len(times))


def tally_against_cpp(program: str) -> None:
    """In turns, each time in new processes: it matters where memory happens to lie."""
    def in_cpp() -> float:
        output = measuring.run([
            program, f"--benchmark_filter=^tally/{CASES}/threads:1/", "--benchmark_format=json",
            "--benchmark_min_time=0.5"]).output
        return float(json.loads(output)["benchmarks"][0]["cpu_time"]) / 1e3

    def in_python() -> float:
        return float(measuring.run([sys.executable, __file__, "--mean-of-tally"]).output)

    pairs = [(in_cpp(), in_python()) for _ in range(15)]
    show("tally through Python / in C++", spread([python / cpp for cpp, python in pairs]), "1.03")
    show("  C++ against itself, from run to run",
         spread([one / other for (one, _), (other, _) in zip(pairs, pairs[1:])]),
         f"noise; C++ {median(cpp for cpp, _ in pairs) * 1e3:.0f} ms")


class SecondThread:
    """A thread of Python that counts as fast as it can."""

    def __init__(self) -> None:
        self.count = 0
        self.is_wanted = True
        self.thread = threading.Thread(target=self._count)

    def _count(self) -> None:
        while self.is_wanted:
            for _ in range(1000):
                pass
            self.count += 1

    def ready(self) -> float:
        """Seconds in which it ran, or would have, had a processor been free: it did not wait for
        the lock of the interpreter then."""
        with open(f"/proc/self/task/{self.thread.native_id}/schedstat", encoding="ascii") as stat:
            ran, waited, _ = map(int, stat.read().split())
        return (ran + waited) / 1e9

    def during(self, work: Work) -> tuple[float, float]:
        """Its speed, and the part of the time in which it was ready."""
        count, ready = self.count, self.ready()
        seconds, _ = measuring.timed(work)
        return (self.count - count) / seconds, (self.ready() - ready) / seconds

    def __enter__(self) -> SecondThread:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_wanted = False
        self.thread.join()


def second_thread(name: str, work: Work) -> None:
    speeds, ready, slowdowns = [], [], []
    for _ in range(9):
        alone, _ = measuring.timed(work)
        with SecondThread() as other:
            before, _ = other.during(lambda: time.sleep(alone / 2))
            together, (speed, part_ready) = measuring.timed(lambda: other.during(work))
            after, _ = other.during(lambda: time.sleep(alone / 2))
        speeds.append(speed / ((before + after) / 2))
        ready.append(part_ready)
        slowdowns.append(together / alone)
    show(f"second thread during {name}", f"ready {spread(ready)}", "0.90")
    show("  its speed; how much longer the work takes",
         f"{spread(speeds)}; {median(slowdowns):.2f}", "0.90, with a processor for each")


def second_thread_during_all(tables: Tables) -> None:
    second_thread("from_arrow", lambda: thads.Register.from_arrow(*tables))
    second_thread("read_csv", lambda: thads.Register.read_csv(*CSV_FILES))
    cases = thads.Register.read_csv(*CSV_FILES)

    def tallies() -> None:
        for _ in range(10):
            cases.tally(YEAR, BY, threads=1)

    second_thread("ten tallies", tallies)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--register-benchmark", help="the program that counts in C++",
                        default="build/release/benchmarks/register_benchmark")
    parser.add_argument("--memory-of", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--mean-of-tally", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory_of:
        memory_of_from_arrow(*arguments.memory_of)
        return
    if arguments.mean_of_tally:
        mean_of_tally()
        return
    show(f"{CASES} cases", "figure", "target")
    for part in arguments.parts or PARTS:
        PARTS[part](arguments)


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "import": lambda _: importing(),
    "arrow": lambda _: from_arrow_in_all_layouts(made_up()),
    "tally": lambda arguments: tally_against_cpp(arguments.register_benchmark),
    "threads": lambda _: second_thread_during_all(made_up()),
}


if __name__ == "__main__":
    main()
