"""What the office writes of an indicator is kept line by line, and nobody overwrites another; on each engine."""

import datetime as dt
import threading

import pytest

from plancom.store.db.data_version import version
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.analyses import MAX_LINE, MAX_TEXT, Analysis, AnalysisError, analyses, in_force, write_analysis
from tests.builders import cartagena, d

PLAN, TODAY, NOW = cartagena(), d("2018-10-05"), dt.datetime(2018, 10, 5, 15, 0)


def analysis_of(analysis="Va bien", as_of="2018-09-30", author="Ana", **more):
    return Analysis("visits", d(as_of), analysis, author=author, **more)


def write(engine, text, **options):
    return write_analysis(engine, PLAN, text, today=TODAY, now=NOW, **options)


def kept_analyses(engine):
    with engine.connect() as connection:
        return analyses(connection, PLAN.id)


def test_every_text_is_a_line_of_its_own_with_its_figures_and_every_cache_is_told(engine):
    with engine.connect() as connection:
        before = version(connection)
    write(
        engine,
        analysis_of(
            " Va bien\r\ny más ",
            action="Publicar",
            responsible=" Ana   Ruiz ",
            notes="N",
            figures={"actual_to_date": 12.5},
        ),
    )
    write(engine, analysis_of("Va mejor", author="Luis"))
    first, second = kept_analyses(engine)["visits"]
    assert (first.analysis, first.action, first.responsible, first.notes) == (
        "Va bien\ny más",
        "Publicar",
        "Ana Ruiz",
        "N",
    )
    assert (first.figures, first.created_at, first.as_of) == ({"actual_to_date": 12.5}, NOW, d("2018-09-30"))
    assert (second.analysis, second.author) == ("Va mejor", "Luis")
    with engine.connect() as connection:
        assert version(connection) == before + 2


def test_the_same_text_again_is_no_new_line(engine):
    assert write(engine, analysis_of()) is not None
    assert write(engine, analysis_of(author="Luis")) is None
    assert len(kept_analyses(engine)["visits"]) == 1


def test_who_did_not_see_the_last_line_is_told_who_wrote_it_and_nothing_is_written(engine):
    seen = write(engine, analysis_of()).id
    write(engine, analysis_of("Otra cosa", author="Luis"), seen=seen)
    with pytest.raises(OutdatedError) as caught:
        write(engine, analysis_of("Mi texto"), seen=seen)
    assert [(other.author, other.analysis) for other in caught.value.since] == [("Luis", "Otra cosa")]
    assert [other.analysis for other in kept_analyses(engine)["visits"]] == ["Va bien", "Otra cosa"]
    assert write(engine, analysis_of("Mi texto"), seen=caught.value.since[-1].id) is not None


def test_of_two_at_the_same_moment_one_is_told(engine):
    told, gate = [], threading.Barrier(2)

    def save(author):
        gate.wait()
        try:
            write(engine, analysis_of(f"De {author}", author=author), seen=0)
        except OutdatedError:
            told.append(author)

    threads = [threading.Thread(target=save, args=(name,)) for name in ("Ana", "Luis")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert len(kept_analyses(engine)["visits"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (analysis_of(""), "No hay nada escrito"),
        (analysis_of(" \n "), "No hay nada escrito"),
        (analysis_of(author=" "), "Escriba quién lo redacta"),
        (analysis_of(as_of="2018-10-06"), "no puede estar en el futuro: hoy es 05/10/2018"),
        (analysis_of("x" * (MAX_TEXT + 1)), "El análisis: el texto es demasiado largo; use 5.000"),
        (analysis_of(responsible="x" * (MAX_LINE + 1)), "El responsable: el texto es demasiado largo"),
        (Analysis("luna", d("2018-09-30"), "x", author="Ana"), "«luna» no es un indicador del plan. Los hay: visits"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(engine, text, said):
    with pytest.raises(AnalysisError, match=said):
        write(engine, text)
    assert kept_analyses(engine) == {}


def test_the_text_in_force_is_the_newest_of_the_latest_cut_off_up_to_the_date():
    written = [
        analysis_of("a", "2018-06-30", id=1),
        analysis_of("b", "2018-09-30", id=2),
        analysis_of("c", "2018-06-30", id=3),
    ]
    assert in_force(written, d("2018-06-29")) is None
    assert in_force(written, d("2018-07-31")).analysis == "c"
    assert in_force(written, d("2018-12-31")).analysis == "b"


def test_another_plan_has_its_own(engine):
    write(engine, analysis_of())
    with engine.connect() as connection:
        assert analyses(connection, "otro") == {}
