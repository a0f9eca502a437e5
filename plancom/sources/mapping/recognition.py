"""Which profile is this file's? By its headers: folded, in any order, with columns more or fewer that nobody reads."""

from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets import Dataset, Refusal, Result
from plancom.language.phrases import listed
from plancom.language.translation import later, plural, tr
from plancom.sources.files.sheets import Workbook
from plancom.sources.mapping.application import read, tables
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.labels import spoken
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.mappings import Mapping

PROFILE, ONCE = "profile", "mapping"
"""What the source of an import is called: read by a profile, or with the assistant and not kept."""
FAMILIAR = 0.5
"""Share of the headers that a profile was made from which must be there, used or not: «fecha» and «total» alone are in any table."""
NOT_KNOWN = frozenset({"unrecognised", "missing_columns", "no_header", "ambiguous"})
"""Problems of files that nobody understood; the others are of files that are understood and cannot be counted."""
_FEWEST = 2  # rows, and cells in each, of what is worth asking a person about


def read_by_profile(book: Workbook, context: Context, kind: Dataset | None) -> Result | None:
    """What the workbook says, read by the profile that knows most of its headers; None where none knows it."""
    fitting = [(one, found) for one in context.profiles if (found := _fitting(one.mapping, book, kind))]
    if not fitting:
        return None
    ranked = sorted(fitting, key=lambda pair: _known(pair[0].mapping, pair[1]), reverse=True)
    profile, found = ranked[0]
    names = listed(
        tr("«{label}»", label=spoken(label)[:40]) for table in found[:1] for label in _used(profile.mapping, table)
    )
    sheets = [tr("«{sheet}»", sheet=table.sheet[:40]) for table in found if table.sheet]
    where = plural(len(sheets), " (hoja {names})", " (hojas {names})").format(names=listed(sheets)) if sheets else ""
    notes = [
        tr(
            "Se reconoció por el perfil «{name}», por sus columnas {names}{where}.",
            name=profile.name,
            names=names,
            where=where,
        )
    ]
    if others := [tr("«{name}»", name=one.name) for one, _ in ranked[1:]]:
        notes.append(
            plural(
                len(others),
                "También podría leerse con el perfil {names}.",
                "También podría leerse con los perfiles {names}.",
            ).format(names=listed(others))
        )
    return read(profile.mapping, book, context, source=PROFILE, title=profile.title, notes=notes)


def read_once(mapping: Mapping, book: Workbook, context: Context) -> Result:
    """What the workbook says, read as a person just said."""
    return read(mapping, book, context, source=ONCE, title=later("Tabla leída con el asistente"))


def mappable(unread: Refusal, book: Workbook) -> Refusal:
    """The same, said to be worth asking about where the file holds a table at all, and nothing better is known of it."""
    asked = not unread.problems or any(problem.code in NOT_KNOWN for problem in unread.problems)
    return replace(unread, mappable=asked and any(_is_table(sheet.rows) for sheet in book.visible))


def _is_table(rows: Sequence[Sequence[object]]) -> bool:
    wide = (row for row in rows if sum(cell not in {None, ""} for cell in row) >= _FEWEST)
    return sum(1 for _ in zip(wide, range(_FEWEST), strict=False)) >= _FEWEST


def _fitting(mapping: Mapping, book: Workbook, kind: Dataset | None) -> tuple[Table, ...]:
    """The tables that are the profile's own, and not only have its columns."""
    if mapping.headless or kind not in {None, mapping.dataset}:
        return ()
    return tuple(table for table in tables(mapping, book) if _share(mapping, table) >= FAMILIAR)


def _share(mapping: Mapping, table: Table) -> float:
    known = set(mapping.headers) or mapping.needed
    return len(known & set(map(key, table.headers))) / len(known)


def _known(mapping: Mapping, found: Sequence[Table]) -> tuple[float, int]:
    return max(_share(mapping, table) for table in found), len(mapping.needed)


def _used(mapping: Mapping, table: Table) -> list[str]:
    return [label for label in table.headers if key(label) in mapping.needed]
