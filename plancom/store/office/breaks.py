"""Definition breaks: the days from which something is measured another way. Never deleted; withdrawn, with who and when."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, Engine, select

from plancom.access import acts
from plancom.datasets.titles import title_text
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.office import entries
from plancom.store.precedence.import_coverage import ImportCoverage
from plancom.store.tables import breaks

OF_THE_OFFICE = frozenset({"template", "table", "handmade"})  # sheets of the office's own, which follow no tool
NEAR = dt.timedelta(days=31)  # of a proposal, within which a break that was marked answers it


@dataclass(frozen=True, slots=True)
class Break:
    """From `day` on, a dataset (or one series, one measure of it; "" for all) is measured another way.

    `comparable` with its `reason` says that figures before and after may be compared all the same.
    """

    day: dt.date
    dataset: str
    what: str
    series: str = ""
    measure: str = ""
    note: str = ""
    comparable: bool = False
    reason: str = ""
    author: str = ""
    id: int = 0
    created_at: dt.datetime | None = None
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""

    @property
    def counts(self) -> bool:
        """Whether it forbids a comparison."""
        return self.withdrawn_at is None and not self.comparable

    def concerns(self, dataset: str, series: Iterable[str], measures: Iterable[str]) -> bool:
        """Whether it is about one of the series and measures of a dataset."""
        return (
            self.dataset == dataset
            and (not self.series or self.series in set(series))
            and (not self.measure or self.measure in set(measures))
        )


def all_breaks(connection: Connection) -> tuple[Break, ...]:
    """Every break there ever was, the withdrawn ones too, by day."""
    query = select(breaks).order_by(breaks.c.day, breaks.c.id)
    return tuple(Break(**row) for row in connection.execute(query).mappings())


def in_force(connection: Connection) -> tuple[Break, ...]:
    """The breaks that forbid a comparison, by day."""
    return tuple(one for one in all_breaks(connection) if one.counts)


def add(engine: Engine, one: Break, now: dt.datetime) -> int:
    """Marks a break; its number."""
    values = {
        "day": one.day, "dataset": one.dataset, "series": one.series, "measure": one.measure, "what": one.what, "note": one.note,
        "comparable": one.comparable, "reason": one.reason,
    }  # fmt: skip
    with writing(engine, acts.MARK_BREAK) as connection:
        number = entries.add(connection, breaks, values, author=one.author, now=now)
        advance(connection)
    return number


def withdraw(engine: Engine, break_id: int, author: str, now: dt.datetime) -> None:
    """Takes a break back: figures are compared again; it stays in the list. Raises UnknownEntryError."""
    with writing(engine, acts.MARK_BREAK) as connection:
        entries.withdraw(connection, breaks, break_id, author=author, now=now)
        advance(connection)


def proposals(covered: Iterable[ImportCoverage], known: Iterable[Break]) -> list[Break]:
    """Breaks that the imports suggest: a series comes from another tool than before. Those answered already are left out.

    A break that was marked, called comparable or withdrawn near the day is an answer.
    """
    answers = list(known)
    lines: dict[tuple[str, str], list[ImportCoverage]] = {}
    for line in covered:
        if line.source not in OF_THE_OFFICE:
            lines.setdefault((line.dataset, line.series), []).append(line)
    changes = []
    for (dataset, series), of_series in lines.items():
        for before, line in _other_tools(of_series):
            one = Break(line.first, dataset, f"{title_text(before.title)} → {title_text(line.title)}", series)
            if not any(_answers(answer, one) for answer in answers):
                changes.append(one)
    return sorted(changes, key=lambda one: (one.day, one.dataset, one.series))


def _other_tools(lines: Iterable[ImportCoverage]) -> Iterator[tuple[ImportCoverage, ImportCoverage]]:
    """The first of a series' lines that each further tool brings, after that before it."""
    seen = set()
    for before, line in pairwise(sorted(lines, key=lambda one: (one.first, one.import_id))):
        seen.add(before.source)
        if line.source not in seen:
            yield before, line


def _answers(answer: Break, proposal: Break) -> bool:
    return (
        answer.dataset == proposal.dataset
        and answer.series in {"", proposal.series}
        and abs(answer.day - proposal.day) <= NEAR
    )
