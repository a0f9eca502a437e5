"""Google Analytics 4's export to BigQuery, counted by the property's own days.

Source: the export's schema (`event_date` is the date in the property's time zone, `ga_session_id` an event parameter that is unique
for one `user_pseudo_id`). A session that lasts past midnight counts on both days, as every per-day count of this export does. The
daily tables of the last three days still change; those of today (`events_intraday_`) are left out.
"""

import datetime as dt

from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.read_only import DatabaseQuery

OLDEST_SUFFIX = "20180101"


def question(source: DatabaseSource, first: dt.date | None, last: dt.date) -> DatabaseQuery:
    """Sessions, users and page views of each day from `first` to `last` that has a table. One row per day, grouped there.

    Events without consent have no `user_pseudo_id`: they count as page views alone.
    """
    sql = f"""
SELECT PARSE_DATE('%Y%m%d', event_date) AS fecha,
       COUNT(DISTINCT IF(user_pseudo_id IS NULL OR session_id IS NULL, NULL,
                         CONCAT(user_pseudo_id, '/', CAST(session_id AS STRING)))) AS visitas,
       COUNT(DISTINCT user_pseudo_id) AS visitantes,
       COUNTIF(event_name = 'page_view') AS paginas_vistas
FROM (
  SELECT event_date, event_name, user_pseudo_id,
         (SELECT p.value.int_value FROM UNNEST(event_params) AS p WHERE p.key = 'ga_session_id') AS session_id
  FROM `{source.bigquery_dataset}.events_*`
  WHERE _TABLE_SUFFIX BETWEEN :first AND :last
) AS events
GROUP BY event_date
ORDER BY event_date
"""
    return DatabaseQuery(sql, {"first": f"{first:%Y%m%d}" if first else OLDEST_SUFFIX, "last": f"{last:%Y%m%d}"})
