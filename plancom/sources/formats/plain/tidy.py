"""Tidy tables: a column says what each figure is («Indicador»), another how many; only the rows that say a count are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plancom.datasets import Dataset, Problem, Question
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.plain.column_roles import NAMING, Roles, lines_above
from plancom.sources.quantities.names import names_of
from plancom.sources.quantities.site import Surroundings
from plancom.sources.quantities.verdicts import Verdict, verdict
from plancom.sources.quantities.vocabulary import terms
from plancom.sources.rows.states import is_state
from plancom.sources.tables import quantity_questions
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.quantity_questions import COUNT, column_id
from plancom.sources.tables.question_scopes import WHOLE, Scope

_MOST_NAMES, _FEW_NAMES = 40, 6


@dataclass(frozen=True)
class NarrowedTable:
    """A table with the rows that say what is counted, under `label`, and the place of their figures; or what is asked first, or why none.

    `naming` is the header of the column that says what each figure is.
    """

    table: Table
    place: int | None = None
    label: str = ""
    notes: tuple[str, ...] = ()
    asked: tuple[tuple[Problem, Question], ...] = ()
    problem: Problem | None = field(default=None)
    naming: str = ""


def naming_column(table: Table, where: Mapping[str, int]) -> int | None:
    """The place of the column that says what each figure is, by its header or its words («Meta», «Real»); None where there is none."""
    free = [place for place, label in enumerate(table.headers) if key(label) and place not in where.values()]
    free = [place for place in free if not is_state(table.headers[place])]
    named = (place for place in free if key(table.headers[place]) in NAMING or _names_quantities(table.column(place)))
    return next(named, None)


def _names_quantities(cells: Sequence[Cell]) -> bool:
    """Whether the few words of a column are all known, and some are other quantities: goals beside what was done."""
    words = [cell for cell in distinct_cells(cells) if not is_blank(cell)]
    if not 1 < len(words) <= _FEW_NAMES or not all(isinstance(word, str) for word in words):
        return False
    if not all(any(map(str.isalpha, str(word))) for word in words):
        return False
    said = [terms(str(word)) for word in words]
    return all(one.terms and not one.unknown for one in said) and any(one.of("other") for one in said)


def narrowed(table: Table, found: Roles, context: Context, scope: Scope = WHOLE) -> NarrowedTable:
    """The rows of a tidy table that count something of its dataset; any other table as it is."""
    naming = naming_column(table, found.where)
    figures = [place for place in found.figures if place != naming and not terms(table.headers[place]).of("counted")]
    if naming is None or len(figures) != 1:
        return NarrowedTable(table)
    names = [cell for cell in distinct_cells(table.column(naming)) if isinstance(cell, str) and not is_blank(cell)]
    if not 0 < len(names) <= _MOST_NAMES or any(str(name).replace(".", "").isdigit() for name in names):
        return NarrowedTable(table)
    return _Names(table, naming, figures[0], names, found.dataset, context, scope).narrowed()


@dataclass(frozen=True)
class _Names:
    """The `names` in the column `naming` of a table, whose figures stand in the column `figure`."""

    table: Table
    naming: int
    figure: int
    names: Sequence[str]
    dataset: Dataset
    context: Context
    scope: Scope

    def narrowed(self) -> NarrowedTable:
        """The rows of the one name that says a count; or what is asked about the names, or that none says one."""
        said = {name: self._verdict(name) for name in self.names}
        if unclear := [name for name in self.names if said[name] is Verdict.UNCLEAR]:
            return NarrowedTable(self.table, asked=tuple(map(self._question, unclear)))
        counts = [name for name in self.names if said[name] is Verdict.COUNT]
        answer = self.scope.answer(self.context.answers, "quantity")
        if len(counts) > 1 and not answer:
            return NarrowedTable(
                self.table,
                asked=(quantity_questions.which_quantity(self.dataset, counts, self.table.sheet, self.scope),),
            )
        chosen = counts if len(counts) == 1 else [name for name in counts if key(name) == answer]
        if not chosen:
            return NarrowedTable(
                self.table, problem=quantity_questions.nothing_counted(self.dataset, self.names, self.table.sheet)
            )
        left = [name for name in self.names if name != chosen[0]]
        kept = self.table.only(self._rows(chosen[0], self.table))
        return NarrowedTable(kept, self.figure, chosen[0], _notes(left), naming=self.table.headers[self.naming])

    def _verdict(self, name: str) -> Verdict:
        if answer := self.scope.answer(self.context.answers, column_id(name)):
            return Verdict.COUNT if answer == COUNT else Verdict.OTHER
        found = verdict(name, self.dataset, lines_above(self.table), names_of(self.context.plan))
        return Verdict.UNCLEAR if found is Verdict.COUNT and self._may_be_elsewhere(name) else found

    def _may_be_elsewhere(self, name: str) -> bool:
        """Whether visits may be none of the web site's, by the other names and the lines over the table."""
        if self.dataset != "visits" or self.context.kind == "visits":
            return False
        others = [other for other in self.names if other != name]
        return Surroundings(lines_above(self.table), (), others, names_of(self.context.plan)).leave_open(name)

    def _rows(self, name: str, table: Table) -> list[int]:
        column = table.column(self.naming)
        return [i for i, cell in enumerate(column) if isinstance(cell, str) and fold(cell) == fold(name)]

    def _question(self, name: str) -> tuple[Problem, Question]:
        cells: list[Cell] = []
        for table in self.scope.tables or (self.table,):
            column = table.column(self.figure)
            cells += [column[i] for i in self._rows(name, table)]
        return quantity_questions.of_column(self.dataset, name, cells, self.table.sheet, rows=False, scope=self.scope)


def _notes(left: Sequence[str]) -> tuple[str, ...]:
    if not left:
        return ()
    names = listed(tr("«{label}»", label=shown(name)[:40]) for name in left)
    return (tr("No se contaron las filas de {names}, que dicen otra cosa.", names=names),)
