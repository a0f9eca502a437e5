"""How offices name what they count and what they do not, by language: words.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.meaning.model import Dataset, Language
from plancom.sources.quantities.vocabulary import terms

KINDS: dict[Dataset, tuple[str, ...]] = {
    "procedures": ("time", "average", "share", "money", "score", "goal", "running_sum", "overdue", "scale", "things"),
    "posts": ("audience", "reactions", "average", "share", "money", "score", "goal", "running_sum", "scale"),
    "visits": ("time", "average", "share", "money", "goal", "running_sum", "scale"),
    "press": ("money", "audience", "score", "average", "share", "goal", "things"),
    "activities": ("time", "money", "score", "audience", "share", "goal", "running_sum"),
}
"""Quantities that stand in tables of months, by what the tables count. Visitors and pages are measures of visits, so visits have no audience."""
PERSONAL = ("person", "identity", "telephone", "place")
"""What a row of one request says of who made it and where."""
OF_A_REQUEST = ("time", "money", "score", "things", *PERSONAL)
PEOPLE = "people"
"""How many different persons asked: beside the number of requests it is another quantity; alone it could be taken for it, so it never stands alone."""
OF_A_POST = ("audience", "reactions", "money", "share", "time", "score")
OF_A_CLIPPING = ("money", "audience", "score", "things", "time")
OF_AN_ACTIVITY = ("money", "time", "audience", "score")


@cache
def words(language: Language) -> dict[str, Any]:
    """The words of one language."""
    return _all()[language]


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def phrases(language: Language, kind: str, dataset: Dataset, *, held_out: bool) -> list[str]:
    """The names of one kind of other quantity, said of what the dataset counts."""
    own = words(language)
    found = own["other"][kind]["held_out" if held_out else "known"]
    noun = own["nouns"][dataset]
    return [_headed(phrase.format(noun=noun)) for phrase in found]


def unknown_to_the_code() -> tuple[int, int]:
    """How many of the held-out names of other quantities the code's own vocabulary takes for none, and how many there are."""
    names = [
        phrase.format(noun=words(language)["nouns"]["procedures"])
        for language in _all()
        for kind in words(language)["other"].values()
        for phrase in kind["held_out"]
    ]
    return sum(not terms(name).of("other") for name in names), len(names)


def _headed(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
