"""Linked notes: publications of the press that one file knows by their title alone, and another with their link: they count once (docs/adr/0085)."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, select, tuple_

from plancom.language.text import fold
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.precedence.topics import portions
from plancom.store.tables import press


def of_same_days(import_id: int) -> ColumnElement[bool]:
    """The publications without a link on the days, in the outlets, on which rows with an import's keys stand or stood."""
    kin, own = press.alias("kin"), press.alias("own")
    keys = select(own.c.key).where(own.c.import_id == import_id)
    days = select(kin.c.series, kin.c.day).where(kin.c.key.in_(keys)).distinct()
    return and_(press.c.link == "", tuple_(press.c.series, press.c.day).in_(days))


def giving_way(connection: Connection, scope: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Conditions on the publications of `scope` without a link, the newest word on their keys, that another row has with one.

    It is the same where outlet, day and folded title are.
    """
    t, linked = press.c, press.alias("linked")
    same_day = and_(linked.c.series == t.series, linked.c.day == t.day, linked.c.link != "")
    pairs = (
        select(t.id, t.title, linked.c.title)
        .join(linked, same_day)
        .where(scope, t.link == "", is_newest(press), is_newest(linked))
    )
    losers = {row for row, title, other in connection.execute(pairs) if fold(title) == fold(other)}
    for some in portions(sorted(losers)):
        yield t.id.in_(some)
