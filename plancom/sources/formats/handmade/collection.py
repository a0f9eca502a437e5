"""Collects from each table of a hand-made workbook the figures that the plan counts, and what has to be asked first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancom.datasets import Question
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.cells.numbers import UNKNOWN, count, is_blank, shown
from plancom.sources.files.sheets import Sheet
from plancom.sources.formats.handmade import checks, questions
from plancom.sources.formats.handmade.admission import FigureAdmission
from plancom.sources.formats.handmade.figures import Figure, FoundFigures
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab, Place, Value
from plancom.sources.formats.handmade.month_years import UndatedMonths, with_years
from plancom.sources.formats.handmade.words.claims import Claims
from plancom.sources.formats.handmade.words.meaning import Meaning, Reader, UnclearMeaning
from plancom.sources.formats.handmade.words.networks import Networks
from plancom.sources.formats.handmade.words.titles import heading, unfit
from plancom.sources.formats.handmade.words.vocabulary import is_part_sum, is_scaled, is_total, is_unused, unscaled
from plancom.sources.tables.ambiguity import kind_question, thousands_question, year_question
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.question_scopes import WHOLE, Scope


def collect(
    found: FoundFigures, sheet: Sheet, which: int, table: Crosstab, context: Context, *, scope: Scope = WHOLE
) -> None:
    """Adds what one table says to what is found; what is asked about its columns is about the tables of the `scope`."""
    lines = _whole_lines(table.title, sheet)
    title = f"{lines} · {sheet.name}"
    options = {
        "channel": context.answers.get(questions.CHANNEL, ""),
        "network": context.answers.get(questions.NETWORK, ""),
    }
    table = _without_companies(table, context.plan)
    reader = Reader(context.plan, title, context.kind, table.own, table.values, corner=table.corner, **options)
    figures, others = _figures(found, sheet, which, table, reader)
    if not figures:
        return
    every = {word for value in table.values for word in value.words}
    if reason := unfit(title, every):
        found.problems.append(questions.unfit(sheet, figures[0].value, reason))
        return
    over = [_whole_lines(line, sheet) for line in table.over]
    claims = Claims(context.plan, [*over, sheet.name], table, context.kind)
    admission = FigureAdmission(found, sheet, table, claims, context.answers, scope)
    figures = admission.with_channels(admission.of(figures), others)
    if not figures:
        return
    dated = with_years([one.value for one in figures], lines, sheet.name, context)
    if isinstance(dated, UndatedMonths):
        found.problems.append(dated.problem(sheet, figures[0].value))
        found.asked += [] if dated.doubt else [year_question(context.today)]
        return
    when = {value.place: value for value in dated}
    figures = _on_real_days(found, sheet, figures, when)
    doubtful = checks.ambiguous_figure([one.value for one in figures])
    if doubtful and context.answers.get("thousands") != "yes":
        found.problems.append(questions.which_mark(sheet, *doubtful))
        found.asked.append(thousands_question(shown(doubtful[0].cell)))
    _check_totals(found, sheet, table, figures)
    found.figures += [one._replace(value=when[one.value.place]) for one in figures]


def _on_real_days(
    found: FoundFigures, sheet: Sheet, figures: Sequence[Figure], when: Mapping[Place, Value]
) -> list[Figure]:
    """The figures but those beside days that their months have not, of which it is told; of empty cells nothing."""
    lost = [one.value for one in figures if one.value.place not in when]
    filled = [value for value in lost if count(value.cell) not in {None, UNKNOWN, 0}]
    found.problems += [questions.no_such_day(sheet, value, value.period.month) for value in filled if value.period]
    return [one for one in figures if one.value.place in when]


def _without_companies(table: Crosstab, plan: Plan) -> Crosstab:
    """The table with «Facebook» where it says «Meta (Facebook)» and means the company, not a goal."""
    plain = Networks(plan).companies({word for value in table.values for word in value.words})
    if not plain:
        return table
    values = [
        replace(
            value,
            labels=tuple(plain.get(word, word) for word in value.labels),
            above=tuple(plain.get(word, word) for word in value.above),
        )
        for value in table.values
    ]
    return replace(table, values=values)


def _whole_lines(title: str, sheet: Sheet) -> str:
    """The lines of a title, those that were cut for being long as the sheet has them: their end may hold the year or «en miles»."""
    if "…" not in title:
        return title
    whole = {shown(cell): cell for row in sheet.rows for cell in row if isinstance(cell, str)}
    return " · ".join(whole.get(line, line) for line in title.split(" · "))


def _figures(
    found: FoundFigures, sheet: Sheet, which: int, table: Crosstab, reader: Reader
) -> tuple[list[Figure], list[Value]]:
    """The figures of a table that count something, none where what they count must be asked first; and those that nobody understands."""
    figures: list[Figure] = []
    others: list[Value] = []
    for value in _without_lone_total(table.values):
        words = value.words
        if value.period is None or is_total(words):
            found.unused.update(_ignored(value, words))
            continue
        aside = is_unused(words) or is_part_sum(words)
        match None if aside else _meaning(found, sheet, value, reader):
            case Meaning() as meaning:
                figures.append(Figure(sheet.name, value, meaning, which))
            case UnclearMeaning() as unsure if not is_blank(value.cell):
                found.problems.append(questions.what(sheet, table, value, unsure))
                found.asked.append(_question(unsure, found.whole))
                return [], []
            case None:
                found.unused[_name(value)] += 1
                others += [] if aside or any(map(is_scaled, words)) else [value]
    if reader.names_procedures and not figures:
        found.procedures.update(dict.fromkeys(map(_name, others)))
    return _without_others(found, figures), others


def _name(value: Value) -> str:
    """What a figure is called that counts nothing."""
    over = value.section if heading(value.section) else ""
    return " · ".join(filter(None, (over, *value.words))) or tr("sin nombre")


def _without_lone_total(values: Sequence[Value]) -> Sequence[Value]:
    """The figures without the word «Total» where nothing else stands beside the months: then it is no sum of others."""
    if not all(is_total(value.words) for value in values if value.period):
        return values
    return [replace(value, labels=(), above=()) if value.period else value for value in values]


def _question(unsure: UnclearMeaning, scope: Scope) -> Question:
    """What is asked of figures that the sheet does not name."""
    if unsure.channels:
        return questions.which_channel(unsure.channels, scope)
    if unsure.networks:
        return questions.which_network(unsure.networks, scope)
    return kind_question(unsure.kinds, otherwise=True, scope=scope)


def _meaning(found: FoundFigures, sheet: Sheet, value: Value, reader: Reader) -> Meaning | UnclearMeaning | None:
    """What a figure counts; one in thousands is refused."""
    if not any(map(is_scaled, (*value.words, value.section))):
        return reader.meaning(value)
    plain = replace(
        value,
        labels=tuple(map(unscaled, value.labels)),
        above=tuple(map(unscaled, value.above)),
        section=unscaled(value.section),
    )
    if isinstance(reader.meaning(plain), Meaning) and not is_blank(value.cell):
        problem = questions.scaled(sheet, value)
        if not any((one.sheet, one.message) == (problem.sheet, problem.message) for one in found.problems):
            found.problems.append(problem)  # once for all the months of a row
    return None


def _without_others(found: FoundFigures, figures: list[Figure]) -> list[Figure]:
    """The figures without those of other words beside one that says what it is: «Inversión» beside «Publicaciones»."""
    named = {one.meaning for one in figures if one.meaning.is_named and not one.meaning.part.other}
    found.unused.update(one.name for one in figures if one.meaning.part.other and one.meaning in named)
    return [one for one in figures if not (one.meaning.part.other and one.meaning in named)]


def _ignored(value: Value, words: Sequence[str]) -> list[str]:
    """What names a figure that belongs to no month and is no total."""
    is_unread = value.period is None and not is_total(words) and not is_blank(value.cell)
    return [" · ".join(value.above or value.labels)] if is_unread else []


def _check_totals(found: FoundFigures, sheet: Sheet, table: Crosstab, figures: list[Figure]) -> None:
    places = frozenset(one.value.place for one in figures)
    kinds = frozenset(one.value.place for one in figures if one.meaning.part.kind)
    counted = (places - kinds, kinds)
    if figures[0].meaning.dataset != "visits":
        found.problems += checks.total_mismatches(table.values, sheet.name, counted)
        return
    for label in dict.fromkeys(one.value.labels for one in figures if not is_total(one.value.labels)):
        own = [v for v in table.values if v.labels == label or (is_total(v.labels) and v.above)]
        mismatches = checks.total_mismatches(own, sheet.name, counted)
        found.problems += [one for one in mismatches if one.column.startswith(" · ".join(label))]
