"""The server's settings hold however the app is started, and the records say what is true."""

import json
import os
import re
import subprocess
import sys

import pytest
from app_process import ROOT

EXPECTED = {
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "server.fileWatcherType": "none",
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.headless": True,
    "server.maxUploadSize": 200,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "browser.gatherUsageStats": False,
    "theme.light.primaryColor": "#0B5C8A",
}

READ = """
import json, sys
from streamlit import config
if sys.argv[1] == "run":
    config._main_script_path = sys.argv[2]  # what `streamlit run` does first
else:
    import app  # what uvicorn does
print(json.dumps({name: config.get_option(name) for name in json.loads(sys.argv[3])}))
"""


@pytest.mark.parametrize("how", ["run", "uvicorn"])
def test_the_settings_hold_however_the_app_is_started(how):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    done = subprocess.run(
        [sys.executable, "-c", READ, how, str(ROOT / "app.py"), json.dumps(list(EXPECTED))],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == EXPECTED


def test_streamlit_takes_every_setting_for_a_known_one():
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "not a valid config option" not in done.stderr + done.stdout
    assert "nvalid" not in done.stderr


def test_the_ten_step_colour_scales_have_ten_steps():
    import tomllib

    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for look in ("light", "dark"):
        for scale in ("chartSequentialColors", "chartDivergingColors"):
            assert len(theme[look][scale]) == 10


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_has_its_reason(file):
    reasons = (ROOT / "docs" / "adr" / "0002-dependencies.md").read_text(encoding="utf-8")
    lines = [line.split(" #")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line and not line.startswith(("#", "-r ")):
            name, pinned = re.fullmatch(r"([A-Za-z0-9._-]+(?:\[[a-z,]+\])?)(==[^\s;]+)?(?:\s*;.*)?", line).groups()
            assert pinned, f"{name} no tiene versión fija"
            assert f"`{name}`" in reasons, f"{name} no tiene su razón en docs/adr/0002-dependencies.md"


def locked(lock: str) -> dict[str, list[str]]:
    """The lines «name==version» of a lock with the hashes of each."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            pinned = found.setdefault(line.removesuffix(" \\"), [])
        elif line.strip().startswith("--hash"):
            pinned.append(line.strip(" \\").removeprefix("--hash="))
    return found


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-engines"])
def test_the_lock_has_every_requirement_in_its_version_and_a_hash_for_each_file(name):
    lines = (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    wanted = {re.sub(r"\[.*\]|;.*", "", line) for line in lines if line and not line.startswith(("#", "-r "))}
    lock = locked(f"{name}.lock")
    assert wanted - {line.split(" ;")[0] for line in lock} == set(), "python docs/locks.py"
    assert all(re.fullmatch("[a-z0-9-]+==[0-9][a-z0-9.]*( ; .+)?", line) for line in lock)
    assert all(hashes and all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in hashes) for hashes in lock.values())


def test_the_tests_run_on_what_the_office_gets():
    app, tests = locked("requirements.lock"), locked("requirements-dev.lock")
    assert len(app) > 60
    assert app.items() <= tests.items()


def test_no_two_test_files_have_the_same_name():
    """Folders without `__init__` share one space of names: of two files with one name pytest takes one and refuses the other."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
