"""The timeline of tasks: lines from day to day, a due date each, and every state told without its colour."""

import datetime as dt

import pytest

from plancom.charts import Look
from plancom.charts.status import TASK_STATES
from plancom.charts.timeline import LINES, timeline
from plancom.charts.timeline_rows import TimelineRow, timeline_table, timeline_text
from tests.builders import d

FIRST, LAST, CUT = d("2018-01-01"), d("2021-12-31"), d("2018-09-30")
ROWS = [
    TimelineRow("Video", [(d("2018-02-10"), "in_progress"), (d("2018-06-20"), "done")], d("2018-12-31"), overdue=False),
    TimelineRow("Folletos", [(d("2018-03-15"), "in_progress"), (d("2018-05-01"), "in_progress")], d("2018-08-31"), overdue=True, responsible="Prensa"),
    TimelineRow("Comercial", [(d("2018-05-02"), "postponed")], d("2019-06-30"), overdue=False),
    TimelineRow("Artículos", [(d("2018-08-01"), "cancelled")], d("2018-12-31"), overdue=False),
]  # fmt: skip


def timeline_of(rows=ROWS, *, as_of=CUT, last=LAST, look=None):
    return timeline(rows, first=FIRST, last=last, as_of=as_of, look=look or Look())


def lines(figure, place):
    """What lasts in one row, as (from, to, dash)."""
    return [(t.x[0], t.x[-1], t.line.dash) for t in figure.data if t.mode == "lines" and round(t.y[0]) == place]


def markers(figure, place):
    return [(t.x[0], t.marker.symbol) for t in figure.data if t.mode == "markers" and round(t.y[0]) == place]


def test_each_state_lasts_from_its_day_to_the_next_or_to_the_cut_off():
    figure = timeline_of()
    assert lines(figure, 0) == [("2018-01-01", "2018-02-10", "dot"), ("2018-02-10", "2018-06-20", "solid")]
    assert lines(figure, 2) == [("2018-01-01", "2018-05-02", "dot"), ("2018-05-02", "2018-09-30", "dash")]
    assert markers(figure, 0) == [("2018-06-20", "circle"), ("2018-12-31", "diamond")]
    assert markers(figure, 3) == [("2018-08-01", "x-thin"), ("2018-12-31", "diamond")]


def test_a_comment_on_a_state_is_no_new_line_and_what_is_late_has_one_of_its_own():
    assert lines(timeline_of(), 1) == [
        ("2018-01-01", "2018-03-15", "dot"), ("2018-03-15", "2018-09-30", "solid"), ("2018-08-31", "2018-09-30", "solid"),
    ]  # fmt: skip
    late = next(t for t in timeline_of().data if t.mode == "lines" and t.x[0] == "2018-08-31")
    assert "Vencida desde el 31/08/2018" in late.hovertemplate
    assert set(late.y) == {1}  # on the task's own line, not on the edge to the next one's name


def test_the_line_of_the_cut_off_says_what_it_is():
    (said,) = [note for note in timeline_of().layout.annotations if note.text == "corte 30/09/2018"]
    (line,) = timeline_of().layout.shapes
    assert (said.x, said.yref, said.y) == (line.x0, "paper", 1)


def test_no_state_is_told_by_colour_alone():
    forms = {state: form for state, form in LINES.items() if state != "late"}
    assert len(set(forms.values())) == len(forms)
    texts = [note.text for note in timeline_of().layout.annotations]
    for words in ("● Hecha", "! Vencida · ◐ En curso", "◇ Aplazada", "✕ Cancelada"):
        assert any(words in text for text in texts), words
    assert all(state in TASK_STATES for state in forms)


@pytest.mark.parametrize(
    ("as_of", "due", "end"),
    [
        ("2018-09-30", "2018-12-31", "2019-01-01"),
        ("2018-09-30", "2019-01-01", "2020-01-01"),
        ("2020-02-01", "2018-12-31", "2021-01-01"),
        ("2026-11-24", "2018-12-31", "2022-01-01"),
        ("2017-05-01", "2018-12-31", "2019-01-01"),
    ],
)
def test_the_axis_ends_with_the_year_of_the_last_thing_and_never_after_the_plan(as_of, due, end):
    figure = timeline_of([TimelineRow("Video", [], d(due), overdue=False)], as_of=d(as_of))
    assert list(figure.layout.xaxis.range) == ["2018-01-01", end]
    assert len(figure.layout.shapes) == (FIRST <= d(as_of) < d(end))


def test_a_plan_that_starts_in_july_has_its_own_years():
    figure = timeline(
        [TimelineRow("Video", [], d("2022-06-30"), overdue=False)], first=d("2021-07-01"), last=d("2023-06-30"), as_of=d("2021-08-01"), look=Look()
    )  # fmt: skip
    assert figure.layout.xaxis.range[1] == "2022-07-01"
    assert figure.layout.xaxis.ticktext[0] == "jul<br>2021"


def test_without_tasks_there_is_an_empty_chart_and_a_sentence():
    assert len(timeline_of([]).data) == 0
    assert timeline_text("Línea", [], CUT) == "Línea: sin tareas."


def test_the_table_and_the_sentence_say_the_same():
    table = timeline_table(ROWS)
    assert table.loc[1].to_dict() == {
        "Tarea": "Folletos", "Estado": "◐ En curso", "Desde": "15/03/2018", "Fecha límite": "31/08/2018", "Vencida": "sí", "Responsable": "Prensa",
    }  # fmt: skip
    assert table["Vencida"].tolist() == ["no", "sí", "no", "no"]
    assert timeline_text("Línea", ROWS, CUT) == (
        "Línea al 30/09/2018: 4 tareas; 1 en curso, 1 hecha, 1 aplazada y 1 cancelada. "
        "Vencida: «Folletos», que vencía el 31/08/2018."
    )
    assert timeline_text("Línea", ROWS[:1], dt.date(2018, 9, 30)).endswith("1 tarea; 1 hecha. Ninguna vencida.")
