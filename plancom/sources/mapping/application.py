"""Reads a table as its mapping says, with the readers of rows that all formats share."""

from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets import DEFINITIONS, Problem, Refusal, Result
from plancom.datasets.problems.sheets import UnlikeMapping
from plancom.language.phrases import listed
from plancom.language.translation import later, plural, tr
from plancom.sources.assembly import observations, unused_columns, without_accounts_and_states
from plancom.sources.cells.dates import order_of
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, keys
from plancom.sources.tables.labels import labels, spoken
from plancom.sources.tables.layouts import Context, Layout, is_instructions
from plancom.sources.tables.mappings import Mapping, mapped
from plancom.sources.tables.quantity_questions import press_counted


def tables(mapping: Mapping, book: Workbook) -> tuple[Table, ...]:
    """The tables of a workbook that have the mapping's columns, one for each visible sheet that it speaks of."""
    sheets = [sheet for sheet in book.visible if sheet.name == mapping.sheet] or book.visible
    return tuple(table for sheet in sheets if (table := _table(mapping, sheet)))


def _table(mapping: Mapping, sheet: Sheet) -> Table | None:
    rows = sheet.rows
    if is_instructions(rows):
        return None
    first = (mapping.row or 1) - 1
    if mapping.headless:
        width = max(map(len, rows[first : first + SEARCHED_ROWS]), default=0)
        names = labels((), width)
        if not mapping.needed <= set(map(key, names)):
            return None
        return Table(sheet.name, names, rows[first:], range(first + 1, len(rows) + 1), rows[:first])
    row = header_row(mapping, rows)
    if row is None:
        return None
    return Table(sheet.name, labels(rows[row - 1]), rows[row:], range(row + 1, len(rows) + 1), rows[: row - 1])


def header_row(mapping: Mapping, rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row that has all the headers which the mapping names, as the spreadsheet numbers it; None where there is none."""
    searched: list[int] = [mapping.row or 1, *range(1, min(SEARCHED_ROWS, len(rows)) + 1)]
    for row in searched:
        if row <= len(rows) and mapping.needed <= set(map(key, labels(rows[row - 1]))):
            return row
    return None


def read(
    mapping: Mapping, book: Workbook, context: Context, *, source: str, title: str, notes: Sequence[str] = ()
) -> Result:
    """What the workbook says, read as `mapping` says. Without the columns that it names, the problem says which is missing."""
    found = tables(mapping, book)
    if not found:
        return Refusal(source, title, (_missing(mapping, book),))
    if _press_counted(mapping, found):
        return Refusal(source, title, (press_counted(),))
    layout = _layout(mapping, source, title)
    parts = [part for table in found for part in _parts(mapping, table)]
    said = observations(layout, parts, context, notes=[*notes, *_notes(mapping, found, book)])
    said = replace(said, problems=tuple(replace(p, column=spoken(p.column)) for p in said.problems))
    if len(mapping.wide) > 1 and not mapped(mapping.dataset).lists_titles:
        return replace(said, rows_read=said.rows_read // len(mapping.wide))
    return said


def _layout(mapping: Mapping, source: str, title: str) -> Layout:
    """The columns as a layout: the same that a template has, under this table's headers."""
    definition = DEFINITIONS[mapping.dataset]
    columns: dict[str, tuple[str, ...]] = {name: (header,) for name, header in mapping.columns}
    columns |= {name: (_fixed_label(mapping, name),) for name, _ in mapping.fixed}
    if mapping.wide:
        columns[definition.parts.column] = (_fixed_label(mapping, definition.parts.column),)
        columns[mapped(mapping.dataset).figure] = tuple(header for header, _ in mapping.wide)
    if definition.several:
        columns.setdefault(
            definition.several, ()
        )  # so that rows without id or link are counted by day: nothing else tells them apart
    required = [column.name for column in definition.columns if column.required and column.name in columns]
    if definition.several and mapping.grain != "item":
        required.append(definition.several)  # here an empty cell is a number that is not known, and not one post
    return Layout(
        source,
        title,
        mapping.dataset,
        columns,
        tuple(required),
        order=mapping.order,
        grain=mapping.grain if definition.by_day_or_month else "",
        whole_months=mapping.whole_months or (bool(definition.several) and mapping.grain == "month"),
        items=definition.lists == "requests" and mapping.grain == "item",
    )


def _fixed_label(mapping: Mapping, name: str) -> str:
    """The header of a column that the file does not have."""
    label = DEFINITIONS[mapping.dataset].column(name).header
    while key(label) in mapping.needed or key(label) in mapping.headers:
        label += " (fijo)"
    return label


def _parts(mapping: Mapping, table: Table) -> list[Table]:
    """The table with the words that all its rows share; for names side by side, one table for each of them."""
    fixed = [(_fixed_label(mapping, name), word) for name, word in mapping.fixed]
    if not mapping.wide:
        return [_with(table, fixed)] if fixed else [table]
    across = _fixed_label(mapping, DEFINITIONS[mapping.dataset].parts.column)
    wide = {header for header, _ in mapping.wide}
    found = []
    for header, name in mapping.wide:
        alone = tuple("" if key(label) in wide - {header} else label for label in table.headers)
        part = replace(table, headers=alone)
        if mapped(mapping.dataset).lists_titles:  # no title, no publication
            part = _filled(part, header)
        found.append(_with(part, [*fixed, (across, name)]))
    return found


def _with(table: Table, columns: Sequence[tuple[str, str]]) -> Table:
    """The table with more columns, each with one word in all rows. Rows without a word of their own stay empty."""
    width = len(table.headers)
    words: list[Cell] = [word for _, word in columns]
    rows = [
        [*row[:width], *[None] * (width - len(row)), *words] if any(not is_blank(cell) for cell in row) else row
        for row in table.rows
    ]
    return replace(table, headers=(*table.headers, *(label for label, _ in columns)), rows=rows)


def _press_counted(mapping: Mapping, found: Sequence[Table]) -> bool:
    """Whether the cells under the outlets' names are numbers of publications instead of their titles."""
    if not mapped(mapping.dataset).lists_titles or not mapping.wide:
        return False
    wide = {header for header, _ in mapping.wide}
    places = [(table, place) for table in found for place, label in enumerate(table.headers) if key(label) in wide]
    cells = [cell for table, place in places for cell in table.column(place) if not is_blank(cell)]
    return bool(cells) and sum(isinstance(count(cell), int) for cell in cells) * 2 > len(cells)


def _filled(table: Table, header: str) -> Table:
    """The rows that have something in a column."""
    cells = table.column(keys(table.headers).index(header))
    return table.only(i for i, cell in enumerate(cells) if not is_blank(cell))


def _notes(mapping: Mapping, found: Sequence[Table], book: Workbook) -> list[str]:
    """Which columns and sheets were not used, and that the dates prove another order than the mapping's."""
    used = mapping.needed
    unused = dict.fromkeys(
        label for table in found for label in table.headers if key(label) not in used and not _is_empty(table, label)
    )
    labels_ = [spoken(label) for label in without_accounts_and_states(unused, mapping.dataset)]
    orders = [_other_order(mapping, table) for table in found]
    return [*unused_columns(labels_), *_unread_sheets(found, book), *filter(None, orders)]


def _unread_sheets(found: Sequence[Table], book: Workbook) -> list[str]:
    """Which sheets with anything on them were not read, in a sentence."""
    taken = {table.sheet for table in found}
    others = [sheet.name for sheet in book.visible if sheet.name not in taken and any(map(any, sheet.rows))]
    if not others:
        return []
    names = listed(tr("«{name}»", name=name[:40]) for name in others)
    return [
        plural(len(others), "No se leyó esta hoja: {list}.", "No se leyeron estas hojas: {list}.").format(list=names)
    ]


def _other_order(mapping: Mapping, table: Table) -> str:
    """That the dates of a table prove another order than the mapping's; "" where they do not."""
    cells = table.column(keys(table.headers).index(mapping.column("day")))
    if order_of(set(cells), mapping.order) == mapping.order:
        return ""
    said, proven = (tr("día/mes"), tr("mes/día")) if mapping.order == "dmy" else (tr("mes/día"), tr("día/mes"))
    sentence = later("Las fechas se leyeron como {proven}, y no como {said}: así lo prueban sus valores.")
    if table.sheet:
        sentence = later(
            "Las fechas de la hoja «{sheet}» se leyeron como {proven}, y no como {said}: así lo prueban sus valores."
        )
    return tr(sentence, sheet=table.sheet, proven=proven, said=said)


def _is_empty(table: Table, label: str) -> bool:
    return all(is_blank(cell) for cell in table.column(table.headers.index(label)))


def _missing(mapping: Mapping, book: Workbook) -> Problem:
    """Which columns no sheet has."""
    seen = {key(label) for sheet in book.visible for row in sheet.rows[:SEARCHED_ROWS] for label in labels(row)}
    lacking = sorted(mapping.needed - seen) or sorted(mapping.needed)
    names = listed(tr("«{name}»", name=spoken(name)[:40]) for name in lacking)
    return UnlikeMapping(names=names, lacking=len(lacking)).at()
