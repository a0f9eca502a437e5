"""Small observations, plans and databases for tests, built from a few rows."""

import datetime as dt
from functools import cache
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, delete

from plancom.access import acts
from plancom.datasets import DEFINITIONS, Coverage, Observations
from plancom.plan import Month, Plan, load
from plancom.plan.attribution import rules_of
from plancom.services import importing
from plancom.store.db import schema
from plancom.store.db.engine import writing
from plancom.store.imports.commits import SourceFile, commit
from plancom.store.imports.comparison import digest_of
from plancom.store.imports.rows import prepared_rows
from plancom.store.plans.task_states import STATE_CHANGES, TaskState
from plancom.store.tables import metadata
from tests.engines import writable_engine

ROOT = Path(__file__).resolve().parent.parent
CARTAGENA = ROOT / "data" / "plan" / "concejo-cartagena-2018.toml"
NOW = dt.datetime(2019, 1, 5, 12, 0)


PLAN_ID = "concejo-cartagena-2018"


@cache  # a plan is frozen
def cartagena() -> Plan:
    return load(CARTAGENA)


NEXT_PLAN_ID = "cartagena-2019"


def next_plan_text() -> str:
    """A plan file of the same institution, from July 2019 on for two years, with a strategy of its own in the first one's place."""
    text = CARTAGENA.read_text(encoding="utf-8")
    changes = {
        f'id = "{PLAN_ID}"': f'id = "{NEXT_PLAN_ID}"',
        "Plan de comunicaciones: promoción de servicios y trámites digitales": "Plan de comunicaciones: el Concejo cerca",
        "start = 2018-01-01\nyears = 4": "start = 2019-07-01\nyears = 2",
        '"digitalizate"': '"cercania"',
        'name = "Digitalízate"': 'name = "Cercanía"',
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def folder_of_two_plans(place: Path) -> Path:
    """A folder with the plan of Cartagena and the next one."""
    folder = place / "planes"
    folder.mkdir()
    (folder / "uno.toml").write_text(CARTAGENA.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "dos.toml").write_text(next_plan_text(), encoding="utf-8")
    return folder


def stored_rows(observations: Observations, plan: Plan) -> pd.DataFrame:
    """The rows as the store would keep them with the plan alone."""
    return prepared_rows(observations, plan.institution, [rules_of(plan)]).rows


def digest_under(observations: Observations, plan: Plan) -> str:
    """The digest of what they say, with the plan alone."""
    return digest_of(observations, plan.institution, [rules_of(plan)])


def with_institution(plan: Plan, **update: object) -> Plan:
    """The plan of the same institution with other settings."""
    return plan.model_copy(update={"institution": plan.institution.model_copy(update=update)})


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def whole_months(days) -> tuple[dt.date, dt.date]:
    return min(days).replace(day=1), Month.of(max(days)).last


def _table(dataset: str, records: list[dict]) -> pd.DataFrame:
    table = pd.DataFrame(records)
    table["sheet"] = ""
    table["row"] = range(2, len(table) + 2)
    table["day"] = pd.to_datetime(table["day"])
    counts = dict.fromkeys(DEFINITIONS[dataset].counts, "Int64")
    return table[[*DEFINITIONS[dataset].table, "sheet", "row"]].astype(counts)


def visits(values: dict[str, int | None], *, measure="visits", grain="day", covers=None) -> Observations:
    """Visits by day (or by month: the month's first day)."""
    days = [d(day) for day in values]
    first, last = covers or whole_months(days)
    rows = [
        {
            "series": "",
            "day": day,
            "grain": grain,
            "visits": pd.NA,
            "visitors": pd.NA,
            "page_views": pd.NA,
            measure: value,
        }
        for day, value in values.items()
    ]
    table = _table("visits", rows)
    return Observations(
        "template", "Visitas", "visits", table, (Coverage("", first, last, measure, grain),), rows_read=len(rows)
    )


def posts(rows: list[tuple], *, covers=None, series=None) -> Observations:
    """Posts as (day, network, number) counted, or (day, network, number, id, text, shares)."""
    records = []
    for day, network, number, *more in rows:
        post_id, text, shares = (*more, "", "", None)[:3] if more else ("", "", None)
        records.append(
            {
                "series": network, "day": day, "grain": "post" if post_id else "count", "publications": number,
                "is_reply": text.startswith("@"), "post_id": post_id, "link": "", "text": text, "type": "", "reach": pd.NA,
                "interactions": pd.NA, "shares": pd.NA if shares is None else shares, "strategy": "",
            }
        )  # fmt: skip
    table = _table("posts", records)
    first, last = covers or whole_months([d(r[0]) for r in rows])
    pairs = sorted(
        {(r["series"], r["grain"]) for r in records} if series is None else {(s, records[0]["grain"]) for s in series}
    )
    coverage = tuple(Coverage(s, first, last, "", grain) for s, grain in pairs)
    return Observations("template", "Publicaciones", "posts", table, coverage, rows_read=len(rows))


def press(rows: list[tuple[str, str, str]], *, covers=None, series=None) -> Observations:
    """Publications as (day, outlet id, title)."""
    records = [
        {
            "series": outlet,
            "outlet": outlet,
            "day": day,
            "title": title,
            "link": "",
            "type": "",
            "section": "",
            "strategy": "",
        }
        for day, outlet, title in rows
    ]
    first, last = covers or whole_months([d(r[0]) for r in rows])
    coverage = tuple(Coverage(s, first, last) for s in series or sorted({r[1] for r in rows}))
    return Observations("template", "Prensa", "press", _table("press", records), coverage, rows_read=len(rows))


def activities(rows: list[tuple[str, str, str, int, str]]) -> Observations:
    """Activities: (day, medium, task, quantity, description)."""
    names = ("day", "medium", "task", "quantity", "description")
    records = [{**dict(zip(names, row, strict=True)), "day": d(row[0]), "series": "", "evidence": ""} for row in rows]
    first, last = whole_months([record["day"] for record in records])
    return Observations(
        "template",
        "Actividades",
        "activities",
        _table("activities", records),
        (Coverage("", first, last),),
        rows_read=len(rows),
    )


def procedures(rows: list[tuple[str, str, str, int]], *, covers=None) -> Observations:
    """Transactions as (month's first day, procedure, channel, quantity)."""
    records = [
        {
            "series": "",
            "day": day,
            "grain": "",
            "request": "",
            "procedure": procedure,
            "channel": channel,
            "quantity": quantity,
            "citizens": pd.NA,
        }
        for day, procedure, channel, quantity in rows
    ]
    table = _table("procedures", records)
    first, last = covers or whole_months([d(r[0]) for r in rows])
    return Observations("template", "Trámites", "procedures", table, (Coverage("", first, last),), rows_read=len(rows))


def procedures_in_detail(*, totals=(), amounts=(), requests=(), covers=None) -> Observations:
    """Procedures as `totals` and `amounts` (day, procedure, channel, quantity) and `requests` (number, day, procedure, channel).

    `covers` is the range of the amounts and requests, without which they cover their whole months.
    """
    rows = [("", "", *row) for row in totals] + [("day", "", *row) for row in amounts]
    rows += [("request", number, *row, 1) for number, *row in requests]
    names = ("grain", "request", "day", "procedure", "channel", "quantity")
    records = [dict(zip(names, row, strict=True)) | {"series": "", "citizens": pd.NA} for row in rows]
    table = _table("procedures", records)
    coverage = []
    for grain in sorted(set(table["grain"])):
        days = [d(record["day"]) for record in records if record["grain"] == grain]
        first, last = covers if covers and grain else whole_months(days)
        coverage.append(Coverage("", first, last, "", grain))
    return Observations("template", "Trámites", "procedures", table, tuple(coverage), rows_read=len(rows))


def in_memory() -> Engine:
    """An empty database in memory."""
    engine = writable_engine("sqlite://")
    schema.upgrade(engine)
    return engine


def emptied(engine: Engine) -> Engine:
    """The same database without an import: to make another costs more than all that is done in it."""
    with writing(engine, acts.IMPORT) as connection:
        for one in reversed(metadata.sorted_tables):
            if one.name not in {"alembic_version", "audit_log"}:  # whose lines nothing takes away
                connection.execute(delete(one))
    return engine


def set_state(engine, task: TaskState, now: dt.datetime = NOW, plan: str = PLAN_ID) -> None:
    """Records that a task changed its state, unchecked."""
    STATE_CHANGES.write(engine, task, plan, task.task, seen=None, now=now)


def imported(engine, observations: Observations, name="archivo.csv", **options) -> int | None:
    """Commits `observations` as if from a file of that name."""
    digest = f"{abs(hash((name, observations.table.to_csv()))):x}".rjust(64, "0")[:64]
    return commit(
        engine,
        observations,
        SourceFile(name, digest, b"..."),
        options.pop("plan", None) or cartagena(),
        now=options.pop("now", NOW),
        **options,
    )


def incoming(engine, observations: Observations, name="nuevo.csv") -> importing.IncomingFile:
    """What `observations` would change as if from a file of that name; nothing is written."""
    return importing.compared(engine, importing.source_file(name, name.encode()), observations, cartagena())
