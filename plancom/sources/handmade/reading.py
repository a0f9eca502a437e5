"""Reads the tables of a hand-made workbook into one dataset, or asks what it cannot know."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plancom.datasets import Dataset, Observations, Problem, Question, titles
from plancom.datasets.observations import nothing
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.sources.ambiguous import either_order, kind_question, stated_order, thousands_question, year_question
from plancom.sources.amounts import count, is_blank, shown
from plancom.sources.build import observations
from plancom.sources.formats.tables import NAMES
from plancom.sources.handmade import checks, questions
from plancom.sources.handmade.crosstabs import Crosstab, Value, crosstabs
from plancom.sources.handmade.gaps import without_gaps
from plancom.sources.handmade.meaning import Meaning, Reader, Unsure, is_part_sum, is_total, is_unused
from plancom.sources.handmade.periods import order_proven
from plancom.sources.handmade.years import Undated, with_years
from plancom.sources.headers import Table
from plancom.sources.layouts import Context, Layout
from plancom.sources.sheets import Cell, Sheet

SOURCE, TITLE = "handmade", later("Hoja de la oficina")
_PLACE = 100_000
"""A row's number on its way through the readers of tables: its own times this, plus its column."""

_COLUMNS: dict[Dataset, tuple[str, ...]] = {
    "visits": ("day", "visits", "visitors", "page_views"),
    "posts": ("day", "series", "publications"),
    "procedures": ("day", "procedure", "channel", "quantity"),
}


@dataclass
class Found:
    """What the tables of a workbook hold: figures with their sheet and meaning, problems, questions, and words that were not used."""

    figures: list[tuple[str, Value, Meaning]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)
    asked: list[Question] = field(default_factory=list)


def read(sheets: Sequence[Sheet], context: Context) -> Observations:
    """What the sheets say, all of them together."""
    found = Found()
    for sheet in sheets:
        texts = {cell for row in sheet.rows for cell in row if isinstance(cell, str)}
        written = [c for row in sheet.rows for c in row if c in texts]
        order = stated_order(context.answers) or order_proven(written, context.first, context.last)
        if order is None:
            problem, question = questions.which_order(sheet, either_order(written), context)
            return nothing(SOURCE, TITLE, problem, questions=(question,))
        for table in crosstabs(sheet, order):
            _collect(found, sheet, table, context)
    asked = [problem for problem in found.problems if problem.code == "ambiguous"]
    if asked:
        return nothing(SOURCE, TITLE, *asked, questions=tuple({one.id: one for one in found.asked}.values()))
    datasets = Counter(meaning.dataset for _, _, meaning in found.figures)
    if not datasets:
        return nothing(SOURCE, TITLE, questions.nothing_counted(list(found.unused)))
    dataset = context.kind if context.kind in datasets else datasets.most_common(1)[0][0]
    if dataset not in _COLUMNS:
        return nothing(SOURCE, TITLE, questions.press())
    mine = [figure for figure in found.figures if figure[2].dataset == dataset]
    found.problems += _others(found, dataset)
    return _observations(dataset, mine, found, context)


def _collect(found: Found, sheet: Sheet, table: Crosstab, context: Context) -> None:
    reader = Reader(context.plan, f"{table.title} · {sheet.name}", context.kind, table.own)
    figures = []
    for value in table.values:
        words = (*value.labels, *value.above)
        if value.period is None or is_total(words):
            found.unused.update(_ignored(value, words))
            continue
        meaning = None if is_unused(words) or is_part_sum(words) else reader.meaning(value)
        if isinstance(meaning, Unsure):
            if not is_blank(value.cell):
                found.problems.append(questions.what(sheet, table, value, meaning))
                found.asked.append(kind_question([meaning.kind], otherwise=True))
                return
        elif meaning is None:
            found.unused[" · ".join(words) or tr("sin nombre")] += 1
        else:
            figures.append((value, meaning))
    if not figures:
        return
    dated = with_years([value for value, _ in figures], table.title, sheet.name, context)
    if isinstance(dated, Undated):
        found.problems.append(dated.problem(sheet, figures[0][0]))
        found.asked += [] if dated.message else [year_question(context.today)]
        return
    when = {(value.row, value.column): value for value in dated}
    doubtful = checks.ambiguous_figure([value for value, _ in figures])
    if doubtful and context.answers.get("thousands") != "yes":
        found.problems.append(questions.which_mark(sheet, *doubtful))
        found.asked.append(thousands_question(shown(doubtful[0].cell)))
    if figures[0][1].dataset != "visits":
        found.problems += checks.total_mismatches(table.values, sheet.name, is_total)
    else:
        found.problems += [
            problem
            for label in {value.labels for value, _ in figures}
            for problem in checks.total_mismatches(
                [v for v in table.values if v.labels == label or (is_total(v.labels) and v.above)], sheet.name, is_total
            )
            if problem.column.startswith(" · ".join(label)) and not is_total(label)
        ]
    found.figures += [(sheet.name, when[value.row, value.column], meaning) for value, meaning in figures]


def _ignored(value: Value, words: Sequence[str]) -> list[str]:
    """What names a figure that belongs to no month and is no total."""
    told = value.period is None and not is_total(words) and not is_blank(value.cell)
    return [" · ".join(value.above or value.labels)] if told else []


def _observations(
    dataset: Dataset, figures: list[tuple[str, Value, Meaning]], found: Found, context: Context
) -> Observations:
    kept, repeated = _once(figures, context)
    found.problems += repeated
    tables = []
    columns = _COLUMNS[dataset]
    for sheet in dict.fromkeys(name for name, _, _ in kept):
        rows: dict[object, dict[str, Cell]] = {}
        numbers: dict[object, int] = {}
        for _, value, meaning in (one for one in kept if one[0] == sheet):
            place = (value.row + 1) * _PLACE + value.column
            key = value.period if dataset == "visits" else place
            row = rows.setdefault(key, {"day": value.period.cell if value.period else None})
            row |= {"series": meaning.name, "procedure": meaning.name, "channel": meaning.channel}
            row[meaning.measure] = value.cell
            numbers.setdefault(key, place)
        cells = [[row.get(name) for name in columns] for row in rows.values()]
        tables.append(Table(sheet, columns, cells, [numbers[key] for key in rows]))
    required = ("day",) if dataset == "visits" else columns
    title = titles.OFFICE.format(name=NAMES[dataset])
    layout = Layout(SOURCE, title, dataset, {name: (name,) for name in columns}, required, whole_months=True)
    if not tables:
        return nothing(
            SOURCE,
            title,
            Problem(
                "no_figures",
                tr("{title}: ninguna celda tiene una cantidad.", title=titles.said(title)),
                tr("Escríbalas y súbalo de nuevo."),
            ),
        )
    if dataset == "visits":
        layout = replace(layout, grain="day" if any(v.period and v.period.day for _, v, _ in kept) else "month")
    said = observations(layout, tables, context, notes=_notes(found))
    problems = [*map(_placed, said.problems), *found.problems]
    table = said.table.assign(row=said.table["row"] // _PLACE) if len(said.table) else said.table
    coverage = without_gaps(said.coverage, [(value, meaning) for _, value, meaning in kept], context.plan)
    return replace(said, table=table, coverage=coverage, problems=tuple(problems))


def _once(
    figures: list[tuple[str, Value, Meaning]], context: Context
) -> tuple[list[tuple[str, Value, Meaning]], list[Problem]]:
    """The figures without those of months to come that are empty or 0, and without the ones said twice."""
    kept: dict[object, tuple[str, Value, Meaning]] = {}
    problems = []
    for sheet, value, meaning in figures:
        if value.period is None or (value.period.first > context.today and count(value.cell) in (None, 0)):
            continue
        key = (meaning, value.period)
        before = kept.get(key)
        if before is None or is_blank(before[1].cell):
            kept[key] = (sheet, value, meaning)
        elif not is_blank(value.cell) and count(value.cell) != count(before[1].cell):
            cell = questions.cell_name(before[1])
            other = (
                tr("la celda {cell} de la hoja «{sheet}»", cell=cell, sheet=before[0])
                if before[0] != sheet
                else tr("la celda {cell}", cell=cell)
            )
            message = tr(
                "Esta celda y {other} son de lo mismo, con cantidades distintas: se cuenta solo la primera.",
                other=other,
            )
            problems.append(
                questions.at(
                    "conflicting_row", message, tr("Revise cuál es la correcta y borre la otra."), sheet, value
                )
            )
    return list(kept.values()), problems


def _placed(problem: Problem) -> Problem:
    """A problem with the row and column of its cell in the sheet."""
    if problem.row is None or problem.row < _PLACE:
        return problem
    row, column = divmod(problem.row, _PLACE)
    return replace(problem, row=row, column=questions.letters(column))


def _notes(found: Found) -> list[str]:
    names = [name[:60] for name in list(found.unused)[:8]]
    return (
        [tr("No se usaron estas filas o columnas: {list}.", list=listed(tr("«{name}»", name=name) for name in names))]
        if names
        else []
    )


def _others(found: Found, dataset: Dataset) -> list[Problem]:
    others: dict[tuple[str, Dataset], None] = {}
    for sheet, _, meaning in found.figures:
        if meaning.dataset != dataset:
            others.setdefault((sheet, meaning.dataset))
    message = tr(
        "Aquí hay también cantidades de {}, que no se leyeron: de cada archivo se lee una sola clase de datos."
    )
    fix = tr("Guárdelas en otro archivo y súbalo también, o elija esa clase de datos al subir este.")
    return [
        Problem("other_sheet", message.format(tr(NAMES[name])), fix, sheet, rejects=False) for sheet, name in others
    ]
