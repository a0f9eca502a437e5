"""The tables beside `task_states`: what is known of a task, and the evidence of each change. Rows are only ever added."""

from sqlalchemy import BigInteger, Column, Date, DateTime, ForeignKey, Integer, LargeBinary, String, Table, Text

from plancom.store.tables import metadata

task_details = Table(
    "task_details",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("task", String(60), nullable=False, index=True),
    Column("responsible", Text, nullable=False),
    Column("due", Date),  # empty: the last day of the plan year
    Column("media", Text),  # JSON, a list of texts; empty: those of the plan
    Column("audience", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
)

evidence_files = Table(
    "evidence_files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("packing", String(10), nullable=False),  # as in `files`
)
"""Apart from the imports' files: those go when the sample data is removed."""

task_evidence = Table(
    "task_evidence",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("change_id", ForeignKey("task_states.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),  # the file's name, "" for a link
    Column("link", Text, nullable=False),  # "" for a file
    Column("sha256", ForeignKey("evidence_files.sha256")),
    Column("size", BigInteger, nullable=False),
)
