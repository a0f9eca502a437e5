"""Procedures by month, by day and request by request: nothing counts twice, whatever the order of imports, undos and redos."""

import datetime as dt

import pytest
from alembic import command
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from sqlalchemy import and_, func, insert, select, update

from plancom.access import acts
from plancom.datasets.procedures import ALL_PROCEDURES, TOTAL
from plancom.plan import Month
from plancom.services import importing
from plancom.store.db import schema
from plancom.store.db.engine import writing
from plancom.store.figures import lineage, queries
from plancom.store.figures.counts import counts
from plancom.store.figures.lineage import LineageQuery
from plancom.store.imports import commits as store
from plancom.store.imports import conflicts
from plancom.store.imports.comparison import compare
from plancom.store.imports.differences import differences
from plancom.store.tables import accounts, imports
from plancom.store.tables import procedures as table
from plancom.ui.files.file_card import line_of
from tests import builders
from tests.builders import (
    NOW,
    PLAN_ID,
    cartagena,
    emptied,
    in_memory,
    incoming,
    procedures,
    procedures_in_detail,
    stored_rows,
)
from tests.examples import examples
from tests.figure_checks import damaged_figures

PLAN = cartagena()
MARCH, APRIL = Month.parse("2018-03"), Month.parse("2018-04")
KEY = ("procedures", "", "transactions")


@pytest.fixture(scope="module")
def two_databases():
    return in_memory(), in_memory()


@pytest.fixture
def memory_database(two_databases):
    """An empty database in memory, for what does not depend on the engine."""
    return emptied(two_databases[0])


def imported(engine, observations, name="archivo.csv", **options):
    return builders.imported(engine, observations, name, plan=PLAN, **options)


def state(engine):
    """Every figure, once it is sure that what counts is what should and adds up."""
    with engine.connect() as connection:
        assert damaged_figures(connection) == []
        found = counts(connection, PLAN_ID)
        by_channel = queries.procedures_by_channel(connection)
        for month, values in found.months.get(KEY, {}).items():
            rows = lineage.origins(connection, LineageQuery("procedures", ("",), ("transactions",), (month,), PLAN_ID))
            assert sum(row.value for row in rows) == sum(values.values())
            assert by_channel.loc[by_channel["day"] == month.first, "quantity"].sum() == sum(values.values())
    return (
        {key: {m: v for m, v in months.items() if v} for key, months in found.months.items() if months},
        {key: {day: v for day, v in days.items() if v} for key, days in found.days.items() if days},
        {key: ranges for key, ranges in found.ranges.items() if ranges},
    )


def total(engine, month=MARCH):
    return sum(state(engine)[0].get(KEY, {}).get(month, {}).values())


def register(*requests, covers=None):
    return procedures_in_detail(requests=requests, covers=covers)


def daily(*amounts, covers=None):
    return procedures_in_detail(amounts=amounts, covers=covers)


def monthly(*totals):
    return procedures_in_detail(totals=totals)


def pqr(number, day):
    return (number, f"2018-03-{day:02}", "PQR", "electrónico")


def march(first, last):
    return dt.date(2018, 3, first), dt.date(2018, 3, last)


# ------------------------------------------------------------------------------------------------------- keys


def test_a_row_of_a_month_keeps_the_key_and_fingerprint_that_it_always_had():
    """They are stored: other ones would make every row of every file «nueva»."""
    rows = stored_rows(procedures([("2018-03-01", "Petición  PQR", "Electrónico", 5)]), PLAN)
    assert rows["key"].tolist() == ["2018-03\x1fpeticion pqr\x1felectronico"]
    assert rows["fingerprint"].tolist() == [FINGERPRINT_OF_5]


FINGERPRINT_OF_5 = 7624836162944919582


def test_an_amount_of_a_first_day_is_not_the_total_of_its_month():
    rows = stored_rows(
        procedures_in_detail(totals=[("2018-03-01", "PQR", "web", 5)], amounts=[("2018-03-01", "PQR", "web", 5)]), PLAN
    )
    assert rows["key"].nunique() == 2


def test_a_request_is_known_by_its_number_however_it_is_written():
    rows = stored_rows(register(pqr("RAD-2018-Á1", 5), pqr("rad-2018-a1 ", 9), pqr("RAD-2018-2", 5)), PLAN)
    assert rows["key"].nunique() == 2
    assert rows["fingerprint"].nunique() == 2  # 5 and 9 March


@pytest.mark.parametrize(
    "corrected",
    [("1", "2018-03-06", "PQR", "electrónico"), ("1", "2018-03-05", "Queja", "electrónico"), ("1", "2018-03-05", "PQR", "presencial")],
)  # fmt: skip
def test_a_request_whose_day_procedure_or_channel_is_corrected_is_a_change(memory_database, corrected):
    imported(memory_database, register(pqr("1", 5)), "viejo.csv")
    with memory_database.connect() as connection:
        found = compare(connection, register(corrected), PLAN)
    assert (found.rows_new, found.rows_changed, found.rows_same) == (0, 1, 0)


def test_overlapping_registers_count_each_request_once_in_any_order(engine):
    files = [register(*(pqr(str(n), n) for n in days)) for days in (range(1, 11), range(6, 16), range(12, 20))]
    assert orders(engine, *files) == {19}


def test_the_newest_register_says_the_day_the_procedure_and_the_channel_of_a_request(engine):
    imported(engine, register(pqr("1", 30), pqr("2", 30)))
    newest = imported(engine, register(("1", "2018-04-02", "Queja", "presencial")), "abril.csv")
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert [found.month(*KEY, month) for month in (MARCH, APRIL)] == [1, 1]
    assert found.month("procedures", "", "electronic", APRIL) == 0
    store.undo(engine, newest, NOW)
    assert (total(engine, MARCH), total(engine, APRIL)) == (2, 0)


def test_a_corrected_request_is_told_cell_by_cell_with_its_old_values(memory_database):
    imported(memory_database, register(pqr("77", 30), pqr("78", 5)), "marzo.csv")
    again = register(("77", "2018-04-02", "PQR", "presencial"), pqr("78", 5))
    with memory_database.connect() as connection:
        found = differences(connection, "procedures", compare(connection, again, PLAN))
    assert [
        (row.subject, row.column, str(row.before), str(row.after), row.file_name) for row in found.cells.itertuples()
    ] == [
        ("77 · PQR · presencial", "day", "2018-03-30", "2018-04-02", "marzo.csv"),
        ("77 · PQR · presencial", "channel", "electrónico", "presencial", "marzo.csv"),
    ]
    assert found.new.empty


def test_a_total_that_is_spelled_otherwise_has_no_cell_but_its_quantity(memory_database):
    imported(memory_database, procedures([("2018-03-01", "PQR", "presencial", 5)]))
    again = procedures([("2018-03-01", "pqr", "Presencial", 6)])
    with memory_database.connect() as connection:
        found = differences(connection, "procedures", compare(connection, again, PLAN))
    assert found.cells["column"].tolist() == ["quantity"]


# ------------------------------------------------------------------------------------- what is told in two ways


def orders(engine, *files):
    """The figures of March after importing the files in one order, undoing them, and importing them in the other."""
    found = set()
    for place, order in enumerate((files, files[::-1])):
        ids = [imported(engine, one, f"{place}-{n}") for n, one in enumerate(order)]
        found.add(total(engine))
        for one in ids:
            store.undo(engine, one, NOW)
    assert total(engine) == 0
    return found


TOTAL_OF_MARCH = monthly(("2018-03-01", "PQR", "electrónico", 10), ("2018-03-01", "pqr", "presencial", 20))


def test_days_and_requests_count_where_they_cover_the_month_and_not_its_total(engine):
    assert orders(engine, TOTAL_OF_MARCH, register(pqr("1", 5), ("2", "2018-03-09", "PQR", "presencial"))) == {2}
    both = daily(("2018-03-05", "PQR", "electrónico", 7), ("2018-03-06", "PQR", "telefónico", 1))
    assert orders(engine, TOTAL_OF_MARCH, both) == {8}


def test_a_register_of_electronic_requests_leaves_the_totals_of_other_channels(engine):
    assert orders(engine, TOTAL_OF_MARCH, register(pqr("1", 5), pqr("2", 9))) == {22}
    assert orders(engine, TOTAL_OF_MARCH, daily(("2018-03-05", "PQR", "telefónico", 7))) == {17}
    assert orders(engine, daily(("2018-03-05", "PQR", "presencial", 7)), register(pqr("1", 5))) == {8}


def test_the_total_counts_where_days_and_requests_do_not_cover_its_month(engine):
    half = register(pqr("1", 5), pqr("2", 9), covers=march(1, 15))
    assert orders(engine, TOTAL_OF_MARCH, half) == {30}
    other_half = daily(("2018-03-20", "PQR", "electrónico", 7), covers=march(16, 31))
    assert orders(engine, TOTAL_OF_MARCH, half, other_half) == {29}


def test_a_register_of_other_procedures_covers_nothing_of_this_one(memory_database):
    others = register(("1", "2018-03-05", "Permiso", "electrónico"))
    few_days = daily(("2018-03-05", "PQR", "presencial", 3), covers=march(5, 6))
    assert orders(memory_database, TOTAL_OF_MARCH, others, few_days) == {31}


def test_a_procedure_that_is_told_in_one_way_counts_beside_others(memory_database):
    others = monthly(("2018-03-01", "Cita", "presencial", 4))
    assert orders(memory_database, others, register(pqr("1", 5))) == {5}


def test_requests_count_and_not_the_amounts_of_days_that_a_list_covers(engine):
    amounts = daily(*((f"2018-03-{n:02}", "PQR", "electrónico", 5) for n in (3, 4, 20)))
    assert orders(engine, amounts, register(pqr("1", 3), covers=march(1, 15))) == {6}


def test_an_amount_counts_and_not_requests_of_its_day_without_a_list_that_covers_it(engine):
    amounts = daily(("2018-03-20", "PQR", "electrónico", 5))
    assert orders(engine, amounts, register(pqr("1", 3), pqr("2", 20), covers=march(1, 15))) == {6}


def test_amounts_and_requests_of_one_file_both_count(memory_database):
    both = procedures_in_detail(amounts=[("2018-03-05", "PQR", "presencial", 5)], requests=[pqr("1", 5)])
    assert orders(memory_database, both) == {6}
    corrected = procedures_in_detail(
        amounts=[("2018-03-05", "PQR", "presencial", 5)], requests=[pqr("1", 5), pqr("2", 6)]
    )
    imported(memory_database, both)
    imported(memory_database, corrected)
    assert total(memory_database) == 7


EVERYTHING = monthly(("2018-03-01", ALL_PROCEDURES, "electrónico", 50))


def test_named_procedures_count_and_not_the_total_of_all(engine):
    assert orders(engine, EVERYTHING, monthly(("2018-03-01", "PQR", "electrónico", 4))) == {4}
    assert orders(engine, EVERYTHING, register(pqr("1", 5))) == {1}
    daily_total = daily(("2018-03-05", "todos los TRAMITES", "electrónico", 9))
    april = monthly(("2018-04-01", "PQR", "electrónico", 4))
    assert orders(engine, EVERYTHING, daily_total, april) == {9}
    assert orders(engine, EVERYTHING, daily_total, monthly(("2018-03-01", "PQR", "electrónico", 4))) == {4}


@pytest.mark.parametrize(
    "few_days",
    [
        register(pqr("1", 5), ("2", "2018-03-07", "Permiso", "electrónico"), covers=march(1, 9)),
        daily(("2018-03-30", "Carta laboral", "electrónico", 8), covers=march(30, 31)),
        register(pqr("1", 5), covers=march(2, 31)),
    ],
    ids=["a register", "amounts", "all days but one"],
)
def test_a_few_days_of_named_procedures_leave_the_total_of_all(engine, few_days):
    assert orders(engine, EVERYTHING, few_days) == {50}


def test_a_few_days_count_again_once_the_total_of_all_is_undone_and_give_way_when_it_is_redone(engine):
    imported(engine, register(pqr("1", 5), pqr("2", 6), covers=march(1, 9)), "registro.csv")
    assert total(engine) == 2
    whole = imported(engine, EVERYTHING, "todo.csv")
    assert total(engine) == 50
    store.undo(engine, whole, NOW)
    assert total(engine) == 2
    store.redo(engine, whole)
    assert total(engine) == 50


def test_the_total_of_all_of_other_channels_stays_beside_named_ones(memory_database):
    three = monthly(*(("2018-03-01", ALL_PROCEDURES, channel, 9) for channel in ("electrónico", "presencial")))
    assert orders(memory_database, three, register(pqr("1", 5))) == {10}


def test_amounts_of_all_procedures_give_way_on_the_days_that_are_told_by_name(memory_database):
    all_days = daily(*((f"2018-03-{n:02}", ALL_PROCEDURES, "electrónico", 10) for n in (3, 4, 20)))
    assert orders(memory_database, all_days, register(pqr("1", 3), covers=march(1, 5))) == {11}
    assert orders(memory_database, all_days, register(pqr("1", 20), pqr("2", 21), covers=march(21, 22))) == {31}


def test_requests_without_a_procedure_count_beside_others_with_their_own_numbers(memory_database):
    unnamed = register(("8", "2018-03-04", ALL_PROCEDURES, "electrónico"))
    assert orders(memory_database, unnamed, register(pqr("1", 3))) == {2}
    assert orders(memory_database, unnamed, monthly(("2018-03-01", "PQR", "electrónico", 4))) == {4}


def request_of_type(number, day, kind):
    return (number, f"2018-03-{day:02}", kind, "electrónico")


ALL_COMPLAINTS = monthly(("2018-03-01", "PQRSD", "electrónico", 12))


@pytest.mark.parametrize("name", ["PQRSD", "P.Q.R.S.", "Peticiones, quejas y reclamos"])
def test_types_of_complaints_count_and_not_their_total(engine, name):
    whole = register(
        request_of_type("1", 5, "Petición"), request_of_type("2", 6, "Queja"), request_of_type("3", 7, "Reclamos")
    )
    assert orders(engine, monthly(("2018-03-01", name, "electrónico", 12)), whole) == {3}


def test_the_total_of_complaints_counts_beside_a_single_type_or_a_few_days(engine):
    assert orders(engine, ALL_COMPLAINTS, register(request_of_type("1", 5, "Queja"))) == {12}
    assert orders(engine, ALL_COMPLAINTS, monthly(("2018-03-01", "Denuncias", "electrónico", 5))) == {12}
    few = register(request_of_type("1", 5, "Petición"), request_of_type("2", 6, "Queja"), covers=march(1, 9))
    assert orders(engine, ALL_COMPLAINTS, few) == {12}


def test_types_of_complaints_add_up_beside_other_procedures(memory_database):
    assert orders(memory_database, ALL_COMPLAINTS, monthly(("2018-03-01", "Licencia", "electrónico", 5))) == {17}


# ------------------------------------------------------------------------------- the same register, with less in it

JANUARY_TO_MARCH = (dt.date(2018, 1, 1), dt.date(2018, 3, 31))
FIVE = [pqr(str(n), n) for n in range(1, 6)]


def test_a_request_that_a_corrected_register_no_longer_has_is_taken_out(engine):
    first = imported(engine, register(*FIVE), "registro.csv")
    with engine.connect() as connection:
        found = compare(connection, register(*FIVE[:4]), PLAN)
        cells = differences(connection, "procedures", found).cells
    assert (found.rows_new, found.rows_changed, found.rows_same, found.rows_withdrawn) == (0, 0, 4, 1)
    assert [(row.subject, row.before, row.after, row.file_name) for row in cells.itertuples()] == [
        ("5 · PQR · electrónico", "5 · PQR · electrónico", None, "registro.csv")
    ]
    corrected = imported(engine, register(*FIVE[:4]), "corregido.csv")
    assert total(engine) == 4
    assert superseded(engine)["5 · PQR · electrónico"] == (
        f"la quita la importación {corrected}, que trae de nuevo esos días sin ella"
    )
    assert imported(engine, register(*FIVE[:4]), "otra vez.csv") is None
    store.undo(engine, corrected, NOW)
    assert total(engine) == 5
    store.redo(engine, corrected)
    store.undo(engine, first, NOW)
    assert total(engine) == 4
    store.redo(engine, first)
    assert total(engine) == 4


def test_a_request_that_comes_back_counts_again(memory_database):
    for n, one in enumerate((FIVE, FIVE[:4], FIVE)):
        assert imported(memory_database, register(*one), f"{n}.csv") is not None
    assert total(memory_database) == 5


def test_a_register_takes_out_what_an_undone_one_had_too(memory_database):
    first = imported(memory_database, register(*FIVE), "a.csv")
    store.undo(memory_database, first, NOW)
    imported(memory_database, register(*FIVE[:4]), "b.csv")
    store.redo(memory_database, first)
    assert total(memory_database) == 4


@pytest.mark.parametrize(
    "part",
    [
        register(*FIVE[:4], covers=march(1, 4)),
        register(*(request_of_type(str(n), n, "Permiso") for n in (6, 7))),
        register(pqr("21", 1), pqr("22", 2)),
        register(*FIVE[:2]),
    ],
    ids=["other days", "another procedure", "other numbers", "a small part"],
)
def test_what_a_newer_register_does_not_speak_of_stays(memory_database, part):
    imported(memory_database, register(*FIVE), "registro.csv")
    imported(memory_database, part, "parte.csv")
    assert {"1", "2", "3", "4", "5"} <= {row.text.split(" · ")[0] for row in counted_rows(memory_database)}


def counted_rows(engine):
    with engine.connect() as connection:
        return lineage.origins(connection, LineageQuery("procedures", ("",), ("transactions",), (MARCH,), PLAN_ID))


def test_a_register_of_one_channel_takes_out_no_request_of_another(memory_database):
    window = [(str(n), f"2018-03-{n:02}", "PQR", "presencial") for n in (11, 12)]
    imported(memory_database, register(*FIVE, *window), "registro.csv")
    imported(memory_database, register(*FIVE[:4]), "solo web.csv")
    assert total(memory_database) == 6


def test_an_amount_of_a_day_that_a_corrected_list_no_longer_has_is_taken_out(memory_database):
    amounts = [(f"2018-03-{n:02}", "PQR", "electrónico", n) for n in (3, 4, 20)]
    imported(memory_database, daily(*amounts), "lista.csv")
    corrected = imported(memory_database, daily(*amounts[:2]), "corregida.csv")
    assert total(memory_database) == 7
    store.undo(memory_database, corrected, NOW)
    assert total(memory_database) == 27


def test_a_request_that_moves_away_leaves_the_month_to_its_total(engine):
    imported(engine, TOTAL_OF_MARCH)
    imported(engine, register(pqr("1", 5)), "marzo.csv")
    assert total(engine) == 21
    moved = imported(engine, register(("1", "2018-04-02", "Queja", "electrónico")), "abril.csv")
    assert (total(engine), total(engine, APRIL)) == (30, 1)
    store.undo(engine, moved, NOW)
    assert total(engine) == 21


# --------------------------------------------------------------------------------------------- the same again


def test_a_file_whose_rows_give_way_says_nothing_new_when_it_comes_again(memory_database):
    imported(memory_database, TOTAL_OF_MARCH)
    imported(memory_database, register(pqr("1", 5)), "registro.csv")
    assert imported(memory_database, TOTAL_OF_MARCH, "otra.csv") is None
    with memory_database.connect() as connection:
        found = compare(connection, monthly(("2018-03-01", "PQR", "electrónico", 10)), PLAN)
    assert (found.rows_same, found.changes_nothing) == (1, True)


def test_a_list_that_covers_more_of_a_procedure_is_taken_in_though_all_its_rows_are_there(memory_database):
    """Two weeks in which others asked for something: only the whole register says that nobody asked for this."""
    imported(memory_database, register(pqr("1", 5), covers=march(1, 15)))
    imported(memory_database, register(("2", "2018-03-20", "Permiso", "electrónico"), covers=march(16, 31)))
    imported(memory_database, TOTAL_OF_MARCH)
    assert total(memory_database) == 31
    whole = register(pqr("1", 5), ("2", "2018-03-20", "Permiso", "electrónico"))
    assert imported(memory_database, whole, "todo.csv") is not None
    assert total(memory_database) == 22
    assert imported(memory_database, whole, "todo otra vez.csv") is None


# ------------------------------------------------------------------------------------------------ what is said


def superseded(engine, month=MARCH):
    with engine.connect() as connection:
        rows = lineage.superseded(connection, LineageQuery("procedures", ("",), ("transactions",), (month,), PLAN_ID))
    return {row.text: row.why_not for row in rows}


def test_each_row_that_gives_way_says_why(engine):
    imported(engine, monthly(("2018-03-01", "Cita", "web", 9)), "a")
    imported(engine, monthly(("2018-03-01", ALL_PROCEDURES, "web", 90)), "b")
    imported(engine, register(("7", "2018-03-05", "Cita", "web"), covers=march(1, 9)), "c")
    imported(engine, daily(("2018-03-05", "PQR", "web", 3), ("2018-03-06", "Permiso", "web", 2)), "d")
    imported(engine, register(("8", "2018-03-05", "PQR", "web"), covers=march(5, 5)), "e")
    imported(engine, register(("9", "2018-03-06", "Permiso", "web"), ("10", "2018-03-07", "Permiso", "web"), covers=march(7, 7)), "f")  # fmt: skip
    assert superseded(engine) == {
        "PQR · web": "otro archivo trae ese día solicitud por solicitud",
        "Todos los trámites · web": "el mes cuenta por sus trámites con nombre, y no por el total de todos",
        "7 · Cita · web": "el mes cuenta por su total: lo que hay por día o por solicitud no lo cubre entero",
        "9 · Permiso · web": "otro archivo trae la cantidad de ese día, y ninguna lista de solicitudes lo cubre",
    }


def test_a_total_says_that_its_days_and_requests_cover_the_month(memory_database):
    number = imported(memory_database, TOTAL_OF_MARCH)
    imported(memory_database, register(pqr("1", 5)))
    assert set(superseded(memory_database).values()) == {
        "el mes cuenta por sus días o por sus solicitudes, que lo cubren entero"
    }
    store.undo(memory_database, number, NOW)
    assert set(superseded(memory_database).values()) == {"su importación está deshecha"}


def test_a_register_corrected_by_a_newer_one_names_it(memory_database):
    imported(memory_database, register(pqr("1", 5)))
    newer = imported(memory_database, register(pqr("1", 6)), "b.csv")
    assert superseded(memory_database) == {"1 · PQR · electrónico": f"la reemplaza la importación {newer}"}


def told_twice(engine, observations):
    taken = incoming(engine, observations)
    assert taken.outcome == "imported"
    found = [problem for problem in taken.result.problems if problem.code == "told_twice"]
    assert not any(problem.rejects for problem in found)
    return [problem.message for problem in found]


SAID = {
    "a register over totals": (
        TOTAL_OF_MARCH,
        register(pqr("1", 5)),
        "De «PQR» (mar 2018) hay dos cuentas: el total del mes, en «antes.csv», y lo de cada día o solicitud, en este archivo, que cubre el mes entero. Cuenta lo segundo",
    ),
    "totals over a register": (
        register(pqr("1", 5)),
        TOTAL_OF_MARCH,
        "el total del mes, en este archivo, y lo de cada día o solicitud, en «antes.csv», que cubre el mes entero.",
    ),
    "half a register beside totals": (
        TOTAL_OF_MARCH,
        register(pqr("1", 5), covers=march(1, 9)),
        "en este archivo, que no cubre el mes entero. Cuenta el total",
    ),
    "totals beside half a register": (
        register(pqr("1", 5), covers=march(1, 9)),
        TOTAL_OF_MARCH,
        "en «antes.csv», que no cubre el mes entero. Cuenta el total",
    ),
    "a register over amounts": (
        daily(("2018-03-05", "PQR", "electrónico", 3)),
        register(pqr("1", 5)),
        "De «PQR» (mar 2018) hay cantidades por día, en «antes.csv», y listas de solicitudes de esos mismos días, en este archivo.",
    ),
    "amounts over a register": (
        register(pqr("1", 5)),
        daily(("2018-03-05", "pqr", "electrónico", 3)),
        "De «pqr» (mar 2018) hay cantidades por día, en este archivo, y listas",
    ),
    "amounts beside a list that does not cover them": (
        register(pqr("1", 5), pqr("2", 6), covers=march(6, 9)),
        daily(("2018-03-05", "PQR", "electrónico", 3), covers=march(5, 5)),
        "en este archivo, y solicitudes de esos mismos días, en «antes.csv», sin una lista que los cubra. Cuentan las cantidades",
    ),
    "names over a total of all": (
        monthly(("2018-03-01", ALL_PROCEDURES, "electrónico", 90)),
        TOTAL_OF_MARCH,
        "De mar 2018 hay trámites con su nombre, en este archivo, y un total de todos los trámites, en «antes.csv».",
    ),
    "a total of all over names": (
        register(pqr("1", 5)),
        monthly(("2018-03-01", ALL_PROCEDURES, "electrónico", 90), ("2018-04-01", ALL_PROCEDURES, "electrónico", 90)),
        "De mar 2018 hay trámites con su nombre, en «antes.csv», y un total de todos los trámites, en este archivo.",
    ),
}


@pytest.mark.parametrize(("before", "now", "sentence"), SAID.values(), ids=SAID)
def test_what_gives_way_is_told_before_anything_is_written(memory_database, before, now, sentence):
    imported(memory_database, before, "antes.csv")
    (message,) = told_twice(memory_database, now)
    assert sentence in message
    with memory_database.connect() as connection:
        assert connection.execute(select(func.count()).select_from(imports)).scalar() == 1


def test_totals_of_some_channels_beside_requests_of_others_are_told_to_add_up(memory_database):
    imported(memory_database, monthly(("2018-03-01", "PQR", "presencial", 30)), "hoja.csv")
    (message,) = told_twice(memory_database, register(pqr("1", 5)))
    assert "se suman el total del mes de unos canales, en «hoja.csv», y lo de cada día o solicitud" in message


def test_a_total_of_all_that_stands_beside_a_few_days_is_told(memory_database):
    imported(memory_database, EVERYTHING, "hoja.csv")
    (message,) = told_twice(memory_database, register(pqr("1", 5), covers=march(1, 9)))
    assert "hay un total, «Todos los trámites», en «hoja.csv»" in message
    assert "Cuenta el total y lo demás no" in message


def test_a_card_says_how_many_requests_a_register_takes_out(memory_database):
    imported(memory_database, register(*FIVE), "registro.csv")
    taken = incoming(memory_database, register(*FIVE[:3]))
    assert taken.outcome == "imported"
    assert line_of(taken).endswith("2 se quitan")


def test_one_file_that_tells_both_ways_is_told_so(memory_database):
    both = procedures_in_detail(totals=[("2018-03-01", "PQR", "electrónico", 30)], requests=[pqr("1", 5)])
    (message,) = told_twice(memory_database, both)
    assert "el total del mes, en este archivo, y lo de cada día o solicitud, en este archivo" in message


def test_a_list_that_covers_the_day_is_named_though_newer_ones_say_all_its_requests(memory_database):
    imported(memory_database, register(pqr("1", 5)), "todo marzo.csv")
    imported(memory_database, register(pqr("1", 6), covers=march(6, 9)), "cuatro días.csv")
    (message,) = told_twice(memory_database, daily(("2018-03-20", "PQR", "electrónico", 3)))
    assert "listas de solicitudes de esos mismos días, en «todo marzo.csv»." in message


def test_months_in_a_row_and_many_procedures_are_told_in_short(memory_database):
    names = [f"Trámite {letter}" for letter in "abcdefgh"]
    imported(
        memory_database,
        monthly(*((f"2018-{m:02}-01", name, "web", 1) for m in (1, 2, 3, 5) for name in names)),
        "a.csv",
    )
    (message,) = told_twice(
        memory_database, daily(*((f"2018-{m:02}-09", name, "web", 1) for m in (1, 2, 3, 5) for name in names[:2]))
    )
    assert "«Trámite a» (ene 2018 – mar 2018, may 2018) y «Trámite b»" in message
    (message,) = told_twice(memory_database, daily(*(("2018-03-09", name, "web", 1) for name in names)))
    assert "«Trámite e» (mar 2018) y 3 trámites más hay" in message


@pytest.mark.parametrize(
    "now",
    [
        register(("9", "2018-03-05", "Permiso", "web")),
        monthly(("2018-04-01", "PQR", "electrónico", 3)),
        monthly(("2018-03-01", "PQR", "electrónico", 11)),
    ],
)
def test_nothing_is_told_of_what_is_told_in_one_way(memory_database, now):
    imported(memory_database, TOTAL_OF_MARCH, "antes.csv")
    undone = imported(memory_database, register(("1", "2018-04-05", "PQR", "electrónico")), "deshecho.csv")
    store.undo(memory_database, undone, NOW)
    assert told_twice(memory_database, now) == []


def test_a_register_imported_between_the_preview_and_the_confirmation_is_told(engine):
    taken = incoming(engine, TOTAL_OF_MARCH)
    assert taken.result.problems == ()
    imported(engine, register(pqr("1", 5)), "registro.csv")
    written = importing.commit_file(engine, taken, PLAN)
    assert written.outcome == "imported"
    (problem,) = written.result.problems
    assert "«registro.csv»" in problem.message
    assert total(engine) == 21


def test_files_uploaded_together_that_tell_one_thing_in_two_ways_are_found(memory_database):
    files = [TOTAL_OF_MARCH, register(pqr("1", 5)), monthly(("2018-03-01", ALL_PROCEDURES, "electrónico", 9))]
    with memory_database.connect() as connection:
        given_files = [(one, compare(connection, one, PLAN)) for one in files]
    assert conflicts.overlapping_files(given_files) == [
        (0, 1, "«PQR» (mar 2018)"),
        (0, 2, "«Todos los trámites» (mar 2018)"),
        (1, 2, "«Todos los trámites» (mar 2018)"),
    ]


def test_registers_uploaded_together_that_differ_of_a_request_clash_on_whatever_days(memory_database):
    files = [register(pqr("1", 5), pqr("2", 6)), register(("1", "2018-04-05", "PQR", "electrónico"))]
    with memory_database.connect() as connection:
        assert conflicts.clashes([(one, compare(connection, one, PLAN)) for one in files]) == [(0, 1, 1)]


# ------------------------------------------------------------------------------------------------------- upkeep


def test_a_wrong_mark_is_found(engine):
    imported(engine, TOTAL_OF_MARCH)
    imported(engine, register(pqr("1", 5), pqr("2", 6)))
    for wrong, rows in ((True, and_(table.c.grain == "", table.c.is_electronic)), (False, table.c.request == "1")):
        with writing(engine, acts.IMPORT) as connection:
            connection.execute(update(table).where(rows).values(is_current=wrong))
        with engine.connect() as connection:
            assert len(damaged_figures(connection)) == 2  # the rows, and the totals that are not their sum
        with writing(engine, acts.IMPORT) as connection:
            connection.execute(update(table).where(rows).values(is_current=not wrong))
    assert total(engine) == 22


def test_what_an_undo_would_change_is_known_without_it(memory_database):
    imported(memory_database, TOTAL_OF_MARCH)
    second = imported(memory_database, register(pqr("1", 5)))
    assert store.counts_without(memory_database, second, NOW, PLAN_ID).month(*KEY, MARCH) == 30
    assert total(memory_database) == 21


def test_sample_requests_go_with_their_accounts_and_the_total_counts_again(engine):
    imported(engine, TOTAL_OF_MARCH)
    before = state(engine)
    sample = imported(engine, register(pqr("1", 5)), "muestra.csv", is_sample=True)
    account = {"import_id": sample, "dataset": "procedures", "series": "", "account": "1", "name": "x", "rows": 1}
    with writing(engine, acts.IMPORT) as connection:
        connection.execute(insert(accounts).values(account))
    assert store.remove_samples(engine) == 1
    assert state(engine) == before
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(accounts)).scalar() == 0


def test_procedures_of_a_database_of_before_keep_their_figures_and_their_keys(engine):
    files = [
        procedures([("2018-03-01", "Petición", "electrónico", 5), ("2018-03-01", "Cita", "presencial", 7)]),
        procedures([("2018-03-01", "peticion", "electrónico", 6), ("2018-04-01", "x" * 1200, "presencial", 1)]),
    ]
    for n, one in enumerate(files):
        imported(engine, one, f"{n}.csv")
    before = state(engine)
    with engine.connect() as connection:
        rows = connection.execute(select(table).order_by(table.c.id)).all()
    with writing(engine, acts.IMPORT) as connection:
        command.downgrade(schema._config(connection), "0011")
    schema.upgrade(engine)
    assert state(engine) == before
    with engine.connect() as connection:
        assert connection.execute(select(table).order_by(table.c.id)).all() == rows
        assert compare(connection, files[1], PLAN).changes_nothing
    imported(engine, register(("1", "2018-03-05", "PETICIÓN", "electrónico")), "registro.csv")
    assert total(engine) == 8


# ---------------------------------------------------------------------------------------------------- the algebra

DAYS = [dt.date(2018, 2, 27), dt.date(2018, 2, 28), dt.date(2018, 3, 1), dt.date(2018, 3, 5), dt.date(2018, 3, 31)]
RANGES = [(dt.date(2018, 2, 1), dt.date(2018, 3, 31)), march(1, 31), march(1, 5), march(2, 31), (DAYS[0], DAYS[2])]
name = st.sampled_from(["PQRS", "Queja", "Petición", "Cita", ALL_PROCEDURES])
channel = st.sampled_from(["electrónico", "presencial"])
amount = st.integers(0, 9)
totals_of_months = st.dictionaries(
    st.tuples(st.sampled_from(["2018-02-01", "2018-03-01"]), name, channel), amount, max_size=4
)
amounts_of_days = st.dictionaries(
    st.tuples(st.sampled_from([str(day) for day in DAYS]), name, channel), amount, max_size=4
)
numbered = st.dictionaries(
    st.sampled_from(["1", "2", "3", "4", "5"]),
    st.tuples(st.sampled_from([str(day) for day in DAYS]), name, channel),
    max_size=4,
)


@st.composite
def procedure_files(draw):
    """A file of one kind, sometimes of several."""
    kinds = draw(st.sampled_from(["t", "d", "r", "r", "td", "tr", "dr"]))
    rows = {
        "totals": [(*key, n) for key, n in draw(totals_of_months).items()] if "t" in kinds else [],
        "amounts": [(*key, n) for key, n in draw(amounts_of_days).items()] if "d" in kinds else [],
        "requests": [(number, *row) for number, row in draw(numbered).items()] if "r" in kinds else [],
    }
    if not any(rows.values()):
        rows["requests"] = [("1", "2018-03-05", "PQR", "electrónico")]
    return procedures_in_detail(**rows, covers=draw(st.sampled_from(RANGES)))


COMPLAINTS, THEIR_TYPES = {"pqrs", "pqr"}, {"queja", "peticion"}
MEANT = ((lambda name: name == TOTAL, lambda name: name != TOTAL, 1), (COMPLAINTS.__contains__, THEIR_TYPES.__contains__, 2))  # fmt: skip


def expected(active):  # noqa: C901, PLR0915 - all rules in one place, to be read beside docs/adr/0043
    """What counts in each month by the rules, over the prepared rows of the active files in their order: told anew, slowly."""
    said = [list(stored_rows(one, PLAN).itertuples()) for one in active]
    newest = {row.key: owner for owner, told_rows in enumerate(said) for row in told_rows}
    keys = [{row.key for row in told_rows} for told_rows in said]

    def speaks_of(newer, row):
        own = [r for r in said[newer] if r.grain == row.grain]
        return (
            row.grain
            and any(c.grain == row.grain and c.first <= row.day <= c.last for c in active[newer].coverage)
            and row.name in {r.name for r in own}
            and row.channel in {r.channel for r in own}
        )

    def is_out(owner, row):
        for newer in range(owner + 1, len(said)):
            there = [r.key in keys[newer] for r in said[owner] if r.grain == row.grain and speaks_of(newer, r)]
            again, lacking = there.count(True), there.count(False)
            is_same = again > lacking or again == lacking == 1
            if is_same and row.key not in keys[newer] and speaks_of(newer, row):
                return True
        return False

    rows = [
        (owner, row)
        for owner, told_rows in enumerate(said)
        for row in told_rows
        if newest[row.key] == owner and not is_out(owner, row)
    ]
    every = [row for _, row in rows]

    def of(row):
        return row.month, row.name, row.is_electronic

    topics = [{(*of(row), row.grain) for row in told_rows} for told_rows in said]

    def covers(owner, topic, grain, day):
        """Whether the file speaks, at that grain, of the day of a procedure and its channels."""
        return (*topic, grain) in topics[owner] and any(
            c.grain == grain and c.first <= day <= c.last for c in active[owner].coverage
        )

    def days_of(month):
        return {month.first + dt.timedelta(n) for n in range(month.days)}

    def whole(topic):
        return all(
            any(covers(owner, topic, grain, day) for owner in range(len(active)) for grain in ("day", "request"))
            for day in days_of(Month.parse(topic[0]))
        )

    def is_listed(row):
        requests = any(of(r) == of(row) and r.grain == "request" for r in every)
        return requests and any(
            covers(o, of(row), "request", row.day) and row.key not in keys[o] for o in range(len(active))
        )

    def enough_tell(members, least):
        return len({r.name for r in members if not r.grain or whole(of(r))}) >= least

    def beaten(row, collective, members, least):
        """Whether an amount of the day under a collective name stands beside the row."""
        ways = {("day", "day"), ("day", "request"), ("request", "day")}
        is_beside = collective.day == row.day and (collective.grain, row.grain) in ways
        return is_beside and not told_of_day(collective, members, least)

    def collective_gives_way(row, members, totals, least):
        """Whether a row under a collective name does; None where the month is settled day by day."""
        if enough_tell(members, least) or (not totals and any(not r.grain for r in members)):
            return row.grain != "request" or any(r.grain != "request" for r in members)
        return False if totals else None

    def told_of_day(row, members, least):
        against = ("day", "request") if row.grain == "day" else ("day",)
        return least <= sum(
            any(covers(o, topic, grain, row.day) for o in range(len(active)) for grain in against)
            for topic in {of(r) for r in members}
        )

    def gives_way_to_names(row):
        for is_collective, is_member, least in MEANT:
            beside = [r for r in every if (r.month, r.is_electronic) == (row.month, row.is_electronic)]
            mine, members = ([r for r in beside if is_one(r.name)] for is_one in (is_collective, is_member))
            totals = [r for r in mine if not r.grain and not whole(of(r))]
            if not mine or not members or row not in mine + members:
                continue
            decided = collective_gives_way(row if row in mine else mine[0], members, totals, least)
            if row in mine:
                if decided or (decided is None and row.grain and told_of_day(row, members, least)):
                    return True
            elif enough_tell(members, least):
                continue
            elif totals or (
                not any(not r.grain for r in members) and any(beaten(row, r, members, least) for r in mine)
            ):
                return True
        return False

    def gives_way(owner, row):
        same = [(o, r) for o, r in rows if of(r) == of(row)]
        grains = {bool(r.grain) for _, r in same}
        if gives_way_to_names(row) or (len(grains) == 2 and bool(row.grain) != whole(of(row))):
            return True
        if row.grain == "day":
            return is_listed(row)
        return row.grain == "request" and any(
            r.grain == "day" and r.day == row.day and row.key not in keys[o] and not is_listed(r) for o, r in same
        )

    found = {}
    for owner, row in rows:
        if not gives_way(owner, row):
            found[Month.parse(row.month)] = found.get(Month.parse(row.month), 0) + row.quantity
    return {month: value for month, value in found.items() if value}


@examples(10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(procedure_files(), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=4),
)
@example(
    [register(pqr("1", 5)), monthly(("2018-03-01", "Queja", "electrónico", 0))], []
)  # another name of all complaints
@example(
    [
        register(pqr("1", 5)),
        daily(("2018-03-05", "PQRS", "electrónico", 3)),
        monthly(("2018-03-01", "Queja", "electrónico", 4)),
    ],
    [],
)
def test_the_state_is_that_of_the_active_imports_alone(two_databases, files, steps):
    engine, alone = map(emptied, two_databases)
    ids = [(imported(engine, one, str(n)), one) for n, one in enumerate(files)]
    written = {number: one for number, one in ids if number is not None}
    active = dict.fromkeys(written, True)
    for index, wanted in steps:
        number = list(written)[index % len(written)]
        store.redo(engine, number) if wanted else store.undo(engine, number, NOW)
        active[number] = wanted
        with engine.connect() as connection:
            assert damaged_figures(connection) == []
    left = [one for number, one in written.items() if active[number]]
    for n, one in enumerate(left):
        imported(alone, one, str(n))
    found = state(engine)
    assert found == state(alone)
    sums = {month: sum(values.values()) for month, values in found[0].get(KEY, {}).items()}
    assert {month: value for month, value in sums.items() if value} == expected(left)
    with engine.connect() as connection:
        counted = connection.execute(select(table.c.key).where(table.c.is_current, table.c.grain == "request")).all()
    assert len(counted) == len(set(counted))


@examples(10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(procedure_files(), min_size=1, max_size=2), procedure_files())
def test_a_file_is_told_to_overlap_wherever_it_gives_way_or_others_give_way_to_it(two_databases, before, file):
    engine, _ = map(emptied, two_databases)
    for n, one in enumerate(before):
        imported(engine, one, str(n))
    taken = incoming(engine, file)
    standing = select(table.c.key).where(table.c.is_current)
    with engine.connect() as connection:
        counted_before = set(connection.execute(standing).scalars())
    done = importing.commit_file(engine, taken, PLAN)
    if done.import_id is None:
        return
    with engine.connect() as connection:
        current = set(connection.execute(standing).scalars())
        own = set(connection.execute(select(table.c.key).where(table.c.import_id == done.import_id)).scalars())
        moved = {key for key in own if key.startswith("request")}
    gone = set(done.comparison.withdrawn["key"])
    lost = (own - current) | (counted_before - current - moved - gone)
    said = any(problem.code == "told_twice" for problem in done.result.problems)
    assert said or not lost
