"""The page of a figure's origin: any figure, by its address."""

import pytest

FIGURES = ["visits", "daily_posts", "daily_posts.facebook", "press", "facebook_posts", "adoption"]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("month", ["", "2018-03", "base", "2019-01", "2016-01", "marzo"])
def test_any_figure_s_rows_are_shown_and_add_up(screen, sample_data, figure, month):
    screen.open("origen", corte="2018-09-30", indicador=figure, mes=month)
    assert screen.title == "De dónde sale"
    assert "Avise a sistemas" not in screen.words


def test_a_month_shows_its_rows_with_file_and_row(screen, sample_data):
    screen.open("origen", corte="2018-09-30", indicador="visits", mes="2018-03")
    words = screen.words
    assert "Visitas a la página web, mar 2018: 12.262 visitas" in words
    assert "31 filas** de 1 archivo" in words
    (table,) = [one.value for one in screen.app.table]
    assert list(table.columns) == ["Fecha", "Valor", "Archivo", "Fila", "Importación"]
    assert table.iloc[0].tolist() == ["01/03/2018", "517", "visitas.csv", "426", "5"]
    assert sum(int(value) for value in table["Valor"]) == 12262


def test_a_series_outside_the_plan_has_its_rows_too(screen, sample_data):
    screen.open("origen", corte="2018-09-30", indicador="press/rcn-radio/publications")
    assert "RCN Radio, hasta el 30/09/2018: 7" in screen.words


def test_a_strategy_s_part_has_its_own_rows(screen, sample_data):
    screen.open("origen", corte="2018-09-30", indicador="press", parte="participa-ya")
    assert "Participa Ya: " in screen.words
    assert "Avise a sistemas" not in screen.words


def test_tasks_say_where_they_come_from(screen, sample_data):
    screen.open("origen", corte="2018-09-30", indicador="tasks")
    assert "no viene de un archivo" in screen.words


@pytest.mark.parametrize("figure", ["", "nada", "press/x", "press/x/visits", "a/b/c", "visits.facebook"])
def test_an_address_that_names_nothing_is_no_error(screen, sample_data, figure):
    screen.open("origen", corte="2018-09-30", indicador=figure)


def test_charts_and_cards_link_to_their_rows(screen, sample_data):
    screen.open("visitas", corte="2018-09-30")
    links = [one["queryString"] for one in screen.messages if one.get("label") == "Origen"]
    assert links.count("indicador=visits") >= 3
    screen.app.session_state["data-visitas-a-la-pagina-web-ano-1"] = True
    screen.run()
    cells = screen.app.table[0].value["Mes"].tolist()
    assert cells[2] == "[mar 2018](origen?indicador=visits&mes=2018-03&corte=2018-09-30)"
    assert cells[11] == "dic 2018"


@pytest.mark.parametrize(
    ("page", "figure"),
    [
        ("resumen", "indicador=visits&amp;corte=2018-09-30"),
        ("visitas", "indicador=visits"),
        ("redes", "indicador=daily_posts"),
        ("redes", "indicador=posts%2Ffacebook%2Binstagram%2Btwitter%2Fshares"),
        ("prensa", "indicador=press%2F%2Fpublications"),
        ("adopcion", "indicador=adoption"),
        ("cambios", "indicador=visits&amp;mes=2018-08&amp;corte=2018-09-30"),
        ("cambios", "indicador=press%2F%2Fpublications&amp;mes=2018-09"),
        ("llegamos", "indicador=daily_posts.facebook&amp;corte=2018-09-30"),
        ("efectos", "indicador=visits&mes=2018-08"),
        ("lecturas", "indicador=press&amp;corte=2018-09-30"),
        ("hoja", "indicador=visits"),
    ],
)
def test_figures_of_every_page_lead_to_their_rows(screen, sample_data, page, figure):
    screen.open(page, corte="2018-09-30")
    linked = [str(one.get("queryString", "")) + str(one.get("body", "")) for one in screen.messages]
    assert any(figure in text for text in linked)


def test_what_was_delivered_leads_to_the_activities(screen, sample_data):
    screen.open("tareas", corte="2018-09-30")
    screen.app.session_state["estrategias"] = "Lo entregado"
    screen.run()
    assert "indicador=activities%2F%2Factivities" in {one.get("queryString") for one in screen.messages}


@pytest.mark.parametrize(
    ("figure", "title"),
    [
        ("press//publications", "Publicaciones en prensa, sep 2018: 7"),
        ("posts/facebook+instagram+twitter/posts", "Facebook, Instagram y X (Twitter), sep 2018: 209"),
        ("posts/facebook+nada/posts", "Facebook y Nada, sep 2018: 66"),
    ],
)
def test_several_series_are_traced_together(screen, sample_data, figure, title):
    screen.open("origen", corte="2018-09-30", indicador=figure, mes="2018-09")
    assert title in screen.words
    assert "Avise a sistemas" not in screen.words
