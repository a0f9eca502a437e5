"""What the words of hand-made sheets count, and what they do not."""

import pytest
from source_files import read, xlsx

from plancom.datasets import Inquiry, Observations, Refusal

P = ["Publicaciones en redes sociales 2018"]
HEAD = ["Red", "Ene", "Feb"]
BY_CHANNEL = ["Trámite", "Canal", "Ene", "Feb"]


def sheet(*rows, **options):
    return read(xlsx({"Hoja1": list(rows)}), **options)


def figures(found, measure="publications"):
    """What each series has, month by month."""
    said = {}
    for row in found.table.sort_values("day").itertuples() if isinstance(found, Observations) else ():
        said.setdefault(row.series, []).append(getattr(row, measure))
    return said


def procedures(found):
    return found.table.groupby("procedure")["quantity"].sum().to_dict()


def unused(found, name):
    return any("No se usaron" in note and f"«{name}»" in note for note in found.notes)


@pytest.mark.parametrize(
    "label",
    [
        "Alcance de las publicaciones",
        "Comentarios en publicaciones",
        "Me gusta en posts",
        "Interacciones con publicaciones",
    ],
)
def test_what_is_said_of_publications_is_not_their_number(label):
    alone = sheet(["Facebook 2018"], HEAD, [label, 5000, 6000])
    assert (type(alone), [p.code for p in alone.problems]) == (Refusal, ["unrecognised"])
    assert f"«{label}»" in alone.problems[0].message
    found = sheet(["Facebook 2018"], HEAD, [label, 5000, 6000], ["Publicaciones", 5, 6])
    assert (figures(found), found.problems) == ({"facebook": [5, 6]}, ())
    assert unused(found, label)


@pytest.mark.parametrize(
    "label",
    [
        "Visitas a la página de Facebook",
        "Visitas (Facebook)",
        "Visitas (esperadas)",
        "Visitas (línea base)",
        "Visitas al portal de niños",
        "Visitas guiadas",
    ],
)
def test_visits_to_something_else_are_none_to_the_site(label):
    alone = sheet(["Informe 2018"], HEAD, [label, 500, 600])
    assert (type(alone), [p.code for p in alone.problems]) == (Refusal, ["unrecognised"])
    found = sheet(["Informe 2018"], HEAD, [label, 500, 600], ["Visitas a la página web", 50, 60])
    assert (found.table["visits"].tolist(), found.problems) == ([50, 60], ())
    assert unused(found, label)


@pytest.mark.parametrize(
    "label",
    [
        "Visitas",
        "Visitas (web)",
        "Visitas al sitio web del Concejo",
        "Total visitas",
        "Visitas por mes",
        "Visitas (2018)",
    ],
)
def test_visits_to_the_site_in_other_words_are_read(label):
    assert sheet(["Sitio web 2018"], HEAD, [label, 50, 60]).table["visits"].tolist() == [50, 60]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Estadísticas redes sociales 2018", "Visitas"),
        ("Visitas de campo 2018", "Cantidad"),
        ("Usuarios atendidos 2018", "Usuarios"),
        ("Atención al ciudadano 2018", "Usuarios"),
    ],
)
def test_visits_are_asked_for_where_nothing_says_that_they_are_to_the_site(title, label):
    rows = [[title], ["Mes", label], ["Enero", 5], ["Febrero", 6]]
    found = sheet(*rows)
    assert (type(found), [q.id for q in found.questions]) == (Inquiry, ["kind"])
    assert "visitas al sitio web" in found.problems[0].message
    assert sheet(*rows, kind="visits").dataset == "visits"


@pytest.mark.parametrize(
    "total", ["Total trámites", "TOTAL SOLICITUDES", "Consolidado", "Suma de trámites", "Gran total"]
)
def test_totals_of_procedures_are_no_procedures(total):
    rows = [["Certificado", "Electrónico", 1, 2], ["Petición", "Electrónico", 5, 6], [total, "Electrónico", 6, 8]]
    assert procedures(sheet(["Trámites 2018"], BY_CHANNEL, *rows)) == {"Certificado": 3, "Petición": 11}


@pytest.mark.parametrize(
    "name",
    [
        "Registro de matrimonio",
        "Inscripción para participación en sesiones",
        "Certificado de suma de tiempos",
        "Pago total de derechos",
        "Registro de metas",
        "Nota marginal en el registro",
    ],
)
def test_procedures_whose_names_hold_words_of_sums_and_goals_are_counted(name):
    rows = [[name, "Electrónico", 5, 6], ["Certificado", "Electrónico", 1, 2], ["TOTAL", None, 6, 8]]
    found = sheet(["Trámites 2018"], BY_CHANNEL, *rows)
    assert (procedures(found), found.problems) == ({name: 11, "Certificado": 3}, ())


def test_a_group_called_social_media_is_read():
    rows = [["Social Media", "Facebook", 5, 6], [None, "Instagram", 1, 2]]
    found = sheet(["Publicaciones 2018"], ["Grupo", "Red", "Ene", "Feb"], *rows)
    assert figures(found) == {"facebook": [5, 6], "instagram": [1, 2]}


def test_a_row_in_thousands_is_refused_once_with_its_reason():
    rows = [["Visitas (en miles)", 12, 13], ["Visitantes", 8000, 9000]]
    found = sheet(["Sitio web 2018"], HEAD, *rows)
    assert [(p.code, p.row, p.column) for p in found.problems] == [("scaled", 3, "B")]
    assert "miles" in found.problems[0].message
    assert [c.measure for c in found.coverage] == ["visitors"]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Visitas al sitio web 2018 (cifras en miles)", "en miles o en millones"),
        ("Visitas al sitio web 2018 (millones)", "en miles o en millones"),
        ("Visitas acumuladas 2018", "son acumuladas"),
        ("Meta de visitas 2018", "son metas"),
        ("Visitas programadas 2018", "son metas"),
    ],
)
def test_a_title_that_says_that_the_figures_are_none_of_their_months_refuses_them(title, reason):
    found = sheet([title], ["Mes", "Visitas"], ["Enero", 100], ["Febrero", 250])
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["declined"])
    assert reason in found.problems[0].message


def test_a_title_in_thousands_on_a_line_of_its_own_refuses():
    found = sheet(["Visitas al sitio web 2018"], ["(en miles)"], ["Mes", "Visitas"], ["Enero", 12], ["Febrero", 13])
    assert [p.code for p in found.problems] == ["declined"]


def test_cumulative_posts_are_refused():
    found = sheet(["Publicaciones en redes 2018 (acumulado)"], HEAD, ["Facebook", 10, 25])
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["declined"])


def test_a_goal_in_a_column_of_its_own_leaves_the_figures_to_be_counted():
    rows = [["Mes", "Visitas", "Meta"], ["Enero", 3, 5], ["Febrero", 4, 5]]
    found = sheet(["Visitas al sitio web 2018 frente a la meta"], *rows)
    assert (found.table["visits"].tolist(), found.problems) == ([3, 4], ())


def test_a_goal_in_the_title_is_no_network():
    rows = [["Mes", "Publicaciones", "Meta"], ["Enero", 3, 5], ["Febrero", 4, 5]]
    found = sheet(["Seguimiento a la meta de publicaciones 2018"], *rows)
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["unrecognised"])
    assert figures(sheet(["Publicaciones en Instagram, seguimiento a la meta 2018"], *rows)) == {"instagram": [3, 4]}


def test_the_network_of_a_label_wins_over_that_of_the_title():
    found = sheet(["Informe Facebook e IG 2018"], HEAD, ["Publicaciones en Instagram", 1, 2], ["Publicaciones", 9, 9])
    assert figures(found) == {"instagram": [1, 2]}
    assert unused(found, "Publicaciones")


def test_a_label_with_two_networks_is_of_neither():
    found = sheet(P, HEAD, ["Facebook e Instagram", 9, 9], ["Twitter", 1, 2])
    assert figures(found) == {"twitter": [1, 2]}
    assert unused(found, "Facebook e Instagram")


@pytest.mark.parametrize(
    ("label", "network"),
    [
        ("FACEBOOK:", "facebook"),
        ("1. Facebook", "facebook"),
        ("Facebook (fan page)", "facebook"),
        ("Publicaciones en Facebook", "facebook"),
        ("Twitter/X", "twitter"),
        ("X (antes Twitter)", "twitter"),
        ("X", "twitter"),
        ("Publicaciones IG", "instagram"),
    ],
)
def test_every_way_to_write_a_network_is_known(label, network):
    assert figures(sheet(P, HEAD, [label, 5, 6])) == {network: [5, 6]}


def test_a_network_as_a_heading_is_that_of_the_rows_below_it():
    rows = [["FACEBOOK:"], ["Publicaciones", 5, 6], ["INSTAGRAM:"], ["Publicaciones", 1, 2]]
    assert figures(sheet(["Informe 2018"], HEAD, *rows)) == {"facebook": [5, 6], "instagram": [1, 2]}


@pytest.mark.parametrize("place", ["Página web", "WhatsApp", "Correo"])
@pytest.mark.parametrize("kind", [None, "posts"])
def test_places_that_are_no_network_leave_the_networks_to_be_counted(place, kind):
    found = sheet(P, ["Medio", "Ene", "Feb"], ["Facebook", 5, 6], [place, 9, 9], kind=kind)
    assert (figures(found), found.problems) == ({"facebook": [5, 6]}, ())
    assert unused(found, place)


def test_rows_under_a_heading_of_goals_or_followers_are_not_counted():
    for other in ("Programado", "Metas 2018", "Seguidores"):
        found = sheet(["Redes 2018"], HEAD, [other], ["Facebook", 5, 5], ["Publicaciones"], ["Facebook", 1, 2])
        assert (figures(found), found.problems) == ({"facebook": [1, 2]}, ())
        assert unused(found, f"{other} · Facebook")


def test_visits_beside_networks_are_none_to_the_site():
    found = sheet(["Informe 2018"], ["Grupo", "Dato", "Ene", "Feb"], ["Redes sociales", "Visitas", 5, 6])
    assert (type(found), [p.code for p in found.problems]) == (Refusal, ["unrecognised"])
    found = sheet(["Sitio web y redes 2018"], HEAD, ["Visitas", 5, 6], ["Seguidores", 7, 8])
    assert (type(found), [q.id for q in found.questions]) == (Inquiry, ["kind"])


def test_the_end_of_a_long_title_is_read():
    title = "Publicaciones en redes sociales del Concejo Distrital de Cartagena de Indias durante 2018"
    rows = [HEAD, ["Facebook", 10, 25]]
    assert figures(sheet([title], *rows)) == {"facebook": [10, 25]}
    assert [p.code for p in sheet([f"{title} (acumulado)"], *rows).problems] == ["declined"]


def test_a_column_of_goals_among_the_labels_refuses_nothing():
    found = sheet(P, ["Red", "Meta", "Ene", "Feb"], ["Facebook", 120, 3, 4], ["Instagram", 100, 1, 2])
    assert (figures(found), found.problems) == ({"facebook": [3, 4], "instagram": [1, 2]}, ())


def test_units_beside_visits_leave_them_as_they_are():
    rows = [["Visitas", "Número", 3, 4], ["Visitantes únicos", "Personas", 1, 2]]
    found = sheet(["Indicadores web 2018"], ["Indicador", "Unidad", "Ene", "Feb"], *rows)
    assert (found.table["visits"].tolist(), found.table["visitors"].tolist(), found.problems) == ([3, 4], [1, 2], ())
