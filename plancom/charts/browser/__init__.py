"""What a browser draws our charts with: plotly's bundle for flat charts, and the module that keeps a chart alive from one cut-off to the next."""

from dataclasses import dataclass
from pathlib import Path

import orjson
import plotly.graph_objects as go

from plancom.charts.theme import Properties
from plancom.language.translation import tr

FOLDER = Path(__file__).parent
MODULE = "chart.js"
PLOTLY = "plotly-cartesian-4.1.1.min.js"
"""As plotly publishes it on npm (plotly.js-cartesian-dist-min), of the version that the Python package is made for (ADR 0077)."""


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure as a browser takes it: JSON, and how high it stands, in px."""

    text: bytes
    height: int


def figure_text(figure: go.Figure) -> FigureText:
    """The figure, whose layout says its height, as a browser takes it.

    Its dictionaries are written as they are: plotly's own writing copies each of them twice before, a tenth of what a new cut-off costs.
    """
    return FigureText(_json({"data": figure._data, "layout": figure._layout}), round(figure.layout.height))  # noqa: SLF001 - as above


def chart_bytes(chart: FigureText, config: Properties, alt: str) -> bytes:
    """What `chart.js` shows, as JSON: the figure, plotly's settings, and the words for who cannot see it."""
    settings = _json({"config": config, "alt": alt, "enlarge": tr("Pantalla completa")})
    return b'{"figure":' + chart.text + b"," + settings[1:]


def _json(value: Properties) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)  # what is no number is null
