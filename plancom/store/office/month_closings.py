"""Closed months: which months the office stands behind, with their figures then; each closing and reopening is a version."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.store.office.documents import Documents
from plancom.store.tables import month_closings as table


@dataclass(frozen=True, slots=True)
class MonthClosing:
    """One version: `month` («2018-11») closed with its `figures`, or reopened (None) for the reason in `note`; `created_at` is UTC.

    `figures` is `plancom.indicators.closed_months.figures_of`'s document.
    """

    id: int
    month: str
    version: int
    figures: Mapping[str, Any] | None
    note: str
    author: str
    created_at: dt.datetime

    @property
    def is_closed(self) -> bool:
        """Whether the month is closed by it, rather than reopened."""
        return self.figures is not None


FIELDS = ("id", "month", "version", "note", "author", "created_at")

CLOSINGS: Documents[MonthClosing] = Documents(
    acts.CLOSE_MONTH, table, ("plan", "month"), number="version",
    parse=lambda row: MonthClosing(
        **{name: row[name] for name in FIELDS}, figures=json.loads(row["figures"]) if row["figures"] else None
    ),
    fields=lambda one: {
        "figures": "" if one.figures is None else json.dumps(one.figures, ensure_ascii=False), "note": one.note,
    },
    repeats=lambda newest, one: one.is_closed == (newest is not None and newest.is_closed),
)  # fmt: skip
"""A closed month cannot be closed again, nor one that is open be reopened: such a version says nothing new."""


def closings(connection: Connection, plan: str) -> dict[str, list[MonthClosing]]:
    """Every version by month, the oldest first."""
    return CLOSINGS.histories(connection, plan)


def close(
    engine: Engine, plan: str, month: str, figures: Mapping[str, Any], note: str, *, author: str, now: dt.datetime,
    seen: int | None = None,
) -> MonthClosing | None:  # fmt: skip
    """Closes a month and returns the version; None where it is closed already. Raises OutdatedError where somebody was faster."""
    version = MonthClosing(0, month, 0, figures, note, author, now)
    return CLOSINGS.write(engine, version, plan, month, seen=seen, now=now)


def reopen(
    engine: Engine, plan: str, month: str, reason: str, *, author: str, now: dt.datetime, seen: int | None = None
) -> MonthClosing | None:
    """Reopens a month and returns the version; None where it is open. Raises OutdatedError where somebody was faster."""
    version = MonthClosing(0, month, 0, None, reason, author, now)
    return CLOSINGS.write(engine, version, plan, month, seen=seen, now=now)
