"""Faults of one cell: what is written there is no count, no date, or missing."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later, tr

_DATE = later("Escriba la fecha como 31/01/2018 (día/mes/año).")


# ------------------------------------------------------------------------------------------------------------- counts


class NotANumber(Fault):
    code = "not_a_number"
    sentence = later("«{shown}» no es un número.")
    remedy = later("Escriba solo la cantidad, con cifras; deje la celda vacía si no se sabe.")
    shown: str


class Fraction(Fault):
    code = "fraction"
    sentence = later("«{shown}» no es un número entero.")
    remedy = later("Escriba la cantidad sin decimales.")
    shown: str


class Negative(Fault):
    code = "negative"
    sentence = later("«{shown}» es una cantidad negativa.")
    remedy = later("Escriba cero o un número mayor; deje la celda vacía si no se sabe.")
    shown: str


class Percentage(Fault):
    code = "percentage"
    sentence = later("«{shown}» es un porcentaje, y aquí va una cantidad.")
    remedy = later("Escriba la cantidad, sin el signo %.")
    shown: str


class DateInNumber(Fault):
    code = "date_in_number"
    sentence = later("«{shown}» es una fecha o una hora, no una cantidad.")
    remedy = later("Cambie el formato de la celda a «Número» y escriba la cantidad.")
    shown: str


class TooLargeNumber(Fault):
    code = "too_large_number"
    sentence = later("«{shown}» es demasiado grande para ser una cantidad.")
    remedy = later("Revise que no sea un identificador o un teléfono en la columna equivocada.")
    shown: str


class FormulaWithoutValue(Fault):
    code = "formula_without_value"
    sentence = later("La celda tiene la fórmula «{shown}», y el archivo no guarda su resultado.")
    remedy = later("Abra el archivo en Excel o LibreOffice, guárdelo allí (se calcula solo) y súbalo de nuevo.")
    shown: str


class Scaled(Fault):
    code = "scaled"
    sentence = later("«{words}» está en miles o en millones, y las cantidades se cuentan una por una.")
    remedy = later("Escriba las cantidades completas.")
    words: str


# -------------------------------------------------------------------------------------------------------------- dates


class NotADate(Fault):
    code = "not_a_date"
    sentence = later("«{shown}» no es una fecha.")
    remedy = _DATE
    shown: str


class BadDate(Fault):
    code = "bad_date"
    sentence = later("«{shown}» no es una fecha que exista.")
    remedy = later("Escríbala como {nearest}.")
    shown: str
    nearest: str


class NoYear(Fault):
    code = "no_year"
    sentence = later("«{shown}» no dice de qué año es.")
    remedy = _DATE
    shown: str


class NoDay(Fault):
    code = "no_day"
    sentence = later("«{shown}» no dice qué día fue.")
    remedy = later("Escriba la fecha con su día, como 31/01/2018.")
    shown: str


class FutureDate(Fault):
    code = "future_date"
    sentence = later("La fecha {shown} está en el futuro.")
    remedy = later("Revise el año, el mes y el día.")
    shown: str


class MistypedYear(FutureDate):
    """A date in the future of which it can be guessed which one is `meant`."""

    remedy = later("¿Quiso decir {shown}? Corrija el año.")
    meant: str

    @property
    def fix(self) -> str:
        """With the date that is meant, which the remedy calls as the sentence does its own."""
        return tr(self.remedy, shown=self.meant)


class OldDate(Fault):
    code = "old_date"
    sentence = later("La fecha {shown} es demasiado antigua.")
    remedy = later("Revise el año; escríbalo con cuatro cifras.")
    shown: str


# ------------------------------------------------------------------------------------------------------------ missing


class MissingDate(Fault):
    code = "missing_date"
    sentence = later("Falta la fecha.")
    remedy = later("Escriba la fecha como 31/01/2018 (día/mes/año), o borre la fila.")


class MissingDayOfSum(Fault):
    code = "missing_date"
    sentence = later("Falta la fecha.")
    remedy = later("Sin ella no se sabe a qué día se suma la fila. Corríjala o exporte el informe de nuevo.")


class UnreadDayOfSum(MissingDayOfSum):
    """As `MissingDayOfSum`, where something is written in its place."""

    sentence = later("«{shown}» no es una fecha.")
    shown: str


class MissingValue(Fault):
    code = "missing_value"
    sentence = later("Falta el dato de la columna «{headers}».")
    remedy = later("Escríbalo, o borre la fila.")
    headers: str


class MissingPart(Fault):
    code = "missing_part"
    sentence = later("Falta la cantidad de «{name}», y sin ella no se sabe cuánto suma el mes.")
    remedy = later("Escríbala (0 si no hubo nada) y súbalo de nuevo.")
    name: str
