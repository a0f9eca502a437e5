"""Slow connections: who opens one and does not send a whole request's head in time is let go; uvicorn itself would wait for ever.

uvicorn has no such limit (0.54); both of its protocols for HTTP are given one when the server starts.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 20.0
GIVEN = "plancom_head_seconds"


def limit_heads(seconds: float = HEAD_SECONDS) -> None:
    """From now on a connection has so many seconds for the head of its first request."""
    protocols: list[Any] = [H11Protocol]
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol  # noqa: PLC0415 - needs a library of its own
    except ImportError:
        pass
    else:
        protocols.append(HttpToolsProtocol)
    for protocol in protocols:
        if not hasattr(protocol, GIVEN):
            _limited(protocol)
        setattr(protocol, GIVEN, seconds)


def _limited(protocol: Any) -> None:
    made = protocol.connection_made

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        made(self, transport)

        def look() -> None:
            is_waiting = self.cycle is None and transport.get_protocol() is self
            if is_waiting and not transport.is_closing():
                transport.close()

        self.loop.call_later(getattr(self, GIVEN), look)

    protocol.connection_made = connection_made
