"""The one look of every chart: palette, template and plotly's settings."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plancom.charts.colours import lightened, mix, readable, see_through
from plancom.language.dates import month_names, month_names_short, weekday_names
from plancom.language.numbers import SEPARATORS
from plancom.language.text import slug
from plancom.language.translation import Language, language, later, tr

Properties = dict[str, Any]

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
FONT_SIZE = 14
SMALL = 13
LIGHT_PAGE, DARK_PAGE = "#ffffff", "#10181f"

# Okabe & Ito, «Color Universal Design» (2008), in the order in which neighbours also differ in grey.
TONES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart needs to know about the page: the plan's accent colour, light or dark, and the colour behind it."""

    accent: str = "#0B5C8A"
    dark: bool = False
    background: str = ""

    @property
    def paper(self) -> str:
        """The colour behind the chart: the app's own page (.streamlit/config.toml), unless the page says another."""
        return self.background or (DARK_PAGE if self.dark else LIGHT_PAGE)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a look. `goal` is always the dark (or, on dark, the light) dashed line; `actual` is the accent."""

    paper: str
    ink: str
    soft: str
    muted: str
    grid: str
    hatch: str
    actual: str
    pale: str
    goal: str
    tones: tuple[str, ...]


@lru_cache(maxsize=32)
def palette(look: Look) -> Palette:
    """The colours of `look`: text and lines reach 4.5:1 on the paper, other marks 3:1."""
    paper = look.paper
    ink = "#f2f4f7" if look.dark else "#1b2530"
    actual = lightened(look.accent, paper, 6.0) if look.dark else readable(look.accent, paper)
    return Palette(
        paper=paper,
        ink=ink,
        soft=readable(mix(ink, paper, 0.35), paper, 5.5),
        muted=readable(mix(ink, paper, 0.6), paper, 3.0),
        grid=mix(ink, paper, 0.86),
        hatch=mix(ink, paper, 0.7),
        actual=actual,
        pale=mix(actual, paper, 0.5 if look.dark else 0.72),
        goal=mix(ink, paper, 0.12),
        tones=tuple(readable(tone, paper) for tone in TONES),
    )


def template(look: Look) -> Properties:
    """Plotly's template: the defaults that no chart repeats."""
    return _template(look, language())


@lru_cache(maxsize=32)
def _template(look: Look, spoken: Language) -> Properties:
    colours = palette(look)
    axis: Properties = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "tickangle": 0,
        "tickfont": {"size": SMALL, "color": colours.soft},
        "title": {"text": ""},
        "spikethickness": 1,
        "spikecolor": colours.muted,
        "spikedash": "solid",
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": FONT_SIZE, "color": colours.ink},
            "paper_bgcolor": colours.paper,
            "plot_bgcolor": see_through(colours.paper, 0),
            "separators": SEPARATORS[spoken],
            "colorway": [colours.actual, *colours.tones],
            "margin": {"l": 0, "r": 8, "t": 16, "b": 8, "pad": 0},
            "showlegend": False,
            "hovermode": "x unified",
            "hoverdistance": 60,
            "hoverlabel": {
                "bgcolor": colours.paper,
                "bordercolor": colours.muted,
                "font": {"family": FONT, "size": FONT_SIZE, "color": colours.ink},
                "align": "left",
                "namelength": -1,
            },
            "dragmode": False,
            "bargap": 0.25,
            "modebar": {
                "bgcolor": see_through(colours.paper, 0),
                "color": colours.muted,
                "activecolor": colours.ink,
            },
            "xaxis": axis | {"showline": True, "linecolor": colours.muted, "linewidth": 1},
            "yaxis": axis | {"showgrid": True, "gridcolor": colours.grid, "ticklabelstandoff": 8},
            "uniformtext": {"mode": False},
        }
    }


_DICTIONARY = {
    "Autoscale": later("Ver todo"),
    "Box Select": later("Seleccionar un recuadro"),
    "Click to enter X axis title": "",
    "Click to enter Y axis title": "",
    "Compare data on hover": later("Comparar al pasar"),
    "Double-click on legend to isolate one trace": later("Doble clic en la leyenda para ver solo una serie"),
    "Double-click to zoom back out": later("Doble clic para ver todo"),
    "Download plot": later("Descargar la imagen"),
    "Download plot as a PNG": later("Descargar como imagen PNG"),
    "Download plot as a png": later("Descargar como imagen PNG"),
    "Lasso Select": later("Seleccionar con lazo"),
    "Pan": later("Desplazar"),
    "Reset": later("Ver todo"),
    "Reset axes": later("Ver todo"),
    "Reset view": later("Ver todo"),
    "Show closest data on hover": later("Ver el dato más cercano"),
    "Snapshot succeeded": later("Imagen lista"),
    "Sorry, there was a problem downloading your snapshot!": later("No se pudo descargar la imagen."),
    "Taking snapshot - this may take a few seconds": later("Preparando la imagen…"),
    "Toggle Spike Lines": later("Líneas guía"),
    "Zoom": later("Acercar"),
    "Zoom in": later("Acercar"),
    "Zoom out": later("Alejar"),
}

# `modeBarButtons` would also drop the «pantalla completa» button of browser/chart.js, which a projector needs.
_NO_BUTTONS = (
    "zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d",
    "hoverClosestCartesian", "hoverCompareCartesian", "toggleSpikelines", "sendChartToCloud",
)  # fmt: skip


def config(filename: str = "plancom") -> Properties:
    """Plotly's settings in the reader's language: download (as `filename`.png, at projector size) and, where one can zoom, reset."""
    spoken, days = language(), weekday_names()
    decimal, thousands = tuple(SEPARATORS[spoken])
    return {
        "locale": spoken,
        "locales": {
            spoken: {
                "dictionary": {words: tr(said) if said else "" for words, said in _DICTIONARY.items()},
                "format": {
                    "days": [days[day - 1] for day in range(7)],
                    "shortDays": [days[day - 1][:3] for day in range(7)],
                    "months": list(month_names()),
                    "shortMonths": list(month_names_short()),
                    "date": "%d/%m/%Y",
                    "decimal": decimal,
                    "thousands": thousands,
                },
            }
        },
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtonsToRemove": list(_NO_BUTTONS),
        "responsive": True,
        "showTips": False,
        "scrollZoom": False,
        "toImageButtonOptions": {"format": "png", "filename": slug(filename) or "plancom", "scale": 2},
    }
