"""Grid: rows of a table that is read cell by cell, within the limit of what is read."""

from plancom.sources.files.sheets import Cell
from plancom.sources.files.xlsx.package import MAX_CELLS, too_many

MAX_SPAN = 500
"""The most columns or rows that one cell may span."""


class Grid:
    """Rows that grow cell by cell."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.rows: list[list[Cell]] = []
        self.cells = 0
        self.visible = True

    def put(self, row: int, column: int, value: Cell) -> None:
        """The value at its place; the empty cells before it are made."""
        self.cells += max(0, row + 1 - len(self.rows))
        if column > MAX_SPAN * 4 or row * max(column, 1) > MAX_CELLS or self.cells > MAX_CELLS:
            raise too_many()
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        grown = column + 1 - len(line)
        if grown > 0:
            self.cells += grown
            line.extend([None] * grown)
        line[column] = value
