"""A draft before it is put in force: what is wrong, what it says or changes, what to look at; and by which act it is decided."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from plancom import clock
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import SOURCE, tr
from plancom.office import Office
from plancom.plan import Plan, Plans
from plancom.plan.plan_text import Place
from plancom.plan.revision import changes_between, promise_words
from plancom.plan.text_changes import place_name
from plancom.services.plan_drafts import ClosedDraftError, PlaceConflictError
from plancom.services.plan_remarks import PlanRemark, remarks
from plancom.services.plans import PlanDecisionError, contents, of_another_institution, put_in_force
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.plan_versions import PLAN_VERSIONS
from plancom.ui.elements.messages import authors_of, failure
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import POINTED, DraftForm
from plancom.ui.plans.draft_tabs import TABS, place_link, section_of
from plancom.ui.plans.field_binding import MESSAGE
from plancom.ui.state.author import author
from plancom.ui.state.database import known_plans

PUT_IN_FORCE = "plan-put-in-force"


def review_section(form: DraftForm, office: Office) -> None:
    """What is wrong or what changes, what to look at, and the form that puts the draft in force."""
    st.session_state.pop(form.key_of(POINTED), None)  # who is back here has found the field
    plan, faults = form.text.checked
    if plan is None or faults:
        faults_section(form)
        st.info(tr("Cuando no falte nada, aquí se pone en vigor."))
        return
    plans = known_plans(SOURCE)  # as it is written, not as it is read in another language
    changes_section(plan, plans)
    remarks_section(form, remarks(plan, plans, office))
    _decision_form(form, office, plan)


def faults_section(form: DraftForm) -> None:
    """Everything that is wrong, under the tab in which it is mended, each a way to its field."""
    by_tab: dict[str, list[tuple[Place, str]]] = {}
    for place, reasons in form.faults.items():
        where = place_name(form.text, place)
        by_tab.setdefault(section_of(place), []).extend((place, f"{where}: {reason}") for reason in reasons)
    for tab, found in by_tab.items():
        st.markdown(f"**{tr(TABS[tab])}**")
        for place, words in found:
            place_link(form, place, words)


def remarks_section(form: DraftForm, found: Sequence[PlanRemark]) -> None:
    """What does not keep the plan from being put in force and is to be known before, each a way to its field."""
    if not found:
        return
    st.header(tr("Conviene mirar antes"), anchor="conviene-mirar")
    st.caption(tr("Nada de esto impide poner el plan en vigor."))
    for one in found:
        place_link(form, one.place, one.words)


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
        st.markdown("\n".join(f"- {plain(promise_words(goal, plan.years))}" for goal in plan.indicators))
        return
    said = list(changes_between(before, plan))
    if not said:
        st.markdown(tr("Dice lo mismo que el plan que rige."))
        return
    st.markdown(tr("**Qué cambia del plan que rige**") + "\n\n" + "\n".join(f"- {plain(one)}" for one in said))


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
        for_others = _others_field(form, plan)
        asked = st.form_submit_button(tr("Poner en vigor"), type="primary", icon=":material/gavel:")
    if asked:
        _put(
            form,
            plan,
            act_said,
            day_said if isinstance(day_said, dt.date) else office.today,
            who,
            for_others=for_others,
        )


def _others_field(form: DraftForm, plan: Plan) -> bool:
    """Whether the institution is to be as in the draft in the other plans too; asked where it is not."""
    try:
        with form.engine.connect() as connection:
            others = of_another_institution(connection, plan, form.draft.text)
    except PlanDecisionError as error:
        st.caption(plain(str(error)))
        return False
    if not others:
        return False
    names = listed(tr("«{name}»", name=one.name) for one in others)
    return st.checkbox(
        plain(tr("Los datos de la entidad, también en los demás planes: {names}", names=names)), key=form.key_of("for-others"),
        help=tr("Nombres, logo, color, zona horaria y canales quedan como aquí, y las redes y medios con estos nombres. Lo que solo cuenta el otro plan se queda."),
    )  # fmt: skip


def _put(form: DraftForm, plan: Plan, act: str, day: dt.date, who: str, *, for_others: bool) -> None:
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
                for_others=for_others,
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
