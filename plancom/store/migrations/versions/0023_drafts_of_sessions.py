"""What somebody chose for the council and has not saved yet"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "session_drafts",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("plan", sa.String(120), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("session", sa.String(120), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_session_drafts")),
    )


def downgrade() -> None:
    op.drop_table("session_drafts")
