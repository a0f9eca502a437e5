"""What each measure is called, whichever dataset it is of."""

from plancom.datasets import DEFINITIONS
from plancom.datasets.definition import Measure


def measures() -> dict[str, Measure]:
    """Every measure of every dataset, by its name in code."""
    return {measure.id: measure for definition in DEFINITIONS.values() for measure in definition.counting}
