"""The log: a line an event, as text or as JSON, with the request, the person and the session that it belongs to; in a file that rotates itself."""

import logging
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from plancom import settings

FIELDS = ("reference", "request", "account", "session", "method", "route", "path", "status", "ms")
"""What a line may say beside time, level, logger and message; ms are milliseconds."""
BYTES, FILES = 10_000_000, 5
OTHERS = ("uvicorn", "streamlit")
"""Programs around plancom whose lines go into the same file: what they write to the terminal is rotated by nobody."""

_about: ContextVar[Mapping[str, object]] = ContextVar("log_about", default={})  # noqa: B039 - nobody changes it
_askers: list[Callable[[], Mapping[str, object]]] = []


@contextmanager
def log_context(**fields: object) -> Iterator[None]:
    """What is logged in the block belongs to these; names are of FIELDS."""
    token = _about.set({**_about.get(), **fields})
    try:
        yield
    finally:
        _about.reset(token)


def ask(asker: Callable[[], Mapping[str, object]]) -> None:
    """Has `asker` say what a line belongs to where nobody said it around it: a page's run is in a thread of Streamlit's."""
    _askers[:] = [asker]


def log_failure(log: logging.Logger, error: Exception) -> str:
    """Logs a failure of ours with its traceback, under the reference that is given back for whoever met it."""
    reference = secrets.token_hex(4)
    log_to_file()
    log.error("referencia %s", reference, exc_info=error, extra={"reference": reference})
    return reference


def log_path() -> Path:
    """The file: plancom.log, or with the name of this server where there are several (`PLANCOM_REPLICA`)."""
    replica = re.sub(r"[^\w-]", "", os.environ.get("PLANCOM_REPLICA", ""))
    return settings.data_folder() / "logs" / (f"plancom-{replica}.log" if replica else "plancom.log")


@cache
def log_to_file() -> bool:
    """Writes plancom's log, and what the programs around it say, to the file; False where its folder cannot be written."""
    logger = logging.getLogger("plancom")
    logger.setLevel(logging.INFO)
    try:
        log_path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_path(), maxBytes=BYTES, backupCount=FILES, encoding="utf-8", delay=True)
    except OSError:
        logger.warning("no se puede escribir en %s", log_path().parent)
        return False
    handler.setFormatter(formatter())
    handler.addFilter(_belongs)
    logger.addHandler(handler)
    for name in list(logging.Logger.manager.loggerDict):
        if name.partition(".")[0] in OTHERS:
            _redirect(logging.getLogger(name), handler)
    return True


def formatter() -> logging.Formatter:
    """As `PLANCOM_LOG` says: «json», or else lines for people."""
    if os.environ.get("PLANCOM_LOG", "").casefold() != "json":
        return TextLines("%(asctime)s %(levelname)s %(name)s %(message)s")
    names = {"asctime": "time", "levelname": "level", "name": "logger", "exc_info": "traceback"}
    lines = JsonFormatter(
        "{asctime}{levelname}{name}{message}", style="{", rename_fields=names, json_ensure_ascii=False
    )
    lines.converter = time.gmtime
    lines.default_time_format, lines.default_msec_format = "%Y-%m-%dT%H:%M:%S", "%s.%03dZ"
    return lines


class TextLines(logging.Formatter):
    """A line for people, with what it belongs to behind its message."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """The first line; a traceback follows it."""
        said = [f"{name}={value}" for name in FIELDS if (value := record.__dict__.get(name, "")) != ""]
        return " ".join([super().formatMessage(record), *said])


def _belongs(record: logging.LogRecord) -> bool:
    """Gives a record what it belongs to; what it says itself goes before. Of the programs around plancom only what went wrong is kept."""
    if record.levelno < logging.WARNING and record.name.partition(".")[0] in OTHERS:
        return False
    fields: dict[str, object] = {}
    for asker in _askers:
        fields |= asker()
    for name, value in {**fields, **_about.get()}.items():
        if value not in {"", None} and name not in record.__dict__:
            record.__dict__[name] = value
    _shorten(record)
    return True


def _shorten(record: logging.LogRecord) -> None:
    """Of what a browser sent and Streamlit could not read no traceback is of use to anybody."""
    if record.exc_info and record.exc_info[1] is not None and type(record.exc_info[1]).__name__ == "DecodeError":
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None


def _redirect(logger: logging.Logger, handler: logging.Handler) -> None:
    for before in list(logger.handlers):
        if isinstance(before, logging.StreamHandler):
            logger.removeHandler(before)
    logger.propagate = False
    logger.addHandler(handler)
