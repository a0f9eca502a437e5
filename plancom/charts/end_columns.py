"""End columns: the words of several lines' ends, one under the other to the right of a plot, which no line enters."""

from collections.abc import Sequence

from plancom.charts.direct_labels import PAD
from plancom.charts.text_size import bare, text_size
from plancom.charts.theme import Properties

SIZE = 14  # px of the words
ROOM = 2  # px between one and the next
NARROW = 10  # characters of a line
EDGE = 11  # px from the plot's edge: the last month's mark reaches over it


def narrow(text: str) -> str:
    """Words in a column, one under the other where they are long."""
    longest = max(map(len, bare(text).split("\n")))
    return text.replace(" ", "<br>", 1) if longest > NARROW and " " in text else text


def end_column(
    ends: Sequence[tuple[float, str, str]], yaxis: Properties, *, height: float, size: int = SIZE
) -> tuple[list[Properties], float]:
    """Labels to the right of the plot's edge, each at its value as far as the others leave it room; and the margin they need.

    `ends` are (value, words, colour); `height` is that of the lowest plot in px: in a higher one they stand further apart.
    """
    if not ends:
        return [], 0.0
    low, high = yaxis["range"]
    order = sorted(ends, key=lambda one: -one[0])
    wide = max(text_size(words, size)[0] for _, words, _ in order)
    heights = [text_size(words, size)[1] for _, words, _ in order]
    wished = [(high - value) / ((high - low) or 1.0) * height for value, _, _ in order]
    stood = apart(wished, heights, height)
    notes = [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": EDGE, "y": value, "yref": "y", "yanchor": "middle", "yshift": round(wish - stand, 1),
            "showarrow": False, "align": "left", "text": words, "font": {"size": size, "color": colour},
        }
        for (value, words, colour), wish, stand in zip(order, wished, stood, strict=True)
    ]  # fmt: skip
    return notes, EDGE + wide + 2 * PAD


def apart(wished: Sequence[float], sizes: Sequence[float], length: float) -> list[float]:
    """Middles as near to `wished` (in order) as things of these `sizes` allow that do not touch and stay between 0 and `length`."""
    stood: list[float] = []
    floor = 0.0
    for wish, size in zip(wished, sizes, strict=True):
        stood.append(max(wish, floor + size / 2))
        floor = stood[-1] + size / 2 + ROOM
    ceiling = length
    for i in range(len(stood) - 1, -1, -1):
        stood[i] = min(stood[i], ceiling - sizes[i] / 2)
        ceiling = stood[i] - sizes[i] / 2 - ROOM
    return stood
