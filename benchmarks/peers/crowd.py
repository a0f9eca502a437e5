"""Many people at once: each looks for up to three seconds, then asks for another month as cut-off, and waits for the six charts.

Clients of the protocol that draw nothing: a websocket for Streamlit, as its page opens one (no compression offered, which its server would
decline), and POST of the callback for Dash. The time is that from the request to the end of the script, or of the answer. Everybody has come
before the clock starts.

Two processes are, for Streamlit, two servers on two ports with the people split between them: a session lives in the memory of its process, and
a proxy in front would keep each person at one (docs/operacion.md). plancom's two share their database. Dash's are two workers of one gunicorn.
"""

import asyncio
import datetime as dt
import json
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx
import uvloop
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

THINK = 3.0
TIMEOUT = 120
CHARTS = 6
CHART_ELEMENTS = frozenset({"plotly_chart", "bidi_component"})  # of the pages made for comparison, and of plancom
CUT_OFFS = [dt.date(2018 + place // 12, place % 12 + 1, 28) for place in range(36)]
"""Each month of the plan's first three years, as the office has data of them."""
SHORT = 200
"""Bytes above which a message cannot be the one that a script has ended: it is not taken apart."""
SEED = 20180101


class Person(Protocol):
    """Somebody at the screen."""

    async def arrive(self) -> None:
        """Open the page. Raises RuntimeError where it has not six charts."""

    async def ask(self, cut_off: dt.date) -> None:
        """Ask for the page as of a day, and wait for all of it."""

    async def leave(self) -> None:
        """Close the connection."""


@dataclass
class StreamlitPerson:
    """A session at `url`, on the page of that name ("" for the only one)."""

    url: str
    page: str
    _script: str = ""
    _widget: str = ""
    _socket: websockets.ClientConnection = field(init=False)

    async def arrive(self) -> None:
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        self._socket = await websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], compression=None, max_size=None, open_timeout=TIMEOUT, ping_interval=None,
        )  # fmt: skip
        await self._socket.send(_request(page_name=self.page))
        messages = await self._messages()
        charts = sum(_element(message) in CHART_ELEMENTS for message in messages)
        if charts != CHARTS:
            raise RuntimeError(f"{self.url}: {charts} charts instead of {CHARTS}")
        self._learn(messages)

    async def _messages(self) -> list[ForwardMsg]:
        found: list[ForwardMsg] = []
        while not found or found[-1].WhichOneof("type") != "script_finished":
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv(decode=False))
            found.append(message)
        return found

    def _learn(self, messages: Sequence[ForwardMsg]) -> None:
        """The names that the server has given the page and the field of the cut-off."""
        for message in messages:
            kind = message.WhichOneof("type")
            if kind in {"new_session", "navigation"}:
                self._script = getattr(message, kind).page_script_hash or self._script
            elif _element(message) == "date_input" and message.delta.new_element.date_input.label == "Corte":
                self._widget = message.delta.new_element.date_input.id

    def _question(self, cut_off: dt.date) -> bytes:
        day = cut_off.isoformat()
        field_state = WidgetState(id=self._widget, string_array_value=StringArray(data=[day]))
        return _request(
            page_script_hash=self._script, query_string=f"corte={day}" if self.page else "", widget_states=WidgetStates(widgets=[field_state])
        )  # fmt: skip

    async def ask(self, cut_off: dt.date) -> None:
        await self._socket.send(self._question(cut_off))
        while True:
            raw = await self._socket.recv(decode=False)
            if len(raw) < SHORT:
                message = ForwardMsg()
                message.ParseFromString(raw)
                if message.WhichOneof("type") == "script_finished":
                    return

    async def leave(self) -> None:
        await self._socket.close()


def _request(**of: Any) -> bytes:
    """What the browser sends to have the script run."""
    return bytes(BackMsg(rerun_script=ClientState(**of)).SerializeToString())


def _element(message: ForwardMsg) -> str | None:
    """What an added element is; None of any other message."""
    if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
        return None
    kind: str | None = message.delta.new_element.WhichOneof("type")
    return kind


@dataclass
class DashPerson:
    """A browser with a connection that stays open."""

    url: str
    _client: httpx.AsyncClient = field(init=False)

    async def arrive(self) -> None:
        self._client = httpx.AsyncClient(base_url=self.url, timeout=TIMEOUT)
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            (await self._client.get(path)).raise_for_status()
        charts = len((await self._answer(CUT_OFFS[-1])).json()["response"])
        if charts != CHARTS:
            raise RuntimeError(f"{self.url}: {charts} charts instead of {CHARTS}")

    async def _answer(self, cut_off: dt.date) -> httpx.Response:
        charts = [f"chart-{place}" for place in range(CHARTS)]
        body = {
            "output": f"..{'...'.join(f'{chart}.figure' for chart in charts)}..",
            "outputs": [{"id": chart, "property": "figure"} for chart in charts],
            "inputs": [{"id": "corte", "property": "date", "value": cut_off.isoformat()}],
            "changedPropIds": ["corte.date"],
            "state": [],
        }
        answer = await self._client.post(
            "/_dash-update-component", content=json.dumps(body), headers={"content-type": "application/json"}
        )
        return answer.raise_for_status()

    async def ask(self, cut_off: dt.date) -> None:
        await self._answer(cut_off)

    async def leave(self) -> None:
        await self._client.aclose()


@dataclass
class Crowd:
    """What `people` at once waited, in seconds, each time; `busy` is the share of a processor that these clients themselves took."""

    waits: list[float] = field(default_factory=list)
    busy: float = 0.0


def crowd(people: Sequence[Person], seconds: float, cut_offs: int = len(CUT_OFFS)) -> Crowd:
    """All of them at once for so long, choosing among the newest `cut_offs`."""
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in the main thread
        return thread.submit(uvloop.run, _all(people, seconds, CUT_OFFS[-cut_offs:])).result()


async def _all(people: Sequence[Person], seconds: float, days: Sequence[dt.date]) -> Crowd:
    found = Crowd()
    doors = asyncio.Semaphore(4)

    async def enter(person: Person) -> None:
        async with doors:
            await person.arrive()

    async with asyncio.TaskGroup() as group:
        for person in people:
            group.create_task(enter(person))
    busy, start = time.process_time(), time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for place, person in enumerate(people):
            group.create_task(_look(person, random.Random(SEED + place), start + seconds, days, found))
    found.busy = (time.process_time() - busy) / (time.perf_counter() - start)
    for person in people:
        await person.leave()
    return found


async def _look(person: Person, chance: random.Random, end: float, days: Sequence[dt.date], found: Crowd) -> None:
    while True:
        await asyncio.sleep(chance.uniform(0, THINK))
        if (start := time.perf_counter()) > end:
            return
        await person.ask(chance.choice(days))
        found.waits.append(time.perf_counter() - start)
