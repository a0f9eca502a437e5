"""Direct labels: the words that stand beside a chart's marks, and the spots beside its point that each would take."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from plancom.charts.text_size import text_size
from plancom.charts.theme import Properties

LABEL = 15  # px of the figures beside their marks
PAD = 2  # px that plotly leaves around a label's words


@dataclass(frozen=True, slots=True)
class Spot:
    """One way to stand beside a point: the label's own corner that is held, and how far off, in px to the right and upwards."""

    xanchor: Literal["left", "center", "right"]
    yanchor: Literal["top", "middle", "bottom"]
    right: float
    up: float


def _spots(*near: Spot, below_first: bool = False) -> tuple[Spot, ...]:
    """`near`, then ever further above and below."""
    sides: tuple[tuple[Literal["left", "center", "right"], float], ...] = (("center", 0), ("right", 8), ("left", -8))
    far = [
        Spot(side, "bottom" if up > 0 else "top", right, up)
        for away in (24, 42, 62)
        for up in ((-away, away) if below_first else (away, -away))
        for side, right in sides
    ]
    return *near, *far


RIGHT = Spot("left", "middle", 9, 0)
UPPER_RIGHT, LOWER_RIGHT = Spot("left", "bottom", 6, 4), Spot("left", "top", 6, -4)
UPPER_LEFT, LOWER_LEFT = Spot("right", "bottom", 8, 7), Spot("right", "top", 8, -7)
STEEP_LEFT = Spot("right", "bottom", -1, 4)
OVER, UNDER = Spot("center", "bottom", 0, 8), Spot("center", "top", 0, -8)
ABOVE_RIGHTWARDS, BELOW_RIGHTWARDS = Spot("left", "bottom", -8, 7), Spot("left", "top", -8, -7)
LEFT = Spot("right", "middle", -10, 0)
LAST = _spots(
    RIGHT, UPPER_RIGHT, LOWER_RIGHT, UPPER_LEFT, BELOW_RIGHTWARDS, OVER, UNDER, ABOVE_RIGHTWARDS, LOWER_LEFT, LEFT
)
"""Of a line's last value: to its right, where the months ahead leave room."""
ASIDE = _spots(UPPER_LEFT, STEEP_LEFT, BELOW_RIGHTWARDS, OVER, UNDER, ABOVE_RIGHTWARDS, LOWER_LEFT, RIGHT, LEFT)
"""Of a point in the middle of a rising line."""
LAST_ABOVE = _spots(
    RIGHT, UPPER_RIGHT, UPPER_LEFT, OVER, ABOVE_RIGHTWARDS, LOWER_RIGHT, BELOW_RIGHTWARDS, UNDER, LOWER_LEFT, LEFT
)
"""Of a line's last value that is above another line's: its words stand above that one's, too."""
BESIDE_BELOW = _spots(
    *(BELOW_RIGHTWARDS, UNDER, LOWER_RIGHT, LOWER_LEFT, RIGHT, UPPER_LEFT, STEEP_LEFT, OVER, ABOVE_RIGHTWARDS, LEFT),
    below_first=True,
)
"""Of the point below it."""
END = _spots(Spot("right", "bottom", 8, 9), Spot("right", "top", 8, -9), Spot("right", "middle", -12, 0))
"""Of a mark at the plot's right edge."""
BAND = (Spot("center", "top", 0, -4), Spot("center", "bottom", 0, 4), Spot("center", "middle", 0, 0))
"""Of words within a band from top to bottom: given as those at its top (`up` < 0), at its foot, in its middle."""


@dataclass(frozen=True, slots=True)
class DirectLabel:
    """Words that belong to the point (`x`, `y`) of the axes (`x` an index of months, or a day); `entry` is how the key says them where
    they find no place; `of` is what it is a figure of (`charts.marks`).

    A `y` that is a function gives the height of each spot: words in a band may stand at its top or at its foot.
    """

    x: float | str
    y: float | Callable[[Spot], float]
    text: str
    colour: str
    spots: tuple[Spot, ...]
    entry: tuple[str, str, str]
    size: int = LABEL
    upright: bool = False
    of: str = ""
    more: Properties = field(default_factory=dict)

    def height(self, spot: Spot) -> float:
        """Where on the axis the label is held in a spot."""
        return self.y(spot) if callable(self.y) else self.y

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in px, with the room around its words."""
        width, height = text_size(self.text, self.size)
        width, height = (height, width) if self.upright else (width, height)
        return width + 2 * PAD, height + 2 * PAD
