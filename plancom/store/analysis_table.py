"""The table of what the office writes in an indicator's sheet. Rows are only ever added."""

from sqlalchemy import Column, Date, DateTime, Index, Integer, String, Table, Text

from plancom.store.tables import metadata

analyses = Table(
    "analyses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("indicator", String(60), nullable=False),
    Column("as_of", Date, nullable=False),  # the cut-off that the text speaks of
    Column("analysis", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("figures", Text, nullable=False),  # JSON: the figures that stood beside the text when it was written
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    Index("ix_analyses_plan_indicator", "plan", "indicator"),
)
