"""A draft's head: how the plan is called, when it runs, what it is for; and the institution whose it is."""

from zoneinfo import available_timezones

import streamlit as st

from plancom.language.translation import tr
from plancom.plan.field_names import label_of
from plancom.plan.plan_tables import NETWORKS, OUTLETS, STRATEGIES, TASKS, strategy_labels
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.plans.table_editor import table_section
from plancom.ui.plans.wording import LINES

NAMES = 120
AMERICA = "America/"


def head_section(form: DraftForm) -> None:
    """What the plan is called, the document that it is in, its period, and its own words."""
    form.text_field(("name",), longest=NAMES)
    form.text_field(
        ("source",), placeholder=tr("Plan de comunicaciones 2026–2029, aprobado por la Resolución 45"), longest=300
    )  # fmt: skip
    start, years, address = st.columns([1, 1, 2])
    with start:
        form.day_field(("start",), help_=tr("El primer día de un mes: las cifras se cuentan por meses completos."))
    with years:
        form.number_field(("years",), least=1, most=20, is_whole=True)
    with address:
        form.text_field(
            ("id",), longest=60,
            help_=tr("En minúsculas, sin espacios ni tildes. Si es el de un plan que rige, este será una versión nueva de ese plan."),
        )  # fmt: skip
    form.text_field(("objective",), is_long=True)
    form.text_field(("specific_objectives",), wording=LINES)
    form.text_field(("expected_results",), wording=LINES)
    form.text_field(("methodology",), is_long=True)
    form.text_field(
        ("procedure_words",), wording=LINES,
        help_=tr("Una publicación es sobre trámites y servicios cuando su texto tiene una de estas palabras."),
    )  # fmt: skip


def institution_section(form: DraftForm) -> None:
    """Whose plan it is, and by which names files call its networks, newspapers and channels."""
    st.caption(tr("Los archivos se leen con estos nombres. Si ya los usa en otro plan, casi nunca hay que cambiarlos."))
    full, short = st.columns([2, 1])
    with full:
        form.text_field(("institution", "name"), longest=NAMES)
    with short:
        form.text_field(("institution", "short_name"), longest=40)
    zone, day = st.columns([2, 1])
    with zone:
        zones = {
            one: one.removeprefix(AMERICA).replace("_", " ").replace("/", ", ")
            for one in sorted(available_timezones())
            if one.startswith(AMERICA)
        }
        form.choice_field(("institution", "timezone"), zones)
    with day:
        form.number_field(
            ("institution", "due_day"), least=1, most=28, is_whole=True, placeholder="10",
            help_=tr("Del mes siguiente: después de ese día, Historial dice que el mes está atrasado."),
        )  # fmt: skip
    st.markdown(f"**{tr('Canales de los trámites')}**")
    channels, electronic = st.columns(2)
    with channels:
        form.text_field(("institution", "channels"), wording=LINES)
    with electronic:
        known = form.text.value("institution", "channels", default=[])
        options = {str(one): str(one) for one in known} if isinstance(known, list) else {}
        form.several_field(("institution", "electronic_channels"), options)
    for name, table in (("networks", NETWORKS), ("outlets", OUTLETS)):
        place, one = ("institution", name), ("institution", name, "")  # all of them, and whichever it is
        aliases = st.column_config.TextColumn(
            label_of((*one, "aliases")), help=tr("Separados por punto y coma."), max_chars=400
        )
        st.markdown(f"**{label_of(place)}**")
        table_section(form, name, table, {"name": _name(form, *one), "aliases": aliases}, alt=label_of(place))


def strategies_section(form: DraftForm) -> None:
    """The strategies, and the tasks of all of them, in two tables."""
    st.header(tr("Estrategias"), anchor="borrador-estrategias")
    st.caption(
        tr(
            "Una fila por estrategia. Las filas sin nombre no se guardan. Para pegar desde Excel: oprima una celda de la última fila, luego Esc y Ctrl+V."
        )
    )
    form.said_below(("strategies",))
    apart = tr("Separadas por punto y coma.")
    of = ("strategies", "")  # whichever it is
    table_section(
        form, "strategies", STRATEGIES,
        {
            "name": _name(form, *of),
            "objective": st.column_config.TextColumn(form.label((*of, "objective")), width="large"),
            "hashtags": st.column_config.TextColumn(label_of((*of, "hashtags")), help=tr("#ParticipaYa; #Concejo: por ellas se reconocen las publicaciones. {apart}", apart=apart)),
            "words": st.column_config.TextColumn(label_of((*of, "words")), help=tr("Cuando una publicación no tiene etiqueta. {apart}", apart=apart)),
        },
        alt=tr("Estrategias"),
    )  # fmt: skip
    st.header(tr("Tareas"), anchor="borrador-tareas")
    strategies = list(strategy_labels(form.text).values())
    if not strategies:
        st.caption(tr("Escriba primero una estrategia: cada tarea es de una."))
        return
    st.caption(
        tr(
            "Una fila por tarea, que se pega igual. Sin estrategia o línea de acción va en la primera; sin frase, se cita su nombre."
        )
    )
    task = (*of, "lines", "", "tasks", "")
    table_section(
        form, "tasks", TASKS,
        {
            "name": _name(form, *task),
            "strategy": st.column_config.SelectboxColumn(tr("Estrategia"), options=strategies, width="medium"),
            "line": st.column_config.TextColumn(label_of((*of, "lines"))),
            "quote": st.column_config.TextColumn(label_of((*task, "quote")), width="large"),
            "year": st.column_config.NumberColumn(label_of((*task, "year")), min_value=1, max_value=20, step=1, help=tr("Del plan: 1 es el primero.")),
            "media": st.column_config.TextColumn(label_of((*task, "media")), help=apart),
        },
        alt=tr("Tareas"),
    )  # fmt: skip


def _name(form: DraftForm, *of: str) -> object:
    return st.column_config.TextColumn(form.label((*of, "name")), max_chars=400, width="medium")
