"""From nothing to the dashboard in a browser, or to all checks: makes .venv, installs what is locked, prepares the database, starts.

Needs Python 3.11 or newer and nothing else. Says in one line each thing it does, in Spanish, and what to do when one fails.
"""

import argparse
import hashlib
import importlib.util
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from typing import NoReturn

# Up to here and in its grammar this file is for any Python 3, so that an old one can say that it is too old.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        f"El tablero necesita Python 3.11 o más nuevo; este es el {sys.version_info[0]}.{sys.version_info[1]}. "
        "Instálelo desde https://www.python.org/downloads/ y repita con él: python3.11 start.py"
    )

USAGE = """\
Uso:
  python3 start.py [--port N] [--no-browser]   prepara todo y abre el tablero en este computador
  python3 start.py test [opciones de pytest]   prepara todo y corre las revisiones y las pruebas
"""

ROOT = Path(__file__).resolve().parent
PORT = 8501
PORTS_TRIED = 20
START_SECONDS = 90
ALLOCATOR = {"MALLOC_ARENA_MAX": "1"}  # one place for the memory of all threads: 11 MB less (docs/adr/0036)
NEEDED_BYTES = 1_500_000_000  # the app's .venv is 1.1 GB, and pip unpacks beside it; the tests' tools are 0.8 GB more
STAMP = "plancom-installed.json"
INSTALL_LOG = "plancom-install.log"
RUNTIME = "requirements.lock"
DEVELOPMENT = (
    "requirements-dev.lock"  # what the app runs on, in the same versions, and the tests' tools (docs/locks.py)
)

CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import-linter", ("-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo")),
    ("deptry", ("-m", "deptry", ".")),
    ("vulture", ("-m", "vulture")),
    ("complexipy", ("-c", "from complexipy.cli import main; main()", "--failed")),
)


class Stop(Exception):  # noqa: N818 - not an error of the program: a sentence for its user
    """What went wrong and what to do, in one sentence; `code` is the exit status."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def main(arguments: list[str]) -> int:
    """Do what the command line asks. Returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows console may lack a letter
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        if arguments[:1] == ["test"]:
            return test(ROOT, arguments[1:])
        options = _options(arguments)
        return start(ROOT, options.port, open_browser=not options.no_browser)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        print("\nListo: se detuvo.")
        return 130 if arguments[:1] == ["test"] else 0  # the shell's own number for an interrupted check


def start(root: Path, wanted_port: int | None, *, open_browser: bool) -> int:
    """Prepare everything, run the server until it ends, and open the browser once it answers."""
    python = prepared_python(root, RUNTIME)
    prepare_database(root, python)
    port = choose_port(wanted_port)
    url = f"http://localhost:{port}"
    say(f"Iniciando el tablero en {url} …")
    log = _log_file(root)
    with log.open("wb") as output:
        server = subprocess.Popen(
            [python, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=root,
            env={**ALLOCATOR, **os.environ},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}/salud", server, log)
            if open_browser and _can_open_browser() and webbrowser.open(url):
                say(f"El tablero está en su navegador: {url} · Para cerrarlo: Ctrl+C")
            else:
                say(f"El tablero está listo. Abra {url} en su navegador · Para cerrarlo: Ctrl+C")
            code = server.wait()
        finally:
            stop_server(server)
    if code != 0:
        raise Stop(f"El tablero se detuvo por un error. El detalle está en {log}")
    return 0


def test(root: Path, pytest_arguments: list[str]) -> int:
    """Prepare everything with the tests' tools and run all checks; the first that fails ends it with its exit status."""
    python = prepared_python(root, DEVELOPMENT)
    steps = [*CHECKS, ("pytest", ("-m", "pytest", *pytest_arguments))]
    for number, (name, command) in enumerate(steps, 1):
        say(f"Revisión {number} de {len(steps)}: {name}")
        code = subprocess.run([python, *command], cwd=root, check=False).returncode
        if code != 0:
            raise Stop(f"La revisión «{name}» no pasó (código {code}).", code)
    say("Todas las revisiones pasaron.")
    return 0


# -------------------------------------------------------------------------------------------------- Python and packages


def prepared_python(root: Path, requirements: str) -> str:
    """The Python of a `.venv` that has what `requirements` asks for, made and filled only as far as it is not yet."""
    venv = root / ".venv"
    python = venv_python(venv)
    if not _runs(python):
        make_venv(venv)
    wanted = {fingerprint(root, requirements), fingerprint(root, RUNTIME)}
    if not wanted <= installed(venv):
        install(root, venv, requirements)
        remember(venv, wanted)
    return str(python)


def venv_python(venv: Path) -> Path:
    """Where a virtual environment keeps its Python on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def make_venv(venv: Path) -> None:
    """Make `.venv` anew; one that is broken (moved, half made, its Python removed) goes first."""
    _need_modules()
    _need_room(venv.parent)
    say("Creando .venv, la carpeta con lo que el tablero necesita …")
    try:
        if venv.exists():
            shutil.rmtree(venv)
        done = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Stop(_folder_trouble(venv.parent, error)) from error
    if done.returncode != 0:
        shutil.rmtree(venv, ignore_errors=True)
        output = done.stdout + done.stderr
        if "ensurepip" in output:
            raise Stop(NO_VENV)
        raise Stop(_known_trouble(output, venv.parent) or f"No se pudo crear .venv: {_last_line(output)}")


def install(root: Path, venv: Path, requirements: str) -> None:
    """Install with pip the very files that the lock names, whose hashes it compares; what it says goes to a log in `.venv`."""
    _need_room(root)
    say(f"Instalando los paquetes de {requirements} (la primera vez tarda unos minutos) …")
    log = venv / INSTALL_LOG
    hashed = ["--require-hashes", "--only-binary", ":all:"]  # to build one would bring tools that no lock names
    options = ["--no-input", "--disable-pip-version-check", *hashed, "-r", requirements]
    command = [str(venv_python(venv)), "-m", "pip", "install", *options]
    try:
        with log.open("wb") as output:
            code = subprocess.run(command, cwd=root, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
    except OSError as error:
        raise Stop(_folder_trouble(venv, error)) from error
    if code != 0:
        said = log.read_text(encoding="utf-8", errors="replace")
        known = _known_trouble(said, root)
        raise Stop(
            known or f"No se pudieron instalar los paquetes: {_last_line(said, 'ERROR')} El detalle está en {log}"
        )


def fingerprint(root: Path, requirements: str) -> str:
    """Changes when the lock changes in anything but comments and blank lines."""
    lines = [line.split(" #")[0].strip() for line in (root / requirements).read_text(encoding="utf-8").splitlines()]
    kept = [line for line in lines if line and not line.startswith("#")]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def installed(venv: Path) -> set[str]:
    """The fingerprints of what is installed in `.venv`; none when the stamp is missing or unreadable."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {mark for mark in stamp if isinstance(mark, str)} if isinstance(stamp, list) else set()


def remember(venv: Path, fingerprints: set[str]) -> None:
    """Write the stamp, so that the next start installs nothing. What was installed before may have changed: it is forgotten."""
    (venv / STAMP).write_text(json.dumps(sorted(fingerprints)), encoding="utf-8")


# ------------------------------------------------------------------------------------------------- database and server


def prepare_database(root: Path, python: str) -> None:
    """Make or upgrade the tables."""
    say("Preparando la base de datos …")
    done = subprocess.run(
        [python, "-m", "plancom", "db", "upgrade"],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise Stop(
            _known_trouble(done.stderr, root) or f"La base de datos no se pudo preparar: {_last_line(done.stderr)}"
        )


def choose_port(wanted: int | None) -> int:
    """The port asked for, or the first free one from 8501 on."""
    if wanted is not None:
        if not _is_free(wanted):
            raise Stop(
                f"El puerto {wanted} está ocupado por otro programa. Pruebe con otro: python3 start.py --port {wanted + 1}"
            )
        return wanted
    for port in range(PORT, PORT + PORTS_TRIED):
        if _is_free(port):
            if port != PORT:
                say(f"El puerto {PORT} está ocupado (¿el tablero ya está abierto?); se usa el {port}.")
            return port
    raise Stop(
        f"Los puertos {PORT} a {PORT + PORTS_TRIED - 1} están ocupados. Elija otro: python3 start.py --port 9000"
    )


def wait_until_healthy(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return when the server answers; raise Stop when it ends or is silent too long."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            said = log.read_text(encoding="utf-8", errors="replace")
            raise Stop(f"El tablero no pudo iniciar: {_last_line(said)} El detalle está en {log}")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address, built above
                if answer.status == 200:  # noqa: PLR2004 - HTTP's «OK»
                    return
        except urllib.error.HTTPError as error:
            raise Stop(
                f"El tablero inició, pero su base de datos no responde (código {error.code}). El detalle está en {log}"
            ) from error
        except OSError:
            time.sleep(0.1)
    raise Stop(f"El tablero no respondió en {START_SECONDS} segundos. El detalle está en {log}")


def stop_server(server: "subprocess.Popen[bytes]") -> None:
    """End the server, kindly first."""
    if server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


# ------------------------------------------------------------------------------------------------------------- helpers

NO_VENV = (
    "A este Python le falta el módulo venv. En Debian o Ubuntu: sudo apt install python3-venv; en otros sistemas, "
    "instale Python completo desde https://www.python.org/downloads/ y repita."
)
NO_NETWORK = (
    "No se pudieron descargar los paquetes: no hay conexión con pypi.org. Revise la conexión a internet o el proxy "
    "(variable HTTPS_PROXY) y repita."
)
CHANGED = (
    "Un paquete descargado no es el que se probó: su huella es otra, y no se instaló. Repita; si vuelve a pasar, pregunte a "
    "quien administra la red o el proxy qué cambia en las descargas."
)


def say(text: str) -> None:
    """One line for each thing done."""
    print(text, flush=True)


def _need_modules() -> None:
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        raise Stop(NO_VENV)


def _need_room(folder: Path) -> None:
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise Stop(
            f"Queda poco espacio en el disco de {folder}: la instalación necesita 1,5 GB libres. Libere espacio y repita."
        )


def _known_trouble(output: str, folder: Path) -> str | None:
    """A sentence for what installers say when the network, the disk or a permission is missing."""
    said = output.lower()
    if "no space left" in said or "errno 28" in said or "disk full" in said:
        return f"No queda espacio en el disco de {folder}. Libere espacio y repita."
    if "do not match the hashes" in said:
        return CHANGED
    network = (
        "newconnectionerror",
        "name resolution",
        "max retries exceeded",
        "connecttimeout",
        "proxyerror",
        "sslerror",
        "readtimeout",
    )
    if any(word in said for word in network):
        return NO_NETWORK
    if "permission denied" in said or "errno 13" in said or "read-only file system" in said:
        return _no_permission(folder)
    return None


def _folder_trouble(folder: Path, error: OSError) -> str:
    return _known_trouble(str(error), folder) or f"No se pudo escribir en {folder}: {error.strerror or error}."


def _no_permission(folder: Path) -> str:
    return f"No hay permiso para escribir en {folder}. Copie el proyecto a una carpeta suya (por ejemplo, en Documentos) y repita."


def _last_line(text: str, beginning: str = "") -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    chosen = [line for line in lines if line.startswith(beginning)] or lines
    line = chosen[-1] if chosen else "sin más detalle"
    return line if line.endswith((".", "!", "?")) else line + "."


def _runs(python: Path) -> bool:
    """Whether this Python exists, runs and is new enough: a moved or half made `.venv` has one that does not."""
    try:
        done = subprocess.run(
            [python, "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"],
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if (
            os.name != "nt"
        ):  # as servers do: a port that was just closed is free; on Windows the option means something else
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def _can_open_browser() -> bool:
    """On a Linux without a screen `webbrowser` would start a text browser in this very terminal."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _log_file(root: Path) -> Path:
    folder = Path(os.environ.get("PLANCOM_DATA") or root / "data") / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "servidor.log").touch()
    except OSError as error:
        raise Stop(_folder_trouble(folder, error)) from error
    return folder / "servidor.log"


class _Parser(argparse.ArgumentParser):
    """Speaks Spanish, in one line."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own message is in English
        """Say that it was not understood, and how to ask."""
        raise Stop(f"No se entiende la orden.\n{USAGE}", 2)

    def format_help(self) -> str:
        """Only the usage: there is no more to say."""
        return USAGE


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(add_help=True)
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args(arguments)
    if options.port is not None and not 1 <= options.port <= 65535:  # noqa: PLR2004 - TCP's range
        raise Stop(f"El puerto {options.port} no existe: van de 1 a 65535. Pruebe: python3 start.py --port 8600", 2)
    return options


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
