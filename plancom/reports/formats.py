"""The formats a deck is written in, by name; each writer is loaded when it is first asked for."""

import datetime as dt
from dataclasses import dataclass
from importlib import import_module

from plancom.language.text import slug
from plancom.language.translation import later, speaking, tr
from plancom.plan import Plan
from plancom.reports.deck import Deck


@dataclass(frozen=True)
class Format:
    """One format: its name and what it is for, its ending and MIME type, and the function that writes it."""

    id: str
    called: str
    use: str
    extension: str
    mime: str
    module: str
    function: str

    @property
    def name(self) -> str:
        """«Página web»."""
        return tr(self.called)

    @property
    def purpose(self) -> str:
        """What it is for, in a sentence."""
        return tr(self.use)

    def write(self, deck: Deck) -> bytes:
        """`deck` in this format and in the deck's own language, whoever asks. Pure: two threads may ask at once."""
        with speaking(deck.language):
            made: bytes = getattr(import_module(self.module), self.function)(deck)
        return made


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    one.id: one
    for one in (
        Format("pptx", "PowerPoint", later("Diapositivas con gráficos y tablas que se pueden editar, y notas para quien habla."), "pptx",
               f"{_OFFICE}.presentationml.presentation", "plancom.reports.pptx", "presentation"),
        Format("pdf", "PDF", later("Para el acta y el archivo: páginas numeradas, tabla de contenido, accesible."), "pdf",
               "application/pdf", "plancom.reports.pdf", "document"),
        Format("xlsx", "Excel", later("Todas las cifras con fórmulas vivas, los datos y de qué archivo salen."), "xlsx",
               f"{_OFFICE}.spreadsheetml.sheet", "plancom.reports.xlsx", "workbook"),
        Format("html", later("Página web"), later("Un solo archivo que se abre sin internet: para presentar, mirar e imprimir."), "html",
               "text/html", "plancom.reports.html", "page"),
        Format("open-data", later("Datos abiertos"), later("Cada serie en CSV y JSON con su diccionario (Ley 1712 y Resolución 1519)."), "zip",
               "application/zip", "plancom.reports.open_data", "open_data"),
    )
}  # fmt: skip


def file_name(plan: Plan, as_of: dt.date, one: Format, strategy: str | None = None, *, session: str = "") -> str:
    """«informe-concejo-de-cartagena-2018-09-30.pptx»; of a session «sesion-de-octubre-2018-09-30.pptx»."""
    if session and (name := slug(session)):
        return f"{name}-{as_of.isoformat()}.{one.extension}"
    kind = tr("datos-abiertos") if one.id == "open-data" else tr("informe")
    parts = [kind, slug(plan.institution.short_name) or plan.id, *([strategy] if strategy else []), as_of.isoformat()]
    return f"{'-'.join(parts)}.{one.extension}"
