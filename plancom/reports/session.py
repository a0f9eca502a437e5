"""A session: which slides of a deck are shown, in which order, and what the office says on them in its own words."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from plancom.reports.deck import Deck, Slide
from plancom.reports.words import clean

LONGEST_NAME, LONGEST_HEADLINE, LONGEST_NOTE = 80, 200, 2000
LONGEST_ADVANCE = 600  # seconds


@dataclass(frozen=True)
class Choice:
    """One slide by its id: whether it is shown, and the office's headline and note for it ("" for the deck's own)."""

    slide: str
    shown: bool = True
    headline: str = ""
    note: str = ""


@dataclass(frozen=True)
class Session:
    """A deck as it is to be presented: `strategy` "" for the whole plan, `advance` seconds per slide, 0 for by hand."""

    name: str
    title: str = ""
    strategy: str = ""
    advance: int = 0
    choices: tuple[Choice, ...] = ()

    def document(self) -> dict[str, Any]:
        """The session as it is kept."""
        return asdict(self)


def session_of(document: dict[str, Any]) -> Session:
    """The session that `Session.document` wrote."""
    choices = tuple(Choice(**one) for one in document["choices"])
    return Session(**{**document, "choices": choices})


def choices_of(deck: Deck, session: Session | None = None) -> tuple[Choice, ...]:
    """A choice per slide of `deck`: those of `session` in its order, then the slides that it does not know, shown."""
    ids = [slide.id for slide in deck.slides]
    known = [choice for choice in session.choices if choice.slide in ids] if session else []
    said = {choice.slide for choice in known}
    return (*known, *(Choice(one) for one in ids if one not in said))


def arranged(deck: Deck, session: Session) -> Deck:
    """The deck as the session presents it. A slide that the figures no longer give is left out; one that is new comes at its end."""
    by_id = {slide.id: slide for slide in deck.slides}
    slides = tuple(_worded(by_id[choice.slide], choice) for choice in choices_of(deck, session) if choice.shown)
    return replace(deck, slides=slides, advance=session.advance)


def _worded(slide: Slide, choice: Choice) -> Slide:
    headline, note = clean(choice.headline), clean(choice.note)
    return replace(slide, headline=headline or slide.headline, notes=(note, *slide.notes) if note else slide.notes)


def moved(choices: Sequence[Choice], slide: str, by: int) -> tuple[Choice, ...]:
    """The same choices with one slide `by` places later (earlier when negative), as far as there is room."""
    order = list(choices)
    place = next(n for n, choice in enumerate(order) if choice.slide == slide)
    order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
    return tuple(order)
