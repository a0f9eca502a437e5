"""A small office with something of everything, and every kind of damage that can be done to its database.

`IN_ROWS` are done within the database, on any engine; `ON_SQLITE` only where columns hold whatever is put into them; `IN_FILE` to the
file of a database that nobody has open. Each gives the code under which it is to be found.
"""

import datetime as dt
import gzip
import json
import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from plancom.access import acts
from plancom.indicators.closed_months import figures_of
from plancom.plan import Decision, Month
from plancom.plan.plan_text import PlanText
from plancom.services import importing, plan_drafts
from plancom.services.plans import put_in_force
from plancom.sources.tables.mappings import Mapping, to_text
from plancom.store.access import publication
from plancom.store.council import sessions, snapshots
from plancom.store.db import schema
from plancom.store.db.engine import writing
from plancom.store.figures.counts import counts
from plancom.store.imports import commits
from plancom.store.imports.moves import mark
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.office import answers, breaks, dated_notes, month_closings, profiles, reviews
from plancom.store.plans import decisions, task_changes
from plancom.store.plans.analyses import Analysis, write_analysis
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_evidence import NewFile
from plancom.store.plans.task_states import TaskState
from tests.builders import NEXT_PLAN_ID, NOW, cartagena, next_plan_text
from tests.engines import writable_engine

TODAY = NOW.date()
JANUARY = Month.parse("2018-01")
FILES: dict[str, str] = {
    "visitas.csv": "fecha,visitas,visitantes,paginas_vistas\n"
    + "".join(f"2018-01-{day:02d},{100 + day},{50 + day},{300 + day}\n" for day in range(1, 32)),
    "visitas-corregidas.csv": "fecha,visitas,visitantes,paginas_vistas\n"
    + "".join(f"2018-01-{day:02d},{200 + day},{60 + day},{400 + day}\n" for day in range(20, 26)),
    "publicaciones.csv": "fecha,red,publicaciones,enlace,texto,tipo,compartidos\n"
    + "".join(
        f"2018-01-{day:02d},Facebook,1,https://www.facebook.com/concejo/posts/{day},Nota {day} #Digitalízate,Foto,{day}\n"
        for day in range(1, 11)
    )
    + "2018-01-03,Instagram,2,,,,0\n",
    "prensa.csv": "fecha,medio,titulo,tipo\n2018-01-04,RCN Radio,Nueva ventanilla del Concejo,electrónico\n"
    "2018-01-07,El Universal,Concejo estrena trámites en línea,escrito\n",
    "tramites.csv": "mes,tramite,canal,cantidad\n2018-01-01,Petición,electrónico,5\n2018-01-01,Petición,presencial,42\n"
    "2018-02-01,Petición,electrónico,7\n",
    "solicitudes.csv": "radicado,fecha,tramite,canal\n"
    + "".join(f"R-{n},2018-03-{n:02d},Queja,electrónico\n" for n in range(1, 7)),
    "solicitudes-nuevas.csv": "radicado,fecha,tramite,canal\n"
    + "".join(f"R-{n},2018-03-{n:02d},Queja,electrónico\n" for n in range(1, 8) if n != 3),
    "actividades.csv": "fecha,medio,tarea,cantidad,descripcion\n"
    "2018-01-17,Correos electrónicos,correos-usuarios,426,Boletín a usuarios registrados\n"
    "2018-01-07,Notas para radio,campana-motivacion,2,Nota en emisoras locales\n",
}
PROFILE = Mapping("visits", "day", (("day", "dia raro"), ("visits", "clics raros")))
EXPECTED_IMPORTS = len(FILES)


def filled_file(folder: Path) -> Path:
    """The SQLite file of such an office that is well, in `folder`; everything is in it and nothing beside it."""
    path = folder / "plancom.db"
    engine = writable_engine(f"sqlite:///{path}")
    schema.upgrade(engine)
    fill(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def fill(engine: Engine) -> None:
    """Makes the office: eight files, one of them undone and redone, and what people write, something of each kind."""
    plan = cartagena()
    follow_plan(engine, plan)
    files = [importing.source_file(name, content.encode()) for name, content in FILES.items()]
    for one in importing.take_in(engine, files, plan, author="Ana"):
        assert one.outcome == "imported", (one.file.name, one.result.problems)
    commits.undo(engine, 2, NOW, "Ana")
    commits.redo(engine, 2, NOW, "Luis")
    _decide(engine)
    _follow_tasks(engine)
    _present(engine)
    breaks.add(engine, breaks.Break(TODAY, "visits", "otra herramienta", author="Ana"), NOW)
    dated_notes.add(engine, dated_notes.DatedNote(dt.date(2018, 1, 5), "Se cayó el sitio", "visits", "Ana"), NOW)
    profiles.save(engine, "Boletín", to_text(PROFILE), NOW, author="Ana")
    reviews.review(engine, plan.id, "jump:visits::visits:2018-01:2018-01:1>2", "es real", author="Ana", now=NOW)
    publication.publish(engine, on=True, author="Ana", now=NOW)
    with writing(engine, acts.IMPORT) as connection:
        answers.keep(
            connection, [answers.Answer("channel:pagina web", "¿Es electrónico?", "yes", "Sí", "t.csv", "Ana")], NOW
        )


def _decide(engine: Engine) -> None:
    plan = cartagena()
    for version, value in enumerate((0.5, 0.6, 0.7)):
        decision = Decision(
            0, "visits", "thresholds", {"on_track": 0.9, "at_risk": value}, "porque sí", "Acta 1", "Ana", NOW
        )
        decisions.decide(engine, plan, decision, seen=version, today=TODAY, baselines=lambda _plan: {})
    put_in_force(engine, next_plan_text(), name="dos.toml", day=TODAY, act="Acta 2", author="Ana", now=NOW)
    changed = next_plan_text().replace("Cercanía", "Más cerca")
    put_in_force(engine, changed, name="dos.toml", day=TODAY, act="Acta 3", author="Ana", now=NOW)
    draft = plan_drafts.begin(engine, PlanText(next_plan_text()), author="Ana", now=NOW).draft
    for words in ("Uno", "Dos"):
        plan_drafts.change(
            engine,
            draft,
            ("objective",),
            lambda one, words=words: one.with_value(("objective",), words),
            author="Ana",
            now=NOW,
        )
    plan_drafts.take_back(engine, draft, author="Ana", now=NOW)


def _follow_tasks(engine: Engine) -> None:
    plan = cartagena()
    task = plan.strategies[0].tasks[0].id
    change = TaskState(task, "done", dt.date(2018, 2, 1), "Se hizo", "Ana")
    files = [NewFile("acta.txt", b"Acta de la campana\n" * 20), NewFile("foto.txt", b"Una foto\n")]
    task_changes.record_state(
        engine, plan, change, today=TODAY, now=NOW, files=files, link="https://www.eluniversal.com.co/nota"
    )
    task_changes.record_details(engine, plan, TaskDetails(task, "Luis", media=("radio",), author="Ana"), now=NOW)
    one = Analysis("visits", dt.date(2018, 1, 31), "Crecen", author="Ana", figures={"visits": 1})
    write_analysis(engine, plan, one, today=TODAY, now=NOW)


def _present(engine: Engine) -> None:
    plan = cartagena()
    with engine.connect() as connection:
        figures = figures_of(counts(connection, plan.id), JANUARY, mark(connection))
    month_closings.close(engine, plan.id, "2018-01", figures, "", author="Ana", now=NOW)
    month_closings.reopen(engine, plan.id, "2018-01", "faltaba algo", author="Ana", now=NOW)
    month_closings.close(engine, plan.id, "2018-01", figures, "", author="Ana", now=NOW)
    content = {"name": "Enero", "title": "", "strategy": "", "advance": 0, "choices": []}
    for seen, title in enumerate(("Uno", "Dos", "Tres")):
        sessions.save(engine, plan.id, "Enero", {**content, "title": title}, seen=seen, author="Ana", now=NOW)
    document = {
        "plan": plan.id,
        "as_of": "2018-01-31",
        "indicators": [],
        "months": [["visits", "", "visits", "2018-01", 3596.0, True]],
    }
    snapshots.keep(engine, document, title="Enero", medium="pptx", author="Ana", now=NOW)


# ------------------------------------------------------------------------------------------------------- what is done to it

Done = Callable[[Connection], None]


def said(*statements: str) -> Done:
    """Damage that these statements do."""

    def do(connection: Connection) -> None:
        for statement in statements:
            changed = connection.execute(text(statement)).rowcount
            assert changed != 0, statement

    return do


FIRST_DAY = "import_id = 1 AND measure = 'visits' AND day = '2018-01-01'"
ROLLUP_DAY = "dataset = 'visits' AND measure = 'visits' AND day = '2018-01-01'"
A_SHA = "a" * 64


def _visit(import_id: int, row: int, value: int) -> str:
    return (
        "INSERT INTO visits (import_id, key, fingerprint, is_current, sheet, row, series, grain, attribution, day, measure, value)"
        f" SELECT {import_id}, key, fingerprint, false, sheet, {row}, series, grain, attribution, day, measure, {value}"
        f" FROM visits WHERE {FIRST_DAY}"
    )


COVERAGE_999 = (
    "INSERT INTO coverage (import_id, dataset, series, measure, grain, first_day, last_day)"
    " VALUES (999, 'visits', '', '', 'day', '2019-05-01', '2019-05-31')"
)


def _cut_evidence(connection: Connection) -> None:
    connection.execute(text("UPDATE evidence_files SET content = :c"), {"c": b"otra cosa"})


def _cut_original(connection: Connection) -> None:
    query = "UPDATE files SET content = :c, packing = '' WHERE sha256 = (SELECT sha256 FROM imports WHERE id = 1)"
    connection.execute(text(query), {"c": b"fecha,visitas\n2018-01-01,7\n"})


def _unpack_original(connection: Connection) -> None:
    query = "UPDATE files SET packing = 'zlib' WHERE sha256 = (SELECT sha256 FROM imports WHERE id = 1)"
    connection.execute(text(query))


def _other_snapshot(connection: Connection) -> None:
    content = connection.execute(text("SELECT content FROM snapshots")).scalar_one()
    document = json.loads(gzip.decompress(content)) | {"as_of": "2018-02-28"}
    connection.execute(text("UPDATE snapshots SET content = :c"), {"c": gzip.compress(json.dumps(document).encode())})


def _cut_snapshot(connection: Connection) -> None:
    connection.execute(text("UPDATE snapshots SET content = :c"), {"c": zlib.compress(b"nada")})


IN_ROWS: dict[str, tuple[str, Done]] = {
    # rows, and what they add up to
    "a total that is not the sum": ("wrong_totals", said(f"UPDATE rollup SET value = value + 1 WHERE {ROLLUP_DAY}")),
    "a total that is gone": ("wrong_totals", said(f"DELETE FROM rollup WHERE {ROLLUP_DAY}")),
    "a total of nothing": (
        "wrong_totals",
        said("INSERT INTO rollup (dataset, series, measure, attribution, grain, day, value) VALUES ('visits', '', 'visits', 0, 'day', '2019-07-01', 3)"),
    ),
    "a value alone": ("changed_rows", said(f"UPDATE visits SET value = value + 7 WHERE {FIRST_DAY}")),
    "a value with its total": (
        "changed_rows",
        said(f"UPDATE visits SET value = value + 7 WHERE {FIRST_DAY}", f"UPDATE rollup SET value = value + 7 WHERE {ROLLUP_DAY}"),
    ),
    "a day with its total": (
        "changed_rows",
        said("UPDATE press SET day = '2018-02-04' WHERE import_id = 4 AND row = 2", "UPDATE rollup SET day = '2018-02-04' WHERE dataset = 'press' AND day = '2018-01-04'"),
    ),
    "a series that no file named": ("changed_rows", said("UPDATE posts SET series = 'myspace' WHERE row = 2")),
    "a text": ("changed_rows", said("UPDATE posts SET text = 'otra' WHERE row = 2")),
    "a channel that counts as electronic": ("wrong_channel", said("UPDATE procedures SET is_electronic = true WHERE channel = 'presencial'")),
    "a key": ("changed_rows", said("UPDATE press SET key = 'otra' WHERE row = 2")),
    "a count below zero": ("not_a_count", said(f"UPDATE visits SET value = -4 WHERE {FIRST_DAY}")),
    "a grain that nothing has": ("unknown_word", said(f"UPDATE visits SET grain = 'hora' WHERE {FIRST_DAY}")),
    "a measure that nothing has": ("unknown_word", said(f"UPDATE visits SET measure = 'clics' WHERE {FIRST_DAY}")),
    "a network that is no name": ("unknown_word", said("UPDATE posts SET series = 'My Space!' WHERE row = 2")),
    "a row that does not count": ("wrong_currency", said(f"UPDATE visits SET is_current = false WHERE {FIRST_DAY}")),
    "a row that counts beside a newer one": (
        "wrong_currency",
        said("UPDATE visits SET is_current = true WHERE import_id = 1 AND day = '2018-01-21'"),
    ),
    "a row that is gone": ("rows_missing", said("DELETE FROM press WHERE import_id = 4 AND row = 3")),
    "all rows of an import": ("rows_missing", said("DELETE FROM activities WHERE import_id = 8")),
    "a row that is there twice": ("repeated_rows", said(_visit(1, 2, 101))),
    "a row that no file has": ("rows_missing", said(_visit(1, 99, 101))),
    "a row of an import that is not there": ("rows_without_import", said(_visit(999, 2, 101))),
    "the line of an import": ("lost_import", said("DELETE FROM imports WHERE id = 4")),
    # strategies
    "a strategy's rows": ("wrong_strategy", said("UPDATE posts SET attribution = 0 WHERE row = 2")),
    "a strategy's name": ("changed_strategies", said("UPDATE attributions SET strategy = 'otra'")),
    "what plans say": ("changed_strategies", said("DELETE FROM attributions")),
    "rules that are none": ("broken_rules", said("UPDATE attribution_rules SET rules = '{' WHERE plan = 'concejo-cartagena-2018'")),
    # of imports, and of what they brought
    "an original": ("lost_original", said("DELETE FROM files WHERE sha256 = (SELECT sha256 FROM imports WHERE id = 1)")),
    "an original with other bytes": ("damaged_original", _cut_original),
    "an original that is packed otherwise": ("damaged_original", _unpack_original),
    "an original under another digest": (
        "misnamed_original",
        said(f"UPDATE files SET sha256 = '{A_SHA}' WHERE sha256 = (SELECT sha256 FROM imports WHERE id = 1)"),
    ),
    "an import with another digest": ("misnamed_original", said(f"UPDATE imports SET sha256 = '{A_SHA}' WHERE id = 1")),
    "an original of no import": (
        "original_of_nothing",
        said(f"INSERT INTO files (sha256, content, packing) SELECT '{A_SHA}', content, packing FROM files LIMIT 1"),
    ),
    "an import's size": ("wrong_size", said("UPDATE imports SET size = 3 WHERE id = 1")),
    "an import's dataset": ("unknown_dataset", said("UPDATE imports SET dataset = 'ventas' WHERE id = 1")),
    "an import that says more rows": ("rows_missing", said("UPDATE imports SET rows_new = rows_new + 5 WHERE id = 4")),
    "an import that is undone by nobody": ("undone_otherwise", said("UPDATE imports SET undone_at = '2019-01-05 12:00:00' WHERE id = 2")),
    "an undoing that is none": ("unknown_kind", said("UPDATE import_changes SET action = 'borrar' WHERE id = 1")),
    "an undoing of nothing": ("change_without_import", said("UPDATE import_changes SET import_id = 999 WHERE id = 1")),
    "coverage of an import that is not there": ("coverage_without_import", said(COVERAGE_999)),
    "coverage that ends before it begins": ("wrong_coverage", said("UPDATE coverage SET first_day = '2019-12-31' WHERE import_id = 1")),
    "coverage of another dataset": ("wrong_coverage", said("UPDATE coverage SET dataset = 'posts' WHERE import_id = 1")),
    "coverage of no measure": ("wrong_coverage", said("UPDATE coverage SET measure = 'clics' WHERE import_id = 1")),
    "a problem of nothing": (
        "lines_without_import",
        said("INSERT INTO problems (import_id, code, sheet, \"row\", \"column\", value, message, fix, rejects) VALUES (999, 'x', '', 1, '', '', 'x', '', false)"),
    ),
    "an account of nothing": (
        "lines_without_import",
        said("INSERT INTO accounts (import_id, dataset, series, account, name, rows) VALUES (999, 'posts', 'x', 'x', 'x', 1)"),
    ),
    "a withdrawal of nothing": ("withdrawal_of_nothing", said("INSERT INTO withdrawals (import_id, row) VALUES (7, 99999)")),
    # what the office writes
    "a version of the decisions": ("skipped_version", said("DELETE FROM decisions WHERE version = 2")),
    "a version of a session": ("skipped_version", said("DELETE FROM sessions WHERE version = 2")),
    "a version of a closing": ("skipped_version", said("DELETE FROM month_closings WHERE version = 2")),
    "a version of a draft": ("skipped_version", said("DELETE FROM plan_drafts WHERE version = 2")),
    "a version of a plan": ("skipped_version", said("DELETE FROM plan_versions WHERE version = 1")),
    "a decision that is no JSON": ("broken_decision", said("UPDATE decisions SET content = '{\"on_track\"' WHERE version = 2")),
    "a decision of no kind": ("broken_decision", said("UPDATE decisions SET kind = 'meta' WHERE version = 2")),
    "a decision without what it decides": ("broken_decision", said("UPDATE decisions SET content = '{}' WHERE version = 2")),
    "a decision that contradicts itself": (
        "broken_decision",
        said("UPDATE decisions SET content = '{\"on_track\": 0.2, \"at_risk\": 0.9}' WHERE version = 2"),
    ),
    "a decision on no goal": ("of_nothing", said("UPDATE decisions SET indicator = 'felicidad' WHERE version = 2")),
    "a state of no task": ("of_nothing", said("UPDATE task_states SET task = 'volar'")),
    "an analysis of no goal": ("of_nothing", said("UPDATE analyses SET indicator = 'felicidad'")),
    "a session that is no JSON": ("broken_document", said("UPDATE sessions SET content = '{' WHERE version = 2")),
    "a session that is something else": ("broken_document", said("UPDATE sessions SET content = '[1]' WHERE version = 3")),
    "a closing that is no JSON": ("broken_document", said("UPDATE month_closings SET figures = 'x' WHERE version = 3")),
    "a closing of no month": ("broken_document", said("UPDATE month_closings SET month = '2018-13'")),
    "an analysis whose figures are no JSON": ("broken_document", said("UPDATE analyses SET figures = '{'")),
    "a task's media that are no JSON": ("broken_document", said("UPDATE task_details SET media = 'radio'")),
    "a profile that is no JSON": ("broken_document", said("UPDATE profiles SET mapping = '{'")),
    "a draft's place that is no JSON": ("broken_document", said("UPDATE plan_drafts SET place = '{' WHERE version = 2")),
    "a draft that goes back to nothing": ("broken_document", said("UPDATE plan_drafts SET restores = 77 WHERE version = 4")),
    "a state that there is not": ("unknown_kind", said("UPDATE task_states SET state = 'casi'")),
    "a draft in no state": ("unknown_kind", said("UPDATE plan_drafts SET state = 'olvidado' WHERE version = 2")),
    "a plan in no state": ("unknown_kind", said("UPDATE plan_versions SET state = 'tal vez' WHERE version = 1")),
    "a review of nothing": ("unknown_kind", said("UPDATE reviews SET finding = 'algo raro'")),
    "an answer to nothing": ("unknown_kind", said("UPDATE answers SET question = 'nada'")),
    "a plan that is no plan": ("broken_plan", said(f"UPDATE plan_versions SET text = 'id = ' WHERE plan = '{NEXT_PLAN_ID}' AND version = 2")),
    "a break of no dataset": ("unknown_dataset", said("UPDATE breaks SET dataset = 'ventas'")),
    "a note of no dataset": ("unknown_dataset", said("UPDATE dated_notes SET dataset = 'ventas'")),
    "the data's version": ("broken_data_version", said("UPDATE facts SET value = 'siete' WHERE name = 'data_version'")),
    "the public page's switch": ("broken_public_page", said("UPDATE facts SET value = '{' WHERE name = 'public_page'")),
    # evidence and snapshots
    "evidence of no change": ("evidence_without_change", said("UPDATE task_evidence SET change_id = 77 WHERE name = 'acta.txt'")),
    "the file of evidence": ("lost_evidence", said("DELETE FROM evidence_files")),
    "evidence with other bytes": ("damaged_evidence", _cut_evidence),
    "evidence of nothing": ("empty_evidence", said("UPDATE task_evidence SET link = '' WHERE sha256 IS NULL")),
    "what was presented": ("lost_snapshot", said("DELETE FROM snapshots")),
    "other figures than were presented": ("changed_snapshot", _other_snapshot),
    "figures that are no longer figures": ("changed_snapshot", _cut_snapshot),
}  # fmt: skip
"""Damage within the database: its name → the code by which it is found, and what does it."""

ON_SQLITE: dict[str, tuple[str, Done]] = {
    "a day that is no date": ("not_a_day", said(f"UPDATE visits SET day = '2018-02-30' WHERE {FIRST_DAY}")),
    "a day that is a number": ("not_a_day", said("UPDATE posts SET day = 20180101 WHERE row = 2")),
    "a day of coverage that is no date": ("not_a_day", said("UPDATE coverage SET last_day = 'ayer' WHERE import_id = 1")),
    "a day of a total that is no date": ("not_a_day", said(f"UPDATE rollup SET day = 'ayer' WHERE {ROLLUP_DAY}")),
    "a day of a break that is no date": ("not_a_moment", said("UPDATE breaks SET day = 'ayer'")),
    "a moment that is none": ("not_a_moment", said("UPDATE imports SET created_at = 'ayer' WHERE id = 1")),
    "a moment of a decision that is none": ("not_a_moment", said("UPDATE decisions SET created_at = '2019-13-01 00:00:00' WHERE version = 2")),
    "a count in parts": ("not_a_count", said(f"UPDATE visits SET value = 3.5 WHERE {FIRST_DAY}")),
    "a count in words": ("not_a_count", said("UPDATE posts SET publications = 'muchas' WHERE row = 2")),
    "two profiles of one name": (
        "two_in_force",
        said(
            "DROP INDEX ix_profiles_folded",
            "INSERT INTO profiles (name, folded, mapping, author, created_at, changed_at) SELECT name, folded, mapping, author, created_at, changed_at FROM profiles",
        ),
    ),
}  # fmt: skip
"""The same where the database takes whatever is put into a column."""


# ------------------------------------------------------------------------------------------------------- done to the file


def in_file(*statements: str) -> Callable[[Path], None]:
    """Damage that these statements do to a database that nobody has open, without its rules."""

    def do(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return do


def _twice(path: Path) -> None:
    """Two versions of one number: the table is made anew without its rule."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE other AS SELECT * FROM decisions; DROP TABLE decisions;"
            "CREATE TABLE decisions (id INTEGER PRIMARY KEY, plan TEXT, version INTEGER, indicator TEXT, kind TEXT, content TEXT,"
            " reason TEXT, act TEXT, author TEXT, created_at DATETIME);"
            "INSERT INTO decisions SELECT * FROM other; DROP TABLE other;"
            "UPDATE decisions SET version = 2 WHERE version = 3;"
        )


def _overwritten(name: str) -> Callable[[Path], None]:
    """The first page of a table or an index, with something else written over it."""

    def do(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            (size,) = connection.execute("PRAGMA page_size").fetchone()
        with path.open("r+b") as file:
            file.seek((root - 1) * size)
            file.write(b"\x0d" + b"basura" * (size // 6))

    return do


def _poorer_index(path: Path) -> None:
    """An index that has lost its entries, as after a crash of the disk: its root is another, empty index's."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_visits_key'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(
            b"\x0a\x00\x00\x00\x00" + (size % 65536).to_bytes(2, "big") + b"\x00"
        )  # a leaf of an index without cells


def _left_folder(path: Path) -> None:
    (path.parent / ".plancom-abc").mkdir()
    (path.parent / ".plancom-abc" / "staged0.db").write_bytes(b"mitad")
    os.utime(path.parent / ".plancom-abc", (0, 0))


IN_FILE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a page of a table": ("overwritten_pages", _overwritten("visits")),
    "a page of the totals": ("overwritten_pages", _overwritten("rollup")),
    "a page of an index": ("broken_index", _overwritten("ix_visits_key")),
    "the entries of an index": ("broken_index", _poorer_index),
    "a table": ("lost_table", in_file("DROP TABLE breaks")),
    "a column": ("lost_column", in_file("ALTER TABLE breaks DROP COLUMN note")),
    "an index": ("lost_index", in_file("DROP INDEX ix_posts_key")),
    "a rule of uniqueness": ("lost_rule", _twice),
    "two versions of one number": ("repeated_version", _twice),
    "two migrations at once": ("several_revisions", in_file("INSERT INTO alembic_version VALUES ('0007')")),
    "no version at all": ("several_revisions", in_file("DELETE FROM alembic_version")),
    "a version from the future": ("newer_tables", in_file("UPDATE alembic_version SET version_num = '9999'")),
    "a version of before": ("older_tables", in_file("UPDATE alembic_version SET version_num = '0019'")),
    "what refuses changes of the register": ("lost_trigger", in_file("DROP TRIGGER audit_log_no_update", "DROP TRIGGER audit_log_no_delete")),
    "a trigger that does nothing": (
        "lost_trigger",
        in_file("DROP TRIGGER audit_log_no_delete", "CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT 1; END"),
    ),
    "a table of a migration": ("unfinished_migration", in_file("CREATE TABLE _alembic_tmp_posts (id INTEGER)")),
    "a folder of a stopped import": ("staging_left", _left_folder),
}  # fmt: skip
"""Damage to the file of an SQLite database: its name → its code, and what does it."""
