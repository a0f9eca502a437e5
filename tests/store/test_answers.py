"""What people answered to files' questions is kept with the import that asked: the newest counts, until it is taken back; on each engine."""

import datetime as dt

import pytest

from plancom.access import acts
from plancom.datasets import RememberedAnswer
from plancom.datasets.questions import LONGEST_SUBJECT, subject
from plancom.services import importing
from plancom.services.choices import Choices
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import writing
from plancom.store.db.interruption import Interrupted, Interruption
from plancom.store.imports import commits
from plancom.store.office.answers import ANSWERS, Answer, in_force, keep
from tests.builders import NOW, SourceFile, cartagena, visits

PLAN = cartagena()
WEB = Answer("channel:web", "¿Es «electrónico»?", "electrónico", "Sí: es «electrónico»", "octubre.csv", "Ana")
NO = Answer("channel:web", "¿Es «electrónico»?", "", "No: es otro canal", "noviembre.csv", "Luis")
LATER = NOW + dt.timedelta(days=30)
FILE = SourceFile("v.csv", "a" * 64, b"x")
TWO = visits({"2018-01-01": 5, "2018-01-02": 6})


def keep_answers(engine, *answers, now=NOW):
    with writing(engine, acts.IMPORT) as connection:
        keep(connection, answers, now)


def answers_in_force(engine):
    with engine.connect() as connection:
        return in_force(connection)


def versions(engine):
    with engine.connect() as connection:
        return ANSWERS.versions(connection)


def procedures(month, channel="Página web", quantity=5):
    text = f"mes,tramite,canal,cantidad\n{month},PQR,{channel},{quantity}\n{month},PQR,presencial,3\n"
    return importing.source_file(f"{month}.csv", text.encode())


def import_file(engine, file, **answers):
    choices = Choices(answers=tuple((f"channel:{word}", value) for word, value in answers.items()))
    return importing.incoming_file(engine, file, PLAN, choices)


def committed(engine, one, author="Ana", **how):
    return importing.commit_file(engine, one, PLAN, author=author, **how)


YES, OTHER = {"pagina web": "electrónico"}, {"pagina web": ""}


def test_the_newest_answer_counts_and_every_one_stays_with_who_when_and_in_which_file(engine):
    keep_answers(engine, WEB)
    keep_answers(engine, NO, now=LATER)
    assert answers_in_force(engine) == (RememberedAnswer("channel:web", "", "Luis", LATER),)
    assert [(one.value, one.label, one.file_name, one.author, one.created_at) for one in versions(engine)] == [
        ("electrónico", "Sí: es «electrónico»", "octubre.csv", "Ana", NOW),
        ("", "No: es otro canal", "noviembre.csv", "Luis", LATER),
    ]


def test_who_says_the_same_again_adds_nothing_and_figures_are_as_they_were(engine):
    with engine.connect() as connection:
        before = data_version(connection)
    keep_answers(engine, WEB)
    keep_answers(
        engine, Answer(**{**{f: getattr(WEB, f) for f in ("question", "text", "value", "label")}, "author": "Luis"})
    )
    assert len(versions(engine)) == 1
    with engine.connect() as connection:
        assert data_version(connection) == before


def test_an_answer_that_is_taken_back_is_asked_again_and_may_be_given_again(engine):
    keep_answers(engine, WEB)
    keep_answers(engine, Answer("channel:web", "", "", "", author="Ana"))
    assert answers_in_force(engine) == ()
    keep_answers(engine, WEB, now=LATER)
    assert answers_in_force(engine) == (RememberedAnswer("channel:web", "electrónico", "Ana", LATER),)


def test_a_long_subject_has_room_and_is_told_from_another(engine):
    one, other = (subject("name", "x" * 400, right) for right in ("a", "b"))
    keep_answers(engine, Answer(one, "¿?", "1", "Sí"), Answer(other, "¿?", "2", "No"))
    assert (len(one), {answer.value for answer in answers_in_force(engine)}) == (LONGEST_SUBJECT, {"1", "2"})


@pytest.mark.parametrize("step", [1, 5])
def test_what_was_answered_to_an_import_that_is_stopped_is_not_kept(engine, step):
    class Stopping(Interruption):
        left = step

        def reached(self, share):
            self.left -= 1
            if not self.left:
                self.ask()
            super().reached(share)

    with pytest.raises(Interrupted):
        commits.commit(engine, TWO, FILE, PLAN, now=NOW, interruption=Stopping(), given=[WEB])
    assert versions(engine) == []
    commits.commit(engine, TWO, FILE, PLAN, now=NOW, given=[WEB])
    assert [one.subject for one in answers_in_force(engine)] == ["channel:web"]


def test_the_answer_to_one_file_answers_the_next_one_and_undoing_the_first_leaves_it(engine):
    first = committed(engine, import_file(engine, procedures("2018-10"), **YES))
    (kept,) = versions(engine)
    assert (kept.question, kept.value, kept.author, kept.file_name) == (
        "channel:pagina web",
        "electrónico",
        "Ana",
        "2018-10.csv",
    )
    assert kept.text == "El canal «Página web» no está en el plan. ¿Es «electrónico»?"
    commits.undo(engine, first.import_id, NOW)
    second = import_file(engine, procedures("2018-11"))
    assert (second.outcome, [one.is_remembered for one in second.result.settled]) == ("imported", [True])
    committed(engine, second, author="Luis")
    assert versions(engine) == [kept]  # nobody said anything new


def test_another_answer_on_the_next_file_is_the_one_that_counts_from_then_on(engine):
    committed(engine, import_file(engine, procedures("2018-10"), **YES))
    committed(engine, import_file(engine, procedures("2018-11"), **OTHER), author="Luis")
    assert [(one.value, one.author) for one in answers_in_force(engine)] == [("", "Luis")]
    assert import_file(engine, procedures("2018-12")).result.settled[0].value == ""


def test_of_two_who_answer_at_once_who_only_went_by_what_was_remembered_says_nothing(engine):
    committed(engine, import_file(engine, procedures("2018-10"), **YES))
    waiting = import_file(engine, procedures("2018-11"))
    committed(engine, import_file(engine, procedures("2018-12"), **OTHER), author="Luis")
    committed(engine, waiting)
    assert [(one.value, one.author) for one in answers_in_force(engine)] == [("", "Luis")]


def test_what_is_only_looked_at_or_refused_or_a_sample_keeps_no_answer(engine):
    one = import_file(engine, procedures("2018-10"), **YES)
    assert versions(engine) == []
    committed(engine, one, is_sample=True)
    assert versions(engine) == []


def test_samples_are_not_read_by_what_the_office_answered(engine):
    committed(engine, import_file(engine, procedures("2018-10"), **YES))
    sample = importing.incoming_file(engine, procedures("2018-11"), PLAN, is_sample=True)
    assert [one.id for one in sample.result.questions] == ["channel:pagina web"]


def test_files_are_not_read_anew_for_an_import_that_answered_nothing(engine):
    file = procedures("2018-12")
    before = importing.reading_key(file, PLAN, Choices(), importing.reading_context(engine))
    committed(engine, import_file(engine, procedures("2018-10", channel="presencial virtual")))
    assert importing.reading_key(file, PLAN, Choices(), importing.reading_context(engine)) == before
    committed(engine, import_file(engine, procedures("2018-11"), **YES))
    assert importing.reading_key(file, PLAN, Choices(), importing.reading_context(engine)) != before
