"""A draft before it is put in force: what is wrong, what it changes, with which plans it overlaps; and by which act it is decided."""

import datetime as dt

import streamlit as st

from plancom import clock
from plancom.language import dates
from plancom.language.translation import SOURCE, tr
from plancom.office import Office
from plancom.plan import Plan, Plans
from plancom.plan.plan_text import Place
from plancom.plan.revision import changes_between
from plancom.services.plan_drafts import ClosedDraftError, PlaceConflictError
from plancom.services.plans import PlanDecisionError, contents, overlapping, put_in_force
from plancom.store.office.documents import OutdatedError
from plancom.store.office.plan_versions import PLAN_VERSIONS
from plancom.ui.elements.messages import authors_of, failure
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import MESSAGE, DraftForm, sentence
from plancom.ui.state.author import author
from plancom.ui.state.database import known_plans

PUT_IN_FORCE = "plan-put-in-force"
SECTIONS = {
    "institution": "entidad",
    "strategies": "estrategias",
    "indicators": "metas",
}
"""Which tab of the draft's page has the fields of a key; those that are not here are of the first."""


def section_of(place: Place) -> str:
    """The id of the tab that has the field of a place."""
    return SECTIONS.get(str(place[0]), "plan") if place else "plan"


def review_section(form: DraftForm, office: Office) -> None:
    """What is wrong or what changes, and the form that puts the draft in force."""
    plan, faults = form.text.checked
    if plan is None or faults:
        faults_section(form)
        st.info(tr("Cuando no falte nada, aquí se pone en vigor."))
        return
    plans = known_plans(SOURCE)  # as it is written, not as it is read in another language
    changes_section(plan, plans)
    for other in overlapping(plans, plan):
        st.warning(
            tr(
                "Comparte días con «{name}» ({period}): en esos días se ve el plan que empieza después.",
                name=plain(other.name),
                period=other.period,
            ),
            icon=":material/date_range:",
        )
    _unknown_names(office, plan)
    _decision_form(form, office, plan)


def faults_section(form: DraftForm) -> None:
    """Everything that is wrong, each with the tab in which it is mended."""
    names = {
        "plan": tr("El plan"),
        "entidad": tr("La entidad"),
        "estrategias": tr("Estrategias y tareas"),
        "metas": tr("Metas"),
    }
    by_tab: dict[str, list[str]] = {}
    for place, reasons in form.faults.items():
        where = form.name_of(place) or _labels().get(str(place[0]), ".".join(map(str, place)))
        by_tab.setdefault(section_of(place), []).extend(
            f"{where}: {sentence(reason)}" if where else sentence(reason) for reason in reasons
        )
    for tab, sentences in by_tab.items():
        st.markdown(f"**{names[tab]}**\n\n" + "\n".join(f"- {plain(one)}" for one in sentences))


def _labels() -> dict[str, str]:
    return {
        "name": tr("Nombre del plan"), "source": tr("El documento"), "start": tr("Empieza"), "years": tr("Cuántos años dura"),
        "id": tr("Nombre corto, para la dirección web"), "objective": tr("Objetivo general"), "strategies": tr("Estrategias"), "indicators": tr("Metas"),
        "institution": tr("La entidad"),
    }  # fmt: skip


def changes_section(plan: Plan, plans: Plans) -> None:
    """What the draft changes of the plan of its id; that it is new where there is none."""
    before = next((one for one in plans.all if one.id == plan.id), None)
    if before is None:
        st.markdown(
            tr(
                "Es un plan nuevo: rige del {first} al {last}, con {strategies}, {tasks} y {goals}.",
                first=dates.date(plan.start),
                last=dates.date(plan.last_day),
                **contents(plan),
            )
        )
        return
    said = list(changes_between(before, plan))
    if not said:
        st.markdown(tr("Dice lo mismo que el plan que rige."))
        return
    st.markdown(tr("**Qué cambia del plan que rige**") + "\n\n" + "\n".join(f"- {plain(one)}" for one in said))


def _unknown_names(office: Office, plan: Plan) -> None:
    """The networks and outlets that have data and that the draft's institution does not have any more."""
    known = {one.id for one in (*office.file_plan.institution.networks, *office.file_plan.institution.outlets)}
    kept = {one.id for one in (*plan.institution.networks, *plan.institution.outlets)}
    with_data = {one.series for one in office.coverage}
    if gone := sorted((known - kept) & with_data):
        st.warning(
            tr(
                "Tienen datos y ya no están en la entidad: {names}. Sus datos se guardan y se ven aparte; ninguna meta los cuenta.",
                names=plain(", ".join(gone)),
            ),
            icon=":material/share:",
        )


def _decision_form(form: DraftForm, office: Office, plan: Plan) -> None:
    st.header(tr("Poner en vigor"), anchor="poner-en-vigor")
    st.caption(
        tr(
            "Desde ese momento el plan cuenta en todas las páginas. Cada versión queda guardada y se puede volver a ella."
        )
    )
    seen = form.key_of("seen", plan.id)  # the version that the changes above are of
    if seen not in st.session_state:
        with form.engine.connect() as connection:
            st.session_state[seen] = PLAN_VERSIONS.document(connection, plan.id).number
    with st.form(form.key_of("put-in-force"), border=False):
        act, day = st.columns([2, 1])
        act_said = act.text_input(
            tr("Acta o documento por el que rige"),
            key=form.key_of("act"),
            max_chars=200,
            placeholder=tr("Acta 012 de 2026"),
        )
        day_said = day.date_input(tr("Fecha del acta"), value=office.today, format="DD/MM/YYYY", key=form.key_of("day"))
        who = st.text_input(tr("Quién lo pone en vigor"), value=author(), key=form.key_of("who"), max_chars=80)
        asked = st.form_submit_button(tr("Poner en vigor"), type="primary", icon=":material/gavel:")
    if asked:
        _put(form, plan, act_said, day_said if isinstance(day_said, dt.date) else office.today, who)


def _put(form: DraftForm, plan: Plan, act: str, day: dt.date, who: str) -> None:
    """Puts the draft in force, or says why not; what was typed stays."""
    try:
        said = failure(
            lambda: put_in_force(
                form.engine,
                form.draft.text,
                name=plan.name,
                day=day,
                act=act,
                author=who,
                now=clock.now(),
                seen=int(st.session_state[form.key_of("seen", plan.id)]),
                draft=form.draft.draft,
            )
        )
    except PlanDecisionError as error:
        said = str(error)
    except OutdatedError as error:
        st.session_state.pop(form.key_of("seen", plan.id), None)
        said = tr(
            "{author} puso en vigor otra versión de este plan mientras usted miraba: no se hizo nada. Mire qué cambia ahora y vuelva a hacerlo.",
            author=authors_of(error),
        )
    except PlaceConflictError as conflict:
        said = tr(
            "{author} cambió el borrador mientras usted lo miraba: no se puso en vigor. Mire lo nuevo y vuelva a hacerlo.",
            author=conflict.author or tr("Otra persona"),
        )
    except ClosedDraftError as error:
        said = str(error)
    if said:
        st.error(plain(said), icon=":material/block:")
        return
    st.session_state[PUT_IN_FORCE] = plan.id
    st.session_state.pop(MESSAGE, None)
    st.rerun()
