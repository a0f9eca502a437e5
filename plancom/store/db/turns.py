"""Turns: who writes into one database from this process does so one after another, in the order in which they came.

SQLite itself lets those who wait try again and again, and whoever tries at the right moment goes first: of twenty that wrote at once one
waited 39 seconds, and four were told that the database is busy. PostgreSQL keeps an order of its own among the one of each process that
is its turn; here it is known how many are before.
"""

import threading
from collections import deque
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

_changed = threading.Condition()
_queues: dict[Hashable, deque[int]] = {}


class BusyError(RuntimeError):
    """Somebody writes, and it was not to be waited for."""


@contextmanager
def turn(engine: Engine, *, waits: bool = True) -> Iterator[None]:
    """Waits until those who came before are through, however long that takes. Raises BusyError where there are any and it does not wait."""
    key, me = _key(engine), threading.get_ident()
    with _changed:
        if not waits and key in _queues:
            raise BusyError
        queue = _queues.setdefault(key, deque())
        queue.append(me)
        _changed.wait_for(lambda: queue[0] == me)
    try:
        yield
    finally:
        with _changed:
            queue.popleft()
            if not queue:
                del _queues[key]
            _changed.notify_all()


def turns_ahead(engine: Engine, thread: int | None) -> int:
    """How many are to write before a thread of that number; 0 where it is its turn, or it does not wait."""
    with _changed:
        queue = _queues.get(_key(engine), ())
        return queue.index(thread) if thread is not None and thread in queue else 0


def turns_waiting(engine: Engine) -> int:
    """How many are to write after whoever writes now."""
    with _changed:
        return max(0, len(_queues.get(_key(engine), ())) - 1)


def _key(engine: Engine) -> Hashable:
    """The database, whatever engine opened it; one in memory is its pool's own."""
    name = engine.url.database
    if engine.dialect.name != "sqlite":
        return engine.url
    return id(engine.pool) if not name or name == ":memory:" else Path(name).resolve()
