"""Matomo's own tables on MariaDB or MySQL, counted by local day as Matomo's archiver counts them.

Source of the definitions: Matomo 5, `core/DataAccess/LogAggregator.php` (visits by `visit_last_action_time`) and
`plugins/Actions/RecordBuilders/ActionReports.php` (page views: actions with a page's URL that are no event). Datetimes are in UTC,
a day is one of the site's own time zone.
"""

import datetime as dt
import re

from sqlalchemy import Connection, text

from plancom.datasets import Fault
from plancom.datasets.problems.databases import BadZone, MissingSite, NoSites
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.read_only import DatabaseQuery
from plancom.sources.databases.time_zones import OLDEST, local_day, midnight, zone_called

PAGE_URL = 1  # log_action.type of a page's address; downloads are 3, outlinks 2
_SHOWN_SITES = 8


class SiteError(LookupError):
    """The site cannot be asked for; `problem` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.problem = fault.at()


def site_zone(connection: Connection, source: DatabaseSource) -> dt.tzinfo:
    """The time zone of the declared site. Raises SiteError for a site that does not exist, or whose zone does not."""
    table = f"{source.table_prefix}site"
    row = connection.execute(text(f"SELECT timezone FROM {table} WHERE idsite = :site"), {"site": source.site}).first()
    if row is None:
        sites = connection.execute(text(f"SELECT idsite, name FROM {table} ORDER BY idsite LIMIT {_SHOWN_SITES}")).all()
        there = listed(tr("{number} («{name}»)", number=number, name=str(name)[:40]) for number, name in sites)
        raise SiteError(
            MissingSite(title=source.title, site=source.site, section=source.section, there=there)
            if sites
            else NoSites(title=source.title, site=source.site)
        )
    zone = zone_called(str(row[0]))
    if zone is None:
        raise SiteError(BadZone(title=source.title, row=str(row[0])[:40]))
    return zone


def oldest_day(connection: Connection, source: DatabaseSource, zone: dt.tzinfo) -> dt.date | None:
    """The local day of the site's oldest visit that Matomo has not deleted; None where it has none."""
    table = f"{source.table_prefix}log_visit"
    question = text(f"SELECT MIN(visit_last_action_time) FROM {table} WHERE idsite = :site")
    oldest: dt.datetime | None = connection.execute(question, {"site": source.site}).scalar()
    return oldest.replace(tzinfo=dt.UTC).astimezone(zone).date() if oldest else None


def question(source: DatabaseSource, zone: dt.tzinfo, first: dt.date | None, last: dt.date) -> DatabaseQuery:
    """Visits, unique visitors and page views of each local day from `first` to `last` that has any. One row per day, grouped there."""
    prefix = source.table_prefix
    if not re.fullmatch(r"\w*", prefix, re.ASCII):
        raise ValueError("a table prefix holds letters, figures and underscores")
    start = first or OLDEST
    visit_day = local_day("v.visit_last_action_time", zone, start, last)
    action_day = local_day("a.server_time", zone, start, last)
    sql = f"""
SELECT dias.fecha AS fecha, SUM(dias.visitas) AS visitas, SUM(dias.visitantes) AS visitantes,
       SUM(dias.paginas_vistas) AS paginas_vistas
FROM (
  SELECT {visit_day} AS fecha, COUNT(*) AS visitas, COUNT(DISTINCT v.idvisitor) AS visitantes, 0 AS paginas_vistas
  FROM {prefix}log_visit AS v
  WHERE v.idsite = :site AND v.visit_last_action_time >= :start AND v.visit_last_action_time < :end
  GROUP BY 1
  UNION ALL
  SELECT {action_day} AS fecha, 0 AS visitas, 0 AS visitantes, COUNT(*) AS paginas_vistas
  FROM {prefix}log_link_visit_action AS a
  LEFT JOIN {prefix}log_action AS p ON p.idaction = a.idaction_url
  WHERE a.idsite = :site AND a.server_time >= :start AND a.server_time < :end
    AND a.idaction_url IS NOT NULL AND a.idaction_event_category IS NULL AND (p.type = {PAGE_URL} OR p.type IS NULL)
  GROUP BY 1
) AS dias
GROUP BY dias.fecha
ORDER BY dias.fecha
"""
    one_day = dt.timedelta(days=1)
    return DatabaseQuery(
        sql, {"site": source.site, "start": midnight(start, zone), "end": midnight(last + one_day, zone)}
    )
