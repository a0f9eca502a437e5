"""Rows of procedures that a newer register of the same days takes out"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "withdrawals",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", BIG, nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_withdrawals_import_id")),
        sa.PrimaryKeyConstraint("import_id", "row", name=op.f("pk_withdrawals")),
    )
    op.create_index(op.f("ix_withdrawals_row"), "withdrawals", ["row"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_withdrawals_row"), table_name="withdrawals")
    op.drop_table("withdrawals")
