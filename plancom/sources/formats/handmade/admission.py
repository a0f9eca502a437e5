"""Admission: which figures of a table are counts by their words and values; what is unclear is asked, the others are left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Sheet
from plancom.sources.formats.handmade import questions
from plancom.sources.formats.handmade.figures import Figure, FoundFigures
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab, Value
from plancom.sources.formats.handmade.words.claims import Claims, may_be_money
from plancom.sources.formats.handmade.words.meaning import Meaning
from plancom.sources.quantities.doubts import doubtful
from plancom.sources.quantities.verdicts import Verdict
from plancom.sources.tables.ambiguity import kind_question
from plancom.sources.tables.quantity_questions import COUNT, column_id, of_column
from plancom.sources.tables.question_scopes import Scope

Words = tuple[str, ...]
_SLOTS = (("labels", "above"), ("above", "labels"))


@dataclass(frozen=True)
class FigureAdmission:
    """Lets the figures of one table in; what it asks and leaves out goes to `found`. `answers` are what the owner said before."""

    found: FoundFigures
    sheet: Sheet
    table: Crosstab
    claims: Claims
    answers: Mapping[str, str]
    scope: Scope

    def of(self, figures: Sequence[Figure]) -> list[Figure]:
        """The figures that are counts; none where something must be asked first."""
        kept: list[Figure] = []
        refused: list[Figure] = []
        asked: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            said = self._verdict(figure)
            if said is Verdict.COUNT:
                kept.append(figure)
            elif said is Verdict.OTHER or is_blank(figure.value.cell):
                refused.append(figure)
            else:
                asked[self._label(figure)].append(figure)
        asked |= self._doubted(kept)
        if asked:
            self._ask(asked)
            return []
        self.found.unused.update(one.name for one in refused)
        if refused and not kept and self.claims.of_title(refused[0].meaning.dataset) is Verdict.OTHER:
            first = refused[0]
            self.found.problems.append(
                questions.other_quantity(self.sheet, self.table, first.value, first.meaning.dataset)
            )
        return kept

    def with_channels(self, kept: Sequence[Figure], others: Sequence[Value]) -> list[Figure]:
        """`kept` with those of `others` that are one more channel; none where that must be asked first, for a total lacks them."""
        strange = [kept[0]._replace(value=value, meaning=meaning) for value, meaning in _strange_channels(kept, others)]
        more: list[Figure] = []
        asked: dict[str, list[Figure]] = defaultdict(list)
        for figure in strange:
            own = figure.meaning.channel
            answer = self._answer(own)
            if answer == COUNT:
                more.append(figure)
            elif not answer and self.claims.may_be_channel(own):
                asked[own].append(figure)
        if asked:
            self._ask(asked)
            return []
        for figure in more:
            self.found.unused.pop(figure.name, None)
        return [*kept, *more]

    def _verdict(self, figure: Figure) -> Verdict:
        if answer := self._answer(self._label(figure)):
            return Verdict.COUNT if answer == COUNT else Verdict.OTHER
        return self.claims.verdict(figure.value, figure.meaning)

    def _answer(self, label: str) -> str:
        return self.scope.answer(self.answers, column_id(label))

    def _label(self, figure: Figure) -> str:
        """What a figure is asked about by: the header of its column in a list, else the words around it."""
        value = figure.value
        words = value.labels if self.table.listed and value.labels else value.words
        words = tuple(filter(may_be_money, words)) or words  # asked once, and not for each channel
        return " · ".join(dict.fromkeys(words))

    def _doubted(self, kept: Sequence[Figure]) -> dict[str, list[Figure]]:
        """The figures whose values look like identities or prices, by their words."""
        groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in kept:
            groups[self._label(figure)].append(figure)
        return {label: group for label, group in groups.items() if not self._answer(label) and self._is_doubted(group)}

    def _is_doubted(self, group: Sequence[Figure]) -> bool:
        plain = not self.claims.names_itself(group[0].value)
        return doubtful([one.value.cell for one in group], plain=plain, rows=False)

    def _ask(self, asked: Mapping[str, Sequence[Figure]]) -> None:
        """One question where the title leaves all of them open; else one for each of the words that do."""
        first = next(iter(asked.values()))[0]
        dataset = first.meaning.dataset
        if len(asked) > 1 and not self.table.listed and self.claims.of_title(dataset) is Verdict.UNCLEAR:
            cells = [one.value.cell for group in asked.values() for one in group]
            problem = questions.unnamed(self.sheet, self.table, first.value, dataset, cells)
            self.found.problems.append(problem)
            self.found.asked.append(kind_question([dataset], otherwise=True, scope=self.found.whole))
            return
        for label, group in asked.items():
            cells = self.found.columns.setdefault(self.scope.id_of(column_id(label)), [])
            cells += [one.value.cell for one in group]
            problem, question = of_column(dataset, label, cells, self.sheet.name, rows=False, scope=self.scope)
            self.found.problems.append(replace(problem, row=group[0].value.row + 1))
            self.found.asked.append(question)


def _strange_channels(figures: Sequence[Figure], others: Sequence[Value]) -> list[tuple[Value, Meaning]]:
    """Of `others`, which nobody understands («Kiosko»), those that stand where `figures` have their channels; with what each would count: they may be one more channel."""
    procedures = [one for one in figures if one.meaning.dataset == "procedures"]
    for slot, beside in _SLOTS:
        channels: dict[Words, dict[Words, str]] = defaultdict(dict)
        names: dict[Words, str] = {}
        for one in procedures:
            channels[getattr(one.value, beside)][getattr(one.value, slot)] = one.meaning.channel
            names[getattr(one.value, beside)] = one.meaning.name
        if not channels or any(len(set(known.values())) < len(known) for known in channels.values()):
            continue
        return [
            (value, Meaning("procedures", "quantity", names[getattr(value, beside)], " · ".join(getattr(value, slot))))
            for value in others
            if getattr(value, beside) in channels and any(getattr(value, slot)) and not is_blank(value.cell)
        ]
    return []
