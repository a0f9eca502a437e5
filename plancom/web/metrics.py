"""/metricas: the server's metrics as OpenMetrics, for who runs it."""

import datetime as dt
from contextlib import suppress

from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response
from streamlit.runtime import Runtime

from plancom import __version__
from plancom.operation import metrics
from plancom.store.db import revisions
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import StoreError
from plancom.store.db.holder import waiting_writers
from plancom.store.figures.queries import last_days, last_import
from plancom.web.database import database


def response() -> Response:
    """The answer: what was counted so far, and how database and sessions stand at this moment."""
    metrics.build.labels(__version__, revisions.newest() or "").set(1)
    metrics.sessions.set(_open_sessions())
    metrics.database_up.set(0)
    with suppress(SQLAlchemyError, StoreError):
        _ask_database()
    body: bytes = generate_latest(metrics.registry)  # type: ignore[no-untyped-call]
    return Response(body, headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})


def _ask_database() -> None:
    with database().connect() as connection:
        metrics.data_version.set(data_version(connection))
        metrics.waiting_writers.set(waiting_writers(connection))
        for dataset, day in last_days(connection).items():
            metrics.last_day.labels(dataset).set(_moment(dt.datetime.combine(day, dt.time())))
        if (imported := last_import(connection)) is not None:
            metrics.last_import.set(_moment(imported))
    metrics.database_up.set(1)


def _moment(utc: dt.datetime) -> float:
    return utc.replace(tzinfo=dt.UTC).timestamp()


def _open_sessions() -> int:
    if not Runtime.exists():
        return 0
    return int(Runtime.instance()._session_mgr.num_active_sessions())  # noqa: SLF001 - Streamlit says it in its own metrics alone
