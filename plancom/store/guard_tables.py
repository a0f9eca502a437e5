"""Tables of what was presented and of the warnings that somebody has looked at. Presentations are only ever added."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from plancom.store.tables import metadata

snapshots = Table(
    "snapshots",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of the document, so that the same figures are kept once
    Column("content", LargeBinary, nullable=False),  # the document: JSON, compressed
)

presentations = Table(
    "presentations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("digest", String(64), ForeignKey("snapshots.digest"), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("title", Text, nullable=False),
    Column("medium", String(20), nullable=False),  # a report's format, or "session"
    Column("author", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),  # UTC
    Index("ix_presentations_plan", "plan"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("finding", String(300), nullable=False),  # which warning, with the figure that it was about
    Column("note", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    Column("withdrawn_at", DateTime),
    Column("withdrawn_by", Text, nullable=False),
    Index("ix_reviews_plan_finding", "plan", "finding"),
)
