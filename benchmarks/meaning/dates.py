"""Months and days of 2018 as offices write them."""

import datetime as dt
import random
from collections.abc import Sequence

from benchmarks.meaning.model import Cell, Language

YEAR = 2018
_NAMES: dict[Language, str] = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "en": "January February March April May June July August September October November December",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}


def run_of_months(chance: random.Random, least: int = 3, most: int = 12) -> list[int]:
    """Months one after the other."""
    number = chance.randint(least, most)
    first = chance.randint(1, 13 - number)
    return list(range(first, first + number))


def name(month: int, language: Language) -> str:
    return _NAMES[language].split()[month - 1]


def month_forms(language: Language, *, sheet: bool) -> list[str]:
    """The ways to write months with their year. Portuguese names are not among them: whether those are read is not this benchmark's."""
    forms = ["{y}-{m:02d}", "{y}-{m:02d}-01", "{m:02d}/{y}"]
    if language != "pt":
        forms += [
            "{name} de {y}" if language == "es" else "{name} {y}",
            "{short}-18" if language == "es" else "{short} {y}",
        ]
    return [*forms, "date"] if sheet else forms


def written_months(months: Sequence[int], form: str, language: Language) -> list[Cell]:
    """The months in one form; «bare» is the name alone."""
    if form == "date":
        return [dt.date(YEAR, month, 1) for month in months]
    if form == "bare":
        return [name(month, language).capitalize() for month in months]
    return [
        form.format(y=YEAR, m=month, name=name(month, language), short=name(month, language)[:3].lower())
        for month in months
    ]


def days(chance: random.Random, number: int, months: Sequence[int]) -> list[dt.date]:
    """Days in order of time; one of them is after the 12th, so that dates as 05/03 are proven."""
    found = [dt.date(YEAR, chance.choice(months), chance.randint(1, 28)) for _ in range(number)]
    found[chance.randrange(number)] = dt.date(YEAR, chance.choice(months), chance.randint(13, 28))
    return sorted(found)


def day_forms(language: Language, *, sheet: bool) -> list[str]:
    """The ways to write days."""
    forms = ["%Y-%m-%d", "%Y-%m-%d"] if language == "en" else ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d/%m/%Y"]
    if language == "es":
        forms.append("words")
    return [*forms, "date", "date"] if sheet else forms


def written_days(found: Sequence[dt.date], form: str, language: Language) -> list[Cell]:
    """The days in one form."""
    if form == "date":
        return [*found]
    if form == "words":
        return [f"{day.day} de {name(day.month, language)} de {day.year}" for day in found]
    return [day.strftime(form) for day in found]
