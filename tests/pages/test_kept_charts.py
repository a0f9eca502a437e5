"""What a page draws is kept for everybody who looks at the same, and never shown of something else."""

import datetime as dt

import pytest
from export_files import visits_by_month

from plancom.office import load
from plancom.store.imports.commits import undo
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import DatedNote
from plancom.ui.board import networks
from plancom.ui.month import watch
from plancom.ui.state import cache, memory
from tests.builders import NEXT_PLAN_ID, NOW, PLAN_ID, folder_of_two_plans

PAGES = ("visitas", "redes", "prensa", "adopcion", "tareas")
VIEWS = (
    {"corte": "2018-09-30"},
    {"corte": "2018-10-01"},
    {"corte": "2019-06-30"},
    {"corte": "2019-06-30", "anio": "1"},
    {"corte": "2019-06-30", "anio": "1", "lang": "en"},
)


def words(screen, page, view):
    """All of a page, as somebody sees it who just came."""
    return type(screen)(screen.url).open(page, **view).markdown


@pytest.mark.usefixtures("sample_data")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_the_same_whatever_was_looked_at_before_it(screen, page):
    anew = []
    for view in VIEWS:
        memory.forget()
        anew.append(words(screen, page, view))
    assert len(set(anew)) == len(VIEWS)
    for view, said in 2 * [*zip(VIEWS, anew, strict=True)][::-1]:
        assert words(screen, page, view) == said


@pytest.mark.usefixtures("sample_data")
def test_what_was_drawn_once_is_drawn_from_memory(screen, monkeypatch):
    drawn, real = [], networks.network_lines

    def network_lines(*given, **named):
        drawn.append(1)
        return real(*given, **named)

    monkeypatch.setattr(networks, "network_lines", network_lines)
    for day in ("2018-09-30", "2018-09-30", "2018-10-31", "2018-09-30"):
        screen.open("redes", corte=day)
    assert len(drawn) == 2
    type(screen)(screen.url).open("redes", corte="2018-10-31")
    assert len(drawn) == 2
    screen.open("redes", corte="2018-10-31", anio="1")
    assert len(drawn) == 3


def test_new_data_and_what_is_undone_are_seen_at_once(screen, office):
    office.take(visits_by_month({f"2018-{month:02}": 100 for month in range(1, 10)}))
    assert "de 100 a 900 visitas" in screen.open("visitas", corte="2018-09-30").words
    office.take(visits_by_month({"2018-09": 250}))
    assert "de 100 a 1.050 visitas" in screen.run().words
    undo(office.engine, 2, NOW)
    assert "de 100 a 900 visitas" in screen.run().words


def test_a_note_is_on_the_charts_as_soon_as_it_is_written_and_gone_when_it_is_withdrawn(screen, office):
    office.take(visits_by_month({f"2018-{month:02}": 100 for month in range(1, 10)}))
    assert "Se cayó" not in screen.open("visitas", corte="2018-09-30").words
    number = dated_notes.add(office.engine, DatedNote(dt.date(2018, 5, 3), "Se cayó el sitio", "visits"), NOW)
    assert "Se cayó el sitio" in screen.run().words
    dated_notes.withdraw(office.engine, number, "no fue así", "", NOW)
    assert "Se cayó" not in screen.run().words


@pytest.mark.usefixtures("sample_data")
def test_the_warnings_of_one_plan_are_not_those_of_another(screen, tmp_path, monkeypatch):
    """Both have data of the same days, and count them under names of their own."""
    monkeypatch.setenv("PLANCOM_PLAN", str(folder_of_two_plans(tmp_path)))
    asked, real = [], watch.watching.current_findings

    def found(connection, figures, days):
        asked.append(figures.view.plan.id)
        return real(connection, figures, days)

    monkeypatch.setattr(watch.watching, "current_findings", found)
    screen.open("", corte="2019-09-30")
    screen.open("", corte="2019-09-30", plan=PLAN_ID)
    assert asked == [NEXT_PLAN_ID, PLAN_ID]


def test_who_changes_a_table_changes_it_for_nobody_else(office):
    office.take(visits_by_month({"2018-01": 100}))
    now = load(office.engine, office.plan)
    kept = cache.answer(now, "coverage_by_import")
    before = kept.to_dict("records")
    kept["otra"] = 1
    kept.iloc[0, 0] = None
    assert cache.answer(now, "coverage_by_import").to_dict("records") == before
