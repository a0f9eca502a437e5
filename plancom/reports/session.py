"""A session: which slides of a deck are shown, in which order, and what the office says on them in its own words."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from plancom.reports.deck import Deck, Slide
from plancom.reports.safe_text import clean

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
    """A choice per slide of `deck`: those of `session` in its order, then the slides that it does not know.

    A session that chose nothing shows all of them; one that chose does not grow by itself: what it does not know comes unshown
    (docs/adr/0061). A slide that goes on from another («cifras-2») stands behind it and is shown as it is.
    """
    ids = [slide.id for slide in deck.slides]
    known = _known(deck, session) if session else []
    said = {choice.slide for choice in known}
    shown = not known
    found = [*known]
    for one in ids:
        if one in said:
            continue
        before = next((place for place, choice in enumerate(found) if choice.slide == _before(one, ids)), None)
        if before is None:
            found.append(Choice(one, shown=shown))
        else:
            found.insert(before + 1, Choice(one, shown=found[before].shown))
    return tuple(found)


def _known(deck: Deck, session: Session) -> list[Choice]:
    """The session's choices of slides that there are; of a goal of which nothing is known, where the office said something on its slide."""
    ids, blank = ({slide.id for slide in slides} for slides in (deck.slides, deck.blank))
    worded = {one.slide for one in session.choices if one.headline or one.note}
    return [one for one in session.choices if one.slide in ids | (blank & worded)]


def _before(slide: str, ids: Sequence[str]) -> str:
    """The slide that `slide` goes on from, "" where it stands for itself (`plancom.reports.table_pages`)."""
    first, _, number = slide.rpartition("-")
    if not number.isdigit() or first not in ids:
        return ""
    return first if number == "2" else f"{first}-{int(number) - 1}"


def arranged(deck: Deck, session: Session) -> Deck:
    """The deck as the session presents it. A slide that the figures no longer give is left out."""
    by_id = {slide.id: slide for slide in (*deck.slides, *deck.blank)}
    slides = tuple(_worded(by_id[choice.slide], choice) for choice in choices_of(deck, session) if choice.shown)
    return replace(deck, slides=slides, advance=session.advance, session=clean(session.name))


def _worded(slide: Slide, choice: Choice) -> Slide:
    headline, note = clean(choice.headline), clean(choice.note)
    return replace(slide, headline=headline or slide.headline, notes=(note, *slide.notes) if note else slide.notes)


def moved(choices: Sequence[Choice], slide: str, by: int) -> tuple[Choice, ...]:
    """The same choices with one slide `by` places later (earlier when negative), as far as there is room."""
    return placed(choices, slide, _place(choices, slide) + by)


def placed(choices: Sequence[Choice], slide: str, place: int) -> tuple[Choice, ...]:
    """The same choices with one slide at `place` (from 0), or at the nearest that there is; the others keep their order."""
    order = list(choices)
    one = order.pop(_place(choices, slide))
    order.insert(min(max(place, 0), len(order)), one)
    return tuple(order)


def _place(choices: Sequence[Choice], slide: str) -> int:
    return next(place for place, choice in enumerate(choices) if choice.slide == slide)
