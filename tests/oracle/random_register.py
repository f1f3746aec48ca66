# SPDX-License-Identifier: Apache-2.0
"""Writes a random register that is valid, from a seed: cases.csv, events.csv and units.csv.

The same seed and the same number of cases give the same bytes with every Python version. The generator looks for the
places where counting goes wrong: dates on the first and the last day of a period, several events on one date, cases
that end with or without money collected, separate books entered and left, amounts near the end of a 64-bit integer.
"""
import argparse
import csv
import datetime
import os

JUDGMENT_TYPES = ["civil", "criminal", "administrative", "family", "commercial", "labour", "bankruptcy",
                  "competition", "arbitration", "other"]
FLAGS = ["credit", "corruption", "economic", "budget", "focus", "merit", "hardship"]

CASE_COLUMNS = ["case_id", "unit", "officer", "initiation", "judgment_type", "accepted", "amount", "source", "flags"]
EVENT_COLUMNS = ["case_id", "date", "type", "amount", "ground", "unit", "officer"]
UNIT_COLUMNS = ["code", "name", "kind", "parent", "valid_from", "valid_to"]

CLOSING_WITHOUT_AMOUNT = ["revoked", "pulled_up", "request_returned"]
PROCEDURAL = ["request_received", "assigned", "notified", "voluntary_end", "verified", "paid_out"]

FIRST_ACCEPTANCE = datetime.date(2021, 8, 1)
LAST_DATE = datetime.date(2026, 3, 31)
LARGEST_AMOUNT = 2 ** 63 - 1


class Dice:
    """A 64-bit linear congruential generator; its upper bits are the throw."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) % 2 ** 64
        for _ in range(4):
            self.below(2)

    def below(self, limit):
        """A whole number from 0 to limit - 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        high = self.state >> 32
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return ((high << 32) | (self.state >> 32)) % limit

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def percent(self, chance):
        return self.below(100) < chance

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]


def boundary_dates():
    """First and last days of months, where periods begin and end."""
    dates = []
    day = datetime.date(2021, 9, 1)
    while day <= LAST_DATE:
        if day.day == 1:
            dates.append(day - datetime.timedelta(days=1))
            dates.append(day)
            if day.month in (10, 4):  # the start of the year and the middle of it, more often
                dates.extend([day - datetime.timedelta(days=1), day] * 4)
        day += datetime.timedelta(days=1)
    return [date for date in dates if date <= LAST_DATE]


BOUNDARIES = boundary_dates()


def make_units():
    """A nation of three provinces, each with districts; the last province has none of its own."""
    units = [["VN", "Cả nước", "nation", "", "", ""]]
    for province, districts in (("P1", 3), ("P2", 2), ("P3", 0)):
        units.append([province, "Tỉnh " + province, "province", "VN", "", ""])
        for number in range(1, districts + 1):
            code = "%s-D%d" % (province, number)
            units.append([code, "Huyện " + code, "district", province, "", ""])
    return units


def officers_of(unit):
    """Nobody, and codes whose order shows whether a program sorts by bytes, by locale, or by quoted lines."""
    return ["", unit + "/CHV1", unit.lower() + "/chv2", 'Nguyễn Thị "Hà", ' + unit, "Đinh " + unit]


def make_case_id(dice, number):
    shape = dice.below(4)
    if shape == 0:
        return "%d/QĐ-CCTHADS" % number
    if shape == 1:
        return 'Số %d, "bổ sung"' % number
    if shape == 2:
        return "vụ-việc-%d-đ" % number
    return "c%06d" % number


def make_amount(dice):
    size = dice.below(10)
    if size == 0:
        return 0
    if size == 1:
        return 2 ** 62 + dice.between(-1000, 1000)
    if size == 2:
        return dice.between(1, 9)
    return dice.between(1, 10 ** dice.between(2, 12))


def make_accepted(dice):
    if dice.percent(35):
        return dice.pick([date for date in BOUNDARIES if date >= FIRST_ACCEPTANCE])
    days = (LAST_DATE - FIRST_ACCEPTANCE).days
    return FIRST_ACCEPTANCE + datetime.timedelta(days=dice.below(days + 1))


def next_date(dice, date):
    """The same day, a day on which a period begins or ends, or some time later."""
    if dice.percent(30):
        return date
    if dice.percent(40):
        later = [boundary for boundary in BOUNDARIES if boundary > date][:30]
        if later:
            return dice.pick(later)
    return date + datetime.timedelta(days=dice.between(1, 150))


class Life:
    """The events of one case, made one after another so that each is valid after those before it."""

    def __init__(self, dice, unit, unit_codes, accepted, amount):
        self.dice = dice
        self.unit = unit
        self.unit_codes = unit_codes
        self.date = accepted
        self.balance = amount
        self.closed = False
        self.events = []

    def add(self, kind, amount="", ground="", unit="", officer=""):
        self.events.append([self.date.isoformat(), kind, amount, ground, unit, officer])

    def part_of_balance(self):
        if self.dice.percent(30):
            return self.balance
        return self.dice.between(1, self.balance)

    def classify(self):
        self.add(self.dice.pick(["enforceable", "enforceable", "unenforceable"]))

    def hold(self):
        kind = self.dice.below(4)
        if kind == 0:
            self.add("suspended")
        elif kind == 1:
            self.add("resumed")
        else:
            self.add("postponed", ground=self.dice.pick(["agreement", "other"]))

    def take(self, kind):
        if self.balance > 0:
            part = self.part_of_balance()
            self.balance -= part
            self.add(kind, amount=part)

    def collect(self):
        self.take("collected")

    def reduce(self):
        self.take("reduced")

    def terminate_or_entrust(self):
        kind = self.dice.pick(["terminated", "entrusted_out"])
        if self.balance == 0 or self.dice.percent(40):
            self.balance = 0
            self.add(kind)
        else:
            self.take(kind)
        self.closed = self.balance == 0

    def complete(self):
        if self.balance > 0:
            kind = self.dice.pick(["collected", "collected", "reduced"])
            self.add(kind, amount=self.balance)
            self.balance = 0
        self.add("completed")
        self.closed = True

    def hand_back(self):
        self.add(self.dice.pick(CLOSING_WITHOUT_AMOUNT))
        self.closed = True

    def book(self):
        self.add(self.dice.pick(["separate_book", "separate_book", "book_returned"]))

    def adjust(self):
        if self.balance > 0 and self.dice.percent(50):
            change = -self.part_of_balance()
        else:
            change = min(make_amount(self.dice) + 1, LARGEST_AMOUNT - self.balance)
        if change != 0:
            self.balance += change
            self.add("adjusted", amount=change)

    def move(self):
        if self.dice.percent(50):
            self.unit = self.dice.pick(self.unit_codes)
            self.add("unit_changed", unit=self.unit, officer=self.dice.pick(officers_of(self.unit)))
        else:
            self.add("officer_changed", officer=self.dice.pick(officers_of(self.unit)))

    def procedure(self):
        kind = self.dice.pick(PROCEDURAL)
        self.add(kind, amount=self.dice.between(1, 10 ** 9) if self.dice.percent(30) else "")

    def live(self):
        steps = ([self.classify] * 5 + [self.hold] * 4 + [self.collect] * 5 + [self.reduce] * 2 +
                 [self.terminate_or_entrust] * 2 + [self.complete] + [self.hand_back] + [self.book] * 3 +
                 [self.adjust] * 2 + [self.move] * 3 + [self.procedure] * 2)
        for number in range(self.dice.below(13)):
            if number > 0 or self.dice.percent(70):
                self.date = next_date(self.dice, self.date)
            if self.closed or self.date > LAST_DATE:
                break
            self.dice.pick(steps)()
        return self.events


def make_case(dice, number, unit_codes):
    unit = dice.pick(unit_codes)
    accepted = make_accepted(dice)
    amount = make_amount(dice)
    case_id = make_case_id(dice, number)
    flags = [flag for flag in FLAGS if dice.percent(12)]
    dice.shuffle(flags)  # the file may name them in any order
    case = [case_id, unit, dice.pick(officers_of(unit)), dice.pick(["ex_officio", "on_request"]),
            dice.pick(JUDGMENT_TYPES), accepted.isoformat(),
            "" if amount == 0 and dice.percent(50) else amount,
            dice.pick(["", "new", "new", "entrusted_in"]), "|".join(flags)]
    events = [[case_id] + event for event in Life(dice, unit, unit_codes, accepted, amount).live()]
    return case, events


def scatter(dice, events):
    """Shuffles the events, and then only puts those of one case and one date back into their order."""
    order = list(range(len(events)))
    dice.shuffle(order)
    places_of_group = {}
    for place, index in enumerate(order):
        places_of_group.setdefault(tuple(events[index][:2]), []).append(place)
    scattered = [None] * len(events)
    for event in events:
        scattered[places_of_group[tuple(event[:2])].pop(0)] = event
    return scattered


def make_register(number_of_cases, seed):
    """Rows of cases.csv, events.csv and units.csv, without their headers."""
    dice = Dice(seed)
    units = make_units()
    unit_codes = [row[0] for row in units if row[2] != "nation"]
    cases, events = [], []
    for number in range(1, number_of_cases + 1):
        case, events_of_case = make_case(dice, number, unit_codes)
        cases.append(case)
        events.extend(events_of_case)
    return cases, scatter(dice, events), units


def write_csv(path, columns, rows, rearranged):
    """With `rearranged`, the same content as other programs write it: a BOM, CR LF, columns in another order, one
    column more."""
    if rearranged:
        columns = ["remark"] + columns[::-1]
        rows = [['ghi chú, "khác"'] + row[::-1] for row in rows]
    with open(path, "w", encoding="utf-8-sig" if rearranged else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n" if rearranged else "\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_register(folder, number_of_cases, seed, rearranged=False):
    cases, events, units = make_register(number_of_cases, seed)
    os.makedirs(folder, exist_ok=True)
    write_csv(os.path.join(folder, "cases.csv"), CASE_COLUMNS, cases, rearranged)
    write_csv(os.path.join(folder, "events.csv"), EVENT_COLUMNS, events, rearranged)
    write_csv(os.path.join(folder, "units.csv"), UNIT_COLUMNS, units, rearranged)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="where the three files are written")
    parser.add_argument("--number-of-cases", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rearranged", action="store_true", help="BOM, CR LF, columns reversed, an extra column")
    arguments = parser.parse_args()
    write_register(arguments.folder, arguments.number_of_cases, arguments.seed, arguments.rearranged)


if __name__ == "__main__":
    main()
