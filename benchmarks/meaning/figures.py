"""Figures as they are in offices' sheets: how many, how long, how much, how old, which number."""

import random
from collections.abc import Callable
from itertools import accumulate

from benchmarks.meaning.model import Cell, Dataset, Language

MOST: dict[Dataset, int] = {"procedures": 400, "posts": 60, "visits": 9000, "press": 30, "activities": 400}

_VISITS_A_POST = 40
"""How many visits a site has for each thing that an office does."""


def counts(chance: random.Random, dataset: Dataset, number: int) -> list[int]:
    """How many of what a dataset counts: from none to as many as an office has in a month."""
    level = chance.randint(4, MOST[dataset])
    return [0 if chance.random() < 0.04 else chance.randint(max(level // 3, 1), level) for _ in range(number)]


def others(
    chance: random.Random, language: Language, dataset: Dataset, *, kind: str, phrase: str, number: int
) -> list[Cell]:
    """The figures of another quantity. One column is written one way; goals and sums are as large as what the dataset counts."""
    made = _MADE[kind](chance, language, phrase, number)
    if dataset == "visits" and kind in {"goal", "running_sum"}:
        return [value * _VISITS_A_POST if isinstance(value, int) else value for value in made]
    return made


def decimal(value: float, language: Language, places: int = 1) -> str:
    """The number as people write it in that language."""
    text = f"{value:,.{places}f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _times(chance: random.Random, language: Language, _phrase: str, number: int) -> list[Cell]:
    days = [chance.randint(1, 30) for _ in range(number)]
    way = chance.random()
    if way < 0.7:
        return [*days]
    if way < 0.9:
        return [round(day + chance.randint(1, 9) / 10, 1) for day in days]
    return [f"{day} {'days' if language == 'en' else 'dias' if language == 'pt' else 'días'}" for day in days]


def _averages(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    if chance.random() < 0.5:
        return [chance.randint(2, 40) for _ in range(number)]
    return [round(chance.randint(20, 400) / 10 + 0.05, 2) for _ in range(number)]


def _shares(chance: random.Random, language: Language, _phrase: str, number: int) -> list[Cell]:
    way = chance.random()
    if way < 0.4:
        return [chance.randint(1, 100) for _ in range(number)]
    values = [chance.randint(11, 999) / 10 for _ in range(number)]
    return [*values] if way < 0.7 else [f"{decimal(value, language)} %" for value in values]


def _money(chance: random.Random, language: Language, _phrase: str, number: int) -> list[Cell]:
    values = [chance.randrange(12_000, 95_000, 100) for _ in range(number)]
    way = chance.random()
    if way < 0.6:
        return [*values]
    if way < 0.8:
        return [f"{'R$' if language == 'pt' else '$'} {decimal(value, language, 0)}" for value in values]
    return [value // 1000 for value in values]


def _scores(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    if chance.random() < 0.5:
        return [chance.randint(1, 5) for _ in range(number)]
    return [round(chance.randint(11, 49) / 10 + 0.01, 2) for _ in range(number)]


def _audiences(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    level = chance.choice((800, 6_000, 45_000))
    return [chance.randint(level // 6, level) for _ in range(number)]


def _reactions(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    return [chance.randint(0, 900) for _ in range(number)]


def _people(chance: random.Random, _language: Language, phrase: str, number: int) -> list[Cell]:
    said = phrase.casefold()
    if "nacim" in said or "birth" in said or "nascim" in said:
        return [chance.randint(1940, 2000) for _ in range(number)]
    few = any(
        word in said for word in ("estr", "strat", "hij", "filh", "child", "nivel", "cargo", "household", "depend")
    )
    return [chance.randint(1, 6) if few else chance.randint(18, 80) for _ in range(number)]


_NUMBERS = frozenset({"n.º", "no.", "ítem", "consecutivo", "item no."})


def _identities(chance: random.Random, language: Language, phrase: str, number: int) -> list[Cell]:
    if phrase.casefold() in _NUMBERS:
        return list(range(1, number + 1))
    digits = chance.choice((8, 10))
    values = [chance.randrange(10 ** (digits - 1), 2 * 10 ** (digits - 1)) for _ in range(number)]
    way = chance.random()
    if way < 0.2:
        return [decimal(value, language, 0) for value in values]
    return [str(value) for value in values] if way < 0.4 else [*values]


def _telephones(chance: random.Random, _language: Language, phrase: str, number: int) -> list[Cell]:
    if phrase.casefold()[:3] in {"ext", "ram", "ind", "ddd"}:
        return [chance.randint(101, 399) for _ in range(number)]
    mobile = chance.random() < 0.6
    values = [
        chance.randrange(3_000_000_000, 3_230_000_000) if mobile else chance.randrange(6_640_000, 6_699_999)
        for _ in range(number)
    ]
    if chance.random() < 0.3:
        return [f"{str(value)[:3]} {str(value)[3:]}" for value in values]
    return [*values]


def _places(chance: random.Random, _language: Language, phrase: str, number: int) -> list[Cell]:
    letters = "letra" in phrase.casefold() or chance.random() < 0.15
    return [
        f"{chance.choice('ABC')}{chance.randint(1, 60)}" if letters else chance.randint(1, 15) for _ in range(number)
    ]


def _goals(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    if chance.random() < 0.4:
        return [chance.randrange(10, 300, 10)] * number
    return [chance.randint(10, 300) for _ in range(number)]


def _sums(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    return [*accumulate(chance.randint(3, 90) for _ in range(number))]


def _overdue(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    return [chance.randint(0, 40) for _ in range(number)]


def _scaled(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    if chance.random() < 0.5:
        return [chance.randint(1, 9) for _ in range(number)]
    return [chance.randint(11, 99) / 10 for _ in range(number)]


def _things(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    return [chance.randint(1, 60) for _ in range(number)]


def _persons(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    return [chance.randint(3, 250) for _ in range(number)]


def _huge(chance: random.Random, _language: Language, _phrase: str, number: int) -> list[Cell]:
    """More than an office has of anything in a month by one channel or network: followers, or pesos."""
    return [chance.randint(8_000, 60_000) for _ in range(number)]


Maker = Callable[[random.Random, Language, str, int], list[Cell]]
_MADE: dict[str, Maker] = {
    "time": _times,
    "average": _averages,
    "share": _shares,
    "money": _money,
    "score": _scores,
    "audience": _audiences,
    "reactions": _reactions,
    "person": _people,
    "identity": _identities,
    "telephone": _telephones,
    "place": _places,
    "goal": _goals,
    "running_sum": _sums,
    "overdue": _overdue,
    "scale": _scaled,
    "things": _things,
    "people": _persons,
    "huge": _huge,
}
