"""Mutants: how many small changes of the code, made by mutmut, the room's own tests notice; by room, within a few minutes.

    python -m benchmarks.mutants [ROOM …] [--seconds 300] [--survivors]

Every tenth mutant of each function is tried first, then others, until the time is over: what is printed is a sample, and says of how many.
A mutant that survives is a line that can be broken without a test that fails, or one that does not matter; `--survivors` shows them.
Works on a copy of the project, and on Linux alone, for which mutmut is installed.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 300
LAST_DIGITS = "1638502749"
"""The mutants of a function are numbered: those whose number ends in the first digit are tried first."""
KILLED, SURVIVED, TIMEOUT, UNTESTED = "killed", "survived", "timeout", "no tests"
EXIT_CODES = {
    1: KILLED,
    3: KILLED,
    0: SURVIVED,
    36: TIMEOUT,
    24: TIMEOUT,
    -24: TIMEOUT,
    152: TIMEOUT,
    255: TIMEOUT,
    5: UNTESTED,
    33: UNTESTED,
}
"""What mutmut's own table says of a run's exit status (mutmut/stats.py); None has not been tried."""


@dataclass(frozen=True)
class Room:
    """What is changed, and the tests that ought to notice."""

    code: str
    tests: tuple[str, ...]


ROOMS = {
    "cells": Room(
        "plancom/sources/cells/*",
        (
            "tests/sources/test_read_amounts.py",
            "tests/sources/test_read_days.py",
            "tests/sources/test_footnotes.py",
            "tests/sources/test_columnar.py",
            "tests/language/test_numbers.py",
        ),
    ),
    "imports": Room(
        "plancom/store/imports/*",
        (
            *("tests/store/test_imports.py", "tests/store/test_history.py", "tests/store/test_repeated_files.py"),
            *("tests/store/test_table_differences.py", "tests/store/test_kept_accounts.py"),
            *("tests/store/test_procedure_grains.py", "tests/store/test_monthly_posts.py"),
            *("tests/store/test_prepared_rows.py", "tests/store/test_attributions.py"),
        ),
    ),
    "indicators": Room("plancom/indicators/*", ("tests/indicators",)),
    "forecast": Room(
        "plancom/forecast/*",
        (
            *("tests/forecast", "tests/indicators/test_lower_is_better.py"),
            *("tests/indicators/test_goals_by_period.py", "tests/indicators/test_milestones.py"),
        ),
    ),
}


def copy_project(folder: Path, room: Room) -> None:
    """The project's files, with mutmut's settings for this room."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    settings = {
        "source_paths": ["plancom"],
        "only_mutate": [room.code],
        "also_copy": ["tests", "data", "docs", "app.py", "pages", "start.py", ".streamlit", "requirements.txt"],
        "pytest_add_cli_args": ["-n0", "-p", "no:cacheprovider", "-m", "not browser and not postgres and not mariadb"],
        "pytest_add_cli_args_test_selection": list(room.tests),
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["", "[tool.mutmut]", *lines, ""]))


def try_mutants(folder: Path, digit: str, seconds: float) -> bool:
    """Try the mutants whose number ends in `digit`. Whether it ended in time."""
    command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run", f"*__mutmut_*{digit}"]
    with (folder / "mutmut.log").open("ab") as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)
        try:
            code = running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return False
    if code != 0:
        sys.exit((folder / "mutmut.log").read_text(encoding="utf-8", errors="replace")[-4000:])
    return True


def outcomes(folder: Path) -> dict[str, str]:
    """What became of every mutant, by its name; "" where it was not tried."""
    found: dict[str, str] = {}
    for meta in (folder / "mutants").rglob("*.meta"):
        for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            found[name] = "" if code is None else EXIT_CODES.get(code, "strange")
    return found


def score_room(name: str, seconds: float, *, survivors: bool) -> None:
    """Try one room's mutants for so long, and print the score."""
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="plancom-mutants-") as scratch:
        folder = Path(scratch)
        copy_project(folder, ROOMS[name])
        for digit in LAST_DIGITS:
            if not try_mutants(folder, digit, max(1.0, end - time.monotonic())):
                break
        found = outcomes(folder)
        counted = Counter(found.values())
        done = len(found) - counted[""]
        noticed = counted[KILLED] + counted[TIMEOUT]
        score = f"{noticed / done:.0%}" if done else "–"
        rest = ", ".join(f"{counted[kind]} {kind}" for kind in (SURVIVED, UNTESTED, "strange") if counted[kind])
        print(f"{name}: {score} of {done} mutants noticed (of {len(found)} that there are){': ' if rest else ''}{rest}")
        for mutant in sorted(one for one, kind in found.items() if survivors and kind == SURVIVED):
            shown = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "show", mutant]
            print(subprocess.run(shown, cwd=folder, capture_output=True, text=True, check=False).stdout)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], default=[])
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each room")
    parser.add_argument("--survivors", action="store_true")
    options = parser.parse_args()
    for room in options.rooms or ROOMS:
        score_room(room, options.seconds, survivors=options.survivors)
