"""File cards: what an uploaded file is, what it would change, and what is wrong with it."""

from collections.abc import Callable, Sequence

import streamlit as st

from plancom.datasets import DEFINITIONS, Observations, Result, titles
from plancom.datasets.row_counts import change_words
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.services import importing
from plancom.services.importing import IncomingFile
from plancom.ui.elements.accounts import accounts_section
from plancom.ui.elements.sections import plain
from plancom.ui.files.file_changes import changes_section
from plancom.ui.files.file_problems import problems_section, rejected_section
from plancom.ui.files.file_questions import asked, is_open, period_picker, questions_section, silent_picker
from plancom.ui.files.files_at_hand import take_away
from plancom.ui.files.mapping.assistant import assistant_section

FULL = 3  # files up to which every card stands open
STATES = ("asks", "rejected", "warned", "ready", "unchanged")
"""How a file stands, those that need the user first."""
ASKED = frozenset({"ambiguous", "several_accounts", "other_account"})
"""Problems that a question stands for: with it on the card they are no errors."""
ICONS = {
    "asks": ":material/help:",
    "rejected": ":material/cancel:",
    "warned": ":material/warning:",
    "ready": ":material/check_circle:",
    "unchanged": ":material/remove_circle:",
}


WORDS = {
    "asks": later("Espera una respuesta"),
    "rejected": later("No se puede guardar"),
    "warned": later("Listo, con avisos"),
    "ready": later("Listo para guardar"),
    "unchanged": later("Sin cambios: ya estaba guardado"),
}


def state_of(taken: IncomingFile) -> str:
    """One of STATES."""
    seen = taken.result
    if taken.outcome == "needs_mapping" or is_open(taken):
        return "asks"
    if taken.outcome == "imported":
        return "warned" if seen.problems or seen.questions else "ready"
    return "unchanged" if taken.outcome == "unchanged" else "rejected"


def cards_sections(office: Office, taken: Sequence[IncomingFile], confirmation: Callable[[], None]) -> None:
    """A card per file: those that wait for an answer, then the `confirmation`, then the others; of many, those that need nothing are a line."""
    places = _first_states(office, taken)
    ordered = sorted(taken, key=lambda one: STATES.index(places[one.file.sha256]))
    asking = [one for one in ordered if places[one.file.sha256] == "asks"]
    for one in asking:
        _card(office, one, folded=False)
    confirmation()
    for one in ordered[len(asking) :]:
        _card(office, one, folded=len(taken) > FULL and places[one.file.sha256] in {"ready", "unchanged"})


def _card(office: Office, one: IncomingFile, *, folded: bool) -> None:
    state, digest = state_of(one), one.file.sha256
    with st.container(border=True, key=f"file-{digest[:12]}"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"head-{digest[:12]}")
        if folded:
            with line, st.expander(f"{ICONS[state]} {line_of(one)}", type="compact", key=f"fold-{digest[:12]}"):
                body_section(office, one)
        else:
            line.markdown(f"{ICONS[state]} **{plain(one.file.name)}**  \n:small[{tr(WORDS[state])}]", width="stretch")
        not_ours = state in {"asks", "rejected"}
        line.button(
            tr("No es de aquí: quitarlo") if not_ours else tr("Quitar"), key=f"away-{digest[:12]}", type="tertiary",
            icon=":material/close:", on_click=take_away, args=(digest,),
            help=tr("Lo quita de esta pantalla. No borra nada: ni su archivo ni lo que ya está guardado."),
        )  # fmt: skip
        if not folded:
            body_section(office, one)


def _first_states(office: Office, taken: Sequence[IncomingFile]) -> dict[str, str]:
    """How each file stood when it was first shown: an answered card neither moves nor closes under the user's hand.

    What was saved counts anew.
    """
    version, known = st.session_state.get("first-states", (None, {}))
    known = known if version == office.version else {}
    known = known | {one.file.sha256: state_of(one) for one in taken if one.file.sha256 not in known}
    st.session_state["first-states"] = (office.version, known)
    return known


def line_of(taken: IncomingFile) -> str:
    """The card in a line: its name, what it is, and what would change."""
    new, changed, _, _ = change_counts(taken)
    what = ", ".join(change_words(new, changed, withdrawn_of(taken))) or tr("sin cambios")
    return f"**{plain(taken.file.name)}** · {plain(identity(taken))} · {what}"


def body_section(office: Office, taken: IncomingFile) -> None:
    """What the file is and covers, what it would change, and what it asks."""
    seen = taken.result
    if taken.comparison is None or not isinstance(seen, Observations):
        unread_section(office, taken)
        return
    st.markdown(plain(identity(taken)))
    accounts_section(office, seen.accounts)
    counts_section(taken)
    if taken.outcome == "unchanged":
        st.info(tr("Todo lo que trae este archivo ya está cargado: importarlo no cambia nada."), icon="ℹ️")
    if asked(taken):
        questions_section(taken)
    if importing.serves_no_goal(seen, office.plan):
        st.info(tr(DEFINITIONS[seen.dataset].words.no_goal), icon="ℹ️")
    if text := outside_the_plan(seen, office.plan):
        st.info(text, icon="ℹ️")
    for note in seen.notes:
        st.caption(plain(note))
    problems_section(taken)
    changes_section(office, taken, seen.dataset)
    silent_picker(office.plan, taken.file.sha256, seen)
    period_picker(office, taken.file.sha256, seen)
    assistant_section(office, taken)


def unread_section(office: Office, taken: IncomingFile) -> None:
    """Why nothing of the file counts, or what it asks first, and the way to say how it is read."""
    seen = taken.result
    problems = [one for one in seen.problems if one.code not in ASKED or not seen.questions]
    if taken.outcome != "needs_mapping":
        rejected_section(problems)
    if is_open(taken):
        st.markdown(" ".join((f"{plain(titles.title_text(seen.title))}.", *map(plain, reasons_to_ask(seen)))))
    questions_section(taken)
    assistant_section(office, taken)


def counts_section(taken: IncomingFile) -> None:
    """How many rows are new, change, are the same and are rejected; and how many are taken out, where any is."""
    gone = withdrawn_of(taken)
    with st.container(horizontal=True, gap="medium", key=f"counts-{taken.file.sha256[:12]}"):
        for name, value in zip(COUNTS, change_counts(taken), strict=True):
            st.metric(tr(name), number(value), width="content")
        if gone:
            st.metric(tr("Se quitan"), number(gone), width="content")


def reasons_to_ask(seen: Result) -> list[str]:
    """Why the file asks, once each, where no question says it: one that names the column or the word needs no more."""
    texts = " ".join(question.text for question in seen.questions)
    ambiguous = [p for p in seen.problems if p.code == "ambiguous"]
    apart = [
        p for p in ambiguous if not any(word and tr("«{name}»", name=word) in texts for word in (p.column, p.value))
    ]
    return list(dict.fromkeys(p.message for p in apart))


COUNTS = (later("Nuevas"), later("Cambian"), later("Iguales"), later("Rechazadas"))


def identity(taken: IncomingFile) -> str:
    """«Meta: publicaciones de Facebook, 261 publicaciones, 14 ene – 14 abr 2025»."""
    seen = taken.result
    if not isinstance(seen, Observations):
        return titles.title_text(seen.title)
    definition = DEFINITIONS[seen.dataset]
    text = f"{titles.title_text(seen.title)}, {rows_of(seen)}"
    if definition.several and (seen.table["grain"] == "count").any():
        posts = counted(int(seen.table[definition.several].sum()), definition.row, definition.rows)
        text = tr(
            "{title}, {rows} con {posts}",
            title=titles.title_text(seen.title),
            rows=counted(seen.rows_read, "fila", "filas"),
            posts=posts,
        )
    return f"{text}, {dates.span(*seen.covers)}" if seen.covers else text


def rows_of(seen: Observations) -> str:
    """How many rows the file has, as what they are: of visits days, months, or (by week, or mixed) no more than rows."""
    rows = seen.rows_read
    definition = DEFINITIONS[seen.dataset]
    if not definition.one_row_a_period:
        return counted(rows, definition.row, definition.rows)
    grains = {one.grain for one in seen.coverage} or set(seen.table["grain"])  # a cut list covers nothing
    if grains == {"month"}:
        return counted(rows, "mes", "meses")
    # Where several rows are of one day (visits by channel, summed) there are more rows than days.
    is_by_day = "month" not in grains and len(seen.table) <= rows <= len(seen.table) + seen.rows_rejected
    return counted(rows, "día", "días") if is_by_day else counted(rows, "fila", "filas")


def outside_the_plan(seen: Observations, plan: Plan) -> str:
    """That nothing of the file lies in the plan's years nor in the year before; "" where something does."""
    covers = seen.covers
    first, last = plan.calendar.months(0)[0].first, plan.calendar.last_day(plan.years)
    if covers is None or (covers[0] <= last and covers[1] >= first):
        return ""
    return tr(
        "Este período está fuera de los años del plan ({year}–{year_2}) y de su año base: se guarda, pero no mueve ninguna meta de esos años.",
        year=plan.calendar.months(1)[0].first.year,
        year_2=last.year,
    )


def withdrawn_of(taken: IncomingFile) -> int:
    """How many rows of earlier files it takes out."""
    return taken.comparison.rows_withdrawn if taken.comparison else 0


def change_counts(taken: IncomingFile) -> tuple[int, int, int, int]:
    """New, changed, same and rejected rows."""
    comparison = taken.comparison
    if comparison is None:
        return 0, 0, 0, taken.result.rows_rejected
    return comparison.rows_new, comparison.rows_changed, comparison.rows_same, taken.result.rows_rejected
