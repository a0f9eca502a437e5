"""The one frame of charts over months: their axis, bands and breaks, direct labels where there is room, and the key above."""

from collections.abc import Sequence

import plotly.graph_objects as go

from plancom.charts.axes import month_axis
from plancom.charts.break_marks import break_entries, break_letters, break_lines, break_names, month_places
from plancom.charts.day_strip import LIFT, LINE, STRIP, STRIPPED, UNDER, names_below, packed
from plancom.charts.direct_labels import DirectLabel
from plancom.charts.frame import KEY_WIDTH, OVERLAY, SLIDE_WIDTH, figure, key, missing_bands, missing_words
from plancom.charts.label_placement import labelled
from plancom.charts.scene import BELOW, Sizes
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import Look, Properties

PLOT = 300  # px of a plot's height: at the widest (`style.css`), three times as wide


def month_figure(
    months: Sequence[MonthPoint],
    data: Sequence[Properties],
    yaxis: Properties,
    look: Look,
    *,
    entries: Sequence[tuple[str, str, str]],
    unit: str,
    labels: tuple[Sequence[DirectLabel], Sequence[DirectLabel]] = ((), ()),
    shapes: Sequence[Properties] = (),
    known_until: int | None = None,
    over: Sequence[Properties] = (),
    lift: int = 0,
    plot: float = PLOT,
    slide: bool = False,
    around: float = 0,
    axis_look: Properties | None = None,
    breaks_are: str = "",
    **layout: object,
) -> go.Figure:
    """A chart of `months` whose marks are `data`: bars, lines and points on `yaxis`, with straight lines as `shapes`.

    `labels` are the direct labels and those of the lines' ends; `entries` of the key are (glyph, colour, words). Bands of missing
    months stand up to the index `known_until`; `over` are annotations in the `lift` px above the plot. `axis_look` is of the months'
    axis; `breaks_are` says what the breaks are, where they are not of measurement alone; other properties go into plotly's layout as they are. The `plot` is so many px high,
    and its chart higher by what is said above and below. On a `slide`, the
    marks of days that are still to come take `around` px.
    """
    banded = months if known_until is None else months[: known_until + 1]
    xaxis = month_axis([point.month for point in months])
    breaks = [one for point in months for one in point.breaks]
    places = month_places(months)
    lines = break_lines(places, look)
    names = packed(break_names(breaks))
    strip = STRIP if breaks else 0
    sizes = Sizes(plot, slide=slide, around=around + strip + lift + LINE * len(names))
    words = missing_words(banded, yaxis, look)
    found = labelled([*labels[0], *words], labels[1], data, (xaxis, yaxis), sizes, shapes=[*shapes, *lines], look=look)
    below = LINE * len(names) + UNDER + 8 if breaks else BELOW
    said = [
        *_not_said_again(entries, found.entries),
        *break_entries(breaks, look, breaks_are),
        *dict.fromkeys(found.entries),
    ]
    line, top = key(look, said, unit, strip + lift, width=SLIDE_WIDTH if slide else KEY_WIDTH)
    whole = {
        "height": plot + top + below,
        "xaxis": xaxis | (axis_look or {}),
        "yaxis": yaxis,
        "yaxis9": OVERLAY,
        "annotations": [
            *line, *over, *break_letters(places, len(months), look, lift), *([names_below(names, look)] if breaks else []), *found.notes,
        ],
        "shapes": [*shapes, *lines],
        "margin": {"t": top, "r": found.right, "b": below},
        "meta": {LIFT: lift, STRIPPED: bool(breaks)},
        **layout,
    }  # fmt: skip
    return figure([*missing_bands(banded, look), *data], whole, look)


def _not_said_again(
    entries: Sequence[tuple[str, str, str]], figures: Sequence[tuple[str, str, str]]
) -> list[tuple[str, str, str]]:
    """The key's `entries` without those that one of `figures`, which found no place in the plot, begins with: «esperado» beside «esperado +50,0 % en sep»."""
    return [
        (glyph, colour, words)
        for glyph, colour, words in entries
        if not any((glyph, colour) == (other, tone) and said.startswith(words) for other, tone, said in figures)
    ]
