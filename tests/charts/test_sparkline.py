"""The overview's small trend: well-formed, readable aloud, and deaf to hostile text."""

import re
from xml.etree import ElementTree as ET

import pytest

from plancom.charts import Look, MonthPoint, sparkline
from tests.charts.tables import month, year

SVG = "{http://www.w3.org/2000/svg}"


def svg(points, **more):
    return ET.fromstring(sparkline(points, look=Look(), **more))


def test_it_is_an_image_with_a_sentence():
    root = svg(year(9, missing={3}), title="Visitas")
    assert (root.tag, root.get("role"), root.get("width"), root.get("height")) == (f"{SVG}svg", "img", "220", "56")
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Visitas: 1.000 en ene 2018, 9.000 en sep 2018; se esperaba 1.500; sin datos en mar 2018."


def test_a_missing_month_breaks_the_line_and_the_expected_is_dashed():
    lines = svg(year(9, missing={3})).findall(f"{SVG}polyline")
    dashed = [line for line in lines if line.get("stroke-dasharray")]
    solid = [line for line in lines if not line.get("stroke-dasharray")]
    assert [len(line.get("points").split()) for line in solid] == [2, 6]
    assert [len(line.get("points").split()) for line in dashed] == [12]
    assert dashed[0].get("stroke") == "currentColor"


def test_the_dot_stands_on_the_last_value_and_is_hollow_when_provisional():
    full = svg(year(9))
    last = full.findall(f"{SVG}polyline")[-1].get("points").split()[-1]
    assert [dot.get("d") for dot in full.findall(f"{SVG}path")] == [f"M{last}h0"]
    outer, inner = svg(year(8, provisional={9})).findall(f"{SVG}path")
    assert "--plancom-accent" in outer.get("stroke")
    assert "--plancom-paper" in inner.get("stroke")
    assert int(inner.get("stroke-width")) < int(outer.get("stroke-width"))


def test_a_stretched_card_thickens_nothing():
    root = svg(year(9))
    assert root.get("preserveAspectRatio") == "none"
    assert {one.get("vector-effect") for one in root[1:]} == {"non-scaling-stroke"}


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>&'"])
def test_hostile_text_stays_text(title):
    text = sparkline(year(3), look=Look(), title=title)
    root = ET.fromstring(text)
    assert {one.tag for one in root.iter()} == {f"{SVG}{tag}" for tag in ("svg", "title", "polyline", "path")}
    assert root[0].text.startswith(title)
    assert "<script" not in text


@pytest.mark.parametrize(
    "points",
    [
        [],
        [MonthPoint(month(1), None, None, "missing")],
        [MonthPoint(month(1), 0.0, 0.0, "covered")],
        year(2, actual=-1),
    ],
)
def test_poor_tables_are_still_images(points):
    assert svg(points).tag == f"{SVG}svg"


def test_it_stays_inside_its_box():
    lines = svg(year(12, actual=1e6)).findall(f"{SVG}polyline")
    assert lines
    for line in lines:
        for pair in line.get("points").split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= 220
            assert 0 <= y <= 56


def test_the_dot_is_whole_where_a_large_picture_is_shown_at_half_its_size():
    root = svg(year(12, actual=1e6), width=520, height=120)
    dot = root.findall(f"{SVG}path")[-1]
    x, y = map(float, re.fullmatch(r"M([\d.]+),([\d.]+)h0", dot.get("d")).groups())
    assert y >= 9  # half of its 9 pixels, at half the size
    assert x <= 520 - 9


def test_a_month_alone_between_gaps_is_still_seen():
    root = svg(year(9, missing={2, 4}))
    assert len(root.findall(f"{SVG}path")) == 3  # January, March and the last dot
