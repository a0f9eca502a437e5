"""Activities: what the plan's tasks deliver, send and broadcast, and what proves it."""

from plancom.datasets import shared_words
from plancom.datasets.definition import Column, Definition, Measure, Page, Words
from plancom.language.translation import later, tr

_HEADERS = {
    "day": shared_words.DAY,
    "medium": ("medio", "medium", "actividad", "activity", "meio", "atividade"),
    "task": ("tarea", "task", "tarefa"),
    "quantity": shared_words.QUANTITY,
    "description": ("descripción", "description", "detalle", "descrição"),
    "evidence": ("evidencia", "evidence", "soporte", "evidência"),
}  # fmt: skip

ACTIVITIES = Definition(
    id="activities",
    called=later("Actividades de las tareas"),
    counting=(Measure("activities", later("Actividades"), later("Actividades"), "quantity"),),
    main="activities",
    one_and_many=lambda: (tr("actividad"), tr("actividades")),
    words=Words(
        short=later("actividades"),
        counted=later("actividades"),
        read_as=later("actividades"),
        template=later("Plantilla de actividades"),
        table=later("Tabla de actividades"),
        repeated=later("Borre la repetida; si son dos actividades distintas, descríbalas o súmelas en una fila."),
        by_hand=later("Llene la plantilla de actividades: una fila por actividad, con su fecha y la tarea del plan."),
        no_goal=later("Las actividades acompañan las tareas del plan; ninguna meta se mide con ellas."),
    ),
    page=Page("tareas", later("Estrategias"), ":material/flag:", later("Ver las tareas"), on_board=False),
    columns=(
        Column("fecha", "day", "date", required=True, help=later("Día de la actividad."), example="2018-01-31"),
        Column(
            "medio",
            "medium",
            "text",
            required=True,
            help=later("Folletos, correos, notas de radio, video…"),
            example=later("Folletos"),
        ),
        Column(
            "tarea",
            "task",
            "choice",
            help=later("Tarea del plan a la que responde."),
            example="folletos-ciudad",
            choices="tasks",
        ),
        Column(
            "cantidad",
            "quantity",
            "count",
            required=True,
            help=later("Cuántos se entregaron, enviaron o emitieron."),
            example="500",
        ),
        Column(
            "descripcion",
            "description",
            "text",
            help=later("Qué se hizo y dónde."),
            example=later("Entrega en la plaza de mercado"),
        ),
        Column("evidencia", "evidence", "text", help=later("Enlace o número de acta que lo prueba.")),
    ),
    headers=_HEADERS,
    table=("series", "day", "medium", "task", "quantity", "description", "evidence"),
    figures=("quantity",),
    payload=("medium", "task", "quantity", "description", "evidence", "day"),
    identity=("medium", "description"),
    nouns=frozenset({"activities"}),
    file_name="actividades.xlsx",
    anchors=("medium",),
    telling=(("medium", "quantity"),),
    lists="deliveries",
    identity_in_full=True,
    needs_day=True,
    may_be_cut=False,
    in_batches=True,
)
