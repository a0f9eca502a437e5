"""Imports stay linear in their rows: links are looked up by their index, never by reading every post of a network."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite

from plancom.store.db import schema
from plancom.store.precedence.current_rows import _known_by_id, is_counted, touched_keys
from plancom.store.tables import posts


@pytest.mark.parametrize(
    "query",
    [touched_keys(posts, 1), posts.select().where(_known_by_id()), posts.select().where(is_counted(posts))],
    ids=["touched", "known-by-id", "counted"],
)
def test_links_are_found_by_their_index(tmp_path, query):
    engine = create_engine(f"sqlite:///{tmp_path}/p.db")
    schema.upgrade(engine)
    compiled = query.compile(dialect=sqlite.dialect(paramstyle="named"))
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", compiled.params).all()
    engine.dispose()
    assert any("ix_posts_address (series=? AND address=?)" in row[3] for row in plan), plan
