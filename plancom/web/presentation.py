"""The presentation that /presentacion serves: the web page of a report, made of the live figures, without Streamlit around it."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import htpy as h
from sqlalchemy.exc import DatabaseError
from starlette.responses import HTMLResponse, Response

from plancom import clock, settings
from plancom.access import Actor
from plancom.html import html_of, web_page
from plancom.indicators.view import View
from plancom.language import address_values, dates
from plancom.language.translation import SOURCE, Language, language, language_named, speaking, tr
from plancom.office import Figures, load
from plancom.plan import Plan, PlanError, Plans, UnknownPlanError
from plancom.reports.deck import Deck
from plancom.reports.formats import FORMATS, file_name
from plancom.reports.html.page import page, served_policy
from plancom.services.decks import report_deck, session_deck, session_named
from plancom.services.presenting import keep_presentation
from plancom.store.db import schema
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import StoreError, acting
from plancom.web.database import database, plans_and_database

CUT_OFF, YEAR, VERSION, SESSION, LANGUAGE = "corte", "anio", "version", "sesion", "lang"
PLAN = "plan"
KEPT = 4  # presentations in memory: one that was opened opens again at once

log = logging.getLogger("plancom.server")


class BadAddressError(ValueError):
    """The address asks for something that does not exist; the message says in Spanish what."""


@dataclass(frozen=True)
class PresentationRequest:
    """What an address asks for, in the language `spoken`; `version` None for the goals in force, `session` "" for the whole report."""

    plan: str
    as_of: dt.date
    year: int | None
    version: int | None
    session: str
    spoken: Language = SOURCE


def presentation(query: Mapping[str, str]) -> Response:
    """The answer to a request for the presentation that `query` describes; in words where there is none. Nothing is written."""
    with speaking(language_named(query.get(LANGUAGE))):
        return _answered(query, _page)


def presented_now(query: Mapping[str, str], actor: Actor) -> Response:
    """Remembers that `actor` opened the presentation that `query` describes: the page itself says so, once it stands."""
    with speaking(language_named(query.get(LANGUAGE))):
        return _answered(query, lambda deck, _html, _plan: _remembered(deck, actor))


def _answered(query: Mapping[str, str], answer: Callable[[Deck, bytes, Plan], Response]) -> Response:
    """The answer that is made of the deck that `query` describes; in words where there is none."""
    try:
        plans, engine = plans_and_database()
        with engine.connect() as connection:
            now = data_version(connection)
        wanted = requested(query, plans)
        the_plan = plans.called(wanted.plan)
        deck, html = _made(settings.database_url(), plans.digest, now, wanted)
        return answer(deck, html, the_plan)
    except BadAddressError as error:
        return _said(str(error), 404)
    except (PlanError, StoreError) as error:
        return _said(str(error), 503)
    except DatabaseError as error:
        log.exception("la presentación no se pudo hacer")
        return _said(schema.unreachable(error), 503)


def _remembered(deck: Deck, actor: Actor) -> Response:
    keep_presentation(acting(database(), actor), deck, "session", actor.name)
    return Response(status_code=204)


def _page(deck: Deck, html: bytes, the_plan: Plan) -> Response:
    name = file_name(the_plan, deck.as_of, FORMATS["html"], session=deck.session)
    headers = {
        "content-security-policy": served_policy(),
        "cache-control": "no-store",
        "content-disposition": f'inline; filename="{name}"',  # what «save the page as» proposes
    }
    return Response(html, media_type="text/html", headers=headers)


def requested(query: Mapping[str, str], plans: Plans) -> PresentationRequest:
    """What the address asks for. Raises BadAddressError."""
    text, today = address_values.name(query.get(CUT_OFF)), clock.today(plans.all[-1])
    as_of = address_values.day(text) if text else today
    if as_of is None:
        raise BadAddressError(tr("«{text}» no es una fecha: escríbala como 2018-09-30.", text=text))
    earliest, latest = plans.offered_days(today)
    if not earliest <= as_of <= latest:
        raise BadAddressError(
            tr(
                "El corte {as_of} está fuera de los planes: escoja uno del {earliest} al {latest}.",
                as_of=dates.date(as_of), earliest=dates.date(earliest), latest=dates.date(latest),
            )
        )  # fmt: skip
    try:
        the_plan = plans.called(address_values.name(query[PLAN])) if query.get(PLAN) else plans.at(as_of)
    except UnknownPlanError as error:
        raise BadAddressError(str(error)) from None
    year, version = (_number(query, name) for name in (YEAR, VERSION))
    if year is not None and not 1 <= year <= the_plan.years:
        raise BadAddressError(tr("El plan tiene {years} años: no hay un año {year}.", years=the_plan.years, year=year))
    return PresentationRequest(the_plan.id, as_of, year, version, address_values.name(query.get(SESSION)), language())


def _number(query: Mapping[str, str], name: str) -> int | None:
    text = address_values.name(query.get(name))
    number = address_values.whole_number(text)
    if text and number is None:
        raise BadAddressError(tr("«{text}» no es un número que sirva en «{name}».", text=text, name=name))
    return number


# A saved session does not change the data's version, so what is kept in memory is the deck as asked for, not the session.
def _made(url: str, plans: str, now: int, wanted: PresentationRequest) -> tuple[Deck, bytes]:
    known_plans, engine = plans_and_database()
    the_plan = known_plans.called(wanted.plan)
    try:
        session = session_named(engine, the_plan, wanted.session) if wanted.session else None
    except LookupError:
        raise BadAddressError(
            tr("No hay una sesión guardada con el nombre «{session}».", session=wanted.session)
        ) from None
    return _written(url, plans, now, wanted, repr(session))


@lru_cache(maxsize=KEPT)
def _written(_url: str, _plans: str, now: int, wanted: PresentationRequest, _session: str) -> tuple[Deck, bytes]:
    log.info("presentación con los datos de la versión %s", now)
    known_plans, engine = plans_and_database()
    the_plan = known_plans.called(wanted.plan)
    session = session_named(engine, the_plan, wanted.session) if wanted.session else None
    try:
        office = load(engine, the_plan).at_version(wanted.version)
        figures = Figures(office, View(office.plan, wanted.as_of, wanted.year))
        deck = session_deck(figures, session) if session else report_deck(figures)
    except LookupError as error:
        raise BadAddressError(tr("No se puede presentar: no existe {error}.", error=error)) from None
    return deck, page(deck, says_presented=True)


def _said(sentence: str, status: int) -> Response:
    """A page with one sentence."""
    body = [h.h1[tr("No hay presentación")], h.p[sentence]]
    return HTMLResponse(html_of(web_page(tr("Presentación"), body)), status, headers={"cache-control": "no-store"})
