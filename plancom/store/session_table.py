"""The table of sessions to present. Rows are only ever added: each saving is a version, a removal too."""

from sqlalchemy import Column, DateTime, Integer, String, Table, Text, UniqueConstraint

from plancom.store.tables import metadata

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("name", String(120), nullable=False),
    Column("version", Integer, nullable=False),  # counts from 1 for each name
    Column(
        "content", Text, nullable=False
    ),  # JSON: `plancom.reports.session.Session`; "" for a session that was removed
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    UniqueConstraint("plan", "name", "version"),
)
