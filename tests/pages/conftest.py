"""Every page of the app without a browser: its database in a folder of the test's own, its texts and charts to be read."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from app_process import ROOT
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from plancom import plan as plans
from plancom import settings
from plancom.services import importing
from plancom.store.db import schema
from plancom.store.imports.plan_changes import follow_plan
from plancom.ui.state import memory
from plancom.ui.state.author import NAMELESS
from tests.engines import writable_engine

FIXTURES = ROOT / "tests" / "fixtures"
SPOKEN = {
    "body", "label", "help", "placeholder", "alt", "caption", "message", "title", "text", "html", "options", "heading",
    "subtitle", "name", "value", "header", "markdown",
}  # fmt: skip
"""Keys of Streamlit's messages under which words for the user stand."""


@dataclass(frozen=True)
class Chart:
    """A chart as the browser is told of it."""

    key: str
    figure: dict[str, Any]
    config: dict[str, Any]
    alt: str
    enlarge: str


class Screen:
    """The app as one person sees it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.address: dict[str, str] = {}
        self.app = self._arrive()

    def open(self, page: str = "", **address: str) -> "Screen":
        """The page in the navigation; with an `address` other than before, as somebody who just typed it in."""
        page, _, tab = page.partition("?ver=")
        tab = address.pop("ver", tab)
        if address and address != self.address:
            self.address = address
            self.app = self._arrive()
            for name, value in address.items():
                self.app.query_params[name] = value
        self.app.query_params.pop("ver", None)  # the navigation opens a page at its first tab
        if tab:
            self.app.query_params["ver"] = tab
        self.app._page_hash = calc_hash("" if page == "resumen" else page)
        return self.run()

    def _arrive(self) -> AppTest:
        app = AppTest.from_file(str(ROOT / "plancom" / "ui" / "main.py"), default_timeout=30)
        app.session_state[NAMELESS] = True  # has been asked who they are, and left it blank
        return app

    def run(self) -> "Screen":
        self.app.run()
        assert not self.app.exception, [error.value for error in self.app.exception]
        return self

    def click(self, key: str) -> "Screen":
        """A button by its key; where it asks before it acts, its question is answered with yes."""
        self.app.button(key=key).click()
        self.run()
        if key.startswith(("undo-", "redo-", "remove-samples")):
            self.app.button(key=f"confirm-{key}").click()
            self.run()
        return self

    @property
    def title(self) -> str:
        return str(self.app.title[0].value)

    @property
    def messages(self) -> list[dict[str, Any]]:
        """Every element as its message, in order; those of the sidebar too."""
        return [
            MessageToDict(element.proto)
            for block in (self.app.main, self.app.sidebar)
            for element in block
            if hasattr(element, "proto") and element.proto is not None
        ]

    @property
    def words(self) -> str:
        """Everything that can be read on the screen, the charts' labels and alternative texts too."""
        return re.sub(r"\\([\\`*_{}\[\]<>#$~:|])", r"\1", self.markdown)

    @property
    def markdown(self) -> str:
        """The same as Streamlit is told it: what must not act in markdown has its sign."""
        found = [text for message in self.messages for text in _spoken(message)]
        found += [text for chart in self.charts for text in _spoken(chart.figure)]
        found += [chart.alt for chart in self.charts]
        return unescape("\n".join(_visible(text) for text in found if text))

    @property
    def popovers(self) -> list[str]:
        """The labels of the buttons that open something over the page."""
        blocks = [block for root in (self.app.main, self.app.sidebar) for block in _blocks(root)]
        return [block.proto.popover.label for block in blocks if block.type == "popover"]

    @property
    def charts(self) -> list["Chart"]:
        return [Chart(one.key, **json.loads(one.proto.bytes)) for one in self.app.get("bidi_component")]

    @property
    def cards(self) -> list[str]:
        """The indicators' cards in order, as HTML."""
        return [one["body"] for one in self.messages if 'class="pc-card"' in one.get("body", "")]


def _blocks(block: Any) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _blocks(child)


def _spoken(message: Any, key: str = "") -> Iterator[str]:
    if isinstance(message, dict):
        for name, value in message.items():
            yield from _spoken(value, name)
    elif isinstance(message, list):
        for value in message:
            yield from _spoken(value, key)
    elif isinstance(message, str) and key in SPOKEN:
        yield message


def _visible(text: str) -> str:
    """`text` without style sheets, tags (their alternative texts remain) and icons."""
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    alternatives = " ".join(re.findall(r'(?:alt|aria-label)="([^"]*)"', text))
    return re.sub(r"<[^>]*>|:material/\w+:", " ", text) + " " + alternatives


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database that the pages find, and nothing remembered from another test."""
    url = f"sqlite:///{(tmp_path / 'plancom.db').as_posix()}"
    monkeypatch.setenv("PLANCOM_DATABASE_URL", url)
    monkeypatch.setenv("PLANCOM_DATA", str(tmp_path))
    monkeypatch.delenv("PLANCOM_PLAN", raising=False)
    memory.forget()
    st.cache_data.clear()
    yield url
    memory.forget()
    st.cache_data.clear()


@pytest.fixture
def screen(database: str) -> Screen:
    return Screen(database)


@pytest.fixture
def new_screen(database: str) -> Callable[[], Screen]:
    """Another person before the same app, each time that it is called."""
    return lambda: Screen(database)


@pytest.fixture
def other_plan(monkeypatch: pytest.MonkeyPatch) -> plans.Plan:
    """Another institution's plan in the place of the first."""
    path = FIXTURES / "otro-plan.toml"
    monkeypatch.setenv("PLANCOM_PLAN", str(path))
    return plans.load(path)


class PagesOffice:
    """The same database from the other side."""

    def __init__(self, url: str) -> None:
        self.plan = plans.load(settings.plan_paths()[0])
        self.engine = writable_engine(url)
        schema.upgrade(self.engine)
        follow_plan(self.engine, self.plan)

    def take(self, *contents: str | bytes) -> None:
        files = [
            importing.source_file(f"{n}.csv", content.encode() if isinstance(content, str) else content)
            for n, content in enumerate(contents)
        ]
        taken = importing.take_in(self.engine, files, self.plan)
        assert all(one.outcome == "imported" for one in taken), [one.result.problems for one in taken]


@pytest.fixture
def office(database: str) -> Iterator[PagesOffice]:
    made = PagesOffice(database)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with the sample data, made once."""
    path = tmp_path_factory.mktemp("ejemplo") / "plancom.db"
    plan, engine = (
        plans.load(ROOT / "data" / "plan" / "concejo-cartagena-2018.toml"),
        writable_engine(f"sqlite:///{path}"),
    )
    schema.upgrade(engine)
    follow_plan(engine, plan)
    files = [importing.source_file(one.name, one.read_bytes()) for one in settings.sample_files()]
    importing.take_in(engine, files, plan, is_sample=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path.read_bytes()


@pytest.fixture
def sample_data(sample_database: bytes, database: str) -> None:
    """The sample data is in the database."""
    Path(database.removeprefix("sqlite:///")).write_bytes(sample_database)
