# SPDX-License-Identifier: Apache-2.0
"""A year of a province in Python: `year.py FOLDER` reads the register that `./dev demo` makes."""

import sys
from pathlib import Path

import thads


def main(folder: Path) -> None:
    register = thads.Register.read_csv(folder / "cases.csv", folder / "events.csv")
    units = thads.Units.read_csv(folder / "units.csv")
    targets = thads.Targets.read_csv(folder / "targets.csv")
    if not register.findings.ok:
        sys.exit(str(register.findings))

    year, before = (register.tally(thads.Period(y)) for y in (2024, 2023))
    report = year.report(previous=before, units=units, targets=targets)
    print(register, year, sep="\n", end="\n\n")
    for of in ("cases", "money"):
        held = report.assess(of)
        print(f"{of}: {held.rate} %, target {held.target} %, {held.outcome} by {held.over} points")
    print("checks passed" if report.check().passed else report.check())
    print("", report.narrate(lang="en"), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
