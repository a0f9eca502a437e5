"""Whose data it is, on the upload card and in the history: named, and asked about before anything is imported."""

from plancom.store.imports import accounts

HEADER = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date\n"
TWO = HEADER + (
    "901,111,Concejo *Inventado*,Uno,03/05/2018 10:00,https://www.facebook.com/concejo/posts/901,Fotos,Lifetime\n"
    "902,111,Concejo *Inventado*,Dos,03/16/2018 10:00,https://www.facebook.com/concejo/posts/902,Fotos,Lifetime\n"
    "903,222,Fundación Ajena,Tres,03/15/2018 09:30,https://www.facebook.com/ajena/posts/903,Fotos,Lifetime\n"
)
OTHER = HEADER + ("950,333,Otra página,Uno,03/25/2018 10:00,https://www.facebook.com/otra/posts/950,Fotos,Lifetime\n")


def upload(screen, name, content):
    screen.open("mes")
    screen.app.file_uploader[0].upload(name, content.encode(), "text/csv")
    return screen.run()


def answer(screen, value):
    (radio,) = screen.app.radio
    radio.set_value(value)
    return screen.run()


def known_accounts(office):
    with office.engine.connect() as connection:
        return [(one.id, one.name, one.rows) for one in accounts.known_accounts(connection)]


def test_an_upload_with_two_pages_asks_and_the_answer_imports_one(screen, office):
    upload(screen, "dos.csv", TWO)
    words = screen.words.replace("\\", "")
    assert "«Concejo *Inventado*» (2) y «Fundación Ajena» (1). ¿Cuáles se cuentan?" in words
    assert [text.replace("\\", "") for text in screen.app.radio[0].proto.captions] == [
        "No se cuenta la única de «Fundación Ajena»",
        "No se cuentan las 2 de «Concejo *Inventado*»",
        "Se cuentan todas",
    ]
    assert not [one for one in screen.app.button if one.key == "confirm"]
    answer(screen, "111")
    words = screen.words.replace("\\", "")
    assert "Página: Concejo *Inventado*" in words
    assert r"Concejo \*Inventado\*" in screen.markdown  # a file's text is no markup
    assert "no se contó nada de «Fundación Ajena» en Facebook: 1 fila." in words
    screen.click("confirm")
    assert "guardado (2 nuevas" in screen.words
    assert known_accounts(office) == [("111", "Concejo *Inventado*", 2)]
    screen.open("historial")
    assert "Página: Concejo *Inventado*" in screen.words.replace("\\", "")


def test_another_page_than_before_asks_and_no_takes_nothing_in(screen, office):
    upload(screen, "dos.csv", TWO)
    answer(screen, "111")
    screen.click("confirm")
    upload(screen, "otra.csv", OTHER)
    assert "este archivo es de «Otra página». ¿Se cuentan?" in screen.words.replace("\\", "")
    answer(screen, "no")
    assert not [one for one in screen.app.button if one.key == "confirm"]
    assert "usted dijo que no se cuenta" in screen.words
    answer(screen, "333")  # an answer can be changed
    assert "Página: Otra página" in screen.words.replace("\\", "")
    screen.click("confirm")
    assert known_accounts(office) == [("111", "Concejo *Inventado*", 2), ("333", "Otra página", 1)]
