# SPDX-License-Identifier: Apache-2.0
"""The tally by pandas, with pyarrow for reading files and looking up case ids.

Cases go by their number. As in the SQL, events are grouped and not sorted: the last event of a
kind is the one with the greatest moment, a number that says date and place in the file."""
from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import register
from register import CLOSE_WHEN_EMPTY, HAND_BACK, TAKE_MONEY, Period

BITS_OF_ROW = 32


class Opened(NamedTuple):
    cases: pd.DataFrame
    events: pd.DataFrame


def open_files(cases: str, events: str, threads: int) -> Opened:
    return open_arrow(*register.read_both_csv(cases, events), threads)


def open_arrow(cases: pa.Table, events: pa.Table, threads: int) -> Opened:
    return Opened(frame_of(cases, ["source"]), frame_of(events, ["type", "ground"]))


def frame_of(table: pa.Table, categories: list[str]) -> pd.DataFrame:
    """Amounts stay integers, which a null would make floating point."""
    at = table.schema.get_field_index("amount")
    exact = table.set_column(at, "amount", pc.fill_null(table["amount"], 0))
    return exact.to_pandas(categories=categories, date_as_object=False)


class Histories:
    """What events up to the last day made of each case; series by the number of the case."""

    def __init__(self, opened: Opened, period: Period) -> None:
        cases, self.all_events = opened
        self.all_cases = cases.index
        ids = pc.index_in(pa.array(self.all_events["case_id"]), pa.array(cases["case_id"]))
        days = self.all_events["date"].to_numpy().astype("datetime64[D]").astype("int64")
        moments = (days << BITS_OF_ROW) + np.arange(len(days))
        events = self.all_events[["date", "type", "amount"]]
        events = events.assign(case=ids.to_numpy(), moment=moments)
        self.events = events[events["date"] <= pd.Timestamp(period.last_day)]

    def of_type(self, *types: str) -> pd.DataFrame:
        return self.events[self.events["type"].isin(types)]

    def total(self, events: pd.DataFrame) -> pd.Series:
        return events.groupby("case")["amount"].sum().reindex(self.all_cases, fill_value=0)

    def last(self, events: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
        """Of each case that has any of `events`, the last one of them."""
        moments = events.groupby("case")["moment"].max()
        rows = self.all_events[columns].take(moments & ((1 << BITS_OF_ROW) - 1))
        return rows.set_index(moments.index)

    def last_type(self, *types: str) -> pd.Series:
        return self.last(self.of_type(*types), ["type"])["type"].reindex(self.all_cases)


def cases_at_end(opened: Opened, period: Period) -> pd.DataFrame:
    """A row for each case that counts, with its measure ("bucket") and its money."""
    first_day, last_day = pd.Timestamp(period.first_day), pd.Timestamp(period.last_day)
    history = Histories(opened, period)
    cases = opened.cases
    moves = history.of_type("unit_changed", "officer_changed")
    new_unit = history.last(moves[moves["type"] == "unit_changed"], ["unit"])["unit"]
    new_officer = history.last(moves, ["officer"])["officer"].fillna("")
    taken = {name: history.of_type(name) for name in TAKE_MONEY}
    left = {name: history.total(events[events["date"] >= first_day])
            for name, events in taken.items()}
    balance = (cases["amount"] + history.total(history.of_type("adjusted"))
               - sum(history.total(events) for events in taken.values()))

    last = history.last(history.events, ["date", "type", "amount"]).reindex(history.all_cases)
    closes = (last["type"].isin(["completed", *HAND_BACK])
              | (last["type"].isin(CLOSE_WHEN_EMPTY) & ((last["amount"] == 0) | (balance == 0))))
    closed_by = last["type"].where(closes)
    for name in CLOSE_WHEN_EMPTY:
        left[name] += balance.where(closed_by == name, 0)

    hold = history.last(history.of_type("postponed", "suspended", "resumed"), ["type", "ground"])
    hold = hold.reindex(history.all_cases)
    condition = history.last_type("enforceable", "unenforceable")
    book = history.last_type("separate_book", "book_returned")
    has_collected = history.all_cases.isin(taken["collected"]["case"])
    bucket = np.select(
        [(closed_by == "completed") | (closed_by.isin(CLOSE_WHEN_EMPTY) & has_collected),
         *(closed_by == name for name in [*CLOSE_WHEN_EMPTY, *HAND_BACK]),
         book == "separate_book",
         hold["type"] == "suspended",
         (hold["type"] == "postponed") & (hold["ground"] == "agreement"),
         hold["type"] == "postponed",
         condition == "enforceable",
         condition == "unenforceable"],
        ["finished", *CLOSE_WHEN_EMPTY, *HAND_BACK, "separate_book", "suspended",
         "postponed_agreed", "postponed_other", "in_progress", "unenforceable"], "unclassified")

    flags = cases["flags"].fillna("")
    in_order = {text: "|".join(sorted(text.split("|"))) for text in flags.unique()}
    at_end = cases.assign(
        unit=new_unit.reindex(history.all_cases).fillna(cases["unit"]),
        officer=new_officer.reindex(history.all_cases).fillna(cases["officer"]).fillna(""),
        flags=flags.map(in_order),
        bucket=pd.Categorical(bucket),
        rest=balance.where(~closes | closed_by.isin(HAND_BACK), 0),
        **left)
    return at_end[(cases["accepted"] <= last_day) & (~closes | (last["date"] >= first_day))]


def contributions(counted: pd.DataFrame, period: Period) -> pd.DataFrame:
    """What each case adds to which measures of its cell: once as what it is, once by its origin,
    and whatever money left."""
    is_on_balance = counted["bucket"] != "separate_book"
    is_new = counted["accepted"] >= pd.Timestamp(period.first_day)
    money = counted[TAKE_MONEY].sum(axis="columns") + counted["rest"].where(is_on_balance, 0)
    origin = pd.DataFrame({"cell": counted["cell"], "count": is_on_balance.astype("int64"),
                           "money": money})
    parts = [
        ("carried_over", origin[~is_new]),
        ("newly_accepted", origin[is_new]),
        ("received", origin[is_new & (counted["source"] == "entrusted_in")])]
    for name in TAKE_MONEY:
        some = counted[counted[name] != 0]
        parts.append(("finished" if name == "collected" else name,
                      pd.DataFrame({"cell": some["cell"], "count": 0, "money": some[name]})))
    for bucket, some in counted.groupby("bucket", observed=True):
        parts.append((bucket, pd.DataFrame({"cell": some["cell"], "count": 1,
                                            "money": some["rest"]})))
    return pd.concat(
        part.groupby("cell").sum().assign(measure=measure) for measure, part in parts)


def tally(opened: Opened, period: Period, by: list[str]) -> pd.DataFrame:
    require_small(opened)
    counted = cases_at_end(opened, period)
    keys = counted[by]
    if by:
        counted["cell"] = keys.groupby(by, sort=False).ngroup()
    else:
        counted["cell"] = 0
    sums = contributions(counted, period).groupby(["cell", "measure"]).sum().reset_index()
    sums = sums[(sums["count"] != 0) | (sums["money"] != 0)]
    values = keys.set_axis(counted["cell"]).loc[lambda rows: ~rows.index.duplicated()]
    table = sums.join(values, on="cell").sort_values([*by, "measure"])
    return table[[*by, "measure", "count", "money"]]


def require_small(opened: Opened) -> None:
    """No sum of money may leave 64 bits, since pandas would not tell."""
    most = sum(rows["amount"].abs().astype("float64").sum() for rows in opened)
    if most >= 2**62:
        raise OverflowError("the money of this register may not fit 64 bits")


def write_csv(table: pd.DataFrame) -> None:
    table.to_csv(sys.stdout, index=False)
