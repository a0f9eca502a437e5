"""A slide in miniature: the figure, the run of the chart, the rows of a table; an SVG that any browser draws."""

from lxml import etree

from plancom.charts import Look
from plancom.charts.colours import contrast
from plancom.reports.thumbnail import BOTTOM, HEIGHT, TOP, WIDTH, thumbnail

SVG = "{http://www.w3.org/2000/svg}"


def svg(deck, name):
    return etree.fromstring(thumbnail(next(one for one in deck.slides if one.id == name), Look()))


def test_every_slide_has_a_light_miniature_that_is_well_formed(cartagena):
    for slide in cartagena.deck("2018-09-30").slides:
        text = thumbnail(slide, Look())
        assert (etree.fromstring(text).get("width"), etree.fromstring(text).get("height")) == (str(WIDTH), str(HEIGHT))
        assert len(text) < 4_000, slide.id


def test_an_indicator_s_has_its_figure_and_both_lines_inside_the_paper(cartagena):
    deck = cartagena.deck("2018-09-30")
    found = svg(deck, "visits")
    figure = next(one for one in deck.slides if one.id == "visits").facts[0].text
    assert found.find(f"{SVG}text").text == figure
    lines = [line.get("points").split() for line in found.iter(f"{SVG}polyline")]
    assert [len(line) for line in lines] == [12, 9]  # expected all year, known until September
    heights = [float(point.split(",")[1]) for line in lines for point in line]
    assert min(heights) >= TOP
    assert max(heights) <= BOTTOM


def test_a_table_s_has_a_line_a_row_and_the_years_a_bar_where_something_is_known(cartagena):
    deck = cartagena.deck("2018-09-30")
    assert svg(deck, "resumen").find(f"{SVG}line") is not None
    bars = list(svg(deck, "anios-visits").iter(f"{SVG}rect"))
    assert len(bars) == 2 + 1  # paper, band, and the one year that has begun


def test_in_the_dark_its_paper_is_dark_and_what_is_drawn_can_be_seen(cartagena):
    slide = next(one for one in cartagena.deck("2018-09-30").slides if one.id == "visits")
    found = etree.fromstring(thumbnail(slide, Look(dark=True)))
    paper, band = list(found.iter(f"{SVG}rect"))[:2]
    assert paper.get("fill") == "#10181f"
    assert contrast(band.get("fill"), "#10181f") >= 6
