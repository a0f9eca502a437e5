"""Profiles: named answers to «how is this file read?», kept so that the same shape is recognised next month.

What a profile says is text here (JSON, made and understood by plancom.sources.mapping): the store neither reads files nor knows
how they are read.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select, update

from plancom.access import acts
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.store.db import audit_log
from plancom.store.db.data_version import advance
from plancom.store.db.engine import writing
from plancom.store.office import entries
from plancom.store.tables import profiles

MAX_NAME = 80
"""The longest name of a profile: it stands in the title of each import that it reads."""


class ProfileError(ValueError):
    """A profile cannot be kept under that name, or is not there; the message says so in Spanish."""


@dataclass(frozen=True)
class StoredProfile:
    """A profile as it is kept: its number, its name, and what it says as text. `changed_at` is UTC."""

    id: int
    name: str
    mapping: str
    author: str
    changed_at: dt.datetime


def in_force(connection: Connection) -> Sequence[StoredProfile]:
    """The profiles by which files are recognised, by name."""
    return _profiles(connection, profiles.c.deleted_at.is_(None))


def deleted(connection: Connection) -> Sequence[StoredProfile]:
    """The profiles that were deleted, by name: each can be brought back."""
    return _profiles(connection, profiles.c.deleted_at.is_not(None))


def save(engine: Engine, name: str, mapping: str, now: dt.datetime, *, author: str = "", replace: bool = False) -> int:
    """Keeps `mapping` under `name`; the profile's number. With `replace` one of that name is changed.

    Raises ProfileError for an empty or too long name, and for one that is taken.
    """
    return save_all(engine, [(name, mapping)], now, author=author, replace=replace)[0]


def save_all(
    engine: Engine, pairs: Sequence[tuple[str, str]], now: dt.datetime, *, author: str = "", replace: bool = False
) -> list[int]:
    """Keeps every mapping under its name, or none of them; their numbers. Raises ProfileError as `save` does."""
    wanted = [(checked_name(name), mapping) for name, mapping in pairs]
    with writing(engine, acts.SAVE_PROFILE) as connection:
        numbers = [_write(connection, name, mapping, now, author=author, replace=replace) for name, mapping in wanted]
        advance(connection)
    return numbers


def _write(connection: Connection, name: str, mapping: str, now: dt.datetime, *, author: str, replace: bool) -> int:
    number = _number(connection, name)
    if number is not None and not replace:
        raise ProfileError(_name_conflict(name))
    if number is None:
        values = {"name": name, "folded": fold(name), "mapping": mapping, "changed_at": now}
        return entries.add(connection, profiles, values, author=author, now=now)
    change = update(profiles).where(profiles.c.id == number)
    connection.execute(change.values(name=name, mapping=mapping, author=author, changed_at=now))
    audit_log.record(connection, f"profiles/{number}", after={"name": name, "mapping": mapping}, author=author)
    return number


def rename(engine: Engine, number: int, name: str, now: dt.datetime) -> None:
    """Gives a profile another name. Raises ProfileError."""
    name = checked_name(name)
    with writing(engine, acts.SAVE_PROFILE) as connection:
        if _number(connection, name) not in {None, number}:
            raise ProfileError(_name_conflict(name))
        _change(connection, number, name=name, folded=fold(name), changed_at=now)


def delete(engine: Engine, number: int, now: dt.datetime) -> None:
    """No file is recognised by the profile any more; what was imported by it stays. Raises ProfileError."""
    with writing(engine, acts.SAVE_PROFILE) as connection:
        _change(connection, number, deleted_at=now)


def restore(engine: Engine, number: int) -> None:
    """Brings a deleted profile back. Raises ProfileError where its name is taken by now."""
    with writing(engine, acts.SAVE_PROFILE) as connection:
        name = connection.execute(select(profiles.c.name).where(profiles.c.id == number)).scalar_one_or_none()
        if name is not None and _number(connection, name) not in {None, number}:
            raise ProfileError(_name_conflict(name))
        _change(connection, number, deleted_at=None)


def checked_name(name: str) -> str:
    """The name without spaces around or doubled in it. Raises ProfileError."""
    name = " ".join(name.split())
    if not name:
        raise ProfileError(tr("Escriba un nombre para el perfil, por ejemplo «Boletín municipal»."))
    if len(name) > MAX_NAME:
        raise ProfileError(
            tr("El nombre del perfil es demasiado largo: use {max_name} letras o menos.", max_name=MAX_NAME)
        )
    return name


def same_name(one: str, other: str) -> bool:
    """Whether two names are one and the same: case, accents and spaces do not tell profiles apart."""
    return fold(one) == fold(other)


def _name_conflict(name: str) -> str:
    return tr("Ya hay un perfil que se llama «{name}». Escriba otro nombre, o borre el que ya existe.", name=name)


def _profiles(connection: Connection, condition: object) -> list[StoredProfile]:
    c = profiles.c
    query = select(c.id, c.name, c.mapping, c.author, c.changed_at).where(condition).order_by(c.folded, c.id)  # type: ignore[arg-type]
    return [StoredProfile(*row) for row in connection.execute(query)]


def _number(connection: Connection, name: str) -> int | None:
    """The number of the profile in force of that name."""
    query = select(profiles.c.id).where(profiles.c.folded == fold(name), profiles.c.deleted_at.is_(None))
    return connection.execute(query).scalar_one_or_none()


def _change(connection: Connection, number: int, **values: object) -> None:
    if not connection.execute(update(profiles).where(profiles.c.id == number).values(**values)).rowcount:
        raise ProfileError(tr("Ese perfil ya no existe: alguien lo borró mientras tanto."))
    audit_log.record(connection, f"profiles/{number}", after=values)
    advance(connection)
