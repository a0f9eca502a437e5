"""A damage of the database: what `db check` can find, how grave it is, which figure it concerns, and what to do about it."""

from typing import ClassVar, Literal

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later

Severity = Literal["file", "figures", "records", "traces"]
"""The gravest first: the file itself, what figures stand on, what the office wrote, and what nothing depends on."""

REPAIR = later("Lo arregla: python -m plancom db repair")
REREAD = later("Lo arregla, leyendo de nuevo el archivo original: python -m plancom db repair")
RESTORE = later(
    "No se puede rehacer: restaure una copia anterior al daño con python -m plancom db restore COPIA, o pida ayuda al encargado del sistema."
)
UPLOAD = later("Si tiene el archivo, vuelva a subirlo; si no, restaure una copia: python -m plancom db restore COPIA.")

ALL_FIGURES = later("Puede afectar cualquier cifra.")
NO_FIGURE = later("Ninguna cifra cambia.")
FIGURES_OF = later("Afecta las cifras de «{subject}».")
GOALS_OF = later("Afecta las metas del plan y lo que se juzga con ellas.")


class Damage(Fault):
    """One kind of damage. `consequence` says which figure it concerns; `is_mended` whether `db repair` does something about it."""

    rejects = False
    severity: ClassVar[Severity] = "figures"
    consequence: ClassVar[str] = ALL_FIGURES
    is_mended: ClassVar[bool] = False
    remedy = RESTORE

    @property
    def concerns(self) -> str:
        """Which figure it is about, in the language of who reads it."""
        return self._said(self.consequence)
