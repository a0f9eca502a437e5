"""Tells a query that only reads from anything else, by its syntax tree in the engine's own dialect."""

import datetime as dt
import logging
from collections.abc import Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from plancom.datasets import Problem
from plancom.datasets.problems.databases import BadSql, NotASelect, NotOneSelect
from plancom.sources.databases.read_only import NoValueError

_DIALECTS = {"postgresql": "postgres", "mariadb": "mysql", "mssql": "tsql", "sc": "spark"}
logging.getLogger("sqlglot").setLevel(logging.ERROR)  # it would quote queries in the log
_WRITES = (
    *(exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.Create, exp.Drop, exp.Alter, exp.Command, exp.Copy),
    *(exp.Into, exp.Lock, exp.Set, exp.TruncateTable, exp.QueryTransform),
)
_RUNS = {"reflect", "java_method", "try_reflect"}
"""Spark's functions that call any method of Java; `TRANSFORM … USING` runs any program, and a cluster has no user who may not."""


def without_end(sql: str, backend: str) -> str:
    """The query without the semicolon that ends it, and the comments after it: servers take these for a second one."""
    try:
        *_, last = sqlglot.tokenize(sql, read=_dialect(backend))
    except (SqlglotError, ValueError):
        return sql
    return without_end(sql[: last.start], backend) if last.token_type.name == "SEMICOLON" else sql


def only_reads(sql: str, backend: str) -> Problem | None:
    """Why `sql`, whose end is off, is not asked: it is none, or more than one SELECT (or WITH … SELECT), or it would write."""
    try:
        parsed = sqlglot.parse(sql, read=_dialect(backend))
        statements = [one for one in parsed if one is not None]
    except (SqlglotError, ValueError):
        return BadSql().at()
    if len(statements) != 1:
        return NotOneSelect(statements=len(statements)).at()
    if not isinstance(statements[0], exp.Query) or any(statements[0].find_all(*_WRITES)) or _runs(statements[0]):
        return NotASelect().at()
    return None


def _runs(tree: exp.Query) -> bool:
    return any(one.name.lower() in _RUNS for one in tree.find_all(exp.Anonymous))


def with_values(sql: str, backend: str, values: Mapping[str, dt.date | str]) -> str:
    """The query with the values of its `:names` written out, for engines that take none beside it.

    Raises NoValueError for a name that has none.
    """
    tree = sqlglot.parse_one(sql, read=_dialect(backend))
    for one in list(tree.find_all(exp.Placeholder)):
        if one.name not in values:
            raise NoValueError(one.name)
        value = values[one.name]
        literal = exp.Literal.string(str(value))
        one.replace(exp.cast(literal, exp.DataType.Type.DATE) if isinstance(value, dt.date) else literal)
    return tree.sql(dialect=_dialect(backend))


def _dialect(backend: str) -> type[sqlglot.Dialect] | None:
    return sqlglot.Dialect.get(_DIALECTS.get(backend, backend))
