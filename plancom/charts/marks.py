"""The marks that charts share: actual, expected and target always drawn the same way, and the figures beside them."""

from collections.abc import Sequence
from typing import Literal

from plancom.charts.axes import TWO_YEARS
from plancom.charts.frame import label, target_text, value_text
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import tr

LOW = 0.09  # of the axis: under it, no figure fits between a mark and the months


def actual_traces(
    points: Sequence[MonthPoint], look: Look, *, percent: bool = False, colour: str = "", symbol: str = "circle"
) -> list[Properties]:
    """The actual line: covered months filled, provisional ones hollow at the end of a dotted stretch, gaps where none is."""
    tone = colour or palette(look).actual
    names = [dates.month(point.month) for point in points]
    texts = [value_text(point.actual, percent=percent) for point in points]
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
    linked = [
        point.actual if flag or (point.state == "covered" and any(provisional[max(0, i - 1) : i + 2])) else None
        for i, (point, flag) in enumerate(zip(points, provisional, strict=True))
    ]
    traces.append(
        {
            "type": "scatter",
            "name": tr("Hacia lo provisional"),
            "mode": "lines",
            "x": names,
            "y": linked,
            "line": {"color": tone, "width": 2, "dash": "dot"},
            "hoverinfo": "skip",
        }
    )
    traces.append(
        {
            "type": "scatter",
            "name": tr("Provisional"),
            "mode": "markers",
            "x": names,
            "y": [point.actual if flag else None for point, flag in zip(points, provisional, strict=True)],
            "marker": {"symbol": f"{symbol}-open", "size": 11, "color": tone, "line": {"width": 2.5, "color": tone}},
            "customdata": texts,
            "hovertemplate": tr("Provisional: <b>%{customdata}</b><extra></extra>"),
            "cliponaxis": False,
        }
    )
    return traces


def expected_trace(points: Sequence[MonthPoint], look: Look, *, percent: bool = False) -> Properties:
    """What was expected: always the dark dashed line."""
    return {
        "type": "scatter",
        "name": tr("Esperado"),
        "mode": "lines",
        "x": [dates.month(point.month) for point in points],
        "y": [point.expected for point in points],
        "connectgaps": False,
        "line": {"color": palette(look).goal, "width": 2, "dash": "dash"},
        "customdata": [value_text(point.expected, percent=percent) for point in points],
        "hovertemplate": tr("Esperado: %{customdata}<extra></extra>"),
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


def direct_labels(
    points: Sequence[MonthPoint], look: Look, *, target: float | None, top: float, percent: bool = False
) -> list[Properties]:
    """The last actual value, what was expected then, and the target, each beside its mark and clear of the others."""
    colours = palette(look)
    end = len(points) - 1
    last = last_known(points)
    labels = []
    side: Literal["above", "below"] = "above"
    lift = 12
    if last is not None:
        actual, expected = points[last].actual or 0.0, points[last].expected
        place = last / max(1, end)
        rival = target if last == end else expected
        under = rival is not None and actual < rival
        text = f"<b>{value_text(actual, percent=percent)}</b>"
        low = under and actual < top * LOW  # below it, the figure would lie on the months' names
        own: Literal["above", "below"] = "below" if under and not low else "above"
        other: Literal["above", "below"] = "above" if under else "below"
        labels.append(label(look, last, actual, text, colour=colours.actual, place=place, side=own))
        if last == end:
            side = other
        elif expected is not None:
            text = tr("esperado {value}", value=value_text(expected, percent=percent))
            clear = 30 if low and expected - actual < top * 2 * LOW else 7
            labels.append(label(look, last, expected, text, colour=colours.goal, place=place, side=other, shift=clear))
        if target is not None and last != end and place > 0.6:  # noqa: PLR2004 - where a phone's labels could meet
            upper = (expected if under else actual) or 0.0
            lift = 30 if abs(target - upper) < top * 0.1 else lift
    if target is not None:
        text = f"<b>{tr('Meta {target}', target=target_text(target, percent=percent))}</b>"
        labels.append(label(look, end, target, text, colour=colours.goal, place=1, side=side, shift=lift))
    return labels


def last_known(points: Sequence[MonthPoint]) -> int | None:
    """Where the last covered month with a value stands; else the last provisional one; None where there is none."""
    known = [i for i, point in enumerate(points) if point.actual is not None]
    covered = [i for i in known if points[i].state == "covered"]
    return max(covered or known, default=None)


def line_key(points: Sequence[MonthPoint], look: Look) -> list[tuple[str, str, str]]:
    """The key's entries for the marks that `points` make appear."""
    colours = palette(look)
    entries = [("●", colours.actual, tr("real"))]
    if any(point.state == "provisional" for point in points):
        entries.append(("○", colours.actual, tr("provisional")))
    if any(point.expected is not None for point in points):
        entries.append(("╌╌", colours.goal, tr("esperado")))
    return entries


def without_target(look: Look) -> tuple[str, str, str]:
    """The key's entry where the plan sets no target for the year."""
    return ("◇", palette(look).soft, tr("sin meta para este año"))
