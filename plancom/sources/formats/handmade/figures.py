"""A figure of a hand-made sheet with what it counts, and what the tables of a workbook hold of them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from plancom.datasets import Problem, Question
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.handmade.layout.crosstabs import Value
from plancom.sources.formats.handmade.questions import cell_name
from plancom.sources.formats.handmade.words.meaning import Meaning
from plancom.sources.tables.question_scopes import WHOLE, Scope


class Figure(NamedTuple):
    """A figure with its sheet, the table there that it stands in, and its meaning."""

    sheet: str
    value: Value
    meaning: Meaning
    table: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """The words around it, by which alone two cells of a table are known to be of the same."""
        value = self.value
        return tuple(fold(word).strip(" :") for word in (*value.labels, "|", *value.above, "|", value.section))

    @property
    def name(self) -> str:
        """The same as the sheet's reader knows them; the cell where there are none."""
        words = " · ".join(filter(None, (self.value.section, *self.value.labels, *self.value.above)))
        return words or tr("celda {cell}", cell=cell_name(self.value))


@dataclass
class FoundFigures:
    """What the tables of a workbook hold: figures, problems, questions, and words that were not used, those of `procedures` without a channel apart; `columns` are the cells asked about, by question; `whole` is the scope of what is asked of all of them."""

    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)
    procedures: dict[str, None] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)
    columns: dict[str, list[Cell]] = field(default_factory=dict)
    summed: dict[str, None] = field(default_factory=dict)
    whole: Scope = WHOLE
