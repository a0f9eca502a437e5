"""Remembers what was read of files, so that the same bytes, asked in the same way on the same day, are read once.

Only for as long as the program runs, and within bounds (docs/adr/0040-readings-are-remembered.md).
"""

import datetime as dt
import hashlib
import threading

from cachetools import LRUCache

from plancom.datasets import Result
from plancom.language.translation import language
from plancom.plan import Plan
from plancom.sources.sandbox.transfer import Delivery

MB = 1024**2
IN_FILES, IN_MEMORY = 256 * MB, 8 * MB
"""Bytes that remembered readings may take: a million posts are a file of 180 MB; what an office drops in a month takes 1 to 2 MB."""
OWN = 64 * 1024
"""Bytes of a reading besides its table's values, be it ever so short: its columns, notes and problems."""
Key = tuple[str, str]
"""The digest of a file's bytes, and of all else that its reading depends on."""


class _ReadingCache(LRUCache[Key, Delivery[Result]]):
    def __init__(self, most: int) -> None:
        super().__init__(most, getsizeof=lambda delivery: delivery.size() + OWN)


_files, _memory = _ReadingCache(IN_FILES), _ReadingCache(IN_MEMORY)
_lock = threading.Lock()


def key(digest: str, name: str, plan: Plan, today: dt.date, **options: object) -> Key:
    """What a reading depends on: the file's bytes by their `digest`, its name, the plan, the day, the language that is spoken here,
    and the options of `plancom.sources.sandbox.pool.begin`.
    """
    asked = (name, language(), today, sorted(options.items()), plan.model_dump_json())
    return digest, hashlib.sha256(repr(asked).encode()).hexdigest()


def remember(key: Key, delivery: Delivery[Result]) -> None:
    """Keeps what was understood: a file that was refused may fare better the next time."""
    if not delivery.understood:
        return
    with _lock:
        try:
            (_files if delivery.in_file else _memory)[key] = delivery
        except (ValueError, OSError):  # larger than all together may be, or its file is gone already
            return


def recalled(key: Key) -> Delivery[Result] | None:
    """What was read under `key`, unopened; None where nothing was, or its file is gone."""
    with _lock:
        delivery = _memory.get(key) or _files.get(key)
    return delivery if delivery and delivery.is_there() else None  # some systems tidy their temporary folders up


def forget() -> None:
    """Forgets everything."""
    with _lock:
        _files.clear()
        _memory.clear()
