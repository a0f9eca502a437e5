"""The plan's parts as validated data: nothing here is about one institution."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from plancom.datasets import Dataset
from plancom.language.text import fold, slug
from plancom.plan.calendar import Month, PlanCalendar

Identifier = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_-]*$", description="a short name in lower case, without spaces")
]
Text = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """A part of the plan: frozen, and strict about keys, so that a misspelt key is refused instead of ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


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


class Named(Part):
    """Something that files call by several names."""

    id: Identifier
    name: Text
    aliases: tuple[str, ...] = ()


class Network(Named):
    """A social network that the plan counts."""


class Outlet(Named):
    """A press outlet that the plan counts."""

    kind: Literal["escrito", "electrónico"] = "escrito"


class Targets(Part):
    """The value promised for each plan year.

    `years` lists the first years' targets, as multiples of the baseline (`of = "baseline"`) or as they are (`"absolute"`);
    `then` says how it goes on: `hold` the last value, `none` (no target), `times` the year before by `by`, or `plus` `by`
    more than the year before (in the unit of `years`), never above `cap`.
    """

    of: Literal["baseline", "absolute"]
    years: tuple[float, ...] = Field(min_length=1)
    then: Literal["hold", "none", "times", "plus"]
    by: float | None = None
    cap: float | None = None

    @model_validator(mode="after")
    def _by_where_it_is_used(self) -> Self:
        if (self.by is None) == (self.then in {"times", "plus"}):
            msg = '`by` goes with then = "times" or "plus", and only with them'
            raise ValueError(msg)
        if any(value < 0 for value in self.years):
            msg = "a target below zero"
            raise ValueError(msg)
        return self

    def factor(self, year: int) -> float | None:
        """The target of plan year `year` in the unit of `years`; None where the plan sets none."""
        if year < 1:
            return None
        if year <= len(self.years):
            return self.years[year - 1]
        last, more = self.years[-1], year - len(self.years)
        if self.then == "none":
            return None
        if self.then == "times":
            last *= (self.by or 0) ** more
        elif self.then == "plus":
            last += (self.by or 0) * more
        return last if self.cap is None else min(last, self.cap)


class Baseline(Part):
    """The level before the plan: measured over year 0, or given by the plan's text; `otherwise` where nothing was measured."""

    source: Literal["measured", "given"]
    value: float | None = None
    otherwise: float | None = None
    quote: str = ""

    @model_validator(mode="after")
    def _value_where_given(self) -> Self:
        if (self.value is not None) != (self.source == "given"):
            msg = "a given baseline needs its `value`, a measured one has none"
            raise ValueError(msg)
        return self


class Thresholds(Part):
    """Paces from which an indicator is on track or at risk; half-open, so that no pace falls between (SPEC §4)."""

    on_track: float = 0.95
    at_risk: float = 0.70

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not 0 < self.at_risk < self.on_track:
            msg = "thresholds must be 0 < at_risk < on_track"
            raise ValueError(msg)
        return self


class Smart(Part):
    """A row of the plan's own table of indicators, as it is written there."""

    objective: Text
    specific: Text
    measurable: Text
    relevant: Text
    achievable: Text
    time_bound: Text


class Option(Part):
    """One way to read an ambiguous sentence: `set` replaces settings of the indicator («targets.then» reaches inside one)."""

    id: Identifier
    name: Text
    explanation: Text
    set: Mapping[str, Any] = Field(default_factory=dict)


class Reading(Part):
    """An ambiguous sentence of the plan and the ways to read it; the first option is the one in force by default."""

    id: Identifier
    question: Text
    quote: Text
    options: tuple[Option, ...] = Field(min_length=2)


class Indicator(Part):
    """Something measured against a goal.

    `kind` says how a figure is made from the dataset's monthly measures: `total` (a flow: the sum over the year),
    `daily_rate` (a level: last month's `measure` per calendar day), `ratio` (a level: Σ `measure` ÷ Σ `denominator` over the
    year) or `tasks` (a level: the share of the plan's tasks that are done). `noun` names one and many of what is counted.
    """

    id: Identifier
    name: Text
    short: Text
    unit: Text
    noun: tuple[Text, Text]
    quote: Text
    kind: Literal["total", "daily_rate", "ratio", "tasks"]
    strategies: tuple[Identifier, ...] = ()
    dataset: Dataset | None = None
    measure: str = ""
    denominator: str = ""
    series: tuple[Identifier, ...] = ()
    split: bool = False
    scope: Literal["sum", "each"] = "sum"
    seasonality: Literal["even", "baseline"] = "even"
    add: tuple[str, ...] = ()
    targets: Targets
    baseline: Baseline
    thresholds: Thresholds = Thresholds()
    smart: Smart | None = None
    readings: tuple[Reading, ...] = ()
    note: str = ""

    @property
    def accumulates(self) -> Literal["flow", "level"]:
        """Whether months add up (`flow`) or the last one counts (`level`)."""
        return "flow" if self.kind == "total" else "level"

    def option(self, option_id: str) -> tuple[Reading, Option]:
        """The reading and option named `option_id`. Raises KeyError where the indicator has none of that name."""
        for reading in self.readings:
            for option in reading.options:
                if option.id == option_id:
                    return reading, option
        raise KeyError(option_id)

    def read(self, chosen: tuple[str, ...] = ()) -> "Indicator":
        """The indicator under the `chosen` options; for each ambiguity that none was chosen for, its first option."""
        options = {reading.id: reading.options[0] for reading in self.readings}
        for option_id in chosen:
            reading, option = self.option(option_id)
            options[reading.id] = option
        settings = self.model_dump()
        for option in options.values():
            for key, value in option.set.items():
                _replace(settings, key.split("."), value)
        return Indicator.model_validate(settings)

    def in_force(self, chosen: tuple[str, ...] = ()) -> tuple[Option, ...]:
        """The option of each ambiguity that is in force when `chosen` are chosen."""
        by_reading = {self.option(option_id)[0].id: self.option(option_id)[1] for option_id in chosen}
        return tuple(by_reading.get(reading.id, reading.options[0]) for reading in self.readings)


def _replace(settings: dict[str, Any], path: list[str], value: Any) -> None:
    for name in path[:-1]:
        settings = settings[name]
    settings[path[-1]] = value


class Plan(Part):
    """A communications plan, whole."""

    id: Identifier
    name: Text
    institution: Text
    short_institution: Text
    start: dt.date
    years: int = Field(ge=1, le=20)
    timezone: str = "America/Bogota"
    accent: str = Field(default="#0B5C8A", pattern=r"^#[0-9A-Fa-f]{6}$")
    source: Text
    objective: Text
    specific_objectives: tuple[str, ...] = ()
    methodology: str = ""
    expected_results: tuple[str, ...] = ()
    procedure_words: tuple[str, ...] = ()
    electronic_channels: tuple[str, ...] = Field(min_length=1)
    channels: tuple[str, ...] = Field(min_length=1)
    networks: tuple[Network, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    strategies: tuple[Strategy, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    @cached_property
    def calendar(self) -> PlanCalendar:
        """The plan's own years."""
        return PlanCalendar(Month.of(self.start))

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

    def network(self, network_id: str) -> Network | None:
        """The network with this id, if the plan counts it."""
        return next((n for n in self.networks if n.id == network_id), None)

    def outlet(self, outlet_id: str) -> Outlet | None:
        """The outlet with this id, if the plan counts it."""
        return next((o for o in self.outlets if o.id == outlet_id), None)

    def network_called(self, name: object) -> str:
        """The id of the network that files call `name`; the name as an identifier where the plan does not count it."""
        return _called(self.networks, name)

    def outlet_called(self, name: object) -> str:
        """The id of the press outlet that files call `name`; the name as an identifier where the plan does not count it."""
        return _called(self.outlets, name)

    def strategy_called(self, name: object) -> str:
        """The id of the strategy that files call `name`; "" where there is none of that name."""
        wanted = slug(name)
        return next((s.id for s in self.strategies if wanted in {s.id, slug(s.name)}), "")


def _called(known: tuple[Named, ...], name: object) -> str:
    wanted = fold(name)
    for one in known:
        if wanted in {one.id, fold(one.name), *map(fold, one.aliases)}:
            return one.id
    return slug(name)
