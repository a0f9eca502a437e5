"""Takes declared databases in: asked for what is new, compared, committed. The same steps for the screen and the command line."""

import datetime as dt

from sqlalchemy import Engine

from plancom import clock, settings
from plancom.datasets import Observations
from plancom.plan import Plan
from plancom.services import importing
from plancom.services.importing import IncomingFile, Outcome
from plancom.sources.databases.declarations import DatabaseSource, Declarations
from plancom.sources.databases.declarations import declared as read_declared
from plancom.sources.databases.query import ask
from plancom.store.imports.comparison import compare
from plancom.store.imports.database_progress import LastSync, syncs_by_source


def declarations() -> Declarations:
    """The databases that the secrets file declares."""
    return read_declared(settings.secrets_path())


def last_syncs(engine: Engine) -> dict[str, LastSync]:
    """By source, what was already taken from it."""
    with engine.connect() as connection:
        return syncs_by_source(connection)


def database_file(
    engine: Engine, source: DatabaseSource, plan: Plan, *, everything: bool = False, today: dt.date | None = None
) -> IncomingFile:
    """What the database says and what it would change; nothing is written. `everything` asks for all its days again."""
    before = last_syncs(engine).get(source.source)
    covered = before.covered if before and not everything else None
    said = ask(source, plan, today or clock.today(plan), covered)
    file = importing.source_file(said.file_name, said.content)
    if said.up_to_date:
        return IncomingFile(file, said.result, None, "unchanged")
    match said.result:
        case Observations(table=table) as observations if len(table):
            with engine.connect() as connection:
                comparison = compare(connection, observations, plan)
            outcome: Outcome = "unchanged" if comparison.changes_nothing else "imported"
            return IncomingFile(file, observations, comparison, outcome)
        case nothing:
            return IncomingFile(file, nothing, None, "rejected")
