# SPDX-License-Identifier: Apache-2.0
"""Charts of chapters: ages, funnel, control chart, pace to the targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from ._errors import ArgumentError
from ._numbers import Rounding, format_number, percent, round_number
from ._plot import INK, MISSED, OTHER, REACHED, Chart, data_of, spec_of
from ._table import Language, Table
from ._units import Quantity

if TYPE_CHECKING:
    from ._chapter import Chapter

Assumption = Literal["unchanged", "same_increase", "same_growth"]
"""On what will be with conditions at the end of the year (docs/outlook.md)."""

_OLD = "#c98a2b"
_TEXTS = {
    "vi": {
        "pyramid": "Việc chưa thi hành xong theo tuổi",
        "share": "% số việc, % số tiền",
        "band": "Tuổi",
        "cases": "Việc",
        "money": "Tiền (đồng)",
        "funnel": "Tỷ lệ giải quyết xong về việc, so với biến động ngẫu nhiên",
        "with_conditions": "Số việc có điều kiện thi hành",
        "rate": "Tỷ lệ %",
        "high": "Cao hơn giới hạn",
        "inside": "Trong giới hạn",
        "low": "Thấp hơn giới hạn",
        "control": "Tỷ lệ giải quyết xong từng tháng",
        "month": "Tháng",
        "usual": "Biến động thường",
        "signal": "Có tín hiệu",
        "signals": "Tín hiệu",
        "pace_cases": "Số việc giải quyết xong mỗi tháng để đạt chỉ tiêu",
        "pace_money": "Số tiền giải quyết xong mỗi tháng để đạt chỉ tiêu",
        "per_month_cases": "Việc mỗi tháng",
        "per_month_money": "Triệu đồng mỗi tháng",
        "so_far": "Đến nay",
        "enough": "Cần, không hơn đến nay",
        "faster": "Cần, phải nhanh hơn",
        "status": "Chỉ tiêu",
    },
    "en": {
        "pyramid": "Open cases by age",
        "share": "% of cases, % of money",
        "band": "Age",
        "cases": "Cases",
        "money": "Money (đồng)",
        "funnel": "Resolution rate of cases, beside what chance makes",
        "with_conditions": "Cases with conditions",
        "rate": "Rate %",
        "high": "Above the limits",
        "inside": "Inside",
        "low": "Below the limits",
        "control": "Resolution rate by month",
        "month": "Month",
        "usual": "Usual variation",
        "signal": "Signal",
        "signals": "Signals",
        "pace_cases": "Cases to resolve each month to reach the target",
        "pace_money": "Money to resolve each month to reach the target",
        "per_month_cases": "Cases a month",
        "per_month_money": "Million đồng a month",
        "so_far": "So far",
        "enough": "Needed, no more than so far",
        "faster": "Needed, more than so far",
        "status": "Target",
    },
}
_LIMITS = ("lower_outer", "lower_inner", "upper_inner", "upper_outer")


def _axis_number(value: float, _: object = None) -> str:
    return f"{abs(value):g}".replace(".", ",")


def _axis_count(value: float, _: object = None) -> str:
    return f"{value:,.0f}".replace(",", ".")


def _field(name: str, title: str, kind: str = "quantitative", **more: Any) -> dict[str, Any]:
    return {"field": name, "type": kind, "title": title, **more}


def _colors(texts: dict[str, str], colors: dict[str, str]) -> dict[str, Any]:
    """The meanings that are drawn, in words below the chart."""
    domain = [texts[meaning] for meaning in colors]
    return {
        "field": "meaning",
        "type": "nominal",
        "title": None,
        "scale": {"domain": domain, "range": list(colors.values())},
        "legend": {"orient": "bottom", "labelLimit": 320} if len(domain) > 1 else None,
    }


def _legend(axes: Any, texts: dict[str, str], colors: dict[str, str], marker: str = "o") -> None:
    """The same for print."""
    if len(colors) < 2:
        return
    for meaning, color in colors.items():
        axes.scatter([], [], color=color, marker=marker, label=texts[meaning])
    axes.figure.legend(loc="outside lower center", ncols=len(colors), frameon=False)


def _given(number: object) -> Decimal:
    assert isinstance(number, Decimal)
    return number


@dataclass(frozen=True)
class Band:
    """Open cases of an age: how many, with how many đồng, and their shares in percent."""

    label: str
    cases: Decimal
    money: Decimal
    cases_share: Decimal
    money_share: Decimal


class AgePyramid(Chart):
    """Open cases by age, the oldest on top: cases to the left, money to the right.

    Attributes
    ----------
    bands : list of Band
        What is drawn, the youngest first.
    """

    def __init__(self, title: str, bands: list[Band], lang: Language) -> None:
        self.bands = bands
        self._texts = _TEXTS[lang]
        super().__init__(title, self._specification(title))

    _COLORS = {"cases": REACHED, "money": _OLD}

    def _specification(self, title: str) -> dict[str, Any]:
        texts = self._texts
        rows = [
            {
                "band": b.label,
                "meaning": texts[side],
                "position": str(-b.cases_share if side == "cases" else b.money_share),
                "shown": self._shown(b, side),
                "exact": format_number(b.cases if side == "cases" else b.money),
                "side": side,
            }
            for b in reversed(self.bands)
            for side in ("cases", "money")
        ]
        y = _field("band", texts["band"], "nominal", sort=None, axis={"titlePadding": 8})
        x = _field("position", texts["share"], scale={"padding": 110, "nice": False},
                   axis={"labels": False, "ticks": False, "grid": False})  # fmt: skip
        tooltip = [
            _field("band", texts["band"], "nominal"),
            _field("meaning", " ", "nominal"),
            _field("exact", " ", "nominal"),
            _field("shown", "%", "nominal"),
        ]
        bars = {
            "mark": {"type": "bar", "height": {"band": 0.8}},
            "encoding": {"y": y, "x": x, "color": _colors(texts, self._COLORS), "tooltip": tooltip},
        }
        layers = [bars]
        for side, align, dx in (("cases", "right", -4), ("money", "left", 4)):
            layers.append(
                {
                    "mark": {"type": "text", "align": align, "dx": dx, "color": INK},
                    "transform": [{"filter": f"datum.side == '{side}'"}],
                    "encoding": {"y": y, "x": x, "text": {"field": "shown"}},
                }
            )
        zero = {"mark": {"type": "rule", "color": INK}, "encoding": {"x": {"datum": 0}}}
        return spec_of(
            title, data_of(rows, "position"), [*layers, zero], width=420, height={"step": 24}
        )

    @staticmethod
    def _shown(band: Band, side: str) -> str:
        share = band.cases_share if side == "cases" else band.money_share
        number = f"{format_number(share)} %"
        return f"{format_number(band.cases)} ({number})" if side == "cases" else number

    def _inches(self) -> tuple[float, float]:
        return 8, 1.6 + 0.4 * len(self.bands)

    def _draw(self, axes: Any) -> None:
        places = range(len(self.bands))
        axes.barh(places, [-b.cases_share for b in self.bands], color=self._COLORS["cases"])
        axes.barh(places, [b.money_share for b in self.bands], color=self._COLORS["money"])
        axes.axvline(0, color=INK, lw=1)
        axes.set_yticks(places, [b.label for b in self.bands])
        axes.set_xlabel(self._texts["share"])
        axes.set_xticks([])
        axes.margins(x=0.35)
        for place, b in zip(places, self.bands):
            for side, at, align, dx in (
                ("cases", -b.cases_share, "right", -4),
                ("money", b.money_share, "left", 4),
            ):
                axes.annotate(self._shown(b, side), (at, place), (dx, 0), ha=align,
                              textcoords="offset points", va="center")  # fmt: skip
        _legend(axes, self._texts, self._COLORS, "s")

    def _lines(self) -> Iterable[str]:
        return (f"{format_number(b.cases):>9}  {b.label}" for b in reversed(self.bands))


@dataclass(frozen=True)
class FunnelPoint:
    """A unit in the funnel: its cases with conditions, its rate and its limits in percent."""

    label: str
    whole: Decimal
    rate: Decimal
    limits: tuple[Decimal, Decimal, Decimal, Decimal]
    """lower 99.8 %, lower 95 %, upper 95 %, upper 99.8 %; approximate"""
    place: Literal["far_below", "below", "inside", "above", "far_above"]

    @property
    def meaning(self) -> str:
        """high, inside or low."""
        return {"above": "high", "far_above": "high", "inside": "inside"}.get(self.place, "low")


class FunnelChart(Chart):
    """Units around the rate of all, with what chance makes of so many cases.

    Attributes
    ----------
    centre : Decimal
        The rate of all, in percent.
    points : list of FunnelPoint
        The units that have cases with conditions.
    """

    _COLORS = {"low": MISSED, "inside": OTHER, "high": REACHED}

    def __init__(
        self, title: str, centre: Decimal, points: list[FunnelPoint], lang: Language
    ) -> None:
        self.centre = centre
        self.points = sorted(points, key=lambda p: p.whole)
        self._texts = _TEXTS[lang]
        super().__init__(title, self._specification(title))

    def _specification(self, title: str) -> dict[str, Any]:
        texts = self._texts
        rows = [
            {
                "label": p.label,
                "whole": str(p.whole),
                "rate": str(p.rate),
                "shown": format_number(p.rate),
                "cases": format_number(p.whole),
                "meaning": texts[p.meaning],
                "outside": p.label if p.meaning != "inside" else "",
            }
            for p in self.points
        ]
        limits = [
            {"whole": str(p.whole), "limit": str(limit), "name": name, "kind": name[6:]}
            for p in self.points
            for name, limit in zip(_LIMITS, p.limits)
        ]
        x = _field("whole", texts["with_conditions"], scale={"zero": True})
        y = _field("rate", texts["rate"], scale={"zero": False, "nice": False, "padding": 12})
        curves = {
            "data": data_of(limits, "whole", "limit"),
            "mark": {"type": "line", "interpolate": "monotone", "color": OTHER},
            "encoding": {
                "x": x,
                "y": {**y, "field": "limit"},
                "detail": {"field": "name"},
                "strokeDash": _field("kind", "", "nominal", legend=None,
                                     scale={"domain": ["outer", "inner"],
                                            "range": [[1, 0], [4, 4]]}),  # fmt: skip
            },
        }
        centre = {
            "data": data_of([{"centre": str(self.centre)}], "centre"),
            "mark": {"type": "rule", "color": INK},
            "encoding": {"y": {**y, "field": "centre"}},
        }
        points = {
            "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
            "encoding": {
                "x": x,
                "y": y,
                "color": _colors(texts, self._used()),
                "tooltip": [
                    _field("label", " ", "nominal"),
                    _field("shown", texts["rate"], "nominal"),
                    _field("cases", texts["with_conditions"], "nominal"),
                ],
            },
        }
        text = {"type": "text", "align": "left", "dx": 7, "color": INK}
        shown = {"x": x, "y": y, "text": {"field": "outside"}}
        names = {"mark": text, "encoding": shown}
        around_them = {  # keeps the lines off
            "mark": {**text, "stroke": "white", "strokeWidth": 6},
            "encoding": shown,
        }
        return spec_of(
            title, data_of(rows, "whole", "rate"), [curves, centre, around_them, points, names],
            width=480, height=320,
        )  # fmt: skip

    def _used(self) -> dict[str, str]:
        return {m: c for m, c in self._COLORS.items() if any(p.meaning == m for p in self.points)}

    def _inches(self) -> tuple[float, float]:
        return 8, 5

    def _draw(self, axes: Any) -> None:
        wholes = [p.whole for p in self.points]
        for i, name in enumerate(_LIMITS):
            style = "-" if name.endswith("outer") else "--"
            axes.plot(wholes, [p.limits[i] for p in self.points], style, color=OTHER, lw=1)
        axes.axhline(self.centre, color=INK, lw=1)
        axes.scatter(wholes, [p.rate for p in self.points], zorder=3,
                     color=[self._COLORS[p.meaning] for p in self.points])  # fmt: skip
        for p in self.points:
            if p.meaning != "inside":
                halo = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
                axes.annotate(p.label, (p.whole, p.rate), (7, 0), va="center", bbox=halo,
                              textcoords="offset points")  # fmt: skip
        axes.set_xlim(left=0)
        axes.set_xlabel(self._texts["with_conditions"])
        axes.xaxis.set_major_formatter(_axis_count)
        axes.set_ylabel(self._texts["rate"])
        axes.yaxis.set_major_formatter(_axis_number)
        _legend(axes, self._texts, self._used())

    def _lines(self) -> Iterable[str]:
        return (
            f"{format_number(p.rate):>9}  {p.label}  ({self._texts[p.meaning]})"
            for p in self.points
        )


@dataclass(frozen=True)
class Month:
    """A month of a control chart, in percent; None where there is no rate, or no limit."""

    label: str
    rate: Decimal | None
    mean: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    signals: str
    """in words; empty for usual variation"""


class ControlChart(Chart):
    """A rate month by month, with its mean and the limits of its usual variation.

    Attributes
    ----------
    months : list of Month
        What is drawn, the earliest first.
    """

    _COLORS = {"usual": REACHED, "signal": MISSED}

    def __init__(self, title: str, months: list[Month], lang: Language) -> None:
        self.months = months
        self._texts = _TEXTS[lang]
        super().__init__(title, self._specification(title))

    def _specification(self, title: str) -> dict[str, Any]:
        texts = self._texts
        names = ("rate", "mean", "lower", "upper")
        rows = [
            {
                "month": m.label,
                **{name: _text(getattr(m, name)) for name in names},
                "shown": "" if m.rate is None else format_number(m.rate),
                "signals": m.signals,
                "meaning": texts["signal" if m.signals else "usual"],
            }
            for m in self.months
        ]
        x = _field("month", texts["month"], "ordinal", sort=None, axis={"labelAngle": -60})
        y = _field("rate", texts["rate"], scale={"zero": False, "padding": 12})

        def line(name: str, **look: Any) -> dict[str, Any]:
            return {
                "mark": {"type": "line", **look},
                "transform": [{"filter": f"isValid(datum.{name})"}],
                "encoding": {"x": x, "y": {**y, "field": name}},
            }

        points = {
            "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
            "transform": [{"filter": "isValid(datum.rate)"}],
            "encoding": {
                "x": x,
                "y": y,
                "color": _colors(texts, self._used()),
                "tooltip": [
                    _field("month", texts["month"], "nominal"),
                    _field("shown", texts["rate"], "nominal"),
                    _field("signals", texts["signals"], "nominal"),
                ],
            },
        }
        layers = [
            line("mean", color=INK, strokeWidth=1, interpolate="step"),
            *(line(n, color=OTHER, strokeDash=[4, 4], interpolate="step") for n in names[2:]),
            line("rate", color=OTHER),
            points,
        ]
        return spec_of(
            title, data_of(rows, *names), layers, width={"step": 22}, height=280
        )

    def _used(self) -> dict[str, str]:
        drawn = {"signal" if m.signals else "usual" for m in self.months if m.rate is not None}
        return {meaning: color for meaning, color in self._COLORS.items() if meaning in drawn}

    def _inches(self) -> tuple[float, float]:
        return max(6.0, 1.5 + 0.28 * len(self.months)), 4.5

    def _draw(self, axes: Any) -> None:
        places = range(len(self.months))

        def line(name: str, **look: Any) -> None:
            at = [(i, value) for i, m in zip(places, self.months)
                  if (value := getattr(m, name)) is not None]  # fmt: skip
            axes.plot([i for i, _ in at], [value for _, value in at], **look)

        line("mean", color=INK, lw=1, drawstyle="steps-mid")
        for name in ("lower", "upper"):
            line(name, color=OTHER, ls="--", lw=1, drawstyle="steps-mid")
        line("rate", color=OTHER)
        drawn = [(i, m) for i, m in zip(places, self.months) if m.rate is not None]
        axes.scatter([i for i, _ in drawn], [m.rate for _, m in drawn], zorder=3,
                     color=[self._COLORS["signal" if m.signals else "usual"]
                            for _, m in drawn])  # fmt: skip
        axes.set_xticks(places, [m.label for m in self.months], rotation=60, ha="right")
        axes.set_ylabel(self._texts["rate"])
        axes.yaxis.set_major_formatter(_axis_number)
        _legend(axes, self._texts, self._used())

    def _lines(self) -> Iterable[str]:
        for m in self.months:
            rate = "–" if m.rate is None else format_number(m.rate)
            yield f"{rate:>9}  {m.label}  {m.signals}".rstrip()


@dataclass(frozen=True)
class Pace:
    """What a unit resolves a month, and what it needs; việc, or million đồng."""

    label: str
    so_far: Decimal
    needed: Decimal | None
    """rounded up; None when no pace reaches the target, or there is none"""
    status: str
    """in words"""

    @property
    def meaning(self) -> Literal["enough", "faster"]:
        """Whether the pace so far is enough."""
        return "enough" if self.needed is not None and self.needed <= self.so_far else "faster"


class PaceChart(Chart):
    """The pace so far of each unit beside the pace that its target takes.

    Attributes
    ----------
    paces : list of Pace
        What is drawn.
    """

    _COLORS = {"so_far": OTHER, "enough": REACHED, "faster": MISSED}

    def __init__(self, title: str, paces: list[Pace], of: Quantity, lang: Language) -> None:
        self.paces = paces
        self._of = of
        self._texts = _TEXTS[lang]
        super().__init__(title, self._specification(title))

    def _specification(self, title: str) -> dict[str, Any]:
        texts = self._texts
        rows = []
        for p in self.paces:
            common = {"label": p.label, "status": p.status}
            pace = str(p.so_far)
            rows.append({**common, "pace": pace, "shown": format_number(p.so_far),
                         "meaning": texts["so_far"]})  # fmt: skip
            if p.needed is not None:
                rows.append({**common, "pace": str(p.needed), "shown": format_number(p.needed),
                             "meaning": texts[p.meaning]})  # fmt: skip
        y = _field("label", "", "nominal", sort=None, axis={"labelLimit": 320})
        x = _field("pace", texts[f"per_month_{self._of}"], scale={"zero": True})
        between = {
            "mark": {"type": "line", "color": OTHER, "strokeWidth": 3, "opacity": 0.5},
            "encoding": {"y": y, "x": x, "detail": {"field": "label"}},
        }
        points = {
            "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
            "encoding": {
                "y": y,
                "x": x,
                "color": _colors(texts, self._used()),
                "tooltip": [
                    _field("label", " ", "nominal"),
                    _field("meaning", " ", "nominal"),
                    _field("shown", texts[f"per_month_{self._of}"], "nominal"),
                    _field("status", texts["status"], "nominal"),
                ],
            },
        }
        return spec_of(
            title, data_of(rows, "pace"), [between, points], width=420, height={"step": 22}
        )

    def _used(self) -> dict[str, str]:
        drawn = {"so_far", *(p.meaning for p in self.paces if p.needed is not None)}
        return {meaning: color for meaning, color in self._COLORS.items() if meaning in drawn}

    def _inches(self) -> tuple[float, float]:
        return 8, 2 + len(self.paces) / 3

    def _draw(self, axes: Any) -> None:
        places = range(len(self.paces))
        for place, p in zip(places, self.paces):
            if p.needed is not None:
                axes.plot([p.so_far, p.needed], [place, place], color=OTHER, alpha=0.5, lw=3)
                axes.scatter([p.needed], [place], color=self._COLORS[p.meaning], zorder=3)
            axes.scatter([p.so_far], [place], color=OTHER, zorder=2)
        axes.set_yticks(places, [p.label for p in self.paces])
        axes.margins(y=0.02)
        axes.invert_yaxis()
        axes.set_xlim(left=0)
        axes.set_xlabel(self._texts[f"per_month_{self._of}"])
        axes.xaxis.set_major_formatter(_axis_count)
        _legend(axes, self._texts, self._used())

    def _lines(self) -> Iterable[str]:
        return (
            f"{format_number(p.so_far):>9} → "
            f"{'–' if p.needed is None else format_number(p.needed)}  {p.label}  ({p.status})"
            for p in self.paces
        )


class ChapterPlots:
    """Charts of a chapter; each needs the table that one kind of chapter has."""

    def __init__(self, chapter: Chapter, lang: Language) -> None:
        self._chapter = chapter
        self._lang = lang

    def pyramid(self, unit: str | None = None) -> AgePyramid:
        """Open cases by age, of ``Register.ageing``: of the unit reported on, or of one below it.

        Shares in percent of all open cases and of their money, without the separate book.
        """
        table = self._table("age_bands", "Register.ageing")
        row = next((i for i, code in enumerate(table["unit"]) if unit in (None, code)), None)
        if row is None:
            raise ArgumentError(f"there is no unit {unit!r}; there are: {_listed(table['unit'])}")
        values = table[row]
        if not values["cases_all"]:
            raise ArgumentError("there are no open cases to draw")
        bands = [
            Band(
                label,
                cases := _given(values[f"cases_{name}"]),
                money := _given(values[f"money_{name}"]),
                _share(cases, _given(values["cases_all"])),
                _share(money, _given(values["money_all"])),
            )
            for name, label in _bands_of(table)
        ]
        if not bands:
            raise ArgumentError("a chapter without bands has no pyramid")
        names = table.shown(0, "unit"), table.shown(row, "unit")
        return AgePyramid(self._title("pyramid", table).replace(*names), bands, self._lang)

    def funnel(self) -> FunnelChart:
        """The units of ``Register.compare_units`` around the rate of all.

        Solid lines are the limits of 99.8 %, dashed ones those of 95 %, joined from unit to unit.
        """
        table = self._table("funnel", "Register.compare_units")
        centre = table[0, "rate"]
        points = [
            FunnelPoint(
                str(row["name"] or row["unit"]),
                _given(row["with_conditions"]),
                _given(row["rate"]),
                tuple(_given(row[name]) for name in _LIMITS),  # type: ignore[arg-type]
                row["place"],  # type: ignore[arg-type]
            )
            for row in list(table)[1:]
            if row["place"] is not None
        ]
        if not isinstance(centre, Decimal) or not points:
            raise ArgumentError("no unit has cases with conditions to draw")
        return FunnelChart(self._title("funnel", table), centre, points, self._lang)

    def control(self) -> ControlChart:
        """The rate of the unit reported on by month, of ``Register.compare_units``."""
        table = self._table("control_chart", "Register.compare_units with months_back=…")
        months = [
            Month(
                str(row["month"]),
                _number(row["rate"]),
                _number(row["mean"]),
                _number(row["lower"]),
                _number(row["upper"]),
                table.shown(i, "signals"),
            )
            for i, row in enumerate(table)
        ]
        return ControlChart(self._title("control", table), months, self._lang)

    def pace(self, of: Quantity = "cases", *, assuming: Assumption = "unchanged") -> PaceChart:
        """The pace of each unit below that of ``Register.outlook`` beside what its target takes.

        Việc a month, or million đồng, as in the table ``pace``: what is needed is rounded up.
        """
        table = self._table("pace", "Register.outlook")
        paces = [
            Pace(
                table.shown(i, "name") or str(row["unit"]),
                _scaled(_given(row["so_far_per_month"]), of, "half_up"),
                None if (needed := row["needed_per_month"]) is None
                else _scaled(_given(needed), of, "ceiling"),
                table.shown(i, "status"),
            )
            for i, row in enumerate(table)
            if (row["quantity"], row["assumption"]) == (of, assuming)
        ]  # fmt: skip
        paces = paces[1:] or paces  # the sum of all would dwarf them
        if all(p.needed is None for p in paces):
            raise ArgumentError(
                "no unit has a pace to a target: pass targets=… of the year, a period that ends "
                "before it, and for assumptions other than 'unchanged' a register with last year"
            )
        return PaceChart(self._title(f"pace_{of}", table), paces, of, self._lang)

    def _table(self, name: str, maker: str) -> Table:
        if name not in self._chapter:
            raise ArgumentError(f"the chapter {self._chapter.code!r} has none; see {maker}")
        return self._chapter[name]

    def _title(self, what: str, table: Table) -> str:
        """What, and in a line below of whom and when, as the table says it."""
        return "\n".join([_TEXTS[self._lang][what], ", ".join(table.titles[1:])])


def _bands_of(table: Table) -> list[tuple[str, str]]:
    """The bands of ``age_bands``: the ends of their columns' names, and what they are called."""
    found: list[tuple[str, str]] = []
    below = ""
    for column, headings in zip(table.columns, table.headings):
        if not column.startswith("cases_") or column == "cases_all":
            continue
        label = headings[-1]
        length = label.removeprefix("đến ").removeprefix("up to ")
        if below and length != label:
            label = f"{below} – {length}"
        found.append((column.removeprefix("cases_"), label))
        below = length
    return found


def _share(part: Decimal, whole: Decimal) -> Decimal:
    share = percent(part, whole)
    return Decimal("0.00") if share is None else share


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _scaled(pace: Decimal, of: Quantity, rounding: Rounding) -> Decimal:
    """Việc as they are, đồng in million with one decimal."""
    return pace if of == "cases" else round_number(pace.scaleb(-6), 1, rounding)


def _listed(codes: Iterable[object]) -> str:
    return ", ".join(map(str, codes))
