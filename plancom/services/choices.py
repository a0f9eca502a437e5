"""Choices: what a person says about a file that its content does not, and how an import keeps it."""

import datetime as dt
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from plancom.datasets import Dataset, Result
from plancom.sources.tables.mappings import Mapping


@dataclass(frozen=True)
class Choices:
    """What the user says about a file that its content does not.

    Its dataset, the days it covers, and `silent`: series without rows in it that were looked at all the same, so that they
    are zero there and not missing. `answers` are what they say to the file's questions: (question's id, option's value).
    `mapping` is how they say that a table is read which no format knows.
    """

    kind: Dataset | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    silent: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    mapping: Mapping | None = None


NONE = Choices()
_ADAPTER = TypeAdapter(Choices)


def to_text(choices: Choices, result: Result) -> str:
    """`choices` as JSON, with all that answered the questions of the file: what was remembered then may be another thing later. "" for none."""
    answers = dict(choices.answers) | {said.question.id: said.value for said in result.settled}
    kept = replace(choices, answers=tuple(sorted(answers.items())))
    return "" if kept == NONE else _ADAPTER.dump_json(kept, exclude_defaults=True).decode()


def from_text(text: str) -> Choices:
    """The choices that `text` is. Raises ValueError."""
    return _ADAPTER.validate_json(text) if text else NONE
