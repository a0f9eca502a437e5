"""Profiles on the command line: files are recognised by them, and they travel between databases."""

import json

from plancom.clock import now
from plancom.sources.tables.mappings import Mapping, to_text
from plancom.store.office import profiles as store
from tests.engines import writable_engine

MARCH = "Boletín de marzo\n\nNº,Publicado,Asunto,Dónde salió\n1,05/03/2018,Uno,Facebook\n2,31/02/2018,Dos,Facebook\n"
APRIL = "Dónde salió,Asunto,Extra,Publicado\nInstagram,Tres,x,30/04/2018\nFacebook,Cuatro,y,05/04/2018\n"
BULLETIN = Mapping(
    "posts", "item", (("day", "publicado"), ("series", "donde salio"), ("text", "asunto")),
    headers=("nº", "publicado", "asunto", "donde salio"), whole_months=True,
)  # fmt: skip


def keep(plancom, name="Boletín municipal", mapping=BULLETIN):
    plancom("db", "upgrade")
    engine = writable_engine(plancom.url)
    store.save(engine, name, to_text(mapping), now())
    engine.dispose()


def test_an_unknown_table_needs_a_mapping_and_leaves_nothing(plancom, save):
    (file,) = plancom.imported(save("marzo.csv", MARCH), code=1)
    assert (file["outcome"], file["dataset"], file["import_id"]) == ("needs_mapping", None, None)
    assert "El mes" in file["problems"][0]["fix"]
    assert plancom.json("imports") == {"imports": []}


def test_a_profile_in_the_database_reads_the_file_and_says_so(plancom, save):
    keep(plancom)
    march, april = plancom.imported(save("marzo.csv", MARCH), save("abril.csv", APRIL))
    assert (march["outcome"], march["source"], march["rows_new"], march["rows_rejected"]) == (
        "imported",
        "profile",
        1,
        1,
    )
    assert [(p["row"], p["column"], p["value"]) for p in march["problems"]] == [(5, "Publicado", "31/02/2018")]
    assert (april["covers"], april["series"]) == (["2018-04-01", "2018-04-30"], ["facebook", "instagram"])
    rows = plancom.json("counts", "posts")["rows"]
    april_posts = {r["series"]: r["value"] for r in rows if (r["month"], r["measure"]) == ("2018-04", "posts")}
    assert april_posts == {"facebook": 1, "instagram": 1}
    assert "Perfil «Boletín municipal»" in plancom("imports").stdout


def test_profiles_are_listed_exported_deleted_and_imported(plancom, save, tmp_path):
    keep(plancom)
    assert plancom("profiles", "list").stdout == ("Boletín municipal: posts; busca asunto, donde salio y publicado\n")
    path = tmp_path / "perfiles.json"
    plancom("profiles", "export", "-o", path)
    assert json.loads(path.read_text(encoding="utf-8")) == plancom.json("profiles", "list")
    plancom("profiles", "delete", "boletin MUNICIPAL")
    assert plancom.json("profiles", "list")["profiles"] == []
    plancom("profiles", "import", path)
    assert plancom.json("profiles", "list") == json.loads(path.read_text(encoding="utf-8"))
    assert "Ya hay un perfil" in plancom("profiles", "import", path, code=1).stderr
    plancom("profiles", "import", path, "--replace")
    plancom("profiles", "rename", "Boletín municipal", "Boletín")
    assert [one["name"] for one in plancom.json("profiles", "list")["profiles"]] == ["Boletín"]


def test_what_is_not_there_and_what_is_no_profile_are_sentences(plancom, save, tmp_path):
    keep(plancom)
    assert "Los hay: «Boletín municipal»." in plancom("profiles", "delete", "Otro", code=1).stderr
    wrong = plancom("profiles", "import", save("x.json", "{}"), code=1)
    assert "no es de perfiles de plancom" in wrong.stderr
    assert "No se pudo leer" in plancom("profiles", "import", tmp_path / "no-hay.json", code=1).stderr
    assert "No se pudo escribir" in plancom("profiles", "export", "-o", tmp_path / "no" / "x.json", code=1).stderr
