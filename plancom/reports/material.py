"""Material: what a deck is built from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plancom.indicators.view import View
from plancom.store.figures.counts import Counts
from plancom.store.imports.evidence import Evidence
from plancom.store.office.analyses import Analysis
from plancom.store.office.task_details import TaskDetails
from plancom.store.office.task_states import TaskState


@dataclass(frozen=True)
class Material:
    """What a deck is built from: the view, and what the database says of one version of the data."""

    view: View
    counts: Counts
    states: Mapping[str, Sequence[TaskState]]
    evidence: Evidence
    has_samples: bool = False
    details: Mapping[str, Sequence[TaskDetails]] = field(default_factory=dict)
    written: Mapping[str, Sequence[Analysis]] = field(default_factory=dict)
