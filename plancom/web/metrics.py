"""/metricas: the server's measures as OpenMetrics, for who runs it."""

import datetime as dt
from contextlib import suppress

from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response
from streamlit.runtime import Runtime

from plancom import __version__
from plancom.operation import measures
from plancom.store.db import revisions
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import StoreError
from plancom.store.db.holder import waiting_writers
from plancom.store.figures.reach import last_days, last_import
from plancom.web.database import database


def metrics() -> Response:
    """The answer: what was counted so far, and how database and sessions stand at this moment."""
    measures.build.labels(__version__, revisions.newest() or "").set(1)
    measures.sessions.set(_open_sessions())
    measures.database_up.set(0)
    with suppress(SQLAlchemyError, StoreError):
        _ask_database()
    body: bytes = generate_latest(measures.registry)  # type: ignore[no-untyped-call]
    return Response(body, headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})


def _ask_database() -> None:
    with database().connect() as connection:
        measures.data_version.set(data_version(connection))
        measures.waiting_writers.set(waiting_writers(connection))
        for dataset, day in last_days(connection).items():
            measures.last_day.labels(dataset).set(_moment(dt.datetime.combine(day, dt.time())))
        if (imported := last_import(connection)) is not None:
            measures.last_import.set(_moment(imported))
    measures.database_up.set(1)


def _moment(utc: dt.datetime) -> float:
    return utc.replace(tzinfo=dt.UTC).timestamp()


def _open_sessions() -> int:
    if not Runtime.exists():
        return 0
    return int(Runtime.instance()._session_mgr.num_active_sessions())  # noqa: SLF001 - Streamlit says it in its own metrics alone
