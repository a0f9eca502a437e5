"""Presentar: slides are chosen, ordered and reworded, and a session is saved without losing anything of anybody."""

import datetime as dt

from export_files import visits_by_month
from streamlit.util import calc_hash

from plancom.reports.session import Choice, Session
from plancom.store.council import sessions

YEARS = {f"{year}-{month:02}": 100 for year in (2017, 2018) for month in range(1, 13)}


def read(screen):
    return screen.words.replace("\\", "")


def open_sessions(screen, office):
    office.take(visits_by_month(YEARS))
    return screen.open("presentar", corte="2018-09-30")


def slides(screen, *, shown=False):
    """The titles of the list's rows in their order; of those that are shown alone, where asked."""
    boxes = [box for box in screen.app.checkbox if (box.key or "").startswith("mostrar-")]
    return [box.label.split("**")[1] for box in boxes if box.value or not shown]


def key_of(screen, title):
    return next(box.key for box in screen.app.checkbox if f". **{title}** " in box.label).split("-", 2)[2]


def saved_sessions(office):
    with office.engine.connect() as connection:
        return sessions.sessions(connection, office.plan.id)


def test_a_session_is_chosen_ordered_reworded_and_saved(screen, office):
    open_sessions(screen, office)
    titles = slides(screen)
    assert titles[:3] == ["Informe de avance", "Resumen", "¿Llegamos?"]
    visits, summary = key_of(screen, "Visitas a la página web"), key_of(screen, "Resumen")
    for _ in range(titles.index("Visitas a la página web") - 1):
        screen.click(f"subir-{visits}")
    assert slides(screen)[:3] == ["Informe de avance", "Visitas a la página web", "Resumen"]
    next(box for box in screen.app.checkbox if (box.key or "").endswith(f"-{summary}")).uncheck()
    next(one for one in screen.app.text_area if (one.key or "") == f"titular-1-{visits}").input("Vamos bien")
    screen.app.text_input(key="sesion-nombre-1").input("Sesión de octubre")
    screen.app.text_input(key="quien").input("Ana Ruiz")
    screen.click("guardar-sesion")
    assert "Guardada: «Sesión de octubre», versión 1." in read(screen)
    (one,) = saved_sessions(office)
    kept = {choice["slide"]: choice for choice in one.content["choices"]}
    assert (one.author, kept[visits]["headline"], kept[summary]["shown"]) == ("Ana Ruiz", "Vamos bien", False)
    assert "Abrir «Sesión de octubre» en pantalla completa" in read(screen)
    assert any("Vamos bien *(titular de la oficina)*" in box.label for box in screen.app.checkbox)


def test_a_new_session_is_named_and_begins_with_the_eight_slides_of_a_council(screen, office):
    open_sessions(screen, office)
    assert screen.app.text_input(key="sesion-nombre-1").value == "Sesión de septiembre de 2018"
    assert len(slides(screen, shown=True)) == 8
    assert "8 diapositivas de " in read(screen)
    screen.click("guardar-sesion")
    assert saved_sessions(office)[0].name == "Sesión de septiembre de 2018"


def test_usual_choices_of_slides_are_a_button_each(screen, office):
    open_sessions(screen, office)
    everything = slides(screen)
    screen.click("escoger-whole")
    assert sorted(slides(screen, shown=True)) == sorted(everything)
    screen.click("escoger-behind")
    assert {"Informe de avance", "Qué va atrasado", "Próximos pasos"} <= set(slides(screen, shown=True))
    assert "Todas las cifras" not in slides(screen, shown=True)
    screen.click("escoger-none")
    assert slides(screen, shown=True) == []
    screen.click("escoger-council")
    assert len(slides(screen, shown=True)) == 8
    assert "escoger-balance" not in {button.key for button in screen.app.button}
    screen.open("presentar", corte="2022-01-31")
    assert "escoger-balance" in {button.key for button in screen.app.button}


def test_a_slide_is_moved_to_a_place_by_its_number(screen, office):
    open_sessions(screen, office)
    visits = key_of(screen, "Visitas a la página web")
    place = slides(screen).index("Visitas a la página web")
    next(one for one in screen.app.number_input if one.key == f"lugar-{visits}-{place}").set_value(6).run()
    assert slides(screen).index("Visitas a la página web") == 5
    assert sorted(slides(screen)) == sorted(set(slides(screen)))


def test_the_session_that_was_saved_last_is_what_opens_the_next_day(screen, office):
    office.take(visits_by_month(YEARS))
    for name in ("Septiembre", "Octubre"):
        document = Session(name, choices=(Choice("portada"), Choice("visits", headline=f"De {name}"))).document()
        now = dt.datetime(2018, 10, 1 if name == "Septiembre" else 2)
        sessions.save(office.engine, office.plan.id, name, document, seen=0, author="Ana", now=now)
    screen.open("presentar", corte="2018-09-30")
    assert screen.app.selectbox(key="sesion-abierta").value == "Octubre"
    assert slides(screen, shown=True) == ["Informe de avance", "Visitas a la página web"]
    screen.open("presentar", corte="2018-09-30", sesion="Septiembre")
    assert screen.app.selectbox(key="sesion-abierta").value == "Septiembre"
    assert any("De Septiembre" in box.label for box in screen.app.checkbox)


def test_a_session_without_a_name_or_without_slides_is_refused(screen, office):
    open_sessions(screen, office)
    screen.app.text_input(key="sesion-nombre-1").input(" ")
    screen.click("guardar-sesion")
    assert "Escriba un nombre para la sesión." in read(screen)
    screen.click("escoger-none")
    screen.app.text_input(key="sesion-nombre-2").input("Vacía")
    screen.click("guardar-sesion")
    assert "La sesión quedaría vacía" in read(screen)
    assert saved_sessions(office) == []


def test_the_second_of_two_people_keeps_what_was_done(screen, office):
    open_sessions(screen, office)
    screen.app.text_input(key="sesion-nombre-1").input("Octubre")
    screen.click("guardar-sesion")
    (one,) = saved_sessions(office)
    other = one.content | {"title": "De Luis"}
    sessions.save(
        office.engine, office.plan.id, "Octubre", other, seen=1, author="Luis", now=dt.datetime(2018, 10, 2, 15)
    )
    screen.app.text_input(key="sesion-titulo-2").input("Rendición de cuentas")
    screen.click("guardar-sesion")
    assert "Luis guardó «Octubre»" in read(screen)
    assert screen.app.text_input(key="sesion-titulo-2").value == "Rendición de cuentas"
    assert saved_sessions(office)[0].version == 2
    screen.click("guardar-sesion")
    assert (saved_sessions(office)[0].version, saved_sessions(office)[0].content["title"]) == (
        3,
        "Rendición de cuentas",
    )


def test_a_session_in_which_nothing_changed_is_not_kept_again_and_the_page_says_so(screen, office):
    open_sessions(screen, office)
    screen.app.text_input(key="sesion-nombre-1").input("Octubre")
    screen.click("guardar-sesion")
    screen.click("guardar-sesion")
    assert "«Octubre» ya estaba guardada así: no se guardó otra vez." in read(screen)
    assert saved_sessions(office)[0].version == 1


def test_without_data_the_page_has_nothing_to_present(screen, office):
    assert "Todavía no hay datos" in read(screen.open("presentar", corte="2018-09-30"))


def same_tab_elsewhere(screen):
    """The same tab at another server, which knows of its address alone."""
    address = {
        name: values[0] if isinstance(values, list) else values
        for name, values in dict(screen.app.query_params).items()
    }
    screen.app = screen._arrive()
    for name, value in address.items():
        screen.app.query_params[name] = value
    screen.app._page_hash = calc_hash("presentar")
    return screen.run()


def test_what_was_chosen_and_not_saved_is_there_at_another_server(screen, office):
    open_sessions(screen, office)
    assert "singuardar" not in screen.app.query_params
    visits, summary = key_of(screen, "Visitas a la página web"), key_of(screen, "Resumen")
    next(box for box in screen.app.checkbox if (box.key or "").endswith(f"-{summary}")).uncheck().run()
    screen.click(f"subir-{visits}")
    next(one for one in screen.app.text_area if (one.key or "") == f"titular-1-{visits}").input("Vamos bien").run()
    screen.app.text_input(key="sesion-nombre-1").input("Sesión de octubre").run()
    before = [(box.label, box.value) for box in screen.app.checkbox]

    same_tab_elsewhere(screen)

    assert [(box.label, box.value) for box in screen.app.checkbox] == before
    assert any("Vamos bien" in label for label, _ in before)
    assert screen.app.text_input(key="sesion-nombre-1").value == "Sesión de octubre"
    assert saved_sessions(office) == []
    screen.click("guardar-sesion")
    assert saved_sessions(office)[0].name == "Sesión de octubre"
    assert "singuardar" not in screen.app.query_params


def test_changes_of_a_saved_session_are_there_too_and_saved_over_what_they_were_made_of(screen, office):
    open_sessions(screen, office)
    screen.app.text_input(key="sesion-nombre-1").input("Octubre")
    screen.click("guardar-sesion")
    screen.app.text_input(key="sesion-titulo-2").input("Rendición de cuentas").run()

    same_tab_elsewhere(screen)

    assert screen.app.text_input(key="sesion-titulo-1").value == "Rendición de cuentas"
    assert "Hay cambios sin guardar" in read(screen)
    screen.click("guardar-sesion")
    assert [(one.version, one.content["title"]) for one in saved_sessions(office)] == [(2, "Rendición de cuentas")]


def test_changes_are_discarded_at_a_click(screen, office):
    open_sessions(screen, office)
    before = slides(screen, shown=True)
    screen.click("escoger-none")
    screen.click("descartar-sesion")
    assert slides(screen, shown=True) == before
    assert "singuardar" not in screen.app.query_params
    assert slides(same_tab_elsewhere(screen), shown=True) == before


def test_a_draft_that_is_gone_or_another_s_opens_the_page_as_ever(screen, office):
    open_sessions(screen, office)
    screen.open("presentar", corte="2018-09-30", singuardar="0" * 16)
    assert len(slides(screen, shown=True)) == 8
    assert "singuardar" not in screen.app.query_params


def test_another_cut_off_is_no_change(screen, office):
    open_sessions(screen, office)
    screen.app.query_params["corte"] = "2019-06-30"
    screen.run()
    assert "30/06/2019" in read(screen)
    assert "singuardar" not in screen.app.query_params
