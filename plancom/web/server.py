"""What the server does besides running pages: starts warm, says how it is at /salud, and turns a failure into a reference number."""

import asyncio
import gc
import importlib
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from typing import Any, NoReturn
from urllib.parse import unquote

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import config

from plancom import __version__, settings
from plancom.access.settings import AccessSettingsError
from plancom.language import address_values
from plancom.language.translation import tr
from plancom.operation.log import log_failure, log_to_file
from plancom.services import access
from plancom.sources.sandbox import allocator, pool
from plancom.store.db.engine import StoreError
from plancom.web.database import database
from plancom.web.guard import ACTOR, Guard, served_wide
from plancom.web.limits import RequestLimits
from plancom.web.requests import Requests
from plancom.web.shell import overlay
from plancom.web.shell.middleware import SecurityHeaders, SpokenShell
from plancom.web.shell.static_files import PackedFiles
from plancom.web.slow_connections import limit_heads

HEAVY = (
    "pandas",
    "plotly.graph_objects",
    "sqlalchemy.orm",
)  # together about a second, which the first visitor would wait
AUTHOR_COOKIE = "plancom_author"  # written by plancom/web/shell/author.js
PING_SECONDS = 3.0
YEAR_SECONDS = 365 * 24 * 3600

log = logging.getLogger("plancom.server")


# ------------------------------------------------------------------------------------------------------------- start


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Import what every page needs before the first visitor comes, and take it out of the garbage collector's sight."""
    log_to_file()
    require_safe_service()
    limit_heads()
    allocator.share_arena()
    pool.serve_several()
    for module in HEAVY:
        try:
            importlib.import_module(module)
        except ImportError:  # the page that needs it will say so; the others work
            log.exception("no se pudo importar %s", module)
    _upgrade_database()
    checks = _checks()
    gc.collect()
    gc.freeze()
    allocator.released()
    log.info("el tablero empezó")
    yield
    if checks is not None:
        checks.stop()
    pool.stop()
    log.info("el tablero se detuvo")


def require_safe_service() -> None:
    """Stops the start, with a sentence, where the access settings are wrong, or where others would be let in without signing in."""
    try:
        rules = access.rules()
    except AccessSettingsError as error:
        _stop(str(error))
    if rules.signs_in:
        return
    address, hosts = config.get_option("server.address"), config.get_option("server.allowedHosts")
    if served_wide(address, hosts):
        _stop(
            tr(
                "El tablero no arranca en «{address}»: sin la entrada con contraseña solo atiende a este computador (127.0.0.1). Escriba [auth] y [access] en «{secrets}»; docs/operacion.md dice cómo.",
                address=address or "*", secrets=settings.secrets_path(),
            )
        )  # fmt: skip


def _stop(sentence: str) -> NoReturn:
    """Ends the process before it serves anybody; an exception would bring forty lines of the server's own with the sentence."""
    log.critical(sentence)
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    logging.shutdown()
    os._exit(1)


def _upgrade_database() -> None:
    """Brings the database to this version's tables before anybody comes. Where that cannot be, every page says why, and tries again."""
    try:
        database()
    except (ImportError, StoreError):
        log.exception("la base de datos no se pudo poner al día")


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


# ------------------------------------------------------------------------------------------------------------ failures


def apologise(error: Exception) -> bool:
    """Log an uncaught exception under a reference number and show only that number. True: Streamlit shows nothing of its own."""
    reference = log_failure(log, error)
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


_PINGS = ThreadPoolExecutor(2, "ping")
"""Threads of health's own: those that all share are busy for as long as presentations are made."""


async def health(ping: Callable[[], None]) -> tuple[dict[str, str], int]:
    """The body and the status of /salud: 200 when the database answers in time, else 503. No word about why goes out, only to the log."""
    body = {"app": "plancom", "version": __version__, "status": "ok", "database": "ok"}
    try:
        await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(_PINGS, ping), PING_SECONDS)
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

    async def measured(_request: Request) -> Response:
        """What the server counts of itself."""
        from plancom.web import metrics  # noqa: PLC0415 - for who asks alone

        return await asyncio.to_thread(metrics.response)

    async def spanish(request: Request) -> Response:
        current = request.query_params.get("v") == overlay.fingerprint()
        kept = f"public, max-age={YEAR_SECONDS}, immutable" if current else "no-cache"
        return Response(overlay.script(), media_type="text/javascript", headers={"cache-control": kept})

    async def overview(request: Request) -> Response:
        """The default page lives at «/» alone; Streamlit answers its own name with «page not found»."""
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"./{query}", 307)  # relative: whoever sends the request chooses its Host

    async def present(request: Request) -> Response:
        """The council's slides, for whoever may see the dashboard."""
        from plancom.web.presentation import presentation  # noqa: PLC0415 - the libraries of reports are loaded when first asked for

        return await asyncio.to_thread(presentation, dict(request.query_params))

    async def was_presented(request: Request) -> Response:
        """That the slides were opened: what was shown to the council is remembered with its figures."""
        from plancom.web.presentation import presented_now  # noqa: PLC0415 - as above

        actor = request.scope[ACTOR]
        if not access.rules().signs_in:
            actor = replace(actor, name=address_values.name(unquote(request.cookies.get(AUTHOR_COOKIE, ""))))
        return await asyncio.to_thread(presented_now, dict(request.query_params), actor)

    async def share(request: Request) -> Response:
        """What anybody may read, while the office lets them."""
        from plancom.web.public_page import public  # noqa: PLC0415 - as above

        indicator = address_values.name(request.path_params.get("indicator"))
        return await asyncio.to_thread(public, indicator, request.query_params.get("lang"))

    return [
        Route("/publico", share, methods=["GET"]),
        Route("/tarjeta/{indicator}", share, methods=["GET"]),
        Route("/presentacion", present, methods=["GET"]),
        Route("/presentacion/mostrada", was_presented, methods=["POST"]),
        Route("/resumen", overview, methods=["GET"]),
        Route("/salud", salud, methods=["GET"]),
        Route("/metricas", measured, methods=["GET"]),
        Route(overlay.PATH, spanish, methods=["GET"]),
    ]


def middleware() -> list[Middleware]:
    """From the outside in: each request's name and line, headers on every answer, the guard, the limits, packed files, the shell in the reader's language."""
    return [
        Middleware(Requests),
        Middleware(SecurityHeaders),
        Middleware(Guard),
        Middleware(RequestLimits),
        Middleware(PackedFiles),
        Middleware(SpokenShell),
    ]


def sign_in_secrets() -> dict[str, Any] | None:
    """What Streamlit is told of signing in, of plancom's own secrets file; nothing where nobody signs in, or where `lifespan` will say what is wrong."""
    try:
        rules = access.rules()
    except AccessSettingsError:
        return None
    return {"auth": rules.auth} if rules.signs_in else None
