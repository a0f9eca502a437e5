"""Forms of a task: its progress with comment and evidence, and who answers for it, until when, through what and for whom."""

import datetime as dt
from dataclasses import dataclass, replace

import streamlit as st

from plancom import clock
from plancom.charts.status import TASK_STATES
from plancom.indicators.task_progress import FollowedTask
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan.translation import word
from plancom.store.plans.task_changes import MAX_COMMENT, MAX_FILES, MAX_LINE, TaskVersion, record_details, record_state
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_evidence import MAX_BYTES, MAX_LINK, MEGABYTE, NewFile, safe_name
from plancom.store.plans.task_states import STATES, TaskState
from plancom.ui.state.author import author
from plancom.ui.strategies.task_saving import Form, begin, key_of, told_section, typed, write

CALENDAR = (
    5  # years beside the plan that the calendars offer: what lies outside the plan is answered with a sentence of ours
)


@dataclass(frozen=True)
class ShownTask:
    """A task on the screen, and the cut-off as of which it is shown."""

    office: Office
    one: FollowedTask
    as_of: dt.date

    @property
    def id(self) -> str:
        """The task's id."""
        return self.one.task.id

    @property
    def latest(self) -> dt.date:
        """The last day that a calendar offers."""
        plan = self.office.plan
        last = plan.calendar.last_day(plan.years)
        return dt.date(max(last, self.office.today).year + CALENDAR, 12, 31)

    @property
    def earliest(self) -> dt.date:
        """The first day that a calendar offers."""
        return dt.date(self.office.plan.start.year - CALENDAR, 1, 1)


def state_form(shown: ShownTask) -> None:
    """Asks for the state, since when, what was done, and what proves it."""
    office, one = shown.office, shown.one
    begin(
        office,
        shown.id,
        "progress",
        {"state": one.state, "day": min(shown.as_of, shown.latest), "comment": "", "link": ""},
    )
    told_section(shown.id, "progress")
    with st.form(key_of(shown.id, "progress", "form"), border=False):
        st.radio(
            tr("Estado"), STATES, format_func=lambda state: tr(TASK_STATES[state]), horizontal=True, key=key_of(shown.id, "progress", "state")
        )  # fmt: skip
        st.date_input(
            tr("Desde"), value=None, min_value=shown.earliest, max_value=shown.latest, format="DD/MM/YYYY", width=220,
            key=key_of(shown.id, "progress", "day"), help=tr("El día desde el que la tarea está así."),
        )  # fmt: skip
        st.text_area(
            tr("Qué se hizo, o qué falta"), key=key_of(shown.id, "progress", "comment"), max_chars=MAX_COMMENT,
            placeholder=tr("Se repartieron 400 folletos en el mercado; faltan los del centro."),
        )  # fmt: skip
        files, link = st.columns(2)
        uploads = files.file_uploader(
            tr("Archivos de evidencia (si los hay)"), accept_multiple_files=True, max_upload_size=MAX_BYTES // MEGABYTE,
            key=key_of(shown.id, "progress", "files"), help=tr("Hasta {max_files} archivos de {max_bytes} MB: actas, fotos, piezas.", max_files=MAX_FILES, max_bytes=MAX_BYTES // MEGABYTE),
        )  # fmt: skip
        # The browser keeps back what is larger and says so in a hint alone: the form would be saved without it.
        files.caption(
            tr(
                "Los de más de {max_bytes} MB no se guardan: publíquelos y escriba el enlace.",
                max_bytes=MAX_BYTES // MEGABYTE,
            )
        )
        link.text_input(
            tr("Enlace de evidencia (si lo hay)"), key=key_of(shown.id, "progress", "link"), max_chars=MAX_LINK,
            placeholder="https://", help=tr("La dirección completa de una nota, un video o una carpeta."),
        )  # fmt: skip
        asked = _foot(shown, "progress", tr("Guardar el avance"))
    if asked:
        new = [NewFile(file.name, file.getvalue()) for file in uploads]
        write(office, one.task, "progress", lambda seen: _keep_state(shown, new, seen))


def _keep_state(shown: ShownTask, files: list[NewFile], seen: TaskVersion) -> tuple[str, TaskVersion]:
    office, task = shown.office, shown.id
    state = next(one for one in STATES if one == st.session_state[key_of(task, "progress", "state")])
    picked = st.session_state.get(key_of(task, "progress", "day"))
    day = picked if isinstance(picked, dt.date) else office.today
    said = TaskState(task, state, day, typed(task, "progress", "comment"), author())
    number = record_state(office.engine, office.plan, said, today=office.today, now=clock.now(), files=files,
                 link=typed(task, "progress", "link"), seen=seen)  # fmt: skip
    proofs = [
        *(tr("«{name}»", name=safe_name(file.name)) for file in files),
        *([tr("el enlace")] if typed(task, "progress", "link").strip() else []),
    ]
    done = tr("Se guardó: {state} desde el {day}. ", state=tr(TASK_STATES[state]), day=dates.date(day))
    done += tr("Evidencia: {proofs}.", proofs=listed(proofs)) if proofs else tr("Sin evidencia.")
    if day > shown.as_of:
        done += tr(
            " El corte que usted mira es el {as_of}: con él, este cambio todavía no se ve.",
            as_of=dates.date(shown.as_of),
        )
    return done, replace(seen, state=number)


def details_form(shown: ShownTask) -> None:
    """Asks for responsible, due date, media and audience."""
    office, one = shown.office, shown.one
    own = office.plan.calendar.last_day(one.task.year)
    values: dict[str, object] = {
        "responsible": one.details.responsible, "due": one.due, "media": list(one.media), "audience": one.details.audience, "reason": "",
    }  # fmt: skip
    begin(office, shown.id, "details", values)
    told_section(shown.id, "details")
    with st.form(key_of(shown.id, "details", "form"), border=False):
        left, right = st.columns(2)
        left.text_input(
            tr("Responsable"), key=key_of(shown.id, "details", "responsible"), max_chars=MAX_LINE,
            placeholder=tr("Oficina o persona que responde por la tarea"),
        )  # fmt: skip
        right.date_input(
            tr("Fecha límite"), value=None, min_value=shown.earliest, max_value=shown.latest, format="DD/MM/YYYY",
            key=key_of(shown.id, "details", "due"), help=tr("Si la deja vacía, la del plan: {own}.", own=dates.date(own)),
        )  # fmt: skip
        offered = [*one.media, *one.task.media, *(m for line in one.strategy.lines for m in line.media)]
        left.multiselect(
            tr("Medios"), list(dict.fromkeys(offered)), format_func=lambda medium: word(office.plan, medium), key=key_of(shown.id, "details", "media"), accept_new_options=True,
            placeholder=tr("Escoja, o escriba otro y oprima Enter"),
        )  # fmt: skip
        right.text_input(
            tr("Grupo de interés"), key=key_of(shown.id, "details", "audience"), max_chars=MAX_LINE,
            placeholder=tr("Ciudadanía, comerciantes, juntas de acción comunal…"),
        )  # fmt: skip
        st.text_input(tr("Por qué cambia (si hace falta decirlo)"), key=key_of(shown.id, "details", "reason"), max_chars=MAX_COMMENT)  # fmt: skip
        asked = _foot(shown, "details", tr("Guardar los datos"))
    if asked:
        write(office, one.task, "details", lambda seen: _keep_details(shown, own, seen))


def _keep_details(shown: ShownTask, own: dt.date, seen: TaskVersion) -> tuple[str, TaskVersion]:
    office, one = shown.office, shown.one
    due, media = (st.session_state.get(key_of(shown.id, "details", part)) for part in ("due", "media"))
    picked = tuple(str(medium) for medium in media or ())
    version = TaskDetails(
        shown.id,
        responsible=typed(shown.id, "details", "responsible"),
        due=due if isinstance(due, dt.date) and due != own else None,
        media=picked if set(picked) != set(one.task.media) else None,
        audience=typed(shown.id, "details", "audience"),
        comment=typed(shown.id, "details", "reason"),
        author=author(),
    )
    number = record_details(office.engine, office.plan, version, now=clock.now(), seen=seen)
    if not number:
        return tr("No había nada que cambiar: los datos son los que ya estaban."), seen
    return tr("Se guardaron los datos de la tarea."), replace(seen, details=number)


def _foot(shown: ShownTask, form: Form, label: str) -> bool:
    """In whose name it is kept, and the button."""
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.form_submit_button(label, type="primary", key=key_of(shown.id, form, "save"))
        who = author()
        st.caption(
            tr("A nombre de {who}.", who=who)
            if who
            else tr("Escriba arriba «Quién es usted» para que conste a nombre de quién queda.")
        )
    return asked
