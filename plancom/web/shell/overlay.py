"""The script that puts Streamlit's own words into Spanish: made from es.js and es.json, the dictionary of one Streamlit version."""

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

PATH = "/i18n/es.js"


@cache
def dictionary() -> dict[str, Any]:
    """es.json: `streamlit` (the version whose words these are), `exact`, `patterns`, `months`, and what the tests need to hold it."""
    loaded: dict[str, Any] = json.loads(_text("es.json"))
    return loaded


@cache
def script() -> str:
    """es.js with the dictionary in it, keys.js, roles.js, print.js, author.js, unsaved.js, sign_in.js and address.js, whole, as they are served."""
    words = dictionary()
    needed = {
        "exact": words["exact"],
        "months": words["months"],
        "patterns": [{"match": pattern["match"], "to": pattern["to"]} for pattern in words["patterns"]],
    }
    spanish = _text("es.js").replace("__DICTIONARY__", json.dumps(needed, ensure_ascii=False, separators=(",", ":")), 1)
    others = ("keys.js", "roles.js", "print.js", "author.js", "unsaved.js", "sign_in.js", "address.js")
    return spanish + "".join(map(_text, others))


@cache
def fingerprint() -> str:
    """Names the script's content in its address, so that browsers may keep it for ever and still see a new one."""
    return hashlib.sha256(script().encode()).hexdigest()[:16]


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
