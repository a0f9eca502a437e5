"""Translation: every text for people, in the language they read. The texts in the code are Spanish; catalogues hold the others.

`tr` says a text now, `later` only notes one that is said later (a constant of a module), `tr_in` tells two meanings of the same
Spanish words apart. How texts are collected and translated: docs/translating.md.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, cast

from babel.messages.pofile import read_po

Language = Literal["es", "en"]
SOURCE: Language = "es"
LANGUAGES: Mapping[Language, str] = {"es": "Español", "en": "English"}
CATALOGUES = Path(__file__).parent / "catalogues"

Key = tuple[str | None, str]  # context, Spanish text
Texts = Mapping[Key, tuple[str, ...]]  # one form, or one for one and one for many

_spoken: ContextVar[Language | None] = ContextVar("language", default=None)
_asked: list[Callable[[], Language | None]] = []


def language() -> Language:
    """The language in which texts are said here: of `speaking`, else of who asked first (`set_language_source`), else the usual one."""
    spoken = _spoken.get()
    if spoken is not None:
        return spoken
    for asked in _asked:
        found = asked()
        if found is not None:
            return found
    return default_language()


def default_language() -> Language:
    """The language of who asks for none: that of `PLANCOM_LANGUAGE`, else Spanish."""
    name = os.environ.get("PLANCOM_LANGUAGE", "")
    return cast("Language", name) if name in LANGUAGES else SOURCE


def language_named(name: object) -> Language:
    """`name` as one of the languages; the usual one where it is none."""
    return cast("Language", name) if name in LANGUAGES else default_language()


def speak(spoken: Language | None) -> None:
    """From here on, in this thread or task, texts are said in that language; None leaves it to who asked."""
    _spoken.set(spoken)


@contextmanager
def speaking(spoken: Language) -> Iterator[None]:
    """While it lasts, texts are said in that language."""
    token = _spoken.set(spoken)
    try:
        yield
    finally:
        _spoken.reset(token)


def set_language_source(asked: Callable[[], Language | None]) -> None:
    """Lets `asked` tell the language where no `speaking` does: the screen knows it from its session."""
    if asked not in _asked:
        _asked.append(asked)


def tr(text: str, /, **values: object) -> str:
    """`text` in the language in force, with `{name}` replaced by the value of that name."""
    found = _form(None, text)
    return found.format(**values) if values else found


def tr_in(context: str, text: str, /, **values: object) -> str:
    """As `tr`, for Spanish words that another language says differently by `context`."""
    found = _form(context, text)
    return found.format(**values) if values else found


def later(text: str) -> str:
    """`text` itself: a constant that is said with `tr` where it is used."""
    return text


def plural(count: float, one: str, many: str) -> str:
    """`one` for 1, else `many`, in the language in force."""
    spoken = language()
    if spoken == SOURCE:
        return one if count == 1 else many
    forms = texts(spoken).get((None, one), ())
    if len(forms) == 2:  # noqa: PLR2004 - a singular and a plural
        return forms[0] if count == 1 else forms[1]
    return one if count == 1 else many  # a word of the plan, which its own catalogue has translated


def _form(context: str | None, text: str) -> str:
    spoken = language()
    if spoken == SOURCE:
        return text
    forms = texts(spoken).get((context, text))
    return forms[0] if forms else text


@cache
def texts(spoken: Language) -> Texts:
    """The catalogue of a language: for each Spanish text its forms."""
    return catalogue(CATALOGUES / f"{spoken}.po")


def catalogue(path: Path) -> Texts:
    """The translated messages of a gettext catalogue; none where there is no file."""
    if not path.is_file():
        return {}
    found: dict[Key, tuple[str, ...]] = {}
    for message in read_po(BytesIO(path.read_bytes())):
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        identifier = message.id if isinstance(message.id, str) else message.id[0]
        if identifier and all(said) and not message.fuzzy:
            found[message.context, identifier] = tuple(str(form) for form in said)
    return found
