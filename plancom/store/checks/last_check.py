"""The last check: what it found that figures stand on, kept as a fact, so that every page can say so without checking anything."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Engine

from plancom.datasets import DATASETS
from plancom.store.checks.found import Found, Touched
from plancom.store.db.data_version import advance, fact, remember, version
from plancom.store.db.engine import writing

NAME = "last_check"
ANYTHING = frozenset({"overwritten_pages", "broken_index", "check_stopped"})
"""Damages of which nobody knows what stands on them: all does."""


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the database was last checked (UTC), of which version of the data, and what of it is damaged that figures stand on."""

    at: dt.datetime
    version: int
    touched: tuple[Touched, ...] = ()


def last_check(connection: Connection) -> LastCheck | None:
    """The last one; None before the first, and where it is not understood: the next one is written over it."""
    kept = fact(connection, NAME)
    try:
        said = json.loads(kept) if kept else None
        if said is None:
            return None
        touched = tuple(Touched(**one) for one in said["touched"])
        return LastCheck(dt.datetime.fromisoformat(said["at"]), int(said["version"]), touched)
    except (ValueError, TypeError, KeyError):
        return None


def keep(engine: Engine, found: Iterable[Found], now: dt.datetime) -> None:
    """Keeps what was found. Caches are told only where it is something else than before: a check by itself moves no figure."""
    touched = touched_by(found)
    with writing(engine) as connection:
        before = last_check(connection)
        if touched != (before.touched if before else ()):
            advance(connection)
        said = {"at": now.isoformat(), "version": version(connection), "touched": [asdict(one) for one in touched]}
        remember(connection, NAME, json.dumps(said))


def touched_by(found: Iterable[Found]) -> tuple[Touched, ...]:
    """What figures stand on of all that was found."""
    each = list(found)
    every = {touched for one in each if one.damage.severity in {"file", "figures"} for touched in one.touched}
    if any(one.code in ANYTHING for one in each):
        every = {Touched(dataset) for dataset in DATASETS}
    return tuple(sorted(every, key=lambda one: (one.dataset, one.series, one.first, one.last)))
