"""Kept files: packed where that makes them smaller, given back byte for byte, and proven to be what arrived."""

import hashlib
import zlib

import pyarrow as pa

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


def digest_and_size(content: bytes, packing: str) -> tuple[str, int]:
    """The SHA-256 and the size of a file as it arrived; "" and 0 for one of which nothing can be made."""
    try:
        whole = unpacked(content, packing)
    except (OSError, zlib.error, TypeError):
        return "", 0
    return hashlib.sha256(whole).hexdigest(), len(whole)
