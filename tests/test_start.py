"""start.py in a temporary folder, with a pip that installs nothing: what it does again, what it does not, and what it says."""

import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from app_process import ROOT

sys.path.insert(0, str(ROOT))
import start

STREAMLIT = "streamlit==1 \\\n    --hash=sha256:aa\n    # via -r requirements.txt\n"


@pytest.fixture(autouse=True)
def _signals_as_before():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def root(tmp_path):
    """A project's folder with its locks and nothing else."""
    (tmp_path / "requirements.lock").write_text(f"# what it runs on\n{STREAMLIT}", encoding="utf-8")
    (tmp_path / "requirements-dev.lock").write_text(f"{STREAMLIT}pytest==9 --hash=sha256:bb\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def commands(monkeypatch):
    """Instead of running anything: the commands, and what each `answers` by a word that occurs in it."""
    ran = SimpleNamespace(lines=[], answers={})

    def run(command, **options):
        line = " ".join(str(part) for part in command)
        ran.lines.append(line)
        if " -m venv " in line and not any(word in line for word in ran.answers):
            python = start.venv_python(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.touch()
        code, said = next((answer for word, answer in ran.answers.items() if word in line), (0, ""))
        if options.get("stdout") not in {None, subprocess.DEVNULL}:
            options["stdout"].write(said.encode())
        return SimpleNamespace(returncode=code, stdout="", stderr=said)

    monkeypatch.setattr(start.subprocess, "run", run)
    monkeypatch.setattr(start, "_runs", lambda python: Path(python).exists())
    return ran


def installs(commands):
    return [line.split("-r ")[1] for line in commands.lines if " pip install " in line]


# --------------------------------------------------------------------------------------------------------------- stamp


def test_the_second_start_installs_nothing(root, commands):
    for _ in range(2):
        start.prepared_python(root, "requirements.lock")
    assert installs(commands) == ["requirements.lock"]
    assert sum(" -m venv " in line for line in commands.lines) == 1


def test_a_changed_lock_installs_again_and_a_changed_comment_does_not(root, commands):
    lock = root / "requirements.lock"
    start.prepared_python(root, "requirements.lock")
    lock.write_text(f"# another comment\n\n{STREAMLIT.replace('via', 'because of')}", encoding="utf-8")
    start.prepared_python(root, "requirements.lock")
    assert installs(commands) == ["requirements.lock"]
    lock.write_text(STREAMLIT.replace("aa", "cc"), encoding="utf-8")
    start.prepared_python(root, "requirements.lock")
    assert installs(commands) == ["requirements.lock"] * 2


def test_the_tests_tools_include_what_the_app_needs(root, commands):
    start.prepared_python(root, "requirements-dev.lock")
    start.prepared_python(root, "requirements.lock")
    assert installs(commands) == ["requirements-dev.lock"]


def test_a_lock_changed_for_the_app_counts_for_the_tests_too(root, commands):
    start.prepared_python(root, "requirements-dev.lock")
    (root / "requirements.lock").write_text(STREAMLIT.replace("==1", "==2"), encoding="utf-8")
    start.prepared_python(root, "requirements-dev.lock")
    assert installs(commands) == ["requirements-dev.lock"] * 2


def test_only_files_with_the_locked_hashes_are_installed_and_none_is_built(root, commands):
    start.prepared_python(root, start.RUNTIME)
    start.prepared_python(root, start.DEVELOPMENT)
    assert installs(commands) == ["requirements.lock", "requirements-dev.lock"]
    for line in commands.lines:
        if " pip install " in line:
            assert " --require-hashes --only-binary :all: -r requirements" in line


def test_pip_itself_refuses_a_package_that_is_not_the_locked_one_and_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(start, "venv_python", lambda _: sys.executable)
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "installed"))
    wheel = tmp_path / "tablero-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("tablero-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tablero\nVersion: 1\n")
        file.writestr("tablero-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr("tablero-1.dist-info/RECORD", "")
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"--no-index\n--find-links {tmp_path}\ntablero==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(start.Stop) as stop:
        start.install(tmp_path, tmp_path, "requirements.lock")
    assert (str(stop.value), (tmp_path / "installed").exists()) == (start.CHANGED, False)
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(lock.read_text(encoding="utf-8").replace("0" * 64, found), encoding="utf-8")
    start.install(tmp_path, tmp_path, "requirements.lock")
    assert (tmp_path / "installed" / "tablero-1.dist-info").is_dir()


def test_what_failed_halfway_is_not_taken_for_installed(root, commands):
    commands.answers["pip install"] = (1, "ERROR: something\n")
    with pytest.raises(start.Stop):
        start.prepared_python(root, "requirements.lock")
    commands.answers.clear()
    start.prepared_python(root, "requirements.lock")
    assert installs(commands) == ["requirements.lock"] * 2


@pytest.mark.parametrize("content", ["", "{", '{"a": 1}', "[1, 2]"])
def test_an_unreadable_stamp_is_no_stamp(root, content):
    (root / start.STAMP).write_text(content, encoding="utf-8")
    assert start.installed(root) == set()


def test_a_broken_venv_is_made_anew(root, commands):
    (root / ".venv" / "lib").mkdir(parents=True)
    (root / ".venv" / start.STAMP).write_text(
        json.dumps([start.fingerprint(root, "requirements.lock")]), encoding="utf-8"
    )
    start.prepared_python(root, "requirements.lock")
    assert not (root / ".venv" / "lib").exists()
    assert installs(commands) == ["requirements.lock"]


def test_a_python_that_does_not_run_is_not_taken_for_one(tmp_path):
    assert not start._runs(tmp_path / "missing")
    assert start._runs(Path(sys.executable))


# ------------------------------------------------------------------------------------------------------------ messages


def test_without_the_venv_module_it_says_what_to_install(root, commands, monkeypatch):
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(start.Stop, match="sudo apt install python3-venv"):
        start.prepared_python(root, "requirements.lock")
    assert not (root / ".venv").exists()


def test_a_venv_that_fails_for_want_of_ensurepip_says_the_same_and_leaves_nothing(root, commands):
    commands.answers["-m venv"] = (
        1,
        "The virtual environment was not created successfully because ensurepip is not available.",
    )
    (root / ".venv").mkdir()
    with pytest.raises(start.Stop, match="python3-venv"):
        start.make_venv(root / ".venv")
    assert not (root / ".venv").exists()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "NewConnectionError: Temporary failure in name resolution\nERROR: No matching distribution found",
            "conexión con pypi.org",
        ),
        ("ProxyError('Cannot connect to proxy.')", "proxy"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "No queda espacio"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'", "No hay permiso"),
        (
            "WARNING: x\nERROR: No matching distribution found for streamlit==1\n",
            "No matching distribution found for streamlit==1",
        ),
        ("", "sin más detalle"),
    ],
)
def test_a_failed_installation_says_what_to_do(root, commands, said, expected):
    commands.answers["pip install"] = (1, said)
    with pytest.raises(start.Stop) as stop:
        start.prepared_python(root, "requirements.lock")
    assert expected in str(stop.value)
    assert "\n" not in str(stop.value)


def test_too_little_room_is_said_before_anything_is_written(root, commands, monkeypatch):
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _: SimpleNamespace(free=10**8))
    with pytest.raises(start.Stop, match="Queda poco espacio"):
        start.prepared_python(root, "requirements.lock")
    assert commands.lines == []


def test_a_folder_that_cannot_be_written_is_named(root, commands, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(start.subprocess, "run", refuse)
    with pytest.raises(start.Stop) as stop:
        start.make_venv(root / ".venv")
    assert "No hay permiso para escribir" in str(stop.value)
    assert str(root) in str(stop.value)


def test_a_database_that_fails_says_its_own_sentence(root, commands):
    commands.answers["db upgrade"] = (1, "La base de datos es de una versión más nueva.\n")
    with pytest.raises(start.Stop, match=r"no se pudo preparar: La base de datos es de una versión más nueva\."):
        start.prepare_database(root, sys.executable)


def test_an_old_python_is_told_so():
    older = shutil.which("python3.10") or shutil.which("python3.9")
    if older is None or subprocess.run([older, "--version"], capture_output=True, check=False).returncode != 0:
        # None here: the grammar, at least, must be one that it can read.
        compile((ROOT / "start.py").read_text(encoding="utf-8"), "start.py", "exec", dont_inherit=True)
        return
    done = subprocess.run([older, ROOT / "start.py"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "necesita Python 3.11 o más nuevo" in done.stderr
    assert "Traceback" not in done.stderr


# --------------------------------------------------------------------------------------------------------------- ports


@pytest.fixture
def taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_taken_port_that_was_asked_for_is_refused_with_another(taken_port):
    with pytest.raises(start.Stop, match=f"--port {taken_port + 1}"):
        start.choose_port(taken_port)


def test_a_taken_default_port_gives_way_to_the_next_free_one(taken_port, monkeypatch, capsys):
    monkeypatch.setattr(start, "PORT", taken_port)
    chosen = start.choose_port(None)
    assert taken_port < chosen < taken_port + start.PORTS_TRIED
    assert f"El puerto {taken_port} está ocupado" in capsys.readouterr().out


def test_when_all_are_taken_it_says_so(monkeypatch):
    monkeypatch.setattr(start, "_is_free", lambda port: False)
    with pytest.raises(start.Stop, match="--port"):
        start.choose_port(None)


@pytest.mark.parametrize("arguments", [["--port", "0"], ["--port", "70000"], ["--port", "x"], ["--nada"], ["sobra"]])
def test_an_order_that_makes_no_sense_is_answered_with_the_right_one(arguments, capsys):
    assert start.main(arguments) == 2
    said = capsys.readouterr().err
    assert "python3 start.py" in said
    assert "Traceback" not in said


def test_help_is_in_spanish(capsys):
    with pytest.raises(SystemExit) as stop:
        start.main(["--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == start.USAGE


# ---------------------------------------------------------------------------------------------------------- the server


def test_a_server_that_ends_at_once_shows_its_last_words(tmp_path):
    log = tmp_path / "servidor.log"
    log.write_text("...\nModuleNotFoundError: No module named 'x'\n", encoding="utf-8")
    server = SimpleNamespace(poll=lambda: 1)
    with pytest.raises(start.Stop, match="No module named 'x'"):
        start.wait_until_healthy("http://127.0.0.1:9/salud", server, log)


def test_an_unhealthy_server_is_said_to_be_so(tmp_path, monkeypatch):
    def unhealthy(*_, **__):
        raise urllib.error.HTTPError("http://x", 503, "", {}, None)

    monkeypatch.setattr(start.urllib.request, "urlopen", unhealthy)
    with pytest.raises(start.Stop, match="base de datos no responde"):
        start.wait_until_healthy("http://127.0.0.1:9/salud", SimpleNamespace(poll=lambda: None), tmp_path / "log")


def test_a_server_is_stopped_when_the_start_is_interrupted():
    server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    start.stop_server(server)
    assert server.poll() is not None


def test_ctrl_c_ends_without_a_traceback(monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "start", interrupted)
    assert start.main([]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sin pantalla solo hay Linux")
def test_without_a_screen_no_text_browser_takes_the_terminal(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not start._can_open_browser()
    monkeypatch.setenv("DISPLAY", ":0")
    assert start._can_open_browser()


def test_the_server_s_threads_share_a_place_for_memory_unless_its_user_said_otherwise(root, commands, monkeypatch):
    environments = []

    def popen(_command, *, env, **_options):
        environments.append(env)
        return SimpleNamespace(wait=lambda: 0, poll=lambda: 0, pid=0)

    monkeypatch.setattr(start.subprocess, "Popen", popen)
    monkeypatch.setattr(start, "wait_until_healthy", lambda *_: None)
    monkeypatch.setenv("PLANCOM_DATA", str(root))
    for chosen in (None, "4"):
        if chosen:
            monkeypatch.setenv("MALLOC_ARENA_MAX", chosen)
        else:
            monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
        start.start(root, None, open_browser=False)
    assert [one["MALLOC_ARENA_MAX"] for one in environments] == ["1", "4"]
    assert all(one["PLANCOM_DATA"] == str(root) for one in environments)


# ----------------------------------------------------------------------------------------------------------- the tests


CHECKERS = ("mypy", "importlinter", "deptry", "vulture", "complexipy")


def test_every_check_runs_in_order_and_pytest_gets_its_arguments(root, commands, capsys):
    assert start.test(root, ["-k", "visitas"]) == 0
    checks = [line for line in commands.lines if "pip install" not in line and " -m venv " not in line]
    assert [
        next(word for word in ("ruff check", "ruff format", *CHECKERS, "pytest") if word in line) for line in checks
    ] == [
        "ruff check",
        "ruff format",
        *CHECKERS,
        "pytest",
    ]
    assert checks[-1].endswith("-m pytest -k visitas")
    assert capsys.readouterr().out.count("Revisión ") == 8


def test_the_first_failing_check_ends_it_with_its_own_status(root, commands, monkeypatch, capsys):
    monkeypatch.setattr(start, "ROOT", root)
    commands.answers["mypy"] = (7, "")
    assert start.main(["test"]) == 7
    assert not any("-m pytest" in line for line in commands.lines)
    assert "La revisión «mypy» no pasó (código 7)" in capsys.readouterr().err


def test_it_uses_the_standard_library_alone():
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    imported = {line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)


def test_the_venvs_python_is_where_this_system_keeps_it(tmp_path):
    assert start.venv_python(tmp_path).name == ("python.exe" if os.name == "nt" else "python")
