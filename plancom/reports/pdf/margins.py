"""The margins of a drawing, in points: known from its words before anything is drawn, for a layout that measures draws everything twice."""

from dataclasses import dataclass

from plancom.charts.scene import OneSize
from plancom.charts.text_size import text_size
from plancom.charts.theme import Properties

SIZE = 10  # points of every word but those of direct labels
POINTS = 0.75  # of a px of the screen, so that the letters of its labels are a little larger than the others
LINE = 1.25  # of the letters' size, from one line of words to the next
APART = 5  # between the plot and what stands around it, and at the drawing's edges
TITLE = 8  # between the plot and its unit
EDGE = 8  # px to the right of a plot beside which no label stands

Place = tuple[float, float, float, float]
"""Left, bottom, width and height of a plot, as shares of its drawing."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands to the left of a plot, above it and below it; what stands to its right depends on where labels find room."""

    left: float
    top: float
    bottom: float

    def room(self, size: tuple[float, float]) -> OneSize:
        """The plot and what is to its right in a drawing of `size` in inches, in px of the screen."""
        width, height = (inches * 72 for inches in size)
        return OneSize((width - self.left) / POINTS, (height - self.top - self.bottom) / POINTS)

    def place(self, size: tuple[float, float], right: float = EDGE) -> Place:
        """Where the plot stands in a drawing of `size` in inches, with `right` px of the screen to its right."""
        width, height = (inches * 72 for inches in size)
        return (
            self.left / width,
            self.bottom / height,
            (width - self.left - right * POINTS) / width,
            (height - self.top - self.bottom) / height,
        )


def around(axis: Properties, *, above: float = 0, below: int = 2) -> Margins:
    """The margins of a plot whose values are on `axis`, with `above` points over its unit and so many lines of words `below`."""
    wide = max((text_size(text, SIZE)[0] for text in axis["ticktext"]), default=0.0)
    return Margins(
        left=wide + 2 * APART, top=SIZE * LINE + TITLE + above + APART, bottom=below * SIZE * LINE + 2 * APART
    )
