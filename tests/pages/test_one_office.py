"""One truth: what is presented, shown full screen, handed over and written by the command line is the same deck, tasks with all their details."""

import datetime as dt
from dataclasses import replace
from importlib import import_module

import pytest
from export_files import visits_by_month
from openpyxl import load_workbook
from pptx import Presentation
from typer.testing import CliRunner

from plancom import cli, clock
from plancom.cli import reports as cli_reports
from plancom.office import load
from plancom.plan import Month
from plancom.services import months
from plancom.store.access.publication import publish
from plancom.store.plans import task_evidence
from plancom.store.plans.task_changes import record_details, record_state
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import TaskState
from plancom.ui.council import reports, session
from plancom.web import presentation, public_page
from tests.builders import d
from tests.pdf_text import pages_of_pdf

YEARS = {f"{year}-{month:02}": 100 + month for year in (2017, 2018) for month in range(1, 13)}
NOW = dt.datetime(2018, 10, 1, 15, 0)
CUT_OFF = "2018-09-30"


@pytest.fixture
def office_with_tasks(office):
    """Tasks with somebody who answers, another due day, one that is overdue, one that is done with its proof."""
    office.take(visits_by_month(YEARS))
    engine, plan = office.engine, office.plan
    record_details(
        engine, plan, TaskDetails("folletos-ciudad", responsible="Oficina de Prensa", due=d("2018-08-31")), now=NOW
    )
    record_details(engine, plan, TaskDetails("comercial-tv", responsible="Canal local", due=d("2019-06-30")), now=NOW)
    done = TaskState("correos-usuarios", "done", d("2018-05-02"), "Se enviaron 4.000 correos", "Ana")
    record_state(engine, plan, done, link="https://concejo.example/correos", today=d(CUT_OFF), now=NOW)
    return office


@pytest.fixture
def decks(monkeypatch):
    """The deck that each way out is about to write or draw, by its name."""
    found = {}

    def keep(module, name, way, place):
        real = getattr(module, name)

        def kept(*args, **kwargs):
            found[way] = args[place]
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, kept)

    keep(reports, "buttons_section", "Informes", 1)
    keep(session, "buttons_section", "Presentar", 1)
    keep(presentation, "page", "pantalla completa", 0)
    keep(cli_reports, "keep_presentation", "línea de comandos", 1)
    keep(import_module("plancom.cli.summary"), "summary_text", "correo", 0)
    keep(public_page, "public_page", "público", 0)
    return found


def test_every_way_out_hands_over_the_same_slides_tasks_and_figures(office_with_tasks, screen, decks, tmp_path):
    screen.open("presentar", corte=CUT_OFF, ver="informes")
    screen.open("presentar", corte=CUT_OFF, ver="sesion").click("escoger-whole")
    answer = presentation.presentation({"corte": CUT_OFF})
    assert answer.status_code == 200
    written = CliRunner().invoke(
        cli.app, ["--db", screen.url, "report", "--format", "html", "--as-of", CUT_OFF, "-o", str(tmp_path / "r.html")]
    )
    assert written.exit_code == 0, written.output
    assert set(decks) == {"Informes", "Presentar", "pantalla completa", "línea de comandos"}
    first = decks["Informes"]
    for way, deck in decks.items():
        assert [one.id for one in deck.slides] == [one.id for one in first.slides], way
        for mine, other in zip(deck.slides, first.slides, strict=True):
            assert without_time(mine, deck) == without_time(other, first), f"{way}: {mine.id}"
        assert deck.tasks == first.tasks, way
        assert replace(deck, made_at=NOW, slides=(), session="") == replace(first, made_at=NOW, slides=()), way
    tasks = {one.id: one for one in first.tasks}
    assert (tasks["folletos-ciudad"].responsible, tasks["folletos-ciudad"].overdue) == ("Oficina de Prensa", True)
    assert (tasks["comercial-tv"].due, tasks["comercial-tv"].overdue) == (d("2019-06-30"), False)
    assert tasks["correos-usuarios"].state == "done"


def test_the_mail_and_the_public_page_stand_on_the_same_figures_and_tasks(
    office_with_tasks, screen, decks, monkeypatch
):
    monkeypatch.setattr(clock, "today", lambda _plan: d(CUT_OFF))
    publish(office_with_tasks.engine, on=True, author="Ana", now=NOW)
    screen.open("informes", corte=CUT_OFF)
    assert public_page.public().status_code == 200
    written = CliRunner().invoke(cli.app, ["--db", screen.url, "summary", "--as-of", CUT_OFF])
    assert written.exit_code == 0, written.output
    first = decks["Informes"]
    for way in ("correo", "público"):
        deck = decks[way]
        assert (deck.results, deck.tasks, deck.data, deck.imports) == (
            first.results,
            first.tasks,
            first.data,
            first.imports,
        ), way
        assert without_time(deck.slides[1], deck) == without_time(first.slides[1], first), way


def test_what_moved_in_a_closed_month_is_told_on_every_way_out_to_the_public_without_its_file(
    office_with_tasks, screen, decks, monkeypatch, tmp_path
):
    monkeypatch.setattr(clock, "today", lambda _plan: d(CUT_OFF))
    assert months.close(
        load(office_with_tasks.engine, office_with_tasks.plan), Month.parse("2018-03"), "", author="Ana"
    ).is_closed
    office_with_tasks.take(visits_by_month({"2018-03": 180}))
    publish(office_with_tasks.engine, on=True, author="Ana", now=NOW)
    moved, by = "pasó de 103 a 180", " (por «0.csv»)"
    for page in ("resumen", "visitas", "hoja"):
        assert f"{moved}{by}" in screen.open(page, corte=CUT_OFF).words.replace("\\", ""), page
    screen.open("presentar", corte=CUT_OFF, ver="informes")
    screen.open("presentar", corte=CUT_OFF, ver="sesion")
    assert presentation.presentation({"corte": CUT_OFF}).status_code == 200
    for way, deck in decks.items():
        slide = next(one for one in deck.slides if one.id == "visits")
        assert any(f"{moved}{by}" in line for line in slide.foot), way
    public = public_page.public().body.decode()
    assert moved in public
    assert "0.csv" not in public
    written = CliRunner().invoke(cli.app, ["--db", screen.url, "summary", "--as-of", CUT_OFF])
    assert f"{moved}{by}" in written.stdout
    for name in ("pdf", "pptx", "xlsx"):
        path = tmp_path / f"informe.{name}"
        done = CliRunner().invoke(
            cli.app, ["--db", screen.url, "report", "--format", name, "--as-of", CUT_OFF, "-o", str(path)]
        )
        assert done.exit_code == 0, done.output
        assert moved in report_text(path), name


def report_text(path):
    """What can be read in a report's file, on one line."""
    if path.suffix == ".pdf":
        words = " ".join(pages_of_pdf(path))
    elif path.suffix == ".pptx":
        words = " ".join(
            shape.text_frame.text
            for slide in Presentation(path).slides
            for shape in slide.shapes
            if shape.has_text_frame
        )
    else:
        words = " ".join(
            str(cell)
            for sheet in load_workbook(path)
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell
        )
    return " ".join(words.split())


def without_time(slide, deck):
    """The slide as text, without the minute at which its deck was made."""
    return repr(slide).replace(f"{deck.made_at:%H:%M}", "")


def test_the_sheet_and_the_tasks_are_read_with_the_same_office_that_pages_show(office_with_tasks):
    found = load(office_with_tasks.engine, office_with_tasks.plan)
    (state,) = found.tasks.states["correos-usuarios"]
    (proof,) = found.tasks.evidence[state.id]
    assert proof.link == "https://concejo.example/correos"
    with office_with_tasks.engine.connect() as connection:
        assert task_evidence.evidence(connection) == found.tasks.evidence
