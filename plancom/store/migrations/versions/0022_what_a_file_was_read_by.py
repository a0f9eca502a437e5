"""What somebody said of a file when it was imported, so that its original can be read again as it was"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("imports", sa.Column("choices", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("imports", "choices")
