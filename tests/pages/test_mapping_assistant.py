"""The mapping assistant on the upload page: what it proposes and why, what it asks, and the profile that it leaves."""

import datetime as dt
import re

from plancom.html import html_of
from plancom.services import profiles
from plancom.sources.tables.mappings import Mapping, to_text
from plancom.store.office import profiles as store
from plancom.ui.files.mapping.grid import grid

NOW = dt.datetime(2018, 4, 3)
MARCH = (
    "Boletín municipal\n\nNº,Publicado,Asunto,Dónde salió\n"
    + "".join(f"{n},{n:02d}/03/2018,Asunto {n} del boletín,{('Facebook', 'Instagram')[n % 2]}\n" for n in range(1, 31))
    + "31,31/02/2018,Otro asunto,Facebook\n"
)
APRIL = "Dónde salió,Asunto,Extra,Publicado\nInstagram,Tres,x,30/04/2018\nFacebook,Cuatro,y,05/04/2018\n"
ACCESS = "Cuándo;Cuántos\n03/04/2018;5\n04/05/2018;6\n"


def upload(screen, name, content):
    screen.open("mes")
    screen.app.file_uploader[0].upload(name, content.encode(), "text/csv")
    return screen.run()


def field(screen, label):
    """The one field with that label."""
    (found,) = [
        one for one in [*screen.app.selectbox, *screen.app.text_input, *screen.app.multiselect] if one.label == label
    ]
    return found


def choose(screen, label, value):
    field(screen, label).set_value(value)
    return screen.run()


def press(screen, label):
    (found,) = [one for one in screen.app.button if one.label == label]
    found.click()
    return screen.run()


def test_an_unknown_list_is_shown_as_a_grid_with_proposals_and_their_reasons(screen):
    upload(screen, "boletin.csv", MARCH)
    assert "No se reconoció de qué es este archivo." in screen.words
    (table,) = [one["body"] for one in screen.messages if "pc-grid" in one.get("body", "")]
    assert re.findall(r'<th scope="col"[^>]*>(\w)<span>(\w*)', table) == [
        ("A", ""),
        ("B", "Fecha"),
        ("C", "Texto"),
        ("D", "Red"),
    ]
    assert '<tr class="pc-header"><th scope="row">3</th><td>Nº</td>' in table
    assert field(screen, "Fila de encabezados").value == 3
    assert field(screen, "Qué se cuenta").value == "posts"
    assert field(screen, "Red").value == "column:donde salio"
    assert "Propuesto porque la columna B («Publicado») tiene fechas en 30 de 31 filas." in screen.words.replace(
        "\\", ""
    )
    assert "Propuesto porque 19 fechas tienen un número mayor que 12 en primer lugar." in screen.words
    assert "31 filas leídas, 1 rechazada, 1 mar – 30 mar 2018." in screen.words
    assert "fila 34, columna «Publicado»: «31/02/2018» no es una fecha que exista." in screen.words.replace("\\", "")


def test_what_cannot_be_told_is_asked_and_nothing_is_offered_before_the_answer(screen):
    upload(screen, "accesos.csv", ACCESS)
    assert "Falta decir qué se cuenta." in screen.words
    assert not [one for one in screen.app.button if one.label == "Guardar como perfil"]
    choose(screen, "Qué se cuenta", "visits")
    assert (
        "Se pregunta porque todas pueden leerse de dos maneras: «03/04» es el 3 de abril o el 4 de marzo."
        in screen.words
    )
    assert "Falta decir cómo se leen las fechas." in screen.words
    choose(screen, "Cómo se leen las fechas", "mdy")
    assert "2 filas leídas, 0 rechazadas, 4 mar – 5 abr 2018." in screen.words
    choose(screen, "Cómo se leen las fechas", "dmy")
    assert "2 filas leídas, 0 rechazadas, 3 abr – 4 may 2018." in screen.words


def test_an_answer_for_one_file_alone_is_ready_to_confirm_and_leaves_no_profile(screen, office):
    upload(screen, "boletin.csv", MARCH)
    assert not [one for one in screen.app.button if one.key == "confirm"]
    press(screen, "Usar solo para este archivo")
    assert "Tabla leída con el asistente, 31 filas con 30 publicaciones" in screen.words
    assert [one.label for one in screen.app.button if one.key == "confirm"] == ["Guardar el archivo"]
    assert profiles.recognition_profiles(office.engine) == ()


def test_a_profile_is_kept_by_name_and_reads_this_file_and_the_next(screen, office):
    upload(screen, "boletin.csv", MARCH)
    choose(screen, "Texto", "")
    choose(screen, "Nombre del perfil", "Boletín municipal")
    press(screen, "Guardar como perfil")
    (kept,) = profiles.recognition_profiles(office.engine)
    assert (kept.name, kept.mapping.columns) == ("Boletín municipal", (("day", "publicado"), ("series", "donde salio")))
    assert "Perfil «Boletín municipal», 31 filas con 30 publicaciones" in screen.words
    upload(screen, "boletin-2.csv", APRIL)
    assert "Perfil «Boletín municipal», 2 filas con 2 publicaciones, 5 abr – 30 abr 2018" in screen.words


def test_a_name_that_is_taken_is_a_sentence_and_changes_nothing(screen, office):
    other = Mapping("visits", "day", (("day", "a"), ("visits", "b")), headers=("a", "b"))
    store.save(office.engine, "Boletín", to_text(other), NOW)
    upload(screen, "boletin.csv", MARCH)
    choose(screen, "Nombre del perfil", "BOLETÍN")
    press(screen, "Guardar como perfil")
    assert "Ya hay un perfil que se llama «BOLETÍN»." in screen.words
    assert [one.mapping for one in profiles.recognition_profiles(office.engine)] == [other]


def test_one_name_for_the_whole_list_can_be_typed(screen):
    upload(screen, "notas.csv", "Publicado el,Noticia\n2018-03-01,Una nota\n2018-03-02,Otra nota\n")
    assert field(screen, "Qué se cuenta").value == "press"
    assert "Falta decir el medio." in screen.words
    choose(screen, "Medio", "another")
    choose(screen, "Medio: nombre", "Radio Vigía")
    assert "2 filas leídas, 0 rechazadas" in screen.words
    choose(screen, "Medio", "fixed:El Universal")
    press(screen, "Usar solo para este archivo")
    assert "Tabla leída con el asistente, 2 publicaciones" in screen.words


def test_profiles_are_listed_renamed_deleted_and_brought_back(screen, office):
    number = store.save(
        office.engine, "Portal", to_text(Mapping("visits", "day", (("day", "cuando"), ("visits", "ingresos")))), NOW
    )
    screen.open("mes")
    assert "Perfiles guardados: 1 perfil" in screen.words
    assert "Visitas al sitio web; busca «cuando» e «ingresos»" in screen.words
    screen.app.text_input(key=f"profile-name-{number}").set_value("Portal nuevo")
    screen.click(f"profile-named-{number}")
    assert [one.name for one in profiles.recognition_profiles(office.engine)] == ["Portal nuevo"]
    screen.click(f"profile-delete-{number}")
    assert profiles.recognition_profiles(office.engine) == ()
    assert "Borrados" in screen.words
    screen.click(f"profile-restore-{number}")
    assert [one.name for one in profiles.recognition_profiles(office.engine)] == ["Portal nuevo"]


def test_what_stands_in_cells_is_text():
    from plancom.sources.mapping.sketch import SheetSketch

    html = html_of(grid(SheetSketch("<b>", (("<script>alert(1)</script>", "x"), ("a", "b")), 2), 1, {"A": "<i>"}))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html
