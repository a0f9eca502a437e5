"""Sentences about what followed an event; every figure in them is the table's own, and none claims a cause."""

from plancom.forecast.effects import AFTER, LEVEL, Effect
from plancom.forecast.events import Event
from plancom.language import dates
from plancom.language.numbers import number, percent, signed
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr

NO_CAUSE = later("Esto no demuestra causa: solo compara lo que pasó con lo que cabía esperar.")
NAMED = 3  # other events named one by one; the rest are counted


def title(event: Event) -> str:
    """«Folletos (500), 14/03/2018»."""
    amount = f" ({number(event.quantity)})" if event.quantity and event.quantity > 1 else ""
    return f"{event.name}{amount}, {dates.date(event.day)}"


def verdict(effect: Effect, noun: tuple[str, str]) -> str:
    """Whether the weeks after differ from what was to be expected, and by how much."""
    digits = _digits(effect)
    low, high = signed(effect.low, digits), signed(effect.high, digits)
    span = tr("con {level} de confianza, entre {low} y {high}", level=percent(LEVEL, 0), low=low, high=high)
    if not effect.is_told:
        return tr(
            "No se distingue un cambio: la diferencia fue de {effect} {noun} ({span}).",
            effect=signed(effect.effect),
            noun=_noun(effect.effect, noun),
            span=span,
        )
    part = percent(abs(effect.effect) / effect.without) if effect.without > 0 else ""
    amount = counted(abs(round(effect.effect)), noun[0], noun[1])
    if effect.effect > 0:
        share = tr(", {part} más", part=part) if part else ""
        return tr("Hubo {amount} más de lo que cabía esperar{share} ({span}).", amount=amount, share=share, span=span)
    share = tr(", {part} menos", part=part) if part else ""
    return tr("Hubo {amount} menos de lo que cabía esperar{share} ({span}).", amount=amount, share=share, span=span)


def _digits(effect: Effect) -> int:
    """Decimals of the interval: as many as show on which side of zero it lies, where a change is told."""
    nearest = min(abs(effect.low), abs(effect.high))
    return next((n for n in range(3) if round(nearest, n)), 3) if effect.is_told else 0


def compared(effect: Effect, noun: tuple[str, str]) -> str:
    """What was compared with what."""
    before = len(effect.weeks) - AFTER
    return tr(
        "En las {after} semanas desde el evento hubo {count}; sin él cabía esperar {without}, según las {before} semanas anteriores.",
        after=AFTER,
        count=counted(round(effect.actual), *noun),
        without=number(effect.without),
        before=number(before),
    )


def overlap(effect: Effect) -> str:
    """Which other events fall in the same weeks; "" where none does."""
    others = effect.overlapping
    if not others:
        return ""
    names = [f"{other.name} ({dates.date(other.day)})" for other in others[:NAMED]]
    if len(others) > NAMED:
        names.append(tr("{count} más", count=counted(len(others) - NAMED, "evento", "eventos")))
    return tr(
        "Se cruza con {names}, a menos de {after} semanas: no se puede saber qué parte es de cada uno.",
        names=listed(names),
        after=AFTER,
    )


def _noun(amount: float, noun: tuple[str, str]) -> str:
    return noun[0] if round(abs(amount)) == 1 else noun[1]
