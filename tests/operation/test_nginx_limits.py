"""deploy/nginx.conf in a real nginx: each limit lets through what is just under it, and refuses the next with a sentence; and what is packed."""

import itertools
import socket
import ssl
import time
from collections import Counter
from contextlib import ExitStack, closing, contextmanager

import httpx
import pytest
from app_process import free_port
from replicas import BROTLI, running_nginx

from plancom.web.guard import ROUTES
from plancom.web.limits import UPLOADS

NAME = "tablero.concejo.gov.co"
LONG = "palabras de una página, " * 100
SHORT_WAITS = {
    "client_header_timeout 20s": "client_header_timeout 1s",
    "client_body_timeout 30s": "client_body_timeout 1s",
}
"""The limits of time, for a test that does not wait for them."""
BEHIND = f"""
server {{
    listen 127.0.0.1:{{port}};
    location / {{ default_type text/html; return 200 "{LONG}"; }}
    location ~ [.](js|json|css|svg|csv|png|woff2)$ {{
        types {{ text/javascript js; application/json json; text/css css; image/svg+xml svg; image/png png; font/woff2 woff2; }}
        return 200 "{LONG}";
    }}
    location = /packed.js {{ types {{}} default_type text/javascript; add_header Content-Encoding br; return 200 "{LONG}"; }}
}}
"""


class Server:
    """nginx from outside."""

    def __init__(self, port):
        self.port = port
        self.trusting = ssl.create_default_context()
        self.trusting.check_hostname, self.trusting.verify_mode = False, ssl.CERT_NONE

    def asked(self, path, method="GET", **more):
        headers = {"host": NAME, "accept-encoding": "identity", **more.pop("headers", {})}
        return httpx.request(
            method, f"https://127.0.0.1:{self.port}{path}", verify=False, headers=headers, timeout=60, **more
        )

    def opened(self):
        """A connection."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        return closing(self.trusting.wrap_socket(plain, server_hostname=NAME))

    def begun(self, connection, size, path="/"):
        """The status of a PUT that announces so many bytes before it sends any: 100 where they may come."""
        head = f"PUT {path} HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: {size}\r\nExpect: 100-continue\r\n\r\n"
        connection.sendall(head.encode())
        return int(connection.recv(4096).split()[1])


@contextmanager
def server(folder, **more):
    outside, inside = free_port(), free_port()
    with running_nginx(
        folder, NAME, outside, {8501: inside}, "one", behind=BEHIND.replace("{port}", str(inside)), **more
    ):
        yield Server(outside)


@pytest.fixture
def nginx_server(nginx, tmp_path):
    """nginx with a server behind it that always answers."""
    with server(tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def shared_server(nginx, tmp_path_factory):
    """The same for tests that reach no limit of number."""
    with server(tmp_path_factory.mktemp("nginx")) as running:
        yield running


def refusal_sentence(answer):
    """The sentence of a refusal, which must be a page."""
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "nginx" not in answer.text
    return answer.text.partition("<p>")[2].partition("</p>")[0]


# -------------------------------------------------------------------------------------------------------- how often


def test_signing_in_twenty_one_times_passes_and_the_next_must_wait(nginx_server):
    statuses = [nginx_server.asked("/auth/login").status_code for _ in range(21)]
    assert statuses == [200] * 21
    answers = [nginx_server.asked("/auth/login") for _ in range(10)]  # one more comes free every two seconds
    assert Counter(one.status_code for one in answers)[429] >= 1
    refused = next(one for one in answers if one.status_code == 429)
    assert refusal_sentence(refused) == "Son demasiadas peticiones seguidas desde esta red. Espere un minuto y repita."
    assert nginx_server.asked("/resumen").status_code == 200


def test_four_thousand_files_at_once_pass_and_a_flood_does_not(nginx_server):
    request = f"GET /_stcore/health HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode()
    began, statuses = time.monotonic(), []
    while 429 not in statuses:
        assert len(statuses) < 4001 + 200 * (time.monotonic() - began) + 1000, "nothing is refused"
        with nginx_server.opened() as connection:  # nginx closes one after a thousand requests
            for _ in range(9):
                connection.sendall(request * 100)
                statuses += answers(connection, 100)
    assert statuses.index(429) >= 4001
    assert set(statuses) == {200, 429}


def answers(connection, number):
    """The statuses of so many answers."""
    with connection.makefile("rb") as read:
        return [first_status(read) for _ in range(number)]


def first_status(read):
    status, size = int(read.readline().split()[1]), 0
    for line in iter(read.readline, b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            size = int(line.split(b":")[1])
    read.read(size)
    return status


def test_five_hundred_requests_at_a_time_are_open_and_no_more(nginx_server):
    with ExitStack() as stack:
        opened = [stack.enter_context(nginx_server.opened()) for _ in range(501)]
        assert {nginx_server.begun(one, 9) for one in opened[:500]} == {100}
        assert nginx_server.begun(opened[500], 9) == 429
        assert nginx_server.asked("/resumen").status_code == 429
        opened[0].close()
        for _ in range(100):  # until nginx has seen it
            if (status := nginx_server.asked("/resumen").status_code) == 200:
                break
            time.sleep(0.05)
        assert status == 200


# --------------------------------------------------------------------------------------------------------- how much


@pytest.mark.parametrize(
    ("path", "most"), [("/presentacion/mostrada", 1024**2), (f"{UPLOADS}sesion/archivo", 201 * 1024**2)]
)
def test_a_body_of_the_most_passes_and_one_byte_more_does_not(shared_server, path, most):
    with shared_server.opened() as connection:
        assert shared_server.begun(connection, most, path) == 100
    with shared_server.opened() as connection:
        assert shared_server.begun(connection, most + 1, path) == 413


def test_a_large_body_that_does_not_say_its_size_is_refused_with_a_sentence(shared_server):
    assert shared_server.asked("/resumen", "PUT", content=b"x" * 1024**2).status_code == 200
    chunks = itertools.repeat(b"x" * 2**16, 17)
    refused = shared_server.asked("/resumen", "PUT", content=chunks)
    assert refused.status_code == 413
    assert refusal_sentence(refused).startswith("Lo que se envió pesa demasiado")


# -------------------------------------------------------------------------------------------------------- how slowly


@pytest.fixture(scope="module")
def impatient_server(nginx, tmp_path_factory):
    with server(tmp_path_factory.mktemp("nginx"), changes=SHORT_WAITS) as running:
        yield running


@pytest.mark.parametrize(
    "begun",
    [
        b"GET /resumen HTTP/1.1\r\nHost: tablero.concejo.gov.co\r\nX-",
        b"PUT /resumen HTTP/1.1\r\nHost: tablero.concejo.gov.co\r\nContent-Length: 9\r\n\r\nhal",
    ],
    ids=["head", "body"],
)
def test_half_a_request_is_not_waited_for_and_a_whole_one_in_two_parts_is(impatient_server, begun):
    rest = b"A: b\r\n\r\n" if begun.endswith(b"X-") else b"f body"
    with impatient_server.opened() as connection:
        connection.sendall(begun)
        connection.sendall(rest)
        assert answers(connection, 1) == [200]
    with impatient_server.opened() as connection:
        connection.sendall(begun)
        assert b" 200 " not in connection.recv(4096)  # let go, with a word or without


# -------------------------------------------------------------------------------------------------------- which routes


def test_only_routes_that_readers_need_reach_the_servers(shared_server):
    for route, policy in ROUTES.items():
        path = f"{route.rstrip('/')}/a/b" if route.endswith("/") or route == "/_stcore/upload_file" else route
        path = f"{path}/a.js" if route == "/_stcore/bidi-components" else path
        expected = {404} if policy == "operator" else {200}
        assert {shared_server.asked(path).status_code} == expected, path


@pytest.mark.parametrize(
    "path", ["/metricas", "/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/new-route", "/_stcore/../_stcore/metrics"]
)
def test_a_route_for_its_operator_is_refused_with_a_sentence(shared_server, path):
    refused = shared_server.asked(path)
    assert (refused.status_code, refusal_sentence(refused)) == (404, "No hay nada en esta dirección.")
    assert refused.headers["strict-transport-security"] == "max-age=31536000"


def test_servers_that_are_down_are_a_sentence(nginx, tmp_path):
    gone = f"127.0.0.1:{free_port()}"
    with server(tmp_path, changes={"location = /_stcore/health                  { proxy_pass http://$plancom_first; }": f"location = /_stcore/health {{ proxy_pass http://{gone}; }}"}) as running:  # fmt: skip
        refused = running.asked("/_stcore/health")
    assert refused.status_code == 502
    assert refusal_sentence(refused).startswith("El tablero no responde. Espere un minuto")


def test_what_nginx_does_not_understand_is_a_sentence(shared_server):
    with shared_server.opened() as connection:
        connection.sendall(b"GET /resumen HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        assert "La petición no se entiende." in b"".join(iter(lambda: connection.recv(4096), b"")).decode()


# ------------------------------------------------------------------------------------------------------------ packing


@pytest.mark.parametrize("path", ["/publico", "/a.js", "/a.css", "/a.json", "/a.svg"])
def test_text_goes_out_packed_to_who_takes_it(shared_server, path):
    packed = shared_server.asked(path, headers={"accept-encoding": "gzip"})
    assert packed.text == LONG
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert packed.num_bytes_downloaded < len(LONG) / 2
    assert "content-encoding" not in shared_server.asked(path).headers


@pytest.mark.parametrize("path", ["/a.png", "/a.woff2"])
def test_what_is_packed_in_itself_goes_out_as_it_is(shared_server, path):
    assert "content-encoding" not in shared_server.asked(path, headers={"accept-encoding": "gzip, br"}).headers


def test_what_a_server_packed_is_not_packed_again(shared_server):
    request = f"GET /packed.js HTTP/1.1\r\nHost: {NAME}\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n"
    with shared_server.opened() as connection:
        connection.sendall(request.encode())
        head, _, body = b"".join(iter(lambda: connection.recv(2**16), b"")).partition(b"\r\n\r\n")
    assert head.lower().count(b"content-encoding: ") == 1
    assert b"content-encoding: br" in head.lower()
    assert body.decode() == LONG


@pytest.mark.skipif(not BROTLI.exists(), reason="no hay libnginx-mod-http-brotli-filter")
def test_with_debian_s_module_text_goes_out_as_brotli(nginx, tmp_path):
    with server(tmp_path, brotli=True) as running:
        packed = running.asked("/publico", headers={"accept-encoding": "br, gzip"})
        assert (packed.headers["content-encoding"], packed.text) == ("br", LONG)
        assert running.asked("/publico", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
        assert "content-encoding" not in running.asked("/a.png", headers={"accept-encoding": "br"}).headers
