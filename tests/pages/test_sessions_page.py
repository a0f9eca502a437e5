"""Presentar: slides are chosen, ordered and reworded, and a session is saved without losing anything of anybody."""

import datetime as dt

from exported import visits_by_month

from plancom.store.office import sessions

YEARS = {f"{year}-{month:02}": 100 for year in (2017, 2018) for month in range(1, 13)}


def read(screen):
    return screen.words.replace("\\", "")


def opened(screen, office):
    office.take(visits_by_month(YEARS))
    return screen.open("presentar", corte="2018-09-30")


def slides(screen):
    return [box.label.split(". ", 1)[1] for box in screen.app.checkbox if (box.key or "").startswith("mostrar-")]


def key_of(screen, title):
    return next(box.key for box in screen.app.checkbox if box.label.endswith(f". {title}")).split("-", 2)[2]


def saved(office):
    with office.engine.connect() as connection:
        return sessions.sessions(connection, office.plan.id)


def test_a_session_is_chosen_ordered_reworded_and_saved(screen, office):
    opened(screen, office)
    titles = slides(screen)
    assert titles[:3] == ["Informe de avance", "Resumen", "Visitas a la página web"]
    visits, summary = key_of(screen, "Visitas a la página web"), key_of(screen, "Resumen")
    screen.click(f"subir-{visits}")
    assert slides(screen)[:3] == ["Informe de avance", "Visitas a la página web", "Resumen"]
    next(box for box in screen.app.checkbox if (box.key or "").endswith(f"-{summary}")).uncheck()
    next(one for one in screen.app.text_area if (one.key or "") == f"titular-1-{visits}").input("Vamos bien")
    screen.app.text_input(key="sesion-nombre-1").input("Sesión de octubre")
    screen.app.text_input(key="quien").input("Ana Ruiz")
    screen.click("guardar-sesion")
    assert "Guardada: «Sesión de octubre», versión 1." in read(screen)
    (one,) = saved(office)
    kept = {choice["slide"]: choice for choice in one.content["choices"]}
    assert (one.author, kept[visits]["headline"], kept[summary]["shown"]) == ("Ana Ruiz", "Vamos bien", False)
    assert "Abrir «Sesión de octubre» en pantalla completa" in read(screen)
    assert "Vamos bien" in read(screen)


def test_a_session_without_a_name_or_without_slides_is_refused(screen, office):
    opened(screen, office).click("guardar-sesion")
    assert "Escriba un nombre para la sesión." in read(screen)
    screen.app.text_input(key="sesion-nombre-1").input("Vacía")
    for box in screen.app.checkbox:
        if (box.key or "").startswith("mostrar-"):
            box.uncheck()
    screen.click("guardar-sesion")
    assert "La sesión quedaría vacía" in read(screen)
    assert saved(office) == []


def test_the_second_of_two_people_keeps_what_was_done(screen, office):
    opened(screen, office)
    screen.app.text_input(key="sesion-nombre-1").input("Octubre")
    screen.click("guardar-sesion")
    (one,) = saved(office)
    other = one.content | {"title": "De Luis"}
    sessions.save(
        office.engine, office.plan.id, "Octubre", other, seen=1, author="Luis", now=dt.datetime(2018, 10, 2, 15)
    )
    screen.app.text_input(key="sesion-titulo-2").input("Rendición de cuentas")
    screen.click("guardar-sesion")
    assert "Luis guardó «Octubre»" in read(screen)
    assert screen.app.text_input(key="sesion-titulo-2").value == "Rendición de cuentas"
    assert saved(office)[0].version == 2
    screen.click("guardar-sesion")
    assert (saved(office)[0].version, saved(office)[0].content["title"]) == (3, "Rendición de cuentas")


def test_a_session_in_which_nothing_changed_is_not_kept_again_and_the_page_says_so(screen, office):
    opened(screen, office)
    screen.app.text_input(key="sesion-nombre-1").input("Octubre")
    screen.click("guardar-sesion")
    screen.click("guardar-sesion")
    assert "«Octubre» ya estaba guardada así: no se guardó otra vez." in read(screen)
    assert saved(office)[0].version == 1


def test_without_data_the_page_has_nothing_to_present(screen, office):
    assert "Todavía no hay datos" in read(screen.open("presentar", corte="2018-09-30"))
