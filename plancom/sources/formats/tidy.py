"""Tidy tables: a column says what each figure is («Indicador»), another how many; only the rows that say a count are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plancom.datasets import Dataset, Problem, Question
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.amounts import is_blank, shown
from plancom.sources.columnar import distinct_cells
from plancom.sources.formats.roles import NAMING, Roles, lines_above
from plancom.sources.headers import Table, key
from plancom.sources.layouts import Context
from plancom.sources.quantities import questions
from plancom.sources.quantities.questions import COUNT, NOT, column_id
from plancom.sources.quantities.verdicts import Verdict, verdict
from plancom.sources.quantities.vocabulary import terms
from plancom.sources.sheets import Cell

_MOST_NAMES = 40


@dataclass(frozen=True)
class Narrowed:
    """A table with the rows that say what is counted, under `label`, and the place of their figures; or what is asked first, or why none."""

    table: Table
    place: int | None = None
    label: str = ""
    notes: tuple[str, ...] = ()
    asked: tuple[tuple[Problem, Question], ...] = ()
    problem: Problem | None = field(default=None)


def naming_column(table: Table) -> int | None:
    """The place of the column that says what each figure is; None where the table has none."""
    return next((place for place, label in enumerate(table.headers) if key(label) in NAMING), None)


def narrowed(table: Table, found: Roles, context: Context) -> Narrowed:
    """The rows of a tidy table that count something of its dataset; any other table as it is."""
    naming = naming_column(table)
    figures = [place for place in found.figures if place != naming and not terms(table.headers[place]).of("counted")]
    if naming is None or naming in found.where.values() or len(figures) != 1:
        return Narrowed(table)
    names = [cell for cell in distinct_cells(table.column(naming)) if isinstance(cell, str) and not is_blank(cell)]
    if not 0 < len(names) <= _MOST_NAMES or any(str(name).replace(".", "").isdigit() for name in names):
        return Narrowed(table)
    said = {name: _verdict(name, table, found.dataset, context) for name in names}
    counts = [name for name in names if said[name] is Verdict.COUNT]
    unclear = [name for name in names if said[name] is Verdict.UNCLEAR]
    if unclear:
        return Narrowed(
            table, asked=tuple(_question(table, naming, figures[0], name, found.dataset) for name in unclear)
        )
    if not counts:
        return Narrowed(table, problem=questions.nothing_counted(found.dataset, names, table.sheet))
    if len(counts) > 1:
        answer = context.answers.get("quantity", "")
        chosen = [name for name in counts if key(name) == answer]
        if not chosen and answer == NOT:
            return Narrowed(table, problem=questions.nothing_counted(found.dataset, names, table.sheet))
        if not chosen:
            return Narrowed(table, asked=(questions.which_quantity(found.dataset, counts, table.sheet),))
        counts = chosen
    rows = _rows_of(table, naming, counts[0])
    return Narrowed(table.only(rows), figures[0], counts[0], _notes([name for name in names if name != counts[0]]))


def _verdict(name: str, table: Table, dataset: Dataset, context: Context) -> Verdict:
    if answer := context.answers.get(column_id(name)):
        return Verdict.COUNT if answer == COUNT else Verdict.OTHER
    return verdict(name, dataset, lines_above(table))


def _rows_of(table: Table, naming: int, name: str) -> list[int]:
    return [i for i, cell in enumerate(table.column(naming)) if isinstance(cell, str) and fold(cell) == fold(name)]


def _question(table: Table, naming: int, figure: int, name: str, dataset: Dataset) -> tuple[Problem, Question]:
    column = table.column(figure)
    cells: list[Cell] = [column[i] for i in _rows_of(table, naming, name)]
    return questions.of_column(dataset, name, cells, table.sheet, rows=False)


def _notes(left: Sequence[str]) -> tuple[str, ...]:
    if not left:
        return ()
    names = listed(tr("«{label}»", label=shown(name)[:40]) for name in left)
    return (tr("No se contaron las filas de {names}, que dicen otra cosa.", names=names),)
