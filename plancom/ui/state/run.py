"""What one run of a page keeps while it draws: the plans that it asked for, its request, and which charts bear which names."""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from plancom.language.text import slug
from plancom.operation import log, metrics
from plancom.plan import Plans
from plancom.plan.plans import Kept


@dataclass
class Run:
    """One run: the plans that the office put in force itself, as it found them, all in force by language, and whose chart each name on the page is."""

    kept_plans: Kept | None = None
    plans: dict[str, Plans] = field(default_factory=dict)
    charts: dict[str, str] = field(default_factory=dict)
    page: str = ""  # its name in the address; "" until it is known
    request: str | None = None  # the name of its session's, once it was asked for

    def chart_name(self, name: str, origin: str) -> str:
        """The name of a chart of `origin` on this page: its own, unless another's chart has it (two goals of one dataset)."""
        return name if self.charts.setdefault(name, origin) == origin else f"{name}-{slug(origin)}"


REQUEST_HEADER = "x-request-id"
"""In which the server tells a websocket's request its name (plancom.web.guard)."""
logger = logging.getLogger(__name__)
_run: ContextVar[Run | None] = ContextVar("run", default=None)


def begin_run() -> None:
    """From here on a page is drawn."""
    _run.set(Run())


def this_run() -> Run:
    """The run that is being drawn; one of its own for whoever asks from elsewhere."""
    return _run.get() or Run()


@contextmanager
def observed_run() -> Iterator[None]:
    """A run whose page and time are in the log and among the metrics, however it ends."""
    began = time.monotonic()
    try:
        yield
    finally:
        page, seconds = this_run().page, time.monotonic() - began
        metrics.runs.labels(page).observe(seconds)
        logger.info("página «%s»", page, extra={"route": page, "ms": round(1000 * seconds)})


def request_name() -> str:
    """The name of the request with which the session's websocket opened; "" outside of a session."""
    run = this_run()
    if run.request is None:  # Streamlit takes all the headers apart each time
        run.request = st.context.headers.get(REQUEST_HEADER, "")
    return run.request


def _belongs() -> Mapping[str, object]:
    """What a line that a page's run logs belongs to."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return {}
    return {"session": context.session_id, "account": context.user_info.get("email") or "", "request": request_name()}


log.ask(_belongs)
