"""The register: who did what, when, from what to what; by act, account and days, on the page and as a file."""

import datetime as dt
import json

import htpy as h
import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.access.roles import NAMES
from plancom.html import Node
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.store.db import audit_log
from plancom.store.db.audit_log import AuditLine
from plancom.ui.elements.figure_tables import stacked_table
from plancom.ui.state.actor import may

SHOWN = 200
EVERY = ""
UNTOLD = frozenset({"sha256", "digest", "subject", "plan", "version", "figures", "rules", "withdrawn_by", "folded"})
"""Fields that the file has, and that say nothing on the screen."""
SUBJECTS = {
    "imports": later("importación"), "access": later("acceso de"), "sign_ins": later("sesión de"), "sessions": later("sesión"),
    "plans": later("plan"), "plan_versions": later("plan"), "plan_drafts": later("borrador"), "schema": later("tablas"),
    "decisions": later("meta"), "task_states": later("tarea"), "task_details": later("tarea"), "dated_notes": later("nota"),
    "breaks": later("cambio de medición"), "reviews": later("aviso"), "analyses": later("ficha"), "profiles": later("perfil"),
    "month_closings": later("mes"), "presentations": later("presentación"), "public_page": later("página pública"),
    "rollups": later("totales"),
}  # fmt: skip
FIELDS = {
    "file": later("archivo"), "dataset": later("datos de"), "rows_new": later("filas nuevas"), "rows_changed": later("filas que cambian"),
    "role": later("rol"), "signed_in": later("dentro"), "why": later("por qué"), "counts": later("cuenta"), "samples": later("de ejemplo"),
    "day": later("día"), "text": later("texto"), "state": later("estado"), "comment": later("comentario"), "note": later("nota"),
    "reason": later("motivo"), "content": later("contenido"), "on": later("publicada"), "name": later("nombre"), "title": later("título"),
    "medium": later("formato"), "as_of": later("corte"), "kind": later("clase"), "indicator": later("meta"), "act": later("acta"),
    "author": later("autor"), "due": later("fecha límite"), "responsible": later("responsable"), "media": later("medios"),
    "audience": later("grupo de interés"), "what": later("qué"), "withdrawn": later("retirada"), "analysis": later("análisis"),
    "action": later("acción"), "notes": later("notas"), "place": later("dónde"), "draft": later("borrador"), "finding": later("aviso"),
    "mapping": later("cómo se lee"), "month": later("mes"), "series": later("serie"), "measure": later("medida"),
}  # fmt: skip


def register_section(office: Office) -> None:
    """The newest lines that fit what is asked for; all of them in the file."""
    if not may(acts.GIVE_ACCESS):
        st.info(tr("El registro lo ve quien tiene el rol «{needed}».", needed=acts.GIVE_ACCESS.role.title))
        return
    st.markdown(
        tr(
            "Cada cambio deja aquí una línea. Nadie puede cambiarlas ni quitarlas desde el tablero: la base de datos lo impide."
        )
    )
    with office.engine.connect() as connection:
        accounts = audit_log.accounts(connection)
    first, second, third, fourth = st.columns(4)
    act = first.selectbox(tr("Qué"), [EVERY, *acts.ACTS], format_func=_act_name, key="registro-que")
    account = second.selectbox(
        tr("Quién"), [EVERY, *accounts], format_func=lambda one: one or tr("Todos"), key="registro-quien"
    )
    since = third.date_input(tr("Desde"), value=None, format="DD/MM/YYYY", key="registro-desde")
    until = fourth.date_input(tr("Hasta"), value=None, format="DD/MM/YYYY", key="registro-hasta")
    bounds = _utc(office, since), _utc(office, until, days=1)
    with office.engine.connect() as connection:
        found = audit_log.lines(connection, act=act, account=account, since=bounds[0], until=bounds[1], most=SHOWN + 1)
    if not found:
        st.caption(tr("No hay líneas así."))
        return
    _table(office, found[:SHOWN])
    if len(found) > SHOWN:
        st.caption(tr("Se muestran las {shown} más nuevas; en el archivo están todas.", shown=SHOWN))

    def every() -> bytes:
        with office.engine.connect() as fresh:
            return audit_log.as_csv(audit_log.lines(fresh, act=act, account=account, since=bounds[0], until=bounds[1]))

    st.download_button(
        tr("Descargar el registro (CSV)"), every, file_name="registro.csv", mime="text/csv", on_click="ignore", key="registro-csv",
        icon=":material/download:",
    )  # fmt: skip


def _act_name(act: str) -> str:
    return acts.ACTS[act].title if act in acts.ACTS else (act or tr("Todo"))


def _utc(office: Office, day: object, days: int = 0) -> dt.datetime | None:
    """The moment in UTC at which a day of the plan's own calendar begins, so many days later."""
    return clock.midnight(day + dt.timedelta(days), office.plan) if isinstance(day, dt.date) else None


def _table(office: Office, lines: list[AuditLine]) -> None:
    heads = (tr("Cuándo"), tr("Quién"), tr("Qué"), tr("Antes"), tr("Después"))
    stacked_table(tr("Registro"), heads, [_row(office, one) for one in lines])


def _row(office: Office, one: AuditLine) -> tuple[Node, ...]:
    role = NAMES[one.role].title if one.role in NAMES else one.role
    name = one.actor or tr("alguien sin nombre")
    account = f"{one.account} · {role}" if one.account != name else role
    return (
        dates.moment(clock.local(one.made_at, office.plan)),
        [h.span[name], h.br, h.small[account]],
        [h.span[_act_name(one.act)], h.br, h.small[_subject(one.subject)]],
        _state(one.before),
        _state(one.after),
    )


def _subject(subject: str) -> str:
    """What it was done to: «importación 5», «sesión mayo»."""
    kind, _, rest = subject.partition("/")
    return f"{tr(SUBJECTS[kind])} {rest}".strip() if kind in SUBJECTS else subject


def _state(document: str) -> Node:
    """What stood there, a line for each field that says something to its reader."""
    fields = json.loads(document) if document else {}
    shown = {name: value for name, value in fields.items() if name not in UNTOLD and value not in (None, "")}
    if not shown:
        return "–"
    return [[h.span[f"{_field(name)}: {_value(value)}"], h.br] for name, value in shown.items()]


def _field(name: str) -> str:
    return tr(FIELDS[name]) if name in FIELDS else name


def _value(value: object) -> str:
    if isinstance(value, bool):
        return tr("sí") if value else tr("no")
    text = str(value)
    return NAMES[text].title if text in NAMES else text
