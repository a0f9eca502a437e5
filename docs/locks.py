"""Writes the locks again from the requirements that people write, or tries them on every system: `.venv/bin/python docs/locks.py [--try]`.

Versions stay as they are unless a requirement needs another: `docs/locks.py --upgrade` takes the newest. `--try` asks uv what it would
install, with the locks' hashes and without building anything, on each system and Python that the office may have.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = "3.11"
PYTHONS = (OLDEST, "3.12", "3.13", "3.14")
SYSTEMS = (
    "x86_64-manylinux_2_28",
    "aarch64-manylinux_2_28",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
)
LOCKS = {
    "requirements.lock": ("requirements.txt",),
    "requirements-dev.lock": ("requirements-dev.txt", "-c", "requirements.lock"),
    "requirements-engines.lock": ("requirements-engines.txt",),
}
"""Each lock and what it is made from: the tests' one has the app's packages in the app's own versions, that of engines stands alone."""
WHEELS = ("requirements.lock", "requirements-dev.lock")
"""What `start.py` installs, without building anything; Spark comes from PyPI as a source alone."""

UV = (sys.executable, "-m", "uv", "pip")


def write_lock(lock: str, *more: str) -> int:
    """Write one lock for all systems; uv's exit status."""
    fixed = ("--universal", "--python-version", OLDEST, "--generate-hashes", "--no-config", "--quiet")
    said = ("--custom-compile-command", "python docs/locks.py")
    return subprocess.run(  # noqa: S603 - uv, with words of this file
        [*UV, "compile", *LOCKS[lock], *fixed, *said, *more, "-o", lock], cwd=ROOT, check=False
    ).returncode


def check_lock(lock: str, system: str, python: str) -> int:
    """Say whether every package of the lock is there for this system and Python; uv's exit status."""
    asked = ("--dry-run", "--require-hashes", "--only-binary", ":all:", "--no-config", "--python-platform", system)
    with tempfile.TemporaryDirectory() as empty:
        command = [*UV, "install", *asked, "--python-version", python, "--target", empty, "-r", lock]
        done = subprocess.run(  # noqa: S603 - uv, with words of this file
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )
    sys.stdout.write(f"{lock}, {system}, Python {python}: {'ok' if done.returncode == 0 else done.stderr}\n")
    return done.returncode


if __name__ == "__main__":
    if sys.argv[1:] == ["--try"]:
        sys.exit(max(check_lock(lock, system, python) for lock in WHEELS for system in SYSTEMS for python in PYTHONS))
    sys.exit(max(write_lock(lock, *sys.argv[1:]) for lock in LOCKS))
