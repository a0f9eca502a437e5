"""Fault: what can be wrong, before it is said where: a code, a sentence and a remedy, with the values that they name."""

from dataclasses import dataclass
from typing import ClassVar, dataclass_transform

from plancom.datasets.problems.problem import Problem
from plancom.language.translation import tr


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Fault:
    """One entry of the catalogue; a subclass is a sentence, and its fields are the values that the sentence and the remedy name.

    `code` is stable, for programs, and kept in databases: several entries may share one. `rejects` is False for a warning.
    """

    code: ClassVar[str]
    sentence: ClassVar[str] = ""
    remedy: ClassVar[str] = ""
    rejects: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)

    @property
    def message(self) -> str:
        """What is wrong, in the language of who reads it."""
        return self._said(self.sentence)

    @property
    def fix(self) -> str:
        """How to mend it; "" where there is nothing to do."""
        return self._said(self.remedy)

    def _said(self, text: str) -> str:
        return tr(text, **vars(self)) if text else ""

    def at(self, sheet: str = "", row: int | None = None, column: str = "", value: str = "") -> Problem:
        """The problem that it is at this place."""
        return Problem(self.code, self.message, self.fix, sheet, row, column, value, self.rejects)
