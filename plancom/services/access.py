"""Who may do what at this now: an identity, the settings, what was given on the screen, and whether their signing in still lasts."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine

from plancom import clock, settings
from plancom.access import NOBODY, Actor
from plancom.access.grants import role_of
from plancom.access.identities import Identity
from plancom.access.roles import Role
from plancom.access.settings import AccessSettings, access_settings
from plancom.store.access import sign_ins
from plancom.store.access.access_grants import given_roles

Standing = Literal["", "left", "idle", "long", "no_role"]


@dataclass(frozen=True, slots=True)
class Admission:
    """The actor that an identity is now: NOBODY where it is none, with the reason why: signed out, nothing done or signed in for too long, no role."""

    actor: Actor
    why_not: Standing = ""


def rules() -> AccessSettings:
    """The access settings of this installation. Raises AccessSettingsError."""
    return access_settings(settings.secrets_path())


def admission(engine: Engine, person: Identity, request: str = "", *, is_active: bool = True) -> Admission:
    """Who the person is here and now. What they do keeps their signing in alive, where they are `is_active`."""
    now, own = clock.now(), rules()
    with engine.connect() as connection:
        standing = sign_ins.sign_in(connection, person.sign_in)
        given = {subject: one.role for subject, one in given_roles(connection).items()}
    if standing is None:
        standing = sign_ins.begin(engine, person, now=now)
    if standing.why_ended:
        return Admission(NOBODY, standing.why_ended)
    if ended := _ended(standing, own, now):
        sign_ins.end(engine, person.sign_in, ended, now=now)
        return Admission(NOBODY, ended)
    role = role_of(person, own.grants, given)
    if role is Role.NOBODY:
        return Admission(NOBODY, "no_role")
    if is_active and now - standing.seen_at >= sign_ins.SEEN_EVERY:
        sign_ins.see(engine, person.sign_in, now=now)
    return Admission(Actor(person.name, role, person.email or person.name, request))


def _ended(standing: sign_ins.SignIn, own: AccessSettings, now: dt.datetime) -> sign_ins.End | None:
    """Why a signing in is over by its limits; None while it lasts."""
    if (now - standing.since).total_seconds() >= own.session_seconds:
        return "long"
    if (now - standing.seen_at).total_seconds() >= own.idle_seconds:
        return "idle"
    return None
