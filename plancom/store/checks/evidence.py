"""Evidence and snapshots: whether what proves a task, and what was presented, is still there and what it was."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from plancom.datasets.problems.office_damages import (
    ChangedSnapshot,
    DamagedEvidence,
    EmptyEvidence,
    EvidenceOfNothing,
    LostEvidence,
    LostSnapshot,
)
from plancom.language.numbers import number
from plancom.store.checks.damages import CheckContext, FoundDamage, raw
from plancom.store.db.kept_files import digest_and_size
from plancom.store.tables import evidence_files, presentations, snapshots, task_evidence, task_states


def of_tasks(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Evidence of changes that are not there, without its file, or with another one."""
    e = task_evidence.c
    changes = set(connection.execute(select(task_states.c.id)).scalars())
    there = set(connection.execute(select(evidence_files.c.sha256)).scalars())
    damaged = {sha256 for sha256 in sorted(there) if not _is_whole(connection, sha256)}
    for row in connection.execute(select(task_evidence).order_by(e.id)):
        title = row.name or row.link
        if row.change_id not in changes:
            yield FoundDamage(EvidenceOfNothing(name=title))
        if row.sha256 is None and not row.link:
            yield FoundDamage(EmptyEvidence(number=number(row.id)))
        elif row.sha256 is not None and row.sha256 not in there:
            yield FoundDamage(LostEvidence(name=title))
        elif row.sha256 in damaged:
            yield FoundDamage(DamagedEvidence(name=title))


def _is_whole(connection: Connection, sha256: str) -> bool:
    f = evidence_files.c
    row = connection.execute(select(f.content, f.packing).where(f.sha256 == sha256)).one()
    return digest_and_size(row.content, row.packing)[0] == sha256


def presented(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Figures of what was presented that are gone, or are not those that were kept."""
    p = presentations.c
    whole = {
        row.digest: _is_as_kept(row.digest, row.content)
        for row in connection.execute(select(snapshots.c.digest, snapshots.c.content))
    }
    for row in connection.execute(select(p.digest, p.title, raw(p.as_of).label("as_of")).order_by(p.id)):
        if row.digest not in whole:
            yield FoundDamage(LostSnapshot(title=row.title, day=str(row.as_of)))
        elif not whole[row.digest]:
            yield FoundDamage(ChangedSnapshot(title=row.title, day=str(row.as_of)))


def _is_as_kept(sha256: str, content: bytes) -> bool:
    try:
        text = gzip.decompress(content)
        json.loads(text)
    except (OSError, EOFError, zlib.error, ValueError, TypeError):
        return False
    return hashlib.sha256(text).hexdigest() == sha256
