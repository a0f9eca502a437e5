"""An OpenID Connect provider for tests: the authorization code flow with PKCE, signed ID tokens, signing out; and on demand bad tokens.

What it should do is OpenID Connect Core 1.0 §3.1 and RFC 7636. `mischief` names what is wrong with the next tokens.
"""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

import htpy as h
import uvicorn
from app_process import free_port
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

Mischief = Literal["", "expired", "forged", "audience", "issuer", "nonce", "unsigned", "refused"]
CLIENT, SECRET = "plancom", "un-secreto-del-cliente-de-pruebas"

PEOPLE: dict[str, dict[str, Any]] = {
    "ana": {"name": "Ana Ruiz", "email": "ana@concejo.example", "email_verified": True, "groups": []},
    "luis": {
        "name": "Luis Mora",
        "email": "luis@concejo.example",
        "email_verified": True,
        "groups": ["Comunicaciones"],
    },
    "rosa": {"name": "Rosa Díaz", "email": "rosa@concejo.example", "email_verified": True, "groups": []},
    "otro": {"name": "Otro Señor", "email": "otro@elsewhere.example", "email_verified": True, "groups": []},
    "falso": {"name": "Ana Falsa", "email": "ana@concejo.example", "email_verified": False, "groups": []},
}
"""Ana administers by the settings, Luis edits by his group, Rosa reads by her domain, another has no role, and one only says that she is Ana."""


@dataclass
class Provider:
    """The provider at `url`; whoever comes chooses who of PEOPLE they are."""

    url: str
    mischief: Mischief = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "uno", "use": "sig"}))
    other_key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "uno", "use": "sig"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self._metadata),
            Route("/jwks", self._keys),
            Route("/authorize", self._authorize),
            Route("/chosen/{person}", self._chosen),
            Route("/token", self._token, methods=["POST"]),
            Route("/end", self._end),
            Route("/favicon.ico", self._nothing),
        ]

    async def _metadata(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url, "authorization_endpoint": f"{self.url}/authorize", "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks", "end_session_endpoint": f"{self.url}/end", "response_types_supported": ["code"],
                "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"], "scopes_supported": ["openid", "email", "profile"],
            }
        )  # fmt: skip

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    async def _authorize(self, request: Request) -> Response:
        asked = urlencode(dict(request.query_params))
        links = [h.p[h.a(href=f"/chosen/{one}?{asked}", id=one)[who["name"]]] for one, who in PEOPLE.items()]
        return HTMLResponse(str(h.html[h.body[h.h1["¿Quién es usted?"], links]]))

    async def _chosen(self, request: Request) -> Response:
        asked, code = dict(request.query_params), secrets.token_urlsafe(16)
        if asked["client_id"] != CLIENT or asked["response_type"] != "code":
            return JSONResponse({"error": "unauthorized_client"}, 400)
        if self.mischief == "refused":
            refusal = {
                "error": "invalid_request",
                "error_description": "unsupported prompt value",
                "state": asked["state"],
            }
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(refusal)}", 302)
        self.codes[code] = {**asked, "person": request.path_params["person"]}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def _token(self, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        given = self.codes.pop(form.get("code", ""), None)  # a code serves once
        if given is None or given["redirect_uri"] != form.get("redirect_uri") or not _is_client(request, form):
            return JSONResponse({"error": "invalid_grant"}, 400)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if given.get("code_challenge") != base64.urlsafe_b64encode(verifier).rstrip(b"=").decode():
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 3600}
        return JSONResponse({**token, "id_token": self.id_token(given["person"], given.get("nonce", ""))})

    async def _nothing(self, _request: Request) -> Response:
        return Response(status_code=204)

    async def _end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)

    def id_token(self, person: str, nonce: str) -> str:
        """The ID token of one of PEOPLE; with what is wrong with it, where mischief is asked for."""
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": person, "iat": now, "exp": now + 3600, "nonce": nonce, **PEOPLE[person],
        }  # fmt: skip
        changes: dict[str, dict[str, Any]] = {
            "expired": {"iat": now - 7200, "exp": now - 3600},
            "audience": {"aud": "another-client"},
            "issuer": {"iss": "https://elsewhere.example"},
            "nonce": {"nonce": "of-another-signing-in"},
        }
        claims |= changes.get(self.mischief, {})
        if self.mischief == "unsigned":
            parts = [
                base64.urlsafe_b64encode(str(one).encode()).rstrip(b"=").decode() for one in ('{"alg":"none"}', claims)
            ]
            return ".".join([*parts, ""])
        key = self.other_key if self.mischief == "forged" else self.key
        return jwt.encode({"alg": "RS256", "kid": "uno"}, claims, key)


def _is_client(request: Request, form: dict[str, str]) -> bool:
    """Whether the client shows its secret, in the header or in the form (OpenID Connect Core §9)."""
    basic = request.headers.get("authorization", "").removeprefix("Basic ")
    shown = base64.b64decode(basic).decode() if basic else f"{form.get('client_id')}:{form.get('client_secret')}"
    return secrets.compare_digest(shown, f"{CLIENT}:{SECRET}")


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider on a port of its own until the block ends."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}")
    app = Starlette(routes=provider.routes())
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)
