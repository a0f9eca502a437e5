"""Part: what every part of a plan file is: frozen, and strict about its keys."""

from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Identifier = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_-]*$", description="a short name in lower case, without spaces")
]
Text = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """A part of the plan: frozen, and strict about keys, so that a misspelt key is refused instead of ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))
