"""Metrics: what the server counts of itself while it works, in the words of Prometheus and OpenMetrics; seconds, bytes and moments in Unix time."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

registry = CollectorRegistry()
"""plancom's own: what libraries register by themselves is not in it."""
ProcessCollector(registry=registry)

requests = Counter(
    "plancom_requests",
    "Requests answered, by route, method and status.",
    ["route", "method", "status"],
    registry=registry,
)
runs = Histogram(
    "plancom_run_seconds", "How long a run of a page took.", ["page"], registry=registry,
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)  # fmt: skip
imports = Counter("plancom_imports", "Files that were to be saved, by outcome.", ["outcome"], registry=registry)

build = Gauge(
    "plancom_build",
    "1, with the version and the newest revision of the tables that it knows.",
    ["version", "revision"],
    registry=registry,
)
database_up = Gauge(
    "plancom_database_up", "1 where the database answered while this was asked, else 0.", registry=registry
)
data_version = Gauge("plancom_data_version", "The version of the data: it grows with each change.", registry=registry)
last_day = Gauge(
    "plancom_last_day_timestamp_seconds", "The last day of which figures are known, by dataset.", ["dataset"], registry=registry
)  # fmt: skip
last_import = Gauge("plancom_last_import_timestamp_seconds", "When something was imported last.", registry=registry)
waiting_writers = Gauge("plancom_waiting_writers", "How many wait to write into the database.", registry=registry)
sessions = Gauge("plancom_sessions", "Tabs that are open on this server.", registry=registry)
