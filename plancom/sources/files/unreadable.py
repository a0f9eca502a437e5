"""Unreadable: a file that is no table at all, with the reason and how to mend it."""

from plancom.datasets import Problem
from plancom.language.translation import tr


class Unreadable(Exception):  # noqa: N818 - it is caught by `read` and becomes a Problem; no user sees it
    """Raised where a file cannot be opened; `problem` says why."""

    def __init__(self, code: str, message: str, fix: str, *, row: int | None = None) -> None:
        super().__init__(message)
        self.problem = Problem(code, message, fix, row=row)


def damaged() -> Unreadable:
    """The reason for a workbook that says it is one and cannot be read."""
    return Unreadable(
        "damaged",
        tr("El archivo está dañado o incompleto: no se puede abrir como hoja de cálculo."),
        tr(
            "Ábralo en Excel o LibreOffice; si abre, guárdelo como .xlsx y suba ese archivo; si no, expórtelo o descárguelo otra vez."
        ),
    )
