"""Runs the migrations on the connection that plancom.store.db.schema hands over."""

from alembic import context

from plancom.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
