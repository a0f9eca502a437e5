"""Presets: which of a deck's slides are usual for a council session, for what goes badly, or for the plan's balance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from plancom.language.translation import later, tr
from plancom.reports.arrears import BEHIND
from plancom.reports.deck import Deck, Slide
from plancom.reports.session import Choice

COUNCIL = 8  # slides that a council session has time for
WORST = 3  # goals that it looks at one by one


@dataclass(frozen=True)
class Preset:
    """A usual choice of slides: its name, what it is for, and the ids that it shows of a deck, in order."""

    id: str
    called: str
    use: str
    slides: Callable[[Deck], list[str]]

    @property
    def name(self) -> str:
        """«Concejo»."""
        return tr(self.called)

    @property
    def purpose(self) -> str:
        """What it is for, in a sentence."""
        return tr(self.use)


def _council(deck: Deck) -> list[str]:
    """Cover, how all stands and would close, the worst goals, the plan's years, what is next; filled up to eight, in the deck's order.

    Tasks that are overdue take the place of one of the goals.
    """
    goals = [slide.id for slide in deck.slides if slide.kind == "indicator"]
    years = [slide.id for slide in deck.slides if slide.kind == "years"]
    few = WORST - 1
    wanted = ["portada", "resumen", "llegamos", *goals[:few], *years[:1], "proximos-pasos", "tareas-vencidas"]
    wanted += [*goals[few:WORST], *years[1:2], *goals[WORST:], "prensa-reciente", *(slide.id for slide in deck.slides)]
    known = {slide.id for slide in deck.slides}
    chosen = [one for one in dict.fromkeys(wanted) if one in known][:COUNCIL]
    return [slide.id for slide in deck.slides if slide.id in chosen]


def _whole(deck: Deck) -> list[str]:
    return [slide.id for slide in deck.slides]


def _behind(deck: Deck) -> list[str]:
    """The goals that are not on track, what is overdue, and what is next."""
    return [
        slide.id for slide in deck.slides if slide.id in {"portada", "atrasos", "proximos-pasos"} or _is_late(slide)
    ]


def _is_late(slide: Slide) -> bool:
    return slide.status in BEHIND or slide.id.startswith("tareas-vencidas")


def _balance(deck: Deck) -> list[str]:
    """What was promised and reached, year by year."""
    return [slide.id for slide in deck.slides if slide.id == "portada" or slide.kind == "years"]


BALANCE = Preset(
    "balance", later("Balance del plan"), later("Lo que se prometió y lo que se logró, año por año."), _balance
)
PRESETS = (
    Preset("council", later("Concejo"), later("Ocho diapositivas: el veredicto, cómo cerraría el año, las metas más lejanas, los años del plan y lo que sigue."), _council),
    Preset("whole", later("Completo"), later("Todas las diapositivas."), _whole),
    Preset("behind", later("Solo lo que va mal"), later("Las metas que no van bien, las tareas vencidas y lo que sigue."), _behind),
    Preset("none", later("Ninguna"), later("Quita todas, para escoger una por una."), lambda _deck: []),
)  # fmt: skip


def presets(deck: Deck) -> tuple[Preset, ...]:
    """Those that `deck` can show: its balance once the plan is over, and before all others."""
    return (BALANCE, *PRESETS) if deck.is_over else PRESETS


def preset_choices(deck: Deck, choices: Sequence[Choice], preset: Preset) -> tuple[Choice, ...]:
    """`choices` with the slides of `preset` shown, first and in its order, and the others unshown; the office's words stay."""
    by_id = {choice.slide: choice for choice in choices}
    shown = [one for one in preset.slides(deck) if one in by_id]
    first = [replace(by_id[one], shown=True) for one in shown]
    return (*first, *(replace(choice, shown=False) for choice in choices if choice.slide not in shown))
