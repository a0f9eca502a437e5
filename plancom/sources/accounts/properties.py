"""Whose visits they are: the property or view that a preamble names («# Propiedad: Concejo - GA4»), or the host that a column gives."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plancom.datasets import Account, Inquiry, Observations, Refusal, Result
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.accounts.questions import decided, refusal
from plancom.sources.cells.numbers import is_blank, is_unknown, shown
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.tables.headers import SEARCHED_ROWS, key
from plancom.sources.tables.layouts import Context

_PROPERTY = re.compile(r"(?:propiedad|property|propriedade|vista|view|vista de propriedade)\s*:\s*(.+)")
_ACCOUNT = re.compile(r"(?:cuenta|account|conta)\s*:\s*(.+)")
_RANGE = re.compile(r"\d{8}\s*-\s*\d{8}")
_GA4 = re.compile(r"(.+?)\s*(?:-\s*ga4|\(ga4\))")
"""Google adds it to the name of the property that takes over from an older one."""
_REPORT = re.compile(
    r"(?:formulario|formato|forma|exploracion de formato|exploracao de formato|formulario de forma) libre\b.*|free[ -]?form\b.*"
    r"|(?:exploracion|exploracao|exploration|formato livre|forma livre)\b.*"
)
"""How explorations are called by themselves."""
_ANYBODYS = frozenset(
    {
        *("all web site data", "all website data", "todos los datos de sitios web", "todos los datos del sitio web"),
        *("todos os dados do website", "todos os dados do web site", "todos os dados do site"),
        *("master view", "raw data", "unfiltered view", "vista principal", "vista sin filtros"),
    }
)
"""Views of this name are everybody's: Google calls the first one so."""
_HOSTS = frozenset(
    map(key, ("hostname", "host name", "host", "nombre de host", "nombre del host", "nome do host", "nome de host", "nome do anfitrião", "dominio", "domain", "domínio"))
)  # fmt: skip
_HOST = re.compile(r"(?:https?://)?(?:www\.|m\.)?([a-z0-9.-]+\.[a-z]{2,})(?::\d+)?(?:[/?#].*)?")
_WIDTH = 2  # cells of a row that may be a header


@dataclass
class _Places:
    """Which rows of which sheets are of each account, and how many rows of data are: `names` by the account's id."""

    names: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, int], str] = field(default_factory=dict)

    def accounts(self, data: set[tuple[str, int]]) -> list[Account]:
        """The accounts, those with most rows of `data` first."""
        sizes = Counter(id_ for place, id_ in self.rows.items() if place in data)
        found = [Account("", id_, name, sizes[id_]) for id_, name in self.names.items()]
        return sorted(found, key=lambda one: -one.rows)


def with_property(book: Workbook, context: Context, read: Callable[[Workbook], Result]) -> Result:
    """What `read` says of the workbook, where it is of visits with whose they are, or with what must be asked first."""
    match read(book):
        case Observations(dataset="visits") as found:
            return _of_property(found, book, context, read)
        case other:
            return other


def _of_property(found: Observations, book: Workbook, context: Context, read: Callable[[Workbook], Result]) -> Result:
    """What was read of visits, with whose they are."""
    data = set(zip(found.table["sheet"], found.table["row"], strict=True))
    places, hosts = _divided(found, book)
    mine = places.accounts(data)
    if not mine:
        return found
    also = hosts.accounts(data) if places is not hosts else []
    settled = any(one.is_same(known) for one in also for known in context.accounts) and len(mine) == 1
    decision = decided("", [(one, one.rows) for one in mine], replace(context, accounts=()) if settled else context)
    if decision.asked:
        problem, question = decision.asked
        return Inquiry(found.source, found.title, (problem,), (question,), accounts=tuple(mine))
    if not decision.out:
        return replace(found, accounts=(*mine, *also))
    if decision.refused or len(decision.out) == len(mine):
        return Refusal(found.source, found.title, (refusal("", decision.out, context.plan),))
    out = {one.id for one in decision.out}
    again = read(_without(book, {place for place, id_ in places.rows.items() if id_ in out}))
    return _said_of_rest(again, decision.out, [one for one in mine if one.id not in out], also)


def _divided(found: Observations, book: Workbook) -> tuple[_Places, _Places]:
    """Whose the rows are, by the property or host that tells it best; and by their hosts."""
    taken = [sheet for sheet in book.visible if sheet.name in set(found.table["sheet"])]
    properties, hosts = _by_property(taken), _by_host(taken)
    of_hosts = len(hosts.names) > 1 >= len(properties.names) or not properties.names
    return hosts if of_hosts else properties, hosts


def _said_of_rest(again: Result, out: Sequence[Account], mine: Sequence[Account], also: Sequence[Account]) -> Result:
    """What was read without the rows of the accounts that are left `out`, with a note of them and whose the others are."""
    names = listed(tr("«{name}»", name=one.name) for one in out)
    note = tr("Por lo que usted respondió, no se contó nada de {names}.", names=names)
    again = replace(again, notes=(*again.notes, note))
    if not isinstance(again, Observations):
        return again
    return replace(again, accounts=(*(replace(one, rows=len(again.table)) for one in mine), *also))


def _without(book: Workbook, out: set[tuple[str, int]]) -> Workbook:
    """The workbook with nothing in the rows at these places."""
    sheets = []
    for sheet in book.sheets:
        rows = [[] if (sheet.name, number) in out else row for number, row in enumerate(sheet.rows, start=1)]
        sheets.append(replace(sheet, rows=rows) if any(name == sheet.name for name, _ in out) else sheet)
    return Workbook(tuple(sheets))


def _by_property(sheets: Sequence[Sheet]) -> _Places:
    """The rows below each preamble that names a property, up to the next one that does, itself among them."""
    found = _Places()
    for sheet in sheets:
        if isinstance(sheet.rows, ColumnarRows):
            continue
        starts = [(start, name) for start, lines in _preambles(sheet) if (name := named_in(lines))]
        ends = [*(start for start, _ in starts[1:]), len(sheet.rows) + 1]
        for (start, name), end in zip(starts, ends, strict=False):
            id_ = property_id(name)
            found.names.setdefault(id_, name)
            found.rows |= dict.fromkeys([(sheet.name, number) for number in range(start, end)], id_)
    return found


def _preambles(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each run of rows that begin with #: the number of its first one, and what they say."""
    lines: list[str] = []
    start = 0
    for number, row in enumerate(sheet.rows, start=1):
        lead = row[0].strip() if row and isinstance(row[0], str) else ""
        if lead.startswith("#"):
            start = start if lines else number  # of its first line
            more = [cell for cell in row[1:] if not is_blank(cell)]  # a name with a comma in it
            lines.append(", ".join([lead, *map(shown, more)]).strip("# "))
        elif lines:
            yield start, lines
            lines = []
    if lines:
        yield start, lines


def named_in(lines: Sequence[str]) -> str:
    """The property or view that a preamble names, as it is written; "" where it names none.

    GA4 writes «Propiedad: …»; Universal Analytics and explorations the view or property, the report, and the range of days.
    """
    said = [line.strip() for line in lines if line.strip("- ")]
    return next((name for name in _names(said) if fold(name) not in _ANYBODYS), "")


def _names(said: Sequence[str]) -> list[str]:
    """What may be the name in the lines of a preamble: what is called one, what ends like one, or the first over the range of days."""
    called = [line for pattern in (_PROPERTY, _ACCOUNT) for line in said if pattern.fullmatch(fold(line))]
    if called:
        return [called[0].partition(":")[2].strip()]
    if names := [line for line in said if _GA4.fullmatch(fold(line))]:
        return names
    days = next((place for place, line in enumerate(said) if _RANGE.fullmatch(line)), 0)
    return [line for line in said[:_WIDTH] if not _REPORT.fullmatch(fold(line))][:1] if days >= _WIDTH else []


def property_id(name: str) -> str:
    """What a property is known by: «Concejo - GA4» takes over from «Concejo»."""
    folded = fold(name)
    match = _GA4.fullmatch(folded)
    known = match.group(1) if match else folded
    return host_of(known) or known


def _by_host(sheets: Sequence[Sheet]) -> _Places:
    """The rows of each host, where a column below a header says it."""
    found = _Places()
    for sheet in sheets:
        header, place = _host_column(sheet)
        if place is None:
            continue
        for number, row in enumerate(sheet.rows[header:], start=header + 1):
            if (cell := row[place] if place < len(row) else None) and (host := host_of(cell)):
                found.names.setdefault(host, host)
                found.rows[sheet.name, number] = host
    return found


def _host_column(sheet: Sheet) -> tuple[int, int | None]:
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS], start=1):
        labels = [key(cell) if isinstance(cell, str) else "" for cell in row]
        place = next((place for place, label in enumerate(labels) if label in _HOSTS), None)
        if place is not None and sum(map(bool, labels)) >= _WIDTH:
            return number, place
    return 0, None


def host_of(cell: Cell) -> str:
    """A host, however its address is written; "" for what is none («(not set)»)."""
    if not isinstance(cell, str) or is_unknown(cell):
        return ""
    match = _HOST.fullmatch(cell.strip().casefold())
    return match.group(1) if match else ""
