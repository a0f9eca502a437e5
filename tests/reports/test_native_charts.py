"""PowerPoint's own charts: what is paler, and which marks every program draws."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from pptx import Presentation
from pptx.util import Pt

from plancom.charts import running
from plancom.charts.goal_charts import GoalChart
from plancom.reports.formats import FORMATS
from plancom.reports.pptx.charts import add_chart
from plancom.reports.pptx.native_charts import LABEL
from plancom.reports.pptx.style import colours
from tests.charts.cases import flow

FILLED = {"comment": "Se hizo.", "responsible": "Prensa", "audience": "Ciudadanía", "evidence": ("acta.pdf",)}
BARE = {"comment": "", "responsible": "", "audience": "", "evidence": ()}
INK, MUTED = colours("#0B5C8A").goal, colours("#0B5C8A").muted


def lines(states, baseline=None, reached=0.9):
    """The lines of a running total by their place, of months «c» covered, «m» missing, «f» to come."""
    months = flow(states, reached, 120)
    chart = GoalChart(
        "Avance", tuple(months), running(months), True, baseline is not None, 120, baseline, "visitas", "visitas", False
    )  # fmt: skip
    file = Presentation()
    slide = file.slides.add_slide(file.slide_layouts[6])
    add_chart(slide, chart, (0, 0, 10, 5), colours("#0B5C8A"))
    (frame,) = slide.shapes
    return {line.name: line for line in frame.chart.plots[0].series}


def shades(line):
    own = {int(one.find("{*}idx").get("val")): one for one in line._element.findall("{*}dPt")}
    return [
        str(line.points[n].format.line.color.rgb) if n in own else str(line.format.line.color.rgb)
        for n in range(len(list(line.values)))
    ]


def test_the_expected_line_is_paler_over_the_months_without_data_in_which_a_year_ends():
    assert shades(lines("ccccccccmmmm")["Esperado"]) == [INK.upper()] * 8 + [MUTED.upper()] * 4


def test_it_has_one_shade_where_the_months_that_are_left_are_still_to_come_or_nothing_is_known():
    assert set(shades(lines("ccccccccffff")["Esperado"])) == {INK.upper()}
    assert set(shades(lines("cccmccccffff")["Esperado"])) == {INK.upper()}


def test_what_the_baseline_s_year_came_to_is_a_filled_mark_that_every_program_draws():
    base = lines("ccccccccffff", baseline=55)["Línea base"]
    assert [value for value in base.values if value is not None] == [55]
    assert str(base.marker.format.fill.fore_color.rgb) == MUTED.upper()


@pytest.mark.parametrize(("reached", "words"), [(1.06, ["esperado", "80,2"]), (0.7, ["esperado 80,2"])])
def test_all_lines_of_the_words_beside_a_mark_are_written_alike(reached, words):
    label = lines("ccccccccffff", reached=reached)["Esperado"].points[7].data_label.text_frame
    assert [paragraph.text for paragraph in label.paragraphs] == words
    fonts = [run.font for paragraph in label.paragraphs for run in paragraph.runs]
    assert {(font.size, font.bold, str(font.color.rgb)) for font in fonts} == {(Pt(LABEL), True, INK.upper())}


def years_chart_xml(deck):
    """The XML of the workbook's chart of the ways to the yearly shares."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(deck))) as file:
        charts = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    (found,) = (one for one in charts if "Meta 90" in one)
    return found


def test_in_excel_the_words_at_a_year_s_target_stand_on_white_that_no_line_crosses(cartagena):
    labels = re.findall(r"<c:dLbl>.*?</c:dLbl>", years_chart_xml(cartagena.deck("2018-09-30")))
    written = [one for one in labels if "Meta " in one]
    assert len(written) == 4
    for one in written:
        (ground,) = re.findall(r"<c:spPr><a:solidFill><a:srgbClr val=\"(\w+)\"/></a:solidFill>", one)
        assert ground == "FFFFFF"


def test_in_excel_columns_in_which_no_task_has_a_word_leave_their_room_to_the_plan_s_words(cartagena):
    def widths(deck):
        sheet = load_workbook(io.BytesIO(FORMATS["xlsx"].write(deck)))["Lista de tareas"]
        found = {sheet.cell(1, n).value: sheet.column_dimensions[get_column_letter(n)].width for n in range(1, 14)}
        return found, sum(sheet.row_dimensions[n].height for n in range(2, 10))

    deck = cartagena.deck("2018-09-30")
    full = replace(deck, plan_tasks=tuple(replace(one, **FILLED) for one in deck.plan_tasks))
    bare = replace(deck, plan_tasks=tuple(replace(one, **BARE) for one in deck.plan_tasks))
    (some, _), (none, height) = widths(full), widths(bare)
    assert some["Comentario"] > none["Comentario"]
    assert none["Dice el plan"] > 1.5 * some["Dice el plan"]
    assert sum(some.values()) == pytest.approx(sum(none.values()), rel=0.01), "the letters on paper stay as large"
    assert height < 0.7 * widths(replace(deck, plan_tasks=full.plan_tasks))[1]
