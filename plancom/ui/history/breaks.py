"""The changes of how things are measured, on the history page: marked, proposed by the imports, withdrawn."""

import datetime as dt

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.measures import measures
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import may, offered
from plancom.ui.state.author import author
from plancom.ui.state.series_names import series_name

ALL = later("Todas")


def breaks_section(office: Office) -> None:
    """What changes are marked, what the imports propose, and a form to mark one."""
    st.header(tr("Cambios de medición"), anchor="cambios-de-medicion")
    st.markdown(
        tr(
            "Cuando una herramienta reemplaza a otra, o cambia lo que cuenta (Universal Analytics por Google Analytics 4, Twitter por X), lo de antes y lo de después no se comparan. Márquelo aquí: las gráficas llevan una raya en ese día, y ninguna comparación lo cruza sin decirlo."
        )
    )
    with office.engine.connect() as connection:
        known = breaks.all_breaks(connection)
        found = breaks.proposals(office.coverage, known)
    for n, one in enumerate(found):
        proposal_section(office, one, n)
    for one in known:
        break_section(office, one)
    if not (known or found):
        st.caption(tr("No hay cambios marcados, y las importaciones no hacen pensar en ninguno."))
    if not may(acts.MARK_BREAK):
        return
    with st.expander(tr("Marcar un cambio de medición"), icon=":material/add:"):
        break_form(office)


@offered(acts.MARK_BREAK)
def proposal_section(office: Office, one: Break, number: int) -> None:
    """A change of tool that the imports show: is it a break?"""
    with st.container(border=True, key=f"proposal-{number}"):
        st.markdown(
            tr(
                "**¿Cambió la medición el {day}?** {what_of}: desde ese día los datos vienen de otra herramienta ({change}).",
                day=dates.date(one.day),
                what_of=_what_of(office, one),
                change=plain(one.what),
            )
        )
        with st.container(horizontal=True):
            if st.button(tr("Sí: no comparar"), key=f"accept-{number}", type="primary") and _kept(office, one):
                st.rerun()
            with st.popover(tr("No: se pueden comparar")):
                reason = st.text_input(
                    tr("¿Por qué?"), key=f"reason-{number}", placeholder=tr("Las dos cuentan lo mismo: se revisó en…")
                )
                if st.button(tr("Guardar"), key=f"dismiss-{number}") and _reasoned(office, one, reason):
                    st.rerun()


def _reasoned(office: Office, one: Break, reason: str) -> bool:
    if not reason.strip():
        st.error(tr("Escriba por qué se pueden comparar."))
        return False
    return _kept(office, one, reason.strip())


def _kept(office: Office, one: Break, reason: str = "") -> bool:
    said = Break(
        one.day, one.dataset, one.what, one.series, one.measure, one.note, comparable=bool(reason), reason=reason, author=author()
    )  # fmt: skip
    return attempted(lambda: breaks.add(office.engine, said, clock.now()))


def break_section(office: Office, one: Break) -> None:
    """A break as it was marked, and the way to withdraw it."""
    with st.container(border=True, key=f"break-{one.id}"):
        words, action = st.columns([6, 1.2], vertical_alignment="center")
        state = (
            tr("✕ Retirado") if one.withdrawn_at else tr("≈ Comparable") if one.comparable else tr("┊ No comparable")
        )
        words.markdown(f"**{dates.date(one.day)} · {plain(one.what)}** · {_what_of(office, one)} · {state}")
        said = [
            plain(one.note),
            tr("Comparable: {reason}", reason=plain(one.reason)) if one.reason else "",
            _marked(plain(one.author) or tr("alguien sin nombre"), _moment(one.created_at, office)),
        ]
        if one.withdrawn_at:
            who = plain(one.withdrawn_by) or tr("alguien sin nombre")
            said.append(tr("Lo retiró {who} el {moment}", who=who, moment=_moment(one.withdrawn_at, office)))
        words.caption(" · ".join(part for part in said if part))
        if not one.withdrawn_at and may(acts.MARK_BREAK):
            asked = action.button(tr("Retirar"), key=f"withdraw-{one.id}", icon=":material/undo:", width="stretch")
            if asked and attempted(lambda: breaks.withdraw(office.engine, one.id, author(), clock.now())):
                st.rerun()


def _marked(who: str, moment: str) -> str:
    return tr("Lo marcó {who} el {moment}", who=who, moment=moment) if moment else tr("Lo marcó {who}", who=who)


def _moment(when: dt.datetime | None, office: Office) -> str:
    return dates.moment(clock.local(when, office.plan)) if when else ""


def _what_of(office: Office, one: Break) -> str:
    """«Visitas a la página web», «Facebook», «Visitas a la página web (Visitantes)»."""
    definition = next(d for d in DEFINITIONS.values() if d.id == one.dataset)
    name = plain(series_name(office, one.series)) if one.series else tr(definition.name)
    measure = measures().get(one.measure)
    return f"{name} ({tr(measure.label)})" if measure else name


def break_form(office: Office) -> None:
    """Asks since when, of what, and what changed."""
    plan = office.plan
    dataset: Dataset = st.selectbox(
        tr("De qué"), list(DEFINITIONS), format_func=lambda one: tr(DEFINITIONS[one].name), key="break-dataset"
    )
    named = plan.institution.among(dataset)
    names = {"": tr("Todo"), **{one.id: one.name for one in named}}
    with st.form("break-form", border=False):
        series, measure = "", ""
        first, second = st.columns(2)
        if named:
            series = first.selectbox(
                tr("Red o medio"), list(names), format_func=names.__getitem__, key=f"break-series-{dataset}"
            )
        labels = {"": ALL, **{one.id: one.label for one in DEFINITIONS[dataset].counting}}
        if len(labels) > 2:  # noqa: PLR2004 - all, and more than one
            measure = second.selectbox(
                tr("Medida"),
                list(labels),
                format_func=lambda one: tr(labels[one]),
                key=f"break-measure-{dataset}",
            )
        day = st.date_input(
            tr("Primer día medido de la nueva manera"), value=None, min_value=dt.date(plan.start.year - 5, 1, 1), max_value=office.today,
            format="DD/MM/YYYY", key="break-day",
        )  # fmt: skip
        what = st.text_input(
            tr("Qué cambió"), placeholder="Universal Analytics → Google Analytics 4", key="break-what", max_chars=120
        )
        note = st.text_input(
            tr("Nota"),
            placeholder=tr("GA4 no cuenta las sesiones que cruzan la medianoche dos veces"),
            key="break-note",
        )
        comparable = st.text_input(
            tr("¿Se pueden comparar? Diga por qué; vacío quiere decir que no"), key="break-reason"
        )
        if st.form_submit_button(tr("Marcar el cambio"), type="primary"):
            if not isinstance(day, dt.date) or not what.strip():
                st.error(tr("Escriba desde qué día y qué cambió."))
                return
            one = Break(day, dataset, what.strip(), series, measure, note.strip())
            if _kept(office, one, comparable.strip()):
                st.rerun()
