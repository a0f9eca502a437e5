"""Faults of whole files: what cannot be opened, or takes too much, and archives."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later

_EXTRACT = later("Descomprímala (clic derecho › Extraer todo) y suba los archivos de dentro.")
_AS_EXPORTED = later("Suba el archivo tal como lo exporta la herramienta (.csv o .xlsx), o la plantilla de plancom.")
_IN_PARTS = later("Expórtelo en varias partes, por ejemplo un archivo por año, y súbalas juntas.")
_TABLE_ALONE = later(
    "Copie solo la tabla en un libro nuevo (o en la plantilla) y suba ese archivo. Los datos quedaron como estaban."
)


# ---------------------------------------------------------------------------------------------- what cannot be opened


class UnreadablePath(Fault):
    code = "unreadable"
    sentence = later("No se pudo leer «{path}».")
    remedy = later("Revise que el archivo exista y que pueda abrirlo.")
    path: str


class EmptyFile(Fault):
    code = "empty_file"
    sentence = later("El archivo está vacío.")
    remedy = later("Vuelva a exportarlo desde la herramienta y súbalo de nuevo.")


class EmptyArchive(Fault):
    code = "empty_file"
    sentence = later("La carpeta comprimida está vacía.")
    remedy = later("Vuelva a exportarla.")


class Damaged(Fault):
    code = "damaged"
    sentence = later("El archivo está dañado o incompleto: no se puede abrir como hoja de cálculo.")
    remedy = later(
        "Ábralo en Excel o LibreOffice; si abre, guárdelo como .xlsx y suba ese archivo; si no, expórtelo o descárguelo otra vez."
    )


class Locked(Fault):
    code = "password"
    sentence = later("El archivo está protegido con contraseña y no se puede leer.")
    remedy = later(
        "Ábralo en Excel, quite la contraseña (Archivo › Información › Proteger libro), guárdelo y súbalo de nuevo."
    )


class LockedArchive(Fault):
    code = "password"
    sentence = later("La carpeta comprimida está protegida con contraseña: «{display_name}» no se puede leer.")
    remedy = _EXTRACT
    display_name: str


class NoTable(Fault):
    code = "wrong_type"
    sentence = later("El archivo no es una tabla: su contenido no es texto ni una hoja de cálculo.")
    remedy = _AS_EXPORTED


class OtherKind(Fault):
    code = "wrong_type"
    sentence = later("El archivo es {what}, no una tabla de datos.")
    remedy = _AS_EXPORTED
    what: str


class OfficeDocument(Fault):
    code = "wrong_type"
    sentence = later("El archivo es un documento de Office, no una hoja de cálculo.")
    remedy = _AS_EXPORTED


class TextDocument(Fault):
    code = "wrong_type"
    sentence = later("El archivo es un documento de texto o una presentación, no una tabla de datos.")
    remedy = later("Copie la tabla en la plantilla de plancom y suba la plantilla.")


class WebPage(Fault):
    code = "web_page"
    sentence = later("El archivo es una página web o un texto XML guardado con nombre de hoja de cálculo.")
    remedy = later("Ábralo en Excel o LibreOffice, guárdelo como «Libro de Excel (.xlsx)» y suba ese archivo.")


class OwnEntities(Fault):
    code = "web_page"
    sentence = later(
        "El archivo es un texto XML que declara entidades propias, y ninguna herramienta de oficina lo hace."
    )
    remedy = later("Ábralo en Excel, guárdelo como .xlsx y suba ese archivo.")


class HugeCell(Fault):
    code = "broken_csv"
    sentence = later(
        "El archivo tiene una celda desmesurada cerca de la línea {line_num}: quizá hay una comilla sin cerrar."
    )
    remedy = later("Ábralo en Excel, revise esa línea, guárdelo como .xlsx y suba ese archivo.")
    line_num: int


class OpenQuote(Fault):
    code = "open_quote"
    sentence = later("Hay una comilla que se abre y no se cierra: el resto del archivo quedó dentro de una sola celda.")
    remedy = later("Cierre o borre la comilla en esa fila; si el archivo quedó cortado, expórtelo otra vez.")


# ------------------------------------------------------------------------------------------------ what takes too much


class TooHeavy(Fault):
    code = "too_large"
    sentence = later("El archivo pesa {content} MB y el máximo es {max_bytes} MB.")
    remedy = _IN_PARTS
    content: int
    max_bytes: int


class TooManyLines(Fault):
    code = "too_large"
    sentence = later("El archivo tiene {lines} líneas y el máximo es {max_lines}.")
    remedy = _IN_PARTS
    lines: str
    max_lines: str


class TooManyCells(Fault):
    code = "too_large"
    sentence = later("La hoja de cálculo ocupa demasiadas celdas: quizá hay datos o formato muy lejos de la tabla.")
    remedy = later("Copie solo la tabla en un libro nuevo (o en la plantilla) y suba ese archivo.")


class LargeArchive(Fault):
    code = "too_large"
    sentence = later("La carpeta comprimida ocupa, descomprimida, {size}.")
    remedy = later("Descomprímala y suba los archivos en varias partes.")
    size: str


class TooManySheets(Fault):
    code = "too_many_sheets"
    sentence = later("El libro tiene {sheets} hojas y se leen hasta {most}.")
    remedy = later("Divídalo en varios libros y súbalos juntos.")
    sheets: str
    most: str


class TooManyColumns(Fault):
    code = "too_many_columns"
    sentence = later("La tabla tiene {columns} columnas y el máximo es {widest}.")
    remedy = later("Deje solo las columnas de la tabla, guarde el archivo y súbalo de nuevo.")
    columns: str
    widest: str


class EndlessCell(Fault):
    code = "endless_cell"
    sentence = later("Una celda tiene {letters} letras, y ninguna tabla las necesita: el máximo es {longest}.")
    remedy = later("Borre esa celda o acórtela, guarde el archivo y súbalo de nuevo.")
    letters: str
    longest: str


class TooBig(Fault):
    code = "too_big"
    sentence = later("El archivo necesita más memoria de la que se le permite.")
    remedy = later("Exporte períodos más cortos, o copie solo la tabla en la plantilla, y suba esos archivos.")


class TooBigToOpen(TooBig):
    """As `TooBig`, where the reading did not come to the point of saying it."""

    remedy = _TABLE_ALONE


class TooSlow(Fault):
    code = "too_slow"
    sentence = later("El archivo tarda demasiado en abrirse y se dejó de leer.")
    remedy = _TABLE_ALONE


class Crashed(Fault):
    code = "crashed"
    sentence = later("El archivo hace fallar al programa que lo abre: está dañado, o hecho para que falle.")
    remedy = _TABLE_ALONE


class Failed(Fault):
    code = "failed"
    sentence = later("El archivo no se pudo leer por un error de plancom; los datos quedaron como estaban.")
    remedy = later("Copie los datos en la plantilla y súbala; avise al encargado del sistema y guarde el archivo.")


class ReadingCancelled(Fault):
    code = "cancelled"
    sentence = later("Se dejó de leer este archivo, como se pidió.")
    remedy = later("Léalo de nuevo cuando quiera; los datos quedaron como estaban.")


class MoreProblems(Fault):
    code = "more_problems"
    sentence = later("Y {count} más, en {count_2}.")
    remedy = later("Suelen tener la misma causa: corrija las primeras filas y suba el archivo de nuevo.")
    rejects = False
    count: str
    count_2: str


# ----------------------------------------------------------------------------------------------------------- archives


class UnknownArchive(Fault):
    code = "archive"
    sentence = later("El archivo es una carpeta comprimida (.zip) que contiene {listed}.")
    remedy = _EXTRACT
    listed: str


class UnrecognisedArchive(Fault):
    code = "archive"
    sentence = later("El archivo es una carpeta comprimida (.zip) que contiene {names}{more}; ninguno se reconoció.")
    remedy = _EXTRACT
    names: str
    more: str


class ArchiveInAssistant(Fault):
    code = "archive"
    sentence = later("La carpeta comprimida tiene varios archivos: el asistente lee uno solo.")
    remedy = later("Descomprímala y suba aparte el que no se reconoce.")


class UnmarkedArchive(Fault):
    code = "archive"
    sentence = later("De una carpeta comprimida no se hace una copia marcada.")
    remedy = later("Descomprímala y suba sus archivos.")


class MixedArchive(Fault):
    code = "archive_mixed"
    sentence = later(
        "La carpeta comprimida tiene archivos de clases distintas: {each}. De cada vez se sube una sola clase."
    )
    remedy = later("Descomprímala y suba esos archivos por separado.")
    each: str


class ArchivePath(Fault):
    code = "archive_path"
    sentence = later("La carpeta comprimida tiene un archivo con una ruta que sale de ella: «{orig_filename}».")
    remedy = later("No la abra; pida el archivo de nuevo a quien la envió.")
    orig_filename: str


class TooManyMembers(Fault):
    code = "archive_members"
    sentence = later("La carpeta comprimida tiene {parts} archivos y el máximo es {max_members}.")
    remedy = later("Descomprímala y suba solo los archivos que se deban contar.")
    parts: str
    max_members: int


class NestedArchive(Fault):
    code = "nested_archive"
    sentence = later("La carpeta comprimida contiene otra: «{display_name}».")
    remedy = _EXTRACT
    display_name: str


class Unmarked(Fault):
    code = "failed"
    sentence = later("No se pudo hacer la copia marcada.")
    remedy = later("Descargue la lista de avisos y corrija su archivo.")
