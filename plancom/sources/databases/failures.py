"""Says in words why a database did not answer, without a word that could hold a credential."""

import logging
import re

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, StatementError

from plancom.datasets import Problem
from plancom.datasets.problems.databases import (
    BadValues,
    FaultOfDatabase,
    Lost,
    MissingDatabase,
    MissingDatabaseColumn,
    MissingTable,
    NoAnswer,
    NoCryptography,
    NoDriver,
    NoEngine,
    NoJava,
    NoKnownDriver,
    NotAllowed,
    NotUnderstood,
    TimedOut,
    TooManyRows,
    UnknownParameter,
    Unreachable,
    Writes,
    WrongPassword,
)
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.ibis_engines import NoEngineError
from plancom.sources.databases.read_only import NoValueError, TooLongError, TooManyRowsError

_log = logging.getLogger(__name__)

DRIVERS = {
    "postgresql": "psycopg[binary]",
    "mysql": "PyMySQL",
    "mariadb": "PyMySQL",
    "bigquery": "sqlalchemy-bigquery",
    "mssql": "pyodbc",
    "oracle": "oracledb",
}
_STATES = {  # the SQLSTATE of PostgreSQL and Spark
    "28P01": "wrong_password", "28000": "wrong_password", "3D000": "missing_database", "42P01": "missing_table",
    "3F000": "missing_table", "42703": "missing_db_column", "42601": "bad_sql", "42883": "bad_sql", "42803": "bad_sql",
    "42501": "not_allowed", "57014": "timed_out", "25006": "writes", "42K03": "missing_table", "42S02": "missing_table",
}  # fmt: skip
_NUMBERS = {  # MySQL's and MariaDB's error numbers
    1045: "wrong_password", 1698: "wrong_password", 1049: "missing_database", 1044: "not_allowed", 1142: "not_allowed",
    1143: "not_allowed", 1146: "missing_table", 1054: "missing_db_column", 1064: "bad_sql", 1055: "bad_sql", 1305: "bad_sql", 1370: "bad_sql",
    1969: "timed_out", 3024: "timed_out", 1317: "timed_out", 1792: "writes", 2002: "unreachable", 2003: "unreachable",
    2005: "unreachable", 2006: "lost", 2013: "lost",
}  # fmt: skip
_WORDS = (  # what is only said in words: connections that fail, SQLite, engines
    ("java_gateway_exited|java gateway process exited|java_home is not set", "no_java"),
    ('password authentication failed|role \\".*\\" does not exist|no password supplied|access denied for user', "wrong_password"),
    ("authentication failed|incorrect username or password|401: unauthorized|error 401", "wrong_password"),
    ("could not locate runnable browser|default credentials", "wrong_password"),  # Google without GOOGLE_APPLICATION_CREDENTIALS
    ('database \\".*\\" does not exist|unable to open database file|cannot open database', "missing_database"),
    ("no such table|not found: table|does not match any table|table with name|path_not_found|path does not exist", "missing_table"),
    ("table_not_found|unknown_table|table_or_view_not_found|no files found", "missing_table"),
    ("no such column|unrecognized name|column_not_found|unresolved_column|referenced column|unknown expression identifier", "missing_db_column"),
    ("syntax error|scalar function with name|unresolved_routine|function_not_found|unknown function", "bad_sql"),
    ("conversion error|cast_invalid_input|divide_by_zero|division by zero", "bad_values"),
    ("readonly database|read-only|readonly mode", "writes"),
    (r"interrupted", "timed_out"),
    ("could not translate host|name or service not known|connection refused|timeout expired|timed out|no route to host", "unreachable"),
    ("failed to resolve host|connection failed|network is unreachable|no such file or directory", "unreachable"),
    ("max retries exceeded|all masters are unresponsive|failed to connect", "unreachable"),
    ("server closed the connection|connection was lost|ssl|broken pipe", "lost"),
    ("permission denied|access denied", "not_allowed"),
    ("a value is required for bind parameter", "unknown_parameter"),
    (r"cryptography", "no_cryptography"),
)  # fmt: skip
_NAMES = (  # where messages name the table or column that is not there; nothing else of a message is ever repeated
    r"relation \"([\w.$ -]+)\"", 'column \\"?([\\w.$-]+)\\"? does not exist', r"Table '([\w.$ -]+)'", "Unknown column '([\\w.$ -]+)'",
    "no such (?:table|column): ([\\w.$]+)", "[Nn]ot found: Table ([\\w.:$*-]+)", "bind parameter '(\\w+)'",
    "[Tt]able(?: or view| with name)? [`'\"]?([\\w.$-]+)[`'\"]? (?:cannot be found|does not exist)", '[Rr]eferenced column "([\\w.$-]+)"',
    "with name `([\\w.$-]+)` cannot be resolved",
)  # fmt: skip


def problem(error: BaseException, source: DatabaseSource, backend: str) -> Problem:
    """The sentence for «error». Only its class and its code go to the log: messages of drivers repeat hosts, users and queries."""
    code = _code(error)
    _log.info("database source %s: %s (%s)", source.name, code, type(getattr(error, "orig", None) or error).__name__)
    return _fault(code, error, source, backend).at()


def _code(error: BaseException) -> str:
    simple: dict[type[BaseException], str] = {
        TooLongError: "timed_out",
        TooManyRowsError: "too_many_rows",
        NoEngineError: "no_engine",
        NoValueError: "unknown_parameter",
    }
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
    if isinstance(error, NoValueError):
        return str(error)[:80]
    origin = getattr(error, "orig", None) or error
    said = str(origin)
    for pattern in _NAMES:
        if match := re.search(pattern, said):
            return match[1][:80]
    return ""


def _fault(code: str, error: BaseException, source: DatabaseSource, backend: str) -> FaultOfDatabase:
    """The entry of the catalogue for a code; of one that has none, that the answer could not be read."""
    whose = {"title": source.title, "section": source.section}
    if kind := _NAMING.get(code):
        return kind(quoted=_quoted(_named(error)), **whose)
    match code:
        case "timed_out":
            return TimedOut(count=counted(source.timeout_seconds, "segundo", "segundos"), **whose)
        case "too_many_rows":
            return TooManyRows(count=counted(source.max_rows, "fila", "filas"), **whose)
        case "no_driver" if backend in DRIVERS:
            return NoDriver(backend=backend, drivers=DRIVERS[backend], **whose)
        case "no_driver" | "no_engine":
            without = NoEngine if code == "no_engine" else NoKnownDriver
            return without(backend=backend, **whose)
    return _PLAIN.get(code, NoAnswer)(**whose)


def _quoted(name: str) -> str:
    return tr(" «{name}»", name=name) if name else ""


_NAMING: dict[str, type[MissingTable] | type[MissingDatabaseColumn] | type[UnknownParameter]] = {
    kind.code: kind for kind in (MissingTable, MissingDatabaseColumn, UnknownParameter)
}
"""Entries that name the table, column or parameter that is not there."""
_PLAIN: dict[str, type[FaultOfDatabase]] = {
    kind.code: kind
    for kind in (
        WrongPassword,
        Unreachable,
        Lost,
        MissingDatabase,
        NotUnderstood,
        BadValues,
        NotAllowed,
        Writes,
        NoCryptography,
        NoJava,
    )
}
