"""What one text of a plan changes of another, in a few words: the field, whose it is, and from what to what."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from plancom.language import dates
from plancom.language.numbers import number, percent, signed_percent
from plancom.language.translation import tr
from plancom.plan.field_names import keys_of, label_of
from plancom.plan.kinds import KINDS
from plancom.plan.plan_text import Place, PlanText

LONGEST = 40  # characters of a value
OF_SEVERAL = 2  # ("indicators", its id) is the shortest place of a goal


@dataclass(frozen=True)
class TextChange:
    """What stands in a `place` of two texts; None where nothing does."""

    place: Place
    before: Any
    after: Any


def text_changes(before: PlanText, after: PlanText) -> list[TextChange]:
    """Every place that says another thing, the smallest in which it stands."""
    return list(_changes((), before.data, after.data))


def _changes(place: Place, before: Any, after: Any) -> Iterator[TextChange]:
    if before == after:
        return
    known, now = (value if isinstance(value, Mapping) else _by_id(value) for value in (before, after))
    is_whole = isinstance(before, Mapping) != isinstance(after, Mapping)  # one of several came or went
    if known is not None and now is not None and not is_whole:
        yield from _of_tables(place, known, now)
    elif place[-1:] == ("years",) and isinstance(before, list) and isinstance(after, list):
        yield from _of_years(place, before, after)
    else:
        yield TextChange(place, before, after)


def _of_years(place: Place, before: list[Any], after: list[Any]) -> Iterator[TextChange]:
    for year, (old, new) in enumerate(zip_longest(before, after)):
        if old != new:
            yield TextChange((*place, year), old, new)


def _of_tables(place: Place, before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[TextChange]:
    for key in dict.fromkeys([*before, *after]):
        yield from _changes((*place, key), before.get(key), after.get(key))


def _by_id(value: Any) -> dict[str | int, Any] | None:
    """The tables of a list by their ids, by their places where they have none; None for what is no list of tables."""
    if value is None:
        return {}
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return None
    found: dict[str | int, Any] = {}
    for index, one in enumerate(value):
        known = one.get("id")
        found[known if isinstance(known, str) and known and known not in found else index] = one
    return found


def change_words(before: PlanText, after: PlanText) -> str:
    """What changed, as «Nombre del plan: «A» → «B»»; the first of several with how many more there are; "" where nothing did."""
    found = text_changes(before, after)
    if not found:
        return ""
    said = _words(found[0], before, after)
    return said if len(found) == 1 else tr("{said} y {count} más", said=said, count=len(found) - 1)


def _words(change: TextChange, before: PlanText, after: PlanText) -> str:
    known = after if change.after is not None else before
    if isinstance(change.before, dict) and change.after is None:
        return tr("se quitó «{name}»", name=_own_name(change.before))
    if isinstance(change.after, dict) and change.before is None:
        return tr("se agregó «{name}»", name=_own_name(change.after))
    return tr(
        "{field}: {before} → {after}",
        field=place_name(known, change.place),
        before=_value(before, change.place, change.before),
        after=_value(after, change.place, change.after),
    )


def _own_name(item: Mapping[str, Any]) -> str:
    return cut(str(item.get("name") or item.get("question") or item.get("id") or tr("sin nombre")))


def place_name(text: PlanText, place: Place) -> str:
    """A place's field and whose it is: «La frase del plan de «Visitas»», «meta de 2024 de «Visitas»»."""
    field = label_of(place)
    if place[-2:-1] == ("years",) and isinstance(place[-1], int):
        field = _year_name(text, place[-1])
    for length in range(len(place) - 1, OF_SEVERAL - 1, -1):
        name = text.value(*place[:length], "name")
        if isinstance(name, str) and name and keys_of(place[:length]) != keys_of(place):
            return tr("{field} de «{name}»", field=field, name=cut(name))
    return field


def _year_name(text: PlanText, index: int) -> str:
    """A goal's plan year: by the calendar year where it is one, else by its number."""
    start = text.value("start")
    if type(start) is dt.date and start.month == 1:
        return tr("meta de {year}", year=start.year + index)
    return tr("meta del año {year}", year=index + 1)


def _value(text: PlanText, place: Place, value: Any) -> str:
    """A value of a place in words; promises as they are typed."""
    if "targets" in place and isinstance(value, int | float) and not isinstance(value, bool):
        targets = place[: place.index("targets") + 1]
        if text.value(*targets, "of") == "baseline":
            return signed_percent(value - 1, 0)
        kind = KINDS.get(str(text.value(*place[:OF_SEVERAL], "kind")))
        if kind is not None and kind.is_share:
            return percent(value, 0)
    said = cut(value_words(value))
    return tr("«{text}»", text=said) if isinstance(value, str) and value else said


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, or as much of it as so many characters hold."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def value_words(value: Any) -> str:
    """A value of a plan in words."""
    if value is None or value == "":
        return tr("nada")
    if isinstance(value, dt.date):
        return dates.date(value)
    if isinstance(value, bool):
        return tr("sí") if value else tr("no")
    if isinstance(value, int | float):
        return number(value, 0 if float(value).is_integer() else 2)
    if isinstance(value, list):
        return "; ".join(map(value_words, value))
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else str(value)
