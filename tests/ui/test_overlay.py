"""The dictionary holds for the Streamlit that is installed, sentence by sentence, and cannot set itself going in circles."""

import re
from importlib import metadata
from pathlib import Path

import pytest
import streamlit
from app_process import ROOT

from plancom.web.shell import overlay

WORDS = overlay.dictionary()
BUNDLE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(streamlit.__file__).parent / "static/static/js").glob("*.js"))
)


def spanish(text: str) -> str | None:
    """What es.js makes of a text."""
    if text in WORDS["exact"]:
        return WORDS["exact"][text]
    known = WORDS["exact"] | WORDS["months"]
    for pattern in WORDS["patterns"]:
        if parts := re.fullmatch(pattern["match"], text, re.DOTALL):
            plain = re.sub(
                r"\{(\d)\}", lambda m, parts=parts: known.get(parts[int(m[1])], parts[int(m[1])]), pattern["to"]
            )
            return re.sub(r"\$(\d)", lambda m, parts=parts: parts[int(m[1])], plain)
    return None


def test_the_dictionary_is_for_the_version_that_is_pinned_and_installed():
    pinned = re.search(r"^streamlit(?:\[[^\]]*\])?==(\S+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert pinned is not None
    assert WORDS["streamlit"] == pinned[1] == metadata.version("streamlit")


def test_streamlit_still_says_every_sentence():
    composed = WORDS["composed"]
    assert composed.keys() <= WORDS["exact"].keys()
    gone = {source for source in WORDS["exact"] if not any(f"{quote}{source}{quote}" in BUNDLE for quote in "`\"'")}
    gone = {source for source in gone if not all(part in BUNDLE for part in composed.get(source, ["\0"]))}
    assert gone == set(), "Streamlit ya no lo dice: quítelo o corríjalo en es.json"


@pytest.mark.parametrize("pattern", WORDS["patterns"], ids=lambda pattern: pattern["match"])
def test_a_pattern_turns_its_example_into_spanish(pattern):
    english, expected = pattern["example"]
    assert spanish(english) == expected
    assert all(part in BUNDLE for part in pattern["source"])


def test_no_translation_is_itself_a_source():
    results = [*WORDS["exact"].values(), *(pattern["example"][1] for pattern in WORDS["patterns"])]
    again = {result: spanish(result) for result in results}
    assert {result: after for result, after in again.items() if after not in {None, result}} == {}


def test_no_translation_is_left_empty_or_untranslated():
    assert all(value.strip() and value != key for key, value in WORDS["exact"].items())


def test_the_script_is_whole_and_its_address_follows_its_content():
    script = overlay.script()
    assert "__DICTIONARY__" not in script
    assert '"Skip to main content":"Saltar al contenido principal"' in script
    assert re.fullmatch(r"[0-9a-f]{16}", overlay.fingerprint())
