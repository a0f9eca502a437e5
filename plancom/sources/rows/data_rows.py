"""Which rows of a table are data: not its totals, its notes, its header once more, nor another table below it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from plancom.datasets import Problem
from plancom.datasets.problems.rows import AnotherTable, RepeatedColumn, RowsAbove
from plancom.language.folding import folded
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import plural, tr
from plancom.sources.cells.footnotes import marked_note
from plancom.sources.cells.numbers import count, is_blank, shown
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell
from plancom.sources.quantities.aggregates import begins_sum, is_derived, is_plain_sum, sums_series
from plancom.sources.rows.joined_names import names_all
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.partial_months import says_closing

_OTHER_SUM = re.compile(r"(?:promedio|media|average|mean|variacion|crecimiento)\b")
"""How a row begins that is made of the others and is no sum of them."""
_NOTES = ("fuente", "nota", "elabor", "observacion", "source:", "note:", "*")
_FEWEST_ABOVE = 2
"""Rows with figures above a table's header from which they are more than a date or a number of a form."""
_NAMED = ("procedure", "series", "outlet", "type")
"""Columns of names in which «Total» is no name."""
_COMPARED = ("procedure", "series", "outlet", "channel")
"""Columns of names in which «Promedio» and «Meta» are none."""
_ONES = ("text", "title", "link", "post_id", "request")
"""Columns by which a row is one publication or request."""
_FIGURES = ("publications", "quantity")
"""Columns of amounts that rows of totals sum."""


@dataclass
class DataRows:
    """The `table` with its data alone; its `totals` (number and cells), and what was left out: in words, and as `problems` where it says something that is not read."""

    table: Table
    totals: list[tuple[int, list[Cell]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def data_rows(table: Table, where: Mapping[str, int]) -> DataRows:
    """The rows of `table` that are data; `where` are the places of its columns."""
    kept = np.ones(len(table.rows), dtype=bool)
    start = 0
    found = DataRows(table)
    skipped: Counter[str] = Counter()
    for i in _suspects(table, where):
        row = table.rows[i]
        if (kind := _kind(row, table, where)) == "another":
            kept[i:] = False
            found.problems.append(_another(table, i))
            break
        if kind == "data" and _sums_the_above(table, range(start, i), i, where):
            kind = "named"
        start = i + 1 if kind in {"totals", "named"} else start
        kept[i] = kind == "data"
        skipped[kind] += 1
        if kind == "totals":
            found.totals.append((table.numbers[i], row))
    if _are_all_named(table, where, skipped, kept):
        return DataRows(table, found.totals, [], found.problems)
    skipped["totals"] += skipped["named"]
    counts = {
        "headers": counted(skipped["headers"], "encabezado repetido", "encabezados repetidos"),
        "notes": counted(skipped["notes"], "nota al pie", "notas al pie"),
        "totals": counted(skipped["totals"], "fila de totales", "filas de totales"),
        "made": counted(skipped["made"], "fila de promedios o variaciones", "filas de promedios o variaciones"),
    }
    found.notes = [left_out_rows(skipped[what], count) for what, count in counts.items() if skipped[what]]
    if not kept.all():
        found.table = table.only(np.flatnonzero(kept).tolist())
    return found


def _are_all_named(
    table: Table, where: Mapping[str, int], skipped: Mapping[str, int], kept: npt.NDArray[np.bool_]
) -> bool:
    """Whether every row is of «Total» where its procedure should be: then it sums nothing that is there, and is all procedures."""
    return "procedure" in where and not kept.any() and skipped["named"] == len(table.rows)


def left_out_rows(rows: int, count: str) -> str:
    """That so many rows, `count` with their number, are no data: «No se contaron 3 filas de totales.»."""
    return plural(rows, "No se contó: {count}.", "No se contaron: {count}.").format(count=count)


class _Lead(NamedTuple):
    """How a row begins that has no date: the text `dated` in place of one, and the first `word` that is filled, both folded."""

    dated: str
    word: str
    filled: list[Cell]

    @classmethod
    def of(cls, first: str, filled: list[Cell]) -> "_Lead":
        """That of a row with the text `first` in place of its date; in most rows that is the first of its `filled` cells."""
        dated, lead = fold(first), filled[0]
        if lead is first:
            return cls(dated, dated, filled)
        return cls(dated, fold(lead) if isinstance(lead, str) else "", filled)

    @property
    def is_total(self) -> bool:
        """Whether it begins like a row of sums."""
        if is_plain_sum(self.word) or begins_sum(self.dated):
            return True
        return not self.dated and self.word.startswith("total ")

    @property
    def is_made(self) -> bool:
        """Whether it begins like a row made of the others that is no sum of them."""
        return bool(_OTHER_SUM.match(self.dated) or (not self.dated and _OTHER_SUM.fullmatch(self.word.rstrip(":"))))

    @property
    def is_note(self) -> bool:
        """Whether it is a note alone in its row."""
        if len(self.filled) > 1 or not self.word:
            return False
        return self.word.startswith(_NOTES) or _is_remark(str(self.filled[0]))


def _kind(row: list[Cell], table: Table, where: Mapping[str, int]) -> str:  # noqa: PLR0911 - one way out per kind
    """What a row is: data, blank, totals, a total that is named as one, made (of other rows), notes, headers, or another table's header."""
    first = cell_at(row, where["day"])
    if _names_total(row, where):
        return "named"  # compared with nothing: it may be the total of a single name
    if _names_derived(row, where):
        return "made"
    if not (isinstance(first, str) or first is None):
        return "data"
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled:
        return "blank"
    lead = _Lead.of(first or "", filled)
    if lead.is_total:
        return "totals"
    if lead.is_made:
        return "made"
    if lead.is_note:
        return "notes"
    if first is not None and key(first) == key(table.headers[where["day"]]):
        return "headers" if _repeats(row, table.headers) else "another"
    return "data"


def _is_remark(text: str) -> bool:
    """Whether a text says up to when a table goes, or belongs to a mark in it: «Corte a 15 de febrero», «(1) Cifra preliminar»."""
    sign = marked_note(text)
    return (bool(sign) and sign != fold(text)) or says_closing(text)


def _names_total(row: list[Cell], where: Mapping[str, int]) -> bool:
    names = [cell_at(row, where[name]) for name in _NAMED if name in where]
    if any(isinstance(name, str) and names_all(name) for name in names) and _is_one(row, where):
        return False  # one publication for all networks, and no sum of them
    return any(isinstance(name, str) and sums_series(fold(name).rstrip(":")) for name in names)


def _names_derived(row: list[Cell], where: Mapping[str, int]) -> bool:
    """Whether a row is of an average, a goal or another year. «Meta» alone is Facebook's company too, and told apart where the plan is known."""
    names = [cell_at(row, where[name]) for name in _COMPARED if name in where]
    if not any(isinstance(name, str) and is_derived(name) for name in names) or _is_one(row, where):
        return False
    return not (where.keys() >= {"series"} and fold(cell_at(row, where["series"])) == "meta")


def _is_one(row: list[Cell], where: Mapping[str, int]) -> bool:
    """Whether a row has what makes it one publication or request."""
    return any(name in where and not is_blank(cell_at(row, where[name])) for name in _ONES)


def _sums_the_above(table: Table, above: range, place: int, where: Mapping[str, int]) -> bool:
    """Whether a row has the word «Total» in a column that nobody reads («Formato»), and the sum of the rows above it."""
    figure = next((where[name] for name in _FIGURES if name in where), None)
    row = table.rows[place]
    free = [cell for j, cell in enumerate(row) if j not in where.values() and isinstance(cell, str)]
    if figure is None or len(above) < 2 or not any(is_plain_sum(fold(cell)) for cell in free):  # noqa: PLR2004 - a sum of several
        return False
    figures = [count(cell_at(table.rows[i], figure)) for i in above]
    return count(cell_at(row, figure)) == sum(one for one in figures if isinstance(one, int))


def _repeats(row: list[Cell], headers: tuple[str, ...]) -> bool:
    """Whether every cell of a row that begins like the header stands below its own name."""
    return all(is_blank(cell) or key(str(cell)) == key(label) for cell, label in zip(row, headers, strict=False))


def _another(table: Table, place: int) -> Problem:
    labels = [cell.strip() for cell in table.rows[place] if isinstance(cell, str) and cell.strip()]
    fault = AnotherTable(names=listed(tr("«{label}»", label=label[:40]) for label in labels))
    lead = shown(table.rows[place][0] if table.rows[place] else None)
    return fault.at(table.sheet, int(table.numbers[place]), value=lead)


def cell_at(row: Sequence[Cell], place: int) -> Cell:
    """The cell of a row at a place; None where the row ends before it."""
    return row[place] if place < len(row) else None


def _suspects(table: Table, where: Mapping[str, int]) -> Iterable[int]:
    """The rows that may be no data: all of a short table; of a long one those that begin, or have in place of a date or name, what such rows have."""
    if not isinstance(table.rows, ColumnarRows):
        return range(len(table.rows))
    found = np.zeros(len(table.rows), dtype=bool)
    header = key(table.headers[where["day"]])
    for place in {0, where["day"], *(where[name] for name in {*_NAMED, *_COMPARED} if name in where)}:
        codes, values = table.rows.column(place).encoded()
        leads = folded([value if isinstance(value, str) else "" for value in values])
        odd = [
            is_blank(value)
            or bool(begins_sum(lead) or _OTHER_SUM.match(lead) or sums_series(lead) or is_derived(lead))
            or lead.startswith(_NOTES)
            or (isinstance(value, str) and key(value) == header)
            for value, lead in zip(values, leads, strict=True)
        ]
        found |= np.array(odd or [False])[codes]
    return np.flatnonzero(found).tolist()


def overflowing(table: Table) -> Iterator[tuple[int, Cell]]:
    """The records of a text file with a filled cell beyond the last header, and that cell; beside a sheet's table people write notes."""
    if table.sheet or isinstance(table.rows, ColumnarRows):
        return
    width = len(table.headers)
    for place, row in enumerate(table.rows):
        if len(row) > width and (more := [cell for cell in row[width:] if not is_blank(cell)]):
            yield place, more[0]


def unread_above(table: Table) -> Problem | None:
    """That figures stand above the table, in rows that nobody reads: another table, most likely; None where there are none."""
    filled = [
        row for row in table.above if sum(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in row)
    ]
    if len(filled) < _FEWEST_ABOVE:
        return None
    return RowsAbove(count=counted(len(filled), "fila", "filas")).at(table.sheet)


def repeated_header(table: Table, where: Mapping[str, int]) -> Problem | None:
    """Why a table is not read in which a column that counts stands twice, with something in both."""
    for place in where.values():
        label = table.headers[place]
        for other in range(place + 1, len(table.headers)):
            if key(table.headers[other]) == key(label) and any(not is_blank(cell) for cell in table.column(other)):
                return RepeatedColumn(label=shown(label)).at(table.sheet, column=label)
    return None
