"""Reads the tables of a web page, such as the ones that call themselves .xls."""

from html.parser import HTMLParser

from plancom.sources.files.grid import MAX_SPAN, Grid
from plancom.sources.files.sheets import Cell, Sheet
from plancom.sources.files.xlsx.package import MAX_CELLS, too_many


def tables(written: str) -> list[Sheet]:
    """Each table that has a row of several cells, as a sheet."""
    page = _Page()
    page.feed(written)
    page.close()
    return [Sheet(grid.name, grid.rows) for grid in page.found if any(len(row) > 1 for row in grid.rows)]


class _Page(HTMLParser):
    """Collects the cells of every table; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Grid] = []
        self.open: list[_Table] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self.silent += 1
        elif tag == "table":
            grid = Grid(f"Tabla {len(self.found) + 1}")
            self.found.append(grid)
            self.open.append(_Table(grid))
        elif self.open and tag == "tr":
            self.open[-1].next_row()
        elif self.open and tag in {"td", "th"}:
            self.open[-1].next_cell(dict(attrs))
        elif self.open and tag in {"br", "p", "div"}:
            self.open[-1].text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in {"td", "th", "tr"}:
            self.open[-1].close_cell()
        elif self.open and tag == "table":
            self.open.pop().close_cell()

    def handle_data(self, data: str) -> None:
        if self.open and not self.silent:
            self.open[-1].text.append(data)


class _Table:
    """A table being read: where the next cell goes, and which places cells of several rows have taken."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.row, self.column = -1, 0
        self.taken: set[tuple[int, int]] = set()
        self.attributes: dict[str, str | None] | None = None
        self.text: list[str] = []

    def next_row(self) -> None:
        self.close_cell()
        self.row += 1
        self.column = 0

    def next_cell(self, attributes: dict[str, str | None]) -> None:
        self.close_cell()
        self.row = max(self.row, 0)
        self.attributes, self.text = attributes, []

    def close_cell(self) -> None:
        if self.attributes is None:
            return
        attributes, self.attributes = self.attributes, None
        while (self.row, self.column) in self.taken:
            self.column += 1
        written = " ".join("".join(self.text).split())
        self.grid.put(self.row, self.column, _stated(attributes.get("x:num"), written))
        wide, tall = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
        self.taken.update((self.row + down, self.column + right) for down in range(tall) for right in range(wide))
        if len(self.taken) > MAX_CELLS:
            raise too_many()
        self.column += wide


def _stated(number: str | None, written: str) -> Cell:
    """The number that Excel keeps beside what a cell shows, else what it shows."""
    try:
        return float(number) if number else written or None
    except ValueError:
        return written or None


def _span(stated: str | None) -> int:
    return min(int(stated), MAX_SPAN) if stated and stated.isdigit() and int(stated[:6]) > 0 else 1
