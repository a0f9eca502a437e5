"""The marks that charts share: actual, expected and target always drawn the same way, and the figures beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from plancom.charts.axes import TWO_YEARS
from plancom.charts.direct_labels import ASIDE, BESIDE_BELOW, END, LAST, LAST_ABOVE, DirectLabel
from plancom.charts.frame import value_text, without_zero
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan.directions import HIGHER, DirectionWords

ACTUAL, EXPECTED, TARGET, BASELINE = "actual", "expected", "target", "baseline"
"""What a direct label is a figure of."""
Written = Callable[[float | None], str]
"""How a chart's figures are written."""


def hatched(flags: Sequence[bool], colour: str | Sequence[str], stroke: str) -> Properties:
    """The pattern of bars of which those with a flag are hatched, by strokes like `stroke`."""
    shapes = [stroke if flag else "" for flag in flags]
    return {"shape": shapes, "fgcolor": colour, "size": 6, "solidity": 0.25, "fillmode": "overlay"}


def actual_traces(
    points: Sequence[MonthPoint],
    look: Look,
    *,
    percent: bool = False,
    decimals: int | None = None,
    colour: str = "",
    symbol: str = "circle",
) -> list[Properties]:
    """The actual line: covered months filled, provisional ones hollow at the end of a dotted stretch, gaps where none is."""
    tone = colour or palette(look).actual
    names = [dates.month(point.month) for point in points]
    texts = [value_text(point.actual, percent=percent, decimals=decimals) for point in points]
    provisional = [point.state == "provisional" for point in points]
    covered = [p.actual if p.state == "covered" else None for p in points]
    traces: list[Properties] = [
        {
            "type": "scatter",
            "name": tr("Real"),
            "mode": "lines+markers",
            "x": names,
            "y": covered,
            "connectgaps": False,
            "line": {"color": tone, "width": 3},
            "marker": {"symbol": symbol, "size": 8 if len(points) <= TWO_YEARS else 5, "color": tone},
            "customdata": texts,
            "hovertemplate": tr("Real: <b>%{customdata}</b><extra></extra>"),
            "cliponaxis": False,
        }
    ]
    if not any(provisional):
        return traces
    traces.append(
        {
            "type": "scatter",
            "name": tr("Hacia lo parcial"),
            "mode": "lines",
            "x": names,
            "y": _linked(points),
            "line": {"color": tone, "width": 2, "dash": "dot"},
            "hoverinfo": "skip",
        }
    )
    traces.append(
        {
            "type": "scatter",
            "name": tr("Parcial"),
            "mode": "markers",
            "x": names,
            "y": [point.actual if flag else None for point, flag in zip(points, provisional, strict=True)],
            "marker": {"symbol": f"{symbol}-open", "size": 11, "color": tone, "line": {"width": 2.5, "color": tone}},
            "customdata": texts,
            "hovertemplate": tr("Parcial: <b>%{customdata}</b><extra></extra>"),
            "cliponaxis": False,
        }
    )
    return traces


def _linked(points: Sequence[MonthPoint]) -> list[float | None]:
    """The values of provisional months, and of covered ones beside them; None of all others."""
    provisional = [point.state == "provisional" for point in points]
    beside = [any(provisional[max(0, i - 1) : i + 2]) for i in range(len(points))]
    return [
        point.actual if flag or (near and point.state == "covered") else None
        for point, flag, near in zip(points, provisional, beside, strict=True)
    ]


def expected_trace(
    points: Sequence[MonthPoint],
    look: Look,
    *,
    percent: bool = False,
    decimals: int | None = None,
    words: DirectionWords = HIGHER.words,
) -> Properties:
    """What was expected, or allowed: always the dark dashed line."""
    name = tr(words.expected_short)
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": [dates.month(point.month) for point in points],
        "y": [point.expected for point in points],
        "connectgaps": False,
        "line": {"color": palette(look).goal, "width": 2, "dash": "dash"},
        "customdata": [value_text(point.expected, percent=percent, decimals=decimals) for point in points],
        "hovertemplate": f"{name}: %{{customdata}}<extra></extra>",
    }


def target_trace(months: Sequence[str], values: Sequence[float], texts: Sequence[str], look: Look) -> Properties:
    """Targets: always a dark diamond."""
    return {
        "type": "scatter",
        "name": tr("Meta"),
        "mode": "markers",
        "x": list(months),
        "y": list(values),
        "marker": {"symbol": "diamond", "size": 13, "color": palette(look).goal},
        "customdata": list(texts),
        "hovertemplate": tr("Meta: <b>%{customdata}</b><extra></extra>"),
        "cliponaxis": False,
    }


def baseline_trace(month: str, baseline: float, look: Look) -> Properties:
    """What the baseline's year came to, as a hollow diamond at the end of a year that adds up."""
    colours = palette(look)
    return {
        "type": "scatter",
        "name": tr("Línea base"),
        "mode": "markers",
        "x": [month],
        "y": [baseline],
        "marker": {"symbol": "diamond-open", "size": 11, "color": colours.soft, "line": {"width": 2, "color": colours.soft}},
        "customdata": [value_text(baseline, decimals=0)],
        "hovertemplate": tr("Línea base, en todo el año: %{customdata}<extra></extra>"),
        "cliponaxis": False,
    }  # fmt: skip


def baseline_label(end: int, baseline: float, look: Look) -> DirectLabel:
    """The figure of that mark."""
    tone = palette(look).soft
    entry = ("◇", tone, tr("línea base {value_text}", value_text=value_text(baseline, decimals=0)))
    return DirectLabel(
        end, baseline, tr("Base {value}", value=value_text(baseline, decimals=0)), tone, END, entry, of=BASELINE
    )


def direct_labels(
    points: Sequence[MonthPoint],
    look: Look,
    *,
    target: float | None,
    percent: bool = False,
    decimals: int | None = None,
    write: Written | None = None,
    colour: str = "",
    words: DirectionWords = HIGHER.words,
) -> tuple[list[DirectLabel], list[DirectLabel]]:
    """What belongs beside the marks of a line: its last actual value and what was expected then; and at the year's end the target.

    The second list is that of the lines' ends, where the last value belongs too once the year is over.
    """
    colours, written = palette(look), write or partial(value_text, percent=percent, decimals=decimals)
    end, last = len(points) - 1, last_known(points)
    labels: list[DirectLabel] = []
    ends: list[DirectLabel] = []
    if last is not None:
        actual = _actual_label(points[last], last, written, colour or colours.actual)
        if last < end:
            labels.append(actual)
            labels += _expected_labels(points[last], last, written, colours.goal, words)
        else:
            ends.append(replace(actual, spots=END))
    if target is not None and points:
        text = tr(words.target_value, target=without_zero(written(target)))
        ends.append(DirectLabel(end, target, f"<b>{text}</b>", colours.goal, END, ("◆", colours.goal, text), of=TARGET))
    return labels, ends


def _actual_label(point: MonthPoint, place: int, written: Written, colour: str) -> DirectLabel:
    value = written(point.actual)
    entry = ("●", colour, tr("{month}: {value}", month=dates.month(point.month), value=value))
    spots = LAST_ABOVE if _is_above(point) else LAST
    return DirectLabel(place, point.actual or 0.0, f"<b>{value}</b>", colour, spots, entry, of=ACTUAL)


def _expected_labels(
    point: MonthPoint, place: int, written: Written, colour: str, words: DirectionWords
) -> list[DirectLabel]:
    """What was expected by the last known month; none where nothing was, or where it has only some days: no figure is held against them."""
    if point.expected is None or point.state != "covered":
        return []
    text = tr(words.expected_value, value=written(point.expected))
    entry = ("╌╌", colour, tr("{text} en {month}", text=text, month=dates.month(point.month)))
    if not _is_above(point):
        return [DirectLabel(place, point.expected, text, colour, ASIDE, entry, of=EXPECTED)]
    # Below its line, before the months to come, a phone has no room for one line of words.
    in_lines = text.replace(" ", "<br>", 1)
    more = {"align": "left"}
    return [DirectLabel(place, point.expected, in_lines, colour, BESIDE_BELOW, entry, of=EXPECTED, more=more)]


def _is_above(point: MonthPoint) -> bool:
    """Whether there was more than expected: the words of the higher point stand higher, too."""
    return point.expected is not None and (point.actual or 0.0) > point.expected


def last_known(points: Sequence[MonthPoint]) -> int | None:
    """Where the last covered month with a value stands; else the last provisional one; None where there is none."""
    known = [i for i, point in enumerate(points) if point.actual is not None]
    covered = [i for i in known if points[i].state == "covered"]
    return max(covered or known, default=None)


def line_key(
    points: Sequence[MonthPoint], look: Look, words: DirectionWords = HIGHER.words, *, skipping: bool = False
) -> list[tuple[str, str, str]]:
    """The key's entries for the marks that `points` make appear; `skipping` says that months without data count in nothing expected."""
    colours = palette(look)
    entries = [("●", colours.actual, tr("real"))]
    if any(point.state == "provisional" for point in points):
        entries.append(("○", colours.actual, tr("parcial")))
    if any(point.expected is not None for point in points):
        expected = tr(words.expected_key)
        said = tr("{expected}, sin los meses que faltan", expected=expected) if skipping else expected
        entries.append(("╌╌", colours.goal, said))
    return entries


def without_target(look: Look) -> tuple[str, str, str]:
    """The key's entry where the plan sets no target for the year."""
    return ("◇", palette(look).soft, tr("sin meta para este año"))
