"""Tells the rows under the months of a table that name what stands in each column from its first rows of figures."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from plancom.language.text import fold
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.month_rows import Grid

_FEWEST_WORDS = 2
_MISSING = frozenset(
    {"s/d", "n/a", "sd", "nd", "n/d", "na", "sin dato", "sin datos", "sin informacion", "no disponible", "no aplica"}
    | {"pendiente", "por definir", "en proceso", "no reporta", "no hay", "ninguno", "ninguna"}
)
_SIGNS = frozenset({"%", "#", "$"})
_TICKS = frozenset({"x", "✓", "✔", "√", "ok"})
_NETWORK = r"red(?:es)?(?: social(?:es)?)?|plataformas?|cuentas?|network|channel"
_CATEGORY = re.compile(
    r"(?:(?:nombre|tipo|clase) (?:de |del )?(?:la |el )?)?"
    rf"(?:{_NETWORK}|nombre|tipo|clase|type|canal(?:es)?|medios?|tramites?|servicios?|solicitud(?:es)?|procedimientos?|conceptos?"
    r"|indicador(?:es)?|medidas?|categorias?|variables?|item|detalle|descripcion|servicos?|procedures?|services?|requests?|category"
    r"|(?:request|service|procedure) (?:type|name)|type of (?:request|service)|solicitac(?:ao|oes)|canais|meio"
    r")(?: de (?:atencion|recepcion|ingreso|servico|solicitacao|pedido|atendimento))?"
)
"""What a column of words is called that says of each figure what it counts."""
_COUNTED = re.compile(
    r"facebook|fb|instagram|ig|twitter|x|youtube|tiktok|linkedin|threads|telegram|whatsapp|visit\w+|sesiones|usuarios.*|paginas? .*"
    r"|publicaciones.*|posts?|trinos|tweets|seguidores|alcance|cantidad.*|numero.*|total.*|electronic\w+|virtual|presencial\w*|web"
)
"""What a column of figures is called."""
_FIGURE = re.compile(r"\W*\d[\d.,' ]*(?:%|[a-z]+)?\W*")
_NEUTRAL = frozenset({"cant", "cant.", "nro", "nro.", "num", "num."})
_NUMBER = _NEUTRAL | {"#", "no", "no.", "n°", "n.°"}
"""Over a row of its own such a word may mean the row's number."""
_ORDINAL = re.compile(r"\d{1,2} ?(?:a|o|er|ra|da|do|ta|to)?[.°]? ?(?:quincena|semana|sem\b|corte|jornada)")
"""«1ª quincena» begins with a figure and is a name."""
_PROSE = 40


def is_category(word: str) -> bool:
    """Whether a word is what a column is called that says of each figure what it counts («Red», «Tipo de trámite»)."""
    return bool(_CATEGORY.fullmatch(fold(word)))


def sub_headers(
    grid: Grid, rows: Iterable[int], columns: range, labelled: range, top: int, *, lists: bool
) -> tuple[list[int], list[int]]:
    """The rows under the periods in `top` that name what stands in each column, words in all of them; and others of words alone.

    A row with a label of its own («Facebook | pendiente | pendiente») is one of figures that cannot be read; but that of a
    category names where months are merged, and where the sheet `lists` them, one below the other, any column that tells rows apart.
    """
    corner = _folded(grid[top], labelled)
    found: list[int] = []
    others: list[int] = []
    for i in takewhile(lambda i: _all_words(grid[i], columns), rows):
        row = grid[i]
        label, category = _label(row, labelled), ""
        merged = _is_under_merged(row, grid[top], columns)
        if label in {"", *corner} or (merged and not corner):
            may = not others
        elif is_category(label):
            may, category = lists or merged, label
        else:
            may = lists and not _COUNTED.fullmatch(label) and _differ(row, columns)
        if may and _names(row, columns, category):
            found.append(i)
        elif label:
            others.append(i)
        else:
            break
    return found, others


def _label(row: Sequence[Cell], labelled: range) -> str:
    """The last word before the figures of a row, folded; "" where there is none."""
    return next(reversed(_folded(row, labelled)), "")


def _folded(row: Sequence[Cell], places: range) -> list[str]:
    return [fold(row[j]) for j in places if not is_blank(row[j])]


def _is_under_merged(row: Sequence[Cell], head: Sequence[Cell], columns: range) -> bool:
    """Whether a word of a row stands under a cell that is blank because the one before it reaches over it."""
    return any(is_blank(head[j]) and not is_blank(row[j]) for j in columns)


def _differ(row: Sequence[Cell], columns: range) -> bool:
    return len(set(_folded(row, columns))) > 1


def _all_words(row: Sequence[Cell], columns: range) -> bool:
    filled = [row[j] for j in columns if not is_blank(row[j])]
    words = [c for c in filled if isinstance(c, str) and (any(ch.isalpha() for ch in c) or c.strip() in _SIGNS)]
    return _FEWEST_WORDS <= len(words) == len(filled)


def _names(row: Sequence[Cell], columns: range, category: str = "") -> bool:
    """Whether the words of a row name something: no marks («X», unless networks are listed), no figures with a unit, no «sin dato»."""
    words = _folded(row, columns)
    figures = sum((word[:1].isdigit() and not _ORDINAL.match(word)) or word.startswith("=") for word in words)
    marks = set(words) <= _TICKS and not re.search(_NETWORK, category)
    return not (marks or figures * 2 > len(words) or _MISSING & set(words))


def holds_figures(cells: Iterable[Cell]) -> bool:
    """Whether there is any figure among the cells of a table: one of words alone is a list."""
    return any(
        isinstance(cell, (int, float))
        or (isinstance(cell, str) and (cell.startswith("=") or bool(_FIGURE.fullmatch(fold(cell)))))
        for cell in cells
    )


def is_prose(row: Sequence[Cell], columns: range, labelled: range, *, listed: bool) -> bool:
    """Whether a row (or column) holds texts and links, and not figures that somebody wrote in words; short ones are in lists."""
    cells = [row[j] for j in columns if not is_blank(row[j])]
    if listed and _all_words(row, columns) and _names(row, columns) and not _COUNTED.fullmatch(_label(row, labelled)):
        return True  # «Responsable», beside «Red» and «Publicaciones»
    return all(isinstance(c, str) for c in cells) and any(len(str(c)) > _PROSE or "://" in str(c) for c in cells)


def naming(words: Iterable[str]) -> tuple[str, ...]:
    """The words over or before a figure without those that say only that it is one («Cant», «#»)."""
    meaningful = [word for word in words if word and fold(word).strip(" :") not in _NEUTRAL]
    return tuple(word for word in meaningful if fold(word).strip(" :") not in _NUMBER) or tuple(meaningful)


def names_below(grid: Grid, below: Sequence[int], column: int) -> tuple[str, ...]:
    """What the rows `below` the periods say of a column."""
    words = [shown(grid[i][column]) for i in below if not is_blank(grid[i][column])]
    return tuple(word for word in words if fold(word).strip(" :") not in _NUMBER)
