"""Outlooks and effects, computed when first asked for and kept for one version of the data: their library alone takes a second."""

from plancom.forecast.effects import Effect, effect_of
from plancom.forecast.events import Event, events_of
from plancom.forecast.history import ProjectionRefusal
from plancom.forecast.projection import Outlook, outlook
from plancom.indicators.measured_months import measured_months
from plancom.indicators.view import View
from plancom.office import Office
from plancom.ui.state import cache
from plancom.ui.state.figures import asked_of, words_key
from plancom.ui.state.memory import shared


def outlook_now(office: Office, view: View, indicator_id: str) -> Outlook:
    """Where an indicator (or a part of one) is heading, under this view."""
    return _outlook(_key(office, view), indicator_id, office, view)


def effect_now(office: Office, view: View, indicator_id: str, event: Event) -> Effect | ProjectionRefusal:
    """What followed an event, in one indicator."""
    return _effect(_key(office, view), indicator_id, event, office, view)


def events_now(office: Office) -> tuple[Event, ...]:
    """Everything that the office did, by day."""
    return _events(words_key(office, office.plan), office)


def _key(office: Office, view: View) -> tuple[object, ...]:
    """All that a figure and what is said of it depend on."""
    return (*words_key(office, view.plan), asked_of(view))


@shared(256, key=2)
def _outlook(key: tuple[object, ...], indicator_id: str, _office: Office, _view: View) -> Outlook:  # noqa: ARG001 - the key
    return outlook(_view, indicator_id, _office.counts, _office.tasks.states, _office.tasks.due)


@shared(512, key=3)
def _effect(
    key: tuple[object, ...],  # noqa: ARG001 - the key
    indicator_id: str,
    event: Event,
    _office: Office,
    _view: View,
) -> Effect | ProjectionRefusal:
    name, _, series = indicator_id.partition(".")
    months = measured_months(_view.read(_view.plan.indicator(name)), _office.counts, series or None)
    return effect_of(event, events_now(_office), months, _view.as_of)


@shared(8)
def _events(key: tuple[object, ...], _office: Office) -> tuple[Event, ...]:  # noqa: ARG001 - the key
    return events_of(_office.plan, cache.answer(_office, "activity_list"), _office.tasks.states)
