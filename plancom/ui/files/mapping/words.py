"""What the assistant calls things on screen."""

from plancom.language.translation import later
from plancom.sources.cells.dates import Order

ORDERS: dict[Order, str] = {"dmy": later("Día primero (31/12/2018)"), "mdy": later("Mes primero (12/31/2018)")}
DAY = later("Fecha")
NONE = later("Ninguna columna")
ANOTHER = later("Otro nombre, igual en todas las filas…")
