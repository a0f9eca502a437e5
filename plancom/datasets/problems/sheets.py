"""Faults of sheets and tables: not recognised, not read with the others, or open in a way that only their owner can settle."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later, plural, tr

# ----------------------------------------------------------------------------------------------------- not recognised


class Unrecognised(Fault):
    code = "unrecognised"
    sentence = later("No se reconoció de qué es el archivo. Sus encabezados son {quoted}{more}.")
    remedy = later("Diga cómo se lee en «El mes», o copie los datos en la plantilla y súbala. {known}")
    quoted: str
    more: str
    known: str


class NoHeader(Fault):
    code = "no_header"
    sentence = later("El archivo no tiene una fila de encabezados que se pueda reconocer.")
    remedy = later("Diga cómo se lee en «El mes», o copie los datos en la plantilla y súbala. {known}")
    known: str


class OtherPeriods(Fault):
    """Figures of longer periods than months, or of some that part them: `how` in words («por trimestre»)."""

    code = "other_periods"
    sentence = later("Las cantidades están {how} («{first}», «{second}»), y el plan las cuenta por mes.")
    remedy = later(
        "Traiga las cantidades de cada mes o de cada día: con las que hay no se sabe cuántas fueron en cada mes. Escriba cada mes con su año («enero 2018»)."
    )
    how: str
    first: str
    second: str


class NamelessPeriods(Fault):
    """Headers that are numbers, which may be months, weeks or quarters."""

    code = "other_periods"
    sentence = later("Los encabezados «{first}», «{second}»… no dicen si son meses, semanas o trimestres.")
    remedy = later("Escriba cada mes con su nombre y su año («enero 2018»), y suba el archivo de nuevo.")
    first: str
    second: str


class NothingOfThePlan(Fault):
    code = "unrecognised"
    sentence = later("La hoja tiene cantidades por mes de {names}, y ninguna es de las que el plan cuenta.")
    remedy = later(
        "plancom cuenta publicaciones por red, trámites por canal y visitas al sitio web. Escriba esos nombres, o use la plantilla."
    )
    names: str


class NoChannels(Fault):
    code = "missing_columns"
    sentence = later("La hoja tiene cantidades de trámites ({names}), y no dice por qué canal se hicieron.")
    remedy = later(
        "Agréguele una columna «Canal», o ponga las cantidades de cada canal del plan ({channels}) bajo su nombre, y súbala."
    )
    names: str
    channels: str


class NearlyTemplate(Fault):
    code = "missing_columns"
    remedy = later("Agréguele lo que falta, diga cómo se lee en «El mes», o copie los datos en la plantilla y súbala.")
    name: str
    columns: str
    lacking: int

    @property
    def message(self) -> str:
        """In the number of the columns."""
        return plural(
            self.lacking,
            "El archivo se parece a la {name}, pero le falta la columna {columns}.",
            "El archivo se parece a la {name}, pero le faltan estas columnas: {columns}.",
        ).format(name=self.name, columns=self.columns)


class UnlikeMapping(Fault):
    code = "missing_columns"
    remedy = later("Revise la fila de encabezados, o escoja de nuevo las columnas.")
    names: str
    lacking: int

    @property
    def message(self) -> str:
        """In the number of the columns."""
        return plural(
            self.lacking,
            "No se encontró en una misma fila la columna {names}.",
            "No se encontró en una misma fila las columnas {names}.",
        ).format(names=self.names)


class Declined(Fault):
    """A file that is understood but holds nothing the plan counts: `what` it is, and which report to export `instead`.

    What each tool's reports are is said by the formats that know them.
    """

    code = "declined"
    sentence = "{what}"
    remedy = "{instead}"
    what: str
    instead: str


class OtherTitle(Fault):
    code = "declined"
    sentence = later(
        "El título «{title}» habla de otra cosa, y no de una cantidad de {what}: no se contó nada de la tabla."
    )
    remedy = later("Si son cantidades, escriba en el título qué se cuenta, por ejemplo «Trámites por canal 2018».")
    title: str
    what: str


class UnfitTitle(Fault):
    """A title that says that the figures are none of their months; `why` in words."""

    code = "declined"
    sentence = "{why}"
    remedy = later("Escriba las cantidades de cada mes, una por una, y corrija el título.")
    why: str


class NoCount(Fault):
    code = "no_count"
    sentence = later("La tabla no tiene ninguna columna con una cantidad de {what}.")
    remedy = later(
        "Exporte o copie la tabla que da cuántos fueron, con una columna «cantidad» y la fecha o el mes de cada fila."
    )
    what: str


class OtherQuantities(NoCount):
    """As `NoCount`, with the names of the columns that are quantities of another kind."""

    names: str
    columns: int

    @property
    def message(self) -> str:
        """In the number of the columns."""
        return plural(
            self.columns,
            "{names} no es una cantidad de {what}, y la tabla no tiene otra.",
            "{names} no son cantidades de {what}, y la tabla no tiene otra.",
        ).format(names=self.names, what=self.what)


# ------------------------------------------------------------------------------------------------------ without figures


class NoRows(Fault):
    code = "no_rows"
    sentence = later("{title}: el archivo tiene los encabezados, pero ninguna fila con datos.")
    remedy = later(
        "Escriba los datos debajo de los encabezados, en la primera hoja, y súbalo de nuevo. Si no hubo nada que contar, escriba una fila con 0."
    )
    title: str


class NoFigures(Fault):
    code = "no_figures"
    sentence = later("{title}: ninguna fila tiene una cantidad.")
    remedy = later("Escriba las cantidades (0 si no hubo nada) y súbalo de nuevo.")
    title: str


class NoCellWithFigure(Fault):
    code = "no_figures"
    sentence = later("{title}: ninguna celda tiene una cantidad.")
    remedy = later("Escríbalas y súbalo de nuevo.")
    title: str


class BadRange(Fault):
    code = "bad_range"
    sentence = later("El período indicado termina antes de empezar.")
    remedy = later("Corrija la primera o la última fecha del período.")


# ---------------------------------------------------------------------------------------------- read in part, or doubted


class OtherSheet(Fault):
    code = "other_sheet"
    sentence = later("La hoja parece «{name}» y no se leyó: de cada archivo se lee una sola clase de datos.")
    remedy = later("Guárdela en otro archivo y súbalo también.")
    rejects = False
    name: str


class OtherFormOfSheet(Fault):
    code = "other_sheet"
    sentence = later("La hoja no se leyó: unas hojas del archivo dan cantidades y otras listan una por una.")
    remedy = later("Guárdela en otro archivo y súbalo también.")
    rejects = False


class OtherFigures(Fault):
    code = "other_sheet"
    sentence = later(
        "Aquí hay también cantidades de {}, que no se leyeron: de cada archivo se lee una sola clase de datos."
    )
    remedy = later("Guárdelas en otro archivo y súbalo también, o elija esa clase de datos al subir este.")
    rejects = False
    kind: str

    @property
    def message(self) -> str:
        """With the kind of the figures, which the sentence does not name."""
        return tr(self.sentence).format(self.kind)


class CutList(Fault):
    """A list that does not hold all there was; `why` that is known, in words."""

    code = "cut_list"
    sentence = later("Se cuenta lo que trae, y ningún día queda cubierto: los meses no se toman por completos.")
    remedy = later(
        "Exporte la lista completa, o el período en partes más cortas (mes por mes) en las que quepan todas. Si no falta ninguna,"
        " dígalo en la pregunta. En la línea de comandos: --answer complete=yes."
    )
    rejects = False
    why: str

    @property
    def message(self) -> str:
        """After why."""
        return f"{self.why} {self._said(self.sentence)}"


class HalfSums(Fault):
    code = "cut_list"
    sentence = later("{why} Sin todas las filas no se sabe cuánto suma cada día.")
    remedy = later(
        "Muestre todas las filas y exporte de nuevo, o exporte las sesiones por día sin dividirlas. Si no falta ninguna, dígalo en la pregunta. En la línea de comandos: --answer complete=yes."
    )
    why: str


class EitherOrder(Fault):
    code = "either_order"
    sentence = later(
        "Nada en el archivo prueba el orden de las fechas: «{found}» se lee como {orders}, como suele escribirlas la herramienta."
    )
    remedy = later("Si es al contrario, elíjalo en la pregunta. En la línea de comandos: --dates dmy o --dates mdy.")
    rejects = False
    found: str
    orders: str
