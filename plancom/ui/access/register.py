"""The register: who did what, when, from what to what; by act, account and days, on the page and as a file."""

import datetime as dt
import json

import htpy as h
import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.access.roles import NAMES
from plancom.html import Element, Node, html_of
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.store.db import audit_log
from plancom.store.db.audit_log import AuditLine
from plancom.ui.state.actor import may

SHOWN = 200
EVERY = ""


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
    st.html(html_of(_table(office, found[:SHOWN])))
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


def _table(office: Office, lines: list[AuditLine]) -> Element:
    heads = (tr("Cuándo"), tr("Quién"), tr("Qué"), tr("En qué"), tr("Antes"), tr("Después"))
    return h.table(".pc-table")[
        h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
        h.tbody[(_row(office, one) for one in lines)],
    ]


def _row(office: Office, one: AuditLine) -> Element:
    role = NAMES[one.role].title if one.role in NAMES else one.role
    who = [h.span[one.actor or one.account], h.br, h.small[f"{one.account} · {role}"]]
    return h.tr[
        h.td[dates.moment(clock.local(one.made_at, office.plan))],
        h.td[who],
        h.td[_act_name(one.act)],
        h.td[h.code[one.subject]],
        h.td[_state(one.before)],
        h.td[_state(one.after)],
    ]


def _state(document: str) -> Node:
    """What stood there, a line for each field."""
    if not document:
        return "–"
    fields = json.loads(document)
    return [[h.span[f"{name}: {'' if value is None else value}"], h.br] for name, value in fields.items()]
