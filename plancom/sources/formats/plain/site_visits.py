"""Visited: whether the visits of a plain table may be none of the web site's, by its other columns and the lines over it."""

from plancom.sources.cells.numbers import is_blank
from plancom.sources.formats.plain.column_roles import Roles, lines_above, measure_of
from plancom.sources.quantities.names import names_of
from plancom.sources.quantities.site import Surroundings, says_more
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.sheet_notes import is_note


def is_of_another_place(table: Table, found: Roles, place: int, context: Context) -> bool:
    """Whether the column at `place` may count visits in person, or a council's own sessions; the owner's word goes before."""
    if context.kind == "visits":
        return False
    return surroundings(table, found, names_of(context.plan)).leave_open(table.headers[place])


def surroundings(table: Table, found: Roles, names: frozenset[str] = frozenset()) -> Surroundings:
    """What stands around the visits of a table."""
    labels, figures = [], []
    for place, label in enumerate(table.headers):
        if not key(label) or place == found.where.get("day") or all(map(is_blank, table.column(place))):
            continue
        if place not in found.figures:
            labels.append(label)
        elif measure_of(label):
            figures.append(label)
        else:
            (labels if says_more(label, names) else figures).append(label)
    return Surroundings([line for line in lines_above(table) if not is_note(line)], labels, figures, names)
