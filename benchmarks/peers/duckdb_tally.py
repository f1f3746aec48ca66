# SPDX-License-Identifier: Apache-2.0
"""The long table of one period, computed by DuckDB from the register's CSV files with duckdb_tally.sql.

Takes the arguments of `thads tally` and prints the same bytes."""
import argparse
import calendar
import csv
import datetime
import os
import sys

import duckdb

FOLDER = os.path.dirname(os.path.abspath(__file__))
KEYS = ["unit", "officer", "initiation", "judgment_type", "flags"]


def period(year, months):
    """First and last day of the first `months` months of the statistical year, which starts on 1 October."""
    last_year, last_month = (year - 1, 9 + months) if months <= 3 else (year, months - 3)
    return (datetime.date(year - 1, 10, 1),
            datetime.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]))


def sql_from(name, **values):
    """The text of an SQL file without its comment lines (which name the placeholders), with the values put in."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        text = "".join(line for line in file if not line.lstrip().startswith("--"))
    for placeholder, value in values.items():
        text = text.replace("{" + placeholder + "}", value)
    return text


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def connect(threads):
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads = %d" % threads)
    return connection


def load(connection, cases, events, cases_kind):
    """`cases_kind` is "TABLE" for several queries to come, "VIEW" for a single one."""
    connection.execute(sql_from("duckdb_load.sql", cases=quoted(cases), events=quoted(events), cases_kind=cases_kind))


def tally(connection, year, months, by):
    """Rows (key values..., measure, count, money), sorted bytewise."""
    first_day, last_day = period(year, months)
    return connection.execute(sql_from(
        "duckdb_tally.sql", first_day="DATE '%s'" % first_day, last_day="DATE '%s'" % last_day,
        keys="".join(key + ", " for key in by))).fetchall()


def keys_from(text):
    by = [key for key in text.split(",") if key]
    for key in by:
        if key not in KEYS:
            raise argparse.ArgumentTypeError("unknown key '%s': use any of %s" % (key, ",".join(KEYS)))
    return by


def add_arguments(parser):
    parser.add_argument("--cases", required=True)
    parser.add_argument("--events", required=True)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--months", type=int, required=True, choices=range(1, 13), metavar="1...12")
    parser.add_argument("--by", type=keys_from, default=[], help="keys in the order of the columns; none is the total")
    parser.add_argument("--threads", type=int, default=os.cpu_count())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--format", choices=["csv"], default="csv")
    arguments = parser.parse_args()

    connection = connect(arguments.threads)
    load(connection, arguments.cases, arguments.events, "VIEW")
    rows = tally(connection, arguments.year, arguments.months, arguments.by)

    sys.stdout.reconfigure(encoding="utf-8", newline="")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(arguments.by + ["measure", "count", "money"])
    writer.writerows(rows)


if __name__ == "__main__":
    main()
