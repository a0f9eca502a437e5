"""Doubts: what a file leaves open that a question is asked about, or that only other words in it would settle."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later, plural


class Doubt(Fault):
    """Every doubt has one code, for the question beside it says the rest."""

    code = "ambiguous"


# ----------------------------------------------------------------------------------------------------------- what it is


class WhichDataset(Doubt):
    sentence = later("Las columnas del archivo sirven para {names}, y nada dice de cuál es.")
    remedy = later("Diga cuál es. En la línea de comandos: --kind {rivals} o --kind {rivals_2}.")
    names: str
    rivals: str
    rivals_2: str


class WhetherQuantity(Doubt):
    sentence = later("«{label}» no dice si es una cantidad de {what}: sus primeros valores son {values}.")
    remedy = later(
        "Responda la pregunta, o póngale a la columna un nombre que diga qué se cuenta («Cantidad de {what}»)."
    )
    label: str
    what: str
    values: str


class WhatRowsAre(Doubt):
    sentence = later("Ninguna columna de la tabla es una cantidad de {what}.")
    remedy = later("Diga qué es cada fila, o agregue una columna «cantidad».")
    what: str


class WhatRowsOfFiguresAre(WhatRowsAre):
    """As `WhatRowsAre`, with the names of the columns that say something else."""

    names: str
    columns: int

    @property
    def message(self) -> str:
        """In the number of the columns."""
        return plural(
            self.columns,
            "Ninguna columna de la tabla es una cantidad de {what}: {names} dice otra cosa.",
            "Ninguna columna de la tabla es una cantidad de {what}: {names} dicen otra cosa.",
        ).format(what=self.what, names=self.names)


class WhichQuantity(Doubt):
    sentence = later("Varias columnas son cantidades de {what}: {names}. No se sabe cuál se cuenta.")
    remedy = later("Dígalo en la pregunta, o deje en el archivo solo la que se cuenta.")
    what: str
    names: str


class Contradiction(Doubt):
    sentence = later(
        "Sus respuestas se contradicen: por «{label}» cada fila es una, y por «{other}» se suma una cantidad de {what}."
    )
    remedy = later("Cambie una de las dos respuestas.")
    label: str
    other: str
    what: str


class WhatSheetCounts(Doubt):
    sentence = later("La hoja no dice {what}: «{words}» se puede entender de varias maneras.")
    remedy = later(
        "Responda la pregunta, o escríbalo en el título de la tabla (por ejemplo «Publicaciones en redes 2018»)."
    )
    what: str
    words: str


class WhatCellsAre(Doubt):
    sentence = later("La hoja no dice si las cantidades de «{words}» son {what}: sus primeros valores son {values}.")
    remedy = later(
        "Responda la pregunta, o escríbalo en el título de la tabla (por ejemplo «Publicaciones en redes 2018»)."
    )
    words: str
    what: str
    values: str


class WhetherParts(Doubt):
    sentence = later(
        "La hoja no dice si las cantidades de {list} se cuentan como {kind}, aparte de las demás del mismo mes."
    )
    remedy = later("Responda la pregunta, o deje en el archivo solo lo que se cuenta.")
    list: str
    kind: str


class DoubtfulRemark(Doubt):
    sentence = later("«{words}» dice que las cantidades de la tabla pueden ser otra cosa.")
    remedy = later("Responda la pregunta; si no son cantidades contadas una por una, suba las del período.")
    words: str


class PartOfVisits(Doubt):
    sentence = later("El informe es de «{words}», y puede ser solo una parte de las visitas del sitio.")
    remedy = later("Responda la pregunta, o exporte el informe de todos los usuarios.")
    words: str


class UnknownState(Doubt):
    sentence = later("No se sabe si lo que dice «{word}» en «{label}» se hizo.")
    remedy = later("Responda la pregunta, o escriba un estado más claro («publicado», «cancelado»).")
    word: str
    label: str


class WhetherElectronic(Doubt):
    sentence = later("No se sabe si los trámites por «{name}» son electrónicos.")
    remedy = later("Dígalo en la pregunta, o escriba «{electronic}» en el archivo.")
    name: str
    electronic: str


# ------------------------------------------------------------------------------------------------------ how it is written


class WhichOrder(Doubt):
    sentence = later(
        "Las fechas pueden leerse de dos maneras (día/mes o mes/día), como «{example}», y nada en el archivo dice cuál es."
    )
    remedy = later(
        "Diga cuál es, o escríbalas como 2018-01-31 (año-mes-día). En la línea de comandos: --dates dmy o --dates mdy."
    )
    example: str


class WhichOrderInSheet(Doubt):
    sentence = later("Las fechas pueden leerse de dos maneras (día/mes o mes/día) y nada en la hoja dice cuál es.")
    remedy = later(
        "Escríbalas como 2018-01-31 (año-mes-día), o diga cuál es al subir el archivo (--dates dmy o --dates mdy)."
    )


class WeekOrDay(Doubt):
    sentence = later(
        "Las fechas van de siete en siete días: no se sabe si cada cifra es de una semana o solo de ese día."
    )
    remedy = later(
        "Diga qué es; lo mejor es subir las visitas por día o por mes. En la línea de comandos: --answer weeks=start, end o day."
    )


class SwappedDays(Doubt):
    sentence = later(
        "Unas fechas son texto («{text}») y otras no («{typed}»): al abrir el archivo, la hoja de cálculo pudo cambiar de lugar el día y el mes de estas."
    )
    remedy = later(
        "Diga si es así, suba el archivo como salió de la herramienta, o escríbalas como 2018-01-31 (año-mes-día). En la línea de comandos: --answer swapped=yes."
    )
    text: str
    typed: str


class WhichMark(Doubt):
    sentence = later("«{shown}» puede ser de miles o tener decimales, porque en la misma columna está «{shown_2}».")
    remedy = later(
        "Diga cuál es, o escriba las cantidades enteras y sin separador de miles. En la línea de comandos: --answer thousands=yes."
    )
    shown: str
    shown_2: str


class WhichMarkInSheet(Doubt):
    sentence = later(
        "«{shown}» (celda {cell_name}) puede ser de miles o tener decimales, porque en la misma tabla está «{shown_2}» (celda {cell_name_2})."
    )
    remedy = later("Escriba las cantidades enteras y sin separador de miles.")
    shown: str
    cell_name: str
    shown_2: str
    cell_name_2: str


class ByWeek(Doubt):
    sentence = later(
        "Las cifras son por semana, y una semana puede ser de dos meses: no se sabe cuánto es de cada uno."
    )
    remedy = later(
        "Lo mejor es exportar el informe por día o por mes. Si no se puede, diga cómo se reparten. En la línea de comandos: --answer weeks=sunday."
    )


# ----------------------------------------------------------------------------------------------------- of which year it is


_YEAR_BESIDE = later("Escriba el año junto a cada mes (ene-18) y suba el archivo de nuevo.")
_WHOLE_YEAR = later("Escriba junto a cada mes su año con cuatro cifras (ene-2018) y suba el archivo de nuevo.")


class WhichYear(Doubt):
    sentence = later(
        "No se sabe de qué año son los meses: ni el encabezado, ni el título ni el nombre de la hoja dicen uno solo."
    )
    remedy = later("Responda la pregunta, o escriba el año en el título o junto a cada mes (ene-18).")


class DayOrYear(Doubt):
    sentence = later("«{month} {number}» puede ser un día o el mes de un año, y la hoja no dice cuál.")
    remedy = later(
        "Escriba los días con su año (2018-01-31), o los meses con el suyo (ene-2018), y suba el archivo de nuevo."
    )
    month: str
    number: int


class YearsHere(Doubt):
    sentence = later("Junto a unos meses está su año, y junto a otros falta o no se puede leer.")
    remedy = _WHOLE_YEAR


class YearsApart(Doubt):
    sentence = later("Los años que parecen estar junto a los meses no son seguidos: {years}.")
    remedy = _WHOLE_YEAR
    years: str


class YearsUnlikeTitle(Doubt):
    sentence = later("Junto a los meses parece estar {years}, y el título o el nombre de la hoja dicen {said}.")
    remedy = _WHOLE_YEAR
    years: str
    said: str


class DeniedYear(Doubt):
    sentence = later("Se respondió que los meses son de {answer}, y la hoja habla de {years}.")
    remedy = _YEAR_BESIDE
    answer: int
    years: str


class MonthsOfTwoYears(Doubt):
    sentence = later("Los meses son de dos años o no están en orden, y no dicen de qué año es cada uno.")
    remedy = _YEAR_BESIDE
