"""States: which rows of a list say of themselves that what they tell did not happen («Cancelado»), or has not yet («Programado»)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from plancom.datasets import DEFINITIONS, Dataset, Option, Problem, Question
from plancom.datasets.definition import Listed
from plancom.datasets.problems.doubts import UnknownState
from plancom.datasets.problems.rows import NotDone, NotKnownWhetherDone, NoWordWhetherDone
from plancom.datasets.questions import subject
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import plural, tr
from plancom.sources.cells.numbers import is_blank, shown
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.files.sheets import Cell
from plancom.sources.quantities.vocabulary import listed_terms, tokens
from plancom.sources.tables.headers import Table, key

UNDONE = "states"
"""The question whether rows count that say that they did not happen."""
_MOST_WORDS = 12
_MOST_UNKNOWN = 4


class State(Enum):
    """What the state of a row makes of it."""

    DONE = "done"
    VOID = "void"
    OPEN = "open"
    UNKNOWN = "unknown"


_D, _V, _O = State.DONE, State.VOID, State.OPEN
_PUBLISHED = {"done": _D, "answered": _D, "yes": _D, "void": _V, "refused": _V, "no": _V, "draft": _O, "pending": _O, "approved": State.UNKNOWN, "sent": _O}  # fmt: skip
_MEANINGS: dict[Listed, Mapping[str, State]] = {
    "publications": _PUBLISHED,
    "deliveries": {**_PUBLISHED, "sent": _D},
    "requests": {**dict.fromkeys(_PUBLISHED, _D), "void": _V, "no": _V, "draft": _O},
}
"""A request counts from the day on which it came in, whatever was answered; a press release that was sent is not published yet."""
_HEADS = frozenset(
    {"estado", "estatus", "status", "state", "situacion", "situacao", "fase", "aprobacion", "aprovacao", "approval"}
)
_OF_WHAT = frozenset({"de", "del", "la", "el", "las", "los", "da", "do", "of", "the", "actual", "current", "atual", "final", "publicacion", "publicaciones", "publicacao", "publication", "post", "posts", "contenido", "conteudo", "content", "pieza", "tramite", "solicitud", "solicitacao", "request", "peticion", "radicado", "pqr", "pqrs", "pqrsd", "caso", "case", "ticket", "nota", "articulo", "noticia", "actividad", "atividade", "activity", "tarea", "evento", "en", "in", "em", "medio", "medios", "prensa", "press", "imprensa", "red", "redes", "se", "fue", "ya"})  # fmt: skip
_ASIDES = frozenset({"observacion", "observaciones", "observacao", "observacoes", "novedad", "novedades", "comentario", "comentarios", "nota", "notas", "resultado", "remarks", "comments", "notes", "obs"})  # fmt: skip
_NEGATIONS = frozenset({"no", "not", "sin", "nao", "sem", "never", "nunca"})


@dataclass(frozen=True)
class StatedRow:
    """A row at `place` whose column `label` says in `word` that it is in a `state` that does not count."""

    place: int
    label: str
    word: str
    state: State


def undone_rows(
    table: Table, where: Mapping[str, int], dataset: Dataset, answers: Mapping[str, str]
) -> list[StatedRow]:
    """The rows of a table that say that they did not happen, or not yet; those whose word is not known stand among them, UNKNOWN."""
    listed_ = DEFINITIONS[dataset].lists
    if not listed_:
        return []
    found: dict[int, StatedRow] = {}
    for place, label in enumerate(table.headers):
        if place in where.values() or not key(label):
            continue
        column = table.column(place)
        said = _words_of(label, column, listed_, answers)
        if not any(state is not State.DONE for state in said.values()):
            continue
        for row, cell in enumerate(column):
            state = said.get(_word(cell), State.DONE)
            if state is not State.DONE:
                found.setdefault(row, StatedRow(row, label, shown(cell), state))
    return [found[row] for row in sorted(found)]


def is_state(label: str) -> bool:
    """Whether a header is that of a state: «Estado», «Situação», «Estado de la publicación»."""
    words = tokens(label)
    return bool(_HEADS & set(words)) and set(words) <= _HEADS | _OF_WHAT


def _words_of(label: str, column: Sequence[Cell], listed_: Listed, answers: Mapping[str, str]) -> dict[str, State]:
    """What each word of a column makes of its row; nothing where the column speaks of something else."""
    heads = set(tokens(label))
    asks = listed_ != "requests" and _says_done(label)
    if not (asks or heads & (_ASIDES | _HEADS)):
        return {}
    words = {_word(cell) for cell in distinct_cells(column)} - {""}
    if heads & _ASIDES and not heads & _HEADS:
        return {word: _state(word, listed_, yes_no=False) for word in words if _is_nothing_but_state(word)}
    if len(words) > _MOST_WORDS:
        return {}
    said = _plausible(label, {word: _state(word, listed_, yes_no=asks) for word in words}, asks=asks)
    return {word: _answered(word, state, answers) for word, state in said.items()}


def _plausible(label: str, said: dict[str, State], *, asks: bool) -> dict[str, State]:
    """The states of a column's words; without the words that are not known where they are too many, nothing where they are most.

    A column that `asks` whether a row was done says by an empty cell that it was not, if it says «sí» of others.
    """
    unknown = [word for word, state in said.items() if state is State.UNKNOWN]
    if unknown and (not is_state(label) or len(unknown) > _MOST_UNKNOWN):
        known: dict[str, State] = {word: state for word, state in said.items() if state is not State.UNKNOWN}
        return {} if asks or len(unknown) > len(known) else known
    if asks and State.DONE in said.values():
        return said | {"": State.OPEN}
    return said


def _answered(word: str, state: State, answers: Mapping[str, str]) -> State:
    """The state that a word has by what its owner said of it, where it is not known by itself."""
    answer = answers.get(_id(word)) if state is State.UNKNOWN else ""
    if not answer:
        return state
    return State.DONE if answer == "yes" else State.OPEN


def _word(cell: Cell) -> str:
    """A cell as it is compared: «Sí» for a ticked box."""
    if isinstance(cell, bool):
        return "si" if cell else "no"
    return "" if is_blank(cell) else fold(shown(cell)).strip(" .:;*-")


def _says_done(label: str) -> bool:
    """Whether a header asks whether a row was done: «¿Publicado?», «Enviado/No publicado», «Se publicó»."""
    words, found = listed_terms(label, "states")
    covered = {place for _, start, end in found for place in range(start, end)}
    rest = {word for place, word in enumerate(words) if place not in covered}
    stated = any(kind in {"done", "sent"} for kind, _, _ in found)
    return stated and rest <= _OF_WHAT | _NEGATIONS


def _state(word: str, listed_: Listed, *, yes_no: bool) -> State:
    """What a word makes of a row; UNKNOWN where it is not known, or says two things."""
    words, found = listed_terms(word, "states")
    if not yes_no and len(words) > 1:
        found = tuple(one for one in found if one[0] not in {"yes", "no"})
    if not found:
        return State.UNKNOWN
    meanings = {_meaning(kind, words[:start], listed_) for kind, start, _ in found}
    if meanings == {State.VOID, State.OPEN}:
        return State.OPEN
    return meanings.pop() if len(meanings) == 1 else State.UNKNOWN


def _meaning(kind: str, before: Sequence[str], listed_: Listed) -> State:
    if before and before[-1] in _NEGATIONS and kind in {"done", "answered", "sent", "yes"}:
        return State.DONE if listed_ == "requests" and kind == "answered" else State.VOID
    return _MEANINGS[listed_][kind]


def _is_nothing_but_state(word: str) -> bool:
    """Whether a cell among notes says a state and nothing else: «ANULADO», «No publicado»."""
    words, found = listed_terms(word, "states")
    covered = {place for _, start, end in found for place in range(start, end)}
    rest = {word for place, word in enumerate(words) if place not in covered}
    return any(kind not in {"yes", "no", "approved"} for kind, _, _ in found) and rest <= _NEGATIONS


def problem_of(stated: StatedRow, sheet: str, row: int) -> Problem:
    """Why a row is not counted."""
    kind = NotDone if stated.state is State.VOID else NotKnownWhetherDone
    fault = (kind if stated.word else NoWordWhetherDone)(label=shown(stated.label), word=stated.word)
    return fault.at(sheet, row, stated.label, stated.word)


def unanswered(stated: Sequence[StatedRow], answers: Mapping[str, str]) -> list[StatedRow]:
    """The rows of known words of which nobody was asked yet."""
    return [one for one in stated if one.state is not State.UNKNOWN and _id(_word(one.word)) not in answers]


def undone_question(stated: Sequence[StatedRow], dataset: Dataset) -> Question:
    """Whether the rows that say that they did not happen count all the same."""
    rows = counted(len(stated), "fila", "filas")
    said = [tr("«{label}»", label=word) for word in dict.fromkeys(one.word for one in stated) if word]
    text = tr("¿Se cuentan las filas que no dicen si se hizo?")
    if said:
        text = tr("¿Se cuentan las filas que dicen {words}?", words=listed(said, "y"))
    no = Option(
        "", tr("No"), plural(len(stated), "{rows} queda sin contar", "{rows} quedan sin contar").format(rows=rows)
    )
    yes = Option(
        "yes", tr("Sí, se cuentan"), plural(len(stated), "{rows} se cuenta", "{rows} se cuentan").format(rows=rows)
    )
    subjects = tuple(subject(UNDONE, dataset, word) for word in sorted({_word(one.word) for one in stated}))
    return Question(UNDONE, text, (no, yes), blocking=False, subjects=subjects)


def unknown(stated: Sequence[StatedRow]) -> list[list[StatedRow]]:
    """The rows of each word of a state that is not known."""
    found: dict[str, list[StatedRow]] = {}
    for one in stated:
        if one.state is State.UNKNOWN:
            found.setdefault(_word(one.word), []).append(one)
    return list(found.values())


def unknown_state(rows: Sequence[StatedRow], dataset: Dataset, sheet: str, row: int) -> tuple[Problem, Question]:
    """What must be asked of one such word, whose first row has the number `row`."""
    return _unknown_problem(rows[0], sheet, row), _unknown_question(rows, dataset)


def _unknown_problem(first: StatedRow, sheet: str, row: int) -> Problem:
    return UnknownState(word=first.word, label=shown(first.label)).at(sheet, row, first.label, first.word)


def _unknown_question(rows: Sequence[StatedRow], dataset: Dataset) -> Question:
    word = _word(rows[0].word)
    many = counted(len(rows), "fila", "filas")
    text = tr("¿Se cuentan las filas con «{word}» en «{label}»?", word=rows[0].word, label=shown(rows[0].label))
    yes = Option(
        "yes",
        tr("Sí, se cuentan"),
        plural(len(rows), "{rows} se cuenta", "{rows} se cuentan").format(rows=many),
        tr("las filas con «{word}» se cuentan", word=rows[0].word),
    )
    no = Option(
        "no",
        tr("No"),
        plural(len(rows), "{rows} queda sin contar", "{rows} quedan sin contar").format(rows=many),
        tr("las filas con «{word}» no se cuentan", word=rows[0].word),
    )
    return Question(_id(word), text, (yes, no), subjects=(subject("state", dataset, word),))


def _id(word: str) -> str:
    return f"state:{word}"
