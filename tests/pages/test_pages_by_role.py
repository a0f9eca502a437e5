"""Every page as each role sees it, where people sign in: what one may not do is not offered, what one may is there, and nothing fails."""

import re
import time

import pytest
from replicas import SECRETS
from sqlalchemy import select
from streamlit.user_info import UserInfoProxy

from plancom.access import Role, acts
from plancom.services import importing
from plancom.store.imports import commits
from plancom.store.tables import metadata
from tests import damages
from tests.builders import NOW, cartagena
from tests.engines import writable_engine

CUT_OFF = "2018-01-31"
PEOPLE = {Role.READER: "rosa", Role.EDITOR: "luis", Role.ADMINISTRATOR: "ana"}
PAGES = [
    "resumen", "resumen?ver=balance", "cambios", "llegamos", "efectos", "hoja", "mes", "presentar?ver=sesion", "presentar?ver=informes",
    "presentar?ver=publico", "visitas", "redes", "prensa", "adopcion", "tareas", "tareas?ver=linea", "tareas?ver=entregado", "digitalizate",
    "participa-ya", "historial?ver=datos", "historial?ver=revisar", "historial?ver=presentado", "plan?ver=plan", "plan?ver=lecturas",
    "plan?ver=metas", "plan?ver=abiertas", "plan?ver=versiones", "plan?ver=entre-planes", "plan?ver=planes", "ayuda", "origen", "borrador",
    "acceso?ver=personas", "acceso?ver=registro",
]  # fmt: skip

OFFERS = {
    acts.PRESENT: ("presentar?ver=informes", "download_button descargar-pdf"),
    acts.IMPORT: ("mes", "file_uploader files-month-"),
    acts.UNDO_IMPORT: ("historial?ver=datos", "button undo-"),
    acts.REDO_IMPORT: ("historial?ver=datos", "button redo-"),
    acts.REMOVE_SAMPLES: ("resumen", "button remove-samples"),
    acts.WRITE_TASK: ("tareas", "task progress"),
    acts.PIN_NOTE: ("historial?ver=datos", "button FormSubmitter:note-form-"),
    acts.MARK_BREAK: ("historial?ver=datos", "button FormSubmitter:break-form-"),
    acts.REVIEW_WARNING: ("historial?ver=revisar", "button review-"),
    acts.CLOSE_MONTH: ("mes", "button reopen-month"),
    acts.SAVE_SESSION: ("presentar?ver=sesion", "button guardar-sesion"),
    acts.WRITE_ANALYSIS: ("hoja", "button FormSubmitter:hoja-form-"),
    acts.SAVE_PROFILE: ("mes", "button profile-delete-"),
    acts.DECIDE_GOAL: ("plan?ver=metas", "expander"),
    acts.WRITE_PLAN: ("plan?ver=planes", "button begin-blank-button"),
    acts.PUT_PLAN_IN_FORCE: ("plan?ver=planes", "button withdraw-"),
    acts.PUBLISH: ("presentar?ver=publico", "toggle publicar-"),
    acts.GIVE_ACCESS: ("acceso?ver=personas", "button dar-acceso-enviar"),
}
"""Each act that a page offers: where, and the beginning of what is drawn for it."""
WITHOUT_A_PAGE = {
    acts.RECOUNT, acts.RESTORE, acts.REPAIR, acts.UPGRADE, acts.FOLLOW_PLAN, acts.CHECK, acts.SIGN_IN,
}  # fmt: skip
READS = re.compile(
    r"button (salir|subir-|bajar-|escoger-|descartar-sesion|look-)|download_button |toggle reemplazadas-|"
    r"checkbox mostrar-|text_area (titular|nota)-|text_input (sesion-|informe-titulo|buscar-importaciones)|task history"
)
"""What everybody is offered: it shows, downloads, or chooses for one's own presentation."""
KINDS = ("button", "download_button", "toggle", "checkbox", "text_area", "text_input", "file_uploader", "data_editor")
OWN = {"sign_ins", "audit_log", "session_drafts", "presentations", "snapshots"}
"""Tables in which what is seen and presented leaves its trace."""


@pytest.fixture(scope="module")
def filled_database(tmp_path_factory):
    """An office with something of everything, an import that is undone, and sample data."""
    path = damages.filled_file(tmp_path_factory.mktemp("oficina"))
    engine = writable_engine(f"sqlite:///{path}")
    commits.undo(engine, 3, NOW)
    sample = importing.source_file("ejemplo.csv", b"fecha,visitas\n2017-12-01,7\n")
    importing.take_in(engine, [sample], cartagena(), is_sample=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path.read_bytes()


@pytest.fixture
def person(filled_database, database, tmp_path, monkeypatch):
    """`person(role)`: from here on somebody with that role is signed in."""
    (tmp_path / "plancom.db").write_bytes(filled_database)
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(
        SECRETS.format(address="http://127.0.0.1:8501", client="c", secret="s", provider="http://127.0.0.1:1")
    )
    monkeypatch.setenv("PLANCOM_SECRETS", str(secrets))

    def signed_in(role):
        name = PEOPLE[role]
        claims = {
            "is_logged_in": True, "sub": name, "iat": int(time.time()), "name": name, "email": f"{name}@concejo.example",
            "email_verified": True, "groups": ["comunicaciones"] if role is Role.EDITOR else [],
        }  # fmt: skip
        monkeypatch.setattr(UserInfoProxy, "to_dict", lambda _self: claims)

    return signed_in


def controls_of(screen):
    """What can be pressed, ticked or written in on the page as it is, by kind and key."""
    found = {f"{kind} {widget.key}" for kind in KINDS for widget in screen.app.get(kind) if not widget.proto.disabled}
    pills = [widget for widget in screen.app.get("button_group") if re.fullmatch("task-.+-open", widget.key or "")]
    found |= {
        f"task {name}" for widget in pills for name, word in TASK.items() if any(word in one for one in widget.options)
    }
    found |= {"expander" for widget in screen.app.get("expander") if DECIDE in widget.label}
    return found


TASK = {"progress": "Registrar", "details": "Editar", "history": "Historia"}
DECIDE = "Cambiar"


def controls_by_page(screen):
    """What is offered on each page."""
    found = {}
    for page in PAGES:
        screen.open(page, corte=CUT_OFF)
        found[page] = controls_of(screen)
    return found


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_is_offered_what_it_may_do_and_nothing_else(screen, person, role):
    person(role)
    found = controls_by_page(screen)
    for act, (page, beginning) in OFFERS.items():
        is_there = any(one.startswith(beginning) for one in found[page])
        assert is_there is (role >= act.role), (act.id, page, sorted(found[page]))
    if role is Role.READER:
        others = {(page, one) for page, offers in found.items() for one in offers if not READS.match(one)}
        assert others == set()


def test_every_act_is_offered_somewhere_or_done_without_a_page():
    assert set(OFFERS) | WITHOUT_A_PAGE == set(acts.ACTS.values())


def test_whatever_a_reader_presses_changes_nothing_of_the_office(screen, person, database):
    person(Role.READER)
    engine = writable_engine(database)
    screen.open("resumen", corte=CUT_OFF)
    before = contents(engine)
    for page, keys in pressable(screen).items():
        for key in keys:
            screen.open(page, corte=CUT_OFF)
            screen.app.button(key=key).click()
            screen.run()
    assert contents(engine) == before
    engine.dispose()


def pressable(screen):
    """The buttons of each page, one of each kind."""
    found, known = {}, {"salir"}
    for page, offers in controls_by_page(screen).items():
        for key in sorted(one.removeprefix("button ") for one in offers if one.startswith("button ")):
            kind = re.split(r"-|\d", key)[0]
            if kind not in known:
                known.add(kind)
                found.setdefault(page, []).append(key)
    return found


def contents(engine):
    """Every row of every table but of those that hold one's own traces."""
    with engine.connect() as connection:
        tables = [table for table in metadata.sorted_tables if table.name not in OWN]
        return {table.name: [tuple(row) for row in connection.execute(select(table))] for table in tables}
