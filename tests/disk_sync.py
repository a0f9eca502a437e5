"""SQLite databases of tests need not outlive the machine: nobody waits for its disk, as with the tests' PostgreSQL."""

from sqlalchemy import Connection, Engine, event


def switch_off() -> None:
    """From now on in this process what is committed is the system's to write; that a process is killed loses nothing.

    `Engine.raw_connection` gives what the program asked for, to the test that holds it.
    """

    @event.listens_for(Engine, "engine_connect")
    def wait_no_more(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA synchronous=OFF").close()
