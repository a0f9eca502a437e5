"""Rollups have no zeros for replies, nor for posts about procedures, of days on which no row is one"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KINDS = {"replies": "p.is_reply", "procedure_posts": "p.about_procedures AND NOT p.is_reply"}
SAME = "p.is_current AND p.series = {r}.series AND p.strategy = {r}.strategy AND p.grain = {r}.grain AND p.day = {r}.day"


def upgrade() -> None:
    for measure, kind in KINDS.items():
        op.execute(
            sa.text(
                "DELETE FROM rollup WHERE dataset = 'posts' AND measure = :measure AND value = 0"
                f" AND NOT EXISTS (SELECT 1 FROM posts p WHERE {SAME.format(r='rollup')} AND {kind})"
            ).bindparams(measure=measure)
        )


def downgrade() -> None:
    for measure in KINDS:
        op.execute(
            sa.text(
                "INSERT INTO rollup (dataset, series, measure, strategy, grain, day, value)"
                " SELECT r.dataset, r.series, :measure, r.strategy, r.grain, r.day, 0 FROM rollup r"
                " WHERE r.dataset = 'posts' AND r.measure = 'posts' AND NOT EXISTS (SELECT 1 FROM rollup o"
                " WHERE o.dataset = 'posts' AND o.measure = :measure AND o.series = r.series AND o.strategy = r.strategy"
                " AND o.grain = r.grain AND o.day = r.day)"
            ).bindparams(measure=measure)
        )
