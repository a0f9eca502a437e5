"""The machine that a benchmark ran on, in one line."""

import os
import platform
import subprocess
from importlib.metadata import version


def machine(chromium: str = "") -> str:
    """CPUs, how busy they are, and the versions that matter; `chromium` is the browser's path."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    parts = [f"{os.cpu_count()} CPUs{load}", f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name)}" for name in ("streamlit", "plotly", "pandas")]
    if chromium:
        answer = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=False).stdout
        parts.append(" ".join(answer.split()[:2]))
    return " · ".join(parts)
