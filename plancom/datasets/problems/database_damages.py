"""Damages of the database itself: its file, and the structure of its tables."""

from plancom.datasets.problems.damage import NO_FIGURE, REPAIR, Damage
from plancom.language.translation import later

# ------------------------------------------------------------------------------------------------------------------- the file


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


# -------------------------------------------------------------------------------------------------------------- its structure


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
