"""Indicators as the plan file writes them: what is measured, its goal, and the ways to read the plan's sentence."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, model_validator

from plancom.datasets import DEFINITIONS, Dataset
from plancom.language.translation import tr
from plancom.plan.directions import HIGHER, DirectionField
from plancom.plan.kinds import KINDS, Kind, KindField
from plancom.plan.part import Identifier, Part, Text, one_of
from plancom.plan.periods import YEAR, PeriodField


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
            msg = tr('`by` va con then = "times" o "plus", y solo con ellos')
            raise ValueError(msg)
        if any(value < 0 for value in self.years):
            msg = tr("una meta no puede ser menor que cero")
            raise ValueError(msg)
        return self

    @property
    def is_of_the_whole(self) -> bool:
        """Whether these are no targets of a part's own (`OF_THE_WHOLE`)."""
        return not self.years

    def factor(self, year: int) -> float | None:
        """The target of plan year `year` in the unit of `years`; None where the plan sets none."""
        if year < 1:
            return None
        if year <= len(self.years):
            return self.years[year - 1]
        if self.then == "none":
            return None
        last, more = self.years[-1], year - len(self.years)
        if self.then == "times":
            last *= (self.by or 0) ** more
        elif self.then == "plus":
            last += (self.by or 0) * more
        return last if self.cap is None else min(last, self.cap)


OF_THE_WHOLE = Targets.model_construct(of="absolute", years=(), then="none")
"""Of a part: what is promised is promised of all parts together, and of none of them alone."""


class Baseline(Part):
    """The level before the plan: measured over year 0, or given by the plan's text; `otherwise` where nothing was measured."""

    source: Literal["measured", "given"]
    value: float | None = None
    otherwise: float | None = None
    quote: str = ""

    @model_validator(mode="after")
    def _value_where_given(self) -> Self:
        if (self.value is not None) != (self.source == "given"):
            msg = tr("una línea base dada necesita su `value`; una medida no lo lleva")
            raise ValueError(msg)
        return self


class Thresholds(Part):
    """Paces from which an indicator is on track or at risk; half-open, so that no pace falls between (docs/computation.md §4)."""

    on_track: float = 0.95
    at_risk: float = 0.70

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not 0 < self.at_risk < self.on_track:
            msg = tr("los umbrales deben cumplir 0 < at_risk < on_track")
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


class UnknownSettingError(LookupError):
    """A reading sets something that an indicator does not have."""


class ReadingOption(Part):
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
    options: tuple[ReadingOption, ...] = Field(min_length=2)


class TypedBaseline(Part):
    """A baseline that the office wrote, with where it comes from; `estimated` when it is not a count."""

    value: float = Field(ge=0)
    source: Text
    date: dt.date | None = None
    estimated: bool = False


class GoalDecision(Part):
    """What the office settled over the plan's text: it stands above every reading. `targets` are by plan year, in the unit."""

    baseline: TypedBaseline | None = None
    targets: Mapping[int, float] = Field(default_factory=dict)
    thresholds: Thresholds | None = None


class PartGoal(Part):
    """What the plan promises of one series of an indicator by itself."""

    targets: Targets
    baseline: Baseline | None = None


def _dataset_named(value: Any) -> Dataset:
    """The dataset of that name, as a plan file writes it."""
    known: Mapping[str, Dataset] = {name: name for name in DEFINITIONS}
    return one_of(known)(value)


DatasetField = Annotated[Dataset, PlainValidator(_dataset_named)]
"""A field of a plan file that names a dataset."""


class Indicator(Part):
    """Something measured against a goal.

    `kind` says how a figure is made from the dataset's monthly measures (plancom.plan.kinds); `noun` names one and many of
    what is counted.
    """

    id: Identifier
    name: Text
    short: Text
    unit: Text
    noun: tuple[Text, Text]
    quote: Text
    kind: KindField
    strategies: tuple[Identifier, ...] = ()
    task: str = ""
    dataset: DatasetField | None = None
    measure: str = ""
    denominator: str = ""
    whole: str = ""
    among: tuple[Identifier, ...] = ()
    series: tuple[Identifier, ...] = ()
    split: bool = False
    parts: Mapping[Identifier, PartGoal] = Field(default_factory=dict)
    scope: Literal["sum", "each"] = "sum"
    seasonality: Literal["even", "baseline"] = "even"
    add: tuple[str, ...] = ()
    direction: DirectionField = HIGHER
    period: PeriodField = YEAR
    targets: Targets
    baseline: Baseline
    thresholds: Thresholds = Thresholds()
    smart: Smart | None = None
    readings: tuple[Reading, ...] = ()
    note: str = ""
    decided: GoalDecision = GoalDecision()

    @model_validator(mode="before")
    @classmethod
    def _settled_by_its_kind(cls, data: Any) -> Any:
        """What the kind settles needs not be written: a milestone is there when its task is done."""
        kind = data.get("kind") if isinstance(data, dict) else None
        known = kind if isinstance(kind, Kind) else KINDS.get(kind) if isinstance(kind, str) else None
        return {**known.settings, **data} if known else data

    def option(self, option_id: str) -> tuple[Reading, ReadingOption]:
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
                try:
                    _replace(settings, key.split("."), value)
                except (LookupError, TypeError, AttributeError) as error:
                    raise UnknownSettingError(key) from error
        if self.decided.thresholds is not None:
            settings["thresholds"] = self.decided.thresholds.model_dump()
        return Indicator.model_validate(settings)

    def part(self, series: str) -> "Indicator":
        """The indicator of one `series` alone, with the goal that it has of its own.

        A multiple of the baseline is one of the part's own baseline too. An amount is the whole's: a part has none unless `parts` gives it.
        What the office decided about the whole is not about its parts.
        """
        own = self.parts.get(series)
        goal = own.targets if own else self.targets if self.targets.of == "baseline" else OF_THE_WHOLE
        baseline = own.baseline if own and own.baseline else self._part_baseline()
        return self.model_copy(update={"targets": goal, "baseline": baseline, "decided": GoalDecision()})

    def _part_baseline(self) -> Baseline:
        """What is given is given of the whole; what is measured is measured of each part."""
        return Baseline(source="measured") if self.baseline.source == "given" else self.baseline

    def in_force(self, chosen: tuple[str, ...] = ()) -> tuple[ReadingOption, ...]:
        """The option of each ambiguity that is in force when `chosen` are chosen."""
        by_reading = {self.option(option_id)[0].id: self.option(option_id)[1] for option_id in chosen}
        return tuple(by_reading.get(reading.id, reading.options[0]) for reading in self.readings)


def _replace(settings: dict[str, Any], path: list[str], value: Any) -> None:
    for name in path[:-1]:
        settings = settings[name]
    settings[path[-1]] = value
