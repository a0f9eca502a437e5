"""Lists that do not hold all there was: they say so themselves («top 50», «Mostrando 500 de 1.200»), or their tool gives the best ones alone.

What such a list has is counted; no day is covered by it, for what it left out nobody knows (docs/adr/0044-cut-lists.md).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.datasets import DEFINITIONS, Dataset, Observations, Option, Question
from plancom.datasets.problems.sheets import CutList
from plancom.datasets.titles import title_text
from plancom.language.numbers import number
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.numbers import shown
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Layout
from plancom.sources.tables.lone_lines import line_of, note_places

_AMOUNT = r"(\d{1,3}(?:[.,' ]\d{3})+|\d+)"
_ITEMS = (
    r"(?:resultados?|results?|filas?|rows?|linhas?|lineas?|registros?|records?|entradas?|entries|elementos?|itens|items?"
    r"|publicacion(?:es)?|publicac(?:ao|oes)|posts?|postagens|tweets?|tuits?|videos?|reels?|historias?|stories|contenidos?|conteudos?|content"
    r"|notas?|noticias?|articulos?|artigos?|articles?|menciones|mencoes|mentions|tramites?|servicios?|servicos?|procedures?|services?)"
)
_SHOWN = (
    r"(?:showing|displaying|displayed|viewing|shown|listing|exported|mostrando|mostrad[oa]s?|se muestran?|se exportaron|exportad[oa]s?"
    r"|visualizando|viendo|listando|exibindo|exibid[oa]s?|a mostrar|a exibir|apresentando)"
)
_WHOLE = r"\s*(?:de|of|out of|do total de|/)\s*(?:un total de |um total de |a total of |los |las |os |as |the )?"
_FROM_TO = r"\s*(?:-|–|—|a|al|to|ate|hasta|through)\s*"
_NOT_TIME = (
    r"(?!\s*(?:dias?|days?|mes(?:es)?|months?|semanas?|weeks?|anos?|years?|horas?|hours?|trimestres?|quarters?|minut))"
)
_NO_YEAR = r"(?<!\d)(?!(?:19|20)\d\d\b)"
_HOW = (
    r"(?:vist|visualiz|leid|lid[oa]|popular|compart|coment|gustad|curtid|relevant|destacad|virales|reproduc|consultad|solicitad"
    r"|demandad|usad|buscad|visitad|viewed|watched|read|shared|liked|commented|engag|relevant|requested|used|visited|played)"
)

_PARTS = (
    re.compile(rf"{_SHOWN}\D{{0,25}}?{_AMOUNT}{_FROM_TO}{_AMOUNT}\s*(?:{_ITEMS}\s*)?{_WHOLE}{_AMOUNT}"),
    re.compile(rf"\b{_ITEMS}:?\s*{_AMOUNT}{_FROM_TO}{_AMOUNT}{_WHOLE}{_AMOUNT}"),
    re.compile(rf"\b{_AMOUNT}{_FROM_TO}{_AMOUNT}\s*(?:{_ITEMS}\s*)?{_WHOLE}{_AMOUNT}\s*{_ITEMS}"),
    re.compile(rf"{_SHOWN}\D{{0,25}}?{_AMOUNT}\s*(?:{_ITEMS}\s*)?{_WHOLE}{_AMOUNT}"),
    re.compile(rf"\b{_AMOUNT}\s*(?:{_ITEMS}\s*)?{_WHOLE}{_AMOUNT}\s*{_ITEMS}"),
    re.compile(rf"\b{_ITEMS}:\s*{_AMOUNT}{_WHOLE}{_AMOUNT}$"),
)
"""How a list says which part of a whole it is; it is cut where the part is less than the whole."""
_PAGE = re.compile(rf"\b(?:pagina|page|pag\.?)\s*{_AMOUNT}{_WHOLE}{_AMOUNT}")
_BEST = (
    re.compile(rf"\btop[\s\-#]*{_AMOUNT}\b|\btop(?: de)? (?:{_ITEMS}|performing)\b|^top$|\branking\b"),
    re.compile(
        rf"\b(?:primer[oa]s|primeir[oa]s|ultim[oa]s|mejores|melhores|principales|principais|first|last|latest|best|most recent)\s+{_AMOUNT}\b{_NOT_TIME}"
    ),
    re.compile(
        rf"\b{_NO_YEAR}{_AMOUNT}\s+(?:{_ITEMS}\s+)?(?:principales|principais|mejores|melhores|primer[oa]s|primeir[oa]s|ultim[oa]s|best|top|latest)\b{_NOT_TIME}"
    ),
    re.compile(rf"\b{_NO_YEAR}{_AMOUNT}\s+(?:{_ITEMS}\s+)?(?:mas|mais|most)\s+(?:{_HOW}|recient|recent)"),
    re.compile(rf"\b(?:mas|mais|most)\s+{_HOW}"),
    re.compile(
        rf"\b(?:mejores|melhores|principales|principais|best)\s+{_ITEMS}\b|\b{_ITEMS}\s+(?:principales|principais|destacad[oa]s)\b"
    ),
)
"""How a list says that it has the best or the first ones alone."""
_LIMITS = (
    re.compile(
        rf"\b(?:maximum|maximo|max\.?|up to|hasta|ate|limite|limit|limitad[oa]s?|limited)\s*(?:of|de|a|to|em|:)?\s*{_AMOUNT}\s*{_ITEMS}\b"
    ),
    re.compile(rf"\b(?:limitad[oa]s? a|limited to|limite de|limit of|limite:|limit:)\s*{_AMOUNT}\b{_NOT_TIME}"),
    re.compile(r"\b(?:truncad[oa]s?|truncated|recortad[oa]s?|incomplet[oa]s?|incomplete)\b"),
    re.compile(
        rf"\b(?:list[ao]?|listado|listagem|export|{_ITEMS}) (?:parcial|parciales|parciais)\b|\bpartial (?:list|{_ITEMS})\b"
    ),
    re.compile(rf"^\W*(?:y|and|e)\s+(?:mais )?{_AMOUNT}\b\s*(?:{_ITEMS}\s*)?(?:mas|more|mais|a mais)?\W*$"),
    re.compile(
        rf"^\W*{_AMOUNT}\s*(?:{_ITEMS}\s*)?(?:mas|more|mais|a mais)\b|\b(?:muestra|sample|amostra) (?:de|of) {_AMOUNT}\b"
    ),
    re.compile(
        rf"\b(?:no|not|nao|nem) (?:se muestran |se exportaron |estan |incluye |all |tod[oa]s )(?:tod[oa]s |the |{_ITEMS})"
    ),
)
"""How a list says that something was left out of it."""
_SORTED = re.compile(r"\b(?:orden|sorted|sort by|classificad)")
"""Words of a list's order, which leaves nothing out."""

_LONGEST_NOTE = 300


def says_cut(text: str) -> bool | None:
    """Whether a line says that a list is cut (True) or whole («1-3 of 3»: False); None where it says neither."""
    line = fold(text).strip("# ")
    if not line or len(line) > _LONGEST_NOTE:
        return None
    for pattern in _PARTS:
        if match := pattern.search(line):
            *ends, whole = (int(re.sub(r"\D", "", part)) for part in match.groups())
            part = ends[-1] - ends[0] + 1 if len(ends) > 1 else ends[0]
            return part < whole
    if any(pattern.search(line) for pattern in _LIMITS):
        return True
    if _SORTED.search(line):
        return None
    return any(pattern.search(line) for pattern in _BEST) or None


@dataclass(frozen=True, slots=True)
class _Note:
    """A line about a list: its words, the number of its row (None: the sheet's name) and the sheet."""

    words: str
    sheet: str
    row: int | None = None


@dataclass(frozen=True)
class Cut:
    """The `tables` of a list without the notes in them, and what says that it is cut; nothing where `why` is empty."""

    layout: Layout
    tables: tuple[Table, ...]
    why: str = ""
    note: _Note | None = None

    def applied(self, found: Observations, context: Context) -> Observations:
        """What was read, with no day covered where the list is cut and its owner does not say that it holds everything."""
        why = self.why
        if not why and self.layout.longest and found.rows_read == self.layout.longest:
            why = tr(
                "La lista tiene {rows} filas, que es lo más que exporta la herramienta ({title}): puede faltar el resto.",
                rows=number(self.layout.longest),
                title=title_text(self.layout.title),
            )
        if not why:
            return found
        if context.answers.get("complete") == "yes":
            return replace(found, notes=(*found.notes, tr("Quien la subió dice que la lista está completa.")))
        problem = CutList(why=why).at()
        if self.note:
            problem = replace(
                problem, sheet=self.note.sheet, row=self.note.row, value=shown(self.note.words.strip("# "))
            )
        return replace(
            found,
            coverage=(),
            problems=(problem, *found.problems),
            questions=(*found.questions, complete_question(found.dataset)),
        )


def looked_for(layout: Layout, tables: Sequence[Table]) -> Cut:
    """Whether the list in some tables is cut, by what is written above, in and below them, the sheets' names, or what its tool is known to give."""
    if not DEFINITIONS[layout.dataset].may_be_cut:
        return Cut(layout, tuple(tables))
    kept, notes = [], []
    for table in tables:
        found, places = _notes(table)
        notes += found
        kept.append(table.only(i for i in range(len(table.rows)) if i not in places) if places else table)
    saying = [note for note in notes if says_cut(note.words)]
    saying.sort(key=lambda note: note.row is None)  # a line says more than the sheet's name
    statement = saying[0] if saying else _missing_page(notes)
    why = tr(layout.ranked) if layout.ranked else ""
    if statement:
        why = tr("La lista dice que no está completa: «{words}».", words=shown(statement.words.strip("# ")))
    return Cut(layout, tuple(kept), why, statement)


def complete_question(dataset: Dataset) -> Question:
    """Whether a list that is cut, or may be, holds everything all the same."""
    no = Option("", tr("No, o no se sabe"), tr("Se cuenta lo que trae la lista, y los meses quedan sin cubrir"))
    text, all_of_it, effect = DEFINITIONS[dataset].words.complete
    yes = Option("yes", tr(all_of_it), tr(effect))
    return Question("complete", tr(text), (no, yes), blocking=False)


def _notes(table: Table) -> tuple[list[_Note], set[int]]:
    """What is written around a table, and which of its own rows are such notes and no data."""
    found = [_Note(table.sheet, table.sheet)] if table.sheet else []
    found += [_Note(text, table.sheet, i) for i, row in enumerate(table.above, start=1) if (text := line_of(row))]
    places = set()
    for place in note_places(table.rows):
        text = line_of(table.rows[place], beside=table.sheet)
        if _is_about_the_list(text):
            found.append(_Note(text, table.sheet, int(table.numbers[place])))
            places.add(place)
    return found, places


def is_note(row: Sequence[Cell]) -> bool:
    """Whether a row says how much of the list is shown: readers that choose rows must keep it for `looked_for`."""
    return _is_about_the_list(line_of(row))


def _is_about_the_list(text: str) -> bool:
    return bool(text) and (says_cut(text) is not None or bool(_PAGE.search(fold(text))))


def _missing_page(notes: Sequence[_Note]) -> _Note | None:
    """The note of a page where not all pages of the list are there."""
    pages = [(note, match) for note in notes if (match := _PAGE.search(fold(note.words)))]
    if pages and len({match.group(1) for _, match in pages}) < int(re.sub(r"\D", "", pages[0][1].group(2))):
        return pages[0][0]
    return None
