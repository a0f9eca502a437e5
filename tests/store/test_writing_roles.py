"""One door: every function that writes asks who acts, in which role; and what it changed is in the audit log, which nobody can change."""

import ast
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from plancom.access import NOBODY, AccessError, Actor, Role, acts
from plancom.access.acts import Act
from plancom.access.identities import Identity
from plancom.plan import Decision
from plancom.plan.plan_text import PlanText
from plancom.services import checking, plans
from plancom.services import plan_drafts as drafts
from plancom.store.access import access_grants, publication, sign_ins
from plancom.store.checks import last_check
from plancom.store.council import session_drafts, sessions, snapshots
from plancom.store.council.session_drafts import SessionDraft
from plancom.store.db import audit_log, schema
from plancom.store.db.engine import acting, actor_of, make_engine, writing
from plancom.store.imports import commits
from plancom.store.imports.commits import SourceFile
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.office import breaks, dated_notes, month_closings, profiles, reviews
from plancom.store.office.breaks import Break
from plancom.store.office.dated_notes import DatedNote
from plancom.store.plans import task_changes
from plancom.store.plans.analyses import Analysis, write_analysis
from plancom.store.plans.decisions import decide
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import TaskState
from plancom.store.tables import audit_log as log_table
from plancom.store.tables import metadata
from plancom.store.upkeep import backups, totals
from plancom.store.upkeep.database_copy import copy_database
from tests.builders import CARTAGENA, PLAN_ID, ROOT, cartagena, d, next_plan_text, visits

NOW = dt.datetime(2018, 9, 30, 15, 0)
PLAN, TASK, TODAY = cartagena(), "folletos-ciudad", d("2018-09-30")
ANA = Identity("Ana", "ana@concejo.gov.co", frozenset(), "a" * 64, 0)
WHO = {"author": "Ana", "now": NOW}

Call = Callable[[Engine, Path], object]


def _import(engine: Engine, value: int, **more: object) -> int | None:
    file = SourceFile("visitas.csv", f"{value:064d}", b"...")
    return commits.commit(engine, visits({"2018-01-01": value}), file, PLAN, now=NOW, **more)


def _decide(engine: Engine) -> object:
    decision = Decision(0, "visits", "target", {"year": 1, "value": 60}, "Acta 3", "", "Ana", NOW)
    return decide(engine, PLAN, decision, seen=0, today=TODAY, baselines=lambda _plan: {})


def _state(engine: Engine) -> object:
    return task_changes.record_state(engine, PLAN, TaskState(TASK, "done", TODAY, "x", "Ana"), today=TODAY, now=NOW)


def _change(engine: Engine) -> object:
    return drafts.change(engine, DRAFT, ("objective",), lambda text: text.with_value(("objective",), "x"), **WHO)


def _put_in_force(engine: Engine, draft: str = "") -> object:
    return plans.put_in_force(engine, next_plan_text(), name="b", day=TODAY, act="Acta 7", draft=draft, **WHO)


def _copy(engine: Engine, folder: Path) -> object:
    return copy_database(engine, acting(make_engine(f"sqlite:///{folder / 'otra.db'}"), actor_of(engine)))


def _figures() -> dict[str, object]:
    return {"plan": PLAN_ID, "as_of": "2018-09-30", "indicators": []}


DRAFT, PUT_AWAY = "aaaaaaaa", "bbbbbbbb"

CALLS: dict[tuple[str, str], tuple[Act, Call]] = {
    ("store.imports.commits", "commit"): (acts.IMPORT, lambda engine, _folder: _import(engine, 99)),
    ("store.imports.commits", "undo"): (acts.UNDO_IMPORT, lambda engine, _folder: commits.undo(engine, 1, NOW)),
    ("store.imports.commits", "redo"): (acts.REDO_IMPORT, lambda engine, _folder: commits.redo(engine, 2, NOW)),
    ("store.imports.commits", "remove_samples"): (acts.REMOVE_SAMPLES, lambda engine, _folder: commits.remove_samples(engine)),
    ("store.office.documents", "write"): (acts.SAVE_SESSION, lambda engine, _folder: sessions.save(engine, PLAN_ID, "otra", {}, seen=0, **WHO)),
    ("store.office.documents", "write closing"): (acts.CLOSE_MONTH, lambda engine, _folder: month_closings.close(engine, PLAN_ID, "2018-01", {}, "", **WHO)),
    ("store.office.documents", "write analysis"): (acts.WRITE_ANALYSIS, lambda engine, _folder: write_analysis(engine, PLAN, Analysis("visits", TODAY, "x", author="Ana"), today=TODAY, now=NOW)),
    ("store.office.reviews", "review"): (acts.REVIEW_WARNING, lambda engine, _folder: reviews.review(engine, PLAN_ID, "otra", "x", **WHO)),
    ("store.office.reviews", "take_back"): (acts.REVIEW_WARNING, lambda engine, _folder: reviews.take_back(engine, 1, "Ana", NOW)),
    ("store.office.profiles", "save_all"): (acts.SAVE_PROFILE, lambda engine, _folder: profiles.save(engine, "otro", "{}", NOW)),
    ("store.office.profiles", "rename"): (acts.SAVE_PROFILE, lambda engine, _folder: profiles.rename(engine, 1, "otro", NOW)),
    ("store.office.profiles", "delete"): (acts.SAVE_PROFILE, lambda engine, _folder: profiles.delete(engine, 1, NOW)),
    ("store.office.profiles", "restore"): (acts.SAVE_PROFILE, lambda engine, _folder: profiles.restore(engine, 2)),
    ("store.access.publication", "publish"): (acts.PUBLISH, lambda engine, _folder: publication.publish(engine, on=True, **WHO)),
    ("store.plans.decisions", "decide"): (acts.DECIDE_GOAL, lambda engine, _folder: _decide(engine)),
    ("store.office.dated_notes", "add"): (acts.PIN_NOTE, lambda engine, _folder: dated_notes.add(engine, DatedNote(TODAY, "x"), NOW)),
    ("store.office.dated_notes", "withdraw"): (acts.PIN_NOTE, lambda engine, _folder: dated_notes.withdraw(engine, 1, "x", "Ana", NOW)),
    ("store.plans.task_changes", "record_state"): (acts.WRITE_TASK, lambda engine, _folder: _state(engine)),
    ("store.plans.task_changes", "record_details"): (acts.WRITE_TASK, lambda engine, _folder: task_changes.record_details(engine, PLAN, TaskDetails(TASK, responsible="Ana"), now=NOW)),
    ("store.office.breaks", "add"): (acts.MARK_BREAK, lambda engine, _folder: breaks.add(engine, Break(TODAY, "visits", "x"), NOW)),
    ("store.office.breaks", "withdraw"): (acts.MARK_BREAK, lambda engine, _folder: breaks.withdraw(engine, 1, "Ana", NOW)),
    ("store.council.snapshots", "keep"): (acts.PRESENT, lambda engine, _folder: snapshots.keep(engine, _figures(), title="x", medium="pdf", **WHO)),
    ("store.access.access_grants", "give"): (acts.GIVE_ACCESS, lambda engine, _folder: access_grants.give(engine, "@x.co", Role.READER, **WHO)),
    ("services.plan_drafts", "begin"): (acts.WRITE_PLAN, lambda engine, _folder: drafts.begin(engine, PlanText(next_plan_text()), **WHO)),
    ("services.plan_drafts", "change"): (acts.WRITE_PLAN, lambda engine, _folder: _change(engine)),
    ("services.plan_drafts", "_restored"): (acts.WRITE_PLAN, lambda engine, _folder: drafts.take_back(engine, DRAFT, **WHO)),
    ("services.plan_drafts", "discard"): (acts.WRITE_PLAN, lambda engine, _folder: drafts.discard(engine, DRAFT, **WHO)),
    ("services.plan_drafts", "reopen"): (acts.WRITE_PLAN, lambda engine, _folder: drafts.reopen(engine, PUT_AWAY, **WHO)),
    ("services.plans", "put_in_force"): (acts.PUT_PLAN_IN_FORCE, lambda engine, _folder: _put_in_force(engine)),
    ("services.plans", "withdraw"): (acts.PUT_PLAN_IN_FORCE, lambda engine, _folder: plans.withdraw(engine, PLAN_ID, reason="x", **WHO)),
    ("store.upkeep.totals", "recount"): (acts.RECOUNT, lambda engine, _folder: totals.recount(engine)),
}  # fmt: skip
"""Every function with a transaction of its own, called as it is called; its act says the least role."""

OF_FILES: dict[tuple[str, str], tuple[Act, Call]] = {
    ("store.upkeep.backups", "backup"): (
        acts.RESTORE,
        lambda engine, folder: backups.backup(engine, folder / "copia.db"),
    ),
    ("store.upkeep.backups", "restore"): (
        acts.RESTORE,
        lambda engine, folder: backups.restore(engine, folder / "antes.db"),
    ),
    ("store.upkeep.database_copy", "copy_database"): (acts.RESTORE, _copy),
}
"""Those that write whole files, without a transaction."""

TRIED: dict[tuple[str, str], tuple[Act, Call]] = {
    ("services.checking", "_repair"): (
        acts.REPAIR,
        lambda engine, _folder: checking.rehearsal(engine, [PLAN], checking.check(engine, [PLAN])),
    ),
    ("store.imports.commits", "counts_without"): (
        acts.UNDO_IMPORT,
        lambda engine, _folder: commits.counts_without(engine, 1, NOW, PLAN_ID),
    ),
}
"""Those that take back what they write."""

OF_ONESELF: dict[tuple[str, str], tuple[Act, Call]] = {
    ("store.council.session_drafts", "keep"): (
        acts.PRESENT,
        lambda engine, _folder: session_drafts.keep(engine, SessionDraft("a", PLAN_ID, "x", "", 0, {}), NOW),
    ),
}
"""Those that keep what concerns nobody else and counts for nothing: the log has no line of it."""

OF_THE_SYSTEM: dict[tuple[str, str], Call] = {
    ("store.checks.last_check", "keep"): lambda engine, _folder: last_check.keep(engine, [], NOW, with_originals=False),
    ("store.db.schema", "upgrade"): lambda engine, _folder: schema.upgrade(engine),
    ("store.imports.plan_changes", "follow_plan"): lambda engine, _folder: follow_plan(engine, PLAN),
    ("store.access.sign_ins", "begin"): lambda engine, _folder: sign_ins.begin(engine, ANA, now=NOW),
    ("store.access.sign_ins", "see"): lambda engine, _folder: sign_ins.see(engine, ANA.sign_in, now=NOW),
    ("store.access.sign_ins", "end"): lambda engine, _folder: sign_ins.end(engine, ANA.sign_in, "left", now=NOW),
}
"""What the program does in its own name, whoever is there."""

EVERY = CALLS | OF_FILES | TRIED | OF_ONESELF


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with one of everything that can be changed."""
    folder = tmp_path_factory.mktemp("puerta")
    engine = acting(make_engine(f"sqlite:///{folder / 'plancom.db'}"), Actor("Nadie", Role.ADMINISTRATOR, "prueba"))
    schema.upgrade(engine)
    _import(engine, 10)
    _import(engine, 20)
    commits.undo(engine, 2, NOW)
    _import(engine, 30, is_sample=True)
    reviews.review(engine, PLAN_ID, "una", "x", **WHO)
    profiles.save(engine, "uno", "{}", NOW)
    profiles.save(engine, "borrado", "{}", NOW)
    profiles.delete(engine, 2, NOW)
    dated_notes.add(engine, DatedNote(TODAY, "x"), NOW)
    breaks.add(engine, Break(TODAY, "visits", "x"), NOW)
    _drafts(engine)
    plans.put_in_force(engine, CARTAGENA.read_text("utf-8"), name="a", day=TODAY, act="Acta 1", **WHO)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return (folder / "plancom.db").read_bytes()


def _drafts(engine: Engine) -> None:
    for name in (DRAFT, PUT_AWAY):
        drafts.begin(engine, PlanText(next_plan_text()), **WHO)
        with writing(engine, acts.WRITE_PLAN) as connection:  # drafts have names by chance
            table = metadata.tables["plan_drafts"]
            connection.execute(update(table).where(table.c.draft.not_in([DRAFT, PUT_AWAY])).values(draft=name))
    drafts.change(engine, DRAFT, ("name",), lambda text: text.with_value(("name",), "Otro"), **WHO)
    drafts.discard(engine, PUT_AWAY, **WHO)


@pytest.fixture
def folder(prepared: bytes, tmp_path: Path) -> Path:
    for name in ("plancom.db", "antes.db"):
        (tmp_path / name).write_bytes(prepared)
    return tmp_path


def database(folder: Path, actor: Actor) -> Engine:
    return acting(make_engine(f"sqlite:///{folder / 'plancom.db'}"), actor)


@pytest.fixture(scope="module")
def server(
    prepared: bytes, postgres_server: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """The same database on PostgreSQL, under a name from which others are made; gives what an administrator asks."""
    path = tmp_path_factory.mktemp("puerta-pg") / "plancom.db"
    path.write_bytes(prepared)
    admin = create_engine(postgres_server("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE puerta"))
        engines = [
            acting(make_engine(url), someone(Role.ADMINISTRATOR))
            for url in (f"sqlite:///{path}", postgres_server("puerta"))
        ]
        copy_database(*engines)
        for engine in engines:
            engine.dispose()
        yield connection
        connection.execute(text("DROP DATABASE puerta WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def server_url(server: Connection, postgres_server: Callable[[str], str]) -> Iterator[str]:
    """A copy of it, gone after the test."""
    server.execute(text("CREATE DATABASE puerta_una TEMPLATE puerta"))
    yield postgres_server("puerta_una")
    server.execute(text("DROP DATABASE puerta_una WITH (FORCE)"))


def contents(engine: Engine, *, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
            if table.name not in without
        }


def someone(role: Role) -> Actor:
    return Actor(f"Alguien {role.name}", role, f"{role.name.lower()}@concejo.gov.co", "peticion1")


@pytest.mark.parametrize("name", EVERY, ids=" ".join)
def test_who_has_less_than_the_needed_role_writes_nothing(folder, name):
    act, call = EVERY[name]
    before = contents(database(folder, NOBODY))

    for role in (one for one in Role if one < act.role):
        with pytest.raises(AccessError):
            call(database(folder, someone(role)), folder)
        assert contents(database(folder, NOBODY)) == before


@pytest.mark.parametrize("name", EVERY, ids=" ".join)
def test_an_engine_that_nobody_was_named_for_writes_nothing(folder, name):
    _act, call = EVERY[name]
    with pytest.raises(AccessError):
        call(make_engine(f"sqlite:///{folder / 'plancom.db'}"), folder)


@pytest.mark.parametrize("name", CALLS, ids=" ".join)
def test_who_has_the_role_writes_and_the_log_says_who_did_what(folder, name):
    act, call = CALLS[name]
    actor = someone(act.role)
    engine = database(folder, actor)
    before, known = contents(engine, without=frozenset({"audit_log"})), last_line(engine)

    call(engine, folder)

    assert contents(engine, without=frozenset({"audit_log"})) != before
    with engine.connect() as connection:
        added = [one for one in audit_log.lines(connection) if one.id > known]
    assert added
    for line in added:
        assert (line.actor, line.account, line.act, line.request) == (actor.name, actor.account, act.id, "peticion1")
        assert line.subject


@pytest.mark.postgres
def test_on_a_server_too_who_has_less_than_the_needed_role_writes_nothing(server_url, tmp_path):
    engines = {role: acting(make_engine(server_url), someone(role)) for role in Role}
    before = contents(engines[Role.NOBODY])
    for act, call in (CALLS | TRIED | OF_ONESELF).values():
        for role in (one for one in Role if one < act.role):
            with pytest.raises(AccessError):
                call(engines[role], tmp_path)
    assert contents(engines[Role.NOBODY]) == before
    for engine in engines.values():
        engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("name", CALLS, ids=" ".join)
def test_on_a_server_too_who_has_the_role_writes_and_the_log_says_who_did_what(server_url, tmp_path, name):
    act, call = CALLS[name]
    actor = someone(act.role)
    engine = acting(make_engine(server_url), actor)
    before, known = contents(engine, without=frozenset({"audit_log"})), last_line(engine)

    call(engine, tmp_path)

    assert contents(engine, without=frozenset({"audit_log"})) != before
    with engine.connect() as connection:
        added = [one for one in audit_log.lines(connection) if one.id > known]
    engine.dispose()
    assert {(one.actor, one.account, one.act, one.request) for one in added} == {
        (actor.name, actor.account, act.id, "peticion1")
    }


@pytest.mark.parametrize("name", OF_FILES | TRIED | OF_ONESELF, ids=" ".join)
def test_who_has_the_role_may_try_copy_and_keep(folder, name):
    act, call = EVERY[name]
    call(database(folder, someone(act.role)), folder)


@pytest.mark.parametrize("name", OF_THE_SYSTEM, ids=" ".join)
def test_what_the_program_does_by_itself_it_does_for_nobody_too(folder, name):
    OF_THE_SYSTEM[name](database(folder, NOBODY), folder)


def last_line(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.max(log_table.c.id))).scalar_one())


def test_every_function_that_writes_is_tried_here():
    known = {(module, name.partition(" ")[0]) for module, name in [*EVERY, *OF_THE_SYSTEM]}
    assert set(functions_that_write()) - {("store.db.engine", "writing")} == known


def functions_that_write() -> list[tuple[str, str]]:
    """Module and name of each function of plancom that opens a transaction to write, or asks for leave to."""
    found: list[tuple[str, str]] = []
    for path in (ROOT / "plancom").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT / "plancom").with_suffix("").parts)
        functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
        found += [(module, one.name) for one in functions if any(_opens(node) for node in ast.walk(one))]
    return found


def _opens(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"writing", "permit"}


def test_only_the_store_itself_acts_in_the_name_of_the_program():
    users = {
        str(path.relative_to(ROOT / "plancom"))
        for path in (ROOT / "plancom").rglob("*.py")
        if "SYSTEM" in path.read_text("utf-8") and path.parent.name != "access"
    }
    assert users == {
        "store/checks/last_check.py", "store/db/schema.py", "store/imports/plan_changes.py", "services/plan_examples.py",
    }  # fmt: skip


def test_a_role_that_is_taken_away_is_asked_for_at_each_write(folder):
    roles = iter([Role.EDITOR, Role.READER])
    engine = acting(make_engine(f"sqlite:///{folder / 'plancom.db'}"), lambda: someone(next(roles)))

    assert dated_notes.add(engine, DatedNote(TODAY, "x"), NOW) == 2
    with pytest.raises(AccessError, match="«editor», y usted es «lector»"):
        dated_notes.add(engine, DatedNote(TODAY, "y"), NOW)


@pytest.mark.parametrize("change", ["UPDATE audit_log SET actor = 'Otra'", "DELETE FROM audit_log"])
def test_nobody_can_change_the_log_in_the_database_either(engine, change):
    dated_notes.add(engine, DatedNote(TODAY, "x"), NOW)
    before = contents(engine)["audit_log"]

    with pytest.raises(DatabaseError, match="lines are only added"), engine.begin() as connection:
        connection.exec_driver_sql(change)

    assert contents(engine)["audit_log"] == before
    with engine.begin() as connection:
        connection.execute(
            insert(log_table).values(**dict(zip(log_table.c.keys(), [99, NOW, *"aaaaaaaa"], strict=True)))
        )


def test_a_line_has_only_what_changed_with_before_and_after(engine):
    sessions.save(engine, PLAN_ID, "mayo", {"titulo": "a"}, seen=0, **WHO)
    sessions.save(engine, PLAN_ID, "mayo", {"titulo": "b"}, seen=1, **WHO)

    with engine.connect() as connection:
        newest = audit_log.lines(connection, act="save_session")[0]
    assert newest.subject == f"sessions/{PLAN_ID}/mayo"
    assert newest.before == '{"content": "{\\"titulo\\": \\"a\\"}"}'
    assert newest.after == '{"content": "{\\"titulo\\": \\"b\\"}", "version": 2}'


def test_the_log_as_a_file_holds_no_formula(engine):
    dated_notes.add(engine, DatedNote(TODAY, "x", author="=1+1"), NOW)

    with engine.connect() as connection:
        text = audit_log.as_csv(audit_log.lines(connection, act="pin_note")).decode("utf-8-sig")
    assert ";'=1+1;local;administrador;pin_note;dated_notes/1;" in text
