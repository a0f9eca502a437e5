"""Keeps a file's list of problems short enough to be read, the count of what it leaves out exact, and says in which rows each is."""

from dataclasses import replace

from plancom.datasets import Problem, Result
from plancom.datasets.problems.files import MoreProblems
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr

MOST = 5_000
"""Problems that are listed: more are one mistake repeated, and nobody mends that row by row."""

_ROWS = 10
"""Rows that are named of a problem that several have."""


def listable(found: Result) -> Result:
    """The same with at most MOST problems; the last says how many more there are, and on how many rows that are rejected."""
    problems = tuple(map(_with_rows, found.problems))
    found = replace(found, problems=problems)
    if len(problems) <= MOST:
        return found
    left = problems[MOST:]
    rows = len({(p.sheet, p.row) for p in left if p.rejects and p.row is not None})
    more = MoreProblems(
        count=counted(len(left), "problema", "problemas"),
        count_2=counted(rows, "fila rechazada", "filas rechazadas"),
    )
    return replace(found, problems=(*problems[:MOST], more.at()), rejected=found.rows_rejected)


def _with_rows(problem: Problem) -> Problem:
    """A problem of several rows with their numbers in its words."""
    if len(problem.rows) < 2:  # noqa: PLR2004 - the row of one is said beside it
        return problem
    names = [number(row) for row in problem.rows[:_ROWS]]
    if len(problem.rows) > _ROWS:
        names.append(tr("{count} más", count=number(len(problem.rows) - _ROWS)))
    message = tr("{message} Está en las filas {rows}.", message=problem.message, rows=listed(names))
    return replace(problem, message=message)
