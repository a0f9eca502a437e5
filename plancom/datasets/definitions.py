"""What each dataset counts, and the columns of its template (docs/computation.md §3)."""

from dataclasses import dataclass
from typing import Literal

from plancom.language.translation import later, tr, tr_in

Dataset = Literal["visits", "posts", "press", "procedures", "activities"]
DATASETS: tuple[Dataset, ...] = ("visits", "posts", "press", "procedures", "activities")

Kind = Literal["date", "month", "count", "text", "choice"]


@dataclass(frozen=True, slots=True)
class Column:
    """A template column: its Spanish `header` in files, its `name` in code, and how its cells are read.

    `choices` names what the plan offers for it: networks, outlets, channels, strategies, tasks, or the words themselves.
    """

    header: str
    name: str
    kind: Kind
    required: bool = False
    help: str = ""
    example: str = ""
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A dataset: its Spanish name (`called`), measures by month, and template columns. `one_of`: at least one of these headers must be there."""

    id: Dataset
    called: str
    measures: tuple[str, ...]
    columns: tuple[Column, ...]
    one_of: tuple[str, ...] = ()
    file_name: str = ""

    @property
    def name(self) -> str:
        """What the dataset is called."""
        return tr(self.called)

    @property
    def row(self) -> str:
        """What one row is."""
        return _rows(self.id)[0]

    @property
    def rows(self) -> str:
        """What several rows are."""
        return _rows(self.id)[1]

    def column(self, name: str) -> Column:
        """The column called `name` in code. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]


def _rows(dataset: Dataset) -> tuple[str, str]:
    """One row and several, in words."""
    if dataset == "visits":
        return tr("día"), tr("días")
    if dataset == "posts":
        return tr_in("redes", "publicación"), tr_in("redes", "publicaciones")
    if dataset == "press":
        return tr_in("prensa", "publicación"), tr_in("prensa", "publicaciones")
    return (tr("actividad"), tr("actividades")) if dataset == "activities" else (tr("fila"), tr("filas"))


_STRATEGY = Column(
    "estrategia",
    "strategy",
    "choice",
    help=later("Estrategia del plan a la que pertenece, si se sabe."),
    choices="strategies",
)

DEFINITIONS: dict[Dataset, Definition] = {
    "visits": Definition(
        "visits",
        later("Visitas a la página web"),
        ("visits", "visitors", "page_views"),
        (
            Column(
                "fecha",
                "day",
                "date",
                required=True,
                help=later("Un día por fila; o el primer día del mes, si solo tiene totales por mes."),
                example="2018-01-31",
            ),
            Column(
                "visitas",
                "visits",
                "count",
                help=later("Visitas (sesiones) de ese día. Cero si no hubo; vacío si no se sabe."),
                example="412",
            ),
            Column("visitantes", "visitors", "count", help=later("Visitantes únicos de ese día."), example="298"),
            Column("paginas_vistas", "page_views", "count", help=later("Páginas vistas ese día."), example="1034"),
        ),
        one_of=("visitas", "visitantes", "paginas_vistas"),
        file_name="visitas.xlsx",
    ),
    "posts": Definition(
        "posts",
        later("Publicaciones en redes sociales"),
        ("posts", "replies", "procedure_posts", "shares"),
        (
            Column("fecha", "day", "date", required=True, help=later("Día en que se publicó."), example="2018-01-31"),
            Column(
                "red",
                "series",
                "choice",
                required=True,
                help=later("Red social."),
                example="Facebook",
                choices="networks",
            ),
            Column(
                "publicaciones",
                "publications",
                "count",
                help=later("Cuántas publicaciones resume esta fila; vacío quiere decir una."),
                example="1",
            ),
            Column(
                "enlace",
                "link",
                "text",
                help=later("Dirección de la publicación: con ella nunca se cuenta dos veces."),
                example="https://www.ejemplo.com/publicacion/1",
            ),
            Column("id", "post_id", "text", help=later("Identificador que da la red, si lo tiene.")),
            Column(
                "texto",
                "text",
                "text",
                help=later("Texto de la publicación; sirve para reconocer la estrategia por sus etiquetas."),
            ),
            Column("tipo", "type", "text", help=later("Foto, video, enlace, historia…"), example=later("Foto")),
            Column("alcance", "reach", "count", help=later("Personas alcanzadas (no se suma entre publicaciones).")),
            Column("interacciones", "interactions", "count", help=later("Reacciones, comentarios y compartidos.")),
            Column("compartidos", "shares", "count", help=later("Veces que se compartió."), example="4"),
            _STRATEGY,
        ),
        file_name="publicaciones.xlsx",
    ),
    "press": Definition(
        "press",
        later("Publicaciones en prensa"),
        ("publications",),
        (
            Column("fecha", "day", "date", required=True, help=later("Día en que se publicó."), example="2018-01-31"),
            Column(
                "medio",
                "series",
                "choice",
                required=True,
                help=later("Periódico, emisora, canal o portal."),
                example=later("El diario"),
                choices="outlets",
            ),
            Column(
                "titulo",
                "title",
                "text",
                required=True,
                help=later("Título de la publicación."),
                example=later("Nuevos trámites en línea"),
            ),
            Column(
                "enlace",
                "link",
                "text",
                help=later("Dirección en internet o número de página."),
                example="https://www.ejemplo.com/…",
            ),
            Column(
                "tipo",
                "type",
                "choice",
                help=later("escrito o electrónico."),
                example="escrito",
                choices="escrito,electrónico",
            ),
            Column("seccion", "section", "text", help=later("Sección o página."), example=later("Política")),
            _STRATEGY,
        ),
        file_name="prensa.xlsx",
    ),
    "procedures": Definition(
        "procedures",
        later("Trámites por canal"),
        ("electronic", "transactions"),
        (
            Column(
                "mes",
                "day",
                "month",
                required=True,
                help=later("Mes de los trámites: su primer día."),
                example="2018-01-01",
            ),
            Column(
                "tramite",
                "procedure",
                "text",
                required=True,
                help=later("Nombre del trámite, siempre escrito igual."),
                example=later("Solicitud de información"),
            ),
            Column(
                "canal",
                "channel",
                "choice",
                required=True,
                help=later("Canal en que se completó."),
                example="electrónico",
                choices="channels",
            ),
            Column(
                "cantidad",
                "quantity",
                "count",
                required=True,
                help=later("Trámites completados en el mes. Escriba 0 si no hubo."),
                example="18",
            ),
            Column(
                "ciudadanos",
                "citizens",
                "count",
                help=later("Ciudadanos distintos, si se sabe (no se suma entre meses)."),
            ),
        ),
        file_name="tramites.xlsx",
    ),
    "activities": Definition(
        "activities",
        later("Actividades de las tareas"),
        ("activities",),
        (
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
        file_name="actividades.xlsx",
    ),
}
