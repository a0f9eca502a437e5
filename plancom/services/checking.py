"""Checking and repairing the database: the same for the command line and for the server, which does it by itself."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from plancom.access import acts
from plancom.datasets import DEFINITIONS
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.services import originals
from plancom.services.originals import OriginalComparison
from plancom.store.checks import last_check
from plancom.store.checks.checkup import checked, checkup, in_order
from plancom.store.checks.damages import CheckContext, FoundDamage
from plancom.store.db import audit_log
from plancom.store.db.engine import StoreError, writing
from plancom.store.figures.counts import counts
from plancom.store.upkeep import backups, mending, new_file
from plancom.store.upkeep.import_rows import Difference
from plancom.store.upkeep.mending import Materials

FOREIGN = frozenset({"older_tables", "newer_tables", "several_revisions", "lost_table", "lost_column"})
"""Damages with which the database is not written into."""
Totals = Mapping[tuple[str, str, str, Month], float]


@dataclass(frozen=True)
class Checkup:
    """What was found, the gravest first; `read` are the originals that were read anew; None where they were not."""

    found: Sequence[FoundDamage]
    read: Sequence[OriginalComparison] | None = None

    @property
    def is_well(self) -> bool:
        """Whether nothing was found that matters: traces alone change nothing."""
        return all(one.damage.severity == "traces" for one in self.found)

    @property
    def mended(self) -> list[FoundDamage]:
        """What a repair does something about."""
        return [one for one in self.found if one.damage.is_mended]

    @property
    def left(self) -> list[FoundDamage]:
        """What it does not."""
        return [one for one in self.found if not one.damage.is_mended]

    @property
    def uncompared(self) -> list[OriginalComparison]:
        """The imports that could not be held beside their originals."""
        return [one for one in self.read or () if one.different is None]

    def document(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "well": self.is_well,
            "damages": [document(one) for one in self.found],
            "originals_read": len(self.read or ()),
            "originals_not_compared": [one.import_id for one in self.uncompared],
        }


def document(one: FoundDamage) -> dict[str, Any]:
    """One damage for programs."""
    return {
        "code": one.code,
        "severity": one.damage.severity,
        "sentence": one.damage.message,
        "concerns": one.damage.concerns,
        "remedy": one.damage.fix,
        "repairable": one.damage.is_mended,
        "imports": list(one.imports),
        "touches": [{"dataset": t.dataset, "series": t.series, "first": t.first, "last": t.last} for t in one.touched],
    }


def check(engine: Engine, plans: Sequence[Plan], *, with_originals: bool = False) -> Checkup:
    """Everything that is not as it should be; `with_originals` each import is held beside its file too. Raises StoreError."""
    found = checkup(engine, plans)
    if not with_originals or not plans or any(one.damage.severity == "file" for one in found):
        return Checkup(found)
    known = {n for one in found for n in one.imports}
    read = tuple(originals.original_comparisons(engine, plans[-1], damaged=known))
    new = [one for one in originals.damages(read) if not known & set(one.imports)]
    return Checkup(in_order([*found, *new]), read)


def remember(engine: Engine, one: Checkup, now: dt.datetime) -> None:
    """Keeps for the pages what was found; not in tables of another version, nor where nothing can be written: that says itself."""
    if FOREIGN & {found.code for found in one.found}:
        return
    with suppress(SQLAlchemyError, ValueError):
        last_check.keep(engine, one.found, now, with_originals=one.read is not None)


# ------------------------------------------------------------------------------------------------------------------ repair


@dataclass(frozen=True)
class Repair:
    """What a repair does: of the `checkup` what it mends, how many rows of which imports it writes anew, and what that makes of the figures.

    `unread` are the imports of which it would need the original and cannot use it; `after` is what is found then.
    """

    checkup: Checkup
    rows: Mapping[int, int] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    before: Totals | None = None
    after: Totals | None = None
    still: Sequence[FoundDamage] = ()

    @property
    def moves(self) -> list[tuple[tuple[str, str, str, Month], float | None, float | None]]:
        """The months whose figures move, with what they were and what they become; None where there was or is none, or it could not be read."""
        if self.after is None:
            return []
        before = self.before or {}
        keys = sorted(before.keys() | self.after.keys(), key=str)
        return [(key, before.get(key), self.after.get(key)) for key in keys if before.get(key) != self.after.get(key)]


class _Trial(Exception):  # noqa: N818 - no error: it takes back a transaction that was only a trial
    """A trial is over."""


def rehearsal(engine: Engine, plans: Sequence[Plan], one: Checkup) -> Repair:
    """What a repair of what was found would do; nothing is changed. Raises StoreError."""
    return _repair(engine, plans, one, is_trial=True)


def repair(engine: Engine, plans: Sequence[Plan], one: Checkup, now: dt.datetime) -> Repair:
    """Mends what can be mended, in one transaction, and keeps what is left for the pages. Raises StoreError; then nothing changed."""
    done = _repair(engine, plans, one, is_trial=False)
    mending.tidy(one.found)
    remember(engine, check(engine, plans, with_originals=one.read is not None), now)
    return done


def copy_of(engine: Engine, now: dt.datetime) -> Path | None:
    """Copies an SQLite database beside itself before it is repaired; None for another, of which its own tools make copies. Raises StoreError."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    whole = Path(engine.url.database)
    path = whole.with_name(f"{whole.stem}-antes-de-reparar-{now:%Y%m%d-%H%M%S}{whole.suffix}")
    backups.backup(engine, path)
    return path


def _repair(engine: Engine, plans: Sequence[Plan], one: Checkup, *, is_trial: bool) -> Repair:
    if any(found.code == "broken_index" for found in one.found):
        return _new_file(engine, plans, one, is_trial=is_trial)
    known = CheckContext({plan.id: plan for plan in plans})
    differences, unread = _differences(engine, plans, one)
    result = Repair(one)
    with suppress(_Trial), writing(engine, acts.REPAIR) as connection:
        before = _totals(connection, plans)
        mending.mend(connection, one.found, Materials(plans, differences))
        audit_log.record(connection, "database", after={"mended": listed(sorted({found.code for found in one.found}))})
        still = in_order(checked(connection, known, [found for found in one.left if found.damage.severity == "file"]))
        if worse := {found.code for found in still} - {found.code for found in one.found}:
            raise StoreError(
                tr(
                    "La reparación se detuvo y nada cambió: después de ella aparecería otro daño ({codes}). Restaure una copia.",
                    codes=", ".join(sorted(worse)),
                )
            )
        rows = {number: different.rows for number, (_, different) in differences.items()}
        result = Repair(one, rows, unread, before, _totals(connection, plans), still)
        if is_trial:
            raise _Trial
    return result


def _differences(
    engine: Engine, plans: Sequence[Plan], one: Checkup
) -> tuple[dict[int, tuple[str, Difference]], tuple[int, ...]]:
    """Of the imports whose rows or coverage are damaged, what their originals say otherwise; and those that cannot be held beside them."""
    stray = {"rows_without_import", "coverage_without_import", "lines_without_import"}
    wanted = sorted({n for found in one.found if found.code not in stray for n in found.imports})
    if not wanted or not plans:
        return {}, tuple(wanted)
    known = {read.import_id: read for read in one.read or ()}
    read = [known[n] for n in wanted if n in known]
    read += (
        originals.original_comparisons(engine, plans[-1], lacking, damaged=lacking)
        if (lacking := [n for n in wanted if n not in known])
        else ()
    )
    found: dict[int, tuple[str, Difference]] = {
        each.import_id: (each.dataset, each.different) for each in read if each.different is not None
    }
    return found, tuple(n for n in wanted if n not in found)


def _new_file(engine: Engine, plans: Sequence[Plan], one: Checkup, *, is_trial: bool) -> Repair:
    """A database whose indexes are damaged is written anew, row by row; what is found in it then is mended after that."""
    if is_trial:
        return Repair(one)
    path = Path(f"{engine.url.database}.nueva")
    new_file.write_new_file(engine, path)
    engine.dispose()
    backups.restore(engine, path)
    path.unlink(missing_ok=True)
    found = check(engine, plans)
    return _repair(engine, plans, found, is_trial=False) if found.mended else Repair(one, still=found.found)


def _totals(connection: Connection, plans: Sequence[Plan]) -> Totals | None:
    """Every month's figure; None where damage keeps them from being read."""
    try:
        found = counts(connection, plans[-1].id if plans else "")
    except (SQLAlchemyError, ValueError, TypeError, KeyError):
        return None
    return {
        (*key, month): sum(values.values())
        for key, months in found.months.items()
        if key[0] in DEFINITIONS
        for month, values in months.items()
    }
