"""What anybody may read while the office lets them: the public page at /publico and a card per indicator at /tarjeta/…"""

import datetime as dt
import logging
from functools import lru_cache

from sqlalchemy.exc import DatabaseError
from starlette.responses import HTMLResponse, Response

from plancom import clock, settings
from plancom.indicators.view import View
from plancom.language.translation import LANGUAGES, Language, language, language_named, later, speaking, tr
from plancom.office import Figures, load
from plancom.plan import PlanError
from plancom.reports.deck import Deck
from plancom.reports.shared import card_page, public_page
from plancom.reports.shared.pages import POLICY
from plancom.services.decks import report_deck
from plancom.store.access.publication import publication
from plancom.store.db import schema
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import StoreError
from plancom.web.database import plans_and_database
from plancom.web.guard import said

log = logging.getLogger("plancom.server")

OFF = later("Esta página no está publicada.")


def public(indicator: str = "", spoken: str | None = None) -> Response:
    """The public page, or the card of one indicator; 404 with a sentence while it is off, or for an unknown indicator."""
    with speaking(language_named(spoken)):
        try:
            return _public(indicator)
        except (PlanError, StoreError) as error:
            return _said(str(error), 503)
        except DatabaseError as error:
            log.exception("la página pública no se pudo hacer")
            return _said(schema.unreachable(error), 503)


def _public(indicator: str) -> Response:
    plans, engine = plans_and_database()
    with engine.connect() as connection:
        is_on, now = publication(connection).is_on, data_version(connection)
    if not is_on:
        return _said(tr(OFF))
    day = clock.today(plans.all[-1])
    deck = _deck(settings.database_url(), plans.digest, now, day, language())
    if not indicator:
        return _answer(public_page(deck), "frame-ancestors 'none'")
    try:
        return _answer(card_page(deck, indicator), "frame-ancestors *")
    except KeyError:
        return _said(tr("No hay una tarjeta de ese indicador."))


@lru_cache(maxsize=2 * len(LANGUAGES))
def _deck(_url: str, _plans: str, _version: int, day: dt.date, _spoken: Language) -> Deck:
    plans, engine = plans_and_database()
    office = load(engine, plans.at(day))
    return report_deck(
        Figures(office, View(office.plan, day)), with_outlooks=False
    )  # which neither page nor card shows


def _answer(html: str, frames: str) -> Response:
    headers = {"content-security-policy": f"{POLICY}; {frames}", "cache-control": "no-cache"}
    if frames.endswith(
        "*"
    ):  # where both stand, browsers follow the policy and not this older header; here it must not say no
        headers |= {"x-frame-options": "ALLOWALL", "cross-origin-resource-policy": "cross-origin"}
    return HTMLResponse(html, headers=headers)


def _said(sentence: str, status: int = 404) -> Response:
    return said(sentence, status, tr("No publicada"))
