"""How a value of a plan is shown in a field, and what is meant by what is typed there."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Wording:
    """How a value is shown in a field, and what is meant by what is typed there."""

    shown: Callable[[Any], Any] = lambda value: value
    meant: Callable[[Any], Any] = lambda typed: typed


def is_number(value: Any) -> bool:
    """Whether a plan's data have a number here, which a file that is not right yet may not have."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def shown_number(value: Any) -> float | None:
    """A number for its field; None for what is none."""
    return float(value) if is_number(value) else None


def as_table(value: Any) -> dict[str, Any]:
    """A table of a plan's data; {} for what is none."""
    return value if isinstance(value, dict) else {}


def labels_digest(labels: Mapping[Any, str]) -> str:
    """What tells a list of choices from itself with other words: Streamlit (1.67) goes on showing the words of before under one key."""
    return f"{zlib.crc32(repr(list(labels.items())).encode()):08x}"


def sentence(reason: str) -> str:
    """A reason of the loader as a sentence of its own."""
    return reason[:1].upper() + reason[1:]


def _lines_meant(typed: str) -> list[str] | None:
    return [line.strip() for line in typed.splitlines() if line.strip()] or None


AS_IT_IS = Wording()
TEXT = Wording(lambda value: "" if value is None else str(value), str.strip)
LINES = Wording(lambda value: "\n".join(map(str, value)) if isinstance(value, list) else str(value or ""), _lines_meant)
"""A list of texts, one in each line."""
PERCENT = Wording(
    lambda value: round(float(value) * 100, 6) if is_number(value) else None,
    lambda typed: None if typed is None else round(float(typed) / 100, 8),
)
"""A share of 1, typed as a percentage."""
