"""LinkedIn for a person: «TOP POSTS», the best posts in two lists side by side, by engagements and by impressions; each post is read once."""

from dataclasses import dataclass

from plancom.datasets import Result
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.formats.other_networks import NO_GOAL
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, table_at
from plancom.sources.tables.layouts import Context, Format, Layout

_LAYOUT = Layout(
    "linkedin-top",
    later("LinkedIn: las publicaciones con más respuesta"),
    "posts",
    {"link": ("link",), "day": ("day",), "interactions": ("interactions",)},
    ("link", "day"),
    series="linkedin",
    order="mdy",
    ranked=later("LinkedIn da solo las publicaciones con más respuesta, 50 como máximo."),
)
_LINK = frozenset(map(key, ("Post URL", "URL de la publicación", "URL da publicação", "URL do post")))
_DAY = frozenset(
    map(
        key,
        (
            *("Post publish date", "Fecha de publicación", "Fecha de publicación de la publicación"),
            *("Data de publicação", "Data de publicação da publicação", "Data de publicação do post"),
        ),
    )
)
_INTERACTIONS = frozenset(map(key, ("Engagements", "Interacciones", "Engajamentos", "Interações")))


@dataclass(frozen=True, slots=True)
class _List:
    """Where the columns of one of the lists stand; -1 for figures of another kind (impressions)."""

    link: int
    day: int
    interactions: int


def _lists(headers: tuple[str, ...]) -> list[_List]:
    names = [key(label) for label in headers]
    found = []
    for place, name in enumerate(names):
        if name in _LINK and place + 1 < len(names) and names[place + 1] in _DAY:
            third = place + 2 if place + 2 < len(names) and names[place + 2] in _INTERACTIONS else -1
            found.append(_List(place, place + 1, third))
    return found


def _header(sheet: Sheet) -> int | None:
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if _lists(tuple("" if cell is None else str(cell) for cell in row)):
            return place
    return None


def _find(book: Workbook) -> tuple[Table, ...]:
    return tuple(table_at(sheet, header) for sheet in book.visible if (header := _header(sheet)) is not None)


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    return observations(_LAYOUT, tuple(map(_once, tables)), context, notes=[tr(NO_GOAL)])


def _once(table: Table) -> Table:
    """The posts of both lists as one, each with the number of the row where it stands first."""
    rows: dict[tuple[str, str], list[Cell]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for part in _lists(table.headers):
        for number, row in zip(table.numbers, table.rows, strict=True):
            cells = [*row, *[None] * (len(table.headers) - len(row))]
            link, day = cells[part.link], cells[part.day]
            if is_blank(link) and is_blank(day):
                continue
            post = (str(link).strip(), str(day).strip())
            mine = rows.setdefault(post, [link, day, None])
            numbers.setdefault(post, int(number))
            if part.interactions >= 0 and mine[2] is None:
                mine[2] = cells[part.interactions]
    return Table(table.sheet, ("link", "day", "interactions"), list(rows.values()), list(numbers.values()), table.above)


FORMATS = (Format(_LAYOUT.source, _LAYOUT.title, "posts", _find, _read),)
