"""A list that is cut on the upload page: a warning, a question that blocks nothing, and pages that stand without its days."""

LIST = "Top 50\nFecha,Red,Enlace\n2018-01-10,Facebook,https://f/1\n2018-03-20,Facebook,https://f/2\n"
QUESTION = "¿Están todas las publicaciones del período en la lista?"


def upload(screen):
    screen.open("mes")
    screen.app.file_uploader[0].upload("mejores.csv", LIST.encode(), "text/csv")
    return screen.run()


def question(screen):
    (found,) = [one for one in screen.app.radio if QUESTION in one.label]
    return found


def test_the_card_asks_without_blocking_and_an_answer_covers_the_days(screen):
    upload(screen)
    assert question(screen).value is None  # what seems chosen cannot be clicked on
    assert "Mientras no responda se lee como «No, o no se sabe»." in screen.words
    assert "Plantilla de publicaciones, 2 publicaciones" in screen.words
    assert "Corregir el período" not in screen.words
    assert "Ninguna meta del plan cuenta estas redes" not in screen.words
    question(screen).set_value("yes")
    screen.run()
    assert "1 ene – 31 mar 2018" in screen.words
    question(screen).set_value("")
    screen.run()
    assert "1 ene – 31 mar 2018" not in screen.words


def test_confirmed_it_leaves_every_page_standing(screen):
    upload(screen)
    (confirm,) = [one for one in screen.app.button if one.label.startswith("Guardar el archivo")]
    confirm.click()
    screen.run()
    for page in ("historial", "redes", "resumen", "cambios"):
        screen.open(page)
    assert screen.open("historial").title
