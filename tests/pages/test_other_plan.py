"""A second plan drives the same app: other institution, years, networks, strategies and goals; nothing of the first shows."""

import io
import json
import re

import pytest
from export_files import text
from openpyxl import load_workbook
from typer.testing import CliRunner

from plancom import cli
from plancom.datasets import DATASETS
from plancom.plan import load
from plancom.settings import DATA

pytestmark = pytest.mark.usefixtures("other_plan")

PAGES = [
    "resumen",
    "visitas",
    "redes",
    "prensa",
    "rio-abierto",
    "ninez",
    "archivo",
    "tareas",
    "cambios",
    "hoja",
    "mes",
    "historial",
    "ayuda",
]
NAMES = {"rio-abierto": "Río Abierto", "ninez": "Niñez y memoria", "archivo": "Archivo vivo"}
FIRST = load(DATA / "plan" / "concejo-cartagena-2018.toml")
OF_THE_FIRST = re.compile(
    "|".join(["cartagena", "concejo", r"universal(?! analytics)", "bazurto", "2018", *(s.name for s in FIRST.strategies), *(i.name for i in FIRST.indicators if i.dataset != "visits" and not i.kind.of_tasks)]),
    re.IGNORECASE,
)  # fmt: skip

MONTHS_0 = ["2020-07", "2020-08", "2020-09", "2020-10", "2020-11", "2020-12", *(f"2021-{n:02d}" for n in range(1, 7))]
PAGE_VIEWS = text([("fecha", "paginas_vistas"), ("2021-07-01", 900), ("2021-08-01", 1200)])
POSTS = text(
    [
        ("fecha", "red", "publicaciones", "texto"),
        *(
            (f"{month}-15", network, count, "")
            for month in MONTHS_0
            for network, count in (("TikTok", 10), ("LinkedIn", 5))
        ),
        ("2021-07-20", "Tik Tok", 31, "Nuevo #RíoAbierto"),
        ("2021-07-21", "LinkedIn", 62, "Hoy en la escuela"),
        ("2021-07-22", "Facebook", 9, "De otra red"),
    ]
)
PRESS = text([("fecha", "medio", "titulo"), ("2021-07-05", "Diario del Sur", "El río"), ("2021-07-09", "Otro", "Nada")])


@pytest.fixture
def office_with_data(office):
    office.take(PAGE_VIEWS, POSTS, PRESS)
    return office


def command(*arguments):
    result = CliRunner().invoke(cli.app, list(arguments))
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def figures(as_of):
    return {one["id"]: one for one in command("indicators", "--as-of", as_of, "--json")["indicators"]}


def nothing_of_the_first(words):
    assert not OF_THE_FIRST.findall(words)


def test_the_command_line_follows_the_plan(office_with_data):
    found = figures("2021-07-31")
    assert list(found) == ["pages", "rhythm", "rhythm.tiktok", "rhythm.linkedin", "press", "tasks"]
    assert (found["pages"]["actual_to_date"], found["pages"]["expected_to_date"], found["pages"]["target"]) == (
        900,
        1000,
        12000,
    )
    assert found["pages"]["status"] == "at_risk"
    assert found["rhythm"]["baseline"] == pytest.approx(180 / 365, rel=1e-9)
    assert found["rhythm"]["actual_to_date"] == 3
    assert found["rhythm.tiktok"]["actual_to_date"] == 1
    assert found["rhythm.linkedin"]["actual_to_date"] == 2
    assert found["press"]["actual_to_date"] == 1
    assert found["press"]["expected_to_date"] == 2
    assert found["pages"]["plan_year"] == 1
    assert figures("2021-08-31")["pages"]["months_elapsed"] == 2
    assert command("indicators", "--as-of", "2021-07-31", "--json")["plan"] == "museo-2021"


def test_the_plan_year_starts_in_its_own_month(office_with_data):
    office_with_data.take(text([("fecha", "paginas_vistas"), ("2022-07-01", 2000)]))
    found = figures("2022-07-31")["pages"]
    assert (found["plan_year"], found["actual_to_date"], found["target"]) == (2, 2000, 15000)


def test_every_page_speaks_of_this_plan_alone(screen, office_with_data):
    for page in PAGES:
        screen.open(page, corte="2021-08-31")
        words = screen.words
        assert "Museo del Río" in words
        nothing_of_the_first(words)
    for page, name in NAMES.items():
        assert name in [one.value for one in screen.open(page).app.header]


def test_the_welcome_of_an_empty_database_names_this_institution(screen):
    for page in ["resumen", "visitas", "presentar"]:
        screen.open(page)
        assert screen.title == "Bienvenida"
        assert "Museo del Río Magdalena" in screen.words
        nothing_of_the_first(screen.words)


def test_its_networks_are_counted_and_others_are_not(screen, office_with_data):
    screen.open("resumen", corte="2021-07-31")
    card = next(card for card in screen.cards if 'aria-label="Ritmo de publicación"' in card)
    assert ">3,00<" in card
    assert "TikTok" in card
    assert "LinkedIn" in card
    assert "Facebook" not in card


def test_a_strategy_s_page_has_its_own_indicators_and_share(screen, office_with_data):
    screen.open("rio-abierto", corte="2021-07-31")
    assert [
        name
        for name in ("Ritmo de publicación", "Notas en el Diario del Sur")
        if f'aria-label="{name}"' in "".join(screen.cards)
    ] == ["Ritmo de publicación"]
    assert "Video de las orillas" in screen.words
    assert "Taller en escuelas" not in screen.words


def test_there_is_no_page_for_what_the_plan_does_not_measure(screen, office_with_data):
    assert screen.open("adopcion", corte="2021-07-31").title == "Resumen"


def test_the_plan_s_own_years_are_offered(screen, office_with_data):
    screen.open("resumen", corte="2021-07-31")
    assert screen.app.selectbox(key="anio").options == ["Según el corte", "1", "2", "3"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_its_templates_speak_of_it_alone(tmp_path, dataset):
    path = tmp_path / "plantilla.xlsx"
    result = CliRunner().invoke(cli.app, ["template", dataset, "-o", str(path)])
    assert result.exit_code == 0
    book = load_workbook(io.BytesIO(path.read_bytes()))
    words = "\n".join(
        str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )
    prompts = "\n".join(
        str(check.prompt) for sheet in book.worksheets for check in sheet.data_validations.dataValidation
    )
    assert "Museo del Río Magdalena" in words
    assert not re.findall(
        r"cartagena|concejo|el universal|bazurto|facebook|instagram|folletos-ciudad|digital[ií]zate",
        words + prompts,
        re.IGNORECASE,
    )
