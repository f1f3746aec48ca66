# SPDX-License-Identifier: Apache-2.0
"""Charts: Vega-Lite for notebooks, matplotlib for print.

A specification carries exact numbers as texts; only what draws it makes positions of them.
"""

from __future__ import annotations

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ._errors import ArgumentError
from ._numbers import format_number
from ._table import Language, Value
from ._units import Quantity, Targets, Units

if TYPE_CHECKING:
    from matplotlib.figure import Figure as MatplotlibFigure

    from ._report import Report
    from ._tally import Tally

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_FONTS = "Roboto Condensed, DejaVu Sans, Segoe UI, sans-serif"  # which have Vietnamese
_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
REACHED, MISSED, OTHER, INK = "#2a78b8", "#d1495b", "#8a97a6", "#222"
_TEXTS = {
    "vi": {
        "rate": "Tỷ lệ %",
        "target": "Chỉ tiêu %",
        "cases": "Tỷ lệ giải quyết xong về việc",
        "money": "Tỷ lệ giải quyết xong về tiền",
        "met": "Đạt chỉ tiêu",
        "not_met": "Chưa đạt",
        "no_target": "Tỷ lệ",
    },
    "en": {
        "rate": "Rate %",
        "target": "Target %",
        "cases": "Resolution rate, cases",
        "money": "Resolution rate, money",
        "met": "Target met",
        "not_met": "Target missed",
        "no_target": "Rate",
    },
}


@dataclass(frozen=True)
class Point:
    """A rate that is drawn: whose it is, in percent, with its target where there is one."""

    label: str
    rate: Decimal
    target: Decimal | None
    outcome: Literal["met", "not_met", "no_target"]


def spec_of(
    title: str, data: dict[str, Any], layers: list[dict[str, Any]], **size: Any
) -> dict[str, Any]:
    """A specification of Vega-Lite, with the looks that all charts share."""
    return {
        "$schema": _SCHEMA,
        "title": {"text": title.split("\n"), "anchor": "start"},
        "config": {"font": _FONTS, "locale": {"number": _NUMBERS}},
        "data": data,
        **size,
        "layer": layers,
    }


def data_of(rows: Iterable[Mapping[str, object]], *numbers: str) -> dict[str, Any]:
    """Rows whose values are texts; what draws them reads `numbers` as numbers."""
    parse = {name: "number" for name in numbers}
    return {"values": [dict(row) for row in rows], "format": {"parse": parse}}


class Chart(ABC):
    """A chart that shows itself in a notebook, also offline when vl-convert is installed.

    Attributes
    ----------
    title : str
        What it shows, of whom, when; a line of its own may say the latter.
    spec : dict
        The Vega-Lite specification, complete with its data: exact numbers, as texts.
    """

    def __init__(self, title: str, spec: dict[str, Any]) -> None:
        self.title = title
        self.spec = spec

    def to_json(self) -> str:
        """The specification as JSON."""
        return json.dumps(self.spec, ensure_ascii=False)

    def to_altair(self) -> Any:
        """The chart as one of Altair, to change it. Needs altair."""
        import altair

        return altair.Chart.from_json(self.to_json())

    # --- Print.

    def matplotlib(self) -> MatplotlibFigure:
        """The chart for print, in matplotlib's default font, which has Vietnamese."""
        from matplotlib.figure import Figure

        figure = Figure(figsize=self._inches(), layout="constrained")
        axes = figure.add_subplot()
        self._draw(axes)
        figure.suptitle(self.title, x=0.01, ha="left")
        axes.spines[["top", "right"]].set_visible(False)
        return figure

    @abstractmethod
    def _draw(self, axes: Any) -> None: ...

    @abstractmethod
    def _inches(self) -> tuple[float, float]: ...

    @abstractmethod
    def _lines(self) -> Iterable[str]:
        """What is drawn, in words."""

    # --- Looks.

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes .json, .svg, .png, .pdf, or .html that works offline. All but .json need
        vl-convert."""
        file = Path(path)
        if file.suffix == ".json":
            file.write_text(self.to_json(), "utf-8")
            return
        content = self._convert(file.suffix)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def _convert(self, suffix: str) -> str | bytes:
        import vl_convert

        writers: dict[str, Callable[[], str | bytes]] = {
            ".svg": lambda: vl_convert.vegalite_to_svg(self.spec),
            ".png": lambda: vl_convert.vegalite_to_png(self.spec, scale=2),
            ".pdf": lambda: vl_convert.vegalite_to_pdf(self.spec),
            ".html": lambda: vl_convert.vegalite_to_html(self.spec, bundle=True),
        }
        if suffix not in writers:
            known = ", ".join([".json", *writers])
            raise ArgumentError(f"a chart is saved as one of {known}, not as {suffix!r}")
        return writers[suffix]()

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": repr(self)}
        try:
            bundle["image/svg+xml"] = self._convert(".svg")
        except ImportError:  # the front end draws the specification
            bundle["application/vnd.vegalite.v5+json"] = self.spec
        return bundle

    def __repr__(self) -> str:
        return "\n".join([self.title, *self._lines()])


class RateChart(Chart):
    """Rates beside their targets, as bars or as a line.

    Attributes
    ----------
    points : list of Point
        What is drawn, for whoever draws it otherwise.
    """

    def __init__(
        self, title: str, points: Sequence[Point], kind: Literal["bars", "line"], lang: Language
    ) -> None:
        self.title = title
        self.points = list(points)
        self._kind = kind
        self._texts = _TEXTS[lang]
        super().__init__(title, self._bars() if kind == "bars" else self._line())

    def _data(self) -> dict[str, Any]:
        values = [
            {
                "label": p.label,
                "rate": str(p.rate),
                "shown": format_number(p.rate),
                "target": None if p.target is None else str(p.target),
                "outcome": self._texts[p.outcome],
            }
            for p in self.points
        ]
        return data_of(values, "rate", "target")

    def _color(self) -> dict[str, Any]:
        outcomes = [o for o in ("met", "not_met", "no_target") if self._has(o)]
        colors = {"met": REACHED, "not_met": MISSED, "no_target": OTHER}
        return {
            "field": "outcome",
            "type": "nominal",
            "title": None,
            "scale": {
                "domain": [self._texts[o] for o in outcomes],
                "range": [colors[o] for o in outcomes],
            },
            "legend": {"orient": "bottom"} if len(outcomes) > 1 else None,
        }

    def _has(self, outcome: str) -> bool:
        return any(p.outcome == outcome for p in self.points)

    def _tooltip(self) -> list[dict[str, str]]:
        return [
            {"field": "label", "type": "nominal", "title": " "},
            {"field": "shown", "type": "nominal", "title": self._texts["rate"]},
            {"field": "target", "type": "nominal", "title": self._texts["target"]},
        ]

    def _bars(self) -> dict[str, Any]:
        y = {"field": "label", "type": "nominal", "sort": None, "title": None,
             "axis": {"labelLimit": 320}}  # fmt: skip
        x = {"field": "rate", "type": "quantitative", "title": self._texts["rate"],
             "scale": {"zero": True}}  # fmt: skip
        bars = {
            "mark": {"type": "bar", "height": {"band": 0.7}},
            "encoding": {"y": y, "x": x, "color": self._color(), "tooltip": self._tooltip()},
        }
        numbers = {
            "mark": {"type": "text", "align": "left", "dx": 4, "color": "white"},
            "encoding": {"y": y, "x": {"datum": 0}, "text": {"field": "shown"}},
        }
        targets = {
            "mark": {"type": "tick", "color": INK, "thickness": 2, "size": 16},
            "transform": [{"filter": "isValid(datum.target)"}],
            "encoding": {"y": y, "x": {"field": "target", "type": "quantitative"}},
        }
        has_targets = any(p.target is not None for p in self.points)
        layers: list[dict[str, Any]] = [bars, numbers, *([targets] if has_targets else [])]
        return spec_of(self.title, self._data(), layers, width=420, height={"step": 22})

    def _line(self) -> dict[str, Any]:
        x = {"field": "label", "type": "ordinal", "sort": None, "title": None,
             "axis": {"labelAngle": 0}}  # fmt: skip
        y = {"field": "rate", "type": "quantitative", "title": self._texts["rate"],
             "axis": {"titlePadding": 12},
             "scale": {"zero": False, "padding": 24}}  # fmt: skip
        line = {"mark": {"type": "line", "color": OTHER}, "encoding": {"x": x, "y": y}}
        points = {
            "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1},
            "encoding": {"x": x, "y": y, "color": self._color(), "tooltip": self._tooltip()},
        }
        shown = {"x": x, "y": y, "text": {"field": "shown"}}
        numbers = {"mark": {"type": "text", "dy": -14}, "encoding": shown}
        around_them = {  # keeps the line off
            "mark": {"type": "text", "dy": -14, "stroke": "white", "strokeWidth": 4},
            "encoding": shown,
        }
        targets = {
            "mark": {"type": "tick", "color": INK, "thickness": 2, "size": 28},
            "transform": [{"filter": "isValid(datum.target)"}],
            "encoding": {"x": x, "y": {"field": "target", "type": "quantitative"}},
        }
        layers: list[dict[str, Any]] = [line, around_them, points, numbers, targets]
        return spec_of(self.title, self._data(), layers, width=420, height=260)

    def _draw(self, axes: Any) -> None:
        (self._draw_bars if self._kind == "bars" else self._draw_line)(axes)

    def _inches(self) -> tuple[float, float]:
        return (8, 2 + len(self.points) // 3) if self._kind == "bars" else (7, 4)

    def _colors(self) -> list[str]:
        colors = {"met": REACHED, "not_met": MISSED, "no_target": OTHER}
        return [colors[p.outcome] for p in self.points]

    def _draw_bars(self, axes: Any) -> None:
        places = range(len(self.points))
        axes.barh(places, [p.rate for p in self.points], color=self._colors())
        axes.set_yticks(places, [p.label for p in self.points])
        axes.invert_yaxis()
        axes.set_xlabel(self._texts["rate"])
        for place, p in zip(places, self.points):
            axes.annotate(format_number(p.rate), (0, place), (4, 0), color="white",
                          textcoords="offset points", va="center")  # fmt: skip
            if p.target is not None:
                axes.plot([p.target, p.target], [place - 0.4, place + 0.4], color=INK, lw=2)

    def _draw_line(self, axes: Any) -> None:
        places = list(range(len(self.points)))
        axes.plot(places, [p.rate for p in self.points], color=OTHER, zorder=1)
        axes.scatter(places, [p.rate for p in self.points], color=self._colors(), zorder=2)
        axes.set_xticks(places, [p.label for p in self.points])
        axes.set_ylabel(self._texts["rate"])
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}".replace(".", ","))
        axes.margins(0.15)
        for place, p in zip(places, self.points):
            axes.annotate(format_number(p.rate), (place, p.rate), (0, 8),
                          textcoords="offset points", ha="center",
                          bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})  # fmt: skip
            if p.target is not None:
                axes.plot([place - 0.12, place + 0.12], [p.target, p.target], color=INK, lw=2)

    def _lines(self) -> Iterable[str]:
        return (f"{format_number(p.rate):>9}  {p.label}" for p in self.points)


class Plots:
    """Charts of a report, or of a tally with what is given here besides."""

    def __init__(self, of: Tally | Report) -> None:
        self._of = of

    def rates(
        self, of: Quantity = "cases", *, units: Units | None = None, lang: Language = "vi"
    ) -> RateChart:
        """The rate of each unit below the one reported on, in percent."""
        report = self._report(units=units)
        points = [_without_target(p) for p in _points_of_units(report, of, lang)]
        return RateChart(_title(report, of, lang), points, "bars", lang)

    def targets(
        self,
        of: Quantity = "cases",
        *,
        targets: Targets | None = None,
        units: Units | None = None,
        lang: Language = "vi",
    ) -> RateChart:
        """The same beside its target; the color tells whether the exact rate reaches it."""
        report = self._report(units=units, targets=targets)
        points = _points_of_units(report, of, lang)
        if all(p.target is None for p in points):
            raise ArgumentError("no unit has a target in this period; pass targets=…")
        return RateChart(_title(report, of, lang), points, "bars", lang)

    def years(
        self,
        of: Quantity = "cases",
        *,
        previous: Tally | Sequence[Tally] = (),
        targets: Targets | None = None,
        units: Units | None = None,
        lang: Language = "vi",
    ) -> RateChart:
        """The rate of the unit reported on, year by year."""
        report = self._report(previous=previous, units=units, targets=targets)
        points = [_point_of_year(year, of) for year in report.each_year()]
        drawn = [p for p in points if p is not None]
        return RateChart(_title(report, of, lang, of_period=False), drawn, "line", lang)

    def _report(self, **given: Any) -> Report:
        from ._report import Report

        if not isinstance(self._of, Report):
            return self._of.report(**given)
        if any(given.values()):
            raise ArgumentError("a report has its own units, targets and years")
        return self._of


def _title(report: Report, of: Quantity, lang: Language, of_period: bool = True) -> str:
    parts = [_TEXTS[lang][of], report.root_name]
    return ", ".join([*parts, report.period.label(lang)] if of_period else parts)


def _without_target(p: Point) -> Point:
    return Point(p.label, p.rate, None, "no_target")


def _points_of_units(report: Report, of: Quantity, lang: Language) -> list[Point]:
    """The units below the one reported on that have a rate; that one itself when it stands alone."""
    names = report.tables(lang)["units"]
    name_of = dict(zip(names["unit"], names["name"]))
    rows = report.indicators(lang).where(quantity=of)
    points = [_point(str(name_of[row["unit"]] or row["unit"]), row) for row in rows[1:] or rows]
    return [p for p in points if p is not None]


def _point(label: str, row: dict[str, Value]) -> Point | None:
    rate, target = row["rate"], row["target"]
    if not isinstance(rate, Decimal):
        return None
    if not isinstance(target, Decimal):
        return Point(label, rate, None, "no_target")
    return Point(label, rate, target, "met" if row["target_met"] == "yes" else "not_met")


def _point_of_year(report: Report, of: Quantity) -> Point | None:
    row = report.indicators().where(unit=report.root, quantity=of)[0]
    return _point(str(report.period), row)
