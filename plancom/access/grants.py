"""Grants: which role is given to an address, a domain or a group; and the role that one person comes to.

The most exact grant decides: an address before groups and domains. Of one address what was given last on the screen stands above the
settings, but for the settings' administrators, who cannot be locked out; of several groups and domains the highest role stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plancom.access.identities import EMAIL, Identity
from plancom.access.roles import Role
from plancom.language.translation import tr

GROUP = "grupo:"
LONGEST = 200
DOMAIN = re.compile(r"@[^@\s,;<>\"]+")


class GrantError(ValueError):
    """To whom a role is given is not understood; the message says in Spanish how it is written."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A `role` for a `subject`: an address, a domain that begins with «@», or a group that begins with «grupo:», in small letters."""

    subject: str
    role: Role


def checked_subject(text: str) -> str:
    """The subject as it is kept. Raises GrantError."""
    subject = " ".join(text.split()).casefold()
    if len(subject) <= LONGEST and (
        EMAIL.fullmatch(subject)
        or DOMAIN.fullmatch(subject)
        or (subject.startswith(GROUP) and subject[len(GROUP) :].strip())
    ):
        return subject if not subject.startswith(GROUP) else GROUP + subject[len(GROUP) :].strip()
    raise GrantError(
        tr(
            "«{text}» no se entiende. Escriba un correo (ana@concejo.gov.co), un dominio (@concejo.gov.co) o un grupo (grupo:comunicaciones).",
            text=text[:LONGEST],
        )
    )


def role_of(person: Identity, settled: Iterable[Grant], given: Mapping[str, Role]) -> Role:
    """The role of a person by the grants of the settings (`settled`) and those `given` on the screen, by subject."""
    settled = list(settled)
    own = [one.role for one in settled if one.subject == person.email and person.email]
    if Role.ADMINISTRATOR in own:
        return Role.ADMINISTRATOR
    if person.email in given:
        return given[person.email]
    if own:
        return max(own)
    subjects = {f"{GROUP}{one}" for one in person.groups}
    if person.email:
        subjects.add("@" + person.email.rpartition("@")[2])
    wide = {one.subject: one.role for one in settled if one.subject in subjects}
    wide |= {subject: role for subject, role in given.items() if subject in subjects}
    return max(wide.values(), default=Role.NOBODY)
