"""Known posts: which posts that count a file would meet, and how they are named to whoever uploads it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.store.tables import imports, posts


class KnownPosts(NamedTuple):
    """Posts of a network and day that count, and the file that brought them."""

    series: str
    day: dt.date
    file: str


def posts_there(
    connection: Connection, series: Iterable[str], first: dt.date, last: dt.date, *conditions: ColumnElement[bool]
) -> list[KnownPosts]:
    """The posts of the networks and days that count, as far as the `conditions` hold; by network and day."""
    t = posts.c
    query = (
        select(t.series, t.day, imports.c.file_name)
        .join(imports, imports.c.id == t.import_id)
        .where(t.is_current, t.series.in_(set(series)), t.day.between(first, last), *conditions)
        .distinct()
        .order_by(t.series, t.day)
    )
    return [KnownPosts(*row) for row in connection.execute(query)]


def networks_named(found: Iterable[KnownPosts], plan: Plan, span: Callable[[Sequence[dt.date]], str]) -> str:
    """Each network with the `span` of its days, in order: «Facebook (ene 2018) e Instagram (feb 2018)»."""
    names = {network.id: network.name for network in plan.institution.networks}
    days: dict[str, list[dt.date]] = defaultdict(list)
    for one in found:
        days[one.series].append(one.day)
    return listed(tr("{name} ({span})", name=names.get(series, series), span=span(own)) for series, own in days.items())


def files_named(found: Iterable[KnownPosts]) -> str:
    """The files that brought them, each once."""
    return listed(dict.fromkeys(tr("«{file}»", file=one.file) for one in found))
