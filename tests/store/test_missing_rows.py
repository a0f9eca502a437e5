"""What the file before this one had of the same days and this one has no more goes on counting, and whoever imports is told."""

from dataclasses import replace

import pytest

from tests.builders import imported, incoming, posts, press, procedures, procedures_in_detail

OUTLET = "el-universal"


def still_counting(engine, observations, name="nuevo.xlsx"):
    """What is said of rows that are missing."""
    taken = incoming(engine, observations, name)
    return [one.message for one in taken.result.problems if one.code == "still_counting"]


def month(*rows, day="2018-03-01"):
    return procedures([(day, *row) for row in rows])


BEFORE = month(("PQRSD", "presencial", 3), ("PQRSD", "telefónico", 4), ("Certificado", "presencial", 5))


@pytest.mark.parametrize(
    ("now", "missing"),
    [
        (month(("PQRSD", "presencial", 3), ("PQRSD", "otro", 4), ("Certificado", "presencial", 5)), "PQRSD · telefónico"),
        (month(("PQRSD", "presencial", 3), ("PQRSD", "telefónico", 4), ("Certificados", "presencial", 5)), "Certificado · presencial"),
        (month(("PQRSD", "presencial", 9), ("PQRSD", "telefónico", 4)), ""),
        (month(("PQRSD", "presencial", 3), ("Certificado", "presencial", 6)), ""),
        (month(("PQRSD", "telefónico", 4), ("Certificado", "presencial", 6)), "PQRSD · presencial"),
    ],
    ids=["channel renamed", "procedure renamed", "a part by procedure", "a part by channel", "row taken out"],
)  # fmt: skip
def test_procedures_of_the_file_before_are_named_unless_the_file_is_a_part(engine, now, missing):
    imported(engine, BEFORE, "marzo.xlsx")
    found = still_counting(engine, now)
    assert [bool(missing)] * len(found) == ([True] if missing else [])
    assert all(f"«{missing}» (mar 2018)" in one and "«marzo.xlsx»" in one for one in found)


def test_another_month_or_other_rows_are_no_correction(engine):
    imported(engine, BEFORE, "marzo.xlsx")
    assert still_counting(engine, month(("PQRSD", "presencial", 3), ("PQRSD", "otro", 4), day="2018-04-01")) == []
    assert still_counting(engine, month(("Citas", "presencial", 3), ("Citas", "telefónico", 4))) == []


NOTES = [("2018-03-05", OUTLET, "Nuevo puente"), ("2018-03-07", OUTLET, "Sesión del Concejo")]


def test_a_corrected_title_leaves_the_publication_as_it_was_called_and_says_so_once(engine):
    imported(engine, press(NOTES), "a marzo.xlsx")
    corrected = press([("2018-03-05", OUTLET, "Nuevo puente peatonal"), NOTES[1]])
    (said,) = still_counting(engine, corrected)
    assert "«Nuevo puente» (05/03/2018)" in said
    imported(engine, corrected, "a marzo corregido.xlsx")
    april = press([("2018-03-05", OUTLET, "Nuevo puente peatonal"), NOTES[1], ("2018-04-02", OUTLET, "Otra")])
    assert still_counting(engine, april) == []


def test_a_publication_that_got_its_link_is_not_missing(engine):
    imported(engine, press(NOTES), "a marzo.xlsx")
    linked = press(NOTES)
    linked.table["link"] = ["https://eluniversal.com.co/1", ""]
    assert still_counting(engine, linked) == []


def test_a_post_that_was_deleted_is_named_and_one_after_the_file_s_days_is_not(engine):
    listed = [("2018-03-05", "facebook", 1, "a", "Uno", 1), ("2018-03-07", "facebook", 1, "b", "Dos", 1), ("2018-03-20", "facebook", 1, "c", "Tres", 1)]  # fmt: skip
    imported(engine, posts(listed), "marzo.csv")
    changed = [("2018-03-07", "facebook", 1, "b", "Dos", 9)]
    part = posts(changed)
    coverage = tuple(replace(one, last=one.last.replace(day=10)) for one in part.coverage)
    (said,) = still_counting(engine, replace(part, coverage=coverage))
    assert said.endswith("«a» (05/03/2018).")


def test_registers_and_lists_that_cover_no_day_say_nothing_of_it(engine):
    before = procedures_in_detail(
        requests=[("R1", "2018-03-05", "Queja", "presencial"), ("R2", "2018-03-06", "Queja", "presencial")]
    )
    imported(engine, before, "registro.xlsx")
    assert still_counting(engine, procedures_in_detail(requests=[("R1", "2018-03-05", "Queja", "presencial")])) == []
    imported(
        engine,
        posts([("2018-03-05", "facebook", 1, "a", "Uno", 1), ("2018-03-07", "facebook", 1, "b", "Dos", 1)]),
        "marzo.csv",
    )
    assert still_counting(engine, replace(posts([("2018-03-05", "facebook", 1, "a", "Uno", 9)]), coverage=())) == []
