"""The page of what to look at: every warning about the data, how to settle it, and those that were looked at."""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.services.months import MonthStatus
from plancom.services.watching import ReviewedFindings
from plancom.settings import PAGES
from plancom.store.office import reviews
from plancom.store.office.reviews import Review
from plancom.ui.elements.links import origin_link, reviews_link
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import may
from plancom.ui.state.author import author
from plancom.watch import ADVICE, KINDS, Finding, Kind

SIGNS: dict[Kind, str] = {
    "late": ":material/event_busy:",
    "impossible": ":material/block:",
    "jump": ":material/trending_up:",
    "changed": ":material/published_with_changes:",
    "break": ":material/straighten:",
}
WHERE: dict[Kind, tuple[str, str]] = {
    "late": ("mes", later("Ir a «El mes»")),
    "break": ("historial", later("Ir a «Historial»")),
}
SHOWN = 12  # warnings of one kind, above which the others wait behind a click


def warnings_section(office: Office, view: View, found: ReviewedFindings) -> None:
    """What stands, by kind, the most urgent first."""
    standing = found.standing
    if not standing:
        st.success(tr("No hay nada por revisar con corte al {as_of}.", as_of=dates.date(view.as_of)), icon="✅")
        return
    for kind, name in KINDS.items():
        if mine := [one for one in standing if one.kind == kind]:
            st.header(f"{tr(name)} ({len(mine)})", anchor=f"avisos-{kind}")
            st.caption(tr(ADVICE[kind]))
            _warnings(office, kind, mine)


def month_section(office: Office, month: MonthStatus) -> None:
    """What is odd about a month, the worst first; what is odd about others is on the page of warnings."""
    st.header(tr("Qué revisar"), anchor="revisar")
    if month.is_empty:
        st.markdown(tr("Todavía no hay nada que revisar de este mes."))
    elif not month.findings:
        st.markdown(tr(":material/check: Nada raro en este mes."))
    for kind in KINDS:
        if mine := [one for one in month.findings if one.kind == kind]:
            st.markdown(f"**{tr(KINDS[kind])}.** {tr(ADVICE[kind])}")
            _warnings(office, kind, mine)
    if month.other_findings:
        count = counted(len(month.other_findings), "aviso más, de otros meses", "avisos más, de otros meses")
        reviews_link(tr("Ver {count}", count=count))


def _warnings(office: Office, kind: Kind, mine: Sequence[Finding]) -> None:
    with st.container(border=True, key=f"warnings-{kind}"):
        for one in mine[:SHOWN]:
            _warning(office, one)
        if len(mine) > SHOWN:
            with st.expander(
                tr("Ver {count}", count=counted(len(mine) - SHOWN, "más", "más")), on_change="rerun", key=f"more-{kind}"
            ) as box:
                if box.open:
                    for one in mine[SHOWN:]:
                        _warning(office, one)
        if kind in WHERE:
            page, label = WHERE[kind]
            st.page_link(PAGES / f"{page}.py", label=tr(label), icon=":material/arrow_forward:")


def _warning(office: Office, one: Finding) -> None:
    name = sha256(one.key.encode()).hexdigest()[:12]
    with st.container(horizontal=True, vertical_alignment="center", key=f"warning-{name}"):
        st.markdown(f"{SIGNS[one.kind]} {plain(one.sentence)}", width="stretch")
        if not one.can_be_reviewed:
            return
        origin_link(f"{one.dataset}/{one.series}/{one.measure}", one.months[0])
        if not may(acts.REVIEW_WARNING):
            return
        with st.popover(tr("Ya lo revisé"), icon=":material/check:", key=f"popover-{name}"):
            note = st.text_input(
                tr("¿Qué encontró?"),
                key=f"note-{name}",
                max_chars=500,
                placeholder=tr("Hubo campaña en radio; el archivo está bien"),
            )
            asked = st.button(tr("Guardar"), key=f"review-{name}", type="primary")
            if asked and not note.strip():
                st.error(tr("Escriba qué encontró: es lo que se le responderá a quien pregunte."))
            elif asked and attempted(
                lambda: reviews.review(
                    office.engine, office.plan.id, one.key, note.strip(), author=author(), now=clock.now()
                )
            ):
                st.rerun()


def reviewed_section(office: Office, found: ReviewedFindings) -> None:
    """What was looked at and still is as it was then, with the way to take the review back."""
    by_key = {one.key: one for one in found.findings}
    mine = [(review, by_key[key]) for key, review in found.reviewed.items() if key in by_key]
    if not mine:
        return
    with st.expander(tr("Ya revisados ({count})", count=len(mine))):
        for review, one in mine:
            _reviewed(office, review, one)


def _reviewed(office: Office, review: Review, one: Finding) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"reviewed-{review.id}"):
        day = dates.date(clock.local(review.created_at, office.plan).date())
        said = plain(one.sentence)
        note = plain(review.note)
        st.markdown(
            tr(
                "{said}  \n:small[Revisado el {day} por {who}: {note}]",
                said=said,
                day=day,
                who=plain(review.author),
                note=note,
            )
            if review.author
            else tr("{said}  \n:small[Revisado el {day}: {note}]", said=said, day=day, note=note),
            width="stretch",
        )
        if (
            may(acts.REVIEW_WARNING)
            and st.button(tr("Volver a avisar"), key=f"take-back-{review.id}", type="tertiary")
            and attempted(lambda: reviews.take_back(office.engine, review.id, author(), clock.now()))
        ):
            st.rerun()
