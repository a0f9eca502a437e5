"""Originals: whether the file of each import is there, and is what arrived."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from plancom.datasets.problems.import_damages import (
    DamagedOriginal,
    LostOriginal,
    MisnamedOriginal,
    StrayOriginal,
    WrongSize,
)
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.store.checks.damages import CheckContext, FoundDamage
from plancom.store.db.kept_files import digest_and_size
from plancom.store.tables import files, imports

KILOBYTE = 1024


def kept(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Originals that are gone, kept under another digest, damaged or of nothing; one at a time in memory."""
    i = imports.c
    named: dict[str, list[tuple[int, str, int]]] = {}
    for row in connection.execute(select(i.id, i.file_name, i.sha256, i.size).order_by(i.id)):
        named.setdefault(row.sha256, []).append((row.id, row.file_name, row.size))
    there = list(connection.execute(select(files.c.sha256).order_by(files.c.sha256)).scalars())
    lost = {sha256: lines for sha256, lines in named.items() if sha256 not in set(there)}
    strays: dict[str, tuple[str, int]] = {}
    for digest in there:
        real, size = digest_of(connection, digest)
        if digest not in named:
            strays[digest] = (real, size)
        elif real != digest:
            yield FoundDamage(DamagedOriginal(file=named[digest][0][1]))
        else:
            for import_id, name, said in named[digest]:
                if said != size:
                    damage = WrongSize(number=number(import_id), file=name)
                    yield FoundDamage(damage, subject=("size", str(import_id), str(size)))
    yield from _lost(lost, strays)


def _lost(lost: dict[str, list[tuple[int, str, int]]], strays: dict[str, tuple[str, int]]) -> Iterator[FoundDamage]:
    """Originals that are not under the digest of their import: kept under another one, or not at all; and those of no import."""
    left = dict(strays)
    for digest, lines in lost.items():
        import_id, name, size = lines[0]
        under = next((other for other, (real, _) in left.items() if real == digest), "")
        alike = [other for other, (real, there) in left.items() if there == size and real == other]
        if under:
            left.pop(under)
            yield FoundDamage(MisnamedOriginal(file=name, number=number(import_id)), subject=("file", under, digest))
        elif len(alike) == 1:
            left.pop(alike[0])
            yield FoundDamage(
                MisnamedOriginal(file=name, number=number(import_id)), subject=("import", digest, alike[0])
            )
        else:
            yield FoundDamage(LostOriginal(file=name, number=number(import_id)))
    for _, size in left.values():
        yield FoundDamage(StrayOriginal(size=tr("{size} KB", size=number(max(1, size // KILOBYTE)))))


def digest_of(connection: Connection, sha256: str) -> tuple[str, int]:
    """The digest that a kept original really has, and its size; "" for one of which nothing can be made."""
    row = connection.execute(select(files.c.content, files.c.packing).where(files.c.sha256 == sha256)).one()
    return digest_and_size(row.content, row.packing)
