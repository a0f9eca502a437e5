"""What a table leaves open, asked instead of guessed: which part of «03/04/2018» is the month, what the point of «1.234» marks."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.datasets import DEFINITIONS, Dataset, Option, Problem, Question
from plancom.datasets.problems.doubts import WhichMark, WhichOrder
from plancom.datasets.problems.sheets import EitherOrder
from plancom.datasets.questions import subject
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.text import fold
from plancom.language.translation import later, plural, tr
from plancom.sources.cells.dates import NUMERIC, Clock, Day, Order, day, in_sequence, only_order, weekday, within
from plancom.sources.cells.numbers import shown
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import MONTHS, Table, key
from plancom.sources.tables.layouts import Context, Layout
from plancom.sources.tables.named_periods import named_range
from plancom.sources.tables.question_scopes import WHOLE, Scope

ASKED_OF = ("template", "table")
"""Layouts that people fill in: a tool's own export has the order of its tool, proven from its values or known."""
OF_ANY_ORDER = (*ASKED_OF, "post-links")
"""Layouts whose dates are in no order that is known: where nothing proves it, it is asked first."""
WARNED_OF = ("meta-content", "facebook-page-insights", "linkedin-content", "linkedin-top", "ga4")
"""Tools that write 03/04 in either order: theirs is read as they mostly write it, and where nothing proves it the user is asked."""
ORDERS: dict[Order, str] = {"dmy": later("Día/mes/año"), "mdy": later("Mes/día/año")}
_DECIMALS = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})|\d{1,3}(?:([.,])\d{3})+(?!\2)([.,])\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_MONTHS = 12
_ANY_ORDER = 2  # dates that are in some order whatever they are


@dataclass(frozen=True)
class Ordered:
    """A layout with the order of day and month that its dates have; with `question` where that is in doubt, `blocking` what is to be read."""

    layout: Layout
    problem: Problem | None = None
    question: Question | None = None


def ordered(layout: Layout, tables: Sequence[Table], context: Context) -> Ordered:
    """The order of day and month in the dates of some tables, or what must be asked first."""
    if layout.source not in (*OF_ANY_ORDER, *WARNED_OF):
        return Ordered(layout)
    if order := stated_order(context.answers):
        return Ordered(replace(layout, order=order))
    cells: list[Cell] = []
    for table in tables:
        where = layout.where(table.headers)
        cells += [c for c in distinct_cells(table.column(where["day"])) if isinstance(c, str)] if "day" in where else ()
    monthly = layout.dataset == "procedures" and all(_is_of_months(layout, table) for table in tables)
    found = _doubtful(layout, cells, context, monthly=monthly)
    if isinstance(found, str):
        return Ordered(replace(layout, order=found))
    if not found:
        return Ordered(layout)
    question = dates_question(found, context)
    if layout.source in OF_ANY_ORDER:
        return Ordered(layout, WhichOrder(example=found[0]).at(tables[0].sheet), question)
    usual = sorted(question.options, key=lambda option: option.value != layout.order)
    warning = EitherOrder(found=found[0], orders=tr(ORDERS[layout.order]).lower()).at(tables[0].sheet)
    return Ordered(layout, warning, replace(question, options=tuple(usual), blocking=False))


def _is_of_months(layout: Layout, table: Table) -> bool:
    """Whether the dates of a table stand under a word for months."""
    place = layout.where(table.headers).get("day")
    return place is not None and key(table.headers[place]) in MONTHS


def stated_order(answers: Mapping[str, str]) -> Order | None:
    """The order that the user says dates have."""
    return next((order for order in ORDERS if answers.get("dates") == order), None)


def either_order(cells: Iterable[Cell]) -> list[str]:
    """The texts among the cells that are one date in one order and another in the other."""
    return [text for text, (a, b) in _parts(cells).items() if a != b and a <= _MONTHS and b <= _MONTHS]


def _parts(cells: Iterable[Cell]) -> dict[str, tuple[int, int]]:
    return {
        cell.strip(): (int(m.group(1)), int(m.group(2)))
        for cell in cells
        if isinstance(cell, str) and (m := NUMERIC.fullmatch(cell.strip()))
    }


def _doubtful(layout: Layout, cells: Sequence[Cell], context: Context, *, monthly: bool) -> list[str] | Order:
    """The dates that can be read in either order, none where nothing is in doubt; or the order that the others prove.

    Proof is a part over 12, a reading that alone is of the weekdays that are written, is in order of time, has no date to come or lies in the
    stated period.
    """
    parts, clocks = _parts(cells), {order: context.clock(order) for order in ORDERS}
    # A date that no order reads, as one of long ago, is a fault of its cell and no doubt.
    either = [text for text in either_order(cells) if all(_read([text], clock) for clock in clocks.values())]
    proofs = {a > _MONTHS for a, b in parts.values() if max(a, b) > _MONTHS}
    if not either or len(proofs) == 1:
        return []  # proven by the others: as days.order_of has it
    if proofs:
        return either  # some prove one order, some the other: those that are in either must be asked about
    if monthly and (order := _order_of_months(parts.values())):
        return order
    if order := _order_of_weekdays(parts, clocks):
        return order
    readings = {order: _read(parts, clock) for order, clock in clocks.items()}
    proven = (only_order(readings, proof) for proof in _proofs(layout, context))
    return next(filter(None, proven), either)


def _order_of_months(parts: Collection[tuple[int, int]]) -> Order | None:
    """The order of the first days of months: the part that is always 1 is the day; None where both are, or none."""
    firsts, seconds = all(a == 1 for a, _ in parts), all(b == 1 for _, b in parts)
    if firsts == seconds:
        return None
    return "dmy" if firsts else "mdy"


def _order_of_weekdays(texts: Iterable[str], clocks: Mapping[Order, Clock]) -> Order | None:
    """The order in which alone dates are of the weekdays that stand before them («lun 03/09/2018»); None where none do, or both orders fit."""
    with_weekday = [text for text in texts if weekday(text) is not None]
    written = [weekday(text) for text in with_weekday]
    readings = {order: _read(with_weekday, clock) for order, clock in clocks.items()}
    return only_order(readings, lambda days: [day.weekday() for day in days] == written) if with_weekday else None


def _proofs(layout: Layout, context: Context) -> Iterator[Callable[[Sequence[dt.date]], bool]]:
    """What proves the order of dates that does it alone, the strongest first."""
    yield within(context.first, context.last)
    yield lambda days: bool(named_range(layout, context.name, (min(days), max(days))))
    yield lambda days: all(day <= context.today for day in days)
    if layout.source in ASKED_OF:  # a tool lists posts in any order
        yield lambda days: len(days) > _ANY_ORDER and in_sequence(days)


def _read(texts: Iterable[str], clock: Clock) -> list[dt.date]:
    late = replace(clock, today=dt.date.max)
    return [found.date for text in texts if isinstance(found := day(text, late), Day)]


def dates_question(texts: Sequence[str], context: Context) -> Question:
    """Which part of these dates is the month; each answer says what the file would cover."""
    options = []
    for order, label in ORDERS.items():
        days = _read(texts, context.clock(order))
        said = tr(
            "«{texts}» es el {days} de {year}; cubre {days_2}",
            texts=texts[0],
            days=dates.day_month(days[0]),
            year=days[0].year,
            days_2=dates.span(min(days), max(days)),
        )
        options.append(Option(order, tr(label), said))
    return Question("dates", tr("¿En qué orden están las fechas?"), tuple(options))


def marked_thousands(
    column: Sequence[Cell], sheet: str, label: str, context: Context
) -> tuple[Problem, Question] | None:
    """What must be asked of a column with «1.234» beside «12.5»; None where nothing is in doubt."""
    if context.answers.get("thousands") == "yes":
        return None
    decimals: dict[str, str] = {}
    either: dict[str, str] = {}
    for cell in dict.fromkeys(c for c in column if isinstance(c, str)):
        text = cell.strip()
        if match := _DECIMALS.fullmatch(text):
            decimals.setdefault(match.group(1) or match.group(3), text)
        elif match := _EITHER.fullmatch(text):
            either.setdefault(match.group(1), text)
    mark = next((m for m in either if m in decimals), "")
    if not mark:
        return None
    doubt = WhichMark(shown=shown(either[mark]), shown_2=shown(decimals[mark]))
    return doubt.at(sheet, column=label, value=either[mark]), thousands_question(either[mark])


def thousands_question(text: str) -> Question:
    """What the point or comma of a figure marks."""
    whole = re.sub(r"\D", "", text)
    yes = Option(
        "yes",
        tr("Es de miles"),
        tr("«{text}» es {int}; las cifras con decimales se rechazan, fila por fila", text=text, int=int(whole)),
    )
    no = Option("no", tr("Es de decimales"), tr("No se lee nada: escriba las cantidades enteras y súbalo de nuevo"))
    return Question("thousands", tr("¿Qué separa el signo de «{text}»?", text=text), (yes, no))


def kind_question(
    kinds: Sequence[Dataset],
    text: str = later("¿Qué cuentan las cantidades?"),
    *,
    otherwise: bool = False,
    scope: Scope = WHOLE,
) -> Question:
    """What a file counts, whose tables are those of the `scope`; with `otherwise` it may be something else, which is not read."""
    options = [
        Option(one.id, one.name, tr("Se leerá como {what}", what=tr(one.words.read_as)))
        for one in (DEFINITIONS[kind] for kind in kinds)
    ]
    options += (
        [Option("", tr("Otra cosa"), tr("No se lee nada: escriba en el título qué se cuenta"))] if otherwise else []
    )
    return Question("kind", tr(text), tuple(options), subjects=scope.subjects("kind", *kinds))


def year_question(today: dt.date, years: int = 12) -> Question:
    """Of which year months without one are, the newest first."""
    options = [Option(str(today.year - back), str(today.year - back)) for back in range(years)]
    return Question("year", tr("¿De qué año son los meses?"), tuple(options))


def name_question(name: str, right: str, rows: int) -> Question:
    """Whether a name that the plan does not count is one that it does, misspelt."""
    many = counted(rows, "fila", "filas")
    apart = plural(rows, "{many} queda aparte, fuera de la meta", "{many} quedan aparte, fuera de la meta")
    counts = plural(rows, "{many} cuenta como «{right}»", "{many} cuentan como «{right}»")
    no = Option(
        "",
        tr("No: «{shown}» va aparte", shown=shown(name)),
        apart.format(many=many),
        tr("«{name}» va aparte", name=shown(name)),
    )
    yes = Option(
        right,
        tr("Sí: es «{right}»", right=right),
        counts.format(many=many, right=right),
        tr("«{name}» es «{what}»", name=shown(name), what=right),
    )
    return Question(
        f"name:{name}",
        tr("«{shown}» no está en el plan. ¿Es «{right}»?", shown=shown(name), right=right),
        (no, yes),
        blocking=False,
        has_default=False,  # it is no more likely to be the one than the other
        subjects=(subject("name", fold(name), fold(right)),),
    )
