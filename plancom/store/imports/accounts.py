"""Accounts: whose data the imports brought, so that those of another one are asked about."""

from sqlalchemy import Connection, func, insert, select

from plancom.datasets import Account, Observations, Problem
from plancom.datasets.problems.accounts import AccountMeanwhile
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.store.tables import accounts, imports


def known_accounts(connection: Connection) -> tuple[Account, ...]:
    """The accounts that the data were of which count: of active imports, without sample data; with the name that each had last."""
    a = accounts.c
    sums = (
        select(func.max(a.id).label("last"), func.sum(a.rows).label("rows"))
        .join(imports, imports.c.id == a.import_id)
        .where(imports.c.undone_at.is_(None), ~imports.c.is_sample)
        .group_by(a.series, a.account)
        .subquery()
    )
    query = (
        select(a.series, a.account, a.name, sums.c.rows)
        .join(sums, sums.c.last == a.id)
        .order_by(a.series, sums.c.rows.desc(), a.account)
    )
    return tuple(Account(series, account, name, int(rows)) for series, account, name, rows in connection.execute(query))


def of_import(connection: Connection, import_id: int) -> tuple[Account, ...]:
    """Whose data an import brought, those with most rows first."""
    a = accounts.c
    query = (
        select(a.series, a.account, a.name, a.rows)
        .where(a.import_id == import_id)
        .order_by(a.series, a.rows.desc(), a.account)
    )
    return tuple(Account(*row) for row in connection.execute(query))


def keep(connection: Connection, import_id: int, observations: Observations) -> None:
    """Writes down whose data an import brings."""
    rows = [
        {
            "import_id": import_id,
            "dataset": observations.dataset,
            "series": one.series,
            "account": one.id,
            "name": one.name,
            "rows": one.rows,
        }
        for one in observations.accounts
    ]
    if rows:
        connection.execute(insert(accounts), rows)


def account_conflict(connection: Connection, observations: Observations, before: tuple[Account, ...]) -> Problem | None:
    """Why a file is not taken in that is of another account than what came in since it was read; `before` is what was known then.

    Nobody was asked about it, for there was nothing yet that it could be another one than.
    """
    heard = {one.series for one in before}
    for series in dict.fromkeys(one.series for one in observations.accounts if one.series not in heard):
        since = [one for one in known_accounts(connection) if one.series == series]
        strange = [a for a in observations.accounts if a.series == series and not any(map(a.is_same, since))]
        if since and strange:
            return AccountMeanwhile(
                names=listed(tr("«{name}»", name=one.name) for one in strange),
                others=listed(tr("«{name}»", name=one.name) for one in since),
            ).at()
    return None
