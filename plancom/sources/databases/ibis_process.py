"""The process that asks an engine through Ibis: one question comes in as JSON, its rows go out as an Arrow stream.

Imports nothing of plancom: what the engines need may be installed in an environment of its own (docs/database-sources.md), and what an engine
starts (Spark's driver is a Java machine) ends with this process. Run by `ibis_engines` alone.
"""

import json
import os
import sys
from contextlib import suppress
from typing import Any, BinaryIO

FAILED = 3
"""The exit status of a question that has no answer; standard output then says why, for `failures` to tell it from other reasons."""


def main() -> None:
    """Answers the question on standard input."""
    asked = json.load(sys.stdin)
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what Java or a driver prints is no part of the answer
        try:
            backend = _connected(asked)
            _write(backend, asked, out)
        except Exception as error:  # noqa: BLE001 - whatever an engine raises is told by its state and its words
            why = {"lacking": isinstance(error, ImportError), "state": _state(error), "said": str(error)}
            out.write(json.dumps(why).encode())
            out.flush()
            os._exit(FAILED)  # engines hold threads that do not end
        with suppress(Exception):  # a cluster has its cores back at once
            backend.disconnect()
        os._exit(0)


def _write(backend: Any, asked: dict[str, Any], out: BinaryIO) -> None:
    """The rows, at most one more than are allowed: the engine cuts there, so that no raw table ever travels."""
    import pyarrow as pa  # noqa: PLC0415 - whether it is there is part of the answer

    expression = backend.sql(asked["sql"]).limit(asked["rows"] + 1)
    with expression.to_pyarrow_batches(chunk_size=1000) as answer:
        batches = list(answer)
        schema = (
            batches[0].schema if batches else answer.schema
        )  # Ibis promises UTC, and DuckDB keeps the session's zone
    table = pa.Table.from_batches(batches, schema)
    with pa.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)
    out.flush()


def _connected(asked: dict[str, Any]) -> Any:
    """A connection of Ibis that reads alone and cuts days in the plan's zone, where the engine has such."""
    return {
        "spark": _spark,
        "sc": _spark,
        "duckdb": _duckdb,
        "trino": _trino,
        "clickhouse": _clickhouse,
        "snowflake": _snowflake,
        "bigquery": _bigquery,
    }[asked["engine"]](asked)


def _spark(asked: dict[str, Any]) -> Any:
    """Spark as a cluster, `spark://`, or through Spark Connect, `sc://`: what else stands in the address are Spark's own settings."""
    import ibis  # noqa: PLC0415 - only this engine needs it
    from pyspark.sql import SparkSession  # noqa: PLC0415 - as above

    port = asked["port"] or (15002 if asked["engine"] == "sc" else 7077)
    where = f"{asked['engine']}://{asked['host']}:{port}"
    settings = {"spark.app.name": "plancom", "spark.ui.enabled": "false", **asked["options"]}
    if asked["engine"] == "sc":
        session = SparkSession.builder.remote(f"{where}/{asked['path']}").getOrCreate()
    else:
        if asked["host"]:
            settings["spark.master"] = where
        builder = SparkSession.builder
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
    return ibis.pyspark.connect(session, **{"spark.sql.session.timeZone": asked["zone"]})


def _duckdb(asked: dict[str, Any]) -> Any:
    """DuckDB on a file, which is opened for reading alone; without one, on the files that the query names."""
    import ibis  # noqa: PLC0415 - as above

    path = asked["path"]
    backend = ibis.duckdb.connect(path or ":memory:", read_only=bool(path), **asked["options"])
    backend.settings["TimeZone"] = asked["zone"]
    return backend


def _trino(asked: dict[str, Any]) -> Any:
    import ibis  # noqa: PLC0415 - as above
    from trino.auth import BasicAuthentication  # noqa: PLC0415 - as above

    catalog, _, schema = asked["path"].partition("/")
    given = {"user": asked["user"] or "plancom", "host": asked["host"], "port": asked["port"] or 8080}
    if asked["password"]:
        given |= {"auth": BasicAuthentication(asked["user"], asked["password"]), "http_scheme": "https"}
    given |= {"session_properties": {"query_max_run_time": f"{asked['seconds']}s"}, "timezone": asked["zone"]}
    return ibis.trino.connect(
        database=catalog or None, schema=schema or None, source="plancom", **given, **asked["options"]
    )


def _clickhouse(asked: dict[str, Any]) -> Any:
    import ibis  # noqa: PLC0415 - as above

    settings = {"readonly": 2, "max_execution_time": asked["seconds"], "session_timezone": asked["zone"]}
    options = {name: value for name, value in asked["options"].items() if name != "secure"}
    return ibis.clickhouse.connect(
        host=asked["host"],
        port=asked["port"],
        user=asked["user"] or "default",
        password=asked["password"],
        database=asked["path"] or "default",
        secure=asked["options"].get("secure", "").lower() in {"1", "true"},
        settings=settings,
        **options,
    )


def _snowflake(asked: dict[str, Any]) -> Any:
    """Without the functions that Ibis would make there: they are written into a database of their own."""
    import ibis  # noqa: PLC0415 - as above

    database, _, schema = asked["path"].partition("/")
    backend = ibis.snowflake.connect(
        user=asked["user"],
        password=asked["password"],
        account=asked["host"],
        database=database,
        schema=schema or None,
        session_parameters={"STATEMENT_TIMEOUT_IN_SECONDS": asked["seconds"]},
        create_object_udfs=False,
        **asked["options"],
    )
    with backend.con.cursor() as cursor:  # Ibis sets it to UTC as it connects
        cursor.execute("ALTER SESSION SET TIMEZONE = %s", (asked["zone"],))
    return backend


def _bigquery(asked: dict[str, Any]) -> Any:
    """BigQuery, whose session has no zone: a query names it, `DATE(moment, 'America/Bogota')`."""
    import ibis  # noqa: PLC0415 - as above

    return ibis.bigquery.connect(project_id=asked["host"], dataset_id=asked["path"], **asked["options"])


def _state(error: BaseException) -> str:
    """The SQLSTATE that the engine gives, «» where it gives none."""
    given = getattr(error, "getSqlState", None) or getattr(error, "sqlstate", None)
    return str((given() if callable(given) else given) or "")


if __name__ == "__main__":
    main()
