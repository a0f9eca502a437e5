"""A goal over the plan's years: what each year promised and reached, on screen as in every report."""

import math
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.direct_labels import ASIDE, END, LABEL, LAST, OVER, PAD, DirectLabel, Spot
from plancom.charts.frame import KEY_WIDTH, SLIDE_WIDTH, key, target_text, value_text
from plancom.charts.frame import figure as framed
from plancom.charts.label_placement import PanelLabels, labelled
from plancom.charts.marks import actual_traces, expected_trace, last_known, target_trace
from plancom.charts.month_figure import PLOT, month_figure
from plancom.charts.scene import BELOW, OneSize, Sizes
from plancom.charts.tables import MonthPoint
from plancom.charts.text_size import text_size
from plancom.charts.theme import Look, Properties, palette
from plancom.indicators.plan_years import GoalYears, PlanYear
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan.directions import DirectionWords

WIDTH = 0.56  # of a bar, in years
HALF = WIDTH / 2 + 0.06  # of the line where its target is
LINE = 17  # px of each line of words under a bar that months would not have
NARROW = 9  # characters of what came of a year that fit under its bar on a telephone
ON = Spot("center", "bottom", 0, 3)  # what was reached, on its bar
INSIDE = Spot("center", "top", 0, -5)
NEIGHBOUR = 40  # px that the axis' own words and the room between labels take from the narrowest years


@dataclass(frozen=True)
class YearsChart:
    """A goal's plan years as bars beside their targets; a level that is to rise, as the way from target to target with `months`.

    `months` run over all the plan's years: what there was from each plan year's beginning, and what was expected; empty for bars.
    Shares are 0–1 where `percent`; `unit` is written above the axis, `noun` names what is counted, "" for shares.
    """

    title: str
    goal: GoalYears
    months: tuple[MonthPoint, ...]
    unit: str
    noun: str
    percent: bool

    @property
    def years(self) -> tuple[PlanYear, ...]:
        """The plan's years in order."""
        return self.goal.years

    @property
    def decimals(self) -> int:
        """With how many its values are written."""
        return self.goal.indicator.kind.decimals

    @property
    def words(self) -> DirectionWords:
        """Those of the goal's direction."""
        return self.goal.indicator.direction.words

    @property
    def names(self) -> tuple[str, ...]:
        """«Año 1 (2018)»."""
        return tuple(year_name(year) for year in self.years)

    @property
    def actuals(self) -> tuple[float | None, ...]:
        """What there is of each year."""
        return tuple(year.actual for year in self.years)

    @property
    def targets(self) -> tuple[float | None, ...]:
        """What was promised for each year."""
        return tuple(year.target for year in self.years)

    @property
    def says_something(self) -> bool:
        """Some year has a target or a figure."""
        return any(value is not None for value in (*self.targets, *self.actuals))

    def written(self, value: float | None) -> str:
        """A value as the chart writes it."""
        return value_text(value, percent=self.percent, decimals=self.decimals)

    def target_words(self, year: PlanYear) -> str:
        """«Meta 171.414»."""
        return tr(
            self.words.target_value,
            target=target_text(year.target, percent=self.percent, decimals=self.decimals),
        )

    def mark_words(self, year: PlanYear) -> str:
        """What a chart without room beside its axis writes at a year's target: «Meta 171.414: en curso».

        Of a year to come the target alone; "" where that stays as it was the year before, or where there is none.
        """
        if year.target is None:
            return ""
        if year.state != "to_come":
            return f"{self.target_words(year)}: {verdict(year)}"
        before = {one.plan_year + 1: one.target for one in self.years}
        return "" if before.get(year.plan_year) == year.target else self.target_words(year)

    @property
    def alt(self) -> str:
        """The chart in one sentence, for those who do not see it."""
        said = [
            tr(
                "{year}: {actual} de {target}, {label}",
                year=year_name(year),
                actual=self.written(year.actual),
                target=target_text(year.target, percent=self.percent, decimals=self.decimals),
                label=year.label,
            )
            for year in self.years
        ]
        return f"{self.title}. {'; '.join(said)}."

    @property
    def table(self) -> pd.DataFrame:
        """A row per plan year, every value as text in the goal's unit: Año, Se logró, Se prometió, Estado."""
        head = (tr("Año"), tr("Se logró"), tr("Se prometió"), tr("Estado"))
        rows = [
            (
                name,
                self.written(year.actual),
                target_text(year.target, percent=self.percent, decimals=self.decimals),
                year.label,
            )
            for name, year in zip(self.names, self.years, strict=True)
        ]
        return pd.DataFrame(rows, columns=list(head))

    @property
    def lines_below(self) -> int:
        """How many lines of words stand under the plot."""
        return 2 if self.months else max(year_words(year).count("<br>") + 1 for year in self.years)

    def axis(self, sizes: Sizes | OneSize) -> Properties:
        """The axis of values; over bars it leaves the room that their words take in the lowest of `sizes`."""
        values = [*self.actuals, *self.targets, *(point.actual for point in self.months)]
        axis = value_axis(values, percent=self.percent)
        if self.months:
            return axis
        lowest = float(sizes.plots(axis)[:, 1].min())
        low, high = axis["range"]
        tops = [(max(known(year)), _over(self, year, sizes)) for year in self.years if known(year)]
        needed = [top * lowest / max(lowest - over, lowest / 3) for top, over in tops]
        return axis | {"range": [low, max([high, *needed])]}

    def labelled(self, look: Look, sizes: Sizes | OneSize) -> PanelLabels:
        """Where the words beside its marks stand."""
        labels, ends = _curve_labels(self, look) if self.months else (_bar_labels(self, look, sizes), [])
        data, xaxis, shapes = _curve_data(self, look) if self.months else _bar_data(self, look)
        if not self.months:  # words in a bar stand on a ground of their own
            inside = [_is_inside(self, year, sizes) for year in self.years]
            free = [None if flag else value for flag, value in zip(inside, data[0]["y"], strict=True)]
            data = [data[0] | {"y": free}, *data[1:]]
        return labelled(labels, ends, data, (xaxis, self.axis(sizes)), sizes, shapes=shapes, look=look)

    def figure(self, look: Look, *, slide: bool = False) -> go.Figure:
        """The drawing for the screen, or for a slide."""
        return _curve(self, look, slide=slide) if self.months else _bars(self, look, slide=slide)


def year_name(year: PlanYear) -> str:
    """«Año 1 (2018)», or «Año 1 (2020–2021)» where it does not begin in January."""
    first, last = year.first.year, year.last.year
    return tr("Año {year} ({span})", year=year.plan_year, span=first if first == last else f"{first}–{last}")


def year_words(year: PlanYear) -> str:
    """What stands under a year's bar: «Año 1», «(2018)», «en curso», one under the other."""
    what = verdict(year)
    return f"{year_name(year).replace(' (', '<br>(')}<br>{'<br>'.join(what.rsplit(' ', 1)) if len(what) > NARROW else what}"


def verdict(year: PlanYear) -> str:
    """What came of a year, short enough to stand beside its mark: «se cumplió», «en curso», «por venir»."""
    return tr("en curso") if year.state == "open" and year.reached is None else year.label


def _bars(chart: YearsChart, look: Look, *, slide: bool) -> go.Figure:
    colours = palette(look)
    below = LINE * (chart.lines_below - 2)
    sizes = Sizes(PLOT, slide=slide, around=below)
    data, xaxis, shapes = _bar_data(chart, look)
    found = chart.labelled(look, sizes)
    entries = [("■", colours.actual, tr("se logró")), ("■", colours.pale, tr("va del año en curso"))]
    entries = entries if any(year.state == "open" for year in chart.years) else entries[:1]
    line, top = key(
        look, [*entries, ("━", colours.goal, tr("se prometió")), *found.entries], chart.unit,
        width=SLIDE_WIDTH if slide else KEY_WIDTH,
    )  # fmt: skip
    layout = {
        "height": PLOT + top + BELOW + below,
        "xaxis": xaxis,
        "yaxis": chart.axis(sizes),
        "annotations": [*line, *found.notes],
        "shapes": shapes,
        "margin": {"t": top, "r": found.right, "b": BELOW + below},
    }
    return framed(data, layout, look)


def _bar_data(chart: YearsChart, look: Look) -> tuple[list[Properties], Properties, list[Properties]]:
    """What was reached as bars; the axis of years, with what came of each; and a line across each bar where its target is."""
    colours = palette(look)
    names = list(chart.names)
    bars: Properties = {
        "type": "bar",
        "name": tr("Se logró"),
        "x": names,
        "y": list(chart.actuals),
        "width": WIDTH,
        "marker": {"color": [colours.pale if year.state == "open" else colours.actual for year in chart.years]},
        "customdata": [chart.written(value) for value in chart.actuals],
        "hovertemplate": tr("Se logró: <b>%{customdata}</b><extra></extra>"),
    }
    promised = [(place, year) for place, year in enumerate(chart.years) if year.target is not None]
    hovers: Properties = {
        "type": "scatter",
        "name": tr("Se prometió"),
        "mode": "markers",
        "x": [names[place] for place, _ in promised],
        "y": [year.target for _, year in promised],
        "marker": {"size": 8, "opacity": 0, "color": colours.goal},
        "customdata": [
            target_text(year.target, percent=chart.percent, decimals=chart.decimals) for _, year in promised
        ],
        "hovertemplate": tr("Se prometió: <b>%{customdata}</b><extra></extra>"),
        "cliponaxis": False,
    }
    xaxis: Properties = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": names,
        "range": [-0.5, len(names) - 0.5],
        "tickmode": "array",
        "tickvals": names,
        "ticktext": [year_words(year) for year in chart.years],
    }
    return [bars, hovers], xaxis, [_target_line(place, year, look) for place, year in promised]


def _target_line(place: int, year: PlanYear, look: Look) -> Properties:
    line = {"color": palette(look).goal, "width": 3}
    return {"type": "line", "x0": place - HALF, "x1": place + HALF, "y0": year.target, "y1": year.target, "line": line}


def known(year: PlanYear) -> list[float]:
    """What there is of a year, and what was promised for it, as far as they are known."""
    return [value for value in (year.actual, year.target) if value is not None]


def _bar_labels(chart: YearsChart, look: Look, sizes: Sizes | OneSize) -> list[DirectLabel]:
    """What was reached, at its bar's own end, and what was promised, at its own line: where the line crosses the bar, both over it."""
    colours = palette(look)
    labels = []
    for place, year in enumerate(chart.years):
        reached, promised = _reached(chart, year), _promised(chart, year, sizes)
        said = f"{year_name(year)}: {' · '.join(part for part in (reached, _promised(chart, year)) if part)}"
        entry = ("━", colours.goal, said)
        if _is_crossed(year):
            labels.append(DirectLabel(place, max(known(year)), f"{reached}<br>{promised}", colours.ink, (OVER,), entry))
            continue
        if promised:
            labels.append(DirectLabel(place, year.target or 0.0, promised, colours.ink, (OVER,), entry))
        if reached:
            spots = (INSIDE,) if _is_inside(chart, year, sizes) else (ON,)
            labels.append(DirectLabel(place, year.actual or 0.0, reached, colours.ink, spots, entry))
    return labels


def _is_crossed(year: PlanYear) -> bool:
    """Whether the line of what was promised lies on the bar of what was reached."""
    return year.actual is not None and year.target is not None and bool(year.actual >= year.target)


def _is_inside(chart: YearsChart, year: PlanYear, sizes: Sizes | OneSize) -> bool:
    """Whether what was reached is written in its bar: in the lowest of `sizes` it has no room under the line of what was promised."""
    if year.actual is None or year.target is None or _is_crossed(year):
        return False
    axis = chart.axis(sizes)
    low, high = axis["range"]
    lowest = float(sizes.plots(axis)[:, 1].min())
    between = (year.target - year.actual) / float(high - low) * lowest
    return between < text_size(_reached(chart, year), LABEL)[1] + 2 * PAD + 2 * ON.up


def _over(chart: YearsChart, year: PlanYear, sizes: Sizes | OneSize) -> float:
    """Px that words take over the higher of a year's bar and line."""
    words = _promised(chart, year, sizes) or _reached(chart, year)
    if _is_crossed(year):
        words = f"{_reached(chart, year)}<br>{words}"
    return text_size(words, LABEL)[1] + 2 * PAD + OVER.up


def _reached(chart: YearsChart, year: PlanYear) -> str:
    """«108.683» in bold."""
    return "" if year.actual is None else f"<b>{chart.written(year.actual)}</b>"


def _promised(chart: YearsChart, year: PlanYear, sizes: Sizes | OneSize | None = None) -> str:
    """«Meta 171.414»; in two lines where a year of the narrowest of `sizes` has no room for it."""
    promised = "" if year.target is None else chart.target_words(year)
    narrowest = float(sizes.plots({})[:, 0].min()) / len(chart.years) if sizes else math.inf
    return promised.replace(" ", "<br>", 1) if text_size(promised, LABEL)[0] + NEIGHBOUR > narrowest else promised


def _curve(chart: YearsChart, look: Look, *, slide: bool) -> go.Figure:
    colours = palette(look)
    data, _, _ = _curve_data(chart, look)
    entries = [("━", colours.actual, tr("lo que va de cada año")), ("╌╌", colours.goal, tr("camino a la meta"))]
    return month_figure(
        chart.months, data, chart.axis(Sizes(PLOT)), look, entries=entries, unit=chart.unit,
        labels=_curve_labels(chart, look), slide=slide,
    )  # fmt: skip


def _curve_data(chart: YearsChart, look: Look) -> tuple[list[Properties], Properties, list[Properties]]:
    """The way from target to target and what there was; the axis of months; no straight lines."""
    months = chart.months
    ends = _ends(chart)
    data = [expected_trace(months, look, percent=chart.percent), *actual_traces(months, look, percent=chart.percent)]
    names = [dates.month(months[place].month) for place, _ in ends]
    texts = [target_text(year.target, percent=chart.percent, decimals=chart.decimals) for _, year in ends]
    data.append(target_trace(names, [year.target or 0.0 for _, year in ends], texts, look))
    return data, month_axis([point.month for point in months]), []


def _ends(chart: YearsChart) -> list[tuple[int, PlanYear]]:
    """The years with a target, and the index of the month in which each ends."""
    places = {point.month: place for place, point in enumerate(chart.months)}
    return [(places[year.last.replace(day=1)], year) for year in chart.years if year.target is not None]


def _curve_labels(chart: YearsChart, look: Look) -> tuple[list[DirectLabel], list[DirectLabel]]:
    """The last real value and each year's target with what came of it; and that of the last year, where the line ends."""
    colours, last, found = palette(look), last_known(chart.months), []
    if last is not None:
        point = chart.months[last]
        text = chart.written(point.actual)
        entry = ("●", colours.actual, tr("{month}: {value}", month=dates.month(point.month), value=text))
        found.append(DirectLabel(last, point.actual or 0.0, f"<b>{text}</b>", colours.actual, LAST, entry))
    ends: list[DirectLabel] = []
    for place, year in _ends(chart):
        words = chart.target_words(year)
        entry = ("◆", colours.goal, f"{year_name(year)}: {words}, {verdict(year)}")
        text = f"<b>{words}</b><br>{verdict(year)}"
        at_end = place == len(chart.months) - 1
        label = DirectLabel(place, year.target or 0.0, text, colours.goal, END if at_end else ASIDE, entry)
        (ends if at_end else found).append(label)
    return found, ends
