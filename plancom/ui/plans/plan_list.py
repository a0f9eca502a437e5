"""The institution's plans: which rule and by which act, their versions and what each changed, the drafts, and how another is begun."""

import datetime as dt
from collections.abc import Callable, Collection
from functools import partial

import htpy as h
import streamlit as st
from sqlalchemy import Connection

from plancom import clock
from plancom.access import acts
from plancom.html import Element, html_of
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.text import slug
from plancom.language.translation import SOURCE, tr
from plancom.office import Office
from plancom.plan import Plan, PlanError, Plans, plan_from_text, written_amounts
from plancom.plan.plan_text import PlanText
from plancom.plan.revision import changes_between
from plancom.services import plan_beginnings
from plancom.services import plan_drafts as drafting
from plancom.services.plan_examples import PlanExample, figures_of, plan_examples
from plancom.services.plans import contents, text_of, withdraw
from plancom.store.plans import plan_drafts
from plancom.store.plans.plan_versions import PlanVersion, histories
from plancom.ui.elements.cards import figure_mark
from plancom.ui.elements.figure_tables import stacked
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_page import DRAFT, DRAFT_PAGE, PLAN_PAGE
from plancom.ui.state.actor import offered
from plancom.ui.state.author import author
from plancom.ui.state.database import known_plans
from plancom.ui.state.pickers import current_look
from plancom.ui.state.plan_choice import PLAN

MOST_BYTES = 2 * 1024**2  # of a plan's file


def plans_section(office: Office) -> None:
    """Plans, drafts, and how one is begun."""
    plans = known_plans(SOURCE)
    with office.engine.connect() as connection:
        history = histories(connection)
        drafts = plan_drafts.drafts(connection, "open")
        discarded = plan_drafts.drafts(connection, "discarded")
    for one in known_plans().all:
        _plan_section(office, one, history.get(one.id, []), is_shown=one.id == office.plan.id)
    withdrawn = [versions[-1] for key, versions in history.items() if key not in {one.id for one in plans.all}]
    for version in withdrawn:
        with st.container(border=True, key=f"withdrawn-{version.plan}"):
            st.markdown(tr("**{plan}** · se retiró: {reason}", plan=plain(version.plan), reason=plain(version.reason)))
            _versions_section(office, history[version.plan])
    _drafts_section(office, plans, drafts, discarded, set(history))


@offered(acts.WRITE_PLAN)
def _drafts_section(
    office: Office,
    plans: Plans,
    drafts: list[plan_drafts.PlanDraft],
    discarded: list[plan_drafts.PlanDraft],
    known: set[str],
) -> None:
    """The drafts, those that were put away, and how one is begun; `known` are the ids of plans that there are versions of."""
    if drafts:
        st.header(tr("Borradores"), anchor="borradores")
        for draft in drafts:
            _draft_section(office, draft)
    if discarded:
        with st.expander(tr("Borradores descartados"), key="discarded-drafts"):
            for draft in discarded:
                _draft_section(office, draft)
    st.header(tr("Un plan nuevo"), anchor="plan-nuevo")
    begun = {str(PlanText(draft.text).value("id", default="")) for draft in drafts}
    taken = {one.id for one in plans.all} | known | begun
    beginning_section(office, plans.called(office.plan.id), taken)


def _plan_section(office: Office, plan: Plan, versions: list[PlanVersion], *, is_shown: bool) -> None:
    with st.container(border=True, key=f"plan-{plan.id}"):
        shown = tr("  \n**Es el que se está viendo.**") if is_shown else ""
        st.markdown(
            tr(
                "**{name}**  \nDel {first} al {last}{shown}",
                name=plain(plan.name), first=dates.date(plan.start), last=dates.date(plan.last_day), shown=shown,
            )
        )  # fmt: skip
        st.caption(
            plain(_since(office, versions[-1])) if versions else tr("Está en un archivo de la carpeta de planes.")
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if not is_shown:
                st.page_link(PLAN_PAGE, label=tr("Verlo"), icon=":material/visibility:", query_params={PLAN: plan.id})
            _begin_button(
                office,
                tr("Cambiarlo"),
                f"edit-{plan.id}",
                lambda connection: PlanText.taken_in(text_of(connection, plan.id), plan.id),
            )
            st.download_button(
                tr("Archivo"), lambda: _file_of(office, plan.id), file_name=f"{slug(plan.id)}.toml", mime="application/toml", on_click="ignore",
                icon=":material/download:", key=f"file-{plan.id}", type="tertiary",
            )  # fmt: skip
            if versions:
                _withdraw_section(office, plan)
        if versions:
            _versions_section(office, versions)


def _since(office: Office, version: PlanVersion) -> str:
    """By which act it rules, since when and by whom."""
    day = f", {dates.date(version.day)}" if version.day else ""
    created = version.created_at
    when = dates.date(clock.local(created, office.plan).date()) if created else ""
    return tr(
        "{act}{day} · puesto en vigor el {when} por {author} · versión {version}",
        act=version.act, day=day, when=when, author=version.author, version=version.version,
    )  # fmt: skip


def _file_of(office: Office, plan_id: str) -> bytes:
    with office.engine.connect() as connection:
        return text_of(connection, plan_id).encode()


@offered(acts.PUT_PLAN_IN_FORCE)
def _withdraw_section(office: Office, plan: Plan) -> None:
    with st.popover(tr("Retirarlo"), icon=":material/block:", type="tertiary"):
        reason = st.text_input(tr("Por qué deja de regir"), key=f"withdraw-reason-{plan.id}", max_chars=300)
        if st.button(tr("Retirar el plan"), key=f"withdraw-{plan.id}"):
            if not reason.strip():
                st.error(tr("Escriba por qué deja de regir: es lo que se le responderá a quien pregunte."))
            elif attempted(lambda: withdraw(office.engine, plan.id, reason=reason, author=author(), now=clock.now())):
                st.rerun()


def _versions_section(office: Office, versions: list[PlanVersion]) -> None:
    """Every version, the newest first, with what it changed of the one before."""
    with st.expander(tr("Versiones"), key=f"plan-versions-{versions[0].plan}", on_change="rerun") as box:
        if not box.open:
            return
        for index in range(len(versions) - 1, -1, -1):
            one, before = versions[index], versions[index - 1] if index else None
            st.markdown(f"**{tr('Versión {version}', version=one.version)}** · {plain(_since(office, one))}")
            if one.state == "withdrawn":
                st.markdown(tr("Se retiró: {reason}", reason=plain(one.reason)))
            else:
                said = _changes(before, one)
                st.markdown(
                    "\n".join(f"- {plain(sentence)}" for sentence in said) or tr("Dice lo mismo que la anterior.")
                )
            with st.container(horizontal=True, vertical_alignment="center"):
                _begin_button(
                    office,
                    tr("Empezar un borrador desde esta"),
                    f"from-{one.id}",
                    partial(_of_version, one),
                )
                st.download_button(
                    tr("Archivo"), one.text.encode(), file_name=f"{slug(one.plan)}-{one.version}.toml", mime="application/toml", on_click="ignore",
                    icon=":material/download:", key=f"version-file-{one.id}", type="tertiary",
                )  # fmt: skip


def _of_version(version: PlanVersion, _connection: Connection) -> PlanText:
    return PlanText(version.text)


def _changes(before: PlanVersion | None, version: PlanVersion) -> list[str]:
    try:
        return (
            list(changes_between(plan_from_text(before.text, before.plan), plan_from_text(version.text, version.plan)))
            if before
            else [tr("La primera.")]
        )
    except PlanError as error:  # of a version of this program's past, which it reads no more
        return [str(error)]


@offered(acts.WRITE_PLAN)
def _draft_section(office: Office, draft: plan_drafts.PlanDraft) -> None:
    text = PlanText(draft.text)
    with st.container(border=True, key=f"open-draft-{draft.draft}"):
        when = dates.date(clock.local(draft.created_at, office.plan).date()) if draft.created_at else ""
        name = plain(str(text.value("name") or tr("plan sin nombre")))
        who = tr(" por {author}", author=plain(draft.author)) if draft.author else ""
        st.markdown(tr("**{name}** · cambiado el {when}{who}", name=name, when=when, who=who))
        st.page_link(
            DRAFT_PAGE, label=tr("Seguir escribiéndolo"), icon=":material/edit:", query_params={DRAFT: draft.draft}
        )


# ------------------------------------------------------------------------------------------------------- where they begin


def beginning_section(office: Office, plan: Plan, taken: Collection[str]) -> None:
    """How a new plan is begun: from the one in view, from nothing, from a file, or from an example."""
    st.markdown(tr("Un borrador se guarda mientras se escribe y no cuenta para nada hasta que se pone en vigor."))
    following, blank, file = st.columns(3)
    with following, st.container(border=True, key="begin-following"):
        st.markdown(
            tr(
                "**El que sigue a este**  \nCon sus estrategias, tareas y metas, desde el {day}.",
                day=dates.date(plan.last_day + dt.timedelta(days=1)),
            )
        )
        _begin_button(
            office, tr("Empezar desde este"), "begin-following-button",
            lambda connection: plan_beginnings.next_plan(PlanText.taken_in(text_of(connection, plan.id), plan.id), plan, taken),
        )  # fmt: skip
    with blank, st.container(border=True, key="begin-blank"):
        st.markdown(tr("**En blanco**  \nSolo con los nombres de la entidad; lo demás se escribe."))
        start = dt.date(max(office.today, plan.last_day).year + 1, 1, 1)
        _begin_button(
            office,
            tr("Empezar en blanco"),
            "begin-blank-button",
            lambda _: plan_beginnings.empty_plan(plan, start, taken),
        )
    with file, st.container(border=True, key="begin-file"):
        st.markdown(
            tr("**Desde un archivo**  \nEl archivo de un plan (.toml), también de una versión anterior de plancom.")
        )
        _file_section(office)
    st.markdown(f"**{tr('Desde un ejemplo')}**")
    st.caption(
        tr(
            "Planes de entidades inventadas. El borrador lleva los nombres de la suya; las cifras del ejemplo no vienen con él."
        )
    )
    boxes = st.columns(2)
    for number, example in enumerate(plan_examples()):
        with boxes[number % len(boxes)]:
            _example_section(office, example, plan, start, taken)


def _example_section(office: Office, example: PlanExample, own: Plan, start: dt.date, taken: Collection[str]) -> None:
    """One example: whom it suits, what it promises with its made-up data, and a draft from it."""
    plan = example.plan
    with st.container(border=True, key=f"example-{example.id}"):
        st.markdown(f"**{plain(plan.name)}**  \n{plain(example.suits)}")
        st.caption(
            tr(
                "{institution} · {years}, {strategies}, {tasks} y {goals}",
                institution=plain(plan.institution.name),
                years=counted(plan.years, "año", "años"),
                **contents(plan),
            )
        )
        with st.expander(
            tr("Sus metas, con datos inventados"), on_change="rerun", key=f"example-goals-{example.id}"
        ) as box:
            if box.open:
                st.html(html_of(_example_goals(office, example)))
        _begin_button(
            office, tr("Empezar desde este ejemplo"), f"begin-example-{example.id}",
            lambda _: plan_beginnings.example_plan(PlanText(example.text), own, start, taken),
        )  # fmt: skip


def _example_goals(office: Office, example: PlanExample) -> Element:
    figures, look = figures_of(example), current_look(office.plan)
    rows = []
    for indicator in example.plan.indicators:
        figure = figures.of(indicator.id)[0]
        rows.append(
            [
                [indicator.name, h.small[tr("«{quote}»", quote=indicator.quote)]],
                written_amounts.amount_text(indicator, figure.actual_to_date),
                written_amounts.amount_text(indicator, figure.target),
                figure_mark(figure, look),
            ]
        )
    names = [tr("Indicador"), tr("Va"), tr("Meta del año"), tr("Estado")]
    return stacked(tr("Metas de {name}", name=example.plan.name), names, rows)


@offered(acts.WRITE_PLAN)
def _begin_button(office: Office, label: str, key: str, text: Callable[[Connection], PlanText]) -> None:
    """A button that begins a draft with that text and goes there."""
    if st.button(
        label, key=key, icon=":material/edit:", type="tertiary" if not key.startswith("begin") else "secondary"
    ):
        begun: list[plan_drafts.PlanDraft] = []

        def begin() -> None:
            with office.engine.connect() as connection:
                found = text(connection)
            begun.append(drafting.begin(office.engine, found, author=author(), now=clock.now()))

        if attempted(begin):
            st.switch_page(DRAFT_PAGE, query_params={DRAFT: begun[0].draft})


def _file_section(office: Office) -> None:
    upload = st.file_uploader(
        tr("Archivo del plan"),
        type=["toml"],
        key="plan-file",
        max_upload_size=MOST_BYTES // 1024**2,
        label_visibility="collapsed",
    )
    if upload is None:
        return
    try:
        text = plan_beginnings.uploaded_plan(PlanText.taken_in(upload.getvalue().decode("utf-8"), upload.name))
    except UnicodeDecodeError:
        st.error(
            tr("«{name}» no es un archivo de texto UTF-8: guárdelo así y vuelva a traerlo.", name=plain(upload.name))
        )
        return
    except PlanError as error:
        st.error(plain(str(error)))
        return
    _begin_button(office, tr("Empezar desde «{name}»", name=plain(upload.name)), "begin-file-button", lambda _: text)
