"""The strip above a plot where days are marked with a number or a letter, and the lines below the plot that say what each stands for."""

from collections.abc import Sequence

from plancom.charts.text_size import in_lines
from plancom.charts.theme import SMALL, Look, Properties, palette
from plancom.html import plotly_text

STRIP = 20  # px that the strip takes above the plot
APART = 0.08  # of the axis, between two marks: two digits on a telephone
UNDER = 47  # px under the plot that its months take
LINE = 18  # px of a line of words
WIDE, SLIDE_WIDE = 228, 440  # px of a line, on a telephone and on a slide
LINES = 2  # that one mark's words may take
KEY, NAMES, SIGN = "key", "names", "sign"
"""Names of annotations that others have to know: the key above the plot, what the signs stand for below it, and a sign in the strip."""
WEEKS = "weeks"
"""What a calendar of days notes of itself: the ordinal of the Monday from which each of its years counts its weeks, by year."""
LIFT, STRIPPED = "lift", "stripped"
"""What a chart's layout notes of itself (`meta`): how far above the plot the strip begins, and whether there is one."""


def sign(x: float | str, text: str, look: Look, lift: float = 0) -> Properties:
    """A sign in the strip over `x`, `lift` px above the plot."""
    return {
        "name": SIGN,
        "x": x,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": lift,
        "showarrow": False,
        "text": f"<b>{text}</b>",
        "font": {"size": SMALL, "color": palette(look).ink},
    }


def packed(names: Sequence[tuple[str, str]], *, slide: bool = False) -> list[str]:
    """Lines of «**1** 14/03 Folletos»: as many to a line as a telephone has room for; a longer one in two, and then cut. On a slide, which
    is wide and low, each in one line.
    """
    wide, most = (SLIDE_WIDE, 1) if slide else (WIDE, LINES)
    lines: list[str] = []
    short: list[str] = []
    for sign_, text in names:
        parts = list(in_lines([sign_, *text.split(" ")], SMALL, between=" ", width=wide))
        if len(parts) > most:
            parts = [*parts[: most - 1], f"{parts[most - 1][:-1].rstrip()}…"]
        parts = [plotly_text(part) for part in parts]
        parts[0] = parts[0].replace(sign_, f"<b>{sign_}</b>", 1)
        if len(parts) == 1:
            short += parts
            continue
        lines += [*in_lines(short, SMALL, width=wide), *parts]
        short = []
    return [*lines, *in_lines(short, SMALL, width=wide)]


def names_below(lines: Sequence[str], look: Look, under: float = UNDER) -> Properties:
    """The words of the marks, `under` px below the plot."""
    return {
        "name": NAMES,
        "x": 0,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "xshift": -2,
        "yshift": -under,
        "showarrow": False,
        "text": "<br>".join(lines),
        "font": {"size": SMALL, "color": palette(look).soft},
    }


def thinned(places: Sequence[float], taken: Sequence[float], length: float) -> list[int]:
    """Which of `places`, the most important first, have room on an axis of `length` beside one another and those `taken`."""
    kept: list[int] = []
    for i, place in enumerate(places):
        if all(abs(place - other) >= APART * length for other in [*taken, *(places[k] for k in kept)]):
            kept.append(i)
    return kept
