"""Profiles between the database, which keeps them as text, and the readers, which need them as mappings."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from plancom.language.translation import tr
from plancom.sources.tables.mappings import Mapping, MappingError, Profile, from_text, to_text
from plancom.store.office import profiles as store
from plancom.store.office.profiles import StoredProfile

VERSION = 1
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SavedProfile:
    """A profile that is in the database: what was `stored`, and how it reads tables; None where that is not understood."""

    stored: StoredProfile
    mapping: Mapping | None


def saved_profiles(engine: Engine) -> tuple[SavedProfile, ...]:
    """Every profile in force, by name."""
    with engine.connect() as connection:
        return tuple(SavedProfile(one, _understood(one)) for one in store.in_force(connection))


def recognition_profiles(engine: Engine) -> tuple[Profile, ...]:
    """The profiles by which files are recognised."""
    return tuple(Profile(one.stored.name, one.mapping) for one in saved_profiles(engine) if one.mapping)


def _understood(stored: StoredProfile) -> Mapping | None:
    try:
        return from_text(stored.mapping)
    except MappingError:
        _log.warning("profile %s is not understood", stored.id)
        return None


def document(profiles: tuple[Profile, ...]) -> dict[str, Any]:
    """Profiles as a document for another database, or to keep beside it."""
    return {
        "plancom_profiles": VERSION,
        "profiles": [{"name": one.name, "mapping": json.loads(to_text(one.mapping))} for one in profiles],
    }


def as_text(profiles: tuple[Profile, ...]) -> str:
    """Such a document as text."""
    return json.dumps(document(profiles), ensure_ascii=False, indent=1) + "\n"


def from_document(text: str | bytes) -> tuple[Profile, ...]:
    """The profiles of such a document. Raises MappingError."""
    try:
        found = json.loads(text)
        return tuple(
            Profile(store.checked_name(str(one["name"])), from_text(json.dumps(one["mapping"])))
            for one in found["profiles"]
        )
    except store.ProfileError as error:
        raise MappingError(str(error)) from error
    except (ValueError, TypeError, KeyError) as error:
        if isinstance(error, MappingError):
            raise
        raise MappingError(tr("El archivo no es de perfiles de plancom (un JSON con «profiles»).")) from error
