"""Every figure is the sum of the rows that lineage names, whatever was imported, undone and replaced."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.indicators.lineage import figure_lineage, strategy_piece
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.plan import Month
from plancom.store.figures import lineage
from plancom.store.figures.counts import counts
from plancom.store.figures.lineage import LineageQuery
from plancom.store.imports import commits as store
from plancom.store.plans import task_states
from tests.builders import NOW, PLAN_ID, cartagena, d, emptied, imported, in_memory, posts, press, procedures, visits
from tests.examples import examples

PLAN = cartagena()
CUT_OFFS = [dt.date(2018, 2, 28), dt.date(2018, 2, 14), dt.date(2018, 12, 31)]
MEASURED = ["visits", "daily_posts", "daily_posts.facebook", "press", "facebook_posts", "adoption"]
DAYS = [dt.date(2017, 12, 30) + dt.timedelta(days=5 * n) for n in range(13)]
day = st.sampled_from([one.isoformat() for one in DAYS])
month = st.sampled_from(["2017-12-01", "2018-01-01", "2018-02-01"])
network = st.sampled_from(["facebook", "instagram", "twitter"])
JANUARY = (dt.date(2018, 1, 1), dt.date(2018, 1, 31))


def posts_of(rows):
    return posts(
        [(when, "facebook", 1, name, "trámite @a" if name == "a" else "@x", 2) for name, when in sorted(rows.items())]
    )


files = st.lists(
    st.one_of(
        st.dictionaries(day, st.integers(0, 9), min_size=1, max_size=6).map(visits),
        st.dictionaries(day, st.integers(0, 9), min_size=1, max_size=3).map(lambda v: visits(v, covers=JANUARY)),
        st.dictionaries(month, st.integers(0, 99), min_size=1, max_size=3).map(lambda v: visits(v, grain="month")),
        st.dictionaries(day, st.integers(0, 9), min_size=1, max_size=6).map(lambda v: visits(v, measure="visitors")),
        st.dictionaries(st.tuples(day, network), st.integers(0, 4), min_size=1, max_size=6).map(
            lambda rows: posts([(*key, number) for key, number in sorted(rows.items())])
        ),
        st.dictionaries(st.sampled_from("abcd"), day, min_size=1, max_size=4).map(posts_of),
        st.lists(st.tuples(day, st.sampled_from(["el-universal", "rcn"]), st.sampled_from("xyz")), min_size=1).map(
            press
        ),
        st.dictionaries(
            st.tuples(month, st.sampled_from(["PQR", "Cita"]), st.sampled_from(["electrónico", "presencial"])),
            st.integers(0, 9),
            min_size=1,
        ).map(lambda rows: procedures([(*key, n) for key, n in rows.items()])),
    ),
    min_size=1,
    max_size=5,
)


def take(engine, some_files, undone):
    for n, one in enumerate(some_files):
        import_id = imported(engine, one, name=f"{n}.csv", plan=PLAN)
        if import_id is not None and n in undone:
            store.undo(engine, import_id, NOW)


def check_every_figure(engine):
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
        for as_of in CUT_OFFS:
            view = View(PLAN, as_of, 1, {"daily_posts": ("replies_counted",)} if as_of == CUT_OFFS[2] else None)
            for indicator in MEASURED:
                points = trajectory(view, indicator, found, {})
                scopes = [*(point.month for point in points), "to_date", "baseline"]
                for scope in scopes:
                    check(connection, figure_lineage(view, indicator, found, scope))
                for point in points:
                    assert figure_lineage(view, indicator, found, point.month).value == point.actual
            for strategy in ("", "digitalizate", "participa-ya"):
                check_piece(connection, strategy_piece(view, "facebook_posts", found, strategy))
        for (dataset, series, measure), months in found.months.items():
            for one in months:
                wanted = LineageQuery(dataset, (series,), (measure,), (one,), PLAN_ID)
                rows = lineage.origins(connection, wanted)
                assert sum(row.value for row in rows) == found.month(dataset, series, measure, one)
                assert all(Month.of(row.day) == one for row in rows)


def check(connection, figure):
    for piece in figure.pieces:
        check_piece(connection, piece)


def check_piece(connection, piece):
    rows = lineage.origins(connection, piece.wanted)
    assert sum(row.value for row in rows) == piece.value
    parts = lineage.sources(connection, piece.wanted)
    assert sum(part.value for part in parts) == piece.value
    assert sum(part.rows for part in parts) == len(rows)
    left_out = lineage.superseded(connection, piece.wanted)
    assert all(row.why_not for row in left_out)


@pytest.fixture(scope="module")
def memory_database():
    return in_memory()


@examples(12)
@given(files, st.sets(st.integers(0, 4), max_size=2))
def test_each_figure_is_the_sum_of_its_rows(memory_database, some_files, undone):
    engine = emptied(memory_database)
    take(engine, some_files, undone)
    check_every_figure(engine)


def test_each_figure_is_the_sum_of_its_rows_on_every_engine(engine):
    year_0 = {f"2017-{m:02}-01": 50 for m in range(1, 13)}
    take(
        engine,
        [
            visits(year_0, grain="month"),
            visits({"2018-01-01": 900, "2018-02-01": 800}, grain="month"),
            visits({f"2018-01-{n:02}": n for n in range(1, 32)}),
            visits({"2018-02-03": 7}, covers=(d("2018-02-01"), d("2018-02-10"))),
            posts([(f"2018-01-{n:02}", "facebook", 2) for n in range(1, 29)]),
            posts_of({"a": "2018-01-05", "b": "2018-01-06"}),
            press([("2018-01-05", "el-universal", "x"), ("2018-02-05", "el-universal", "y")]),
            procedures([("2018-01-01", "PQR", "electrónico", 3), ("2018-01-01", "PQR", "presencial", 9)]),
            procedures([("2018-01-01", "PQR", "electrónico", 4)]),
        ],
        {6},
    )
    check_every_figure(engine)


def lineage_query(dataset, series, measure, *months):
    return LineageQuery(dataset, (series,), (measure,), tuple(Month.parse(one) for one in months), PLAN_ID)


def test_a_row_is_named_by_its_file_sheet_and_row_as_the_spreadsheet_numbers_it(engine):
    table = press([("2018-01-05", "el-universal", "Nota")])
    table.table["sheet"], table.table["row"] = "Prensa 2018", 14
    imported(engine, table, name="notas.xlsx")
    with engine.connect() as connection:
        (row,) = lineage.origins(connection, lineage_query("press", "el-universal", "publications", "2018-01"))
    assert (row.file_name, row.sheet, row.row, row.day, row.text, row.value) == (
        "notas.xlsx", "Prensa 2018", 14, dt.date(2018, 1, 5), "Nota", 1,
    )  # fmt: skip


def reasons(engine, asked):
    with engine.connect() as connection:
        return sorted({row.why_not for row in lineage.superseded(connection, asked)})


def test_rows_that_do_not_count_say_why(engine):
    imported(engine, visits({"2018-01-01": 5}), name="a")
    imported(engine, visits({"2018-01-01": 6}), name="b")
    asked = lineage_query("visits", "", "visits", "2018-01")
    assert reasons(engine, asked) == ["la reemplaza la importación 2"]
    store.undo(engine, 2, NOW)
    assert reasons(engine, asked) == ["su importación está deshecha"]


def test_a_month_s_total_gives_way_to_its_days_and_says_so(engine):
    imported(engine, visits({"2018-01-01": 900}, grain="month"), name="a")
    assert reasons(engine, lineage_query("visits", "", "visits", "2018-01")) == []
    imported(engine, visits({f"2018-01-{n:02}": 1 for n in range(1, 32)}), name="b")
    assert reasons(engine, lineage_query("visits", "", "visits", "2018-01")) == ["el mes cuenta por sus días"]


def test_a_number_of_posts_gives_way_to_their_list_and_says_so(engine):
    imported(engine, posts([("2018-01-05", "facebook", 4)]), name="a")
    imported(engine, posts_of({"a": "2018-01-05"}), name="b")
    said = reasons(engine, lineage_query("posts", "facebook", "posts", "2018-01"))
    assert said == ["otro archivo trae ese día publicación por publicación"]


def test_a_zero_comes_from_the_file_that_covers_the_month(engine):
    imported(engine, press([("2018-01-05", "el-universal", "x")], covers=(d("2018-01-01"), d("2018-02-28"))), name="a")
    with engine.connect() as connection:
        asked = lineage_query("press", "el-universal", "publications", "2018-02")
        assert lineage.origins(connection, asked) == []
        assert lineage.covering(connection, asked) == [(1, "a", d("2018-01-01"), d("2018-02-28"))]


def test_tasks_are_not_counted_from_files(engine):
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
        assert task_states.states(connection, PLAN_ID) == {}
    with pytest.raises(KeyError):
        figure_lineage(View(PLAN, d("2018-12-31")), "tasks", found)
