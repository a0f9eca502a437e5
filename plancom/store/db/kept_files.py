"""Kept files: packed where that makes them smaller, given back byte for byte, and proven to be what arrived."""

import hashlib
import zlib
from collections.abc import Iterator

import pyarrow as pa
from sqlalchemy import Connection, select

from plancom.language.translation import tr
from plancom.store.tables import evidence_files, files, imports, task_evidence

ZSTD = "zstd"
ZLIB = "zlib"  # how files were packed at first
LEVEL = 1  # higher ones take longer for little
PACKED_FROM = 64 * 1024  # bytes
WORTHWHILE = 0.9  # of the size, below which packing is worth reading it back
ZIPPED = b"PK"  # a workbook is packed already
SAMPLE = 256 * 1024  # bytes of a file that are tried first


def packed(content: bytes) -> tuple[bytes, str]:
    """`content` as it is kept, and how: large files packed where that makes them smaller (text does, a workbook does not)."""
    if len(content) < PACKED_FROM or content.startswith(ZIPPED):
        return content, ""
    if len(_small(content[:SAMPLE])) >= WORTHWHILE * min(SAMPLE, len(content)):
        return content, ""
    small = _small(content)
    return (small, ZSTD) if len(small) < WORTHWHILE * len(content) else (content, "")


def unpacked(content: bytes, packing: str) -> bytes:
    """The same as it arrived. Raises OSError or zlib.error where it was damaged so much that nothing can be made of it."""
    if packing == ZSTD:
        with pa.CompressedInputStream(pa.BufferReader(content), ZSTD) as stream:
            whole: bytes = stream.read()
        return whole
    return zlib.decompress(content) if packing == ZLIB else bytes(content)


def _small(content: bytes) -> bytes:
    small: bytes = pa.Codec(ZSTD, compression_level=LEVEL).compress(content, asbytes=True)
    return small


def damaged(connection: Connection) -> Iterator[str]:
    """A sentence for every original and every file of evidence whose bytes are no longer those of its SHA-256; one at a time in memory."""
    for kept, named, what in (
        (files, imports.c.file_name, tr("El archivo original")),
        (evidence_files, task_evidence.c.name, tr("El archivo de evidencia")),
    ):
        for sha256 in connection.execute(select(kept.c.sha256)).scalars().all():
            content, packing = connection.execute(
                select(kept.c.content, kept.c.packing).where(kept.c.sha256 == sha256)
            ).one()
            if not _is(content, packing, sha256):
                name = connection.execute(select(named).where(named.table.c.sha256 == sha256)).scalars().first()
                yield tr(
                    "{what} «{name}» no es el que se guardó: se dañó en la base de datos.",
                    what=what,
                    name=name or sha256[:12],
                )


def _is(content: bytes, packing: str, sha256: str) -> bool:
    try:
        return hashlib.sha256(unpacked(content, packing)).hexdigest() == sha256
    except (OSError, zlib.error):
        return False
