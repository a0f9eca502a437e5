"""Keeps a file's list of problems short enough to be read, and the count of what it leaves out exact."""

from dataclasses import replace

from plancom.datasets import Observations, Problem
from plancom.language.phrases import counted
from plancom.language.translation import tr

MOST = 5_000
"""Problems that are listed: more are one mistake repeated, and nobody mends that row by row."""


def listable(found: Observations) -> Observations:
    """The same with at most MOST problems; the last says how many more there are, and on how many rows that are rejected."""
    problems = found.problems
    if len(problems) <= MOST:
        return found
    left = problems[MOST:]
    rows = len({(p.sheet, p.row) for p in left if p.rejects and p.row is not None})
    more = Problem(
        "more_problems",
        tr(
            "Y {count} más, en {count_2}.",
            count=counted(len(left), "problema", "problemas"),
            count_2=counted(rows, "fila rechazada", "filas rechazadas"),
        ),
        tr("Suelen tener la misma causa: corrija las primeras filas y suba el archivo de nuevo."),
        rejects=False,
    )
    return replace(found, problems=(*problems[:MOST], more), rejected=found.rows_rejected)
