"""What a column is, asked on the upload card with its values: nothing is saved before the answer, and the answer decides."""

from test_accounts_page import answer, upload

PAID = (
    "Fecha;Trámite;Canal;Valor\n25/01/2018;Certificado;Presencial;45\n26/01/2018;Permiso;Electrónico;52\n"
    "27/01/2018;Permiso;Electrónico;60\n"
)
REGISTER = "Radicado;Fecha;Asunto;Canal;Edad\n1;25/01/2018;Ruido;Presencial;33\n2;31/01/2018;Ruido;Presencial;41\n"


def test_a_column_that_does_not_say_what_it_is_is_one_question_with_its_values(screen):
    upload(screen, "pagos.csv", PAID)
    assert "¿Qué es «Valor», con los valores 45, 52 y 60?" in screen.words
    assert "Mientras no responda" not in screen.words
    (radio,) = screen.app.radio
    assert radio.value is None
    assert list(radio.options) == ["Es la cantidad", "Cada fila es una solicitud", "No se cuenta"]
    assert [text.replace("\\", "") for text in radio.proto.captions] == [
        "La columna suma 157 trámites",
        "Se cuentan las filas: 3 filas",
        "La columna no se usa",
    ]
    assert not [one for one in screen.app.button if one.key == "confirm"]
    answer(screen, "row")
    assert "Registro de solicitudes" in screen.words
    screen.click("confirm")
    assert "guardado (3 nuevas" in screen.words


def test_a_register_is_read_and_asks_whether_it_has_the_whole_month(screen):
    upload(screen, "registro.csv", REGISTER)
    assert "Registro de solicitudes" in screen.words
    assert "¿El informe se pidió para todo el mes?" in screen.words
    assert [radio.value for radio in screen.app.radio] == [None]
    assert "Mientras no responda se lee como «No, o no se sabe»." in screen.words
    answer(screen, "yes")
    assert "Mientras no responda" not in screen.words
    assert "Registro de solicitudes, 2 filas, 1 ene – 31 ene 2018" in screen.words
