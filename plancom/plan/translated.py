"""The plan in another language: what its own texts say there, from the catalogue beside its file.

Quotes and the plan's own table of indicators stay as the plan wrote them, and so do the names of what is counted.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from plancom.language.translation import SOURCE, catalogue, language
from plancom.plan.goals import Indicator, Option, Reading
from plancom.plan.model import Ambiguity, LineOfAction, Plan, Strategy, Task
from plancom.plan.part import Part

SAID: Final[Mapping[type[Part], tuple[str, ...]]] = {
    Plan: ("name", "source", "objective", "specific_objectives", "methodology", "expected_results"),
    Strategy: ("objective",),
    LineOfAction: ("name", "objective", "specific_objectives"),
    Task: ("name",),
    Ambiguity: ("question", "answer", "others"),
    Indicator: ("name", "short", "unit", "noun", "note"),
    Reading: ("question",),
    Option: ("name", "explanation"),
}
"""The texts of each part that a reader is told in the reader's language."""
WORDS = ("media", "channels")
"""Values that files and people name in the plan's words: they stay in the plan, and are translated where they are shown (`word`)."""

P = TypeVar("P", bound=Part)


def catalogue_path(plan_path: Path, spoken: str) -> Path:
    """Where the catalogue of a plan file is: `concejo.toml` has `concejo.en.po` beside it."""
    return plan_path.with_name(f"{plan_path.stem}.{spoken}.po")


def plan_words(plan_path: Path, spoken: str) -> dict[str, str]:
    """What each text of the plan is in the language `spoken`; nothing in the plan's own, or without a catalogue."""
    if spoken == SOURCE:
        return {}
    return {text: forms[0] for (_, text), forms in catalogue(catalogue_path(plan_path, spoken)).items()}


def in_language(plan: Plan, words: Mapping[str, str]) -> Plan:
    """The plan with its texts in the language of `words`; a text that `words` lacks stays as it is."""
    return _said(plan.with_words(words), words) if words else plan


def word(plan: Plan, text: str) -> str:
    """A medium, a channel or another value of the plan as the reader's language says it."""
    return text if language() == SOURCE else plan.words.get(text, text)


def _said(part: P, words: Mapping[str, str]) -> P:
    update: dict[str, Any] = {name: _told(getattr(part, name), words) for name in SAID.get(type(part), ())}
    for name, inner in _parts(part):
        update[name] = tuple(_said(one, words) for one in inner)
    if isinstance(part, Option):
        update["set"] = {
            key: _told(value, words) if key in SAID[Indicator] else value for key, value in part.set.items()
        }
    return part.model_copy(update=update)


def _told(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return words.get(value, value)
    return tuple(words.get(one, one) for one in value)


def texts(plan: Plan) -> list[str]:
    """Every text of the plan that a catalogue translates, once each, in the plan's order."""
    found: dict[str, None] = {}
    _gather(plan, found)
    return [text for text in found if text]


def _gather(part: Part, found: dict[str, None]) -> None:
    values = [getattr(part, name) for name in (*SAID.get(type(part), ()), *WORDS) if name in type(part).model_fields]
    if isinstance(part, Option):
        values += [value for key, value in part.set.items() if key in SAID[Indicator]]
    for value in values:
        found.update(dict.fromkeys([value] if isinstance(value, str) else value))
    for _, inner in _parts(part):
        for one in inner:
            _gather(one, found)


def _parts(part: Part) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for name in type(part).model_fields:
        inner = getattr(part, name)
        if isinstance(inner, tuple) and inner and isinstance(inner[0], Part):
            yield name, inner
