"""Interruption: how another thread stops a transaction, and sees how far it is."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError


class Interrupted(Exception):  # noqa: N818 - it is no error: somebody asked for it
    """The transaction was stopped, and leaves nothing behind."""


class Interruption:
    """One transaction that can be stopped from outside. `share` is how much of it is done, 0 to 1.

    A statement that is running is stopped in the database itself (sqlite3's `interrupt`, PostgreSQL's cancel request), what
    comes between statements at the next `reached`. Once it is committed it is written, whatever is asked after that.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self._lock = threading.Lock()
        self._asked = False
        self._stop: Callable[[], object] | None = None

    @property
    def asked(self) -> bool:
        """Whether somebody asked for it."""
        return self._asked

    def ask(self) -> None:
        """Stops the transaction, now or as soon as it begins."""
        with self._lock:
            self._asked = True
            if self._stop is not None:
                self._stop()

    def reached(self, share: float) -> None:
        """The transaction has come so far. Raises Interrupted where it is to go no further."""
        self.share = share
        if self._asked:
            raise Interrupted

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """What `connection` does inside can be stopped. Raises Interrupted then."""
        driver = connection.connection.dbapi_connection
        self.reached(0.0)
        with self._lock:
            self._stop = getattr(driver, "interrupt", None) or getattr(driver, "cancel", None)
        try:
            yield
        except DatabaseError:
            if self._asked:
                raise Interrupted from None
            raise
        finally:
            with self._lock:
                self._stop = None
