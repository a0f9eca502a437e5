"""Remarks: what is written under or beside a table of its figures («Nota: valores en porcentaje», «* acumuladas»): then they may be no counts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plancom.datasets import Option, Problem, Question
from plancom.datasets.problems.doubts import DoubtfulRemark
from plancom.datasets.problems.sheets import Declined
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.columnar import ColumnarRows, distinct_cells
from plancom.sources.files.sheets import Cell
from plancom.sources.quantities.vocabulary import Terms, terms
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.lone_lines import line_of, note_places
from plancom.sources.tables.question_scopes import Scope, wording

REMARK = "remark"
"""The question whether figures are counts although a remark says otherwise."""
_KINDS = frozenset({"rate", "scale", "running_sum", "average", "goal"})
_IN = frozenset({"money", "time", "score", "person"})
"""Kinds that only «valores en …» makes the unit of all figures."""
_FIGURES = re.compile(
    r"\b(?:valor(?:es)?|cifras?|datos?|cantidad(?:es)?|numeros?|totales|montos?|resultados?|values?|figures?|numbers?|data|amounts?|totals|quantit(?:y|ies)"
    r"|valores|numeros|dados|quantidades?|expresad[oa]s?|expressed|expressos?)\b"
)
_IN_UNIT = re.compile(r"\b(?:en|in|em|como|as)$")
_LEAD = re.compile(
    r"^\W*(?:notas?|notes?|obs(?:ervacion(?:es)?|ervacao|ervacoes)?|aclaracion|aviso|nb|n\.b)\.?\s*\d*\W+"
)
_OF_PAPER = re.compile(
    r"^\W*(?:fuente|source|fonte|elabor|actualiz|updated|generad|generated|consultad|responsable|(?:datos |cifras )?tomad)"
)
_PASSING = frozenset({"participacion", "part", "cobertura", "avance", "vigentes", "activos", "activas", "active", "ativos", "calidad", "progress", "coverage", "change", "peso", "capacidad", "limite", "limit", "meta"})  # fmt: skip
_SHORT, _ASIDE = 4, 8
_MARKED = re.compile(r"^\s*(?:\*|\(\*\)|notas?\b|notes?\b|obs\b)")
_UNITS = frozenset({"unidad", "unidades", "unidad de medida", "medida", "unit", "units", "unit of measure", "unidade", "unidade de medida", "escala", "scale"})  # fmt: skip
_ASIDES = frozenset({"observacion", "observaciones", "nota", "notas", "comentario", "comentarios", "notes", "note", "remarks", "comments", "observacao", "observacoes"})  # fmt: skip
_MOST_DISTINCT = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """What is written of the figures of a table, in `row` of `sheet` (None: in a column of its own)."""

    words: str
    sheet: str
    row: int | None = None


def speaks_of_figures(text: str) -> bool:
    """Whether a remark says of the figures around it that they are something else than counts: rates, thousands, sums up to a day."""
    marked = bool(_MARKED.match(fold(text)))
    said = _LEAD.sub("", fold(text).replace("-", " ")).strip(" *()[].:")
    is_figure = any(map(str.isdigit, said)) and not any(map(str.isalpha, said))
    if not said or is_figure or _OF_PAPER.match(said):
        return False
    found = terms(said)
    nouns = [
        term for term in found.of("other") if found.tokens[term.start : term.end] not in {(one,) for one in _PASSING}
    ]
    aside = marked and len(found.tokens) <= _ASIDE and not any(map(str.isdigit, said)) and "%" not in said
    if any(term.kinds & _KINDS for term in nouns) and (aside or _is_short(found) or _FIGURES.search(said)):
        return True
    if not _FIGURES.search(said):
        return False
    return any(term.kinds & _IN and _IN_UNIT.search(" ".join(found.tokens[: term.start])) for term in nouns)


def _is_short(found: Terms) -> bool:
    """Whether a text says nothing but what the figures are: «acumuladas», «en miles»."""
    return len(found.tokens) <= _SHORT and not found.unknown and not found.of("heading")


def without_remarks(tables: Sequence[Table], where: Mapping[str, int]) -> tuple[tuple[Table, ...], tuple[Remark, ...]]:
    """The tables without the remarks that stand in rows of their own, and all remarks in, under and beside them."""
    kept, found = [], []
    for table in tables:
        own = dict(_under(table))
        found += [Remark(text, table.sheet, int(table.numbers[i])) for i, text in own.items()]
        found += [Remark(text, table.sheet, row) for row, text in _beside(table)]
        found += [Remark(text, table.sheet) for text in _in_columns(table, where)]
        kept.append(table.only(i for i in range(len(table.rows)) if i not in own) if own else table)
    return tuple(kept), tuple(found)


def _under(table: Table) -> Iterator[tuple[int, str]]:
    """The remarks in rows of their own, with the places of these."""
    for i in note_places(table.rows):
        if speaks_of_figures(text := line_of(table.rows[i], table.sheet)):
            yield i, text


def _beside(table: Table) -> Iterator[tuple[int, str]]:
    """The remarks in cells that stand under no header."""
    if isinstance(table.rows, ColumnarRows):
        return
    for i in note_places(table.rows):
        for place, cell in enumerate(table.rows[i]):
            nameless = place >= len(table.headers) or not key(table.headers[place])
            if (
                nameless
                and isinstance(cell, str)
                and speaks_of_figures(cell)
                and not line_of(table.rows[i], table.sheet)
            ):
                yield int(table.numbers[i]), cell
    yield from ((0, label) for label in table.headers[-1:] if label.startswith(("*", "(")) and speaks_of_figures(label))


def _in_columns(table: Table, where: Mapping[str, int]) -> Iterator[str]:
    """The remarks in a column of units, or of notes."""
    for place, label in enumerate(table.headers):
        name = key(label)
        if place in where.values() or name not in _UNITS | _ASIDES:
            continue
        cells = [cell for cell in distinct_cells(table.column(place)) if isinstance(cell, str) and not is_blank(cell)]
        for cell in cells[:_MOST_DISTINCT]:
            if speaks_of_figures(cell) and (name in _UNITS or _FIGURES.search(fold(cell))):
                yield cell


def in_rows(rows: Sequence[Sequence[Cell]], first: int, sheet: str) -> list[Remark]:
    """The remarks in the rows of a sheet from the index `first` on."""
    found = []
    for i in range(first, len(rows)):
        texts = [cell for cell in rows[i] if isinstance(cell, str) and not is_blank(cell)]
        others = [cell for cell in rows[i] if not is_blank(cell) and not isinstance(cell, str)]
        alone = texts if len(texts) == 1 and not others else texts[1:]
        found += [Remark(cell, sheet, i + 1) for cell in alone if speaks_of_figures(cell)]
    return found


def remark_question(found: Sequence[Remark], scope: Scope) -> tuple[Problem, Question]:
    """What must be asked of a table with such a remark; `scope` are the tables that it is about."""
    one = found[0]
    words = shown(one.words.strip())
    options = (
        Option("count", tr("Son cantidades, una por una"), tr("Se cuentan como están")),
        Option("no", tr("Son otra cosa"), tr("No se lee nada de esta tabla")),
    )
    text = tr("La tabla dice «{words}». ¿Qué son sus cantidades?", words=words)
    subjects = scope.subjects(REMARK, *sorted(wording(one.words for one in found)))
    return DoubtfulRemark(words=words).at(one.sheet, one.row or None), Question(
        REMARK, text, options, subjects=subjects
    )


def refusal(found: Sequence[Remark]) -> Problem:
    """Why a table is not read whose owner says that its remark is right."""
    what = tr(
        "La tabla dice «{words}»: sus cantidades no son de las que se cuentan una por una.",
        words=shown(found[0].words.strip()),
    )
    instead = tr("Exporte o copie la tabla que da cuántos fueron en cada período.")
    return Declined(what=what, instead=instead).at()
