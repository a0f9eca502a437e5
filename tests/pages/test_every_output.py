"""One table of facts, read back out of every way in which the office's figures are shown or leave it: the same words and figures in each."""

import datetime as dt
import io
import itertools
import json
import re
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from export_files import visits_by_month
from lxml import html
from pptx import Presentation
from typer.testing import CliRunner

from plancom import cli, clock
from plancom.charts import mark_of
from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.indicators import headlines, sentences
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import MISSING
from plancom.office import Figures, load
from plancom.plan import written_amounts
from plancom.reports import outlooks
from plancom.reports.indicators import finding
from plancom.store.access.publication import publish
from plancom.store.plans.task_changes import record_details, record_state
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import TaskState
from plancom.web import presentation, public_page
from tests.builders import d
from tests.pdf_text import pages_of_pdf

CUT_OFF = "2018-09-30"
NOW = dt.datetime(2018, 10, 1, 15, 0)
YEARS = {f"{year}-{month:02}": 100 + month for year in (2017, 2018) for month in range(1, 13)}
PROOF = "https://concejo.example/correos"
FACTS = ("actual_to_date", "expected_to_date", "target")


@dataclass(frozen=True)
class Facts:
    """What one way says. A way that does not show something has None there.

    `findings` by goal's name: what is said of it first. `figures` by goal's name: its figure, what was expected, the target, the pace, the mark. `years` by goal's name: each year's number with
    what was reached and promised. `tasks` by name: state, due day, who answers, whether it is overdue, its evidence.
    """

    verdict: str | None = None
    findings: dict[str, str] | None = None
    figures: dict[str, tuple[Any, ...]] | None = None
    years: dict[str, Any] | None = None
    tasks: dict[str, Any] | None = None


@pytest.fixture
def office_with_tasks(office, monkeypatch):
    """Tasks with somebody who answers, one that is overdue, one that is done with its proof."""
    monkeypatch.setattr(clock, "today", lambda _plan: d(CUT_OFF))
    office.take(visits_by_month(YEARS))
    engine, plan = office.engine, office.plan
    arranged = TaskDetails("folletos-ciudad", responsible="Oficina de Prensa", due=d("2018-08-31"))
    record_details(engine, plan, arranged, now=NOW)
    done = TaskState("correos-usuarios", "done", d("2018-05-02"), "Se enviaron 4.000 correos", "Ana")
    record_state(engine, plan, done, link=PROOF, today=d(CUT_OFF), now=NOW)
    publish(engine, on=True, author="Ana", now=NOW)
    return office


@pytest.fixture
def expected_facts(office_with_tasks):
    """The expected facts, from one `Office`."""
    office = load(office_with_tasks.engine, office_with_tasks.plan)
    figures = Figures(office, View(office.plan, d(CUT_OFF)))
    wholes = [one for one in figures.all if one.series is None]
    return Facts(
        verdict=plain(headlines.verdict(wholes)),
        findings={one.name: plain(finding(figures, one, tuple(figures.trajectory(one.id)))) for one in wholes},
        figures={
            one.name: tuple(
                plain(text)
                for text in (
                    *(written_amounts.amount_text(one.indicator, getattr(one, fact)) for fact in FACTS),
                    sentences.of_expected(one.indicator, one.pace),
                    mark_of(one).label,
                )
            )
            for one in wholes
        },
        years={one.name: {y.plan_year: (y.actual, y.target) for y in figures.years_of(one.id).years} for one in wholes},
        tasks={
            one.task.name: (one.standing, one.due, one.details.responsible, one.is_overdue, [
                proof.title for said in one.said for proof in office.tasks.evidence.get(said.id, ())
            ])
            for one in office.followed_tasks(d(CUT_OFF))
        },
    )  # fmt: skip


def plain(text):
    return " ".join(str(text).split())


def words(node):
    return plain(node.text_content())


HEADS = ("Real", "Esperado a la fecha", "Meta del año", "De lo esperado")
"""How the mail names each figure; one that does not exist is left out."""


def run(screen, *arguments):
    done = CliRunner().invoke(cli.app, ["--db", screen.url, *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.stdout


def file_of(screen, tmp_path, name):
    path = tmp_path / f"informe.{name}"
    run(screen, "report", "--format", name, "--as-of", CUT_OFF, "-o", path)
    return path.read_bytes()


def as_shown(expected_facts):
    """Tasks as tables write them: the state with its mark, the due day, who answers."""
    return {
        name: (
            f"{OVERDUE} · {TASK_STATES[state]}" if overdue else TASK_STATES[state],
            dates.date(due),
            responsible or "–",
        )
        for name, (state, due, responsible, overdue, _) in expected_facts.tasks.items()
    }


def of_rows(rows):
    """Tasks of all tables whose head has the task, its state, its due day."""
    found = {}
    for head, *body in rows:
        if {"Tarea", "Estado", "Para el"} <= set(head):
            for row in body:
                cells = dict(zip(head, row, strict=True))
                found[cells["Tarea"]] = (cells["Estado"], cells["Para el"], cells.get("Responsable", "–"))
    return found


def figures_of_rows(rows):
    """The overview's rows: the table whose head is the indicator, its figure, what was expected, the target, the pace and the state."""
    wanted = ["Indicador", "Real", "Esperado", "Meta", "De lo esperado", "Estado"]
    table = next(rows for rows in rows if rows[0] == wanted)
    return {row[0]: tuple(row[1:]) for row in table[1:]}


def test_resumen_shows_the_verdict_and_every_goal_s_figure(expected_facts, screen):
    screen.open("", corte=CUT_OFF)
    found = {}
    for body in screen.cards:
        (card,) = html.fromstring(f"<div>{body}</div>").find_class("pc-card")
        shown = card.find_class("pc-actual")[0]
        found[card.get("aria-label")] = (
            plain(shown.text or words(shown[0])),
            words(card.find_class("pc-status")[0]),
        )
    assert found == {name: (one[0], one[-1]) for name, one in expected_facts.figures.items()}
    bodies = [one["body"] for one in screen.messages if "pc-verdict" in one.get("body", "")]
    assert [words(html.fromstring(body).find_class("pc-verdict")[0]) for body in bodies] == [expected_facts.verdict]


@pytest.mark.parametrize("way", ["pantalla completa", "descarga"])
def test_the_web_deck_says_the_same_full_screen_and_downloaded(expected_facts, screen, tmp_path, way):
    shown = way == "pantalla completa"
    content = bytes(presentation.presentation({"corte": CUT_OFF}).body) if shown else file_of(screen, tmp_path, "html")
    page = html.fromstring(content)
    rows = [
        [[words(cell) for cell in row.iter("th", "td")] for row in table.iter("tr")]
        for table in page.find_class("data")
        if table.tag == "table"
    ]
    assert figures_of_rows(rows) == expected_facts.figures
    assert of_rows(rows) == as_shown(expected_facts)
    assert words(page.find_class("slide")[0].find_class("headline")[0]) == expected_facts.verdict
    by_name = {words(next(one.iter("h2"))): one for one in page.find_class("indicator")}
    findings = {name: words(by_name[name].find_class("headline")[0]) for name in by_name}
    assert findings == {name: said for name, said in expected_facts.findings.items() if name in by_name}
    # Of these nothing is known, neither a figure nor a target: the overview names them once.
    without = {name for name, (actual, _, target, *_) in expected_facts.figures.items() if actual == target == MISSING}
    assert (
        expected_facts.figures.keys() - by_name.keys()
        == without
        == {"Publicaciones diarias en redes sociales", "Publicaciones en Facebook"}
    )
    assert "sin diapositiva: Publicaciones diarias y Facebook" in words(page)
    for name, facts in expected_facts.figures.items():
        if name in without:
            continue
        assert words(by_name[name].xpath(".//*[@data-fact='actual_to_date']")[0]) == facts[0]


def test_powerpoint_says_the_same(expected_facts, screen, tmp_path):
    deck = Presentation(io.BytesIO(file_of(screen, tmp_path, "pptx")))
    tables = [
        [[plain(cell.text) for cell in row.cells] for row in shape.table.rows]
        for slide in deck.slides for shape in slide.shapes if getattr(shape, "has_table", False) and shape.has_table
    ]  # fmt: skip
    assert figures_of_rows(tables) == expected_facts.figures
    assert of_rows(tables) == as_shown(expected_facts)
    said = {plain(shape.text_frame.text) for slide in deck.slides for shape in slide.shapes if shape.has_text_frame}
    assert set(expected_facts.findings.values()) <= said
    assert expected_facts.verdict in [plain(s.text_frame.text) for s in deck.slides[0].shapes if s.has_text_frame]


def test_the_pdf_says_the_same(expected_facts, screen, tmp_path):
    flat = re.sub(r"\s", "", "".join(pages_of_pdf(file_of(screen, tmp_path, "pdf"))))
    assert re.sub(r"\s", "", expected_facts.verdict) in flat
    for name, facts in expected_facts.figures.items():
        assert re.sub(r"\s", "", "".join((name, *facts))) in flat, name
    assert all(re.sub(r"\s", "", said) in flat for said in expected_facts.findings.values())
    for name, (state, due, responsible) in as_shown(expected_facts).items():
        row = re.sub(r"\s", "", f"{name}{state}{due}")
        assert row in flat, name
        assert responsible == "–" or row + re.sub(r"\s", "", responsible) in flat


def test_excel_says_the_same(expected_facts, office_with_tasks, screen, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(file_of(screen, tmp_path, "xlsx")), data_only=True)
    (head, *rows) = [row for row in book["Resumen"].iter_rows(values_only=True) if row[12]]
    listed = [dict(zip(head, row, strict=True)) for row in rows]
    indicators = {one.id: one for one in office_with_tasks.plan.indicators}
    found = {}
    for row in listed:
        if row["Código"] not in indicators:
            continue
        own = [
            None if row[name] == "–" else row[name]
            for name in ("Real a la fecha", "Esperado a la fecha", "Meta del año")
        ]
        pace = None if row["De lo esperado a la fecha"] == "–" else row["De lo esperado a la fecha"]
        written = [written_amounts.amount_text(indicators[row["Código"]], value) for value in own]
        found[row["Indicador"]] = tuple(
            plain(text) for text in (*written, sentences.of_expected(indicators[row["Código"]], pace), row["Estado"])
        )
    assert found == expected_facts.figures
    years: dict[str, dict[int, tuple[Any, Any]]] = {}
    for row in book["Los años del plan"].iter_rows(min_row=4, values_only=True):
        if row[5]:
            number = int(re.match(r"Año (\d)", row[1])[1])
            years.setdefault(row[0], {})[number] = (approximately(row[2]), approximately(row[3]))
    assert years == {name: expected_facts.years[name] for name in years}
    assert set(years) == {
        name for name, each in expected_facts.years.items() if any(v is not None for y in each.values() for v in y)
    }
    tasks = list(itertools.takewhile(lambda row: row[0], book["Lista de tareas"].iter_rows(values_only=True)))
    states = {label: state for state, label in TASK_STATES.items()}
    assert {
        one["Tarea"]: (states[one["Estado"]], one["Para el"].date(), one["Responsable"] or "", one["Vencida"] == "sí",
                       (one["Evidencia"] or "").split())
        for one in (dict(zip(tasks[0], row, strict=True)) for row in tasks[1:])
    } == expected_facts.tasks  # fmt: skip


def approximately(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


def test_the_public_page_says_the_same_and_names_nobody(expected_facts, monkeypatch):
    public_page._deck.cache_clear()
    monkeypatch.setattr(outlooks, "outlooks_of", None)  # what it does not show is not computed
    page = html.fromstring(bytes(public_page.public().body))
    found = {
        words(next(one.iter("h2"))): (
            *(words(value) for value in one.iter("dd")),
            words(next(one.iter("strong"))),
        )
        for one in page.iter("article")
    }
    assert found == expected_facts.figures
    assert {
        words(next(one.iter("h2"))): words(next(one.iter("p"))) for one in page.iter("article")
    } == expected_facts.findings
    assert words(page.find_class("verdict")[0]) == expected_facts.verdict
    assert "Oficina de Prensa" not in words(page)


def test_the_mail_says_the_same_as_text_and_as_a_page(expected_facts, screen):
    text = run(screen, "summary", "--as-of", CUT_OFF)
    assert expected_facts.verdict in [plain(line) for line in text.splitlines()]
    found, told = {}, {}
    for block in text.split("\n\n"):
        lines = [plain(line) for line in block.splitlines()]
        mark, _, name = lines[0].partition(": ")
        if name in expected_facts.figures:
            stated = dict(
                part.rpartition(": ")[::2] for part in lines[2:3] and lines[2].split(". Año ")[0].split(" · ")
            )
            facts = [
                next((text for label, text in stated.items() if label.startswith(head)), MISSING) for head in HEADS
            ]
            found[name], told[name] = (*facts, mark), lines[1]
    assert (found, told) == (expected_facts.figures, expected_facts.findings)
    page = html.fromstring(run(screen, "summary", "--as-of", CUT_OFF, "--format", "html"))
    assert expected_facts.verdict in [words(one) for one in page.iter("p")]
    marks = {head.text: words(next(head.iter("span"))) for head in page.iter("th")}
    assert marks == {name: facts[-1] for name, facts in expected_facts.figures.items()}
    late = {name: due for name, (_, due, _, overdue, _) in expected_facts.tasks.items() if overdue}
    assert f"{len(late)} tarea vencida" in text
    assert all(f"{name} (vencía el {dates.date(due)})" in text for name, due in late.items())


def test_the_command_line_says_the_same(expected_facts, office_with_tasks, screen):
    told = json.loads(run(screen, "indicators", "--as-of", CUT_OFF, "--json"))["indicators"]
    indicators = {one.id: one for one in office_with_tasks.plan.indicators}
    written = {
        one["name"]: (*(plain(written_amounts.amount_text(indicators[one["id"]], one[fact])) for fact in FACTS), plain(sentences.of_expected(indicators[one["id"]], one["pace"])))
        for one in told if one["id"] in indicators
    }  # fmt: skip
    assert written == {name: facts[:-1] for name, facts in expected_facts.figures.items()}
    years = json.loads(run(screen, "years", "--as-of", CUT_OFF, "--json"))["goals"]
    assert {
        one["name"]: {year["year"]: (year["actual"], year["target"]) for year in one["years"]} for one in years if one["id"] in indicators
    } == expected_facts.years  # fmt: skip
    tasks = json.loads(run(screen, "tasks", "list", "--as-of", CUT_OFF, "--json"))["tasks"]
    assert {
        one["name"]: (one["standing"], d(one["due"]), one["responsible"] or "", one["overdue"], [e["file"] or e["link"] for e in one["evidence"]])
        for one in tasks
    } == expected_facts.tasks  # fmt: skip


def test_the_tasks_page_says_who_answers_until_when_and_what_is_overdue(expected_facts, screen):
    screen.open("tareas", corte=CUT_OFF)
    said = re.sub(r"\\(.)", r"\1", screen.words)
    for name, (_, due, responsible, _overdue, _) in expected_facts.tasks.items():
        assert name in said
        assert dates.date(due) in said
        assert responsible in said
