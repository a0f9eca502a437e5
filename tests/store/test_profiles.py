"""Profiles are kept by name, changed only on purpose, and come back after they were deleted, on every engine."""

import datetime as dt

import pytest

from plancom.plan import Month
from plancom.services import importing, profiles
from plancom.sources.tables.mappings import Mapping, MappingError, to_text
from plancom.store.figures.counts import counts
from plancom.store.office import profiles as store
from plancom.store.office.profiles import ProfileError, in_force
from tests.builders import PLAN_ID, cartagena

NOW = dt.datetime(2018, 4, 3, 9, 0)
VISITS = Mapping("visits", "day", (("day", "cuando"), ("visits", "ingresos")), headers=("cuando", "ingresos"))


def names(engine):
    with engine.connect() as connection:
        return [one.name for one in in_force(connection)]


def test_a_profile_recognises_next_months_file_and_its_rows_keep_their_places(engine):
    store.save(engine, "  Portal   municipal ", to_text(VISITS), NOW)
    assert [(one.name, one.mapping) for one in profiles.recognition_profiles(engine)] == [("Portal municipal", VISITS)]
    april = importing.source_file("abril.csv", "Portal\n\nIngresos,Cuándo\n7,2018-04-01\n8,2018-04-02\n".encode())
    (done,) = importing.take_in(engine, [april], cartagena())
    assert (done.outcome, done.result.title) == ("imported", "Perfil «Portal municipal»")
    with engine.connect() as connection:
        rows = connection.exec_driver_sql('SELECT "row", value FROM visits ORDER BY "row"').all()
    assert [tuple(row) for row in rows] == [(4, 7), (5, 8)]


def test_lists_without_ids_of_two_months_count_both(engine):
    bulletin = Mapping(
        "posts",
        "item",
        (("day", "cuando"), ("series", "red"), ("text", "asunto")),
        headers=("cuando", "red", "asunto"),
        whole_months=True,
    )
    store.save(engine, "Boletín", to_text(bulletin), NOW)
    march = "Asunto,Red,Cuándo\nUno,Facebook,2018-03-05\nDos,Facebook,2018-03-05\nTres,Facebook,2018-03-06\n"
    files = [
        importing.source_file("3.csv", march.encode()),
        importing.source_file("4.csv", march.replace("-03-", "-04-").encode()),
    ]
    done = importing.take_in(engine, files, cartagena())
    assert [one.result.title for one in done] == ["Perfil «Boletín»", "Perfil «Boletín»"]
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    assert [found.month("posts", "facebook", "posts", Month.parse(m)) for m in ("2018-03", "2018-04")] == [3, 3]


def test_a_name_is_one_however_it_is_typed_and_is_changed_only_on_purpose(engine):
    first = store.save(engine, "Boletín", to_text(VISITS), NOW)
    with pytest.raises(ProfileError, match="Ya hay un perfil que se llama «BOLETIN»"):
        store.save(engine, "BOLETIN", to_text(VISITS), NOW)
    assert store.save(engine, "BOLETIN", to_text(VISITS), NOW, replace=True) == first
    assert names(engine) == ["BOLETIN"]


def test_names_that_say_nothing_or_too_much_are_refused(engine):
    for name in ("", "   ", "x" * 81):
        with pytest.raises(ProfileError):
            store.save(engine, name, to_text(VISITS), NOW)
    assert names(engine) == []


def test_a_deleted_profile_recognises_nothing_and_can_be_brought_back(engine):
    number = store.save(engine, "Portal", to_text(VISITS), NOW)
    store.delete(engine, number, NOW)
    assert profiles.recognition_profiles(engine) == ()
    with engine.connect() as connection:
        assert [one.name for one in store.deleted(connection)] == ["Portal"]
    store.restore(engine, number)
    assert names(engine) == ["Portal"]


def test_a_name_can_be_used_again_and_then_the_deleted_one_stays_deleted(engine):
    old = store.save(engine, "Portal", to_text(VISITS), NOW)
    store.delete(engine, old, NOW)
    store.save(engine, "Portal", to_text(VISITS), NOW)
    with pytest.raises(ProfileError):
        store.restore(engine, old)
    assert names(engine) == ["Portal"]


def test_a_profile_takes_another_name_unless_it_is_taken(engine):
    number = store.save(engine, "Portal", to_text(VISITS), NOW)
    store.save(engine, "Sede", to_text(VISITS), NOW)
    with pytest.raises(ProfileError, match="Ya hay un perfil"):
        store.rename(engine, number, "sede", NOW)
    store.rename(engine, number, "Portal nuevo", NOW)
    assert names(engine) == ["Portal nuevo", "Sede"]
    with pytest.raises(ProfileError, match="ya no existe"):
        store.rename(engine, 99, "Otro", NOW)


def test_several_are_kept_together_or_not_at_all(engine):
    store.save(engine, "Sede", to_text(VISITS), NOW)
    with pytest.raises(ProfileError):
        store.save_all(engine, [("Portal", to_text(VISITS)), ("Sede", to_text(VISITS))], NOW)
    assert names(engine) == ["Sede"]


def test_a_profile_that_is_not_understood_harms_no_file(engine):
    store.save(engine, "Roto", '{"dataset": "visits"}', NOW)
    assert profiles.recognition_profiles(engine) == ()
    assert [(one.stored.name, one.mapping) for one in profiles.saved_profiles(engine)] == [("Roto", None)]
    file = importing.source_file("a.csv", b"fecha,visitas\n2018-04-01,7\n")
    assert importing.incoming_file(engine, file, cartagena()).outcome == "imported"


def test_a_profile_changes_the_datas_version_so_that_pages_read_anew(engine):
    from plancom.store.db.data_version import version

    with engine.connect() as connection:
        before = version(connection)
    store.save(engine, "Portal", to_text(VISITS), NOW)
    with engine.connect() as connection:
        assert version(connection) == before + 1


def test_profiles_travel_to_another_database_as_text(engine):
    store.save(engine, "Portal", to_text(VISITS), NOW)
    text = profiles.as_text(profiles.recognition_profiles(engine))
    assert profiles.from_document(text) == profiles.recognition_profiles(engine)
    for wrong in (
        "",
        "[]",
        '{"profiles": [{"name": "", "mapping": {}}]}',
        '{"profiles": [{"name": "x", "mapping": {}}]}',
    ):
        with pytest.raises(MappingError):
            profiles.from_document(wrong)
