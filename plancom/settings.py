"""Where plancom keeps its things: the database, the plan files and the data folder, from the environment or by default."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
PAGES = ROOT / "pages"
EXAMPLES = DATA / "plan" / "examples"
"""The example plans, each in a folder of its own: below the plans' folder, and none of them."""
ORIGINALS_MB = 5_000
"""Some five hundred years of an office's files, which are under 10 MB a year; or fifty lists of a million posts."""
DATABASE_WAIT_SECONDS = 30.0


def database_url() -> str:
    """`PLANCOM_DATABASE_URL`, by default SQLite in the data folder."""
    return os.environ.get("PLANCOM_DATABASE_URL") or f"sqlite:///{(data_folder() / 'plancom.db').as_posix()}"


def data_folder() -> Path:
    """`PLANCOM_DATA`, by default `data/` beside the package."""
    return Path(os.environ.get("PLANCOM_DATA") or DATA)


def plan_paths() -> list[Path]:
    """`PLANCOM_PLAN`, a file or a folder of them, by default every plan file in `data/plan/`."""
    path = Path(os.environ.get("PLANCOM_PLAN") or DATA / "plan")
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def secrets_path() -> Path:
    """`PLANCOM_SECRETS`, by default `.streamlit/secrets.toml`: where databases to read from are declared."""
    return Path(os.environ.get("PLANCOM_SECRETS") or ROOT / ".streamlit" / "secrets.toml")


def engines_python() -> Path:
    """`PLANCOM_ENGINES_PYTHON`: the Python that has what distributed engines need (requirements-engines.txt).

    By default that of `.venv-engines` beside the package, where there is one; else this one.
    """
    own = ROOT / ".venv-engines" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return Path(os.environ.get("PLANCOM_ENGINES_PYTHON") or (own if own.exists() else sys.executable))


def originals_bytes() -> int:
    """`PLANCOM_ORIGINALS_MB`, by default 5.000: how much the original files may take in the database, all together, in bytes."""
    written = os.environ.get("PLANCOM_ORIGINALS_MB", "")
    return (int(written) if written.isdecimal() else ORIGINALS_MB) * 1024**2


def database_wait() -> float:
    """`PLANCOM_DATABASE_WAIT`, by default 30: the seconds that are waited for somebody who holds the database and does nothing with it."""
    try:
        return max(0.0, float(os.environ.get("PLANCOM_DATABASE_WAIT", "")))
    except ValueError:
        return DATABASE_WAIT_SECONDS


def sample_files() -> list[Path]:
    """The sample data's files, in order."""
    return sorted((DATA / "samples").glob("*.csv")) + sorted((DATA / "samples").glob("*.xlsx"))
