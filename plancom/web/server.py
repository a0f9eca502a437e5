"""What the server does besides running pages: starts warm, says how it is at /salud, and turns a failure into a reference number."""

import asyncio
import gc
import importlib
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from plancom import __version__, settings
from plancom.language.translation import tr
from plancom.sources.sandbox import pool
from plancom.web.shell import overlay
from plancom.web.shell.middleware import SecurityHeaders, SpokenShell

HEAVY = (
    "pandas",
    "plotly.graph_objects",
    "sqlalchemy.orm",
)  # together about a second, which the first visitor would wait
PING_SECONDS = 3.0
LOG_BYTES = 2_000_000
LOG_FILES = 5
YEAR_SECONDS = 365 * 24 * 3600

log = logging.getLogger("plancom.server")


# ------------------------------------------------------------------------------------------------------------- start


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Import what every page needs before the first visitor comes, and take it out of the garbage collector's sight."""
    log_to_file()
    for module in HEAVY:
        try:
            importlib.import_module(module)
        except ImportError:  # the page that needs it will say so; the others work
            log.exception("no se pudo importar %s", module)
    pool.warm()
    checks = _checks()
    gc.collect()
    gc.freeze()
    log.info("el tablero empezó")
    yield
    if checks is not None:
        checks.stop()
    pool.stop()
    log.info("el tablero se detuvo")


def _checks() -> Any:
    """What has the database checked now and then; None where it cannot be loaded: pages say why themselves."""
    try:
        from plancom.services.periodic_checks import PeriodicChecks  # noqa: PLC0415 - as `health`: the server must start without

        checks = PeriodicChecks()
        checks.start()
    except ImportError:
        log.exception("no se puede revisar la base de datos")
        return None
    return checks


def log_folder() -> Path:
    """Where plancom.log is written."""
    return settings.data_folder() / "logs"


@cache
def log_to_file() -> bool:
    """Write plancom's log to a file of its own, rotated; False where the folder cannot be written."""
    logger = logging.getLogger("plancom")
    logger.setLevel(logging.INFO)
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_folder() / "plancom.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        logger.warning("no se puede escribir en %s", log_folder())
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    return True


# ------------------------------------------------------------------------------------------------------------ failures


def apologise(error: Exception) -> bool:
    """Log an uncaught exception under a reference number and show only that number. True: Streamlit shows nothing of its own."""
    reference = secrets.token_hex(4)
    log_to_file()
    log.error("referencia %s", reference, exc_info=error)
    st.error(
        tr(
            "No pudimos mostrar esta parte del tablero. Sus datos están a salvo. Recargue la página; si vuelve a ocurrir, avise a la oficina de sistemas con la referencia **{reference}**: con ella se encuentra el detalle en `plancom.log`.",
            reference=reference,
        ),
        icon="⚠️",
    )
    return True


# -------------------------------------------------------------------------------------------------------------- health


def ping_database() -> None:
    """Ask the database for the number one. Raises whatever stands in the way."""
    from sqlalchemy import text  # noqa: PLC0415 - health must answer even where the database's libraries are broken

    with _engine(settings.database_url()).connect() as connection:
        connection.execute(text("SELECT 1"))


@cache
def _engine(url: str) -> Any:
    from plancom.store.db.engine import make_engine  # noqa: PLC0415

    return make_engine(url)


async def health(ping: Callable[[], None]) -> tuple[dict[str, str], int]:
    """The body and the status of /salud: 200 when the database answers in time, else 503. No word about why goes out, only to the log."""
    body = {"app": "plancom", "version": __version__, "status": "ok", "database": "ok"}
    try:
        await asyncio.wait_for(asyncio.to_thread(ping), PING_SECONDS)
    except Exception:
        log.exception("la base de datos no responde")
        return {**body, "status": "error", "database": "error"}, 503
    return body, 200


# --------------------------------------------------------------------------------------------------------------- parts


def routes(ping: Callable[[], None] = ping_database) -> list[Route]:
    """/salud for whoever watches the server, the overlay's script, the presentation, and what is public."""

    async def salud(_request: Request) -> Response:
        body, status = await health(ping)
        return JSONResponse(body, status, headers={"cache-control": "no-store"})

    async def spanish(request: Request) -> Response:
        current = request.query_params.get("v") == overlay.fingerprint()
        kept = f"public, max-age={YEAR_SECONDS}, immutable" if current else "no-cache"
        return Response(overlay.script(), media_type="text/javascript", headers={"cache-control": kept})

    async def overview(request: Request) -> Response:
        """The default page lives at «/» alone; Streamlit answers its own name with «page not found»."""
        return RedirectResponse(str(request.url.replace(path="/")), 307)

    async def present(request: Request) -> Response:
        """The council's slides, for whoever may open the dashboard; another name for this computer is refused, as the websocket does."""
        if not is_host_allowed(request.headers.get("host")):
            return PlainTextResponse(tr("Este nombre no abre el tablero."), 403)
        from plancom.web.presentation import presentation  # noqa: PLC0415 - the libraries of reports are loaded when first asked for

        return await asyncio.to_thread(presentation, dict(request.query_params))

    async def share(request: Request) -> Response:
        """What anybody may read, while the office lets them."""
        if not is_host_allowed(request.headers.get("host")):
            return PlainTextResponse(tr("Este nombre no abre el tablero."), 403)
        from plancom.web.public_page import public  # noqa: PLC0415 - as above

        return await asyncio.to_thread(
            public, request.path_params.get("indicator", ""), request.query_params.get("lang")
        )

    return [
        Route("/publico", share, methods=["GET"]),
        Route("/tarjeta/{indicator}", share, methods=["GET"]),
        Route("/presentacion", present, methods=["GET"]),
        Route("/resumen", overview, methods=["GET"]),
        Route("/salud", salud, methods=["GET"]),
        Route(overlay.PATH, spanish, methods=["GET"]),
    ]


def middleware() -> list[Middleware]:
    """From the outside in: headers on every answer, then the shell in the reader's language."""
    return [Middleware(SecurityHeaders), Middleware(SpokenShell)]
