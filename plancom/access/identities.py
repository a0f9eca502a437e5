"""Identities: who somebody is by what the identity provider says of them."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+|[^@\s,;<>\"]+@localhost")


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in person: `name`, `email` ("" where the provider does not vouch for one), `groups`; `sign_in` tells one signing in from another.

    `since` is when they signed in, in seconds since 1970 (the claim `iat`); 0 where the provider did not say.
    """

    name: str
    email: str
    groups: frozenset[str]
    sign_in: str
    since: int


def identity(claims: Mapping[str, Any], groups_claim: str = "groups") -> Identity | None:
    """Who the claims of an ID token are about; None where they are of nobody.

    An address that the provider says it has not verified is none: anybody could have typed it (OpenID Connect Core §5.1, §5.7).
    """
    if claims.get("is_logged_in") is not True or not claims.get("sub"):
        return None
    email = str(claims.get("email") or "").strip().casefold()
    if claims.get("email_verified") in (False, "false"):
        email = ""
    groups = claims.get(groups_claim) or ()
    if isinstance(groups, str):
        groups = (groups,)
    issued = claims.get("iat")
    return Identity(
        name=" ".join(str(claims.get("name") or email or claims["sub"]).split())[:80],
        email=email if EMAIL.fullmatch(email) else "",
        groups=frozenset(str(one).casefold() for one in groups),
        sign_in=_sign_in(claims),
        since=int(issued) if isinstance(issued, int | float) else 0,
    )


def _sign_in(claims: Mapping[str, Any]) -> str:
    """A name for this signing in: of whom, by whom, when, and the number used once that the browser was sent with."""
    parts = [str(claims.get(name) or "") for name in ("provider", "iss", "sub", "iat", "nonce", "sid")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
