"""A PostgreSQL server: waited for while it starts again, and not kept by a lock without end, nor by a client that is gone."""

import threading
import time
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import Dialect

from plancom import settings

RESTART_SECONDS = 10.0
"""How long a server that was there is waited for: a restart takes two or three."""
PAUSE = 0.25
LOST_CLIENT = "2s"
"""How soon the server notices, in the middle of a statement, that the program that asked for it was killed; what it held is free then."""
_STARTS = ("starting up", "shutting down", "iniciándose", "apagándose")


def prepare(engine: Engine) -> None:
    """Has the engine's connections wait for the server, and the server wait for nobody for ever."""
    was_there = threading.Event()

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Dialect, _record: Any, arguments: Any, options: Any) -> Any:
        end = time.monotonic() + min(RESTART_SECONDS, settings.database_wait())
        while True:
            try:
                connection = dialect.connect(*arguments, **options)
            except dialect.loaded_dbapi.OperationalError as error:
                is_starting = was_there.is_set() or any(word in str(error) for word in _STARTS)
                if not is_starting or time.monotonic() >= end:
                    raise
                time.sleep(PAUSE)
            else:
                was_there.set()
                return connection

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: Any) -> None:
        milliseconds = int(settings.database_wait() * 1000)
        for statement in (
            f"SET lock_timeout = {milliseconds}",
            f"SET client_connection_check_interval = '{LOST_CLIENT}'",  # not before version 14, nor on every system
        ):
            with suppress(engine.dialect.loaded_dbapi.Error):
                connection.rollback()
                cursor = connection.cursor()
                cursor.execute(statement)
                cursor.close()
                connection.commit()
        connection.rollback()
