"""Tells stored rows apart anew where a plan's rules changed, or the channels that its institution counts as electronic."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, Engine, Table, bindparam, select, update

from plancom.access import SYSTEM, acts
from plancom.datasets import Dataset
from plancom.language.text import fold
from plancom.plan import Plan
from plancom.plan.attribution import rules_of
from plancom.store.attribution import attributions, rules
from plancom.store.attribution.rules import Rules
from plancom.store.db import audit_log, revisions
from plancom.store.db.data_version import advance, fact, remember
from plancom.store.db.engine import acting, reading, writing
from plancom.store.precedence import rollups
from plancom.store.tables import DATASET_TABLES, imports, procedures, task_details, task_states

ELECTRONIC = "electronic_channels"
"""The fact under which the database keeps which channels were electronic when its rows were told apart."""
AT_ONCE = 50_000  # rows that are told apart together


def follow_plans(engine: Engine, plans: Iterable[Plan]) -> None:
    """Has the rules of all these plans in force for every row."""
    for plan in plans:
        follow_plan(engine, plan)


def follow_plan(engine: Engine, plan: Plan) -> bool:
    """Has the plan's rules in force for every row; whether rows had to be told apart anew.

    Where a newer program has the database, its rules stay.
    """
    if reading(engine, lambda one: _is_followed(one, plan) or revisions.is_of_newer_program(one)):
        return False
    with writing(acting(engine, SYSTEM), acts.FOLLOW_PLAN) as connection:
        return follow(connection, plan)


def follow(connection: Connection, plan: Plan) -> bool:
    """The same, within a transaction."""
    if _is_followed(connection, plan):
        return False
    if not rules.kept_rules(connection):
        _claim_tasks(connection, plan)
    rules.keep(connection, rules_of(plan))
    remember(connection, ELECTRONIC, _electronic(plan))
    audit_log.record(connection, f"plans/{plan.id}", after={"rules": plan.digest})
    if connection.execute(select(imports.c.id).limit(1)).first() is None:
        return False
    tell_anew(connection, plan)
    rollups.recount(connection)
    advance(connection)
    return True


def tell_anew(connection: Connection, plan: Plan) -> None:
    """Tells every row apart by the rules that are kept, and by the channels that the plan's institution counts as electronic.

    What the rows add up to is left to who asks.
    """
    every = rules.kept_rules(connection)
    for dataset in attributions.TEXT_COLUMNS:
        _attribute_anew(connection, dataset, every)
    _channels_anew(connection, plan)


def _claim_tasks(connection: Connection, plan: Plan) -> None:
    """What was registered of tasks before there could be several plans is of the first one that is asked for."""
    for table in (task_states, task_details):
        connection.execute(update(table).where(table.c.plan == "").values(plan=plan.id))


def _is_followed(connection: Connection, plan: Plan) -> bool:
    return rules_of(plan) in rules.kept_rules(connection) and fact(connection, ELECTRONIC) == _electronic(plan)


def _electronic(plan: Plan) -> str:
    return ",".join(sorted(fold(channel) for channel in plan.institution.electronic_channels))


def _attribute_anew(connection: Connection, dataset: Dataset, every: Rules) -> None:
    table, last = DATASET_TABLES[dataset], 0
    columns = [table.c[name] for name in ("id", "attribution", *attributions.TEXT_COLUMNS[dataset])]
    while True:
        found = connection.execute(select(*columns).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)).all()
        if not found:
            return
        rows = pd.DataFrame(list(map(tuple, found)), columns=[column.name for column in columns])
        said = attributions.row_attributions(dataset, rows, every)
        attributions.keep(connection, said.meanings)
        _write(connection, table, rows, said.numbers)
        last = int(rows["id"].iloc[-1])


def _write(connection: Connection, table: Table, rows: pd.DataFrame, numbers: attributions.Numbers) -> None:
    other = rows["attribution"].to_numpy() != numbers
    changed = [
        {"row_id": int(row), "number": int(number)}
        for row, number in zip(rows["id"].to_numpy()[other], numbers[other], strict=True)
    ]
    if changed:
        statement = update(table).where(table.c.id == bindparam("row_id")).values(attribution=bindparam("number"))
        connection.execute(statement, changed)


def _channels_anew(connection: Connection, plan: Plan) -> None:
    electronic = {fold(channel) for channel in plan.institution.electronic_channels}
    c = procedures.c
    for channel in connection.execute(select(c.channel).distinct()).scalars().all():
        is_electronic = fold(channel) in electronic
        where = (c.channel == channel, c.is_electronic != is_electronic)
        connection.execute(update(procedures).where(*where).values(is_electronic=is_electronic))
