"""The plan in another language: what its own texts say there, from the catalogue beside its file.

Quotes and the plan's own table of indicators stay as the plan wrote them, and so do the names of what is counted.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from plancom.language.translation import SOURCE, catalogue, language
from plancom.plan.goals import Indicator, Reading, ReadingOption
from plancom.plan.model import Ambiguity, LineOfAction, Plan, Strategy, Task
from plancom.plan.part import Part

TRANSLATED_FIELDS: Final[Mapping[type[Part], tuple[str, ...]]] = {
    Plan: ("name", "source", "objective", "specific_objectives", "methodology", "expected_results"),
    Strategy: ("objective",),
    LineOfAction: ("name", "objective", "specific_objectives"),
    Task: ("name",),
    Ambiguity: ("question", "answer", "others"),
    Indicator: ("name", "short", "unit", "noun", "whole", "note"),
    Reading: ("question",),
    ReadingOption: ("name", "explanation"),
}
"""The texts of each part that a reader is told in the reader's language."""
COUNTED = ("unit", "noun", "whole")
"""What an indicator counts, of which the same word may be said otherwise by its dataset: «publicación» is a post of a network and a publication in the press."""
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
    found = catalogue(catalogue_path(plan_path, spoken))
    return {_key(context or "", text): forms[0] for (context, text), forms in found.items()}


def in_language(plan: Plan, words: Mapping[str, str]) -> Plan:
    """The plan with its texts in the language of `words`; a text that `words` lacks stays as it is."""
    return _translated(plan.with_words(words), words) if words else plan


def word(plan: Plan, text: str) -> str:
    """A medium, a channel or another value of the plan as the reader's language says it."""
    return text if language() == SOURCE else plan.words.get(text, text)


def source_texts(plan: Plan, text: str) -> tuple[str, ...]:
    """How the plan's own file writes a text of `plan`: files are read by these words, in whichever language their reader is told."""
    found = dict.fromkeys(_text(key) for key, said in plan.words.items() if said == text)
    return tuple(found) or (text,)


def _text(key: str) -> str:
    return key.rpartition("\x04")[2]


def _translated(part: P, words: Mapping[str, str], dataset: str = "") -> P:
    dataset = _dataset(part, dataset)
    update: dict[str, Any] = {
        name: _translated_value(getattr(part, name), words, _context(name, dataset))
        for name in TRANSLATED_FIELDS.get(type(part), ())
    }
    for name, inner in _parts(part):
        said = tuple(_translated(one, words, dataset) for one in inner)
        update[name] = said if isinstance(getattr(part, name), tuple) else said[0]
    if isinstance(part, ReadingOption):
        update["set"] = {
            key: _translated_value(value, words, _context(key, dataset))
            if key in TRANSLATED_FIELDS[Indicator]
            else value
            for key, value in part.set.items()
        }
    return part.model_copy(update=update)


def _translated_value(value: Any, words: Mapping[str, str], context: str) -> Any:
    if isinstance(value, str):
        return words.get(_key(context, value), words.get(value, value))
    return tuple(_translated_value(one, words, context) for one in value)


def _key(context: str, text: str) -> str:
    return f"{context}\x04{text}" if context else text


def _context(name: str, dataset: str) -> str:
    return dataset if name in COUNTED else ""


def _dataset(part: Part, around: str) -> str:
    return part.dataset or "" if isinstance(part, Indicator) else around


def texts(plan: Plan) -> list[tuple[str, str]]:
    """Every text of the plan that a catalogue translates, once each, in the plan's order; before it its context, "" for none."""
    found: dict[tuple[str, str], None] = {}
    _gather(plan, found)
    return [(context, text) for context, text in found if text]


def _gather(part: Part, found: dict[tuple[str, str], None], dataset: str = "") -> None:
    dataset = _dataset(part, dataset)
    named = [
        (name, getattr(part, name))
        for name in (*TRANSLATED_FIELDS.get(type(part), ()), *WORDS)
        if name in type(part).model_fields
    ]
    if isinstance(part, ReadingOption):
        named += [(key, value) for key, value in part.set.items() if key in TRANSLATED_FIELDS[Indicator]]
    for name, value in named:
        for text in [value] if isinstance(value, str) else value:
            found[_context(name, dataset), text] = None
    for _, inner in _parts(part):
        for one in inner:
            _gather(one, found, dataset)


def _parts(part: Part) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for name in type(part).model_fields:
        inner = getattr(part, name)
        if isinstance(inner, Part):
            yield name, (inner,)
        elif isinstance(inner, tuple) and inner and isinstance(inner[0], Part):
            yield name, inner
