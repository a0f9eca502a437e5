"""Says in words why a database did not answer, without a word that could hold a credential."""

import logging
import re
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, StatementError

from plancom.datasets import Problem
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.read_only import TooLongError, TooManyRowsError

_log = logging.getLogger(__name__)

DRIVERS = {
    "postgresql": "psycopg[binary]",
    "mysql": "PyMySQL",
    "mariadb": "PyMySQL",
    "bigquery": "sqlalchemy-bigquery",
    "mssql": "pyodbc",
    "oracle": "oracledb",
}
_STATES = {  # PostgreSQL's SQLSTATE
    "28P01": "wrong_password", "28000": "wrong_password", "3D000": "missing_database", "42P01": "missing_table",
    "3F000": "missing_table", "42703": "missing_db_column", "42601": "bad_sql", "42883": "bad_sql", "42803": "bad_sql",
    "42501": "not_allowed", "57014": "timed_out", "25006": "writes",
}  # fmt: skip
_NUMBERS = {  # MySQL's and MariaDB's error numbers
    1045: "wrong_password", 1698: "wrong_password", 1049: "missing_database", 1044: "not_allowed", 1142: "not_allowed",
    1143: "not_allowed", 1146: "missing_table", 1054: "missing_db_column", 1064: "bad_sql", 1055: "bad_sql", 1305: "bad_sql", 1370: "bad_sql",
    1969: "timed_out", 3024: "timed_out", 1317: "timed_out", 1792: "writes", 2002: "unreachable", 2003: "unreachable",
    2005: "unreachable", 2006: "lost", 2013: "lost",
}  # fmt: skip
_WORDS = (  # what is only said in words: connections that fail, SQLite, BigQuery
    ('password authentication failed|role \\".*\\" does not exist|no password supplied|access denied for user', "wrong_password"),
    ('database \\".*\\" does not exist|unable to open database file', "missing_database"),
    ("no such table|not found: table|does not match any table", "missing_table"),
    ("no such column|unrecognized name", "missing_db_column"),
    ("syntax error", "bad_sql"),
    ("readonly database|read-only", "writes"),
    (r"interrupted", "timed_out"),
    ("could not translate host|name or service not known|connection refused|timeout expired|timed out|no route to host", "unreachable"),
    ("failed to resolve host|connection failed|network is unreachable|no such file or directory", "unreachable"),
    ("server closed the connection|connection was lost|ssl|broken pipe", "lost"),
    ("permission denied|access denied", "not_allowed"),
    ("a value is required for bind parameter", "unknown_parameter"),
    (r"cryptography", "no_cryptography"),
)  # fmt: skip
_NAMES = (  # where messages name the table or column that is not there; nothing else of a message is ever repeated
    r"relation \"([\w.$ -]+)\"", 'column \\"?([\\w.$-]+)\\"? does not exist', r"Table '([\w.$ -]+)'", "Unknown column '([\\w.$ -]+)'",
    "no such (?:table|column): ([\\w.$]+)", "[Nn]ot found: Table ([\\w.:$*-]+)", "bind parameter '(\\w+)'",
)  # fmt: skip


def problem(error: BaseException, source: DatabaseSource, backend: str) -> Problem:
    """The sentence for «error». Only its class and its code go to the log: messages of drivers repeat hosts, users and queries."""
    code = _code(error)
    _log.info("database source %s: %s (%s)", source.name, code, type(getattr(error, "orig", None) or error).__name__)
    name = _named(error) if code in {"missing_table", "missing_db_column", "unknown_parameter"} else ""
    message, fix = _SENTENCES.get(code, _failed)(source, name, backend)
    return Problem(code, f"{source.title}: {message}", fix)


def _code(error: BaseException) -> str:
    simple: dict[type[BaseException], str] = {TooLongError: "timed_out", TooManyRowsError: "too_many_rows"}
    for kind, code in simple.items():
        if isinstance(error, kind):
            return code
    if isinstance(error, (NoSuchModuleError, ModuleNotFoundError)):
        return "no_driver"
    origin = error.orig if isinstance(error, (DBAPIError, StatementError)) and error.orig else error
    state = str(getattr(origin, "sqlstate", None) or "")
    number = origin.args[0] if getattr(origin, "args", ()) and isinstance(origin.args[0], int) else None
    if state.startswith("22"):  # PostgreSQL's class of data exceptions
        return "bad_values"
    if found := _STATES.get(state) or _NUMBERS.get(number or 0):
        return found
    said = str(origin).lower()
    return next((code for pattern, code in _WORDS if re.search(pattern, said)), "failed")


def _named(error: BaseException) -> str:
    origin = getattr(error, "orig", None) or error
    said = str(origin)
    for pattern in _NAMES:
        if match := re.search(pattern, said):
            return match[1][:80]
    return ""


Sentence = Callable[[DatabaseSource, str, str], tuple[str, str]]


def _failed(source: DatabaseSource, _name: str, _backend: str) -> tuple[str, str]:
    return (
        tr("no se pudo leer la respuesta."),
        tr(
            "Pruebe la consulta de {section} en el programa de la base de datos; los datos quedaron como estaban.",
            section=source.section,
        ),
    )


def _quoted(name: str) -> str:
    return tr(" «{name}»", name=name) if name else ""


_SENTENCES: dict[str, Sentence] = {
    "wrong_password": lambda s, _n, _b: (
        tr("no aceptó el usuario o la clave."),
        tr("Revise «url» en {section} del archivo de secretos, y las variables de entorno que usa.", section=s.section),
    ),
    "unreachable": lambda s, _n, _b: (
        tr("el servidor no responde."),
        tr(
            "Revise que esté encendido, que la red lo permita y que el servidor y el puerto de «url» en {section} sean correctos.",
            section=s.section,
        ),
    ),
    "lost": lambda _s, _n, _b: (
        tr("la conexión se cortó antes de terminar."),
        tr("Inténtelo de nuevo; no se guardó nada de esta consulta."),
    ),
    "missing_database": lambda s, _n, _b: (
        tr("no existe la base de datos que nombra la dirección."),
        tr("Revise el final de «url» en {section}.", section=s.section),
    ),
    "missing_table": lambda s, name, _b: (
        tr("no existe la tabla{quoted}.", quoted=_quoted(name)),
        tr(
            "Revise la consulta de {section}, o «table_prefix» y «bigquery_dataset» si usa una consulta ya hecha.",
            section=s.section,
        ),
    ),
    "missing_db_column": lambda s, name, _b: (
        tr("la consulta nombra la columna{quoted}, que no existe.", quoted=_quoted(name)),
        tr("Revise «query» en {section}.", section=s.section),
    ),
    "bad_sql": lambda s, _n, _b: (
        tr("no entiende la consulta."),
        tr("Pruebe «query» de {section} en el programa de la base de datos y corríjala.", section=s.section),
    ),
    "bad_values": lambda s, _n, _b: (
        tr("la consulta falló por un dato: una división por cero, o un texto o una fecha que no se pueden convertir."),
        tr("Pruebe «query» de {section} en el programa de la base de datos y corríjala.", section=s.section),
    ),
    "unknown_parameter": lambda s, name, _b: (
        tr("la consulta usa el parámetro{quoted}, que no se conoce.", quoted=_quoted(name)),
        tr(
            "En «query» de {section} sirven :desde y :hasta, el primer y el último día que se piden.", section=s.section
        ),
    ),
    "not_allowed": lambda _s, _n, _b: (
        tr("el usuario no tiene permiso para leer esas tablas."),
        tr("Dele permiso de lectura (GRANT SELECT), y ningún otro."),
    ),
    "writes": lambda s, _n, _b: (
        tr("la consulta intenta escribir, y aquí solo se lee."),
        tr("Deje en «query» de {section} un SELECT que no cambie nada.", section=s.section),
    ),
    "timed_out": lambda s, _n, _b: (
        tr("la consulta tardó más de {count} y se dejó.", count=counted(s.timeout_seconds, "segundo", "segundos")),
        tr("Use :desde y :hasta en la consulta, agregue un índice por fecha, o suba «timeout_seconds»."),
    ),
    "too_many_rows": lambda s, _n, _b: (
        tr("la consulta devuelve más de {count}.", count=counted(s.max_rows, "fila", "filas")),
        tr("Agrupe por día en la consulta (GROUP BY), o suba «max_rows»."),
    ),
    "no_driver": lambda s, _n, backend: (
        tr("falta el programa que habla con bases de datos «{backend}».", backend=backend),
        tr("Instálelo con: pip install {drivers}", drivers=DRIVERS[backend])
        if backend in DRIVERS
        else tr(
            "Revise cómo empieza «url» en {section}: postgresql://, mysql://, mariadb://, sqlite:// o bigquery://.",
            section=s.section,
        ),
    ),
    "no_cryptography": lambda _s, _n, _b: (
        tr("el servidor pide cifrar la clave."),
        tr("Use una conexión TLS (añada ?ssl_ca=… a «url»), o instale: pip install cryptography"),
    ),
}
