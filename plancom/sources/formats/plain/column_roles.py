"""Column roles: which column of a plain table says what — its date, network, outlet, channel, title — and which columns hold figures."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from zoneinfo import ZoneInfo

from plancom.datasets import DEFINITIONS, Dataset, Fault
from plancom.datasets.press import PRESS
from plancom.datasets.procedures import PROCEDURES
from plancom.datasets.visits import VISITS
from plancom.language.text import fold
from plancom.sources.cells.dates import MONTH_NUMBERS, Clock, Day, day
from plancom.sources.cells.footnotes import unmarked
from plancom.sources.cells.numbers import count, is_blank, shown
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.quantities.names import NETWORK_WORDS, is_unnamed
from plancom.sources.quantities.titled_procedures import says_procedure
from plancom.sources.quantities.verdicts import Verdict, title_verdict, verdict
from plancom.sources.quantities.vocabulary import kinds, terms, tokens
from plancom.sources.rows.states import is_state
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, places, table_at
from plancom.sources.tables.layouts import is_instructions

SAMPLE = 200
"""Rows of a table by whose values a column is known to hold figures or dates."""
_PLAIN_CHANNEL = re.compile(r"\b(?:canal|channel)\b")
NETWORKS = NETWORK_WORDS | {"x (twitter)", "threads"}
NAMING = frozenset(
    {"indicador", "indicadores", "medida", "metrica", "variable", "concepto", "rubro", "nombre del indicador", "dato"}
    | {"metric", "measure", "indicator", "variable", "concept", "nome do indicador", "conceito"}
)
"""Headers, folded, of a column that says what the figure of each row is."""
_ORDINAL = frozenset({"numero", "number", "num", "nro", "item", "orden", "order"})
"""Words under which a column may hold the rows' own numbers."""
_CONNECTIVES = frozenset({"de", "del", "la", "el", "los", "las", "da", "do", "of", "the"})
_DAILY = re.compile(r"\s+(?:diari[oa]s|por d[ií]a|al d[ií]a|diári[oa]s)\s*$|\s*/\s*d[ií]a\s*$", re.IGNORECASE)
_TYPE_CODE = re.compile(r"(?:id|codigo|cod\.?|numero|no\.?|n°)(?: (?:de|del))? tramite")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_PERSON = frozenset(
    {"presencial", "presenciales", "telefonico", "telefonica", "ventanilla", "taquilla", "in person"}
)
_MOSTLY = 0.6
_CLOCK = Clock("dmy", ZoneInfo("UTC"), dt.date.max)
_NUMBERS = frozenset({"fraction", "percentage", "negative", "too_large_number"})
"""Faults of cells that are numbers all the same."""


@dataclass(frozen=True)
class Roles:
    """The columns of a table as a dataset has them: the `where` of those that are no counts, and the places of its `figures`."""

    dataset: Dataset
    where: dict[str, int]
    figures: tuple[int, ...]

    @property
    def used(self) -> int:
        """How many columns of the table mean something to the dataset."""
        return len(self.where) + bool(self.figures and DEFINITIONS[self.dataset].figures)


def tables(sheet: Sheet, dataset: Dataset) -> tuple[Table, ...]:
    """The table of a sheet that is one of `dataset` by its headers; none where there is none."""
    if is_instructions(sheet.rows):
        return ()
    for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if sum(map(_is_word, row)) < 2:  # noqa: PLR2004 - a date and what it is of
            continue
        table = _of_days(table_at(sheet, i), dataset)
        if roles(table, dataset):
            return (table,)
    return ()


def _of_days(table: Table, dataset: Dataset) -> Table:
    """The table with «Visitas» where it says «Visitas diarias», and its rows are days: beside months that is an average."""
    counting = {
        place: _DAILY.sub("", label)
        for place, label in enumerate(table.headers)
        if _DAILY.search(label) and terms(_DAILY.sub("", label)).of("counted")
    }
    dated = named(table.headers, dataset).get("day", _dated(table, set())) if counting else None
    if dated is None or is_monthly(table, dated):
        return table
    return replace(table, headers=tuple(counting.get(place, label) for place, label in enumerate(table.headers)))


def _is_word(cell: Cell) -> bool:
    """Whether a cell may name a column: it is neither a figure nor a date."""
    if not isinstance(cell, str) or is_blank(cell):
        return False
    return not isinstance(count(cell), int) and not isinstance(day(cell, _CLOCK), Day)


def roles(table: Table, dataset: Dataset) -> Roles | None:
    """The roles of a table's columns; None where it lacks what a table of `dataset` has."""
    where = named(table.headers, dataset)
    if "request" in where and _is_type_code(table, where["request"]):
        del where["request"]
    if not all(name in where for name in DEFINITIONS[dataset].anchors):
        return None
    if "day" not in where:
        place = _dated(table, set(where.values()))
        if place is None:
            return None
        where["day"] = place
    if "link" in DEFINITIONS[dataset].headers and "link" not in where and (links := _links(table, where)):
        where["link"] = links[0]
    figures = tuple(place for place in range(len(table.headers)) if _is_figure(table, place, where, dataset))
    return Roles(dataset, where, figures) if _is_of(table, dataset, where, figures) else None


def _is_type_code(table: Table, place: int) -> bool:
    """Whether «Código del trámite» is that of the type of procedure, and not the number of one request: it stands on several rows."""
    cells = [shown(cell) for cell in _sample(table, place)]
    return bool(_TYPE_CODE.fullmatch(key(table.headers[place]))) and len(set(cells)) < len(cells)


def named(headers: Sequence[str], dataset: Dataset) -> dict[str, int]:
    """Where the columns stand that are known by their name and are no counts."""
    definition = DEFINITIONS[dataset]
    known = {name: words for name, words in definition.headers.items() if name not in definition.figures}
    where = places(headers, known)
    for name, words in known.items():
        if name not in where and (place := _place_of(name, words, headers, where.values())) is not None:
            where[name] = place
    return {name: place for name, place in where.items() if key(headers[place])}


def _place_of(name: str, words: Iterable[str], headers: Sequence[str], taken: Iterable[int]) -> int | None:
    """The first column that is called by one of the `words` but for small words: «N.º» of a request, «canal_atencion»; None where none is."""
    fewest = 1 if name == "request" else 2
    labels = {bare for word in words if len(bare := _bare(word)) >= fewest}
    free = (place for place in range(len(headers)) if place not in set(taken))
    return next((place for place in free if _bare(headers[place]) in labels), None)


def _bare(label: str) -> tuple[str, ...]:
    """The words of a header without those that databases leave out: «canal_atencion» is «canal de atención»."""
    return tuple(word for word in tokens(label) if word not in _CONNECTIVES)


def _is_of(table: Table, dataset: Dataset, where: dict[str, int], figures: Sequence[int]) -> bool:
    """Whether a table with the anchors of a dataset is one of it."""
    counts = [place for place in figures if names_count(table, place, dataset)]
    if dataset == "activities" and "title" in named(table.headers, "press"):
        of_press = "task" not in where and speak_of_press(lines_above(table))
        counts = [place for place in counts if not (of_press or _numbers_rows(table, place))]
    match dataset:
        case "procedures":
            return _is_of_procedures(table, where, counts)
        case "visits":
            lines = lines_above(table)
            return _is_tidy(table, dataset) or any(measure_of(table.headers[place], lines) for place in counts)
        case "press":
            return "title" in where or "link" in where
        case "posts":
            return True
        case _:
            return bool(counts)


def _numbers_rows(table: Table, place: int) -> bool:
    """Whether a column under «N.º» only numbers the rows of a list: each has one more than that before it."""
    if not set(tokens(table.headers[place])) <= _ORDINAL:
        return False
    values = [count(cell) for cell in _sample(table, place)]
    return all(isinstance(a, int) and isinstance(b, int) and a < b for a, b in pairwise(values))


def _is_tidy(table: Table, dataset: Dataset) -> bool:
    """Whether a column says of some rows that they count something of a dataset («Indicador»: «Número de trámites»)."""
    place = next((place for place, label in enumerate(table.headers) if key(label) in NAMING), None)
    if place is None:
        return False
    names = [cell for cell in _sample(table, place) if isinstance(cell, str)]
    return any(term.kinds & DEFINITIONS[dataset].nouns for name in names for term in terms(name).of("counted"))


def _is_of_procedures(table: Table, where: dict[str, int], counts: Sequence[int]) -> bool:
    """Whether a channel is one of procedures: «Medio» is an outlet's column too, and «Canal» may be a network's."""
    channels = [fold(cell) in NETWORKS for cell in _sample(table, where["channel"])]
    if any(channels) and sum(channels) * 2 >= len(channels):
        return False
    names = "procedure" in where or "request" in where or _is_tidy(table, "procedures")
    if not _PLAIN_CHANNEL.search(key(table.headers[where["channel"]])):
        return names and ("request" in where or bool(counts)) and "title" not in named(table.headers, "press")
    in_person = any(fold(cell) in _IN_PERSON for cell in _sample(table, where["channel"]) if isinstance(cell, str))
    return names or in_person or title_verdict(lines_above(table), "procedures") is not None or _told(table, counts)


def leaves_open_procedures(table: Table, found: Roles) -> bool:
    """Whether nothing but its channels says that a table is of procedures: «Canal | Cantidad»."""
    if "procedure" in found.where or "request" in found.where or _is_tidy(table, "procedures"):
        return False
    if any(says_procedure(cell) for row in table.above for cell in row if isinstance(cell, str)):
        return False
    return title_verdict(lines_above(table), "procedures") is None and not _told(table, found.figures)


def _told(table: Table, counts: Sequence[int]) -> bool:
    """Whether a header says by itself that procedures are counted."""
    return any(term.kinds & PROCEDURES.nouns for place in counts for term in terms(table.headers[place]).of("counted"))


def names_count(table: Table, place: int, dataset: Dataset) -> bool:
    """Whether the header of a column names a count of `dataset`."""
    return verdict(table.headers[place], dataset, lines_above(table)) is Verdict.COUNT or _is_synonym(
        table.headers[place], dataset
    )


def speak_of_networks(lines: Iterable[str]) -> bool:
    """Whether lines over a table speak of a social network: visits to its page are none to the site."""
    return bool((NETWORKS - {"x"} | {"redes"}) & {word for line in lines for word in tokens(line)})


def speak_of_press(lines: Iterable[str]) -> bool:
    """Whether lines over a table speak of the press: a list of outlets and titles is what was published, and no activities."""
    return any("prensa" in tokens(line) for line in lines)


def is_planned(table: Table) -> bool:
    """Whether the lines over a list call it a plan («Parrilla de contenidos»), and no column says what came of each row."""
    if any(map(is_state, table.headers)):
        return False
    return any("goal" in term.kinds for line in lines_above(table) for term in terms(line).of("other"))


def counts_publications(table: Table, place: int) -> bool:
    """Whether a header says by itself how many publications in the press a row is of."""
    nouns = kinds(terms(table.headers[place]).of("counted"))
    return bool(nouns & PRESS.nouns) and names_count(table, place, "press")


def measure_of(label: str, lines: Sequence[str] = ()) -> str:
    """Which measure of visits a header names, or, where it only says «so many», the `lines` over the table; "" where none does."""
    for measure in VISITS.figures:
        if key(label) in map(key, VISITS.headers[measure]):
            return measure
    found = terms(label)
    nouns = found.of("counted")
    if not nouns and not found.unknown and not found.of("other"):
        nouns = tuple(term for line in lines for term in terms(line).of("counted"))
        nouns = nouns if len(kinds(nouns)) == 1 else ()
    named = [kind for term in nouns for kind in term.kinds & VISITS.nouns]
    return named[-1] if named else ""


def _is_synonym(label: str, dataset: Dataset) -> bool:
    definition = DEFINITIONS[dataset]
    return any(key(label) == key(word) for name in definition.figures for word in definition.headers[name])


def lines_above(table: Table) -> list[str]:
    """The lines of text over a table, and its sheet's name where somebody gave it one."""
    lines = [cell for row in table.above for cell in row if isinstance(cell, str) and not is_blank(cell)]
    return [*lines, *([table.sheet] if table.sheet and not is_unnamed(table.sheet) else [])]


def _sample(table: Table, place: int) -> list[Cell]:
    rows = table.rows[:SAMPLE]
    return [cell for row in rows if not is_blank(cell := row[place] if place < len(row) else None)]


def _is_figure(table: Table, place: int, where: dict[str, int], dataset: Dataset) -> bool:
    """Whether a column holds numbers and has no other role; one that is called a count is one, whatever it holds."""
    label = table.headers[place]
    if place in where.values() or not key(label):
        return False
    if _is_synonym(label, dataset):
        return True
    cells = _sample(table, place)
    numbers = sum(
        isinstance(found := count(cell), int) or (isinstance(found, Fault) and found.code in _NUMBERS) for cell in cells
    )
    return numbers >= _MOSTLY * len(cells) if cells else verdict(label, dataset) is Verdict.COUNT


def is_of_another_year(table: Table, place: int, dated: int) -> bool:
    """Whether a header names a year of which no row is: «Trámites 2017» beside dates of 2018."""
    named = {int(token) for token in tokens(table.headers[place]) if _YEAR.fullmatch(token)}
    if not named:
        return False
    found = (day(cell, _CLOCK) for cell in _sample(table, dated) if not _is_number(cell))
    years = {read.date.year for read in found if isinstance(read, Day)}
    return bool(years) and not named & years


def has_channels(table: Table, taken: Iterable[int]) -> bool:
    """Whether a column says of rows that they are of a channel of procedures («Presencial»): nobody visits a web site there."""
    free = (place for place in range(len(table.headers)) if place not in set(taken))
    return any(fold(cell) in _IN_PERSON for place in free for cell in _sample(table, place) if isinstance(cell, str))


def _links(table: Table, where: dict[str, int]) -> list[int]:
    """The only column of addresses on the internet; none where there are several: an address says itself that it is one."""
    free = [place for place, label in enumerate(table.headers) if key(label) and place not in where.values()]
    found = [
        place
        for place in free
        if (cells := _sample(table, place)) and sum(map(_is_link, cells)) >= _MOSTLY * len(cells)
    ]
    return found if len(found) == 1 else []


def _is_link(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip().casefold().startswith(("http://", "https://", "www."))


_OTHER_DATE = re.compile(
    r"respuesta|cierre|vencimiento|limite|\bdue\b|closed|answered|resposta|encerramento|vencimento|prazo"
    r"|programad|planead|planificad|planejad|previst|estimad|tentativ|scheduled|planned|expected|agendad"
)
"""Dates on which a request was answered or must be, or something was planned: each is of the day on which it came, or was done."""
_DATE_WORD = re.compile(r"fecha|date\b|\bdata\b|cleandate")


def _dated(table: Table, taken: set[int]) -> int | None:
    """The only column of whole dates, or the first one that is called a date; None where there is none."""
    found = []
    for place, label in enumerate(table.headers):
        fits = place not in taken and key(label) and not _OTHER_DATE.search(key(label))
        cells = _sample(table, place) if fits else []
        if cells and sum(
            isinstance(day(cell, _CLOCK), Day) and not _is_number(cell) for cell in cells
        ) >= _MOSTLY * len(cells):
            found.append(place)
    named_ = [place for place in found if _DATE_WORD.search(key(table.headers[place]))]
    return next(iter(named_ or (found if len(found) == 1 else ())), None)


def _is_number(cell: Cell) -> bool:
    """A number alone may be a date as Excel counts days: only a header tells."""
    return isinstance(cell, (int, float)) or (isinstance(cell, str) and cell.strip().isdigit())


def is_monthly(table: Table, place: int) -> bool:
    """Whether the dates of a column are months, or the first day of one in several rows."""
    found = [read for cell in _sample(table, place) if isinstance(read := day(cell, _CLOCK), Day)]
    firsts = [read for read in found if read.date.day == 1]
    return bool(found) and (all(read.month for read in found) or (len(found) > 1 and len(firsts) == len(found)))


def has_bare_months(table: Table, place: int) -> bool:
    """Whether most dates of a column are months without a year («enero»)."""
    cells = _sample(table, place)
    bare = sum(isinstance(cell, str) and fold(unmarked(cell)).strip(" .") in MONTH_NUMBERS for cell in cells)
    return bool(cells) and bare * 2 >= len(cells)
