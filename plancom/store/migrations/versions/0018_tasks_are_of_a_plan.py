"""Whose task it is that a state or a detail speaks of: two plans may have one of the same name"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("task_states", "task_details"):
        op.add_column(table, sa.Column("plan", sa.String(120), server_default="", nullable=False))


def downgrade() -> None:
    for table in ("task_states", "task_details"):
        op.drop_column(table, "plan")
