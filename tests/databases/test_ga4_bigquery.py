"""GA4's BigQuery export: the query's own meaning, tried on DuckDB after translation, and what BigQuery would be sent."""

import datetime as dt

import pytest
import sqlglot
from sqlglot import exp

from plancom.sources.databases import ga4_bigquery, query
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.select_check import only_reads
from tests.builders import d

SOURCE = DatabaseSource(
    name="ga", url="bigquery://proyecto", ready_made="ga4_bigquery", bigquery_dataset="proyecto.analytics_1"
)


@pytest.fixture
def counts():
    """`counts(events, first, last)`: the answer over events (table's suffix, event_date, name, user, session)."""
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE events (_TABLE_SUFFIX VARCHAR, event_date VARCHAR, event_name VARCHAR, user_pseudo_id VARCHAR,"
        " event_params STRUCT(key VARCHAR, value STRUCT(string_value VARCHAR, int_value BIGINT))[])"
    )

    def run(events, first="2018-01-01", last="2018-01-31"):
        for suffix, day, name, user, session in events:
            params = [{"key": "page_location", "value": {"string_value": "/", "int_value": None}}]
            if session:
                params.append({"key": "ga_session_id", "value": {"string_value": None, "int_value": session}})
            connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", [suffix, day, name, user, params])
        asked = ga4_bigquery.question(SOURCE, d(first), d(last))
        tree = sqlglot.parse_one(asked.sql, read="bigquery")
        for table in tree.find_all(exp.Table):
            if table.name == "events_*":
                table.replace(exp.to_table("events"))
        for placeholder in list(tree.find_all(exp.Placeholder)):
            placeholder.replace(exp.Literal.string(asked.values[placeholder.name]))
        return connection.execute(tree.sql("duckdb")).fetchall()

    yield run
    connection.close()


def test_sessions_users_and_page_views_of_each_day(counts):
    day = "20180105"
    rows = counts(
        [
            (day, day, "session_start", "a", 1),
            (day, day, "page_view", "a", 1),
            (day, day, "page_view", "a", 1),
            (day, day, "page_view", "a", 2),
            (day, day, "page_view", "b", 1),  # a session's number is unique for one user alone
            ("20180106", "20180106", "page_view", "a", 2),  # past midnight: the session counts on both days
        ]
    )
    assert rows == [(dt.date(2018, 1, 5), 3, 2, 4), (dt.date(2018, 1, 6), 1, 1, 1)]


def test_events_without_consent_are_page_views_alone(counts):
    day = "20180105"
    rows = counts(
        [(day, day, "page_view", None, None), (day, day, "page_view", "a", None), (day, day, "scroll", "a", 7)]
    )
    assert rows == [(dt.date(2018, 1, 5), 1, 1, 2)]


def test_only_the_daily_tables_of_the_days_asked_for_are_read(counts):
    rows = counts(
        [
            ("20180104", "20180104", "page_view", "a", 1),
            ("20180105", "20180105", "page_view", "a", 1),
            ("intraday_20180105", "20180105", "page_view", "b", 1),
            ("20180107", "20180107", "page_view", "a", 1),
        ],
        "2018-01-05",
        "2018-01-06",
    )
    assert rows == [(dt.date(2018, 1, 5), 1, 1, 1)]


def test_bigquery_is_sent_one_select_over_the_declared_dataset():
    asked = ga4_bigquery.question(SOURCE, None, d("2018-01-31"))
    assert only_reads(asked.sql, "bigquery") is None
    assert "FROM `proyecto.analytics_1.events_*`" in asked.sql
    assert asked.values == {"first": "20180101", "last": "20180131"}


def test_days_whose_tables_expired_since_the_last_sync_are_not_zero(monkeypatch, plan, today):
    def rows(_source, _url, _limits, wanted):
        columns = ["fecha", "visitas", "visitantes", "paginas_vistas"]
        return columns, [(dt.date(2018, 9, 5), 3, 2, 4), (dt.date(2018, 9, 7), 1, 1, 1)], wanted

    monkeypatch.setattr(query, "_rows", rows)
    found = query.ask(SOURCE, plan, today, covered=d("2018-06-30")).result
    assert found.covers == (d("2018-09-05"), d("2018-09-07"))
    assert found.table["visits"].tolist() == [3, 0, 1]
