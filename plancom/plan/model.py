"""The plan's parts as validated data: nothing here is about one institution."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

from pydantic import Field, PrivateAttr, field_validator

from plancom.language.text import slug
from plancom.language.translation import tr
from plancom.plan.calendar import Month, PlanCalendar
from plancom.plan.goals import Indicator
from plancom.plan.institution import Institution
from plancom.plan.part import Identifier, Part, Text


class Task(Part):
    """Something that a strategy promises to do; `year` is the plan year at whose end it should be done."""

    id: Identifier
    name: Text
    quote: Text
    media: tuple[str, ...] = ()
    year: int = Field(default=1, ge=1)


class LineOfAction(Part):
    """A block of a strategy with its own objective, media and tasks."""

    name: Text
    section: str = ""
    objective: str = ""
    specific_objectives: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()


class Strategy(Part):
    """A strategy of the plan. Posts and publications belong to it by their own column, else by `hashtags`, else by `words`."""

    id: Identifier
    name: Text
    objective: Text
    section: str = ""
    hashtags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    lines: tuple[LineOfAction, ...] = Field(min_length=1)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all its lines of action."""
        return tuple(task for line in self.lines for task in line.tasks)


class Ambiguity(Part):
    """A sentence of the plan that leaves something open and has one answer here; those with a choice are readings.

    `answer` is what this tool does and why; `others` what else the sentence could mean.
    """

    id: Identifier
    question: Text
    quote: Text
    answer: Text
    others: tuple[Text, ...] = ()


class Plan(Part):
    """A communications plan of an institution, whole. `version` counts the office's decisions on its goals; 0 is the file as it is."""

    id: Identifier
    name: Text
    institution: Institution
    start: dt.date
    years: int = Field(ge=1, le=20)
    source: Text
    objective: Text
    specific_objectives: tuple[str, ...] = ()
    methodology: str = ""
    expected_results: tuple[str, ...] = ()
    procedure_words: tuple[str, ...] = ()
    strategies: tuple[Strategy, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    ambiguities: tuple[Ambiguity, ...] = ()
    version: int = 0
    _words: Mapping[str, str] = PrivateAttr(default_factory=dict)

    @field_validator("start")
    @classmethod
    def _first_of_a_month(cls, start: dt.date) -> dt.date:
        if start.day != 1:
            msg = tr("el plan debe empezar un día 1, porque las cifras se cuentan por meses completos")
            raise ValueError(msg)
        return start

    @property
    def words(self) -> Mapping[str, str]:
        """Its texts in the reader's language, by their own; nothing in the plan's (`plancom.plan.translation`)."""
        return self._words

    def with_words(self, words: Mapping[str, str]) -> "Plan":
        """A copy that knows these words."""
        copy = self.model_copy()
        copy._words = words  # noqa: SLF001 - its own
        return copy

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Plan":
        """A copy with other settings, which computes anew what follows from them: pydantic's own takes cached properties along."""
        copy = super().model_copy(update=update, deep=deep)
        for name in ("calendar", "digest", "indicators_read"):
            copy.__dict__.pop(name, None)
        return copy

    @property
    def last_day(self) -> dt.date:
        """The last day of its last year."""
        return self.calendar.last_day(self.years)

    @property
    def period(self) -> str:
        """The years that it runs over: «2018–2021»; one year alone is that year."""
        first, last = self.start.year, self.last_day.year
        return str(first) if first == last else f"{first}–{last}"

    @cached_property
    def digest(self) -> str:
        """What tells it from any other plan, decisions and language included."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @cached_property
    def calendar(self) -> PlanCalendar:
        """The plan's own years."""
        return PlanCalendar(Month.of(self.start))

    def read(self, indicator: Indicator, chosen: tuple[str, ...] = ()) -> Indicator:
        """`indicator` under the `chosen` options (`Indicator.read`); one of its own is read once: every year of every figure asks."""
        if not any(one is indicator for one in self.indicators):
            return indicator.read(chosen)
        asked = indicator.id, chosen
        if asked not in self.indicators_read:
            self.indicators_read[asked] = indicator.read(chosen)
        return self.indicators_read[asked]

    @cached_property
    def indicators_read(self) -> dict[tuple[str, tuple[str, ...]], Indicator]:
        """Those of its indicators that were read already, by their id and the chosen options."""
        return {}

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id. Raises KeyError, naming those that exist."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(f"{indicator_id}: {', '.join(i.id for i in self.indicators)}")

    def strategy(self, strategy_id: str) -> Strategy:
        """The strategy with this id. Raises KeyError."""
        for strategy in self.strategies:
            if strategy.id == strategy_id:
                return strategy
        raise KeyError(f"{strategy_id}: {', '.join(s.id for s in self.strategies)}")

    def strategy_called(self, name: object) -> str:
        """The id of the strategy that files call `name`; "" where there is none of that name."""
        return strategy_called(self.strategies, name)


class _HasName(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


def strategy_called(strategies: Iterable[_HasName], name: object) -> str:
    """The id of the one of `strategies` that files call `name`; "" where there is none of that name."""
    wanted = slug(name)
    return next((one.id for one in strategies if wanted in {one.id, slug(one.name)}), "")
