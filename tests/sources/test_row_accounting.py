"""Every row is counted or told, and no day is covered of which a row was thrown away."""

import datetime as dt
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from source_files import csv_text, read

from tests.examples import examples

GOOD, NO_DATE, NO_FIGURE, TWICE, OTHERWISE = "good", "no date", "no figure", "twice", "otherwise"


@dataclass(frozen=True)
class Kind:
    """A table of one dataset: its headers, a row of it, and where its date and its figure stand."""

    dataset: str
    headers: tuple
    row: object
    figure: int | None


KINDS = (
    Kind("visits", ("fecha", "visitas"), lambda n, day: [day, n + 1], 1),
    Kind("posts", ("fecha", "red", "publicaciones"), lambda n, day: [day, "Facebook", n + 1], 2),
    Kind("posts", ("fecha", "red", "id", "texto"), lambda n, day: [day, "Facebook", 900 + n, "Hola"], None),
    Kind("press", ("fecha", "medio", "titulo"), lambda n, day: [day, "El Universal", f"Nota {n}"], None),
    Kind("procedures", ("Fecha", "Trámite", "Canal", "Cantidad"), lambda n, day: [day, f"T{n}", "presencial", n + 1], 3),
    Kind("procedures", ("Radicado", "Fecha", "Asunto", "Canal"), lambda n, day: [f"R-{n}", day, "Ruido", "presencial"], None),
    Kind("activities", ("fecha", "medio", "cantidad", "descripcion"), lambda n, day: [day, "Folletos", n + 1, f"D{n}"], 2),
)  # fmt: skip
FIRST = dt.date(2018, 1, 3)


def place_of_date(kind):
    return next(i for i, header in enumerate(kind.headers) if header.lower() == "fecha")


@st.composite
def tables(draw):
    """A table and the day of each of its rows, readable or not."""
    kind = draw(st.sampled_from(KINDS))
    steps = draw(st.lists(st.integers(1, 9), min_size=2, max_size=8))
    days = [FIRST + dt.timedelta(days=sum(steps[: i + 1])) for i in range(len(steps))]
    faults = [GOOD, NO_DATE, TWICE, *([NO_FIGURE, OTHERWISE] if kind.figure is not None else [])]
    rows, when = [], []
    for n, day in enumerate(days):
        row = kind.row(n, day.isoformat())
        fault = draw(st.sampled_from(faults)) if n else GOOD
        if fault == NO_DATE:
            row[place_of_date(kind)] = "ayer"
        if fault == NO_FIGURE:
            row[kind.figure] = "varios"
        rows.append(row)
        when.append(day)
        if fault in {TWICE, OTHERWISE}:
            again = list(row)
            if fault == OTHERWISE:
                again[kind.figure] = 777
            rows.append(again)
            when.append(day)
    # A row without a date is placed by its neighbours, which in a list that only looks ordered can be wrong.
    shuffled = draw(st.booleans()) and "ayer" not in {cell for row in rows for cell in row}
    order = draw(st.permutations(range(len(rows)))) if shuffled else list(range(len(rows)))
    return kind, [rows[i] for i in order], [when[i] for i in order]


@given(tables())
@examples(150)
def test_counted_rows_and_told_rows_are_all_rows_and_no_covered_day_lost_one(made):
    kind, rows, when = made
    found = read(csv_text([kind.headers, *rows]), answers={"whole_months": "yes"})
    assert found.dataset == kind.dataset, found.problems
    told = {problem.row for problem in found.problems if problem.rejects and problem.row}
    assert len(found.table) + len(told) == len(rows) == found.rows_read
    assert set(found.table["row"]).isdisjoint(told)
    lost = [day for number, day in enumerate(when, start=2) if number in told]
    for line in found.coverage:
        assert not [day for day in lost if line.first <= day <= line.last], (line, lost)
