"""Contents: whether a plain table counts or lists, and in which column; or what must be asked, or why neither."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.datasets import DEFINITIONS, Dataset, Option, Problem, Question
from plancom.datasets.problems.doubts import WhatCellsAre
from plancom.datasets.procedures import PROCEDURES
from plancom.datasets.visits import VISITS
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.sources.cells.numbers import count, is_blank, shown
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.plain.column_roles import (
    Roles,
    counts_publications,
    has_channels,
    is_monthly,
    is_of_another_year,
    is_planned,
    leaves_open_procedures,
    lines_above,
    measure_of,
    names_count,
    roles,
    speak_of_networks,
)
from plancom.sources.formats.plain.site_visits import is_of_another_place
from plancom.sources.formats.plain.tidy import narrowed
from plancom.sources.quantities.doubts import doubtful, measured
from plancom.sources.quantities.names import names_of
from plancom.sources.quantities.verdicts import Verdict, title_verdict, verdict
from plancom.sources.quantities.vocabulary import terms
from plancom.sources.tables import quantity_questions
from plancom.sources.tables.ambiguity import kind_question
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.quantity_questions import COUNT, NOT, ROW, column_id
from plancom.sources.tables.question_scopes import WHOLE, Scope

COUNTS, ITEM = "counts", "item"
"""The forms of a table: a column counts; each row is one."""
_VALUES = 3
"""Values of a column that are shown where it is asked about."""
_NUMBER = frozenset({"numero", "number", "num", "nro"})
"""Words under which a column may hold the rows' own numbers."""


@dataclass(frozen=True)
class Content:
    """What a table holds: its `form`, `where` its columns are; or `questions` that come first, or the `problem` that it has none of it.

    `doubts` are questions whose first answer is taken meanwhile; `table` the rows that hold it, where not all do; `naming` the header
    of the column that says which do.
    """

    form: str
    where: Mapping[str, int]
    questions: tuple[tuple[Problem, Question], ...] = ()
    problem: Problem | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[Question, ...] = ()
    table: Table | None = None
    naming: str = ""


def content(table: Table, dataset: Dataset, context: Context, scope: Scope = WHOLE) -> Content:
    """What `table`, which has the roles of `dataset`, holds; its questions are about the tables of the `scope`."""
    found = roles(table, dataset)
    if found is None:
        raise ValueError("the table is not of this dataset")
    if dataset == "press":
        return _press(table, found, context, scope)
    narrow = narrowed(table, found, context, scope)
    if narrow.asked or narrow.problem:
        return Content(COUNTS, found.where, questions=narrow.asked, problem=narrow.problem)
    if narrow.place is not None:
        figure = (
            (measure_of(narrow.label, lines_above(table)) or "visits")
            if dataset == "visits"
            else DEFINITIONS[dataset].figures[0]
        )
        return Content(
            COUNTS, {**found.where, figure: narrow.place}, notes=narrow.notes, table=narrow.table, naming=narrow.naming
        )
    if dataset == "visits":
        return _VisitsReading(table, found, context, scope).content()
    if dataset == "procedures" and context.kind != dataset and leaves_open_procedures(table, found):
        names = names_of(context.plan)
        other = [verdict(table.headers[place], dataset, names=names) is Verdict.OTHER for place in found.figures]
        if not all(other):
            place = found.figures[other.index(False)]
            return Content(COUNTS, found.where, questions=(_whether_procedures(table, place, scope),))
    return _Reading(table, found, context, scope).content()


def _whether_procedures(table: Table, place: int, scope: Scope) -> tuple[Problem, Question]:
    """Whether the figures by channel in a column are of procedures, where neither title nor header says so."""
    values = [shown(cell) for cell in table.column(place) if not is_blank(cell)]
    words = next((line for line in lines_above(table) if line), "") or table.headers[place]
    doubt = WhatCellsAre(
        words=shown(words), what=tr(DEFINITIONS["procedures"].words.counted), values=listed(values[:_VALUES])
    )
    return doubt.at(table.sheet), kind_question(["procedures"], otherwise=True, scope=replace(scope, mark=""))


def _press(table: Table, found: Roles, context: Context, scope: Scope) -> Content:
    """Publications, one a row; a table that says how many each row is of lists none of them, and a plan of them may list what came to nothing."""
    for place in found.figures:
        if counts_publications(table, place) and _several(table.column(place)):
            return Content(ITEM, found.where, problem=quantity_questions.press_counted())
    if not is_planned(table) or context.answers.get("rows") == ROW:
        return Content(ITEM, found.where)
    if context.answers.get("rows") == NOT:
        return Content(ITEM, found.where, problem=quantity_questions.nothing_counted("press", (), table.sheet))
    asked = quantity_questions.of_rows("press", len(table.rows), (), table.sheet, replace(scope, mark=""))
    return Content(ITEM, found.where, questions=(asked,))


def _several(cells: Sequence[Cell]) -> bool:
    return any(isinstance(value := count(cell), int) and value > 1 for cell in distinct_cells(cells))


class _VisitsReading:
    """The content of a table of visits, on its way to be known: the measures that the headers name.

    Those in doubt are asked about, as are all under a title that speaks of something else.
    """

    def __init__(self, table: Table, found: Roles, context: Context, scope: Scope) -> None:
        self.table, self.found, self.context, self.scope = table, found, context, scope
        self.lines = lines_above(table)
        about = title_verdict(self.lines, "visits", names_of(context.plan))
        self.other = about in {Verdict.OTHER, Verdict.UNCLEAR} or speak_of_networks(self.lines)
        self.asked: list[tuple[Problem, Question]] = []

    def content(self) -> Content:
        """What the table holds."""
        chosen = {measure: self._chosen(several) for measure, several in self._by_measure().items()}
        where = {**self.found.where, **chosen}
        if self.asked:
            return Content(COUNTS, where, questions=tuple(self.asked))
        if where.keys().isdisjoint(VISITS.figures):
            labels = [self.table.headers[place] for place in self.found.figures]
            return Content(
                COUNTS, where, problem=quantity_questions.nothing_counted("visits", labels, self.table.sheet)
            )
        return Content(COUNTS, where)

    def _by_measure(self) -> dict[str, list[int]]:
        """The columns of each measure, as far as they are sure or were said to be; once one is sure, no other of it is looked at."""
        found: dict[str, list[int]] = defaultdict(list)
        sure: set[str] = set()
        for place in self.found.figures:
            measure = measure_of(self.table.headers[place], self.lines)
            if not measure or measure in sure or not names_count(self.table, place, "visits"):
                continue
            answer = self.scope.answer(self.context.answers, column_id(self.table.headers[place]))
            if answer == COUNT:
                found[measure].append(place)
            elif not answer and self._is_doubted(place):
                self._ask(place)
            elif not answer:
                found[measure].append(place)
                sure.add(measure)
        return found

    def _is_doubted(self, place: int) -> bool:
        dated = self.found.where["day"]
        if self.other or measured(self.table.column(place)) or is_of_another_year(self.table, place, dated):
            return True
        if has_channels(self.table, (dated, *self.found.figures)):
            return True
        return is_of_another_place(self.table, self.found, place, self.context)

    def _ask(self, place: int) -> None:
        label, cells = self.table.headers[place], self.scope.cells(self.table, place)
        sheet = self.table.sheet
        self.asked.append(quantity_questions.of_column("visits", label, cells, sheet, rows=False, scope=self.scope))

    def _chosen(self, several: Sequence[int]) -> int:
        """Which of the columns of one measure is meant, as the owner says: where nobody said, that is asked."""
        if len(several) == 1:
            return several[0]
        labels = [self.table.headers[place] for place in several]
        answer = self.scope.answer(self.context.answers, "quantity")
        for place, label in zip(several, labels, strict=True):
            if key(label) == answer:
                return place
        self.asked.append(quantity_questions.which_quantity("visits", labels, self.table.sheet, self.scope))
        return several[0]


class _Reading:
    """The content of a table of posts, procedures or activities, on its way to be known."""

    def __init__(self, table: Table, found: Roles, context: Context, scope: Scope) -> None:
        self.table, self.found, self.context, self.scope = table, found, context, scope
        self.dataset = found.dataset
        self.definition = DEFINITIONS[found.dataset]
        self.figure = self.definition.figures[0]
        self.monthly = is_monthly(table, found.where["day"])
        self.items = bool(self.definition.words.item)

    def content(self) -> Content:
        """What the table holds."""
        answers = {place: self._answer(place) for place in self.found.figures}
        if unanswered := self._unanswered(answers):
            return self._asked([self._question(place) for place in unanswered])
        if ROW in answers.values():
            return self._contradiction(answers) or self._listed()
        counts = [place for place in self.found.figures if self._counts(place, answers[place])]
        if len(counts) > 1:
            chosen = self._chosen(counts)
            if isinstance(chosen, Content):
                return chosen
            counts = [chosen]
        return self._by_count(counts, answers) or self._without_count()

    def _unanswered(self, answers: Mapping[int, str]) -> list[int]:
        """The columns that were asked about together and have no answer yet; whatever is said of the others, each is asked."""
        sure = [place for place in self.found.figures if self._counts(place, "")]
        if self._is_list() or len(sure) > 1 or self._by_count(sure, dict.fromkeys(sure, "")):
            return []
        return [place for place in self.found.figures if not answers[place] and self._is_unclear(place)]

    def _contradiction(self, answers: Mapping[int, str]) -> Content | None:
        """What is asked again where one answer counts the rows and another a column; None where none does."""
        counts = [place for place, answer in answers.items() if answer == COUNT]
        if not counts:
            return None
        row = next(place for place, answer in answers.items() if answer == ROW)
        labels = [self.table.headers[place] for place in (row, counts[0])]
        problem = quantity_questions.contradiction(self.dataset, labels[0], labels[1], self.table.sheet)
        return self._asked([(problem, self._question(place)[1]) for place in (row, counts[0])])

    def _by_count(self, counts: Sequence[int], answers: Mapping[int, str]) -> Content | None:
        """The content by its column of counts; None where it has none, or all of it is one a row."""
        if not counts or (self._told_apart() and self._all_one(counts[0])):
            return None
        if self._told_apart() and not self._is_named(counts[0]) and not answers[counts[0]]:
            return self._asked([self._question(counts[0])])  # requests with so many of what, folios?
        return Content(COUNTS, {**self.found.where, self.figure: counts[0]})

    def _without_count(self) -> Content:
        """The content of a table without a count: a list, or what must be asked."""
        return self._listed() if self._is_list() else self._of_rows()

    def _answer(self, place: int) -> str:
        return self._said(column_id(self.table.headers[place]))

    def _said(self, question: str) -> str:
        return self.scope.answer(self.context.answers, question)

    def _verdict(self, place: int) -> Verdict:
        return verdict(self.table.headers[place], self.dataset, lines_above(self.table), names_of(self.context.plan))

    def _counts(self, place: int, answer: str) -> bool:
        if answer:
            return answer == COUNT
        return self._verdict(place) is Verdict.COUNT and not self._is_doubted(place)

    def _is_doubted(self, place: int) -> bool:
        heading = terms(self.table.headers[place])
        rows = bool(_NUMBER & set(heading.tokens))
        if is_of_another_year(self.table, place, self.found.where["day"]):
            return True
        return doubtful(self.table.column(place), plain=not heading.of("counted"), rows=rows)

    def _is_unclear(self, place: int) -> bool:
        found = self._verdict(place)
        return found is Verdict.UNCLEAR or (found is Verdict.COUNT and self._is_doubted(place))

    def _chosen(self, counts: Sequence[int]) -> int | Content:
        """Which of several counts is meant, as the owner says; or the question, or that none is."""
        labels = [self.table.headers[place] for place in counts]
        answer = self._said("quantity")
        for place, label in zip(counts, labels, strict=True):
            if answer == key(label):
                return place
        if answer == NOT:
            return self._refused(labels)
        return self._asked([quantity_questions.which_quantity(self.dataset, labels, self.table.sheet, self.scope)])

    def _is_named(self, place: int) -> bool:
        return bool(terms(self.table.headers[place]).of("counted"))

    def _told_apart(self) -> bool:
        """Whether each row has a request's own number."""
        place = self.found.where.get("request")
        if place is None:
            return False
        filled = [cell for cell in self.table.column(place) if not is_blank(cell)]
        return bool(filled) and len(set(map(shown, filled))) * 2 > len(filled)

    def _all_one(self, place: int) -> bool:
        return {count(cell) for cell in distinct_cells(self.table.column(place)) if not is_blank(cell)} <= {1}

    def _is_list(self) -> bool:
        """Whether rows are posts or requests: they have what makes one."""
        if self.definition.lists == "requests":
            return self._told_apart() and not self.monthly and not self._is_of_others()
        if is_planned(self.table):
            return False
        names = self.definition.single_surely if self.monthly else self.definition.single
        return any(name in self.found.where for name in names)

    def _is_of_others(self) -> bool:
        """Whether the title may speak of something else than requests: overdue ones, contracts, letters sent."""
        names = names_of(self.context.plan)
        said = [title_verdict([line], "procedures", names) for line in lines_above(self.table)]
        if Verdict.COUNT in said:
            return Verdict.OTHER in said
        lines = [terms(line, names) for line in lines_above(self.table)]
        return any(found is not None for found in said) or any(t.unknown and not t.of("heading") for t in lines)

    def _of_rows(self) -> Content:
        """A table without a count: each row may be one, where rows have days."""
        labels = [self.table.headers[place] for place in self.found.figures]
        answer = self._said("rows")
        if answer == ROW:
            return self._listed()
        unlisted = self.monthly and not (self._told_apart() and not self._is_of_others())
        if unlisted or not self.items or answer == NOT or NOT in map(self._answer, self.found.figures):
            return self._refused(labels)
        rows = self.scope.rows(self.table)
        return self._asked([quantity_questions.of_rows(self.dataset, rows, labels, self.table.sheet, self.scope)])

    def _question(self, place: int) -> tuple[Problem, Question]:
        label, cells = self.table.headers[place], self.scope.cells(self.table, place)
        rows = self.items and not self.monthly
        return quantity_questions.of_column(self.dataset, label, cells, self.table.sheet, rows=rows, scope=self.scope)

    def _asked(self, asked: Sequence[tuple[Problem, Question]]) -> Content:
        return Content(COUNTS, self.found.where, questions=tuple(asked))

    def _refused(self, labels: Sequence[str]) -> Content:
        problem = quantity_questions.nothing_counted(self.dataset, labels, self.table.sheet)
        return Content(COUNTS, self.found.where, problem=problem)

    def _listed(self) -> Content:
        """A row is one; of requests, one column says which procedure each is."""
        if self.definition.lists != "requests":
            return Content(ITEM, self.found.where)
        found = Content(ITEM, self.found.where)
        names = self._procedure_columns()
        if "procedure" not in self.found.where:
            return found
        answer = self._said("procedure")
        chosen = next(
            (place for place in names if key(self.table.headers[place]) == answer), self.found.where["procedure"]
        )
        where = {**self.found.where, "procedure": chosen}
        label = self.table.headers[chosen]
        note = tr("Cada fila es una solicitud; su trámite es el de la columna «{label}».", label=shown(label))
        doubts = (self._which_procedure(chosen, names),) if len(names) > 1 else ()
        return replace(found, where=where, notes=(note,), doubts=doubts)

    def _procedure_columns(self) -> list[int]:
        """The columns that may say which procedure a request is, the likeliest first."""
        words = list(map(key, PROCEDURES.headers["procedure"]))
        taken = {place for name, place in self.found.where.items() if name != "procedure"}
        fitting = [p for p, label in enumerate(self.table.headers) if key(label) in words and p not in taken]
        return sorted(fitting, key=lambda place: words.index(key(self.table.headers[place])))

    def _which_procedure(self, chosen: int, names: Sequence[int]) -> Question:
        ordered = [chosen, *(place for place in names if place != chosen)]
        options = tuple(
            Option(
                key(label), tr("«{label}»", label=shown(label)), tr("por ejemplo {names}", names=self._examples(place))
            )
            for place in ordered
            for label in (self.table.headers[place],)
        )
        text = quantity_questions.in_sheet(tr("¿Qué columna dice cuál es el trámite?"), self.scope)
        subjects = self.scope.subjects("procedure", self.dataset)
        return Question(self.scope.id_of("procedure"), text, options, blocking=False, subjects=subjects)

    def _examples(self, place: int) -> str:
        values = dict.fromkeys(shown(cell) for cell in self.table.column(place)[:200] if not is_blank(cell))
        return listed((tr("«{label}»", label=value) for value in list(values)[:2]), "y")
