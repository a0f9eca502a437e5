"""Rows and columns that sum, average or aim at others are no network, procedure or channel of their own."""

import datetime as dt

import pytest

from plancom.datasets import Inquiry, Observations
from plancom.sources.quantities.aggregates import is_derived, is_sum, joins, may_be_sum, sums_the_others
from tests.sources.source_files import csv_text, read, xlsx

PROCEDURES = ["Mes", "Trámite", "Canal", "Cantidad"]
POSTS = ["Mes", "Red", "Publicaciones"]


def total(content: bytes | str, column: str) -> int:
    found = read(content)
    assert isinstance(found, Observations), found.problems
    return int(found.table[column].sum())


@pytest.mark.parametrize(
    "name",
    [
        *("Total", "TOTAL GENERAL", "Gran total", "Σ", "Suma", "Sumatoria", "Consolidado", "Total 2018", "Total enero"),
        *("Sub-total", "Total acumulado", "Totales:", "Grand Total", "Resultado total", "T O T A L", "Total (2)"),
        *("Total gral.", "Suma total", "Total trámites 2018", "Total atendidos", "Total geral"),
    ],
)
def test_names_of_sums(name):
    assert is_sum(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Promedio", "Prom.", "Máximo", "Meta 2018", "Variación %", "% participación", "Diferencia", "Año anterior"),
        *("Desviación estándar", "Línea base", "Δ", "2017", "Cumplimiento", "Proyectado", "Promedio mensual"),
    ],
)
def test_names_of_averages_goals_and_comparisons(name):
    assert is_derived(name)
    assert not is_sum(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Participación ciudadana", "Registro de metas", "Secretaría General", "Petición general", "Media docena"),
        *("Total Facebook", "Total Radio", "100% en línea", "Presencial", "Facebook", "Licencia anual"),
    ],
)
def test_names_that_only_have_such_a_word_are_names(name):
    assert not is_sum(name)
    assert not is_derived(name)


def test_loose_and_misspelt_names_may_be_sums_and_a_join_is_of_the_others():
    assert all(map(may_be_sum, ("General", "Todos los canales", "Ambos", "Ttal", "Total certificados")))
    assert not any(map(may_be_sum, ("Ventanilla", "Petición general")))
    assert joins("Presencial y virtual", {"presencial", "virtual"})
    assert not joins("Quejas y reclamos", {"quejas", "peticiones"})


def test_a_strange_name_is_a_sum_by_large_figures_of_two_periods_or_small_ones_of_four():
    assert sums_the_others([21, 18], [[14, 7], [15, 3]], named=False)
    assert not sums_the_others([21], [[14, 7]], named=False)
    assert not sums_the_others([3, 2], [[1, 2], [1, 1]], named=False)
    assert sums_the_others([3, 2, 3, 2], [[1, 2], [1, 1], [2, 1], [1, 1]], named=False)
    assert sums_the_others([21], [[14, 7]], named=True)
    assert not sums_the_others([14], [[14]], named=True)


@pytest.mark.parametrize("name", ["Total general", "Sumatoria", "General", "Presencial y electrónico", "Totla"])
def test_a_channel_that_sums_the_others_is_not_counted(name):
    rows = [["enero 2018", "Permiso", "Presencial", 14], ["enero 2018", "Permiso", "Electrónico", 7]]
    assert total(csv_text([PROCEDURES, *rows, ["enero 2018", "Permiso", name, 21]]), "quantity") == 21


@pytest.mark.parametrize("name", ["Promedio", "Meta", "Variación", "Año anterior", "Línea base"])
@pytest.mark.parametrize("place", [1, 2])
def test_averages_goals_and_comparisons_are_no_procedure_and_no_channel(name, place):
    row = ["enero 2018", "Permiso", "Presencial", 10]
    row[place] = name
    rows = [["enero 2018", "Permiso", "Presencial", 14], ["enero 2018", "Permiso", "Electrónico", 7], row]
    assert total(csv_text([PROCEDURES, *rows]), "quantity") == 21


def test_sums_of_groups_of_procedures_are_not_counted():
    rows = [
        ["enero 2018", "Certificado laboral", "Presencial", 10],
        ["enero 2018", "Certificado de sesiones", "Presencial", 5],
        ["enero 2018", "Total certificados", "Presencial", 15],
        ["enero 2018", "Permiso", "Presencial", 4],
    ]
    assert total(csv_text([PROCEDURES, *rows]), "quantity") == 19


def test_a_procedure_that_may_be_called_like_a_sum_counts_where_it_sums_nothing():
    rows = [["enero 2018", "General", "Presencial", 4], ["enero 2018", "Permiso", "Presencial", 9]]
    assert total(csv_text([PROCEDURES, *rows]), "quantity") == 13


def test_total_as_the_only_procedure_is_all_of_them():
    rows = [["enero 2018", "Total", "Presencial", 14], ["enero 2018", "Total", "Electrónico", 7]]
    found = read(csv_text([PROCEDURES, *rows]))
    assert isinstance(found, Observations)
    assert set(found.table["procedure"]) == {"Todos los trámites"}
    assert int(found.table["quantity"].sum()) == 21


@pytest.mark.parametrize("name", ["Sumatoria", "Total 2018", "Global", "Promedio", "Meta 2018", "2017"])
def test_a_network_that_is_made_of_the_others_is_not_counted(name):
    rows = [["enero 2018", "Facebook", 7], ["enero 2018", "Instagram", 5], ["enero 2018", name, 12]]
    assert total(csv_text([POSTS, *rows]), "publications") == 12


def test_meta_beside_facebook_is_no_more_of_it_and_alone_it_is_facebook():
    beside = [["enero 2018", "Facebook", 7], ["enero 2018", "Instagram", 5], ["enero 2018", "Meta", 20]]
    assert total(csv_text([POSTS, *beside]), "publications") == 12
    alone = read(csv_text([POSTS, ["enero 2018", "Meta", 7], ["enero 2018", "Instagram", 5]]))
    assert isinstance(alone, Observations)
    assert set(alone.table["series"]) == {"facebook", "instagram"}


def test_another_network_counts_though_one_month_it_has_as_many_as_the_others():
    rows = [["enero 2018", "Facebook", 7], ["enero 2018", "Instagram", 5], ["enero 2018", "TikTok", 12]]
    assert total(csv_text([POSTS, *rows]), "publications") == 24


@pytest.mark.parametrize(
    "name", ["Σ", "Sub-total", "Grand Total", "T O T A L", "General", "Diferencia", "Año anterior"]
)
def test_a_row_of_channels_by_month_that_is_none_is_not_counted(name):
    rows = [["Canal", "Enero", "Febrero"], ["Presencial", 14, 15], ["Electrónico", 7, 3], [name, 21, 18]]
    assert total(xlsx({"Hoja1": [["Trámites por canal 2018"], *rows]}), "quantity") == 39


def test_what_became_of_requests_beside_a_single_channel_is_no_channel():
    rows = [["Mes", "Presencial", "Atendidos", "Pendientes"], ["Enero", 14, 10, 4], ["Febrero", 5, 5, 0]]
    assert total(xlsx({"Hoja1": [["Trámites presenciales 2018"], *rows]}), "quantity") == 19


@pytest.mark.parametrize("channel", ["Teléfono", "Fax", "Taquilla", "Correspondencia", "Ventanilla única", "Kiosco"])
def test_no_channel_by_month_is_left_out_for_its_name(channel):
    rows = [["Canal", "Enero", "Febrero"], ["Presencial", 14, 5], [channel, 7, 3]]
    assert total(xlsx({"Hoja1": [["Trámites por canal 2018"], *rows]}), "quantity") == 29


@pytest.mark.parametrize("channel", ["Kiosco", "Fax", "Redes sociales"])
def test_a_column_beside_a_single_channel_is_asked_about(channel):
    rows = [["Mes", "Presencial", channel], ["Enero", 14, 7], ["Febrero", 5, 3]]
    found = read(xlsx({"Hoja1": [["Trámites por canal 2018"], *rows]}))
    assert isinstance(found, Inquiry)
    assert [question.id.split(":")[0] for question in found.questions] == ["column"]


@pytest.mark.parametrize(
    "channel",
    [
        *(
            "Formulario web",
            "Chat en línea",
            "Canal electrónico",
            "Atención virtual",
            "Plataforma virtual",
            "App móvil",
        ),
        *("Virtual y presencial", "Trámite en línea", "Elctrónico", "100% en línea", "Sede electrónica"),
    ],
)
def test_a_channel_that_sounds_electronic_is_asked_about(channel):
    rows = [["enero 2018", "Permiso", "Presencial", 14], ["enero 2018", "Permiso", channel, 7]]
    found = read(csv_text([PROCEDURES, *rows]))
    assert isinstance(found, Inquiry)
    assert [question.id.split(":")[0] for question in found.questions] == ["channel"]


@pytest.mark.parametrize("channel", ["No virtual", "No electrónico", "Semipresencial", "Ventanilla", "WhatsApp"])
def test_a_channel_that_does_not_is_another(channel):
    rows = [["enero 2018", "Permiso", "Presencial", 14], ["enero 2018", "Permiso", channel, 7]]
    assert total(csv_text([PROCEDURES, *rows]), "quantity") == 21


def test_a_register_with_a_request_by_a_network_is_one_of_procedures():
    rows = [["R1", "03/01/2018", "Permiso", "Presencial"], ["R2", "14/01/2018", "Permiso", "Facebook"], ["R3", "15/01/2018", "Permiso", "Ventanilla"]]  # fmt: skip
    found = read(csv_text([["Radicado", "Fecha", "Trámite", "Canal"], *rows]))
    assert isinstance(found, Observations)
    assert found.dataset == "procedures"
    assert len(found.table) == 3


def test_the_code_of_a_type_of_procedure_makes_no_two_requests_one():
    rows = [["05/01/2018", "Certificado", "Presencial", 301], ["20/01/2018", "Permiso", "Electrónico", 302], ["25/01/2018", "Certificado", "Presencial", 301]]  # fmt: skip
    content = csv_text([["Fecha", "Trámite", "Canal", "Código del trámite"], *rows])
    assert isinstance(read(content), Inquiry)
    found = read(content, answers={"rows": "row"})
    assert isinstance(found, Observations)
    assert len(found.table) == 3


def test_a_header_of_another_year_than_its_rows_is_asked_about():
    rows = [["enero 2018", 1200], ["febrero 2018", 900]]
    assert isinstance(read(csv_text([["Mes", "Visitas 2017"], *rows])), Inquiry)
    assert total(csv_text([["Mes", "Visitas 2018"], *rows]), "visits") == 2100
    procedures = [["enero 2018", "Permiso", "Presencial", 10]]
    assert isinstance(read(csv_text([["Mes", "Trámite", "Canal", "Trámites 2017"], *procedures])), Inquiry)


def test_daily_visits_count_day_by_day_and_not_month_by_month():
    days = csv_text([["Fecha", "Visitas diarias"], ["03/01/2018", 1200], ["14/01/2018", 900]])
    assert total(days, "visits") == 2100
    months = read(csv_text([["Mes", "Visitas diarias"], ["enero 2018", 1200], ["febrero 2018", 900]]))
    assert not isinstance(months, Observations)


def test_visits_by_a_channel_of_procedures_are_asked_about():
    rows = [["enero 2018", "Presencial", 10], ["enero 2018", "Telefónico", 20]]
    assert not isinstance(read(csv_text([["Mes", "Canal", "Visitas"], *rows])), Observations)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "TMO de los trámites por canal 2018",
            "Folios de los trámites por canal 2018",
            "Nivel de las solicitudes 2018",
        ),
        *(
            "Trámites del año anterior por canal 2018",
            "Trámites ofrecidos por canal 2018",
            "Trámites racionalizados 2018",
        ),
        *("Capacidad de trámites por canal 2018", "Trámites diarios por canal 2018"),
    ],
)
def test_titles_that_make_something_else_of_procedures(title):
    rows = [["Canal", "Enero", "Febrero"], ["Presencial", 14, 5], ["Electrónico", 7, 3]]
    assert not isinstance(read(xlsx({"Hoja1": [[title], *rows]})), Observations)


@pytest.mark.parametrize(
    "title",
    [
        "Registro de los trámites por canal 2018",
        "Relación de las solicitudes 2018",
        "Histórico de trámites 2018",
        "Control de los trámites 2018",
        "Uso de los trámites 2018",
    ],
)
def test_titles_of_papers_that_hold_procedures_count_them(title):
    rows = [["Canal", "Enero", "Febrero"], ["Presencial", 14, 5], ["Electrónico", 7, 3]]
    assert total(xlsx({"Hoja1": [[title], *rows]}), "quantity") == 29


@pytest.mark.parametrize("words", ["promocionadas", "en borrador", "de terceros", "guardadas", "diarias"])
def test_titles_that_make_something_else_of_posts(words):
    rows = [["Red", "Enero", "Febrero"], ["Facebook", 7, 5], ["Instagram", 5, 3]]
    content = xlsx({"Hoja1": [[f"Publicaciones {words} en redes 2018"], *rows]})
    assert not isinstance(read(content), Observations)


HEAD = "# ----------------------------------------\n# Formulario libre 1\n# Cuenta: Concejo\n# Propiedad: Concejo - GA4\n# ----------------------------------------\n# \n"
DATES = "# Fecha de inicio: 20180301\n# Fecha de finalización: 20180331\nFecha,Sesiones\n20180301,30\n20180302,45\n"


@pytest.mark.parametrize("line", ["Todos los usuarios", "All Users", "¿Cuál es la tendencia de usuarios activos?", ""])
def test_analytics_of_all_users_are_counted(line):
    assert total(f"{HEAD}# {line}\n{DATES}", "visits") == 75


def test_analytics_of_a_segment_are_asked_about():
    content = f"{HEAD}# Tráfico móvil\n{DATES}"
    found = read(content)
    assert isinstance(found, Inquiry)
    assert [(question.id, question.subjects) for question in found.questions] == [
        ("audience", ("audience:trafico movil",))
    ]
    whole = read(content, answers={"audience": "all"})
    assert isinstance(whole, Observations)
    assert int(whole.table["visits"].sum()) == 75
    part = read(content, answers={"audience": "part"})
    assert not isinstance(part, Observations)
    assert [problem.code for problem in part.problems] == ["declined"]


def test_a_segment_after_all_users_changes_nothing():
    second = DATES.replace("20180301,30", "20180301,10")
    found = read(f"{HEAD}# Todos los usuarios\n{DATES}\n# Tráfico móvil\n{second}")
    assert isinstance(found, Observations)
    assert found.table.set_index("day")["visits"].to_dict()[dt.datetime(2018, 3, 1)] == 30
