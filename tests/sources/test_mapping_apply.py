"""Tables of any shape read as a mapping says, by the readers that all formats share; and known again by a profile."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import PLAN, TODAY, csv_text, lines, xlsx

from plancom import sources
from plancom.datasets import DEFINITIONS, Observations, Refusal
from plancom.sources.tables.labels import keys
from plancom.sources.tables.mappings import Mapping, MappingError, Profile, from_text, to_text
from tests.examples import examples

LIST = Mapping(
    "posts", "item", (("day", "publicado"), ("series", "donde salio"), ("text", "asunto")), row=3,
    headers=("n°", "publicado", "asunto", "donde salio"),
)  # fmt: skip
VISITS = Mapping("visits", "day", (("day", "cuando"), ("visits", "ingresos")), headers=("cuando", "ingresos", "nota"))


def read(content, mapping=None, profiles=(), **said):
    data = content.encode() if isinstance(content, str) else content
    return sources.read("x", data, PLAN, TODAY, mapping=mapping, profiles=tuple(profiles), **said)


def days(found, column):
    return dict(zip(found.table["day"].dt.strftime("%Y-%m-%d"), found.table[column], strict=True))


def problems(found):
    return [(p.code, p.sheet, p.row, p.column, p.value) for p in found.problems]


def test_titles_totals_notes_and_wrong_cells_keep_their_own_rows_and_columns():
    rows = [["Boletín"], [], ["Nº", "Publicado", "Asunto", "Dónde salió"], [1, "02/03/2018", "Uno", "Facebook"]]
    rows += [
        [2, "31/02/2018", "Dos", "Instagram"],
        [3, "4 de marzo de 2018", "Tres", "Instagram"],
        ["Total", None, None, 3],
    ]
    found = read(xlsx({"Boletín": rows}), LIST)
    assert (found.source, found.dataset, found.rows_read) == ("mapping", "posts", 3)
    assert list(zip(found.table["series"], found.table["sheet"], found.table["row"], strict=True)) == [
        ("facebook", "Boletín", 4), ("instagram", "Boletín", 6),
    ]  # fmt: skip
    assert problems(found) == [("bad_date", "Boletín", 5, "Publicado", "31/02/2018")]


def test_numbers_as_text_and_words_for_unknown_are_figures_and_gaps():
    found = read(lines("Cuándo;Ingresos;Nota", "01/03/2018;1.234;", "02/03/2018;S/D;", "13/03/2018;0;"), VISITS)
    assert days(found, "visits") == {"2018-03-01": 1234, "2018-03-13": 0}
    assert [(c.first.day, c.last.day) for c in found.coverage] == [(1, 1), (3, 13)]


@pytest.mark.parametrize(("order", "day"), [("dmy", "2018-04-03"), ("mdy", "2018-03-04")])
def test_dates_that_prove_nothing_read_as_the_mapping_says(order, day):
    found = read(lines("Cuándo,Ingresos", "03/04/2018,5"), replace(VISITS, order=order))
    assert list(days(found, "visits")) == [day]


def test_dates_that_prove_the_other_order_are_read_so_and_said():
    found = read(lines("Cuándo,Ingresos", "03/25/2018,5", "03/26/2018,6"), VISITS)
    assert list(days(found, "visits")) == ["2018-03-25", "2018-03-26"]
    assert "Las fechas se leyeron como mes/día, y no como día/mes: así lo prueban sus valores." in found.notes


def test_every_sheet_with_the_columns_is_read_and_the_others_are_named():
    book = xlsx({
        "2017": [["Cuándo", "Ingresos"], ["2017-12-31", 5]],
        "2018": [["Título"], ["Ingresos", "cuando "], [7, "2018-01-01"]],
        "Otra": [["x", "y"], [1, 2]],
    })  # fmt: skip
    found = read(book, VISITS)
    assert days(found, "visits") == {"2017-12-31": 5, "2018-01-01": 7}
    assert list(found.table["row"]) == [2, 3]
    assert "No se leyó esta hoja: «Otra»." in found.notes
    assert days(read(book, replace(VISITS, sheet="2018")), "visits") == {"2018-01-01": 7}


def test_networks_side_by_side_count_each_with_gaps_and_exact_cells():
    wide = Mapping("posts", "day", (("day", "semana"),), wide=(("fb", "Facebook"), ("ig", "Instagram")))
    found = read(lines("Semana,FB,IG,Total", "2018-01-01,2,0,2", "2018-01-02,,3,3", "2018-01-03,x,4,4"), wide)
    counted = {(r.series, r.day.day): r.publications for r in found.table.itertuples()}
    assert counted == {("facebook", 1): 2, ("instagram", 1): 0, ("instagram", 2): 3, ("instagram", 3): 4}
    assert found.rows_read == 3
    assert problems(found) == [("not_a_number", "", 4, "FB", "x")]
    own = [(c.series, c.first.day, c.last.day) for c in found.coverage if c.measure == "posts"]
    assert own == [("facebook", 1, 1), ("instagram", 1, 3)]


def test_channels_side_by_side_are_transactions_of_each():
    wide = Mapping(
        "procedures",
        "month",
        (("day", "mes"),),
        (("procedure", "PQR"),),
        (("web", "electrónico"), ("taquilla", "presencial")),
    )
    found = read(lines("Mes,Web,Taquilla", "enero de 2018,5,20", "febrero de 2018,6,21"), wide)
    assert {(r.day.month, r.channel): r.quantity for r in found.table.itertuples()} == {
        (1, "electrónico"): 5, (1, "presencial"): 20, (2, "electrónico"): 6, (2, "presencial"): 21,
    }  # fmt: skip
    assert set(found.table["procedure"]) == {"PQR"}


def test_titles_under_outlets_are_publications_and_numbers_there_are_declined():
    wide = Mapping(
        "press", "item", (("day", "dia"),), wide=(("el universal", "El Universal"), ("el heraldo", "El Heraldo"))
    )
    found = read(lines("Día,El Universal,El Heraldo", "2018-01-01,Nota uno,", "2018-01-02,Nota dos,Otra nota"), wide)
    assert sorted(zip(found.table["series"], found.table["title"], strict=True)) == [
        ("el-heraldo", "Otra nota"), ("el-universal", "Nota dos"), ("el-universal", "Nota uno"),
    ]  # fmt: skip
    counts = read(lines("Día,El Universal,El Heraldo", "2018-01-01,2,1", "2018-01-02,3,1"), wide)
    assert [p.code for p in counts.problems] == ["declined"]


def test_one_outlet_for_the_whole_list():
    mapping = Mapping("press", "item", (("day", "fecha"), ("title", "noticia")), (("series", "El Universal"),))
    found = read(lines("Fecha,Noticia", "2018-01-01,Uno", "2018-01-02,Dos"), mapping)
    assert list(found.table["series"]) == ["el-universal", "el-universal"]


def test_a_table_without_headers_is_read_from_its_first_row():
    mapping = Mapping("visits", "day", (("day", "columna a"), ("visits", "columna b")), row=1, headless=True)
    found = read(lines("2018-03-01,5", "2018-03-02,6"), mapping)
    assert days(found, "visits") == {"2018-03-01": 5, "2018-03-02": 6}
    assert list(found.table["row"]) == [1, 2]


def test_a_missing_column_is_named():
    found = read(lines("Cuándo,Otra", "2018-03-01,5"), VISITS)
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["missing_columns"])
    assert "«ingresos»" in found.problems[0].message


def test_a_file_is_known_again_with_its_headers_folded_reordered_and_more_of_them():
    april = lines("NOTA;  ingresos ;Extra;CUANDO", ";9;x;15/04/2018")
    assert not isinstance(read(april), Observations)
    found = read(april, profiles=[Profile("Portal", VISITS)])
    assert (found.source, found.title) == ("profile", "Perfil «Portal»")
    assert days(found, "visits") == {"2018-04-15": 9}
    assert found.notes[0] == "Se reconoció por el perfil «Portal», por sus columnas «ingresos» y «CUANDO»."


def test_a_file_with_the_columns_and_little_else_of_the_profile_is_not_taken_for_its_own():
    large = replace(VISITS, headers=("cuando", "ingresos", *"abcdefgh"))
    found = read(lines("Cuándo;Ingresos;Otra", "15/04/2018;9;"), profiles=[Profile("Portal", large)])
    assert (type(found), found.mappable) == (Refusal, True)


def test_of_two_profiles_the_one_that_knows_more_headers_reads_and_the_other_is_named():
    other = replace(VISITS, headers=("cuando", "ingresos", "a", "b"))
    found = read(
        lines("Cuándo,Ingresos,Nota", "2018-03-01,5,"), profiles=[Profile("Otro", other), Profile("Portal", VISITS)]
    )
    assert found.title == "Perfil «Portal»"
    assert "También podría leerse con el perfil «Otro»." in found.notes


def test_what_a_tool_or_a_template_wrote_is_not_taken_by_a_profile():
    mine = Mapping("visits", "day", (("day", "fecha"), ("visits", "visitas")), headers=("fecha", "visitas"))
    assert read(lines("fecha,visitas", "2018-01-01,5"), profiles=[Profile("Mío", mine)]).source == "template"


def test_a_kind_leaves_profiles_of_other_kinds_out():
    found = read(lines("Cuándo,Ingresos,Nota", "2018-03-01,5,"), profiles=[Profile("P", VISITS)], kind="press")
    assert found.source != "profile"


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        (lines("Cuándo,Cuántas", "2018-03-01,5"), True),
        (lines("fecha,publicaciones", "2018-01-01,5"), True),
        ("una carta\nde dos líneas\n", False),
        (lines("Date,Primary", "2018-01-01,5"), False),  # understood, and nothing the plan counts
    ],
)
def test_only_tables_that_nobody_understood_are_asked_about(content, asked):
    found = read(content)
    assert (isinstance(found, Refusal) and found.mappable) is asked


def test_a_mapping_travels_as_text_and_nothing_else_passes_for_one():
    whole = replace(LIST, order="mdy", fixed=(("strategy", "Participa Ya"),), sheet="Boletín", whole_months=True)
    assert from_text(to_text(whole)) == whole
    for wrong in (
        "",
        "{}",
        "[1]",
        to_text(replace(VISITS, columns=(("day", "cuando"),))),
        to_text(replace(VISITS, grain="item")),
    ):
        with pytest.raises(MappingError, match="No es un perfil de plancom"):
            from_text(wrong)
    with pytest.raises(MappingError):
        from_text(to_text(replace(VISITS, columns=(*VISITS.columns, ("no_such", "nota")))))


# --------------------------------------------------------------- the same as the template, whatever its headers are called

WORD = st.text("abcdefghij ÁÑ_-", min_size=3, max_size=12)
CELLS = {
    "date": st.dates(dt.date(2017, 1, 1), dt.date(2019, 12, 31)).map(dt.date.isoformat) | st.sampled_from(["31/02/2018", ""]),
    "month": st.dates(dt.date(2017, 1, 1), dt.date(2019, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    "count": st.integers(0, 5000).map(str) | st.sampled_from(["S/D", "", "1.234", "-3", "x"]),
    "text": st.sampled_from(["Uno", "Dos", "https://a.co/1", ""]),
    "choice": st.sampled_from(["Facebook", "Instagram", "electrónico", "presencial", "El Universal"]),
}  # fmt: skip


@st.composite
def renamed_templates(draw):
    dataset = draw(st.sampled_from(["visits", "posts", "press", "procedures"]))
    columns = DEFINITIONS[dataset].columns
    rows = draw(st.lists(st.tuples(*(CELLS[column.kind] for column in columns)), min_size=1, max_size=8))
    order = draw(st.permutations(range(len(columns))))
    names = [f"{name} {i}" for i, name in enumerate(draw(st.lists(WORD, min_size=len(columns), max_size=len(columns))))]
    return dataset, columns, rows, order, names


@examples(60)
@given(renamed_templates())
def test_a_template_with_other_headers_in_another_order_says_the_same_by_its_mapping(drawn):
    dataset, columns, rows, order, names = drawn
    template = read(csv_text([[c.header for c in columns], *rows]), kind=dataset)
    shuffled = [[names[i] for i in order], *([row[i] for i in order] for row in rows)]
    headers = keys(names)
    grain = {"visits": "day", "posts": "item", "press": "item", "procedures": "month"}[dataset]
    mapping = Mapping(
        dataset, grain, tuple((c.name, headers[i]) for i, c in enumerate(columns)), headers=headers, whole_months=True
    )
    found = read(csv_text(shuffled), from_text(to_text(mapping)))
    if dataset == "visits":  # a mapping says what a row is; a template tells it from its dates
        monthly = isinstance(template, Observations) and (template.table["grain"] == "month").any()
        found = read(csv_text(shuffled), replace(mapping, grain="month" if monthly else "day"))
        if not isinstance(template, Observations):
            return
    assert (type(found), found.rows_read) == (type(template), template.rows_read)
    if isinstance(template, Observations):
        assert (found.dataset, found.coverage) == (template.dataset, template.coverage)
        pd.testing.assert_frame_equal(found.table, template.table)
    assert [(p.code, p.row, p.value) for p in found.problems] == [(p.code, p.row, p.value) for p in template.problems]
