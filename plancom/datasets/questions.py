"""Question: what a file leaves open that only its owner knows, with the answers that there are, and those that were given before."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from plancom.language import dates
from plancom.language.translation import tr

LONGEST_SUBJECT = 300
"""Characters of a subject: those of its column in the database."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its `value` for programs, its `label`, and its `effect` on what would be read, both Spanish.

    `statement` is what it says without its question («Página web» es «electrónico»); "" where only both together say it.
    """

    value: str
    label: str
    effect: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one file.

    `id` is stable («dates», «year», «kind», «parts», «thousands», «name:facebok», «channel:en linea», «accounts:facebook», «account:»). Where it is `blocking`, nothing of the file can be
    read before the answer; else the file is read as its first option says, and a warning stands for the doubt. `has_default`: whether
    that option is said to hold meanwhile; none is shown as chosen. `subjects` are what it is about that recurs in other files: an answer is remembered of
    each of them, and answers the questions that are about no others; without any it is about this file alone.
    """

    id: str
    text: str
    options: tuple[Option, ...]
    blocking: bool = True
    has_default: bool = True
    subjects: tuple[str, ...] = ()

    def label_of(self, value: str) -> str:
        """What the answer is called; "" for one that there is not."""
        return next((option.label for option in self.options if option.value == value), "")

    def statement_of(self, value: str) -> str:
        """What the answer says, in words that need no question."""
        statement = next((option.statement for option in self.options if option.value == value), "")
        return statement or f"{self.text} {self.label_of(value)}"


@dataclass(frozen=True, slots=True)
class RememberedAnswer:
    """What somebody last answered about a `subject`: `author` is "" for nobody's, `created_at` is UTC."""

    subject: str
    value: str
    author: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What was answered in an earlier file, by whom, and on which day of the plan's calendar."""

    value: str
    author: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question of a file that has its answer: `value`. `before` is what was remembered of it, whether the user says the same now or not."""

    question: Question
    value: str
    before: EarlierAnswer | None = None

    @property
    def is_remembered(self) -> bool:
        """Whether it is answered as it was before."""
        return self.before is not None and self.before.value == self.value

    @property
    def said_before(self) -> str:
        """What was said before, when and by whom, in a sentence; "" where nothing was."""
        if self.before is None:
            return ""
        what, day = self.question.statement_of(self.before.value), dates.date(self.before.day)
        if not self.before.author:
            return tr("Como se dijo el {day}: {what}", day=day, what=what)
        return tr("Como se dijo el {day} ({author}): {what}", day=day, author=self.before.author, what=what)


def subject(kind: str, *words: str) -> str:
    """What a question is about, as it is remembered: «channel:pagina web»; a long one ends in its digest."""
    text = ":".join((kind, *words))
    if len(text) <= LONGEST_SUBJECT:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{text[: LONGEST_SUBJECT - len(digest) - 1]}#{digest}"
