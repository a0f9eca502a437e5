"""What the deck says of lateness and of what follows, from the figures alone."""

import datetime as dt

import pytest

from plancom.reports.arrears import late_tasks, next_steps
from plancom.reports.words import clean, shortened


def slide(deck, slide_id):
    return next(one for one in deck.slides if one.id == slide_id)


def test_next_steps_say_what_each_late_goal_needs_before_the_year_ends(cartagena):
    steps = slide(cartagena.deck("2018-09-30"), "proximos-pasos").notes
    assert any(step.endswith("publicaciones al mes en los 3 meses que faltan para llegar a 1.020.") for step in steps)
    assert any("antes del 31/12/2018" in step for step in steps)


def test_next_steps_of_a_year_that_ended_ask_for_nothing_before_its_end(cartagena):
    steps = slide(cartagena.deck("2019-02-10", year=1), "proximos-pasos").notes
    assert "Publicaciones en Facebook: el año 1 terminó en 751 de 1.020; revisar qué faltó." in steps
    assert not any("antes del 31/12/2018" in step for step in steps)
    assert any("tareas vencidas" in step for step in steps)


def test_a_done_task_is_an_achievement_and_an_open_one_is_late_after_its_day(cartagena):
    deck = cartagena.deck("2019-02-10", year=1)
    assert any(
        point.startswith("● Video corporativo en el sitio web (04/05/2018)")
        for point in slide(deck, "estrategia-digitalizate").points
    )
    late = {task.id for task in late_tasks(deck.tasks, deck.as_of)}
    assert "correos-usuarios" in late
    assert "video-corporativo" not in late
    assert slide(deck, "tareas-vencidas").tables[0].rows
    assert not late_tasks(deck.tasks, dt.date(2018, 12, 30))


def test_what_is_late_is_listed_the_worst_first(cartagena):
    table = slide(cartagena.deck("2018-09-30"), "atrasos").tables[0]
    statuses = [row[-1] for row in table.rows]
    assert statuses == sorted(statuses, key=["■ Atrasado", "▲ En riesgo"].index)


def test_without_data_the_next_step_is_to_load_some(empty):
    deck = empty.deck("2018-09-30")
    steps = next_steps(empty.plan, [r.progress for r in deck.results], deck.tasks, deck.as_of)
    assert any(step.startswith("Cargar los") for step in steps)
    assert any("Registrar el estado de las tareas" in step for step in steps)


def test_a_chart_is_drawn_only_where_something_was_measured_or_the_way_to_the_goal_is_known(empty):
    deck = empty.deck("2018-09-30")
    drawn = {one.id for one in deck.slides if one.chart}
    assert drawn == {"adoption", "tasks"}  # the others would be a line at zero, or one that stops short of the goal


def test_a_table_of_tasks_has_no_column_for_words_that_nobody_said(empty):
    table = slide(empty.deck("2018-09-30"), "tareas-digitalizate").tables[0]
    assert table.head == ("Tarea", "Estado", "Para el")
    assert sum(table.widths) == pytest.approx(1)


def test_slides_have_addresses_of_their_own(cartagena, museum):
    for deck in (cartagena.deck("2019-09-30"), museum.deck("2022-02-28")):
        ids = [one.id for one in deck.slides]
        assert len(ids) == len(set(ids))


def test_texts_are_cut_at_a_word_and_cleaned_of_what_no_file_may_hold():
    assert shortened("uno dos tres cuatro", 12) == "uno dos…"
    assert shortened("corto", 12) == "corto"
    assert clean("a\x00b\x1bc\u202ed\n e") == "abcd e"


def test_what_the_office_wrote_in_the_sheet_is_in_the_notes_of_its_slide(cartagena):
    typed = ("--analysis", "Faltó espacio en julio", "--action", "Pedir columna fija", "--author", "Ana Ruiz")
    cartagena.run("sheet", "press", "--as-of", "2018-09-30", *typed)
    notes = slide(cartagena.deck("2018-12-31"), "press").notes
    assert "Análisis (Ana Ruiz, corte del 30/09/2018): Faltó espacio en julio" in notes
    assert "Acción de mejora (Ana Ruiz, corte del 30/09/2018): Pedir columna fija" in notes
    assert not any("Análisis (" in note for note in slide(cartagena.deck("2018-08-31"), "press").notes)
