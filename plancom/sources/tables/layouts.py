"""Layout: what a reader must know of a format that is one table with headers — its columns as data, nothing else."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from plancom.datasets import DEFINITIONS, Account, Dataset, Result
from plancom.language.translation import Language
from plancom.plan import Plan
from plancom.sources.cells.dates import Clock, Order
from plancom.sources.files.date_system import EPOCH_1900
from plancom.sources.files.sheets import Cell, Workbook
from plancom.sources.tables import mappings
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, places, table_at

Span = tuple[dt.date, dt.date]
Aliases = Mapping[str, Sequence[str]]

INSTRUCTIONS_MARKS: dict[Language, str] = {"es": "Instrucciones de la plantilla", "en": "Template instructions"}
"""How the first cell of the templates' instructions begins: that sheet shows an example, which is no data.

Not in the catalogues: templates that were handed out are known by these words for ever, whoever reads them.
"""


def is_instructions(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a sheet is the instructions of a template, in whichever language."""
    return bool(rows and rows[0]) and str(rows[0][0]).startswith(tuple(INSTRUCTIONS_MARKS.values()))


@dataclass(frozen=True)
class Context:
    """What is known beside a file's content: the plan, today, its name, of the user its range, its kind, `answers` to questions, how it
    is read; of what was imported before the `accounts` that data were of; the name of the `archive` that it came in; and the `epoch`
    of its workbook.
    """

    plan: Plan
    today: dt.date
    name: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    kind: Dataset | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    mapping: mappings.Mapping | None = None
    profiles: tuple[mappings.Profile, ...] = ()
    accounts: tuple[Account, ...] = ()
    archive: str = ""
    epoch: dt.date = EPOCH_1900

    def clock(self, order: Order) -> Clock:
        """How dates are read."""
        return Clock(order, ZoneInfo(self.plan.institution.timezone), self.today, self.epoch)


@dataclass(frozen=True)
class Layout:
    """The columns of a format: name in code → the headers it goes by, the first that is there wins.

    `required` headers must all be there, and one of `one_of` if any; `series` is the network of files that have no column for
    it; `order` the usual order of day and month; `whole_months` where the file covers whole months (the office's templates);
    `first_of` fills a column from the first of several that has text; `exclusive_end` where the range in the file's name ends
    the day before; `ranked` says why the lists of a tool never hold everything, and `longest` is how many rows it exports at most:
    both are lists that are cut. `keep` drops rows that are no data, before anything is counted. `items` where no column says how
    many: each row is one. `declared` where what is read is a database's, whose days are those that were asked of it.
    """

    source: str
    title: str
    dataset: Dataset
    columns: Aliases
    required: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    series: str = ""
    order: Order = "dmy"
    grain: str = ""
    whole_months: bool = False
    named_range: bool = False
    exclusive_end: bool = False
    first_of: Aliases = field(default_factory=dict)
    ranked: str = ""
    longest: int = 0
    keep: Callable[[Table], Table] | None = None
    items: bool = False
    declared: bool = False

    def where(self, headers: Sequence[str]) -> dict[str, int]:
        """The positions of the layout's columns in `headers`; empty where a required one is missing."""
        found = places(headers, self.columns)
        if any(name not in found for name in self.required):
            return {}
        if self.one_of and not any(name in found for name in self.one_of):
            return {}
        return found

    def label(self, name: str) -> str:
        """How the column is called in messages where the file has none: its header in the template."""
        return DEFINITIONS[self.dataset].column(name).header

    def tables(self, book: Workbook) -> tuple[Table, ...]:
        """The tables of `book` that have this layout, one for each visible sheet."""
        found = []
        for sheet in book.visible:
            if is_instructions(sheet.rows):
                continue
            for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
                if len(row) >= len(self.required) and self.where(["" if c is None else str(c) for c in row]):
                    found.append(table_at(sheet, i))
                    break
        return tuple(found)


@dataclass(frozen=True)
class Format:
    """A kind of file: `find` its tables in a workbook (none: it is not one), and `read` them.

    `fixed` formats are known by a tool's own headers; the others (templates and plain tables) by what their columns mean.
    """

    id: str
    name: str
    dataset: Dataset | None
    find: Callable[[Workbook], tuple[Table, ...]]
    read: Callable[[tuple[Table, ...], Context], Result]
    fixed: bool = True
