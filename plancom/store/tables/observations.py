"""What came in: imports with their files, the rows of each dataset, and what of them counts and adds up.

Rows of a dataset are only ever added. Of the rows with one natural `key`, those of the newest active import count:
`is_current` says which, and is kept by the same transaction that imports or undoes.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

from plancom.datasets import Dataset
from plancom.store.tables.metadata import BIG, metadata

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("source", String(60), nullable=False),
    Column("title", Text, nullable=False),
    Column("dataset", String(20), nullable=False),
    Column("author", Text, nullable=False, server_default=""),
    Column("created_at", DateTime, nullable=False),  # UTC
    Column("rows_read", Integer, nullable=False),
    Column("rows_new", Integer, nullable=False),
    Column("rows_changed", Integer, nullable=False),
    Column("rows_same", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column("is_sample", Boolean, nullable=False, server_default=text("false")),
    Column("undone_at", DateTime),  # UTC; empty while the import counts
    Column("digest", String(64), nullable=False, server_default=""),  # of what it said: comparison.digest_of
    Column("choices", Text, nullable=False, server_default=""),  # JSON: what somebody said of it (services.choices)
    sqlite_autoincrement=True,  # a number is never given twice: «newest» means the highest
)

files = Table(
    "files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("packing", String(10), nullable=False, server_default=""),  # «zlib» where that made it smaller
)

import_changes = Table(
    "import_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("action", String(10), nullable=False),  # undo or redo
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
)

problems = Table(
    "problems",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("code", String(60), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("row", Integer),
    Column("column", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("fix", Text, nullable=False),
    Column("rejects", Boolean, nullable=False),
)

coverage = Table(
    "coverage",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("dataset", String(20), nullable=False),
    Column("series", String(120), nullable=False),
    Column("measure", String(20), nullable=False),
    Column("grain", String(10), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("dataset", String(20), nullable=False),
    Column("series", String(120), nullable=False),
    Column("account", Text, nullable=False),  # what it is known by, whatever it is called
    Column("name", Text, nullable=False),
    Column("rows", Integer, nullable=False),
)
"""Whose data each import brought: the pages, accounts and handles that its rows name."""


def _dataset_table(name: str, *payload: SchemaItem) -> Table:
    """A dataset's rows: where they came from, what they are the newest word on, what plans say of them, and `payload`."""
    return Table(
        name,
        metadata,
        Column("id", BIG, primary_key=True, autoincrement=True),
        Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
        Column("key", Text, nullable=False),
        Column("fingerprint", BigInteger, nullable=False),
        Column("is_current", Boolean, nullable=False),
        Column("sheet", Text, nullable=False),
        Column("row", Integer, nullable=False),
        Column("series", String(120), nullable=False),
        Column("grain", String(10), nullable=False),
        Column("attribution", BigInteger, nullable=False, server_default=text("0")),
        Column("day", Date, nullable=False),
        *payload,
        Index(f"ix_{name}_key", "key", "import_id"),
        Index(
            f"ix_{name}_current", "series", "day", sqlite_where=text("is_current"), postgresql_where=text("is_current")
        ),
    )


visits = _dataset_table(
    "visits", Column("measure", String(20), nullable=False), Column("value", BigInteger, nullable=False)
)
posts = _dataset_table(
    "posts",
    Column("publications", Integer, nullable=False),
    Column("is_reply", Boolean, nullable=False),
    Column("post_id", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("address", Text, nullable=False),  # the link without what changes from one tool to another
    Column("text", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("reach", BigInteger),
    Column("interactions", BigInteger),
    Column("shares", BigInteger),
    Column("stated_strategy", Text, nullable=False),
    Index(
        "ix_posts_address",
        "series",
        "address",
        sqlite_where=text("address <> ''"),
        postgresql_where=text("address <> ''"),
    ),
)
press = _dataset_table(
    "press",
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("stated_strategy", Text, nullable=False),
)
procedures = _dataset_table(
    "procedures",
    Column("request", Text, nullable=False, server_default=""),  # the number that the institution gave it
    Column("procedure", Text, nullable=False),
    Column("month", String(7), nullable=False, server_default=""),  # «2018-03», and
    Column("name", Text, nullable=False, server_default=""),  # the procedure folded: what several files may tell
    Column("channel", Text, nullable=False),
    Column("is_electronic", Boolean, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("citizens", BigInteger),
    Index("ix_procedures_name", "month", "name", "grain", "import_id"),
)
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("import_id", ForeignKey("imports.id"), primary_key=True),
    Column("row", BIG, primary_key=True, index=True),
)
"""The rows of procedures (by their number) that an import takes out: it tells their days anew, and they are gone from it."""
activities = _dataset_table(
    "activities",
    Column("medium", Text, nullable=False),
    Column("task", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("description", Text, nullable=False),
    Column("evidence", Text, nullable=False),
)
DATASET_TABLES: dict[Dataset, Table] = {
    "visits": visits,
    "posts": posts,
    "press": press,
    "procedures": procedures,
    "activities": activities,
}

attribution_rules = Table(
    "attribution_rules",
    metadata,
    Column("plan", String(120), primary_key=True),
    Column("rules", Text, nullable=False),  # JSON: `plancom.plan.attribution.AttributionRules`
)
"""By what each plan tells rows apart: those of every plan whose figures were asked for."""

attributions = Table(
    "attributions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # a digest of what all plans say together
    Column("plan", String(120), primary_key=True),
    Column("strategy", String(60), nullable=False),
    Column("about_procedures", Boolean, nullable=False),
)
"""What a row's `attribution` means for each plan; 0, and what is not here, is what a plan says nothing of."""

rollup = Table(
    "rollup",
    metadata,
    Column("dataset", String(20), primary_key=True),
    Column("series", String(120), primary_key=True),
    Column("measure", String(20), primary_key=True),
    Column("attribution", BigInteger, primary_key=True, autoincrement=False),
    Column("grain", String(10), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("value", Float, nullable=False),
    sqlite_with_rowid=False,  # the key is most of a row: kept in its order, it is there once
)
"""What the current rows add up to, by day: kept by each import's own transaction, so that a page never reads rows."""

facts = Table(
    "facts",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Single facts about the database itself: the data's version, the channels that count as electronic."""
