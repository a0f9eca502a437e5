"""Runs the migrations on the connection that plancom.store.db.schema hands over."""

from alembic import context

import plancom.store.analysis_table
import plancom.store.guard_tables
import plancom.store.office.profiles
import plancom.store.session_table
import plancom.store.task_tables  # noqa: F401 - describes tables of its own
from plancom.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
