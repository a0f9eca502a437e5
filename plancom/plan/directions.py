"""Directions: whether a goal wants more or less, and what follows from that: where its target lies, what reaches it, how it is said."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from plancom.language.translation import later
from plancom.plan.part import one_of

ACCURACY = 1e-9  # relative: what the products and sums of floats leave uncertain


@dataclass(frozen=True)
class DirectionWords:
    """What is said of a figure beside what was expected, or beside the year's target, by the goal's direction."""

    sense: str
    expected_short: str
    expected_key: str
    """The same in a chart's key."""
    expected_value: str
    """The same with its `value`."""
    expected: str
    """What stands beside the figure expected by now."""
    per_month: str
    """What stands beside what each month left must, or may, bring."""
    pace: str
    """What stands beside how much there is of what was expected, or of what was allowed."""
    attainment: str
    """The same of the year's target."""
    bands: str
    """How the pace is made, beside its bands."""
    more: str
    less: str
    alike: str
    expected_share: tuple[str, str]
    """That a share was expected by now, and of a year that is over."""
    expected_one: tuple[str, str]
    expected_many: tuple[str, str]
    target_value: str = later("Meta {target}")
    """The year's `target`, beside its mark: of a ceiling too, for cards and tables call it so."""
    unit: str = "{unit}"
    """The unit above an axis."""
    against_baseline: str = ""
    """Why a target on the wrong side of the baseline contradicts the plan."""


@dataclass(frozen=True, repr=False)
class Direction:
    """Which way a goal is good: the first of these, or `_Lower`. Code asks for what it needs to know, never for a direction's name.

    `is_ceiling`: the target is what is not to be passed, and what is expected by now is what was allowed.
    """

    id: str
    words: DirectionWords
    is_ceiling: bool = False
    whole: Callable[[float | Fraction], int] = math.ceil
    """Things that cannot be halved, so that doing what is written is enough."""

    def __repr__(self) -> str:
        return f"Direction({self.id!r})"

    def reaches(self, actual: float, target: float) -> bool:
        """Whether `actual` is the target or better; figures that differ by less than their own accuracy are alike (1.1 · 1.5 · B is no exact product)."""
        return actual >= target or math.isclose(actual, target, rel_tol=ACCURACY)

    def settled(self, *, reached: bool) -> bool | None:
        """Of what only grows: whether its target is reached, or lost, whatever comes; None while that is open."""
        return True if reached else None

    def is_goal(self, target: float | None) -> bool:
        """Whether `target` asks for something: three times nothing does not."""
        return bool(target)

    def start(self, level: float | None, target: float) -> float:  # noqa: ARG002 - as the other direction
        """From which level the way to `target` begins: the one before it, where that is known."""
        return level or 0.0

    def pace(self, actual: float, expected: float) -> float | None:
        """How much of what was expected there is: 1 where it is just that; None where nothing was expected."""
        return actual / expected if expected else None

    def attainment(self, actual: float, target: float, expected: float | None, *, adds_up: bool) -> float | None:  # noqa: ARG002 - as the other direction
        """How much of the year's target there is."""
        return actual / target if target else None

    def contradicts(self, target: float, baseline: float) -> bool:
        """Whether `target` is on the wrong side of the baseline."""
        return target < baseline


class _Lower(Direction):
    """Less is better."""

    def reaches(self, actual: float, target: float) -> bool:
        return actual <= target or math.isclose(actual, target, rel_tol=ACCURACY)

    def settled(self, *, reached: bool) -> bool | None:
        return None if reached else False

    def is_goal(self, target: float | None) -> bool:
        """None at all is a goal too: not one complaint."""
        return target is not None

    def start(self, level: float | None, target: float) -> float:
        """Without a level to come down from, the target holds from the first month."""
        return target if level is None else level

    def pace(self, actual: float, expected: float) -> float | None:
        """What was allowed ÷ what there is: 1 where all of it was used, less beyond it; None where there is nothing.

        The index of cost performance of earned value management (budget of what was done ÷ its cost; PMI, «Practice Standard for
        Earned Value Management»): it keeps the bands of the other direction, and is 0 where nothing was allowed.
        """
        return expected / actual if actual else None

    def attainment(self, actual: float, target: float, expected: float | None, *, adds_up: bool) -> float | None:
        """The same of the year's target; of what adds up, of the part of it that was allowed by now: an allowance is not kept before its year is over."""
        allowed = expected if adds_up else target
        return None if allowed is None else self.pace(actual, allowed)

    def contradicts(self, target: float, baseline: float) -> bool:
        return target > baseline


HIGHER = Direction(
    "higher",
    DirectionWords(
        sense=later("Creciente: más es mejor."),
        expected_short=later("Esperado"),
        expected_key=later("esperado"),
        expected_value=later("esperado {value}"),
        expected=later("Esperado a la fecha"),
        per_month=later("Necesario por mes"),
        pace=later("De lo esperado a la fecha"),
        attainment=later("De la meta del año"),
        bands=later("Rangos (resultado ÷ esperado a la fecha)"),
        more=later("{amount} más de lo esperado"),
        less=later("{amount} menos de lo esperado"),
        alike=later("justo lo esperado"),
        expected_share=(later("a esta fecha se esperaba el {expected}."), later("se esperaba el {expected}.")),
        expected_one=(later("a esta fecha se esperaba 1."), later("se esperaba 1.")),
        expected_many=(later("a esta fecha se esperaban {expected}."), later("se esperaban {expected}.")),
        against_baseline=later("el plan promete aumentar, no disminuir"),
    ),
)
LOWER = _Lower(
    "lower",
    DirectionWords(
        sense=later("Decreciente: menos es mejor."),
        expected_short=later("Permitido"),
        expected_key=later("permitido"),
        expected_value=later("permitido {value}"),
        expected=later("Permitido a la fecha"),
        per_month=later("Permitido por mes"),
        pace=later("Permitido a la fecha ÷ resultado"),
        attainment=later("Meta ÷ resultado"),
        bands=later("Rangos (permitido a la fecha ÷ resultado)"),
        more=later("{amount} por encima de lo permitido"),
        less=later("{amount} por debajo de lo permitido"),
        alike=later("justo lo permitido"),
        expected_share=(later("a esta fecha se permitía el {expected}."), later("se permitía el {expected}.")),
        expected_one=(later("a esta fecha se permitía 1."), later("se permitía 1.")),
        expected_many=(later("a esta fecha se permitían {expected}."), later("se permitían {expected}.")),
        unit=later("{unit} (menos es mejor)"),
        against_baseline=later("el plan promete disminuir, no aumentar"),
    ),
    is_ceiling=True,
    whole=math.floor,
)
DIRECTIONS = {direction.id: direction for direction in (HIGHER, LOWER)}


DirectionField = Annotated[
    Direction, BeforeValidator(one_of(DIRECTIONS)), PlainSerializer(lambda direction: direction.id)
]
"""A field of a plan file that names a direction."""
