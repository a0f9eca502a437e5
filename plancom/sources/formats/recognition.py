"""Which format is this? By content, never by file name, with the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancom.datasets import DEFINITIONS, Dataset, Problem, titles
from plancom.datasets.problems.sheets import NearlyTemplate, NoHeader, OtherSheet, Unrecognised
from plancom.language.phrases import listed
from plancom.language.translation import later, plural, tr
from plancom.sources import formats
from plancom.sources.coverage import other_periods
from plancom.sources.files.sheets import Workbook
from plancom.sources.formats.plain.tables import nearly, used
from plancom.sources.tables.headers import Table, header_like
from plancom.sources.tables.layouts import Format

KNOWN = later(
    "plancom reconoce: las plantillas de la oficina, Google Analytics (por día o por mes), Meta Business Suite (informe de contenido de Facebook e Instagram), X (contenido o resumen por día), listas de prensa, registros de solicitudes y tablas sencillas con fecha y cifras."
)
_SHOWN_HEADERS = 8


@dataclass(frozen=True)
class Match:
    """A format, the tables of the file that have it, and why it was taken for that; `rivals` where it could as well be others."""

    format: Format
    tables: tuple[Table, ...]
    reason: str
    rivals: tuple[Dataset, ...] = ()


def _steps(kind: Dataset | None) -> list[Sequence[Format]]:
    """The formats in the order in which they are looked for, those of one step side by side."""
    if kind is None:
        return [formats.TOOLS, formats.TEMPLATES, formats.DECLINED, formats.LISTS, formats.HANDMADE, formats.PLAIN]
    tools, templates, lists, plain = (
        [one for one in some if one.dataset == kind]
        for some in (formats.TOOLS, formats.TEMPLATES, formats.LISTS, formats.PLAIN)
    )
    return [tools, templates, lists, formats.HANDMADE, plain, formats.DECLINED]


def recognised(book: Workbook, kind: Dataset | None = None) -> Match | None:
    """The format of a workbook; None where it has none that is known.

    With `kind` only formats of that dataset are looked for, and the user's word goes before «this cannot be counted».
    """
    for step in _steps(kind):
        found = [Match(one, tables, _reason(one, tables)) for one in step if (tables := one.find(book))]
        if found:
            # Among templates and plain tables the one that uses the most of the file's columns.
            return found[0] if found[0].format.fixed else _most_used(found)
    return None


def _most_used(found: list[Match]) -> Match:
    best = max(found, key=_used)
    sheets = {table.sheet for table in best.tables}
    same = [m for m in found if _used(m) == _used(best) and sheets & {table.sheet for table in m.tables}]
    kinds = tuple(m.format.dataset for m in same if m.format.dataset)
    return replace(best, rivals=kinds if len(kinds) > 1 else ())


def _used(match: Match) -> int:
    dataset = match.format.dataset
    return max(used(table, dataset) for table in match.tables) if dataset else 0


def _reason(found: Format, tables: tuple[Table, ...]) -> str:
    labels = [label for label in tables[0].headers if label][:4]
    by = (
        tr(" por sus columnas {list}", list=listed(tr("«{label}»", label=label[:40]) for label in labels))
        if labels
        else tr(" por su encabezado")
    )
    sheets = [tr("«{sheet}»", sheet=table.sheet) for table in tables if table.sheet]
    where = plural(len(sheets), " (hoja {names})", " (hojas {names})").format(names=listed(sheets)) if sheets else ""
    return tr("Se reconoció como «{name}»{by}{where}.", name=titles.title_text(found.name), by=by, where=where)


def left_out(book: Workbook, match: Match) -> list[Problem]:
    """The sheets with data of their own that are not read with the others, so that nobody thinks they were."""
    if match.format.fixed:
        return []
    taken = {table.sheet for table in match.tables}
    others = [sheet for sheet in book.visible if sheet.name not in taken]
    found = [(sheet, recognised(Workbook((sheet,)))) for sheet in others]
    return [OtherSheet(name=titles.title_text(other.format.name)).at(sheet.name) for sheet, other in found if other]


def unrecognised(book: Workbook, kind: Dataset | None) -> Problem:
    """Why a file was not recognised: what its headers are, and what was looked for."""
    sheet = max(book.visible, key=lambda s: len(header_like(s)), default=None)
    labels = header_like(sheet) if sheet else ()
    if periods := other_periods.stated_periods(book):
        return periods
    near = nearly(book, kind)
    if near:
        dataset, lacking = near
        name = titles.title_text(DEFINITIONS[dataset].words.template)
        name = name[:1].lower() + name[1:]
        columns = listed((tr("«{label}»", label=label) for label in lacking), "y")
        return NearlyTemplate(name=name, columns=columns, lacking=len(lacking)).at(sheet.name if sheet else "")
    if not labels:
        return NoHeader(known=tr(KNOWN)).at()
    quoted = listed(tr("«{label}»", label=label[:40]) for label in labels[:_SHOWN_HEADERS])
    more = tr(" y otras") if len(labels) > _SHOWN_HEADERS else ""
    return Unrecognised(quoted=quoted, more=more, known=tr(KNOWN)).at(sheet.name if sheet else "")
