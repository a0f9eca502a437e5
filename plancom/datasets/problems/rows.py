"""Faults of rows: repeated or contradicting each other, without a figure that is theirs, or about what the plan does not know."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later, tr

# -------------------------------------------------------------------------------------- repeated, contradicting, summed


class DuplicateRow(Fault):
    code = "duplicate_row"
    sentence = later("Esta fila repite {other}.")
    remedy = "{leave}"
    other: str
    leave: str


class ConflictingRow(Fault):
    code = "conflicting_row"
    sentence = later("Esta fila y {other} son de lo mismo, con datos distintos: se cuenta solo la primera.")
    remedy = later("Revise cuál es la correcta. {fix}")
    other: str
    leave: str

    @property
    def fix(self) -> str:
        """With what to leave, which the remedy calls its fix."""
        return tr(self.remedy, fix=self.leave)


class DuplicatePartOfDay(Fault):
    code = "duplicate_row"
    sentence = later("Esta fila repite {other}.")
    remedy = later("Exporte el informe de nuevo, o borre la fila repetida.")
    other: str


class ConflictingPartOfDay(DuplicatePartOfDay):
    code = "conflicting_row"
    sentence = later("Esta fila y {other} son de lo mismo, con datos distintos: se cuenta solo la primera.")


class DuplicateCell(Fault):
    code = "duplicate_row"
    sentence = later("Esta celda repite la cantidad de {other}: se cuenta una sola vez.")
    remedy = later("Borre las repetidas; si son cosas distintas, súmelas en una sola fila.")
    rejects = False
    other: str


class DuplicateCells(DuplicateCell):
    """As `DuplicateCell`, of a line that repeats several cells of another."""

    sentence = later(
        "Esta celda y {more} más de «{name}» repiten las cantidades que empiezan en {other}: se cuentan una sola vez."
    )
    more: str
    name: str


class ConflictingCell(Fault):
    code = "conflicting_row"
    sentence = later("Esta celda y {other} son de lo mismo, con cantidades distintas: no se cuenta ninguna.")
    remedy = later("Revise cuál es la correcta y borre la otra.")
    other: str


class TwoDivisions(Fault):
    code = "conflicting_row"
    sentence = later("{names} dividen la misma cantidad de maneras distintas: no se sabe cuánto suman.")
    remedy = later("Deje una sola de las divisiones, o escriba la cantidad del mes.")
    names: str


class PartsDiffer(Fault):
    code = "conflicting_row"
    sentence = later("Esta cantidad es {whole} y sus partes suman {summed}: no se cuenta ninguna.")
    remedy = later("Revise cuál es la correcta.")
    whole: str
    summed: str


class DividedDays(Fault):
    code = "divided_days"
    sentence = later("Hay varias filas para un mismo día, divididas por {by}: no son totales por día.")
    remedy = later("Exporte el informe sin esa división, con una sola fila por día (o por mes).")
    by: str


class VisitorsInParts(Fault):
    code = "divided_days"
    sentence = later(
        "Los visitantes únicos de varias filas o columnas no se suman: quien vuelve se contaría dos veces."
    )
    remedy = later("Escriba los visitantes únicos del mes entero.")


class TotalMismatch(Fault):
    code = "total_mismatch"
    sentence = later("El total escrito es {stated} y las filas suman {summed}.")
    remedy = later("Revise si falta una fila; se cuentan las filas, no el total.")
    rejects = False
    stated: str
    summed: str


class CellTotalMismatch(Fault):
    code = "total_mismatch"
    sentence = later("El total escrito en la celda {cell} es {written} y las cantidades suman {summed}.")
    remedy = later("Revise si falta algo; se cuentan las cantidades, no el total.")
    rejects = False
    cell: str
    written: str
    summed: str


# ------------------------------------------------------------------------------------------------------ no data at all


class Overflow(Fault):
    code = "too_many_cells"
    sentence = later("La fila tiene más celdas que encabezados: sobra «{shown}».")
    remedy = later(
        "Si una cifra tiene coma de miles, escríbala sin la coma o entre comillas; si no, borre lo que sobra."
    )
    shown: str


class NotDone(Fault):
    code = "not_done"
    sentence = later("La fila dice «{word}»: no se cuenta.")
    remedy = later("Si se hizo, corrija «{label}» y suba el archivo de nuevo, o dígalo en la pregunta.")
    label: str
    word: str


class NotKnownWhetherDone(NotDone):
    sentence = later("La fila dice «{word}»: no se sabe si después se hizo, y no se cuenta.")


class NoWordWhetherDone(NotDone):
    sentence = later("«{label}» está vacío: no se sabe si se hizo, y no se cuenta.")


class AnotherTable(Fault):
    code = "another_table"
    sentence = later("Aquí empieza otra tabla, con las columnas {names}: no se leyó nada desde esta fila.")
    remedy = later("Póngala en otra hoja o en otro archivo, y súbala también.")
    names: str


class RowsAbove(Fault):
    code = "rows_above"
    sentence = later("Encima de esta tabla hay {count} con cantidades que no se leyeron.")
    remedy = later("Si son de otra tabla, póngala en otra hoja o en otro archivo, y súbala también.")
    rejects = False
    count: str


class RepeatedColumn(Fault):
    code = "repeated_column"
    sentence = later("La columna «{label}» está dos veces, y no se sabe cuál contar.")
    remedy = later("Si son dos tablas, póngalas una debajo de otra o en dos hojas; si no, borre la que sobra.")
    label: str


# ------------------------------------------------------------------------------------------- words that are not known


class FaultOfWord(Fault):
    """A fault of the `word` in a cell, which stands for «{}» in its sentence."""

    code = ""
    word: str

    @property
    def message(self) -> str:
        """The sentence with the word."""
        return tr(self.sentence).format(self.word)


class OnePerLink(FaultOfWord):
    code = "one_per_link"
    sentence = later("La fila resume «{}» publicaciones y tiene enlace o id: se cuenta como una sola publicación.")
    remedy = later("Quite el enlace de las filas que resumen varias, o escriba cada publicación en su fila.")
    rejects = False


class UnknownChannel(FaultOfWord):
    code = "unknown_channel"
    sentence = later("El canal «{}» no está en el plan: sus trámites cuentan en el total, no como electrónicos.")
    remedy = later("Use uno de estos: {names}.")
    rejects = False
    names: str


class TotalChannel(FaultOfWord):
    code = "total_channel"
    sentence = later("«{}» no es un canal, y no es la suma de los otros canales de ese trámite en ese mes.")
    remedy = later("Escriba cuántos se hicieron por cada canal, por ejemplo «presencial».")


class UnknownTask(FaultOfWord):
    code = "unknown_task"
    sentence = later("La tarea «{}» no está en el plan.")
    remedy = later("Use una de estas: {names}. La actividad se cuenta sin tarea.")
    rejects = False
    names: str


class UnknownStrategy(FaultOfWord):
    code = "unknown_strategy"
    sentence = later("La estrategia «{}» no está en el plan.")
    remedy = later("Use {names}, o deje la celda vacía.")
    rejects = False
    names: str


class SeveralNetworks(FaultOfWord):
    code = "several_names"
    sentence = later("«{}» nombra varias redes, y no se sabe cuántas publicaciones son de cada una.")
    remedy = later("Escriba una fila por red, con el nombre de cada una.")


class SeveralOutlets(FaultOfWord):
    code = "several_names"
    sentence = later("«{}» nombra varios medios, y no se sabe cuántas publicaciones son de cada uno.")
    remedy = later("Escriba una fila por medio, con el nombre de cada uno.")


class Misspelt(FaultOfWord):
    code = "misspelt"
    sentence = later("«{}» no es uno de los que cuenta el plan: queda aparte, fuera de la meta.")
    remedy = later("¿Quiso decir «{right}»? Corríjalo y súbalo de nuevo.")
    rejects = False
    right: str


class BadName(FaultOfWord):
    code = "bad_name"
    sentence = later("«{}» no es un nombre.")
    remedy = later("Escriba el nombre con letras, y en menos de cien.")
