"""Every text for people is in the catalogue, and every text of the catalogue says the same facts in English."""

import re
import string
import sys
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from plancom import plan as plans
from plancom.language.phrases import counted, listed
from plancom.language.translation import language, speaking, texts, tr
from tests.language.untranslated_texts import ROOT, modules, untranslated

sys.path.insert(0, str(ROOT / "docs"))

from catalogues import catalogues  # the command that keeps them

PARTS = [(path, template) for path, _, template in catalogues()]
PATHS = [path for path, _ in PARTS]
NAMES = [path.name for path in PATHS]


def messages(path) -> dict:
    with path.open("rb") as file:
        return {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in read_po(file) if m.id}


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def names_in(text: str) -> set[str]:
    parsed = string.Formatter().parse(re.sub(r"\$\{\w+\}", "", text))  # `${CLAVE}` is a secret's place, not a value's
    return {f"{name}:{spec}" for _, name, spec, _ in parsed if name is not None}


def identifiers(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


@pytest.mark.parametrize(("path", "template"), PARTS, ids=NAMES)
def test_every_text_of_the_code_and_the_plan_is_in_its_catalogue_and_no_other(path, template):
    wanted = {(m.context, identifiers(m)[0]) for m in template() if m.id}
    there = messages(path)
    assert wanted - set(there) == set(), "run: .venv/bin/python docs/catalogues.py"
    assert set(there) - wanted == set()


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_every_text_is_translated(path):
    assert [key for key, message in messages(path).items() if not all(forms(message)) or message.fuzzy] == []


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_translation_keeps_every_value_of_its_text(path):
    changed = {
        key: form
        for key, message in messages(path).items()
        if "python-brace-format" in message.flags
        for form in forms(message)
        if names_in(form) != names_in(identifiers(message)[-1])
    }
    assert changed == {}


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_translation_keeps_the_spaces_and_marks_around_its_text(path):
    def edges(text: str) -> tuple[str, str]:
        return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]

    changed = {
        key: form
        for key, message in messages(path).items()
        for text, form in zip(identifiers(message), forms(message), strict=False)
        if edges(text) != edges(form) or text.count("**") != form.count("**") or text.count("`") != form.count("`")
    }
    assert changed == {}


def unsaid_everywhere() -> Iterator[str]:
    for path in modules():
        for line, text in untranslated(path):
            yield f"{path.relative_to(ROOT)}:{line}: {text[:80]}"


def test_no_spanish_text_of_the_code_is_left_unsaid():
    assert list(unsaid_everywhere()) == []


def test_a_text_is_said_in_the_language_in_force_and_in_spanish_without_one():
    assert language() == "es"
    with speaking("en"):
        assert counted(1, "fila", "filas") == "1 row"
        assert counted(2345, "fila", "filas") == "2,345 rows"
        assert listed(["a", "b", "c"]) == "a, b and c"
        assert listed(["a", "b"], "o") == "a or b"
    assert counted(2345, "fila", "filas") == "2.345 filas"


def test_a_text_that_no_catalogue_has_stays_as_it_is():
    with speaking("en"):
        assert tr("Un texto que nadie ha traducido: {n}", n=3) == "Un texto que nadie ha traducido: 3"


def test_the_catalogue_is_read_whole():
    found = texts("en")
    with (ROOT / "plancom" / "language" / "catalogues" / "en.po").open("rb") as file:
        assert len(found) == len([m for m in read_po(file) if m.id])


def test_no_plan_says_in_english_what_its_quotes_say():
    path = ROOT / "data" / "plan" / "concejo-cartagena-2018.toml"
    spanish = plans.load(path)
    english = plans.in_language(spanish, plans.plan_words(path, "en"))
    assert english.name != spanish.name
    assert [one.quote for one in english.indicators] == [one.quote for one in spanish.indicators]
    assert [one.smart for one in english.indicators] == [one.smart for one in spanish.indicators]
    assert [one.targets for one in english.indicators] == [one.targets for one in spanish.indicators]
    assert english.institution.name == spanish.institution.name
