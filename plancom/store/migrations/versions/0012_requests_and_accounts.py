"""Requests one by one, by the number that the institution gave them; and whose data each import brought"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("procedures", sa.Column("request", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "accounts",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(length=20), nullable=False),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_accounts_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_import_id"), "accounts", ["import_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_accounts_import_id"), table_name="accounts")
    op.drop_table("accounts")
    op.drop_column("procedures", "request")
