# SPDX-License-Identifier: Apache-2.0
"""The tally by polars.

As in the SQL, the events are grouped once and not sorted: the last event of a kind is the one with
the greatest moment, a number that says date, place in the file, and in its lowest bits what the
event does."""
from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import polars as pl
import register
from register import CLOSE_WHEN_EMPTY, EVENT_TYPES, HAND_BACK, TAKE_MONEY, Period

if TYPE_CHECKING:
    import pyarrow

POLARS_TYPES = {"string": pl.String, "date32": pl.Date, "int64": pl.Int64}
AGREED = len(EVENT_TYPES)  # what a postponement by agreement does
EFFECTS = {name: number for number, name in enumerate(EVENT_TYPES)}
BITS_OF_EFFECT, BITS_OF_ROW = 5, 32


class Opened(NamedTuple):
    cases: pl.LazyFrame
    events: pl.LazyFrame


def scan(path: str, columns: dict[str, str]) -> pl.LazyFrame:
    return pl.scan_csv(
        path, schema_overrides={name: POLARS_TYPES[kind] for name, kind in columns.items()})


def open_files(cases: str, events: str, threads: int) -> Opened:
    return Opened(scan(cases, register.CASE_COLUMNS), scan(events, register.EVENT_COLUMNS))


def open_arrow(cases: pyarrow.Table, events: pyarrow.Table, threads: int) -> Opened:
    return Opened(pl.LazyFrame(cases), pl.LazyFrame(events))


def is_any(names: list[str]) -> pl.Expr:
    return pl.col("effect").is_in([EFFECTS[name] for name in names])


def last_of(*names: str) -> pl.Expr:
    """What the last of these events did, in the lowest bits."""
    numbers = [EFFECTS[name] for name in names] + [AGREED] * ("postponed" in names)
    return pl.when(pl.col("effect").is_in(numbers)).then("moment").max()


def effect_of(column: str) -> pl.Expr:
    return pl.col(column) & ((1 << BITS_OF_EFFECT) - 1)


def histories(events: pl.LazyFrame, period: Period) -> pl.LazyFrame:
    """A row for each case with events up to the last day."""
    days = pl.col("date").to_physical().cast(pl.Int64)
    amount = pl.col("amount").fill_null(0)
    seen = (
        events.with_row_index("row")
        .filter(pl.col("date") <= period.last_day)
        .with_columns(effect=pl.when(pl.col("ground") == "agreement").then(AGREED).otherwise(
            pl.col("type").cast(pl.Enum(EVENT_TYPES)).to_physical().cast(pl.Int64)))
        .with_columns(moment=(days * (1 << BITS_OF_ROW) + pl.col("row"))
                      * (1 << BITS_OF_EFFECT) + pl.col("effect"))
    )
    history = seen.group_by("case_id").agg(
        pl.col("date").max().alias("last_date"),
        pl.col("moment").max().alias("last"),
        (is_any(["completed", *HAND_BACK])
         | (is_any(CLOSE_WHEN_EMPTY) & (amount == 0))).any().alias("is_closed_anyhow"),
        (pl.when(is_any(["adjusted"])).then(amount).otherwise(0)
         - pl.when(is_any(TAKE_MONEY)).then(amount).otherwise(0)).sum().alias("change"),
        is_any(["collected"]).any().alias("ever_collected"),
        *(pl.when(is_any([name]) & (pl.col("date") >= period.first_day)).then(amount)
          .otherwise(0).sum().alias(name) for name in TAKE_MONEY),
        last_of("enforceable", "unenforceable").alias("condition"),
        last_of("postponed", "suspended", "resumed").alias("hold"),
        last_of("separate_book", "book_returned").alias("book"),
    )
    moves = seen.filter(is_any(["unit_changed", "officer_changed"])).group_by("case_id").agg(
        pl.col("unit").filter(is_any(["unit_changed"])).sort_by(
            pl.col("moment").filter(is_any(["unit_changed"]))).last().alias("new_unit"),
        pl.col("officer").fill_null("").sort_by("moment").last().alias("new_officer"),
    )
    return history.join(moves, on="case_id", how="left")


def cases_at_end(
    cases: pl.LazyFrame, history: pl.LazyFrame, period: Period, by: list[str]
) -> pl.LazyFrame:
    """A row for each case that counts, with its measure ("bucket") and its money."""
    names = dict(enumerate([*EVENT_TYPES, "postponed"]))
    closed_by = pl.col("closed_by")
    hold = effect_of("hold")
    return (
        cases.filter(pl.col("accepted") <= period.last_day)
        .join(history, on="case_id", how="left")
        .with_columns(
            unit=pl.coalesce("new_unit", "unit"),
            officer=pl.coalesce("new_officer", "officer", pl.lit("")),
            flags=pl.col("flags").fill_null("").str.split("|").list.sort().list.join("|"),
            balance=pl.col("amount").fill_null(0) + pl.col("change").fill_null(0),
            last_type=effect_of("last"))
        .with_columns(
            closed_by=pl.when(
                pl.col("is_closed_anyhow")
                | (pl.col("last_type").is_in([EFFECTS[name] for name in CLOSE_WHEN_EMPTY])
                   & (pl.col("balance") == 0)))
            .then(pl.col("last_type").replace_strict(names, return_dtype=pl.String)))
        .filter(closed_by.is_null() | (pl.col("last_date") >= period.first_day))
        .with_columns(
            (pl.col(name).fill_null(0)
             + pl.when(closed_by == name).then("balance").otherwise(0)).alias(name)
            for name in TAKE_MONEY)
        .with_columns(
            rest=pl.when(closed_by.is_null() | closed_by.is_in(HAND_BACK))
            .then("balance").otherwise(0),
            bucket=pl.when(closed_by == "completed").then(pl.lit("finished"))
            .when(closed_by.is_in(CLOSE_WHEN_EMPTY) & pl.col("ever_collected"))
            .then(pl.lit("finished"))
            .when(closed_by.is_not_null()).then(closed_by)
            .when(effect_of("book") == EFFECTS["separate_book"]).then(pl.lit("separate_book"))
            .when(hold == EFFECTS["suspended"]).then(pl.lit("suspended"))
            .when(hold == EFFECTS["postponed"]).then(pl.lit("postponed_other"))
            .when(hold == AGREED).then(pl.lit("postponed_agreed"))
            .when(effect_of("condition") == EFFECTS["enforceable"]).then(pl.lit("in_progress"))
            .when(effect_of("condition") == EFFECTS["unenforceable"])
            .then(pl.lit("unenforceable"))
            .otherwise(pl.lit("unclassified")))
        .select(*by, "bucket", "rest", "accepted", "source", *TAKE_MONEY)
    )


def contributions(counted: pl.LazyFrame, period: Period, by: list[str]) -> pl.LazyFrame:
    """What each case adds to which measures: once as what it is, once by its origin, and whatever
    money left."""
    is_on_balance = pl.col("bucket") != "separate_book"
    is_new = pl.col("accepted") >= period.first_day
    money = pl.sum_horizontal(*TAKE_MONEY) + pl.when(is_on_balance).then("rest").otherwise(0)

    def part(rows: pl.LazyFrame, measure: pl.Expr, count: pl.Expr, money: pl.Expr) -> pl.LazyFrame:
        return rows.select(*by, measure=measure, count=count.cast(pl.Int64),
                           money=money.cast(pl.Int128))

    origin = pl.when(is_new).then(pl.lit("newly_accepted")).otherwise(pl.lit("carried_over"))
    received = counted.filter(is_new & (pl.col("source") == "entrusted_in"))
    measures = {"collected": "finished", **{name: name for name in TAKE_MONEY[1:]}}
    return pl.concat([
        part(counted, pl.col("bucket"), pl.lit(1), pl.col("rest")),
        part(counted, origin, is_on_balance, money),
        part(received, pl.lit("received"), is_on_balance, money),
        *(part(counted.filter(pl.col(name) != 0), pl.lit(measure), pl.lit(0), pl.col(name))
          for name, measure in measures.items())])


def tally(opened: Opened, period: Period, by: list[str]) -> pl.DataFrame:
    history = histories(opened.events, period)
    counted = cases_at_end(opened.cases, history, period, by).collect(engine="streaming").lazy()
    return (
        contributions(counted, period, by)
        .group_by(*by, "measure").agg(pl.col("count").sum(), pl.col("money").sum())
        .filter((pl.col("count") != 0) | (pl.col("money") != 0))
        .sort(*by, "measure")
        .collect(engine="streaming")
    )


def write_csv(table: pl.DataFrame) -> None:
    sys.stdout.write(table.write_csv())
