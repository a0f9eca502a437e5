"""Whose data the imports brought: kept with each import, known while it counts, and asked about when it is another's."""

from dataclasses import replace

from plancom.datasets import Account
from plancom.services import importing
from plancom.services.choices import Choices
from plancom.store.imports import accounts
from plancom.store.imports import commits as store
from tests.builders import NOW, cartagena, imported, posts

PLAN = cartagena()
CONCEJO = Account("facebook", "111", "Concejo Inventado", 2)
AJENA = Account("facebook", "222", "Fundación Ajena", 1)


def posts_of_accounts(*owners, number=1):
    rows = [("2018-01-05", "facebook", 1, f"{number}{n}", "Hola", None) for n in range(3)]
    return replace(posts(rows), accounts=owners)


def known_accounts(engine):
    with engine.connect() as connection:
        return accounts.known_accounts(connection)


def file_of(page, name, *numbers):
    rows = "".join(f"2018-03-{n:02},Facebook,Texto {n},{name}\n" for n in numbers)
    return importing.source_file(page, f"fecha,red,texto,cuenta\n{rows}".encode())


def test_the_accounts_of_active_imports_are_known_with_their_rows_and_their_last_name(engine):
    imported(engine, posts_of_accounts(CONCEJO, AJENA), "a.csv")
    imported(engine, posts_of_accounts(replace(CONCEJO, name="Concejo Distrital", rows=5), number=2), "b.csv")
    assert known_accounts(engine) == (Account("facebook", "111", "Concejo Distrital", 7), AJENA)
    store.undo(engine, 2, NOW)
    assert known_accounts(engine) == (CONCEJO, AJENA)
    store.undo(engine, 1, NOW)
    assert known_accounts(engine) == ()
    store.redo(engine, 1, NOW)
    assert known_accounts(engine) == (CONCEJO, AJENA)


def test_an_import_says_whose_data_it_brought(engine):
    imported(engine, posts_of_accounts(CONCEJO, AJENA), "a.csv")
    imported(engine, posts_of_accounts(number=2), "b.csv")
    with engine.connect() as connection:
        assert accounts.of_import(connection, 1) == (CONCEJO, AJENA)
        assert accounts.of_import(connection, 2) == ()


def test_sample_data_are_nobody_s_and_go_with_all_that_is_theirs(engine):
    file = importing.source_file("ejemplo.csv", b"ejemplo")
    store.commit(engine, posts_of_accounts(CONCEJO), file, PLAN, now=NOW, is_sample=True)
    assert known_accounts(engine) == ()
    store.remove_samples(engine)
    with engine.connect() as connection:
        assert accounts.of_import(connection, 1) == ()


def test_what_is_refused_leaves_no_account(engine):
    imported(engine, posts_of_accounts(CONCEJO), "a.csv")
    assert (
        store.commit(engine, posts_of_accounts(AJENA), importing.source_file("b.csv", b"b"), PLAN, now=NOW) is None
    )  # nothing new in it
    assert known_accounts(engine) == (CONCEJO,)


def test_the_next_file_of_a_page_that_was_said_to_be_ours_asks_nothing(engine):
    importing.take_in(engine, [file_of("marzo.csv", "Concejo", 1, 2)], PLAN)
    (asked,) = importing.take_in(engine, [file_of("otra.csv", "Otra página", 3)], PLAN)
    assert (asked.outcome, [question.id for question in asked.result.questions]) == (
        "rejected",
        ["account:facebook"],
    )
    said = Choices(answers=(("account:facebook", "otra pagina"),))
    (one,) = importing.take_in(engine, [file_of("otra.csv", "Otra página", 3)], PLAN, said)
    assert one.outcome == "imported"
    (next_,) = importing.take_in(
        engine,
        [
            file_of("otra2.csv", "Otra Página", 4),
        ],
        PLAN,
    )
    assert (next_.outcome, [one.id for one in next_.result.questions]) == ("imported", ["whole_months"])
    assert [(account.id, account.rows) for account in known_accounts(engine)] == [("concejo", 2), ("otra pagina", 2)]


def test_undoing_the_only_import_of_a_page_lets_another_be_the_first(engine):
    importing.take_in(engine, [file_of("marzo.csv", "Concejo", 1, 2)], PLAN)
    store.undo(engine, 1, NOW)
    (one,) = importing.take_in(engine, [file_of("otra.csv", "Otra página", 3)], PLAN)
    assert one.outcome == "imported"


def test_of_two_files_read_together_the_second_is_not_summed_with_another_page(engine):
    files = [file_of("marzo.csv", "Concejo", 1, 2), file_of("otra.csv", "Otra página", 3)]
    first, second = (importing.incoming_file(engine, file, PLAN) for file in files)
    assert (first.outcome, second.outcome) == ("imported", "imported")  # each by itself
    assert importing.commit_file(engine, first, PLAN).outcome == "imported"
    refused = importing.commit_file(engine, second, PLAN)
    assert (refused.outcome, [problem.code for problem in refused.result.problems]) == (
        "rejected",
        ["other_account"],
    )
    assert "«Otra página»" in refused.result.problems[0].message
    assert "«Concejo»" in refused.result.problems[0].message
    same = importing.incoming_file(engine, file_of("abril.csv", "CONCEJO", 20), PLAN)
    assert importing.commit_file(engine, same, PLAN).outcome == "imported"


def test_sample_data_are_loaded_beside_data_of_any_page(engine):
    importing.take_in(engine, [file_of("marzo.csv", "Concejo", 1, 2)], PLAN)
    (sample,) = importing.take_in(engine, [file_of("ejemplo.csv", "Ejemplo", 3)], PLAN, is_sample=True)
    assert sample.outcome == "imported"
