"""What the words beside a figure say that it is: counts, other quantities, or neither; and what values make doubtful."""

from collections import defaultdict

import pytest

from plancom.sources.quantities.doubts import doubtful
from plancom.sources.quantities.site import Surroundings
from plancom.sources.quantities.verdicts import Verdict, says_only_count, title_verdict, verdict
from plancom.sources.quantities.vocabulary import entries, terms
from plancom.sources.tables.remarks import speaks_of_figures

COUNT, OTHER, UNCLEAR = Verdict.COUNT, Verdict.OTHER, Verdict.UNCLEAR


def test_no_phrase_of_the_vocabulary_is_a_count_and_another_quantity_at_once():
    groups = defaultdict(set)
    for group, _, phrase in entries():
        groups[phrase].add(group)
    assert {p for p, found in groups.items() if {"other", "counted"} <= found} == set()
    assert {p for p, found in groups.items() if {"other", "count"} <= found} == set()


def test_every_phrase_is_found_in_a_text_of_its_own():
    lost = [
        phrase for _, _, phrase in entries() if not any("*" in p for p in phrase) and terms(" ".join(phrase)).unknown
    ]
    assert lost == []


@pytest.mark.parametrize(
    "header",
    [
        *("Cantidad", "Número", "N.º de solicitudes", "No. de trámites", "# trámites", "Nº", "Total de atenciones"),
        *("Solicitudes radicadas", "Trámites realizados", "PQRSD", "Solicitudes de pago", "Cant. trámites"),
        *("Number of requests", "Requests received", "Count", "Applications submitted"),
        *("Quantidade de pedidos", "Número de atendimentos", "Solicitações recebidas", "Qtd"),
    ],
)
def test_headers_that_name_a_count_of_procedures(header):
    assert verdict(header, "procedures") is COUNT


@pytest.mark.parametrize(
    "header",
    [
        *("Días de respuesta", "Tiempo promedio de respuesta (días)", "Horas", "Plazo", "Promedio", "Trámites (%)"),
        *("Valor pagado", "Costo", "Recaudo", "$", "Calificación", "Satisfacción", "Personas encuestadas", "Alcance"),
        *("Edad", "Estrato", "Cédula", "Número de radicado", "No. de solicitud", "Teléfono", "Turno", "Módulo"),
        *(
            "Meta",
            "Acumulado",
            "Solicitudes vencidas",
            "Trámites pendientes",
            "Trámites x 1.000",
            "Solicitudes (miles)",
        ),
        *("Solicitudes ×10³", "Trámites por 1.000 habitantes", "Visitas", "Publicaciones", "Ranking"),
        *(
            "Response time (days)",
            "Average",
            "Fee",
            "Age",
            "Score",
            "Rate",
            "Requests overdue",
            "Phone",
            "Requests (k)",
        ),
        *("Prazo médio", "Tempo de resposta", "Taxa", "Idade", "Protocolo", "Telefone", "Pedidos em atraso", "Nota"),
    ],
)
def test_headers_that_name_another_quantity_are_no_counts_of_procedures(header):
    assert verdict(header, "procedures") is OTHER


@pytest.mark.parametrize(
    "header", ["Valor", "2018", "Enero", "Likert", "Solicitudes ponderosas", "Oficina", "Número de copias"]
)
def test_headers_with_unknown_words_alone_or_beside_a_noun_are_unclear(header):
    assert verdict(header, "procedures") is UNCLEAR


def test_a_denial_is_no_number():
    assert verdict("Solicitudes no atendidas", "procedures") is UNCLEAR


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("TRÁMITES ATENDIDOS 2018", COUNT),
        ("Trámites de impuestos por canal", COUNT),
        ("Informe de trámites · Secretaría General", COUNT),
        ("Encuesta de satisfacción de trámites por canal 2018 (personas encuestadas)", OTHER),
        ("Tiempo de respuesta a los trámites", OTHER),
        ("Número de funcionarios: Solicitudes por canal", OTHER),
        ("Trámites y tiempos de respuesta", UNCLEAR),
        ("Trámites por canal 2018 (Deseable)", UNCLEAR),
        ("Percentil 90 · Informe de trámites 2018", UNCLEAR),
        ("Número de copias: Trámites atendidos 2018", UNCLEAR),
        ("Puñados de solicitudes 2018", UNCLEAR),
        ("Publicaciones en redes 2018", UNCLEAR),
        ("Informe de gestión 2018", None),
        ("Secretaría General, piso 2", None),
        ("Requests by channel 2018", COUNT),
        ("Pedidos por canal 2018", COUNT),
    ],
)
def test_titles_speak_by_the_first_quantity_that_they_name(title, said):
    assert title_verdict([title], "procedures") is said


def test_a_word_for_so_many_counts_what_the_title_counts_and_nothing_else():
    assert verdict("Cantidad", "procedures", ["Trámites por canal 2018"]) is COUNT
    assert verdict("Cantidad", "procedures", ["Encuesta de satisfacción"]) is UNCLEAR
    assert verdict("Cantidad", "procedures", ["Publicaciones en redes"]) is UNCLEAR
    assert verdict("Solicitudes", "procedures", ["Informe de tiempos"]) is UNCLEAR
    assert verdict("Dato", "procedures", ["Trámites por canal 2018"]) is COUNT
    assert verdict("Dato", "procedures", ["Tiempo de respuesta"]) is OTHER


def test_the_words_of_an_institution_say_nothing_of_a_quantity():
    names = frozenset({"villa", "hermosa"})
    assert verdict("Trámites Villa Hermosa", "procedures") is UNCLEAR
    assert verdict("Trámites Villa Hermosa", "procedures", (), names) is COUNT


@pytest.mark.parametrize(
    ("header", "dataset", "said"),
    [
        ("Publicaciones", "posts", COUNT),
        ("Posts published", "posts", COUNT),
        ("Alcance de las publicaciones", "posts", OTHER),
        ("Interacciones", "posts", OTHER),
        ("Engagements", "posts", OTHER),
        ("Impressions", "posts", OTHER),
        ("Visitas", "visits", COUNT),
        ("Sessões", "visits", COUNT),
        ("Folletos entregados", "activities", COUNT),
        ("Notas de prensa", "press", COUNT),
    ],
)
def test_each_dataset_has_nouns_of_its_own(header, dataset, said):
    assert verdict(header, dataset) is said


def test_a_text_says_only_that_something_is_counted():
    assert says_only_count("Cantidad de trámites", "procedures")
    assert not says_only_count("Quejas", "procedures")  # the name of a procedure too
    assert not says_only_count("Cantidad de vencidos", "procedures")


@pytest.mark.parametrize(
    ("values", "plain", "said"),
    [
        ([45000, 52000, 45000], False, True),
        ([1010557717, 52436112, 8765432], False, True),
        ([9.35, 12.55, 36.95], False, True),
        ([2016, 2017, 2018], True, True),
        ([1, 2, 3, 4], True, True),
        ([230, 230, 230, 230, 230, 230], True, True),
        ([1, 1, 1, 1, 1, 1, 1], True, False),
        ([1, 2, 3, 4], False, False),
        ([10234, 10235, 10236], True, True),
        ([10234, 10240, 10251], True, True),
        ([10234, 10235, 10236], False, False),
        ([5, 6, 7], True, False),
        ([120, 150, 190], True, False),
        ([151, 320, 34, 0], True, False),
        ([45000, 52000], False, False),
        (["45", None, "60", "12,5"], True, False),
    ],
)
def test_values_only_doubt(values, plain, said):
    assert doubtful(values, plain=plain) is said


def test_counts_of_months_may_grow_slowly():
    assert not doubtful([1000, 1020, 1060], plain=True, rows=False)


@pytest.mark.parametrize(
    ("label", "lines", "labels", "figures"),
    [
        ("Sesiones", (), (), ("Asistentes",)),
        ("Sessões", (), (), ("Vereadores presentes",)),
        ("Sessions", ("Plenary sessions 2018",), (), ()),
        ("Visitantes", (), ("Dependencia",), ()),
        ("Visitors", (), ("Building",), ()),
        ("Acessos", (), ("Portaria",), ()),
        ("Visitas", ("Visitas al archivo histórico",), (), ()),
        ("Visitas", (), (), ("Seguidores",)),
        ("Sesiones", ("Página web: www.concejo.gov.co",), (), ()),
        ("Sesiones", ("Página 1 de 2",), (), ()),
    ],
)
def test_visits_that_may_be_at_a_door_or_of_the_council_are_left_open(label, lines, labels, figures):
    assert Surroundings(lines, labels, figures).leave_open(label)


@pytest.mark.parametrize(
    ("label", "lines", "labels", "figures"),
    [
        ("Sesiones", (), (), ("Usuarios",)),
        ("Sessions", (), ("Source / medium",), ()),
        ("Sessões", ("Visitas ao site 2018",), (), ()),
        ("Visitas a la página web", (), ("Barrio",), ()),
        ("Visitas", ("Visitas a www.concejo.gov.co",), (), ("Personas",)),
        ("Visitas", (), ("Observaciones", "Día de la semana"), ("Meta", "% cumplimiento")),
        ("Visits", (), ("Device",), ()),
    ],
)
def test_words_of_the_web_make_visits_clear(label, lines, labels, figures):
    assert not Surroundings(lines, labels, figures).leave_open(label)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Nota: valores en porcentaje",
            "* acumuladas",
            "(en miles)",
            "Cifras acumuladas a la fecha",
            "Valores en días",
        ),
        *(
            "Note: values in thousands",
            "All figures are year-to-date",
            "(1) Expresado en pesos",
            "1/ Cifras proyectadas",
        ),
        *("Valores em milhares", "Obs.: valores acumulados até o momento", "* No son trámites sino porcentajes"),
    ],
)
def test_remarks_that_figures_are_another_quantity(text):
    assert speaks_of_figures(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Nota: los datos de febrero son parciales",
            "Fuente: cifras en miles del DANE",
            "Datos de participación ciudadana",
        ),
        *(
            "* Incluye festivos",
            "Note: data from the front desk",
            "Los trámites se hacen en 15 días",
            "* 20 % más que en 2017",
        ),
    ],
)
def test_remarks_that_say_nothing_of_the_quantity(text):
    assert not speaks_of_figures(text)


@pytest.mark.parametrize(
    "header", ["Número del trámite", "N.º de servicio", "Número de la solicitud", "Procedure number"]
)
def test_the_number_of_one_procedure_is_no_quantity(header):
    assert verdict(header, "procedures") is OTHER


@pytest.mark.parametrize("title", ["Visitas al sitio web (Visitas a concretar)", "Website visits (visits to garner)"])
def test_a_title_that_says_with_an_unknown_word_what_is_still_to_be_is_asked_about(title):
    assert title_verdict([title], "visits") is Verdict.UNCLEAR


def test_a_title_that_says_what_is_visited_is_not_asked_about():
    assert title_verdict(["Número de visitas a la página web"], "visits") is Verdict.COUNT
