# SPDX-License-Identifier: Apache-2.0
"""The counting rules, written a second time: from a valid register to the long table of one period.

This program shares no code with the library and was written from the rules alone, one case at a time and with
plain integers. It is the judge of `thads tally`, so it is slow and simple on purpose. It prints what

    thads tally --cases F --events F --year Y --months M --by KEYS --format csv

prints. It does not validate: it stops at a register that breaks a rule it relies on.
"""
import argparse
import calendar
import csv
import datetime
import io
import sys

KEYS = ["unit", "officer", "initiation", "judgment_type", "flags"]

ORIGINS = ["carried_over", "newly_accepted"]
OUTFLOWS = ["finished", "terminated", "reduced", "entrusted_out", "revoked", "pulled_up", "request_returned"]
STOCKS = ["in_progress", "postponed_agreed", "postponed_other", "suspended", "unenforceable", "unclassified"]
MEASURES = ORIGINS + ["received"] + OUTFLOWS + STOCKS + ["separate_book"]

PROCEDURAL = ["request_received", "assigned", "notified", "voluntary_end", "verified", "paid_out"]
WHOLE_BALANCE_LEAVES = ["revoked", "pulled_up", "request_returned"]


class Case:
    def __init__(self, row):
        self.case_id = row["case_id"]
        self.unit = row["unit"]
        self.officer = row["officer"]
        self.initiation = row["initiation"]
        self.judgment_type = row["judgment_type"]
        self.accepted = datetime.date.fromisoformat(row["accepted"])
        self.amount = int(row["amount"] or "0")
        self.entrusted_in = row["source"] == "entrusted_in"
        self.flags = "|".join(sorted(flag for flag in row["flags"].split("|") if flag))


class Event:
    def __init__(self, row):
        self.date = datetime.date.fromisoformat(row["date"])
        self.type = row["type"]
        self.amount = int(row["amount"]) if row["amount"] else None
        self.ground = row["ground"]
        self.unit = row["unit"]
        self.officer = row["officer"]


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def read_cases(path):
    return [Case(row) for row in rows_of(path)]


def read_events(path):
    """The events of each case by date; the sort is stable, so one date keeps the order of the file."""
    by_case = {}
    for row in rows_of(path):
        by_case.setdefault(row["case_id"], []).append(Event(row))
    for events in by_case.values():
        events.sort(key=lambda event: event.date)
    return by_case


def period(year, months):
    """First and last day of the first `months` months of statistical year `year`, which starts on 1 October."""
    if not 1 <= months <= 12:
        raise ValueError("months must be 1 to 12, not %d" % months)
    first_day = datetime.date(year - 1, 10, 1)
    if months <= 3:
        last_year, last_month = year - 1, 9 + months
    else:
        last_year, last_month = year, months - 3
    last_day_of_month = calendar.monthrange(last_year, last_month)[1]
    return first_day, datetime.date(last_year, last_month, last_day_of_month)


class CaseAtEnd:
    """What the events up to the last day of a period have made of one case."""

    def __init__(self, case):
        self.case = case
        self.unit = case.unit
        self.officer = case.officer
        self.balance = case.amount
        self.condition = "unclassified"
        self.hold = None
        self.on_separate_book = False
        self.ever_collected = False
        self.closed_on = None
        self.closed_by = None
        self.left = []  # (date, measure, money), one for each time that money left

    def apply(self, event):
        if self.closed_on is not None:
            raise ValueError("%s: event after closing" % self.case.case_id)
        if event.date < self.case.accepted:
            raise ValueError("%s: event before acceptance" % self.case.case_id)

        if event.type == "enforceable":
            self.condition = "in_progress"
        elif event.type == "unenforceable":
            self.condition = "unenforceable"
        elif event.type == "postponed":
            self.hold = {"agreement": "postponed_agreed", "other": "postponed_other"}[event.ground]
        elif event.type == "suspended":
            self.hold = "suspended"
        elif event.type == "resumed":
            self.hold = None
        elif event.type == "collected":
            self.ever_collected = True
            self.take(event, "finished", event.amount)
        elif event.type == "reduced":
            self.take(event, "reduced", event.amount)
        elif event.type in ("terminated", "entrusted_out"):
            if event.amount is None:
                self.take(event, event.type, self.balance)
            else:
                self.take(event, event.type, event.amount)
            if self.balance == 0:
                self.close(event)
        elif event.type == "completed":
            if self.balance != 0:
                raise ValueError("%s: completed with a balance left" % self.case.case_id)
            self.close(event)
        elif event.type in WHOLE_BALANCE_LEAVES:
            self.take(event, event.type, self.balance)
            self.close(event)
        elif event.type == "separate_book":
            self.on_separate_book = True
        elif event.type == "book_returned":
            self.on_separate_book = False
        elif event.type == "adjusted":
            self.balance += event.amount
        elif event.type == "officer_changed":
            self.officer = event.officer
        elif event.type == "unit_changed":
            self.unit = event.unit
            self.officer = event.officer
        elif event.type not in PROCEDURAL:
            raise ValueError("%s: unknown event type %s" % (self.case.case_id, event.type))

        if self.balance < 0:
            raise ValueError("%s: balance below 0" % self.case.case_id)

    def take(self, event, measure, money):
        self.balance -= money
        self.left.append((event.date, measure, money))

    def close(self, event):
        self.closed_on = event.date
        self.closed_by = event.type

    def bucket(self):
        """The one measure that counts the case. It is its own closing only if the case is closed."""
        if self.closed_by == "completed":
            return "finished"
        if self.closed_by in ("terminated", "entrusted_out"):
            return "finished" if self.ever_collected else self.closed_by
        if self.closed_by is not None:
            return self.closed_by
        if self.on_separate_book:
            return "separate_book"
        if self.hold is not None:
            return self.hold
        return self.condition

    def key(self, by):
        values = {
            "unit": self.unit,
            "officer": self.officer,
            "initiation": self.case.initiation,
            "judgment_type": self.case.judgment_type,
            "flags": self.case.flags,
        }
        return tuple(values[name] for name in by)


def case_at_end(case, events, first_day, last_day):
    """The case on `last_day`, or None if it has no part in the period."""
    if case.accepted > last_day:
        return None
    end = CaseAtEnd(case)
    for event in events:
        if event.date <= last_day:
            end.apply(event)
    if end.closed_on is not None and end.closed_on < first_day:
        return None
    return end


def contribution(end, first_day):
    """Measure -> [count, money] of one case."""
    measures = {name: [0, 0] for name in MEASURES}

    left_in_period = 0
    for date, measure, money in end.left:
        if date >= first_day:
            measures[measure][1] += money
            left_in_period += money

    bucket = end.bucket()
    measures[bucket][0] += 1
    if end.closed_on is None:
        measures[bucket][1] += end.balance

    if bucket == "separate_book":  # off balance: neither the case nor its balance has an origin
        origin = [0, left_in_period]
    else:
        origin = [1, left_in_period + end.balance]
    if end.case.accepted < first_day:
        measures["carried_over"] = origin
    else:
        measures["newly_accepted"] = origin
        if end.case.entrusted_in:
            measures["received"] = list(origin)
    return measures


def tally(cases, events_of, year, months, by):
    """Key -> measure -> [count, money]."""
    first_day, last_day = period(year, months)
    cells = {}
    for case in cases:
        end = case_at_end(case, events_of.get(case.case_id, []), first_day, last_day)
        if end is None:
            continue
        cell = cells.setdefault(end.key(by), {name: [0, 0] for name in MEASURES})
        for name, (count, money) in contribution(end, first_day).items():
            cell[name][0] += count
            cell[name][1] += money
    for key, cell in cells.items():
        check_flow_identity(key, cell)
    return cells


def check_flow_identity(key, cell):
    for column, what in ((0, "count"), (1, "money")):
        came_in = sum(cell[name][column] for name in ORIGINS)
        went_or_stayed = sum(cell[name][column] for name in OUTFLOWS + STOCKS)
        if came_in != went_or_stayed:
            raise AssertionError("flow identity broken for %s of %r: %d != %d"
                                 % (what, key, came_in, went_or_stayed))


def long_rows(cells):
    """(key values..., measure, count, money), sorted bytewise, without the rows that are all zero."""
    rows = []
    for key, cell in cells.items():
        for measure, (count, money) in cell.items():
            if count != 0 or money != 0:
                rows.append(key + (measure, count, money))
    rows.sort(key=lambda row: [text.encode("utf-8") for text in row[:-2]])
    return rows


def long_table(rows, by):
    """The CSV text: RFC 4180 quoting only where it is needed, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(list(by) + ["measure", "count", "money"])
    writer.writerows(rows)
    return out.getvalue()


def keys_from(text):
    by = [name for name in text.split(",") if name]
    for name in by:
        if name not in KEYS:
            raise SystemExit("unknown key '%s': use any of %s" % (name, ",".join(KEYS)))
    return by


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", required=True)
    parser.add_argument("--events", required=True)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--months", type=int, required=True)
    parser.add_argument("--by", type=keys_from, default=[], help="keys in the order of the columns; none is the total")
    arguments = parser.parse_args()
    cells = tally(read_cases(arguments.cases), read_events(arguments.events),
                  arguments.year, arguments.months, arguments.by)
    sys.stdout.buffer.write(long_table(long_rows(cells), arguments.by).encode("utf-8"))


if __name__ == "__main__":
    main()
