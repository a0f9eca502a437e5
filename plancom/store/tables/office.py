"""What people register (`plancom.store.office`, `plans`, `council`), who may do what (`access`), and who did. Of documents and entries rows are only ever added."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from plancom.store.tables.metadata import BIG, metadata

task_states = Table(
    "task_states",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column(
        "plan", String(120), nullable=False, server_default=""
    ),  # "": of before there could be several (plan_changes)
    Column("task", String(60), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("comment", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
)

breaks = Table(
    "breaks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("day", Date, nullable=False),  # the first day that was measured the new way
    Column("dataset", String(20), nullable=False),
    Column("series", String(120), nullable=False),  # "": all of the dataset's
    Column("measure", String(20), nullable=False),  # "": all of the dataset's
    Column("what", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("comparable", Boolean, nullable=False),
    Column("reason", Text, nullable=False),  # why it is comparable all the same, or why it was withdrawn
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    Column("withdrawn_at", DateTime),  # UTC; empty while the break counts
    Column("withdrawn_by", Text, nullable=False, server_default=""),
)

dated_notes = Table(
    "dated_notes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("day", Date, nullable=False),
    Column("dataset", String(20), nullable=False),  # "": of all
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    Column("withdrawn_at", DateTime),  # UTC; empty while charts bear it
    Column("withdrawn_by", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),  # why it was withdrawn
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("version", Integer, nullable=False),
    Column("indicator", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("content", Text, nullable=False),  # JSON
    Column("reason", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    UniqueConstraint("plan", "version", name="uq_decisions_plan_version"),
)
"""What the office settled about the plan's goals: lines are only added, and each is a version."""

plan_versions = Table(
    "plan_versions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("version", Integer, nullable=False),  # counts from 1 for each plan
    Column("state", String(20), nullable=False),  # in_force or withdrawn
    Column("text", Text, nullable=False),  # the plan file, to the byte
    Column("day", Date),  # the act's
    Column("act", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    UniqueConstraint("plan", "version", name="uq_plan_versions_plan_version"),
)
"""Plans that the office put in force itself: lines are only added."""

plan_drafts = Table(
    "plan_drafts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("draft", String(40), nullable=False),
    Column("version", Integer, nullable=False),  # counts from 1 for each draft
    Column("state", String(20), nullable=False),  # open, put_in_force or discarded
    Column("text", Text, nullable=False),  # a plan file, whole or not
    Column("place", Text, nullable=False),  # JSON: what of it this version changed
    Column("restores", Integer),  # of one that takes changes back: the version whose text it has
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    UniqueConstraint("draft", "version", name="uq_plan_drafts_draft_version"),
)
"""Plans that are being written, which count for nothing: lines are only added."""

profiles = Table(
    "profiles",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the name as it is compared
    Column("mapping", Text, nullable=False),  # JSON
    Column("author", Text, nullable=False, server_default=""),
    Column("created_at", DateTime, nullable=False),  # UTC
    Column("changed_at", DateTime, nullable=False),  # UTC
    Column("deleted_at", DateTime),  # UTC; empty while files are recognised by it
    Index(
        "ix_profiles_folded",
        "folded",
        unique=True,
        sqlite_where=text("deleted_at IS NULL"),
        postgresql_where=text("deleted_at IS NULL"),
    ),
    sqlite_autoincrement=True,
)

task_details = Table(
    "task_details",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False, server_default=""),  # as in `task_states`
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

month_closings = Table(
    "month_closings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(120), nullable=False),
    Column("month", String(7), nullable=False),  # «2018-11»
    Column("version", Integer, nullable=False),  # counts from 1 for each month
    Column("figures", Text, nullable=False),  # JSON: the month's figures when it was closed; "" where it was reopened
    Column("note", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
    UniqueConstraint("plan", "month", "version"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("question", String(300), nullable=False, index=True),  # its id: «channel:pagina web»
    Column("text", Text, nullable=False),  # as it was asked
    Column("value", Text, nullable=False),
    Column("label", Text, nullable=False),  # the answer as it was shown; "" for one that was taken back
    Column("file_name", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
)
"""What people answered to the questions of files, so that the next file's are answered alike: lines are only added."""

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=True),
    Column("made_at", DateTime, nullable=False, index=True),  # UTC
    Column("actor", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text, nullable=False),  # JSON of what differs; empty where nothing was there
    Column("after", Text, nullable=False),
    Column("request", Text, nullable=False),
)
"""Who did what; triggers refuse any change of a line."""

access_grants = Table(
    "access_grants",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column(
        "subject", String(200), nullable=False, index=True
    ),  # an address, a domain or a group: plancom.access.grants
    Column("role", String(20), nullable=False),  # empty: what was given is taken back
    Column("author", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),  # UTC
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("sign_in", String(64), primary_key=True),  # plancom.access.identities
    Column("account", Text, nullable=False),
    Column("since", DateTime, nullable=False),  # UTC
    Column("seen_at", DateTime, nullable=False),  # UTC
    Column("ended_at", DateTime),  # UTC; empty while it lasts
    Column("why_ended", String(20), nullable=False, server_default=""),
)

session_drafts = Table(
    "session_drafts",
    metadata,
    Column("name", String(16), primary_key=True),  # by chance, in the tab's address
    Column("plan", String(120), nullable=False),
    Column("account", Text, nullable=False),
    Column("session", String(120), nullable=False),  # the saved one that is edited; "" for a new one
    Column("seen", Integer, nullable=False),  # its version then
    Column("content", Text, nullable=False),  # JSON: `plancom.reports.session.Session`
    Column("changed_at", DateTime, nullable=False),  # UTC
)
