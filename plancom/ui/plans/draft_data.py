"""What several of a draft's forms need to know of it: the institution, as far as it is right."""

from pydantic import ValidationError

from plancom.plan import Institution
from plancom.plan.plan_text import PlanText


def institution_of(text: PlanText) -> Institution | None:
    """The draft's institution; None while it is not right by itself."""
    try:
        return Institution.model_validate(text.value("institution"))
    except ValidationError:
        return None
