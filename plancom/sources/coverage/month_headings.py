"""Month headings: months that their row or column alone makes certain («Mes 1», 1 to 12, 201801, «01-Enero», E F M A …, «Febreo») are read as those months."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from typing import TypeGuard

from plancom.language.dates import MONTHS
from plancom.language.text import fold
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.cells.footnotes import unmarked
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.files.sheets import MOST_BY_HAND, Cell, Sheet
from plancom.sources.tables.headers import SEARCHED_ROWS

MOST_ROWS = 400
"""Of a longer sheet nothing but the column «Mes» is looked at."""
_MONTH = frozenset({"mes", "meses", "month", "months", "numero de mes", "mes (numero)", "no. mes", "n° mes", "mes n°"})
_BESIDE = frozenset(
    {"", "red", "redes", "red social", "redes sociales", "plataforma", "canal", "canales", "tramite", "tramites", "servicio", "servicios"}
    | {"indicador", "indicadores", "medida", "concepto", "variable", "actividad", "detalle", "descripcion", "nombre"}
)  # fmt: skip
"""Words before the numbers 1 to 12 by which these are months: beside «Comuna» they are its."""
_NAMES = tuple(map(fold, MONTHS))
_LAST, _FEWEST = 12, 2
_INITIALS, _FEWEST_INITIALS = "efmamjjasond", 6
_ALMOST, _FEWEST_LETTERS = 0.8, 5
"""How alike a word is to a month's name, of 1, to be it misspelt where a month stands beside it that says so; of how many letters."""

_NTH = re.compile(r"(?:mes|month)\.? ?(?:n[o°]\.? ?|# ?)?(\d{1,2})|m(\d{1,2})")
_YEAR_NTH = re.compile(r"((?:19|20)\d\d)[ -]?m(\d{1,2})")
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?\s?[.)\-–_:/]?\s?([a-z]+)\.?(?:[ \-/]+(?:de |del )?((?:19|20)\d\d))?")
_WHOLE = re.compile(r"([a-z]+)\.?(?: (?:de |del )?((?:19|20)\d\d))? ?\((?:28|29|30|31) dias\)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_WORD = re.compile(r"([a-z]{4,})\.?((?:[ \-/]+(?:de |del )?(?:\d{4}|\d\d))?)")


@dataclass(frozen=True, slots=True)
class _HeadingMonth:
    """A month as it is meant; the year 0 where none is written."""

    year: int
    number: int

    @property
    def written(self) -> str:
        """As every reader knows it."""
        name = _NAMES[self.number - 1]
        return f"{self.year:04d}-{self.number:02d}" if self.year else name

    def follows(self, other: "_HeadingMonth") -> bool:
        """Whether it is the month after another."""
        return self.year * _LAST + self.number == other.year * _LAST + other.number + 1


Months = dict[int, str]
"""What is meant by the cells at some places."""
_folded = lru_cache(maxsize=4096)(fold)


def with_months(sheet: Sheet) -> Sheet:
    """The sheet with such months written as they are meant; other cells as they are."""
    rows = sheet.rows
    if len(rows) > MOST_BY_HAND:
        return sheet
    short = len(rows) <= MOST_ROWS
    across = enumerate(rows) if short else ()
    meant = {i: found for i, row in across if (found := _across(row, rows[i - 1] if i else ()))}
    for at, found in _down(rows, listed_alone=not short):
        for i, text in found.items():
            meant.setdefault(i, {})[at] = text
    if not meant:
        return sheet
    return replace(sheet, rows=[_with(row, meant[i]) if i in meant else row for i, row in enumerate(rows)])


def _with(row: Sequence[Cell], months: Months) -> list[Cell]:
    return [months.get(j, cell) for j, cell in enumerate(row)]


def _across(row: Sequence[Cell], above: Sequence[Cell]) -> Months:
    """The months that a row names across, in the first way in which it names some."""
    cells = [(j, cell) for j, cell in enumerate(row) if not is_blank(cell)]
    if len(cells) < _FEWEST:
        return {}
    return _spelled(cells) or _numbers(cells, above) or _misspelt(cells)


def _down(rows: Sequence[list[Cell]], *, listed_alone: bool) -> Iterator[tuple[int, Months]]:
    """The months that stand under «Mes», or down a column of their own unless those `listed_alone` are meant, by the place of that column."""
    headers = [(i, j) for i, row in enumerate(rows[:SEARCHED_ROWS]) for j, cell in enumerate(row) if _is_header(cell)]
    under = {j: i for i, j in reversed(headers)}
    for at in sorted(under) if listed_alone else range(max(map(len, rows), default=0)):
        begin = under.get(at, -1)
        cells = _below(rows, at, begin + 1)
        if found := _spelled(cells) or _misspelt(cells) or (_counted(cells) if at in under else {}):
            yield at, found


def _below(rows: Sequence[list[Cell]], at: int, start: int) -> list[tuple[int, Cell]]:
    """The filled cells of a column from a row on, with their rows."""
    return [(i, row[at]) for i, row in enumerate(rows) if i >= start and at < len(row) and not is_blank(row[at])]


def _is_header(cell: Cell) -> bool:
    return isinstance(cell, str) and _folded(cell).strip(" :.*") in _MONTH


def _spelled(cells: Sequence[tuple[int, Cell]]) -> Months:
    """Months that are all written in one way that has their number, one after the other."""
    for form in (_nth, _numbered, _compact):
        found = [(place, month) for place, cell in cells if (month := form(cell))]
        if _in_order([month for _, month in found]) and not (form is _compact and _are_figures(cells)):
            return {place: month.written for place, month in found}
    return _initials(cells)


def _are_figures(cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a number among cells is no month: then 201801 is a number too."""
    return any(_is_figure(cell) and not _compact(cell) for _, cell in cells)


def _initials(cells: Sequence[tuple[int, Cell]]) -> Months:
    """Months by their first letters, from January on."""
    letters = [(place, _folded(cell)) for place, cell in cells if isinstance(cell, str) and len(cell.strip()) == 1]
    initials = "".join(letter for _, letter in letters)
    if len(initials) < _FEWEST_INITIALS or not _INITIALS.startswith(initials):
        return {}
    return {place: _NAMES[k] for k, (place, _) in enumerate(letters)}


def _in_order(months: Sequence[_HeadingMonth]) -> bool:
    """Whether months are several, each that of the one before or the next, and begin again with the first alone."""
    return len(set(months)) >= _FEWEST and all(b in {a, months[0]} or b.follows(a) for a, b in pairwise(months))


def _numbers(cells: Sequence[tuple[int, Cell]], above: Sequence[Cell]) -> Months:
    """Numbers that are those of months: all twelve, or some beside or under «Mes»."""
    found = [(place, number) for place, cell in cells if (number := _number(cell))]
    numbers = [number for _, number in found]
    others = any(_is_figure(cell) and not _number(cell) for _, cell in cells)
    if len(numbers) < _FEWEST or others or any(b != a + 1 for a, b in pairwise(numbers)):
        return {}
    before = {_folded(cell).strip(" :.*") for place, cell in cells if place < found[0][0] and isinstance(cell, str)}
    if before & _MONTH or _is_title(above) or (len(numbers) == _LAST and before <= _BESIDE):
        return {place: _NAMES[number - 1] for place, number in found}
    return {}


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row has nothing but «Mes», which stands over all of the next."""
    filled = [cell for cell in row if not is_blank(cell)]
    return len(filled) == 1 and _is_header(filled[0])


def _counted(cells: Sequence[tuple[int, Cell]]) -> Months:
    """Numbers under «Mes», in order, several in a month or not: beside «Acumulado» they are figures, which go up and down."""
    found = [(place, _number(cell)) for place, cell in cells if _is_figure(cell)]
    numbers = [number for _, number in found]
    steps = all(b in {a, a + 1, numbers[0]} for a, b in pairwise(numbers))
    if len(set(numbers)) < _FEWEST or not all(numbers) or not steps:
        return {}
    return {place: _NAMES[number - 1] for place, number in found}


def _misspelt(cells: Sequence[tuple[int, Cell]]) -> Months:
    """Names that are nearly a month's, where what stands before or after is the month before or after it."""
    read = [(place, cell, *_named(cell)) for place, cell in cells]
    known = {number for _, _, number, exact in read if exact}
    found = {}
    for k, (place, cell, number, exact) in enumerate(read):
        if exact or not number or number in known:
            continue
        before = read[k - 1][2] if k else 0
        after = read[k + 1][2] if k + 1 < len(read) else 0
        if before == (number - 2) % _LAST + 1 or after == number % _LAST + 1:
            match = _WORD.fullmatch(_folded(cell))
            found[place] = _NAMES[number - 1] + (match.group(2) if match else "")
    return found


def _named(cell: Cell) -> tuple[int, bool]:
    """The month whose name a cell has, or nearly has (then not exactly); 0 where it has none."""
    match = _WORD.fullmatch(_folded(unmarked(cell))) if isinstance(cell, str) else None
    if not match:
        short = _folded(cell).strip(" .") if isinstance(cell, str) else ""
        return MONTH_NUMBERS.get(short, 0), True
    word = match.group(1)
    if word in MONTH_NUMBERS:
        return MONTH_NUMBERS[word], True
    near = get_close_matches(word, _NAMES, 2, _ALMOST) if len(word) >= _FEWEST_LETTERS else []
    return (_NAMES.index(near[0]) + 1 if len(near) == 1 else 0), False


def _nth(cell: Cell) -> _HeadingMonth | None:
    """«Mes 1», «M1», «2018M01»."""
    text = _folded(cell) if isinstance(cell, str) else ""
    if match := _NTH.fullmatch(text):
        return _month(0, int(match.group(1) or match.group(2)))
    match = _YEAR_NTH.fullmatch(text)
    return _month(int(match.group(1)), int(match.group(2))) if match else None


def _numbered(cell: Cell) -> _HeadingMonth | None:
    """«01-Enero», «1. Enero», «ENERO (31 días)»."""
    text = _folded(cell) if isinstance(cell, str) else ""
    if match := _WHOLE.fullmatch(text):
        return _month(int(match.group(2) or 0), MONTH_NUMBERS.get(match.group(1), 0))
    match = _NUMBERED.fullmatch(text)
    if not match or MONTH_NUMBERS.get(match.group(2)) != int(match.group(1)):
        return None
    return _month(int(match.group(3) or 0), int(match.group(1)))


def _compact(cell: Cell) -> _HeadingMonth | None:
    """201801."""
    match = _COMPACT.fullmatch(_digits(cell))
    return _HeadingMonth(int(match.group(1)), int(match.group(2))) if match else None


def _month(year: int, number: int) -> _HeadingMonth | None:
    return _HeadingMonth(year, number) if 1 <= number <= _LAST else None


def _number(cell: Cell) -> int:
    """The number of a month that a cell has; 0 where it has none."""
    text = _digits(cell)
    return int(text) if _NUMBER.fullmatch(text) else 0


def _digits(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return str(int(cell)) if _is_number(cell) and (isinstance(cell, int) or cell.is_integer()) else ""


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, which a csv has as text."""
    return _is_number(cell) or (isinstance(cell, str) and isinstance(count(cell), int))


def _is_number(cell: Cell) -> TypeGuard[int | float]:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)
