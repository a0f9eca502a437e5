"""A plan file is read whole; an inconsistent one is refused with the line to mend."""

from pathlib import Path

import pytest

from plancom.plan import PlanError, load
from tests.builders import CARTAGENA, cartagena

PLAN_TEXT = CARTAGENA.read_text(encoding="utf-8")
FLAT = Path(__file__).parent.parent / "fixtures" / "otro-plan.toml"


def test_the_plan_of_cartagena_holds_its_parts():
    plan = cartagena()
    assert [s.name for s in plan.strategies] == ["Digitalízate", "Participa Ya"]
    assert [len(s.lines) for s in plan.strategies] == [2, 1]
    assert [len(s.tasks) for s in plan.strategies] == [4, 4]
    assert [i.id for i in plan.indicators] == ["visits", "daily_posts", "facebook_posts", "press", "adoption", "tasks"]
    assert len(plan.specific_objectives) == 4
    assert len(plan.expected_results) == 2


@pytest.mark.parametrize(
    ("old", "new", "line_of", "sentence"),
    [
        (
            'series = ["el-universal"]',
            'series = ["el-unversal"]',
            'series = ["el-unversal"]',
            "la serie «el-unversal» no existe; las que existen son el-universal",
        ),
        ("start = 2018-01-01", "start = 2018-01-05", "start = 2018-01-05", "debe empezar un día 1"),
        ('kind = "ratio"', 'kinds = "ratio"', 'id = "adoption"', "falta este dato"),
        (
            'strategies = ["participa-ya"]',
            'strategies = ["otra"]',
            'strategies = ["otra"]',
            "la estrategia «otra» no existe",
        ),
        ("years = 4\n", "years = 4\nversion = 2\n", "version = 2", "este número lo pone el tablero"),
        ("years = 4\n", 'years = "cuatro"\n', 'years = "cuatro"', "debe ser un número entero"),
        ('id = "participa-ya"', 'id = "digitalizate"', None, "«digitalizate» está repetido"),
        ('id = "folletos-ciudad"', 'id = "correos-usuarios"', None, "la tarea «correos-usuarios» está repetida"),
        (
            'measure = "electronic"',
            'measure = "electronics"',
            'measure = "electronics"',
            "«electronics» no se mide en procedures",
        ),
        (
            'set = { scope = "each" }',
            'set = { alcance = "each" }',
            'set = { alcance = "each" }',
            "«alcance» no es un dato de un indicador",
        ),
        ('set = { scope = "each" }', 'set = { scope = "todas" }', 'set = { scope = "todas" }', "«todas» no sirve"),
        (
            'electronic_channels = ["electrónico"]',
            'electronic_channels = ["web"]',
            'electronic_channels = ["web"]',
            "el canal «web» no está",
        ),
    ],
)
def test_an_inconsistent_plan_is_refused_with_its_line(tmp_path, old, new, line_of, sentence):
    assert old in PLAN_TEXT
    text = PLAN_TEXT.replace(old, new, 1)
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as raised:
        load(path)
    assert sentence in str(raised.value)
    if line_of:
        number = text[: text.index(line_of)].count("\n") + 1
        # a missing key is told at its table's own first line, just above the id
        assert f"línea {number} " in str(raised.value) or f"línea {number - 1} " in str(raised.value)


def test_a_plan_with_its_institution_s_keys_among_its_own_is_read_as_ever(tmp_path):
    """Plan files of before plans and institution were told apart: tests/fixtures/otro-plan.toml is one."""
    old = load(FLAT)
    assert (old.institution.name, old.institution.short_name) == ("Museo del Río Magdalena", "Museo del Río")
    assert (old.institution.accent, old.institution.electronic_channels) == ("#7A3E9D", ("web",))
    assert [network.id for network in old.institution.networks] == ["tiktok", "linkedin"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('short_institution = "Museo del Río"', 'short_institution = ""', "(short_institution): este texto está vacío"),
        ('electronic_channels = ["web"]', 'electronic_channels = ["x"]', "(electronic_channels): el canal «x» no está"),
        ('accent = "#7A3E9D"', 'accent = "lila"', "(accent): debe escribirse"),
    ],
)
def test_a_mistake_of_such_a_file_is_named_by_the_key_that_it_has(tmp_path, old, new, sentence):
    text = FLAT.read_text(encoding="utf-8").replace(old, new)
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    number = text[: text.index(new)].count("\n") + 1
    with pytest.raises(PlanError) as raised:
        load(path)
    assert f"línea {number} {sentence}" in str(raised.value)


def test_broken_toml_names_the_line(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text('id = "a"\nname = "sin cerrar\n', encoding="utf-8")
    with pytest.raises(PlanError, match="line 2"):
        load(path)


def test_a_plan_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(PlanError, match="No se pudo leer el plan"):
        load(tmp_path / "nada.toml")


def test_every_quote_is_a_sentence_that_the_file_gives_for_its_figure():
    plan = cartagena()
    for indicator in plan.indicators:
        assert indicator.quote
        assert all(reading.quote for reading in indicator.readings)
    assert all(task.quote for strategy in plan.strategies for task in strategy.tasks)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("FB", "facebook"), ("X", "twitter"), ("Twitter", "twitter"), ("Instagram ", "instagram"), ("TikTok", "tiktok")],
)
def test_networks_are_known_by_their_other_names(name, expected):
    assert cartagena().institution.network_called(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("EL UNIVERSAL", "el-universal"), ("eluniversal.com.co", "el-universal"), ("Caracol Radio", "caracol-radio")],
)
def test_outlets_are_known_by_their_other_names(name, expected):
    assert cartagena().institution.outlet_called(name) == expected
