"""Reads a file with the answers that are known: the user's own, and of questions that recur those that were given in earlier files."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from plancom.datasets import AnsweredQuestion, EarlierAnswer, Question, RememberedAnswer, Result
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.question_scopes import APART, recurs

Reader = Callable[[Context], Result]


def with_answers(read: Reader, context: Context, remembered: Sequence[RememberedAnswer]) -> Result:
    """What `read` says once every question that has an answer got it; the answers of `context` go before those `remembered`.

    It is read until it asks nothing that is known, so that each question is known as it was asked.
    """
    own = context.answers
    answers = _Answers(own, {one.subject: one for one in remembered}, ZoneInfo(context.plan.institution.timezone))
    given = {id_: value for id_, value in own.items() if not recurs(id_)}
    settled: dict[str, AnsweredQuestion] = {}
    while True:
        found = read(replace(context, answers=given))
        new = {one.id: said for one in found.questions if one.id not in settled and (said := answers.to(one))}
        settled |= new
        more = {id_: one.value for id_, one in new.items()} or {**given, **own}  # what no question asks for is said too
        if more.keys() <= given.keys():
            break
        given = given | more
    open_ = tuple(one for one in found.questions if one.blocking or one.id not in settled)
    asked = {one.id for one in open_}
    return replace(found, questions=open_, settled=tuple(one for id_, one in settled.items() if id_ not in asked))


class _Answers:
    """The `own` answers by the questions' ids, and those `remembered` by their subjects."""

    def __init__(self, own: Mapping[str, str], remembered: Mapping[str, RememberedAnswer], zone: ZoneInfo) -> None:
        self.own, self.remembered, self.zone = own, remembered, zone

    def to(self, question: Question) -> AnsweredQuestion | None:
        """What is known of a question that recurs; None where nothing is, or it is about this file alone."""
        if not question.subjects:
            return None
        before = self._before(question)
        own = self._own(question.id)
        value = own if own is not None else before.value if before else None
        return None if value is None else AnsweredQuestion(question, value, before)

    def _own(self, id_: str) -> str | None:
        """What the user says now, of this sheet or (without naming it) of the whole file."""
        while id_ not in self.own and APART in id_:
            id_ = id_.rpartition(APART)[0]
        return self.own.get(id_)

    def _before(self, question: Question) -> EarlierAnswer | None:
        """What was said of everything that it is about, where that is one thing, and still one of its answers."""
        kept = [self.remembered.get(one) for one in question.subjects]
        known = [one for one in kept if one is not None]
        if len(known) < len(kept) or len({one.value for one in known}) > 1 or not question.label_of(known[0].value):
            return None
        newest = max(known, key=lambda one: one.created_at)
        day = newest.created_at.replace(tzinfo=dt.UTC).astimezone(self.zone).date()
        return EarlierAnswer(newest.value, newest.author, day)
