"""Drafts of plans: begun from another plan, changed place by place by several people at once, taken back, put in force."""

import datetime as dt
import json
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.language.translation import tr
from plancom.plan.plan_text import Place, PlanText
from plancom.store.db.engine import writing
from plancom.store.office.documents import Document
from plancom.store.plans import plan_drafts
from plancom.store.plans.plan_drafts import PLAN_DRAFTS, DraftHistory, PlanDraft

ANYTHING = object()
"""That it does not matter what stood in a place before."""


class PlaceConflictError(Exception):
    """Somebody else changed the place meanwhile: `author` wrote `value` there, or took it out where it `is_gone`. Nothing was written."""

    def __init__(self, author: str, value: Any, *, is_gone: bool = False) -> None:
        super().__init__(author)
        self.author, self.value, self.is_gone = author, value, is_gone


class ClosedDraftError(ValueError):
    """The draft is written no more; the message says in Spanish what became of it."""


def begin(engine: Engine, text: PlanText, *, author: str, now: dt.datetime) -> PlanDraft:
    """A new draft with that text."""
    with writing(engine, acts.WRITE_PLAN) as connection:
        draft = secrets.token_hex(4)
        return PLAN_DRAFTS.document(connection, draft).append(
            connection, PlanDraft(draft, text.text, author=author), now
        )


def change(
    engine: Engine,
    draft: str,
    place: Place,
    changed: Callable[[PlanText], PlanText],
    *,
    author: str,
    now: dt.datetime,
    before: Any = ANYTHING,
) -> PlanDraft:
    """The draft as `changed` leaves it in one `place`, whatever others changed elsewhere meanwhile.

    `before` is what its author saw in that place. Raises PlaceConflictError where that is not what stands there now, and
    ClosedDraftError.
    """
    with writing(engine, acts.WRITE_PLAN) as connection:
        newest = _open(connection, draft)
        text, where = PlanText(newest.text), json.dumps(place)
        author_since = plan_drafts.last_author(connection, draft, where) or newest.author
        if before is not ANYTHING and text.value(*place) != before:
            raise PlaceConflictError(author_since, text.value(*place))
        try:
            after = changed(text)
        except LookupError as error:
            raise PlaceConflictError(newest.author, None, is_gone=True) from error
        return _written(connection, PlanDraft(draft, after.text, place=where, author=author), newest, now)


def take_back(
    engine: Engine, draft: str, *, author: str, now: dt.datetime, seen: int | None = None
) -> PlanDraft | None:
    """The draft without its last change; None where there is none to take back.

    `seen` is the version that its author had before their eyes. Raises PlaceConflictError where somebody changed something since, and
    ClosedDraftError.
    """
    return _restored(engine, draft, lambda known: known.back, author=author, now=now, seen=seen)


def redo(engine: Engine, draft: str, *, author: str, now: dt.datetime, seen: int | None = None) -> PlanDraft | None:
    """The draft with the change that was taken back last; None where there is none, or something was changed since. Raises as `take_back`."""
    return _restored(engine, draft, lambda known: known.forward, author=author, now=now, seen=seen)


def _restored(
    engine: Engine,
    draft: str,
    target: Callable[[DraftHistory], int | None],
    *,
    author: str,
    now: dt.datetime,
    seen: int | None,
) -> PlanDraft | None:
    """The draft as one of its versions was."""
    with writing(engine, acts.WRITE_PLAN) as connection:
        newest = _open(connection, draft)
        if seen is not None and newest.version != seen:
            raise PlaceConflictError(newest.author, None)
        version = target(plan_drafts.history(connection, draft))
        if version is None:
            return None
        there = plan_drafts.numbered(connection, draft, version)
        return _added_to(newest).append(connection, PlanDraft(draft, there.text, restores=version, author=author), now)


def discard(engine: Engine, draft: str, *, author: str, now: dt.datetime) -> PlanDraft:
    """Puts a draft away; its versions stay. Raises ClosedDraftError."""
    with writing(engine, acts.WRITE_PLAN) as connection:
        newest = _open(connection, draft)
        return _written(connection, PlanDraft(draft, newest.text, "discarded", author=author), newest, now)


def reopen(engine: Engine, draft: str, *, author: str, now: dt.datetime) -> PlanDraft | None:
    """Takes up a draft again that was put away; None where there is none of that id that was."""
    with writing(engine, acts.WRITE_PLAN) as connection:
        newest = plan_drafts.newest(connection, draft)
        if newest is None or newest.state != "discarded":
            return None
        return _written(connection, PlanDraft(draft, newest.text, author=author), newest, now)


def close(connection: Connection, draft: str, text: str, *, author: str, now: dt.datetime) -> None:
    """A draft with this `text` is put in force, in the transaction of `connection`. Raises PlaceConflictError where it changed since, and ClosedDraftError."""
    newest = _open(connection, draft)
    if newest.text != text:
        raise PlaceConflictError(newest.author, None)
    _written(connection, PlanDraft(draft, newest.text, "put_in_force", author=author), newest, now)


def _open(connection: Connection, draft: str) -> PlanDraft:
    """The draft as it stands. Raises ClosedDraftError where it is not written any more."""
    newest = plan_drafts.newest(connection, draft)
    if newest is None:
        raise ClosedDraftError(tr("Ese borrador no existe."))
    if newest.state == "put_in_force":
        raise ClosedDraftError(
            tr(
                "{author} puso este borrador en vigor: ya no se cambia. Empiece otro desde ese plan.",
                author=newest.author,
            )
        )
    if newest.state == "discarded":
        raise ClosedDraftError(
            tr("{author} descartó este borrador. Puede recuperarlo en «Planes».", author=newest.author)
        )
    return newest


def _written(connection: Connection, version: PlanDraft, newest: PlanDraft, now: dt.datetime) -> PlanDraft:
    """Adds the version; the newest one where it says no more than that."""
    return _added_to(newest).add(connection, version, now) or newest


def _added_to(newest: PlanDraft) -> Document[PlanDraft]:
    """The document of a draft with its newest version alone: the others are hundreds of whole texts."""
    return Document(PLAN_DRAFTS, {"draft": newest.draft}, (newest,))
