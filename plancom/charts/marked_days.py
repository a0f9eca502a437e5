"""Which days are marked on whose charts: the office's notes, the plan's tasks on the day they were done, and its activities."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from plancom.charts.event_marks import EventMark
from plancom.forecast.events import Event
from plancom.language.numbers import number
from plancom.language.text import fold
from plancom.plan import Plan
from plancom.plan.institution import NamedEntity
from plancom.store.office.dated_notes import DatedNote

NAME = 4  # letters from which a network's or outlet's name is looked for: «X» stands in too many words


def marks_of(plan: Plan, events: Iterable[Event], notes: Iterable[DatedNote], until: dt.date) -> tuple[EventMark, ...]:
    """A mark for each event and each note in force up to a day. One that names a network or an outlet concerns what is counted of it."""
    found = [
        EventMark(
            event.day, f"{event.name} ({number(event.quantity)})" if event.quantity else event.name, event.kind, event.strategy,
            _named(plan, f"{event.name} {event.detail}"), event.quantity or 0.0,
        )
        for event in events
        if event.day <= until
    ]  # fmt: skip
    return (*found, *note_marks(notes, until))


def note_marks(notes: Iterable[DatedNote], until: dt.date) -> tuple[EventMark, ...]:
    """The marks of the notes alone, which slides bear."""
    return tuple(
        EventMark(note.day, note.text, "note", datasets=frozenset({note.dataset} - {""}))
        for note in notes
        if note.in_force and note.day <= until
    )


def on_chart(marks: Sequence[EventMark], plan: Plan, origin: str) -> tuple[EventMark, ...]:
    """Those that belong on the chart of an indicator (or of a part of one), or of «dataset/series/measure»; of nothing named, none."""
    dataset, strategies = _of(plan, origin)
    return tuple(mark for mark in marks if mark.concerns(dataset, strategies)) if dataset else ()


def _of(plan: Plan, origin: str) -> tuple[str, frozenset[str]]:
    """The dataset that a chart is of, and the strategies that its goals serve."""
    if "/" in origin:
        dataset = origin.partition("/")[0]
        mine = [one for one in plan.indicators if one.dataset == dataset]
    else:
        mine = [one for one in plan.indicators if one.id == origin.partition(".")[0]]
        dataset = mine[0].dataset or "" if mine else ""
    return dataset, frozenset(strategy for one in mine for strategy in one.strategies)


def _named(plan: Plan, words: str) -> frozenset[str]:
    """The datasets of the networks and outlets that the words name; none where they name none."""
    said = fold(words)
    places = {"posts": plan.institution.networks, "press": plan.institution.outlets}
    return frozenset(
        dataset
        for dataset, named in places.items()
        if any(re.search(rf"\b{re.escape(name)}\b", said) for one in named for name in _called(one))
    )


def _called(one: NamedEntity) -> set[str]:
    """Its name and its short one; other names that files use («meta») are words of the language too."""
    return {name for name in (fold(one.name), one.id.replace("-", " ")) if len(name) >= NAME}
