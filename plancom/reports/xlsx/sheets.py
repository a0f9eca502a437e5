"""What every sheet shares: formats, safe names, and cells that never act."""

import re
from collections.abc import Iterable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from plancom.charts import STATUS
from plancom.charts.theme import Look, palette
from plancom.language.numbers import NBSP, with_percent
from plancom.language.tags import number_locale
from plancom.language.translation import later, tr
from plancom.plan.kinds import MILESTONE, Kind
from plancom.reports.deck import Deck

FONT = "Calibri"  # on every machine with an Office; others have its twin Carlito
MAX_NAME = 31
MAX_CELL = 32_000  # Excel's own limit is 32.767
LINE = 15  # points of height of a line
MERGED = 150  # characters that fit into a line over all columns of a goal's sheet
MOST_PAGES = 10  # of paper, for a list that goes on
KEPT = (
    later("Resumen"),
    later("Los años del plan"),
    later("Datos"),
    later("Lista de tareas"),
    later("Prensa"),
)
_BAD = re.compile(r"[\[\]:*?/\\']")


class Book:
    """A workbook being written, with its formats by name."""

    def __init__(self, file: Workbook, deck: Deck) -> None:
        self.file, self.deck = file, deck
        colours = palette(Look(accent=deck.accent))
        base = {"font_name": FONT, "font_size": 11, "font_color": colours.ink, "valign": "vcenter"}
        share = with_percent("0.0").replace(NBSP, f'"{NBSP}"')  # a no-break space is text in a number format
        numbers = {"whole": "#,##0", "level": "#,##0.00", "share": share, "ratio": share, "any": "#,##0.####"}
        numbers |= {f"ratio-{n}": share.replace("0.0", f"0.{'0' * n}") for n in range(2, 5)}
        numbers["state"] = _words(MILESTONE)
        made: dict[str, dict[str, Any]] = {
            "text": {},
            "aside": {"indent": 1},  # to the right of a figure, which would touch it
            "wrap": {"text_wrap": True, "valign": "top", "align": "left"},
            "title": {"font_size": 18, "bold": True, "font_color": colours.actual},
            "said": {"font_size": 13, "bold": True},
            "soft": {"font_color": colours.soft, "text_wrap": True, "valign": "top"},
            "head": {"bold": True, "bottom": 2, "bottom_color": colours.soft, "text_wrap": True, "bg_color": "#f3f5f7"},
            "head>": {
                "bold": True,
                "bottom": 2,
                "bottom_color": colours.soft,
                "text_wrap": True,
                "bg_color": "#f3f5f7",
                "align": "right",
            },
            "head-month": {
                "bold": True,
                "bottom": 2,
                "bottom_color": colours.soft,
                "bg_color": "#f3f5f7",
                "align": "right",
                "num_format": f"{number_locale()}mmm yy",
            },
            "any-part": {"num_format": numbers["any"], "font_color": colours.soft},
            "none": {"align": "right"},
            "date": {"num_format": "dd/mm/yyyy", "align": "left"},
            "date-top": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
            "month": {"num_format": f"{number_locale()}mmm yyyy", "align": "left"},
            **{name: {"num_format": pattern} for name, pattern in numbers.items()},
            **{f"{name}!": {"num_format": pattern, "bold": True} for name, pattern in numbers.items()},
            **{key: {"bold": True, "font_color": mark.light, "indent": 1} for key, mark in STATUS.items()},
        }
        self.formats = {name: file.add_format(base | more) for name, more in made.items()}
        self.colours = colours
        self._names: set[str] = set()
        self._kept = frozenset(map(tr, KEPT))
        self._reserved = frozenset(name.casefold() for name in self._kept)  # an indicator may be called «Prensa» too

    def sheet(self, name: str, *, pages: int = MOST_PAGES, across: bool = False) -> Worksheet:
        """A new sheet whose name is made legal and unlike any other; it prints one page wide, on at most so many `pages`, `across` the paper or along it."""
        legal = _whole(_BAD.sub(" ", name).strip(), MAX_NAME) or tr("Hoja")
        unique, number = legal, 1
        while unique.casefold() in self._names or (unique.casefold() in self._reserved and name not in self._kept):
            number += 1
            unique = f"{_whole(legal, MAX_NAME - len(f' ({number})'))} ({number})"
        self._names.add(unique.casefold())
        sheet: Worksheet = self.file.add_worksheet(unique)
        sheet.hide_gridlines(2)
        sheet.set_paper(1)  # letter, as in Colombia
        if across:
            sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, pages)
        sheet.set_footer(f"&L{_footer(self.deck.short_institution)}&C&A&R&P / &N")
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, format_name: str = "text") -> None:
        """A value as what it is: text always as text, never as a formula or a link."""
        style = self.formats[format_name]
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value[:MAX_CELL], style)
        elif hasattr(value, "year"):
            sheet.write_datetime(row, column, value, style)
        else:
            sheet.write_number(row, column, value, style)

    def across(self, sheet: Worksheet, row: int, last: int, text: str, format_name: str) -> None:
        """`text` over the columns up to `last`, in as many lines as it needs there."""
        sheet.merge_range(row, 0, row, last, "", self.formats[format_name])
        self.put(sheet, row, 0, text, format_name)
        sheet.set_row(row, LINE * (1 + len(text) // MERGED))

    def formula(self, sheet: Worksheet, cell: tuple[int, int], formula: str, value: float | None, style: str) -> None:
        """A formula at (row, column) with the result that plancom itself computed, for viewers that do not calculate."""
        sheet.write_formula(*cell, formula, self.formats[style], "" if value is None else value)

    def head(self, sheet: Worksheet, row: int, titles: Iterable[str], figures: range = range(0)) -> None:
        """A row of column titles (said here), frozen with everything above it; those of the columns `figures` stand to the right."""
        self.titles(sheet, row, titles, figures)
        self.freeze(sheet, row)

    def titles(self, sheet: Worksheet, row: int, titles: Iterable[str], figures: range = range(0)) -> None:
        """A row of column titles that scrolls with its table."""
        for column, title in enumerate(titles):
            self.put(sheet, row, column, tr(title), "head>" if column in figures else "head")
        sheet.set_row(row, 32)

    def freeze(self, sheet: Worksheet, row: int) -> None:
        """Keeps the rows up to `row` and the first column in sight, and that row on every page of paper."""
        sheet.freeze_panes(row + 1, 1)
        sheet.repeat_rows(row)


def _whole(name: str, most: int) -> str:
    """`name` up to `most` characters, cut behind a word: what is left of one would only look like a mistake."""
    if len(name) <= most:
        return name
    cut = name[:most]
    if not name[most].isspace() and " " in cut:
        cut = cut[: cut.rfind(" ")]
    return cut.rstrip(" ,;:-–(¿¡«")


def _words(kind: Kind) -> str:
    """A number format that writes what is there or not in the words of its kind: the cell stays 1 or 0, for formulas."""
    if kind.yes_no is None:
        return "0"
    no, yes = map(tr, kind.yes_no)
    return f'[=1]"{yes}";[=0]"{no}";0'


def number_format(percent: bool, kind: Kind) -> str:  # noqa: FBT001 - a fact, not a switch
    """The name of the format for an indicator's own values."""
    if percent:
        return "share"
    if kind.yes_no is not None:
        return "state"
    return "level" if kind.per_day else "whole"


def reference(sheet: Worksheet, cell: str) -> str:
    """`cell` of another sheet, for a formula."""
    return f"'{sheet.get_name()}'!{cell}"


def _footer(text: str) -> str:
    return text.replace("&", "&&")
