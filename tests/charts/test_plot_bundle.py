"""plotly's bundle for browsers is that of npm, of the version that the Python package draws for."""

import hashlib
import json

from plotly.offline import get_plotlyjs_version

from plancom.charts import Look, browser, config
from plancom.charts.frame import figure

PUBLISHED = "79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a"
"""Of package/plotly-cartesian.min.js in plotly.js-cartesian-dist-min-4.1.1.tgz (npm's shasum 4282e25097f00195aa7aeafb3f1678d6bf25a36c)."""


def test_the_bundle_is_the_one_that_was_published_of_the_version_that_the_package_is_made_for():
    content = (browser.FOLDER / browser.PLOTLY).read_bytes()
    assert hashlib.sha256(content).hexdigest() == PUBLISHED
    assert f"plotly.js (cartesian - minified) v{get_plotlyjs_version()}".encode() in content[:100]
    assert f"./{browser.PLOTLY}" in (browser.FOLDER / browser.MODULE).read_text(encoding="utf-8")


def test_a_chart_crosses_as_its_figure_its_settings_and_its_words():
    chart = browser.figure_text(figure([{"type": "bar", "x": ["ene"], "y": [0.1 + 0.2]}], {"height": 212}, Look()))
    told = json.loads(browser.chart_bytes(chart, config("visitas"), "De 1 a 2 «visitas»"))
    assert told["figure"]["data"] == [{"type": "bar", "x": ["ene"], "y": [0.1 + 0.2]}]
    assert told["figure"]["layout"]["height"] == 212
    assert told["figure"]["layout"]["template"]["layout"]["separators"] == ",."
    assert told["config"]["toImageButtonOptions"]["filename"] == "visitas"
    assert (told["alt"], told["enlarge"]) == ("De 1 a 2 «visitas»", "Pantalla completa")
