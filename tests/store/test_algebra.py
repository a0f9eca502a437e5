"""The algebra of imports, on files that hypothesis makes up: only which imports are active matters, and their order."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.store.figures.counts import counts
from plancom.store.imports import commits as store
from tests.builders import NOW, PLAN_ID, cartagena, emptied, imported, in_memory, posts, visits
from tests.examples import examples
from tests.figure_checks import damaged_figures

DAYS = [dt.date(2017, 12, 28) + dt.timedelta(days=n) for n in range(12)]
day = st.sampled_from([one.isoformat() for one in DAYS])
visit_file = st.dictionaries(day, st.integers(0, 9), min_size=1, max_size=6).map(visits)
counted_file = st.dictionaries(
    st.tuples(day, st.sampled_from(["facebook", "instagram"])), st.integers(0, 4), min_size=1, max_size=6
).map(lambda rows: posts([(*key, number) for key, number in sorted(rows.items())]))
listed_file = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), day, min_size=1, max_size=4).map(
    lambda rows: posts(
        [(when, "facebook", 1, name, "hola", 1) for name, when in sorted(rows.items())],
        covers=(
            min(dt.date.fromisoformat(w) for w in rows.values()),
            max(dt.date.fromisoformat(w) for w in rows.values()),
        ),
    )
)
files = st.lists(st.one_of(visit_file, counted_file, listed_file), min_size=1, max_size=4)
steps = st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8)


@pytest.fixture(scope="module")
def two_databases():
    return in_memory(), in_memory()


def figures(engine):
    with engine.connect() as connection:
        assert damaged_figures(connection) == []
        found = counts(connection, PLAN_ID)
    return (
        {k: dict(v) for k, v in found.months.items() if v},
        dict(found.ranges),
        {k: dict(v) for k, v in found.days.items() if v},
    )


@examples(20)
@given(files, steps)
def test_figures_after_any_undos_and_redos_are_those_of_the_active_imports_alone(two_databases, some_files, some_steps):
    plan = cartagena()
    engine, alone = map(emptied, two_databases)
    ids = [(imported(engine, one, name=str(n), plan=plan), one) for n, one in enumerate(some_files)]
    written = [(import_id, one) for import_id, one in ids if import_id is not None]
    active = {import_id: True for import_id, _ in written}
    for index, wanted in some_steps:
        import_id = written[index % len(written)][0]
        store.redo(engine, import_id) if wanted else store.undo(engine, import_id, NOW)
        active[import_id] = wanted
    for import_id, one in written:
        if active[import_id]:
            imported(alone, one, name=str(import_id), plan=plan)
    assert figures(engine) == figures(alone)


@examples(20)
@given(st.dictionaries(day, st.integers(0, 9), min_size=2, max_size=12), st.data())
def test_a_file_split_in_two_imports_gives_the_figures_of_the_whole(two_databases, rows, data):
    whole, parts = map(emptied, two_databases)
    names = sorted(rows)
    cut = data.draw(st.integers(1, len(names) - 1))
    imported(whole, visits(rows))
    for n, part in enumerate((names[:cut], names[cut:])):
        # the office's own templates cover whole months, so that the two parts cover what the whole does
        imported(
            parts,
            visits({name: rows[name] for name in part}, covers=(dt.date(2017, 12, 1), dt.date(2018, 1, 31))),
            name=str(n),
        )
    imported(whole, visits(rows, covers=(dt.date(2017, 12, 1), dt.date(2018, 1, 31))), name="again")
    assert figures(parts) == figures(whole)
