"""Plans in the database: put in force from a file with their act, every version kept, exported to the byte, taken out again."""

import pytest

from plancom import settings
from plancom.plan import PlanError, load
from tests.builders import CARTAGENA, NEXT_PLAN_ID, PLAN_ID, next_plan_text


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "siguiente.toml"
    path.write_text(next_plan_text(), encoding="utf-8", newline="")
    return path


def in_force(plancom):
    return {one["id"]: one["version"] for one in plancom.json("plans", "list")["plans"]}


def put_in_force(plancom, file, *more, code=0):
    return plancom("plans", "put-in-force", file, "--act", "Acta 7", "--author", "Ana", *more, code=code)


def test_a_plan_that_is_put_in_force_is_that_of_its_days_beside_the_file_s(plancom, file):
    assert in_force(plancom) == {PLAN_ID: None}
    said = put_in_force(plancom, file, "--day", "2019-06-20").output
    assert "rige del 01/07/2019 al 30/06/2021 (versión 1)" in said
    assert "Comparte días con «Plan de comunicaciones: promoción de servicios y trámites digitales»" in said
    assert in_force(plancom) == {PLAN_ID: None, NEXT_PLAN_ID: 1}
    assert plancom.json("indicators", "--as-of", "2019-09-30")["plan"] == NEXT_PLAN_ID
    assert plancom.json("indicators", "--as-of", "2019-06-30")["plan"] == PLAN_ID


def test_what_is_exported_is_what_was_put_in_force_to_the_byte(plancom, file, tmp_path):
    first = "# Un comentario\r\n" + next_plan_text()
    file.write_bytes(first.encode())
    put_in_force(plancom, file)
    file.write_bytes((first + "\n# otra\n").encode())
    put_in_force(plancom, file)
    for version, expected in (((), first + "\n# otra\n"), (("--version", 1), first)):
        plancom("plans", "export", NEXT_PLAN_ID, "-o", tmp_path / "salida.toml", *version)
        assert (tmp_path / "salida.toml").read_bytes() == expected.encode()


def test_the_same_text_again_is_no_new_version(plancom, file):
    put_in_force(plancom, file)
    assert "ya rige así, letra por letra" in put_in_force(plancom, file).output
    assert in_force(plancom)[NEXT_PLAN_ID] == 1


def test_a_plan_that_is_withdrawn_is_gone_from_its_days_and_keeps_its_versions(plancom, file):
    put_in_force(plancom, file)
    plancom("plans", "withdraw", NEXT_PLAN_ID, "--reason", "Se aplazó", "--author", "Luis")
    assert in_force(plancom) == {PLAN_ID: None}
    assert plancom.json("indicators", "--as-of", "2019-09-30")["plan"] == PLAN_ID
    versions = plancom.json("plans", "history", NEXT_PLAN_ID)["versions"]
    assert [(one["version"], one["state"], one["author"], one["reason"]) for one in versions] == [
        (2, "withdrawn", "Luis", "Se aplazó"),
        (1, "in_force", "Ana", ""),
    ]
    assert "Ningún plan" in plancom("plans", "withdraw", NEXT_PLAN_ID, "--reason", "otra vez", code=1).output
    put_in_force(plancom, file)
    assert in_force(plancom)[NEXT_PLAN_ID] == 3


def test_a_plan_in_the_database_stands_above_a_file_of_its_id(plancom, tmp_path):
    path = tmp_path / "mejorado.toml"
    path.write_text(CARTAGENA.read_text(encoding="utf-8").replace("years = 4", "years = 5"), encoding="utf-8")
    put_in_force(plancom, path)
    (one,) = plancom.json("plans", "list")["plans"]
    assert (one["id"], one["version"], one["last_day"]) == (PLAN_ID, 1, "2022-12-31")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("years = 2", 'years = "dos"', "(years): debe ser un número entero."),
        ("years = 2", "years = 2\ncolor = 1", "(color): este dato no existe en un plan"),
        ('id = "cercania"', 'id = "participa-ya"', "«participa-ya» está repetido"),
        ('name = "Cercanía"', "name = ", "no es TOML válido"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_line_and_nothing_is_kept(plancom, file, old, new, sentence):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError, match=r"siguiente\.toml") as raised:
        put_in_force(plancom, file)
    assert sentence in str(raised.value)
    assert in_force(plancom) == {PLAN_ID: None}


def test_an_act_of_tomorrow_or_none_is_refused(plancom, file):
    assert "no ha llegado" in " ".join(put_in_force(plancom, file, "--day", "2099-01-01", code=2).output.split())
    said = plancom("plans", "put-in-force", file, "--act", " ", code=2).output
    assert "Escriba el acta" in " ".join(said.split())
    assert in_force(plancom) == {PLAN_ID: None}


def test_an_unknown_plan_or_version_is_answered_with_those_there_are(plancom, file):
    assert "los hay: ninguno" in " ".join(plancom("plans", "history", "x", code=2).output.split())
    put_in_force(plancom, file)
    said = plancom("plans", "export", NEXT_PLAN_ID, "-o", file, "--version", 9, code=2).output
    assert "las tiene: 1" in " ".join(said.split())


# ---------------------------------------------------------------------------------------------------------- examples


def test_the_examples_are_listed_with_their_years_and_what_they_have(plancom):
    first, *others = plancom("plans", "examples").output.splitlines()
    said = "primer-plan 2026 2 estrategias, 5 tareas y 5 metas Plan de comunicación del año"
    assert " ".join(first.split()) == said
    assert len(others) == 4
    listed = plancom.json("plans", "examples")["examples"]
    (assembly,) = [one for one in listed if one["id"] == "asamblea-y-territorio"]
    sizes = [assembly[name] for name in ("years", "strategies", "tasks", "goals")]
    assert (sizes, assembly["last_day"]) == ([4, 3, 11, 7], "2028-12-31")
    assert assembly["institution"] == "Asamblea Departamental de Ríos Hondos"


def test_an_example_is_shown_with_its_made_up_figures_and_nothing_is_kept(plancom):
    said = plancom("plans", "example", "transparencia-del-concejo").output
    assert "Plan de transparencia y sesiones abiertas. Corte: 31/10/2026" in said
    assert "Para un concejo que abre sus sesiones" in said
    assert "● hecho       Votaciones y gastos en datos abiertos: hecho" in said
    assert in_force(plancom) == {PLAN_ID: None}


def test_an_example_s_file_is_written_to_the_byte_and_can_be_put_in_force(plancom, tmp_path):
    path = tmp_path / "mi-plan.toml"
    plancom("plans", "example", "servicios-digitales", "-o", path)
    assert path.read_bytes() == (settings.EXAMPLES / "servicios-digitales" / "plan.toml").read_bytes()
    assert load(path).institution.name == "Alcaldía de Puerto Esperanza"
    put_in_force(plancom, path)
    assert in_force(plancom) == {PLAN_ID: None, "servicios-digitales": 1}


def test_an_unknown_example_is_answered_with_those_there_are_and_nothing_is_written(plancom, tmp_path):
    path = tmp_path / "x.toml"
    said = plancom("plans", "example", "otro", "-o", path, code=2).output
    assert "No hay un ejemplo «otro»; los hay: primer-plan," in " ".join(said.split())
    assert not path.exists()
