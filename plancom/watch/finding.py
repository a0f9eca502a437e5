"""A finding: one warning about the data, in a sentence, with what to do about it."""

from dataclasses import dataclass
from typing import Literal

from plancom.datasets import Dataset
from plancom.language.translation import later
from plancom.plan import Month

Kind = Literal["late", "impossible", "jump", "changed", "break"]

KINDS: dict[Kind, str] = {
    "late": later("Datos que faltan"),
    "impossible": later("Cifras que no cuadran"),
    "jump": later("Saltos"),
    "changed": later("Cambió desde que se presentó"),
    "break": later("Cambios de medición sin explicar"),
}
"""The kinds of finding by what they are called, the most urgent first."""

ADVICE: dict[Kind, str] = {
    "late": later("Suba el archivo que falta o corrija el período de uno que ya está."),
    "impossible": later(
        "Abra «¿De dónde sale?» y compare con el archivo: puede haber columnas cambiadas o una fila de total leída como dato."
    ),
    "jump": later(
        "Puede ser real (una campaña, un cierre) o un archivo contado dos veces. Si es real, márquelo como revisado y diga por qué."
    ),
    "changed": later("Si se presenta otra vez, diga qué se corrigió. «Historial» muestra qué importación lo cambió."),
    "break": later("Diga en «Historial» si las cifras de antes y de después pueden compararse."),
}

SETTLED_ELSEWHERE: frozenset[Kind] = frozenset({"late", "break"})
"""What goes away by itself when its file comes or its question is answered; the others are marked as looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning about months of one measure of a series. `evidence` are the figures that it is about, so that others are another."""

    kind: Kind
    dataset: Dataset
    series: str
    measure: str
    months: tuple[Month, ...]
    sentence: str
    evidence: str = ""

    @property
    def key(self) -> str:
        """What a review of it is kept under."""
        first, last = self.months[0], self.months[-1]
        return f"{self.kind}:{self.dataset}:{self.series}:{self.measure}:{first}:{last}:{self.evidence}"[:300]

    @property
    def can_be_reviewed(self) -> bool:
        """Whether a person says that it is all right, rather than the data."""
        return self.kind not in SETTLED_ELSEWHERE
