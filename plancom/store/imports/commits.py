"""Imports: compared with what is there, committed whole or not at all, undone and redone in any order."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, update

from plancom.access import acts
from plancom.datasets import Observations
from plancom.plan import Plan
from plancom.store import tables
from plancom.store.attribution import attributions
from plancom.store.db import audit_log, bulk, data_version, staged_files
from plancom.store.db.engine import writing
from plancom.store.db.interruption import Interruption
from plancom.store.figures.counts import Counts, counts
from plancom.store.imports import accounts, history, plan_changes
from plancom.store.imports.comparison import Comparison, compare
from plancom.store.imports.history import UnknownImportError
from plancom.store.office import answers
from plancom.store.office.answers import Answer
from plancom.store.precedence import current_rows, rollups, withdrawals
from plancom.store.tables import DATASET_TABLES, coverage, files, import_changes, imports, problems

READ, INSERTED = 0.1, 0.6
"""Shares of a commit's time after which it has been compared, and its rows are in: of the import of benchmarks/imports.py."""


@dataclass(frozen=True)
class SourceFile:
    """A file as it arrived: its name, its bytes' digest, and the bytes or where they lie."""

    name: str
    sha256: str
    place: bytes | Path

    @property
    def content(self) -> bytes:
        """The bytes; raises OSError where they lay on the disk and are gone."""
        return self.place.read_bytes() if isinstance(self.place, Path) else self.place

    @property
    def size(self) -> int:
        """How many bytes; raises OSError as `content` does."""
        return self.place.stat().st_size if isinstance(self.place, Path) else len(self.place)


def commit(
    engine: Engine,
    observations: Observations,
    file: SourceFile,
    plan: Plan,
    *,
    now: dt.datetime,
    author: str = "",
    is_sample: bool = False,
    comparison: Comparison | None = None,
    interruption: Interruption | None = None,
    most_originals: int | None = None,
    given: Sequence[Answer] = (),
    choices: str = "",
) -> int | None:
    """Writes `observations` in one transaction; the import's number, or None where it would change nothing.

    Compared inside the transaction, so that what is written is right even when somebody else imported in between; a
    `comparison` of these observations made before is used where the data's version is still its own.
    Its rows are told apart by the rules of every plan that the database knows, `plan` among them.
    `given` is what was answered to the file's questions, kept for the next one; `choices` all that somebody said of it, kept with it. Through `interruption` another thread can follow and stop it. Raises Interrupted then, and NoRoomError where the originals
    would take more than `most_originals` bytes; everything is left as it was.
    """
    step = interruption or Interruption()
    with writing(engine, acts.IMPORT) as connection, step.over(connection):
        plan_changes.follow(connection, plan)
        if comparison is None or comparison.version != data_version.version(connection):
            comparison = compare(connection, observations, plan)
        if comparison.changes_nothing:
            return None
        step.reached(READ)
        history.keep(connection, file.sha256, file.content, most_originals)
        import_id = _record(
            connection, observations, file, comparison, now=now, author=author, is_sample=is_sample, choices=choices
        )
        accounts.keep(connection, import_id, observations)
        answers.keep(connection, given, now)
        attributions.keep(connection, comparison.meanings)
        dataset = observations.dataset
        rows = comparison.rows.assign(is_current=current_rows.counts_at_once(dataset, comparison.rows))
        plain = bool((rows["status"] == "new").all() and rows["is_current"].all())
        inserted = bulk.Insertion(
            connection, DATASET_TABLES[dataset], rows, {"import_id": import_id}, most_files=staged_files.MOST_FILES - 1
        )
        with ThreadPoolExecutor(1) as meanwhile:  # the database is busy for as long, and needs no Python for it
            added = meanwhile.submit(rollups.begin, connection, dataset, rows) if plain else None
            inserted.run(progress=lambda done: step.reached(READ + (INSERTED - READ) * done))
        step.reached(INSERTED)
        withdrawals.keep(connection, import_id, comparison.withdrawn)
        current_rows.settle(connection, dataset, import_id, added.result if added else None)
        summary = {
            "file": file.name,
            "sha256": file.sha256,
            "dataset": dataset,
            "rows_new": comparison.rows_new,
            "rows_changed": comparison.rows_changed,
        }
        audit_log.record(connection, f"imports/{import_id}", after=summary, author=author)
        step.reached(1.0)
    return import_id


def undo(engine: Engine, import_id: int, now: dt.datetime, author: str = "") -> bool:
    """Takes an import out of all figures; False where it was out already. Raises UnknownImportError."""
    with writing(engine, acts.UNDO_IMPORT) as connection:
        changed = _set_undone(connection, import_id, now)
        if changed:
            history.record_change(connection, import_id, "undo", author, now)
            audit_log.record(
                connection, f"imports/{import_id}", before={"counts": True}, after={"counts": False}, author=author
            )
    return changed


def redo(engine: Engine, import_id: int, now: dt.datetime | None = None, author: str = "") -> bool:
    """Brings an undone import back to its own place in the order; False where it counted already. Raises UnknownImportError."""
    with writing(engine, acts.REDO_IMPORT) as connection:
        changed = _set_undone(connection, import_id, None)
        if changed:
            moment = now or dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
            history.record_change(connection, import_id, "redo", author, moment)
            audit_log.record(
                connection, f"imports/{import_id}", before={"counts": False}, after={"counts": True}, author=author
            )
    return changed


def counts_without(engine: Engine, import_id: int, now: dt.datetime, plan: str, *, undone: bool = True) -> Counts:
    """The counts, told apart by `plan`, as they would be with an import undone (or redone); nothing is changed. Raises UnknownImportError."""
    with suppress(_TrialEnd), writing(engine, acts.UNDO_IMPORT) as connection:
        _set_undone(connection, import_id, now if undone else None)
        found = counts(connection, plan)
        raise _TrialEnd
    return found


class _TrialEnd(Exception):  # noqa: N818 - no error: it takes back a transaction that was only a trial
    """A trial is over."""


def remove_samples(engine: Engine) -> int:
    """Deletes every import of sample data, wherever it stands; how many there were."""
    with writing(engine, acts.REMOVE_SAMPLES) as connection:
        ids = list(connection.execute(select(imports.c.id).where(imports.c.is_sample)).scalars())
        for import_id in ids:
            dataset = connection.execute(select(imports.c.dataset).where(imports.c.id == import_id)).scalar_one()
            connection.execute(
                update(imports)
                .where(imports.c.id == import_id)
                .values(undone_at=dt.datetime.now(dt.UTC).replace(tzinfo=None))
            )
            current_rows.refresh(connection, dataset, import_id)
            withdrawals.forget(connection, import_id)
            for table in (DATASET_TABLES[dataset], coverage, tables.accounts, problems, import_changes):
                connection.execute(delete(table).where(table.c.import_id == import_id))
        shas = select(imports.c.sha256).where(imports.c.is_sample)
        kept = select(imports.c.sha256).where(~imports.c.is_sample)
        connection.execute(delete(files).where(files.c.sha256.in_(shas), files.c.sha256.not_in(kept)))
        connection.execute(delete(imports).where(imports.c.is_sample))
        if ids:
            audit_log.record(connection, "imports", before={"samples": len(ids)}, after={"samples": 0})
    return len(ids)


def _set_undone(connection: Connection, import_id: int, undone_at: dt.datetime | None) -> bool:
    found = connection.execute(
        select(imports.c.dataset, imports.c.undone_at).where(imports.c.id == import_id)
    ).one_or_none()
    if found is None:
        raise UnknownImportError(str(import_id))
    if (found.undone_at is None) == (undone_at is None):
        return False
    connection.execute(update(imports).where(imports.c.id == import_id).values(undone_at=undone_at))
    current_rows.refresh(connection, found.dataset, import_id)
    return True


def _record(
    connection: Connection,
    observations: Observations,
    file: SourceFile,
    comparison: Comparison,
    *,
    now: dt.datetime,
    author: str,
    is_sample: bool,
    choices: str,
) -> int:
    """The import's own line, its coverage and its problems."""
    result = connection.execute(
        insert(imports).values(
            file_name=file.name,
            sha256=file.sha256,
            size=file.size,
            source=observations.source,
            title=observations.title,
            dataset=observations.dataset,
            author=author,
            choices=choices,
            created_at=now,
            rows_read=observations.rows_read,
            rows_new=comparison.rows_new,
            rows_changed=comparison.rows_changed,
            rows_same=comparison.rows_same,
            rows_rejected=observations.rows_rejected,
            is_sample=is_sample,
            digest=comparison.digest,
        )
    )
    import_id = int((result.inserted_primary_key or (0,))[0])
    covered = [
        {
            "import_id": import_id,
            "dataset": observations.dataset,
            "series": c.series,
            "measure": c.measure,
            "grain": c.grain,
            "first_day": c.first,
            "last_day": c.last,
        }
        for c in observations.coverage
    ]
    if covered:
        connection.execute(insert(coverage), covered)
    found = [
        {
            "import_id": import_id,
            "code": p.code,
            "sheet": p.sheet,
            "row": p.row,
            "column": p.column,
            "value": p.value,
            "message": p.message,
            "fix": p.fix,
            "rejects": p.rejects,
        }
        for p in observations.problems
    ]
    if found:
        connection.execute(insert(problems), found)
    return import_id
