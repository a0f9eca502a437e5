"""Streamlit's page as one script instead of ninety, made by docs/bundle.config.mjs of one version of Streamlit (ADR 0080)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Bundle:
    """What modules.json says: the version of Streamlit, the script's file, the module that its shell starts with, and by the name of each
    module of Streamlit that the script holds what was in it (`sources`, SHA-256) and the few words that hand its names on (`exported`).
    """

    streamlit: str
    page: str
    start: str
    sources: Mapping[str, str]
    exported: Mapping[str, str]

    @property
    def fits(self) -> bool:
        """Whether it was made of the Streamlit that runs; with another one, the page loads that one's own modules."""
        return self.streamlit == streamlit.__version__


@cache
def bundle() -> Bundle:
    """The one that lies here."""
    return Bundle(**json.loads((FOLDER / "modules.json").read_text(encoding="utf-8")))


def module(name: str) -> bytes | None:
    """The content of a script by its file's name; None where it is to be Streamlit's own."""
    found = bundle()
    if not found.fits:
        return None
    if name == found.page:
        return (FOLDER / name).read_bytes()
    return found.exported[name].encode() if name in found.exported else None


def joined(html: str) -> str:
    """Streamlit's index.html, asking for the one script instead of its start and the modules that this imports."""
    found = bundle()
    if not found.fits:
        return html
    html = re.sub(r'\s*<link rel="modulepreload"[^>]*>', "", html)
    return html.replace(f"/static/js/{found.start}", f"/static/js/{found.page}", 1)
