"""How an unknown table is probably read, with its reasons: proven from the values, or asked."""

import pytest
from source_files import PLAN, TODAY, lines, xlsx

from plancom.sources.mapping.proposals import best_sheet, proposal
from plancom.sources.mapping.sketch import sketch
from plancom.sources.tables.layouts import Context

CLOCK = Context(PLAN, TODAY).clock("dmy")
DAYS = [f"{day:02d}/03/2018" for day in range(1, 29)]


def proposal_of(content, **said):
    sheets = sketch(content.encode() if isinstance(content, str) else content).sheets
    return proposal(sheets[best_sheet(sheets, CLOCK)], PLAN, CLOCK, **said)


def bulletin(dates=DAYS):
    rows = [
        [n, day, f"Asunto número {n} del boletín", ("Facebook", "Instagram")[n % 2], 7]
        for n, day in enumerate(dates, 1)
    ]
    titles = [["Boletín municipal"], [], ["Nº", "Publicado", "Asunto", "Dónde salió", "Vistas"]]
    return xlsx(
        {"Notas": [["Leer", "antes"], ["a", "b"]], "Boletín": [*titles, *rows, ["Total", None, None, None, 196]]}
    )


def test_a_bulletin_under_titles_is_understood_with_a_reason_for_each_part():
    found = proposal_of(bulletin())
    assert found.heading.row == 3
    assert (found.dataset, found.grain, found.day.letter) == ("posts", "item", "B")
    assert {name: column.letter for name, column in found.chosen.items()} == {"series": "D", "text": "C"}
    assert found.reasons["header"] == "la fila 3 tiene 5 encabezados y debajo hay 1 columna de fechas y 2 de cantidades"
    assert found.reasons["day"] == "la columna B («Publicado») tiene fechas en 28 de 29 filas"
    assert found.reasons["series"].endswith("tiene nombres de redes del plan (Instagram y Facebook) en 28 de 29 filas")
    assert found.reasons["text"] == "es la columna de textos más largos"


@pytest.mark.parametrize(
    ("dates", "order", "reason"),
    [
        (["01/03/2018", "31/03/2018"], "dmy", "1 fecha tiene un número mayor que 12 en primer lugar"),
        (["03/30/2018", "03/31/2018"], "mdy", "2 fechas tienen un número mayor que 12 en segundo lugar"),
        (["2018-03-01", "2018-03-31"], "dmy", "las fechas están escritas de una sola manera posible"),
        (["1 de marzo de 2018", "31 de marzo de 2018"], "dmy", "las fechas están escritas de una sola manera posible"),
        (["11/03/2018", "01/04/2018", "12/04/2018"], "dmy", "solo leídas como día/mes/año las fechas quedan en orden"),
        (
            ["03/04/2018", "04/05/2018"],
            None,
            "todas pueden leerse de dos maneras: «03/04» es el 3 de abril o el 4 de marzo",
        ),
    ],
)
def test_the_order_of_dates_is_proven_by_the_values_or_asked(dates, order, reason):
    found = proposal_of(lines("Cuándo;Visitas al portal", *(f"{day};5" for day in dates)))
    assert (found.order.order, found.order.reason) == (order, reason)


def test_dates_with_a_time_prove_their_order_too():
    assert proposal_of(lines("Cuándo,Visitas", "03/04/2018 10:30,5", "04/05/2018 11:00,5")).order.order is None
    assert proposal_of(lines("Cuándo,Visitas", "03/25/2018 10:30,5", "04/05/2018 11:00,5")).order.order == "mdy"


def test_networks_side_by_side_are_a_column_each():
    content = lines("Semana,Facebook,Instagram,Total", *(f"{day},1,2,3" for day in DAYS))
    assert proposal_of(content).dataset is None  # followers stand under such headers too
    found = proposal_of(content, dataset="posts")
    assert (found.dataset, found.grain) == ("posts", "day")
    assert [(column.letter, name) for column, name in found.wide] == [("B", "Facebook"), ("C", "Instagram")]
    assert (
        found.reasons["series"]
        == "hay una columna por cada uno de estos nombres del plan (redes): «Facebook» e «Instagram»"
    )
    assert [column.key for column, _ in found.wide] == ["facebook", "instagram"]


def test_links_say_which_network_a_list_is_of():
    found = proposal_of(
        lines("Subido,Mensaje,Ver", *(f"{day},Hola {day},https://www.facebook.com/{day}" for day in DAYS))
    )
    assert (found.dataset, found.fixed) == ("posts", {"series": "Facebook"})
    assert found.reasons["series"] == "los enlaces son de facebook.com"
    assert found.chosen["link"].letter == "C"


def test_months_make_totals_of_a_month():
    found = proposal_of(
        lines("Período,Ingresos al portal", *(f"2018-{month:02d}-01,{month}" for month in range(1, 10)))
    )
    assert (found.dataset, found.grain) == ("visits", "month")
    assert found.reasons["visits"] == "su encabezado dice «Ingresos al portal»"


def test_figures_without_a_word_for_them_are_asked():
    found = proposal_of(lines("When,How many", *(f"{day},4" for day in DAYS)))
    assert found.dataset is None
    assert found.reasons["dataset"] == "nada en la hoja dice con claridad qué se cuenta"
    said = proposal_of(lines("When,How many", *(f"{day},4" for day in DAYS)), dataset="visits")
    assert said.chosen["visits"].letter == "B"
    assert (said.day.key, said.chosen["visits"].key) == ("when", "how many")


def test_a_list_without_its_outlet_has_none():
    found = proposal_of(lines("Publicado el,Noticia,Ver", *(f"{day},Título {day},https://x.co/{day}" for day in DAYS)))
    assert (found.dataset, found.fixed, "series" in found.chosen) == ("press", {}, False)


def test_data_without_headers_keep_their_first_row():
    found = proposal_of(lines("2018-03-01,5", "2018-03-02,6", "2018-03-03,7"), dataset="visits")
    assert (found.heading.row, found.heading.first, found.rows) == (0, 1, 3)
    assert found.chosen["visits"].label == "columna B"


def test_a_chosen_row_of_headers_and_column_of_dates_go_before_what_is_proposed():
    content = lines("a,b,c", "Alta,Baja,Visitas", "2018-03-01,2018-04-01,5", "2018-03-02,2018-04-02,6")
    assert proposal_of(content).day.label == "Alta"
    assert proposal_of(content, day="baja").day.label == "Baja"
    assert proposal_of(content, row=1).columns[2].label == "c"
    assert proposal_of(content, row=0).rows == 3  # the row that would be the header is data then


def test_repeated_and_empty_headers_have_names_of_their_own():
    found = proposal_of(lines("Fecha,Total,Total,", "2018-03-01,5,6,7", "2018-03-02,5,6,7"))
    assert [column.label for column in found.columns] == ["Fecha", "Total", "Total (2)", "columna D"]
