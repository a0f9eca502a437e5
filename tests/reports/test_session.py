"""A session: slides chosen, ordered and reworded over the live figures, and nothing of the figures kept in it."""

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as some

from plancom.reports.formats import FORMATS
from plancom.reports.presets import preset_choices, presets
from plancom.reports.session import Choice, Session, arranged, choices_of, moved, placed, session_of
from plancom.store.council import sessions

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


def test_slides_that_the_session_does_not_know_come_at_its_end_unshown(cartagena):
    deck = cartagena.deck("2018-09-30")
    choices = choices_of(deck, SESSION)
    ids = [choice.slide for choice in choices]
    assert ids[:3] == ["visits", "portada", "press"]
    assert sorted(ids) == sorted(slide.id for slide in deck.slides)
    assert [choice.slide for choice in choices if choice.shown] == ["visits", "portada"]
    assert [slide.id for slide in arranged(deck, SESSION).slides] == ["visits", "portada"]


def test_a_goal_of_which_nothing_is_known_has_a_slide_where_the_office_says_something_on_it(office_without_data):
    deck = office_without_data.deck("2018-03-31")
    assert "visits" not in {slide.id for slide in deck.slides}
    plain, worded = Choice("visits"), Choice("visits", headline="Llega en mayo", note="Pedir las cifras")
    chosen = tuple(Choice(one.id) for one in deck.slides)
    assert "visits" not in {slide.id for slide in arranged(deck, Session("S", choices=(plain, *chosen))).slides}
    first = arranged(deck, Session("S", choices=(worded, *chosen))).slides[0]
    assert (first.id, first.headline, first.notes[0]) == ("visits", "Llega en mayo", "Pedir las cifras")
    assert first.chart is None


def test_a_session_that_chose_nothing_shows_all(cartagena):
    deck = cartagena.deck("2018-09-30")
    assert arranged(deck, Session("Octubre")).slides == deck.slides


def test_a_slide_that_goes_on_from_another_follows_it_and_is_shown_as_it_is(cartagena):
    deck = cartagena.deck("2018-09-30")
    longer = dataclasses.replace(
        deck, slides=(*deck.slides, *(dataclasses.replace(deck.slides[1], id=f"visits-{n}") for n in (2, 3)))
    )
    choices = choices_of(longer, SESSION)
    assert [(one.slide, one.shown) for one in choices[:4]] == [
        ("visits", True),
        ("visits-2", True),
        ("visits-3", True),
        ("portada", True),
    ]


def test_the_council_s_preset_has_eight_slides_with_the_verdict_the_worst_goals_the_years_and_what_is_next(cartagena):
    deck = cartagena.deck("2018-09-30")
    council = next(one for one in presets(deck) if one.id == "council")
    choices = preset_choices(deck, choices_of(deck), council)
    ids = [choice.slide for choice in choices if choice.shown]
    worst = [slide.id for slide in deck.slides if slide.kind == "indicator"][:3]
    assert worst[:2] == ["daily_posts", "facebook_posts"]
    assert ids == ["portada", "resumen", "llegamos", *worst, "anios-plan", "proximos-pasos"]
    assert [choice.slide for choice in choices[:8]] == ids
    assert sorted(choice.slide for choice in choices) == sorted(slide.id for slide in deck.slides)


def test_overdue_tasks_take_the_place_of_the_third_goal_in_the_council_s_preset(cartagena):
    deck = cartagena.deck("2019-06-30")
    ids = next(one for one in presets(deck) if one.id == "council").slides(deck)
    goals = [slide.id for slide in deck.slides if slide.kind == "indicator"]
    assert set(ids) == {"portada", "resumen", "llegamos", *goals[:2], "anios-plan", "proximos-pasos", "tareas-vencidas"}


def test_what_goes_badly_is_the_goals_that_are_not_on_track_what_is_overdue_and_what_is_next(cartagena):
    deck = cartagena.deck("2019-09-30")
    behind = next(one for one in presets(deck) if one.id == "behind")
    ids = behind.slides(deck)
    late = {one.progress.id for one in deck.results if one.progress.series is None and one.progress.status in ("off_track", "at_risk")}  # fmt: skip
    assert late
    assert set(ids) == late | {"portada", "atrasos", "tareas-vencidas", "proximos-pasos"}


def test_the_plan_s_balance_is_a_preset_once_the_plan_is_over(cartagena):
    before, after = cartagena.deck("2021-12-31"), cartagena.deck("2022-01-01")
    assert "balance" not in {one.id for one in presets(before)}
    first = presets(after)[0]
    assert first.id == "balance"
    assert set(first.slides(after)) == {"portada"} | {one.id for one in after.slides if one.kind == "years"}


def test_a_preset_keeps_the_office_s_words(cartagena):
    deck = cartagena.deck("2018-09-30")
    for preset in presets(deck):
        choices = preset_choices(deck, choices_of(deck, SESSION), preset)
        one = next(choice for choice in choices if choice.slide == "visits")
        assert (one.headline, one.note) == ("Vamos <b>bien</b>", "Agradecer a la oficina")


def test_the_command_line_writes_a_session_by_its_name(office_without_data, tmp_path):
    sessions.save(
        office_without_data.engine,
        office_without_data.plan.id,
        "Octubre",
        SESSION.document(),
        seen=0,
        author="Ana",
        now=MADE_AT,
    )
    path = tmp_path / "a.html"
    office_without_data.run("report", "--format", "html", "-o", path, "--as-of", "2018-09-30", "--session", "Octubre")
    assert "Vamos &lt;b&gt;bien&lt;/b&gt;" in path.read_text(encoding="utf-8")
    refused = office_without_data.run("report", "--format", "html", "-o", path, "--session", "Nadie", code=2)
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
    assert [one.slide for one in placed(choices, str(place), place + by)] == order
