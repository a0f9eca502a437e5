"""Rollups are kept in the order of their key on SQLite: once, not in a table and again in its index"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rewritten(with_rowid=False)


def downgrade() -> None:
    _rewritten(with_rowid=True)


def _rewritten(*, with_rowid: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.rename_table("rollup", "rollup_before")
    op.create_table(
        "rollup",
        sa.Column("dataset", sa.String(length=20), nullable=False),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("strategy", sa.String(length=60), nullable=False),
        sa.Column("grain", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint(
            "dataset", "series", "measure", "strategy", "grain", "day", name=op.f("pk_rollup")
        ),
        sqlite_with_rowid=with_rowid,
    )
    op.execute("INSERT INTO rollup SELECT * FROM rollup_before ORDER BY 1, 2, 3, 4, 5, 6")
    op.drop_table("rollup_before")
