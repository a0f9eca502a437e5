"""What whoever runs the server sees of it: a line an event that says whose it is, and measures that Prometheus reads."""

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

import httpx
import pytest
import websockets
from app_process import RunningApp, running_app
from browser import eventually
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from plancom.operation import log


@pytest.fixture(scope="module")
def operator_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("operacion")
    with running_app(folder, PLANCOM_LOG="json", PLANCOM_OPERATOR_ROUTES="1", PLANCOM_REPLICA="8501") as running:
        assert running.command("demo", "load").returncode == 0
        yield running


def lines(operator_app):
    text = (operator_app.folder / "logs" / "plancom-8501.log").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def open_websocket(operator_app, *messages, **headers):
    """Opens a websocket, sends, and hears what comes until the page stands or the server hangs up and has told of it."""
    headers = {"x-request-id": uuid4().hex} | headers

    async def talk():
        address = f"{operator_app.url.replace('http', 'ws')}/_stcore/stream"
        async with websockets.connect(
            address, subprotocols=["streamlit"], additional_headers=headers, max_size=None
        ) as socket:
            for one in messages:
                await socket.send(one)
            while True:
                said = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 60))
                if said.WhichOneof("type") == "script_finished":
                    return

    with suppress(websockets.WebSocketException):
        asyncio.run(talk())
    ended = {"method": "WEBSOCKET", "request": headers["x-request-id"]}
    eventually(lambda: any(ended.items() <= one.items() for one in lines(operator_app)), True)


def draw_page(operator_app, **headers):
    asked = BackMsg()
    asked.rerun_script.query_string = "corte=2018-09-30"
    open_websocket(operator_app, asked.SerializeToString(), **headers)


def new_lines(operator_app, act):
    before = len(lines(operator_app))
    act()
    eventually(lambda: len(lines(operator_app)) > before, True)
    return lines(operator_app)[before:]


def test_a_request_bears_the_name_that_nginx_gave_it_in_answer_and_log(operator_app):
    name = "0123456789abcdef0123456789abcdef"
    (line,) = new_lines(
        operator_app,
        lambda: httpx.get(f"{operator_app.url}/presentacion", params={"corte": "ayer"}, headers={"x-request-id": name}),
    )
    told = {key: line[key] for key in ("level", "logger", "request", "account", "method", "route", "status")}
    assert told == {
        "level": "WARNING", "logger": "plancom.requests", "request": name, "account": "local", "method": "GET", "route": "/presentacion",
        "status": 404,
    }  # fmt: skip
    assert line["ms"] >= 0
    assert line["time"].endswith("Z")
    assert httpx.get(f"{operator_app.url}/salud", headers={"x-request-id": name}).headers["x-request-id"] == name


@pytest.mark.parametrize("name", ["corto", "a\tb" * 9, "x" * 65, ""])
def test_a_name_that_is_none_is_replaced(operator_app, name):
    given = httpx.get(f"{operator_app.url}/salud", headers={"x-request-id": name}).headers["x-request-id"]
    assert given != name
    assert len(given) == 16


def test_a_page_s_run_is_a_line_with_its_session_and_request(operator_app):
    name = "fedcba9876543210fedcba9876543210"
    found = new_lines(operator_app, lambda: draw_page(operator_app, **{"x-request-id": name}))
    (run,) = [one for one in found if one["logger"] == "plancom.ui.state.run"]
    assert (run["request"], run["route"]) == (name, "resumen")
    assert run["session"]
    assert run["ms"] > 0


def test_a_websocket_from_elsewhere_is_one_line(operator_app):
    (line,) = new_lines(operator_app, lambda: open_websocket(operator_app, Origin="https://elsewhere.example"))
    assert (line["level"], line["status"], "traceback" in line) == ("WARNING", 403, False)


def test_a_text_where_bytes_belong_is_one_line_and_that_of_its_websocket(operator_app):
    found = new_lines(operator_app, lambda: open_websocket(operator_app, "hola"))
    assert [one["level"] for one in found if "method" not in one] == ["WARNING"]
    assert not any("traceback" in one for one in lines(operator_app))


def test_bytes_that_are_no_message_are_one_line(operator_app):
    found = new_lines(operator_app, lambda: open_websocket(operator_app, b"\xff\xff\xff"))
    assert [one["message"] for one in found if one["level"] == "WARNING"] == ["Error deserializing back message"]
    assert not any("traceback" in one for one in lines(operator_app))


def samples(operator_app):
    answer = httpx.get(f"{operator_app.url}/metricas")
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    return {
        (one.name, *sorted(one.labels.values())): one.value
        for family in text_string_to_metric_families(answer.text)
        for one in family.samples
    }


def test_the_measures_say_how_the_server_stands(operator_app):
    httpx.get(f"{operator_app.url}/presentacion", params={"corte": "ayer"})
    before = samples(operator_app)
    httpx.get(f"{operator_app.url}/presentacion", params={"corte": "ayer"})
    draw_page(operator_app)
    now = samples(operator_app)

    refused = ("plancom_requests_total", "/presentacion", "404", "GET")
    assert (
        now["plancom_requests_total", *sorted(refused[1:])]
        == before["plancom_requests_total", *sorted(refused[1:])] + 1
    )
    assert now["plancom_run_seconds_count", "resumen"] >= 1
    assert now["plancom_database_up",] == 1
    assert now["plancom_waiting_writers",] == 0
    assert now["plancom_data_version",] > 0
    assert now["plancom_last_day_timestamp_seconds", "visits"] > 1_500_000_000
    assert now["plancom_last_import_timestamp_seconds",] > 1_500_000_000
    assert now["process_resident_memory_bytes",] > 50_000_000
    assert ("plancom_sessions",) in now


def test_without_the_operator_s_switch_there_are_no_measures(app_url):
    assert httpx.get(f"{app_url}/metricas").status_code == 404


@pytest.fixture
def own_log(tmp_path, monkeypatch):
    """The log of this process, in a folder of the test's."""
    monkeypatch.setenv("PLANCOM_DATA", str(tmp_path))
    logger, before = logging.getLogger("plancom"), list(logging.getLogger("plancom").handlers)
    names = [one for one in logging.Logger.manager.loggerDict if one.partition(".")[0] in log.OTHERS]
    others = {one: (list(logging.getLogger(one).handlers), logging.getLogger(one).propagate) for one in names}
    log.log_to_file.cache_clear()
    yield logger
    for handler in set(logger.handlers) - set(before):
        handler.close()
        logger.removeHandler(handler)
    for name, (handlers, propagate) in others.items():
        logging.getLogger(name).handlers[:], logging.getLogger(name).propagate = handlers, propagate
    log.log_to_file.cache_clear()


def test_the_log_rotates_itself(own_log, tmp_path, monkeypatch):
    monkeypatch.setattr(log, "BYTES", 2_000)
    assert log.log_to_file()
    for number in range(400):
        own_log.info("una línea, la %s", number)

    written = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert written == ["plancom.log", *(f"plancom.log.{number}" for number in range(1, log.FILES + 1))]
    assert all(path.stat().st_size <= 2_000 for path in (tmp_path / "logs").iterdir())


def test_a_line_for_people_says_whose_it_is(own_log, tmp_path, monkeypatch):
    monkeypatch.delenv("PLANCOM_LOG", raising=False)
    assert log.log_to_file()
    with log.log_context(request="abc", account="ana@concejo.example"):
        own_log.warning("algo pasó")
    assert (
        (tmp_path / "logs" / "plancom.log")
        .read_text(encoding="utf-8")
        .endswith("WARNING plancom algo pasó request=abc account=ana@concejo.example\n")
    )
