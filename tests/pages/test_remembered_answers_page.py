"""What was answered in an earlier file stands on the next one's card, with who said it and when, and can be changed there."""

from test_accounts_page import answer, upload

from plancom import clock
from plancom.language import dates
from plancom.store.imports import commits
from plancom.store.office import answers
from tests.builders import NOW

SLIP = "fecha,medio,titulo\n2018-10-02,El Univresal,A\n2018-10-03,El Universal,B\n"


def procedures(month):
    return f"mes,tramite,canal,cantidad\n{month},PQR,Página web,5\n{month},PQR,presencial,3\n"


def confirm_buttons(screen):
    return [one for one in screen.app.button if one.key == "confirm"]


def words(screen):
    return screen.words.replace("\\", "")


def answers_in_force(office):
    with office.engine.connect() as connection:
        return answers.in_force(connection)


def kept_answers(office):
    return [(one.subject, one.value) for one in answers_in_force(office)]


def october(screen):
    upload(screen, "octubre.csv", procedures("2018-10"))
    screen.app.session_state["quien"] = "Ana Pérez"
    assert not confirm_buttons(screen)
    answer(screen, "electrónico")
    screen.click("confirm")
    assert "guardado" in screen.words


def test_what_was_answered_is_not_asked_again_and_the_card_says_who_said_it(screen, office):
    october(screen)
    upload(screen, "noviembre.csv", procedures("2018-11"))
    (day,) = {one.created_at for one in answers_in_force(office)}
    said = f"Como se dijo el {dates.date(clock.local(day, office.plan))} (Ana Pérez): «Página web» es «electrónico»"
    assert said in words(screen)
    (radio,) = screen.app.radio
    assert radio.value == "electrónico"
    assert confirm_buttons(screen)


def test_it_can_be_changed_on_the_card_and_the_newest_answer_counts(screen, office):
    october(screen)
    upload(screen, "noviembre.csv", procedures("2018-11"))
    answer(screen, "")
    assert "Ahora usted responde otra cosa: es lo que queda desde este archivo." in words(screen)
    assert screen.app.radio[0].value == ""
    answer(screen, "electrónico")  # and back again
    assert "Ahora usted responde otra cosa" not in screen.words
    answer(screen, "")
    screen.click("confirm")
    assert kept_answers(office) == [("channel:pagina web", "")]
    upload(screen, "diciembre.csv", procedures("2018-12"))
    assert ": «Página web» es otro canal" in words(screen)
    assert screen.app.radio[0].value == ""


def test_undoing_the_import_does_not_take_its_answer_back(screen, office):
    october(screen)
    commits.undo(office.engine, 1, NOW)
    upload(screen, "noviembre.csv", procedures("2018-11"))
    assert confirm_buttons(screen)
    assert screen.app.radio[0].value == "electrónico"


def test_of_a_name_that_is_almost_the_plan_s_nothing_is_chosen_before_the_user_does(screen, office):
    upload(screen, "prensa.csv", SLIP)
    radio = next(one for one in screen.app.radio if "El Univresal" in one.label)
    assert radio.value is None
    assert "queda aparte, fuera de la meta" in screen.words
    assert confirm_buttons(screen)
    radio.set_value("El Universal")
    screen.run()
    screen.click("confirm")
    assert kept_answers(office) == [("name:el univresal:el universal", "El Universal")]
