"""A session: slides chosen, ordered and reworded over the live figures, and nothing of the figures kept in it."""

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as some

from plancom.reports.formats import FORMATS
from plancom.reports.session import Choice, Session, arranged, choices_of, moved, session_of
from plancom.store.office import sessions

MADE_AT = dt.datetime(2018, 10, 1, 9, 30)
SESSION = Session(
    "Octubre",
    advance=30,
    choices=(
        Choice("visits", headline="Vamos <b>bien</b>", note="Agradecer a la oficina"),
        Choice("portada"),
        Choice("press", shown=False),
        Choice("ya-no-existe"),
    ),
)


def test_slides_come_in_the_sessions_order_with_the_offices_words(cartagena):
    deck = cartagena.deck("2018-09-30")
    shown = arranged(deck, SESSION)
    assert [slide.id for slide in shown.slides[:2]] == ["visits", "portada"]
    assert "press" not in {slide.id for slide in shown.slides}
    first, before = shown.slides[0], next(slide for slide in deck.slides if slide.id == "visits")
    assert (first.headline, first.notes[0]) == ("Vamos <b>bien</b>", "Agradecer a la oficina")
    assert first.notes[1:] == before.notes
    assert first == dataclasses.replace(before, headline=first.headline, notes=first.notes)
    assert (shown.results, shown.data, shown.advance) == (deck.results, deck.data, 30)


def test_slides_that_the_session_does_not_know_come_at_its_end(cartagena):
    deck = cartagena.deck("2018-09-30")
    ids = [choice.slide for choice in choices_of(deck, SESSION)]
    assert ids[:3] == ["visits", "portada", "press"]
    assert sorted(ids) == sorted(slide.id for slide in deck.slides)


def test_the_command_line_writes_a_session_by_its_name(empty, tmp_path):
    sessions.save(empty.engine, empty.plan.id, "Octubre", SESSION.document(), seen=0, author="Ana", now=MADE_AT)
    path = tmp_path / "a.html"
    empty.run("report", "--format", "html", "-o", path, "--as-of", "2018-09-30", "--session", "Octubre")
    assert "Vamos &lt;b&gt;bien&lt;/b&gt;" in path.read_text(encoding="utf-8")
    refused = empty.run("report", "--format", "html", "-o", path, "--session", "Nadie", code=2)
    assert "no hay una sesión guardada" in " ".join(refused.stderr.split())


def test_a_session_comes_back_as_it_was_kept():
    assert session_of(SESSION.document()) == SESSION


def test_every_format_writes_an_arranged_deck(cartagena):
    shown = arranged(cartagena.deck("2018-09-30"), SESSION)
    for one in FORMATS.values():
        assert one.write(shown)
    html = FORMATS["html"].write(shown).decode()
    assert "Vamos &lt;b&gt;bien&lt;/b&gt;" in html
    assert '"advance":30' in html


@given(
    some.integers(1, 9).flatmap(lambda n: some.tuples(some.just(n), some.integers(0, n - 1), some.integers(-12, 12)))
)
def test_moving_a_slide_keeps_the_others_in_order(case):
    count, place, by = case
    choices = tuple(Choice(str(n)) for n in range(count))
    order = [one.slide for one in moved(choices, str(place), by)]
    assert order.index(str(place)) == min(max(place + by, 0), count - 1)
    assert [one for one in order if one != str(place)] == [str(n) for n in range(count) if n != place]
