"""Unreadable: a file that is no table at all, with the reason and how to mend it."""

from plancom.datasets import Fault
from plancom.datasets.problems.files import Damaged


class Unreadable(Exception):  # noqa: N818 - it is caught by `read` and becomes a Problem; no user sees it
    """Raised where a file cannot be opened; `problem` says why."""

    def __init__(self, fault: Fault, *, row: int | None = None) -> None:
        super().__init__(fault.message)
        self.problem = fault.at(row=row)


def damaged() -> Unreadable:
    """The reason for a workbook that says it is one and cannot be read."""
    return Unreadable(Damaged())
