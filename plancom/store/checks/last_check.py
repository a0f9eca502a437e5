"""The last check: what it found that figures stand on, kept as a fact, so that every page can say so without checking anything."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from plancom.access import SYSTEM, acts
from plancom.datasets import DATASETS
from plancom.store.checks.damages import AffectedData, FoundDamage
from plancom.store.db import audit_log
from plancom.store.db.data_version import advance, fact, remember, version
from plancom.store.db.engine import acting, writing

NAME = "last_check"
OF_ORIGINALS = "original_differs"
ANYTHING = frozenset({"overwritten_pages", "broken_index", "check_stopped"})
"""Damages of which nobody knows what stands on them: all does."""


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the database was last checked (UTC), of which version of the data, and what of it is damaged that figures stand on."""

    at: dt.datetime
    version: int
    touched: tuple[AffectedData, ...] = ()
    by_originals: tuple[AffectedData, ...] = ()
    """What of it only the originals said: a check that does not read them says nothing against it."""


def last_check(connection: Connection) -> LastCheck | None:
    """The last one; None before the first, and where it is not understood: the next one is written over it."""
    kept = fact(connection, NAME)
    try:
        said = json.loads(kept) if kept else None
        if said is None:
            return None
        touched, by_originals = (
            tuple(AffectedData(**one) for one in said[name]) for name in ("touched", "by_originals")
        )
        return LastCheck(dt.datetime.fromisoformat(said["at"]), int(said["version"]), touched, by_originals)
    except (ValueError, TypeError, KeyError):
        return None


def keep(engine: Engine, found: Sequence[FoundDamage], now: dt.datetime, *, with_originals: bool) -> None:
    """Keeps what was found, `with_originals` or without. Caches are told only where it is something else than before: a check by itself moves no figure."""
    by_originals = touched_by(one for one in found if one.code == OF_ORIGINALS)
    with writing(acting(engine, SYSTEM), acts.CHECK) as connection:
        before = last_check(connection)
        if before and not with_originals:
            by_originals = before.by_originals
        touched = _sorted({*touched_by(found), *by_originals})
        if touched != (before.touched if before else ()):
            advance(connection)
            audit_log.record(connection, NAME, after={"damaged": len(touched)})
        said: dict[str, Any] = {"at": now.isoformat(), "version": version(connection)}
        said |= {"touched": [asdict(one) for one in touched], "by_originals": [asdict(one) for one in by_originals]}
        remember(connection, NAME, json.dumps(said))


def touched_by(found: Iterable[FoundDamage]) -> tuple[AffectedData, ...]:
    """What figures stand on of all that was found."""
    each = list(found)
    every = {touched for one in each if one.damage.severity in {"file", "figures"} for touched in one.touched}
    if any(one.code in ANYTHING for one in each):
        every = {AffectedData(dataset) for dataset in DATASETS}
    return _sorted(every)


def _sorted(touched: Iterable[AffectedData]) -> tuple[AffectedData, ...]:
    return tuple(sorted(touched, key=lambda one: (one.dataset, one.series, one.first, one.last)))
