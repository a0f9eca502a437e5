"""Faults of imports: files that cannot be saved, or that tell what other imports tell as well."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later

# ------------------------------------------------------------------------------------------------------ what is not saved


class NothingInIt(Fault):
    code = "no_rows"
    sentence = later("El archivo se entiende, pero no tiene filas con datos.")
    remedy = later("Revise que sea el archivo correcto.")


class NoRoom(Fault):
    code = "no_room"
    sentence = later("{full} No se guardó nada de este archivo.")
    remedy = later(
        "Pida al encargado del sistema que suba el máximo (PLANCOM_ORIGINALS_MB) y confírmelo de nuevo; los datos quedaron como estaban."
    )
    full: str


class NotWritten(Fault):
    """A database that refuses; `why` says so, and what to do."""

    code = "not_written"
    sentence = later("No se pudo guardar el archivo; los datos quedaron como estaban.")
    remedy = "{why}"
    why: str


class SavingFailed(Fault):
    code = "not_written"
    sentence = later("No se pudo guardar el archivo por un error de plancom; los datos quedaron como estaban.")
    remedy = later("Avise al encargado del sistema y guarde el archivo.")


class SavingCancelled(Fault):
    code = "cancelled"
    sentence = later("Se canceló: no se guardó nada de este archivo.")
    remedy = later("Confírmelo de nuevo cuando quiera.")


# ------------------------------------------------------------------------------------------------- no sum of both is known


class MonthsOverDays(Fault):
    code = "months_over_days"
    sentence = later(
        "Son totales por mes, y de esos meses ya hay publicaciones por día o una por una: {told}, de {files}. No se pueden juntar sin contar mal."
    )
    remedy = later("Quite esos meses del archivo, o deshaga primero aquella importación si el total es el bueno.")
    told: str
    files: str


class DaysOverMonths(Fault):
    code = "days_over_months"
    sentence = later(
        "Son publicaciones por día de una parte del mes, y de esos meses ya hay un total: {told}, de {files}. No se pueden juntar sin contar mal."
    )
    remedy = later("Suba el mes entero, o deshaga primero aquella importación.")
    told: str
    files: str


class PartialList(Fault):
    code = "partial_list"
    sentence = later(
        "La lista no está completa, y de esos días ya está cuántas publicaciones hubo: {told}, de {files}. Juntas se contarían dos veces."
    )
    remedy = later(
        "No hace falta subirla. Si quiere las publicaciones una por una, suba la lista completa del período."
    )
    told: str
    files: str


class BesidePartialList(Fault):
    code = "partial_list"
    sentence = later(
        "De esos días ya hay publicaciones de una lista que no está completa: {told}, de {files}. Juntas se contarían dos veces."
    )
    remedy = later("Deshaga primero aquella importación en «Historial»: estas cantidades las traen todas.")
    told: str
    files: str


class StillCounting(Fault):
    """Rows of the file before this one, which this one has no more."""

    code = "still_counting"
    sentence = later("«{file}» tiene de esos mismos días lo que este archivo ya no tiene, y sigue contando: {what}.")
    remedy = later(
        "Si se corrigió o se quitó, guarde este archivo y deshaga después la importación de «{file}»: deja de contar también lo demás que solo ella trae."
    )
    rejects = False
    what: str
    file: str


# --------------------------------------------------------------------------------------------- one thing in several grains


class RepeatedNumbers(Fault):
    """What several imports tell, and which of them counts: a subclass for each rule. `more` says that only some channels are meant."""

    code = "told_twice"
    remedy = later("Si debe contar lo otro, quite de este archivo esas filas o deshaga la importación que las trajo.")
    rejects = False
    what: str
    winners: str
    losers: str
    collective: str
    more: str

    @property
    def message(self) -> str:
        """With what is said of the channels."""
        return f"{self._said(self.sentence)} {self.more}".rstrip()


class ByDetails(RepeatedNumbers):
    sentence = later(
        "De {what} hay dos cuentas: el total del mes, en {losers}, y lo de cada día o solicitud, en {winners}, que cubre el mes entero. Cuenta lo segundo y el total no, para que nada cuente dos veces."
    )


class ByTotal(RepeatedNumbers):
    sentence = later(
        "De {what} hay dos cuentas: el total del mes, en {winners}, y lo de cada día o solicitud, en {losers}, que no cubre el mes entero. Cuenta el total y lo demás no, para que nada cuente dos veces."
    )


class PostsByTotal(RepeatedNumbers):
    sentence = later(
        "De {what} hay un total del mes, en {winners}, y publicaciones de solo una parte del mes, en {losers}. Cuenta el total y lo demás no, para que nada cuente dos veces."
    )
    remedy = later(
        "Si el archivo trae todo el mes, dígalo en la pregunta sobre su período; si el total está mal, deshaga la importación que lo trajo."
    )


class PostsByDetails(RepeatedNumbers):
    sentence = later(
        "De {what} hay un total del mes, en {losers}, y publicaciones por día o una por una, en {winners}, que cubren el mes entero. Cuenta lo segundo y el total no, para que nada cuente dos veces."
    )
    remedy = later("Si debe contar el total, deshaga la importación que trajo las publicaciones.")


class ByList(RepeatedNumbers):
    sentence = later(
        "De {what} hay cantidades por día, en {losers}, y listas de solicitudes de esos mismos días, en {winners}. Cuentan las solicitudes y esas cantidades no, para que nada cuente dos veces."
    )


class ByAmount(RepeatedNumbers):
    sentence = later(
        "De {what} hay cantidades por día, en {winners}, y solicitudes de esos mismos días, en {losers}, sin una lista que los cubra. Cuentan las cantidades y esas solicitudes no, para que nada cuente dos veces."
    )


class ByName(RepeatedNumbers):
    sentence = later(
        "De {what} hay trámites con su nombre, en {winners}, y un total de todos los trámites, en {losers}. Cuentan los que tienen nombre y el total no, para que nada cuente dos veces."
    )


class ByType(RepeatedNumbers):
    sentence = later(
        "De {what} hay peticiones, quejas y reclamos por su tipo, en {winners}, y un total de todos, «{collective}», en {losers}. Cuentan los tipos y el total no, para que nada cuente dos veces."
    )


class ByCollective(RepeatedNumbers):
    sentence = later(
        "De {what} hay un total, «{collective}», en {winners}, y trámites que ese total reúne, en {losers}, que son solo una parte del mes. Cuenta el total y lo demás no, para que nada cuente dos veces."
    )


class ByNameOfDays(RepeatedNumbers):
    sentence = later(
        "De {what} hay cantidades por día de «{collective}», en {losers}, y trámites que reúne de esos mismos días, en {winners}. Cuentan esos trámites y esas cantidades no, para que nada cuente dos veces."
    )


class ByCollectiveOfDays(RepeatedNumbers):
    sentence = later(
        "De {what} hay cantidades por día de «{collective}», en {winners}, y trámites que reúne de esos mismos días, en {losers}, que son solo una parte. Cuentan esas cantidades y lo demás no, para que nada cuente dos veces."
    )


class Beside(RepeatedNumbers):
    sentence = later(
        "De {what} se suman el total del mes de unos canales, en {winners}, y lo de cada día o solicitud de otros canales, en {losers}: unos son electrónicos y los otros no. Si ese total es de todos los canales, el mes contaría dos veces."
    )
