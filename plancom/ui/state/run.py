"""What one run of a page keeps while it draws: the plans that it asked for, and which charts bear which names."""

from contextvars import ContextVar
from dataclasses import dataclass, field

from plancom.language.text import slug
from plancom.plan.plans import Kept


@dataclass
class Run:
    """One run: the plans that the office put in force itself, as it found them, and whose chart each name on the page is."""

    kept_plans: Kept | None = None
    charts: dict[str, str] = field(default_factory=dict)

    def chart_name(self, name: str, origin: str) -> str:
        """The name of a chart of `origin` on this page: its own, unless another's chart has it (two goals of one dataset)."""
        return name if self.charts.setdefault(name, origin) == origin else f"{name}-{slug(origin)}"


_run: ContextVar[Run | None] = ContextVar("run", default=None)


def begin_run() -> None:
    """From here on a page is drawn."""
    _run.set(Run())


def this_run() -> Run:
    """The run that is being drawn; one of its own for whoever asks from elsewhere."""
    return _run.get() or Run()
