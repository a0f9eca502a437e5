"""Mending: what `db repair` does about each damage, all in the transaction that it is given."""

import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, text, update

from plancom.plan import Plan
from plancom.plan.attribution import rules_of
from plancom.store.attribution import rules as attribution_rules
from plancom.store.checks.damages import FoundDamage
from plancom.store.checks.observations import changed_meanings
from plancom.store.checks.references import stray_withdrawals
from plancom.store.db import audit_triggers, revisions
from plancom.store.db.data_version import DATA_VERSION, advance, remember
from plancom.store.imports import plan_changes
from plancom.store.precedence import current_rows, rollups
from plancom.store.tables import attribution_rules as kept_rules
from plancom.store.tables import attributions, files, import_changes, imports, metadata, withdrawals
from plancom.store.upkeep.import_rows import Difference, rewrite


@dataclass(frozen=True)
class Materials:
    """What mending is done with: the plans in force, the first of which says what channels are electronic; and of each import whose rows are
    damaged, by its number, its dataset and what its original says otherwise.
    """

    plans: Sequence[Plan]
    differences: Mapping[int, tuple[str, Difference]]


Mend = Callable[[Connection, FoundDamage, Materials], None]


def mend(connection: Connection, found: Sequence[FoundDamage], materials: Materials) -> None:
    """Mends what of `found` can be mended; then tells rows apart, settles which count and adds them up, as after an import."""
    for code, way in MENDS.items():
        for one in (one for one in found if one.code == code):
            way(connection, one, materials)
    _write_anew(connection, found, materials)
    codes = {one.code for one in found}
    if codes & TOLD_ANEW and materials.plans:
        for plan in materials.plans:
            attribution_rules.keep(connection, rules_of(plan))
        connection.execute(delete(attributions).where(attributions.c.id.in_(changed_meanings(connection))))
        plan_changes.tell_anew(connection, _electronic_of(materials.plans))
    if any(one.damage.severity == "figures" for one in found):
        current_rows.settle_all(connection)
        rollups.recount(connection)
    advance(connection)


def _write_anew(connection: Connection, found: Sequence[FoundDamage], materials: Materials) -> None:
    """The rows and coverage of imports as their originals say them, and how many they are."""
    miscounted = {n for one in found if one.code == "rows_missing" for n in one.imports}
    of_coverage = {n for one in found if one.code in OF_COVERAGE for n in one.imports}
    for import_id, (dataset, different) in materials.differences.items():
        rewrite(connection, dataset, import_id, different, with_coverage=import_id in of_coverage)
        if import_id in miscounted and not different.rows:
            _counted_anew(connection, import_id, different.counted)


def _electronic_of(plans: Sequence[Plan]) -> Plan:
    """The plan whose channels count: the one that was followed last."""
    return plans[-1]


def _counted_anew(connection: Connection, import_id: int, lines: int) -> None:
    """What an import says to have brought, where its rows are all there: what was new is what was neither changed nor the same."""
    i = imports.c
    new = lines - i.rows_changed - i.rows_same
    connection.execute(update(imports).where(i.id == import_id, new >= 0).values(rows_new=new))


def tidy(found: Iterable[FoundDamage]) -> None:
    """Takes away what stopped imports left beside the database: no transaction knows of it."""
    for one in found:
        if one.code == "staging_left":
            shutil.rmtree(Path(one.subject[0]), ignore_errors=True)


OF_COVERAGE = frozenset({"wrong_coverage", "not_a_day", "original_differs"})
"""Damages that may be of an import's coverage."""
TOLD_ANEW = frozenset({"wrong_strategy", "wrong_channel", "changed_strategies", "broken_rules"})
"""Damages after which every row is told apart anew."""


def _one_revision(connection: Connection, _one: FoundDamage, _materials: Materials) -> None:
    connection.execute(text(f"DELETE FROM {revisions.VERSION_TABLE}"))
    connection.execute(
        text(f"INSERT INTO {revisions.VERSION_TABLE} (version_num) VALUES (:v)"), {"v": revisions.newest()}
    )


def _index(connection: Connection, one: FoundDamage, _materials: Materials) -> None:
    table, name = one.subject
    next(index for index in metadata.tables[table].indexes if index.name == name).create(connection)


def _triggers(connection: Connection, _one: FoundDamage, _materials: Materials) -> None:
    audit_triggers.put_back(connection)


def _drop(connection: Connection, one: FoundDamage, _materials: Materials) -> None:
    connection.execute(text(f"DROP TABLE {connection.dialect.identifier_preparer.quote(one.subject[0])}"))


def _without_strays(connection: Connection, one: FoundDamage, _materials: Materials) -> None:
    table = metadata.tables[one.subject[0]]
    connection.execute(delete(table).where(table.c.import_id.in_(one.imports)))


def _without_withdrawals(connection: Connection, _one: FoundDamage, _materials: Materials) -> None:
    connection.execute(delete(withdrawals).where(stray_withdrawals()))


def _as_last_done(connection: Connection, one: FoundDamage, _materials: Materials) -> None:
    c, number = import_changes.c, int(one.subject[0])
    last = connection.execute(select(c.action, c.created_at).where(c.import_id == number).order_by(c.id.desc())).first()
    if last is not None:
        undone = last.created_at if last.action == "undo" else None
        connection.execute(update(imports).where(imports.c.id == number).values(undone_at=undone))


def _named(connection: Connection, one: FoundDamage, _materials: Materials) -> None:
    which, before, after = one.subject
    table = files if which == "file" else imports
    connection.execute(update(table).where(table.c.sha256 == before).values(sha256=after))


def _sized(connection: Connection, one: FoundDamage, _materials: Materials) -> None:
    _, number, size = one.subject
    connection.execute(update(imports).where(imports.c.id == int(number)).values(size=int(size)))


def _ruled(connection: Connection, one: FoundDamage, materials: Materials) -> None:
    known = {plan.id: plan for plan in materials.plans}
    connection.execute(delete(kept_rules).where(kept_rules.c.plan == one.subject[0]))
    if plan := known.get(one.subject[0]):
        connection.execute(insert(kept_rules).values(plan=plan.id, rules=rules_of(plan).model_dump_json()))


def _versioned(connection: Connection, _one: FoundDamage, _materials: Materials) -> None:
    remember(connection, DATA_VERSION, str(int(time.time())))  # more than any number of changes that a cache has seen


MENDS: Mapping[str, Mend] = {
    "broken_data_version": _versioned,
    "several_revisions": _one_revision,
    "lost_index": _index,
    "lost_trigger": _triggers,
    "unfinished_migration": _drop,
    "rows_without_import": _without_strays,
    "coverage_without_import": _without_strays,
    "lines_without_import": _without_strays,
    "withdrawal_of_nothing": _without_withdrawals,
    "undone_otherwise": _as_last_done,
    "misnamed_original": _named,
    "wrong_size": _sized,
    "broken_rules": _ruled,
}
"""What is done about single damages, in this order; the rest is told, settled and added up anew for all."""
