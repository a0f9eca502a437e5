"""What the rows of each table are called when something is wrong with them."""

from plancom.datasets import DEFINITIONS
from plancom.language.phrases import counted
from plancom.language.translation import later, tr

TABLES = {
    "imports": later("Importaciones"),
    "import_changes": later("Deshechas y rehechas"),
    "problems": later("Problemas de los archivos"),
    "coverage": later("Períodos cubiertos"),
    "accounts": later("Cuentas y páginas"),
    "rollup": later("Totales por día"),
    "breaks": later("Cambios de medición"),
    "dated_notes": later("Notas de un día"),
    "decisions": later("Decisiones del plan"),
    "plan_versions": later("Planes puestos en vigor"),
    "plan_drafts": later("Borradores de planes"),
    "profiles": later("Perfiles de lectura"),
    "task_states": later("Estados de tareas"),
    "task_details": later("Detalles de tareas"),
    "task_evidence": later("Evidencias"),
    "analyses": later("Análisis de las hojas de vida"),
    "sessions": later("Sesiones para presentar"),
    "session_drafts": later("Sesiones sin guardar"),
    "presentations": later("Lo que se presentó"),
    "reviews": later("Avisos revisados"),
    "month_closings": later("Meses cerrados"),
    "answers": later("Respuestas a los archivos"),
}


def called(table: str) -> str:
    """The rows of a table, in the language of who reads."""
    for dataset, definition in DEFINITIONS.items():
        if dataset == table:
            return definition.name
    return tr(TABLES[table]) if table in TABLES else table


def rows(count: int) -> str:
    """«3 filas»."""
    return counted(count, "fila", "filas")


def place(import_id: int, sheet: str, row: int) -> str:
    """Where a row of a file stands."""
    where = tr("hoja «{sheet}», fila {row}", sheet=sheet, row=row) if sheet else tr("fila {row}", row=row)
    return tr("importación {number}, {where}", number=import_id, where=where)
