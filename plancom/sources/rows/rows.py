"""Reads the rows of one table into the dataset's columns, with a problem for each cell that says nothing that can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from plancom.datasets import DEFINITIONS, Dataset, Fault, Problem, Question
from plancom.datasets.problems.cells import MissingDate, MissingValue, NoDay
from plancom.datasets.problems.rows import Overflow, TotalMismatch
from plancom.language.numbers import number as number_
from plancom.language.phrases import counted
from plancom.language.text import fold
from plancom.language.translation import later, plural, tr
from plancom.sources.cells import columns as cells
from plancom.sources.cells.numbers import count, formula_without_value, shown
from plancom.sources.files.sheets import Cell
from plancom.sources.rows import states
from plancom.sources.rows.data_rows import cell_at, data_rows, overflowing, repeated_header, unread_above
from plancom.sources.rows.states import State
from plancom.sources.tables import ambiguity
from plancom.sources.tables.headers import MONTHS, Table, key, keys
from plancom.sources.tables.layouts import Context, Layout

_ADDITIVE = frozenset({"visits", "page_views", "publications", "quantity"})
_FORGIVING = later(" La fila se cuenta sin ese dato.")


@dataclass
class Rows:
    """The rows of one table. Beside the dataset's columns `frame` has, for each row: `lost` (rejected), `silent` (it says that
    its figure is not known), `monthly` (of its date only the month was written) and `void` (what it tells did not happen).
    `asked` stops the reading until it is answered, `doubts` do not; `raised` are the numbers of the rows that raise one, by its id
    (a question that is not there is of the whole table). `labels` are the headers of the columns in the file, by
    their names in code.
    """

    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    asked: list[tuple[Problem, Question]] = field(default_factory=list)
    doubts: list[Question] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    raised: dict[str, npt.NDArray[np.int64]] = field(default_factory=dict)

    @property
    def counting(self) -> "pd.Series[bool]":
        """Which rows count, as far as is known by now: of the others nothing need be asked."""
        return ~(self.frame["lost"] | self.frame["silent"] | self.frame["void"])

    def ask(self, question: Question, raised: npt.NDArray[np.int64], problem: Problem | None = None) -> None:
        """Asks what the rows of the numbers `raised` leave open; with a `problem` nothing is read before the answer."""
        if problem:
            self.asked.append((problem, question))
        else:
            self.doubts.append(question)
        self.raised[question.id] = raised


def read_rows(layout: Layout, table: Table, context: Context) -> Rows:
    """The rows of `table`, which has the columns of `layout`: one row of the frame per data row, the rejected ones among them."""
    where = layout.where(table.headers)
    found = data_rows(layout.keep(table) if layout.keep else table, where)
    table = found.table
    rows = Rows(
        pd.DataFrame({"sheet": table.sheet, "row": np.asarray(table.numbers, dtype=np.int64)}),
        problems=found.problems,
        notes=found.notes,
        labels={name: table.headers[place] for name, place in where.items()},
    )
    rows.frame["sheet"] = rows.frame["sheet"].astype(object)
    for name in ("lost", "silent", "monthly", "void"):
        rows.frame[name] = False
    definition = DEFINITIONS[layout.dataset]
    for name in definition.table:
        if name == "day":
            _day(rows, layout, table, where, context)
        elif name in definition.counts:
            _count(rows, layout, table, where, name)
        else:
            _text(rows, layout, table, where, name)
    _overflow(rows, table)
    by_people = layout.source in ambiguity.ASKED_OF
    if by_people:
        _leave_out_undone(rows, table, where, layout, context)
    if by_people and (above := unread_above(table)):
        rows.problems.append(above)
    if by_people and (twice := repeated_header(table, where)):
        rows.problems.append(twice)
        rows.frame["lost"] = True
    _check_totals(rows, table, found.totals, where)
    if by_people and any(problem.code == "fraction" for problem in rows.problems):
        _ask_of_marks(rows, table, where, layout.dataset, context)
    return rows


def _ask_of_marks(rows: Rows, table: Table, where: Mapping[str, int], dataset: Dataset, context: Context) -> None:
    """Asks what the point of figures marks, of those whose rows have a day and happened."""
    standing = np.flatnonzero(rows.frame["day"].notna() & ~rows.frame["void"]).tolist()
    for name in (name for name in where if name in DEFINITIONS[dataset].counts):
        column = table.column(where[name])
        label = table.headers[where[name]]
        if doubt := ambiguity.marked_thousands([column[i] for i in standing], table.sheet, label, context):
            rows.asked.append(doubt)


def _leave_out_undone(rows: Rows, table: Table, where: dict[str, int], layout: Layout, context: Context) -> None:
    """Counts no row whose own state says that it did not happen: it is zero; one that had not happened yet uncovers its day."""
    stated = states.undone_rows(table, where, layout.dataset, context.answers)
    counting = rows.counting.to_numpy()
    numbers = np.asarray(table.numbers, dtype=np.int64)
    standing = [one for one in stated if counting[one.place]]
    for alike in states.unknown(standing):
        places = [one.place for one in alike]
        problem, question = states.unknown_state(alike, layout.dataset, table.sheet, int(numbers[places[0]]))
        rows.ask(question, numbers[places], problem)
    stated = [one for one in stated if one.state is not State.UNKNOWN]
    if not stated:
        return
    if context.answers.get(states.UNDONE) == "yes":
        rows.notes.append(tr("Se contaron también las filas que dicen que no se hicieron: lo pidió quien las subió."))
        return
    if doubtful := states.unanswered(standing, context.answers):
        question = states.undone_question(doubtful, layout.dataset)
        rows.ask(question, numbers[[one.place for one in doubtful]])
    rows.frame.loc[[one.place for one in stated if one.state is State.VOID], "void"] = True
    rows.frame.loc[[one.place for one in stated if one.state is State.OPEN], "lost"] = True
    rows.problems += [states.problem_of(one, table.sheet, int(table.numbers[one.place])) for one in stated]


def _report(
    rows: Rows, label: str, column: Sequence[Cell], faults: tuple[tuple[int, Fault], ...], *, rejects: bool
) -> None:
    sheet = str(rows.frame["sheet"].iloc[0]) if len(rows.frame) else ""
    numbers = rows.frame["row"].to_numpy()
    for place, fault in faults:
        problem = fault.at(sheet, int(numbers[place]), label, shown(column[place]))
        rows.problems.append(problem if rejects else replace(problem, fix=problem.fix + tr(_FORGIVING), rejects=False))
    if rejects and faults:
        rows.frame.loc[[place for place, _ in faults], "lost"] = True


def _day(rows: Rows, layout: Layout, table: Table, where: dict[str, int], context: Context) -> None:
    column, label = table.column(where["day"]), table.headers[where["day"]]
    parsed = cells.dates(column, context.clock(layout.order))
    rows.frame["day"] = parsed.read
    rows.frame["monthly"] = parsed.months
    missing = MissingDate()
    faults: tuple[tuple[int, Fault], ...] = parsed.faults + tuple(
        (int(i), missing) for i in np.flatnonzero(parsed.blank | parsed.unknown)
    )
    if layout.dataset == "procedures":
        _grain_of_procedures(rows, layout, label)
    elif DEFINITIONS[layout.dataset].needs_day:
        no_day = [int(i) for i in np.flatnonzero(parsed.months)]
        faults += tuple((i, NoDay(shown=shown(column[i]))) for i in no_day)
    _report(rows, label, column, tuple(sorted(faults, key=lambda found: found[0])), rejects=True)


def _grain_of_procedures(rows: Rows, layout: Layout, label: str) -> None:
    """Whether procedures are told by month, by day or one by one: under «mes», or where all days are the first, by month."""
    days = rows.frame["day"].dropna()
    by_day = (
        layout.items
        or layout.grain == "day"
        or (layout.grain != "month" and key(label) not in MONTHS and bool((days.dt.day != 1).any()))
    )
    rows.frame["grain"] = "day" if by_day else ""
    if not by_day:
        rows.frame["day"] = rows.frame["day"].dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
        rows.frame["monthly"] = True


def _count(rows: Rows, layout: Layout, table: Table, where: dict[str, int], name: str) -> None:
    definition = DEFINITIONS[layout.dataset]
    if name not in where:
        one = name == definition.several or (layout.items and name in definition.figures)
        rows.frame[name] = pd.Series(1 if one else pd.NA, index=rows.frame.index, dtype="Int64")
        return
    column = table.column(where[name])
    parsed = cells.counts(column)
    rows.frame[name] = parsed.read
    _report(rows, table.headers[where[name]], column, parsed.faults, rejects=name in definition.figures)
    if name == definition.several and name not in layout.required:
        rows.frame.loc[parsed.blank, name] = 1
        rows.frame["silent"] |= parsed.unknown
    elif name in definition.figures and name in layout.required:
        rows.frame["silent"] |= parsed.blank | parsed.unknown


def _text(rows: Rows, layout: Layout, table: Table, where: dict[str, int], name: str) -> None:
    if name in {"grain", "is_reply", "outlet"}:
        return  # they follow from the other columns
    if name not in where:
        rows.frame[name] = pd.Series("", rows.frame.index, dtype="str")
    else:
        column = table.column(where[name])
        rows.frame[name] = (cells.identifiers if name in {"post_id", "request"} else cells.texts)(column)
        if name == "post_id":
            _tell_rounded(rows, column)
    _fill(rows, layout, table, name)
    if name in where and name in layout.required and DEFINITIONS[layout.dataset].column(name).required:
        _require(rows, table.headers[where[name]], table.column(where[name]), name)


def _tell_rounded(rows: Rows, column: Sequence[Cell]) -> None:
    """Notes how many posts have no number any more, for a spreadsheet has rounded it."""
    rounded = int((cells.texts(column) != "").sum() - (rows.frame["post_id"] != "").sum())
    if rounded:
        rows.notes.append(
            plural(
                rounded,
                "{count} que la hoja de cálculo redondeó (1,8E+16): no sirve para reconocer la publicación.",
                "{count} que la hoja de cálculo redondeó (1,8E+16): no sirven para reconocer la publicación.",
            ).format(count=counted(rounded, "identificador", "identificadores"))
        )


def _fill(rows: Rows, layout: Layout, table: Table, name: str) -> None:
    """Fills the empty cells of a column from the others that the layout names for it."""
    labels = keys(table.headers)
    for other in map(key, layout.first_of.get(name, ())):
        if other in labels:
            empty = rows.frame[name] == ""
            rows.frame.loc[empty, name] = cells.texts(table.column(labels.index(other)))[empty]


def _require(rows: Rows, label: str, column: Sequence[Cell], name: str) -> None:
    """Rejects the rows in which a text is missing that each must have, or is a formula without its value."""
    missing = MissingValue(headers=label)
    blank = np.flatnonzero((rows.frame[name] == "").to_numpy())
    _report(rows, label, column, tuple((int(i), missing) for i in blank), rejects=True)
    if name != "title":
        # No network and no channel is called «=B5», whatever kind of file says it: a copy in which it is marked is a workbook.
        unsaved = np.flatnonzero(rows.frame[name].str.startswith("=").to_numpy())
        faults = tuple((int(i), formula_without_value(column[int(i)])) for i in unsaved)
        _report(rows, label, column, faults, rejects=True)


def _overflow(rows: Rows, table: Table) -> None:
    """Rejects the records of a text file that go on beyond its headers: a comma of thousands without quotes moves every figure after it."""
    for place, cell in overflowing(table):
        number = int(rows.frame["row"].iloc[place])
        rows.problems.append(Overflow(shown=shown(cell)).at(table.sheet, number, value=shown(cell)))
        rows.frame.loc[place, "lost"] = True


def _check_totals(rows: Rows, table: Table, totals: list[tuple[int, list[Cell]]], where: dict[str, int]) -> None:
    """Warns of rows of totals that are the sum of nothing: of all rows, nor of those above them from the end or any total before."""
    numbers = rows.frame["row"].to_numpy()
    starts = [0]
    for number, row in totals:
        for name in _ADDITIVE & where.keys():
            figures = rows.frame[name].fillna(0).to_numpy(dtype=np.int64)
            stated = count(cell_at(row, where[name]))
            sums = [int(figures[(numbers > start) & (numbers < number)].sum()) for start in starts]
            everything = int(figures.sum())
            if not isinstance(stated, int) or stated in {*sums, everything}:
                continue
            summed = everything if row is totals[-1][1] and not _is_part_sum(row) else sums[-1]
            fault = TotalMismatch(stated=number_(stated), summed=number_(summed))
            rows.problems.append(fault.at(table.sheet, number, table.headers[where[name]], str(stated)))
        starts.append(number)


def _is_part_sum(row: Sequence[Cell]) -> bool:
    """Whether a row of totals says that it sums the rows just above it."""
    return any(isinstance(cell, str) and fold(cell).replace(" ", "").startswith("subtotal") for cell in row)
