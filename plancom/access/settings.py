"""Access settings: `[auth]` and `[access]` of the secrets file. Without `[auth]` there is no sign-in, and plancom is one computer's own."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plancom.access.grants import Grant, GrantError, checked_subject
from plancom.access.roles import Role
from plancom.language.translation import tr

EXAMPLE = "docs/operacion.md"
SHORTEST_SECRET = 32  # characters; the cookie that says who somebody is is signed with it


class AccessSettingsError(ValueError):
    """The access settings are wrong; the message says in Spanish where and how to mend it."""


class _Access(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    administrators: list[str] = Field(default_factory=list)
    editors: list[str] = Field(default_factory=list)
    readers: list[str] = Field(default_factory=list)
    groups_claim: str = "groups"
    idle_minutes: int = Field(60, ge=1, le=24 * 60)
    session_hours: int = Field(12, ge=1, le=24 * 30)


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """Whether people sign in (`signs_in`), with which `providers` (names for `st.login`), the grants, and the limits of a session."""

    signs_in: bool = False
    providers: tuple[str, ...] = ()
    grants: tuple[Grant, ...] = ()
    groups_claim: str = "groups"
    idle_seconds: int = 3600
    session_seconds: int = 12 * 3600
    auth: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """The section `[auth]` as the file has it, for Streamlit."""


def access_settings(path: Path) -> AccessSettings:
    """What the secrets file says of access; without the file or its `[auth]`, that nobody signs in. Raises AccessSettingsError."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return AccessSettings()
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> AccessSettings:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AccessSettingsError(
            tr("El archivo «{path}» no se puede leer: {error}. Corríjalo y vuelva a iniciar.", path=path, error=error)
        ) from error
    auth = document.get("auth")
    if auth is None:
        if "access" in document:
            raise AccessSettingsError(
                tr(
                    "«{path}» tiene [access] y no tiene [auth]: sin la entrada con contraseña no se sabe quién es quién. Vea {example}.",
                    path=path, example=EXAMPLE,
                )
            )  # fmt: skip
        return AccessSettings()
    return _settings(path, auth, document.get("access", {}))


def _settings(path: Path, auth: Any, access: Any) -> AccessSettings:
    _check_auth(path, auth)
    try:
        own = _Access.model_validate(access)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise AccessSettingsError(
            tr("«[access] {where}» de «{path}» no se entiende. Vea {example}.", where=where, path=path, example=EXAMPLE)
        ) from error
    try:
        grants = tuple(
            Grant(checked_subject(subject), role)
            for subjects, role in (
                (own.administrators, Role.ADMINISTRATOR),
                (own.editors, Role.EDITOR),
                (own.readers, Role.READER),
            )
            for subject in subjects
        )
    except GrantError as error:
        raise AccessSettingsError(tr("En «[access]» de «{path}»: {error}", path=path, error=error)) from error
    if not any(one.role is Role.ADMINISTRATOR for one in grants):
        raise AccessSettingsError(
            tr(
                '«[access]» de «{path}» no nombra ningún administrador: escriba administrators = ["su.correo@…"].',
                path=path,
            )
        )
    providers = tuple(name for name, value in auth.items() if isinstance(value, dict) and "client_id" in value)
    return AccessSettings(
        True, providers, grants, own.groups_claim, own.idle_minutes * 60, own.session_hours * 3600, dict(auth)
    )


def _check_auth(path: Path, auth: Any) -> None:
    wrong: list[Literal["redirect_uri", "cookie_secret", "client_id", "server_metadata_url"]] = []
    if not isinstance(auth, dict):
        raise AccessSettingsError(tr("«auth» de «{path}» no es una sección: escriba [auth].", path=path))
    if not str(auth.get("redirect_uri", "")).endswith("/oauth2callback"):
        wrong.append("redirect_uri")
    if len(str(auth.get("cookie_secret", ""))) < SHORTEST_SECRET:
        wrong.append("cookie_secret")
    sections = [one for one in auth.values() if isinstance(one, dict) and "client_id" in one] or [auth]
    for section in sections:
        wrong.extend(name for name in ("client_id", "server_metadata_url") if not section.get(name))
    if wrong:
        raise AccessSettingsError(
            tr(
                "En «[auth]» de «{path}» falta o no sirve: {names}. redirect_uri termina en /oauth2callback y cookie_secret tiene {shortest} caracteres o más. Vea {example}.",
                path=path, names=", ".join(dict.fromkeys(wrong)), shortest=SHORTEST_SECRET, example=EXAMPLE,
            )
        )  # fmt: skip
