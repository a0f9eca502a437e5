"""The month and the folded name of each row of procedures: by them what is told twice is found"""

import sqlalchemy as sa
from alembic import op

from plancom.store.imports.rows import procedure_names

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

PROCEDURES = sa.table(
    "procedures", sa.column("day", sa.Date()), sa.column("month"), sa.column("procedure"), sa.column("name")
)


def upgrade() -> None:
    op.add_column("procedures", sa.Column("month", sa.String(length=7), nullable=False, server_default=""))
    op.add_column("procedures", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    connection, c = op.get_bind(), PROCEDURES.c
    for day in connection.execute(sa.select(c.day).distinct()).scalars().all():
        connection.execute(sa.update(PROCEDURES).where(c.day == day).values(month=f"{day:%Y-%m}"))
    for procedure in connection.execute(sa.select(c.procedure).distinct()).scalars().all():
        name = procedure_names([procedure])[0]
        connection.execute(sa.update(PROCEDURES).where(c.procedure == procedure).values(name=name))
    op.create_index("ix_procedures_name", "procedures", ["month", "name", "grain", "import_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_procedures_name", table_name="procedures")
    op.drop_column("procedures", "name")
    op.drop_column("procedures", "month")
