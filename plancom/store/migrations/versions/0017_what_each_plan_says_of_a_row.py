"""What each plan says of a row, instead of the strategy and the topic that one plan gave it.

The rules of the plan come with its next use, which tells every row apart by them (`store.imports.plan_changes`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

DATASETS = ("visits", "posts", "press", "procedures", "activities")


def _rollup_by(name: str, kind: sa.types.TypeEngine[str] | sa.types.TypeEngine[int]) -> None:
    op.create_table(
        "rollup",
        sa.Column("dataset", sa.String(20), nullable=False),
        sa.Column("series", sa.String(120), nullable=False),
        sa.Column("measure", sa.String(20), nullable=False),
        sa.Column(name, kind, autoincrement=False, nullable=False),
        sa.Column("grain", sa.String(10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("dataset", "series", "measure", name, "grain", "day", name=op.f("pk_rollup")),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    op.create_table(
        "attribution_rules",
        sa.Column("plan", sa.String(120), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("plan", name=op.f("pk_attribution_rules")),
    )
    op.create_table(
        "attributions",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("plan", sa.String(120), nullable=False),
        sa.Column("strategy", sa.String(60), nullable=False),
        sa.Column("about_procedures", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", "plan", name=op.f("pk_attributions")),
    )
    for name in DATASETS:
        op.add_column(name, sa.Column("attribution", sa.BigInteger(), server_default="0", nullable=False))
        op.drop_column(name, "strategy")
    op.drop_column("posts", "about_procedures")
    op.rename_table("rollup", "rollup_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_rollup RENAME TO pk_rollup_before")
    _rollup_by("attribution", sa.BigInteger())
    op.execute(
        "INSERT INTO rollup (dataset, series, measure, attribution, grain, day, value) "
        "SELECT dataset, series, measure, 0, grain, day, SUM(value) FROM rollup_before "
        "WHERE measure <> 'procedure_posts' GROUP BY dataset, series, measure, grain, day"
    )
    op.drop_table("rollup_before")
    op.execute("DELETE FROM facts WHERE name = 'wording'")


def downgrade() -> None:
    for name in DATASETS:
        op.add_column(name, sa.Column("strategy", sa.String(60), server_default="", nullable=False))
        op.drop_column(name, "attribution")
    op.add_column("posts", sa.Column("about_procedures", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.rename_table("rollup", "rollup_after")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_rollup RENAME TO pk_rollup_after")
    _rollup_by("strategy", sa.String(60))
    op.execute(
        "INSERT INTO rollup (dataset, series, measure, strategy, grain, day, value) "
        "SELECT dataset, series, measure, '', grain, day, SUM(value) FROM rollup_after "
        "GROUP BY dataset, series, measure, grain, day"
    )
    op.drop_table("rollup_after")
    op.drop_table("attributions")
    op.drop_table("attribution_rules")
