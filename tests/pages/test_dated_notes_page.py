"""A note is written on a page, seen on its charts and in their data, and withdrawn."""

import datetime as dt
from typing import Any

from export_files import visits_by_month
from streamlit.testing.v1 import AppTest

from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import DatedNote
from tests.builders import NOW

YEARS = {f"{year}-{month:02}": 100 for year in (2017, 2018) for month in range(1, 13)}


def section(folder_dataset: str = "visits") -> None:
    import datetime as dt

    from plancom.indicators.view import View
    from plancom.ui.history.dated_notes import notes_section
    from plancom.ui.state import cache

    office = cache.office()
    notes_section(office, View(office.plan, dt.date(2018, 12, 31)), folder_dataset)


def forms(app: AppTest) -> list[Any]:
    """The forms on the screen, as the browser is told of them."""
    return [block.proto.form for block in app.get("form") if block.proto]


def run_section() -> AppTest:
    return AppTest.from_function(section, default_timeout=30).run()


def notes_of(office) -> list[tuple[str, str, bool]]:
    with office.engine.connect() as connection:
        return [(one.text, one.dataset, one.in_force) for one in dated_notes.all_notes(connection)]


def test_a_note_is_written_for_one_dataset_or_for_all_and_withdrawn_with_its_reason(office):
    app = run_section()
    app.date_input(key="note-day-visits").set_value(dt.date(2018, 10, 12))
    app.text_input(key="note-text-visits").input("Se cayó el *sitio*")
    app.button[-1].click().run()
    assert not app.exception
    assert notes_of(office) == [("Se cayó el *sitio*", "visits", True)]
    assert any(one.value == r"**12/10/2018** · Se cayó el \*sitio\*" for one in app.markdown)
    app.text_input(key="note-reason-visits-1").input("no fue así").run()
    app.button(key="note-withdraw-visits-1").click().run()
    assert notes_of(office) == [("Se cayó el *sitio*", "visits", False)]
    app.date_input(key="note-day-visits").set_value(dt.date(2018, 9, 3))
    app.text_input(key="note-text-visits").input("Paro nacional")
    app.checkbox(key="note-all-visits").check()
    app.button[-1].click().run()
    assert notes_of(office)[0] == ("Paro nacional", "", True)


def test_a_note_without_a_day_or_words_is_refused(office):
    app = run_section()
    app.button[-1].click().run()
    assert [one.value for one in app.error] == ["Escriba el día y qué pasó."]
    app.text_input(key="note-text-visits").input("Se cayó el sitio")
    app.button[-1].click().run()
    assert app.text_input(key="note-text-visits").value == "Se cayó el sitio"
    assert [form.clear_on_submit for form in forms(app)] == [False]  # the browser empties such a form, refused or not
    assert notes_of(office) == []


def test_the_charts_of_what_it_concerns_and_their_data_say_it(screen, office):
    office.take(visits_by_month(YEARS))
    dated_notes.add(office.engine, DatedNote(dt.date(2018, 5, 12), "Se cayó el sitio", "visits"), NOW)
    screen.open("visitas", corte="2018-06-30")
    assert screen.words.count("12/05 Se cayó el sitio") >= 2
    screen.open("visitas", corte="2018-04-30")
    assert "Se cayó" not in screen.words
