"""Damages of what was imported: values, references, rows with their coverage and totals, and original files."""

from plancom.datasets.problems.damage import FIGURES_OF, NO_FIGURE, REPAIR, REREAD, UPLOAD, Damage
from plancom.language.translation import later

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


# ----------------------------------------------------------------------------------------------------------------- references


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


# --------------------------------------------------------------------------------------------------------------- observations


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


class WrongCurrentMark(Damage):
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


# ------------------------------------------------------------------------------------------------------------------ originals


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
