"""What a check found: the damage in words, and what it touches, for the screen and for the repair."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, String, type_coerce

from plancom.datasets.problems.damage import Damage
from plancom.plan import Plan

PLACES = 3
"""Places that are named one by one."""


@dataclass(frozen=True, slots=True)
class AffectedData:
    """What stands on it: a dataset, one series of it ("*" for all), and the first and last day as they are written («2018-01-31»)."""

    dataset: str
    series: str = "*"
    first: str = "0001-01-01"
    last: str = "9999-12-31"


@dataclass(frozen=True, slots=True)
class FoundDamage:
    """One damage. `imports` are those whose rows or coverage it is about, `subject` what the repair must know of it besides."""

    damage: Damage
    touched: tuple[AffectedData, ...] = ()
    imports: tuple[int, ...] = ()
    subject: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Its code in the catalogue."""
        return self.damage.code


@dataclass(frozen=True)
class CheckContext:
    """What a check may know besides the database: the plans in force, by their ids."""

    plans: dict[str, Plan]


Check = Callable[[Connection, CheckContext], Iterator[FoundDamage]]


def raw(column: ColumnElement[object]) -> ColumnElement[str]:
    """The column as the driver gives it: a day that is no date does not stop the one who looks for it."""
    return type_coerce(column, String).label(getattr(column, "name", None))


def is_sqlite(connection: Connection) -> bool:
    """Whether the database is a file of SQLite, whose columns hold whatever is put into them."""
    return connection.dialect.name == "sqlite"
