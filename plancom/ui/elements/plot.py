"""A chart on the page, drawn by plancom's own element: it stays where it is while its figures change."""

from functools import lru_cache

from streamlit.components.v2 import component
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from plancom import __version__
from plancom.charts import browser, config
from plancom.charts.browser import FigureText, chart_bytes

NAME = "chart"


def plot(chart: FigureText, *, name: str, alt: str, key: str) -> None:
    """Draws a chart, which is said in words by `alt` and saved as an image called `name`."""
    _element(get_bidi_component_manager())(key=key, data=chart_bytes(chart, config(name), alt), height=chart.height)


@lru_cache(maxsize=1)
def _element(manager: BidiComponentManager) -> ComponentRenderer:
    """The element, made known to the server once. Streamlit looks for such elements in installed packages; plancom runs from its folder."""
    manager.register_from_manifest(
        ComponentManifest("plancom", __version__, [ComponentConfig(NAME, browser.FOLDER.name)]), browser.FOLDER.parent
    )
    return component(f"plancom.{NAME}", js=browser.MODULE, isolate_styles=False)
