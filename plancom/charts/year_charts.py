"""A goal over the plan's years: what each year promised and reached, on screen as in every report."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.frame import figure as framed
from plancom.charts.frame import key, target_text, value_text
from plancom.charts.marks import actual_traces, expected_trace
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import Look, Properties, palette
from plancom.indicators.plan_years import GoalYears, PlanYear
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan.directions import DirectionWords

LABEL = 15  # px
WIDTH = 0.56  # of a bar, in years


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
        """A row per year, every value as text."""
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

    def figure(self, look: Look) -> go.Figure:
        """The drawing for the screen."""
        return _curve(self, look) if self.months else _bars(self, look)


def year_name(year: PlanYear) -> str:
    """«Año 1 (2018)», or «Año 1 (2020–2021)» where it does not begin in January."""
    first, last = year.first.year, year.last.year
    return tr("Año {year} ({span})", year=year.plan_year, span=first if first == last else f"{first}–{last}")


def verdict(year: PlanYear) -> str:
    """What came of a year, short enough to stand beside its mark: «se cumplió», «en curso», «por venir»."""
    return tr("en curso") if year.state == "open" and year.reached is None else year.label


def _bars(chart: YearsChart, look: Look) -> go.Figure:
    colours = palette(look)
    names = [name.replace(" (", "<br>(") for name in chart.names]
    is_open = [year.state == "open" for year in chart.years]
    bars: Properties = {
        "type": "bar",
        "name": tr("Se logró"),
        "x": names,
        "y": list(chart.actuals),
        "width": [WIDTH] * len(names),
        "marker": {
            "color": [colours.pale if flag else colours.actual for flag in is_open],
            "line": {"width": 0},
        },
        "customdata": [chart.written(value) for value in chart.actuals],
        "hovertemplate": tr("Se logró: <b>%{customdata}</b><extra></extra>"),
    }
    promised = [(name, year) for name, year in zip(names, chart.years, strict=True) if year.target is not None]
    marks: Properties = {
        "type": "scatter",
        "name": tr("Se prometió"),
        "mode": "markers",
        "x": [name for name, _ in promised],
        "y": [year.target for _, year in promised],
        "marker": {"symbol": "line-ew-open", "size": 110, "color": colours.goal, "line": {"width": 3, "color": colours.goal}},
        "customdata": [target_text(year.target, percent=chart.percent, decimals=chart.decimals) for _, year in promised],
        "hovertemplate": tr("Se prometió: <b>%{customdata}</b><extra></extra>"),
        "cliponaxis": False,
    }  # fmt: skip
    words = [word for place, year in enumerate(chart.years) for word in _bar_words(chart, place, year, look)]
    entries = [("■", colours.actual, tr("se logró")), ("■", colours.pale, tr("va del año en curso"))]
    line, top = key(
        look, [*(entries if any(is_open) else entries[:1]), ("━", colours.goal, tr("se prometió"))], chart.unit
    )
    layout = {
        "height": 420,
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": names, "range": [-0.5, len(names) - 0.5]},
        "yaxis": value_axis([*chart.actuals, *chart.targets], percent=chart.percent),
        "annotations": [*line, *words],
        "margin": {"t": top},
    }  # fmt: skip
    return framed([bars, marks], layout, look)


def _bar_words(chart: YearsChart, place: int, year: PlanYear, look: Look) -> list[Properties]:
    """What was reached at the foot of the bar, the target above its mark, and the verdict above both."""
    colours = palette(look)
    font = {"size": LABEL, "color": colours.ink}
    own: Properties = {"x": place, "xref": "x", "yref": "y", "showarrow": False, "font": font}
    said = []
    top = max(value for value in (year.actual, year.target, 0.0) if value is not None)
    promised = f"{chart.target_words(year)}<br>" if year.target is not None else ""
    said.append(own | {"y": top, "yanchor": "bottom", "yshift": 6, "text": f"{promised}<b>{verdict(year)}</b>"})
    if year.actual is not None:
        ground = colours.pale if year.state == "open" else colours.actual
        ink = colours.ink if year.state == "open" else colours.paper
        said.append(
            own
            | {
                "y": 0,
                "yanchor": "bottom",
                "yshift": 4,
                "text": f"<b>{chart.written(year.actual)}</b>",
                "font": {"size": LABEL, "color": ink},
                "bgcolor": ground,
            }
        )
    return said


def _curve(chart: YearsChart, look: Look) -> go.Figure:
    colours = palette(look)
    months = chart.months
    names = [dates.month(point.month) for point in months]
    places = {point.month: place for place, point in enumerate(months)}
    ends = [(places[year.last.replace(day=1)], year) for year in chart.years if year.target is not None]
    steps: Properties = {
        "type": "scatter",
        "name": tr("Meta"),
        "mode": "markers",
        "x": [names[place] for place, _ in ends],
        "y": [year.target for _, year in ends],
        "marker": {"symbol": "diamond", "size": 12, "color": colours.goal},
        "customdata": [target_text(year.target, percent=chart.percent, decimals=chart.decimals) for _, year in ends],
        "hovertemplate": tr("Meta: <b>%{customdata}</b><extra></extra>"),
        "cliponaxis": False,
    }
    words = [_end_words(chart, place, year, look) for place, year in ends]
    words += _today_words(chart, look)
    entries = [("━", colours.actual, tr("lo que va de cada año")), ("╌╌", colours.goal, tr("camino a la meta"))]
    line, top = key(look, entries, chart.unit)
    layout = {
        "height": 420,
        "xaxis": month_axis([point.month for point in months]),
        "yaxis": value_axis([*chart.targets, *(point.actual for point in months)], percent=chart.percent),
        "annotations": [*line, *words],
        "margin": {"t": top},
    }
    data = [expected_trace(months, look, percent=chart.percent), *actual_traces(months, look, percent=chart.percent)]
    return framed([*data, steps], layout, look)


def _end_words(chart: YearsChart, place: int, year: PlanYear, look: Look) -> Properties:
    """The target and the year's verdict, to the left above the year's diamond."""
    return {
        "x": place,
        "y": year.target,
        "xref": "x",
        "yref": "y",
        "xanchor": "right",
        "yanchor": "bottom",
        "xshift": 6,
        "yshift": 9,
        "align": "right",
        "showarrow": False,
        "text": f"<b>{chart.target_words(year)}</b><br>{verdict(year)}",
        "font": {"size": LABEL, "color": palette(look).goal},
    }


def _today_words(chart: YearsChart, look: Look) -> list[Properties]:
    """The last real value, to the right of its point and below it."""
    known = [(place, point) for place, point in enumerate(chart.months) if point.actual is not None]
    if not known:
        return []
    place, point = known[-1]
    colour = palette(look).actual
    return [
        {
            "x": place,
            "y": point.actual,
            "xref": "x",
            "yref": "y",
            "xanchor": "left",
            "yanchor": "top",
            "xshift": 8,
            "yshift": -2,
            "showarrow": False,
            "text": f"<b>{chart.written(point.actual)}</b>",
            "font": {"size": LABEL + 2, "color": colour},
        }
    ]
