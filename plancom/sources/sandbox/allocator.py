"""How this process keeps memory that it has freed: for the next who wants it, or back to the system.

The functions do nothing where the allocator is not glibc's (Windows, macOS, musl).
"""

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pyarrow as pa

SECONDS = 1.0
"""After which what a reading process handed over is on its way: a million posts are written down in a third of that."""
SHORT = 32 * 1024**2
"""Bytes of a file up to which a reading process keeps what memory it frees until the file is read: a tenth of its time."""
SHORT_ROWS = 200_000
"""Rows up to which the same is done with the memory of those that are compared and written down."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""M_TRIM_THRESHOLD, M_MMAP_THRESHOLD and M_ARENA_MAX of glibc's malloc.h."""
_GIVEN_BACK = 4 * 1024**2
"""Bytes from which a piece of memory goes back to the system at once, but for short files: columns of long ones, not of pieces of them."""
_KEPT, _TRIMMED = 512 * 1024**2, 128 * 1024
"""Free bytes at the end of its memory that a process keeps: until somebody says `released`, and otherwise (glibc's own)."""


def share_arena() -> None:
    """From now on all threads take memory from one place, as the interpreter lets one of them work at a time anyway.

    By itself glibc gives threads places of their own, up to eight for each processor, and each keeps what it has freed: of a server
    that draws every page in another thread that is a tenth. Threads that libraries started before have theirs already, unless the
    server was started under `MALLOC_ARENA_MAX=1`; that is for the server alone: a process that reads a long table in several threads
    gives back more with a place for each.
    """
    _set(_ARENA_MAX, 1)
    os.environ.pop("MALLOC_ARENA_MAX", None)


def frugal(length: int | None = None) -> None:
    """From now on this process gives every large piece of memory back as soon as it is free, instead of keeping it for the next.

    A table of a million rows passes through many steps, each with columns of its own: kept, they make up a third of the memory.
    A file whose `length` is short comes to little, and its pieces are kept.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    is_short = length is not None and length <= SHORT
    _set(_MMAP_THRESHOLD, SHORT if is_short else _GIVEN_BACK)
    _set(_TRIM_THRESHOLD, _KEPT if is_short else _TRIMMED)


@contextmanager
def long_table(rows: int) -> Iterator[None]:
    """While a table of many `rows` is compared or written down, memory is kept as while its file was read; then it goes back."""
    frugal(SHORT if rows <= SHORT_ROWS else None)
    try:
        yield
    finally:
        frugal()
        released_soon()


def released_soon() -> None:
    """Gives the memory that nothing uses any longer back to the system, a moment from now."""
    timer = threading.Timer(SECONDS, released)
    timer.daemon = True
    timer.start()


def released() -> None:
    """Gives the memory that nothing uses any longer back to the system."""
    pa.default_memory_pool().release_unused()
    _glibc("malloc_trim", 0)


def _set(parameter: int, value: int) -> None:
    _glibc("mallopt", parameter, value)


def _glibc(function: str, *arguments: int) -> None:
    """Calls a function of the allocator, where it is glibc's."""
    if sys.platform == "linux":  # elsewhere there may be no library without a name, which is no OSError on Windows
        with suppress(OSError, AttributeError):
            getattr(ctypes.CDLL(None), function)(*arguments)
