"""What counts after importing and undoing, on SQLite and on PostgreSQL."""

import datetime as dt
import itertools

import pandas as pd
import pytest
from sqlalchemy import func, select

from plancom.plan import Month
from plancom.store.db import audit_log
from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from plancom.store.imports import history
from plancom.store.imports.comparison import compare
from plancom.store.tables import files as files_table
from plancom.store.tables import posts as posts_table
from plancom.store.tables import visits as visits_table
from tests.builders import NOW, PLAN_ID, cartagena, d, imported, posts, press, procedures, visits
from tests.figure_checks import damaged_figures

JANUARY, FEBRUARY = Month.parse("2018-01"), Month.parse("2018-02")


def state(engine):
    """Every figure there is, and proof that the rollups equal a recount."""
    with engine.connect() as connection:
        assert damaged_figures(connection) == []
        found = counts(connection, PLAN_ID)
    return (
        {key: dict(value) for key, value in found.months.items()},
        dict(found.ranges),
        {k: dict(v) for k, v in found.days.items()},
    )


def test_the_same_file_twice_changes_nothing(engine):
    first = imported(engine, visits({"2018-01-01": 10, "2018-01-02": 0}))
    before = state(engine)
    assert first == 1
    assert imported(engine, visits({"2018-01-01": 10, "2018-01-02": 0})) is None
    assert state(engine) == before


def test_a_newer_export_of_the_same_days_replaces_them_and_is_not_added(engine):
    imported(engine, visits({"2018-01-01": 10, "2018-01-02": 5}))
    imported(engine, visits({"2018-01-02": 7, "2018-01-03": 1}), name="newer.csv")
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).month("visits", "", "visits", JANUARY) == 18


def test_undoing_the_second_import_restores_the_first(engine):
    imported(engine, visits({"2018-01-01": 10, "2018-01-02": 5}))
    before = state(engine)
    second = imported(engine, visits({"2018-01-02": 7, "2018-02-03": 1}), name="newer.csv")
    assert state(engine) != before
    assert store.undo(engine, second, NOW)
    assert state(engine) == before


def test_undoing_the_first_import_keeps_what_the_second_says(engine):
    first = imported(engine, visits({"2018-01-01": 10, "2018-01-02": 5}))
    imported(engine, visits({"2018-01-02": 7}), name="newer.csv")
    store.undo(engine, first, NOW)
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.month("visits", "", "visits", JANUARY) == 7


def test_undo_and_redo_in_any_order_depend_only_on_what_is_active(engine):
    files = [
        posts([("2018-01-01", "facebook", 3), ("2018-01-05", "instagram", 1)]),
        posts([("2018-01-01", "facebook", 4), ("2018-02-05", "facebook", 2)]),
        posts(
            [("2018-01-01", "facebook", 1, "p1", "hola", 2), ("2018-01-03", "facebook", 1, "p2", "", 0)],
            covers=(d("2018-01-01"), d("2018-01-03")),
        ),
    ]
    ids = [imported(engine, one, name=f"{n}.csv") for n, one in enumerate(files)]
    seen = {}
    for active in itertools.product([True, False], repeat=3):
        for import_id, wanted in zip(reversed(ids), reversed(active), strict=True):
            store.redo(engine, import_id) if wanted else store.undo(engine, import_id, NOW)
        seen[active] = state(engine)
    for active in reversed(list(seen)):
        for import_id, wanted in zip(ids, active, strict=True):
            store.redo(engine, import_id) if wanted else store.undo(engine, import_id, NOW)
        assert state(engine) == seen[active]
    assert seen[False, False, False] == ({}, {}, {})


def test_a_file_of_visitors_does_not_hide_the_visits_of_another(engine):
    imported(engine, visits({"2018-01-01": 10}))
    imported(engine, visits({"2018-01-01": 8}, measure="visitors"), name="ga4.csv")
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.month("visits", "", "visits", JANUARY) == 10
    assert found.month("visits", "", "visitors", JANUARY) == 8
    assert found.covered("visits", "", "page_views") == frozenset()


def test_daily_rows_count_where_they_cover_the_month_else_the_monthly_row(engine):
    imported(
        engine, visits({"2018-01-01": 500, "2018-02-01": 400}, grain="month", covers=(d("2018-01-01"), d("2018-02-28")))
    )
    imported(
        engine,
        visits({"2018-01-01": 7, "2018-01-09": 4}, covers=(d("2018-01-01"), d("2018-01-31"))),
        name="january.csv",
    )
    imported(engine, visits({"2018-02-01": 1}, covers=(d("2018-02-01"), d("2018-02-10"))), name="half.csv")
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.month("visits", "", "visits", JANUARY) == 11
    assert found.month("visits", "", "visits", FEBRUARY) == 400


def test_counted_posts_are_not_added_to_listed_ones_of_the_same_days(engine):
    imported(engine, posts([("2018-01-01", "twitter", 5), ("2018-01-20", "twitter", 2)]))
    imported(
        engine,
        posts(
            [("2018-01-01", "twitter", 1, "t1", "", None), ("2018-01-02", "twitter", 1, "t2", "", None)],
            covers=(d("2018-01-01"), d("2018-01-10")),
        ),
        name="list.csv",
    )
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.month("posts", "twitter", "posts", JANUARY) == 4  # two listed, and the two counted for the 20th
    assert found.day("posts", "twitter", "posts", d("2018-01-01")) == 1


def test_posts_with_and_without_a_link_in_one_file_add_up(engine):
    imported(
        engine,
        posts(
            [
                ("2018-01-01", "facebook", 1, "p1", "", None),
                ("2018-01-01", "facebook", 2),
                ("2018-01-02", "facebook", 3),
            ]
        ),
    )
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).month("posts", "facebook", "posts", JANUARY) == 6


def test_a_post_known_by_its_link_and_by_its_id_counts_once_in_either_order(engine):
    by_link = posts([("2018-01-01", "facebook", 1, "", "hola", None)])
    by_link.table["link"] = "https://www.facebook.com/concejo/posts/9/?utm_source=x"
    by_link.table["grain"] = "post"
    by_id = posts([("2018-01-01", "facebook", 1, "9", "hola", None)])
    by_id.table["link"] = "http://m.facebook.com/concejo/posts/9"
    first, second = imported(engine, by_link), imported(engine, by_id, name="meta.csv")
    for undone, expected in ((None, 1), (second, 1), (first, 0)):
        if undone:
            store.undo(engine, undone, NOW)
        assert sum(state(engine)[0].get(("posts", "facebook", "posts"), {}).get(JANUARY, {}).values()) == expected
    store.redo(engine, second)
    store.redo(engine, first)
    assert state(engine)[0]["posts", "facebook", "posts"][JANUARY] == {"": 1}


def test_counted_days_come_back_when_the_list_over_them_is_undone(engine):
    imported(engine, posts([("2018-01-03", "twitter", 5)]))
    before = state(engine)
    listed = imported(
        engine,
        posts([("2018-01-02", "twitter", 1, "t2", "", None)], covers=(d("2018-01-01"), d("2018-01-10"))),
        name="list.csv",
    )
    assert state(engine)[0]["posts", "twitter", "posts"][JANUARY] == {"": 1}
    store.undo(engine, listed, NOW)
    assert state(engine) == before


def test_replies_are_kept_apart_from_posts(engine):
    imported(
        engine,
        posts([("2018-01-01", "twitter", 1, "t1", "hola", 3), ("2018-01-01", "twitter", 1, "t2", "@otra gracias", 1)]),
    )
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.month("posts", "twitter", "posts", JANUARY) == 1
    assert found.month("posts", "twitter", "replies", JANUARY) == 1
    assert found.month("posts", "twitter", "shares", JANUARY) == 4


def test_a_posts_strategies_add_up_to_the_whole(engine):
    rows = [
        ("2018-01-01", "facebook", 1, "a", "Conozca el Concejo #Digitalízate", 0),
        ("2018-01-01", "facebook", 1, "b", "Radique en línea #ParticipaYa y #Digitalízate", 0),
        ("2018-01-02", "facebook", 1, "c", "Sesión de hoy", 0),
    ]
    imported(engine, posts(rows))
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    parts = {s: found.month("posts", "facebook", "posts", JANUARY, s) for s in ("digitalizate", "participa-ya", "")}
    assert parts == {"digitalizate": 1, "participa-ya": 1, "": 1}
    assert found.month("posts", "facebook", "posts", JANUARY) == 3


def test_a_covered_month_without_rows_is_zero_and_an_uncovered_one_is_missing(engine):
    imported(engine, press([("2018-01-03", "el-universal", "Nota")], covers=(d("2018-01-01"), d("2018-02-28"))))
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.covered("press", "el-universal", "publications") == {JANUARY, FEBRUARY}
    assert found.month("press", "el-universal", "publications", FEBRUARY) == 0
    assert found.day("press", "el-universal", "publications", d("2018-02-05")) == 0
    assert found.day("press", "el-universal", "publications", d("2018-03-05")) is None


def test_coverage_joins_across_files_and_goes_with_an_undo(engine):
    imported(engine, visits({"2018-01-05": 1}, covers=(d("2018-01-01"), d("2018-01-15"))))
    second = imported(engine, visits({"2018-01-20": 1}, covers=(d("2018-01-16"), d("2018-01-31"))), name="b.csv")
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).covered("visits", "", "visits") == {JANUARY}
    store.undo(engine, second, NOW)
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.covered("visits", "", "visits") == frozenset()
    assert found.through("visits", "", "visits", d("2018-12-31")) == d("2018-01-15")


def test_electronic_transactions_of_zero_are_zero(engine):
    imported(
        engine, procedures([("2018-01-01", "Petición", "electrónico", 0), ("2018-01-01", "Petición", "presencial", 40)])
    )
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert found.month("procedures", "", "electronic", JANUARY) == 0
    assert found.month("procedures", "", "transactions", JANUARY) == 40
    assert JANUARY in found.covered("procedures", "", "electronic")


def test_the_comparison_says_what_is_new_what_changes_and_what_stays(engine):
    imported(engine, visits({"2018-01-01": 10, "2018-01-02": 5}))
    with engine.connect() as connection:
        comparison = compare(connection, visits({"2018-01-01": 10, "2018-01-02": 6, "2018-01-03": 2}), cartagena())
    assert (comparison.rows_new, comparison.rows_changed, comparison.rows_same) == (1, 1, 1)


def test_an_import_that_only_covers_more_days_is_written_because_zeros_appear(engine):
    imported(engine, press([("2018-01-03", "el-universal", "Nota")]))
    more = press([("2018-01-03", "el-universal", "Nota")], covers=(d("2018-01-01"), d("2018-03-31")))
    assert imported(engine, more, name="more.csv") == 2


def test_a_failure_half_way_leaves_nothing_behind(engine, monkeypatch):
    monkeypatch.setattr(
        store.current_rows.rollups, "add", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("the disk is full"))
    )
    with pytest.raises(RuntimeError):
        imported(engine, visits({"2018-01-01": 10}))
    monkeypatch.undo()
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(visits_table)).scalar_one() == 0
        assert history.history(connection) == []


def test_rows_are_kept_for_ever_also_those_that_no_longer_count(engine):
    imported(engine, posts([("2018-01-01", "facebook", 3)]))
    imported(engine, posts([("2018-01-01", "facebook", 4)]), name="b.csv")
    with engine.connect() as connection:
        rows = connection.execute(
            select(posts_table.c.publications, posts_table.c.is_current).order_by(posts_table.c.id)
        ).all()
    assert [tuple(row) for row in rows] == [(3, False), (4, True)]


def test_the_history_names_what_was_imported_and_gives_the_file_back(engine):
    first = imported(engine, visits({"2018-01-01": 10}), name="enero.csv", author="ana")
    store.undo(engine, first, NOW)
    with engine.connect() as connection:
        (row,) = history.history(connection)
        assert history.content(connection, first) == b"..."
    assert (row["file_name"], row["author"], row["rows_new"], row["undone_at"]) == ("enero.csv", "ana", 1, NOW)
    assert (row["covers_from"], row["covers_to"]) == (d("2018-01-01"), d("2018-01-31"))


def test_an_unknown_import_cannot_be_undone(engine):
    with pytest.raises(history.UnknownImportError):
        store.undo(engine, 99, NOW)


def test_undoing_twice_says_that_it_was_undone_already(engine):
    first = imported(engine, visits({"2018-01-01": 10}))
    assert store.undo(engine, first, NOW) is True
    assert store.undo(engine, first, dt.datetime(2020, 1, 1)) is False


def test_sample_data_is_removed_whole_and_nothing_else_is(engine):
    imported(engine, visits({"2018-01-01": 10}))
    before = state(engine)
    imported(engine, visits({"2018-01-01": 99, "2018-02-01": 1}), name="sample.csv", is_sample=True)
    imported(engine, press([("2018-01-03", "el-universal", "Nota")]), name="sample2.csv", is_sample=True)
    assert store.remove_samples(engine) == 2
    assert state(engine) == before


def test_of_removed_samples_no_line_and_no_file_is_left_and_the_register_says_how_many_there_were(engine):
    real = imported(engine, visits({"2018-01-01": 10}), name="enero.csv")
    sample = imported(engine, visits({"2018-02-01": 1}), name="muestra.csv", is_sample=True)
    same = imported(engine, visits({"2018-01-01": 10}), name="enero.csv", is_sample=True)
    assert same is None  # what is there already is not a sample
    store.remove_samples(engine)
    with engine.connect() as connection:
        assert [one["id"] for one in history.history(connection)] == [real]
        assert history.content(connection, real) == b"..."
        assert connection.execute(select(func.count()).select_from(files_table)).scalar_one() == 1
        with pytest.raises(store.UnknownImportError):
            history.content(connection, sample)
        line = audit_log.lines(connection)[0]
    assert (line.subject, line.before, line.after) == ("imports", '{"samples": 1}', '{"samples": 0}')


def test_the_months_of_one_line_are_counted_one_by_one_and_the_measures_of_a_day_together(engine):
    line = visits({"2018-01-01": 10, "2018-02-01": 20, "2018-03-01": 30}, grain="month")
    line.table["row"] = 2
    line.table["visitors"] = pd.array([1, 2, 3], dtype="Int64")
    with engine.connect() as connection:
        comparison = compare(connection, line, cartagena())
    assert (len(comparison.rows), comparison.rows_new) == (6, 3)
    imported(engine, line)
    line.table["visits"] = pd.array([10, 21, 30], dtype="Int64")
    with engine.connect() as connection:
        comparison = compare(connection, line, cartagena())
    assert (comparison.rows_new, comparison.rows_changed, comparison.rows_same) == (0, 1, 2)
