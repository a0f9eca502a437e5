"""The page of one draft: how it stands, and its forms, each in a tab."""

from collections.abc import Callable

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.access.actors import refusal
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.text import slug
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan.plan_text import PlanText
from plancom.plan.text_changes import change_words, cut
from plancom.services.plan_drafts import ClosedDraftError, PlaceConflictError, discard, redo, reopen, take_back
from plancom.settings import PAGES
from plancom.store.plans import plan_drafts
from plancom.store.plans.plan_drafts import PlanDraft
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.plans.draft_form import NEEDED, DraftForm
from plancom.ui.plans.draft_review import PUT_IN_FORCE, review_section
from plancom.ui.plans.draft_tabs import TABS, TABS_KEY, section_of
from plancom.ui.plans.field_binding import MESSAGE
from plancom.ui.plans.goal_form import goals_section
from plancom.ui.plans.plan_form import head_section, institution_section, strategies_section
from plancom.ui.state.actor import actor, may
from plancom.ui.state.author import author
from plancom.ui.state.database import known_plans
from plancom.ui.state.plan_choice import PLAN

DRAFT = "borrador"
"""In the address: the draft that is written."""
LONGEST_TITLE = 90
"""Characters of a plan's name in the title of its draft, whose first field has it whole."""
PLAN_PAGE, DRAFT_PAGE = PAGES / "plan.py", PAGES / "borrador.py"


def draft_page(office: Office) -> None:
    """The draft that the address names; the way back where it is closed or there is none."""
    if not may(acts.WRITE_PLAN):
        st.title(tr("Borrador"), anchor=False)
        st.info(refusal(actor(), acts.WRITE_PLAN))
        return
    draft_id = st.query_params.get(DRAFT, "")
    with office.engine.connect() as connection:
        draft = plan_drafts.newest(connection, draft_id) if draft_id else None
    if draft is None:
        st.title(tr("Borrador"), anchor=False)
        st.info(tr("No hay un borrador en esta dirección."))
        st.page_link(
            PLAN_PAGE,
            label=tr("Los planes y sus borradores"),
            icon=":material/arrow_back:",
            query_params={"ver": "planes"},
        )
        return
    if draft.state != "open":
        _closed_section(office, draft)
        return
    form = DraftForm.of(office.engine, draft)
    name = cut(str(form.text.value("name") or tr("plan sin nombre")), LONGEST_TITLE)
    st.title(tr("Borrador: {name}", name=plain(name)), anchor=False)
    _state_section(form, office)
    tabs_section(
        TABS_KEY,
        [
            Tab(tab, tr(TABS[tab]), draw)
            for tab, draw in (
                ("plan", lambda: _form(form, "plan", head_section)),
                ("estrategias", lambda: _form(form, "estrategias", strategies_section)),
                ("metas", lambda: goals_section(form, office)),
                ("entidad", lambda: _form(form, "entidad", institution_section)),
                ("vigor", lambda: review_section(form, office)),
            )
        ],
    )


def _form(form: DraftForm, tab: str, draw: Callable[[DraftForm], None]) -> None:
    """A tab's form, and below it what is wrong in its part of the plan and has no field."""
    draw(form)
    form.unsaid_section(lambda place: section_of(place) == tab)


def _state_section(form: DraftForm, office: Office) -> None:
    """That it is saved and counts for nothing yet, how much is to be mended, and what can be done with it as a whole."""
    if message := st.session_state.pop(MESSAGE, None):
        st.warning(plain(str(message)), icon=":material/group:")
    draft = form.draft
    lacking = sum(1 for place in form.faults if form.is_untouched(place))
    wrong = sum(len(reasons) for place, reasons in form.faults.items() if not form.is_untouched(place))
    said = [tr("No cuenta todavía")]
    if draft.created_at:
        moment = clock.local(draft.created_at, office.plan)
        who = tr(" por {author}", author=draft.author) if draft.author else ""
        said.append(
            tr("guardado el {day}, {hour}{who}", day=dates.date(moment.date()), hour=f"{moment:%H:%M}", who=who)
        )
    said += [counted(wrong, "cosa por corregir", "cosas por corregir")] if wrong else []
    said += [counted(lacking, "cosa por escribir", "cosas por escribir")] if lacking else []
    said += [] if form.faults else [tr("completo")]
    with st.container(horizontal=True, vertical_alignment="center", key="draft-state"):
        st.markdown(f":material/edit_note: {plain(' · '.join(said))}")
        _history_section(form)
        st.download_button(
            tr("Archivo"), draft.text.encode(), file_name=f"{slug(form.text.value('id') or 'plan')}.toml", mime="application/toml", type="tertiary",
            icon=":material/download:", key=form.key_of("file"), on_click="ignore", help=tr("El plan como archivo, para guardarlo o llevarlo a otra parte."),
        )  # fmt: skip
        with st.popover(tr("Descartar"), icon=":material/delete:", type="tertiary"):
            st.markdown(tr("El borrador se guarda y puede recuperarse en «Planes»."))
            st.button(tr("Descartar el borrador"), key=form.key_of("discard"), on_click=_discard, args=(form,))
    st.caption(plain(tr("Los campos con {sign} hacen falta para poner el plan en vigor.", sign=NEEDED)))


def _history_section(form: DraftForm) -> None:
    """The last change taken back, and what was taken back done again; each says what it is about."""
    known, draft = form.history, form.draft
    with form.engine.connect() as connection:
        back, forward = (
            PlanText(plan_drafts.numbered(connection, draft.draft, version).text) if version else None
            for version in (known.back, known.forward)
        )
    undone = change_words(back, form.text) if back else ""
    redone = change_words(form.text, forward) if forward else ""
    st.button(
        tr("Deshacer: {change}", change=plain(undone)) if undone else tr("Deshacer"), icon=":material/undo:", type="tertiary",
        disabled=back is None, key=form.key_of("undo"), on_click=_restore, args=(form, take_back),
    )  # fmt: skip
    if forward is not None:
        st.button(
            tr("Rehacer: {change}", change=plain(redone)) if redone else tr("Rehacer"), icon=":material/redo:", type="tertiary",
            key=form.key_of("redo"), on_click=_restore, args=(form, redo),
        )  # fmt: skip


def _restore(form: DraftForm, restored: Callable[..., object]) -> None:
    _attempt(lambda: restored(form.engine, form.draft.draft, author=author(), now=clock.now(), seen=form.draft.version))


def _discard(form: DraftForm) -> None:
    _attempt(lambda: discard(form.engine, form.draft.draft, author=author(), now=clock.now()))


def _attempt(action: Callable[[], object]) -> None:
    try:
        attempted(action)
    except ClosedDraftError as error:
        st.session_state[MESSAGE] = str(error)
    except PlaceConflictError as conflict:
        st.session_state[MESSAGE] = tr(
            "{author} cambió el borrador mientras tanto: no se deshizo nada. Mire lo nuevo y vuelva a hacerlo.",
            author=conflict.author or tr("Otra persona"),
        )


def _ruling(office: Office, plan_id: str) -> str:
    """From when a plan that was just put in force is shown."""
    plan = known_plans().called(plan_id)
    if plan.start <= office.today:
        return tr("El plan rige desde ahora.")
    return tr(
        "El plan quedó en vigor: se ve desde su primer día, el {start}, o escogiéndolo junto al corte.",
        start=dates.date(plan.start),
    )


def _closed_section(office: Office, draft: PlanDraft) -> None:
    """What became of a draft that is written no more."""
    st.title(tr("Borrador"), anchor=False)
    put = st.session_state.pop(PUT_IN_FORCE, None)
    if draft.state == "put_in_force":
        sentence = _ruling(office, str(put)) if put else tr("Este borrador se puso en vigor: ya no se cambia.")
        st.success(sentence, icon=":material/check_circle:")
        target = {PLAN: str(put)} if put else {}
        st.page_link(PLAN_PAGE, label=tr("Ver el plan"), icon=":material/arrow_forward:", query_params=target)
        return
    st.info(tr("{author} descartó este borrador.", author=plain(draft.author or tr("Otra persona"))))
    if st.button(tr("Recuperarlo"), key="reopen", icon=":material/restore:") and attempted(
        lambda: reopen(office.engine, draft.draft, author=author(), now=clock.now())
    ):
        st.rerun()
