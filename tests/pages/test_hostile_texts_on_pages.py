"""No text of a file, a task, a person or a plan acts on the screen: a picture's markdown in it asks no other host, a link in it leads nowhere."""

import re

import pytest

from plancom import clock
from plancom.plan import plan_from_text
from plancom.reports.session import Choice, Session
from plancom.services.plans import put_in_force
from plancom.store.council import sessions
from plancom.store.office import breaks, dated_notes, profiles, reviews
from plancom.store.office.breaks import Break
from plancom.store.office.dated_notes import DatedNote
from plancom.store.plans.task_changes import record_details, record_state
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import TaskState
from tests.builders import CARTAGENA, NOW, PLAN_ID, d, imported, visits

PICTURE = "![x](http://elsewhere.example/x.png) [ir](http://elsewhere.example)"
ACTING = re.compile(r"(?<!\\)!(?<!\\)\[x|(?<!\\)\[(?:x|ir)(?<!\\)\]\(")
TABS = {
    "resumen": ("", "balance"),
    "mes": ("",),
    "visitas": ("",),
    "redes": ("",),
    "prensa": ("",),
    "tramites": ("",),
    "tareas": ("", "digitalizate", "linea", "entregado"),
    "presentar": ("", "informes", "publico"),
    "historial": ("", "por-revisar", "presentado"),
    "plan": ("", "lecturas", "metas", "abiertas", "versiones", "planes"),
    "acceso": ("", "registro"),
    "origen": ("",),
    "ayuda": ("",),
}
MARKDOWN = {"body", "label", "help", "caption", "text", "heading", "subtitle", "icon"}
"""Fields of Streamlit's messages in which it reads markdown; those of `st.html` are markup of our own, held by tests/markup."""


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda _plan: d("2018-09-30"))


@pytest.fixture
def hostile(sample_data, office):
    """An office in which everything that somebody can write says it."""
    text = CARTAGENA.read_text("utf-8")
    for name in ("Digitalízate", "El Universal", "Participa Ya", "Visitas a la página web"):
        text = text.replace(f'"{name}"', f"'{name} {PICTURE}'")
    text = re.sub(
        r"^(name|quote|objective|note) = \"([^\"]*)\"$",
        lambda m: f"{m[1]} = '''{m[2]} {PICTURE}'''",
        text,
        flags=re.MULTILINE,
    )
    plan = plan_from_text(text, "hostil")
    put_in_force(office.engine, text, name="hostil", day=d("2018-01-01"), act=PICTURE, author=PICTURE, now=NOW)
    task = plan.strategies[0].tasks[0].id
    state = TaskState(task, "in_progress", d("2018-09-01"), PICTURE, PICTURE)
    record_state(office.engine, plan, state, today=d("2018-09-30"), now=NOW, link="http://elsewhere.example")
    record_details(
        office.engine,
        plan,
        TaskDetails(task, responsible=PICTURE, audience=PICTURE, comment=PICTURE, author=PICTURE),
        now=NOW,
    )
    dated_notes.add(office.engine, DatedNote(d("2018-05-01"), PICTURE, author=PICTURE), NOW)
    breaks.add(office.engine, Break(d("2018-05-01"), "visits", PICTURE, note=PICTURE, author=PICTURE), NOW)
    profiles.save(office.engine, PICTURE[:50], "{}", NOW, author=PICTURE)
    reviews.review(office.engine, PLAN_ID, "uno", PICTURE, author=PICTURE, now=NOW)
    session = Session(PICTURE, title=PICTURE, choices=(Choice("portada", headline=PICTURE, note=PICTURE),)).document()
    sessions.save(office.engine, PLAN_ID, PICTURE, session, seen=0, author=PICTURE, now=NOW)
    imported(office.engine, visits({"2018-02-01": 7}), name=f"{PICTURE}.csv", plan=plan, author=PICTURE)


@pytest.mark.parametrize("page", TABS)
def test_what_somebody_wrote_is_never_markdown(screen, hostile, page):
    acting, twice = [], []
    for tab in TABS[page]:
        screen.open(f"{page}?ver={tab}" if tab else page, corte="2018-09-30")
        for block in (screen.app.main, screen.app.sidebar):
            found = [(tab, one.type, text) for one in block for text in _markdown(one) if ACTING.search(text)]
            acting += found
            twice += [(tab, one.type, text) for one in block for text in _markdown(one) if "\\\\" in text]
    assert not acting, "\n".join(map(str, acting))
    assert not twice, "\n".join(map(str, twice))  # what is escaped twice shows its backslashes


def _markdown(element):
    proto = getattr(element, "proto", None)
    if element.type in {"table", "arrow_table"}:  # its cells and heads are markdown
        yield from (str(cell) for cell in [*element.value.columns, *element.value.to_numpy().ravel()])
    if proto is None or element.type == "html":
        return
    for field, value in proto.ListFields():
        if field.name in MARKDOWN and isinstance(value, str) and not getattr(proto, "allow_html", False):
            yield value
