"""Damages of the database: what `db check` can find, which figure it concerns, and what to do about it."""

from typing import ClassVar, Literal

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later

Severity = Literal["file", "figures", "records", "traces"]
"""The gravest first: the file itself, what figures stand on, what the office wrote, and what nothing depends on."""

REPAIR = later("Lo arregla: python -m plancom db repair")
REREAD = later("Lo arregla, leyendo de nuevo el archivo original: python -m plancom db repair")
RESTORE = later(
    "No se puede rehacer: restaure una copia anterior al daño con python -m plancom db restore COPIA, o pida ayuda al encargado del sistema."
)
UPLOAD = later("Si tiene el archivo, vuelva a subirlo; si no, restaure una copia: python -m plancom db restore COPIA.")

ALL_FIGURES = later("Puede afectar cualquier cifra.")
NO_FIGURE = later("Ninguna cifra cambia.")
FIGURES_OF = later("Afecta las cifras de «{subject}».")
GOALS_OF = later("Afecta las metas del plan y lo que se juzga con ellas.")


class Damage(Fault):
    """One kind of damage. `consequence` says which figure it concerns; `is_mended` whether `db repair` does something about it."""

    rejects = False
    severity: ClassVar[Severity] = "figures"
    consequence: ClassVar[str] = ALL_FIGURES
    is_mended: ClassVar[bool] = False
    remedy = RESTORE

    @property
    def concerns(self) -> str:
        """Which figure it is about, in the language of who reads it."""
        return self._said(self.consequence)


# ---------------------------------------------------------------------------------------------------------------- the file


class OverwrittenPages(Damage):
    code = "overwritten_pages"
    severity = "file"
    sentence = later("El archivo de la base de datos está dañado por dentro ({count}): {detail}.")
    count: str
    detail: str


class BrokenIndex(Damage):
    code = "broken_index"
    severity = "file"
    is_mended = True
    sentence = later("Un índice de la base de datos está dañado: {detail}.")
    consequence = later("Puede faltar o sobrar algo en cualquier cifra, aunque las filas estén bien.")
    remedy = REPAIR
    detail: str


class CheckStopped(Damage):
    code = "check_stopped"
    severity = "file"
    sentence = later("Una parte no se pudo revisar ({what}): la base de datos no la deja leer.")
    what: str


# ------------------------------------------------------------------------------------------------------------ its structure


class OlderTables(Damage):
    code = "older_tables"
    severity = "file"
    sentence = later("La base de datos no tiene las tablas de esta versión.")
    consequence = later("Hasta entonces no se muestra ninguna cifra.")
    remedy = later("Ejecute: python -m plancom db upgrade")


class NewerTables(Damage):
    code = "newer_tables"
    severity = "file"
    sentence = later("La base de datos es de una versión de plancom más nueva que esta ({revision}).")
    consequence = later("Esta versión puede contarla mal.")
    remedy = later("Instale la versión nueva del programa; no escriba en ella con esta.")
    revision: str


class SeveralRevisions(Damage):
    code = "several_revisions"
    severity = "file"
    sentence = later(
        "La base de datos no dice bien en qué versión está ({names}): dos puestas al día se cruzaron, o una no terminó."
    )
    remedy = REPAIR
    is_mended = True
    names: str


class LostTable(Damage):
    code = "lost_table"
    severity = "file"
    sentence = later("Falta la tabla «{table}».")
    table: str


class LostColumn(Damage):
    code = "lost_column"
    severity = "file"
    sentence = later("A la tabla «{table}» le falta la columna «{column}».")
    table: str
    column: str


class LostIndex(Damage):
    code = "lost_index"
    severity = "traces"
    is_mended = True
    sentence = later("Falta el índice «{index}» de la tabla «{table}».")
    consequence = later("Ninguna cifra cambia; las páginas tardan más.")
    remedy = REPAIR
    table: str
    index: str


class LostRule(Damage):
    code = "lost_rule"
    severity = "records"
    sentence = later("La tabla «{table}» ya no impide dos líneas con lo mismo en {columns}.")
    consequence = later("Ninguna cifra cambia todavía; dos personas podrían escribir la misma versión.")
    table: str
    columns: str


class LostTrigger(Damage):
    code = "lost_trigger"
    severity = "records"
    is_mended = True
    sentence = later("La base de datos ya no impide que se cambien o borren líneas del registro: falta «{name}».")
    consequence = later("Ninguna cifra cambia; lo que el registro dice de antes pudo cambiarse.")
    remedy = REPAIR
    name: str


class UnfinishedMigration(Damage):
    code = "unfinished_migration"
    severity = "traces"
    is_mended = True
    sentence = later("Quedó la tabla «{table}» de una puesta al día que no terminó.")
    consequence = NO_FIGURE
    remedy = REPAIR
    table: str


class StagingLeft(Damage):
    code = "staging_left"
    severity = "traces"
    is_mended = True
    sentence = later("Junto a la base de datos quedó la carpeta «{folder}» de una importación interrumpida.")
    consequence = later("Ninguna cifra cambia; ocupa espacio en el disco.")
    remedy = REPAIR
    folder: str


# ---------------------------------------------------------------------------------------------------- values of their columns


class NoDay(Damage):
    code = "not_a_day"
    is_mended = True
    sentence = later("{subject}: filas con un día que no es una fecha («{value}»): {rows}.")
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    rows: str
    value: str


class NoMoment(Damage):
    code = "not_a_moment"
    severity = "records"
    sentence = later("{subject}: líneas con una fecha que no existe («{value}»): {rows}.")
    consequence = later("Las páginas que lo muestran pueden no abrir.")
    subject: str
    rows: str
    value: str


class NoCount(Damage):
    code = "not_a_count"
    is_mended = True
    sentence = later("{subject}: filas con una cantidad que no puede ser («{value}»): {rows}.")
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    rows: str
    value: str


class UnknownWord(Damage):
    code = "unknown_word"
    is_mended = True
    sentence = later("{subject}: filas con «{value}», que plancom no conoce como {what}: {rows}.")
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    rows: str
    value: str
    what: str


class UnknownDataset(Damage):
    code = "unknown_dataset"
    sentence = later("{subject}: líneas de un conjunto de datos que no existe («{value}»): {rows}.")
    consequence = FIGURES_OF
    subject: str
    rows: str
    value: str


# ---------------------------------------------------------------------------------------------------------------- references


class StrayRows(Damage):
    code = "rows_without_import"
    is_mended = True
    sentence = later("{subject}: filas de una importación que no existe ({numbers}): {rows}.")
    consequence = FIGURES_OF
    remedy = REPAIR
    subject: str
    rows: str
    numbers: str


class LostImport(Damage):
    code = "lost_import"
    sentence = later(
        "{subject}: filas de una importación cuya línea se borró ({numbers}): {rows}. Su archivo sigue guardado."
    )
    consequence = FIGURES_OF
    subject: str
    rows: str
    numbers: str


class StrayCoverage(Damage):
    code = "coverage_without_import"
    is_mended = True
    sentence = later("Períodos cubiertos de una importación que no existe ({numbers}): {rows}.")
    consequence = later("Un mes sin datos podría contarse como cero.")
    remedy = REPAIR
    rows: str
    numbers: str


class StrayLines(Damage):
    code = "lines_without_import"
    severity = "traces"
    is_mended = True
    sentence = later("{subject}: líneas de una importación que no existe ({numbers}): {rows}.")
    consequence = NO_FIGURE
    remedy = REPAIR
    subject: str
    rows: str
    numbers: str


class StrayChanges(Damage):
    code = "change_without_import"
    severity = "records"
    sentence = later("Importaciones deshechas o rehechas que no existen ({numbers}): {rows}.")
    consequence = later("Ninguna cifra cambia; el historial no dice quién lo hizo.")
    rows: str
    numbers: str


class StrayWithdrawals(Damage):
    code = "withdrawal_of_nothing"
    is_mended = True
    sentence = later("Filas de trámites que se quitan y no existen: {rows}.")
    consequence = later("Puede afectar las cifras de trámites.")
    remedy = REPAIR
    rows: str


# -------------------------------------------------------------------------------------------------------------- observations


class ChangedRows(Damage):
    code = "changed_rows"
    is_mended = True
    sentence = later("{subject}: filas que no dicen lo que se importó: {rows} ({where}).")
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    rows: str
    where: str


class RepeatedRows(Damage):
    code = "repeated_rows"
    is_mended = True
    sentence = later("{subject}: filas que están dos veces en la misma importación: {rows} ({where}).")
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    rows: str
    where: str


class MissingRows(Damage):
    code = "rows_missing"
    is_mended = True
    sentence = later("{subject}: la importación {number} («{file}») dice traer {said} y tiene {rows}.")
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    number: str
    file: str
    said: str
    rows: str


class WrongCurrency(Damage):
    code = "wrong_currency"
    is_mended = True
    sentence = later("{subject}: filas que cuentan (o no cuentan) cuando no deberían: {rows}.")
    consequence = FIGURES_OF
    remedy = REPAIR
    subject: str
    rows: str


class WrongAttribution(Damage):
    code = "wrong_strategy"
    is_mended = True
    sentence = later("{subject}: filas de una estrategia que sus palabras no dicen: {rows}.")
    consequence = later("Afecta las cifras por estrategia de «{subject}».")
    remedy = REPAIR
    subject: str
    rows: str


class WrongChannel(Damage):
    code = "wrong_channel"
    is_mended = True
    sentence = later(
        "{subject}: filas que cuentan (o no) como electrónicas contra lo que dice el plan: {rows} ({where})."
    )
    consequence = FIGURES_OF
    remedy = REPAIR
    subject: str
    rows: str
    where: str


class ChangedAttributions(Damage):
    code = "changed_strategies"
    is_mended = True
    sentence = later("Lo que dicen los planes de las filas cambió sin ellos ({count}).")
    consequence = later("Afecta las cifras por estrategia.")
    remedy = REPAIR
    count: str


class BrokenRules(Damage):
    code = "broken_rules"
    is_mended = True
    sentence = later("Las reglas con que el plan «{plan}» reparte las filas no se entienden.")
    consequence = later("Afecta las cifras por estrategia, y no deja importar.")
    remedy = REPAIR
    plan: str


class WrongTotals(Damage):
    code = "wrong_totals"
    is_mended = True
    sentence = later("{subject}: totales por día que no son la suma de sus filas: {count} ({where}).")
    consequence = FIGURES_OF
    remedy = REPAIR
    subject: str
    count: str
    where: str


class WrongCoverage(Damage):
    code = "wrong_coverage"
    is_mended = True
    sentence = later("La importación {number} («{file}») cubre un período que no puede ser: {detail}.")
    consequence = FIGURES_OF
    remedy = REREAD
    number: str
    file: str
    detail: str
    subject: str


class UndoneWithoutChange(Damage):
    code = "undone_otherwise"
    is_mended = True
    sentence = later("La importación {number} («{file}») {state}, y el historial dice lo contrario.")
    consequence = FIGURES_OF
    remedy = REPAIR
    number: str
    file: str
    state: str
    subject: str


# ----------------------------------------------------------------------------------------------------------------- originals


class LostOriginal(Damage):
    code = "lost_original"
    severity = "records"
    sentence = later("Falta el archivo original «{file}» de la importación {number}.")
    consequence = later("Ninguna cifra cambia; no se puede comprobar de dónde sale.")
    remedy = UPLOAD
    file: str
    number: str


class MisnamedOriginal(Damage):
    code = "misnamed_original"
    severity = "records"
    is_mended = True
    sentence = later("El archivo original «{file}» de la importación {number} está guardado con otra huella.")
    consequence = later("Ninguna cifra cambia; no se puede comprobar de dónde sale.")
    remedy = REPAIR
    file: str
    number: str


class DamagedOriginal(Damage):
    code = "damaged_original"
    severity = "records"
    sentence = later("El archivo original «{file}» no es el que se guardó: se dañó en la base de datos.")
    consequence = later("Ninguna cifra cambia; no se puede comprobar de dónde sale.")
    remedy = UPLOAD
    file: str


class StrayOriginal(Damage):
    code = "original_of_nothing"
    severity = "traces"
    sentence = later("Hay un archivo guardado de {size} que ninguna importación trajo.")
    consequence = NO_FIGURE
    remedy = later("Puede ser de una importación cuya línea se borró: compare con una copia anterior.")
    size: str


class WrongSize(Damage):
    code = "wrong_size"
    severity = "traces"
    is_mended = True
    sentence = later("La importación {number} («{file}») dice otro tamaño que el de su archivo original.")
    consequence = NO_FIGURE
    remedy = REPAIR
    number: str
    file: str


class OriginalDiffers(Damage):
    code = "original_differs"
    is_mended = True
    sentence = later(
        "{subject}: la importación {number} no dice lo que su archivo original «{file}»: {rows} ({where})."
    )
    consequence = FIGURES_OF
    remedy = REREAD
    subject: str
    number: str
    file: str
    rows: str
    where: str


# ------------------------------------------------------------------------------------------------- what the office writes


class SkippedVersion(Damage):
    code = "skipped_version"
    severity = "records"
    sentence = later("{subject} «{name}»: falta la versión {versions}.")
    consequence = later("Lo que se decidió en ella no cuenta.")
    subject: str
    name: str
    versions: str


class RepeatedVersion(Damage):
    code = "repeated_version"
    severity = "records"
    sentence = later("{subject} «{name}»: la versión {versions} está dos veces.")
    consequence = later("No se sabe cuál de las dos rige.")
    subject: str
    name: str
    versions: str


class BrokenDocument(Damage):
    code = "broken_document"
    severity = "records"
    sentence = later("{subject} «{name}», línea {number}: su contenido no se entiende.")
    consequence = later("Las páginas que lo muestran pueden no abrir.")
    subject: str
    name: str
    number: str


class BrokenDecision(Damage):
    code = "broken_decision"
    sentence = later("La decisión {version} del plan «{plan}» sobre «{indicator}» no se entiende: {detail}.")
    consequence = GOALS_OF
    version: str
    plan: str
    indicator: str
    detail: str


class UnknownKind(Damage):
    code = "unknown_kind"
    severity = "records"
    sentence = later("{subject} «{name}», línea {number}: «{value}» no es nada que plancom conozca.")
    consequence = later("Las páginas que lo muestran pueden no abrir.")
    subject: str
    name: str
    number: str
    value: str


class BrokenPlan(Damage):
    code = "broken_plan"
    sentence = later("El plan «{plan}», versión {version}, que la oficina puso en vigor, no se puede leer.")
    consequence = GOALS_OF
    plan: str
    version: str


class UnknownTarget(Damage):
    code = "of_nothing"
    severity = "traces"
    sentence = later("{subject}, línea {number}: habla de «{value}», que el plan «{plan}» no tiene.")
    consequence = NO_FIGURE
    remedy = later("Si el plan cambió a propósito, no hay nada que hacer; si no, revise el archivo del plan.")
    subject: str
    number: str
    value: str
    plan: str


class TwoInForce(Damage):
    code = "two_in_force"
    severity = "records"
    sentence = later("Hay dos perfiles en uso que se llaman «{name}».")
    consequence = later("Un archivo podría leerse con el que no es.")
    remedy = later("Borre uno de los dos en «El mes».")
    name: str


class BrokenVersion(Damage):
    code = "broken_data_version"
    is_mended = True
    sentence = later("El número de la versión de los datos no es un número («{value}»).")
    consequence = later("Las páginas pueden no abrir, o no mostrar lo último.")
    remedy = REPAIR
    value: str


class BrokenSwitch(Damage):
    code = "broken_public_page"
    severity = "records"
    sentence = later("No se entiende si la página pública está encendida.")
    consequence = later("La página pública puede no abrir.")
    remedy = later("Enciéndala o apáguela otra vez en «Presentar».")


# ------------------------------------------------------------------------------------------------- evidence and snapshots


class EvidenceOfNothing(Damage):
    code = "evidence_without_change"
    severity = "records"
    sentence = later("La evidencia «{name}» es de un cambio de tarea que no existe.")
    consequence = later("Ninguna cifra cambia; la evidencia no se ve.")
    name: str


class LostEvidence(Damage):
    code = "lost_evidence"
    severity = "records"
    sentence = later("Falta el archivo de evidencia «{name}».")
    consequence = later("Ninguna cifra cambia; no se puede mostrar la prueba de lo hecho.")
    remedy = UPLOAD
    name: str


class DamagedEvidence(Damage):
    code = "damaged_evidence"
    severity = "records"
    sentence = later("El archivo de evidencia «{name}» no es el que se guardó: se dañó en la base de datos.")
    consequence = later("Ninguna cifra cambia; no se puede mostrar la prueba de lo hecho.")
    remedy = UPLOAD
    name: str


class EmptyEvidence(Damage):
    code = "empty_evidence"
    severity = "records"
    sentence = later("Una evidencia (línea {number}) no tiene archivo ni enlace.")
    consequence = later("Ninguna cifra cambia; no se puede mostrar la prueba de lo hecho.")
    number: str


class LostSnapshot(Damage):
    code = "lost_snapshot"
    severity = "records"
    sentence = later("Faltan las cifras de lo que se presentó como «{title}» el {day}.")
    consequence = later("Ninguna cifra de hoy cambia; no se puede decir qué cambió desde entonces.")
    title: str
    day: str


class ChangedSnapshot(Damage):
    code = "changed_snapshot"
    severity = "records"
    sentence = later("Las cifras de lo que se presentó como «{title}» el {day} no son las que se guardaron.")
    consequence = later("Ninguna cifra de hoy cambia; lo que se diga que cambió desde entonces puede ser falso.")
    title: str
    day: str
