"""Which column has the dates, and in which order their figures stand: proven by the values, or asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.language.dates import month_names
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.sources.cells.dates import Order, numeric_parts
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.period_headings import order_proven
from plancom.sources.mapping.column_contents import DATE_WORDS, Column

ORDERS: dict[Order, str] = {"dmy": later("día/mes/año"), "mdy": later("mes/día/año")}
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How «03/04/2018» reads; `order` is None where both ways are possible and the user must say. `matters`: it changes a date."""

    order: Order | None
    reason: str
    matters: bool


def date_column(found: Sequence[Column]) -> Column | None:
    """The column of dates: of several the one whose header says so, then the fullest, then the first."""
    dated = [column for column in found if column.is_date]
    return max(dated, key=lambda c: (any(word in c.key for word in DATE_WORDS), c.dates), default=None)


def why_dates(column: Column, rows: int) -> str:
    """«la columna C («Publicado») tiene fechas en 118 de 120 filas»."""
    return tr(
        "la {name} tiene fechas en {dates} de {count}",
        name=column.name,
        dates=column.dates,
        count=counted(rows, "fila", "filas"),
    )


def date_order(cells: Sequence[Cell]) -> DateOrder:
    """The order of day and month in a column."""
    parts = [found for cell in cells if isinstance(cell, str) and (found := numeric_parts(cell))]
    turned = [(first, second) for first, second, _ in parts if first != second]
    if not turned:
        return DateOrder("dmy", tr("las fechas están escritas de una sola manera posible"), matters=False)
    order = order_proven(["/".join(map(str, one)) for one in parts], None, None)
    if order:
        return DateOrder(order, _proof(order, turned), matters=True)
    first, second = turned[0]
    reason = tr(
        "todas pueden leerse de dos maneras: «{first:02d}/{second:02d}» es el {first} de {months} o el {second} de {months_2}",
        first=first,
        second=second,
        months=month_names()[second - 1],
        months_2=month_names()[first - 1],
    )
    return DateOrder(None, reason, matters=True)


def _proof(order: Order, turned: Sequence[tuple[int, int]]) -> str:
    """What proves an order: numbers that are no month, or that the dates follow one another only so."""
    over: dict[Order, int] = {
        "dmy": sum(first > _MONTHS >= second for first, second in turned),
        "mdy": sum(second > _MONTHS >= first for first, second in turned),
    }
    if not any(over.values()):
        return tr("solo leídas como {orders} las fechas quedan en orden", orders=tr(ORDERS[order]))
    reason = tr(
        "{count} un número mayor que 12 en {place} lugar",
        count=counted(over.pop(order), "fecha tiene", "fechas tienen"),
        place=tr("primer") if order == "dmy" else tr("segundo"),
    )
    if against := sum(over.values()):
        reason += tr("; {count} así", count=counted(against, "fecha no puede leerse", "fechas no pueden leerse"))
    return reason
