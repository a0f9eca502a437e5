"""Part: what every part of a plan file is: frozen, and strict about its keys."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

Identifier = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_-]*$", description="a short name in lower case, without spaces")
]
Text = Annotated[str, Field(min_length=1)]

Path_ = tuple[str | int, ...]
"""Where something stands in a plan file: keys, and places in lists."""


T = TypeVar("T")


def one_of(known: Mapping[str, T]) -> Callable[[Any], T]:
    """Reads a field that names one of `known`, or has it already; another name is refused with those that there are."""

    def named(value: Any) -> T:
        if isinstance(value, str) and value in known:
            return known[value]
        if any(value is one for one in known.values()):
            return value  # type: ignore[no-any-return]
        *first, last = (f"'{name}'" for name in known)
        raise PydanticCustomError("literal_error", "{expected}", {"expected": f"{', '.join(first)} or {last}"})

    return named


class Part(BaseModel):
    """A part of the plan: frozen, and strict about keys, so that a misspelt key is refused instead of ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))
