"""The office's own templates, and plain tables with the same columns under other names."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.datasets import DEFINITIONS, Dataset, Inquiry, Problem, Question, Refusal, Result
from plancom.datasets.problems.sheets import OtherFormOfSheet
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations, unused_columns, without_accounts_and_states
from plancom.sources.coverage.whole_months import within_months
from plancom.sources.files.sheets import Workbook
from plancom.sources.formats.ga4.dimensions import divides
from plancom.sources.formats.plain.column_roles import (
    counts_publications,
    has_bare_months,
    is_planned,
    lines_above,
    measure_of,
    roles,
    speak_of_networks,
    speak_of_press,
)
from plancom.sources.formats.plain.column_roles import tables as tables_of
from plancom.sources.formats.plain.contents import ITEM, Content, content
from plancom.sources.formats.plain.site_visits import surroundings
from plancom.sources.formats.plain.tidy import naming_column
from plancom.sources.quantities.verdicts import Verdict, title_verdict
from plancom.sources.rows.duplicates import divided_days
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, keys, places
from plancom.sources.tables.layouts import Context, Format, Layout, is_instructions
from plancom.sources.tables.partial_months import around_table
from plancom.sources.tables.question_scopes import Scope, scopes

REGISTER = later("Registro de solicitudes")


def template(dataset: Dataset) -> Layout:
    """The layout of the office's template."""
    definition = DEFINITIONS[dataset]
    return Layout(
        "template",
        definition.words.template,
        dataset,
        {column.name: (column.header,) for column in definition.columns},
        tuple(column.name for column in definition.columns if column.required),
        tuple(column.name for column in definition.columns if column.header in definition.one_of),
        grain="month" if definition.column("day").kind == "month" else "",
        whole_months=True,
    )


def plain(dataset: Dataset) -> Layout:
    """The layout of a table with the template's columns under any of their names."""
    made, definition = template(dataset), DEFINITIONS[dataset]
    return replace(
        made, source="table", title=definition.words.table, columns=definition.headers, grain="", whole_months=False
    )


@dataclass(frozen=True)
class _SettledTable:
    """A table with what it holds."""

    table: Table
    content: Content


def _read(dataset: Dataset, tables: tuple[Table, ...], context: Context) -> Result:
    """What plain tables of a dataset say: those that count, or list, what the first of them does."""
    about = scopes(tables, list(map(lines_above, tables)))
    settled = [_settled(table, dataset, context, scope) for table, scope in zip(tables, about, strict=True)]
    asked = [one.content for one in settled if one.content.questions]
    title = DEFINITIONS[dataset].words.table
    if asked:
        return _inquiry(title, asked)
    read = [one for one in settled if not one.content.problem]
    refused = [one.content.problem for one in settled if one.content.problem]
    if not read:
        return Refusal("table", title, tuple(refused))
    first = read[0].content
    same = [one for one in read if one.content.form == first.form]
    others = [one.table.sheet for one in read if one not in same]
    layout, doubts = _layout(dataset, same)
    notes = [*_unused(same, layout), *dict.fromkeys(n for one in same for n in one.content.notes)]
    found = observations(layout, [_own(one, layout) for one in same], context, notes=notes)
    around = [around_table(one.table, one.content.where["day"]) for one in same]
    found = within_months(found, context, around, listed=False)
    warned = (*(replace(problem, rejects=False) for problem in refused), *map(_other_form, others))
    return replace(found, problems=(*found.problems, *warned), questions=(*found.questions, *doubts))


def _inquiry(title: str, asked: Sequence[Content]) -> Inquiry:
    pairs = [pair for one in asked for pair in one.questions]
    questions = {question.id: question for _, question in pairs}
    return Inquiry("table", title, tuple(problem for problem, _ in pairs), tuple(questions.values()))


def _own(read: _SettledTable, layout: Layout) -> Table:
    """A table without the headers by which another of the file would be read, where its own columns are others."""
    meant, where = layout.where(read.table.headers), read.content.where
    wrong = {place for name, place in meant.items() if where.get(name) != place}
    if not wrong:
        return read.table
    headers = tuple("" if place in wrong else label for place, label in enumerate(read.table.headers))
    return _own(replace(read, table=replace(read.table, headers=headers)), layout)


def _settled(table: Table, dataset: Dataset, context: Context, scope: Scope) -> _SettledTable:
    found = content(table, dataset, context, scope)
    return _SettledTable(found.table or table, found)


def _layout(dataset: Dataset, read: Sequence[_SettledTable]) -> tuple[Layout, tuple[Question, ...]]:
    """The columns of some tables of one form under their own headers, and what may be answered otherwise."""
    base, first = plain(dataset), read[0].content
    columns = {
        name: tuple(
            dict.fromkeys(one.table.headers[one.content.where[name]] for one in read if name in one.content.where)
        )
        for name in dict.fromkeys(name for one in read for name in one.content.where)
    }
    definition = DEFINITIONS[dataset]
    if definition.several and first.form != ITEM:
        columns.setdefault(definition.several, ())
    required = tuple(name for name in ("day", *_required(dataset)) if all(name in one.content.where for one in read))
    layout = replace(base, columns=columns, required=required, one_of=())
    if first.form == ITEM:
        layout = replace(layout, items=True, title=REGISTER if definition.lists == "requests" else layout.title)
    return layout, tuple({one.id: one for each in read for one in each.content.doubts}.values())


def _required(dataset: Dataset) -> tuple[str, ...]:
    return tuple(column.name for column in DEFINITIONS[dataset].columns if column.required and column.name != "day")


def _unused(read: Sequence[_SettledTable], layout: Layout) -> list[str]:
    """Which columns say nothing that is counted nor what is, in a sentence."""
    naming = {key(one.content.naming) for one in read}
    unused = _without_use([one.table for one in read], layout)
    return unused_columns([label for label in unused if key(label) not in naming])


def _unused_of_template(tables: Sequence[Table], layout: Layout) -> list[str]:
    return unused_columns(_without_use(tables, layout))


def _without_use(tables: Sequence[Table], layout: Layout) -> list[str]:
    used = {key(label) for labels in layout.columns.values() for label in labels}
    unused = sorted({label for table in tables for label in table.headers if label and key(label) not in used})
    return without_accounts_and_states(unused, layout.dataset)


def _other_form(sheet: str) -> Problem:
    """A sheet that lists, beside others that count."""
    return OtherFormOfSheet().at(sheet)


def _reader(
    dataset: Dataset, made: Layout, *, handed_out: bool = False
) -> Callable[[tuple[Table, ...], Context], Result]:
    def read(tables: tuple[Table, ...], context: Context) -> Result:
        if made.whole_months:
            found = observations(made, tables, context, notes=_unused_of_template(tables, made))
            around = [around_table(table, made.where(table.headers)["day"]) for table in tables]
            found = within_months(found, context, around, listed=not handed_out, as_template=True)
        else:
            found = _read(dataset, tables, context)
        divided = _divided(dataset, found, _without_use(tables, made if made.whole_months else plain(dataset)))
        if divided is None:
            return found
        return Refusal(found.source, found.title, (divided,), found.questions, found.notes, found.rows_read)

    return read


def _divided(dataset: Dataset, read: Result, unused: list[str]) -> Problem | None:
    """The problem of visits divided by device, page or country: one day on many rows, which no key tells apart."""
    codes = Counter(problem.code for problem in read.problems)
    repeated = codes["conflicting_row"] + codes["duplicate_row"]
    if not DEFINITIONS[dataset].one_row_a_period or not unused or not codes["conflicting_row"]:
        return None
    dividing = [label for label in unused if divides(label)]
    return divided_days(dividing or unused) if dividing or repeated * 2 >= read.rows_read else None


def _template_format(dataset: Dataset, *, handed_out: bool) -> Format:
    """The office's own workbook, whose instructions say that it has whole months; or a file of anybody with its headers."""
    layout = template(dataset)

    def find(book: Workbook) -> tuple[Table, ...]:
        if handed_out != any(is_instructions(sheet.rows) for sheet in book.visible):
            return ()
        # A table that says more under other names («visitantes únicos») is some tool's, and need not hold whole months; and a
        # list of dates and networks alone does not say what a row is.
        return tuple(t for t in layout.tables(book) if _as_handed_out(t, layout))

    reader = _reader(dataset, layout, handed_out=handed_out)
    return Format(layout.source, layout.title, dataset, find, reader, fixed=False)


def _as_handed_out(table: Table, layout: Layout) -> bool:
    where = layout.where(table.headers)
    if has_bare_months(table, where["day"]):
        return False  # their year stands in a title, which only the reader of hand-made sheets looks for
    if title_verdict(lines_above(table), layout.dataset) in {Verdict.OTHER, Verdict.UNCLEAR}:
        return False
    if naming_column(table, where) is not None or _is_doubted_list(table, layout.dataset):
        return False
    if _lists_press(table, layout.dataset, where):
        return False
    definition = DEFINITIONS[layout.dataset]
    if definition.several and not {definition.several, *definition.single} & where.keys():
        return False
    return len(places(table.headers, definition.headers)) <= len(where)


def _lists_press(table: Table, dataset: Dataset, where: Mapping[str, int]) -> bool:
    """Whether a table says of its rows how many publications each is of; or, of activities without tasks, stands under a line about the press."""
    if dataset == "press":
        return any(counts_publications(table, i) for i in range(len(table.headers)))
    return dataset == "activities" and "task" not in where and speak_of_press(lines_above(table))


def _is_doubted_list(table: Table, dataset: Dataset) -> bool:
    """Whether what stands around a table makes it doubtful: a plan of posts, visits in person."""
    return (
        is_planned(table)
        if DEFINITIONS[dataset].lists == "publications"
        else dataset == "visits" and not _is_of_site(table)
    )


def _is_of_site(table: Table) -> bool:
    """Whether nothing around the visits of a table speaks of anything else than the web site."""
    found = roles(table, "visits")
    if found is None or speak_of_networks(lines_above(table)):
        return found is None
    around = surroundings(table, found)
    return not any(
        around.leave_open(table.headers[place]) for place in found.figures if measure_of(table.headers[place])
    )


def _plain_format(dataset: Dataset) -> Format:
    layout = plain(dataset)

    def find(book: Workbook) -> tuple[Table, ...]:
        return tuple(table for sheet in book.visible for table in tables_of(sheet, dataset))

    return Format(layout.source, layout.title, dataset, find, _reader(dataset, layout), fixed=False)


TEMPLATES = tuple(_template_format(dataset, handed_out=own) for own in (True, False) for dataset in DEFINITIONS)
PLAIN = tuple(map(_plain_format, DEFINITIONS))


def used(table: Table, dataset: Dataset) -> int:
    """How many columns of a table mean something to a dataset."""
    found = roles(table, dataset)
    return found.used if found else len(template(dataset).where(table.headers))


@dataclass(frozen=True)
class _Headers:
    """A row as the headers of a plain table of a dataset: `where` the columns stand that it names."""

    dataset: Dataset
    where: Mapping[str, int]

    @property
    def is_telling(self) -> bool:
        """Whether they are by what one knows the dataset: «Medio» alone is an outlet, or how something was published."""
        return any(self.where.keys() >= set(group) for group in DEFINITIONS[self.dataset].telling)

    @property
    def is_register(self) -> bool:
        """Whether they are of a register of requests, of which each row is one."""
        return "request" in self.where and DEFINITIONS[self.dataset].lists == "requests"

    @property
    def lacking(self) -> list[str]:
        """The required columns that are not there, as the template calls them."""
        layout = plain(self.dataset)
        needed = [name for name in layout.required if not (name == "quantity" and self.is_register)]
        lacking = [layout.label(name) for name in needed if name not in self.where]
        if layout.one_of and self.where.keys().isdisjoint(layout.one_of):
            lacking.append(tr(" o ").join(map(key, DEFINITIONS[self.dataset].one_of)))
        return lacking


def nearly(book: Workbook, kind: Dataset | None = None) -> tuple[Dataset, list[str]] | None:
    """The dataset whose template a file comes nearest to, with the required columns that it lacks; None where nothing is near.

    It must have the columns by which one knows the dataset: a title and a link are in any list.
    """
    rows = [keys(row) for sheet in book.visible for row in sheet.rows[:SEARCHED_ROWS]]
    found = [
        _Headers(dataset, places(row, DEFINITIONS[dataset].headers))
        for dataset in ([kind] if kind else DEFINITIONS)
        for row in rows
    ]
    near = [one for one in found if (one.where if kind else len(one.where) > 1 and one.is_telling) and one.lacking]
    best = max(near, key=lambda one: len(one.where), default=None)
    return (best.dataset, best.lacking) if best else None
