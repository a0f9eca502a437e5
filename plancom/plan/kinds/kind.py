"""Kind: how an indicator's figure is made from months, and what follows from that for everything that is said and drawn of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeVar

from plancom.language.translation import tr

T = TypeVar("T")
N = TypeVar("N", float, Fraction)


@dataclass(frozen=True, repr=False)
class Kind:
    """A way in which an indicator accumulates. Code asks for what it needs to know, never for a kind's name.

    `adds_up`: months are summed up to the year's figure (a flow; the others are levels). `has_denominator`: the figure is Σ of a
    measure ÷ Σ of another. `per_day`: it is the last complete month's amount by calendar day. `of_tasks`: it is counted from the
    plan's own tasks, and not from data. `is_share`: it is written as a percentage; others with so many `decimals`. `names_whole`: the plan file says what it is a share of.
    `closes`: when its year has all its months, nothing of it is still to come. `yes_no`: of a figure that is 0 or 1 and nothing between, in words:
    it is of one task, and neither drawn nor divided.
    """

    id: str
    formula: str
    adds_up: bool = False
    has_denominator: bool = False
    per_day: bool = False
    of_tasks: bool = False
    is_share: bool = False
    names_whole: bool = False
    decimals: int = 0
    closes: bool = False
    yes_no: tuple[str, str] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Of an indicator, what this kind settles where the plan file does not say it."""
    accumulation: str = ""
    """How months make the year's figure, in words."""
    rate: str = ""
    """What is supposed of each month to come, by its `noun`."""
    actual_unit: str = "{noun}"
    """What follows a figure that stands alone."""
    premise: tuple[str, str] = ("", "")
    """That each month to come brings `amount` `noun`: of one, and of many."""
    happened: tuple[str, str] = ("", "")
    """What is said of `actual` `noun` up to now: of one, and of many."""
    closed: str = ""
    """The same of a `plan_year` that has closed."""
    whole: str = ""
    """What a quotient divides by."""
    needed: str = ""
    """Which `share` of what each month left brings (`volume`) must be counted, to reach the `goal`."""
    volume: str = ""
    beyond: str = ""
    """That not all of it would be enough."""
    enough: str = ""
    """That the target is kept without any more of it."""
    during: str = ""
    """What share there was in a span of time (`when`)."""
    part: str = ""
    """What of a part is counted, over the column of how much of it is."""
    nothing: str = ""
    """That the months which are known hold nothing to divide by."""
    nothing_during: str = ""
    """That there was nothing to divide by in a span of time (`during`)."""
    nothing_lately: str = ""
    """That there was nothing to divide by in the last twelve months, so that nothing is foretold."""
    nothing_short: str = ""
    """The same in two words."""

    def __repr__(self) -> str:
        return f"Kind({self.id!r})"

    @property
    def by_day(self) -> bool:
        """Whether its days have amounts of their own, which can be compared."""
        return not self.is_share

    @property
    def counts_tasks(self) -> bool:
        """Whether it counts the plan's tasks, and not only one."""
        return self.of_tasks and self.yes_no is None

    @property
    def counts_online(self) -> bool:
        """Whether it is the part of the procedures that is done online, and not a share of anything else."""
        return self.has_denominator and not self.names_whole

    @property
    def counted_in_whole(self) -> bool:
        """Whether what is still needed is a number of things: transactions, posts, tasks."""
        return self.adds_up or self.of_tasks

    def value(self, amount: N, whole: N, days: int) -> N | None:
        """The figure of months that brought `amount`, out of `whole`, in so many `days`; None where there is nothing to divide by."""
        if self.has_denominator:
            return amount / whole if whole else None
        return amount / days if self.per_day else amount

    def counted(self, months: Sequence[T]) -> Sequence[T]:
        """Which months of a year the figure speaks of: the last alone of a level by day, else all."""
        return months[-1:] if self.per_day else months

    def supposed(self, amount: str, noun: tuple[str, str], *, one: bool, whole: str = "") -> str:
        """«Si hay 9 notas al mes»: what each month to come would bring."""
        return tr(self.premise[0 if one else 1], amount=amount, noun=noun[0 if one else 1], whole=whole)

    def what_happened(
        self, actual: str, noun: tuple[str, str], plan_year: int, *, is_closed: bool, whole: str = ""
    ) -> str:
        """What happened, in words, without a full stop; `noun` names one and many of what is counted."""
        one = actual == "1" and self.adds_up
        words = self.closed if is_closed and self.closed else self.happened[0 if one else 1]
        return tr(words, actual=actual, noun=noun[0 if one else 1], plan_year=plan_year, whole=whole)
