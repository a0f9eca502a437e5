"""Imports stay linear in their rows: links are looked up by their index, never by reading every post of a network."""

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from plancom.store.precedence.current_rows import _known_by_id, is_counted, touched_keys
from plancom.store.tables import posts


@pytest.mark.parametrize(
    "query",
    [touched_keys(posts, 1), posts.select().where(_known_by_id()), posts.select().where(is_counted(posts))],
    ids=["touched", "known-by-id", "counted"],
)
def test_links_are_found_by_their_index(engine, query):
    if engine.dialect.name == "sqlite":
        compiled = query.compile(dialect=sqlite.dialect(paramstyle="named"))
        with engine.connect() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", compiled.params).all()
        assert any("ix_posts_address (series=? AND address=?)" in row[3] for row in plan), plan
        return
    compiled = query.compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))  # an empty table is read as fast without an index
        plan = list(connection.execute(text(f"EXPLAIN {compiled}".replace(":", r"\:"))).scalars())
    by_index = any("Index Cond:" in line and "series" in line and "address" in line for line in plan)
    by_one_hash = any("address = (hashed SubPlan" in line for line in plan)
    assert by_index or by_one_hash, plan
