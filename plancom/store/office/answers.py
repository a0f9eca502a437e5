"""Answers: what people said to the questions of files, so that the next file's are answered alike; each saying is a version."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from plancom.access import acts
from plancom.datasets import RememberedAnswer
from plancom.store.office.documents import Documents
from plancom.store.tables import answers as table


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered about the subject `question`: the `text` that was asked, the `value`, and its `label`; "" takes it back.

    `file_name` is that of the file which asked. `created_at` is UTC.
    """

    question: str
    text: str
    value: str
    label: str
    file_name: str = ""
    author: str = ""
    id: int = 0
    created_at: dt.datetime | None = None


FIELDS = ("question", "text", "value", "label", "file_name", "author", "id", "created_at")

ANSWERS: Documents[Answer] = Documents(
    acts.IMPORT, table, ("question",), moves_figures=False,
    parse=lambda row: Answer(**{name: row[name] for name in FIELDS}),
    fields=lambda one: {"text": one.text, "value": one.value, "label": one.label, "file_name": one.file_name},
    repeats=lambda newest, one: newest is not None and (newest.value, bool(newest.label)) == (one.value, bool(one.label)),
    removes=lambda one: not one.label,
)  # fmt: skip


def keep(connection: Connection, given: Iterable[Answer], now: dt.datetime) -> None:
    """Keeps what was answered, in the transaction of the import that it was answered for; the newest counts, whoever said it."""
    for one in given:
        ANSWERS.document(connection, one.question).add(connection, one, now)


def in_force(connection: Connection) -> tuple[RememberedAnswer, ...]:
    """What was last said of each subject and not taken back, by subject."""
    newest = {one.question: one for one in ANSWERS.versions(connection)}
    return tuple(
        RememberedAnswer(subject, one.value, one.author, one.created_at)
        for subject, one in sorted(newest.items())
        if one.label and one.created_at
    )
