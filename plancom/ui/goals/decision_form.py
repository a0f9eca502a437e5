"""Deciding: a form that registers a decision on the plan's goals, with who, why and the act; nothing typed is ever lost."""

from collections.abc import Callable

import streamlit as st
from sqlalchemy.exc import DatabaseError

from plancom import clock
from plancom.access import acts
from plancom.indicators import decision_sentences
from plancom.indicators.readings import baselines
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import ContradictionError, Decision
from plancom.plan.decisions import Kind
from plancom.store.db.schema import unreachable
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.decisions import decide
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import offered
from plancom.ui.state.author import author

LONGEST = 1000
DONE = "decision-done"


@offered(acts.DECIDE_GOAL)
def decision_form(
    office: Office, key: str, title: str, decided: tuple[Kind, str], ask: Callable[[], dict[str, object]]
) -> None:
    """A closed form for a decision of a kind on an indicator (`decided`): `ask` draws the fields of what is decided and gives the decision's content."""
    if office.goals_are_old:
        return
    with st.expander(title, icon=":material/edit_note:", key=f"decide-{key}", on_change="rerun") as box:
        if not box.open:
            return
        seen_key = f"seen-{key}"
        seen = int(st.session_state.setdefault(seen_key, office.plan.version))
        with st.form(f"form-{key}", border=False):
            content = ask()
            reason = st.text_input(
                tr("Motivo"),
                key=f"reason-{key}",
                max_chars=LONGEST,
                help=tr("Por qué se decide: queda en el registro."),
            )
            left, right = st.columns(2)
            act = left.text_input(
                tr("Acta o documento (si lo hay)"), key=f"act-{key}", max_chars=120, placeholder=tr("Acta 012 de 2018")
            )
            who = right.text_input(tr("Quién decide"), value=author(), key=f"who-{key}", max_chars=80)
            asked = st.form_submit_button(tr("Registrar la decisión"), type="primary")
        if asked:
            decision = Decision(0, decided[1], decided[0], content, reason, act, who, clock.now())
            _register(office, decision, seen, seen_key)


def _register(office: Office, decision: Decision, seen: int, seen_key: str) -> None:
    """Writes the decision, or says why not; what was typed stays in the form."""
    try:
        written = decide(
            office.engine, office.file_plan, decision, seen=seen, today=office.today,
            baselines=lambda plan: baselines(View(plan, office.today), office.counts),
        )  # fmt: skip
    except ContradictionError as error:
        st.error(plain(str(error)), icon=":material/block:")
    except OutdatedError as error:
        st.session_state[seen_key] = error.since[-1].version
        since = " ".join(
            tr(
                "{author} registró: {sentence}",
                author=one.author,
                sentence=decision_sentences.sentence(office.file_plan, one),
            )
            for one in error.since
        )
        st.warning(
            tr(
                "Mientras usted escribía cambió el libro. {since} No se guardó nada y lo que escribió sigue aquí: revíselo y, si todavía quiere, registre de nuevo.",
                since=plain(since),
            ),
            icon=":material/group:",
        )
    except DatabaseError as error:
        st.error(tr("No se pudo guardar; nada cambió. {unreachable}", unreachable=unreachable(error)), icon="⚠️")
    else:
        for key in [name for name in st.session_state if str(name).startswith("seen-")]:
            del st.session_state[key]
        st.session_state[DONE] = tr(
            "Versión {version}: {sentence}",
            version=written.version,
            sentence=decision_sentences.sentence(office.file_plan, written),
        )
        st.rerun()


def done_section() -> None:
    """What was registered last, once."""
    if text := st.session_state.pop(DONE, None):
        st.success(plain(str(text)), icon=":material/check_circle:")


def when(office: Office, decision: Decision) -> str:
    """The decision's day on the plan's calendar."""
    return dates.date(clock.local(decision.created_at, office.plan).date())
