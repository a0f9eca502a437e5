"""What the secrets file may declare, and what is said of what it may not."""

import pytest

from plancom.sources.databases.declarations import DatabaseSource, declared

SECRET = "s3creta"
GOOD = f'url = "mysql://lector:{SECRET}@servidor/matomo"\n'


@pytest.fixture
def read(tmp_path):
    def run(content: str):
        path = tmp_path / "secrets.toml"
        path.write_text(content, encoding="utf-8")
        return declared(path)

    return run


def test_no_file_declares_nothing(tmp_path):
    assert declared(tmp_path / "no-hay.toml").names == ()


def test_sources_stand_beside_other_secrets(read):
    found = read(f'clave = "x"\n[auth]\na = 1\n[sources.sitio]\n{GOOD}ready_made = "matomo"\nsite = 1\n')
    (source,) = found.sources
    assert (source.name, source.site, source.overlap_days, source.table_prefix) == ("sitio", 1, 3, "matomo_")
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (GOOD, "escriba «query» (un SELECT) o «ready_made»"),
        (f'{GOOD}query = "SELECT 1"\nready_made = "matomo"\nsite = 1', "solo uno de los dos"),
        (f'{GOOD}ready_made = "matomo"', "falta «site»"),
        (f'{GOOD}ready_made = "ga4_bigquery"', "falta «bigquery_dataset»"),
        (f'{GOOD}ready_made = "piwik"', "«ready_made» debe ser «matomo» o «ga4_bigquery»"),
        (f'{GOOD}query = "SELECT 1"\ndataset = "visitas"', "«dataset» debe ser «visits», «posts», «press», «procedures» o «activities»"),
        (f'{GOOD}query = "SELECT 1"\nquerry = "{SECRET}"', "no se conoce la clave «querry»; las hay: «url»"),
        ('query = "SELECT 1"', "falta la clave «url»"),
        (f'{GOOD}query = "SELECT 1"\noverlap_days = "{SECRET}"', "el valor de «overlap_days» no sirve"),
        (f'{GOOD}ready_made = "matomo"\nsite = 1\ntable_prefix = "x; DROP TABLE y"', "el valor de «table_prefix» no sirve"),
        (f'{GOOD}ready_made = "ga4_bigquery"\nbigquery_dataset = "a`; DROP"', "el valor de «bigquery_dataset» no sirve"),
    ],
)  # fmt: skip
def test_a_section_that_will_not_do_is_said_without_its_values(read, section, words):
    found = read(f"[sources.sitio]\n{section}\n")
    ((name, problem),) = found.faults
    assert (name, found.sources) == ("sitio", ())
    assert problem.message.startswith("[sources.sitio]: ")
    assert words in problem.message
    assert SECRET not in problem.sentence


def test_one_bad_section_leaves_the_others(read):
    found = read(f'[sources.a]\n{GOOD}query = "SELECT 1"\n[sources.b]\nx = 1\n[sources."C D"]\n{GOOD}')
    assert [source.name for source in found.sources] == ["a"]
    assert [name for name, _ in found.faults] == ["b", "C D"]


def test_a_file_that_is_no_toml_is_said_with_its_line(read):
    ((_, problem),) = read(f'[sources.a]\nurl = "{SECRET}\n').faults
    assert "línea 2" in problem.message
    assert SECRET not in problem.sentence


@pytest.mark.parametrize("password", ["a@b", "a/b:c?d#e", "ñ 100%", "${X}"])
def test_a_password_from_the_environment_may_hold_any_character(monkeypatch, password):
    monkeypatch.setenv("CLAVE", password)
    monkeypatch.setenv("SERVIDOR", "10.0.0.5")
    source = DatabaseSource(name="s", url="mysql://lector:${CLAVE}@${SERVIDOR}:3306/matomo", query="q")
    url = source.address()
    assert (url.password, url.host, url.port, url.database) == (password, "10.0.0.5", 3306, "matomo")


@pytest.mark.parametrize(
    ("written", "password"),
    [
        ("postgresql://lector:cl@ve@10.0.0.5:5433/b", "cl@ve"),
        ("postgresql://lector:c@l@v%40@10.0.0.5:5433/b", "c@l@v@"),
        ("postgresql://lector:clave@10.0.0.5:5433/b", "clave"),
    ],
)
def test_a_password_may_be_written_with_its_at_signs(written, password):
    url = DatabaseSource(name="s", url=written, query="q").address()
    assert (url.username, url.password, url.host, url.port, url.database) == ("lector", password, "10.0.0.5", 5433, "b")


def test_the_whole_address_may_be_a_variable(monkeypatch):
    monkeypatch.setenv("SITIO", "postgresql://u:p%40x@h:5433/b")
    url = DatabaseSource(name="s", url="${SITIO}", query="q").address()
    assert (url.password, url.port) == ("p@x", 5433)


def test_a_port_may_be_a_variable(monkeypatch):
    monkeypatch.setenv("PUERTO", "3307")
    assert DatabaseSource(name="s", url="mysql://u@h:${PUERTO}/b", query="q").address().port == 3307
