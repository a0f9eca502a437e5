"""The figures of the view that is picked, made once for each version of the data."""

from dataclasses import replace

from plancom import settings
from plancom.indicators.view import View
from plancom.language.translation import language
from plancom.office import Figures, Office
from plancom.plan import Plan
from plancom.ui.state.database import shared_engine
from plancom.ui.state.memory import shared

VIEWS_KEPT = 32


def figures_now(office: Office, view: View) -> Figures:
    """The office's figures under `view`, which sessions share."""
    office = replace(office, engine=shared_engine())  # what sessions share is not to be written through in one's name
    if not is_shared(office, view):
        return Figures(office, view)
    return _figures(data_key(office, view.plan), asked_of(view), office, view)


def is_shared(office: Office, view: View) -> bool:
    """Whether what is made of a view is kept for everybody: it is not of a plan that is only tried, as a draft's goals are."""
    return view.plan is office.plan


def data_key(office: Office, plan: Plan) -> tuple[str, int, str]:
    """What all depends on that is computed of the office's data under a plan: the database, the data's version and the plan, decisions included."""
    return settings.database_url(), office.version, plan.digest


def words_key(office: Office, plan: Plan) -> tuple[object, ...]:
    """What all depends on that is said of it: the same, and the reader's language."""
    return *data_key(office, plan), language()


def asked_of(view: View) -> str:
    """What a view asks of its plan: the cut-off, the year and the readings."""
    return repr((view.as_of, view.plan_year, view.readings))


@shared(VIEWS_KEPT, key=2)
def _figures(data: tuple[object, ...], asked: str, _office: Office, _view: View) -> Figures:  # noqa: ARG001 - the key
    return Figures(_office, _view)
