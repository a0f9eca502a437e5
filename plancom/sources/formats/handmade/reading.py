"""Reads the tables of a hand-made workbook into one dataset, or asks what it cannot know."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from plancom.datasets import DEFINITIONS, Dataset, Definition, Inquiry, Observations, Problem, Refusal, Result, titles
from plancom.datasets.problems.sheets import NoCellWithFigure, OtherFigures
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.coverage.whole_months import within_months
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.formats.handmade import questions
from plancom.sources.formats.handmade.collection import collect
from plancom.sources.formats.handmade.figures import Figure, FoundFigures
from plancom.sources.formats.handmade.gaps import without_doubtful, without_gaps
from plancom.sources.formats.handmade.layout.blocks import in_blocks
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab, crosstabs
from plancom.sources.formats.handmade.layout.period_headings import order_proven
from plancom.sources.formats.handmade.reconciliation import counted_once
from plancom.sources.formats.handmade.sheet_procedures import named_by_sheets
from plancom.sources.tables import remarks
from plancom.sources.tables.ambiguity import either_order, stated_order
from plancom.sources.tables.headers import Table, letters
from plancom.sources.tables.layouts import Context, Layout
from plancom.sources.tables.partial_months import around_sheet
from plancom.sources.tables.quantity_questions import press_counted
from plancom.sources.tables.question_scopes import Scope, marks_of, signature
from plancom.sources.tables.sheet_notes import is_of_paper

SOURCE, TITLE = "handmade", later("Hoja de la oficina")
_PLACE = 100_000
"""A row's number on its way through the readers of tables: its own times this, plus its column."""

_TOLD = 8


class _SheetTable(NamedTuple):
    """A table where it stands: in which sheet, and the how many-th there."""

    sheet: Sheet
    which: int
    table: Crosstab


def read(sheets: Sequence[Sheet], context: Context) -> Result:
    """What the sheets say, all of them together."""
    drawn: list[_SheetTable] = []
    for sheet in sheets:
        written = _texts(sheet)
        order = stated_order(context.answers) or order_proven(written, context.first, context.last)
        if order is None:
            problem, question = questions.which_order(sheet, either_order(written), context)
            return Inquiry(SOURCE, TITLE, (problem,), (question,))
        drawn += [_SheetTable(sheet, which, table) for which, table in enumerate(in_blocks(crosstabs(sheet, order)))]
    found = _collected(drawn, context)
    if unread := _doubtful(found):
        return unread
    datasets = Counter(one.meaning.dataset for one in found.figures)
    if not datasets:
        return _refused(found, context)
    dataset = _told_most(datasets, context.kind)
    if not DEFINITIONS[dataset].crosstab:
        return Refusal(SOURCE, TITLE, (press_counted(),))
    mine = [figure for figure in found.figures if figure.meaning.dataset == dataset]
    found.problems += _others(found, dataset)
    said = _counted(dataset, named_by_sheets(mine), found, context)
    return within_months(said, context, [around_sheet(sheet) for sheet in sheets], listed=True)


def _texts(sheet: Sheet) -> list[str]:
    """The texts of a sheet but those beside which it is said when and by whom it was made."""
    return [cell for row in sheet.rows if not any(map(is_of_paper, row)) for cell in row if isinstance(cell, str)]


def _collected(drawn: Sequence[_SheetTable], context: Context) -> FoundFigures:
    """What all the tables hold, with what is written about the figures of their sheets."""
    found = FoundFigures()
    found.whole, scopes = _scopes(drawn)
    for one, scope in zip(drawn, scopes, strict=True):
        collect(found, one.sheet, one.which, one.table, context, scope=scope)
    counted = {figure.sheet for figure in found.figures}
    for sheet, made in groupby(drawn, attrgetter("sheet")):
        if sheet.name in counted:
            _heed_remarks(found, sheet, [one.table for one in made], context)
    return found


def _doubtful(found: FoundFigures) -> Inquiry | Refusal | None:
    """What is asked before anything counts; a refusal where only the file itself could say it («enero 17»); None where all is clear."""
    doubts = tuple(problem for problem in found.problems if problem.code == "ambiguous")
    if not doubts:
        return None
    if not found.asked:
        return Refusal(SOURCE, TITLE, doubts)
    return Inquiry(SOURCE, TITLE, doubts, tuple({one.id: one for one in found.asked}.values()))


def _scopes(drawn: Sequence[_SheetTable]) -> tuple[Scope, list[Scope]]:
    """The scope of what is asked of all tables, and that of each of them."""
    marks = marks_of([(one.sheet.name, (*one.table.over, *one.table.corner)) for one in drawn])
    known = [_words(one.sheet, one.table) for one in drawn]
    each = [Scope(mark, signature=signature((), words)) for mark, words in zip(marks, known, strict=True)]
    return Scope(signature=signature((), chain.from_iterable(known))), each


def _words(sheet: Sheet, table: Crosstab) -> list[str]:
    """What is written around the figures of a table: by that it is known again in the sheet of other months."""
    beside = (word for value in table.values for word in value.words)
    return [sheet.name, *table.over, *table.corner, *dict.fromkeys(beside)]


def _heed_remarks(found: FoundFigures, sheet: Sheet, made: Sequence[Crosstab], context: Context) -> None:
    """Asks whether figures are counts under which it is written that they are something else; lines over them are heeded with the title."""
    first = min(table.top for table in made)
    said = remarks.in_rows(sheet.rows, first, sheet.name)
    answer = context.answers.get(remarks.REMARK)
    if not said or answer == "count":
        return
    if answer == "no":
        found.figures = [one for one in found.figures if one.sheet != sheet.name]
        found.problems.append(remarks.refusal(said))
        return
    problem, question = remarks.remark_question(said, found.whole)
    found.problems.append(problem)
    found.asked.append(question)


def _told_most(datasets: Counter[Dataset], kind: Dataset | None) -> Dataset:
    """What the owner says that it is, where the sheets speak of it; else what most of their figures are."""
    return kind if kind and kind in datasets else datasets.most_common(1)[0][0]


def _counted(dataset: Dataset, mine: list[Figure], found: FoundFigures, context: Context) -> Result:
    """What the figures of one dataset say, each counted once; or what must be asked first."""
    counted = counted_once(mine, context.today, context.answers.get("parts", ""))
    if counted.unsure:
        problem, question = questions.told_apart(mine[0].sheet, list(counted.unsure), dataset)
        return Inquiry(SOURCE, TITLE, (problem,), (question,))
    found.problems += counted.problems
    found.unused.update(list(counted.left_out))
    found.summed = counted.summed
    if not counted.kept and (counted.doubtful or counted.left_out):
        return _refused(found, context)
    if DEFINITIONS[dataset].one_row_a_period and len(set(map(_is_of_day, counted.kept))) > 1:
        return Refusal(SOURCE, TITLE, (questions.days_and_months(),))
    said = _observations(dataset, counted.kept, found, context)
    if not isinstance(said, Observations):
        return said
    return replace(said, coverage=without_doubtful(said.coverage, counted.doubtful, context.plan))


def _refused(found: FoundFigures, context: Context) -> Refusal:
    """Nothing, with the reasons."""
    refused = [problem for problem in found.problems if problem.rejects]
    if not refused and found.procedures:
        refused = [questions.no_channels(list(found.procedures), context.plan.institution.channels)]
    return Refusal(SOURCE, TITLE, tuple(refused or [questions.nothing_counted(list(found.unused))]))


def _observations(dataset: Dataset, kept: list[Figure], found: FoundFigures, context: Context) -> Result:
    definition = DEFINITIONS[dataset]
    title = titles.OFFICE.format(name=definition.words.short)
    if not kept:
        return Refusal(SOURCE, title, (NoCellWithFigure(title=titles.title_text(title)).at(),))
    columns = definition.crosstab
    required = ("day",) if definition.one_row_a_period else columns
    layout = Layout(SOURCE, title, dataset, {name: (name,) for name in columns}, required, whole_months=True)
    if definition.one_row_a_period:
        layout = replace(layout, grain="day" if any(map(_is_of_day, kept)) else "month")
    sheets = dict.fromkeys(one.sheet for one in kept)
    tables = [_table([one for one in kept if one.sheet == sheet], definition) for sheet in sheets]
    said = observations(layout, tables, context, notes=_notes(found), row_number=lambda place: place // _PLACE)
    said = replace(said, problems=(*map(_placed, said.problems), *found.problems))
    if not isinstance(said, Observations):
        return said
    table = said.table.assign(row=said.table["row"] // _PLACE)
    coverage = without_gaps(said.coverage, [(one.value, one.meaning) for one in kept], context.plan)
    return replace(said, table=table, coverage=coverage)


def _is_of_day(figure: Figure) -> bool:
    return bool(figure.value.period and figure.value.period.day)


def _table(figures: Sequence[Figure], definition: Definition) -> Table:
    """The figures of one sheet as the readers of tables know them: in a row each, or all of a period in one."""
    rows: dict[object, dict[str, Cell]] = {}
    numbers: dict[object, int] = {}
    for _, value, meaning, _ in figures:
        place = (value.row + 1) * _PLACE + value.column
        key = value.period if definition.one_row_a_period else place
        row = rows.setdefault(key, {"day": value.period.cell if value.period else None})
        row |= {"series": meaning.name, "procedure": meaning.name, "channel": meaning.channel}
        row[meaning.measure] = value.cell
        numbers.setdefault(key, place)
    columns = definition.crosstab
    cells = [[row.get(name) for name in columns] for row in rows.values()]
    return Table(figures[0].sheet, columns, cells, [*numbers.values()])


def _placed(problem: Problem) -> Problem:
    """A problem with the row and column of its cell in the sheet."""
    if problem.row is None or problem.row < _PLACE:
        return problem
    row, column = divmod(problem.row, _PLACE)
    rows = tuple(dict.fromkeys(place // _PLACE for place in problem.rows))
    same = len({place % _PLACE for place in problem.rows}) < 2  # noqa: PLR2004 - one column
    return replace(problem, row=row, rows=rows, column=letters(column) if same else "")


def _notes(found: FoundFigures) -> list[str]:
    notes = []
    if names := _quoted(found.unused):
        notes.append(tr("No se usaron estas filas o columnas: {list}.", list=names))
    if names := _quoted(found.summed):
        notes.append(tr("Se sumaron las cantidades de estas filas o columnas: {list}.", list=names))
    return notes


def _quoted(names: Iterable[str]) -> str:
    """The names, the first of them where they are many."""
    quoted = [tr("«{name}»", name=name[:60]) for name in names]
    few = quoted[:_TOLD]
    return (
        listed(few)
        if len(quoted) <= _TOLD
        else tr("{list} y otras {number}", list=", ".join(few), number=len(quoted) - _TOLD)
    )


def _others(found: FoundFigures, dataset: Dataset) -> list[Problem]:
    others: dict[tuple[str, Dataset], None] = {}
    for one in found.figures:
        if one.meaning.dataset != dataset:
            others.setdefault((one.sheet, one.meaning.dataset))
    return [OtherFigures(kind=tr(DEFINITIONS[name].words.short)).at(sheet) for sheet, name in others]
