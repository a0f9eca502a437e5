"""Where the problems of a file are, on its card: the row alone, and the sheet where there are several."""

from plancom.datasets import Problem
from plancom.ui.files.file_problems import _shown


def test_the_sheet_is_named_where_there_are_several():
    one = Problem("x", "Mal", "Bien", "Enero", 1234, "Canal", "Buzón")
    other = Problem("x", "Mal", "", "Febrero", None)
    assert [list(row.values()) for row in _shown([one])] == [["Fila 1.234", "Canal", "Buzón", "Mal", "Bien"]]
    assert [row["Dónde"] for row in _shown([one, other])] == ["Hoja «Enero», fila 1.234", "Hoja «Febrero»"]
